//! Holds the engine against the second reading of the rules, topic by topic.
//!
//! Three judges are asked. *Linked*: what every single answer establishes by the engine's reading, and the rules of the linked
//! pack; it is cheap, so it is asked about everything. *Decided*: the engine's decision on a set of answers. *Played*: a
//! journey, page by page, by somebody whose answers are the set; what is never asked must not matter. Whoever decides in
//! yet another way can be held against the second reading by [`compare`] too.

mod compare;
mod counterexample;
mod judge;
mod play;

pub use compare::{Effort, Played, Tally, compare};
pub use counterexample::Counterexample;
pub use judge::{Decided, Judge, Linked};
pub use play::Journey;

use crate::pack::Pack;
use crate::verify::independent::{LEVELS, Topic};
use std::fmt;

/// Of one topic: both readings agree on all that was compared.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// The topic.
    pub topic: String,
    /// How many sets of answers there are.
    pub possible: u128,
    /// What was compared with the rules of the linked pack.
    pub linked: Tally,
    /// What was compared with the engine's decisions.
    pub decided: Tally,
    /// What was compared with journeys.
    pub played: Tally,
}

/// How much is compared.
#[derive(Clone, Copy, Debug)]
pub struct Efforts {
    /// With the rules of the linked pack.
    pub linked: Effort,
    /// With the engine's decisions.
    pub decided: Effort,
    /// With journeys.
    pub played: Effort,
}

impl Default for Efforts {
    fn default() -> Self {
        Self {
            linked: Effort {
                near: 2,
                merged: 4,
                full_up_to: 1_000_000,
                by_rule: 0,
                random: 100_000,
                seed: 1,
            },
            decided: Effort {
                near: 2,
                merged: 0,
                full_up_to: 0,
                by_rule: 100,
                random: 20_000,
                seed: 2,
            },
            played: Effort {
                near: 1,
                merged: 2,
                full_up_to: 0,
                by_rule: 20,
                random: 1_000,
                seed: 3,
            },
        }
    }
}

/// Holds one topic of `pack` against the second reading of it.
///
/// # Errors
/// With the smallest set of answers on which they do not agree.
pub fn check_topic(
    topic: &Topic,
    pack: &Pack,
    efforts: &Efforts,
) -> Result<Agreement, Box<Counterexample>> {
    compare::takes_no_more(topic, pack)?;
    let mut engine = Decided::new(pack, topic);
    let mut rules = Linked::new(pack, topic);
    let mut journey = Journey::new(pack, topic);
    let mut tallies = [Tally::default(); 3];
    let mut smallest: Option<Box<Counterexample>> = None;
    let judges: [(&mut dyn Judge, Played, &Effort); 3] = [
        (&mut engine, Played::Given, &efforts.decided),
        (&mut rules, Played::Given, &efforts.linked),
        (&mut journey, Played::PageByPage, &efforts.played),
    ];
    for ((judge, played, effort), tally) in judges.into_iter().zip(&mut tallies) {
        // Once one does not agree, the others are asked only for something smaller.
        let effort = match &smallest {
            Some(found) if found.answers == 0 => break,
            Some(found) => effort.below(found.answers),
            None => *effort,
        };
        match compare(topic, judge, played, &effort) {
            Ok(compared) => *tally = compared,
            Err(found) => smallest = Some(found),
        }
    }
    let [decided, linked, played] = tallies;
    match smallest {
        Some(found) => Err(found),
        None => Ok(Agreement {
            topic: topic.id.clone(),
            possible: topic.answer_sets(),
            linked,
            decided,
            played,
        }),
    }
}

impl Agreement {
    /// Whether every set of answers that can be told apart was compared.
    #[must_use]
    pub fn checked_full(&self) -> bool {
        self.linked.full
    }

    /// How many sets of answers were compared, random ones included.
    #[must_use]
    pub fn sets(&self) -> u64 {
        self.linked.sets() + self.decided.sets() + self.played.sets()
    }

    /// How many of them came to each level.
    pub fn levels(&self) -> impl Iterator<Item = (&'static str, u64)> {
        let tallies = [&self.linked, &self.decided, &self.played].map(|tally| tally.levels);
        LEVELS.into_iter().enumerate().map(move |(at, name)| {
            let of = |levels: &[u64; 9]| levels.get(at).copied().unwrap_or(0);
            (name, tallies.iter().map(of).sum())
        })
    }
}

impl fmt::Display for Agreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reach = if self.checked_full() {
            "every set of answers that matters"
        } else {
            "every set within four answers of the baseline"
        };
        write!(
            f,
            "{}: {} possible, {} compared with the rules ({reach}, {} random), {} with decisions, {} with journeys",
            self.topic,
            self.possible,
            self.linked.sets(),
            self.linked.random,
            self.decided.sets(),
            self.played.sets()
        )
    }
}

#[cfg(test)]
mod tests;
