//! What stands around every screen: the draft banner, 999 and 111, the name, the way back.

use crate::app::markup::{Attrs, button, el, el_with, keyed, link, nothing, text, unseen, words};
use crate::app::root::View;
use crate::app::state::{Event, Phase};
use crate::app::view::dial;
use crate::pack::Text;
use yew::prelude::*;

/// The whole page around one screen.
pub(super) fn frame(view: &View, screen: Html) -> Html {
    let ui = &view.pack.text.ui;
    let label: Attrs = vec![
        ("role", "group".into()),
        ("aria-label", view.t(&ui.help_label).into()),
    ];
    let lines = vec![
        help_line(view, &ui.help_emergency, "999"),
        help_line(view, &ui.help_urgent, "111"),
    ];
    let area = view.t(&view.pack.about.area);
    let brand = vec![
        words("p", "fd-brand__name", view.t(&ui.name)),
        words(
            "p",
            "fd-brand__about",
            view.say().with(&ui.brand_about, &[&area]),
        ),
    ];
    let top = vec![
        words("p", "fd-banner", view.t(&view.pack.about.banner)),
        el_with("div", "fd-help", label, lines),
        el("div", "fd-brand", brand),
    ];
    // A part of its own for each step: nothing of the last one is left in inputs or focus.
    let phase = view.model.phase;
    let part = match phase {
        Phase::Start | Phase::Who | Phase::Broken => 0,
        Phase::Page(_) => 1,
        Phase::Add(_) => 2,
        Phase::Outcome(_) => 3,
    };
    let screen = keyed(
        "div",
        "fd-main",
        format!("{part}-{}", phase.step()),
        vec![screen],
    );
    let main: Attrs = vec![("id", "fd-main".into()), ("tabindex", "-1".into())];
    el(
        "div",
        "fd-app",
        vec![
            el("header", "fd-top", top),
            el_with("main", "fd-page", main, vec![way_back(view), screen]),
        ],
    )
}

fn help_line(view: &View, what: &Text, number: &'static str) -> Html {
    let call = view.say().with(&view.pack.text.ui.call, &[number]);
    let what = words("span", "fd-help__what", view.t(what));
    el(
        "p",
        "fd-help__line",
        vec![
            what,
            text(" ".into()),
            link("fd-help__call", dial(number), None, call),
        ],
    )
}

fn way_back(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    let hidden = matches!(view.model.phase, Phase::Start).then(|| ("hidden", AttrValue::from("")));
    let ways = vec![
        button(
            "nhsuk-back-link fd-nav__back",
            view.on(Event::Back),
            text(view.t(&ui.back)),
        ),
        button(
            "fd-link",
            view.on(Event::StartAgain),
            text(view.t(&ui.start_again)),
        ),
    ];
    el_with("div", "fd-nav", hidden.into_iter().collect(), ways)
}

/// The heading of a screen; the focus comes here when the screen opens.
pub(super) fn heading(said: String) -> Html {
    el_with(
        "h1",
        "nhsuk-heading-l",
        vec![("tabindex", "-1".into())],
        vec![text(said)],
    )
}

/// A section of the outcome; nothing when there is nothing in it.
pub(super) fn section(
    view: &View,
    class: &'static str,
    heading: &Text,
    inner: Option<Html>,
) -> Html {
    inner.map_or_else(nothing, |inner| {
        el(
            "section",
            class,
            vec![words("h2", "nhsuk-heading-m", view.t(heading)), inner],
        )
    })
}

/// A bullet list; nothing when it is empty.
pub(super) fn list(items: &[String]) -> Option<Html> {
    let line = |(index, item): (usize, &String)| keyed("li", "", index, vec![text(item.clone())]);
    let lines = || items.iter().enumerate().map(line).collect();
    (!items.is_empty()).then(|| el("ul", "nhsuk-list nhsuk-list--bullet", lines()))
}

/// A link that dials a number.
pub(super) fn call_link(view: &View, number: &str) -> Html {
    let said = view.say().with(&view.pack.text.ui.call, &[number]);
    link("fd-call", dial(number), None, said)
}

/// Words with more for those who cannot see what they stand beside.
pub(super) fn with_unseen(said: String, unseen_part: String) -> Html {
    el("span", "", vec![text(said), unseen(unseen_part)])
}

/// The screen when something went wrong that should not.
pub(super) fn broken(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    let inner = vec![
        heading(view.t(&ui.broken_heading)),
        words("p", "", view.t(&ui.broken_text)),
        call_link(view, "999"),
        call_link(view, "111"),
    ];
    el("div", "fd-notice", inner)
}
