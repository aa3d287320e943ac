//! What appears and what vanishes: topics, pages, questions, options, rules. And what is only said in other words.

use crate::pack::{LinkedQuestion, LinkedRule, Pack, Question, Rule};
use crate::verify::compare::Decides;
use crate::verify::symbolic::Side;
use serde::Serialize;
use std::collections::BTreeMap;

/// Ids by what became of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Only the new pack has them.
    pub added: Vec<String>,
    /// Only the old pack has them.
    pub gone: Vec<String>,
    /// Both have them, and they are not the same.
    pub changed: Vec<String>,
}

/// What appears and what vanishes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Structure {
    /// Topics; changed are those in which something else decides than before.
    pub topics: Moved,
    /// Pages of questions.
    pub pages: Moved,
    /// Questions.
    pub questions: Moved,
    /// Options of questions, as `question/option`.
    pub options: Moved,
    /// Rules.
    pub rules: Moved,
    /// Questions and rules of which nothing but words changed.
    pub reworded: Moved,
}

impl Structure {
    /// Each kind with its name, as far as something moved.
    pub(super) fn lists(&self) -> impl Iterator<Item = (&'static str, &Moved)> {
        [
            ("topic", &self.topics),
            ("page", &self.pages),
            ("question", &self.questions),
            ("option", &self.options),
            ("rule", &self.rules),
            ("words", &self.reworded),
        ]
        .into_iter()
    }
}

/// Compares two packs item by item.
#[must_use]
pub(super) fn structure(old: &Pack, new: &Pack) -> Structure {
    let questions = (
        by_id(old.questions(), question_id),
        by_id(new.questions(), question_id),
    );
    let rules = (by_id(old.rules(), rule_id), by_id(new.rules(), rule_id));
    let same_question = |a: &&LinkedQuestion, b: &&LinkedQuestion| {
        without_words_of_question(&a.authored) == without_words_of_question(&b.authored)
    };
    let same_rule = |a: &&LinkedRule, b: &&LinkedRule| {
        without_words_of_rule(&a.authored) == without_words_of_rule(&b.authored)
    };
    let mut reworded = Moved::default();
    for (id, question) in &questions.0 {
        let other = questions.1.get(id);
        if other.is_some_and(|other| {
            same_question(question, other) && question.authored != other.authored
        }) {
            reworded.changed.push(format!("question {id}"));
        }
    }
    for (id, rule) in &rules.0 {
        let other = rules.1.get(id);
        if other.is_some_and(|other| same_rule(rule, other) && rule.authored != other.authored) {
            reworded.changed.push(format!("rule {id}"));
        }
    }
    Structure {
        topics: moved(&topics(old), &topics(new), PartialEq::eq),
        pages: moved(&pages(old), &pages(new), |_, _| true),
        options: moved(&options(old), &options(new), |_, _| true),
        questions: moved(&questions.0, &questions.1, same_question),
        rules: moved(&rules.0, &rules.1, same_rule),
        reworded,
    }
}

fn moved<T>(
    old: &BTreeMap<String, T>,
    new: &BTreeMap<String, T>,
    same: impl Fn(&T, &T) -> bool,
) -> Moved {
    let keys = |these: &BTreeMap<String, T>, those: &BTreeMap<String, T>| {
        these
            .keys()
            .filter(|id| !those.contains_key(*id))
            .cloned()
            .collect()
    };
    let differ = |(id, item): &(&String, &T)| new.get(*id).is_some_and(|other| !same(item, other));
    Moved {
        added: keys(new, old),
        gone: keys(old, new),
        changed: old
            .iter()
            .filter(differ)
            .map(|(id, _)| id.clone())
            .collect(),
    }
}

fn by_id<T>(items: &[T], id: impl Fn(&T) -> String) -> BTreeMap<String, &T> {
    items.iter().map(|item| (id(item), item)).collect()
}

fn question_id(question: &LinkedQuestion) -> String {
    question.authored.id.to_string()
}

fn rule_id(rule: &LinkedRule) -> String {
    rule.authored.id.to_string()
}

fn topics(pack: &Pack) -> BTreeMap<String, Decides> {
    let all = (0u16..).zip(pack.topics());
    all.map(|(index, topic)| {
        (
            topic.authored.id.to_string(),
            Decides::whole(&Side::of(pack, index)),
        )
    })
    .collect()
}

fn pages(pack: &Pack) -> BTreeMap<String, ()> {
    let page = |question: &LinkedQuestion| {
        let authored = &question.authored;
        authored
            .page
            .as_ref()
            .map_or_else(|| authored.id.to_string(), ToString::to_string)
    };
    pack.questions()
        .iter()
        .map(|question| (page(question), ()))
        .collect()
}

fn options(pack: &Pack) -> BTreeMap<String, ()> {
    let of = |question: &LinkedQuestion| {
        let id = question.authored.id.clone();
        let options = question.authored.options.clone();
        options
            .into_iter()
            .map(move |option| (format!("{id}/{}", option.id), ()))
    };
    pack.questions().iter().flat_map(of).collect()
}

/// A question without what is only said.
fn without_words_of_question(question: &Question) -> Question {
    let mut bare = question.clone();
    bare.text.0.clear();
    (bare.staff_text, bare.why, bare.check) = (None, None, None);
    for option in &mut bare.options {
        option.text.0.clear();
        option.check = None;
    }
    bare
}

/// A rule without what is only said.
fn without_words_of_rule(rule: &Rule) -> Rule {
    let mut bare = rule.clone();
    bare.because = crate::pack::Said::At(0);
    bare.source = None;
    bare.rows.clear();
    bare.status = crate::pack::Detached(None);
    bare
}
