//! What becomes of each mutant.

use super::edit::{linked, steady};
use super::{Mutant, same};
use crate::engine::{Answer, established};
use crate::journey::Journey;
use crate::pack::author::Invariant;
use crate::pack::bundle::RulesBody;
use crate::pack::outcomes::{every_age, telling_numbers};
use crate::pack::{
    FindingIndex, LinkedQuestion, Pack, QuestionKind, SOMETHING_ELSE, TopicId, TopicIndex, Unit,
};
use crate::verify::invariants;
use crate::verify::least::in_scope;
use serde_json::{Value, json};

/// What became of a mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A case noticed it.
    Case(String),
    /// A named invariant noticed it.
    Invariant(String),
    /// It changes nothing.
    Equivalent,
    /// Nobody noticed.
    Survived,
}

/// Decides what becomes of mutants.
#[derive(Debug)]
pub struct Judge<'a> {
    body: RulesBody,
    pack: Pack,
    cases: &'a [Journey],
    invariants: &'a [Invariant],
}

impl<'a> Judge<'a> {
    /// Takes a sound pack with its cases and invariants.
    #[must_use]
    pub fn new(body: &RulesBody, cases: &'a [Journey], invariants: &'a [Invariant]) -> Self {
        let body = steady(body);
        Self {
            pack: linked(body.clone()),
            body,
            cases,
            invariants,
        }
    }

    /// The pack without a fault.
    #[must_use]
    pub fn sound(&self) -> &Pack {
        &self.pack
    }

    /// The pack with the fault in it. Its findings have the same numbers as without.
    #[must_use]
    pub fn faulty(&self, mutant: &Mutant) -> Pack {
        let mut body = self.body.clone();
        mutant.edit.apply(&mut body, mutant.topic.as_ref());
        linked(body)
    }

    /// What becomes of one mutant.
    #[must_use]
    pub fn fate(&self, mutant: &Mutant) -> Fate {
        let pack = self.faulty(mutant);
        let ours = self
            .cases
            .iter()
            .filter(|case| concerns(case, mutant.topic.as_ref()));
        // The cases that name the rule are the most likely to notice.
        let names = |case: &&Journey| case.expect.rule.as_deref() == Some(mutant.place.as_str());
        let (first, rest): (Vec<&Journey>, Vec<&Journey>) = ours.partition(names);
        let mut cases = first.into_iter().chain(rest);
        if let Some(case) = cases.find(|case| notices(case, &pack)) {
            return Fate::Case(case.name.clone());
        }
        let only = mutant
            .topic
            .as_ref()
            .and_then(|id| pack.find_topic(id.as_str()));
        if let Some(broken) = invariants::broken(&pack, self.invariants, only).first() {
            let name = self
                .invariants
                .get(broken.index)
                .map(|it| it.id.to_string());
            return Fate::Invariant(name.unwrap_or_default());
        }
        if same::is_equivalent(&self.pack, &pack) {
            Fate::Equivalent
        } else {
            Fate::Survived
        }
    }
}

/// Whether a case ends otherwise than it expects. When more is asked than it answers, it has to end otherwise whatever the further
/// answers are: to be asked more is no proof of a fault.
fn notices(case: &Journey, pack: &Pack) -> bool {
    if let Ok((_, outcome)) = case.outcome(pack, None) {
        return case.compare(&outcome).is_err();
    }
    let differs = |case: &Journey| match case.outcome(pack, None) {
        Ok((_, outcome)) => case.compare(&outcome).is_err(),
        Err(_) => false,
    };
    completed(case, pack).iter().all(differs)
}

/// The case with every possible answer to the numbers it leaves out; other questions have a baseline.
fn completed(case: &Journey, pack: &Pack) -> Vec<Journey> {
    let topics: Vec<TopicIndex> = case
        .topics
        .iter()
        .filter_map(|id| pack.find_topic(id))
        .collect();
    let open = pack.questions().iter().filter(|question| {
        question.authored.kind == QuestionKind::Number
            && in_scope(question.scope, &topics)
            && !case.answers.contains_key(question.authored.id.as_str())
    });
    let mut cases = vec![case.clone()];
    for question in open {
        let values = numbers(question);
        let with = |case: &Journey| {
            let case = case.clone();
            let id = question.authored.id.to_string();
            values.clone().into_iter().map(move |value| {
                let mut case = case.clone();
                case.answers.insert(id.clone(), value);
                case
            })
        };
        cases = cases.iter().flat_map(with).collect();
    }
    cases
}

/// Numbers by which every different answer is given.
fn numbers(question: &LinkedQuestion) -> Vec<Value> {
    if question.authored.unit != Some(Unit::Age) {
        return telling_numbers(&question.authored)
            .into_iter()
            .map(Value::from)
            .collect();
    }
    let mut met: Vec<Vec<FindingIndex>> = Vec::new();
    let mut values = Vec::new();
    for age in every_age() {
        let answer = Answer::Age(age);
        let found: Vec<FindingIndex> = established(question, &answer).collect();
        if !met.contains(&found) {
            met.push(found);
            values.push(json!({ "value": age.value, "unit": age.unit.as_str() }));
        }
    }
    values
}

/// Whether a case plays the topic; every case is about what topics share.
fn concerns(case: &Journey, topic: Option<&TopicId>) -> bool {
    topic.is_none_or(|topic| {
        let named = case.topics.iter().any(|id| id == topic.as_str());
        named || (case.topics.is_empty() && topic.as_str() == SOMETHING_ELSE)
    })
}

/// How many mutants met which fate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Noticed by a case.
    pub cases: usize,
    /// Noticed by an invariant alone.
    pub invariants: usize,
    /// Without effect.
    pub equivalent: usize,
    /// Not noticed.
    pub survived: usize,
}

impl Tally {
    /// Counts one more.
    pub fn count(&mut self, fate: &Fate) {
        match fate {
            Fate::Case(_) => self.cases += 1,
            Fate::Invariant(_) => self.invariants += 1,
            Fate::Equivalent => self.equivalent += 1,
            Fate::Survived => self.survived += 1,
        }
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            cases: self.cases + other.cases,
            invariants: self.invariants + other.invariants,
            equivalent: self.equivalent + other.equivalent,
            survived: self.survived + other.survived,
        }
    }

    /// All mutants.
    #[must_use]
    pub fn mutants(self) -> usize {
        self.counted() + self.equivalent
    }

    /// Those that have an effect.
    #[must_use]
    pub fn counted(self) -> usize {
        self.cases + self.invariants + self.survived
    }

    /// The share that was noticed, in tenths of a per cent and rounded down; all of them when there are none.
    #[must_use]
    pub fn score(self) -> usize {
        let noticed = self.cases + self.invariants;
        (noticed * 1000).checked_div(self.counted()).unwrap_or(1000)
    }
}
