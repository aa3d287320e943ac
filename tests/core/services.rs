//! `front-door services`, as programs use it.

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
