//! What the exact check counted for one topic: plain figures that other parts can show and store.

use crate::pack::Level;
use serde::{Deserialize, Serialize};

/// The figures of one topic. Counts that outgrow a machine number stand as decimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicProof {
    /// The topic's id.
    pub topic: String,
    /// Every way in which its questions can be answered.
    pub answer_sets: String,
    /// How many of them end at each level, lowest level first.
    pub by_level: Vec<(Level, String)>,
    /// How many journeys there are: answer sets that differ only in what was never asked count once.
    pub journeys: String,
    /// How many states of the topic were checked.
    pub states: usize,
    /// The pages of its longest journey.
    pub longest_pages: usize,
}
