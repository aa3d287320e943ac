//! What search knows: the phrases of topics, and words that mean nothing, the same, or "not".

use super::refuse_repeats;
use crate::letters;
use crate::pack::author::Phrases;
use crate::pack::link::topic_file;
use crate::pack::model::WordsFile;
use crate::pack::problem::{JsonPath, Problem};
use crate::search::build::clashes;
use crate::search::manner::manners;

/// The least number of search phrases a topic needs.
const FEWEST_PHRASES: usize = 12;
/// The least number of them that are misspelt, and of those that come without the topic's name.
const FEWEST_IN_A_MANNER: usize = 3;

/// The file of words.
const WORDS: &str = "words.json";

pub(super) fn check(topics: &[Phrases], words: &WordsFile, problems: &mut Vec<Problem>) {
    let all = topics.iter().flat_map(|topic| {
        let phrases = topic.phrases.iter().enumerate();
        phrases.map(|(index, phrase)| {
            let at = JsonPath::root().key("phrases").index(index);
            (topic_file(topic.topic.as_str()), at, phrase.to_lowercase())
        })
    });
    refuse_repeats("the phrase", all, problems);
    for (topic, manner) in topics.iter().zip(manners(topics, words)) {
        let count = topic.phrases.len();
        let message = if count < FEWEST_PHRASES {
            format!("{count} phrases; write {FEWEST_PHRASES} or more, as people say it")
        } else if manner.misspelt < FEWEST_IN_A_MANNER || manner.sideways < FEWEST_IN_A_MANNER {
            format!(
                "{} misspelt phrases and {} without the topic's name; write {FEWEST_IN_A_MANNER} or more of each, as people \
                 misspell it and as they say it sideways",
                manner.misspelt, manner.sideways
            )
        } else {
            continue;
        };
        let at = JsonPath::root().key("phrases");
        problems.push(Problem::new(&topic_file(topic.topic.as_str()), at, message));
    }
    let all = every_word(words);
    for (file, at, word) in &all {
        let plain = |c: char| c == ' ' || c == '#' || letters::in_word(c) && letters::lower(c) == c;
        if word.is_empty() || !word.chars().all(plain) {
            let message =
                format!("\"{word}\" is no word; write it in small letters, without apostrophes");
            problems.push(Problem::new(file, at.clone(), message));
        }
    }
    refuse_repeats("the word", all.into_iter(), problems);
    for (group, index, stem) in clashes(words) {
        let at = JsonPath::root().key("same").index(group).index(index);
        let message = format!(
            "another group has a word with the same stem, \"{stem}\"; keep it in one of them"
        );
        problems.push(Problem::new(WORDS, at, message));
    }
}

/// Every word of the file that may stand there once: a word that means two things has a hint in place of a second group.
fn every_word(words: &WordsFile) -> Vec<(String, JsonPath, String)> {
    let list = |key: &'static str, list: &'_ [String]| {
        let at = JsonPath::root().key(key);
        let items = list.iter().enumerate();
        items
            .map(|(index, word)| (WORDS.to_owned(), at.index(index), word.clone()))
            .collect::<Vec<_>>()
    };
    let mut all = list("empty", &words.empty);
    all.extend(list("not", &words.not));
    all.extend(list("breaks", &words.breaks));
    for (group, forms) in words.same.iter().enumerate() {
        for (index, word) in forms.iter().enumerate() {
            let at = JsonPath::root().key("same").index(group).index(index);
            all.push((WORDS.to_owned(), at, word.clone()));
        }
    }
    all
}
