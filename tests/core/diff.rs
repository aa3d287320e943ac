//! `front-door diff`: what it says of small changes, word for word, and when it refuses.

use crate::common;
use crate::common::broken::{Change, list, small_folder};
use crate::common::files_of;
use front_door::pack::author::{PackFiles, ReadPack};
use front_door::pack::bundle;
use front_door::pack::{Pack, SOMETHING_ELSE};
use front_door::verify::approval::Safety;
use front_door::verify::compare::{compare, read_released};
use front_door::verify::read_checked;
use serde::Deserialize;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// One comparison: changes that make the old pack, or the new one, of the small pack.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    old: Vec<(String, Change)>,
    #[serde(default)]
    new: Vec<(String, Change)>,
    expect: Vec<String>,
}

/// The small pack without its invariants: what must hold of it need not hold of what is made of it here.
fn small_files() -> PackFiles {
    let mut files = files_of(&small_folder());
    files.insert(
        "invariants.json".to_owned(),
        "{ \"invariants\": [] }".to_owned(),
    );
    files
}

/// Ways to look that lead to the topics there are.
fn browsed(files: &mut PackFiles) {
    let names = files.keys().filter_map(|name| name.strip_prefix("topics/"));
    let topics: Vec<String> = names
        .filter_map(|name| name.strip_suffix(".json"))
        .filter(|topic| *topic != SOMETHING_ELSE)
        .map(|topic| format!("\"{topic}\""))
        .collect();
    let parts = format!(
        "[{{ \"title\": \"Every one\", \"topics\": [{}] }}]",
        topics.join(", ")
    );
    let browse = format!("{{ \"groups\": [{{ \"title\": \"All\", \"parts\": {parts} }}] }}");
    files.insert("browse.json".to_owned(), browse);
}

fn small_with(changes: &[(String, Change)]) -> ReadPack {
    let mut files = small_files();
    for (file, change) in changes {
        change.apply(&mut files, file);
    }
    browsed(&mut files);
    read_checked(&files).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// What is said after the two names, up to the sum.
fn told(old: &Pack, new: &Pack) -> Vec<String> {
    let text = compare(old, new).judged(&Safety::default()).in_words(new);
    let lines = text.lines().skip(2);
    let sum = |line: &str| line.starts_with("less urgent: ");
    let mut told: Vec<String> = Vec::new();
    for line in lines {
        told.push(line.to_owned());
        if sum(line) {
            break;
        }
    }
    told
}

#[test]
fn every_kind_of_change_is_told_in_words() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/diffs.json");
    let mut wrong = Vec::new();
    for case in list::<Case>(&path) {
        let (old, new) = (small_with(&case.old), small_with(&case.new));
        let told = told(&old.pack, &new.pack);
        if told != case.expect {
            wrong.push(format!(
                "{}:\n{}",
                case.name,
                serde_json::to_string_pretty(&told).unwrap()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The small pack with `sample-ache` under another id.
fn renamed(alias: bool) -> ReadPack {
    let mut files = small_files();
    let text = files.remove("topics/sample-ache.json").unwrap();
    let mut text = text.replacen("\"id\": \"sample-ache\"", "\"id\": \"sample\"", 1);
    if alias {
        text = text.replacen("\"sample-pain\"", "\"sample-pain\", \"sample-ache\"", 1);
    }
    files.insert("topics/sample.json".to_owned(), text);
    browsed(&mut files);
    read_checked(&files).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

#[test]
fn a_topic_is_followed_to_its_new_id_but_only_by_an_alias() {
    let small = small_with(&[]);
    let followed = told(&small.pack, &renamed(true).pack);
    assert_eq!(
        followed,
        [
            "topic added: sample",
            "topic gone: sample-ache",
            "No decision changes.",
            "",
            "less urgent: 0; reviewed 0, unreviewed 0, not listed 0"
        ]
    );
    let lost = told(&small.pack, &renamed(false).pack);
    assert!(
        lost.contains(&"Sample ache (sample-ache), now caught by something-else: 99 of 432 answer sets change".to_owned()),
        "{lost:#?}"
    );
}

/// `sample-ache` with its A&E rule lowered.
fn lowered() -> ReadPack {
    let path = "rules[4].need".to_owned();
    let to = json!({ "level": "today", "door": "practice" });
    small_with(&[(
        "topics/sample-ache.json".to_owned(),
        Change::Set { path, to },
    )])
}

/// A folder with these entries of `changes.json`.
fn safety(changes: &Value) -> Safety {
    let files = PackFiles::from([("changes.json".to_owned(), changes.to_string())]);
    Safety::read(&files).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

#[test]
fn a_reason_counts_for_its_topic_rule_and_hashes_alone() {
    let (old, new) = (small_with(&[]), lowered());
    let compared = compare(&old.pack, &new.pack).judged(&Safety::default());
    assert_eq!(compared.to_list.len(), 1);
    let mut entry = serde_json::to_value(&compared.to_list[0]).unwrap();
    entry["reason"] = json!("The handbook has changed.");
    let judged = |entry: &Value| {
        let compared = compare(&old.pack, &new.pack).judged(&safety(&json!([entry])));
        let sums = compared.less_urgent;
        (sums.groups, sums.reviewed, sums.unreviewed, sums.not_listed)
    };
    assert_eq!(judged(&entry), (1, 0, 1, 0));
    for (key, other) in [
        ("topic", json!("sample-form")),
        ("rules", json!(["sample-ache-numb"])),
        ("old_rules", json!("0")),
        ("new_rules", json!("0")),
    ] {
        let mut wrong = entry.clone();
        wrong[key] = other;
        assert_eq!(judged(&wrong), (1, 0, 1, 1), "{key}");
    }
    // Words may change without a new reason; a further change of what decides may not.
    let words = Change::Set {
        path: "questions[1].text".to_owned(),
        to: json!("How bad is the ache?"),
    };
    let further = Change::Set {
        path: "rules[3].need.door".to_owned(),
        to: json!("111"),
    };
    for (change, not_listed) in [(words, 0), (further, 1)] {
        let lower = Change::Set {
            path: "rules[4].need".to_owned(),
            to: json!({ "level": "today", "door": "practice" }),
        };
        let file = "topics/sample-ache.json".to_owned();
        let new = small_with(&[(file.clone(), lower), (file, change)]);
        let compared = compare(&old.pack, &new.pack).judged(&safety(&json!([entry])));
        assert_eq!(compared.less_urgent.not_listed, not_listed);
    }
}

#[test]
fn an_entry_without_a_reason_is_refused() {
    let files = PackFiles::from([(
        "changes.json".to_owned(),
        json!([{ "id": "x", "topic": "sample-ache", "rules": ["r"], "old_rules": "0", "new_rules": "1", "reason": "", "by": "author, not clinical", "date": "2026-11-22" }]).to_string(),
    )]);
    let problems = Safety::read(&files).err().unwrap();
    assert!(
        problems[0]
            .to_string()
            .contains("at [0].reason: the text is empty"),
        "{problems:?}"
    );
}

/// A rules file with one text of the screens taken out, as rules look that were released before it was thought of.
fn released_before_a_text(rules: &str) -> String {
    let sealed: Value = serde_json::from_str(rules).unwrap();
    let mut body = sealed["body"].clone();
    body["text"]
        .as_object_mut()
        .unwrap()
        .remove("last_page")
        .unwrap();
    let body = body.to_string();
    let checksum = bundle::checksum_of(&body);
    format!(
        "{{\"format\":{},\"part\":\"rules\",\"checksum\":\"{checksum}\",\"body\":{body}}}",
        bundle::FORMAT
    )
}

#[test]
fn released_rules_stay_readable_when_the_screens_get_further_words() {
    let read = small_with(&[]);
    let rules = read.bundle().unwrap().rules;
    let old = released_before_a_text(&rules);
    assert!(
        read_released(&old, None)
            .unwrap_err()
            .to_string()
            .contains("last_page")
    );
    let old = read_released(&old, Some(&read.pack)).unwrap();
    assert_eq!(compare(&old, &read.pack).topics, []);
    let cut = rules.replacen("sample", "simple", 1);
    let refused = read_released(&cut, Some(&read.pack)).unwrap_err();
    assert!(
        refused.to_string().contains("it was changed or cut short"),
        "{refused}"
    );
}

fn front_door(arguments: &[&str]) -> (Option<i32>, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_front-door"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    (done.status.code(), String::from_utf8(done.stdout).unwrap())
}

#[test]
fn the_command_takes_folders_and_rules_files_and_says_by_its_code_whether_a_reason_is_missing() {
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("diff");
    fs::create_dir_all(place.join("safety")).unwrap();
    let new = lowered();
    let rules = new.bundle().unwrap().rules;
    let (file, safety) = (place.join("rules.new.json"), place.join("safety"));
    fs::write(&file, rules).unwrap();
    let (file, safety_folder) = (file.to_str().unwrap(), safety.to_str().unwrap());
    fs::write(safety.join("changes.json"), "[]").unwrap();
    let small = "tests/small-pack";
    let with = ["--clinical-safety", safety_folder];
    let run = |more: &[&str]| front_door(&[more, &with[..]].concat());

    assert_eq!(run(&["diff", small, small]).0, Some(0));
    let (code, said) = run(&["diff", small, file]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("less urgent [not listed]: the rule \"sample-ache-swollen\" asks for less"),
        "{said}"
    );
    // The other way round nothing is less urgent.
    assert_eq!(run(&["diff", file, small]).0, Some(0));

    let (code, said) = run(&["diff", "--json", small, file]);
    assert_eq!(code, Some(1));
    let mut compared: Value = serde_json::from_str(&said).unwrap();
    let group = &compared["topics"][0]["less_urgent"]["groups"][0];
    assert_eq!(
        (&group["cause"], &group["states"]),
        (&json!("need"), &json!("27"))
    );
    assert_eq!(
        group["example"]["answers"]["sample-ache-danger"],
        json!(["swelling"])
    );
    compared["to_list"][0]["reason"] = json!("The handbook has changed.");
    fs::write(safety.join("changes.json"), compared["to_list"].to_string()).unwrap();
    let (code, said) = run(&["diff", small, file]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.ends_with("less urgent: 1; reviewed 0, unreviewed 1, not listed 0\n"),
        "{said}"
    );

    assert_eq!(run(&["diff", small, "no-such-file"]).0, Some(2));
    fs::write(safety.join("changes.json"), "[{}]").unwrap();
    assert_eq!(run(&["diff", small, small]).0, Some(1));
}

#[test]
fn the_pack_is_not_less_urgent_than_the_last_released_rules_without_a_reason() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut files = fs::read_dir(root.join("tests/baseline")).unwrap();
    let released = files.next().unwrap().unwrap().path();
    assert!(
        files.next().is_none(),
        "keep one baseline, the last released rules"
    );
    let new = &common::real_pack().pack;
    let text = fs::read_to_string(&released).unwrap();
    let old = read_released(&text, Some(new)).unwrap();
    let name = released.file_name().unwrap().to_string_lossy().into_owned();
    assert_eq!(
        name,
        format!("rules.{}.json", &bundle::hash_of(&text)[..16])
    );
    let mut folder = PackFiles::new();
    for entry in fs::read_dir(root.join("docs/clinical-safety")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "json") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            folder.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    let safety = Safety::read(&folder).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let compared = compare(&old, new).judged(&safety);
    assert_eq!(
        compared.less_urgent.not_listed,
        0,
        "{}",
        compared.in_words(new)
    );
}
