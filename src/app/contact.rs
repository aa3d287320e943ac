//! Who to contact: routes with numbers to tap, and the one field that says where the person is.

use crate::app::frame::section;
use crate::app::path::Place;
use crate::app::place::{self, Choice, Typed};
use crate::app::root::View;
use crate::app::state::Event;
use crate::app::view::{self, dial, host};
use crate::app::words::capital;
use crate::contract::OutcomeView;
use crate::directory::{Openness, Route, Standing};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The section of places.
pub(super) fn contact(view: &View, outcome: &OutcomeView) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    // The lines of the mental health landing are the same everywhere: no place is asked for.
    let landing = view::is_mental_health_landing(outcome);
    let heading = if landing {
        &ui.listen_heading
    } else {
        &ui.contact_heading
    };
    let inner = if view.advice.is_none() {
        html! { <p role="status">{ say.text(&ui.loading) }</p> }
    } else {
        let notes: Html = outcome
            .notes
            .iter()
            .map(|note| html! { <p class="fd-small" key={note.clone()}>{ note }</p> })
            .collect();
        html! {
            <>
                { routes(view, &outcome.routes) }
                { notes }
                { if landing { Html::default() } else { html! { <PlaceField view={Places(view.clone())} /> } } }
            </>
        }
    };
    section("fd-contact", say.text(heading), Some(inner))
}

/// A list of routes.
pub(super) fn routes(view: &View, routes: &[Route]) -> Html {
    // What is the same as for the route before is not said again.
    let how_before = |index: usize| {
        index
            .checked_sub(1)
            .and_then(|before| routes.get(before))
            .map(|route| &route.how)
    };
    let items: Html = routes
        .iter()
        .enumerate()
        .map(|(index, route)| item(view, route, how_before(index) != Some(&route.how)))
        .collect();
    if routes.is_empty() {
        return Html::default();
    }
    html! { <ul class="fd-routes">{ items }</ul> }
}

fn item(view: &View, route: &Route, says_how: bool) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let named = |text: String| html! { <>{ text }<span class="nhsuk-u-visually-hidden">{ ": " }{ &route.name }</span></> };
    let phone = route.phone.as_ref().map(|number| {
        html! { <a class="fd-call fd-call--small" href={dial(number)}>{ named(say.with(&ui.call, &[number])) }</a> }
    });
    let text_line = route.text_line.as_ref().map(|number| {
        html! { <a class="fd-call fd-call--small" href={format!("sms:{number}")}>{ named(say.with(&ui.text_line, &[number])) }</a> }
    });
    let site = route.url.as_ref().map(|url| {
        html! {
            <a class="fd-site" href={url.clone()} target="_blank" rel="noopener noreferrer">
                { say.with(&ui.open_site, &[host(url)]) }
                <span class="nhsuk-u-visually-hidden">{ " " }{ say.text(&ui.new_tab) }</span>
            </a>
        }
    });
    let status = match route.status {
        Openness::Open => "fd-hours fd-hours--open",
        Openness::Shut => "fd-hours fd-hours--shut",
        Openness::Unknown => "fd-hours",
    };
    let line = |class: &'static str, text: Option<String>| {
        text.filter(|text| !text.is_empty())
            .map_or_else(Html::default, |text| html! { <p {class}>{ text }</p> })
    };
    html! {
        <li class="fd-route" key={route.service.clone()}>
            <h3 class="nhsuk-heading-s fd-route__name">{ &route.name }</h3>
            { line(status, Some(capital(&route.hours))) }
            { line("fd-route__line", says_how.then(|| route.how.clone())) }
            { line("fd-route__line", route.address.clone()) }
            { line("fd-route__line", route.metres.map(|metres| view::distance(&say, metres))) }
            <p class="fd-route__ways">{ phone.unwrap_or_default() }{ text_line.unwrap_or_default() }{ site.unwrap_or_default() }</p>
            { line("fd-route__line fd-small", route.relay.clone()) }
            { line("fd-route__line fd-small", route.note.clone()) }
        </li>
    }
}

/// A view that is the same only while state and advice are the very same.
#[derive(Clone)]
pub(super) struct Places(View);

impl PartialEq for Places {
    fn eq(&self, other: &Self) -> bool {
        let advice = |view: &View| view.advice.as_ref().map(Rc::as_ptr);
        Rc::ptr_eq(&self.0.model, &other.0.model) && advice(&self.0) == advice(&other.0)
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PlaceProps {
    view: Places,
}

/// "Your GP surgery or postcode." It owns what is typed.
#[component]
pub(super) fn PlaceField(props: &PlaceProps) -> Html {
    let view = &props.view.0;
    let input = use_node_ref();
    let found = use_state(|| Typed::Nothing);
    let place = &view.model.journey.place;
    let set = {
        let (dispatch, found, input) = (view.dispatch.clone(), found.clone(), input.clone());
        Callback::from(move |place: Place| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.set_value("");
            }
            found.set(Typed::Nothing);
            dispatch.emit(Event::Place(place));
        })
    };
    let onsubmit = {
        let (advice, input, found, set, place) = (
            view.advice.clone(),
            input.clone(),
            found.clone(),
            set.clone(),
            place.clone(),
        );
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = input
                .cast::<HtmlInputElement>()
                .map(|input| input.value())
                .unwrap_or_default();
            let Some(advice) = &advice else { return };
            match place::read(&advice.directory, &typed) {
                Typed::Practice(choice) => set.emit(with_practice(&place, &choice)),
                Typed::Postcode(postcode) => set.emit(Place {
                    postcode: Some(postcode),
                    ..place.clone()
                }),
                other => found.set(other),
            }
        })
    };
    let form = form(view, &found, input, onsubmit, &set);
    if view.model.practice_is_linked() {
        let summary = view.say().text(&view.pack.text.ui.place_change);
        html! {
            <details class="nhsuk-details fd-place">
                <summary class="nhsuk-details__summary"><span class="nhsuk-details__summary-text">{ summary }</span></summary>
                <div class="nhsuk-details__text">{ form }</div>
            </details>
        }
    } else {
        html! { <div class="fd-place">{ form }</div> }
    }
}

fn with_practice(place: &Place, choice: &Choice) -> Place {
    Place {
        practice: Some((choice.code.clone(), choice.name.clone())),
        standing: Standing::Local,
        ..place.clone()
    }
}

fn form(
    view: &View,
    found: &Typed,
    input: NodeRef,
    onsubmit: Callback<SubmitEvent>,
    set: &Callback<Place>,
) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    html! {
        <form {onsubmit} novalidate=true autocomplete="off">
            <label class="nhsuk-label nhsuk-label--s" for="fd-where-field">{ say.text(&ui.place_label) }</label>
            <div class="nhsuk-hint" id="fd-where-hint">{ say.text(&ui.place_hint) }</div>
            <div class="fd-place__row">
                <input class="nhsuk-input" id="fd-where-field" type="text" autocomplete="off" spellcheck="false" maxlength="80"
                    aria-describedby="fd-where-hint" ref={input} />
                <button class="fd-button" type="submit">{ say.text(&ui.place_update) }</button>
            </div>
            <div role="status">{ using(view, set) }{ answer(view, found) }</div>
            { choices(view, found, set) }
            { standings(view, set) }
        </form>
    }
}

/// What is used now, with a way to forget it.
fn using(view: &View, set: &Callback<Place>) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let place = &view.model.journey.place;
    let practice = place.practice.as_ref().map(|(code, name)| {
        let known = || {
            view.advice
                .as_ref()
                .and_then(|advice| place::practice(&advice.directory, code))
        };
        if name.is_empty() {
            known().map_or_else(|| code.clone(), |choice| choice.name)
        } else {
            name.clone()
        }
    });
    let parts: Vec<String> = practice.into_iter().chain(place.postcode.clone()).collect();
    if parts.is_empty() {
        return Html::default();
    }
    let set = set.clone();
    let forget = Callback::from(move |_: MouseEvent| set.emit(Place::default()));
    html! {
        <p>
            { say.with(&ui.place_using, &[&parts.join(", ")]) }{ " " }
            <button class="fd-link" type="button" onclick={forget}>{ say.text(&ui.place_clear) }</button>
        </p>
    }
}

fn answer(view: &View, found: &Typed) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    match found {
        Typed::NotFound => html! { <p>{ say.text(&ui.place_not_found) }</p> },
        Typed::Choose(_) => html! { <p>{ say.text(&ui.place_choose) }</p> },
        _ => Html::default(),
    }
}

fn choices(view: &View, found: &Typed, set: &Callback<Place>) -> Html {
    let Typed::Choose(choices) = found else {
        return Html::default();
    };
    let items: Html = choices
        .iter()
        .map(|choice| {
            let (set, place) = (set.clone(), with_practice(&view.model.journey.place, choice));
            let onclick = Callback::from(move |_: MouseEvent| set.emit(place.clone()));
            html! {
                <li key={choice.code.clone()}>
                    <button class="fd-topic" type="button" {onclick}>{ &choice.name }<span class="fd-small">{ " " }{ &choice.address }</span></button>
                </li>
            }
        })
        .collect();
    html! { <ul class="fd-tiles">{ items }</ul> }
}

/// For those without a surgery here: not registered, outside the area, visiting.
fn standings(view: &View, set: &Callback<Place>) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let place = &view.model.journey.place;
    let all = [
        (Standing::Local, &ui.standing_local),
        (Standing::NotRegistered, &ui.standing_not_registered),
        (Standing::Outside, &ui.standing_outside),
        (Standing::Visiting, &ui.standing_visiting),
    ];
    let items: Html = all
        .iter()
        .map(|(standing, text)| {
            let id = format!("fd-standing-{standing}");
            let local = *standing == Standing::Local;
            let practice = place.practice.clone().filter(|_| local);
            let (set, changed) = (set.clone(), Place { standing: *standing, practice, ..place.clone() });
            let onchange = Callback::from(move |_: web_sys::Event| set.emit(changed.clone()));
            html! {
                <div class="nhsuk-radios__item" key={standing.as_str()}>
                    <input class="nhsuk-radios__input" id={id.clone()} name="fd-standing" type="radio" checked={place.standing == *standing} {onchange} />
                    <label class="nhsuk-label nhsuk-radios__label" for={id}>{ say.text(text) }</label>
                </div>
            }
        })
        .collect();
    html! {
        <details class="nhsuk-details">
            <summary class="nhsuk-details__summary"><span class="nhsuk-details__summary-text">{ say.text(&ui.place_more) }</span></summary>
            <div class="nhsuk-details__text">
                <fieldset class="nhsuk-fieldset">
                    <legend class="nhsuk-u-visually-hidden">{ say.text(&ui.place_more) }</legend>
                    <div class="nhsuk-radios nhsuk-radios--small">{ items }</div>
                </fieldset>
            </div>
        </details>
    }
}
