//! What one pack makes of every answer set: which findings and rules hold in which of them.

use super::universe::{Block, Universe};
use crate::pack::{FindingIndex, LinkedRule, Need, Pack, QuestionIndex, RuleIndex};
use biodivine_lib_bdd::Bdd;
use std::collections::BTreeMap;

/// Which answers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// Every answer that is given.
    Given,
    /// Only answers to questions that may be asked: those whose condition holds by what counts itself.
    Asked,
}

/// Findings and rules of one side.
#[derive(Clone, Debug)]
pub struct View<'u, 'p> {
    /// The answer sets.
    pub universe: &'u Universe<'p>,
    /// The pack.
    pub pack: &'p Pack,
    /// The rules that these topics bring and that could hold, highest need first, each with the answer sets in which it does.
    pub rules: Vec<(RuleIndex, &'p LinkedRule, Bdd)>,
    findings: BTreeMap<FindingIndex, Bdd>,
}

impl<'u, 'p> View<'u, 'p> {
    /// What the side at position `side` makes of its universe.
    #[must_use]
    pub fn new(universe: &'u Universe<'p>, side: usize, counting: Counting) -> Option<Self> {
        let topics = universe.sides.get(side)?;
        let mut reader = Reader {
            universe,
            side,
            counting,
            findings: BTreeMap::new(),
            pack: topics.pack,
        };
        for finding in topics.presented() {
            reader
                .findings
                .insert(finding, universe.variables.mk_true());
        }
        let rules = topics
            .rules()
            .into_iter()
            .map(|(index, rule)| (index, rule, reader.all_of(&rule.when)))
            .collect();
        let (pack, findings) = (reader.pack, reader.findings);
        Some(Self {
            universe,
            pack,
            rules,
            findings,
        })
    }

    /// The answer sets in which a finding holds; none when nothing here uses it.
    #[must_use]
    pub fn finding(&self, finding: FindingIndex) -> Bdd {
        self.findings
            .get(&finding)
            .cloned()
            .unwrap_or_else(|| self.nothing())
    }

    /// No answer set.
    #[must_use]
    pub fn nothing(&self) -> Bdd {
        self.universe.variables.mk_false()
    }

    /// The answer sets in which some rule holds whose need `wanted` says yes to.
    #[must_use]
    pub fn any_rule(&self, wanted: impl Fn(Need) -> bool) -> Bdd {
        let ours = self.rules.iter().filter(|(_, rule, _)| wanted(rule.need()));
        any(
            ours.map(|(_, _, holds)| holds.clone()).collect(),
            self.nothing(),
        )
    }
}

/// The OR of many diagrams, in pairs, so that large ones meet late.
pub(super) fn any(mut diagrams: Vec<Bdd>, nothing: Bdd) -> Bdd {
    while diagrams.len() > 1 {
        diagrams = diagrams
            .chunks(2)
            .filter_map(|pair| match pair {
                [one, other] => Some(one.or(other)),
                [one] => Some(one.clone()),
                _ => None,
            })
            .collect();
    }
    diagrams.pop().unwrap_or(nothing)
}

struct Reader<'u, 'p> {
    universe: &'u Universe<'p>,
    side: usize,
    counting: Counting,
    findings: BTreeMap<FindingIndex, Bdd>,
    pack: &'p Pack,
}

impl Reader<'_, '_> {
    fn all_of(&mut self, findings: &[FindingIndex]) -> Bdd {
        let mut all = self.universe.variables.mk_true();
        for finding in findings.iter().rev() {
            all = self.finding(*finding).and(&all);
        }
        all
    }

    fn finding(&mut self, finding: FindingIndex) -> Bdd {
        if let Some(known) = self.findings.get(&finding) {
            return known.clone();
        }
        let mut ways = Vec::new();
        for block in &self.universe.blocks {
            let Some(index) = block.questions.get(self.side).copied().flatten() else {
                continue;
            };
            let answered = self.established(block, index, finding);
            if answered.is_false() {
                continue;
            }
            // Conditions do not go in circles: the pack check sees to it.
            let may_ask = self.condition(index);
            ways.push(answered.and(&may_ask));
        }
        let holds = any(ways, self.universe.variables.mk_false());
        self.findings.insert(finding, holds.clone());
        holds
    }

    /// The answers of one question that establish a finding.
    fn established(&self, block: &Block, index: QuestionIndex, finding: FindingIndex) -> Bdd {
        let variables = &self.universe.variables;
        let Some(question) = self.pack.question(index) else {
            return variables.mk_false();
        };
        let gives = |at: usize| {
            question
                .each
                .get(at)
                .is_some_and(|findings| findings.contains(&finding))
        };
        if block.alternatives.is_empty() {
            let options = &question.authored.options;
            let of_tick =
                |tick: &String| options.iter().position(|option| option.id.as_str() == tick);
            let bits = block.ticks.iter().zip(&block.bits);
            let bits = bits.filter(|(tick, _)| of_tick(tick).is_some_and(gives));
            return any(
                bits.map(|(_, bit)| variables.mk_literal(*bit, true))
                    .collect(),
                variables.mk_false(),
            );
        }
        let establishes: Vec<bool> = block
            .alternatives
            .iter()
            .map(|alternative| {
                let hits = alternative.hits.get(self.side).and_then(Option::as_ref);
                hits.is_some_and(|hits| hits.iter().any(|at| gives(*at)))
            })
            .collect();
        let Some((baseline, others)) = establishes.split_first() else {
            return variables.mk_false();
        };
        let of = |wanted: bool| {
            let bits = block
                .bits
                .iter()
                .zip(others)
                .filter(|(_, gives)| **gives == wanted);
            any(
                bits.map(|(bit, _)| variables.mk_literal(*bit, true))
                    .collect(),
                variables.mk_false(),
            )
        };
        // The first answer has no bit: it is given when no other is.
        if *baseline { of(false).not() } else { of(true) }
    }

    fn condition(&mut self, index: QuestionIndex) -> Bdd {
        let lists = self
            .pack
            .question(index)
            .map(|question| question.ask_if.clone())
            .unwrap_or_default();
        if self.counting == Counting::Given || lists.is_empty() {
            return self.universe.variables.mk_true();
        }
        let ways = lists.iter().map(|list| self.all_of(list)).collect();
        any(ways, self.universe.variables.mk_false())
    }
}
