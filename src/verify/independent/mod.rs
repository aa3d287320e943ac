//! A second reading of the rules, to hold against the engine.
//!
//! It shares no code with the engine or with what prepares a pack for it: it takes the rules as the plain JSON that a browser
//! gets, and works with an encoding of its own. The findings of one topic are bits; an answer is a mask that it adds; a need is
//! a place on a scale of its own; a set of answers is a list of moves away from the baseline. So a mistake in
//! the engine's reading, linking, ordering or asking cannot also be made here. `tests/core/layers.rs` holds that nothing of the
//! engine is named.

mod bands;
mod bits;
mod build;
mod chance;
mod own;
mod read;
mod scale;
mod sets;
mod topic;
mod ways;
mod words;

pub use bits::Bits;
pub use chance::Chance;
pub use own::OwnChecks;
pub use read::Model;
pub use scale::{LEVELS, Verdict};
pub use sets::{AnswerSet, Class};
pub use topic::{Kind, Move, Question, Rule, Topic};

#[cfg(test)]
mod tests;
