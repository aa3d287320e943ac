//! What two packs decide, by plain playing: every answer set of both.

use crate::common::answers::{Given, checked, possible};
use front_door::engine::{GivenAnswer, State, Step, Topics, ask};
use front_door::pack::outcomes::number_meets;
use front_door::pack::{
    FindingIndex, Level, LinkedQuestion, NOT_SURE, Need, Pack, QuestionKind, Scope,
};
use std::collections::BTreeSet;

/// The questions of a topic that a rule, or the condition of such a question, can use.
fn useful<'p>(pack: &'p Pack, topic: &str) -> Vec<&'p LinkedQuestion> {
    let index = pack.find_topic(topic).unwrap();
    let ours = |scope: Scope| scope == Scope::Person || scope == Scope::Topic(index);
    let questions: Vec<&LinkedQuestion> = pack
        .questions()
        .iter()
        .filter(|it| ours(it.scope))
        .collect();
    let mut possible: BTreeSet<FindingIndex> = pack
        .topic(index)
        .unwrap()
        .presents
        .iter()
        .copied()
        .collect();
    possible.extend(questions.iter().flat_map(|it| &it.all));
    let rules = pack.rules().iter().filter(|rule| ours(rule.scope));
    let rules = rules.filter(|rule| rule.when.iter().all(|finding| possible.contains(finding)));
    let mut wanted: BTreeSet<FindingIndex> = rules.flat_map(|rule| &rule.when).copied().collect();
    loop {
        let used = |it: &&LinkedQuestion| it.all.iter().any(|finding| wanted.contains(finding));
        let useful: Vec<&LinkedQuestion> = questions.iter().copied().filter(used).collect();
        let before = wanted.len();
        wanted.extend(useful.iter().flat_map(|it| it.ask_if.iter().flatten()));
        if wanted.len() == before {
            return useful;
        }
    }
}

/// The useful questions of a topic with both packs' answers to each; numbers that no threshold tells apart count once.
pub fn union(packs: [&Pack; 2], topic: &str) -> Vec<(String, Vec<GivenAnswer>)> {
    let all: Vec<&LinkedQuestion> = packs.iter().flat_map(|pack| useful(pack, topic)).collect();
    let mut union: Vec<(String, Vec<GivenAnswer>)> = Vec::new();
    for question in &all {
        let id = question.authored.id.as_str();
        if union.iter().any(|(known, _)| known == id) {
            continue;
        }
        let same: Vec<&LinkedQuestion> = all
            .iter()
            .copied()
            .filter(|it| it.authored.id.as_str() == id)
            .collect();
        let answers = if question.authored.kind == QuestionKind::AnyOf {
            every_mixture(&same)
        } else {
            every_answer(&same)
        };
        union.push((id.to_owned(), answers));
    }
    union
}

fn every_answer(questions: &[&LinkedQuestion]) -> Vec<GivenAnswer> {
    let mut answers: Vec<GivenAnswer> = Vec::new();
    for answer in questions.iter().flat_map(|question| possible(question, 9)) {
        let same = |other: &GivenAnswer| *other == answer || told_alike(questions, other, &answer);
        if !answers.iter().any(same) {
            answers.push(answer);
        }
    }
    answers
}

fn every_mixture(questions: &[&LinkedQuestion]) -> Vec<GivenAnswer> {
    let options: BTreeSet<String> = questions
        .iter()
        .flat_map(|question| {
            question
                .authored
                .options
                .iter()
                .map(|option| option.id.to_string())
        })
        .collect();
    let options: Vec<String> = options.into_iter().collect();
    let mixture = |bits: u32| {
        let ticked = options
            .iter()
            .enumerate()
            .filter(|(at, _)| bits & (1 << at) != 0);
        GivenAnswer::Words(ticked.map(|(_, option)| option.clone()).collect())
    };
    (0..1 << options.len()).map(mixture).collect()
}

/// Whether two numbers are the same to every one of these questions.
fn told_alike(questions: &[&LinkedQuestion], one: &GivenAnswer, other: &GivenAnswer) -> bool {
    let (GivenAnswer::Number(one), GivenAnswer::Number(other)) = (one, other) else {
        return false;
    };
    let mut thresholds = questions
        .iter()
        .flat_map(|question| &question.authored.thresholds);
    thresholds.all(|threshold| number_meets(threshold, *one) == number_meets(threshold, *other))
}

/// What a pack can take of an answer: none of the ticks that it does not have, and nothing that it does not offer.
fn heard(question: &LinkedQuestion, answer: &GivenAnswer) -> Option<GivenAnswer> {
    let authored = &question.authored;
    let has = |id: &String| {
        authored
            .options
            .iter()
            .any(|option| option.id.as_str() == id)
    };
    match answer {
        GivenAnswer::Words(ticked) => Some(GivenAnswer::Words(
            ticked.iter().filter(|id| has(id)).cloned().collect(),
        )),
        GivenAnswer::Word(word) if word == NOT_SURE => authored.not_sure.then(|| answer.clone()),
        GivenAnswer::Word(word) if authored.kind == QuestionKind::OneOf => {
            has(word).then(|| answer.clone())
        }
        _ => Some(answer.clone()),
    }
}

/// What a pack decides for a person: every question that it may ask is answered with what it can take.
pub fn decided(pack: &Pack, topics: &[&str], person: &Given) -> (Need, BTreeSet<String>) {
    let topics = Topics::read(pack, topics.iter().copied()).unwrap();
    let chosen = |scope: Scope| match scope {
        Scope::Person => true,
        Scope::Topic(topic) => topics.indices().contains(&topic),
    };
    let mut given = Given::new();
    loop {
        let answers = checked(pack, &given);
        let state = State::new(pack, &topics, &answers);
        let may_ask = |question: &&LinkedQuestion| {
            let ours = chosen(question.scope);
            let gates = &question.ask_if;
            ours && (gates.is_empty() || gates.iter().any(|list| state.findings.contain_all(list)))
        };
        let mut next = given.clone();
        for question in pack.questions().iter().filter(may_ask) {
            let id = question.authored.id.to_string();
            let answer = person.get(&id).and_then(|answer| heard(question, answer));
            if let Some(answer) = answer {
                next.insert(id, answer);
            }
        }
        if next != given {
            given = next;
            continue;
        }
        let decision = state.decide();
        let headline = decision
            .doors
            .iter()
            .map(|door| format!("{} {door}", decision.need.level));
        let beside = decision
            .also
            .iter()
            .map(|also| format!("also {} {}", also.need.level, also.need.door));
        return (decision.need, headline.chain(beside).collect());
    }
}

/// The level that a journey ends at when the engine asks.
pub fn asked(pack: &Pack, topic: &str, person: &Given) -> Level {
    let topics = Topics::read(pack, [topic]).unwrap();
    let mut given = Given::new();
    loop {
        match ask(pack, &topics, &checked(pack, &given)) {
            Step::Decided(decision) => return decision.need.level,
            Step::Ask(page) => {
                for index in page.page {
                    let question = pack.question(index).unwrap();
                    let id = question.authored.id.to_string();
                    let answer = person.get(&id).and_then(|answer| heard(question, answer));
                    given.insert(id, answer.unwrap_or_else(|| silent(question)));
                }
            }
        }
    }
}

/// An answer that establishes nothing.
fn silent(question: &LinkedQuestion) -> GivenAnswer {
    let authored = &question.authored;
    match authored.kind {
        QuestionKind::YesNo => GivenAnswer::Word("no".into()),
        QuestionKind::AnyOf => GivenAnswer::Words(Vec::new()),
        QuestionKind::OneOf => {
            let mut options = authored.options.iter();
            let nothing = options.find(|option| option.findings.is_empty()).unwrap();
            GivenAnswer::Word(nothing.id.to_string())
        }
        QuestionKind::Number => {
            let quiet = |value: &f64| {
                !authored
                    .thresholds
                    .iter()
                    .any(|it| number_meets(it, *value))
            };
            GivenAnswer::Number((0..10).map(f64::from).find(quiet).unwrap())
        }
    }
}

/// How many of all answer sets: all, changed, less urgent, more urgent.
pub fn counted(packs: [&Pack; 2], topic: &str) -> [u64; 4] {
    let union = union(packs, topic);
    let mut counts = [0; 4];
    let mut at = vec![0; union.len()];
    loop {
        let answers = union.iter().zip(&at);
        let person: Given = answers
            .map(|((id, answers), at)| (id.clone(), answers[*at].clone()))
            .collect();
        let [old, new] = packs.map(|pack| decided(pack, &[topic], &person));
        counts[0] += 1;
        counts[1] += u64::from(old.1 != new.1);
        counts[2] += u64::from(new.0.level < old.0.level);
        counts[3] += u64::from(new.0.level > old.0.level);
        let Some(place) = (0..at.len()).find(|place| at[*place] + 1 < union[*place].1.len()) else {
            return counts;
        };
        at[place] += 1;
        at[..place].fill(0);
    }
}
