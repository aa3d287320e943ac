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
    let topics: Vec<Vec<Fit>> = pack
        .topics()
        .iter()
        .map(|linked| {
            let authored = &linked.authored;
            let texts = std::iter::once(authored.title.0.as_str())
                .chain(authored.phrases.iter().map(String::as_str));
            texts.map(|text| Fit::of(&wanted, text)).collect()
        })
        .collect();
    let weights: Vec<u32> = (0..wanted.len())
        .map(|word| weight(&topics, word))
        .collect();
    let mut hits: Vec<Hit> = Vec::new();
    for (topic, fits) in (0u16..).zip(&topics) {
        let score = fits.iter().map(|fit| fit.score(&weights)).max();
        let score = score.unwrap_or(0);
        if score >= 50 {
            hits.push(Hit { topic, score });
        }
    }
    // Of two that fit as well, what many people come with is likelier.
    let common = |hit: &Hit| {
        let topic = pack.topic(hit.topic);
        u32::from(topic.is_some_and(|it| it.authored.common))
    };
    let mut hits = crate::order::by_key(hits, |hit| u32::MAX - 2 * hit.score - common(hit));
    hits.truncate(MOST_HITS);
    hits
}

/// How much a typed word says: the fewer topics it fits, the more. One that fits none may be a name or a slip.
fn weight(topics: &[Vec<Fit>], word: usize) -> u32 {
    let has = |fits: &&Vec<Fit>| {
        let mut fits = fits.iter();
        fits.any(|fit| fit.alike.get(word).is_some_and(|alike| *alike > 0))
    };
    match topics.iter().filter(has).count() {
        0 => 2,
        found => 1 + (topics.len() / found).max(1).ilog2(),
    }
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

/// How a phrase compares with what was typed.
struct Fit {
    /// For each typed word, how alike the nearest word of the phrase is.
    alike: Vec<u32>,
    /// How many words the phrase has.
    words: usize,
}

impl Fit {
    fn of(wanted: &[String], phrase: &str) -> Self {
        let phrase = meaningful(phrase);
        let last = wanted.len().saturating_sub(1);
        let nearest = |(index, word): (usize, &String)| {
            let alike = phrase.iter().map(|other| alike(word, other, index == last));
            alike.max().unwrap_or(0)
        };
        Self {
            alike: wanted.iter().enumerate().map(nearest).collect(),
            words: phrase.len(),
        }
    }

    /// From 0 to 200 hundredths: the share of what was typed that the phrase has, each word by its weight, and the share of the
    /// phrase that was typed.
    fn score(&self, weights: &[u32]) -> u32 {
        let (mut said, mut all) = (0, 0);
        for (alike, weight) in self.alike.iter().zip(weights) {
            said += alike * weight;
            all += weight;
        }
        let longer = self.words.max(self.alike.len());
        let total: u32 = self.alike.iter().sum();
        said / all.max(1) + total / u32::try_from(longer.max(1)).unwrap_or(u32::MAX)
    }
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

    /// How well a phrase fits what was typed when all words say as much.
    fn fit(typed: &str, phrase: &str) -> u32 {
        let wanted = meaningful(typed);
        Fit::of(&wanted, phrase).score(&vec![1; wanted.len()])
    }

    #[test]
    fn misspelt_and_unfinished_words_still_fit() {
        assert!(fit("my throat hurts", "throat hurts") > 150);
        assert!(fit("sore thro", "sore throat") > 150);
        assert!(fit("hedache", "headache") > 120);
        assert_eq!(fit("knee", "sore throat"), 0);
    }

    #[test]
    fn a_word_that_few_topics_have_says_more() {
        let wanted = meaningful("child limping");
        let fits = |phrase: &str| vec![Fit::of(&wanted, phrase)];
        let topics = vec![
            fits("child with a cough"),
            fits("child with a rash"),
            fits("limping after a fall"),
            fits("child is hot"),
        ];
        let weights = [weight(&topics, 0), weight(&topics, 1)];
        assert!(weights[1] > weights[0]);
        let score = |topic: usize| topics[topic][0].score(&weights);
        assert!(score(2) > score(0) && score(2) > score(1));
    }
}
