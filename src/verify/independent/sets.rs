//! Sets of answers: all of them where that is possible, all near the baseline, random ones.

use super::bits::Bits;
use super::chance::Chance;
use super::scale::Verdict;
use super::topic::{Kind, Question, Topic};
use serde_json::Value;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// A set of answers: moves away from "nothing answered".
#[derive(Clone, Debug)]
pub struct AnswerSet<'t> {
    /// The topic.
    pub topic: &'t Topic,
    /// The places of the moves, in order, at most one for each question that takes one answer.
    pub moves: Vec<usize>,
    /// What they and the topic establish.
    pub findings: Bits,
}

/// Answers to one question that give the same findings, as far as a rule of the topic uses them.
#[derive(Clone, Debug)]
pub struct Class {
    question: usize,
    single: bool,
    members: Vec<usize>,
    gives: Bits,
    /// The rules that can come to hold with it, by place.
    rules: Vec<usize>,
}

impl<'t> AnswerSet<'t> {
    /// A set of these moves. Of two answers to a question that takes one, the first counts.
    #[must_use]
    pub fn new(topic: &'t Topic, moves: impl IntoIterator<Item = usize>) -> Self {
        let mut set = Self {
            topic,
            moves: Vec::new(),
            findings: topic.presents,
        };
        for place in moves {
            set.add(place);
        }
        set.moves.sort_unstable();
        set
    }

    /// Adds a move unless its question has its answer already.
    fn add(&mut self, place: usize) {
        let Some(mv) = self.topic.moves.get(place) else {
            return;
        };
        if !self.moves.contains(&place) && !self.answers_all(mv.question) {
            self.moves.push(place);
            self.findings |= mv.gives;
        }
    }

    /// Whether the question has an answer and takes no other beside it.
    #[must_use]
    pub fn answers_all(&self, question: usize) -> bool {
        self.topic.questions.get(question).is_some_and(|question| {
            question.kind == Kind::Single
                && self
                    .moves
                    .iter()
                    .any(|place| question.moves.contains(place))
        })
    }

    /// The set without one of its moves, by position.
    #[must_use]
    pub fn without(&self, position: usize) -> Self {
        let kept = self.moves.iter().enumerate();
        let kept = kept.filter(|(at, _)| *at != position).map(|(_, mv)| *mv);
        Self::new(self.topic, kept)
    }

    /// The set with one move more.
    #[must_use]
    pub fn and(&self, place: usize) -> Self {
        Self::new(self.topic, self.moves.iter().copied().chain([place]))
    }

    /// The answers as JSON, by question; ticks in a list.
    #[must_use]
    pub fn answers(&self) -> BTreeMap<&'t str, Value> {
        let mut answers: BTreeMap<&str, Value> = BTreeMap::new();
        for mv in self.moves.iter().filter_map(|at| self.topic.moves.get(*at)) {
            let Some(question) = self.topic.questions.get(mv.question) else {
                continue;
            };
            match question.kind {
                Kind::Single => {
                    answers.insert(&question.id, mv.value.clone());
                }
                Kind::Ticks => {
                    let ticks = answers
                        .entry(&question.id)
                        .or_insert_with(|| Value::Array(Vec::new()));
                    if let Value::Array(ticks) = ticks {
                        ticks.push(mv.value.clone());
                    }
                }
            }
        }
        answers
    }

    /// The set as somebody has it in mind who is asked: the usual answer wherever it holds none and one is needed.
    #[must_use]
    pub fn complete(&self) -> Self {
        let mut set = self.clone();
        for usual in self.topic.questions.iter().filter_map(|q| q.usual) {
            set.add(usual);
        }
        set.moves.sort_unstable();
        set
    }

    /// What the answers establish when a question is answered only where it may be asked.
    #[must_use]
    pub fn asked(&self) -> Bits {
        let mut findings = self.topic.presents;
        loop {
            let before = findings;
            for mv in self.moves.iter().filter_map(|at| self.topic.moves.get(*at)) {
                let question = self.topic.questions.get(mv.question);
                if question.is_some_and(|question| self.topic.may_ask(question, before)) {
                    findings |= mv.gives;
                }
            }
            if findings == before {
                return findings;
            }
        }
    }
}

impl Topic {
    /// Every move as a class of its own.
    #[must_use]
    pub fn single_moves(&self) -> Vec<Class> {
        (0..self.moves.len())
            .filter_map(|place| self.class(vec![place], Bits::default() | !Bits::default()))
            .collect()
    }

    /// The moves that can matter to a rule, those that say the same to every rule taken together. Somebody with other rules
    /// says by `others` what each move is to those.
    #[must_use]
    pub fn classes(&self, others: impl Fn(usize) -> Bits) -> Vec<Class> {
        let of_use = self.used & !self.presents;
        let mut classes: Vec<(Bits, Class)> = Vec::new();
        for (place, mv) in self.moves.iter().enumerate() {
            let (gives, other) = (mv.gives & of_use, others(place));
            let same = classes.iter_mut().find(|(known, class)| {
                class.question == mv.question && class.gives == gives && *known == other
            });
            match same {
                Some((_, class)) => class.members.push(place),
                None if gives.is_empty() && other.is_empty() => {}
                None => {
                    let class = self.class(vec![place], of_use);
                    classes.extend(class.map(|class| (other, class)));
                }
            }
        }
        classes.into_iter().map(|(_, class)| class).collect()
    }

    fn class(&self, members: Vec<usize>, of_use: Bits) -> Option<Class> {
        let mv = self.moves.get(*members.first()?)?;
        let question = self.questions.get(mv.question)?;
        let gives = mv.gives & of_use;
        let rules = self.rules.iter().enumerate();
        let rules = rules.filter(|(_, rule)| rule.when.meets(gives));
        Some(Class {
            question: mv.question,
            single: question.kind == Kind::Single,
            members,
            gives,
            rules: rules.map(|(place, _)| place).collect(),
        })
    }

    /// How many sets of these classes there are, at most `most` of them in a set.
    #[must_use]
    pub fn count_sets(&self, classes: &[Class], most: usize) -> u128 {
        // By number of classes in a set: how many sets.
        let mut counts: Vec<u128> = vec![1];
        for question in 0..self.questions.len() {
            let own: Vec<&Class> = classes
                .iter()
                .filter(|class| class.question == question)
                .collect();
            let single = own.iter().any(|class| class.single);
            let rounds = if single { 1 } else { own.len() };
            let ways = if single { own.len() as u128 } else { 1 };
            for _ in 0..rounds {
                let mut next = counts.clone();
                next.push(0);
                for (more, count) in next.iter_mut().skip(1).zip(&counts) {
                    *more = more.saturating_add(count.saturating_mul(ways));
                }
                next.truncate(most.saturating_add(1));
                counts = next;
            }
        }
        counts
            .iter()
            .fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// Visits every set of these classes with at least `least` and at most `most` of them, with the verdict on it, which is
    /// built up move by move: a rule can only come to hold with one of its own findings.
    pub fn every_set<'t>(
        &'t self,
        classes: &[Class],
        (least, most): (usize, usize),
        visit: &mut dyn FnMut(&AnswerSet<'t>, Verdict) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut walk = Walk {
            classes,
            least,
            most,
            visited: 0,
            visit,
        };
        let mut set = AnswerSet::new(self, []);
        let verdict = self.verdict(set.findings);
        walk.from(&mut set, verdict, 0)
    }

    /// A random set. Some have few answers and some many; half of them hold no answer that is an emergency alone.
    pub fn random_set(&self, quiet: &[bool], chance: &mut Chance) -> AnswerSet<'_> {
        let densities = [8u8, 16, 32, 64, 128, 224];
        let density = densities.get(chance.below(densities.len()));
        let density = density.copied().unwrap_or(32);
        let only_quiet = chance.hits(128);
        let mut set = AnswerSet::new(self, []);
        for question in &self.questions {
            let picks = match question.kind {
                Kind::Single => 1,
                Kind::Ticks => question.moves.len(),
            };
            for pick in 0..picks {
                // One answer counts as two ticks: otherwise ticks would be nearly all there is.
                let hit = chance.hits(density) || (picks == 1 && chance.hits(density));
                let place = match question.kind {
                    Kind::Single => question.moves.start + chance.below(question.moves.len()),
                    Kind::Ticks => question.moves.start + pick,
                };
                if hit && (!only_quiet || quiet.get(place).copied().unwrap_or(false)) {
                    set.add(place);
                }
            }
        }
        set
    }

    /// By move: whether it is no emergency alone.
    #[must_use]
    pub fn quiet(&self) -> Vec<bool> {
        let alone = |place| self.verdict(AnswerSet::new(self, [place]).findings);
        (0..self.moves.len())
            .map(|place| !alone(place).is_emergency())
            .collect()
    }

    /// The question of a move.
    #[must_use]
    pub fn question_of(&self, place: usize) -> Option<&Question> {
        self.questions.get(self.moves.get(place)?.question)
    }
}

/// A walk through all sets, each once: classes are added in their order.
struct Walk<'w, 't> {
    classes: &'w [Class],
    least: usize,
    most: usize,
    visited: usize,
    visit: &'w mut dyn FnMut(&AnswerSet<'t>, Verdict) -> ControlFlow<()>,
}

impl<'t> Walk<'_, 't> {
    fn from(&mut self, set: &mut AnswerSet<'t>, verdict: Verdict, start: usize) -> ControlFlow<()> {
        if set.moves.len() >= self.least {
            (self.visit)(set, verdict)?;
        }
        if set.moves.len() >= self.most {
            return ControlFlow::Continue(());
        }
        let topic = set.topic;
        let taken = set.moves.last().copied();
        let taken = taken.and_then(|place| topic.moves.get(place));
        let taken = taken.map(|mv| mv.question);
        for (at, class) in self.classes.iter().enumerate().skip(start) {
            if class.single && taken == Some(class.question) {
                continue;
            }
            // Each of the answers that say the same stands for all in turn.
            let member = self.visited.checked_rem(class.members.len()).unwrap_or(0);
            let Some(place) = class.members.get(member) else {
                continue;
            };
            self.visited += 1;
            let (before, gives) = (set.findings, topic.moves.get(*place).map(|mv| mv.gives));
            set.findings |= gives.unwrap_or_default();
            set.moves.push(*place);
            let rules = class.rules.iter().filter_map(|rule| topic.rules.get(*rule));
            let higher = rules
                .filter(|rule| set.findings.has(rule.when))
                .fold(verdict, |highest, rule| highest.with(rule.need));
            let flow = self.from(set, higher, at + 1);
            set.moves.pop();
            set.findings = before;
            flow?;
        }
        ControlFlow::Continue(())
    }
}
