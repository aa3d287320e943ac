//! The outcome as plain text, to be pasted into a message or a note. Nothing but words and line breaks.

use crate::app::view::{Line, decided, parted, says_when, signs};
use crate::app::words::{Say, capital};
use crate::contract::{OutcomeView, ReasonView};
use crate::directory::{Route, WallTime, date_words};

/// Writes the outcome.
#[must_use]
pub fn text(
    say: &Say<'_>,
    outcome: &OutcomeView,
    answers: &[Line],
    now: Option<WallTime>,
) -> String {
    let ui = &say.pack.text.ui;
    let mut out = Lines::default();
    out.line(&say.text(&say.pack.about.banner));
    out.heading(&say.with(&ui.copy_title, &[&outcome.title]));
    for action in &outcome.actions {
        out.line(&action.title);
        out.line(&action.text);
    }
    if says_when(outcome.level) {
        out.line(&format!(
            "{}: {}",
            say.text(&ui.how_soon),
            outcome.level_name
        ));
    }
    if let Some(decided) = decided(say, outcome) {
        out.line(&decided);
    }
    if let Some(old) = &outcome.old_rules {
        out.line(old);
    }
    if let Some(young) = &outcome.young {
        out.line(young);
    }
    out.list(
        &say.text(&ui.contact_heading),
        &mut parted(outcome).0.iter().map(route),
    );
    out.list(
        &say.text(&ui.others_heading),
        &mut outcome.others.iter().map(route),
    );
    out.list(
        &say.text(&ui.also_heading),
        &mut outcome
            .also
            .iter()
            .map(|also| format!("{}. {}", also.title, also.text)),
    );
    out.list(
        &say.text(&ui.tell_heading),
        &mut outcome.tell.iter().cloned(),
    );
    let meanwhile = if outcome.level.is_red_flag() {
        &ui.waiting_heading
    } else {
        &ui.meanwhile_heading
    };
    out.list(&say.text(meanwhile), &mut outcome.meanwhile.iter().cloned());
    if let Some(better_by) = &outcome.better_by {
        out.heading(&say.text(&ui.better_heading));
        out.line(better_by);
    }
    for group in signs(&outcome.watch_for) {
        out.list(
            &say.with(&ui.watch_then, &[&group.action]),
            &mut group.signs.into_iter(),
        );
    }
    if let Some(next) = &outcome.next_up {
        out.heading(&say.text(&ui.next_heading));
        out.line(&format!("{}. {}", next.title, next.text));
    }
    out.list(
        &say.text(&ui.why_heading),
        &mut outcome
            .reasons
            .iter()
            .filter(|reason| !reason.text.is_empty())
            .map(|reason| reason_line(say, reason)),
    );
    out.list(
        &say.text(&ui.answers_heading),
        &mut answers.iter().map(Line::said),
    );
    out.heading(&say.text(&ui.always));
    out.version(say, outcome, now);
    out.0
}

/// A report of advice that may be unsafe, to be finished by whoever gives it: what was said and by which rules, and
/// nothing that they told us.
#[must_use]
pub fn report(
    say: &Say<'_>,
    outcome: &OutcomeView,
    address: Option<&String>,
    now: Option<WallTime>,
) -> String {
    let ui = &say.pack.text.ui;
    let mut out = Lines::default();
    out.line(&say.with(&ui.report_title, &[&outcome.title]));
    for action in &outcome.actions {
        out.line(&action.title);
    }
    for reason in &outcome.reasons {
        out.line(&format!("{}: {}", reason.rule, reason.text));
    }
    out.version(say, outcome, now);
    out.heading(&say.text(&ui.report_ask));
    out.sent_to(say, address);
    out.0
}

/// A report of a service about which something is wrong: what is shown of it, and what was typed.
#[must_use]
pub fn wrong(
    say: &Say<'_>,
    route: &Route,
    said: &str,
    address: Option<&String>,
    now: Option<WallTime>,
) -> String {
    let ui = &say.pack.text.ui;
    let mut out = Lines::default();
    out.line(&say.with(&ui.wrong_title, &[&route.name, &route.service]));
    out.line(&self::route(route));
    if let Some(as_of) = &route.as_of {
        out.line(&say.with(&ui.wrong_from, &[&date_words(as_of)]));
    }
    out.line(&say.with(&ui.wrong_said, &[said]));
    let rules = short(&say.pack.rules_hash);
    out.line(&say.with(&ui.version, &[&say.pack.about.version, &rules]));
    if let Some(now) = now {
        out.line(&now.day_words());
    }
    out.sent_to(say, address);
    out.0
}

fn reason_line(say: &Say<'_>, reason: &ReasonView) -> String {
    format!("{} ({})", reason.text, source_words(say, reason))
}

/// Where a reason comes from.
#[must_use]
pub fn source_words(say: &Say<'_>, reason: &ReasonView) -> String {
    let ui = &say.pack.text.ui;
    let mut words = match reason.source.as_str() {
        "unsourced" | "" => say.text(&ui.unsourced),
        source => say.with(&ui.source, &[source]),
    };
    if reason.review_due {
        words.push_str(". ");
        words.push_str(&say.text(&ui.review_due));
    }
    words
}

/// On which day the advice was given.
#[must_use]
pub fn given_on(say: &Say<'_>, now: WallTime) -> String {
    say.with(&say.pack.text.ui.given_on, &[&now.day_words()])
}

/// The beginning of a hash: enough to tell two packs apart.
#[must_use]
pub fn short(hash: &str) -> String {
    hash.chars().take(8).collect()
}

fn route(route: &Route) -> String {
    let parts = [
        Some(route.how.clone()),
        route.phone.clone(),
        route.text_line.clone(),
        route.address.clone(),
        Some(capital(&route.hours)),
        route.url.clone(),
        route.email.clone(),
        route.note.clone(),
        route.data_note.clone(),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    format!("{}: {}", route.name, said.join(" | "))
}

/// Text that grows line by line.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// Where it goes, when the site says so.
    fn sent_to(&mut self, say: &Say<'_>, address: Option<&String>) {
        if let Some(address) = address {
            self.line(&say.with(&say.pack.text.ui.report_to, &[address]));
        }
    }

    /// By which rules, and when.
    fn version(&mut self, say: &Say<'_>, outcome: &OutcomeView, now: Option<WallTime>) {
        let ui = &say.pack.text.ui;
        let rules = short(&outcome.pack.rules);
        self.line(&say.with(&ui.version, &[&outcome.pack.version, &rules]));
        if let Some(now) = now {
            self.line(&given_on(say, now));
        }
    }

    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn heading(&mut self, heading: &str) {
        self.0.push('\n');
        self.line(heading);
    }

    fn list(&mut self, heading: &str, items: &mut dyn Iterator<Item = String>) {
        let mut heading = Some(heading);
        for item in items {
            if let Some(heading) = heading.take() {
                self.heading(heading);
            }
            self.line(&["- ", &item].concat());
        }
    }
}
