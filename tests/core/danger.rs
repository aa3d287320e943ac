//! Danger in words, on the pack that ships: what must hold whatever is typed, and how well it is heard.

use crate::common;
use front_door::contract::{Request, step};
use front_door::search::Index;
use front_door::search::danger::score::{DangerPhrases, Figures};
use proptest::prelude::*;
use serde_json::json;
use std::sync::LazyLock;

static INDEX: LazyLock<Index> = LazyLock::new(|| common::real_pack().index());

/// Danger as people say it, each a clause of its own.
const DANGERS: [&str; 10] = [
    "my chest is really tight",
    "his face has dropped on one side",
    "she cant breathe",
    "the bleeding wont stop",
    "he isnt breathing",
    "i want to kill myself",
    "baby is floppy",
    "she has collapsed",
    "he is having a fit",
    "my throat is swelling",
];

/// Clauses that are no danger and take none away.
const HARMLESS: [&str; 8] = [
    "no fever",
    "not hungry",
    "no rash",
    "i have a cough",
    "it started with a cold",
    "no tummy ache",
    "never had asthma",
    "i am at home",
];

fn kinds(words: &str) -> Vec<String> {
    let dangers = INDEX.dangers(words);
    dangers.into_iter().map(|danger| danger.kind).collect()
}

fn heard(words: &str) -> bool {
    !kinds(words).is_empty()
}

proptest! {
    #[test]
    fn any_text_is_listened_to(words in "\\PC{0,400}") {
        for danger in INDEX.dangers(&words) {
            prop_assert!(!danger.matched.is_empty());
        }
    }

    #[test]
    fn two_letters_are_never_danger(words in "[a-z]{0,2} ?") {
        prop_assert!(!heard(&words));
    }

    #[test]
    fn other_clauses_never_silence_danger(
        danger in prop::sample::select(DANGERS.to_vec()),
        before in prop::sample::subsequence(HARMLESS.to_vec(), 0..=3).prop_shuffle(),
        after in prop::sample::subsequence(HARMLESS.to_vec(), 0..=3),
        joint in prop::sample::select(vec![", ", ". ", " but ", ", and "]),
    ) {
        let mut clauses = before;
        clauses.push(danger);
        clauses.extend(after);
        let said = clauses.join(joint);
        prop_assert!(heard(&said), "{}", said);
    }

    #[test]
    fn the_order_of_words_in_other_clauses_does_not_matter(
        danger in prop::sample::select(DANGERS.to_vec()),
        words in Just(vec!["my", "knee", "is", "a", "bit", "sore"]).prop_shuffle(),
    ) {
        let alone = kinds(danger);
        prop_assert_eq!(kinds(&format!("{}, {danger}", words.join(" "))), alone.clone());
        prop_assert_eq!(kinds(&format!("{danger}. {}", words.join(" "))), alone);
    }

    #[test]
    fn danger_is_heard_among_many_words(
        danger in prop::sample::select(DANGERS.to_vec()),
        before in 0_usize..120,
        after in 0_usize..60,
    ) {
        let filler = |count: usize| "we rang the surgery about it ".repeat(count / 6 + 1);
        let said = format!("{}, {danger}, {}", filler(before), filler(after));
        prop_assert!(heard(&said), "{}", said);
    }
}

#[test]
fn what_is_denied_long_past_asked_or_said_in_jest_is_not_heard() {
    for words in [
        "no chest pain",
        "no chest pain or breathlessness",
        "lips not blue",
        "had a stroke in 2010",
        "heart attack five years ago",
        "what are signs of stroke?",
        "this cough is killing me",
        "chest of drawers",
        "stroke clinic letter",
        "what are signs of stroke, for my homework",
        "our cat was poisoned",
        "like death warmed up",
        // A clause that only names a time dates the one beside it.
        "I passed out once in school, ages ago",
        "I collapsed at work, three years ago",
        "in 2012, I had a brain bleed",
        // "Or" closes a list that "no" began.
        "no chest pain, breathlessness or sweating",
        "nobody is unconscious",
        "political suicide",
        "no signs of stroke, for my homework",
    ] {
        assert!(!heard(words), "{words} {:?}", INDEX.dangers(words));
    }
}

#[test]
fn what_only_looks_denied_or_past_is_heard() {
    for words in [
        "no chest pain but can't breathe",
        "no fever, he is not breathing",
        "not breathing",
        "can't wake him",
        "no pee all day",
        "he had a fit yesterday",
        "passed out last night",
        "she took an overdose on Sunday",
        "my mum is having a heart attack",
        "am I having a stroke?",
        "had a stroke in 2010, now my face has dropped",
        "how can I kill myself",
        // Asked about somebody who is there: no mere talk.
        "why are my dad's lips blue",
        "how do I stop him choking",
        // A question about what is there now, in whatever clause that is said.
        "what happens if I drink bleach, I already did",
        "how long can a fit go on for, hers is 6 mins now",
        "can stress cause my chest pain",
        "could this chest pain be stress",
        "is 39.5 dangerous in a 2 month old",
        // What is compared with the past, or stands beside it, is now.
        "collapsed, like last year",
        "chest pain, had a heart attack in 2015",
        "chest pain, old scar",
        // No list without "or", and none of what somebody did.
        "no fever, collapsed",
        "no chest pain, collapsed or fainted",
        "not feeding, floppy or drowsy",
        "nobody can wake him",
        // "Note" is no "not", and "old" alone is not long ago.
        "the note says chest pain",
        "old man collapsed in the street",
        // A year that may be this one is no long time ago.
        "had a stroke in 2099",
    ] {
        assert!(heard(words), "{words}");
    }
}

#[test]
fn danger_to_oneself_names_more_than_999() {
    let dangers = INDEX.dangers("I want to kill myself");
    let [danger] = dangers.as_slice() else {
        panic!("{dangers:?}");
    };
    assert_eq!(
        (danger.kind.as_str(), danger.door.as_str()),
        ("mind", "111-mental-health")
    );
    assert!(danger.of_mind());
    assert!(danger.matched.contains(&"myself".to_owned()));
    assert!(
        INDEX
            .dangers("crushing chest pain")
            .iter()
            .all(|it| it.door == "999")
    );
}

#[test]
fn a_word_that_has_only_been_begun_is_no_danger() {
    for words in ["str", "fit", "str", "ch", "sui"] {
        assert!(!heard(words), "{words}");
    }
    assert!(heard("strok"));
    // The last word of a phrase may be short.
    assert!(heard("having a fit"));
}

#[test]
fn the_goals_are_met_where_it_was_tuned() {
    let read = |text: &str| serde_json::from_str::<DangerPhrases>(text).unwrap();
    let tuned = read(include_str!("../danger/tuned.json"));
    assert!(!tuned.kept_aside);
    assert!(tuned.phrases.len() >= 4_800);
    let figures = Figures::of(&tuned.phrases, &INDEX);
    assert!(figures.meet_the_goals(), "{:?}", figures.missed);
}

/// The goals are 98 % and 2 %. What nobody has tuned on shows how far they are off, and must not slip back.
#[test]
fn unseen_phrases_are_heard_no_worse_than_when_they_were_written() {
    let kept: DangerPhrases =
        serde_json::from_str(include_str!("../danger/unseen-2026-11b.json")).unwrap();
    assert!(kept.kept_aside);
    let all = Figures::of(&kept.phrases, &INDEX).all;
    assert!(100 * all.heard >= 90 * all.dangers, "{all:?}");
    assert!(100 * all.false_alarms <= 7 * all.harmless, "{all:?}");
}

#[test]
fn a_request_has_no_room_for_what_was_heard() {
    // Nothing but topics, answers and who, where, when reaches the core: a key more is refused.
    let words = json!("he is not breathing");
    for key in ["words", "search", "heard", "dangers"] {
        for request in [
            json!({ "topics": ["earache"], key: words }),
            json!({ "topics": ["earache"], "context": { key: words } }),
            json!({ "topics": ["earache"], "answers": { key: words } }),
        ] {
            let refused = Request::from_json(&request)
                .and_then(|request| step(&common::real_pack().pack, None, &request));
            assert!(refused.is_err(), "{request}");
        }
    }
}
