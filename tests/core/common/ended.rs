//! Journeys of the real pack that have ended, with what can be worked out about them from the authored rules alone.

use super::answers::{Given, checked};
use front_door::contract::{OutcomeView, Request, Response, WatchView, step};
use front_door::directory::Seat;
use front_door::engine::{State, Topics};
use front_door::journey::Journey;
use front_door::pack::outcomes::{age_meets, every_age, number_meets, telling_numbers};
use front_door::pack::{
    AskingFor, FindingId, Kind, Level, LinkedQuestion, LinkedRule, Need, Pack, Question,
    QuestionKind, Scope, Text, Unit, WatchLine,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub use super::REAL;

/// Level and height of the rung: what decides.
pub type Rank = (Level, u8);

/// Findings by name.
pub type Ids = BTreeSet<String>;

/// What there is to do, roughly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Lesser,
    Today,
    Ae,
    Emergency,
}

/// The group of a level.
pub fn group(level: Level) -> Group {
    match level {
        Level::Emergency => Group::Emergency,
        Level::Ae => Group::Ae,
        Level::Now | Level::Today => Group::Today,
        _ => Group::Lesser,
    }
}

/// One journey that has ended, with what it established, by name.
pub struct Ended {
    pub request: Request,
    pub topics: Topics,
    pub findings: Ids,
    pub outcome: OutcomeView,
}

/// The outcome with these answers, and the baseline to whatever else is asked.
pub fn outcome_of(topics: &[&str], answers: Value) -> OutcomeView {
    let journeys = json!([{ "name": "", "topics": topics, "answers": answers, "expect": { "level": "self-care", "door": "self" } }]);
    let journeys = Journey::read_all(&journeys.to_string()).unwrap();
    let played = journeys[0].outcome(&REAL.pack, Some(&REAL.advice));
    played.unwrap().1
}

/// A journey that has ended, as the contract tells it.
pub fn ended(topics: &Topics, given: &Given, seat: Seat) -> Ended {
    let pack = &REAL.pack;
    let mut request = Request {
        topics: topics
            .indices()
            .iter()
            .map(|index| pack.topic(*index).unwrap().authored.id.to_string())
            .collect(),
        answers: given.clone().into_iter().collect(),
        ..Request::default()
    };
    request.context.seat = seat;
    let Ok(Response::Outcome(outcome)) = step(pack, Some(&REAL.advice), &request) else {
        panic!("{given:?}: no outcome")
    };
    Ended {
        findings: established(pack, topics, given),
        topics: topics.clone(),
        request,
        outcome: *outcome,
    }
}

/// What topics and answers establish, by name.
pub fn established(pack: &Pack, topics: &Topics, given: &Given) -> Ids {
    let answers = checked(pack, given);
    let state = State::new(pack, topics, &answers);
    (0..u16::MAX)
        .map_while(|index| Some((index, pack.finding(index)?)))
        .filter(|(index, _)| state.findings.contains(*index))
        .map(|(_, id)| id.to_string())
        .collect()
}

fn brought(topics: &Topics, scope: Scope) -> bool {
    match scope {
        Scope::Person => true,
        Scope::Topic(topic) => topics.indices().contains(&topic),
    }
}

/// The rules of a journey.
pub fn rules<'p>(pack: &'p Pack, topics: &Topics) -> Vec<&'p LinkedRule> {
    let rules = pack.rules().iter();
    rules.filter(|rule| brought(topics, rule.scope)).collect()
}

/// Whether all findings of a rule are there.
pub fn holds(rule: &LinkedRule, findings: &Ids) -> bool {
    let mut when = rule.authored.when.iter();
    when.all(|finding| findings.contains(finding.as_str()))
}

/// The plain maximum.
pub fn highest(pack: &Pack, topics: &Topics, findings: &Ids) -> Rank {
    let holding = rules(pack, topics)
        .into_iter()
        .filter(|rule| holds(rule, findings));
    // Every topic has a base rule.
    holding.map(|rule| rule.need().rank()).max().unwrap()
}

/// A part of a question and what it establishes.
pub struct Part {
    pub question: u16,
    pub part: usize,
    pub sign: Option<Text>,
    pub findings: Ids,
}

/// Every part of every question that this person could be asked.
pub fn parts(pack: &Pack, topics: &Topics, findings: &Ids) -> Vec<Part> {
    let open = |question: &LinkedQuestion| {
        let gates = &question.authored.ask_if;
        let met = |all: &Vec<FindingId>| all.iter().all(|it| findings.contains(it.as_str()));
        brought(topics, question.scope) && (gates.is_empty() || gates.iter().any(met))
    };
    let questions = (0u16..).zip(pack.questions());
    questions
        .filter(|(_, question)| open(question))
        .flat_map(|(index, question)| parts_of(index, question))
        .collect()
}

/// Every part of a question.
pub fn parts_of(index: u16, question: &LinkedQuestion) -> Vec<Part> {
    let authored = &question.authored;
    let names = |ids: &[FindingId]| -> Ids { ids.iter().map(ToString::to_string).collect() };
    let options = authored.options.iter();
    let thresholds = 0..authored.thresholds.len();
    let said: Vec<(Option<Text>, Ids)> = match authored.kind {
        QuestionKind::YesNo => {
            let telling = [&authored.yes[..], &authored.no[..]].concat();
            vec![(authored.sign.clone(), names(&telling))]
        }
        QuestionKind::OneOf | QuestionKind::AnyOf => options
            .map(|option| (option.sign.clone(), names(&option.findings)))
            .collect(),
        QuestionKind::Number => thresholds
            .map(|at| (authored.thresholds[at].sign.clone(), passed(authored, at)))
            .collect(),
    };
    let part = |(part, (sign, findings))| Part {
        question: index,
        part,
        sign,
        findings,
    };
    said.into_iter().enumerate().map(part).collect()
}

/// The thresholds that every number meets which meets this one.
fn passed(question: &Question, at: usize) -> Ids {
    let age = question.unit == Some(Unit::Age);
    let all = &question.thresholds;
    let met_together: Vec<Vec<bool>> = if age {
        every_age()
            .map(|age| all.iter().map(|it| age_meets(it, age)).collect())
            .collect()
    } else {
        telling_numbers(question)
            .into_iter()
            .map(|number| all.iter().map(|it| number_meets(it, number)).collect())
            .collect()
    };
    let with = |other: &usize| met_together.iter().all(|met| !met[at] || met[*other]);
    (0..all.len())
        .filter(with)
        .map(|other| all[other].finding.to_string())
        .collect()
}

/// Everything that authors wrote for this person and that points above the outcome.
pub fn authored(ended: &Ended) -> Vec<&'static WatchLine> {
    let pack = &REAL.pack;
    let own = ended
        .topics
        .indices()
        .iter()
        .flat_map(|index| {
            let id = &pack.topic(*index).unwrap().authored.id;
            &REAL.advice.topic(id).unwrap().watch_for
        })
        .filter(|line| {
            let only = &line.only_with;
            only.is_empty() || only.iter().any(|id| ended.findings.contains(id.as_str()))
        });
    let errand = is_errand(ended);
    let general = pack.text.general_watch.iter();
    let general = general.filter(|line| !errand || line.then.level == Level::Emergency);
    let instead = pack.text.errand_watch.iter().filter(|_| errand);
    let all = own.chain(general).chain(instead);
    all.filter(|line| line.then.rank() > rank(&ended.outcome))
        .collect()
}

/// Whether nobody came because of a symptom.
pub fn is_errand(ended: &Ended) -> bool {
    !ended.findings.contains(Kind::Symptom.as_str())
}

/// The outcome's rank.
pub fn rank(outcome: &OutcomeView) -> Rank {
    Need::of(outcome.level, outcome.door).rank()
}

/// The rank of what a sign would need.
pub fn then(line: &WatchView) -> Rank {
    Need::of(line.then.level, line.then.door).rank()
}

/// A text for somebody who asks for themself.
pub fn say(text: &Text) -> String {
    text.render(&REAL.pack.text.tokens, AskingFor::Me)
}

/// Both together.
pub fn with(findings: &Ids, added: &Ids) -> Ids {
    findings.union(added).cloned().collect()
}
