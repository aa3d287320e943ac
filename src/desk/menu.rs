//! What can be answered now, each line with its key. The screen draws these lines and the keys choose among them, so that
//! neither can do what the other can't.

use crate::app::place::Typed;
use crate::contract::{self, QuestionView};
use crate::desk::answers::word;
use crate::desk::event::{Event, Panel};
use crate::desk::exits;
use crate::desk::practice::found;
use crate::desk::scene::{Asked, Desk, Scene};
use crate::desk::state::Model;
use crate::engine::GivenAnswer;
use crate::pack::{AskingFor, NOT_SURE, QuestionKind, SOMETHING_ELSE, Text};

/// How many topics are listed: what fits the screen without scrolling. The last is the way out for what is not on the list.
const MOST_TOPICS: usize = 7;

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its key.
    pub key: char,
    /// What it says.
    pub words: String,
    /// How to check, or which words fit.
    pub hint: Option<String>,
    /// Whether it is ticked; nothing where nothing can be.
    pub ticked: Option<bool>,
    /// What choosing it means.
    pub event: Event,
}

impl Line {
    fn new(key: char, words: String, event: Event) -> Self {
        Self {
            key,
            words,
            hint: None,
            ticked: None,
            event,
        }
    }
}

/// The lines of what lies over the columns, of the topics while one is picked, or of what is asked.
#[must_use]
pub fn menu(desk: &Desk<'_>, model: &Model, scene: &Scene) -> Vec<Line> {
    match model.panel {
        Some(panel) => of_panel(desk, model, panel),
        None if model.picking || scene.asked == Asked::Topic => topics(desk, model),
        None => asked(desk, model, scene),
    }
}

/// The digits from 1.
fn digit(place: usize) -> char {
    u32::try_from(place + 1)
        .ok()
        .and_then(|digit| char::from_digit(digit, 10))
        .unwrap_or('?')
}

fn numbered(words: impl Iterator<Item = (String, Event)>) -> Vec<Line> {
    let line = |(place, (words, event))| Line::new(digit(place), words, event);
    words.enumerate().map(line).collect()
}

/// The topics that fit the caller's words; before a word is typed, the common ones.
#[must_use]
pub fn topics(desk: &Desk<'_>, model: &Model) -> Vec<Line> {
    let typed = &model.call.typed;
    // Who practises has to find the topic by the caller's words.
    if model.drill.is_some() && typed.trim().is_empty() {
        return Vec::new();
    }
    let chosen = |topic: &String| model.call.journey.topics.contains(topic);
    let line = |(place, (topic, title, hint)): (usize, (String, String, Option<String>))| Line {
        hint,
        ..Line::new(digit(place), title, Event::Picked(topic))
    };
    let hits = match desk.index {
        Some(index) if !typed.trim().is_empty() => contract::search(desk.pack, index, typed)
            .into_iter()
            .map(|hit| (hit.topic, hit.title, Some(hit.matched.join(", "))))
            .collect(),
        _ => contract::topics(desk.pack)
            .into_iter()
            .filter(|topic| topic.common)
            .map(|topic| (topic.id, topic.title, None))
            .collect::<Vec<_>>(),
    };
    let open = hits.into_iter().filter(|(topic, ..)| !chosen(topic));
    let (out, mut hits): (Vec<_>, Vec<_>) = open.partition(|(topic, ..)| topic == SOMETHING_ELSE);
    hits.truncate(MOST_TOPICS - out.len());
    hits.extend(out);
    hits.into_iter().enumerate().map(line).collect()
}

fn asked(desk: &Desk<'_>, model: &Model, scene: &Scene) -> Vec<Line> {
    let say = |text: &Text| desk.say(&model.call).text(text);
    let ui = &desk.text.ui;
    match &scene.asked {
        Asked::Topic => topics(desk, model),
        // Out of the script nothing is asked.
        _ if !model.call.exits.is_empty() => Vec::new(),
        Asked::Refused => Vec::new(),
        Asked::Consent => numbered(
            [
                (say(&ui.agrees), Event::Consent(true)),
                (say(&ui.refuses), Event::Consent(false)),
            ]
            .into_iter(),
        ),
        Asked::Who => numbered(
            [
                (say(&ui.who_me), Event::Who(AskingFor::Me)),
                (say(&ui.who_child), Event::Who(AskingFor::Child)),
                (say(&ui.who_other), Event::Who(AskingFor::Other)),
            ]
            .into_iter(),
        ),
        Asked::Offer => vec![Line::new('0', say(&ui.nothing_else), Event::NothingElse)],
        Asked::Question(question) => options(desk, model, question),
        Asked::Outcome(_) => {
            let all = desk.text.intended.iter().enumerate();
            let all = all.map(|(place, intended)| (say(&intended.name), Event::Intended(place)));
            let mut lines = numbered(all);
            for (place, line) in lines.iter_mut().enumerate() {
                line.ticked = Some(model.call.intended == Some(place));
            }
            lines
        }
    }
}

/// The options of a question: yes and no, one of several, ticks with "none of these", and "not sure" where it is offered.
fn options(desk: &Desk<'_>, model: &Model, question: &QuestionView) -> Vec<Line> {
    let any_of = question.kind == QuestionKind::AnyOf;
    let mut lines: Vec<Line> = Vec::new();
    for (place, option) in question.options.iter().enumerate() {
        let event = if any_of {
            Event::Tick(option.id.clone())
        } else {
            word(&option.id)
        };
        let mut line = Line::new(digit(place), option.text.clone(), event);
        line.hint.clone_from(&option.check);
        line.ticked = any_of.then(|| model.call.ticks.contains(&option.id));
        lines.push(line);
    }
    let say = |text: &Text| desk.say(&model.call).text(text);
    let ui = &desk.pack.text.ui;
    // Once something is ticked, "none of these" would take it back without a word.
    if any_of && model.call.ticks.is_empty() {
        let none = Event::Answer(GivenAnswer::Words(Vec::new()));
        lines.push(Line::new('0', say(&ui.none_of_these), none));
    }
    if question.not_sure && !any_of {
        lines.push(Line::new('?', say(&ui.not_sure), word(NOT_SURE)));
    }
    lines
}

fn of_panel(desk: &Desk<'_>, model: &Model, panel: Panel) -> Vec<Line> {
    let say = |text: &Text| desk.say(&model.call).text(text);
    match panel {
        Panel::Raise => numbered(
            exits::higher(desk, model)
                .into_iter()
                .map(|(place, to)| (say(&to.name), Event::RaiseTo(place))),
        ),
        Panel::RaiseWhy(to) => reasons(desk, model, &desk.text.raise_reasons, |reason| {
            Event::RaiseWhy(to, reason)
        }),
        Panel::LowerWhy => reasons(desk, model, &desk.text.lower_reasons, Event::LowerWhy),
        Panel::Practice => practices(desk, model),
        Panel::Ucrt => ucrt(desk, model),
        _ => Vec::new(),
    }
}

fn reasons(
    desk: &Desk<'_>,
    model: &Model,
    reasons: &[Text],
    event: impl Fn(usize) -> Event,
) -> Vec<Line> {
    let say = desk.say(&model.call);
    let all = reasons.iter().enumerate();
    numbered(all.map(|(place, reason)| (say.text(reason), event(place))))
}

/// What the field for a practice finds; while it is empty, the practices that calls have been taken for. And the caller's
/// postcode, to be forgotten.
fn practices(desk: &Desk<'_>, model: &Model) -> Vec<Line> {
    let choices = match found(desk, &model.practice_typed) {
        Typed::Practice(choice) => vec![choice],
        Typed::Choose(choices) => choices,
        _ if model.practice_typed.trim().is_empty() => model.practices.clone(),
        _ => Vec::new(),
    };
    let mut lines = numbered(choices.into_iter().map(|choice| {
        let words = format!("{} {}", choice.code, choice.name);
        (words, Event::Practice(choice))
    }));
    if let Some(postcode) = &model.call.journey.place.postcode {
        let said = desk.say(&model.call);
        let said = said.with(&desk.text.ui.postcode_forget, &[postcode]);
        lines.push(Line::new('0', said, Event::PostcodeForgotten));
    }
    lines
}

/// Digits for what the team comes for, letters for what it doesn't come for.
fn ucrt(desk: &Desk<'_>, model: &Model) -> Vec<Line> {
    let say = desk.say(&model.call);
    let list = &desk.text.ucrt;
    let keys = (0..list.needs.len()).map(digit).chain('a'..='z');
    // The needs run out before the letters begin.
    let texts = list.needs.iter().chain(&list.not);
    let line = |(place, (key, text)): (usize, (char, &Text))| Line {
        ticked: Some(model.ucrt.contains(&place)),
        ..Line::new(key, say.text(text), Event::Ucrt(place))
    };
    keys.zip(texts).enumerate().map(line).collect()
}

/// Whether what is ticked fits the urgent community response team: a need, and nothing that it doesn't come for.
#[must_use]
pub fn ucrt_fits(desk: &Desk<'_>, model: &Model) -> bool {
    let needs = desk.text.ucrt.needs.len();
    model.ucrt.iter().any(|place| *place < needs) && model.ucrt.iter().all(|place| *place < needs)
}
