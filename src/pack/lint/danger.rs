//! What is listened for: every phrase can be read, and every kind has what it needs.

use super::refuse_repeats;
use crate::pack::model::DangerFile;
use crate::pack::need::Door;
use crate::pack::number::Date;
use crate::pack::problem::{JsonPath, Problem};
use crate::search::danger::build::compile;

const FILE: &str = "danger.json";

pub(super) fn check(file: &DangerFile, problems: &mut Vec<Problem>) {
    let mut mistakes = Vec::new();
    // No mistake hangs on the day.
    let day = Date {
        year: 0,
        month: 1,
        day: 1,
    };
    compile(file, day, &mut mistakes);
    let root = JsonPath::root().key("kinds");
    for (index, kind) in file.kinds.iter().enumerate() {
        let at = root.index(index);
        if kind.id.is_empty() || kind.id.contains([' ', ';']) {
            let message = format!("\"{}\" is no id; write one word", kind.id);
            mistakes.push((at.key("id"), message));
        }
        if !matches!(kind.door, Door::Emergency | Door::Nhs111MentalHealth) {
            let message =
                "danger leads to 999, or to 111-mental-health beside it; write one of them";
            mistakes.push((at.key("door"), message.to_owned()));
        }
        if kind.phrases.is_empty() {
            let message = "a kind without phrases is never heard; add some or remove it";
            mistakes.push((at.key("phrases"), message.to_owned()));
        }
    }
    for (at, message) in mistakes {
        problems.push(Problem::new(FILE, at, message));
    }
    let ids = file.kinds.iter().enumerate();
    let ids = ids.map(|(index, kind)| (FILE.to_owned(), root.index(index).key("id"), &kind.id));
    refuse_repeats("the kind", ids, problems);
}
