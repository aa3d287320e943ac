//! What a site may change: it withdraws advice at once, and never lowers a need.

use crate::common;
use front_door::directory::{Backing, Directory, Openness, WallTime};
use front_door::journey::Journey;
use front_door::kiosk::site::KioskFile;
use front_door::pack::author::{old_in_site, read_site};
use front_door::pack::bundle::{self, Advice, Files};
use front_door::pack::{Date, Door, Level, Pack, Site};
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
        "the area file: \"SiteFile\" is missing, unknown or of the wrong kind; write {\"withdrawn\": [topic ids in quotes], \"report_to\": \"an address\"}; all keys are in docs/api.md and may be left out"
    );
    assert_eq!(
        said(None, Some(r#"{ "withdrawn": ["ear-ache"] }"#)),
        "the site file: there is no topic \"ear-ache\" to withdraw; did you mean \"earache\"?"
    );
    assert!(said(Some("{"), None).starts_with("the area file: EOF"));
}

const PRACTICE: &str = "F81006";

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
    let site = Site::read::<Value>(Some(area), Some(practice)).unwrap();
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
        let site = Site::read::<Value>(Some(site), None).unwrap();
        let pack = bundle::rules_in::<Value>(&rules, site).unwrap();
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

#[test]
fn every_mistake_of_a_site_file_is_named_with_its_line() {
    let read = common::real_pack();
    let text = r#"{
  "withdrawn": ["ear-ache", "earache"],
  "hidden": ["essex-frontlin"],
  "notices": [{ "text": "Backwards", "from": "2026-12-02", "to": "2026-12-01" }],
  "practices": [
    { "code": "F81006", "website": "http://one.example", "phone": "ask",
      "hours": { "weekly": [{ "from": "09:00", "to": "09:00" }], "basis": "listed", "bank_holidays": "shut" },
      "ucrt_line": { "phone": "111", "confirmed": "2026-11-20" } },
    { "code": "F00000" }
  ]
}"#;
    let said: Vec<String> = read_site("practice.json", text, read, on("2026-11-24"))
        .unwrap_err()
        .iter()
        .map(ToString::to_string)
        .collect();
    let begins = [
        "practice.json:4 at notices[0].to: the notice ends before it begins",
        "practice.json:6 at practices[0].website: a public address begins with https://",
        "practice.json:6 at practices[0]: \"phone\" and \"hours\" need \"as_of\"",
        "practice.json:8 at practices[0].ucrt_line.phone: \"111\" is not a phone number",
        "practice.json:2 at withdrawn[0]: there is no topic \"ear-ache\"",
        "practice.json:3 at hidden: there is no service \"essex-frontlin\" to hide; did you mean \"essex-frontline\"?",
        "practice.json:6 at practices[0]: with this, practices.json at sites[",
        "practice.json:6 at practices[0]: with this, practices.json at sites[",
        "practice.json:9 at practices[1]: there is no practice \"F00000\"",
    ];
    assert_eq!(said.len(), begins.len(), "{said:#?}");
    for (said, begin) in said.iter().zip(begins) {
        assert!(said.starts_with(begin), "{said}");
    }
    let shape = read_site(
        "area.json",
        "{\n  \"withdraw\": []\n}",
        read,
        on("2026-11-24"),
    )
    .unwrap_err();
    assert_eq!(
        shape[0].to_string(),
        "area.json:2 at withdraw: unknown key \"withdraw\"; remove it or write one of: withdrawn, report_to, hidden, notices, practices; did you mean \"withdrawn\"?"
    );
    for name in ["area.json", "practice.json"] {
        let shipped = std::fs::read_to_string(
            PathBuf::from(env!("CARGO_MANIFEST_DIR"))
                .join("www")
                .join(name),
        )
        .unwrap();
        assert!(
            read_site(name, &shipped, read, on("2026-11-24")).is_ok(),
            "{name}"
        );
    }
}

fn on(day: &str) -> Date {
    Date::parse(day).unwrap()
}

/// What is wrong with a practice's own words, on 24 November 2026.
fn wrong(practice: Value) -> Vec<String> {
    let mut own = practice;
    own["code"] = PRACTICE.into();
    let text = serde_json::json!({ "practices": [own] }).to_string();
    let read = read_site("p", &text, common::real_pack(), on("2026-11-24"));
    let problems = read.err().unwrap_or_default();
    problems
        .into_iter()
        .map(|problem| problem.message)
        .collect()
}

#[test]
fn a_practice_dates_what_it_says_of_itself() {
    let phone = "01632 960041";
    let without = wrong(serde_json::json!({ "phone": phone }));
    assert!(
        without.len() == 1 && without[0].contains("need \"as_of\""),
        "{without:?}"
    );
    let early = wrong(serde_json::json!({ "phone": phone, "as_of": "2026-11-25" }));
    assert!(
        early.len() == 1 && early[0].contains("still to come"),
        "{early:?}"
    );
    let own = serde_json::json!({ "code": PRACTICE, "phone": phone, "as_of": "2026-11-24",
        "hours": { "weekly": [{ "days": ["sat"], "from": "09:00", "to": "12:00" }], "basis": "listed", "bank_holidays": "shut" } });
    assert_eq!(wrong(own.clone()), Vec::<String>::new());
    // Its own number is as old as it says itself, however old the pack's list is by then.
    let (_, advice) = with(&serde_json::json!({ "practices": [own] }).to_string());
    let shown = |code| {
        let directory = &advice.directory;
        directory
            .own_practice(code, WallTime::parse("2028-06-03T10:30"), None)
            .unwrap()
    };
    let (own, other) = (shown(PRACTICE), shown("F81060"));
    assert_eq!(own.as_of.as_deref(), Some("2026-11-24"));
    assert!(
        own.hours.contains("as of 24 November 2026"),
        "{}",
        own.hours
    );
    assert_ne!(other.as_of, own.as_of);
}

#[test]
fn a_layout_of_the_note_has_all_that_a_note_needs_and_nothing_unknown() {
    let said = |template: &str| wrong(serde_json::json!({ "note_template": template }));
    assert_eq!(
        said("{said}\n{answers}\nAdvice: {advice}\n{rules} {time}"),
        Vec::<String>::new()
    );
    let unknown = said("{said} {answers} {advice} {rules} {unknown}");
    assert!(
        unknown.len() == 1 && unknown[0].starts_with("no part {unknown}"),
        "{unknown:?}"
    );
    let short = said("{said} {answers}");
    assert_eq!(
        short,
        [
            "a note needs {advice}; add it",
            "a note needs {rules}; add it"
        ]
    );
}

#[test]
fn a_line_is_confirmed_on_a_day_that_has_come_and_again_after_a_year() {
    let line = |day: &str| serde_json::json!({ "ucrt_line": { "phone": "01632 960043", "confirmed": day } });
    assert_eq!(wrong(line("2026-11-24")), Vec::<String>::new());
    let early = wrong(line("2027-11-20"));
    assert!(
        early.len() == 1 && early[0].contains("still to come"),
        "{early:?}"
    );
    let mut own = line("2025-11-23");
    own["code"] = PRACTICE.into();
    let text = serde_json::json!({ "practices": [own] }).to_string();
    let site = Site::read::<Value>(Some(&text), None).unwrap();
    assert!(old_in_site(&site, on("2026-11-23")).is_empty());
    let old = old_in_site(&site, on("2026-11-24"));
    assert!(
        old.len() == 1 && old[0].contains("confirmed on 2025-11-23"),
        "{old:?}"
    );
}

#[test]
fn a_kiosk_stands_in_the_area() {
    let directory = &common::real_pack().advice.directory;
    let misplaced = |text: &str| KioskFile::read::<Value>(text).unwrap().misplaced(directory);
    for sound in [
        "{}",
        r#"{ "postcode": "SS14 3GR", "lat": 51.57, "lon": 0.46 }"#,
    ] {
        assert_eq!(misplaced(sound), None);
    }
    for (postcode, said) in [("ZZ9", "postcode"), ("SW1A 1AA", "may be outside")] {
        let text = serde_json::json!({ "postcode": postcode }).to_string();
        let mistake = misplaced(&text).unwrap();
        assert!(
            mistake.contains(postcode) && mistake.contains(said),
            "{mistake}"
        );
    }
    let scotland = misplaced(r#"{ "lat": 56.8, "lon": -4.2 }"#).unwrap();
    assert!(
        scotland.contains("km from the nearest place of the area"),
        "{scotland}"
    );
}
