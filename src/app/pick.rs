//! The first screen, and the screen that adds another topic: search in own words, common needs, A to Z.

use crate::app::frame::heading;
use crate::app::root::View;
use crate::app::shell;
use crate::app::state::Event;
use crate::contract::{self, TopicView};
use crate::pack::{Pack, SOMETHING_ELSE};
use std::rc::Rc;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// The first screen.
pub(super) fn start(view: &View) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let pick = {
        let dispatch = view.dispatch.clone();
        Callback::from(move |topic: String| dispatch.emit(Event::Picked(topic)))
    };
    let topics = contract::topics(&view.pack);
    let common: Vec<TopicView> = topics
        .iter()
        .filter(|topic| topic.common)
        .cloned()
        .collect();
    html! {
        <>
            { heading(say.text(&ui.start_heading)) }
            <p class="fd-lead">{ say.text(&ui.start_intro) }</p>
            <Search pack={Shared(view.pack.clone())} root={view.root.clone()} pick={pick.clone()} without={Vec::new()} />
            { unsure(view, &pick) }
            <h2 class="nhsuk-heading-m">{ say.text(&ui.common_heading) }</h2>
            { buttons(&common, "fd-tiles", &pick) }
            <h2 class="nhsuk-heading-m">{ say.text(&ui.all_heading) }</h2>
            { buttons(&topics, "fd-index", &pick) }
        </>
    }
}

/// The screen that adds a topic to the journey.
pub(super) fn add(view: &View) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let pick = {
        let dispatch = view.dispatch.clone();
        Callback::from(move |topic: String| dispatch.emit(Event::Added(Some(topic))))
    };
    let chosen = view.model.journey.topics.clone();
    let mut topics = contract::topics(&view.pack);
    topics.retain(|topic| !chosen.contains(&topic.id));
    html! {
        <>
            { heading(say.text(&ui.add_heading)) }
            <p class="fd-lead">{ say.text(&ui.add_intro) }</p>
            <Search pack={Shared(view.pack.clone())} root={view.root.clone()} {pick} without={chosen} />
            <button class="fd-button" type="button" onclick={view.on(Event::Added(None))}>
                { say.text(&ui.add_nothing) }
            </button>
            <h2 class="nhsuk-heading-m">{ say.text(&ui.all_heading) }</h2>
            { buttons(&topics, "fd-index", &{
                let dispatch = view.dispatch.clone();
                Callback::from(move |topic: String| dispatch.emit(Event::Added(Some(topic))))
            }) }
        </>
    }
}

fn unsure(view: &View, pick: &Callback<String>) -> Html {
    let pick = pick.clone();
    let onclick = Callback::from(move |_| pick.emit(SOMETHING_ELSE.to_owned()));
    html! {
        <button class="fd-button fd-unsure" type="button" {onclick}>
            { view.say().text(&view.pack.text.ui.unsure) }
        </button>
    }
}

/// A list of topics. Buttons, not links: an address would name the topic.
fn buttons(topics: &[TopicView], class: &'static str, pick: &Callback<String>) -> Html {
    let items: Html = topics
        .iter()
        .map(|topic| button(&topic.id, &topic.title, pick))
        .collect();
    html! { <ul class={class}>{ items }</ul> }
}

fn button(id: &str, title: &str, pick: &Callback<String>) -> Html {
    let (pick, topic) = (pick.clone(), id.to_owned());
    let onclick = Callback::from(move |_| pick.emit(topic.clone()));
    html! { <li key={id}><button class="fd-topic" type="button" {onclick}>{ title }</button></li> }
}

/// A pack that is the same only when it is the very same.
#[derive(Clone)]
pub(super) struct Shared(pub(super) Rc<Pack>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SearchProps {
    pack: Shared,
    root: Element,
    pick: Callback<String>,
    /// Topics that are chosen already.
    without: Vec<String>,
}

/// The search box. It owns what is typed; results come with every letter.
#[component]
pub(super) fn Search(props: &SearchProps) -> Html {
    let typed = use_state(String::new);
    let pack = &props.pack.0;
    let ui = &pack.text.ui;
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    // The return key never picks a topic by itself: it leads to the list.
    let onsubmit = {
        let root = props.root.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            shell::focus(&root, "#fd-hits button");
        })
    };
    let mut hits = contract::search(pack, &typed);
    hits.retain(|hit| !props.without.contains(&hit.topic));
    let status = match (typed.trim().is_empty(), hits.is_empty()) {
        (true, _) => String::new(),
        (false, true) => ui.search_none.0.clone(),
        (false, false) => ui.search_found.0.clone(),
    };
    let list: Html = hits
        .iter()
        .map(|hit| button(&hit.topic, &hit.title, &props.pick))
        .collect();
    html! {
        <form class="fd-search" role="search" {onsubmit} novalidate=true autocomplete="off">
            <label class="nhsuk-label nhsuk-label--m" for="fd-words">{ &ui.search_label.0 }</label>
            <div class="nhsuk-hint" id="fd-words-hint">{ &ui.search_hint.0 }</div>
            <input class="nhsuk-input fd-search__input" id="fd-words" type="search" enterkeyhint="search" autocomplete="off"
                autocapitalize="none" spellcheck="true" maxlength="200" aria-describedby="fd-words-hint" {oninput} />
            <p class="fd-search__status" role="status">{ status }</p>
            <ul class="fd-tiles" id="fd-hits">{ list }</ul>
        </form>
    }
}
