//! How well the rules do on the cases: exact, safe, above the expert, emergencies caught, by level and age.

use super::{Case, Kind, Played, Share};
use crate::directory::Seat;
use crate::engine::GivenAnswer;
use crate::pack::bundle::Advice;
use crate::pack::{Level, Pack};
use crate::search::Index;
use serde::Serialize;
use std::collections::BTreeMap;

/// One case with what the front door said.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    /// The case.
    pub case: &'a Case,
    /// What it said, or why the case can't be entered.
    pub played: Result<Played, String>,
    /// Whether the person's words bring the topic onto the screen.
    pub found: bool,
}

impl<'a> Judged<'a> {
    /// Plays a case at the resident's seat.
    #[must_use]
    pub fn of(case: &'a Case, pack: &Pack, advice: &Advice, index: &Index) -> Self {
        Self {
            case,
            played: case.play(pack, Some(advice), Seat::Resident),
            found: case.is_found(pack, index),
        }
    }

    /// What the front door said, when that is lower than the lowest level that the facts allow.
    #[must_use]
    pub fn too_low(&self) -> Option<&Played> {
        let played = self.played.as_ref().ok()?;
        (played.level < self.case.least).then_some(played)
    }

    /// What the front door said, when neither the level nor a door is what the facts say.
    #[must_use]
    pub fn differs(&self) -> Option<&Played> {
        let played = self.played.as_ref().ok()?;
        let expect = &self.case.expect;
        let door =
            expect.doors.is_empty() || played.doors.iter().any(|door| expect.doors.contains(door));
        (played.level != expect.level || !door).then_some(played)
    }
}

/// The age of the person a case is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgeGroup {
    /// Under 5.
    Under5,
    /// 5 to 17.
    Child,
    /// 18 to 64.
    Adult,
    /// 65 and over.
    Older,
    /// Not said.
    Unknown,
}

impl AgeGroup {
    /// Of a case, by its answer to `age`.
    #[must_use]
    pub fn of(case: &Case) -> Self {
        let given = case.answers.get("age").cloned();
        let given = given.and_then(|age| serde_json::from_value::<GivenAnswer>(age).ok());
        let under = |years| given.as_ref().and_then(|age| age.is_age_under(years));
        match (under(5), under(18), under(65)) {
            (None, _, _) => Self::Unknown,
            (Some(true), _, _) => Self::Under5,
            (_, Some(true), _) => Self::Child,
            (_, _, Some(true)) => Self::Adult,
            _ => Self::Older,
        }
    }
}

/// Figures over some of the cases that can be entered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// At exactly the level that the facts say.
    pub exact: Share,
    /// At that level or above it.
    pub safe: Share,
    /// At one of the doors that the facts name, of those that reach the level.
    pub doors: Share,
}

impl Figures {
    fn add(&mut self, case: &Case, played: &Played) {
        let expect = &case.expect;
        self.exact.add(played.level == expect.level);
        self.safe.add(played.level >= expect.level);
        if played.level == expect.level && !expect.doors.is_empty() {
            let fits = |door| expect.doors.contains(door);
            self.doors.add(played.doors.iter().any(fits));
        }
    }
}

/// What the cases show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Score {
    /// Cases that can be entered: the words bring the topic, and every answer can be given.
    pub enterable: Share,
    /// All cases that end in an outcome.
    pub all: Figures,
    /// By the level that the facts say.
    pub by_level: BTreeMap<Level, Figures>,
    /// By age.
    pub by_age: BTreeMap<AgeGroup, Figures>,
    /// Of the cases that need A&E or 999, those that are sent to either.
    pub emergencies: Share,
    /// Of those that need 999, those that are told to call it.
    pub calls: Share,
    /// Of the cases that are no emergency, those that are sent to A&E or 999.
    pub needless_emergencies: Share,
    /// Of all cases, those that are sent higher than the facts say.
    pub above: Share,
    /// By the level that the facts say, how many reach each level.
    pub mix: BTreeMap<Level, BTreeMap<Level, usize>>,
    /// Cases of each kind.
    pub kinds: BTreeMap<Kind, usize>,
}

impl Score {
    /// Counts the cases.
    #[must_use]
    pub fn of(judged: &[Judged]) -> Self {
        let mut score = Self::default();
        for it in judged {
            score.enterable.add(it.found && it.played.is_ok());
            for kind in &it.case.kinds {
                *score.kinds.entry(*kind).or_default() += 1;
            }
            if let Ok(played) = &it.played {
                score.add(it.case, played);
            }
        }
        score
    }

    fn add(&mut self, case: &Case, played: &Played) {
        let level = case.expect.level;
        self.all.add(case, played);
        self.by_level.entry(level).or_default().add(case, played);
        let by_age = self.by_age.entry(AgeGroup::of(case)).or_default();
        by_age.add(case, played);
        if level >= Level::Ae {
            self.emergencies.add(played.level >= Level::Ae);
        } else {
            self.needless_emergencies.add(played.level >= Level::Ae);
        }
        if level == Level::Emergency {
            self.calls.add(played.level == Level::Emergency);
        }
        self.above.add(played.level > level);
        let mix = self.mix.entry(level).or_default();
        *mix.entry(played.level).or_default() += 1;
    }
}
