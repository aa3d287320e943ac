//! Words to topics. `front-door bundle` writes every phrase with its words brought to one form ([`build`]); here what somebody
//! types is read in the same form (`vocabulary`) and every topic weighed (`rank`). It decides nothing: whatever is picked,
//! the questions come first.

mod alike;
#[cfg(not(target_arch = "wasm32"))]
pub mod build;
pub mod danger;
#[cfg(not(target_arch = "wasm32"))]
mod learn;
#[cfg(not(target_arch = "wasm32"))]
pub mod manner;
mod rank;
#[cfg(not(target_arch = "wasm32"))]
pub mod score;
mod stem;
mod tokens;
mod vocabulary;

use crate::pack::browse::Shelf;
use crate::pack::bundle::SearchBody;
use crate::pack::{Pack, SOMETHING_ELSE, TopicIndex};
use danger::{Danger, Listener};
use rank::Topics;
use vocabulary::Vocabulary;

/// The most hits that are given.
const MOST_HITS: usize = 8;
/// So many are given however weak they are.
const FIRST_HITS: usize = 4;
/// Behind them, what is not a third as good as the best is a word in common by chance.
const WEAK: u32 = 3;

/// What search knows.
#[derive(Debug, Default)]
pub struct Index {
    vocabulary: Vocabulary,
    topics: Topics,
    listener: Listener,
    /// Ways to a topic for those who look and do not type.
    pub browse: Vec<Shelf>,
}

/// A topic that fits the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The topic.
    pub topic: TopicIndex,
    /// How well it fits; nothing for the way out that is always offered.
    pub score: u32,
    /// The words that it has of those typed.
    pub matched: Vec<String>,
}

/// Words in the form of the bundle, each behind a capital, with a space between them: the capital says how many letters the word
/// has in common with the one before, `A` none.
fn spelt_out(words: &str) -> String {
    let mut all = String::new();
    let mut begin = 0;
    for c in words.chars() {
        if c.is_ascii_uppercase() {
            let before = begin;
            all.push(' ');
            begin = all.len();
            let common = usize::from(c as u8 - b'A');
            let common = all
                .get(before..before + common)
                .unwrap_or_default()
                .to_owned();
            all += &common;
        } else {
            all.push(c);
        }
    }
    all.trim_start().to_owned()
}

impl Index {
    /// From what the bundle carries.
    #[must_use]
    pub fn read(body: SearchBody) -> Self {
        let known = spelt_out(&body.known);
        let vocabulary = Vocabulary::new(known.split(' '), &body.words);
        let topics = Topics::read(&known, &body.places, &body.weights, &vocabulary);
        Self {
            vocabulary,
            topics,
            listener: Listener::read(&body.danger),
            browse: body.browse,
        }
    }

    /// What in `words` may be danger that is there now. It is for raising attention: nothing follows from it.
    #[must_use]
    pub fn dangers(&self, words: &str) -> Vec<Danger> {
        self.listener.hear(&self.vocabulary, words)
    }

    /// The topics that fit `words`, best first, and last the way out for what is not on the list. Empty when nothing was typed.
    #[must_use]
    pub fn search(&self, pack: &Pack, words: &str) -> Vec<Hit> {
        if words.trim().is_empty() {
            return Vec::new();
        }
        let parts = self.vocabulary.read(words, true);
        let mut hits: Vec<Hit> = Vec::new();
        let fits = self.topics.rank(&parts, self.vocabulary.len());
        for (topic, fit) in (0u16..).zip(fits) {
            // Of two that fit as well, what many people come with is likelier.
            let common = pack.topic(topic).is_some_and(|it| it.authored.common);
            let score = fit.score + if common { fit.score / 16 } else { 0 };
            let least = if hits.len() < MOST_HITS {
                0
            } else {
                hits.last().map_or(0, |hit| hit.score)
            };
            if score <= least {
                continue;
            }
            let heard = parts.iter().enumerate();
            let heard = heard.filter(|(index, _)| fit.parts >> (index & 63) & 1 == 1);
            let hit = Hit {
                topic,
                score,
                matched: heard.map(|(_, part)| part.raw.clone()).collect(),
            };
            let place = hits.partition_point(|other| other.score >= score);
            hits.insert(place, hit);
            hits.truncate(MOST_HITS);
        }
        let best = hits.first().map_or(0, |hit| hit.score);
        let strong = hits.iter().filter(|hit| hit.score * WEAK >= best).count();
        hits.truncate(strong.max(FIRST_HITS));
        if let Some(topic) = pack.find_topic(SOMETHING_ELSE)
            && !hits.iter().any(|hit| hit.topic == topic)
        {
            hits.push(Hit {
                topic,
                score: 0,
                matched: Vec::new(),
            });
        }
        hits
    }
}
