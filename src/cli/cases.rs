//! `front-door cases`: plays cases written from the clinical facts at all three seats and prints how well the rules do.

use super::{Failure, Output, load};
use front_door::cases::{Case, Figures, Judged, Played, Score, Share};
use front_door::contract::ApiError;
use front_door::directory::Seat;
use front_door::pack::Level;
use serde_json::{Value, json};
use std::fmt::{Display, Write as _};
use std::path::{Path, PathBuf};

/// The other two seats: each must say the same.
const OTHER_SEATS: [Seat; 2] = [Seat::Reception, Seat::Kiosk];

pub(super) fn run(folder: &Path, files: &[PathBuf], out: &Output) -> Result<(), Failure> {
    let read = load::pack(folder)?;
    let cases = read_all(files)?;
    let index = read.index();
    let mut seats_differ = Vec::new();
    let mut judged = Vec::new();
    for case in &cases {
        let it = Judged::of(case, &read.pack, &read.advice, &index);
        let at = |seat| case.play(&read.pack, Some(&read.advice), seat);
        if OTHER_SEATS.into_iter().any(|seat| at(seat) != it.played) {
            seats_differ.push(case.id.as_str());
        }
        judged.push(it);
    }
    let score = Score::of(&judged);
    let report = Report {
        judged: &judged,
        score: &score,
        seats_differ: &seats_differ,
    };
    out.write(&report.json(), || report.words())?;
    if report.holds() {
        Ok(())
    } else {
        Err(Failure::Broken)
    }
}

pub(super) fn read_all(files: &[PathBuf]) -> Result<Vec<Case>, ApiError> {
    let mut cases: Vec<Case> = Vec::new();
    for file in files {
        let place = file.display().to_string();
        let text = std::fs::read_to_string(file)
            .map_err(|why| ApiError::new("unreadable", &place, why.to_string()))?;
        let read = Case::read_all(&text).map_err(|why| ApiError::new("bad-case", &place, why))?;
        for case in read {
            if cases.iter().any(|other| other.id == case.id) {
                let message = format!("two cases are called \"{}\"; rename one", case.id);
                return Err(ApiError::new("bad-case", &place, message));
            }
            cases.push(case);
        }
    }
    Ok(cases)
}

/// What there is to say.
struct Report<'a> {
    judged: &'a [Judged<'a>],
    score: &'a Score,
    seats_differ: &'a [&'a str],
}

impl Report<'_> {
    /// Nobody below the lowest level that the facts allow, everything can be answered, all seats agree.
    fn holds(&self) -> bool {
        let fine = |it: &Judged| it.played.is_ok() && it.too_low().is_none();
        self.seats_differ.is_empty() && self.judged.iter().all(fine)
    }

    fn json(&self) -> Value {
        let ids = |wanted: &dyn Fn(&Judged) -> bool| -> Vec<&str> {
            let judged = self.judged.iter().filter(|it| wanted(it));
            judged.map(|it| it.case.id.as_str()).collect()
        };
        json!({
            "score": self.score,
            "cannot_be_entered": ids(&|it| it.played.is_err()),
            "not_found": ids(&|it| !it.found),
            "too_low": ids(&|it| it.too_low().is_some()),
            "different": ids(&|it| it.differs().is_some()),
            "seats_differ": self.seats_differ,
        })
    }

    fn words(&self) -> String {
        let mut text = String::new();
        for it in self.judged {
            text.push_str(&line(it));
        }
        for id in self.seats_differ {
            push(&mut text, format_args!("{id}: another seat says otherwise"));
        }
        let score = self.score;
        push_figures(&mut text, "all cases", &score.all);
        for (group, figures) in &score.by_age {
            push_figures(&mut text, &format!("{group:?}"), figures);
        }
        for (level, figures) in &score.by_level {
            push_figures(&mut text, &level.to_string(), figures);
        }
        push_mix(&mut text, score);
        let counts: Vec<_> = score.kinds.iter().collect();
        push(&mut text, format_args!("kinds: {counts:?}"));
        for (what, share, goal) in [
            ("enterable", score.enterable, "at least 98 %"),
            ("exact", score.all.exact, "at least 85 %"),
            ("never below the facts", score.all.safe, "at least 97 %"),
            ("emergencies caught", score.emergencies, "100 %"),
            ("999 told to call", score.calls, "100 %"),
            (
                "no emergency, sent to A&E or 999",
                score.needless_emergencies,
                "at most 5 %",
            ),
            ("above the facts", score.above, "at most 15 %"),
        ] {
            push_share(&mut text, what, share, goal);
        }
        text
    }
}

/// One line for a case that is not as the facts say.
fn line(it: &Judged) -> String {
    let case = it.case;
    let said = |what: &str, played: &Played| {
        let doors: Vec<String> = played.doors.iter().map(ToString::to_string).collect();
        format!(
            "{}: {what}: the facts ({}) say {}, reached {} {} by {}\n",
            case.id,
            case.from.join(", "),
            case.expect.level,
            played.level,
            doors.join(", "),
            played.rules.join(", ")
        )
    };
    let mut text = match (&it.played, it.too_low(), it.differs()) {
        (Err(why), _, _) => format!("{}: cannot be entered: {why}\n", case.id),
        (_, Some(played), _) => said("TOO LOW", played),
        (_, _, Some(played)) => said(direction(case, played), played),
        _ => String::new(),
    };
    if !it.found {
        let topics = case.topics.join(", ");
        push(
            &mut text,
            format_args!("{}: not found: \"{}\" → {topics}", case.id, case.words),
        );
    }
    text
}

fn direction(case: &Case, played: &Played) -> &'static str {
    match played.level.cmp(&case.expect.level) {
        std::cmp::Ordering::Less => "lower",
        std::cmp::Ordering::Equal => "another door",
        std::cmp::Ordering::Greater => "higher",
    }
}

fn push(text: &mut String, line: impl Display) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{line}");
}

fn push_share(text: &mut String, what: &str, share: Share, goal: &str) {
    push(
        text,
        format_args!("{what:34} {}  goal: {goal}", share.words()),
    );
}

fn push_figures(text: &mut String, what: &str, figures: &Figures) {
    let Figures { exact, safe, doors } = figures;
    let line = format!(
        "{what:10} exact {} · safe {} · door {}",
        exact.words(),
        safe.words(),
        doors.words()
    );
    push(text, line);
}

fn push_mix(text: &mut String, score: &Score) {
    push(text, "the facts say → reached:");
    for (level, reached) in &score.mix {
        let counts: Vec<String> = reached
            .iter()
            .map(|(level, count): (&Level, &usize)| format!("{level} {count}"))
            .collect();
        push(
            text,
            format_args!("  {:10} → {}", level.to_string(), counts.join(", ")),
        );
    }
}
