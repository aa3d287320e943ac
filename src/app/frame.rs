//! What stands around every screen: the draft banner, 999 and 111, the name, the way back.

use crate::app::root::View;
use crate::app::state::{Event, Phase};
use crate::app::view::dial;
use yew::prelude::*;

/// The whole page around one screen.
pub(super) fn frame(view: &View, screen: Html) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let phase = view.model.phase;
    let key = format!("{phase:?}");
    html! {
        <div class="fd-app">
            <header class="fd-top">
                <p class="fd-banner">{ say.text(&view.pack.about.banner) }</p>
                <div class="fd-help" role="group" aria-label={say.text(&ui.help_label)}>
                    { help_line(view, &say.text(&ui.help_emergency), "999") }
                    { help_line(view, &say.text(&ui.help_urgent), "111") }
                </div>
                <div class="fd-brand">
                    <p class="fd-brand__name">{ say.text(&ui.name) }</p>
                    <p class="fd-brand__about">{ say.with(&ui.brand_about, &[&say.text(&view.pack.about.area)]) }</p>
                </div>
            </header>
            <main class="fd-page" id="fd-main" tabindex="-1">
                { way_back(view) }
                // A part of its own for each step: nothing of the last one is left in inputs or focus.
                <div class="fd-main" key={key}>{ screen }</div>
            </main>
        </div>
    }
}

fn help_line(view: &View, what: &str, number: &'static str) -> Html {
    let call = view.say().with(&view.pack.text.ui.call, &[number]);
    html! {
        <p class="fd-help__line">
            <span class="fd-help__what">{ what }</span>{ " " }
            <a class="fd-help__call" href={dial(number)}>{ call }</a>
        </p>
    }
}

fn way_back(view: &View) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let at_start = matches!(view.model.phase, Phase::Start);
    html! {
        <div class="fd-nav" hidden={at_start}>
            <button class="nhsuk-back-link fd-nav__back" type="button" onclick={view.on(Event::Back)}>{ say.text(&ui.back) }</button>
            <button class="fd-link" type="button" onclick={view.on(Event::StartAgain)}>{ say.text(&ui.start_again) }</button>
        </div>
    }
}

/// The heading of a screen; the focus comes here when the screen opens.
pub(super) fn heading(text: String) -> Html {
    html! { <h1 class="nhsuk-heading-l" tabindex="-1">{ text }</h1> }
}

/// A section of the outcome; nothing when there is nothing in it.
pub(super) fn section(class: &'static str, heading: String, inner: Option<Html>) -> Html {
    inner.map_or_else(Html::default, |inner| {
        html! {
            <section class={classes!("fd-section", class)}>
                <h2 class="nhsuk-heading-m">{ heading }</h2>
                { inner }
            </section>
        }
    })
}

/// A bullet list; nothing when it is empty.
pub(super) fn list(items: &[String]) -> Option<Html> {
    let lines: Html = items
        .iter()
        .enumerate()
        .map(|(index, item)| html! { <li key={index}>{ item.clone() }</li> })
        .collect();
    (!items.is_empty()).then(|| html! { <ul class="nhsuk-list nhsuk-list--bullet">{ lines }</ul> })
}

/// A link that dials a number.
pub(super) fn call_link(view: &View, number: &str) -> Html {
    let words = view.say().with(&view.pack.text.ui.call, &[number]);
    html! { <a class="fd-call" href={dial(number)}>{ words }</a> }
}

/// The screen when something went wrong that should not.
pub(super) fn broken(view: &View) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    html! {
        <div class="fd-notice">
            { heading(say.text(&ui.broken_heading)) }
            <p>{ say.text(&ui.broken_text) }</p>
            { call_link(view, "999") }{ call_link(view, "111") }
        </div>
    }
}
