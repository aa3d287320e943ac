//! Two packs compared: what appears and vanishes, and in which of all possible answer sets the decision changes.
//!
//! An answer set is what is true of one person, told as answers to the questions of *both* packs. Each pack hears only what it
//! asks: a question that it lacks, does not ask of this person, or has no such answer to, tells it nothing. So a question that
//! is dropped is less urgent wherever it mattered. The counts are exact (`verify::symbolic`).

mod cause;
mod change;
mod decides;
mod doors;
mod exact;
mod journeys;
mod listed;
mod moves;
mod read;
mod structure;
mod words;

pub use cause::Cause;
pub use change::{Direction, Example, Group, OtherDoors, TopicChange};
pub use decides::Decides;
pub use exact::compare_topics;
pub use listed::LessUrgent;
pub use read::read_released;
pub use structure::{Moved, Structure};

use crate::pack::{Date, Pack, RuleId};
use crate::verify::approval::ChangeRecord;
use crate::verify::symbolic::Side;
use serde::Serialize;
use std::collections::BTreeSet;

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Named {
    /// The pack's id.
    pub pack: String,
    /// Its version.
    pub version: String,
    /// The hash of its rules, words included.
    pub rules: String,
    /// The day on which it was last changed.
    pub as_of: Date,
}

/// Two packs compared.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// The old pack.
    pub old: Named,
    /// The new one.
    pub new: Named,
    /// What appears and vanishes.
    pub structure: Structure,
    /// Topics, and sets of topics, in which a decision changes.
    pub topics: Vec<TopicChange>,
    /// How many changes are less urgent, and how they stand.
    pub less_urgent: LessUrgent,
    /// Entries that `changes.json` lacks, without their reasons.
    pub to_list: Vec<ChangeRecord>,
}

impl Named {
    fn of(pack: &Pack) -> Self {
        Self {
            pack: pack.about.id.clone(),
            version: pack.about.version.clone(),
            rules: pack.rules_hash.clone(),
            as_of: pack.about.as_of,
        }
    }
}

/// Compares two packs; only journeys in which something else decides than before are looked at answer set by answer set.
#[must_use]
pub fn compare(old: &Pack, new: &Pack) -> Comparison {
    let mut topics: Vec<TopicChange> = Vec::new();
    for (index, topic) in (0u16..).zip(old.topics()) {
        let ids = [topic.authored.id.to_string()];
        let before = Decides::whole(&Side::of(old, index));
        if before != Decides::whole(&journeys::counterpart(new, &ids)) {
            topics.extend(compare_topics(old, new, &ids, None));
        }
    }
    topics.extend(compare_joined(old, new));
    topics.retain(|change| change.changed != "0");
    Comparison {
        old: Named::of(old),
        new: Named::of(new),
        structure: structure::structure(old, new),
        topics,
        less_urgent: LessUrgent::default(),
        to_list: Vec::new(),
    }
}

/// Several topics together, where the rules that need several of them changed.
fn compare_joined(old: &Pack, new: &Pack) -> Vec<TopicChange> {
    let (before, after) = (journeys::joined(old), journeys::joined(new));
    let sets: BTreeSet<&Vec<String>> = before.keys().chain(after.keys()).collect();
    // A topic that only the new pack has is new as a whole.
    let known = sets
        .into_iter()
        .filter(|ids| ids.iter().all(|id| old.find_topic(id).is_some()));
    let changes = known.filter_map(|ids| {
        let side = Side {
            pack: old,
            topics: ids.iter().filter_map(|id| old.find_topic(id)).collect(),
        };
        let rules = (before.get(ids), after.get(ids));
        let none = Vec::new();
        let (mine, theirs) = (rules.0.unwrap_or(&none), rules.1.unwrap_or(&none));
        if Decides::of(&side, mine) == Decides::of(&journeys::counterpart(new, ids), theirs) {
            return None;
        }
        let named: Vec<RuleId> = mine
            .iter()
            .chain(theirs)
            .map(|(_, rule)| rule.authored.id.clone())
            .collect();
        let change = compare_topics(old, new, ids, Some(&named))?;
        let told = !change.less_urgent.groups.is_empty() || !change.more_urgent.groups.is_empty();
        told.then_some(change)
    });
    changes.collect()
}
