//! What the resident's screens draw otherwise at a kiosk: no links, minutes on foot, advice to take away.

use crate::app::markup::{Heard, Html, button, el, nodes, nothing, status, text, words};
use crate::app::root::View;
use crate::app::state::{Event as Asked, Trace};
use crate::app::view::host;
use crate::app::words::fill;
use crate::contract::OutcomeView;
use crate::kiosk::held::AtKiosk;
use crate::kiosk::session::{Event, Sheet};
use crate::kiosk::{takeaway, walk};
use crate::pack::Text;

/// A number is shown, a website becomes a code; a source is a name and nothing else.
pub(crate) fn way_out(
    kiosk: &AtKiosk,
    class: &'static str,
    address: &str,
    website: bool,
    said: String,
) -> Html {
    if !website {
        return words("strong", class, said);
    }
    if class.is_empty() {
        return text(said);
    }
    let words = fill(&kiosk.desk.kiosk.site.0, &[host(address)]);
    let shown = told(kiosk, Event::Lay(Sheet::Site(address.to_owned())));
    button("fd-button", shown, text(words))
}

/// A callback that tells the kiosk.
pub(crate) fn told(kiosk: &AtKiosk, event: Event) -> Heard {
    let tell = kiosk.tell.clone();
    Heard::from(move |_| tell.emit(event.clone()))
}

/// Minutes on foot, while distances are measured from the screen itself and the place can be walked to.
pub(crate) fn walk(view: &View, metres: u32) -> Option<String> {
    let kiosk = view.kiosk.as_ref()?;
    kiosk
        .file
        .point()
        .filter(|_| view.model.is_where_it_was())?;
    let minutes = walk::minutes(metres)?.to_string();
    Some(fill(&kiosk.desk.kiosk.walk.0, &[&minutes]))
}

/// Where the screen stands.
pub(crate) fn here(kiosk: &AtKiosk) -> Html {
    kiosk.file.name.as_ref().map_or_else(nothing, |name| {
        words(
            "p",
            "fd-kiosk__here",
            fill(&kiosk.desk.kiosk.here.0, &[name]),
        )
    })
}

/// Take it away, print it, add another topic. Nothing is copied.
pub(crate) fn tools(view: &View, kiosk: &AtKiosk, outcome: &OutcomeView) -> Html {
    let (ui, kiosk_words) = (&view.pack.text.ui, &kiosk.desk.kiosk);
    let code = takeaway::code(&view.say(), outcome, view.model.journey.now);
    let tool = |event: Asked, said: &Text| button("fd-button", view.on(event), text(view.t(said)));
    let mut buttons = nodes![tool(Asked::Copy(code.clone()), &kiosk_words.take)];
    if kiosk.file.receipt {
        buttons.push(tool(Asked::Print, &kiosk_words.print));
    }
    buttons.push(tool(Asked::AddAnother, &ui.add_another));
    let asked = view.model.asked.map_or_else(nothing, |trace| {
        let go_on = match trace {
            Trace::Print => Asked::Print,
            Trace::Copy | Trace::Report => Asked::Copy(code),
        };
        let ways = nodes![
            tool(go_on, &ui.trace_yes),
            tool(Asked::NoTrace, &ui.trace_no)
        ];
        el(
            "div",
            "",
            nodes![
                words("p", "", view.t(&ui.trace_ask)),
                el("div", "fd-tools__row", ways)
            ],
        )
    });
    let parts = nodes![
        words("h2", "nhsuk-heading-m", view.t(&kiosk_words.take_heading)),
        el("div", "fd-tools__row", buttons),
        status(nodes![asked]),
        words("p", "fd-small", view.t(&kiosk_words.ask_staff)),
    ];
    el("section", "fd-section fd-tools", parts)
}
