//! A comparison in plain words.

use super::change::{Direction, Example, Group, TopicChange};
use super::structure::Moved;
use super::{Comparison, Named};
use crate::engine::GivenAnswer;
use crate::pack::{AskingFor, Need, Pack, Question, Text, Unit};
use crate::verify::symbolic::{AS_CHANGED, Witness, answer_in_words};

/// A need as people read it: "Today (GP surgery)".
pub(super) fn need_in_words(pack: &Pack, need: Need) -> String {
    let say = |text: &Text| text.render(&pack.text.tokens, AskingFor::Me);
    let level = pack.level(need.level).map(|text| say(&text.name));
    let door = pack.door(need.door).map(|text| say(&text.name));
    format!(
        "{} ({})",
        level.unwrap_or_else(|| need.level.to_string()),
        door.unwrap_or_else(|| need.door.to_string())
    )
}

/// A text of the pack in quotes.
pub(super) fn quoted(pack: &Pack, text: &Text) -> String {
    format!("\"{}\"", text.render(&pack.text.tokens, AskingFor::Me))
}

/// Ids in quotes.
pub(super) fn list<T: ToString>(ids: &[T]) -> String {
    let quoted: Vec<String> = ids
        .iter()
        .map(|id| format!("\"{}\"", id.to_string()))
        .collect();
    quoted.join(", ")
}

/// The telling answers of an answer set, each in the words of the first pack that has it.
pub(super) fn witness_in_words(witness: &Witness, packs: [&Pack; 2], title: &str) -> String {
    let mut said = vec![title.to_owned()];
    for (name, answer) in &witness.answers {
        let as_changed = name.strip_suffix(AS_CHANGED);
        let (id, packs) = match (as_changed, packs) {
            (Some(id), [_, new]) => (id, &[new][..]),
            (None, _) => (name.as_str(), &packs[..]),
        };
        let asked: Vec<(&Pack, &Question)> = packs
            .iter()
            .filter_map(|pack| Some((*pack, &pack.question(pack.find_question(id)?)?.authored)))
            .collect();
        let is_age = asked.iter().any(|(_, it)| it.unit == Some(Unit::Age));
        if !is_age && !witness.telling.contains(name) {
            continue;
        }
        let say = |answer: &GivenAnswer, has: &dyn Fn(&Question) -> bool| {
            let known = asked.iter().find(|(_, question)| has(question));
            let (pack, question) = known.or(asked.first())?;
            Some(answer_in_words(pack, question, answer))
        };
        let has = |question: &Question, id: &str| {
            question
                .options
                .iter()
                .any(|option| option.id.as_str() == id)
        };
        match answer {
            GivenAnswer::Words(ticked) => said.extend(ticked.iter().filter_map(|tick| {
                say(&GivenAnswer::Words(vec![tick.clone()]), &|it| has(it, tick))
            })),
            GivenAnswer::Word(word) => said.extend(say(answer, &|it| has(it, word))),
            _ => said.extend(say(answer, &|_| true)),
        }
    }
    said.join(", ")
}

impl Comparison {
    /// The whole comparison, as `front-door diff` prints it. `new` gives the names of levels and doors.
    #[must_use]
    pub fn in_words(&self, new: &Pack) -> String {
        let mut text = format!("old: {}\nnew: {}\n", named(&self.old), named(&self.new));
        for (what, moved) in self.structure.lists() {
            text += &moved_in_words(what, moved);
        }
        if self.topics.is_empty() {
            text += "No decision changes.\n";
        }
        for change in &self.topics {
            text += &topic_in_words(change, new);
        }
        text += &format!(
            "\nless urgent: {}; reviewed {}, unreviewed {}, not listed {}\n",
            self.less_urgent.groups,
            self.less_urgent.reviewed,
            self.less_urgent.unreviewed,
            self.less_urgent.not_listed
        );
        if !self.to_list.is_empty() {
            text += "Give each a reason in docs/clinical-safety/changes.json, or mend the rules:\n";
            for record in &self.to_list {
                text += &serde_json::to_string_pretty(record).unwrap_or_default();
                text += "\n";
            }
        }
        text
    }
}

fn named(named: &Named) -> String {
    format!("{} {}, rules {}", named.pack, named.version, named.rules)
}

fn moved_in_words(what: &str, moved: &Moved) -> String {
    let line = |sign: &str, ids: &[String]| {
        let lines = ids.iter().map(|id| format!("{what} {sign}: {id}\n"));
        lines.collect::<String>()
    };
    line("added", &moved.added) + &line("gone", &moved.gone) + &line("changed", &moved.changed)
}

fn topic_in_words(change: &TopicChange, new: &Pack) -> String {
    let mut text = format!("\n{} ({})", change.title, change.topic);
    if let Some(caught) = &change.caught_by {
        text += &format!(", now caught by {caught}");
    }
    text += &format!(
        ": {} of {} answer sets change\n  {} less urgent, {} more urgent, {} other doors\n",
        change.changed,
        change.states,
        change.less_urgent.states,
        change.more_urgent.states,
        change.other_doors.states
    );
    text += &direction_in_words("less urgent", &change.less_urgent, new);
    text += &direction_in_words("more urgent", &change.more_urgent, new);
    if let Some(example) = &change.other_doors.example {
        text += "  other doors, or something else beside them\n";
        text += &example_in_words(example, new);
    }
    text
}

fn direction_in_words(way: &str, direction: &Direction, new: &Pack) -> String {
    let groups = direction.groups.iter();
    groups
        .map(|group| group_in_words(way, group, new))
        .collect()
}

fn group_in_words(way: &str, group: &Group, new: &Pack) -> String {
    let standing = match (&group.listed, group.reviewed) {
        _ if way != "less urgent" => String::new(),
        (None, _) => " [not listed]".to_owned(),
        (Some(id), false) => format!(" [listed as {id}, unreviewed]"),
        (Some(id), true) => format!(" [listed as {id}, reviewed]"),
    };
    format!(
        "  {way}{standing}: {}; {} answer sets\n{}",
        group.cause.why,
        group.states,
        example_in_words(&group.example, new)
    )
}

fn example_in_words(example: &Example, new: &Pack) -> String {
    let say = |need: Option<Need>| {
        need.map_or_else(|| "nothing".to_owned(), |need| need_in_words(new, need))
    };
    let moved = if example.before == example.after {
        format!(
            "{}, before and now; what stands beside it changes",
            say(example.after)
        )
    } else {
        format!(
            "before: {}; now: {}",
            say(example.before),
            say(example.after)
        )
    };
    format!("    for example: {}\n    {moved}\n", example.words)
}
