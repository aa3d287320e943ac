//! Requests, against the pack of the area: each gets one clear error or a response that can be written as JSON; the same request
//! gets the same response, and what waits for the advice file changes neither level nor door.
#![no_main]

use std::sync::LazyLock;

use front_door::contract::{Request, Response, step};
use front_door::pack::author::ReadPack;
use front_door_fuzz::real;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

static REAL: LazyLock<ReadPack> = LazyLock::new(real);

fuzz_target!(|data: &[u8]| {
    let Ok(value) = serde_json::from_slice::<Value>(data) else {
        return;
    };
    let request = match Request::from_json(&value) {
        Ok(request) => request,
        Err(error) => return assert!(!error.message.is_empty() && !error.code.is_empty()),
    };
    let (read, text) = (&*REAL, |response: &Response| {
        serde_json::to_string(response).unwrap()
    });
    match step(&read.pack, Some(&read.advice), &request) {
        Err(error) => assert!(!error.message.is_empty() && !error.code.is_empty()),
        Ok(response) => {
            let again = step(&read.pack, Some(&read.advice), &request).unwrap();
            assert_eq!(text(&response), text(&again));
            let early = step(&read.pack, None, &request).unwrap();
            match (response, early) {
                (Response::Outcome(one), Response::Outcome(other)) => {
                    assert_eq!((one.level, &one.doors), (other.level, &other.doors));
                    assert!(!one.actions.is_empty() && !one.reasons.is_empty());
                }
                (Response::Ask(one), Response::Ask(other)) => {
                    assert_eq!(text(&Response::Ask(one)), text(&Response::Ask(other)));
                }
                _ => panic!("the advice file made a difference between asking and deciding"),
            }
        }
    }
});
