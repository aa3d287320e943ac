//! One topic as bits and moves, and what a set of findings comes to.

use super::bits::Bits;
use super::scale::{DOOR_COUNT, Verdict};
use serde_json::Value;
use std::collections::BTreeSet;

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// With one answer.
    Single,
    /// With any number of ticks.
    Ticks,
}

/// One answer to a question; of a question with ticks, one tick.
#[derive(Clone, Debug)]
pub struct Move {
    /// The question's place in the topic.
    pub question: usize,
    /// The answer as JSON; of a question with ticks, the option's id.
    pub value: Value,
    /// The answer in words.
    pub words: String,
    /// The findings that it establishes.
    pub gives: Bits,
}

/// One question.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// How it is answered.
    pub kind: Kind,
    /// It is asked when all findings of one of these hold; always when there are none.
    pub ask_if: Vec<Bits>,
    /// Its moves: places in the topic's list.
    pub moves: std::ops::Range<usize>,
    /// The move of "not sure", if it is offered.
    pub not_sure: Option<usize>,
    /// One-of: whether every option says as much as those before it.
    pub ordered: bool,
    /// Answers just beyond what it offers, which must be refused.
    pub refuses: Vec<Value>,
    /// What somebody says of whom nothing is known: the baseline, or else the answer that establishes least. Nothing
    /// for a question with ticks, where it is no tick.
    pub usual: Option<usize>,
}

/// One rule that can hold in this topic.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// Its findings.
    pub when: Bits,
    /// Its need.
    pub need: Verdict,
}

/// One topic, with everything that is shared.
#[derive(Debug)]
pub struct Topic {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its questions, the shared ones first.
    pub questions: Vec<Question>,
    /// All moves, by question.
    pub moves: Vec<Move>,
    /// Its rules, and the shared ones whose findings all exist here.
    pub rules: Vec<Rule>,
    /// What choosing the topic establishes.
    pub presents: Bits,
    /// Findings that some rule here needs.
    pub used: Bits,
    /// By door: its place among the doors from the most specific one on.
    pub(super) specific: [usize; DOOR_COUNT],
}

impl Topic {
    /// What the findings come to: the highest need of all rules that hold.
    #[must_use]
    pub fn verdict(&self, findings: Bits) -> Verdict {
        self.holding(findings)
            .fold(Verdict::default(), |highest, rule| highest.with(rule.need))
    }

    /// The rules that hold.
    pub fn holding(&self, findings: Bits) -> impl Iterator<Item = &Rule> {
        self.rules
            .iter()
            .filter(move |rule| findings.has(rule.when))
    }

    /// The rules that lead to the verdict on these findings.
    #[must_use]
    pub fn leading(&self, findings: Bits) -> Vec<&Rule> {
        let rank = self.verdict(findings).rank();
        self.holding(findings)
            .filter(|rule| rule.need.rank() == rank)
            .collect()
    }

    /// Whether `said` is what `expected` says, as far as it tells: level, doors, the first door.
    #[must_use]
    pub fn agrees(&self, expected: Verdict, said: Verdict) -> bool {
        if said.tells_doors() && said.in_any_order() != expected.in_any_order() {
            return false;
        }
        let first = said.first().is_none() || said.first() == self.in_order(expected).first();
        said.level == expected.level && first
    }

    /// The verdict with the door first that comes first: of those on the highest rung the most specific one.
    #[must_use]
    pub fn in_order(&self, verdict: Verdict) -> Verdict {
        let specific = |door: &usize| self.specific.get(*door).copied();
        verdict.led_by(verdict.highest().min_by_key(specific))
    }

    /// Whether the question may be asked once these findings hold.
    #[must_use]
    pub fn may_ask(&self, question: &Question, findings: Bits) -> bool {
        question.ask_if.is_empty() || question.ask_if.iter().any(|all| findings.has(*all))
    }

    /// How many sets of answers there are: every option, every set of ticks, all numbers that can be told apart, "not sure", and no answer at
    /// all. As many as fit in the number when there are more.
    #[must_use]
    pub fn answer_sets(&self) -> u128 {
        let ways = |question: &Question| match question.kind {
            Kind::Single => self.distinct(question) + 1,
            Kind::Ticks => 1u128
                .checked_shl(u32::try_from(question.moves.len()).unwrap_or(u32::MAX))
                .unwrap_or(u128::MAX),
        };
        self.questions
            .iter()
            .map(ways)
            .fold(1, u128::saturating_mul)
    }

    /// How many answers of a question differ in more than the words: numbers that meet the same thresholds are one.
    fn distinct(&self, question: &Question) -> u128 {
        let moves = self.moves.get(question.moves.clone()).unwrap_or_default();
        let number = |mv: &&Move| mv.value.is_number() || mv.value.is_object();
        let numbers: BTreeSet<Bits> = moves.iter().filter(number).map(|mv| mv.gives).collect();
        let others = moves.iter().filter(|mv| !number(mv)).count();
        (numbers.len() + others) as u128
    }
}
