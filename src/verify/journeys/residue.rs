//! What is left of a topic once some questions are answered: all that the rest of the journey can depend on.
//!
//! Two points of two journeys with the same residue go on in the same way, so the journeys of a topic, more than anybody
//! could play, become a graph of a few hundred or thousand points.

use super::bits::Bits;
use crate::pack::{Door, FindingIndex, LinkedQuestion, Need, QuestionIndex};
use crate::verify::symbolic::Side;
use std::collections::BTreeMap;

/// A rule over the topic's own numbers of findings.
struct Rule {
    need: Need,
    when: Bits,
}

/// A question over the topic's own numbers of findings.
pub(super) struct Asked {
    pub(super) index: QuestionIndex,
    /// All that it can establish.
    all: Bits,
    /// What each option, threshold, or the telling answer establishes.
    pub(super) each: Vec<Bits>,
    conditions: Vec<Bits>,
    in_conditions: Bits,
}

/// One topic (or several) over numbers of its own.
pub(super) struct Local {
    rules: Vec<Rule>,
    pub(super) questions: Vec<Asked>,
    presented: Bits,
    size: usize,
}

/// All that the rest of a journey can depend on, and the need so far.
#[derive(Clone, Debug)]
pub(super) struct Residue {
    /// The need so far, the pack's most specific door first among equals.
    pub(super) doors: Vec<Door>,
    /// Its level and height.
    pub(super) rank: (crate::pack::Level, u8),
    /// Whether some rule could still change the decision, as far as single questions tell.
    pub(super) is_open: bool,
    /// How many questions could still take part.
    pub(super) left: u32,
    /// The same for two points that go on in the same way.
    pub(super) key: Vec<u64>,
}

impl Local {
    pub(super) fn new(side: &Side<'_>) -> Self {
        let useful = side.useful();
        let questions: Vec<(QuestionIndex, &LinkedQuestion)> = side
            .questions()
            .filter(|(index, _)| useful.contains(index))
            .collect();
        let mut numbers: BTreeMap<FindingIndex, usize> = BTreeMap::new();
        let named = side.rules().into_iter().flat_map(|(_, rule)| &rule.when);
        let gates = questions
            .iter()
            .flat_map(|(_, question)| question.ask_if.iter().flatten());
        for finding in named.chain(gates) {
            let next = numbers.len();
            numbers.entry(*finding).or_insert(next);
        }
        let size = numbers.len();
        let bits = |findings: &[FindingIndex]| {
            Bits::of(
                size,
                findings
                    .iter()
                    .filter_map(|finding| numbers.get(finding).copied()),
            )
        };
        let presented: Vec<FindingIndex> = side.presented().into_iter().collect();
        let rules = side.rules().into_iter().map(|(_, rule)| Rule {
            need: rule.need(),
            when: bits(&rule.when),
        });
        let asked = |(index, question): (QuestionIndex, &LinkedQuestion)| Asked {
            index,
            all: bits(&question.all),
            each: question
                .each
                .iter()
                .map(|findings| bits(findings))
                .collect(),
            conditions: question
                .ask_if
                .iter()
                .map(|findings| bits(findings))
                .collect(),
            in_conditions: bits(&question.ask_if.concat()),
        };
        Self {
            rules: rules.collect(),
            presented: bits(&presented),
            size,
            questions: questions.into_iter().map(asked).collect(),
        }
    }

    /// What choosing the topics establishes.
    pub(super) fn start(&self) -> (Bits, Bits) {
        (
            self.presented.clone(),
            Bits::of(self.questions.len(), 0..self.questions.len()),
        )
    }

    /// The position of a question.
    pub(super) fn position(&self, index: QuestionIndex) -> Option<usize> {
        self.questions.iter().position(|asked| asked.index == index)
    }

    /// What is left when `held` holds and the questions of `open` have no answer yet. `specificity` orders doors.
    pub(super) fn residue(
        &self,
        held: &Bits,
        open: &Bits,
        specificity: impl Fn(Door) -> usize,
    ) -> Residue {
        let holding: Vec<Need> = self
            .rules
            .iter()
            .filter(|rule| held.contains_all(&rule.when))
            .map(|rule| rule.need)
            .collect();
        let rank = holding
            .iter()
            .map(|need| need.rank())
            .max()
            .unwrap_or((crate::pack::Level::SelfCare, 0));
        let level = rank.0;
        let in_headline =
            |need: &Need| need.rank() == rank || (level.shows_every_door() && need.level == level);
        let mut doors: Vec<Door> = Vec::new();
        for need in holding.iter().filter(|need| in_headline(need)) {
            if !doors.contains(&need.door) {
                doors.push(need.door);
            }
        }
        doors.sort_by_key(|door| specificity(*door));

        let open = self.usable(held, open);
        let can_come = self.findings_of(&open, held);
        let matters = |need: Need| match level {
            crate::pack::Level::Emergency => false,
            crate::pack::Level::Ae => need.level > level,
            _ => {
                let above =
                    need.rank() >= rank || (level.shows_every_door() && need.level == level);
                above && !(need.level == level && doors.contains(&need.door))
            }
        };
        let is_live = |rule: &Rule| {
            matters(rule.need)
                && !held.contains_all(&rule.when)
                && can_come.contains_all(&rule.when)
        };
        let live = Bits::of(
            self.rules.len(),
            self.rules
                .iter()
                .enumerate()
                .filter(|(_, rule)| is_live(rule))
                .map(|(at, _)| at),
        );
        let (wanted, open) = self.wanted(&live, held, &open);
        let mut key = vec![level as u64, u64::from(rank.1)];
        key.extend(doors.iter().map(|door| *door as u64 + 1));
        key.push(0);
        for part in [&live, &open, &held.common(&wanted)] {
            key.extend(part.words());
        }
        Residue {
            doors,
            rank,
            is_open: live.count() > 0,
            left: open.count(),
            key,
        }
    }

    /// The open questions whose condition holds or can still come to hold.
    fn usable(&self, held: &Bits, open: &Bits) -> Bits {
        let mut usable = Bits::none(self.questions.len());
        loop {
            let can_come = self.findings_of(&usable, held);
            let mut more = false;
            for (at, asked) in self.questions.iter().enumerate() {
                let askable = asked.conditions.is_empty()
                    || asked
                        .conditions
                        .iter()
                        .any(|all| can_come.contains_all(all));
                if open.contains(at) && !usable.contains(at) && askable {
                    usable.insert(at);
                    more = true;
                }
            }
            if !more {
                return usable;
            }
        }
    }

    /// `held` with all that some questions can establish.
    fn findings_of(&self, questions: &Bits, held: &Bits) -> Bits {
        let mut findings = held.clone();
        for (at, asked) in self.questions.iter().enumerate() {
            if questions.contains(at) {
                findings.add(&asked.all);
            }
        }
        findings
    }

    /// The findings on which live rules and the conditions behind them depend, and the questions that can still establish one
    /// that does not hold.
    fn wanted(&self, live: &Bits, held: &Bits, open: &Bits) -> (Bits, Bits) {
        let mut wanted = Bits::none(self.size);
        for (at, rule) in self.rules.iter().enumerate() {
            if live.contains(at) {
                wanted.add(&rule.when);
            }
        }
        loop {
            let mut missing = wanted.clone();
            for at in 0..self.size {
                if held.contains(at) {
                    missing.remove(at);
                }
            }
            let mut more = wanted.clone();
            let mut useful = Bits::none(self.questions.len());
            for (at, asked) in self.questions.iter().enumerate() {
                if open.contains(at) && asked.all.meets(&missing) {
                    useful.insert(at);
                    more.add(&asked.in_conditions);
                }
            }
            if more == wanted {
                return (wanted, useful);
            }
            wanted = more;
        }
    }
}
