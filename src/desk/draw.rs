//! The whole screen: three columns without scrolling, the row of keys, and what may lie over them.

use crate::app::markup::{
    Html, Nodes, all, button, el, keyed, link, nodes, nothing, status, tag, text, words,
};
use crate::app::view::dial;
use crate::desk::event::{Event, Panel};
use crate::desk::keys::COMMANDS;
use crate::desk::menu::Line;
use crate::desk::root::View;
use crate::desk::{exits, find, panels, script, standing, stop};
use crate::pack::Text;

/// The whole page.
pub(super) fn page(view: &View) -> Html {
    let stopped = view
        .model
        .call
        .unacknowledged(&view.desk(), &view.scene)
        .filter(|_| view.model.panel.is_none());
    let columns = match stopped {
        Some(level) => stop::screen(view, level),
        None => all(nodes![
            find::column(view),
            script::column(view),
            standing::column(view),
        ]),
    };
    let title = tag("h1", "nhsuk-u-visually-hidden").says(view.t(&view.words.reception.title));
    let main = tag("main", "fd-desk__columns")
        .with("id", "fd-main")
        .with("tabindex", "-1");
    el(
        "div",
        "fd-app fd-desk",
        nodes![
            top(view),
            main.holds(nodes![title, columns]),
            said(view),
            bar(view),
            panels::panel(view),
        ],
    )
}

fn top(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    let number = |what: &Text, number: &str| {
        let said = view.with(&ui.call, &[number]);
        let parts = nodes![
            words("span", "fd-help__what", view.t(what)),
            text(" ".into()),
            link("fd-help__call", &dial(number), None, said),
        ];
        el("p", "fd-help__line", parts)
    };
    let help = tag("div", "fd-help")
        .with("role", "group")
        .with("aria-label", &view.t(&ui.help_label));
    let help = help.holds(nodes![
        number(&ui.help_emergency, "999"),
        number(&ui.help_urgent, "111"),
        practice(view),
        keys_switch(view),
    ]);
    let banner = words("p", "fd-banner", view.t(&view.pack.about.banner));
    el("header", "fd-desk__top", nodes![banner, help])
}

fn practice(view: &View) -> Html {
    let place = &view.model.call.journey.place;
    let mut said = place.practice.as_ref().map_or_else(
        || view.t(&view.ui().practice_none),
        |(code, name)| format!("{name} ({code})"),
    );
    if let Some(postcode) = &place.postcode {
        said.push_str(", ");
        said.push_str(postcode);
    }
    key_button(
        view,
        "fd-desk__practice",
        "g",
        said,
        Event::Open(Panel::Practice),
    )
}

fn keys_switch(view: &View) -> Html {
    let on = view.model.keys_on;
    let said = if on {
        &view.ui().keys_on
    } else {
        &view.ui().keys_off
    };
    button(
        "fd-desk__switch",
        view.on(Event::Keys(!on)),
        text(view.t(said)),
    )
}

/// What became of the last thing, said by itself.
fn said(view: &View) -> Html {
    let (ui, model) = (view.ui(), &view.model);
    let said = if model.escaped {
        Some(&ui.key_again)
    } else if model.gone.is_some() {
        Some(&ui.gone)
    } else if model.copied == Some(crate::app::event::Copied::Done) {
        Some(&ui.copied)
    } else if model.counts_lost {
        Some(&ui.counts_lost)
    } else {
        None
    };
    let said = said.map(|said| view.t(said)).unwrap_or_default();
    let part = words("p", "fd-desk__said", said);
    status(nodes![part])
}

/// A button that shows its key.
pub(super) fn key_button(
    view: &View,
    class: &'static str,
    key: &str,
    said: String,
    event: Event,
) -> Html {
    let parts = nodes![words("kbd", "fd-key", key.to_owned()), text(said)];
    button(class, view.on(event), all(parts))
}

/// The row below: what works whatever is asked.
fn bar(view: &View) -> Html {
    let ui = view.ui();
    let mut parts = Nodes::new();
    for exit in &view.words.reception.exits {
        if exits::is_open(&view.desk(), &view.model, exit.kind) {
            let event = Event::Exit(exit.kind);
            parts.push(key_button(
                view,
                "fd-cmd fd-cmd--out",
                &exit.key,
                view.t(&exit.name),
                event,
            ));
        }
    }
    parts.push(key_button(
        view,
        "fd-cmd",
        "Backspace",
        view.t(&ui.key_back),
        Event::Back,
    ));
    parts.push(key_button(
        view,
        "fd-cmd",
        "Ctrl+Enter",
        view.t(&ui.key_copy),
        Event::Copy,
    ));
    parts.push(key_button(
        view,
        "fd-cmd",
        "Esc Esc",
        view.t(&ui.key_new),
        Event::NewCaller,
    ));
    // Those that stand beside what they belong to need no second button.
    let elsewhere = ['/', 'g', 'a', 'r'];
    for command in COMMANDS
        .iter()
        .filter(|command| !elsewhere.contains(&command.key))
    {
        if command.event == Event::Undo && view.model.gone.is_none() {
            continue;
        }
        let key = command.key.to_string();
        let name = view.t((command.name)(ui));
        parts.push(key_button(
            view,
            "fd-cmd",
            &key,
            name,
            command.event.clone(),
        ));
    }
    let bar = tag("nav", "fd-desk__bar").with("aria-label", &view.t(&ui.keys));
    bar.holds(parts)
}

/// Lines to choose from, each with its key.
pub(super) fn lines(view: &View, lines: &[Line]) -> Html {
    let item = |line: &Line| {
        let mut parts = nodes![
            words("kbd", "fd-key", line.key.to_string()),
            words("span", "fd-line__words", line.words.clone()),
        ];
        if let Some(hint) = line.hint.as_ref().filter(|hint| !hint.is_empty()) {
            parts.push(words("span", "fd-line__hint", hint.clone()));
        }
        let mut button = tag("button", "fd-line").with("type", "button").hears(
            || yew::virtual_dom::ListenerKind::onclick,
            view.on(line.event.clone()),
        );
        if let Some(ticked) = line.ticked {
            button = button.with("aria-pressed", if ticked { "true" } else { "false" });
        }
        keyed(
            "li",
            "fd-lines__item",
            &line.key.to_string(),
            nodes![button.holds(parts)],
        )
    };
    if lines.is_empty() {
        return nothing();
    }
    el("ol", "fd-lines", lines.iter().map(item).collect())
}

/// A heading of a column or part of it.
pub(super) fn heading(view: &View, said: &Text) -> Html {
    words("h2", "fd-desk__heading", view.t(said))
}

/// Texts one below the other.
pub(super) fn list(view: &View, class: &'static str, texts: &[Text]) -> Html {
    let line = |(place, text): (usize, &Text)| {
        keyed(
            "li",
            "",
            &place.to_string(),
            nodes![crate::app::markup::text(view.t(text))],
        )
    };
    el("ul", class, texts.iter().enumerate().map(line).collect())
}
