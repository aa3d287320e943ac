//! What a site may change: it withdraws advice at once, and never lowers a need.

use crate::common;
use front_door::directory::{Backing, Directory, Openness, WallTime};
use front_door::journey::Journey;
use front_door::pack::bundle::{self, Advice, Files};
use front_door::pack::{Door, Level, Pack, Site};
use std::path::PathBuf;

fn files() -> Files {
    let read = common::real_pack();
    read.bundle().unwrap()
}

pub(crate) fn with(site: &str) -> (Pack, Advice) {
    let Files { rules, advice, .. } = files();
    let site = Site::read(Some(site), None).unwrap();
    let pack = bundle::read_rules_for(&rules, site).unwrap();
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
    let site = Site::read(Some(area), Some(practice)).unwrap();
    let names: Vec<&str> = site.withdrawn.iter().map(|topic| topic.as_str()).collect();
    assert_eq!(names, ["earache", "cough"]);
    assert_eq!(site.report_to.as_deref(), Some("the surgery"));
    let site = Site::read(Some(area), Some(r#"{ "withdrawn": [] }"#)).unwrap();
    assert_eq!(site.report_to.as_deref(), Some("the area"));
}

#[test]
fn a_mistake_is_named_with_its_file() {
    let said = |area, practice| {
        let site = Site::read(area, practice);
        let read = site.and_then(|site| bundle::read_rules_for(&files().rules, site));
        read.err()
            .map(|error| error.to_string())
            .unwrap_or_default()
    };
    assert_eq!(
        said(Some(r#"{ "withdraw": [] }"#), None),
        "the area file: \"SiteFile\" is missing, unknown or of the wrong kind; write {\"withdrawn\": [topic ids in quotes], \"report_to\": \"an address\"}; all keys are in docs/api.md and may be left out"
    );
    assert_eq!(
        said(None, Some(r#"{ "withdrawn": ["ear-ache"] }"#)),
        "the site file: there is no topic \"ear-ache\" to withdraw; did you mean \"earache\"?"
    );
    assert!(said(Some("{\n"), None).starts_with("the area file: not JSON, line 2; write "));
}

pub(crate) const PRACTICE: &str = "F81006";

/// Whether somebody lonely is shown the directory of the county.
fn shows(pack: &Pack, advice: &Advice, practice: Option<&str>) -> bool {
    let mut lonely = journeys("loneliness").into_iter();
    let mut journey = lonely
        .find(|journey| journey.expect.door == Door::Community)
        .unwrap();
    journey.context = Some(
        serde_json::json!({ "practice": practice, "postcode": "SS15 5AA", "now": "2026-11-24T10:30" }),
    );
    let (_, outcome) = journey.outcome(pack, Some(advice)).unwrap();
    outcome
        .routes
        .iter()
        .any(|route| route.service == "essex-frontline")
}

#[test]
fn what_the_area_hides_nobody_sees_and_what_a_practice_hides_its_people_do_not() {
    let (pack, advice) = with("{}");
    assert!(shows(&pack, &advice, None) && shows(&pack, &advice, Some(PRACTICE)));
    let (pack, advice) = with(r#"{ "hidden": ["essex-frontline"] }"#);
    assert!(!shows(&pack, &advice, None) && !shows(&pack, &advice, Some(PRACTICE)));
    let (pack, advice) =
        with(r#"{ "practices": [{ "code": "F81006", "hidden": ["essex-frontline"] }] }"#);
    assert!(shows(&pack, &advice, None) && shows(&pack, &advice, Some("F81060")));
    assert!(!shows(&pack, &advice, Some(PRACTICE)));
}

#[test]
fn a_practice_says_how_it_is_reached_and_until_then_the_contract_does() {
    let (_, advice) = with("{}");
    let now = WallTime::parse("2026-11-28T10:30");
    let before = advice.directory.own_practice(PRACTICE, now, None).unwrap();
    assert_eq!((before.basis, before.status), ("contract", Openness::Shut));
    let own = r#"{ "practices": [{ "code": "F81006", "phone": "01632 960041",
        "hours": { "weekly": [{ "days": ["sat"], "from": "09:00", "to": "12:00" }], "basis": "listed", "bank_holidays": "shut", "as_of": "2026-11" } }] }"#;
    let (_, advice) = with(own);
    let after = advice.directory.own_practice(PRACTICE, now, None).unwrap();
    assert_eq!((after.basis, after.status), ("listed", Openness::Open));
    assert_eq!(after.phone.as_deref(), Some("01632 960041"));
    let other = advice.directory.own_practice("F81060", now, None).unwrap();
    assert_eq!(other.basis, "contract");
}

#[test]
fn a_later_file_stands_over_an_earlier_one_key_by_key() {
    let area = r#"{ "hidden": ["a"], "report_to": "the area", "notices": [{ "text": "Area", "from": "2026-11-01", "to": "2026-11-30" }],
        "practices": [{ "code": "F81006", "phone": "01632 960041", "website": "https://one.example", "roles": ["A nurse"], "hidden": ["b"] },
                      { "code": "F81060", "phone": "01632 960042" }] }"#;
    let practice = r#"{ "hidden": [], "practices": [{ "code": "F81006", "website": "https://two.example", "roles": ["A paramedic"], "hidden": ["c"], "report_to": "the surgery",
        "ucrt_line": { "phone": "01632 960043", "confirmed": "2026-11-20" }, "note_template": "{caller}", "clinician_decides": "Ring the duty doctor.",
        "notices": [{ "text": "Ours", "from": "2026-11-20", "to": "2026-11-24" }] }] }"#;
    let site = Site::read(Some(area), Some(practice)).unwrap();
    let own = site.practice(PRACTICE).unwrap();
    assert_eq!(own.phone.as_deref(), Some("01632 960041"));
    assert_eq!(own.website.as_deref(), Some("https://two.example"));
    assert_eq!(own.roles, ["A paramedic"]);
    let hidden: Vec<&str> = site
        .hidden
        .iter()
        .chain(&own.hidden)
        .map(|id| id.as_str())
        .collect();
    assert_eq!(hidden, ["a", "b", "c"]);
    assert_eq!(
        own.ucrt_line.as_ref().unwrap().confirmed.to_string(),
        "2026-11-20"
    );
    assert_eq!(
        own.clinician_decides.as_deref(),
        Some("Ring the duty doctor.")
    );
    assert_eq!(
        site.practice("F81060").unwrap().phone.as_deref(),
        Some("01632 960042")
    );
    assert_eq!(site.report_address(Some(PRACTICE)).unwrap(), "the surgery");
    assert_eq!(site.report_address(Some("F81060")).unwrap(), "the area");
    let told = |day: &str| site.told(Some(PRACTICE), WallTime::parse(&format!("{day}T10:30")));
    assert_eq!(told("2026-11-19"), ["Area"]);
    assert_eq!(told("2026-11-20"), ["Area", "Ours"]);
    assert_eq!(told("2026-11-24"), ["Area", "Ours"]);
    assert_eq!(told("2026-11-25"), ["Area"]);
    assert_eq!(told("2026-12-01"), Vec::<&str>::new());
    assert_eq!(
        site.told(None, WallTime::parse("2026-11-22T10:30")),
        ["Area"]
    );
    assert_eq!(site.told(Some(PRACTICE), None), Vec::<&str>::new());
}

#[test]
fn references_of_a_site_are_checked_and_a_way_in_stays() {
    let said = |site: &str| {
        let Files { rules, advice, .. } = files();
        let site = Site::read(Some(site), None).unwrap();
        let pack = bundle::read_rules_for(&rules, site).unwrap();
        bundle::read_advice(&advice, &pack).unwrap_err().to_string()
    };
    assert_eq!(
        said(r#"{ "hidden": ["esex-frontline"] }"#),
        "the site file: there is no service \"esex-frontline\" to hide; did you mean \"essex-frontline\"?"
    );
    assert_eq!(
        said(r#"{ "practices": [{ "code": "F00000" }] }"#),
        "the site file: there is no practice \"F00000\""
    );
    let read = common::real_pack();
    for service in &read.advice.directory.files().services.services {
        let stays = service.always || service.only_line || service.backing == Backing::General;
        let hidden = serde_json::json!({ "hidden": [service.id.as_str()] }).to_string();
        if stays {
            assert_eq!(
                said(&hidden),
                format!(
                    "the site file: \"{}\" cannot be hidden: people depend on it",
                    service.id
                )
            );
        }
    }
    // Whatever may be hidden all at once, every door keeps a way in for everybody.
    let mut site = Site::default();
    for service in &read.advice.directory.files().services.services {
        let mut more = site.clone();
        more.hidden.push(service.id.clone());
        if more
            .apply_places(&mut read.advice.directory.files().clone(), &[])
            .is_ok()
        {
            site = more;
        }
    }
    assert!(!site.hidden.is_empty());
    let mut files = read.advice.directory.files().clone();
    site.apply_places(&mut files, &[]).unwrap();
    let mut problems = Vec::new();
    let _ = Directory::link(files, &read.advice.sources, &mut problems);
    assert_eq!(problems, []);
}
