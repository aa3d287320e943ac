//! Faults in rules: the cases and invariants notice them, and only a fault without effect counts as none.

use crate::common;
use crate::common::answers::{checked, play};
use front_door::engine::{State, Topics};
use front_door::journey::Journey;
use front_door::pack::author::ReadPack;
use front_door::pack::{Door, Level, Need, Pack};
use front_door::verify::mutate::{Edit, Fate, Judge, Kind, Mutant, Tally, is_equivalent, mutants};
use front_door::verify::read_checked;
use proptest::prelude::Rng;
use proptest::test_runner::TestRunner;
use std::fs;
use std::path::PathBuf;

/// In per mille: fewer of the faults noticed, and the tests of the rules are too weak.
const FLOOR: usize = 950;

fn cases() -> Vec<Journey> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/journeys");
    let entries = fs::read_dir(folder).unwrap();
    let texts = entries.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    texts
        .flat_map(|text| Journey::read_all(&text).unwrap())
        .collect()
}

fn small_pack() -> ReadPack {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/small-pack");
    read_checked(&common::files_of(&folder)).unwrap()
}

fn of_topic(read: &ReadPack, topic: &str) -> Vec<Mutant> {
    let topics = &read.rules_body.topics;
    mutants(
        &read.rules_body,
        topics.iter().find(|it| it.id.as_str() == topic),
    )
}

/// The one mutant of a rule or question that is described so.
fn one<'m>(all: &'m [Mutant], place: &str, what: &str) -> &'m Mutant {
    let found: Vec<&Mutant> = all
        .iter()
        .filter(|it| it.place == place && it.what.contains(what))
        .collect();
    assert_eq!(found.len(), 1, "{place}: {what}");
    found[0]
}

/// The whole pack is `cargo xtask soak`; these topics and every twelfth fault of what topics share are quick.
#[test]
fn cases_and_invariants_notice_faults_in_rules() {
    let read = common::real_pack();
    let cases = cases();
    let judge = Judge::new(&read.rules_body, &cases, &read.invariants);
    let mut tally = Tally::default();
    let mut survivors = Vec::new();
    let shared = mutants(&read.rules_body, None);
    let some_shared = shared.into_iter().step_by(12);
    let topics = ["cold", "low-mood", "sinusitis"];
    let own = topics.into_iter().flat_map(|topic| of_topic(read, topic));
    for mutant in own.chain(some_shared) {
        let fate = judge.fate(&mutant);
        if fate == Fate::Survived {
            survivors.push(mutant.to_string());
        }
        tally.count(&fate);
    }
    assert!(tally.mutants() > 250, "only {} mutants", tally.mutants());
    assert!(
        tally.score() >= FLOOR,
        "{} of {}: {survivors:#?}",
        tally.score(),
        tally.counted()
    );
}

#[test]
fn without_cases_only_invariants_notice() {
    let read = small_pack();
    let judge = Judge::new(&read.rules_body, &[], &read.invariants);
    let shared = mutants(&read.rules_body, None);
    let gone = one(&shared, "emergency-breathing", "without the rule");
    assert_eq!(
        judge.fate(gone),
        Fate::Invariant("no-breath-is-999".to_owned())
    );
    let gone = one(&shared, "emergency-collapse", "without the rule");
    assert_eq!(judge.fate(gone), Fate::Survived);
}

#[test]
fn a_case_notices_by_its_outcome_alone() {
    // Here an ache of 30 days is A&E, as a swelling is.
    let read = small_pack();
    let all = of_topic(&read, "sample-ache");
    let gone = one(&all, "sample-ache-swollen", "without the rule");
    let mut body = read.rules_body.clone();
    let need = Need::of(Level::Ae, Door::Ae);
    Edit::Lead { rule: 1, need }.apply(&mut body, gone.topic.as_ref());
    let fate = |more: &str| {
        let text = format!(
            r#"[{{"name": "a case", "topics": ["sample-ache"], "expect": {{"level": "ae", "door": "ae"}},
                 "answers": {{"sample-ache-danger": ["swelling"]}}, "if_asked": {{"age": 30{more}}}}}]"#
        );
        let cases = Journey::read_all(&text).unwrap();
        let judge = Judge::new(&body, &cases, &[]);
        assert_eq!(cases[0].play(judge.sound(), None).err(), None);
        judge.fate(gone)
    };
    // Without the rule the days are asked. To be asked more is not to decide otherwise: it could be 30 days.
    assert_eq!(fate(""), Fate::Survived);
    assert_eq!(
        fate(r#", "sample-ache-days": 1"#),
        Fate::Case("a case".to_owned())
    );
}

#[test]
fn faults_without_effect_are_told_from_others() {
    let read = small_pack();
    let judge = Judge::new(&read.rules_body, &[], &[]);
    let all = of_topic(&read, "sample-ache");
    // The worst ache is bad too, but it leads higher than a bad one.
    let lost = one(
        &all,
        "sample-ache-how-bad",
        "\"worst\" no longer gives sample-ache-bad",
    );
    assert_eq!(judge.fate(lost), Fate::Equivalent);
    let lost = one(
        &all,
        "sample-ache-how-bad",
        "\"bad\" no longer gives sample-ache-bad",
    );
    assert_eq!(judge.fate(lost), Fate::Survived);
    let moved = one(&all, "sample-ache-days", "at_least 29");
    assert_eq!(judge.fate(moved), Fate::Survived);
    // A base rule asks for nothing, so an edit that takes a finding from it changes nothing.
    let nothing = Mutant {
        edit: Edit::Forget {
            rule: 0,
            finding: 0,
        },
        ..lost.clone()
    };
    assert_eq!(judge.fate(&nothing), Fate::Equivalent);
}

/// What is called equivalent is, in any journey.
#[test]
fn faults_without_effect_have_none_in_random_journeys() {
    let read = common::real_pack();
    let judge = Judge::new(&read.rules_body, &[], &[]);
    let mut runner = TestRunner::deterministic();
    let mut met = 0;
    for name in ["headache", "chest-pain", "earache"] {
        let topics = Topics::read(judge.sound(), [name]).unwrap();
        for mutant in of_topic(read, name) {
            let faulty = judge.faulty(&mutant);
            let takes_a_finding = matches!(mutant.kind, Kind::DropFinding | Kind::LoseFinding);
            if !takes_a_finding || !is_equivalent(judge.sound(), &faulty) {
                continue;
            }
            met += 1;
            for _ in 0..100 {
                let mut choose = |_: usize| (runner.rng().next_u32() % 1000) as usize;
                let (given, _) = play(judge.sound(), &topics, &mut choose);
                let decide = |pack: &Pack| {
                    let decision = State::new(pack, &topics, &checked(pack, &given)).decide();
                    (decision.need, decision.doors)
                };
                assert_eq!(
                    decide(judge.sound()),
                    decide(&faulty),
                    "{mutant}: {given:?}"
                );
            }
        }
    }
    assert!(met >= 6, "only {met} met");
}

#[test]
fn every_kind_of_fault_is_tried() {
    let read = common::real_pack();
    let topics = read.rules_body.topics.iter().map(Some).chain([None]);
    let all: Vec<Mutant> = topics
        .flat_map(|topic| mutants(&read.rules_body, topic))
        .collect();
    for kind in Kind::ALL {
        assert!(
            all.iter().any(|mutant| mutant.kind == kind),
            "{}",
            kind.as_str()
        );
    }
    let dropped = all.iter().filter(|it| it.kind == Kind::DropRule).count();
    assert_eq!(dropped, read.pack.rules().len());
}
