//! Ways out of the script, and raising an outcome. Neither ever lowers anything.

use crate::desk::answers::given;
use crate::desk::call::{Exit, Given, Raised, rank};
use crate::desk::event::{Effect, Panel, Spot};
use crate::desk::scene::Desk;
use crate::desk::state::{Model, scene};
use crate::pack::reception::{ExitKind, RaiseText};
use crate::pack::{Door, Rung};

/// Whether a way out of the script means anything now.
#[must_use]
pub fn is_open(desk: &Desk<'_>, model: &Model, kind: ExitKind) -> bool {
    let Some(scene) = scene(desk, &model.call) else {
        return false;
    };
    match kind {
        ExitKind::Clinician | ExitKind::Worse => true,
        ExitKind::Declines999 => model.call.stop(desk, &scene).is_some(),
        ExitKind::DeclinesLower => scene.outcome().is_some_and(|outcome| {
            matches!(outcome.rung, Rung::SelfCare | Rung::Pharmacy | Rung::NhsApp)
                || matches!(
                    outcome.door,
                    Door::Optician | Door::Dentist | Door::SelfReferral
                )
        }),
    }
}

/// Leaves the script: the caller's words are asked for.
pub(super) fn leave(desk: &Desk<'_>, model: &mut Model, kind: ExitKind) -> Vec<Effect> {
    if !is_open(desk, model, kind) {
        return Vec::new();
    }
    model.panel = None;
    if !model.call.has_left(kind) {
        model.call.exits.push(Exit {
            kind,
            words: String::new(),
        });
        let mut effects = given(desk, model, Given::Exit(kind));
        effects.retain(|effect| !matches!(effect, Effect::Focus(_)));
        effects.push(Effect::ReadClock);
        effects.push(Effect::Focus(Spot::Exit));
        return effects;
    }
    vec![Effect::Focus(Spot::Exit)]
}

pub(super) fn words(model: &mut Model, kind: ExitKind, words: String) {
    let mut exits = model.call.exits.iter_mut();
    if let Some(exit) = exits.find(|exit| exit.kind == kind) {
        exit.words = words;
    }
}

/// The needs above what stands now, with their positions.
#[must_use]
pub fn higher<'d>(desk: &Desk<'d>, model: &Model) -> Vec<(usize, &'d RaiseText)> {
    let scene = scene(desk, &model.call);
    let now = scene.and_then(|scene| model.call.need(desk, &scene));
    let all = desk.text.raise_to.iter().enumerate();
    all.filter(|(_, to)| now.is_none_or(|now| rank(to.need.into()) > rank(now)))
        .collect()
}

pub(super) fn raise_to(desk: &Desk<'_>, model: &mut Model, to: usize) -> Vec<Effect> {
    if higher(desk, model).iter().any(|(place, _)| *place == to) {
        model.panel = Some(Panel::RaiseWhy(to));
        return vec![Effect::Focus(Spot::Panel)];
    }
    Vec::new()
}

pub(super) fn raise(desk: &Desk<'_>, model: &mut Model, raised: Raised) -> Vec<Effect> {
    let known = desk.text.raise_reasons.get(raised.reason).is_some();
    let above = higher(desk, model)
        .iter()
        .any(|(place, _)| *place == raised.to);
    if !known || !above {
        return Vec::new();
    }
    model.panel = None;
    model.call.raised = Some(raised);
    given(desk, model, Given::Raised)
}
