//! The engine against the second reading of the rules, on every topic of the real pack.
#![cfg(not(target_arch = "wasm32"))]
// The helpers of a test may fail loudly, as the test itself may.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use front_door::verify::agree::{Efforts, check_topic};
use front_door::verify::independent::Model;
use std::time::Instant;

#[test]
fn every_topic_of_the_real_pack() {
    let read = common::real_pack();
    let rules = serde_json::to_value(&read.rules_body).unwrap();
    let model = Model::read(&rules).unwrap();
    assert_eq!(model.topics().len(), read.pack.topics().len());
    let mut differences = Vec::new();
    for topic in model.topics() {
        let start = Instant::now();
        match check_topic(topic, &read.pack, &Efforts::default()) {
            Ok(agreement) => println!("{agreement} in {:?}", start.elapsed()),
            Err(counterexample) => differences.push(counterexample.to_string()),
        }
    }
    assert_eq!(differences, Vec::<String>::new());
}
