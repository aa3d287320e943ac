//! One call: what was said and answered, and what the person who answers it decided besides.

use crate::app::draft::Mistake;
use crate::app::path::Journey;
use crate::contract::NeedView;
use crate::desk::scene::{Desk, Scene};
use crate::directory::Seat;
use crate::pack::reception::{ExitKind, RaiseText};
use crate::pack::{Door, Level, Need, Rung};

/// What reception says of a call that leaves the script: a clinician, now.
pub const CLINICIAN: NeedView = NeedView {
    level: Level::Now,
    door: Door::Practice,
};

/// One call.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// Topics, answers, place.
    pub journey: Journey,
    /// What stands in the field for the caller's words.
    pub typed: String,
    /// What they said before a topic was picked.
    pub said: Vec<String>,
    /// Whether they agreed to be asked.
    pub consent: Option<bool>,
    /// What was given, in its order.
    pub order: Vec<Given>,
    /// What is ticked in the list that is asked now.
    pub ticks: Vec<String>,
    /// What stands in the field of the number that is asked now.
    pub number: String,
    /// What is wrong with that.
    pub mistake: Option<Mistake>,
    /// Up to which level a stop was acknowledged.
    pub acknowledged: Option<Level>,
    /// Answers that were lowered after a stop.
    pub lowered: Vec<Lowered>,
    /// Ways out of the script.
    pub exits: Vec<Exit>,
    /// To what the outcome was raised.
    pub raised: Option<Raised>,
    /// What they had meant to do: a position in the list of it.
    pub intended: Option<usize>,
    /// Whether they agreed to the outcome.
    pub agreed: bool,
    /// Whether they were told what to watch for.
    pub watch_said: bool,
    /// Whether somebody under 5 has been asked again whom it is for.
    pub young_checked: bool,
}

/// One thing that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A topic.
    Topic(String),
    /// Whether questions may be asked.
    Consent,
    /// Whom it is for.
    Who,
    /// An answer.
    Answer(String),
    /// Whether anything else is wrong.
    Offer,
    /// A way out of the script.
    Exit(ExitKind),
    /// A higher outcome.
    Raised,
}

/// An answer that was taken back after a stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lowered {
    /// The question's id; none when it was no answer.
    pub question: Option<String>,
    /// What it was about, in words.
    pub about: String,
    /// What it was, in words.
    pub was: String,
    /// Why: a position in the list of reasons.
    pub reason: usize,
}

/// A way out of the script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exit {
    /// Which.
    pub kind: ExitKind,
    /// The caller's words.
    pub words: String,
}

/// A higher outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raised {
    /// To what: a position in the list of it.
    pub to: usize,
    /// Why: a position in the list of reasons.
    pub reason: usize,
}

impl Default for Call {
    fn default() -> Self {
        Self {
            journey: Journey {
                seat: Seat::Reception,
                ..Journey::default()
            },
            typed: String::new(),
            said: Vec::new(),
            consent: None,
            order: Vec::new(),
            ticks: Vec::new(),
            number: String::new(),
            mistake: None,
            acknowledged: None,
            lowered: Vec::new(),
            exits: Vec::new(),
            raised: None,
            intended: None,
            agreed: false,
            watch_said: false,
            young_checked: false,
        }
    }
}

impl Call {
    /// Whether nothing has been given yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty() && self.typed.is_empty()
    }

    /// The need to which the outcome was raised.
    #[must_use]
    pub fn raised_to<'d>(&self, desk: &Desk<'d>) -> Option<&'d RaiseText> {
        self.raised
            .and_then(|raised| desk.text.raise_to.get(raised.to))
    }

    /// The highest of what the rules and whoever answers the call say; ways out of the script aside.
    #[must_use]
    pub fn need(&self, desk: &Desk<'_>, scene: &Scene) -> Option<NeedView> {
        let raised = self.raised_to(desk).map(|raised| raised.need.into());
        higher(scene.need(), raised)
    }

    /// What is advised in the end; nothing while questions are still open.
    #[must_use]
    pub fn advised(&self, desk: &Desk<'_>, scene: &Scene) -> Option<NeedView> {
        let refused = self.consent == Some(false);
        let left = (refused || !self.exits.is_empty()).then_some(CLINICIAN);
        let is_open = scene.outcome().is_none() && self.raised.is_none() && left.is_none();
        if is_open {
            return None;
        }
        higher(self.need(desk, scene), left)
    }

    /// The level at which the call has to stop, when a red flag holds.
    #[must_use]
    pub fn stop(&self, desk: &Desk<'_>, scene: &Scene) -> Option<Level> {
        let level = self.need(desk, scene)?.level;
        level.is_red_flag().then_some(level)
    }

    /// The level of a stop that has not been acknowledged.
    #[must_use]
    pub fn unacknowledged(&self, desk: &Desk<'_>, scene: &Scene) -> Option<Level> {
        self.stop(desk, scene)
            .filter(|level| self.acknowledged.is_none_or(|seen| seen < *level))
    }

    /// Whether the call went a way out of the script.
    #[must_use]
    pub fn has_left(&self, kind: ExitKind) -> bool {
        self.exits.iter().any(|exit| exit.kind == kind)
    }
}

/// The higher of two needs; the first when neither is.
fn higher(one: Option<NeedView>, other: Option<NeedView>) -> Option<NeedView> {
    match (one, other) {
        (Some(one), Some(other)) if rank(other) > rank(one) => Some(other),
        (None, other) => other,
        (one, _) => one,
    }
}

/// What decides between needs.
#[must_use]
pub fn rank(need: NeedView) -> (Level, u8) {
    Need::of(need.level, need.door).rank()
}

/// The step of the ladder of a need.
#[must_use]
pub fn rung(need: NeedView) -> Rung {
    need.door.rung()
}
