//! `front-door topics`, `search` and `step`.

use super::{Failure, Output, load};
use front_door::contract::{self, ApiError, Request};
use std::io::Read;
use std::path::Path;

pub(super) fn topics(folder: &Path, out: &Output) -> Result<(), Failure> {
    let read = load::pack(folder)?;
    let topics = contract::topics(&read.pack);
    out.write(&topics, || {
        topics
            .iter()
            .map(|topic| format!("{:<24} {}\n", topic.id, topic.title))
            .collect()
    })
}

pub(super) fn search(folder: &Path, words: &str, out: &Output) -> Result<(), Failure> {
    let read = load::pack(folder)?;
    let index = read.index();
    let hits = contract::search(&read.pack, &index, words);
    out.write(&hits, || {
        let lines = hits
            .iter()
            .map(|hit| format!("{:<24} {}\n", hit.topic, hit.matched.join(" ")));
        super::dangers::listed(&index.dangers(words)) + &lines.collect::<String>()
    })
}

pub(super) fn step(folder: &Path, _: &Output) -> Result<(), Failure> {
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .map_err(|why| ApiError::new("unreadable", "standard input", why.to_string()))?;
    let value: serde_json::Value = serde_json::from_str(&text).map_err(|why| {
        ApiError::new(
            "not-json",
            "standard input",
            format!("{why}; give a request as JSON"),
        )
    })?;
    let request = Request::from_json(&value)?;
    let read = load::pack(folder)?;
    let response = contract::step(&read.pack, Some(&read.advice), &request)?;
    super::say(&(super::to_json(&response)? + "\n"))?;
    Ok(())
}
