//! The resident's screens inside the kiosk: what they may know of it, and what it does in place of their effects.

use crate::app::path::{Path, Place};
use crate::app::shell;
use crate::app::state::{Effect, Event as Asked, Model, Phase};
use crate::app::words::Say;
use crate::contract::{self, OutcomeView, Response};
use crate::directory::WallTime;
use crate::kiosk::session::{Event, Sheet, Stage};
use crate::kiosk::site::KioskFile;
use crate::kiosk::takeaway;
use crate::kiosk::trust::Trust;
use crate::pack::bundle::Advice;
use crate::pack::{AskingFor, DeskFile, Pack};
use std::rc::Rc;
use yew::Callback;

/// What the resident's screens know of the kiosk that holds them.
#[derive(Clone, Debug)]
pub(crate) struct AtKiosk {
    pub(crate) desk: Rc<DeskFile>,
    pub(crate) file: Rc<KioskFile>,
    /// Tells the kiosk.
    pub(crate) tell: Callback<Event>,
}

/// One journey, as far as its effects need it.
pub(crate) struct Held<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) advice: Option<&'a Advice>,
    pub(crate) model: &'a Model,
    pub(crate) path: &'a Path,
}

impl Held<'_> {
    fn outcome(&self) -> Option<OutcomeView> {
        let request = self.model.journey.request(&self.path.answers);
        match contract::step(self.pack, self.advice, &request) {
            Ok(Response::Outcome(outcome)) => Some(*outcome),
            _ => None,
        }
    }

    fn stage(&self) -> Stage {
        let outcome = match self.model.phase {
            Phase::Outcome(_) => self.outcome(),
            _ => None,
        };
        outcome.map_or(Stage::Asking, |outcome| {
            if outcome.level.is_red_flag() {
                Stage::Emergency(outcome.rung)
            } else {
                Stage::Outcome(outcome.rung)
            }
        })
    }

    fn paper(&self) -> Option<String> {
        let say = Say {
            pack: self.pack,
            asking_for: self.model.journey.asking_for.unwrap_or(AskingFor::Me),
        };
        let outcome = self.outcome()?;
        Some(takeaway::paper(&say, &outcome, self.model.journey.now))
    }
}

impl AtKiosk {
    /// Where the screen stands, as the resident's screens take a place.
    pub(crate) fn place(&self) -> Place {
        Place {
            postcode: self.file.postcode.clone(),
            ..Place::default()
        }
    }

    /// Whether the clock can be believed.
    pub(crate) fn trust(&self, pack: &Pack, now: Option<WallTime>) -> Trust {
        Trust::of(now, pack.about.as_of, self.desk.holds_until)
    }

    /// Does what a shared screen does in place of an effect; gives back what the browser has to do all the same. The
    /// browser's history learns nothing, nothing is copied, nobody is led away.
    pub(crate) fn instead(
        &self,
        held: &Held<'_>,
        effect: Effect,
        dispatch: &Callback<Asked>,
    ) -> Option<Effect> {
        match effect {
            Effect::PushHistory(_) | Effect::ReplaceHistory(_) => {}
            Effect::HistoryBack(step) => dispatch.emit(Asked::WentTo(step.saturating_sub(1))),
            Effect::ReadClock => {
                let now = shell::london();
                let trust = self.trust(held.pack, now);
                dispatch.emit(Asked::AtLeast(trust.at_least(self.desk.holds_until)));
                dispatch.emit(Asked::Clock(trust.believed(now)));
            }
            Effect::Copy(text) => self.tell.emit(Event::Lay(Sheet::Advice(text))),
            Effect::Print => {
                if let Some(text) = held.paper().filter(|_| self.file.receipt) {
                    self.tell.emit(Event::Print(text));
                }
            }
            Effect::Leave(_) => self.tell.emit(Event::Finish),
            Effect::FocusHeading => {
                self.tell.emit(Event::Seen(held.stage()));
                return Some(Effect::FocusHeading);
            }
            Effect::FocusMistakes
            | Effect::FocusPicked
            | Effect::ShowMarked
            | Effect::ShowStatic => return Some(effect),
        }
        None
    }
}
