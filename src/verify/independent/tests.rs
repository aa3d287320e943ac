//! The second reading on rules small enough to work out by hand.

use super::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// A topic of class `sore` with a danger list for those of 5 and over, a worry order, days, and a pharmacy at its base.
fn rules() -> Value {
    json!({
        "ladder": { "doors": [
            { "door": "999" }, { "door": "ae" }, { "door": "ucrt" }, { "door": "111" }, { "door": "practice" }, { "door": "pharmacy" }
        ] },
        "questions": [
            {
                "id": "age", "kind": "number", "unit": "age", "text": "How old {are you}?",
                "thresholds": [{ "finding": "under-5", "below": 5 }, { "finding": "5-or-over", "at_least": 5 }]
            },
            {
                "id": "danger", "kind": "any-of", "text": "Any of these?", "ask_if": [["5-or-over"]],
                "options": [
                    { "id": "a", "text": "Blue lips", "findings": ["blue"] },
                    { "id": "b", "text": "Grey lips", "findings": ["blue"] },
                    { "id": "c", "text": "Confused", "findings": ["confused"] }
                ]
            }
        ],
        "rules": [
            { "id": "blue", "when": ["blue"], "need": { "level": "999", "door": "999" } },
            { "id": "young", "when": ["sore", "under-5"], "need": { "level": "today", "door": "practice" } },
            { "id": "other-topic", "when": ["elsewhere"], "need": { "level": "999", "door": "999" } }
        ],
        "topics": [{
            "id": "ache", "title": "Ache", "kind": "symptom", "classes": ["sore"],
            "questions": [
                {
                    "id": "how-bad", "kind": "one-of", "ordered": true, "baseline": "mild", "not_sure": true, "text": "How bad?",
                    "options": [
                        { "id": "mild", "text": "Mild", "findings": [] },
                        { "id": "bad", "text": "Bad", "findings": ["bad"] },
                        { "id": "worst", "text": "The worst", "findings": ["bad", "worst"] }
                    ]
                },
                {
                    "id": "days", "kind": "number", "unit": "days", "min": 0, "max": 9, "text": "How many days?",
                    "thresholds": [{ "finding": "3-days", "at_least": 3 }]
                },
                { "id": "alone", "kind": "yes-no", "yes": ["alone"], "text": "On your own?" }
            ],
            "rules": [
                { "id": "base", "when": [], "need": { "level": "advice", "door": "pharmacy" } },
                { "id": "long-and-bad", "when": ["bad", "3-days"], "need": { "level": "today", "door": "111" } },
                { "id": "worst-line", "when": ["worst"], "need": { "level": "now", "door": "111" } },
                { "id": "worst-team", "when": ["worst", "alone"], "need": { "level": "now", "door": "ucrt" } }
            ]
        }]
    })
}

fn model() -> Model {
    Model::read(&rules()).unwrap()
}

/// The place of a move by its question and its answer.
fn place(topic: &Topic, question: &str, value: &Value) -> usize {
    let of = |place: &usize| {
        let mv = &topic.moves[*place];
        topic.questions[mv.question].id == question && mv.value == *value
    };
    (0..topic.moves.len()).find(of).unwrap()
}

fn set<'t>(topic: &'t Topic, answers: &[(&str, Value)]) -> AnswerSet<'t> {
    let places = answers
        .iter()
        .map(|(question, value)| place(topic, question, value));
    AnswerSet::new(topic, places)
}

fn verdict(topic: &Topic, answers: &[(&str, Value)]) -> (&'static str, Vec<&'static str>) {
    let verdict = topic.in_order(topic.verdict(set(topic, answers).findings));
    (verdict.level_name(), verdict.door_names())
}

#[test]
fn the_highest_need_that_holds_decides() {
    let model = model();
    let topic = model.topic("ache").unwrap();
    assert_eq!(verdict(topic, &[]), ("advice", vec!["pharmacy"]));
    let young = [("age", json!(4))];
    assert_eq!(verdict(topic, &young), ("today", vec!["practice"]));
    let both = [
        ("age", json!(4)),
        ("how-bad", json!("bad")),
        ("days", json!(9)),
    ];
    assert_eq!(verdict(topic, &both), ("today", vec!["111", "practice"]));
    let worst = [("how-bad", json!("not-sure")), ("alone", json!("yes"))];
    assert_eq!(verdict(topic, &worst), ("now", vec!["ucrt", "111"]));
    assert_eq!(
        verdict(topic, &[("danger", json!("a"))]),
        ("999", vec!["999"])
    );
}

#[test]
fn what_may_not_be_asked_is_left_out_of_a_journey() {
    let model = model();
    let topic = model.topic("ache").unwrap();
    let child = set(topic, &[("age", json!(4)), ("danger", json!("a"))]);
    assert_eq!(topic.verdict(child.findings).level_name(), "999");
    assert_eq!(
        topic.verdict(child.complete().asked()).level_name(),
        "today"
    );
    let adult = set(topic, &[("age", json!(5)), ("danger", json!("a"))]);
    assert_eq!(topic.verdict(adult.complete().asked()).level_name(), "999");
}

#[test]
fn every_set_is_visited_once_and_as_many_as_counted() {
    let model = model();
    let topic = model.topic("ache").unwrap();
    for classes in [topic.classes(|_| Bits::default()), topic.single_moves()] {
        let mut seen = BTreeSet::new();
        let _ = topic.every_set(&classes, (0, 3), &mut |set, built_up| {
            assert_eq!(topic.verdict(set.findings), built_up);
            assert!(seen.insert(set.moves.clone()));
            ControlFlow::Continue(())
        });
        assert_eq!(seen.len() as u128, topic.count_sets(&classes, 3));
    }
    // Under 5 · blue (two ticks that say the same) · bad or worst · 3 days · alone; "confused", "5 or over" and "mild" are not in any rule.
    let classes = topic.classes(|_| Bits::default());
    assert_eq!(classes.len(), 6);
    assert_eq!(topic.count_sets(&classes, 9), 2 * 2 * 3 * 2 * 2);
    // 2 bands of age and none, 8 sets of ticks, 4 answers and none, 2 runs of days and none, yes, no and none.
    assert_eq!(topic.answer_sets(), (2 + 1) * 8 * 5 * 3 * 3);
}

#[test]
fn ways_answer_what_a_question_waits_for() {
    let model = model();
    let topic = model.topic("ache").unwrap();
    let blue = topic.rules.iter().find(|rule| rule.id == "blue").unwrap();
    for way in topic.ways(blue.when, 100) {
        assert!(way.findings.has(blue.when));
        assert_eq!(way.moves.len(), 2, "{}", topic.told(&way));
        assert_eq!(way.asked(), way.findings);
    }
    assert_eq!(model.never_hold(), Vec::<&str>::new());
}

#[test]
fn a_rule_that_no_answers_give_never_holds() {
    let mut rules = rules();
    rules["rules"][0]["when"] = json!(["under-5", "blue"]);
    let model = Model::read(&rules).unwrap();
    // One age alone is under 5 and over: none, since the spans end at whole years.
    assert_eq!(model.never_hold(), ["blue"]);
}

#[test]
fn an_answer_that_gives_less_than_it_should_is_found() {
    let checked = |rules: &Value| {
        let model = Model::read(rules).unwrap();
        model.topic("ache").unwrap().own_checks(200, 5)
    };
    let good = checked(&rules());
    assert_eq!(good.wrong, Vec::<String>::new());
    assert!(good.steps > 1_000);
    let mut swapped = rules();
    swapped["topics"][0]["questions"][0]["options"][2]["findings"] = json!(["worst"]);
    assert_eq!(
        checked(&swapped).wrong,
        ["how-bad: a worse answer gives less"]
    );
}

#[test]
fn what_cannot_be_read_is_refused_with_its_place() {
    let refused = |change: fn(&mut Value)| {
        let mut rules = rules();
        change(&mut rules);
        Model::read(&rules).unwrap_err()
    };
    assert_eq!(
        refused(|rules| rules["topics"][0]["rules"][0]["when"] = json!(["bad"])),
        "topic ache: no rule holds before anything is answered"
    );
    assert_eq!(
        refused(|rules| rules["topics"][0]["rules"][1]["need"]["level"] = json!("soon")),
        "topic ache: rule long-and-bad: an unknown level or door"
    );
    assert_eq!(
        refused(|rules| rules["questions"][1]["kind"] = json!("some-of")),
        "topic ache: question danger: an unknown kind some-of"
    );
}
