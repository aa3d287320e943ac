//! What else can be wrong with a pack whose JSON is sound: every check says where and how to mend it. Native only.

mod advice;
mod browse;
mod danger;
mod desk;
mod invariants;
mod phrases;
mod questions;
mod rules;
mod signs;
mod tokens;
mod wording;
mod words;

use crate::pack::author::{Invariant, Phrases};
use crate::pack::browse::BrowseGroup;
use crate::pack::bundle::{AdviceBody, RulesBody};
use crate::pack::ids::FindingId;
use crate::pack::model::{DangerFile, Question, Rule, Topic, WordsFile};
use crate::pack::problem::{JsonPath, Problem};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

/// A place in one file, to which problems are reported.
#[derive(Debug)]
pub(crate) struct Place<'a> {
    file: String,
    path: JsonPath,
    problems: &'a mut Vec<Problem>,
}

impl Place<'_> {
    fn say(&mut self, path: &JsonPath, message: impl Into<String>) {
        self.problems
            .push(Problem::new(&self.file, path.clone(), message.into()));
    }
}

/// Checks that need no resolved references.
pub fn before_linking(
    rules: &RulesBody,
    advice: &AdviceBody,
    invariants: &[Invariant],
    problems: &mut Vec<Problem>,
) {
    questions::check(rules, problems);
    rules::check(rules, advice, invariants, problems);
    invariants::check(rules, advice, invariants, problems);
    words::check(rules, problems);
    wording::check(rules, advice, problems);
    tokens::check(rules, advice, problems);
    advice::check(rules, advice, problems);
    signs::check(rules, advice, problems);
}

/// Checks of the words of reception.
pub fn desk(
    desk: &crate::pack::DeskFile,
    rules: &RulesBody,
    advice: &AdviceBody,
    problems: &mut Vec<Problem>,
) {
    desk::check(desk, rules, advice, problems);
}

/// Checks of what search knows.
pub fn phrases(topics: &[Phrases], words: &WordsFile, problems: &mut Vec<Problem>) {
    phrases::check(topics, words, problems);
}

/// Checks of what is listened for.
pub fn danger(file: &DangerFile, problems: &mut Vec<Problem>) {
    danger::check(file, problems);
}

/// Checks of the ways to a topic.
pub fn browse(rules: &RulesBody, groups: &[BrowseGroup], problems: &mut Vec<Problem>) {
    browse::check(rules, groups, problems);
}

/// Every question with its file, path and, unless shared, topic.
pub(crate) fn all_questions(
    rules: &RulesBody,
) -> impl Iterator<Item = (String, JsonPath, Option<&Topic>, &Question)> {
    let at = |index| JsonPath::root().key("questions").index(index);
    let shared = rules
        .questions
        .iter()
        .enumerate()
        .map(move |(index, question)| ("questions.json".to_owned(), at(index), None, question));
    let own = rules.topics.iter().flat_map(move |topic| {
        topic
            .questions
            .iter()
            .enumerate()
            .map(move |(index, question)| {
                (
                    super::link::topic_file(topic.id.as_str()),
                    at(index),
                    Some(topic),
                    question,
                )
            })
    });
    shared.chain(own)
}

/// Each finding that a question can establish, with the place where it stands first.
pub(crate) fn findings_of<'q>(
    question: &'q Question,
    at: &JsonPath,
) -> Vec<(JsonPath, &'q FindingId)> {
    let list = |place: JsonPath, findings: &'q [FindingId]| {
        findings
            .iter()
            .enumerate()
            .map(move |(index, finding)| (place.index(index), finding))
    };
    let options = question.options.iter().enumerate();
    let thresholds = question.thresholds.iter().enumerate();
    let all = list(at.key("yes"), &question.yes)
        .chain(list(at.key("no"), &question.no))
        .chain(options.flat_map(|(index, option)| {
            list(
                at.key("options").index(index).key("findings"),
                &option.findings,
            )
        }))
        .chain(thresholds.map(|(index, end)| {
            (
                at.key("thresholds").index(index).key("finding"),
                &end.finding,
            )
        }));
    let mut seen = BTreeSet::new();
    all.filter(|(_, finding)| seen.insert(*finding)).collect()
}

/// Every rule with its file, path and, unless shared, topic.
pub(crate) fn all_rules(
    rules: &RulesBody,
) -> impl Iterator<Item = (String, JsonPath, Option<&Topic>, &Rule)> {
    let at = |index| JsonPath::root().key("rules").index(index);
    let shared = rules
        .rules
        .iter()
        .enumerate()
        .map(move |(index, rule)| ("rules.json".to_owned(), at(index), None, rule));
    let own = rules.topics.iter().flat_map(move |topic| {
        topic.rules.iter().enumerate().map(move |(index, rule)| {
            (
                super::link::topic_file(topic.id.as_str()),
                at(index),
                Some(topic),
                rule,
            )
        })
    });
    shared.chain(own)
}

/// Reports every id that stands twice.
pub(crate) fn refuse_repeats<I: Ord + Display>(
    what: &str,
    ids: impl Iterator<Item = (String, JsonPath, I)>,
    problems: &mut Vec<Problem>,
) {
    let mut first: BTreeMap<I, String> = BTreeMap::new();
    for (file, path, id) in ids {
        match first.get(&id) {
            Some(other) => {
                let message = format!(
                    "{what} \"{id}\" stands in {other} already; change or remove one of them"
                );
                problems.push(Problem::new(&file, path, message));
            }
            None => {
                first.insert(id, file);
            }
        }
    }
}
