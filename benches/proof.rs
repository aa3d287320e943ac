//! What the exact check costs, and how that grows with the number of topics. `cargo xtask bench` prints the figures.

// A benchmark may fail loudly, as a test may.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use divan::Bencher;
use front_door::pack::Pack;
use front_door::pack::author::{PackFiles, ReadPack};
use front_door::pack::bundle::RulesBody;
use front_door::pack::plain;
use front_door::verify::{prove, read_checked};
use std::fs;
use std::path::PathBuf;

fn main() {
    divan::main();
}

fn pack() -> ReadPack {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("www/pack/mid-and-south-essex");
    let mut files = PackFiles::new();
    for (prefix, place) in [("", folder.clone()), ("topics/", folder.join("topics"))] {
        for entry in fs::read_dir(place).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if name.ends_with(".json") {
                files.insert(
                    format!("{prefix}{name}"),
                    fs::read_to_string(&path).unwrap(),
                );
            }
        }
    }
    read_checked(&files)
        .map_err(|problems| problems.len())
        .unwrap()
}

/// The pack with each topic so many times, under further ids.
fn larger(times: usize) -> ReadPack {
    let mut read = pack();
    let mut body = serde_json::to_value(&read.rules_body).unwrap();
    let topics = body["topics"].as_array().unwrap().clone();
    let more = (1..times).flat_map(|copy| {
        topics.iter().map(move |topic| {
            let id = topic["id"].as_str().unwrap();
            let text = topic
                .to_string()
                .replace(&format!("\"{id}"), &format!("\"copy-{copy}-{id}"));
            serde_json::from_str(&text).unwrap()
        })
    });
    let all: Vec<serde_json::Value> = topics.iter().cloned().chain(more).collect();
    body["topics"] = all.into();
    read.rules_body = plain::read::<RulesBody, _>(&body)
        .map_err(|misfit| misfit.to_string())
        .unwrap();
    let mut problems = Vec::new();
    read.pack = Pack::link(read.rules_body.clone(), "larger".into(), &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    read
}

#[divan::bench(args = [1, 2, 6], sample_count = 3, sample_size = 1)]
fn prove_every_topic_so_many_times(bencher: Bencher<'_, '_>, times: usize) {
    let read = larger(times);
    bencher
        .counter(divan::counter::ItemsCount::new(read.pack.topics().len()))
        .bench_local(|| {
            let proof = prove(&read)
                .map_err(|problems| problems[0].to_string())
                .unwrap();
            proof.topics.len()
        });
}
