//! The emergency stop, over the whole width: the exact words, and what to ask while help is on its way.

use crate::app::markup::{Html, Nodes, all, el, keyed, link, nodes, nothing, tag, text, words};
use crate::app::view::dial;
use crate::desk::draw::{key_button, list};
use crate::desk::event::Event;
use crate::desk::root::View;
use crate::desk::scene::Asked;
use crate::desk::script::options;
use crate::pack::Level;

/// The stop.
pub(super) fn screen(view: &View, level: Level) -> Html {
    let (ui, text) = (view.ui(), &view.words.reception);
    let Some(said) = text.stop.iter().find(|stop| stop.level == level) else {
        return nothing();
    };
    let exact = |(place, exact): (usize, &crate::pack::Text)| {
        keyed(
            "p",
            "fd-stop__words",
            &place.to_string(),
            nodes![self::text(view.t(exact))],
        )
    };
    let open = !matches!(view.scene.asked, Asked::Outcome(_));
    let body = if open {
        asking(view)
    } else {
        let prompts = nodes![
            words("h2", "fd-desk__heading", view.t(&ui.stop_prompts)),
            list(view, "fd-stop__prompts", &text.prompts),
            words("p", "", view.t(&ui.stop_call)),
            link(
                "fd-call",
                &dial("999"),
                None,
                view.with(&view.pack.text.ui.call, &["999"])
            ),
        ];
        let exact: Nodes = said.words.iter().enumerate().map(exact).collect();
        all(nodes![
            el("div", "fd-stop__exact", exact),
            el("div", "fd-stop__ask", prompts),
            key_button(
                view,
                "fd-stop__done",
                "Alt+Enter",
                view.t(&ui.stop_done),
                Event::Acknowledge
            ),
        ])
    };
    tag("section", "fd-stop")
        .with("id", "fd-stop")
        .with("role", "alert")
        .with("tabindex", "-1")
        .holds(nodes![
            words("h2", "fd-stop__heading", view.t(&said.heading)),
            body
        ])
}

/// It is an emergency already, and one thing is still to be asked.
fn asking(view: &View) -> Html {
    let ui = view.ui();
    let said = view.scene.question().map(|question| question.text.clone());
    all(nodes![
        words("p", "fd-stop__words", view.t(&ui.stop_ask)),
        words("p", "fd-stop__words", said.unwrap_or_default()),
        el("div", "fd-desk__wide", nodes![options(view)]),
        key_button(
            view,
            "fd-stop__done",
            "Enter",
            view.t(&ui.go_on),
            Event::GoOn
        ),
    ])
}
