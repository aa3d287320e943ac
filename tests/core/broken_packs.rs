//! One broken pack for every kind of mistake, each with the exact words that an author gets to read.

use crate::common::broken::{
    Broken, Change, broken_folder, broken_packs, every_path, list, small_folder,
};
use crate::common::files_of;
use front_door::contract::{self, Request};
use front_door::pack::Pack;
use front_door::pack::author::{PackFiles, ReadPack};
use front_door::pack::bundle::{self, BundleError, FORMAT, Files};
use front_door::pack::problem::Problem;
use front_door::verify::read_checked;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Debug;

/// Words that tell an author what to do.
const MENDS: [&str; 22] = [
    "write", "add", "remove", "mend", "keep", "rename", "give", "name", "raise", "change", "make",
    "bundle", "swap", "fetch", "publish", "put", "leave", "close", "set", "use", "widen", "ask",
];

fn small() -> PackFiles {
    files_of(&small_folder())
}

fn lines(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

fn small_pack() -> ReadPack {
    read_checked(&small()).unwrap_or_else(|problems| {
        panic!(
            "the small pack has mistakes:\n{}",
            lines(&problems).join("\n")
        )
    })
}

/// What is wrong with a pack, one line each.
fn wrong_with(files: &PackFiles) -> Vec<String> {
    read_checked(files)
        .err()
        .map(|problems| lines(&problems))
        .unwrap_or_default()
}

fn has_a_mend(message: &str) -> bool {
    // To name the right word, or which number is which, is a mend too.
    let named = ["did you mean \"", "\"lat\" is north and \"lon\" is east"]
        .iter()
        .any(|mend| message.contains(mend));
    let words: BTreeSet<&str> = message.split(|c: char| !c.is_alphabetic()).collect();
    named || MENDS.iter().any(|mend| words.contains(mend))
}

#[test]
fn the_small_pack_is_sound() {
    assert_eq!(small_pack().pack.topics().len(), 3);
}

#[test]
fn every_broken_pack_is_refused_with_these_words() {
    let small = small();
    none_differ(broken_packs().into_iter().map(|broken| {
        let found = wrong_with(&broken.files(&small));
        (broken.name, broken.expect, found)
    }));
}

/// Every mistake is told in the words that were expected; names all that are not.
fn none_differ<T: PartialEq + Debug>(told: impl Iterator<Item = (String, T, T)>) {
    let differences: Vec<String> = told
        .filter(|(_, expected, found)| expected != found)
        .map(|(name, expected, found)| {
            format!("{name}\n  expected {expected:#?}\n  found {found:#?}")
        })
        .collect();
    assert!(
        differences.is_empty(),
        "{} differ:\n{}",
        differences.len(),
        differences.join("\n")
    );
}

#[test]
fn the_broken_packs_are_many_and_all_different() {
    let all = broken_packs();
    assert!(all.len() >= 60, "only {}", all.len());
    let names: BTreeSet<&str> = all.iter().map(|broken| broken.name.as_str()).collect();
    assert_eq!(names.len(), all.len(), "two entries have the same name");
    let nothing: Vec<&Broken> = all
        .iter()
        .filter(|broken| broken.expect.is_empty())
        .collect();
    assert!(nothing.is_empty(), "{nothing:#?}");
    let several = all
        .iter()
        .filter(|broken| broken.more.len() >= 3 && broken.expect.len() > broken.more.len())
        .count();
    assert!(
        several >= 1,
        "no entry shows that several mistakes in several files are reported together"
    );
}

#[test]
fn every_message_says_how_to_mend_the_mistake() {
    let mut without: Vec<String> = broken_packs()
        .into_iter()
        .flat_map(|broken| broken.expect)
        .collect();
    without.extend(broken_bundles().into_iter().map(|broken| broken.expect));
    without.retain(|line| !has_a_mend(line));
    assert_eq!(without, Vec::<String>::new());
    assert!(!has_a_mend("something is wrong with the address"));
}

/// What may stand where something else belongs.
fn junk() -> [Value; 8] {
    [
        json!(null),
        json!(true),
        json!(7),
        json!(-1.5),
        json!(""),
        json!("Not an id!"),
        json!([]),
        json!({}),
    ]
}

/// A place with each kind of junk.
fn with_junk(place: &(String, Value)) -> impl Iterator<Item = (String, Value)> {
    let path = place.0.clone();
    junk().into_iter().map(move |to| (path.clone(), to))
}

#[test]
fn no_value_in_any_place_makes_the_reader_panic_or_fail_in_silence() {
    let small = small();
    let mut refused = 0;
    let json = small.iter().filter(|(file, _)| file.ends_with(".json"));
    for (file, text) in json {
        let places = every_path(&serde_json::from_str(text).unwrap());
        for (path, to) in places.iter().flat_map(with_junk) {
            let mut files = small.clone();
            Change::Set {
                path: path.clone(),
                to,
            }
            .apply(&mut files, file);
            let Err(problems) = read_checked(&files) else {
                continue;
            };
            refused += 1;
            assert!(
                !problems.is_empty(),
                "{file} at {path}: refused without a reason"
            );
            for problem in problems {
                assert!(
                    problem.line.is_some() == files.contains_key(&problem.file),
                    "{problem}"
                );
            }
        }
    }
    assert!(refused > 4_000, "only {refused} were refused");
}

#[test]
fn no_cut_makes_the_reader_panic_or_accept_half_a_file() {
    let small = small();
    for (file, text) in &small {
        let body = text.trim_end();
        for end in (0..body.len())
            .step_by(37)
            .filter(|end| body.is_char_boundary(*end))
        {
            let mut files = small.clone();
            files.insert(file.clone(), body[..end].to_owned());
            assert!(read_checked(&files).is_err(), "{file} cut at {end}");
        }
    }
}

/// One broken bundle file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct BrokenBundle {
    /// The mistake in a sentence.
    name: String,
    /// As which part the file is read.
    part: String,
    /// The mistake.
    how: Damage,
    /// The error, as it is printed.
    expect: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Damage {
    /// This text in place of the file.
    Text(String),
    /// Only so many bytes of it.
    Cut(usize),
    /// The other part of the same bundle.
    OtherPart,
    /// A change on the way: the hash stays.
    OnTheWay(Change),
    /// A change of the body with a new hash, as a faulty bundler would make it.
    Rehashed(Change),
}

fn broken_bundles() -> Vec<BrokenBundle> {
    list(&broken_folder().join("bundles/bundles.json"))
}

/// The files of the small pack's bundle.
fn bundle_files() -> Files {
    small_pack().bundle().unwrap()
}

fn sealed(part: &str, body: &str) -> String {
    let checksum = bundle::checksum_of(body);
    format!(
        "{{\"format\":{FORMAT},\"part\":\"{part}\",\"checksum\":\"{checksum}\",\"body\":{body}}}"
    )
}

fn body_of(file: &str) -> String {
    let start = file.find("\"body\":").unwrap() + "\"body\":".len();
    file[start..file.len() - 1].to_owned()
}

fn damaged(broken: &BrokenBundle) -> String {
    let files = bundle_files();
    let (own, other) = match broken.part.as_str() {
        "rules" => (files.rules, files.advice),
        "postcodes" => (files.postcodes, files.advice),
        _ => (files.advice, files.rules),
    };
    match &broken.how {
        Damage::Text(text) => text.clone(),
        Damage::Cut(bytes) => own[..*bytes].to_owned(),
        Damage::OtherPart => other,
        Damage::OnTheWay(change) => change.edit(&own),
        Damage::Rehashed(change) => sealed(&broken.part, &change.edit(&body_of(&own))),
    }
}

fn read_part(part: &str, text: &str, read: &ReadPack) -> Result<(), BundleError> {
    match part {
        "rules" => bundle::read_rules(text).map(|_| ()),
        "advice" => bundle::read_advice(text, &read.pack).map(|_| ()),
        "postcodes" => bundle::read_postcodes(text, &read.advice.directory),
        _ => panic!("no part {part}"),
    }
}

#[test]
fn the_small_packs_bundle_is_read_back_whole() {
    let files = bundle_files();
    let pack = bundle::read_rules(&files.rules).unwrap();
    assert_eq!(pack.rules_hash, small_pack().pack.rules_hash);
    let advice = bundle::read_advice(&files.advice, &pack).unwrap();
    assert!(bundle::read_postcodes(&files.postcodes, &advice.directory).is_ok());
    for (part, file) in [
        ("rules", files.rules),
        ("advice", files.advice),
        ("postcodes", files.postcodes),
    ] {
        assert_eq!(sealed(part, &body_of(&file)), file);
    }
}

#[test]
fn every_broken_bundle_is_refused_with_these_words() {
    let read = small_pack();
    none_differ(broken_bundles().into_iter().map(|broken| {
        let error = read_part(&broken.part, &damaged(&broken), &read).err();
        let found = error.map(|error| error.to_string());
        (broken.name, Some(broken.expect), found)
    }));
}

#[test]
fn no_value_in_any_place_of_a_bundle_makes_its_reader_panic() {
    let files = bundle_files();
    let read = small_pack();
    for (part, file) in [
        ("rules", files.rules),
        ("advice", files.advice),
        ("postcodes", files.postcodes),
    ] {
        let body = body_of(&file);
        let places = every_path(&serde_json::from_str(&body).unwrap());
        for (path, to) in places.iter().flat_map(with_junk) {
            let changed = Change::Set {
                path: path.clone(),
                to,
            }
            .edit(&body);
            if let Err(error) = read_part(part, &sealed(part, &changed), &read) {
                assert!(
                    !error.message.is_empty(),
                    "{part} at {path}: refused without a reason"
                );
            }
        }
    }
}

/// The first step of every topic.
fn begin(pack: &Pack) {
    for topic in pack.topics() {
        let request = Request::from_json(&json!({ "topics": [topic.authored.id.as_str()] }));
        // Whether it is an answer or an error does not matter here: that it comes back at all does.
        let _ = request.map(|request| contract::step(pack, None, &request));
    }
}

#[test]
fn rules_that_the_bundle_reader_accepts_can_be_asked() {
    let body = body_of(&bundle_files().rules);
    let mut accepted = 0;
    for (path, to) in every_path(&serde_json::from_str(&body).unwrap())
        .iter()
        .flat_map(with_junk)
    {
        let changed = sealed("rules", &Change::Set { path, to }.edit(&body));
        if let Ok(pack) = bundle::read_rules(&changed) {
            accepted += 1;
            begin(&pack);
        }
    }
    assert!(accepted > 500, "only {accepted} were accepted");
}
