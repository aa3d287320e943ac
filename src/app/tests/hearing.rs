//! What is heard in typed words is said above the results and goes nowhere else: request and decision are the same, letter by
//! letter, whatever stood in the search box.

use super::{PACK, Person};
use crate::app::state::Event;
use crate::contract;
use crate::pack::AskingFor;
use crate::search::Index;
use std::collections::BTreeSet;

/// One phrase at least for each kind of danger.
const DANGERS: [&str; 13] = [
    "crushing chest pain",
    "his face has dropped on one side",
    "she cant breathe",
    "he wont wake up",
    "banged head and being sick",
    "the bleeding wont stop",
    "she took an overdose",
    "rash does not fade under a glass",
    "numb between my legs",
    "the soft spot of the baby bulges",
    "bone sticking out of my leg",
    "hypo and very drowsy",
    "i want to kill myself",
];

/// The topics whose journeys are compared: harmless ones, and one that leads to red flags.
const TOPICS: [&str; 4] = ["earache", "acne", "chest-pain", "repeat-prescription"];

/// What is asked of the core after these words were typed before and after a topic was picked, and what it decides.
fn decision(words: &str, topic: &str) -> (String, String) {
    let mut person = Person::arrives();
    person.does(Event::Searched(words.to_owned()));
    person.picks(topic);
    person.does(Event::Searched(words.to_owned()));
    person.is(AskingFor::Me, "34").finishes();
    let request = person.model.journey.request(&person.path().answers);
    let response = contract::step(&PACK.pack, Some(&PACK.advice), &request).unwrap();
    let response = serde_json::to_string(&response).unwrap();
    (format!("{request:?}"), response)
}

fn kinds(index: &Index, words: &str) -> Vec<String> {
    let dangers = index.dangers(words).into_iter();
    dangers.map(|danger| danger.kind).collect()
}

#[test]
fn whatever_is_heard_request_and_decision_are_the_same() {
    let index = PACK.index();
    let calm = "an itchy toe";
    assert_eq!(kinds(&index, calm), [""; 0]);
    let heard: BTreeSet<String> = DANGERS.iter().flat_map(|it| kinds(&index, it)).collect();
    assert!(heard.len() >= DANGERS.len(), "{heard:?}");
    for topic in TOPICS {
        let wanted = decision(calm, topic);
        for words in DANGERS {
            assert!(!kinds(&index, words).is_empty(), "{words}");
            assert_eq!(decision(words, topic), wanted, "{words}");
        }
    }
}
