//! Signs to watch for: nobody is told to watch for what can't begin at their age.

use crate::common::ended::{REAL, parts_of};
use crate::explain::every_case;
use front_door::directory::Seat;
use front_door::journey::Journey;
use front_door::pack::{Scope, Text};

/// Words of a sign that are only for those who may drive, work or drink, and the findings that keep it to them.
const FROM_16: (&[&str], &[&str]) = (
    &["driv", "alcohol", "drunk", "machine"],
    &["age-16-or-over", "age-18-or-over"],
);

/// The same for pregnancy, periods and what comes with growing up: the pack asks of them from 11 on.
const FROM_11: (&[&str], &[&str]) = (
    &[
        "pregnan",
        "period",
        "labour",
        "the waters",
        "the baby moves",
        "erection",
    ],
    &["age-11-or-over", "pregnant", "recent-pregnancy"],
);

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

/// What keeps a sign from those whom it can't be meant for; nothing where it is for anybody.
fn keepers(sign: &str) -> Option<&'static [&'static str]> {
    if FOR_ANYBODY.iter().any(|words| sign.contains(words)) {
        return None;
    }
    let speaks = |words: &[&str]| words.iter().any(|word| sign.contains(word));
    let work = || sign.split(' ').any(|word| word.trim_matches(',') == "work");
    if speaks(FROM_16.0) || (work() && !sign.contains("not work") && !sign.contains("to work")) {
        return Some(FROM_16.1);
    }
    speaks(FROM_11.0).then_some(FROM_11.1)
}

fn holds_one(all: &[String], keepers: &[&str]) -> bool {
    all.iter().any(|it| keepers.contains(&it.as_str()))
}

#[test]
fn a_sign_for_adults_is_kept_to_them_in_the_whole_pack() {
    let (mut found, mut open) = (0, Vec::new());
    let mut check = |place: &str, sign: &Text, conditions: &[Vec<String>]| {
        if let Some(keepers) = keepers(&sign.0) {
            found += 1;
            let kept = |all: &Vec<String>| holds_one(all, keepers);
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
fn no_case_of_a_child_says_to_watch_for_what_is_for_adults() {
    let mut children = 0;
    for case in every_case(Seat::Resident) {
        let under = |finding: &str| case.findings.contains(finding);
        let about_it = |topic: &String| ABOUT_IT.contains(&topic.as_str());
        if !under("age-under-16") || case.request.topics.iter().any(about_it) {
            continue;
        }
        children += 1;
        for line in &case.outcome.watch_for {
            let Some(keepers) = keepers(&line.sign) else {
                continue;
            };
            assert!(
                keepers.iter().any(|finding| under(finding)),
                "{:?}: {}",
                case.request.topics,
                line.sign
            );
        }
    }
    assert!(children > 100, "{children}");
}

#[test]
fn whoever_may_drive_is_told_what_a_child_is_not() {
    for (age, told) in [(6, false), (15, false), (16, true), (34, true)] {
        let journeys = serde_json::json!([{ "name": "", "topics": ["sleep-problems"], "answers": { "age": age }, "expect": { "level": "self-care", "door": "self" } }]);
        let journeys = Journey::read_all(&journeys.to_string()).unwrap();
        let played = journeys[0].outcome(&REAL.pack, Some(&REAL.advice));
        let signs = played.unwrap().1.watch_for;
        let driving = signs.iter().any(|line| line.sign.contains("driving"));
        assert_eq!(driving, told, "{age}: {signs:?}");
    }
}
