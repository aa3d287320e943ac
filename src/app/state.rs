//! The state of the screens and the one function that changes it. Pure: what has to happen in the browser comes back as
//! [`Effect`]s, which the shell performs.

use crate::app::choosing;
use crate::app::draft::{Draft, Mistake};
pub use crate::app::event::{Copied, Effect, Event, Phase, Trace};
use crate::app::path::{Journey, Path, Place};
use crate::app::place::{Choice, Typed};
use crate::app::steps::{Entry, back, carry_on, go_to, history};
use crate::contract::QuestionView;
use crate::directory::{Seat, Standing};
use crate::pack::Pack;

/// The name under which "who is it for?" stands among mistakes.
pub const WHO: &str = "who";

/// The whole state.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Where the person is.
    pub phase: Phase,
    /// What they told us.
    pub journey: Journey,
    /// Whether an earlier answer is being changed: after it comes the outcome, or the first open page.
    pub changing: bool,
    /// What stands in the inputs of the screen and is no answer yet, by question.
    pub drafts: Vec<(String, Draft)>,
    /// What stands in the search box.
    pub search: String,
    /// Which line of what was found is marked.
    pub marked: Option<usize>,
    /// Whether the list of what was found is closed.
    pub closed: bool,
    /// Which part of which way to look is open.
    pub opened: Option<(usize, usize)>,
    /// Whether several topics are picked before the questions begin.
    pub several: bool,
    /// What stands in the place field.
    pub place_typed: String,
    /// What the place field last found, when that was not one place.
    pub place_found: Typed,
    /// What was missing or wrong when they last went on, by question.
    pub mistakes: Vec<(String, Mistake)>,
    /// What became of "copy".
    pub copied: Option<Copied>,
    /// What they were asked about before it leaves a trace.
    pub asked: Option<Trace>,
    /// The service of which a report is being written, and what was typed.
    pub wrong: Option<(String, String)>,
    /// Whether somebody under 5 has been asked again whom it is for.
    pub(super) young_checked: bool,
    /// What came with the link and stays after "start again".
    pub(super) linked: Linked,
}

/// What stays the same from one journey to the next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Linked {
    /// Where the person is, as far as the link says.
    pub place: Place,
    /// Who sits at the screen.
    pub seat: Seat,
}

impl Model {
    pub(super) fn fresh(linked: Linked) -> Self {
        let journey = Journey {
            place: linked.place.clone(),
            seat: linked.seat,
            ..Journey::default()
        };
        Self {
            phase: Phase::Start,
            journey,
            changing: false,
            drafts: Vec::new(),
            search: String::new(),
            marked: None,
            closed: false,
            opened: None,
            several: false,
            place_typed: String::new(),
            place_found: Typed::Nothing,
            mistakes: Vec::new(),
            copied: None,
            asked: None,
            wrong: None,
            young_checked: false,
            linked,
        }
    }

    /// Empties the search box.
    pub(super) fn forget_words(&mut self) {
        self.search = String::new();
        self.marked = None;
        self.closed = false;
    }

    /// Whether a place came with the link, or is that of a shared screen.
    #[must_use]
    pub fn place_is_linked(&self) -> bool {
        self.linked.seat == Seat::Kiosk || self.linked.place.practice.is_some()
    }

    /// Whether the place is still the one that came with the link.
    #[must_use]
    pub fn is_where_it_was(&self) -> bool {
        self.journey.place == self.linked.place
    }

    /// What stands in the inputs of a question: what was typed, or the answer it has.
    #[must_use]
    pub fn draft(&self, question: &QuestionView) -> Draft {
        let drafted = self.drafts.iter().find(|(id, _)| *id == question.id);
        drafted.map_or_else(
            || Draft::of(question, self.journey.answers.get(&question.id)),
            |(_, draft)| draft.clone(),
        )
    }

    /// The place with another practice.
    #[must_use]
    pub fn place_with(&self, choice: &Choice) -> Place {
        let practice = Some((choice.code.clone(), choice.name.clone()));
        Place {
            practice,
            standing: Standing::Local,
            ..self.journey.place.clone()
        }
    }

    /// Whether one of the topics is nobody else's business: then the journey leaves no trace.
    #[must_use]
    pub fn is_sensitive(&self, pack: &Pack) -> bool {
        let mut topics = self.journey.topics.iter();
        topics.any(|id| {
            let topic = pack.find_topic(id).and_then(|index| pack.topic(index));
            topic.is_some_and(|topic| topic.authored.sensitive)
        })
    }

    /// The screens of the journey; `None` when the core refused it.
    #[must_use]
    pub fn path(&self, pack: &Pack) -> Option<Path> {
        self.journey.path(pack).ok()
    }
}

/// The next state, and what the shell has to do.
#[must_use]
pub fn reduce(pack: &Pack, mut model: Model, event: Event) -> (Model, Vec<Effect>) {
    let effects = change(pack, &mut model, event);
    (model, effects)
}

/// Makes it the next state; gives what the shell has to do.
fn change(pack: &Pack, model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Picked(topic) => choosing::picked(pack, model, topic),
        Event::Dropped(topic) => choosing::dropped(pack, model, &topic),
        Event::Several => {
            model.several = !model.several;
            Vec::new()
        }
        Event::AskingFor(who) => {
            model.journey.asking_for = Some(who);
            Vec::new()
        }
        Event::WithThem(with_them) => {
            model.journey.with_them = Some(with_them);
            Vec::new()
        }
        Event::Drafted(question, draft) => {
            model.drafts.retain(|(id, _)| *id != question);
            model.drafts.push((question, draft));
            Vec::new()
        }
        Event::Searched(words) => {
            model.forget_words();
            model.search = words;
            Vec::new()
        }
        Event::Marked(line) => {
            model.closed = false;
            model.marked = Some(line);
            vec![Effect::ShowMarked]
        }
        Event::Closed => {
            if model.closed {
                model.search = String::new();
            }
            model.closed = !model.closed && !model.search.is_empty();
            model.marked = None;
            Vec::new()
        }
        Event::Opened(place) => {
            model.opened = (model.opened != Some(place)).then_some(place);
            Vec::new()
        }
        Event::Continue => carry_on(pack, model),
        Event::Added(topic) => choosing::added(pack, model, topic),
        Event::AddAnother => choosing::add_another(pack, model),
        Event::Change(question) => {
            let step = if question == WHO {
                Some(1)
            } else {
                model.path(pack).and_then(|path| path.step_of(&question))
            };
            match step {
                Some(step) => {
                    let effects = go_to(pack, model, step, Entry::New);
                    model.changing = true;
                    effects
                }
                None => Vec::new(),
            }
        }
        Event::Back => back(pack, model),
        Event::WentTo(step) if step == model.phase.step() => Vec::new(),
        Event::WentTo(step) => go_to(pack, model, step, Entry::Present),
        Event::StartAgain => {
            let entry = history(pack, model, 0);
            *model = Model::fresh(model.linked.clone());
            vec![entry, Effect::FocusHeading]
        }
        Event::LookedAgain => {
            if matches!(model.phase, Phase::Outcome(_)) {
                vec![Effect::ReadClock]
            } else {
                Vec::new()
            }
        }
        Event::Clock(now) => {
            model.journey.now = now;
            Vec::new()
        }
        Event::AtLeast(day) => {
            model.journey.at_least = day;
            Vec::new()
        }
        Event::PlaceTyped(typed) => {
            model.place_typed = typed;
            Vec::new()
        }
        Event::PlaceRead(Typed::Practice(choice)) => {
            let place = model.place_with(&choice);
            placed(model, place)
        }
        Event::PlaceRead(Typed::Postcode(postcode)) => {
            let place = Place {
                postcode: Some(postcode),
                ..model.journey.place.clone()
            };
            placed(model, place)
        }
        Event::PlaceRead(other) => {
            model.place_found = other;
            Vec::new()
        }
        Event::Place(place) => placed(model, place),
        Event::Print => traced(pack, model, Trace::Print, Effect::Print),
        Event::Copy(text) => traced(pack, model, Trace::Copy, Effect::Copy(text)),
        Event::Report(text) => traced(pack, model, Trace::Report, Effect::Copy(text)),
        Event::Wrong(service, said) => {
            model.copied = None;
            // Without a service nothing is wrong any more.
            model.wrong = Some((service, said)).filter(|(service, _)| !service.is_empty());
            Vec::new()
        }
        Event::NoTrace => {
            model.asked = None;
            Vec::new()
        }
        Event::Leave => {
            let to = pack.text.ui.leave_to.0.clone();
            *model = Model::fresh(Linked::default());
            vec![Effect::Leave(to)]
        }
        Event::Copied(copied) => {
            model.copied = Some(copied);
            Vec::new()
        }
    }
}

/// Does what leaves a trace; where that could harm, only when they have been asked.
fn traced(pack: &Pack, model: &mut Model, trace: Trace, effect: Effect) -> Vec<Effect> {
    if model.is_sensitive(pack) && model.asked != Some(trace) {
        model.asked = Some(trace);
        return Vec::new();
    }
    model.asked = None;
    vec![effect]
}

/// Takes a place and empties the field.
fn placed(model: &mut Model, place: Place) -> Vec<Effect> {
    model.journey.place = place;
    model.place_typed = String::new();
    model.place_found = Typed::Nothing;
    vec![Effect::ReadClock]
}
