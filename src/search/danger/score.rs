//! How well danger is heard, over phrases written for that. Native only.

use crate::search::Index;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A file of phrases.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DangerPhrases {
    /// Whether it must never be tuned on.
    pub kept_aside: bool,
    /// The phrases.
    pub phrases: Vec<Labelled>,
}

/// What somebody says, and whether it is danger.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labelled {
    /// The words.
    pub words: String,
    /// Whether it may need 999 now.
    pub danger: bool,
    /// What kind of phrase it is: `misspelt`, `past-long-ago`.
    pub kind: String,
}

/// How often danger, or what looks like it, was heard.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Count {
    /// How many phrases are danger.
    pub dangers: usize,
    /// How many of these were heard.
    pub heard: usize,
    /// How many phrases are harmless.
    pub harmless: usize,
    /// How many of these were taken for danger.
    pub false_alarms: usize,
}

/// The figures of one set of phrases.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Figures {
    /// Of all.
    pub all: Count,
    /// By kind of phrase.
    pub kinds: BTreeMap<String, Count>,
    /// Danger that was not heard, and harmless phrases with what was heard in them.
    pub missed: Vec<(String, String)>,
}

impl Figures {
    /// Listens to every phrase.
    #[must_use]
    pub fn of(phrases: &[Labelled], index: &Index) -> Self {
        let mut figures = Self::default();
        for phrase in phrases {
            let dangers = index.dangers(&phrase.words);
            let heard = !dangers.is_empty();
            let kind = figures.kinds.entry(phrase.kind.clone()).or_default();
            for count in [&mut figures.all, kind] {
                count.dangers += usize::from(phrase.danger);
                count.heard += usize::from(phrase.danger && heard);
                count.harmless += usize::from(!phrase.danger);
                count.false_alarms += usize::from(!phrase.danger && heard);
            }
            if heard != phrase.danger {
                let what = |it: &super::Danger| format!("{}: {}", it.kind, it.matched.join(" "));
                let what: Vec<String> = dangers.iter().map(what).collect();
                figures.missed.push((phrase.words.clone(), what.join("; ")));
            }
        }
        figures
    }

    /// Whether the goals are met: 98 of 100 dangers heard, false alarms on at most 2 of 100 harmless phrases.
    #[must_use]
    pub fn meet_the_goals(&self) -> bool {
        let all = self.all;
        100 * all.heard >= 98 * all.dangers && 100 * all.false_alarms <= 2 * all.harmless
    }
}
