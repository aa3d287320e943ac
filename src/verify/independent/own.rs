//! What this reading says about the rules by itself, before anything is compared.

use super::bits::Bits;
use super::chance::Chance;
use super::read::Model;
use super::sets::AnswerSet;
use super::topic::{Kind, Topic};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// What was found about one topic.
#[derive(Clone, Debug, Default)]
pub struct OwnChecks {
    /// How many steps from a set of answers to a greater one were looked at.
    pub steps: u64,
    /// What is wrong, one line each.
    pub wrong: Vec<String>,
}

impl Model {
    /// Rules that no answers can make hold when questions are asked only where they may be: a topic's own in that topic, a
    /// shared one in any. Rules for several topics at once are not looked at: no topic alone has them.
    #[must_use]
    pub fn never_hold(&self) -> Vec<&str> {
        let mut holds = BTreeSet::new();
        let mut never = BTreeSet::new();
        for topic in self.topics() {
            for rule in &topic.rules {
                let id = rule.id.as_str();
                if holds.contains(id) {
                    continue;
                }
                if topic.ways(rule.when, 1).is_empty() {
                    never.insert(id);
                } else {
                    holds.insert(id);
                }
            }
        }
        never.difference(&holds).copied().collect()
    }
}

impl Topic {
    /// Whether more never lowers: every set within two answers of the baseline and `random` others, each with every answer that
    /// can be added; red flags; "not sure"; worry order.
    #[must_use]
    pub fn own_checks(&self, random: u64, seed: u64) -> OwnChecks {
        let mut checks = OwnChecks {
            steps: 0,
            wrong: self.not_great_enough(),
        };
        let classes = self.classes(|_| Bits::default());
        let _ = self.every_set(&classes, (0, 2), &mut |set, built_up| {
            if self.verdict(set.findings) != built_up {
                checks
                    .wrong
                    .push(format!("{}: two readings", self.told(set)));
            }
            self.never_lowers(set, &mut checks);
            if checks.wrong.is_empty() {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
        let (mut chance, quiet) = (Chance::new(seed), self.quiet());
        for _ in 0..random {
            let set = self.random_set(&quiet, &mut chance);
            self.never_lowers(&set, &mut checks);
        }
        checks
    }

    /// Questions of which "not sure" gives less than an answer, or a later option less than an earlier one.
    fn not_great_enough(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for question in self.questions.iter().filter(|q| q.kind == Kind::Single) {
            let gives = |place: usize| self.moves.get(place).map(|mv| mv.gives).unwrap_or_default();
            let unsure = question.not_sure.map(gives);
            let mut below = Bits::default();
            for place in question.moves.clone() {
                if unsure.is_some_and(|unsure| !unsure.has(gives(place))) {
                    wrong.push(format!("{}: \"not sure\" gives less", question.id));
                }
                if question.ordered && !gives(place).has(below) {
                    wrong.push(format!("{}: a worse answer gives less", question.id));
                }
                below = gives(place);
            }
        }
        wrong
    }

    fn never_lowers(&self, set: &AnswerSet<'_>, checks: &mut OwnChecks) {
        let here = self.verdict(set.findings);
        let flagged = self
            .holding(set.findings)
            .any(|rule| rule.need.is_emergency());
        if flagged != here.is_emergency() {
            checks
                .wrong
                .push(format!("{}: a red flag does not decide", self.told(set)));
        }
        for mv in &self.moves {
            checks.steps += 1;
            if self.verdict(set.findings | mv.gives).rank() < here.rank() {
                let line = format!("{}: {} lowers", self.told(set), mv.words);
                checks.wrong.push(line);
            }
        }
    }

    /// What somebody who has these answers in mind answers besides, where every answer establishes something.
    #[must_use]
    pub fn otherwise(&self, set: &AnswerSet<'_>) -> Vec<String> {
        let whole = set.complete();
        let added = whole
            .moves
            .iter()
            .filter(|place| !set.moves.contains(place));
        let telling = added
            .filter_map(|place| self.moves.get(*place))
            .filter(|mv| !mv.gives.is_empty());
        telling.map(|mv| mv.words.clone()).collect()
    }

    /// A set of answers in words.
    #[must_use]
    pub fn told(&self, set: &AnswerSet<'_>) -> String {
        let words = set.moves.iter().filter_map(|place| self.moves.get(*place));
        let words: Vec<&str> = words.map(|mv| mv.words.as_str()).collect();
        if words.is_empty() {
            format!("{}, nothing answered", self.title)
        } else {
            format!("{}, {}", self.title, words.join(", "))
        }
    }
}
