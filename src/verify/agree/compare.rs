//! Compares one judge with the second reading of a topic.

use super::counterexample::Counterexample;
use super::judge::{Judge, read};
use crate::engine::GivenAnswer;
use crate::pack::Pack;
use crate::verify::independent::{AnswerSet, Chance, Class, Topic, Verdict};
use std::ops::ControlFlow;

/// How much is compared.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// Every set of at most this many answers, each answer by itself.
    pub near: usize,
    /// Every set of at most this many answers, answers that say the same to every rule taken together and standing for each
    /// other in turn; 0 for none.
    pub merged: usize,
    /// All such sets, however many answers they hold, when there are at most this many.
    pub full_up_to: u128,
    /// For every rule, so many ways to make it hold.
    pub by_rule: usize,
    /// So many random sets.
    pub random: u64,
    /// Where the random numbers start.
    pub seed: u64,
}

impl Effort {
    /// Only sets of fewer answers than these.
    #[must_use]
    pub fn below(&self, answers: usize) -> Self {
        let most = answers.saturating_sub(1);
        Self {
            near: self.near.min(most),
            merged: self.merged.min(most),
            full_up_to: 0,
            by_rule: 0,
            random: 0,
            seed: 0,
        }
    }
}

/// How the judge gets the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Played {
    /// All at once; an answer given anyway counts.
    Given,
    /// As far as it is asked, each question only where it may be. From A&E up the doors are settled and not compared.
    PageByPage,
}

/// What was compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Sets of a few answers, each answer by itself.
    pub near: u64,
    /// Sets of merged answers.
    pub merged: u64,
    /// Whether those were all there are.
    pub full: bool,
    /// Ways to make a rule hold.
    pub by_rule: u64,
    /// Random sets.
    pub random: u64,
    /// How many came to each level.
    pub levels: [u64; 9],
}

impl Tally {
    /// All sets together.
    #[must_use]
    pub fn sets(&self) -> u64 {
        self.near + self.merged + self.by_rule + self.random
    }
}

/// One comparison under way.
struct Comparison<'c, 't> {
    topic: &'t Topic,
    judge: &'c mut dyn Judge,
    played: Played,
    levels: [u64; 9],
    differs: Option<AnswerSet<'t>>,
}

/// Compares `judge` with the second reading of `topic`.
///
/// # Errors
/// With the smallest set of answers on which they do not agree.
pub fn compare(
    topic: &Topic,
    judge: &mut dyn Judge,
    played: Played,
    effort: &Effort,
) -> Result<Tally, Box<Counterexample>> {
    let mut comparison = Comparison {
        topic,
        judge,
        played,
        levels: [0; 9],
        differs: None,
    };
    let mut tally = Tally::default();
    let flow = comparison.run(effort, &mut tally);
    tally.levels = comparison.levels;
    match comparison.differs.take() {
        Some(set) if flow.is_break() => Err(Box::new(comparison.smallest(&set))),
        _ => Ok(tally),
    }
}

/// Makes sure that the engine takes no answer that its question does not offer.
///
/// # Errors
/// With the first such answer.
pub(super) fn takes_no_more(topic: &Topic, pack: &Pack) -> Result<(), Box<Counterexample>> {
    let offered = topic.questions.iter();
    let beyond = offered.flat_map(|q| q.refuses.iter().map(move |value| (q, value)));
    for (question, value) in beyond {
        let given = serde_json::from_value::<GivenAnswer>(value.clone());
        let taken = given.is_ok_and(|given| read(pack, &[(&question.id, given)]).is_ok());
        if taken {
            return Err(Box::new(Counterexample {
                topic: topic.id.clone(),
                given: serde_json::json!({ &question.id: value }),
                answers: 1,
                told: format!("{}, {}: {value}", topic.title, question.id),
                otherwise: Vec::new(),
                played: Played::Given,
                said: Err("taken, although it is not offered".to_owned()),
                said_by: Vec::new(),
                expected: topic.in_order(topic.verdict(topic.presents)),
                expected_by: Vec::new(),
            }));
        }
    }
    Ok(())
}

impl<'t> Comparison<'_, 't> {
    /// Small sets first, so that the first difference is a small one.
    fn run(&mut self, effort: &Effort, tally: &mut Tally) -> ControlFlow<()> {
        let topic = self.topic;
        let singles = topic.single_moves();
        for size in 0..=effort.near {
            self.walk(&singles, (size, size), &mut tally.near)?;
        }
        if effort.by_rule > 0 {
            for rule in &topic.rules {
                for set in topic.ways(rule.when, effort.by_rule) {
                    tally.by_rule += 1;
                    self.look(&set)?;
                }
            }
        }
        let classes = topic.classes(|place| self.judge.uses(place));
        tally.full = topic.count_sets(&classes, classes.len()) <= effort.full_up_to;
        if effort.merged > 0 || tally.full {
            for size in 0..=effort.merged {
                self.walk(&classes, (size, size), &mut tally.merged)?;
            }
        }
        if tally.full {
            let rest = (effort.merged + 1, classes.len());
            self.walk(&classes, rest, &mut tally.merged)?;
        }
        let (mut chance, quiet) = (Chance::new(effort.seed), topic.quiet());
        for _ in 0..effort.random {
            tally.random += 1;
            self.look(&topic.random_set(&quiet, &mut chance))?;
        }
        ControlFlow::Continue(())
    }

    fn walk(
        &mut self,
        classes: &[Class],
        sizes: (usize, usize),
        count: &mut u64,
    ) -> ControlFlow<()> {
        let topic = self.topic;
        topic.every_set(classes, sizes, &mut |set, built_up| {
            *count += 1;
            let expected = match self.played {
                Played::Given => built_up,
                Played::PageByPage => self.expected(set),
            };
            self.note(set, expected)
        })
    }

    fn look(&mut self, set: &AnswerSet<'t>) -> ControlFlow<()> {
        let expected = self.expected(set);
        self.note(set, expected)
    }

    fn note(&mut self, set: &AnswerSet<'t>, expected: Verdict) -> ControlFlow<()> {
        if !self.agrees(set, expected) {
            self.differs = Some(set.clone());
            return ControlFlow::Break(());
        }
        if let Some(count) = self.levels.get_mut(usize::from(expected.level)) {
            *count += 1;
        }
        ControlFlow::Continue(())
    }

    /// What the second reading says.
    fn expected(&self, set: &AnswerSet<'_>) -> Verdict {
        match self.played {
            Played::Given => self.topic.verdict(set.findings),
            Played::PageByPage => self.topic.verdict(set.complete().asked()),
        }
    }

    fn agrees(&mut self, set: &AnswerSet<'_>, expected: Verdict) -> bool {
        let Ok(said) = self.judge.judge(set) else {
            return false;
        };
        match self.played {
            Played::PageByPage if expected.is_emergency() => said.level == expected.level,
            _ => self.topic.agrees(expected, said),
        }
    }

    fn differs_on(&mut self, set: &AnswerSet<'_>) -> bool {
        let expected = self.expected(set);
        !self.agrees(set, expected)
    }

    /// Takes answers away for as long as they still do not agree; then looks for something smaller still.
    fn smallest(&mut self, found: &AnswerSet<'t>) -> Counterexample {
        let mut small = found.clone();
        let mut position = 0;
        while position < small.moves.len() {
            let less = small.without(position);
            if self.differs_on(&less) {
                small = less;
                position = 0;
            } else {
                position += 1;
            }
        }
        let mut tries = 20_000;
        for size in 0..small.moves.len() {
            let mut chosen = Vec::new();
            if let Some(smaller) = self.part_of(found, size, 0, &mut chosen, &mut tries) {
                small = smaller;
                break;
            }
        }
        self.counterexample(&small)
    }

    /// A part of `found` with so many answers on which they do not agree.
    fn part_of(
        &mut self,
        found: &AnswerSet<'t>,
        size: usize,
        start: usize,
        chosen: &mut Vec<usize>,
        tries: &mut u32,
    ) -> Option<AnswerSet<'t>> {
        if chosen.len() == size {
            *tries = tries.checked_sub(1)?;
            let set = AnswerSet::new(self.topic, chosen.iter().copied());
            return self.differs_on(&set).then_some(set);
        }
        for (at, place) in found.moves.iter().enumerate().skip(start) {
            chosen.push(*place);
            let smaller = self.part_of(found, size, at + 1, chosen, tries);
            chosen.pop();
            if smaller.is_some() {
                return smaller;
            }
        }
        None
    }

    fn counterexample(&mut self, set: &AnswerSet<'t>) -> Counterexample {
        let findings = match self.played {
            Played::Given => set.findings,
            Played::PageByPage => set.complete().asked(),
        };
        Counterexample {
            topic: self.topic.id.clone(),
            given: serde_json::json!(set.answers()),
            answers: set.moves.len(),
            told: self.topic.told(set),
            otherwise: match self.played {
                Played::Given => Vec::new(),
                Played::PageByPage => self.topic.otherwise(set),
            },
            played: self.played,
            said: self.judge.judge(set),
            said_by: self.judge.reasons(set),
            expected: self.topic.in_order(self.topic.verdict(findings)),
            expected_by: self
                .topic
                .leading(findings)
                .iter()
                .map(|rule| rule.id.clone())
                .collect(),
        }
    }
}
