//! The advice to take away, as plain text: for a code that a phone reads, and for narrow paper. It says what to do and never
//! what the person answered.

use crate::app::summary;
use crate::app::view::{says_when, signs};
use crate::app::words::Say;
use crate::contract::OutcomeView;
use crate::directory::{Route, WallTime};

/// The most bytes of a text that a phone's camera still reads well from a screen.
pub const MOST_BYTES: usize = 1_100;

/// The advice without a limit, for paper.
#[must_use]
pub fn paper(say: &Say<'_>, outcome: &OutcomeView, now: Option<WallTime>) -> String {
    let mut lines = first(say, outcome);
    lines.extend(rest(say, outcome).into_iter().flatten());
    lines.extend(last(say, outcome, now));
    lines.join("\n")
}

/// The advice in as many lines as a code holds. What to do, the first place, the signs that mean an emergency and the last lines
/// are always there; then whole lines by weight, in the order in which they are read.
#[must_use]
pub fn code(say: &Say<'_>, outcome: &OutcomeView, now: Option<WallTime>) -> String {
    let (first, last) = (first(say, outcome), last(say, outcome, now));
    let length = |lines: &[String]| lines.iter().map(|line| line.len() + 1).sum::<usize>();
    let mut room = MOST_BYTES.saturating_sub(length(&first) + length(&last));
    let mut lines = first;
    'parts: for part in rest(say, outcome) {
        for (index, line) in part.iter().enumerate() {
            // A heading stands for nothing by itself.
            let needed = match (index, part.get(1)) {
                (0, Some(next)) => line.len() + next.len() + 2,
                _ => line.len() + 1,
            };
            if needed > room {
                break 'parts;
            }
            room -= line.len() + 1;
            lines.push(line.clone());
        }
    }
    lines.extend(last);
    lines.join("\n")
}

/// What to do, and how soon.
fn first(say: &Say<'_>, outcome: &OutcomeView) -> Vec<String> {
    let ui = &say.pack.text.ui;
    let mut lines = vec![say.text(&say.pack.about.banner)];
    for action in &outcome.actions {
        lines.push(action.title.clone());
        lines.push(action.text.clone());
    }
    if says_when(outcome.level) {
        lines.push(format!(
            "{}: {}",
            say.text(&ui.how_soon),
            outcome.level_name
        ));
    }
    lines.extend(outcome.old_rules.clone());
    lines
}

/// Everything else by weight: signs, places, meanwhile, beside.
fn rest(say: &Say<'_>, outcome: &OutcomeView) -> Vec<Vec<String>> {
    let ui = &say.pack.text.ui;
    let listed = |heading: String, items: Vec<String>| {
        let mut part = vec![heading];
        part.extend(items.into_iter().map(|item| format!("- {item}")));
        part
    };
    let mut parts = Vec::new();
    let mut places = outcome.routes.iter().map(place);
    let nearest: Vec<String> = places.next().into_iter().collect();
    parts.push(listed(say.text(&ui.contact_heading), nearest));
    for group in signs(&outcome.watch_for) {
        parts.push(listed(
            say.with(&ui.watch_then, &[&group.action]),
            group.signs,
        ));
    }
    parts.push(places.map(|place| format!("- {place}")).collect());
    let also = outcome.also.iter();
    parts.push(listed(
        say.text(&ui.also_heading),
        also.map(|also| also.title.clone()).collect(),
    ));
    let heading = if outcome.level.is_red_flag() {
        &ui.waiting_heading
    } else {
        &ui.meanwhile_heading
    };
    parts.push(listed(say.text(heading), outcome.meanwhile.clone()));
    parts.retain(|part| part.iter().any(|line| line.starts_with("- ")));
    parts
}

/// That it can change at any time, and by which rules it was said.
fn last(say: &Say<'_>, outcome: &OutcomeView, now: Option<WallTime>) -> Vec<String> {
    let ui = &say.pack.text.ui;
    let rules = summary::short(&outcome.pack.rules);
    let mut lines = vec![
        say.text(&ui.always),
        say.with(&ui.version, &[&outcome.pack.version, &rules]),
    ];
    lines.extend(now.map(|now| summary::given_on(say, now)));
    lines
}

fn place(route: &Route) -> String {
    let parts = [
        Some(route.name.clone()),
        route.phone.clone(),
        route.address.clone(),
        (!route.hours.is_empty()).then(|| route.hours.clone()),
        // A number that nobody has rung never goes without its date and what to do when nobody answers.
        route.note.clone().filter(|_| route.unverified),
        route.data_note.clone(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
