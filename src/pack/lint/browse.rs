//! Ways to a topic: each topic is there, each leads somewhere, and the words are as plain as all others.

use super::refuse_repeats;
use crate::pack::SOMETHING_ELSE;
use crate::pack::browse::{BrowseGroup, BrowsePart};
use crate::pack::bundle::RulesBody;
use crate::pack::problem::{JsonPath, Problem, did_you_mean};
use std::collections::BTreeSet;

/// The file.
const FILE: &str = "browse.json";

pub(super) fn check(rules: &RulesBody, groups: &[BrowseGroup], problems: &mut Vec<Problem>) {
    let groups_at = || {
        let at = |index| JsonPath::root().key("groups").index(index);
        groups
            .iter()
            .enumerate()
            .map(move |(index, group)| (at(index), group))
    };
    let parts: Vec<(JsonPath, &BrowsePart)> = groups_at()
        .flat_map(|(at, group)| {
            let parts = group.parts.iter().enumerate();
            parts.map(move |(index, part)| (at.key("parts").index(index), part))
        })
        .collect();
    let titles = groups_at().map(|(at, group)| (at, &group.title));
    let titles = titles.chain(parts.iter().map(|(at, part)| (at.clone(), &part.title)));
    refuse_repeats(
        "the name",
        titles.map(|(at, title)| (FILE.to_owned(), at.key("title"), title.0.as_str())),
        problems,
    );
    for (at, group) in groups_at().filter(|(_, group)| group.parts.is_empty()) {
        let message = format!(
            "the group \"{}\" has no parts; add one or remove it",
            group.title.0
        );
        problems.push(Problem::new(FILE, at.key("parts"), message));
    }
    for (at, part) in &parts {
        one_part(rules, part, at, problems);
    }
    let shown: BTreeSet<&str> = parts
        .iter()
        .flat_map(|(_, part)| part.topics.iter().map(|topic| topic.as_str()))
        .collect();
    // Who does not know what to pick has a button of their own.
    let missing = rules.topics.iter().filter(|topic| {
        let id = topic.id.as_str();
        !topic.sensitive && id != SOMETHING_ELSE && !shown.contains(id)
    });
    for topic in missing {
        let message = format!(
            "the topic \"{}\" stands in no part; add it where people would look for it",
            topic.id
        );
        problems.push(Problem::new(FILE, JsonPath::root().key("groups"), message));
    }
    super::tokens::one_file(FILE, groups, "groups", rules, problems);
    super::wording::one_file(FILE, groups, "groups", problems);
}

fn one_part(rules: &RulesBody, part: &BrowsePart, at: &JsonPath, problems: &mut Vec<Problem>) {
    let at = at.key("topics");
    if part.topics.is_empty() {
        let message = format!(
            "the part \"{}\" has no topics; add one or remove it",
            part.title.0
        );
        problems.push(Problem::new(FILE, at.clone(), message));
    }
    let known = || rules.topics.iter().map(|topic| topic.id.as_str());
    for (index, topic) in part.topics.iter().enumerate() {
        let mut say = |message| problems.push(Problem::new(FILE, at.index(index), message));
        if !known().any(|id| id == topic.as_str()) {
            let hint = did_you_mean(topic.as_str(), known());
            say(format!(
                "there is no topic \"{topic}\"; remove it or write another{hint}"
            ));
        }
        if part.topics.iter().take(index).any(|other| other == topic) {
            say(format!("\"{topic}\" stands in this part twice; keep one"));
        }
    }
}
