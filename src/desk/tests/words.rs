use super::{Navigator, desk};
use crate::desk::event::{Effect, Spot};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// The words that no text for staff may hold.
fn never() -> Vec<String> {
    let file =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/clinical-safety/navigator-words.json");
    let list: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    serde_json::from_value(list["never"].clone()).unwrap()
}

/// The words of the list that a text holds, as words of their own.
fn found<'n>(text: &str, never: &'n [String]) -> Vec<&'n str> {
    let spaced = |text: &str| {
        let plain = |letter: char| {
            if letter.is_alphanumeric() || letter == '\'' {
                letter
            } else {
                ' '
            }
        };
        let words: String = text
            .to_lowercase()
            .replace('\u{2019}', "'")
            .chars()
            .map(plain)
            .collect();
        format!(
            " {} ",
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        )
    };
    let text = spaced(text);
    never
        .iter()
        .map(String::as_str)
        .filter(|word| text.contains(&spaced(word)))
        .collect()
}

/// Every text of the desk but what callers say and what is asked of everybody.
fn texts() -> Vec<String> {
    fn walk(value: &Value, texts: &mut Vec<String>) {
        match value {
            Value::String(text) => texts.push(text.clone()),
            Value::Array(values) => values.iter().for_each(|value| walk(value, texts)),
            Value::Object(members) => members.values().for_each(|value| walk(value, texts)),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(desk().text).unwrap();
    for scenario in value["drill"].as_array_mut().unwrap() {
        let lesson = scenario["lesson"].clone();
        *scenario = lesson;
    }
    // Names of questions and options are for the program.
    for script in value["script"].as_array_mut().unwrap() {
        script.as_object_mut().unwrap().remove("question");
        for option in script["options"].as_array_mut().unwrap() {
            option.as_object_mut().unwrap().remove("id");
        }
    }
    let mut texts = Vec::new();
    walk(&value, &mut texts);
    let staff = desk().pack.questions().iter();
    texts.extend(
        staff
            .filter_map(|question| question.authored.staff_text.clone())
            .map(|text| text.0),
    );
    texts
}

#[test]
fn a_care_navigator_never_says_what_is_wrong_or_how_bad_it_is() {
    let never = never();
    assert!(never.len() >= 40);
    for text in texts() {
        assert_eq!(found(&text, &never), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn the_list_would_notice() {
    let never = never();
    assert_eq!(
        found("That sounds like a cold, nothing to worry about", &never),
        ["sounds like", "nothing to worry"]
    );
    assert_eq!(found("A minority of callers", &never), Vec::<&str>::new());
}

#[test]
fn the_tour_takes_a_minute() {
    let words: usize = desk()
        .text
        .tour
        .iter()
        .map(|step| {
            step.title.0.split_whitespace().count() + step.text.0.split_whitespace().count()
        })
        .sum();
    assert!(words <= 150, "{words} words at 150 a minute");
    let mut navigator = Navigator::sits_down();
    navigator.hits("h");
    for _ in 0..desk().text.tour.len() {
        navigator.hits("Enter");
    }
    assert!(navigator.model.panel.is_none());
}

#[test]
fn what_is_read_out_is_not_longer_than_what_residents_read() {
    for script in &desk().text.script {
        let index = desk().pack.find_question(script.question.as_str()).unwrap();
        let question = &desk().pack.question(index).unwrap().authored;
        for (option, said) in question.options.iter().zip(&script.options) {
            let count = |text: &str| text.split_whitespace().count();
            assert!(
                count(&said.words.0) <= count(&option.text.0),
                "{}",
                said.words.0
            );
        }
    }
}

/// Numbers are limits: none is read out that residents do not read, and none is changed.
#[test]
fn no_number_is_read_out_that_residents_do_not_read() {
    let numbers = |text: &str| -> BTreeSet<String> {
        let parts = text.split(|letter: char| !letter.is_ascii_digit());
        parts
            .filter(|part| !part.is_empty())
            .map(String::from)
            .collect()
    };
    let mut checked = 0;
    for script in &desk().text.script {
        let index = desk().pack.find_question(script.question.as_str()).unwrap();
        let question = &desk().pack.question(index).unwrap().authored;
        let mut pairs = vec![(&script.text, &question.text)];
        let options = script.options.iter().zip(&question.options);
        pairs.extend(options.map(|(said, option)| (&said.words, &option.text)));
        for (said, read) in pairs {
            checked += numbers(&said.0).len();
            assert!(numbers(&said.0).is_subset(&numbers(&read.0)), "{}", said.0);
        }
    }
    for watch in &desk().text.watch {
        assert!(
            numbers(&watch.words.0).is_subset(&numbers(&watch.sign.0)),
            "{}",
            watch.words.0
        );
    }
    assert!(checked >= 50, "only {checked} numbers");
}

#[test]
fn a_sign_is_not_longer_aloud_than_on_paper() {
    let count = |text: &str| text.split_whitespace().count();
    for watch in &desk().text.watch {
        assert!(
            count(&watch.words.0) < count(&watch.sign.0),
            "{}",
            watch.words.0
        );
    }
}

/// What was swallowed two days ago counts; under a heading that says "in the last 24 hours" a caller would say no.
#[test]
fn a_sign_that_counts_for_days_says_so_to_callers_too() {
    const DAYS: &str = "in the last few days";
    let desk = desk();
    let mut checked = 0;
    for script in &desk.text.script {
        let index = desk.pack.find_question(script.question.as_str()).unwrap();
        let question = &desk.pack.question(index).unwrap().authored;
        for (said, option) in script.options.iter().zip(&question.options) {
            if option.text.0.to_lowercase().contains(DAYS) {
                checked += 1;
                let words = said.words.0.to_lowercase();
                assert!(words.contains(DAYS), "{}: {words}", option.id);
            }
        }
    }
    assert!(checked >= 2, "only {checked} such signs");
}

#[test]
fn words_that_do_not_fit_together_are_refused_with_a_mend() {
    let files = crate::folder::files_of(&crate::folder::real_folder());
    let broken = [
        (
            "\"key\": \"c\"",
            "\"key\": \"o\"",
            "give one letter of its own",
        ),
        (
            "{\"door\": \"self\",",
            "{\"door\": \"practice\",",
            "write words for the door \"self\" once",
        ),
        (
            "{\"level\": \"ae\", \"heading\"",
            "{\"level\": \"today\", \"heading\"",
            "write the words to say at the level \"ae\"",
        ),
        (
            "Speaking: {speaker}",
            "Speaking: {caller}",
            "no part {caller}; use one of",
        ),
        (
            "{\"id\": \"colour\", \"words\"",
            "{\"id\": \"colours\", \"words\"",
            "in this order",
        ),
        (
            "{\"question\": \"health-more\"",
            "{\"question\": \"health\"",
            "words for \"health\" stand here twice",
        ),
        (
            "\"sign\": \"it gets worse, ",
            "\"sign\": \"it got worse, ",
            "no sign of the pack reads like this",
        ),
        (
            "{Your} temperature",
            "{Yours} temperature",
            "no token {Yours}",
        ),
        (
            "\"source\": \"england-ucr\"",
            "\"source\": \"nowhere\"",
            "no source \"nowhere\"",
        ),
    ];
    for (from, to, says) in broken {
        let mut files = files.clone();
        let text = files["desk.json"].replacen(from, to, 1);
        assert_ne!(text, files["desk.json"], "{from} is not there");
        files.insert("desk.json".to_owned(), text);
        let problems = crate::pack::author::read_pack(&files)
            .err()
            .unwrap_or_default();
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(told.iter().any(|it| it.contains(says)), "{says}: {told:?}");
    }
}

const OWN: &str = r#"{"practices": [{"code": "F81006", "note_template": "Practice note\n{said}\n{nothing}",
    "ucrt_line": {"phone": "01632 960043", "confirmed": "2026-11-20"}, "clinician_decides": "Ring the duty doctor."}]}"#;

#[test]
fn a_line_that_was_confirmed_over_a_year_ago_says_so() {
    let site = crate::pack::Site::read(None, Some(OWN)).unwrap();
    let line = site.practices[0].ucrt_line.as_ref().unwrap();
    let mut call = crate::desk::call::Call::default();
    let mut said = |now: Option<&str>| {
        call.journey.now = now.and_then(crate::directory::WallTime::parse);
        crate::desk::practice::old_line(&desk(), &call, line)
    };
    for fresh in [None, Some("2020-01-01T09:00"), Some("2027-11-20T23:59")] {
        assert_eq!(said(fresh), None, "{fresh:?}");
    }
    let old = "Confirmed 20 November 2026, over a year ago: check before you rely on it.";
    assert_eq!(said(Some("2027-11-21T00:00")).as_deref(), Some(old));
    let mut navigator = Navigator::asks_about("earache");
    assert!(navigator.hits("u"));
    assert_eq!(
        navigator.effects,
        [Effect::ReadClock, Effect::Focus(Spot::Panel)]
    );
}

#[test]
fn what_a_practice_says_of_itself_is_used_at_its_calls_alone() {
    let site = crate::pack::Site::read(None, Some(OWN)).unwrap();
    let mut pack = desk().pack.clone();
    pack.site = site;
    let own = crate::desk::scene::Desk {
        pack: &pack,
        ..desk()
    };
    let mut call = Navigator::asks_about("earache").model.call;
    assert!(crate::desk::practice::own(&own, &call).is_none());
    call.journey.place.practice = Some(("F81006".to_owned(), String::new()));
    assert!(
        crate::desk::practice::own(&own, &call)
            .unwrap()
            .ucrt_line
            .is_some()
    );
    let note = crate::desk::note::write(&own, &call, &own.scene(&call).unwrap());
    assert_eq!(note, "Practice note\ntheir own words\n");
}
