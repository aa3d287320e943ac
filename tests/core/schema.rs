//! The schema that editors use and the reader that refuses packs are drawn from the same types: here they are shown to agree.

use crate::common::broken::{Change, broken_packs, every_path, small_folder};
use crate::common::{files_of, real_folder};
use front_door::directory::{CalendarFile, DistrictsFile, ServicesFile, SitesFile};
use front_door::pack::author::{Document, InvariantsFile, PackFiles, schemas};
use front_door::pack::browse::BrowseFile;
use front_door::pack::problem::Problem;
use front_door::pack::{
    DangerFile, LadderFile, PackFile, RulesFile, SharedFile, SourcesFile, TextFile, Topic,
    WordsFile,
};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The schemas, ready to use, by the kind of file.
struct Schemas(BTreeMap<&'static str, Validator>);

impl Schemas {
    fn new() -> Self {
        Self(
            schemas()
                .into_iter()
                .map(|(name, schema)| (name, jsonschema::validator_for(&schema).unwrap()))
                .collect(),
        )
    }

    /// What the schema of a file's kind says against it; `None` when nothing reads such a file.
    fn against(&self, file: &str, value: &Value) -> Option<Vec<String>> {
        let errors = self.0.get(kind(file)?)?.iter_errors(value);
        Some(
            errors
                .map(|error| format!("{file} at {}: {error}", error.instance_path()))
                .collect(),
        )
    }

    fn accepts(&self, file: &str, value: &Value) -> bool {
        self.against(file, value)
            .unwrap_or_else(|| panic!("no schema for {file}"))
            .is_empty()
    }
}

/// The kind of a file, by its name.
fn kind(file: &str) -> Option<&str> {
    let stem = file.strip_suffix(".json")?;
    match stem.split_once('/') {
        None => Some(stem),
        Some(("topics", name)) if !name.contains('/') => Some("topic"),
        Some(_) => None,
    }
}

/// What the reader says against the shape of one file.
fn reader_against(file: &str, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let document = match Document::parse(file, text) {
        Ok(document) => document,
        Err(problem) => return vec![problem],
    };
    let whole = match kind(file).unwrap() {
        "pack" => document.read::<PackFile>(&mut problems).is_some(),
        "questions" => document.read::<SharedFile>(&mut problems).is_some(),
        "rules" => document.read::<RulesFile>(&mut problems).is_some(),
        "topic" => document.read::<Topic>(&mut problems).is_some(),
        "ladder" => document.read::<LadderFile>(&mut problems).is_some(),
        "text" => document.read::<TextFile>(&mut problems).is_some(),
        "words" => document.read::<WordsFile>(&mut problems).is_some(),
        "danger" => document.read::<DangerFile>(&mut problems).is_some(),
        "browse" => document.read::<BrowseFile>(&mut problems).is_some(),
        "sources" => document.read::<SourcesFile>(&mut problems).is_some(),
        "invariants" => document.read::<InvariantsFile>(&mut problems).is_some(),
        "services" => document.read::<ServicesFile>(&mut problems).is_some(),
        "practices" | "pharmacies" | "hospitals" => {
            document.read::<SitesFile>(&mut problems).is_some()
        }
        "districts" => document.read::<DistrictsFile>(&mut problems).is_some(),
        "calendar" => document.read::<CalendarFile>(&mut problems).is_some(),
        other => panic!("no type for {other}"),
    };
    assert!(
        whole || !problems.is_empty(),
        "{file} was refused without a reason"
    );
    problems
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The files that an entry changes.
fn changed<'f>(before: &PackFiles, after: &'f PackFiles) -> Vec<(&'f String, &'f String)> {
    after
        .iter()
        .filter(|(name, text)| name.ends_with(".json") && before.get(*name) != Some(text))
        .collect()
}

#[test]
fn the_schema_accepts_every_file_of_both_packs() {
    let schemas = Schemas::new();
    for folder in [small_folder(), real_folder()] {
        let mut files = files_of(&folder);
        files.retain(|file, _| file.ends_with(".json"));
        assert!(files.len() > 12, "{}", folder.display());
        for (file, text) in files {
            let errors = schemas
                .against(&file, &parsed(&text))
                .unwrap_or_else(|| panic!("no schema for {file}"));
            assert_eq!(errors, Vec::<String>::new());
        }
    }
}

#[test]
fn the_schema_refuses_every_mistake_of_shape() {
    let (schemas, small) = (Schemas::new(), files_of(&small_folder()));
    let mut count = 0;
    for broken in broken_packs().into_iter().filter(|broken| broken.shape) {
        count += 1;
        let files = broken.files(&small);
        for (file, text) in changed(&small, &files) {
            assert!(
                !schemas.accepts(file, &parsed(text)),
                "the schema accepts \"{}\" in {file}",
                broken.name
            );
            assert!(
                !reader_against(file, text).is_empty(),
                "the reader accepts \"{}\" in {file}",
                broken.name
            );
        }
    }
    assert!(count >= 20, "only {count} mistakes of shape");
}

#[test]
fn the_schema_accepts_every_mistake_of_meaning() {
    let (schemas, small) = (Schemas::new(), files_of(&small_folder()));
    let mut count = 0;
    for broken in broken_packs()
        .into_iter()
        .filter(|broken| !broken.shape && !broken.syntax)
    {
        count += 1;
        let files = broken.files(&small);
        for (file, text) in changed(&small, &files) {
            // A file that nothing reads has no schema: that is the mistake.
            let errors = schemas.against(file, &parsed(text)).unwrap_or_default();
            assert_eq!(errors, Vec::<String>::new(), "{}", broken.name);
        }
    }
    assert!(count >= 60, "only {count} mistakes of meaning");
}

#[test]
fn what_is_not_json_is_marked_so() {
    let small = files_of(&small_folder());
    for broken in broken_packs() {
        let files = broken.files(&small);
        let readable = changed(&small, &files)
            .iter()
            .all(|(_, text)| serde_json::from_str::<Value>(text).is_ok());
        assert_eq!(readable, !broken.syntax, "{}", broken.name);
    }
}

/// A value that may or may not fit where another stood, for every kind of value and near miss.
fn others() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(0),
        json!(7),
        json!(7.0),
        json!(-1),
        json!(2.5),
        json!(5_000_000_000_u64),
        json!(""),
        json!(" \t"),
        json!("plain-id"),
        json!("Two Words"),
        json!("self-care"),
        json!("2026-11-22"),
        json!("2026-11"),
        json!("08:00"),
        json!("24:00"),
        json!("24:01"),
        json!("F81006"),
        json!("-a"),
        json!("a--b"),
        json!("sourced"),
        json!([]),
        json!([""]),
        json!(["plain-id"]),
        json!([["plain-id"]]),
        json!([null]),
        json!({}),
        json!({ "value": 3, "unit": "months" }),
        json!({ "value": 3 }),
        json!({ "level": "today", "door": "practice" }),
    ]
}

/// Schema and reader must say the same about a file.
fn compare(schemas: &Schemas, file: &str, text: &str, what: &str) -> bool {
    let accepted = schemas.accepts(file, &parsed(text));
    let problems = reader_against(file, text);
    assert_eq!(
        accepted,
        problems.is_empty(),
        "{file}, {what}: schema {accepted}, reader {problems:#?}"
    );
    accepted
}

#[test]
fn schema_and_reader_agree_on_any_value_in_any_place() {
    let (schemas, small) = (Schemas::new(), files_of(&small_folder()));
    let (mut accepted, mut refused) = (0, 0);
    let json = small.iter().filter(|(file, _)| file.ends_with(".json"));
    for (file, text) in json {
        for (path, value) in every_path(&parsed(text)) {
            let mut changes: Vec<Change> = others()
                .into_iter()
                .map(|to| Change::Set {
                    path: path.clone(),
                    to,
                })
                .collect();
            if !path.is_empty() {
                changes.push(Change::Remove(path.clone()));
            }
            if value.is_object() {
                let dot = if path.is_empty() { "" } else { "." };
                changes.push(Change::Set {
                    path: format!("{path}{dot}no-such-key"),
                    to: json!(1),
                });
            }
            for change in changes {
                match compare(&schemas, file, &change.edit(text), &format!("{change:?}")) {
                    true => accepted += 1,
                    false => refused += 1,
                }
            }
        }
    }
    assert!(
        accepted > 500 && refused > 5_000,
        "{accepted} accepted, {refused} refused"
    );
}
