//! `front-door topics`, `search` and `step`.

use super::{Failure, Output, load};
use front_door::contract::{self, ApiError, Request};
use front_door::search;
use serde_json::json;
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
    let hits = search::search(&read.pack, words);
    let view: Vec<_> = hits
        .iter()
        .filter_map(|hit| Some((hit, read.pack.topic(hit.topic)?)))
        .map(|(hit, topic)| json!({ "topic": topic.authored.id, "title": topic.authored.title, "score": hit.score }))
        .collect();
    out.write(&view, || {
        let lines = hits
            .iter()
            .filter_map(|hit| Some((hit, read.pack.topic(hit.topic)?)));
        lines
            .map(|(hit, topic)| format!("{:>4}  {}\n", hit.score, topic.authored.id))
            .collect()
    })
}

pub(super) fn step(folder: &Path, _: &Output) -> Result<(), Failure> {
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .map_err(|why| ApiError::new("unreadable", "standard input", why.to_string()))?;
    let value = serde_json::from_str(&text).map_err(|why| {
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
