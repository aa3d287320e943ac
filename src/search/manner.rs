//! How the phrases of a topic are put: misspelt, or sideways, without the words of its name. Worked out, so that no author
//! has to mark them. Native only.

use crate::pack::author::Phrases;
use crate::pack::model::WordsFile;
use crate::search::alike::{Shape, alike};
use crate::search::build::{canonical, groups, joined};
use crate::search::tokens::tokens;
use crate::search::vocabulary::Vocabulary;
use std::collections::{BTreeMap, BTreeSet};

/// From here on a word is taken for another one misspelt.
const SURE: u32 = 60;
/// Shorter words are not taken for misspelt.
const SHORTEST: usize = 4;
/// A word that stands in more phrases than this, whatever their topic, is spelt so.
const RARE: usize = 3;

/// How many phrases of a topic are put in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// With a rare word that looks or sounds like another one of the topic, which is twice as frequent.
    pub misspelt: usize,
    /// Without any word of the topic's id, or one that means the same, and not misspelt.
    pub sideways: usize,
}

/// How often words stand in phrases.
type Times = BTreeMap<String, usize>;

/// Looks at the phrases of each topic.
#[must_use]
pub fn manners(topics: &[Phrases], words: &WordsFile) -> Vec<Manner> {
    let entries = joined(&groups(words));
    let vocabulary = Vocabulary::new(std::iter::empty(), &entries);
    let meant = |text: &str| -> BTreeSet<String> {
        let words = canonical(&vocabulary, text).into_iter();
        words
            .map(|word| word.trim_start_matches('!').to_owned())
            .collect()
    };
    let spelt: Vec<Vec<BTreeSet<String>>> = topics.iter().map(in_stems).collect();
    let mut times = Times::new();
    for word in spelt.iter().flatten().flatten() {
        *times.entry(word.clone()).or_default() += 1;
    }
    let manner = |(topic, spelt): (&Phrases, &Vec<BTreeSet<String>>)| {
        let name = meant(&name_of(topic));
        let own: BTreeSet<&String> = spelt.iter().flatten().collect();
        let mut manner = Manner::default();
        // The name itself stands behind the phrases.
        for (text, stems) in topic.phrases.iter().zip(spelt) {
            if stems.iter().any(|word| is_misspelt(word, &own, &times)) {
                manner.misspelt += 1;
            } else if meant(text).is_disjoint(&name) {
                manner.sideways += 1;
            }
        }
        manner
    };
    topics.iter().zip(&spelt).map(manner).collect()
}

/// The words of a topic's id.
fn name_of(topic: &Phrases) -> String {
    topic.topic.as_str().replace('-', " ")
}

/// The stems of each phrase, and behind them of the name, which counts twice: that is how its words are spelt.
fn in_stems(topic: &Phrases) -> Vec<BTreeSet<String>> {
    let name = name_of(topic);
    let texts = topic.phrases.iter().chain([&name, &name]);
    let stems = texts.map(|text| {
        let tokens = tokens(text, &|_| false).into_iter();
        let long = tokens.filter(|token| token.raw.len() >= SHORTEST);
        long.map(|token| token.stem).collect()
    });
    stems.collect()
}

/// Whether a rare word looks or sounds like one of the topic's own that stands in twice as many phrases.
fn is_misspelt(word: &str, own: &BTreeSet<&String>, times: &Times) -> bool {
    let often = |word: &str| times.get(word).copied().unwrap_or(0);
    let count = often(word);
    let shape = Shape::of(word);
    count <= RARE
        && own.iter().any(|other| {
            often(other) >= 2 * count && alike(word, shape, other, Shape::of(other)) >= SURE
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_misspelt_or_sideways_is_seen() {
        let topics = [Phrases {
            topic: "sore-throat".into(),
            phrases: ["my throat hurts", "soar throat", "throte", "can't swallow"]
                .map(str::to_owned)
                .to_vec(),
        }];
        let words = WordsFile {
            empty: vec!["my".to_owned()],
            not: vec!["cant".to_owned()],
            breaks: Vec::new(),
            same: Vec::new(),
            hints: Vec::new(),
        };
        let expected = Manner {
            misspelt: 2,
            sideways: 1,
        };
        assert_eq!(manners(&topics, &words), [expected]);
    }
}
