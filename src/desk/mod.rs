//! The reception desk: the same rules for a care navigator with a caller.
//!
//! [`state`] is the pure part, as in [`crate::app`]: the state, the one function that changes it, and what the browser has to
//! do as data. [`scene`] works out from the answers what is asked now; [`menu`] lists what can be answered, each with its
//! key; [`keys`] turns a pressed key into an event. Whatever is decided comes from [`crate::contract::step`].

#[cfg(target_arch = "wasm32")]
mod contact;
#[cfg(target_arch = "wasm32")]
mod draw;
#[cfg(target_arch = "wasm32")]
mod find;
#[cfg(target_arch = "wasm32")]
mod judged;
#[cfg(target_arch = "wasm32")]
mod panels;
#[cfg(target_arch = "wasm32")]
mod root;
#[cfg(target_arch = "wasm32")]
mod script;
#[cfg(target_arch = "wasm32")]
mod shell;
#[cfg(target_arch = "wasm32")]
mod standing;
#[cfg(target_arch = "wasm32")]
mod stop;

pub mod answers;
pub mod call;
pub mod counts;
pub mod drill;
pub mod event;
pub mod exits;
pub mod keys;
#[cfg(not(target_arch = "wasm32"))]
pub mod measure;
pub mod menu;
pub mod note;
pub mod practice;
pub mod scene;
pub mod state;
pub mod ways;

#[cfg(target_arch = "wasm32")]
pub use root::{DeskApp, DeskProps, start};

use crate::app::view::{Signs, signs};
use crate::contract::{OutcomeView, WatchView};
use crate::desk::call::Call;
use crate::desk::scene::{Desk, Scene};
use crate::pack::reception::SayText;
use crate::pack::{Door, Level};

/// The words for a door: those meant for the highest level that is not above this one.
#[must_use]
pub fn words_for<'d>(desk: &Desk<'d>, door: Door, level: Level) -> Option<&'d SayText> {
    let fits = |say: &&SayText| say.door == door && say.from.is_none_or(|from| from <= level);
    let all = desk.text.say.iter().filter(fits);
    all.max_by_key(|say| say.from)
}

/// How many signs to watch for are said: more than a few are not remembered.
const MOST_SIGNS: usize = 4;

/// The signs to watch for that are said, the most urgent first, with what to do then: one of each thing to do, then more of
/// the most urgent.
#[must_use]
pub fn watch_words(desk: &Desk<'_>, call: &Call, outcome: &OutcomeView) -> Vec<Signs> {
    let aloud = |watch: &WatchView| sign_words(desk, call, watch);
    let watch: Vec<WatchView> = outcome.watch_for.iter().map(aloud).collect();
    let mut said = signs(&watch);
    let mut more = MOST_SIGNS.saturating_sub(said.len());
    for group in &mut said {
        group.signs.truncate(more + 1);
        more -= group.signs.len().saturating_sub(1);
    }
    said
}

/// A sign to watch for in the words in which it is read out.
fn sign_words(desk: &Desk<'_>, call: &Call, watch: &WatchView) -> WatchView {
    let say = desk.say(call);
    let mut aloud = watch.clone();
    let mut known = desk.text.watch.iter();
    if let Some(known) = known.find(|known| say.text(&known.sign) == watch.sign) {
        aloud.sign = say.text(&known.words);
    }
    let then = words_for(desk, watch.then.door, watch.then.level);
    if let Some(then) = then.and_then(|text| text.then.as_ref()) {
        aloud.action = say.text(then);
    }
    aloud
}

/// Whether a referral to a pharmacy may be sent: the outcome is a pharmacy, and the person is old enough.
#[must_use]
pub fn may_refer_to_pharmacy(desk: &Desk<'_>, call: &Call, scene: &Scene) -> bool {
    let pharmacy = |outcome: &OutcomeView| outcome.doors.contains(&Door::Pharmacy);
    scene.outcome().is_some_and(pharmacy)
        && call.exits.is_empty()
        && !call.journey.is_under(desk.text.pharmacy_first.from_age)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
