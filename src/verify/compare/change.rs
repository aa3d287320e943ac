//! What a comparison of one journey says.

use super::cause::Cause;
use crate::engine::GivenAnswer;
use crate::pack::{Need, RuleId};
use serde::Serialize;
use std::collections::BTreeMap;

/// What changes for one topic, or for several together. Numbers of answer sets are texts: they outgrow JSON's numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TopicChange {
    /// The topic's id; several are joined by `+`.
    pub topic: String,
    /// Its name.
    pub title: String,
    /// The hash of what decided in it.
    pub old_rules: String,
    /// The hash of what decides in it, or in the topic that catches it, now.
    pub new_rules: String,
    /// The topics of the new pack it is compared with, when they are others.
    pub caught_by: Option<String>,
    /// How many answer sets there are, over the questions of both packs.
    pub states: String,
    /// In how many of them the decision differs.
    pub changed: String,
    /// Where the level is lower than before.
    pub less_urgent: Direction,
    /// Where it is higher.
    pub more_urgent: Direction,
    /// Where the level stays, and the doors or what stands beside them change.
    pub other_doors: OtherDoors,
}

/// Answer sets whose level stays.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OtherDoors {
    /// How many.
    pub states: String,
    /// The smallest example, one with another door in the headline if there is one.
    pub example: Option<Example>,
}

/// Answer sets whose level moves one way.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Direction {
    /// How many.
    pub states: String,
    /// The same by what moves them; each answer set is in one group.
    pub groups: Vec<Group>,
}

/// Answer sets that one rule moves.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// The rule: where it is less urgent one of the old pack, where it is more urgent one of the new.
    pub rule: RuleId,
    /// What became of it.
    #[serde(flatten)]
    pub cause: Cause,
    /// How many.
    pub states: String,
    /// The smallest example of the greatest move.
    pub example: Example,
    /// Less urgent: the entry of `changes.json` that gives the reason.
    pub listed: Option<String>,
    /// Whether somebody signed that entry.
    pub reviewed: bool,
}

/// One answer set and both decisions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Example {
    /// The topic and its answers in plain words.
    pub words: String,
    /// All answers, as in a request.
    pub answers: BTreeMap<String, GivenAnswer>,
    /// The old decision; none when nothing decided.
    pub before: Option<Need>,
    /// The new one.
    pub after: Option<Need>,
}

/// Which way the level moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Down.
    Less,
    /// Up.
    More,
}
