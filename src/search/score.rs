//! How well search finds what people mean, over phrases written for that. Native only.

use crate::pack::Pack;
use crate::search::Index;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A file of phrases.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhraseFile {
    /// Whether it must never be tuned on.
    pub kept_aside: bool,
    /// The phrases.
    pub phrases: Vec<Labelled>,
}

/// What somebody says, and what they mean.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labelled {
    /// The words.
    pub words: String,
    /// The topics that are right, any of them.
    pub topics: Vec<String>,
    /// How old the person is, where the words leave it open. Search does not know it.
    pub age: Option<u32>,
}

/// The figures of one set of phrases.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Figures {
    /// How many phrases.
    pub phrases: usize,
    /// How many have a right topic first.
    pub first: usize,
    /// How many have one among the first three.
    pub first_three: usize,
    /// How many have one on the screen.
    pub shown: usize,
    /// The sum of the ranks of those shown.
    pub ranks: usize,
    /// What came first in place of what is meant, and how often.
    #[serde(skip)]
    pub confusions: BTreeMap<(String, String), usize>,
    /// The phrases with no right topic among the first three, and what came first.
    pub missed: Vec<(String, String)>,
}

impl Figures {
    /// Searches for every phrase.
    #[must_use]
    pub fn of(phrases: &[Labelled], pack: &Pack, index: &Index) -> Self {
        let mut figures = Self::default();
        for phrase in phrases {
            let hits = index.search(pack, &phrase.words);
            let mut topics = hits
                .iter()
                .filter_map(|hit| pack.topic(hit.topic))
                .map(|topic| topic.authored.id.to_string());
            let rank = topics.position(|topic| phrase.topics.contains(&topic));
            let first = hits.first().and_then(|hit| pack.topic(hit.topic));
            let first = first.map_or_else(String::new, |it| it.authored.id.to_string());
            figures.count(phrase, rank, first);
        }
        figures
    }

    fn count(&mut self, phrase: &Labelled, rank: Option<usize>, first: String) {
        self.phrases += 1;
        self.first += usize::from(rank == Some(0));
        self.first_three += usize::from(rank.is_some_and(|rank| rank < 3));
        self.shown += usize::from(rank.is_some());
        self.ranks += rank.map_or(0, |rank| rank + 1);
        if rank != Some(0) {
            let meant = phrase.topics.first().cloned().unwrap_or_default();
            *self.confusions.entry((meant, first.clone())).or_default() += 1;
        }
        if rank.is_none_or(|rank| rank >= 3) {
            self.missed.push((phrase.words.clone(), first));
        }
    }

    /// Whether the goals are met: first in 80 of 100, among the first three in 95.
    #[must_use]
    pub fn meet_the_goals(&self) -> bool {
        100 * self.first >= 80 * self.phrases && 100 * self.first_three >= 95 * self.phrases
    }

    /// The mean rank of those shown.
    #[must_use]
    pub fn mean_rank(&self) -> f64 {
        // Phrases are counted in thousands.
        #[allow(clippy::cast_precision_loss)]
        let mean = self.ranks as f64 / self.shown.max(1) as f64;
        mean
    }
}
