//! Who can help: a few ways beside the script, drawn small, and all of them in full over the columns.

use crate::app::markup::{
    Html, Nodes, all, el, keyed, link, nodes, nothing, text, unseen, words, words_if,
};
use crate::app::view::{dial, distance, facts, host};
use crate::app::words::capital;
use crate::contract::OutcomeView;
use crate::desk::draw::key_button;
use crate::desk::event::{Event, Panel};
use crate::desk::root::View;
use crate::desk::{practice, ways};
use crate::directory::Route;

/// The ways that stand beside the script, and the key for all of them.
pub(super) fn few(view: &View, outcome: &OutcomeView) -> Html {
    let mut before: Option<&Route> = None;
    let mut items = Nodes::new();
    for route in ways::shown(outcome) {
        items.push(small(view, route, before));
        before = Some(route);
    }
    let heading = words("h3", "fd-desk__heading", view.t(&view.ui().routes));
    if items.is_empty() {
        return heading;
    }
    let more = view.t(&view.ui().key_ways);
    let more = key_button(view, "fd-cmd", "r", more, Event::Open(Panel::Ways));
    all(nodes![
        el("div", "fd-desk__row", nodes![heading, more]),
        el("ul", "fd-desk__ways", items),
        notes(&practice::notes(&view.desk(), &view.model.call)),
    ])
}

/// What to know of the place, such as a postcode that is not covered.
fn notes(notes: &[String]) -> Html {
    let note = |note: &String| keyed("p", "fd-desk__quiet", note, nodes![text(note.clone())]);
    all(notes.iter().map(note).collect())
}

fn small(view: &View, route: &Route, before: Option<&Route>) -> Html {
    let mut parts = nodes![
        words("strong", "", route.name.clone()),
        text(" ".to_owned()),
        phone(view, route, "fd-desk__phone"),
        words_if(
            "span",
            "fd-desk__hours",
            ways::hours(route, before).map(capital)
        ),
    ];
    for line in ways::lines(&view.desk(), &view.model.call, route, before) {
        parts.push(words("span", "fd-desk__quiet", line));
    }
    keyed("li", "", &route.service, parts)
}

fn phone(view: &View, route: &Route, class: &'static str) -> Html {
    route.phone.as_ref().map_or_else(nothing, |phone| {
        let said = view.with(&view.pack.text.ui.call, &[phone]);
        link(class, &dial(phone), None, said)
    })
}

/// Everything that is known of who can help: at this outcome, beside it, and behind other doors.
pub(super) fn panel(view: &View) -> Html {
    let Some(outcome) = view.scene.outcome() else {
        return nothing();
    };
    let mut parts = nodes![list(view, ways::routes(outcome)), notes(&outcome.notes)];
    for also in &outcome.also {
        let routes = ways::routes_beside(also);
        if !routes.is_empty() {
            parts.push(words("h3", "fd-desk__heading", also.title.clone()));
            parts.push(list(view, routes));
        }
    }
    if !outcome.others.is_empty() {
        let heading = view.t(&view.pack.text.ui.others_heading);
        parts.push(words("h3", "fd-desk__heading", heading));
        parts.push(list(view, outcome.others.iter().collect()));
    }
    all(parts)
}

fn list(view: &View, routes: Vec<&Route>) -> Html {
    let items = routes.into_iter().map(|route| whole(view, route));
    el("ul", "fd-routes", items.collect())
}

fn whole(view: &View, route: &Route) -> Html {
    let ui = &view.pack.text.ui;
    let desk = view.desk();
    let say = desk.say(&view.model.call);
    let number = phone(view, route, "fd-call fd-call--small");
    let line = route.text_line.as_ref().map_or_else(nothing, |line| {
        let parts = nodes![
            text(say.with(&ui.text_line, &[line])),
            unseen([": ", &route.name].concat()),
        ];
        el("span", "fd-site", parts)
    });
    let site = route.url.as_ref().map_or_else(nothing, |url| {
        let said = say.with(&ui.open_site, &[host(url)]);
        link("fd-site", url, Some(view.t(&ui.new_tab)), said)
    });
    let metres = route.metres.map(|metres| distance(&say, metres));
    let alliances = ways::alliances(&desk, &view.model.call, route);
    let small = |said: String| words("p", "fd-route__line fd-small", said);
    let parts = nodes![
        words("h3", "nhsuk-heading-s fd-route__name", route.name.clone()),
        words_if("p", "fd-hours", Some(capital(&route.hours))),
        words_if("p", "fd-route__line", Some(route.how.clone())),
        words_if("p", "fd-route__line", route.address.clone()),
        words_if("p", "fd-route__line", metres),
        el("p", "fd-route__ways", nodes![number, line, site]),
        words_if("p", "fd-route__line", route.email.clone()),
        all(facts(&say, route).into_iter().map(small).collect()),
        words_if("p", "fd-route__line fd-small", alliances),
        words_if("p", "fd-route__line fd-small", route.relay.clone()),
        words_if("p", "fd-route__line fd-small", route.note.clone()),
        words_if("p", "fd-route__line fd-small", route.data_note.clone()),
    ];
    keyed("li", "fd-route", &route.service, parts)
}
