//! Services of Open Referral: out and in again, and those of somebody else.

use super::{fixture, pack, root, said};
use crate::common::files_of;
use front_door::directory::DirectoryFiles;
use front_door::import::{Done, Feed, Import, Json, Named, export, hsds};
use front_door::pack::author::{Document, PackFiles, read_pack};
use front_door::pack::{Date, Problem};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::subsequence;
use serde_json::{Map, Value, json};

fn take(pack: &PackFiles, text: &str, feed: Option<&Feed<'_>>) -> Result<Done, Vec<Problem>> {
    let named = Named {
        file: "feed.json",
        text,
    };
    let import = Import {
        pack,
        list: named,
        was: None,
        postcodes: None,
        as_of: "2026-11",
        read: Date::parse("2026-11-22").unwrap(),
        many_gone: true,
    };
    hsds(&import, &[named], feed)
}

#[test]
fn the_pack_that_ships_comes_back_without_a_change() {
    let real = crate::common::real_pack();
    let files = files_of(&crate::common::real_folder());
    let text = export(real.advice.directory.files(), &real.pack.about.area.0);
    let done = take(&files, &text, None).unwrap();
    assert_eq!(done.files, PackFiles::new());
    assert!(
        done.summary.unchanged > 300
            && done.summary.added.is_empty()
            && done.summary.gone.is_empty()
    );
}

fn words() -> impl Strategy<Value = String> {
    "[A-Za-zé£’&,;.(\"\\\\-][A-Za-z0-9é ,.-]{0,12}[a-z]"
}

fn clock() -> impl Strategy<Value = String> {
    (0..24_u32, 0..60_u32).prop_map(|(hour, minute)| format!("{hour:02}:{minute:02}"))
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

fn span() -> impl Strategy<Value = Value> {
    let days = subsequence(DAYS.to_vec(), 0..7).prop_shuffle();
    let weeks = subsequence(vec!["1", "2", "3", "4", "5", "last"], 0..4);
    let season = option::of((1..13_u32, 1..28_u32, 1..13_u32));
    (days, weeks, season, clock(), clock()).prop_map(|(days, weeks, season, from, to)| {
        let mut span = json!({ "days": days, "weeks": weeks, "from": from, "to": to });
        if let Some((month, day, end)) = season {
            span["season"] =
                json!({ "from": format!("{month:02}-{day:02}"), "to": format!("{end:02}-20") });
        }
        span
    })
}

fn hours() -> impl Strategy<Value = Value> {
    let exceptions = subsequence((1..29).collect::<Vec<u32>>(), 0..3).prop_flat_map(move |days| {
        let of = |day: u32| {
            vec(
                (clock(), clock()).prop_map(|(from, to)| json!({ "from": from, "to": to })),
                0..3,
            )
            .prop_map(move |spans| json!({ "date": format!("2026-12-{day:02}"), "spans": spans }))
        };
        days.into_iter().map(of).collect::<Vec<_>>()
    });
    let basis = prop_oneof![Just("contract"), Just("listed")];
    let holidays = prop_oneof![Just("open"), Just("shut"), Just("unknown")];
    (vec(span(), 1..4), exceptions, basis, holidays, option::of(Just("2026-05")))
        .prop_map(|(weekly, exceptions, basis, holidays, as_of)| {
            with(json!({ "weekly": weekly, "exceptions": exceptions, "basis": basis, "bank_holidays": holidays }), [("as_of", as_of.map(Value::from))])
        })
}

/// An object with further members, as far as there are any.
fn with<const N: usize>(mut object: Value, more: [(&str, Option<Value>); N]) -> Value {
    for (key, value) in more {
        if let Some(value) = value {
            object[key] = value;
        }
    }
    object
}

fn texts(keys: &'static [&'static str]) -> impl Strategy<Value = Map<String, Value>> {
    vec(option::of(words()), keys.len()).prop_map(move |values| {
        let given = keys
            .iter()
            .zip(values)
            .filter_map(|(key, value)| Some((*key, value?)));
        given
            .map(|(key, value)| (key.to_owned(), Value::from(value)))
            .collect()
    })
}

fn place() -> impl Strategy<Value = Value> {
    (
        texts(&["name", "address", "postcode"]),
        option::of((-9.0..61.0_f64, -9.0..3.0_f64)),
    )
        .prop_map(|(place, point)| {
            with(
                Value::Object(place),
                [
                    ("lat", point.map(|(lat, _)| lat.into())),
                    ("lon", point.map(|(_, lon)| lon.into())),
                ],
            )
        })
}

fn session() -> impl Strategy<Value = Value> {
    (
        texts(&["venue", "for_whom", "note"]),
        words(),
        subsequence(DAYS.to_vec(), 1..8),
        clock(),
        clock(),
    )
        .prop_map(|(session, name, days, from, to)| {
            let more = [
                ("name", json!(name)),
                ("days", json!(days)),
                ("from", json!(from)),
                ("to", json!(to)),
            ];
            with(
                Value::Object(session),
                more.map(|(key, value)| (key, Some(value))),
            )
        })
}

prop_compose! {
    fn service()(
        optional in texts(&["provider", "cannot", "for_whom", "phone", "text_line", "relay", "email", "url", "introduced_by", "cost", "languages", "sensory", "note", "inferred"]),
        needed in vec(words(), 3),
        place in option::of(place()),
        sessions in vec(session(), 0..3),
        hours in option::of(hours()),
        areas in subsequence(vec!["north-sample", "south-sample"], 0..3),
        access in subsequence(vec!["walk-in", "booking", "referral"], 0..4),
        topics in subsequence(vec!["cough", "back-pain"], 0..3),
        choices in (
            option::of(prop_oneof![Just("open"), Just("full"), Just("closed")]),
            option::of(prop_oneof![Just("health"), Just("voice")]),
            option::of(prop_oneof![Just("female"), Just("male")]),
            option::of(prop_oneof![Just("2024"), Just("2025-03"), Just("2026-03-04")]),
            option::of(prop_oneof![Just("local"), Just("visiting")]),
            prop_oneof![Just("community"), Just("dentist")],
        ),
        ages in (option::of(0..99_u32), option::of(0..99_u32)),
        flags in (any::<bool>(), any::<bool>(), any::<bool>(), option::of(any::<bool>())),
    ) -> Value {
        let (capacity, kind, sex, as_of, standing, door) = choices;
        let base = with(Value::Object(optional), [
            ("door", Some(door.into())), ("name", Some(needed[0].clone().into())), ("what", Some(needed[1].clone().into())),
            ("how", Some(needed[2].clone().into())), ("who_may_contact", Some("anyone".into())), ("backing", Some("verify".into())),
            ("place", place), ("hours", hours), ("sessions", Some(sessions.into())), ("areas", Some(areas.into())),
            ("access", Some(access.into())), ("topics", Some(topics.clone().into())), ("first_for", Some(topics.into())),
        ]);
        with(base, [
            ("capacity", capacity.map(Value::from)), ("kind", kind.map(Value::from)), ("sex", sex.map(Value::from)),
            ("as_of", as_of.map(Value::from)), ("standing", standing.map(Value::from)),
            ("min_age", ages.0.map(Value::from)), ("first_from_age", ages.0.map(Value::from)), ("max_age", ages.1.map(Value::from)),
            ("registered", Some(flags.0.into())), ("always", Some(flags.1.into())), ("only_line", Some(flags.2.into())),
            ("step_free", flags.3.map(Value::from)),
        ])
    }
}

prop_compose! {
    fn site()(
        optional in texts(&["also_known", "phone", "cannot", "note"]),
        needed in vec(words(), 3),
        point in (49.0..61.0_f64, -9.0..3.0_f64),
        hours in option::of(hours()),
        as_of in option::of(prop_oneof![Just("2025"), Just("2026-03-04")]),
        step_free in option::of(any::<bool>()),
    ) -> Value {
        with(Value::Object(optional), [
            ("name", Some(needed[0].clone().into())), ("address", Some(needed[1].clone().into())), ("postcode", Some(needed[2].clone().into())),
            ("lat", Some(point.0.into())), ("lon", Some(point.1.into())), ("district", Some("south-sample".into())),
            ("hours", hours), ("as_of", as_of.map(Value::from)), ("step_free", step_free.map(Value::from)),
        ])
    }
}

/// Each with a key of its own.
fn numbered(records: Vec<Value>, key: &str, prefix: &str) -> Value {
    let numbered = records.into_iter().enumerate();
    numbered
        .map(|(index, record)| with(record, [(key, Some(format!("{prefix}{index}").into()))]))
        .collect()
}

/// The directory of these texts, whatever else may be wrong with it.
fn directory(pack: &PackFiles) -> DirectoryFiles {
    macro_rules! one {
        ($name:literal) => {{
            let mut problems = Vec::new();
            let read = Document::parse($name, &pack[$name])
                .unwrap()
                .read(&mut problems);
            read.unwrap_or_else(|| panic!("{problems:?}\n{}", pack[$name]))
        }};
    }
    DirectoryFiles {
        services: one!("services.json"),
        practices: one!("practices.json"),
        pharmacies: one!("pharmacies.json"),
        hospitals: one!("hospitals.json"),
        districts: one!("districts.json"),
        calendar: one!("calendar.json"),
    }
}

/// The pack with these records in one of its lists.
fn holding(pack: &mut PackFiles, file: &str, key: &str, records: &Value) {
    let mut value: Value = serde_json::from_str(&pack[file]).unwrap();
    value[key] = records.clone();
    pack.insert(
        file.to_owned(),
        serde_json::to_string_pretty(&value).unwrap(),
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_is_written_comes_back_the_same(services in vec(service(), 1..4), sites in vec(site(), 1..4)) {
        let mut full = pack();
        holding(&mut full, "services.json", "services", &numbered(services, "id", "service-"));
        holding(&mut full, "pharmacies.json", "sites", &numbered(sites, "code", "ZZ00"));
        let before = directory(&full);
        let text = export(&before, "Sampleshire, a county made up for tests");
        prop_assert!(serde_json::from_str::<Value>(&text).is_ok());
        // Into itself: not a byte changes.
        let same = take(&full, &text, None).unwrap();
        prop_assert_eq!(&same.files, &PackFiles::new(), "{:?}", same.summary);
        // Into a pack that has none of it: the same directory.
        let mut empty = full.clone();
        holding(&mut empty, "services.json", "services", &json!([]));
        holding(&mut empty, "pharmacies.json", "sites", &json!([]));
        let done = take(&empty, &text, None).unwrap();
        empty.extend(done.files);
        prop_assert_eq!(directory(&empty), before);
    }
}

fn feed<'a>() -> Feed<'a> {
    Feed {
        source: "sampleshire-handbook",
        door: "community",
        how: Some("Ask at the town hall."),
        as_of: "2026-11",
    }
}

#[test]
fn services_of_somebody_else_are_for_staff_until_somebody_has_looked() {
    let pack = pack();
    let done = take(&pack, &fixture("feed.json"), Some(&feed())).unwrap();
    let written: Value = serde_json::from_str(&done.files["services.json"]).unwrap();
    let club = written["services"]
        .as_array()
        .unwrap()
        .iter()
        .find(|service| service["name"] == "Sampleton Walking Club")
        .unwrap();
    let expected = json!({
        "id": "sampleton-walking-club-0a1b2c3d", "door": "community", "name": "Sampleton Walking Club", "provider": "Sampleton Council",
        "what": "A walk in company, made up for tests.", "for_whom": "Grown-ups of Sampleton.", "how": "Come to the town hall at ten.",
        "phone": "01632 960031", "email": "walks@sampleshire.example", "url": "https://sampleshire.example/walks",
        "place": { "name": "Town hall", "address": "1 Sample Street, Sampleton", "postcode": "ZZ1 1AA", "lat": 53.0, "lon": -1.0 },
        "cost": "Tea £1.50 a cup; Free", "languages": "English, Polish", "areas": ["north-sample"], "min_age": 18, "who_may_contact": "anyone",
        "hours": { "weekly": [{ "days": ["tue", "thu"], "from": "10:00", "to": "12:00" }, { "days": ["sat"], "weeks": ["1", "last"], "from": "09:00", "to": "11:00" }],
                   "basis": "listed", "bank_holidays": "unknown" },
        "backing": "verify", "source": "sampleshire-handbook", "as_of": "2026-03-01"
    });
    assert_eq!(*club, expected);
    assert_eq!(
        done.summary.notes,
        ["feed.json: contents[1]: left out, its status is defunct"]
    );
    assert!(done.files["services.json"].contains("\"how\": \"Ask at the town hall.\""));
}

#[test]
fn what_was_written_by_hand_stays_and_a_new_name_is_the_same_service() {
    let mut pack = pack();
    // The handbook has one record of its own, which the feed does not have.
    let own = pack["services.json"].replace(
        "\"source\": \"sampleshire-handbook\"",
        "\"source\": \"other\"",
    );
    pack.insert("services.json".to_owned(), own);
    let first = take(&pack, &fixture("feed.json"), Some(&feed())).unwrap();
    pack.extend(first.files);
    assert_eq!(
        take(&pack, &fixture("feed.json"), Some(&feed()))
            .unwrap()
            .files,
        PackFiles::new()
    );
    let by_hand = pack["services.json"].replace("\"backing\": \"verify\", \"source\": \"sampleshire-handbook\", \"as_of\": \"2026-03-01\"", "\"backing\": \"sourced\", \"source\": \"sampleshire-handbook\", \"as_of\": \"2026-03-01\", \"note\": \"Bring water.\"");
    pack.insert("services.json".to_owned(), by_hand);
    let renamed =
        fixture("feed.json").replace("\"Sampleton Walking Club\"", "\"Sampleton Walkers\"");
    let done = take(&pack, &renamed, Some(&feed())).unwrap();
    assert!(done.summary.added.is_empty() && done.summary.gone.is_empty());
    let written = &done.files["services.json"];
    assert!(written.contains("\"id\": \"sampleton-walking-club-0a1b2c3d\", \"door\": \"community\", \"name\": \"Sampleton Walkers\""), "{written}");
    assert!(written.contains("\"backing\": \"sourced\"") && written.contains("Bring water."));
}

#[test]
fn what_cannot_be_read_is_named_with_its_line() {
    let text = fixture("feed.json")
        .replace("\"TU,TH\"", "\"TU,XX\"")
        .replace("\"freq\": \"MONTHLY\"", "\"freq\": \"DAILY\"")
        .replace("18.0", "17.5")
        .replace("\"North Sample\"", "\"Northern Sample\"")
        .replace("+44 (0)1632 960031", "ask inside")
        .replace("\"Advice, made up for tests.\"", "\"\"");
    let feed = Feed {
        how: None,
        ..feed()
    };
    assert_eq!(
        said(take(&pack(), &text, Some(&feed))),
        [
            "feed.json:11 at contents[0].minimum_age: 17.5 is not an age in whole years",
            "feed.json:22 at contents[0].service_areas[0].name: \"Northern Sample\" is no district of this pack; write one of: North Sample, South Sample, Sampleshire, a county made up for tests",
            "feed.json:18 at contents[0].contacts[0].phones[0].number: \"ask inside\" is not a phone number",
            "feed.json:26 at contents[0].service_at_locations[0].schedules[0].byday: \"TU,XX\" is not read; write MO,TU for a week, 1MO,-1MO for a month",
            "feed.json:27 at contents[0].service_at_locations[0].schedules[1].freq: \"DAILY\" is not read; WEEKLY and MONTHLY are",
            "feed.json:36 at contents[2]: \"application_process\" is missing; give words for how to get in touch with --how",
        ]
    );
    let not_ours = take(&pack(), &fixture("feed.json"), None);
    assert!(
        said(not_ours)[0]
            .ends_with("it is no export of a front door; name where it comes from with --source")
    );
}

#[test]
fn a_text_keeps_its_order_digits_and_marks() {
    let text = r#"{"b": 1.50, "a": ["é\"", {"x": null}], "c": {}}"#;
    assert_eq!(Json::parse("f", text).unwrap().line(false), text);
    assert!(read_pack(&files_of(&root().join("tests/small-pack"))).is_ok());
}
