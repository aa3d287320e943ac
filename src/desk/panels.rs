//! What may lie over the columns: keys, words, practices, lists, counts, the tour.

use crate::app::event::Copied;
use crate::app::markup::{
    Html, Nodes, Typed, all, button, copied, el, form, hint, keyed, label, link, nodes, nothing,
    tag, text, typed, words, words_if,
};
use crate::app::place::Typed as Found;
use crate::app::view::dial;
use crate::desk::counts::{FEWEST, Table};
use crate::desk::draw::{heading, key_button, lines, list};
use crate::desk::event::{Event, Panel};
use crate::desk::keys::COMMANDS;
use crate::desk::menu::ucrt_fits;
use crate::desk::root::View;
use crate::desk::{contact, judged, note, practice};
use crate::pack::Text;

/// The panel that is open; the note to be copied by hand where the browser refuses.
pub(super) fn panel(view: &View) -> Html {
    let ui = view.ui();
    let Some(panel) = view.model.panel else {
        return match &view.model.copied {
            Some(Copied::ByHand(text)) => by_hand(view, text),
            _ => nothing(),
        };
    };
    let (title, inner) = match panel {
        Panel::Keys => (&ui.keys, keys(view)),
        Panel::Calm => (
            &ui.key_calm,
            list(view, "fd-panel__say", &view.words.reception.calm),
        ),
        Panel::Advice => (&ui.key_advice, advice(view)),
        Panel::Relay => (
            &ui.key_relay,
            list(view, "fd-panel__say", &view.words.reception.relay),
        ),
        Panel::Practice => (&ui.key_practice, practice(view)),
        Panel::Ways => (&ui.routes, contact::panel(view)),
        Panel::Ucrt => (&ui.ucrt_heading, ucrt(view)),
        Panel::Counts => (&ui.key_counts, counts(view)),
        Panel::Raise => (&ui.raise, choose(view, Some(&ui.raise_none))),
        Panel::RaiseWhy(_) => (&ui.raise_why, choose(view, None)),
        Panel::LowerWhy => (&ui.lower_why, choose(view, None)),
        Panel::Tour(step) => (&ui.tour, tour(view, step)),
        Panel::Verdict => (&ui.drill, judged::verdict(view)),
        Panel::Sheet => (&ui.drill_end, judged::sheet(view)),
        Panel::Note => (&ui.note, written(view)),
    };
    over(view, title, inner)
}

fn over(view: &View, title: &Text, inner: Html) -> Html {
    let close = key_button(
        view,
        "fd-cmd",
        "Esc",
        view.t(&view.ui().close),
        Event::Close,
    );
    let head = el(
        "div",
        "fd-desk__row",
        nodes![
            tag("h2", "fd-panel__title")
                .with("id", "fd-panel-title")
                .says(view.t(title)),
            close,
        ],
    );
    let panel = tag("div", "fd-panel")
        .with("id", "fd-panel")
        .with("role", "dialog")
        .with("aria-modal", "true")
        .with("aria-labelledby", "fd-panel-title")
        .with("tabindex", "-1");
    el("div", "fd-over", nodes![panel.holds(nodes![head, inner])])
}

fn by_hand(view: &View, said: &str) -> Html {
    let ui = view.ui();
    let label = label("fd-desk__label", "fd-by-hand", view.t(&ui.copy_by_hand));
    over(
        view,
        &ui.note,
        all(nodes![label, copied("fd-by-hand", said)]),
    )
}

fn choose(view: &View, none: Option<&Text>) -> Html {
    match none {
        Some(none) if view.lines.is_empty() => words("p", "", view.t(none)),
        _ => lines(view, &view.lines),
    }
}

fn keys(view: &View) -> Html {
    let ui = view.ui();
    let mut rows = Nodes::new();
    let mut row = |key: &str, name: String| {
        let parts = nodes![
            el("dt", "", nodes![words("kbd", "fd-key", key.to_owned())]),
            words("dd", "", name),
        ];
        rows.push(keyed("div", "", key, parts));
    };
    row("0 - 9", view.t(&ui.key_digits));
    row("?", view.t(&ui.key_not_sure));
    row("Enter", view.t(&ui.go_on));
    row("Backspace", view.t(&ui.key_back));
    row("Ctrl+Enter", view.t(&ui.key_copy));
    row("Alt+Enter", view.t(&ui.key_stop));
    row("Esc Esc", view.t(&ui.key_new));
    for exit in &view.words.reception.exits {
        row(&exit.key, view.t(&exit.name));
    }
    for command in &COMMANDS {
        row(&command.key.to_string(), view.t((command.name)(ui)));
    }
    let on = view.model.keys_on;
    let said = if on { &ui.keys_on } else { &ui.keys_off };
    let switch = tag("button", "fd-cmd")
        .with("type", "button")
        .with("aria-pressed", if on { "true" } else { "false" })
        .hears(
            || yew::virtual_dom::ListenerKind::onclick,
            view.on(Event::Keys(!on)),
        )
        .says(view.t(said));
    all(nodes![
        el("dl", "fd-keys", rows),
        words("p", "fd-desk__quiet", view.t(&ui.keys_hint)),
        switch,
    ])
}

fn practice(view: &View) -> Html {
    let ui = view.ui();
    let typed_now = &view.model.practice_typed;
    let field = typed(Typed {
        class: "nhsuk-input",
        id: "fd-practice",
        kind: "text",
        mode: "text",
        most: "80",
        value: typed_now.clone(),
        described: Some("fd-practice-hint".to_owned()),
        oninput: view.typed(Event::PracticeTyped),
    })
    .empty();
    let found = practice::found(&view.desk(), typed_now);
    let hint_said = match found {
        Found::NotFound => &ui.practice_unknown,
        _ => &ui.practice_hint,
    };
    let inner = nodes![
        lines(view, &view.lines),
        label("fd-desk__label", "fd-practice", view.t(&ui.practice_label)),
        field,
        hint("fd-desk__quiet", "fd-practice-hint", view.t(hint_said)),
    ];
    form(
        "fd-desk__form",
        None,
        view.submitted(Event::PracticeRead),
        all(inner),
    )
}

/// What the person can do meanwhile, to be read out.
fn advice(view: &View) -> Html {
    let Some(outcome) = view.scene.outcome() else {
        return nothing();
    };
    let line = |said: &String| keyed("li", "", said, nodes![text(said.clone())]);
    let lines: Nodes = outcome.meanwhile.iter().map(line).collect();
    let better = words_if("p", "fd-desk__then", outcome.better_by.clone());
    all(nodes![el("ul", "fd-panel__say", lines), better])
}

fn ucrt(view: &View) -> Html {
    let (ui, list) = (view.ui(), &view.words.reception.ucrt);
    let desk = view.desk();
    let needs = list.needs.len().min(view.lines.len());
    let (needs, not) = view.lines.split_at(needs);
    let fits = ucrt_fits(&desk, &view.model);
    let verdict = if fits { &list.fits } else { &list.unfit };
    let own = practice::own(&desk, &view.model.call).and_then(|own| own.ucrt_line.as_ref());
    let line = match own {
        Some(line) if fits => {
            let said = view.with(&view.pack.text.ui.call, &[&line.phone]);
            let old = practice::old_line(&desk, &view.model.call, line);
            all(nodes![
                link("fd-call", &dial(&line.phone), None, said),
                words_if("p", "fd-desk__then", old),
            ])
        }
        Some(_) => nothing(),
        None => words("p", "fd-desk__quiet", view.t(&list.unconfirmed)),
    };
    all(nodes![
        heading(view, &ui.ucrt_needs),
        el("div", "fd-desk__small", nodes![lines(view, needs)]),
        heading(view, &ui.ucrt_not),
        el("div", "fd-desk__small", nodes![lines(view, not)]),
        crate::app::markup::status(nodes![words("p", "fd-desk__then", view.t(verdict))]),
        line,
    ])
}

fn counts(view: &View) -> Html {
    let (ui, counts) = (view.ui(), &view.model.counts);
    let mut parts = Nodes::new();
    for table in Table::ALL {
        let name = match table {
            Table::Outcome => &ui.counts_outcome,
            Table::Raised => &ui.counts_raised,
            Table::Intended => &ui.counts_intended,
            Table::Exit => &ui.counts_exit,
        };
        let cell = |cell: &crate::desk::counts::Cell| {
            let key = format!("{} {}", cell.row, cell.column);
            keyed(
                "tr",
                "",
                &key,
                nodes![
                    words("td", "", cell.row.clone()),
                    words("td", "", cell.column.clone()),
                    words("td", "", cell.count.to_string()),
                ],
            )
        };
        let rows: Nodes = counts.shown(table).map(cell).collect();
        if !rows.is_empty() {
            let caption = words("caption", "fd-desk__heading", view.t(name));
            parts.push(el(
                "table",
                "fd-counts",
                nodes![caption, el("tbody", "", rows)],
            ));
        }
    }
    if parts.is_empty() {
        parts.push(words("p", "", view.t(&ui.counts_none)));
    }
    parts.push(words(
        "p",
        "fd-desk__quiet",
        view.with(&ui.counts_hint, &[&FEWEST.to_string()]),
    ));
    let save = button(
        "fd-cmd",
        view.on(Event::CountsSave),
        text(view.t(&ui.counts_save)),
    );
    let clear = button(
        "fd-cmd",
        view.on(Event::CountsClear),
        text(view.t(&ui.counts_clear)),
    );
    parts.push(el("div", "fd-desk__row", nodes![save, clear]));
    all(parts)
}

fn tour(view: &View, step: usize) -> Html {
    let tour = &view.words.reception.tour;
    let Some(said) = tour.get(step) else {
        return nothing();
    };
    let at = format!("{} / {}", step + 1, tour.len());
    all(nodes![
        words("p", "fd-desk__quiet", at),
        words("h3", "fd-desk__heading", view.t(&said.title)),
        words("p", "fd-desk__read", view.t(&said.text)),
        key_button(
            view,
            "fd-cmd fd-cmd--go",
            "Enter",
            view.t(&view.ui().tour_next),
            Event::GoOn
        ),
    ])
}

/// The note as it would be copied.
fn written(view: &View) -> Html {
    let note = note::write(&view.desk(), &view.model.call, &view.scene);
    let copy = key_button(
        view,
        "fd-cmd fd-cmd--go",
        "Ctrl+Enter",
        view.t(&view.ui().key_copy),
        Event::Copy,
    );
    all(nodes![words("pre", "fd-note", note), copy])
}
