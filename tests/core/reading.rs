//! The pack that ships can be read at the age of 11, and long words are excused only where they are explained.

use crate::common;
use front_door::pack::AskingFor;
use front_door::reading::{Exceptions, Formula, GOAL, MOST_WORDS, Report, SHARED, report};
use std::path::Path;

fn exceptions() -> Exceptions {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reading-exceptions.json");
    Exceptions::read(&std::fs::read_to_string(file).unwrap()).unwrap()
}

#[test]
fn no_page_of_the_real_pack_is_above_the_goal() {
    let report = report(common::real_pack(), &exceptions());
    let over: Vec<String> = report
        .over()
        .map(|page| {
            let ages = Formula::ALL.map(|formula| page.age(formula));
            format!("{} / {}: {ages:?}", page.topic, page.page)
        })
        .collect();
    assert_eq!(over, Vec::<String>::new(), "above the age of {GOAL}");
    assert_eq!(report.exceptions, Vec::<String>::new());
    let long: Vec<&str> = report.too_long().map(|(_, it)| it.text.as_str()).collect();
    assert_eq!(long, Vec::<&str>::new(), "more than {MOST_WORDS} words");
}

#[test]
fn every_question_and_every_outcome_is_on_a_page() {
    let read = common::real_pack();
    let report = report(read, &exceptions());
    let has = |topic: &str, page: &str| {
        let mut pages = report.pages.iter();
        pages.any(|it| it.topic == topic && it.page == page)
    };
    for page in [
        "emergency",
        "outcome",
        "ladder",
        "screens",
        "places",
        "kiosk",
    ] {
        assert!(has(SHARED, page), "{page}");
    }
    for topic in &read.rules_body.topics {
        assert!(has(topic.id.as_str(), "outcome"), "{}", topic.id);
        for question in &topic.questions {
            let page = question
                .page
                .as_ref()
                .map_or(question.id.as_str(), |page| page.as_str());
            assert!(has(topic.id.as_str(), page), "{page}");
        }
    }
    let ages: Vec<f64> = report
        .pages
        .iter()
        .map(|page| page.flesch_kincaid.min(page.automated))
        .collect();
    assert!(ages.is_sorted_by(|one, other| one >= other));
}

/// The first page of the small pack's topic with `text` for its only words.
fn changed(text: &str) -> Report {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/small-pack");
    let mut read = front_door::verify::read_checked(&common::files_of(&folder)).unwrap();
    let topic = &mut read.rules_body.topics[0];
    let question = &mut topic.questions[0];
    question.text.0 = text.to_owned();
    question.options.clear();
    question.why = None;
    let (topic, page) = (topic.id.to_string(), question.page.clone().unwrap());
    let mut report = report(&read, &Exceptions::default()).of(&[topic]);
    report.pages.retain(|it| it.page == page.as_str());
    assert_eq!(report.pages.len(), 1);
    report
}

#[test]
fn a_hard_page_and_a_long_sentence_are_found() {
    let hard = "{Have you} experienced considerable gastrointestinal discomfort subsequently?";
    assert!(changed("{Do you} feel ill?").holds());
    assert_eq!(changed(hard).over().count(), 1);
    assert!(!changed(hard).holds());

    let words = |count: usize| format!("{{Do you}} {}?", vec!["ache"; count - 2].join(" "));
    let long = |text: &str| {
        let report = changed(text);
        let found = report.too_long();
        found
            .map(|(_, sentence)| (sentence.words, sentence.asking_for))
            .collect::<Vec<_>>()
    };
    // "Do they" has as many words as "do you", "does your child" has one more.
    assert_eq!(
        long(&words(MOST_WORDS)),
        [(MOST_WORDS + 1, AskingFor::Child)]
    );
    assert_eq!(long(&words(MOST_WORDS - 1)), []);
}

#[test]
fn one_topic_can_be_looked_at_alone() {
    let topic = "earache".to_owned();
    let report = report(common::real_pack(), &exceptions()).of(std::slice::from_ref(&topic));
    assert!(report.pages.len() > 2);
    assert!(report.pages.iter().all(|page| page.topic == topic));
}
