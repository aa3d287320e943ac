//! Lists of others read into a pack, and the directory written for others. The lists are made up, in the layout of the real ones.

mod hsds;
mod lists;
mod required;

use crate::common::files_of;
use front_door::import::{Done, Import, Named};
use front_door::pack::author::PackFiles;
use front_door::pack::{Date, Problem};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn fixture(name: &str) -> String {
    let path = root().join("tests/import").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// The small pack, with three pharmacies and what belongs to it in lists.
fn pack() -> PackFiles {
    let mut files = files_of(&root().join("tests/small-pack"));
    for name in ["import.json", "pharmacies.json"] {
        files.insert(name.to_owned(), fixture(name));
    }
    files
}

struct List<'a> {
    name: &'a str,
    text: &'a str,
    was: Option<&'a str>,
    as_of: &'a str,
}

type Run = fn(&Import<'_>) -> Result<Done, Vec<Problem>>;

fn run(run: Run, pack: &PackFiles, list: &List<'_>) -> Result<Done, Vec<Problem>> {
    let postcodes = fixture("postcodes.csv");
    run(&Import {
        pack,
        list: Named {
            file: list.name,
            text: list.text,
        },
        was: list.was.map(|text| Named {
            file: "was.csv",
            text,
        }),
        postcodes: Some(Named {
            file: "postcodes.csv",
            text: &postcodes,
        }),
        as_of: list.as_of,
        read: Date::parse("2026-11-22").unwrap(),
        many_gone: false,
    })
}

/// The pack once the files are written.
fn after(pack: &PackFiles, done: &Done) -> PackFiles {
    let mut files = pack.clone();
    files.extend(done.files.clone());
    let read = front_door::pack::author::read_pack(&files);
    read.unwrap_or_else(|problems| panic!("{problems:?}"));
    files
}

/// Running it again changes nothing.
fn is_idempotent(again: Run, pack: &PackFiles, list: &List<'_>) {
    let done = run(again, pack, list).unwrap();
    assert_eq!(done.files, PackFiles::new());
    assert!(
        done.summary.added.is_empty()
            && done.summary.changed.is_empty()
            && done.summary.gone.is_empty()
    );
    assert!(done.summary.unchanged > 0);
}

fn said(result: Result<Done, Vec<Problem>>) -> Vec<String> {
    result
        .unwrap_err()
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn a_dry_run_writes_nothing_and_a_real_one_what_it_says() {
    let folder = std::env::temp_dir().join(format!("front-door-import-{}", std::process::id()));
    let copy = |to: &Path| {
        std::fs::create_dir_all(to.join("topics")).unwrap();
        for (name, text) in pack() {
            std::fs::write(to.join(name), text).unwrap();
        }
    };
    copy(&folder);
    let program = |more: &[&str]| {
        let ended = std::process::Command::new(env!("CARGO_BIN_EXE_front-door"))
            .args([
                "import",
                "nhsbsa-cpl",
                "tests/import/cpl_202606q1.csv",
                "--read",
                "2026-11-22",
                "--json",
            ])
            .args(["--postcodes", "tests/import/postcodes.csv", "--pack"])
            .arg(&folder)
            .args(more)
            .current_dir(root())
            .output()
            .unwrap();
        assert!(
            ended.status.success(),
            "{}",
            String::from_utf8_lossy(&ended.stderr)
        );
        serde_json::from_slice::<serde_json::Value>(&ended.stdout).unwrap()
    };
    let dry = program(&["--dry-run"]);
    assert_eq!(
        dry["files"],
        serde_json::json!(["pharmacies.json", "sources.json"])
    );
    assert_eq!(files_of(&folder), pack());
    let real = program(&[]);
    assert_eq!(real["summary"], dry["summary"]);
    assert_ne!(files_of(&folder), pack());
    assert_eq!(program(&[])["files"], serde_json::json!([]));
    std::fs::remove_dir_all(folder).unwrap();
}
