//! Who says what a set of answers comes to.

use crate::engine::{AnswerError, Answers, Decision, GivenAnswer, State, Topics};
use crate::pack::{Need, Pack, Scope};
use crate::verify::independent::{AnswerSet, Bits, Kind, Topic, Verdict};

/// Says what a set of answers comes to. A closure from answers to a verdict is one.
pub trait Judge {
    /// The verdict.
    ///
    /// # Errors
    /// With what it stumbles over.
    fn judge(&mut self, set: &AnswerSet<'_>) -> Result<Verdict, String>;

    /// What an answer gives, as far as this judge could ever use it. Answers are merged only when they are the same to both
    /// readings; a judge that does not know leaves that to the other one.
    fn uses(&self, _place: usize) -> Bits {
        Bits::default()
    }

    /// The rules that led to it, if it can name them.
    fn reasons(&mut self, _: &AnswerSet<'_>) -> Vec<String> {
        Vec::new()
    }
}

impl<F: FnMut(&AnswerSet<'_>) -> Verdict> Judge for F {
    fn judge(&mut self, set: &AnswerSet<'_>) -> Result<Verdict, String> {
        Ok(self(set))
    }
}

/// The answers of a topic in the form in which the engine takes them.
#[derive(Debug)]
pub(super) struct Forms(Vec<Option<GivenAnswer>>);

impl Forms {
    pub(super) fn new(topic: &Topic) -> Self {
        let form = |value: &serde_json::Value| serde_json::from_value(value.clone()).ok();
        Self(topic.moves.iter().map(|mv| form(&mv.value)).collect())
    }

    /// The answers of a set, by question.
    pub(super) fn of<'t>(&self, set: &AnswerSet<'t>) -> Vec<(&'t str, GivenAnswer)> {
        let mut given: Vec<(&str, GivenAnswer)> = Vec::with_capacity(set.moves.len());
        for place in &set.moves {
            let form = self.0.get(*place).cloned().flatten();
            let (Some(question), Some(form)) = (set.topic.question_of(*place), form) else {
                continue;
            };
            match (question.kind, form) {
                (Kind::Ticks, GivenAnswer::Word(tick)) => match given.last_mut() {
                    Some((id, GivenAnswer::Words(ticks))) if *id == question.id => ticks.push(tick),
                    _ => given.push((&question.id, GivenAnswer::Words(vec![tick]))),
                },
                (_, form) => given.push((&question.id, form)),
            }
        }
        given
    }
}

/// Answers as the engine reads them.
pub(super) fn read(pack: &Pack, given: &[(&str, GivenAnswer)]) -> Result<Answers, String> {
    Answers::read(pack, given.iter().map(|(id, answer)| (*id, answer)))
        .map_err(|error: AnswerError| format!("refused, {error}"))
}

/// The topic as the engine knows it; when it does not, a judge has nothing to go by.
pub(super) fn topics(pack: &Pack, topic: &Topic) -> Result<Topics, String> {
    Topics::read(pack, [topic.id.as_str()]).map_err(|error| format!("refused, {error}"))
}

/// A decision as a verdict.
pub(super) fn verdict(decision: &Decision) -> Result<Verdict, String> {
    let doors = decision.doors.iter().map(|door| door.as_str());
    Verdict::of(decision.need.level.as_str(), doors).ok_or_else(|| "a door nobody knows".to_owned())
}

/// The ids of the rules behind a decision.
pub(super) fn reasons(pack: &Pack, decision: &Decision) -> Vec<String> {
    let rules = decision.reasons.iter().filter_map(|rule| pack.rule(*rule));
    rules.map(|rule| rule.authored.id.to_string()).collect()
}

/// The engine's decision on all answers of the set.
#[derive(Debug)]
pub struct Decided<'p> {
    pack: &'p Pack,
    topics: Result<Topics, String>,
    forms: Forms,
}

impl<'p> Decided<'p> {
    /// The engine with this pack.
    #[must_use]
    pub fn new(pack: &'p Pack, topic: &Topic) -> Self {
        Self {
            pack,
            topics: topics(pack, topic),
            forms: Forms::new(topic),
        }
    }

    fn decide(&self, set: &AnswerSet<'_>) -> Result<Decision, String> {
        let answers = read(self.pack, &self.forms.of(set))?;
        let topics = self.topics.as_ref().map_err(Clone::clone)?;
        Ok(State::new(self.pack, topics, &answers).decide())
    }
}

impl Judge for Decided<'_> {
    fn judge(&mut self, set: &AnswerSet<'_>) -> Result<Verdict, String> {
        verdict(&self.decide(set)?)
    }

    fn reasons(&mut self, set: &AnswerSet<'_>) -> Vec<String> {
        let decision = self.decide(set);
        decision.map_or_else(|_| Vec::new(), |decision| reasons(self.pack, &decision))
    }
}

/// What each single answer establishes by the engine's reading, and the rules of the linked pack: cheap enough for millions of sets.
#[derive(Debug)]
pub struct Linked {
    presents: Bits,
    gives: Vec<Result<Bits, String>>,
    /// Highest need first.
    rules: Vec<(Bits, Verdict, String)>,
}

impl Linked {
    /// Reads every single answer of the topic with the engine.
    #[must_use]
    pub fn new(pack: &Pack, topic: &Topic) -> Self {
        let mut numbers: Vec<u16> = Vec::new();
        let topics = topics(pack, topic);
        let forms = Forms::new(topic);
        let mut findings = |set: &AnswerSet<'_>| -> Result<Bits, String> {
            let answers = read(pack, &forms.of(set))?;
            let topics = topics.as_ref().map_err(Clone::clone)?;
            let state = State::new(pack, topics, &answers);
            let held = (0..u16::MAX).take_while(|finding| pack.finding(*finding).is_some());
            let held = held.filter(|finding| state.findings.contains(*finding));
            Ok(held.map(|finding| bit(&mut numbers, finding)).collect())
        };
        let none = AnswerSet::new(topic, []);
        let presents = findings(&none).unwrap_or_default();
        let gives = (0..topic.moves.len())
            .map(|place| findings(&none.and(place)))
            .collect();
        let brought = |scope: Scope| match scope {
            Scope::Person => true,
            Scope::Topic(own) => topics
                .as_ref()
                .is_ok_and(|topics| topics.indices().contains(&own)),
        };
        let known = |finding: &u16| numbers.iter().position(|number| number == finding);
        let rule = |rule: &crate::pack::LinkedRule| {
            let when: Option<Vec<usize>> = rule.when.iter().map(known).collect();
            let Need { level, door } = rule.need();
            let need = Verdict::of(level.as_str(), [door.as_str()])?;
            let when = when?.into_iter().map(Bits::one).collect();
            Some((when, need, rule.authored.id.to_string()))
        };
        let ours = pack.rules().iter().filter(|rule| brought(rule.scope));
        let mut rules: Vec<(Bits, Verdict, String)> = ours.filter_map(rule).collect();
        rules.sort_by_key(|(_, need, _)| std::cmp::Reverse(need.rank()));
        Self {
            presents,
            gives,
            rules,
        }
    }

    fn findings(&self, set: &AnswerSet<'_>) -> Result<Bits, String> {
        let mut findings = self.presents;
        for place in &set.moves {
            match self.gives.get(*place) {
                Some(Ok(gives)) => findings |= *gives,
                Some(Err(why)) => return Err(why.clone()),
                None => {}
            }
        }
        Ok(findings)
    }

    /// The rules that hold and lead.
    fn leading(&self, findings: Bits) -> impl Iterator<Item = &(Bits, Verdict, String)> {
        let mut highest = None;
        self.rules
            .iter()
            .filter(move |(when, ..)| findings.has(*when))
            .take_while(move |(_, need, _)| *highest.get_or_insert(need.rank()) == need.rank())
    }
}

/// The bit of a finding; findings are numbered as they are met.
fn bit(numbers: &mut Vec<u16>, finding: u16) -> Bits {
    let known = numbers.iter().position(|number| *number == finding);
    Bits::one(known.unwrap_or_else(|| {
        numbers.push(finding);
        numbers.len() - 1
    }))
}

impl Judge for Linked {
    fn judge(&mut self, set: &AnswerSet<'_>) -> Result<Verdict, String> {
        let findings = self.findings(set)?;
        let needs = self.leading(findings).map(|(_, need, _)| *need);
        needs
            .reduce(Verdict::with)
            .map(|verdict| verdict.in_any_order())
            .ok_or_else(|| "no rule holds".to_owned())
    }

    fn uses(&self, place: usize) -> Bits {
        let used: Bits = self.rules.iter().map(|(when, ..)| *when).collect();
        match self.gives.get(place) {
            Some(Ok(gives)) => *gives & used & !self.presents,
            _ => Bits::default(),
        }
    }

    fn reasons(&mut self, set: &AnswerSet<'_>) -> Vec<String> {
        let findings = self.findings(set).unwrap_or_default();
        self.leading(findings).map(|(.., id)| id.clone()).collect()
    }
}
