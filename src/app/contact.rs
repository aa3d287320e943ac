//! Who to contact: routes with numbers to tap, and the one field that says where the person is.

use crate::app::frame::{self, section};
use crate::app::markup::{
    Choice, Html, Nodes, Typed as Field, all, button, choice, details, el, form, hint, keyed,
    label, nodes, nothing, status, submit, tag, text, typed, unseen, words, words_if,
};
use crate::app::path::Place;
use crate::app::place::{self, Typed};
use crate::app::practice::{practice, wrong};
use crate::app::root::View;
use crate::app::state::Event;
use crate::app::view::{self, dial, host};
use crate::app::words::capital;
use crate::contract::OutcomeView;
use crate::directory::{Openness, Route, Standing};
use crate::pack::Door;

/// The list of the next step up.
pub(super) const NEXT: &str = "4";

/// The section of places.
pub(super) fn contact(view: &View, outcome: &OutcomeView) -> Html {
    let ui = &view.pack.text.ui;
    let landing = view::is_mental_health_landing(outcome);
    let heading = if landing {
        &ui.listen_heading
    } else {
        &ui.contact_heading
    };
    let inner = if view.advice.is_none() {
        tag("p", "")
            .with("role", "status")
            .says(view.t(&ui.loading))
    } else {
        let note = |note: &String| keyed("p", "fd-small", note, nodes![text(note.clone())]);
        // 999 and the lines of the mental health landing are the same everywhere: no place is asked for.
        let everywhere = landing || outcome.doors == [Door::Emergency];
        let field = if everywhere {
            nothing()
        } else {
            place_field(view)
        };
        let (first, more) = view::parted(outcome);
        all(nodes![
            here(view),
            routes(view, "1", first),
            farther(view, more),
            all(outcome.notes.iter().map(note).collect()),
            field,
            if everywhere {
                nothing()
            } else {
                practice(view, outcome)
            },
        ])
    };
    section(view, "fd-section fd-contact", heading, Some(inner))
}

/// Where a shared screen stands.
fn here(view: &View) -> Html {
    #[cfg(feature = "desk")]
    if let Some(kiosk) = &view.kiosk {
        return crate::kiosk::parts::here(kiosk);
    }
    let _ = view;
    nothing()
}

/// Those for whoever wants more.
fn farther(view: &View, more: &[Route]) -> Html {
    if more.is_empty() {
        return nothing();
    }
    let said = view.t(&view.pack.text.ui.more_places);
    details("nhsuk-details fd-more", said, routes(view, "2", more))
}

/// Services for what brought the person that stand behind other doors.
pub(super) fn others(view: &View, outcome: &OutcomeView) -> Html {
    if outcome.others.is_empty() {
        return nothing();
    }
    let heading = &view.pack.text.ui.others_heading;
    let list = routes(view, "3", &outcome.others);
    section(view, "fd-section fd-others", heading, Some(list))
}

/// A list of routes. A service may stand in several lists of a page: `list` tells them apart.
pub(super) fn routes(view: &View, list: &str, routes: &[Route]) -> Html {
    // What is the same as for the route before is not said again. The next step up has said how itself.
    let says_how = list != NEXT;
    let mut before: Option<&str> = None;
    let mut items = Nodes::new();
    for route in routes {
        let differs = before != Some(route.how.as_str());
        items.push(item(view, list, route, says_how && differs));
        before = Some(route.how.as_str());
    }
    if items.is_empty() {
        nothing()
    } else {
        el("ul", "fd-routes", items)
    }
}

fn item(view: &View, list: &str, route: &Route, says_how: bool) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let name = &route.name;
    let number = |address: &str, said: String| {
        #[cfg(feature = "desk")]
        if view.kiosk.is_some() {
            return frame::way_out(view, "fd-call fd-call--small", address, false, said);
        }
        let parts = nodes![text(said), unseen(format!(": {name}"))];
        tag("a", "fd-call fd-call--small")
            .with("href", address)
            .holds(parts)
    };
    let phone = route
        .phone
        .as_ref()
        .map(|phone| number(&dial(phone), say.with(&ui.call, &[phone])));
    let line = route.text_line.as_ref();
    let line = line.map(|line| number(&format!("sms:{line}"), say.with(&ui.text_line, &[line])));
    let site = route.url.as_ref().map(|url| {
        let said = say.with(&ui.open_site, &[host(url)]);
        frame::way_out(view, "fd-site", url, true, said)
    });
    // What shuts before somebody gets there does not look open.
    let hours = match route.arrival.unwrap_or(route.status) {
        Openness::Open => "fd-hours fd-hours--open",
        Openness::Shut => "fd-hours fd-hours--shut",
        Openness::Unknown => "fd-hours",
    };
    let email = route.email.as_ref().map(|email| {
        let address = ["mailto:", email].concat();
        frame::way_out(view, "fd-site", &address, false, email.clone())
    });
    let distance = route.metres.map(|metres| distance(view, metres));
    let parts = nodes![
        words("h3", "nhsuk-heading-s fd-route__name", name.clone()),
        words_if("p", hours, Some(capital(&route.hours))),
        words_if("p", "fd-route__line", says_how.then(|| route.how.clone())),
        words_if("p", "fd-route__line", route.address.clone()),
        words_if("p", "fd-route__line", distance),
        el(
            "p",
            "fd-route__ways",
            [phone, line, site, email].into_iter().flatten().collect(),
        ),
        facts(view, route),
        words_if("p", "fd-route__line fd-small", route.relay.clone()),
        words_if("p", "fd-route__line fd-small", route.note.clone()),
        words_if("p", "fd-route__line fd-small", route.data_note.clone()),
        wrong::wrong(view, list, route),
    ];
    keyed("li", "fd-route", &route.service, parts)
}

/// What else is known of a service, a line each.
fn facts(view: &View, route: &Route) -> Html {
    let line = |said| words("p", "fd-route__line fd-small", said);
    let facts = view::facts(&view.say(), route);
    all(facts.into_iter().map(line).collect())
}

/// How far a place is: miles, or minutes on foot from a shared screen.
fn distance(view: &View, metres: u32) -> String {
    #[cfg(feature = "desk")]
    if let Some(said) = crate::kiosk::parts::walk(view, metres) {
        return said;
    }
    view::distance(&view.say(), metres)
}

/// "Your GP surgery or postcode."
fn place_field(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    if view.model.place_is_linked() {
        details(
            "nhsuk-details fd-place",
            view.t(&ui.place_change),
            place_form(view),
        )
    } else {
        el("div", "fd-place", nodes![place_form(view)])
    }
}

fn place_form(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    let field = typed(Field {
        class: "nhsuk-input",
        id: "fd-where-field",
        kind: "text",
        mode: "text",
        most: "80",
        value: view.model.place_typed.clone(),
        described: Some("fd-where-hint".to_owned()),
        oninput: view.typed(Event::PlaceTyped),
    })
    .empty();
    let update = submit("fd-button", view.t(&ui.place_update));
    let found = match &view.model.place_found {
        Typed::NotFound => words("p", "", view.t(&ui.place_not_found)),
        Typed::Choose(_) => words("p", "", view.t(&ui.place_choose)),
        _ => nothing(),
    };
    let inner = nodes![
        label(
            "nhsuk-label nhsuk-label--s",
            "fd-where-field",
            view.t(&ui.place_label),
        ),
        hint("nhsuk-hint", "fd-where-hint", view.t(&ui.place_hint)),
        el("div", "fd-place__row", nodes![field, update]),
        status(nodes![using(view), found]),
        choices(view),
        standings(view),
    ];
    let typed = &view.model.place_typed;
    let read = view.advice.as_ref().map_or(Typed::NotFound, |advice| {
        place::read(&advice.directory, typed)
    });
    form("", None, view.submitted(Event::PlaceRead(read)), all(inner))
}

/// What is used now, with a way to forget it.
fn using(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    let place = &view.model.journey.place;
    let mut used = String::new();
    if let Some((code, name)) = &place.practice {
        let known = view
            .advice
            .as_ref()
            .and_then(|advice| place::practice(&advice.directory, code));
        used = if name.is_empty() {
            known.map_or_else(|| code.clone(), |choice| choice.name)
        } else {
            name.clone()
        };
    }
    if let Some(postcode) = &place.postcode {
        if !used.is_empty() {
            used.push_str(", ");
        }
        used.push_str(postcode);
    }
    if used.is_empty() {
        return nothing();
    }
    let forget = button(
        "fd-link",
        view.on(Event::Place(Place::default())),
        text(view.t(&ui.place_clear)),
    );
    el(
        "p",
        "",
        nodes![
            text(format!("{} ", view.say().with(&ui.place_using, &[&used]))),
            forget,
        ],
    )
}

fn choices(view: &View) -> Html {
    let Typed::Choose(choices) = &view.model.place_found else {
        return nothing();
    };
    let item = |choice: &place::Choice| {
        let picked = view.on(Event::Place(view.model.place_with(choice)));
        let address = words("span", "fd-small", format!(" {}", choice.address));
        let said = el("span", "", nodes![text(choice.name.clone()), address]);
        keyed(
            "li",
            "",
            &choice.code,
            nodes![button("fd-topic", picked, said)],
        )
    };
    el("ul", "fd-tiles", choices.iter().map(item).collect())
}

/// For those without a surgery here: not registered, outside the area, visiting.
fn standings(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    let place = &view.model.journey.place;
    let every = [
        (Standing::Local, &ui.standing_local),
        (Standing::NotRegistered, &ui.standing_not_registered),
        (Standing::Outside, &ui.standing_outside),
        (Standing::Visiting, &ui.standing_visiting),
    ];
    let items = every.into_iter().map(|(standing, said)| {
        let practice = place
            .practice
            .clone()
            .filter(|_| standing == Standing::Local);
        let changed = Place {
            standing,
            practice,
            ..place.clone()
        };
        choice(Choice {
            radio: true,
            id: format!("fd-standing-{}", standing.as_str()),
            name: "fd-standing".to_owned(),
            label: view.t(said),
            check: None,
            checked: place.standing == standing,
            onchange: view.on(Event::Place(changed)),
        })
    });
    let legend = el("legend", "", nodes![unseen(view.t(&ui.place_more))]);
    let radios = el("div", "nhsuk-radios nhsuk-radios--small", items.collect());
    let group = el("fieldset", "nhsuk-fieldset", nodes![legend, radios]);
    details("nhsuk-details", view.t(&ui.place_more), group)
}
