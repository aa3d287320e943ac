//! The same journeys on the wasm core, in a real browser.
#![cfg(target_arch = "wasm32")]
// The helpers of a test may fail loudly, as the test itself may.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use front_door::cases::Case;
use front_door::directory::{Point, Seat, Whereabouts, metres_between};
use front_door::journey::Journey;
use front_door::pack::Pack;
use front_door::pack::bundle::{self, Advice};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The bundle, all journeys and all cases, written by `cargo xtask test` into the folder that `FRONT_DOOR_BUNDLE` names.
const RULES: &str = include_str!(concat!(env!("FRONT_DOOR_BUNDLE"), "/rules.json"));
const SEARCH: &str = include_str!(concat!(env!("FRONT_DOOR_BUNDLE"), "/search.json"));
const ADVICE: &str = include_str!(concat!(env!("FRONT_DOOR_BUNDLE"), "/advice.json"));
const POSTCODES: &str = include_str!(concat!(env!("FRONT_DOOR_BUNDLE"), "/postcodes.json"));
const LINES: &str = include_str!("../www/pack/mid-and-south-essex/postcodes.csv");
const CASES: &str = include_str!(concat!(env!("FRONT_DOOR_BUNDLE"), "/cases.json"));
const JOURNEYS: &str = include_str!(concat!(env!("FRONT_DOOR_BUNDLE"), "/journeys.json"));

fn loaded() -> (Pack, Advice) {
    let pack = bundle::read_rules(RULES).unwrap();
    let advice = bundle::read_advice(ADVICE, &pack).unwrap();
    bundle::read_postcodes(POSTCODES, &advice.directory).unwrap();
    (pack, advice)
}

#[wasm_bindgen_test]
fn every_postcode_is_in_its_district_and_where_it_lies() {
    let (_, advice) = loaded();
    let mut lines = 0;
    for line in LINES.lines().skip(1) {
        let [postcode, lat, lon, district] = *line.split(',').collect::<Vec<_>>() else {
            panic!("{line}");
        };
        let place = advice.directory.place(&Whereabouts {
            postcode: Some(postcode),
            ..Whereabouts::default()
        });
        let (lat, lon) = (lat.parse().unwrap(), lon.parse().unwrap());
        let off = metres_between(place.position().unwrap(), Point { lat, lon });
        assert!(off <= 61.0, "{line}: {off} m");
        assert_eq!(place.districts, [district.into()], "{line}");
        lines += 1;
    }
    assert_eq!(lines, 28_145);
}

#[wasm_bindgen_test]
fn the_words_of_a_topic_find_it() {
    let (pack, _) = loaded();
    let index = bundle::read_search(SEARCH, &pack).unwrap();
    for topic in pack.topics() {
        let hits = index.search(&pack, &topic.authored.title.0);
        let found = hits
            .iter()
            .any(|hit| pack.topics()[usize::from(hit.topic)].authored.id == topic.authored.id);
        assert!(found, "{}", topic.authored.id);
    }
}

#[wasm_bindgen_test]
fn danger_is_heard_in_words() {
    let (pack, _) = loaded();
    let index = bundle::read_search(SEARCH, &pack).unwrap();
    for words in ["crushing chest pain", "he cant breathe", "i want to die"] {
        assert_eq!(index.dangers(words).len(), 1, "{words}");
    }
    assert_eq!(index.dangers("no chest pain"), Vec::new());
}

#[wasm_bindgen_test]
fn every_journey_reaches_its_outcome() {
    let (pack, advice) = loaded();
    let journeys = Journey::read_all(JOURNEYS).unwrap();
    assert!(journeys.len() >= 4 * pack.topics().len());
    let wrong: Vec<String> = journeys
        .iter()
        .filter_map(|journey| {
            journey
                .play(&pack, Some(&advice))
                .err()
                .map(|why| format!("{}: {why}", journey.name))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[wasm_bindgen_test]
fn no_case_is_sent_lower_than_the_facts_allow_at_any_seat() {
    let (pack, advice) = loaded();
    let cases = Case::read_all(CASES).unwrap();
    assert!(cases.len() >= 600);
    for case in cases {
        let at = |seat| case.play(&pack, Some(&advice), seat);
        let played = at(Seat::Resident);
        let level = played.as_ref().map(|played| played.level);
        assert!(level.is_ok_and(|level| level >= case.least), "{}", case.id);
        assert_eq!(at(Seat::Reception), played, "{}", case.id);
        assert_eq!(at(Seat::Kiosk), played, "{}", case.id);
    }
}
