//! Several things at once: the outcome is headed by what decides, says what that was, and loses nothing that stands beside it.

use crate::common::answers::{checked, chooser, play, some_topics};
use crate::common::ended::{REAL, ended, outcome_of, say};
use front_door::contract::OutcomeView;
use front_door::directory::Seat;
use front_door::engine::{State, Topics};
use front_door::pack::{Door, Level, Need, Pack, Scope};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The outcome of a man of 34.
fn of_34(topics: &[&str], mut answers: Value) -> OutcomeView {
    answers["age"] = json!(34);
    answers["sex"] = json!("male");
    outcome_of(topics, answers)
}

fn title(id: &str) -> String {
    let topic = REAL.pack.topic(REAL.pack.find_topic(id).unwrap()).unwrap();
    say(&topic.authored.title)
}

#[test]
fn an_illness_that_a_shared_rule_raises_heads_the_outcome_in_any_order() {
    let weak = || json!({ "health": ["weak-immunity"] });
    for topics in [["cough", "fit-note"], ["fit-note", "cough"]] {
        let outcome = of_34(&topics, weak());
        assert_eq!(outcome.level, Level::Today);
        assert_eq!(outcome.topic, "cough");
        assert_eq!(outcome.decided, [title("cough")]);
        assert!(
            !outcome.tell.contains(&title("cough")),
            "{:?}",
            outcome.tell
        );
        let alone = of_34(&["cough"], weak());
        assert_eq!(outcome.meanwhile.first(), alone.meanwhile.first());
    }
}

#[test]
fn of_two_that_decide_together_the_illness_comes_first_and_both_are_named() {
    for topics in [["lung-flare-up", "fit-note"], ["fit-note", "lung-flare-up"]] {
        let outcome = of_34(&topics, json!({}));
        assert_eq!(outcome.topic, "lung-flare-up");
        assert_eq!(outcome.decided, [title("lung-flare-up"), title("fit-note")]);
        assert_eq!(outcome.beside, Vec::<String>::new());
        let better = outcome.better_by.unwrap();
        assert!(better.starts_with(&title("lung-flare-up")), "{better}");
        assert!(better.contains(&title("fit-note")), "{better}");
    }
}

#[test]
fn what_is_wanted_in_days_does_not_wait_for_an_errand_of_weeks() {
    for topics in [["earache", "fit-note"], ["fit-note", "earache"]] {
        let outcome = of_34(
            &topics,
            json!({ "fit-note-days": "long", "earache-days": 1 }),
        );
        assert_eq!(
            (outcome.level, outcome.door),
            (Level::Routine, Door::Practice)
        );
        let also = outcome.also.iter().find(|also| also.door == Door::Pharmacy);
        let also = also.expect("the ear is not left to the surgery's weeks");
        assert_eq!(
            (also.level, also.about.as_deref()),
            (Level::Advice, Some("Earache"))
        );
    }
}

#[test]
fn beside_one_thing_alone_stands_nothing_that_the_headline_can_stand_in_for() {
    let mut body = REAL.rules_body.clone();
    let mut rule = body.rules[0].clone();
    rule.id = "anyone-weak".into();
    rule.when = vec!["weak-immunity".into()];
    rule.need = Need {
        level: Level::Routine,
        door: Door::Practice,
    };
    body.rules.push(rule);
    let mut problems = Vec::new();
    let pack = Pack::link(body, String::new(), &mut problems);
    assert_eq!(problems, []);
    let topics = Topics::read(&pack, ["hay-fever"]).unwrap();
    let given = json!({ "age": 34, "health": ["weak-immunity"], "hay-fever-tried": "not-enough" });
    let answers = checked(&pack, &serde_json::from_value(given).unwrap());
    let decision = State::new(&pack, &topics, &answers).decide();
    assert_eq!(
        (decision.need.level, &decision.doors[..]),
        (Level::Routine, &[Door::Practice][..])
    );
    assert_eq!(decision.also, []);
}

#[test]
fn what_an_emergency_leaves_open_is_told_and_not_said_to_be_covered() {
    let danger = json!({ "chest-pain-danger": ["tight"], "danger-signs": ["breathing"] });
    let outcome = of_34(&["chest-pain", "earache"], danger);
    assert_eq!(outcome.level, Level::Emergency);
    assert_eq!(outcome.tell, [title("earache")]);
    assert!(outcome.beside.is_empty(), "{:?}", outcome.beside);
}

#[test]
fn first_aid_is_said_while_waiting_for_help_before_what_everybody_reads() {
    let cool = "Cool the burn under cool running water for 15 to 30 minutes.";
    let waiting = &REAL.pack.text.while_waiting;
    let everybody = waiting.iter().find(|line| line.only_with.is_empty());
    let everybody = say(&everybody.unwrap().text);
    for (topics, first) in [
        (&["burn"][..], cool),
        (&["cough", "burn"], cool),
        (&["cough"], &everybody),
    ] {
        let outcome = of_34(topics, json!({ "danger-signs": ["chest"] }));
        assert_eq!(outcome.level, Level::Emergency);
        assert_eq!(outcome.meanwhile[0], first, "{topics:?}");
        assert!(outcome.meanwhile.contains(&everybody));
        let all = "Leave blisters whole.";
        assert!(!outcome.meanwhile.iter().any(|line| line == all));
    }
}

#[test]
fn first_aid_for_an_allergy_or_poison_is_said_where_it_may_be_one_whatever_was_picked() {
    let told = |answers| of_34(&["cough"], answers).meanwhile.join("\n");
    let chest = told(json!({ "danger-signs": ["chest"] }));
    let breath = told(json!({ "danger-signs": ["breathing"] }));
    let poison =
        told(json!({ "danger-signs": ["swallowed-or-harmed"], "harm-what": ["accident-poison"] }));
    let (pen, packet) = ("adrenaline pen", "Take the packet");
    let said = |text: &str| [text.contains(pen), text.contains(packet)];
    assert_eq!(said(&chest), [false, false], "{chest}");
    assert_eq!(said(&breath), [true, false], "{breath}");
    assert_eq!(said(&poison), [false, true], "{poison}");
    // Nobody who fights for breath is told to lie down.
    assert!(!breath.contains("lie down"), "{breath}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_chosen_the_outcome_names_who_decided(picks in prop::collection::vec(0usize..1000, 2..=3), numbers in prop::collection::vec(any::<u16>(), 40), calm in any::<bool>()) {
        let pack = &REAL.pack;
        let topics = some_topics(pack, &picks);
        let (given, _) = play(pack, &topics, &mut chooser(numbers, calm));
        let outcome = ended(&topics, &given, Seat::Resident).outcome;
        // A topic whose own rule is among the reasons decided.
        for reason in &outcome.reasons {
            let rule = pack.rules().iter().find(|rule| rule.authored.id.as_str() == reason.rule);
            if let Scope::Topic(topic) = rule.unwrap().scope {
                let id = &pack.topic(topic).unwrap().authored.id;
                prop_assert!(outcome.decided.contains(&title(id.as_str())), "{}", reason.rule);
            }
        }
        // Whoever heads the outcome is one of them, and nobody is forgotten.
        if let Some(first) = outcome.decided.first() {
            prop_assert_eq!(first, &outcome.title);
            let named: BTreeSet<&String> = [&outcome.decided, &outcome.beside, &outcome.tell].into_iter().flatten().collect();
            prop_assert_eq!(named.len(), topics.indices().len());
        }
        // What is told is left open: the advice doesn't cover it.
        let twice = outcome.beside.iter().find(|name| outcome.tell.contains(name));
        prop_assert_eq!(twice, None);
        prop_assert!(!outcome.tell.contains(&outcome.title));
    }
}
