//! The first column: the caller's words, the topics that fit them, and in the drill what the caller will say.

use crate::app::heard;
use crate::app::markup::{
    Heard, Html, Nodes, Typed, all, button, el, form, hint, keyed, label, nodes, nothing, tag,
    text, typed, unseen, words, words_if,
};
use crate::desk::draw::{heading, lines};
use crate::desk::drill;
use crate::desk::event::Event;
use crate::desk::menu;
use crate::desk::root::View;
use crate::desk::scene::Asked;

/// The column.
pub(super) fn column(view: &View) -> Html {
    let ui = view.ui();
    let said = view.model.call.said.join(" / ");
    let said = (!said.is_empty()).then(|| format!("{}: {said}", view.t(&ui.said)));
    let listened = listened(view);
    let picking = view.model.picking || view.scene.asked == Asked::Topic;
    let found = if picking {
        let found = menu::topics(&view.desk(), &view.model);
        if found.is_empty() && !view.model.call.typed.trim().is_empty() {
            words("p", "fd-desk__quiet", view.t(&ui.none_found))
        } else {
            lines(view, &found)
        }
    } else {
        nothing()
    };
    let hits = tag("div", "fd-desk__hits")
        .with("id", "fd-hits")
        .with("role", "group")
        .with("tabindex", "-1")
        .with("aria-label", &view.t(&ui.pick));
    el(
        "section",
        "fd-desk__column fd-desk__find",
        nodes![
            heading(view, &ui.find),
            field(view),
            heard::line(
                &view.desk().say(&view.model.call),
                view.index.as_deref(),
                &listened
            ),
            words_if("p", "fd-desk__quiet", said),
            chosen(view),
            hits.holds(nodes![found]),
            caller(view),
        ],
    )
}

/// Everything that is typed of the caller's words, here and at a way out.
fn listened(view: &View) -> String {
    let call = &view.model.call;
    let left = call.exits.iter().map(|exit| exit.words.as_str());
    let all: Vec<&str> = std::iter::once(call.typed.as_str()).chain(left).collect();
    all.join(". ")
}

fn field(view: &View) -> Html {
    let ui = view.ui();
    let input = typed(Typed {
        class: "nhsuk-input fd-desk__words",
        id: "fd-words",
        kind: "text",
        mode: "text",
        most: "300",
        value: view.model.call.typed.clone(),
        described: Some("fd-words-hint".to_owned()),
        oninput: view.typed(Event::Words),
    })
    .empty();
    let named = all(nodes![
        words("kbd", "fd-key", "/".to_owned()),
        label("fd-desk__label", "fd-words", view.t(&ui.words_label)),
    ]);
    let inner = nodes![
        named,
        input,
        hint("fd-desk__quiet", "fd-words-hint", view.t(&ui.words_hint)),
    ];
    let onsubmit: Heard = view.submitted_and_left(Event::ToHits);
    form("fd-desk__form", Some("search"), onsubmit, all(inner))
}

/// The topics of the call, each of which can go.
fn chosen(view: &View) -> Html {
    let mut parts = Nodes::new();
    for id in &view.model.call.journey.topics {
        let Some(topic) = view
            .pack
            .find_topic(id)
            .and_then(|index| view.pack.topic(index))
        else {
            continue;
        };
        let title = view.t(&topic.authored.title);
        let said = nodes![
            text(format!("{title} \u{d7}")),
            unseen(format!(" {}", view.t(&view.ui().remove))),
        ];
        let remove = button("fd-chip", view.on(Event::Unpicked(id.clone())), all(said));
        parts.push(keyed("li", "", id, nodes![remove]));
    }
    if parts.is_empty() {
        nothing()
    } else {
        el("ul", "fd-chips", parts)
    }
}

/// In the drill: who calls, what they say, and what they say when asked.
fn caller(view: &View) -> Html {
    let desk = view.desk();
    let (Some(scenario), Some(drill)) = (drill::scenario(&desk, &view.model), &view.model.drill)
    else {
        return nothing();
    };
    let ui = view.ui();
    let (at, of) = (
        (drill.at + 1).to_string(),
        desk.text.drill.len().to_string(),
    );
    let fact = |(place, (question, answer)): (usize, (String, String))| {
        let parts = nodes![words("dt", "", question), words("dd", "", answer),];
        keyed("div", "", &place.to_string(), parts)
    };
    let facts = drill::facts(&desk, scenario)
        .into_iter()
        .enumerate()
        .map(fact);
    let parts = nodes![
        words(
            "h3",
            "fd-desk__heading",
            view.with(&ui.drill_call, &[&at, &of])
        ),
        words("p", "fd-desk__quiet", scenario.person.clone()),
        words(
            "p",
            "fd-drill__words",
            format!("\u{201c}{}\u{201d}", scenario.words)
        ),
        words("p", "fd-desk__quiet", view.t(&ui.drill_facts)),
        el("dl", "fd-drill__facts", facts.collect()),
        words("p", "fd-desk__quiet", view.t(&ui.drill_else)),
        button(
            "fd-cmd",
            view.on(Event::DrillLeave),
            text(view.t(&ui.drill_leave))
        ),
    ];
    el("div", "fd-drill", parts)
}
