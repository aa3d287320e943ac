//! The state of the screens and the one function that changes it. Pure: what has to happen in the browser comes back as
//! [`Effect`]s, which the shell performs.

use crate::app::draft::{Draft, Mistake};
use crate::app::path::{Journey, Path, Place, Screen};
use crate::contract::QuestionView;
use crate::directory::WallTime;
use crate::pack::{AskingFor, Pack};

/// The name under which "who is it for?" stands among mistakes.
pub const WHO: &str = "who";

/// Where the person is. The numbers are step numbers: positions in [`Path::screens`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Search, common needs, A to Z.
    Start,
    /// Who is it for, how old.
    Who,
    /// A page of questions.
    Page(usize),
    /// Adding what else is wrong.
    Add(usize),
    /// The outcome.
    Outcome(usize),
    /// Something went wrong that should not: the static page has the numbers.
    Broken,
}

impl Phase {
    /// The number that the browser's history keeps for it.
    #[must_use]
    pub fn step(self) -> usize {
        match self {
            Self::Start | Self::Broken => 0,
            Self::Who => 1,
            Self::Page(step) | Self::Add(step) | Self::Outcome(step) => step,
        }
    }
}

/// What became of "copy".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// It is on the clipboard.
    Done,
    /// The browser refused: the text stands on the page to be copied by hand.
    ByHand(String),
}

/// The whole state.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Where the person is.
    pub phase: Phase,
    /// What they told us.
    pub journey: Journey,
    /// Whether an earlier answer is being changed: after it comes the outcome, or the first open page.
    pub changing: bool,
    /// What was missing or wrong when they last went on, by question.
    pub mistakes: Vec<(String, Mistake)>,
    /// What became of "copy".
    pub copied: Option<Copied>,
    /// What came with the link and stays after "start again".
    linked: Place,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A topic was picked on the start screen.
    Picked(String),
    /// Who is being helped was chosen; the questions change their words at once.
    AskingFor(AskingFor),
    /// Whether the person at the screen is with the one who needs help.
    WithThem(bool),
    /// "Continue": what stands in the inputs, by question.
    Continue(Vec<(String, Draft)>),
    /// Another topic was added, or none.
    Added(Option<String>),
    /// "Something else is wrong too."
    AddAnother,
    /// "Change" beside an answer.
    Change(String),
    /// "Back".
    Back,
    /// The browser went to a step.
    WentTo(usize),
    /// "Start again".
    StartAgain,
    /// The person came back to the page: what it says about open and shut may be old.
    LookedAgain,
    /// The time in London.
    Clock(Option<WallTime>),
    /// The person said where they are.
    Place(Place),
    /// "Print".
    Print,
    /// "Copy": the text.
    Copy(String),
    /// How that went.
    Copied(Copied),
}

/// What the shell has to do once the screen is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Move the focus to the heading of the screen.
    FocusHeading,
    /// Move the focus to the list of mistakes.
    FocusMistakes,
    /// A new entry of the browser's history; it holds the step number and nothing else.
    PushHistory(usize),
    /// The same in place of the present entry. An address that named a topic is cut back.
    ReplaceHistory(usize),
    /// One entry back in the browser's history, from this step.
    HistoryBack(usize),
    /// Ask for the time in London.
    ReadClock,
    /// Print the page.
    Print,
    /// Put a text on the clipboard.
    Copy(String),
    /// Show the static page again.
    ShowStatic,
}

impl Model {
    /// The state when the app opens: at the start, or with a topic that a link named. A sensitive topic is never opened by a link.
    #[must_use]
    pub fn opened(pack: &Pack, topic: Option<&str>, place: Place) -> (Self, Vec<Effect>) {
        let model = Self::fresh(place);
        let linked = topic
            .and_then(|id| pack.find_topic(id))
            .and_then(|index| pack.topic(index));
        match linked.filter(|topic| !topic.authored.sensitive) {
            Some(topic) => {
                let mut effects = vec![Effect::ReplaceHistory(0)];
                let (model, mut more) =
                    reduce(pack, model, Event::Picked(topic.authored.id.to_string()));
                // The page has only just opened: taking the focus would hide where the person is.
                more.retain(|effect| *effect != Effect::FocusHeading);
                effects.append(&mut more);
                (model, effects)
            }
            None => (model, vec![Effect::ReplaceHistory(0)]),
        }
    }

    fn fresh(linked: Place) -> Self {
        let journey = Journey {
            place: linked.clone(),
            ..Journey::default()
        };
        Self {
            phase: Phase::Start,
            journey,
            changing: false,
            mistakes: Vec::new(),
            copied: None,
            linked,
        }
    }

    /// Whether the person's practice came with the link.
    #[must_use]
    pub fn practice_is_linked(&self) -> bool {
        self.linked.practice.is_some()
    }

    /// The screens of the journey; `None` when the core refused it.
    #[must_use]
    pub fn path(&self, pack: &Pack) -> Option<Path> {
        self.journey.path(pack).ok()
    }
}

/// How a step gets into the browser's history.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    New,
    InPlace,
    /// The browser is there already.
    Present,
}

/// The next state, and what the shell has to do.
#[must_use]
pub fn reduce(pack: &Pack, mut model: Model, event: Event) -> (Model, Vec<Effect>) {
    match event {
        Event::Picked(topic) => {
            // Another topic may be about another person: nothing is kept.
            model = Model::fresh(model.linked);
            model.journey.topics = vec![topic];
            go_to(pack, model, 1, Entry::New)
        }
        Event::AskingFor(who) => {
            model.journey.asking_for = Some(who);
            quietly(model)
        }
        Event::WithThem(with_them) => {
            model.journey.with_them = Some(with_them);
            quietly(model)
        }
        Event::Continue(drafts) => carry_on(pack, model, &drafts),
        Event::Added(topic) => added(pack, model, topic),
        Event::AddAnother => match model.phase {
            Phase::Outcome(step) => {
                model.phase = Phase::Add(step + 1);
                model.copied = None;
                (
                    model,
                    vec![Effect::PushHistory(step + 1), Effect::FocusHeading],
                )
            }
            _ => quietly(model),
        },
        Event::Change(question) => {
            let step = if question == WHO {
                Some(1)
            } else {
                model.path(pack).and_then(|path| path.step_of(&question))
            };
            match step {
                Some(step) => {
                    let (mut model, effects) = go_to(pack, model, step, Entry::New);
                    model.changing = true;
                    (model, effects)
                }
                None => quietly(model),
            }
        }
        Event::Back => {
            let step = model.phase.step();
            (model, vec![Effect::HistoryBack(step)])
        }
        Event::WentTo(step) if step == model.phase.step() => quietly(model),
        Event::WentTo(step) => go_to(pack, model, step, Entry::Present),
        Event::StartAgain => {
            let model = Model::fresh(model.linked);
            (model, vec![Effect::PushHistory(0), Effect::FocusHeading])
        }
        Event::LookedAgain => {
            let shows_hours = matches!(model.phase, Phase::Outcome(_));
            (
                model,
                if shows_hours {
                    vec![Effect::ReadClock]
                } else {
                    Vec::new()
                },
            )
        }
        Event::Clock(now) => {
            model.journey.now = now;
            quietly(model)
        }
        Event::Place(place) => {
            model.journey.place = place;
            (model, vec![Effect::ReadClock])
        }
        Event::Print => (model, vec![Effect::Print]),
        Event::Copy(text) => (model, vec![Effect::Copy(text)]),
        Event::Copied(copied) => {
            model.copied = Some(copied);
            quietly(model)
        }
    }
}

fn quietly(model: Model) -> (Model, Vec<Effect>) {
    (model, Vec::new())
}

/// Shows a step, or the last one there is.
fn go_to(pack: &Pack, mut model: Model, step: usize, entry: Entry) -> (Model, Vec<Effect>) {
    let Some(path) = model.path(pack) else {
        model.phase = Phase::Broken;
        return (model, vec![Effect::ShowStatic]);
    };
    let step = step.min(path.last());
    model.phase = match path.screens.get(step) {
        None | Some(Screen::Start) => Phase::Start,
        Some(Screen::Who(_)) => Phase::Who,
        Some(Screen::Page(_)) => Phase::Page(step),
        Some(Screen::Add) => Phase::Add(step),
        Some(Screen::Outcome) => Phase::Outcome(step),
    };
    model.changing = false;
    model.mistakes = Vec::new();
    model.copied = None;
    let mut effects = Vec::new();
    match entry {
        Entry::New => effects.push(Effect::PushHistory(step)),
        Entry::InPlace => effects.push(Effect::ReplaceHistory(step)),
        Entry::Present => {}
    }
    if matches!(model.phase, Phase::Outcome(_)) {
        effects.push(Effect::ReadClock);
    }
    effects.push(Effect::FocusHeading);
    (model, effects)
}

/// Reads the inputs of the present screen; goes on if nothing is missing or wrong.
fn carry_on(pack: &Pack, mut model: Model, drafts: &[(String, Draft)]) -> (Model, Vec<Effect>) {
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
        let draft = drafts
            .iter()
            .find(|(id, _)| *id == question.id)
            .map(|(_, draft)| draft.clone())
            .unwrap_or_default();
        match draft.read(question) {
            Ok(answer) => answers.push((question.id.clone(), answer)),
            Err(mistake) => mistakes.push((question.id.clone(), mistake)),
        }
    }
    if !mistakes.is_empty() {
        model.mistakes = mistakes;
        return (model, vec![Effect::FocusMistakes]);
    }
    // A page that was open until now leads to the next open one, not through answers that another topic has had before.
    let known = |question: &QuestionView| model.journey.answers.contains_key(&question.id);
    let onwards = model.changing || !questions.iter().all(known);
    model.journey.answers.extend(answers);
    let next = if onwards { usize::MAX } else { step + 1 };
    go_to(pack, model, next, Entry::New)
}

/// Adds a topic, or takes "nothing else" for an answer.
fn added(pack: &Pack, mut model: Model, topic: Option<String>) -> (Model, Vec<Effect>) {
    let offered = model
        .path(pack)
        .is_some_and(|path| path.screens.last() == Some(&Screen::Add));
    let step = model.phase.step();
    match topic {
        Some(topic) if !model.journey.topics.contains(&topic) => model.journey.topics.push(topic),
        None if !offered => return (model, vec![Effect::HistoryBack(step)]),
        _ => {}
    }
    model.journey.offer_answered = true;
    // The offer is gone once it is answered: its place in the history is taken by what follows.
    go_to(pack, model, usize::MAX, Entry::InPlace)
}
