//! Journeys of the real pack that have ended, with what can be worked out about them from the authored rules alone.

use super::answers::{Given, checked};
use front_door::contract::{OutcomeView, Request, Response, WatchView, step};
use front_door::directory::Seat;
use front_door::engine::{State, Topics};
use front_door::pack::author::ReadPack;
use front_door::pack::outcomes::{number_meets, telling_numbers};
use front_door::pack::{
    AskingFor, FindingId, Kind, Level, LinkedQuestion, LinkedRule, Need, Scope, Text, WatchLine,
};
use std::collections::BTreeSet;
use std::sync::LazyLock;

pub static REAL: LazyLock<ReadPack> = LazyLock::new(super::real_pack);

pub type Rank = (Level, u8);
pub type Ids = BTreeSet<String>;

/// What there is to do, roughly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Lesser,
    Today,
    Ae,
    Emergency,
}

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

pub fn ended(topics: &Topics, given: &Given, seat: Seat) -> Ended {
    let pack = &REAL.pack;
    let mut request = Request {
        topics: topics
            .indices()
            .iter()
            .map(|index| pack.topic(*index).unwrap().authored.id.to_string())
            .collect(),
        answers: given.clone(),
        ..Request::default()
    };
    request.context.seat = seat;
    let Ok(Response::Outcome(outcome)) = step(pack, Some(&REAL.advice), &request) else {
        panic!("{given:?}: no outcome")
    };
    Ended {
        findings: established(topics, given),
        topics: topics.clone(),
        request,
        outcome: *outcome,
    }
}

pub fn established(topics: &Topics, given: &Given) -> Ids {
    let pack = &REAL.pack;
    let answers = checked(pack, given);
    let state = State::new(pack, topics, &answers);
    (0..u16::MAX)
        .map_while(|index| Some((index, pack.finding(index)?)))
        .filter(|(index, _)| state.findings.contains(*index))
        .map(|(_, id)| id.to_string())
        .collect()
}

pub fn brought(topics: &Topics, scope: Scope) -> bool {
    match scope {
        Scope::Person => true,
        Scope::Topic(topic) => topics.indices().contains(&topic),
    }
}

pub fn rules<'a>(topics: &'a Topics) -> impl Iterator<Item = &'static LinkedRule> + 'a {
    REAL.pack
        .rules()
        .iter()
        .filter(|rule| brought(topics, rule.scope))
}

pub fn holds(rule: &LinkedRule, findings: &Ids) -> bool {
    rule.authored
        .when
        .iter()
        .all(|finding| findings.contains(finding.as_str()))
}

/// The plain maximum.
pub fn highest(topics: &Topics, findings: &Ids) -> Rank {
    rules(topics)
        .filter(|rule| holds(rule, findings))
        .map(|rule| rule.need().rank())
        .max()
        // Every topic has a base rule.
        .unwrap()
}

/// Every sign that this person could meet, with what it establishes.
pub fn parts(ended: &Ended) -> Vec<(Text, Ids)> {
    let open = |question: &&LinkedQuestion| {
        let gates = &question.authored.ask_if;
        let met = |all: &Vec<FindingId>| {
            all.iter()
                .all(|finding| ended.findings.contains(finding.as_str()))
        };
        brought(&ended.topics, question.scope) && (gates.is_empty() || gates.iter().any(met))
    };
    let questions = REAL.pack.questions().iter().filter(open);
    questions.flat_map(signs_of).collect()
}

pub fn signs_of(question: &LinkedQuestion) -> Vec<(Text, Ids)> {
    let authored = &question.authored;
    let names = |ids: &[FindingId]| -> Ids { ids.iter().map(ToString::to_string).collect() };
    let telling = authored.sign.iter().map(|sign| {
        (
            sign.clone(),
            names(&[&authored.yes[..], &authored.no[..]].concat()),
        )
    });
    let options = authored
        .options
        .iter()
        .filter_map(|option| Some((option.sign.clone()?, names(&option.findings))));
    let thresholds = authored.thresholds.iter().filter_map(|threshold| {
        // Whatever number meets this threshold meets those below it.
        let numbers: Vec<f64> = telling_numbers(authored)
            .into_iter()
            .filter(|number| number_meets(threshold, *number))
            .collect();
        let with = authored
            .thresholds
            .iter()
            .filter(|other| numbers.iter().all(|number| number_meets(other, *number)));
        let findings = with.map(|other| other.finding.to_string()).collect();
        Some((threshold.sign.clone()?, findings))
    });
    telling.chain(options).chain(thresholds).collect()
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

pub fn is_errand(ended: &Ended) -> bool {
    !ended.findings.contains(Kind::Symptom.as_str())
}

pub fn rank(outcome: &OutcomeView) -> Rank {
    Need::of(outcome.level, outcome.door).rank()
}

pub fn then(line: &WatchView) -> Rank {
    Need::of(line.then.level, line.then.door).rank()
}

pub fn say(text: &Text) -> String {
    text.render(&REAL.pack.text.tokens, AskingFor::Me)
}

pub fn with(findings: &Ids, added: &Ids) -> Ids {
    findings.union(added).cloned().collect()
}
