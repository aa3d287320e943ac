//! The smallest answer set of a kind, and how it is said.

use super::universe::{Block, Universe};
use crate::decimal;
use crate::engine::GivenAnswer;
use crate::pack::{Age, AskingFor, NOT_SURE, Pack, QuestionKind, Text, Unit};
use biodivine_lib_bdd::{Bdd, BddPointer, BddVariable};
use std::collections::BTreeSet;

/// One answer set: an answer for each question that can matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// Question ids and answers, in the order of the universe.
    pub answers: Vec<(String, GivenAnswer)>,
    /// The ids of those that differ from what is taken for granted.
    pub telling: Vec<String>,
}

impl Universe<'_> {
    /// An answer set of `these` with as few telling answers as possible; `None` when there is none at all.
    #[must_use]
    pub fn smallest(&self, these: &Bdd) -> Option<Witness> {
        let set = fewest_bits(&self.valid.and(these))?;
        let is_set = |bit: BddVariable| set.contains(&bit);
        let answers = self
            .blocks
            .iter()
            .filter_map(|block| Some((block.id.clone(), block.answer(is_set)?)));
        let told = |block: &&Block| block.bits.iter().any(|bit| is_set(*bit));
        Some(Witness {
            answers: answers.collect(),
            telling: self
                .blocks
                .iter()
                .filter(told)
                .map(|block| block.id.clone())
                .collect(),
        })
    }
}

/// The bits that are set in a valuation with as few as possible.
fn fewest_bits(these: &Bdd) -> Option<BTreeSet<BddVariable>> {
    if these.is_false() {
        return None;
    }
    // Nodes come after those that they point to.
    let mut costs: Vec<usize> = Vec::with_capacity(these.size());
    let cost_of = |costs: &[usize], node: BddPointer| {
        costs.get(node.to_index()).copied().unwrap_or(usize::MAX)
    };
    for node in these.pointers() {
        let cost = if node.is_zero() {
            usize::MAX
        } else if node.is_one() {
            0
        } else {
            let (low, high) = (these.low_link_of(node), these.high_link_of(node));
            cost_of(&costs, low).min(cost_of(&costs, high).saturating_add(1))
        };
        costs.push(cost);
    }
    let mut set = BTreeSet::new();
    let mut node = these.root_pointer();
    while !node.is_terminal() {
        let (low, high) = (these.low_link_of(node), these.high_link_of(node));
        node = if cost_of(&costs, low) <= cost_of(&costs, high).saturating_add(1) {
            low
        } else {
            set.insert(these.var_of(node));
            high
        };
    }
    Some(set)
}

impl Witness {
    /// Answers as they were given, in that order.
    #[must_use]
    pub fn of(pack: &Pack, answers: &[(String, GivenAnswer)]) -> Self {
        let says_nothing = |(id, answer): &&(String, GivenAnswer)| match answer {
            GivenAnswer::Words(ticked) => ticked.is_empty(),
            GivenAnswer::Word(word) => pack
                .find_question(id)
                .and_then(|index| pack.question(index))
                .is_some_and(|question| baseline(&question.authored) == Some(word)),
            _ => false,
        };
        let telling = answers
            .iter()
            .filter(|answer| !says_nothing(answer))
            .map(|(id, _)| id.clone());
        Self {
            answers: answers.to_vec(),
            telling: telling.collect(),
        }
    }

    /// The telling answers in plain words: "Earache, age 3, swelling behind the ear: yes".
    #[must_use]
    pub fn in_words(&self, pack: &Pack, title: &str) -> String {
        let told = self.answers.iter().filter_map(|(id, answer)| {
            let index = pack.find_question(id)?;
            let question = &pack.question(index)?.authored;
            let told = self.telling.contains(id) || question.unit == Some(Unit::Age);
            told.then(|| answer_in_words(pack, question, answer))
        });
        std::iter::once(title.to_owned())
            .chain(told)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// The answer that establishes nothing.
fn baseline(question: &crate::pack::Question) -> Option<&str> {
    match question.kind {
        QuestionKind::YesNo if question.yes.is_empty() => Some("yes"),
        QuestionKind::YesNo => Some("no"),
        _ => question
            .baseline
            .as_ref()
            .map(crate::pack::OptionId::as_str),
    }
}

/// One answer in plain words.
pub(crate) fn answer_in_words(
    pack: &Pack,
    question: &crate::pack::Question,
    answer: &GivenAnswer,
) -> String {
    let say = |text: &Text| {
        text.render(&pack.text.tokens, AskingFor::Me)
            .trim_end_matches(['?', '.'])
            .to_owned()
    };
    let option = |id: &str| {
        let found = question
            .options
            .iter()
            .find(|option| option.id.as_str() == id);
        found.map_or_else(|| id.to_owned(), |option| say(&option.text))
    };
    let asked = || say(&question.text);
    match answer {
        GivenAnswer::Word(word) if word == NOT_SURE => format!("{}: not sure", asked()),
        GivenAnswer::Word(word) if question.kind == QuestionKind::YesNo => {
            format!("{}: {word}", asked())
        }
        GivenAnswer::Word(word) => format!("{}: {}", asked(), option(word)),
        GivenAnswer::Words(words) => words
            .iter()
            .map(|id| option(id))
            .collect::<Vec<_>>()
            .join(", "),
        GivenAnswer::Age(Age { value, unit }) => format!("age {value} {unit}"),
        GivenAnswer::Number(value) if question.unit == Some(Unit::Age) => {
            format!("age {}", decimal::write(*value))
        }
        GivenAnswer::Number(value) => {
            let unit = question
                .unit
                .map(|unit| format!(" {unit}"))
                .unwrap_or_default();
            format!("{}: {}{unit}", asked(), decimal::write(*value))
        }
    }
}
