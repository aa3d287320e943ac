//! Words: aliases, and a text for every level, rung and door.

use super::refuse_repeats;
use crate::pack::bundle::RulesBody;
use crate::pack::link::topic_file;
use crate::pack::model::{Action, DoorText, Kind};
use crate::pack::need::{Door, Level, Rung};
use crate::pack::problem::{JsonPath, Problem};

pub(super) fn check(rules: &RulesBody, problems: &mut Vec<Problem>) {
    topics(rules, problems);
    ladder(rules, problems);
}

fn topics(rules: &RulesBody, problems: &mut Vec<Problem>) {
    let classes = rules.classes.iter().enumerate().map(|(index, class)| {
        (
            "questions.json".to_owned(),
            JsonPath::root().key("classes").index(index),
            class.id.as_str(),
        )
    });
    let kinds = Kind::ALL.iter().map(|kind| {
        (
            "the kinds of topic".to_owned(),
            JsonPath::root(),
            kind.as_str(),
        )
    });
    let own = rules.topics.iter().map(|topic| {
        (
            topic_file(topic.id.as_str()),
            JsonPath::root().key("id"),
            topic.id.as_str(),
        )
    });
    let aliases = rules.topics.iter().flat_map(|topic| {
        topic.aliases.iter().enumerate().map(|(index, alias)| {
            (
                topic_file(topic.id.as_str()),
                JsonPath::root().key("aliases").index(index),
                alias.as_str(),
            )
        })
    });
    refuse_repeats(
        "the topic, alias or class",
        kinds.chain(classes).chain(own).chain(aliases),
        problems,
    );
}

fn ladder(rules: &RulesBody, problems: &mut Vec<Problem>) {
    let ladder = &rules.ladder;
    let mut once = |what: &str, key: &str, word: &str, count: usize| {
        let message = match count {
            0 => format!("no text for the {what} \"{word}\"; add it"),
            1 => return,
            _ => format!("the {what} \"{word}\" stands here {count} times; keep one"),
        };
        problems.push(Problem::new(
            "ladder.json",
            JsonPath::root().key(key),
            message,
        ));
    };
    for level in Level::ALL {
        once(
            "level",
            "levels",
            level.as_str(),
            ladder
                .levels
                .iter()
                .filter(|text| text.level == *level)
                .count(),
        );
    }
    for rung in Rung::ALL {
        once(
            "rung",
            "rungs",
            rung.as_str(),
            ladder
                .rungs
                .iter()
                .filter(|text| text.rung == *rung)
                .count(),
        );
    }
    for door in Door::ALL {
        once(
            "door",
            "doors",
            door.as_str(),
            ladder
                .doors
                .iter()
                .filter(|text| text.door == *door)
                .count(),
        );
    }
    for (index, door) in ladder.doors.iter().enumerate() {
        one_door(door, &JsonPath::root().key("doors").index(index), problems);
    }
}

fn one_door(door: &DoorText, at: &JsonPath, problems: &mut Vec<Problem>) {
    let mut say =
        |path: JsonPath, message: String| problems.push(Problem::new("ladder.json", path, message));
    let actions = at.key("actions");
    if !door.actions.iter().any(|action| action.from.is_none()) {
        say(
            actions.clone(),
            format!(
                "door \"{}\" has no action for every level; add one without \"from\"",
                door.door
            ),
        );
    }
    for (index, action) in door.actions.iter().enumerate() {
        if door
            .actions
            .iter()
            .take(index)
            .any(|other| other.from == action.from)
        {
            say(
                actions.index(index),
                format!("two actions {}; keep one", level_of(action)),
            );
        }
    }
    let list = at.key("stands_in_for");
    if door.stands_in_for.contains(&door.door) {
        say(
            list.clone(),
            format!(
                "\"{}\" stands in for itself; remove it from the list",
                door.door
            ),
        );
    }
    for (index, other) in door.stands_in_for.iter().enumerate() {
        if other.rung().height() > door.door.rung().height() {
            say(
                list.index(index),
                format!(
                    "\"{}\" cannot stand in for \"{other}\", a higher rung; remove it",
                    door.door
                ),
            );
        }
    }
}

fn level_of(action: &Action) -> String {
    action.from.map_or_else(
        || "for every level".to_owned(),
        |from| format!("from \"{from}\" on"),
    )
}
