//! The state of the desk and the one function that changes it. Pure: what has to happen in the browser comes back as
//! [`Effect`]s.

use crate::app::event::Copied;
use crate::app::place::Choice;
use crate::desk::answers;
pub use crate::desk::call::{Call, Given, Lowered, Raised};
use crate::desk::counts::Counts;
use crate::desk::drill::Drill;
use crate::desk::event::{Effect, Event, Panel, Spot, Timer};
use crate::desk::scene::{Asked, Desk, Scene};
use crate::desk::{counts, exits, note, practice};

/// For how long the last caller can be brought back, in milliseconds.
pub const UNDO: u32 = 10_000;

/// Within which time Escape has to be pressed twice.
pub const TWICE: u32 = 2_000;

/// The whole state.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The call.
    pub call: Call,
    /// What lies over the columns.
    pub panel: Option<Panel>,
    /// Whether single keys work.
    pub keys_on: bool,
    /// Whether Escape was pressed once.
    pub escaped: bool,
    /// Whether digits pick a topic although something else is asked.
    pub picking: bool,
    /// The last caller, for a moment.
    pub gone: Option<Box<Gone>>,
    /// A change that waits for its reason.
    pub pending: Option<Box<Pending>>,
    /// What this shift has counted.
    pub counts: Counts,
    /// Whether what was kept of the shift could not be read.
    pub counts_lost: bool,
    /// The practices that calls are taken for.
    pub practices: Vec<Choice>,
    /// What stands in the field for a practice.
    pub practice_typed: String,
    /// What is ticked in the list for the urgent community response team.
    pub ucrt: Vec<usize>,
    /// Calls to practise, while somebody does.
    pub drill: Option<Drill>,
    /// What became of "copy".
    pub copied: Option<Copied>,
    /// How many timers were set: only the last one counts.
    pub timers: u32,
}

/// A caller who has gone.
#[derive(Clone, Debug, PartialEq)]
pub struct Gone {
    /// The call.
    pub call: Call,
    /// What had been counted before it.
    pub counts: Counts,
    /// The timer that lets it go.
    pub timer: u32,
}

/// A change that lowers what a red flag asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Pending {
    /// The call after the change.
    pub call: Call,
    /// The question whose answer is taken back, when it is one.
    pub question: Option<String>,
    /// What it is about.
    pub about: String,
    /// What it was.
    pub was: String,
}

impl Default for Model {
    fn default() -> Self {
        Self {
            call: Call::default(),
            panel: None,
            keys_on: true,
            escaped: false,
            picking: false,
            gone: None,
            pending: None,
            counts: Counts::default(),
            counts_lost: false,
            practices: Vec::new(),
            practice_typed: String::new(),
            ucrt: Vec::new(),
            drill: None,
            copied: None,
            timers: 0,
        }
    }
}

/// The next state, and what the shell has to do.
#[must_use]
pub fn reduce(desk: &Desk<'_>, mut model: Model, event: Event) -> (Model, Vec<Effect>) {
    let effects = change(desk, &mut model, event);
    (model, effects)
}

fn change(desk: &Desk<'_>, model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Words(words) => {
            model.call.typed = words;
            model.picking = true;
            Vec::new()
        }
        Event::ToHits => {
            model.picking = true;
            vec![Effect::Focus(Spot::Hits)]
        }
        Event::Find => {
            model.picking = true;
            vec![Effect::Focus(Spot::Find)]
        }
        Event::Picked(topic) => answers::picked(desk, model, topic),
        Event::Unpicked(topic) => answers::unpicked(desk, model, &topic),
        Event::Consent(agrees) => {
            model.call.consent = Some(agrees);
            answers::given(desk, model, Given::Consent)
        }
        Event::Who(who) => {
            model.call.journey.asking_for = Some(who);
            answers::given(desk, model, Given::Who)
        }
        Event::Answer(answer) => answers::answered(desk, model, answer),
        Event::Tick(option) => answers::ticked(desk, model, &option),
        Event::Number(text) => {
            model.call.number = text;
            model.call.mistake = None;
            Vec::new()
        }
        Event::GoOn => go_on(desk, model),
        Event::NothingElse => {
            model.call.journey.offer_answered = true;
            answers::given(desk, model, Given::Offer)
        }
        Event::Back => answers::back(desk, model),
        Event::LowerWhy(reason) => answers::lower(desk, model, reason),
        Event::Escape => escape(desk, model),
        Event::NewCaller => {
            model.escaped = true;
            escape(desk, model)
        }
        Event::Late(timer) => {
            late(model, timer);
            Vec::new()
        }
        Event::Undo => undo(model),
        Event::Acknowledge => acknowledge(desk, model),
        Event::Exit(kind) => exits::leave(desk, model, kind),
        Event::ExitWords(kind, words) => {
            exits::words(model, kind, words);
            Vec::new()
        }
        Event::Written => vec![Effect::Focus(Spot::Script)],
        Event::RaiseTo(to) => exits::raise_to(desk, model, to),
        Event::RaiseWhy(to, reason) => exits::raise(desk, model, Raised { to, reason }),
        Event::Intended(which) => {
            model.call.intended = Some(which);
            Vec::new()
        }
        Event::WatchSaid => {
            model.call.watch_said = !model.call.watch_said;
            Vec::new()
        }
        Event::Open(panel) => open(desk, model, panel),
        Event::Close => close(desk, model),
        Event::Keys(on) => {
            model.keys_on = on;
            Vec::new()
        }
        Event::Copy => copy(desk, model),
        Event::Copied(copied) => {
            model.copied = Some(copied);
            Vec::new()
        }
        Event::Clock(now) => {
            model.call.journey.now = now;
            Vec::new()
        }
        Event::PracticeTyped(typed) => practice::typed(model, typed),
        Event::PracticeRead => practice::read(desk, model),
        Event::PostcodeForgotten => practice::forget_postcode(desk, model),
        Event::Practice(choice) => practice::chosen(desk, model, choice),
        Event::Practices(choices) => {
            practice::known(model, choices);
            Vec::new()
        }
        Event::Ucrt(place) => {
            if model.ucrt.contains(&place) {
                model.ucrt.retain(|other| *other != place);
            } else {
                model.ucrt.push(place);
            }
            Vec::new()
        }
        Event::Kept(kept) => counts::taken_up(desk, model, kept.as_deref()),
        Event::CountsSave => vec![Effect::Save(model.counts.csv())],
        Event::CountsClear => {
            model.counts = Counts::default();
            model.counts_lost = false;
            model.gone = None;
            vec![Effect::Keep(None)]
        }
        Event::Drill => crate::desk::drill::begin(desk, model),
        Event::DrillNext => crate::desk::drill::next(desk, model),
        Event::DrillLeave => {
            model.drill = None;
            model.call = fresh(&model.call);
            model.panel = None;
            vec![Effect::Focus(Spot::Script)]
        }
        Event::Print => vec![Effect::Print],
    }
}

/// A new call for the same practice. The postcode was the caller's.
pub(super) fn fresh(last: &Call) -> Call {
    let mut call = Call::default();
    call.journey.place.practice = last.journey.place.practice.clone();
    call
}

/// Where the call stands; as if nothing had been said when the core refuses it, which it never does.
pub(super) fn scene(desk: &Desk<'_>, call: &Call) -> Option<Scene> {
    desk.scene(call).ok()
}

/// The focus goes to what is asked now; at an outcome the clock is read too.
pub(super) fn onwards(desk: &Desk<'_>, model: &Model) -> Vec<Effect> {
    let Some(scene) = scene(desk, &model.call) else {
        return Vec::new();
    };
    if model.call.unacknowledged(desk, &scene).is_some() {
        return vec![Effect::ReadClock, Effect::Focus(Spot::Stop)];
    }
    match &scene.asked {
        Asked::Question(question) if question.kind == crate::pack::QuestionKind::Number => {
            vec![Effect::Focus(Spot::Number)]
        }
        Asked::Outcome(_) => vec![Effect::ReadClock, Effect::Focus(Spot::Script)],
        _ => vec![Effect::Focus(Spot::Script)],
    }
}

/// "Go on": a list or number is done, the next step of the tour, the next call of the drill.
fn go_on(desk: &Desk<'_>, model: &mut Model) -> Vec<Effect> {
    match model.panel {
        Some(Panel::Tour(step)) if step + 1 < desk.text.tour.len() => {
            model.panel = Some(Panel::Tour(step + 1));
            vec![Effect::Focus(Spot::Panel)]
        }
        Some(Panel::Verdict) => crate::desk::drill::next(desk, model),
        Some(Panel::LowerWhy | Panel::Raise | Panel::RaiseWhy(_)) => Vec::new(),
        Some(_) => close(desk, model),
        None => answers::go_on(desk, model),
    }
}

fn open(desk: &Desk<'_>, model: &mut Model, panel: Panel) -> Vec<Effect> {
    let nothing_to_show = match panel {
        Panel::Note => model.call.is_empty(),
        Panel::Advice => scene(desk, &model.call).is_none_or(|scene| !scene.has_advice()),
        Panel::Ways => scene(desk, &model.call).is_none_or(|scene| scene.outcome().is_none()),
        _ => false,
    };
    if nothing_to_show {
        return Vec::new();
    }
    model.practice_typed = String::new();
    model.panel = Some(panel);
    if panel == Panel::Ucrt {
        model.ucrt = Vec::new();
        // How old the team's line is, is judged by the day.
        return vec![Effect::ReadClock, Effect::Focus(Spot::Panel)];
    }
    vec![Effect::Focus(Spot::Panel)]
}

pub(super) fn close(desk: &Desk<'_>, model: &mut Model) -> Vec<Effect> {
    model.panel = None;
    model.practice_typed = String::new();
    model.pending = None;
    model.picking = false;
    onwards(desk, model)
}

/// Escape closes what is open and ends the picking of a topic; pressed twice it is a new caller. A stop that nobody has acknowledged stays.
fn escape(desk: &Desk<'_>, model: &mut Model) -> Vec<Effect> {
    let twice = std::mem::take(&mut model.escaped);
    if model.panel.is_some() || (model.picking && !model.call.journey.topics.is_empty()) {
        return close(desk, model);
    }
    let stopped = scene(desk, &model.call)
        .is_some_and(|scene| model.call.unacknowledged(desk, &scene).is_some());
    if stopped {
        return Vec::new();
    }
    if twice {
        return new_caller(desk, model);
    }
    model.escaped = true;
    model.timers += 1;
    let timer = Timer::Escape(model.timers);
    vec![Effect::Focus(Spot::Script), Effect::Later(TWICE, timer)]
}

fn new_caller(desk: &Desk<'_>, model: &mut Model) -> Vec<Effect> {
    let next = fresh(&model.call);
    let call = std::mem::replace(&mut model.call, next);
    let counts = model.counts.clone();
    let mut effects = vec![Effect::Focus(Spot::Script)];
    if model.drill.is_none()
        && let Some(done) = scene(desk, &call).and_then(|scene| note::record(desk, &call, &scene))
    {
        model.counts.add(&done);
        effects.push(Effect::Keep(Some(model.counts.write())));
    }
    model.timers += 1;
    let timer = model.timers;
    model.gone = (!call.is_empty()).then(|| {
        Box::new(Gone {
            call,
            counts,
            timer,
        })
    });
    model.picking = false;
    model.copied = None;
    model.pending = None;
    effects.push(Effect::Later(UNDO, Timer::Undo(timer)));
    effects
}

fn late(model: &mut Model, timer: Timer) {
    match timer {
        Timer::Escape(number) => model.escaped &= number != model.timers,
        Timer::Undo(number) => {
            if model.gone.as_ref().is_some_and(|gone| gone.timer == number) {
                model.gone = None;
            }
        }
    }
}

/// The last caller is back, and was never counted.
fn undo(model: &mut Model) -> Vec<Effect> {
    let Some(gone) = model.gone.take() else {
        return Vec::new();
    };
    model.call = gone.call;
    model.counts = gone.counts;
    model.escaped = false;
    vec![
        Effect::Keep(Some(model.counts.write())),
        Effect::Focus(Spot::Script),
    ]
}

/// Only once everything is asked: while a question is open that could still make it 999, the stop goes on.
fn acknowledge(desk: &Desk<'_>, model: &mut Model) -> Vec<Effect> {
    let Some(scene) = scene(desk, &model.call) else {
        return Vec::new();
    };
    let stop = model.call.unacknowledged(desk, &scene);
    if stop.is_none() || scene.question().is_some() {
        return Vec::new();
    }
    model.call.acknowledged = stop;
    onwards(desk, model)
}

fn copy(desk: &Desk<'_>, model: &mut Model) -> Vec<Effect> {
    if model.call.is_empty() {
        return Vec::new();
    }
    scene(desk, &model.call).map_or_else(Vec::new, |scene| {
        vec![Effect::Copy(note::write(desk, &model.call, &scene))]
    })
}
