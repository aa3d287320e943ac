//! The staff page and its door.

use crate::app::frame::heading;
use crate::app::markup::{Html, button, el, keyed, nodes, status, tag, text, words};
use crate::app::shell as page;
use crate::app::summary::short;
use crate::app::words::fill;
use crate::directory::Clock;
use crate::kiosk::admin::{Gate, Tried};
use crate::kiosk::over::{code, over};
use crate::kiosk::root::{Drawn, Message};
use crate::kiosk::screen::top;
use crate::kiosk::session::Event;
use crate::kiosk::shell;
use crate::kiosk::trust::Trust;
use crate::pack::bundle::ENGINE;

/// Where the PIN is typed.
pub(super) fn gate(drawn: &Drawn<'_>, gate: &Gate) -> Html {
    let said = drawn.words();
    let hidden: String = gate.typed.chars().map(|_| '\u{2022}').collect();
    let typed = tag("p", "fd-pin")
        .with("role", "status")
        .with("aria-label", &drawn.t(&said.pin))
        .says(hidden);
    let wrong = match drawn.kiosk.tried {
        Some(Tried::Wrong) => Some(drawn.t(&said.pin_wrong)),
        Some(Tried::Locked) => Some(drawn.t(&said.pin_locked)),
        _ => None,
    };
    let wrong = wrong.map(|wrong| words("p", "fd-notice", wrong));
    let pad = crate::kiosk::pad::pad(&drawn.kiosk.held, false, |key| drawn.on(Message::Pin(key)));
    let ways = nodes![
        button(
            "nhsuk-button",
            drawn.on(Message::Tried),
            text(drawn.t(&said.pin_enter))
        ),
        button(
            "fd-button",
            drawn.on(Message::Cancelled),
            text(drawn.t(&said.cancel))
        ),
    ];
    let inner = nodes![
        words("p", "fd-lead", drawn.t(&said.pin)),
        typed,
        status(wrong.into_iter().collect()),
        pad,
        el("div", "fd-over__ways", ways),
    ];
    over("fd-over", "dialog", drawn.t(&said.staff_only), inner)
}

/// What the screen knows about itself.
pub(super) fn page(drawn: &Drawn<'_>) -> Html {
    let said = drawn.words();
    let (facts, counts) = (facts(drawn), counts(drawn));
    let line = |(index, line): (usize, &String)| {
        keyed("li", "", &index.to_string(), nodes![text(line.clone())])
    };
    let list = |lines: &[String]| {
        let lines = lines.iter().enumerate().map(line).collect();
        el("ul", "nhsuk-list nhsuk-list--bullet", lines)
    };
    let ways = nodes![
        button(
            "nhsuk-button",
            drawn.does(Event::Finish),
            text(drawn.t(&said.close))
        ),
        button(
            "fd-button",
            drawn.on(Message::Reload),
            text(drawn.t(&said.staff_reload))
        ),
        button(
            "fd-button",
            drawn.does(Event::ClearCounts),
            text(drawn.t(&said.staff_clear)),
        ),
    ];
    let parts = nodes![
        heading(drawn.t(&said.staff_heading)),
        list(&facts),
        words("h2", "nhsuk-heading-m", drawn.t(&said.staff_counts)),
        list(&counts),
        words("p", "", drawn.t(&said.staff_counts_code)),
        code(drawn, &counts.join("\n"), &drawn.t(&said.staff_counts)),
        el("div", "fd-over__ways", ways),
    ];
    let main = tag("main", "fd-page").with("id", "fd-main").holds(parts);
    let app = el("div", "fd-app", nodes![top(drawn), main]);
    tag("div", "fd-kiosk")
        .key("staff")
        .with("data-stage", "staff")
        .holds(nodes![app])
}

/// Versions, certificate, age of the data, clock, network, self-test.
fn facts(drawn: &Drawn<'_>) -> Vec<String> {
    let (said, pack, held) = (drawn.words(), drawn.pack, &drawn.kiosk.held);
    let rules = short(&pack.rules_hash);
    let now = page::london();
    let clock = match (held.trust(pack, now), now) {
        (Trust::Sound, Some(now)) => {
            let time = [
                String::from(now.date),
                " ".to_owned(),
                String::from(Clock { minute: now.minute }),
            ];
            fill(&said.staff_clock.0, &[&time.concat()])
        }
        _ => drawn.t(&said.staff_clock_bad),
    };
    let network = if shell::is_online() {
        &said.staff_online
    } else {
        &said.staff_offline
    };
    let later = drawn.later.borrow();
    let found = later.advice.as_ref().and_then(|advice| advice.checked());
    let checked = found.map_or_else(
        || drawn.t(&said.staff_unchecked),
        |found| {
            fill(
                &said.staff_checked.0,
                &[&found.engine, &found.topics.to_string()],
            )
        },
    );
    let test = drawn.kiosk.test.as_ref().filter(|test| test.is_good());
    let test = test.map_or_else(
        || drawn.t(&said.staff_test_bad),
        |test| {
            let (open, alarms) = (test.open.to_string(), test.alarms.to_string());
            fill(&said.staff_test_good.0, &[&open, &alarms])
        },
    );
    let until = held.desk.holds_until;
    let mut facts = vec![
        fill(&said.staff_pack.0, &[&pack.about.version, &rules]),
        fill(&said.staff_engine.0, &[ENGINE]),
        checked,
        fill(&said.staff_data.0, &[&String::from(pack.about.as_of)]),
    ];
    facts.extend(until.map(|until| fill(&said.staff_until.0, &[&String::from(until)])));
    facts.extend([clock, drawn.t(network), test]);
    facts
}

/// What was counted, a line each.
fn counts(drawn: &Drawn<'_>) -> Vec<String> {
    let said = drawn.words();
    let name = |key: &str| match key {
        "begun" => drawn.t(&said.staff_begun),
        "finished" => drawn.t(&said.staff_finished),
        "left" => drawn.t(&said.staff_left),
        rung => {
            let rungs = &drawn.pack.ladder.rungs;
            let text = rungs.iter().find(|text| text.rung.as_str() == rung);
            text.map_or_else(String::new, |text| drawn.t(&text.name))
        }
    };
    let lines = drawn.kiosk.session.counts.lines();
    lines
        .into_iter()
        .map(|(key, count)| [name(key), ": ".to_owned(), count].concat())
        .collect()
}
