//! Decide, ask, explain: a pure function of pack, topics and answers.
//!
//! The engine knows no clock, place, seat, storage or browser, not even in its types, so the same answers give the same
//! decision everywhere. The decision is the highest need among the rules that hold; every rule is a conjunction of
//! findings and findings are only ever added, so nothing that is answered can lower it.

mod answers;
mod decide;
mod decision;
mod live;
mod raise;
mod reach;
mod state;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use answers::established;
pub use answers::{Answer, AnswerError, Answers, GivenAnswer, Topics};
pub use decide::{Also, Ask, Decision, Step};
pub use raise::Raise;
pub use state::{Findings, Knowledge, State};

use crate::pack::Pack;

/// What comes next: a page of questions, or the decision.
#[must_use]
pub fn ask(pack: &Pack, topics: &Topics, answers: &Answers) -> Step {
    decide::next(&State::new(pack, topics, answers))
}
