//! The person's own GP practice: how to reach it, what it offers, and what its people are told for a while.

use crate::app::contact::routes;
use crate::app::frame::{list, way_out};
use crate::app::markup::{Html, Nodes, details, keyed, nodes, nothing, text, words, words_if};
use crate::app::root::View;
use crate::app::view::host;
use crate::contract::OutcomeView;
use crate::directory::Route;

/// What the chosen practice offers. Nothing while none is chosen, or its list is on its way.
pub(super) fn practice(view: &View, outcome: &OutcomeView) -> Html {
    let ui = &view.pack.text.ui;
    let journey = &view.model.journey;
    let code = journey.place.practice.as_ref().map(|(code, _)| code);
    let advice = view.advice.as_ref();
    let route = code.and_then(|code| {
        advice?
            .directory
            .own_practice(code, journey.now, journey.at_least)
    });
    let Some(route) = route else {
        return nothing();
    };
    let own = view.pack.site.practice(&route.service);
    let contract = (route.basis == "contract").then(|| view.t(&ui.practice_contract));
    let heading = view.say().with(&ui.practice_heading, &[&route.name]);
    // It stands among the places already when the advice leads there.
    let is_it = |other: &Route| other.service == route.service;
    let also = outcome.also.iter().flat_map(|also| &also.routes);
    let next = outcome.next_up.iter().flat_map(|next| &next.routes);
    let there = outcome.routes.iter().chain(also).chain(next).any(is_it);
    let card = if there {
        nothing()
    } else {
        routes(view, "5", &[route])
    };
    let mut parts = nodes![card, words_if("p", "fd-small", contract)];
    if let Some(own) = own {
        for (url, said) in [
            (&own.online, &ui.practice_online),
            (&own.website, &ui.open_site),
        ] {
            parts.extend(url.as_ref().map(|url| {
                let said = view.say().with(said, &[host(url)]);
                way_out(view, "fd-site", url, true, said)
            }));
        }
        parts.extend(list(&own.roles));
    }
    details(
        "nhsuk-details fd-practice",
        heading,
        crate::app::markup::all(parts),
    )
}

/// What people are told for a while.
pub(super) fn notices(view: &View) -> Html {
    let journey = &view.model.journey;
    let code = journey
        .place
        .practice
        .as_ref()
        .map(|(code, _)| code.as_str());
    let told = view.pack.site.told(code, journey.now);
    let notice = |said: &str| keyed("p", "nhsuk-inset-text", said, nodes![text(said.to_owned())]);
    crate::app::markup::all(told.into_iter().map(notice).collect::<Nodes>())
}

/// "Something here is wrong": a report about one service, to copy, print or e-mail. Nothing is sent by itself.
pub(super) mod wrong {
    use super::{Html, View, nodes, nothing, text, words};
    use crate::app::frame::with_unseen;
    use crate::app::markup::{Typed, all, button, el, label, link, status, typed};
    use crate::app::shell;
    use crate::app::state::{Copied, Event};
    use crate::app::summary;
    use crate::directory::Route;

    /// The button, or the report once it was pressed. Nothing where a trace could harm.
    pub(in crate::app) fn wrong(view: &View, list: &str, route: &Route) -> Html {
        let ui = &view.pack.text.ui;
        // At a shared screen nothing is copied and nothing is sent.
        #[cfg(feature = "desk")]
        if view.kiosk.is_some() {
            return nothing();
        }
        if view.model.is_sensitive(&view.pack) {
            return nothing();
        }
        // The same service may stand on the page twice, and only one report is written at a time.
        let id = [list, &route.service].concat();
        let mut open = view.model.wrong.as_ref();
        open = open.filter(|(open, _)| *open == id);
        // One button opens and closes: it stays where it is, and so does the focus.
        let (turns, to) = match open {
            Some(_) => (&ui.wrong_close, String::new()),
            None => (&ui.wrong, id.clone()),
        };
        let about = with_unseen(view.t(turns), [": ", &route.name].concat());
        let turned = view.on(Event::Wrong(to, String::new()));
        let written = open.map_or_else(nothing, |(_, said)| report(view, route, id, said));
        // Always two parts: in a list that grows at its end, the button would be drawn anew and lose the focus.
        let turn = button("fd-link fd-small", turned, about);
        el("div", "fd-wrong", nodes![turn, written])
    }

    /// The report itself.
    fn report(view: &View, route: &Route, id: String, said: &str) -> Html {
        let ui = &view.pack.text.ui;
        let site = &view.pack.site;
        let journey = &view.model.journey;
        let code = journey
            .place
            .practice
            .as_ref()
            .map(|(code, _)| code.as_str());
        let address = site.report_address(code);
        let report = summary::wrong(&view.say(), route, said, address, journey.now);
        let field = typed(Typed {
            class: "nhsuk-input",
            id: "fd-wrong-field",
            kind: "text",
            mode: "text",
            most: "300",
            value: said.to_owned(),
            described: None,
            oninput: view.typed(move |said| Event::Wrong(id.clone(), said)),
        })
        .empty();
        let tool = |event: Event, said| button("fd-button", view.on(event), text(view.t(said)));
        // Only an address can be written to; a name stands in the report.
        let mail = address.filter(|address| address.contains('@') && !address.contains(' '));
        let mail = mail.map(|address| {
            let address = shell::letter(address, &report);
            link("fd-site", &address, None, view.t(&ui.wrong_email))
        });
        let done = match &view.model.copied {
            Some(Copied::Done) => text(view.t(&ui.copied)),
            Some(Copied::ByHand(_)) => text(view.t(&ui.copy_by_hand)),
            None => nothing(),
        };
        let parts = nodes![
            label("nhsuk-label", "fd-wrong-field", view.t(&ui.wrong_label)),
            field,
            words("pre", "fd-report", report.clone()),
            tool(Event::Report(report), &ui.copy),
            tool(Event::Print, &ui.wrong_print),
            mail.unwrap_or_default(),
            status(nodes![done]),
        ];
        all(parts)
    }
}
