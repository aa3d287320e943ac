//! `front-door services`, as programs use it.

use crate::common;
use front_door::directory::{Backing, Contact};
use front_door::pack::{Door, Site, bundle};
use serde_json::Value;
use std::process::Command;

/// What the command answers, and its exit code.
fn services(args: &[&str]) -> (Value, i32) {
    let ended = Command::new(env!("CARGO_BIN_EXE_front-door"))
        .args(["services", "--json"])
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let text = if ended.stdout.is_empty() {
        ended.stderr
    } else {
        ended.stdout
    };
    let value = serde_json::from_slice(&text)
        .unwrap_or_else(|why| panic!("{why}: {}", String::from_utf8_lossy(&text)));
    (value, ended.status.code().unwrap())
}

fn listed(args: &[&str]) -> Vec<Value> {
    let (value, code) = services(args);
    assert_eq!(code, 0, "{value}");
    assert!(value["notes"].is_array());
    value["services"].as_array().unwrap().clone()
}

#[test]
fn without_a_door_every_door_is_listed_nearest_first_and_each_service_once() {
    let all = listed(&["--postcode", "SS15 5AA", "--at", "2026-11-24T10:30"]);
    let ids: Vec<&str> = all.iter().map(|it| it["id"].as_str().unwrap()).collect();
    for id in ["nhs-111", "samaritans", "RDDH0", "emergency", "self"] {
        assert_eq!(ids.iter().filter(|other| **other == id).count(), 1, "{id}");
    }
    let metres: Vec<u64> = all.iter().filter_map(|it| it["metres"].as_u64()).collect();
    assert!(metres.is_sorted() && metres.len() >= 18, "{metres:?}");
    assert!(
        all.iter()
            .take(metres.len())
            .all(|it| it["metres"].is_u64())
    );
    for service in &all {
        let status = service["status"].as_str().unwrap();
        assert!(["open", "shut", "unknown"].contains(&status));
        assert!(
            service["name"].is_string()
                && service["kind"].is_string()
                && service["hours"].is_string()
        );
        assert!(service.get("service").is_none());
    }
}

#[test]
fn doors_rungs_districts_and_people_narrow_the_list() {
    let of = |args: &[&str]| -> Vec<String> {
        let all = listed(args).into_iter();
        all.map(|it| it["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let line = of(&["--door", "111-mental-health", "--age", "34"]);
    assert!(line.contains(&"samaritans".into()) && !line.contains(&"childline".into()));
    let child = of(&["--door", "111-mental-health", "--age", "12"]);
    assert!(child.contains(&"childline".into()));
    let emergency = of(&["--rung", "ae", "--district", "maldon"]);
    assert!(emergency.contains(&"emergency".into()) && emergency.contains(&"RDDH0".into()));
    assert!(!emergency.contains(&"samaritans".into()));
    let staff = ["--door", "ucrt", "--age", "80", "--seat", "reception"];
    assert!(of(&staff).contains(&"ucrt-professionals".into()));
    assert!(!of(&staff[..4]).contains(&"ucrt-professionals".into()));
}

/// The partnership of a place is that of its district; of a service those of the districts that it covers; what is for
/// everybody has none.
#[test]
fn a_service_has_the_partnerships_of_its_districts() {
    let all = listed(&["--postcode", "SS15 5AA", "--seat", "reception"]);
    let of = |id: &str| {
        let found = all.iter().find(|it| it["id"] == id);
        found.unwrap_or_else(|| panic!("{id}"))["alliances"].clone()
    };
    let essex = ["basildon-brentwood", "mid-essex", "south-east-essex"];
    for (id, alliances) in [
        ("RDDH0", &essex[..1]),
        ("RQ8L0", &essex[1..2]),
        ("RAJ01", &essex[2..]),
        ("cvs-basildon", &essex[..1]),
        ("adult-social-care-essex", &essex[..]),
        ("nhs-111", &[]),
    ] {
        assert_eq!(of(id), serde_json::json!(alliances), "{id}");
    }
    let directory = &common::real_pack().advice.directory;
    let mut districts = directory.files().districts.districts.iter();
    assert!(districts.all(|district| district.alliance.is_some()));
}

#[test]
fn bad_use_gets_one_clear_error() {
    for (args, code, place) in [
        (&["--door", "surgery"][..], "unknown-word", "--door"),
        (&["--rung", "top"], "unknown-word", "--rung"),
        (&["--district", "essex"], "unknown-word", "--district"),
        (&["--sex", "f"], "unknown-word", "--sex"),
        (&["--at", "10:30"], "bad-time", "--at"),
        (&["--topic", "nonsense"], "unknown-topic", "--topic"),
    ] {
        let (value, exit) = services(args);
        assert_eq!(exit, 2, "{value}");
        assert_eq!(
            (&value["error"]["code"], &value["error"]["where"]),
            (&code.into(), &place.into())
        );
    }
}

#[test]
fn what_only_staff_are_shown_is_not_in_what_residents_download() {
    let read = common::real_pack();
    let files = read.bundle().unwrap();
    let pack = bundle::read_rules(&files.rules).unwrap();
    let whole = read.advice.directory.files();
    let public = bundle::read_advice(&files.advice, &pack).unwrap();
    let public = &public.directory.files().services.services;
    let is_public = |id| public.iter().any(|service| service.id == id);
    let mut hidden = 0;
    for service in &whole.services.services {
        if is_public(service.id.clone()) {
            continue;
        }
        hidden += 1;
        let mut contacts = [&service.phone, &service.text_line, &service.email].into_iter();
        let shared = |contact: &&String| {
            let mut others = public.iter();
            others.any(|it| {
                [&it.phone, &it.text_line, &it.email].contains(&&Some((*contact).clone()))
            })
        };
        let leaked = contacts.find_map(|contact| {
            contact
                .as_ref()
                .filter(|it| !shared(it) && files.advice.contains(it.as_str()))
        });
        assert_eq!(leaked, None, "{}", service.id);
    }
    assert!(hidden > 50, "{hidden}");
    assert!(!files.advice.contains("\"inferred\""));
    // Residents lose nothing that they could be shown, and reception has all of it, in its order.
    for service in public {
        assert_eq!(service.who_may_contact, Contact::Anyone, "{}", service.id);
        let kept = service.always || service.only_line;
        assert!(kept || service.backing != Backing::Verify, "{}", service.id);
    }
    let desk = bundle::write_desk(&read.desk_body().unwrap()).unwrap();
    let staff = bundle::read_desk(&desk, &pack).unwrap().staff;
    let all = bundle::read_advice_with(&files.advice, &pack, Some(&staff)).unwrap();
    assert_eq!(all.directory.files(), whole);
}

#[test]
fn a_practice_may_hide_a_record_that_residents_do_not_have() {
    let files = common::real_pack().bundle().unwrap();
    let hides = |id: &str| {
        let own = serde_json::json!({ "practices": [{ "code": "F81006", "hidden": [id] }] });
        let site = Site::read(None, Some(&own.to_string())).unwrap();
        let pack = bundle::read_rules_for(&files.rules, site).unwrap();
        bundle::read_advice(&files.advice, &pack).map(|_| ())
    };
    assert!(hides("pharmacy-fm447").is_ok());
    assert!(hides("pharmacy-fm448").is_err());
}

/// Not even reception gets the number of the urgent community response team from the pack: only a practice that has confirmed
/// it for its reception does.
#[test]
fn the_line_of_the_urgent_community_response_team_comes_from_the_practice_alone() {
    let read = common::real_pack();
    let services = &read.advice.directory.files().services.services;
    for service in services.iter().filter(|it| it.door == Door::Ucrt) {
        assert_eq!(
            (&service.phone, &service.text_line),
            (&None, &None),
            "{}",
            service.id
        );
    }
    let files = read.bundle().unwrap();
    let desk = bundle::write_desk(&read.desk_body().unwrap()).unwrap();
    for file in [&files.rules, &files.advice, &desk] {
        assert!(!file.contains("0344 257 3951"));
    }
}

#[test]
fn wrong_arguments_are_one_json_error() {
    for (args, place, said) in [
        (&["--age", "-1"][..], "", "-1"),
        (&["--age", "10weeks"], "--age", "10weeks"),
        (
            &["--postcode", "SS15 5AA", "--district", "basildon"],
            "--postcode",
            "--district",
        ),
        (&["--nonsense"], "--nonsense", "--nonsense"),
    ] {
        let (value, code) = services(args);
        let error = &value["error"];
        assert_eq!(
            (code, &error["code"]),
            (2, &Value::from("bad-use")),
            "{value}"
        );
        let message = error["message"].as_str().unwrap();
        assert!(message.contains(said) && !message.contains('\n'), "{value}");
        let named = error["where"].as_str().unwrap();
        assert!(place.is_empty() || named == place, "{value}");
    }
}
