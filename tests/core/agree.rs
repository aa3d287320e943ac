//! The engine against the second reading of the rules, on every topic of the real pack and on packs small enough for all answers.

use crate::common;
use biodivine_lib_bdd::Bdd;
use front_door::engine::GivenAnswer;
use front_door::pack::bundle::RulesBody;
use front_door::pack::{Level, Pack, Scope, TopicIndex};
use front_door::verify::agree::{Agreement, Counterexample, Efforts, check_topic};
use front_door::verify::independent::{AnswerSet, Chance, Model};
use front_door::verify::read_checked;
use front_door::verify::symbolic::{Counting, Side, Universe, View};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::thread;
use std::time::Instant;

fn model(rules: &RulesBody) -> Model {
    Model::read(&serde_json::to_value(rules).unwrap()).unwrap()
}

type Compared = Result<Agreement, Box<Counterexample>>;

/// Compares every topic, on two cores.
fn compared(model: &Model, pack: &Pack) -> Vec<Compared> {
    let half = |first: usize| {
        let topics = model.topics().iter().skip(first).step_by(2);
        topics
            .map(|topic| {
                let start = Instant::now();
                let compared = check_topic(topic, pack, &Efforts::default());
                if let Ok(agreement) = &compared {
                    let took = start.elapsed().as_secs_f64();
                    let rate = agreement.sets() as f64 / took / 1000.0;
                    println!("{agreement}; {took:.1} s, {rate:.0} thousand a second");
                }
                compared
            })
            .collect::<Vec<Compared>>()
    };
    thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        let mut all = half(0);
        all.extend(other.join().unwrap());
        all
    })
}

fn agreements(compared: Vec<Compared>) -> Vec<Agreement> {
    compared
        .into_iter()
        .map(|compared| compared.unwrap_or_else(|found| panic!("{found}\n{}", found.given)))
        .collect()
}

#[test]
fn every_topic_of_the_real_pack() {
    let read = common::real_pack();
    let model = model(&read.rules_body);
    assert_eq!(model.topics().len(), read.pack.topics().len());
    for agreement in agreements(compared(&model, &read.pack)) {
        // Far too many for all of them, so every set within four answers must have been looked at.
        assert!(
            agreement.linked.full || agreement.linked.merged > 10_000,
            "{agreement}"
        );
        assert_eq!(agreement.linked.random, 100_000);
        // A topic with a handful of answers has no more sets than these.
        let few = agreement.linked.full && agreement.linked.merged < 1_000;
        let many = agreement.decided.sets() > 20_000 && agreement.played.sets() > 2_000;
        assert!(many || few, "{agreement}");
        // Every level that the least answers to some rule lead to was met.
        let topic = model.topic(&agreement.topic).unwrap();
        for (level, count) in agreement.levels() {
            let highest = topic.rules.iter().any(|rule| {
                rule.need.level_name() == level
                    && topic
                        .ways(rule.when, 50)
                        .iter()
                        .any(|way| topic.verdict(way.findings).level_name() == level)
            });
            assert!(count > 0 || !highest, "{} {level}", agreement.topic);
        }
    }
}

#[test]
fn all_answers_of_a_small_pack() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/small-pack");
    let read = read_checked(&common::files_of(&folder)).unwrap();
    let agreements = agreements(compared(&model(&read.rules_body), &read.pack));
    for agreement in &agreements {
        println!("{agreement}");
    }
    assert!(agreements.iter().all(Agreement::checked_full));
}

#[test]
fn the_second_reading_finds_nothing_wrong_by_itself() {
    let read = common::real_pack();
    let model = model(&read.rules_body);
    let mut steps = 0;
    for topic in model.topics() {
        let checks = topic.own_checks(500, 7);
        assert_eq!(checks.wrong, Vec::<String>::new());
        steps += checks.steps;
    }
    assert_eq!(model.never_hold(), Vec::<&str>::new());
    println!("{steps} steps to greater answers, none of them lower");
}

/// The level of a set in which every question has an answer, by the diagrams of the exact check.
fn level_by_diagrams(universe: &Universe<'_>, levels: &[Bdd], set: &AnswerSet<'_>) -> Level {
    let answers: Vec<(String, GivenAnswer)> = set
        .answers()
        .into_iter()
        .map(|(id, answer)| (id.to_owned(), serde_json::from_value(answer).unwrap()))
        .collect();
    let bits = universe
        .bits_of(&answers)
        .expect("an answer of the second reading that the diagrams lack");
    let level = levels.iter().rposition(|sets| sets.eval_in(&bits)).unwrap();
    Level::ALL[level]
}

#[test]
fn the_diagrams_agree_with_the_second_reading() {
    let read = common::real_pack();
    let model = model(&read.rules_body);
    for topic in model.topics() {
        let index = read.pack.find_topic(&topic.id).unwrap();
        let universe = Universe::new(vec![Side::of(&read.pack, index)]);
        let view = View::new(&universe, 0, Counting::Given).unwrap();
        let levels: Vec<Bdd> = Level::ALL
            .iter()
            .map(|level| view.at_least(*level))
            .collect();
        let (mut chance, quiet) = (Chance::new(7), topic.quiet());
        let random = (0..20_000).map(|_| topic.random_set(&quiet, &mut chance));
        let by_rule = topic
            .rules
            .iter()
            .flat_map(|rule| topic.ways(rule.when, 200));
        let mut met = BTreeSet::new();
        for set in random.chain(by_rule).map(|set| set.complete()) {
            let found = level_by_diagrams(&universe, &levels, &set);
            let expected = topic.verdict(set.findings).level_name();
            assert_eq!(
                found.as_str(),
                expected,
                "{}: {:?}",
                topic.id,
                set.answers()
            );
            met.insert(found);
        }
        // A topic with fewer levels than that shows all it has.
        let named = topic_levels(&read.pack, index);
        assert!(met.len() >= named.len().min(4), "{}: {met:?}", topic.id);
    }
}

/// The levels that the rules of a topic's own name.
fn topic_levels(pack: &Pack, topic: TopicIndex) -> BTreeSet<Level> {
    let own = pack
        .rules()
        .iter()
        .filter(|rule| rule.scope == Scope::Topic(topic));
    own.map(|rule| rule.need().level).collect()
}
