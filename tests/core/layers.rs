//! The core knows neither browser nor clock nor disk, and the engine's types name no place, time or seat.

use std::fs;
use std::path::{Path, PathBuf};

/// What nothing of the core may reach.
const OUTSIDE: [&str; 14] = [
    "yew",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "crate::app",
    "crate::api",
    "std::fs",
    "std::env",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
];

/// Words of place, time and seat, which the engine must not know.
const PLACE_TIME_SEAT: [&str; 12] = [
    "directory",
    "Seat",
    "WallTime",
    "Postcode",
    "postcode",
    "District",
    "ServiceId",
    "PracticeCode",
    "AskingFor",
    "Route",
    "Instant",
    "Date",
];

fn sources(below: &str) -> Vec<(PathBuf, String)> {
    fn walk(place: &Path, found: &mut Vec<(PathBuf, String)>) {
        if place.is_file() {
            found.push((place.to_path_buf(), fs::read_to_string(place).unwrap()));
            return;
        }
        for entry in fs::read_dir(place).unwrap() {
            let path = entry.unwrap().path();
            // Tests may read files.
            if !path.ends_with("tests") {
                walk(&path, found);
            }
        }
    }
    let mut found = Vec::new();
    walk(
        &PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(below),
        &mut found,
    );
    found
}

/// The code of a file: comments and its tests left out.
fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]").next().unwrap_or_default();
    before_tests
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Whether `word` stands in `code` as a word of its own.
fn names(code: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(start, _)| {
        let before = code[..start].chars().next_back().is_some_and(part);
        let after = code[start + word.len()..].chars().next().is_some_and(part);
        !before && !after
    })
}

#[test]
fn the_core_reaches_nothing_outside() {
    let mut found = Vec::new();
    for folder in [
        "src/engine",
        "src/pack",
        "src/directory",
        "src/search",
        "src/contract",
        "src/journey.rs",
        "src/verify",
        "src/report",
        "src/reading",
        "src/import",
    ] {
        for (path, text) in sources(folder) {
            for word in OUTSIDE.iter().filter(|word| names(&code(&text), word)) {
                found.push(format!("{} names {word}", path.display()));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_engine_names_no_place_time_or_seat() {
    let mut found = Vec::new();
    for (path, text) in sources("src/engine") {
        for word in PLACE_TIME_SEAT
            .iter()
            .filter(|word| names(&code(&text), word))
        {
            found.push(format!("{} names {word}", path.display()));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_second_reading_shares_nothing_with_the_engine() {
    let files = sources("src/verify/independent");
    assert!(files.len() > 5, "the second reading has moved");
    for (path, text) in files {
        // Not even tests may reach outside the folder: no path of this crate leads there.
        for word in [
            "crate",
            "front_door",
            "engine",
            "pack",
            "agree",
            "include",
            "path",
        ] {
            assert!(
                !names(&code(&text), word),
                "{} names {word}",
                path.display()
            );
        }
        assert!(!text.contains("super::super"), "{}", path.display());
    }
}

#[test]
fn only_the_pack_reads_json_into_packs_and_the_directory_gives_no_level() {
    for (path, text) in sources("src/directory") {
        assert!(
            !code(&text).contains("-> Level") && !code(&text).contains("-> Need"),
            "{}",
            path.display()
        );
    }
}

#[test]
fn the_check_can_fail() {
    assert!(names("use web_sys::Window;", "web_sys"));
    assert!(!names("let web_system = 1;", "web_sys"));
    assert!(!names(
        &code("a // web_sys\n#[cfg(test)] web_sys"),
        "web_sys"
    ));
}
