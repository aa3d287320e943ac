//! The comparison of two packs against plain counting: every answer set of random packs, played through the engine in both.
#![cfg(not(target_arch = "wasm32"))]
// The helpers of a test may fail loudly, as the test itself may.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use common::answers::{Given, checked, possible};
use common::{generated, real_pack};
use front_door::engine::{GivenAnswer, State, Step, Topics, ask};
use front_door::pack::bundle::RulesBody;
use front_door::pack::outcomes::number_meets;
use front_door::pack::{
    Bound, Door, FindingId, FindingIndex, Level, LinkedQuestion, NOT_SURE, Need, Pack, Question,
    QuestionKind, Rule, Scope,
};
use front_door::verify::compare::{Comparison, compare, compare_topics};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// One change of a pack: which kind, and three numbers that choose where.
type Edit = (u8, u8, u8, u8);

const NEEDS: [(Level, Door); 5] = [
    (Level::Advice, Door::Pharmacy),
    (Level::Routine, Door::Practice),
    (Level::Today, Door::Practice),
    (Level::Today, Door::Nhs111),
    (Level::Ae, Door::Ae),
];

/// The pack as it could have been written.
fn body_of(pack: &Pack) -> RulesBody {
    let questions = |scope: Scope| -> Vec<Question> {
        let ours = pack.questions().iter().filter(|it| it.scope == scope);
        ours.map(|it| it.authored.clone()).collect()
    };
    let rules = |scope: Scope| -> Vec<Rule> {
        let ours = pack.rules().iter().filter(|it| it.scope == scope);
        ours.map(|it| it.authored.clone()).collect()
    };
    RulesBody {
        pack: pack.about.clone(),
        ladder: pack.ladder.clone(),
        text: pack.text.clone(),
        classes: pack.classes.clone(),
        questions: questions(Scope::Person),
        rules: rules(Scope::Person),
        topics: (0u16..)
            .zip(pack.topics())
            .map(|(index, topic)| {
                let mut written = topic.authored.clone();
                written.questions = questions(Scope::Topic(index));
                written.rules = rules(Scope::Topic(index));
                written
            })
            .collect(),
    }
}

fn pick<T>(list: &mut [T], n: u8) -> Option<&mut T> {
    let count = list.len();
    (count > 0).then(|| &mut list[usize::from(n) % count])
}

/// Findings that some question establishes.
fn established(body: &RulesBody) -> BTreeSet<FindingId> {
    let questions = body
        .questions
        .iter()
        .chain(body.topics.iter().flat_map(|topic| &topic.questions));
    let of = |question: &Question| {
        let options = question
            .options
            .iter()
            .flat_map(|option| option.findings.clone());
        let numbers = question
            .thresholds
            .iter()
            .map(|threshold| threshold.finding.clone());
        question
            .yes
            .iter()
            .cloned()
            .chain(options)
            .chain(numbers)
            .collect::<Vec<_>>()
    };
    questions.flat_map(of).collect()
}

/// Takes out rules and conditions that name findings which nothing establishes any more.
fn without_orphans(body: &mut RulesBody, before: &BTreeSet<FindingId>) {
    let left = established(body);
    let orphan = |finding: &FindingId| before.contains(finding) && !left.contains(finding);
    let questions = body.questions.iter_mut().chain(
        body.topics
            .iter_mut()
            .flat_map(|topic| &mut topic.questions),
    );
    for question in questions {
        question.ask_if.retain(|list| !list.iter().any(orphan));
    }
    body.rules.retain(|rule| !rule.when.iter().any(orphan));
    for topic in &mut body.topics {
        topic.rules.retain(|rule| !rule.when.iter().any(orphan));
    }
}

/// Applies one change to the shared part or to a topic.
fn edit(body: &mut RulesBody, (kind, place, n, m): Edit) {
    let before = established(body);
    let gates: Vec<FindingId> = body
        .questions
        .iter()
        .flat_map(|question| {
            question
                .options
                .iter()
                .flat_map(|option| option.findings.clone())
        })
        .collect();
    let (questions, rules, own) = match place % 3 {
        0 => (&mut body.questions, &mut body.rules, false),
        at => {
            let topic = &mut body.topics[usize::from(at) - 1];
            (&mut topic.questions, &mut topic.rules, true)
        }
    };
    let mut further: Vec<&mut Rule> = rules
        .iter_mut()
        .filter(|rule| !rule.when.is_empty())
        .collect();
    match kind % 10 {
        0 => {
            let gone = pick(&mut further, n).map(|rule| rule.id.clone());
            rules.retain(|rule| Some(&rule.id) != gone.as_ref());
        }
        1 => {
            if let Some(rule) = pick(rules, n) {
                let (level, door) = NEEDS[usize::from(m) % NEEDS.len()];
                rule.need = Need { level, door };
            }
        }
        2 => {
            if let Some(rule) = pick(&mut further, n).filter(|rule| rule.when.len() > 1) {
                rule.when.pop();
            }
        }
        3 => {
            if let (Some(rule), Some(gate)) = (pick(&mut further, n), gates.first()) {
                rule.when.push(gate.clone());
            }
        }
        4 => {
            if let Some(question) = pick(questions, n).filter(|it| it.options.len() > 1) {
                let (first, last) = (0, question.options.len() - 1);
                let findings = question.options[first].findings.clone();
                question.options[first].findings = question.options[last].findings.clone();
                question.options[last].findings = findings;
            }
        }
        5 => {
            if let Some(question) = pick(questions, n).filter(|it| it.options.len() > 1) {
                question.options.pop();
            }
        }
        6 => {
            let thresholds = pick(questions, n).map(|it| &mut it.thresholds);
            if let Some(threshold) = thresholds.and_then(|list| pick(list, m)) {
                let end = threshold.at_least.as_mut().or(threshold.below.as_mut());
                *end.unwrap() = Bound::Number(f64::from(1 + m % 8));
            }
        }
        7 => {
            let asks = |it: &Question| it.kind != QuestionKind::AnyOf;
            if let Some(question) = pick(questions, n).filter(|it| asks(it)) {
                question.not_sure = !question.not_sure;
            }
        }
        8 => {
            if let Some(question) = pick(questions, n).filter(|_| own) {
                question.ask_if = match gates.first() {
                    Some(gate) if question.ask_if.is_empty() => vec![vec![gate.clone()]],
                    _ => Vec::new(),
                };
            }
        }
        _ => {
            let gone = pick(questions, n).map(|question| question.id.clone());
            questions.retain(|question| Some(&question.id) != gone.as_ref());
        }
    }
    without_orphans(body, &before);
}

fn edited(old: &Pack, edits: &[Edit]) -> Pack {
    let mut body = body_of(old);
    for change in edits {
        edit(&mut body, *change);
    }
    let mut problems = Vec::new();
    let pack = Pack::link(body, "edited".into(), &mut problems);
    assert_eq!(problems, []);
    pack
}

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
fn union(packs: [&Pack; 2], topic: &str) -> Vec<(String, Vec<GivenAnswer>)> {
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
fn decided(pack: &Pack, topics: &[&str], person: &Given) -> (Need, BTreeSet<String>) {
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
fn asked(pack: &Pack, topic: &str, person: &Given) -> Level {
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
fn counted(packs: [&Pack; 2], topic: &str) -> [u64; 4] {
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

fn number(text: &str) -> u64 {
    text.parse().unwrap()
}

fn agrees(old: &Pack, new: &Pack, topic: &str) {
    let [states, changed, less, more] = counted([old, new], topic);
    let change = compare_topics(old, new, &[topic.to_owned()], None).unwrap();
    let exact = [
        &change.states,
        &change.changed,
        &change.less_urgent.states,
        &change.more_urgent.states,
    ];
    assert_eq!(
        exact.map(|text| number(text)),
        [states, changed, less, more],
        "{change:?}"
    );
    assert_eq!(
        number(&change.changed),
        number(&change.less_urgent.states)
            + number(&change.more_urgent.states)
            + number(&change.other_doors.states)
    );
    for direction in [&change.less_urgent, &change.more_urgent] {
        let together: u64 = direction
            .groups
            .iter()
            .map(|group| number(&group.states))
            .sum();
        assert_eq!(together, number(&direction.states), "{change:?}");
        for group in &direction.groups {
            let person = &group.example.answers;
            for (pack, need) in [(old, group.example.before), (new, group.example.after)] {
                assert_eq!(
                    need.unwrap().level,
                    decided(pack, &[topic], person).0.level,
                    "{group:?}"
                );
            }
        }
    }
}

/// Whether the whole comparison says of a journey that it is less urgent.
fn is_told(compared: &Comparison, topics: &[&str]) -> bool {
    let about = |topic: &str| topic.split('+').all(|id| topics.contains(&id));
    compared
        .topics
        .iter()
        .any(|change| about(&change.topic) && !change.less_urgent.groups.is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn counts_and_examples_are_those_of_playing_every_answer_set(
        old in generated::packs(real_pack().rules_body),
        edits in proptest::collection::vec(any::<Edit>(), 1..=3),
    ) {
        let new = edited(&old, &edits);
        for topic in ["t0", "t1"] {
            agrees(&old, &new, topic);
            agrees(&new, &old, topic);
        }
    }

    #[test]
    fn examples_are_reached_by_answering_what_is_asked(
        old in generated::packs(real_pack().rules_body),
        edits in proptest::collection::vec(any::<Edit>(), 1..=2),
    ) {
        // Swapped findings and shifted ends can leave a question without a silent answer.
        let edits: Vec<Edit> = edits.into_iter().filter(|(kind, ..)| ![4, 6].contains(&(kind % 10))).collect();
        let new = edited(&old, &edits);
        for topic in ["t0", "t1"] {
            let change = compare_topics(&old, &new, &[topic.to_owned()], None).unwrap();
            for group in change.less_urgent.groups.iter().chain(&change.more_urgent.groups) {
                for (pack, need) in [(&old, group.example.before), (&new, group.example.after)] {
                    prop_assert_eq!(need.unwrap().level, asked(pack, topic, &group.example.answers));
                }
            }
        }
    }

    #[test]
    fn nothing_less_urgent_is_left_out(
        old in generated::packs(real_pack().rules_body),
        edits in proptest::collection::vec(any::<Edit>(), 1..=3),
        choices in proptest::collection::vec(any::<[u8; 6]>(), 200),
    ) {
        let new = edited(&old, &edits);
        let compared = compare(&old, &new);
        for topic in ["t0", "t1"] {
            let change = compare_topics(&old, &new, &[topic.to_owned()], None).unwrap();
            let listed = compared.topics.iter().find(|listed| listed.topic == topic);
            prop_assert_eq!(listed, Some(&change).filter(|change| change.changed != "0"));
        }
        // Journeys through both topics: what is less urgent in them is told for one of them or for the pair.
        let mut questions = union([&old, &new], "t0");
        questions.extend(union([&old, &new], "t1"));
        for choice in &choices {
            let answers = questions.iter().enumerate().map(|(at, (id, answers))| {
                let n = usize::from(choice[at % choice.len()]) / (1 + at / choice.len());
                (id.clone(), answers[n % answers.len()].clone())
            });
            let person: Given = answers.collect();
            let [before, after] = [&old, &new].map(|pack| decided(pack, &["t0", "t1"], &person));
            if after.0.level < before.0.level {
                prop_assert!(is_told(&compared, &["t0", "t1"]), "{:?}", compared);
            }
        }
    }
}
