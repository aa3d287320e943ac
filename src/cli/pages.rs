//! How many pages the written journeys of each topic have after the emergency screen.

use front_door::journey::Journey;
use front_door::pack::Pack;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The goals: half of the journeys with one topic have at most the first number of pages, none has more than the second.
pub(super) const GOAL: (usize, usize) = (6, 10);

/// The journeys of one topic.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Pages {
    /// How many there are.
    journeys: usize,
    /// The pages of the one in the middle.
    median: usize,
    /// The pages of the longest.
    worst: usize,
}

impl Pages {
    /// Whether the goals are met.
    pub(super) fn meet_the_goal(&self) -> bool {
        self.median <= GOAL.0 && self.worst <= GOAL.1
    }

    /// In words for one line.
    pub(super) fn words(&self) -> String {
        let Self {
            journeys,
            median,
            worst,
        } = self;
        format!(
            "{journeys:3} cases: median {median}, worst {worst} pages after the emergency screen"
        )
    }
}

/// By topic; nothing when the folder holds no journeys. Files that are no journeys are the business of `front-door journeys`.
pub(super) fn pages(pack: &Pack, folder: &Path) -> BTreeMap<String, Pages> {
    let mut counts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let texts = files.filter_map(|file| fs::read_to_string(file.path()).ok());
    for journey in texts
        .filter_map(|text| Journey::read_all(&text).ok())
        .flatten()
    {
        if let ([topic], Ok(count)) = (
            journey.topics.as_slice(),
            journey.pages_after_the_screen(pack),
        ) {
            counts.entry(topic.clone()).or_default().push(count);
        }
    }
    let of = |mut counts: Vec<usize>| {
        counts.sort_unstable();
        Pages {
            journeys: counts.len(),
            median: counts.get(counts.len() / 2).copied().unwrap_or(0),
            worst: counts.last().copied().unwrap_or(0),
        }
    };
    counts
        .into_iter()
        .map(|(topic, counts)| (topic, of(counts)))
        .collect()
}
