//! Search over the pack that ships: what must hold whatever is typed, and how well it finds what people mean.

use crate::common;
use front_door::pack::Pack;
use front_door::pack::author::ReadPack;
use front_door::pack::bundle;
use front_door::search::Index;
use front_door::search::score::{Figures, Labelled, PhraseFile};
use proptest::prelude::*;
use std::sync::LazyLock;

static REAL: LazyLock<(&ReadPack, Index)> = LazyLock::new(|| {
    let read = common::real_pack();
    let index = read.index();
    (read, index)
});

/// Words that mean the same in any order: none denies another or belongs to a fixed expression.
const FREE_WORDS: [&str; 12] = [
    "knee", "swollen", "itchy", "baby", "rash", "cough", "green", "tablets", "wrist", "eczema",
    "dentist", "letter",
];

fn found(words: &str) -> Vec<String> {
    let (read, index) = &*REAL;
    ids(&read.pack, index, words)
}

fn ids(pack: &Pack, index: &Index, words: &str) -> Vec<String> {
    let hits = index.search(pack, words);
    let topics = hits.iter().filter_map(|hit| pack.topic(hit.topic));
    topics.map(|topic| topic.authored.id.to_string()).collect()
}

proptest! {
    #[test]
    fn any_text_is_searched_and_leads_on(words in "\\PC{0,300}") {
        let hits = found(&words);
        prop_assert!(hits.len() <= 9);
        prop_assert_eq!(hits.iter().any(|id| id == "something-else"), !words.trim().is_empty());
    }

    #[test]
    fn the_order_of_words_does_not_matter(words in prop::sample::subsequence(FREE_WORDS.to_vec(), 1..=6).prop_shuffle()) {
        let mut sorted = words.clone();
        sorted.sort_unstable();
        prop_assert_eq!(found(&(words.join(" ") + " ")), found(&(sorted.join(" ") + " ")));
    }

    #[test]
    fn capitals_marks_and_spaces_do_not_matter(words in prop::sample::subsequence(FREE_WORDS.to_vec(), 1..=6)) {
        let plain = found(&(words.join(" ") + " "));
        prop_assert_eq!(&found(&(words.join("  -  ").to_uppercase() + " ")), &plain);
    }
}

#[test]
fn nothing_typed_finds_nothing_and_nonsense_leads_to_something_else() {
    assert_eq!(found(" "), Vec::<String>::new());
    assert_eq!(found("qqqq zzzz"), ["something-else"]);
}

#[test]
fn what_the_issue_names_is_first() {
    for (words, topic) in [
        ("me chest is tight", "chest-pain"),
        ("tummy bug", "diarrhoea-vomiting"),
        ("wee stings", "urine-infection"),
        ("kid wont stop being sick", "diarrhoea-vomiting"),
        ("no1 to talk to", "loneliness"),
        ("run out of tablets", "repeat-prescription"),
        ("run out of my inhaler", "repeat-prescription"),
        ("sick note", "fit-note"),
        ("blood results", "test-results"),
        ("hedache", "headache"),
    ] {
        assert_eq!(
            found(words).first().map(String::as_str),
            Some(topic),
            "{words}"
        );
    }
}

#[test]
fn every_topic_is_found_by_its_name_while_it_is_typed() {
    let (read, _) = &*REAL;
    let (mut kept, mut all) = (0, 0);
    for topic in read.pack.topics() {
        let (id, title) = (topic.authored.id.as_str(), topic.authored.title.0.as_str());
        assert!(found(title).iter().any(|it| it == id), "{title}");
        // From the first letters that show it on, one letter more seldom loses it again.
        let mut shown = false;
        for (end, _) in title.char_indices().skip(4) {
            let here = found(&title[..end]).iter().any(|it| it == id);
            all += usize::from(shown);
            kept += usize::from(shown && here);
            shown |= here;
        }
    }
    assert!(100 * kept >= 97 * all, "{kept} of {all}");
}

#[test]
fn phrases_lead_to_their_own_topic() {
    let (read, index) = &*REAL;
    let phrases = read.phrases.iter().flat_map(|topic| {
        topic.phrases.iter().map(|words| Labelled {
            words: words.clone(),
            topics: vec![topic.topic.to_string()],
            age: None,
        })
    });
    let figures = Figures::of(&phrases.collect::<Vec<_>>(), &read.pack, index);
    assert!(100 * figures.first >= 85 * figures.phrases, "{figures:?}");
    assert!(
        100 * figures.first_three >= 95 * figures.phrases,
        "{figures:?}"
    );
}

#[test]
fn phrases_that_nobody_tuned_on_meet_the_goals() {
    let (read, index) = &*REAL;
    let unseen: PhraseFile = serde_json::from_str(include_str!("../phrases/unseen.json")).unwrap();
    assert!(unseen.kept_aside);
    let figures = Figures::of(&unseen.phrases, &read.pack, index);
    assert!(100 * figures.first >= 80 * figures.phrases, "{figures:?}");
    assert!(
        100 * figures.first_three >= 95 * figures.phrases,
        "{figures:?}"
    );
}

#[test]
fn what_is_denied_counts_little() {
    assert_ne!(
        found("no fever but my knee hurts")
            .first()
            .map(String::as_str),
        Some("fever-adult")
    );
    assert_eq!(
        found("no chest pain just a cough")
            .first()
            .map(String::as_str),
        Some("cough")
    );
}

#[test]
fn matched_words_are_those_typed() {
    let (read, index) = &*REAL;
    let hits = index.search(&read.pack, "me Throte is realy sore");
    assert_eq!(hits[0].matched, ["throte", "sore"]);
    assert_eq!(
        index.search(&read.pack, "kid wont stop being sick")[0].matched,
        ["wont stop", "being sick"]
    );
    assert!(hits.last().unwrap().matched.is_empty());
}

#[test]
fn the_search_file_carries_the_same_index_and_belongs_to_its_rules() {
    let (read, _) = &*REAL;
    let files = read.bundle().unwrap();
    let index = bundle::read_search(&files.search, &read.pack).unwrap();
    for words in ["my ear hurts", "cant sleep", "we all itch at night"] {
        assert_eq!(ids(&read.pack, &index, words), found(words), "{words}");
    }
    let small =
        front_door::verify::read_checked(&common::files_of(&common::broken::small_folder()))
            .unwrap();
    let error = bundle::read_search(&files.search, &small.pack).unwrap_err();
    assert!(error.to_string().contains("other rules"), "{error}");
}
