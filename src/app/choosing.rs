//! Choosing what is wrong: one topic, or several before the questions begin, or one more later.

use crate::app::event::{Effect, Phase};
use crate::app::path::Screen;
use crate::app::state::{Linked, Model};
use crate::app::steps::{Entry, back, go_to, history};
use crate::pack::Pack;

impl Model {
    /// The state when the app opens: at the start, or with a topic that a link named. A sensitive topic is never opened by a
    /// link; a name that no topic has is looked for.
    #[must_use]
    pub fn opened(pack: &Pack, topic: Option<&str>, linked: Linked) -> (Self, Vec<Effect>) {
        let mut model = Self::fresh(linked);
        let mut effects = vec![Effect::ReplaceHistory(0)];
        let Some(id) = topic else {
            return (model, effects);
        };
        let named = pack.find_topic(id).and_then(|index| pack.topic(index));
        match named.map(|topic| &topic.authored) {
            Some(topic) if !topic.sensitive => {
                effects.extend(picked(pack, &mut model, topic.id.to_string()));
                // The page has only just opened: taking the focus would hide where the person is.
                effects.retain(|effect| *effect != Effect::FocusHeading);
            }
            Some(_) => {}
            None => model.search = id.replace('-', " "),
        }
        (model, effects)
    }
}

/// A topic of the first screen.
pub(super) fn picked(pack: &Pack, model: &mut Model, topic: String) -> Vec<Effect> {
    if model.several && model.phase == Phase::Start {
        model.forget_words();
        choose(model, topic);
        return vec![Effect::FocusPicked];
    }
    // Another topic may be about another person: nothing is kept.
    *model = Model::fresh(model.linked.clone());
    model.journey.topics = vec![topic];
    go_to(pack, model, 1, Entry::New)
}

fn choose(model: &mut Model, topic: String) {
    if !model.journey.topics.contains(&topic) {
        model.journey.topics.push(topic);
    }
}

/// Takes a topic away again.
pub(super) fn dropped(pack: &Pack, model: &mut Model, topic: &str) -> Vec<Effect> {
    model.journey.topics.retain(|id| id != topic);
    let shown = match model.phase {
        Phase::Start => model.several,
        _ => model.journey.topics.len() > 1,
    };
    if model.phase != Phase::Start && model.journey.topics.is_empty() {
        return back(pack, model);
    }
    vec![if shown {
        Effect::FocusPicked
    } else {
        Effect::FocusHeading
    }]
}

/// Opens the screen that adds a topic: from "who is it for?", before the questions begin, or from the outcome.
pub(super) fn add_another(pack: &Pack, model: &mut Model) -> Vec<Effect> {
    let step = match model.phase {
        Phase::Who => 1,
        Phase::Outcome(step) => step,
        _ => return Vec::new(),
    };
    model.phase = Phase::Add(step + 1);
    model.forget_words();
    model.copied = None;
    model.asked = None;
    vec![history(pack, model, step + 1), Effect::FocusHeading]
}

/// Adds a topic, or takes "nothing else" for an answer.
pub(super) fn added(pack: &Pack, model: &mut Model, topic: Option<String>) -> Vec<Effect> {
    let path = model.path(pack).unwrap_or_default();
    let offered = path.screens.last() == Some(&Screen::Add);
    let before = model.phase.step().saturating_sub(1);
    let questions_begin = matches!(path.screens.get(before), Some(Screen::Who(_)));
    let adds = topic.is_some();
    if let Some(topic) = topic {
        choose(model, topic);
    }
    if !offered && (questions_begin || !adds) {
        return back(pack, model);
    }
    model.journey.offer_answered |= offered;
    // The offer is gone once it is answered: its place in the history is taken by what follows.
    go_to(pack, model, usize::MAX, Entry::InPlace)
}
