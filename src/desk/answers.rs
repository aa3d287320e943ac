//! Topics and answers: given, taken back, and what has to be explained when that lowers an emergency.

use crate::app::draft::{Draft, Mistake, answer_words, is_age};
use crate::contract::QuestionView;
use crate::desk::call::{Call, Given, Lowered};
use crate::desk::event::{Effect, Event, Panel, Spot};
use crate::desk::scene::{Asked, Desk};
use crate::desk::state::{Model, Pending, onwards, scene};
use crate::engine::GivenAnswer;
use crate::pack::{AgeUnit, AskingFor, Level, NOT_SURE, QuestionKind};

/// In years: who is younger does not ring for themselves.
const ASKED_AGAIN: u32 = 5;

pub(super) fn picked(desk: &Desk<'_>, model: &mut Model, topic: String) -> Vec<Effect> {
    model.picking = false;
    model.copied = None;
    let call = &mut model.call;
    if call.journey.topics.contains(&topic) {
        return onwards(desk, model);
    }
    let words = std::mem::take(&mut call.typed);
    if !words.trim().is_empty() {
        call.said.push(words.trim().to_owned());
    }
    if !call.journey.topics.is_empty() {
        call.journey.offer_answered = true;
    }
    call.journey.topics.push(topic.clone());
    given(desk, model, Given::Topic(topic))
}

pub(super) fn unpicked(desk: &Desk<'_>, model: &mut Model, topic: &str) -> Vec<Effect> {
    let mut call = model.call.clone();
    call.journey.topics.retain(|other| other != topic);
    call.order
        .retain(|given| *given != Given::Topic(topic.to_owned()));
    propose(desk, model, call, Given::Topic(topic.to_owned()))
}

/// Something was given: the next thing is asked.
pub(super) fn given(desk: &Desk<'_>, model: &mut Model, what: Given) -> Vec<Effect> {
    model.call.order.retain(|other| *other != what);
    model.call.order.push(what);
    model.call.ticks = Vec::new();
    model.call.number = String::new();
    model.call.mistake = None;
    model.copied = None;
    if let Some(drill) = &mut model.drill {
        drill.steps += 1;
    }
    onwards(desk, model)
}

/// The answer to what is asked now.
pub(super) fn answered(desk: &Desk<'_>, model: &mut Model, answer: GivenAnswer) -> Vec<Effect> {
    let Some(id) = asked(desk, &model.call).map(|question| question.id) else {
        return Vec::new();
    };
    model.call.journey.answers.insert(id.clone(), answer);
    let journey = &mut model.call.journey;
    if journey.asking_for == Some(AskingFor::Me)
        && journey.is_under(ASKED_AGAIN)
        && !model.call.young_checked
    {
        model.call.young_checked = true;
        journey.asking_for = None;
    }
    given(desk, model, Given::Answer(id))
}

fn asked(desk: &Desk<'_>, call: &Call) -> Option<QuestionView> {
    match scene(desk, call)?.asked {
        Asked::Question(question) => Some(*question),
        _ => None,
    }
}

/// Ticks or unticks; what is for 999 goes on at once. Short of that another tick can still make it worse.
pub(super) fn ticked(desk: &Desk<'_>, model: &mut Model, option: &str) -> Vec<Effect> {
    let Some(question) = asked(desk, &model.call) else {
        return Vec::new();
    };
    let had = Draft::Ticks {
        ticked: std::mem::take(&mut model.call.ticks),
        none: false,
    };
    if let Draft::Ticks { ticked, .. } = had.toggled(&question, option) {
        model.call.ticks = ticked;
    }
    let answer = GivenAnswer::Words(model.call.ticks.clone());
    let mut then = model.call.clone();
    then.journey.answers.insert(question.id, answer.clone());
    match scene(desk, &then).map(|scene| scene.level()) {
        Some(Level::Emergency) => answered(desk, model, answer),
        _ => Vec::new(),
    }
}

/// "Go on": the ticks or the number are the answer.
pub(super) fn go_on(desk: &Desk<'_>, model: &mut Model) -> Vec<Effect> {
    let Some(question) = asked(desk, &model.call) else {
        return agree(desk, model);
    };
    let read = match question.kind {
        QuestionKind::AnyOf if model.call.ticks.is_empty() => Err(Mistake::Tick),
        QuestionKind::AnyOf => Ok(GivenAnswer::Words(model.call.ticks.clone())),
        QuestionKind::Number => typed(&question, &model.call.number).read(&question),
        _ => Err(Mistake::Choose),
    };
    match read {
        Ok(answer) => answered(desk, model, answer),
        Err(mistake) => {
            model.call.mistake = Some(mistake);
            Vec::new()
        }
    }
}

/// At an outcome "go on" means that the caller agrees to it.
fn agree(desk: &Desk<'_>, model: &mut Model) -> Vec<Effect> {
    if scene(desk, &model.call).is_some_and(|scene| scene.outcome().is_some()) {
        model.call.agreed = true;
        return crate::desk::drill::judged(desk, model);
    }
    Vec::new()
}

/// A number as somebody types it: "34", "10 weeks", "6m" or "?".
#[must_use]
pub fn typed(question: &QuestionView, text: &str) -> Draft {
    let text = text.trim();
    if !is_age(question) {
        let not_sure = question.not_sure && (text == "?" || text == NOT_SURE);
        return Draft::Number {
            text: text.to_owned(),
            not_sure,
        };
    }
    let end = text
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(text.len());
    let (count, unit) = text.split_at(end);
    let unit = match unit.trim().chars().next() {
        Some('d' | 'D') => Some(AgeUnit::Days),
        Some('w' | 'W') => Some(AgeUnit::Weeks),
        Some('m' | 'M') => Some(AgeUnit::Months),
        _ => None,
    };
    let in_years = unit.is_none();
    Draft::Age {
        // Whatever it is in days, weeks or months, in years it is few: the reader asks for the smaller unit then.
        years: if in_years { text } else { "0" }.to_owned(),
        small: if in_years { "" } else { count }.to_owned(),
        unit,
    }
}

/// Takes back what was given last.
pub(super) fn back(desk: &Desk<'_>, model: &mut Model) -> Vec<Effect> {
    if !model.call.ticks.is_empty() {
        model.call.ticks = Vec::new();
        return Vec::new();
    }
    let mut call = model.call.clone();
    let Some(what) = call.order.pop() else {
        return Vec::new();
    };
    take_back(&mut call, &what);
    propose(desk, model, call, what)
}

fn take_back(call: &mut Call, what: &Given) {
    match what {
        Given::Topic(topic) => call.journey.topics.retain(|other| other != topic),
        Given::Consent => call.consent = None,
        Given::Who => call.journey.asking_for = None,
        Given::Answer(id) => {
            call.journey.answers.remove(id);
        }
        Given::Offer => call.journey.offer_answered = false,
        Given::Exit(kind) => call.exits.retain(|exit| exit.kind != *kind),
        Given::Raised => call.raised = None,
    }
}

/// Makes a change, unless it lowers what a red flag asked for: that waits for its reason.
pub(super) fn propose(
    desk: &Desk<'_>,
    model: &mut Model,
    mut call: Call,
    what: Given,
) -> Vec<Effect> {
    let need = |call: &Call| call.need(desk, &scene(desk, call)?);
    let before = need(&model.call).map(|need| need.level);
    let lowers = before.is_some_and(|level| level.is_red_flag())
        && need(&call).map(|need| need.level) < before;
    call.ticks = Vec::new();
    call.number = String::new();
    call.mistake = None;
    call.agreed = false;
    model.copied = None;
    if lowers {
        let (about, was) = in_words(desk, &model.call, &what);
        let question = match what {
            Given::Answer(id) => Some(id),
            _ => None,
        };
        model.pending = Some(Box::new(Pending {
            call,
            question,
            about,
            was,
        }));
        model.panel = Some(Panel::LowerWhy);
        return vec![Effect::Focus(Spot::Panel)];
    }
    model.call = call;
    onwards(desk, model)
}

/// What is taken back, and what it was.
fn in_words(desk: &Desk<'_>, call: &Call, what: &Given) -> (String, String) {
    let say = desk.say(call);
    match what {
        Given::Answer(id) => {
            let scene = scene(desk, call);
            let answered = scene.iter().flat_map(|scene| scene.path.answered());
            let mut found = answered.filter(|(question, _)| question.id == *id);
            found
                .next()
                .map_or_else(Default::default, |(question, answer)| {
                    (question.text.clone(), answer_words(&say, question, answer))
                })
        }
        Given::Topic(id) => {
            let topic = desk
                .pack
                .find_topic(id)
                .and_then(|index| desk.pack.topic(index));
            let title = topic.map(|topic| say.text(&topic.authored.title));
            (
                say.text(&desk.pack.text.ui.topic),
                title.unwrap_or_default(),
            )
        }
        Given::Raised => {
            let name = call.raised_to(desk).map(|raised| say.text(&raised.name));
            (say.text(&desk.text.ui.raised), name.unwrap_or_default())
        }
        Given::Who => (say.text(&desk.text.ui.who), String::new()),
        Given::Consent => (say.text(&desk.text.ui.open), String::new()),
        Given::Offer | Given::Exit(_) => Default::default(),
    }
}

/// The reason is given: the change is made and stands in the note.
pub(super) fn lower(desk: &Desk<'_>, model: &mut Model, reason: usize) -> Vec<Effect> {
    let Some(pending) = model.pending.take() else {
        return Vec::new();
    };
    model.panel = None;
    let Pending {
        call,
        question,
        about,
        was,
    } = *pending;
    model.call = call;
    model.call.acknowledged = None;
    model.call.lowered.push(Lowered {
        question,
        about,
        was,
        reason,
    });
    onwards(desk, model)
}

/// The event of an answer that is one word.
#[must_use]
pub fn word(word: &str) -> Event {
    Event::Answer(GivenAnswer::Word(word.to_owned()))
}
