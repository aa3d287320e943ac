//! What a site may change: it withdraws advice at once, and never lowers a need.

use crate::common;
use front_door::journey::Journey;
use front_door::pack::bundle::{self, Advice, Files};
use front_door::pack::{Door, Level, Pack, Site};
use serde_json::Value;
use std::path::PathBuf;

fn files() -> Files {
    let read = common::real_pack();
    read.bundle().unwrap()
}

fn with(site: &str) -> (Pack, Advice) {
    let Files { rules, advice, .. } = files();
    let site = Site::read::<Value>(Some(site), None).unwrap();
    let pack = bundle::rules_in::<Value>(&rules, site).unwrap();
    let advice = bundle::read_advice(&advice, &pack).unwrap();
    (pack, advice)
}

fn journeys(topic: &str) -> Vec<Journey> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/journeys")
        .join(topic)
        .with_extension("json");
    Journey::read_all(&std::fs::read_to_string(file).unwrap()).unwrap()
}

#[test]
fn a_withdrawn_topic_keeps_what_is_urgent_and_becomes_the_surgery_within_two_days() {
    let (pack, advice) = with(r#"{ "withdrawn": ["earache"] }"#);
    let (mut urgent, mut withdrawn) = (0, 0);
    for journey in journeys("earache") {
        let (_, outcome) = journey.outcome(&pack, Some(&advice)).unwrap();
        if journey.expect.level >= Level::Today {
            urgent += 1;
            let as_before = (outcome.level, outcome.door);
            assert_eq!(
                as_before,
                (journey.expect.level, journey.expect.door),
                "{}",
                journey.name
            );
        } else {
            withdrawn += 1;
            assert!(outcome.level >= Level::TwoDays, "{}", journey.name);
            assert!(outcome.doors.contains(&Door::Practice), "{}", journey.name);
        }
        assert!(
            outcome.level.is_red_flag() || outcome.meanwhile.is_empty(),
            "{}",
            journey.name
        );
        assert_eq!(outcome.better_by, None, "{}", journey.name);
    }
    assert!(urgent > 3 && withdrawn > 3, "{urgent} {withdrawn}");
}

#[test]
fn other_topics_stay_as_they_are() {
    let (pack, advice) = with(r#"{ "withdrawn": ["earache"] }"#);
    for journey in journeys("sore-throat") {
        let played = journey.play(&pack, Some(&advice));
        assert!(played.is_ok(), "{}: {played:?}", journey.name);
    }
}

#[test]
fn every_topic_can_be_withdrawn_and_nothing_is_lowered() {
    let read = common::real_pack();
    let ids: Vec<&str> = read
        .pack
        .topics()
        .iter()
        .map(|topic| topic.authored.id.as_str())
        .collect();
    let (pack, advice) = with(&serde_json::json!({ "withdrawn": ids }).to_string());
    for id in ids {
        for journey in journeys(id) {
            let (_, outcome) = journey.outcome(&pack, Some(&advice)).unwrap();
            let least = journey.expect.level.max(Level::TwoDays);
            assert!(outcome.level >= least, "{id}: {}", journey.name);
        }
    }
}

#[test]
fn the_practice_stands_over_the_area() {
    let area = r#"{ "withdrawn": ["earache"], "report_to": "the area" }"#;
    let practice = r#"{ "withdrawn": ["cough"], "report_to": "the surgery" }"#;
    let site = Site::read::<Value>(Some(area), Some(practice)).unwrap();
    let names: Vec<&str> = site.withdrawn.iter().map(|topic| topic.as_str()).collect();
    assert_eq!(names, ["earache", "cough"]);
    assert_eq!(site.report_to.as_deref(), Some("the surgery"));
    let site = Site::read::<Value>(Some(area), Some(r#"{ "withdrawn": [] }"#)).unwrap();
    assert_eq!(site.report_to.as_deref(), Some("the area"));
}

#[test]
fn a_mistake_is_named_with_its_file() {
    let said = |area, practice| {
        let site = Site::read::<Value>(area, practice);
        let read = site.and_then(|site| bundle::rules_in::<Value>(&files().rules, site));
        read.err()
            .map(|error| error.to_string())
            .unwrap_or_default()
    };
    assert_eq!(
        said(Some(r#"{ "withdraw": [] }"#), None),
        "the area file: \"SiteFile\" is missing, unknown or of the wrong kind; write {\"withdrawn\": [topic ids in quotes], \"report_to\": \"an address\"}; report_to may be left out"
    );
    assert_eq!(
        said(None, Some(r#"{ "withdrawn": ["ear-ache"] }"#)),
        "the site file: there is no topic \"ear-ache\" to withdraw; did you mean \"earache\"?"
    );
    assert!(said(Some("{"), None).starts_with("the area file: EOF"));
}
