//! Named invariants: what must hold in every state of a topic, written from the facts and not from the rules. They are read and
//! proved natively and never travel to a browser.

use crate::pack::authored::record;
use crate::pack::ids::{FindingId, InvariantId, SourceId, TopicId};
use crate::pack::model::Status;
use crate::pack::need::{Door, Level};

record! {
    /// `invariants.json`: what must hold whatever the rules say.
    pub struct InvariantsFile {
        /// The invariants.
        invariants: Vec<Invariant>,
    }

    /// One invariant: in every state in which all these findings hold, the need is at least this, or these doors are never shown.
    pub struct Invariant {
        /// Its id.
        id: InvariantId,
        /// What it says, in a sentence.
        about: String,
        /// The findings.
        when: Vec<FindingId>,
        /// The topics for which it holds; every topic when left out.
        topics: Vec<TopicId>,
        /// The least need.
        at_least: Option<Least>,
        /// Doors that the headline never shows.
        never: Vec<Door>,
        /// Where it comes from.
        source: Option<SourceId>,
        /// How well it is backed.
        status: Status,
        /// The rows of the clinical fact tables it says, such as `RF19`.
        rows: Vec<String>,
    }

    /// The least need of an invariant.
    pub struct Least {
        /// The level.
        level: Level,
        /// The door: at this level a rule that leads here would change nothing.
        door: Option<Door>,
    }
}
