//! Signs to watch for: nobody is told to watch for what can't begin at their age.

use crate::common::ended::{REAL, outcome_of, parts_of};
use crate::explain::every_case;
use front_door::directory::Seat;
use front_door::pack::{Scope, Text};
use serde_json::json;

/// Words of a sign that are only for those who are growing up, and the findings that keep it to them. The pack asks of
/// pregnancy and periods from 11 on, and speaks of alcohol and driving from then.
const GROWING_UP: [&str; 10] = [
    "driv",
    "alcohol",
    "drunk",
    "machine",
    "pregnan",
    "period",
    "labour",
    "the waters",
    "the baby moves",
    "erection",
];
const KEEPERS: [&str; 4] = [
    "age-11-or-over",
    "age-18-or-over",
    "pregnant",
    "recent-pregnancy",
];

/// Words that make a sign one for anybody: school beside work, or somebody else who is pregnant.
const FOR_ANYBODY: [&str; 3] = ["school", "someone pregnant", "ill, pregnant"];

/// Topics that are about it: whoever picks one asks about just that.
const ABOUT_IT: [&str; 11] = [
    "contraception",
    "emergency-contraception",
    "erection-problem",
    "fit-note",
    "menopause",
    "period-problems",
    "pregnancy-sickness",
    "pregnancy-worry",
    "thrush",
    "vaginal-discharge",
    "work-and-health",
];

/// Whether a sign is not for young children.
fn is_for_the_grown(sign: &str) -> bool {
    let work = || sign.split(' ').any(|word| word.trim_matches(',') == "work");
    let speaks = GROWING_UP.iter().any(|word| sign.contains(word))
        || (work() && !sign.contains("not work") && !sign.contains("to work"));
    speaks && !FOR_ANYBODY.iter().any(|words| sign.contains(words))
}

#[test]
fn a_sign_for_the_grown_is_kept_to_them_in_the_whole_pack() {
    let (mut found, mut open) = (0, Vec::new());
    let mut check = |place: &str, sign: &Text, conditions: &[Vec<String>]| {
        if is_for_the_grown(&sign.0) {
            found += 1;
            let kept = |all: &Vec<String>| all.iter().any(|it| KEEPERS.contains(&it.as_str()));
            if conditions.is_empty() || !conditions.iter().all(kept) {
                open.push(format!("{place}: {}", sign.0));
            }
        }
    };
    for (index, question) in (0u16..).zip(REAL.pack.questions()) {
        let place = match question.scope {
            Scope::Topic(topic) => REAL.pack.topic(topic).unwrap().authored.id.as_str(),
            Scope::Person => "everybody",
        };
        let gates = question.authored.ask_if.iter();
        let gates = gates.map(|all| all.iter().map(ToString::to_string).collect());
        let gates: Vec<Vec<String>> = gates.collect();
        for part in parts_of(index, question) {
            if let Some(sign) = part.sign.filter(|_| !ABOUT_IT.contains(&place)) {
                check(place, &sign, &gates);
            }
        }
    }
    for topic in REAL.pack.topics() {
        let id = &topic.authored.id;
        if ABOUT_IT.contains(&id.as_str()) {
            continue;
        }
        for line in &REAL.advice.topic(id).unwrap().watch_for {
            let only = line.only_with.iter().map(|it| vec![it.to_string()]);
            check(id.as_str(), &line.sign, &only.collect::<Vec<_>>());
        }
    }
    assert_eq!(open, Vec::<String>::new());
    assert!(found > 15, "{found}");
}

#[test]
fn no_case_of_a_young_child_says_to_watch_for_what_is_for_the_grown() {
    let mut children = 0;
    for case in every_case(Seat::Resident) {
        let holds = |finding: &str| case.findings.contains(finding);
        let about_it = |topic: &String| ABOUT_IT.contains(&topic.as_str());
        if holds("age-11-or-over") || case.request.topics.iter().any(about_it) {
            continue;
        }
        children += 1;
        for line in &case.outcome.watch_for {
            assert!(
                !is_for_the_grown(&line.sign),
                "{:?}: {}",
                case.request.topics,
                line.sign
            );
        }
    }
    assert!(children > 100, "{children}");
}

#[test]
fn driving_is_not_spoken_of_to_young_children() {
    for (age, told) in [(6, false), (10, false), (11, true), (34, true)] {
        let signs = outcome_of(&["sleep-problems"], json!({ "age": age })).watch_for;
        let driving = signs.iter().any(|line| line.sign.contains("driving"));
        assert_eq!(driving, told, "{age}: {signs:?}");
    }
}
