//! What the exact check costs, and how that grows with the number of topics. `cargo xtask bench` prints the figures.

// A benchmark may fail loudly, as a test may.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "../tests/core/common/folder.rs"]
mod folder;

use divan::Bencher;
use folder::{files_of, real_folder};
use front_door::pack::Pack;
use front_door::pack::author::ReadPack;
use front_door::pack::bundle::RulesBody;
use front_door::pack::plain;
use front_door::verify::{prove, read_checked};

fn main() {
    divan::main();
}

fn pack() -> ReadPack {
    read_checked(&files_of(&real_folder()))
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
