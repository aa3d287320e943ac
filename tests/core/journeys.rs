//! Every journey of `tests/journeys/` on the native core.

use crate::common;
use front_door::contract::{Response, step};
use front_door::directory::Seat;
use front_door::journey::Journey;
use front_door::pack::bundle::{self, Advice};
use front_door::pack::{Door, Pack};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// The least number of journeys of each topic.
const FEWEST: usize = 4;

fn journeys() -> BTreeMap<String, Vec<Journey>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/journeys");
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let read = Journey::read_all(&fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|why| panic!("{name}: {why}"));
        all.insert(name, read);
    }
    all
}

#[test]
fn every_journey_reaches_its_outcome() {
    let read = common::real_pack();
    let mut wrong = Vec::new();
    let mut count = 0;
    for (file, journeys) in journeys() {
        for journey in journeys {
            count += 1;
            if let Err(why) = journey.play(&read.pack, Some(&read.advice)) {
                wrong.push(format!("{file}: {}: {why}", journey.name));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count} journeys go wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(count >= FEWEST * read.pack.topics().len());
}

/// What decides travels apart from what only explains: together they say what the folder says.
#[test]
fn a_bundle_says_the_same_as_its_folder() {
    let read = common::real_pack();
    let files = read.bundle().unwrap();
    let pack = bundle::read_rules(&files.rules).unwrap();
    // As the page for reception reads them: what is for staff comes with the desk file.
    let desk = bundle::write_desk(&read.desk_body().unwrap()).unwrap();
    let staff = bundle::read_desk(&desk, &pack).unwrap().staff;
    let advice = bundle::read_advice_with(&files.advice, &pack, Some(&staff)).unwrap();
    let mut signs = 0;
    for journey in journeys().into_values().flatten() {
        let mut request = journey.play(&read.pack, None).unwrap();
        request.context.seat = Seat::Reception;
        let said = |pack: &Pack, advice: &Advice| match step(pack, Some(advice), &request) {
            Ok(Response::Outcome(outcome)) => outcome,
            other => panic!("{}: {other:?}", journey.name),
        };
        let (folder, bundled) = (said(&read.pack, &read.advice), said(&pack, &advice));
        assert_eq!(folder, bundled, "{}", journey.name);
        assert!(bundled.reasons.iter().all(|reason| !reason.text.is_empty()));
        signs += bundled
            .watch_for
            .iter()
            .filter(|it| it.from == "rule")
            .count();
    }
    assert!(signs > 1000, "only {signs} signs came from rules");
}

#[test]
fn every_topic_has_journeys() {
    let read = common::real_pack();
    let mut played: BTreeMap<String, usize> = BTreeMap::new();
    for journey in journeys().into_values().flatten() {
        for topic in journey.topics {
            *played.entry(topic).or_default() += 1;
        }
    }
    let few = |pack: &Pack| -> Vec<String> {
        let ids = pack
            .topics()
            .iter()
            .map(|topic| topic.authored.id.to_string());
        ids.filter(|id| played.get(id).copied().unwrap_or(0) < FEWEST)
            .collect()
    };
    assert_eq!(
        few(&read.pack),
        Vec::<String>::new(),
        "topics with fewer than {FEWEST} journeys"
    );
}

#[test]
fn seat_place_and_person_never_change_the_level() {
    let read = common::real_pack();
    for journey in journeys().into_values().flatten() {
        let Ok(request) = journey.play(&read.pack, Some(&read.advice)) else {
            continue;
        };
        for context in [
            serde_json::json!({ "seat": "reception", "asking_for": "other", "now": "2026-12-25T02:00" }),
            serde_json::json!({ "seat": "kiosk", "asking_for": "child", "postcode": "SS16 4HD", "now": "2026-11-24T10:30" }),
        ] {
            let other = Journey {
                context: Some(context),
                ..journey.clone()
            };
            let again = other.play(&read.pack, Some(&read.advice));
            let same = again.map(|again| again.answers == request.answers);
            assert_eq!(same, Ok(true), "{}", journey.name);
        }
    }
}

#[test]
fn nothing_leads_from_the_mental_health_line_to_the_surgery() {
    let read = common::real_pack();
    let mut met = 0;
    for journey in journeys().into_values().flatten() {
        let Ok(request) = journey.play(&read.pack, Some(&read.advice)) else {
            continue;
        };
        let Ok(Response::Outcome(outcome)) = step(&read.pack, Some(&read.advice), &request) else {
            panic!("{}: no outcome", journey.name);
        };
        if outcome.door == Door::Nhs111MentalHealth {
            met += 1;
            assert_eq!(outcome.next_up, None, "{}", journey.name);
            assert!(outcome.what_if.is_empty(), "{}", journey.name);
        }
    }
    assert!(met > 0, "no journey ends there");
}
