//! Faults in the rules themselves: one reading has the good ones, the other the faulty ones, and the other way round.

use super::{GOOD, Planted, few, link, nothing_smaller, topic};
use crate::verify::agree::check_topic;
use crate::verify::independent::Model;
use serde_json::{Value, json};

/// A fault in the rules: what it must lead to, and how it is planted.
type RuleFault = (&'static str, fn(&mut Value));

fn by_id<'v>(list: &'v mut Value, id: &str) -> Option<&'v mut Value> {
    list.as_array_mut()?
        .iter_mut()
        .find(|item| item["id"] == id)
}

fn topic_of<'v>(rules: &'v mut Value, id: &str) -> &'v mut Value {
    by_id(&mut rules["topics"], id).unwrap()
}

/// A question or rule, shared or of any topic.
fn part<'v>(rules: &'v mut Value, list: &str, id: &str) -> &'v mut Value {
    if by_id(&mut rules[list], id).is_some() {
        return by_id(&mut rules[list], id).unwrap();
    }
    let topics = rules["topics"].as_array_mut().unwrap();
    topics
        .iter_mut()
        .find_map(|topic| by_id(&mut topic[list], id))
        .unwrap()
}

fn rule<'v>(rules: &'v mut Value, id: &str) -> &'v mut Value {
    part(rules, "rules", id)
}

fn question<'v>(rules: &'v mut Value, id: &str) -> &'v mut Value {
    part(rules, "questions", id)
}

fn threshold<'v>(rules: &'v mut Value, question_id: &str, finding: &str) -> &'v mut Value {
    let thresholds = question(rules, question_id)["thresholds"].as_array_mut();
    let of = |threshold: &&mut Value| threshold["finding"] == finding;
    thresholds.unwrap().iter_mut().find(of).unwrap()
}

fn option<'v>(rules: &'v mut Value, question_id: &str, id: &str) -> &'v mut Value {
    by_id(&mut question(rules, question_id)["options"], id).unwrap()
}

fn drop_from(list: &mut Value, what: &Value) {
    let list = list.as_array_mut().unwrap();
    let before = list.len();
    list.retain(|item| item != what && item["id"] != *what);
    assert_eq!(list.len() + 1, before, "no {what}");
}

pub(super) const FAULTS: &[RuleFault] = &[
    (
        "a rule's level is lowered | earache | 1 | behind the ear & earache-mastoid",
        |rules| {
            rule(rules, "earache-mastoid")["need"] = json!({ "level": "today", "door": "practice" })
        },
    ),
    (
        "a rule's level is raised | earache | 1 | earache-keeps-returning",
        |rules| rule(rules, "earache-keeps-returning")["need"]["level"] = json!("today"),
    ),
    (
        "a rule's door is changed | low-mood | 1 | low-mood-voices",
        |rules| rule(rules, "low-mood-voices")["need"]["door"] = json!("111"),
    ),
    (
        "a rule is dropped | earache | 1 | stuck in the ear & earache-object",
        |rules| {
            drop_from(
                &mut topic_of(rules, "earache")["rules"],
                &json!("earache-object"),
            )
        },
    ),
    (
        "a rule asks for one finding more | earache | 1 | earache-swollen",
        |rules| {
            rule(rules, "earache-swollen")["when"]
                .as_array_mut()
                .unwrap()
                .push(json!("age-18-or-over"))
        },
    ),
    (
        "a rule asks for one finding less | earache | 1 | temperature-high-under-3-months",
        |rules| {
            drop_from(
                &mut rule(rules, "temperature-high-under-3-months")["when"],
                &json!("age-under-3-months"),
            )
        },
    ),
    (
        "a rule asks for another finding | earache | 1 | earache-leaking",
        |rules| rule(rules, "earache-leaking")["when"] = json!(["earache-grommet"]),
    ),
    (
        "a rule of three findings asks for another third | urine-infection | 2 | temperature-high-cancer-treatment",
        |rules| {
            rule(rules, "temperature-high-cancer-treatment")["when"] =
                json!(["infection", "cancer-treatment", "temp-39"])
        },
    ),
    (
        "a rule of four answers is dropped | breathlessness | 4 | breathlessness-flare-home-ucrt",
        |rules| {
            drop_from(
                &mut topic_of(rules, "breathlessness")["rules"],
                &json!("breathlessness-flare-home-ucrt"),
            )
        },
    ),
    (
        "a shared rule is dropped | sinusitis | 1 | temperature-low-infection",
        |rules| drop_from(&mut rules["rules"], &json!("temperature-low-infection")),
    ),
    (
        "two rules have each other's needs | repeat-prescription | 1 | repeat-prescription-wrong-dose",
        |rules| {
            let need = rule(rules, "repeat-prescription-wrong-dose")["need"].take();
            let other = rule(rules, "repeat-prescription-reaction")["need"].take();
            rule(rules, "repeat-prescription-wrong-dose")["need"] = other;
            rule(rules, "repeat-prescription-reaction")["need"] = need;
        },
    ),
    ("a base rule is raised | cold | 0 | cold-base", |rules| {
        rule(rules, "cold-base")["need"] = json!({ "level": "today", "door": "practice" })
    }),
    ("a base rule is missing | cold | 0 | cold-base", |rules| {
        drop_from(&mut topic_of(rules, "cold")["rules"], &json!("cold-base"))
    }),
    (
        "a class is taken from a topic | cold | 1 | modifier-75-or-over",
        |rules| drop_from(&mut topic_of(rules, "cold")["classes"], &json!("infection")),
    ),
    (
        "a class is added to a topic | back-pain | 1 | back-pain-base",
        |rules| topic_of(rules, "back-pain")["classes"] = json!(["frailty", "injury"]),
    ),
    (
        "a topic is of another kind | hay-fever | 0 | asks errand-check where it may not be asked",
        |rules| topic_of(rules, "hay-fever")["kind"] = json!("life"),
    ),
    (
        "an option lacks a finding | earache | 1 | modifier-weak-immunity",
        |rules| {
            drop_from(
                &mut option(rules, "health", "cancer-treatment")["findings"],
                &json!("weak-immunity"),
            )
        },
    ),
    (
        "one of several options lacks its finding | repeat-prescription | 2 | repeat-prescription-missed-unwell-critical",
        |rules| option(rules, "repeat-prescription-critical", "parkinsons")["findings"] = json!([]),
    ),
    (
        "an option has a finding too many | earache | 1 | earache-",
        |rules| {
            option(rules, "earache-signs", "unwell")["findings"] =
                json!(["earache-unwell", "earache-stiff-neck"])
        },
    ),
    (
        "two options have each other's findings | earache | 1 | stiff neck & no more than A&E & earache-meningitis-signs",
        |rules| {
            let stiff = option(rules, "earache-danger", "stiff")["findings"].take();
            let face = option(rules, "earache-danger", "face")["findings"].take();
            option(rules, "earache-danger", "stiff")["findings"] = face;
            option(rules, "earache-danger", "face")["findings"] = stiff;
        },
    ),
    (
        "ordered options are swapped | low-mood | 1 | not badly & no more than & emergency-self-harm-minor",
        |rules| {
            let minor = option(rules, "self-harm-done", "minor")["findings"].take();
            let serious = option(rules, "self-harm-done", "serious")["findings"].take();
            option(rules, "self-harm-done", "minor")["findings"] = serious;
            option(rules, "self-harm-done", "serious")["findings"] = minor;
        },
    ),
    (
        "yes and no are swapped | urine-infection | 0 | page by page & urine-infection-bloody",
        |rules| {
            let yes = question(rules, "urine-infection-blood")["yes"].take();
            question(rules, "urine-infection-blood")["yes"] = json!([]);
            question(rules, "urine-infection-blood")["no"] = yes;
        },
    ),
    (
        "a threshold is too high | earache | 1 | 3 days & earache-child-3-days",
        |rules| threshold(rules, "earache-days", "earache-3-days")["at_least"] = json!(4),
    ),
    (
        "a threshold is too low | earache | 1 | 2 days & page by page & no more than pharmacy",
        |rules| threshold(rules, "earache-days", "earache-3-days")["at_least"] = json!(2),
    ),
    (
        "at least has become above | fever-child | 1 | 5 days & fever-child-long",
        |rules| {
            *threshold(rules, "fever-child-days", "fever-child-5-days") =
                json!({ "finding": "fever-child-5-days", "above": 5 })
        },
    ),
    (
        "an age is a year too high | urine-infection | 1 | age 65 & urine-infection-65-or-over",
        |rules| threshold(rules, "age", "age-65-or-over")["at_least"]["value"] = json!(66),
    ),
    (
        "an age is a year too low | urine-infection | 1 | age 15 & urine-infection-child",
        |rules| threshold(rules, "age", "age-under-16")["below"]["value"] = json!(15),
    ),
    (
        "an age is in another unit | earache | 2 | temperature-high-under-3-months",
        |rules| threshold(rules, "age", "age-under-3-months")["below"]["unit"] = json!("weeks"),
    ),
    (
        "a band lost its end | earache | 1 | temperature-very-high-3-to-6-months",
        |rules| threshold(rules, "age", "age-3-to-6-months")["below"] = Value::Null,
    ),
    (
        "a condition lost an alternative | earache | 1 | page by page & emergency-breathing",
        |rules| {
            question(rules, "danger-signs")["ask_if"]
                .as_array_mut()
                .unwrap()
                .remove(0);
        },
    ),
    (
        "a condition asks for more | low-mood | 1 | page by page & emergency-about-to-act",
        |rules| {
            question(rules, "about-to-act")["ask_if"] =
                json!([["cant-go-on"], ["low-mood", "age-18-or-over"]])
        },
    ),
    (
        "a condition is missing | earache | 0 | page by page",
        |rules| question(rules, "danger-signs-child")["ask_if"] = json!([]),
    ),
    (
        "not sure is no longer offered | earache | 1 | not sure",
        |rules| question(rules, "earache-days")["not_sure"] = json!(false),
    ),
    ("an option has another id | earache | 1 | fluid", |rules| {
        option(rules, "earache-signs", "fluid")["id"] = json!("leak")
    }),
    ("a number has another range | earache | 1 | days", |rules| {
        question(rules, "earache-days")["max"] = json!(30)
    }),
    (
        "two questions have each other's findings | earache | 1 | One side of the face & at least 999 & earache-face-droop",
        |rules| {
            option(rules, "earache-danger", "face")["findings"] = json!(["earache-fluid"]);
            option(rules, "earache-signs", "fluid")["findings"] = json!(["earache-face"]);
        },
    ),
    (
        "the ladder's doors are in another order | fall-or-decline | 1 | specialist-line and 111 (today) & fall-or-decline-carer",
        |rules| rules["ladder"]["doors"].as_array_mut().unwrap().reverse(),
    ),
];

#[test]
fn every_fault_in_the_engines_rules_is_caught() {
    let missed: Vec<String> = FAULTS
        .iter()
        .filter_map(|(line, plant)| {
            let planted = Planted::read(line);
            let mut rules = GOOD.rules.clone();
            plant(&mut rules);
            let found = check_topic(topic(planted.topic), &link(&rules), &few());
            let caught = planted.is_caught_by(found.map(|_| ()));
            caught.err().or_else(|| {
                nothing_smaller(&planted, &link(&rules));
                None
            })
        })
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn every_fault_in_the_second_reading_is_caught() {
    let good = link(&GOOD.rules);
    let missed: Vec<String> = FAULTS
        .iter()
        .filter_map(|(line, plant)| {
            let planted = Planted::read(line);
            let mut rules = GOOD.rules.clone();
            plant(&mut rules);
            // What can't be read is caught too, and says where.
            let model = match Model::read(&rules) {
                Err(why) => return (!why.contains(planted.topic)).then_some(why),
                Ok(model) => model,
            };
            let faulty = model.topic(planted.topic).unwrap();
            match check_topic(faulty, &good, &few()) {
                Err(found) if found.topic == planted.topic => None,
                other => Some(format!("{}: {other:?}", planted.name)),
            }
        })
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
