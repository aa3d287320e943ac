//! How calls of the drill went: one of them, and all of them as a sheet.

use crate::app::markup::{Html, Nodes, all, button, el, keyed, nodes, nothing, text, words};
use crate::desk::draw::key_button;
use crate::desk::drill::{self, POINTS, Score};
use crate::desk::event::Event;
use crate::desk::root::View;
use crate::pack::Text;

/// How one call went.
pub(super) fn verdict(view: &View) -> Html {
    let (ui, desk) = (view.ui(), view.desk());
    let Some(scenario) = drill::scenario(&desk, &view.model) else {
        return nothing();
    };
    let score = drill::score(scenario, &view.model.call, &view.scene);
    let points = (score.points().to_string(), POINTS.to_string());
    let reasons = view
        .scene
        .outcome()
        .into_iter()
        .flat_map(|outcome| &outcome.reasons);
    let reason = |reason: &crate::contract::ReasonView| {
        keyed(
            "li",
            "",
            &reason.rule,
            nodes![text(format!("{} ({})", reason.text, reason.source))],
        )
    };
    all(nodes![
        words(
            "p",
            "fd-desk__read",
            view.with(&ui.drill_score, &[&points.0, &points.1])
        ),
        marks(view, score),
        words("h3", "fd-desk__heading", view.t(&ui.drill_why)),
        el("ul", "fd-desk__watch", reasons.map(reason).collect()),
        words("p", "fd-desk__then", view.t(&scenario.lesson)),
        key_button(
            view,
            "fd-cmd fd-cmd--go",
            "Enter",
            view.t(&ui.drill_next),
            Event::DrillNext
        ),
    ])
}

fn marks(view: &View, score: Score) -> Html {
    let ui = view.ui();
    let mark = |name: &Text, right: bool| {
        let said = if right {
            &ui.drill_right
        } else {
            &ui.drill_wrong
        };
        keyed(
            "li",
            "",
            &name.0,
            nodes![text(format!("{}: {}", view.t(name), view.t(said)))],
        )
    };
    let all = nodes![
        mark(&ui.drill_topic, score.topic),
        mark(&ui.drill_answers, score.answers),
        mark(&ui.drill_outcome, score.outcome),
    ];
    el("ul", "fd-desk__watch", all)
}

/// How all of them went, which can be printed.
pub(super) fn sheet(view: &View) -> Html {
    let ui = view.ui();
    let scores = view.model.drill.iter().flat_map(|drill| &drill.scores);
    let scenarios = &view.words.reception.drill;
    let mut sum = 0;
    let mut rows = Nodes::new();
    for (scenario, score) in scenarios.iter().zip(scores) {
        sum += score.points();
        let points = view.with(
            &ui.drill_score,
            &[&score.points().to_string(), &POINTS.to_string()],
        );
        rows.push(keyed(
            "tr",
            "",
            &scenario.case,
            nodes![
                words("td", "", scenario.person.clone()),
                words("td", "", scenario.words.clone()),
                words("td", "", points),
                words("td", "", view.t(&scenario.lesson)),
            ],
        ));
    }
    let most = (scenarios.len() * POINTS).to_string();
    all(nodes![
        words(
            "p",
            "fd-desk__read",
            view.with(&ui.drill_score, &[&sum.to_string(), &most])
        ),
        el("table", "fd-counts", nodes![el("tbody", "", rows)]),
        el(
            "div",
            "fd-desk__row",
            nodes![
                button("fd-cmd", view.on(Event::Print), text(view.t(&ui.print))),
                button(
                    "fd-cmd",
                    view.on(Event::DrillLeave),
                    text(view.t(&ui.drill_leave))
                ),
            ]
        ),
    ])
}
