//! Tests the tests of the rules: small faults are put into the pack one at a time, and each must be noticed by a hand-written case
//! or a named invariant. Nothing that is made from the pack (a hash, a comparison with yesterday) counts as noticing.

mod edit;
mod list;
mod run;
mod same;

pub use edit::Edit;
pub use list::mutants;
pub use run::{Fate, Judge, Tally};
pub use same::is_equivalent;

use crate::pack::TopicId;

/// The kinds of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A rule is gone.
    DropRule,
    /// A rule asks for one finding less.
    DropFinding,
    /// A rule leads to a lower level.
    LowerLevel,
    /// A rule leads to another door.
    ChangeDoor,
    /// An end of a threshold is one step off.
    ShiftThreshold,
    /// A band has lost one of its ends.
    OpenBand,
    /// An option no longer establishes one of its findings.
    LoseFinding,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::DropRule,
        Self::DropFinding,
        Self::LowerLevel,
        Self::ChangeDoor,
        Self::ShiftThreshold,
        Self::OpenBand,
        Self::LoseFinding,
    ];

    /// Its name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DropRule => "drop-rule",
            Self::DropFinding => "drop-finding",
            Self::LowerLevel => "lower-level",
            Self::ChangeDoor => "change-door",
            Self::ShiftThreshold => "shift-threshold",
            Self::OpenBand => "open-band",
            Self::LoseFinding => "lose-finding",
        }
    }
}

/// One fault.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// The topic it is in; none for what all topics share.
    pub topic: Option<TopicId>,
    /// The rule or question it is in.
    pub place: String,
    /// Its kind.
    pub kind: Kind,
    /// What it does, in words.
    pub what: String,
    /// How it is made.
    pub edit: Edit,
}

impl std::fmt::Display for Mutant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({}): {}", self.place, self.kind.as_str(), self.what)
    }
}
