//! What one asking step and one full outcome cost, on the real pack. `cargo xtask bench` prints the figures.

#[path = "../tests/core/common/folder.rs"]
mod folder;

use divan::Bencher;
use folder::{files_of, real_folder};
use front_door::contract::{self, Request, Response};
use front_door::engine::{Answers, GivenAnswer, State, Topics, ask};
use front_door::pack::author::ReadPack;
use front_door::verify::read_checked;
use serde_json::json;

fn main() {
    divan::main();
}

#[allow(clippy::unwrap_used)]
fn pack() -> ReadPack {
    read_checked(&files_of(&real_folder()))
        .map_err(|problems| problems.len())
        .unwrap()
}

/// Journeys with nothing answered, with the emergency screen answered, and with several topics.
const JOURNEYS: [&str; 3] = ["start", "half way", "three topics"];

#[allow(clippy::unwrap_used)]
fn request(journey: &str) -> Request {
    let value = match journey {
        "half way" => {
            json!({ "topics": ["sore-throat"], "answers": { "age": 34, "danger-signs": [] } })
        }
        "three topics" => {
            json!({ "topics": ["sore-throat", "cough", "headache"], "answers": { "age": 34, "danger-signs": [] } })
        }
        _ => json!({ "topics": ["sore-throat"] }),
    };
    Request::from_json(&value).unwrap()
}

/// The engine alone: which page comes next.
#[divan::bench(args = JOURNEYS)]
#[allow(clippy::unwrap_used)]
fn asking_step(bencher: Bencher<'_, '_>, journey: &str) {
    let read = pack();
    let request = request(journey);
    let topics = Topics::read(&read.pack, request.topics.iter().map(String::as_str)).unwrap();
    let answers = Answers::read(
        &read.pack,
        request
            .answers
            .iter()
            .map(|(id, answer)| (id.as_str(), answer)),
    )
    .unwrap();
    bencher.bench(|| ask(&read.pack, &topics, &answers));
}

/// The lower bound alone: every rule once.
#[divan::bench]
#[allow(clippy::unwrap_used)]
fn decide(bencher: Bencher<'_, '_>) {
    let read = pack();
    let topics = Topics::read(&read.pack, ["sore-throat"]).unwrap();
    let answers = Answers::read(&read.pack, [("age", &GivenAnswer::Number(34.0))]).unwrap();
    bencher.bench(|| State::new(&read.pack, &topics, &answers).decide());
}

/// A full outcome in words, with routes for a postcode at a time.
#[divan::bench]
#[allow(clippy::unwrap_used)]
fn full_outcome(bencher: Bencher<'_, '_>) {
    let read = pack();
    let mut request = request("start");
    request.context = Request::from_json(
        &json!({ "context": { "now": "2026-11-24T10:30", "postcode": "SS16 4HD" } }),
    )
    .unwrap()
    .context;
    while let Response::Ask(page) =
        contract::step(&read.pack, Some(&read.advice), &request).unwrap()
    {
        for question in page.page {
            let answer = match (question.kind, question.baseline) {
                (front_door::pack::QuestionKind::AnyOf, _) => GivenAnswer::Words(Vec::new()),
                (_, Some(baseline)) => GivenAnswer::Word(baseline),
                (front_door::pack::QuestionKind::Number, None) => GivenAnswer::Number(
                    34.0_f64.clamp(question.min.unwrap_or(0.0), question.max.unwrap_or(34.0)),
                ),
                (_, None) => GivenAnswer::Word(question.options.first().unwrap().id.clone()),
            };
            request.answers.insert(question.id, answer);
        }
    }
    bencher.bench(|| contract::step(&read.pack, Some(&read.advice), &request));
}
