//! What `front-door site` and `front-door kiosk` say of a site's files.

use crate::common;
use crate::site::{PRACTICE, with};
use front_door::directory::WallTime;
use front_door::kiosk::site::KioskFile;
use front_door::pack::author::{old_in_site, read_site};
use front_door::pack::{Date, Site};
use serde_json::Value;
use std::path::PathBuf;

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
    let site = Site::read(Some(&text), None).unwrap();
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
    let misplaced = |text: &str| KioskFile::read(text).unwrap().misplaced(directory);
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
