//! What stands around every screen: the draft banner, 999 and 111, the name, the way back.

use crate::app::markup::{Html, button, el, keyed, link, nodes, nothing, tag, text, unseen, words};
use crate::app::practice::notices;
use crate::app::root::View;
use crate::app::state::{Event, Phase};
use crate::app::view::dial;
use crate::pack::Text;

/// The whole page around one screen.
pub(crate) fn frame(view: &View, screen: Html) -> Html {
    let ui = &view.pack.text.ui;
    let help = tag("div", "fd-help")
        .with("role", "group")
        .with("aria-label", &view.t(&ui.help_label));
    let leave = if view.model.is_sensitive(&view.pack) {
        button("fd-leave", view.on(Event::Leave), text(view.t(&ui.leave)))
    } else {
        nothing()
    };
    let lines = nodes![
        help_line(view, &ui.help_emergency, "999"),
        help_line(view, &ui.help_urgent, "111"),
        leave,
    ];
    let area = view.t(&view.pack.about.area);
    let brand = nodes![
        words("p", "fd-brand__name", view.t(&ui.name)),
        words(
            "p",
            "fd-brand__about",
            view.say().with(&ui.brand_about, &[&area]),
        ),
    ];
    let top = nodes![
        words("p", "fd-banner", view.t(&view.pack.about.banner)),
        help.holds(lines),
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
        &format!("{part}-{}", phase.step()),
        nodes![screen],
    );
    // Not between somebody and what to do: on the outcome it would come first.
    let told = if phase == Phase::Start {
        notices(view)
    } else {
        nothing()
    };
    let main = tag("main", "fd-page")
        .with("id", "fd-main")
        .with("tabindex", "-1");
    el(
        "div",
        "fd-app",
        nodes![
            el("header", "fd-top", top),
            main.holds(nodes![way_back(view), told, screen]),
        ],
    )
}

fn help_line(view: &View, what: &Text, number: &'static str) -> Html {
    let call = view.say().with(&view.pack.text.ui.call, &[number]);
    let what = words("span", "fd-help__what", view.t(what));
    el(
        "p",
        "fd-help__line",
        nodes![
            what,
            text(" ".into()),
            way_out(view, "fd-help__call", &dial(number), false, call),
        ],
    )
}

fn way_back(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    let mut part = tag("div", "fd-nav");
    if matches!(view.model.phase, Phase::Start) {
        part = part.with("hidden", "");
    }
    let ways = nodes![
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
    part.holds(ways)
}

/// The heading of a screen; the focus comes here when the screen opens.
pub(crate) fn heading(said: String) -> Html {
    tag("h1", "nhsuk-heading-l")
        .with("tabindex", "-1")
        .says(said)
}

/// A section of the outcome; nothing when there is nothing in it.
pub(crate) fn section(
    view: &View,
    class: &'static str,
    heading: &Text,
    inner: Option<Html>,
) -> Html {
    inner.map_or_else(nothing, |inner| {
        el(
            "section",
            class,
            nodes![words("h2", "nhsuk-heading-m", view.t(heading)), inner],
        )
    })
}

/// A bullet list; nothing when it is empty.
pub(crate) fn list(items: &[String]) -> Option<Html> {
    let line = |(index, item): (usize, &String)| {
        keyed("li", "", &index.to_string(), nodes![text(item.clone())])
    };
    let lines = || items.iter().enumerate().map(line).collect();
    (!items.is_empty()).then(|| el("ul", "nhsuk-list nhsuk-list--bullet", lines()))
}

/// A link that dials a number.
pub(crate) fn call_link(view: &View, number: &str) -> Html {
    let said = view.say().with(&view.pack.text.ui.call, &[number]);
    way_out(view, "fd-call", &dial(number), false, said)
}

/// A link to a number or to a website. At a shared screen a number is shown and a website becomes a code: nothing there
/// leads out.
pub(crate) fn way_out(
    view: &View,
    class: &'static str,
    address: &str,
    website: bool,
    said: String,
) -> Html {
    #[cfg(feature = "desk")]
    if let Some(kiosk) = &view.kiosk {
        return crate::kiosk::parts::way_out(kiosk, class, address, website, said);
    }
    let new_tab = website.then(|| view.t(&view.pack.text.ui.new_tab));
    link(class, address, new_tab, said)
}

/// Words with more for those who cannot see what they stand beside.
pub(crate) fn with_unseen(said: String, unseen_part: String) -> Html {
    el("span", "", nodes![text(said), unseen(unseen_part)])
}

/// The screen when something went wrong that should not.
pub(crate) fn broken(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    let inner = nodes![
        heading(view.t(&ui.broken_heading)),
        words("p", "", view.t(&ui.broken_text)),
        call_link(view, "999"),
        call_link(view, "111"),
    ];
    el("div", "fd-notice", inner)
}
