//! What lies over the screens of the kiosk: the countdown, the curtain, codes for a phone.

use crate::app::markup::{Html, Nodes, all, button, el, from_node, nodes, tag, text, words};
use crate::app::view::host;
use crate::app::words::fill;
use crate::kiosk::root::Drawn;
use crate::kiosk::session::{Event, Sheet};
use crate::kiosk::{qr, shell};
use yew::virtual_dom::VTag;

/// Something over the screen. The focus comes to it when it opens.
pub(super) fn over(class: &'static str, role: &str, label: String, inner: Nodes) -> Html {
    let title = tag("h1", "nhsuk-heading-l")
        .with("id", "fd-over-title")
        .with("data-over", "")
        .with("tabindex", "-1")
        .says(label);
    let dialog = tag("div", "fd-over__box")
        .with("role", role)
        .with("aria-modal", "true")
        .with("aria-labelledby", "fd-over-title")
        .holds(nodes![title, all(inner)]);
    // What covers the whole screen is all there is.
    let name = if class == WHOLE { "main" } else { "div" };
    el(name, class, nodes![dialog])
}

/// The class of what covers the whole screen.
const WHOLE: &str = "fd-over fd-over--whole";

/// The seconds until everything is forgotten.
pub(super) fn countdown(drawn: &Drawn<'_>) -> Html {
    let (said, session) = (drawn.words(), &drawn.kiosk.session);
    let seconds = session.seconds_left(shell::now()).unwrap_or_default();
    let left = fill(&said.clears.0, &[&seconds.to_string()]);
    let ways = nodes![
        button(
            "nhsuk-button",
            drawn.does(Event::MoreTime),
            text(drawn.t(&said.more_time)),
        ),
        button(
            "fd-button",
            drawn.does(Event::Finish),
            text(drawn.t(&said.finish))
        ),
    ];
    let inner = nodes![
        // Every second anew: not for those who hear the screen.
        tag("p", "fd-lead").with("role", "timer").says(left),
        el("div", "fd-over__ways", ways),
    ];
    over(WHOLE, "alertdialog", drawn.t(&said.still_there), inner)
}

/// What hides the screen from others.
pub(super) fn curtain(drawn: &Drawn<'_>) -> Html {
    let said = drawn.words();
    let ways = nodes![
        button(
            "nhsuk-button",
            drawn.does(Event::Curtain(false)),
            text(drawn.t(&said.show)),
        ),
        button(
            "fd-button",
            drawn.does(Event::Finish),
            text(drawn.t(&said.finish))
        ),
    ];
    let inner = nodes![
        words("p", "fd-lead", drawn.t(&said.hidden_text)),
        el("div", "fd-over__ways", ways),
    ];
    over(WHOLE, "dialog", drawn.t(&said.hidden_heading), inner)
}

/// A code over the screen.
pub(super) fn laid(drawn: &Drawn<'_>, sheet: &Sheet) -> Html {
    let said = drawn.words();
    let (title, about, content) = match sheet {
        Sheet::Advice(advice) => (drawn.t(&said.take_heading), &said.take_text, advice),
        Sheet::Site(address) => {
            let title = fill(&said.site_heading.0, &[host(address)]);
            (title, &said.site_text, address)
        }
    };
    let close = button(
        "nhsuk-button",
        drawn.does(Event::Close),
        text(drawn.t(&said.close)),
    );
    let inner = nodes![
        words("p", "fd-lead", drawn.t(about)),
        code(drawn, content, &title),
        el("div", "fd-over__ways", nodes![close]),
    ];
    over("fd-over", "dialog", title, inner)
}

/// A text as a code, drawn as one path.
pub(super) fn code(drawn: &Drawn<'_>, content: &str, label: &str) -> Html {
    let Some(drawing) = qr::draw(content) else {
        return words("p", "", drawn.t(&drawn.words().too_long));
    };
    let mut path = VTag::new("path");
    path.add_attribute("d", drawing.path);
    let mut picture = VTag::new("svg");
    picture.add_attribute("class", "fd-code");
    picture.add_attribute("role", "img");
    picture.add_attribute("aria-label", label.to_owned());
    let size = drawing.size;
    picture.add_attribute("viewBox", format!("0 0 {size} {size}"));
    picture.add_attribute("shape-rendering", "crispEdges");
    picture.add_child(path.into());
    from_node(picture.into())
}
