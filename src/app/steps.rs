//! From step to step: forward, back, to a step that the browser remembers.

use crate::app::draft::Mistake;
use crate::app::path::Screen;
use crate::app::place::Typed;
use crate::app::state::{Effect, Model, Phase, WHO};
use crate::contract::QuestionView;
use crate::pack::{AskingFor, Pack};

/// In years: who is younger and asks for themselves is asked again whom it is for.
const ASKED_AGAIN: u32 = 5;

/// How a step gets into the browser's history.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    New,
    InPlace,
    /// The browser is there already.
    Present,
}

/// The step's entry in the browser's history: a new one, unless the topic is nobody else's business.
pub(super) fn history(pack: &Pack, model: &Model, step: usize) -> Effect {
    if model.is_sensitive(pack) {
        Effect::ReplaceHistory(step)
    } else {
        Effect::PushHistory(step)
    }
}

/// The step before, through the browser's history if that knows of it.
pub(super) fn back(pack: &Pack, model: &mut Model) -> Vec<Effect> {
    let step = model.phase.step();
    if model.is_sensitive(pack) {
        go_to(pack, model, step.saturating_sub(1), Entry::InPlace)
    } else {
        vec![Effect::HistoryBack(step)]
    }
}

/// Shows a step, or the last one there is.
pub(super) fn go_to(pack: &Pack, model: &mut Model, step: usize, entry: Entry) -> Vec<Effect> {
    let Some(path) = model.path(pack) else {
        model.phase = Phase::Broken;
        return vec![Effect::ShowStatic];
    };
    let step = step.min(path.last());
    let adding = matches!(model.phase, Phase::Add(_));
    model.phase = match path.screens.get(step) {
        None | Some(Screen::Start) => Phase::Start,
        Some(Screen::Who(_)) => Phase::Who,
        Some(Screen::Page(_)) => Phase::Page(step),
        Some(Screen::Add) => Phase::Add(step),
        Some(Screen::Outcome) => Phase::Outcome(step),
    };
    model.changing = false;
    // Who was adding what else is wrong finds the screen as they left it.
    if !(adding && model.phase == Phase::Who) {
        model.drafts = Vec::new();
    }
    model.forget_words();
    model.place_typed = String::new();
    model.place_found = Typed::Nothing;
    model.mistakes = Vec::new();
    model.copied = None;
    model.asked = None;
    model.wrong = None;
    let mut effects = Vec::new();
    match entry {
        Entry::New => effects.push(history(pack, model, step)),
        Entry::InPlace => effects.push(Effect::ReplaceHistory(step)),
        Entry::Present => {}
    }
    if matches!(model.phase, Phase::Outcome(_)) {
        effects.push(Effect::ReadClock);
    }
    effects.push(Effect::FocusHeading);
    effects
}

/// Reads the inputs of the present screen; goes on if nothing is missing or wrong.
pub(super) fn carry_on(pack: &Pack, model: &mut Model) -> Vec<Effect> {
    let Some(path) = model.path(pack) else {
        return go_to(pack, model, 0, Entry::Present);
    };
    let step = model.phase.step();
    let mut mistakes: Vec<(String, Mistake)> = Vec::new();
    if model.phase == Phase::Who && model.journey.asking_for.is_none() {
        mistakes.push((WHO.to_owned(), Mistake::Choose));
    }
    let mut answers = Vec::new();
    let questions = path
        .screens
        .get(step)
        .map(Screen::questions)
        .unwrap_or_default();
    for question in questions {
        let draft = model.draft(question);
        match draft.read(question) {
            Ok(answer) => answers.push((question.id.clone(), answer)),
            Err(mistake) => mistakes.push((question.id.clone(), mistake)),
        }
    }
    if !mistakes.is_empty() {
        model.mistakes = mistakes;
        return vec![Effect::FocusMistakes];
    }
    // A page that was open until now leads to the next open one, not through answers that another topic has had before.
    let known = |question: &QuestionView| model.journey.answers.contains_key(&question.id);
    let onwards = model.changing || !questions.iter().all(known);
    model.journey.answers.extend(answers);
    let says_me = model.journey.asking_for == Some(AskingFor::Me);
    if says_me && !model.young_checked && model.journey.is_under(ASKED_AGAIN) {
        return who_is_it(pack, model);
    }
    let next = if onwards { usize::MAX } else { step + 1 };
    go_to(pack, model, next, Entry::New)
}

/// A child this young does not sit at the screen alone: who is it for? Asked once, and taken as it is said.
fn who_is_it(pack: &Pack, model: &mut Model) -> Vec<Effect> {
    model.young_checked = true;
    let mut effects = Vec::new();
    if model.phase != Phase::Who {
        effects = go_to(pack, model, 1, Entry::New);
    }
    model.mistakes = vec![(WHO.to_owned(), Mistake::TooYoung)];
    effects.retain(|effect| *effect != Effect::FocusHeading);
    effects.push(Effect::FocusMistakes);
    effects
}
