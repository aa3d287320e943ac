//! `front-door desk`: takes every case as a call at the reception desk, by keys alone, and prints how long that takes.

use super::{Failure, Output, cases, load};
use front_door::cases::Case;
use front_door::contract::ApiError;
use front_door::desk::measure::{Taken, take};
use front_door::desk::scene::Desk;
use front_door::directory::Seat;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The longest that the median call may take, in seconds.
const MOST_SECONDS: usize = 150;

/// The most keys that the median call may need once the topic is found.
const MOST_KEYS: usize = 12;

pub(super) fn run(folder: &Path, files: &[PathBuf], out: &Output) -> Result<(), Failure> {
    let read = load::pack(folder)?;
    let Some(words) = &read.desk else {
        let message = "the pack has no desk.json; add one";
        return Err(ApiError::new("no-desk", folder.display().to_string(), message).into());
    };
    let desk = Desk {
        pack: &read.pack,
        text: &words.reception,
        advice: Some(&read.advice),
        index: None,
    };
    let cases = cases::read_all(files)?;
    let mut taken = Vec::new();
    let mut wrong = Vec::new();
    for case in &cases {
        match checked(&desk, case) {
            Ok(call) => taken.push(call),
            Err(why) => wrong.push(why),
        }
    }
    let figures = |of: &dyn Fn(&Taken) -> usize| Spread::of(taken.iter().map(of).collect());
    let seconds = figures(&Taken::seconds);
    let keys = figures(&|call| call.keys);
    let asked = figures(&|call| call.words_asked);
    let said = figures(&|call| call.words_outcome);
    let answers = figures(&|call| call.answers);
    let rows = [
        ("seconds", &seconds),
        ("keys after the topic", &keys),
        ("words read out asking", &asked),
        ("words at the outcome", &said),
        ("answers", &answers),
    ];
    let json: serde_json::Map<String, serde_json::Value> = rows
        .iter()
        .map(|(name, spread)| ((*name).to_owned(), spread.json()))
        .collect();
    taken.sort_by_key(Taken::seconds);
    let middle = taken.get(taken.len() / 2);
    let questions = by_question(&taken);
    out.write(
        &json!({ "calls": taken.len(), "wrong": wrong, "figures": json, "questions": questions, "middle": middle.map(parts) }),
        || {
            let mut text: String = wrong.iter().map(|why| format!("{why}\n")).collect();
            text += &format!(
                "{} calls taken by keys, {} not as at the other seats\n",
                taken.len(),
                wrong.len()
            );
            for (name, spread) in rows {
                text += &spread.line(name);
            }
            text += &middle.map(parts_line).unwrap_or_default();
            text += &format!("goal: median at most {MOST_SECONDS} seconds and {MOST_KEYS} keys\n");
            text
        },
    )?;
    let holds = wrong.is_empty() && seconds.median <= MOST_SECONDS && keys.median <= MOST_KEYS;
    if holds { Ok(()) } else { Err(Failure::Broken) }
}

/// Takes the call; it has to end where the case ends at the resident's seat.
fn checked(desk: &Desk<'_>, case: &Case) -> Result<Taken, String> {
    let call = take(desk, case)?;
    let played = case.play(desk.pack, desk.advice, Seat::Resident)?;
    if (call.outcome.level, &call.outcome.doors) == (played.level, &played.doors) {
        Ok(call)
    } else {
        let found = call.outcome.level;
        Err(format!(
            "{}: {found} at the desk, {} elsewhere",
            case.id, played.level
        ))
    }
}

/// How many words each question takes over all calls.
fn by_question(taken: &[Taken]) -> BTreeMap<&str, usize> {
    let mut words = BTreeMap::new();
    for (id, count) in taken.iter().flat_map(|call| &call.asked) {
        *words.entry(id.as_str()).or_default() += count;
    }
    words
}

/// What a call is made of: words for each thing that is read aloud, and answers.
fn parts(call: &Taken) -> serde_json::Value {
    json!({
        "case": call.case, "seconds": call.seconds(), "before": call.words_before(), "asked": call.asked,
        "outcome": call.words_outcome, "answers": call.answers,
    })
}

/// The same as a line.
fn parts_line(call: &Taken) -> String {
    let asked = call
        .asked
        .iter()
        .map(|(id, words)| format!("{id} {words}, "));
    format!(
        "the call in the middle ({}), in words: before {}, {}outcome {}; answers: {}\n",
        call.case,
        call.words_before(),
        asked.collect::<String>(),
        call.words_outcome,
        call.answers
    )
}

/// The middle and the ends of some numbers.
struct Spread {
    least: usize,
    median: usize,
    nine_in_ten: usize,
    most: usize,
}

impl Spread {
    fn of(mut numbers: Vec<usize>) -> Self {
        numbers.sort_unstable();
        let at = |tenths: usize| {
            let place = (numbers.len() * tenths / 10).min(numbers.len().saturating_sub(1));
            numbers.get(place).copied().unwrap_or_default()
        };
        Self {
            least: at(0),
            median: at(5),
            nine_in_ten: at(9),
            most: at(10),
        }
    }

    fn json(&self) -> serde_json::Value {
        json!({ "least": self.least, "median": self.median, "nine_in_ten": self.nine_in_ten, "most": self.most })
    }

    fn line(&self, name: &str) -> String {
        format!(
            "{name:24} median {:4}, nine in ten at most {:4}, least {:4}, most {:4}\n",
            self.median, self.nine_in_ten, self.least, self.most
        )
    }
}
