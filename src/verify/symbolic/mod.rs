//! Exact statements about all answer sets at once, with binary decision diagrams.
//!
//! One [`Universe`] holds every answer set of a topic (or of several, or of the same topic in two packs): for each question
//! exactly one of its answers, "not sure" and every mixture of ticks included. A [`View`] says for one pack which findings,
//! rules and decisions hold in which of them. Rules are conjunctions of findings that are only ever added, so "at least this
//! level" is an OR of ANDs and stays small as a diagram. How many answer sets there are, whether two packs ever differ, and
//! the smallest answer set of a kind are then exact, not sampled.

mod alternatives;
mod parts;
mod universe;
mod view;
mod witness;

pub use alternatives::Alternative;
pub use parts::{Part, same_decisions};
pub(crate) use universe::AS_CHANGED;
pub use universe::{Block, Side, Universe};
pub use view::{Counting, View};
pub use witness::Witness;
pub(crate) use witness::answer_in_words;
