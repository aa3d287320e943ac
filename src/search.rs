//! Words to topics. Small for now: every topic's title and phrases, compared word by word, misspellings and unfinished
//! words included.

use crate::letters;
use crate::pack::{Pack, TopicIndex};

/// The most hits that are given.
const MOST_HITS: usize = 8;

/// Words that carry no meaning for the choice of a topic.
const EMPTY_WORDS: [&str; 24] = [
    "a", "an", "and", "the", "i", "im", "ive", "my", "me", "is", "it", "its", "of", "in", "on",
    "to", "for", "have", "has", "got", "been", "really", "very", "with",
];

/// A topic that fits the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The topic.
    pub topic: TopicIndex,
    /// How well it fits, in hundredths of a word.
    pub score: u32,
}

/// The topics that fit `words`, best first. Empty when nothing fits or nothing was typed.
#[must_use]
pub fn search(pack: &Pack, words: &str) -> Vec<Hit> {
    let wanted = meaningful(words);
    if wanted.is_empty() {
        return Vec::new();
    }
    let hits: Vec<Hit> = (0u16..)
        .zip(pack.topics())
        .filter_map(|(topic, linked)| {
            let authored = &linked.authored;
            let texts = std::iter::once(authored.title.0.as_str())
                .chain(authored.phrases.iter().map(String::as_str));
            let score = texts
                .map(|text| fit(&wanted, &meaningful(text)))
                .max()
                .unwrap_or(0);
            (score >= 50).then_some(Hit { topic, score })
        })
        .collect();
    let mut hits = crate::order::by_key(hits, |hit| (std::cmp::Reverse(hit.score), hit.topic));
    hits.truncate(MOST_HITS);
    hits
}

/// Lower-case words without the empty ones; all words when nothing else is left.
fn meaningful(text: &str) -> Vec<String> {
    let plain: String = text
        .chars()
        .map(letters::lower)
        .filter(|c| *c != '\'' && *c != '\u{2019}')
        .collect();
    let all: Vec<String> = plain
        .split(|c: char| !letters::in_word(c))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let kept: Vec<String> = all
        .iter()
        .filter(|word| !EMPTY_WORDS.contains(&word.as_str()))
        .cloned()
        .collect();
    if kept.is_empty() { all } else { kept }
}

/// How well a phrase fits, from 0 to 200 hundredths: the share of the typed words that it has, and of its words that were typed.
fn fit(wanted: &[String], phrase: &[String]) -> u32 {
    let last = wanted.len().saturating_sub(1);
    let matched = wanted.iter().enumerate().filter_map(|(index, word)| {
        let likeness = phrase
            .iter()
            .map(|other| alike(word, other, index == last))
            .max()
            .unwrap_or(0);
        (likeness > 0).then_some(likeness)
    });
    let total: u32 = matched.sum();
    let share = |count: usize| total / u32::try_from(count.max(1)).unwrap_or(u32::MAX);
    share(wanted.len()) + share(phrase.len().max(wanted.len()))
}

/// How alike two words are, from 0 to 100. The last word typed may be unfinished.
fn alike(typed: &str, word: &str, may_be_unfinished: bool) -> u32 {
    if typed == word {
        return 100;
    }
    if may_be_unfinished && typed.len() >= 2 && word.starts_with(typed) {
        return 80;
    }
    let longest = typed.chars().count().max(word.chars().count());
    let allowed = match longest {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    let distance = strsim::osa_distance(typed, word);
    let same_stem =
        word.len() >= 4 && typed.len() >= 4 && (typed.starts_with(word) || word.starts_with(typed));
    if distance <= allowed {
        90 - 20 * u32::try_from(distance).unwrap_or(u32::MAX).min(2)
    } else if same_stem && longest <= typed.len().min(word.len()) + 3 {
        60
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        meaningful(text)
    }

    #[test]
    fn misspelt_and_unfinished_words_still_fit() {
        assert!(fit(&words("my throat hurts"), &words("throat hurts")) > 150);
        assert!(fit(&words("sore thro"), &words("sore throat")) > 150);
        assert!(fit(&words("hedache"), &words("headache")) > 120);
        assert_eq!(fit(&words("knee"), &words("sore throat")), 0);
    }
}
