//! The root component: holds the state, hears the browser, performs effects after each drawing.

use crate::app::path::{Path, Place};
use crate::app::shell;
use crate::app::state::{Effect, Event, Model, Phase, reduce};
use crate::app::words::Say;
use crate::app::{ask, frame, outcome, pick};
use crate::pack::bundle::Advice;
use crate::pack::{AskingFor, Pack, Text};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, PopStateEvent};
use yew::prelude::*;

/// The advice, which may arrive after the app has opened.
pub type AdviceStore = Rc<RefCell<Option<Rc<Advice>>>>;

/// The most effects that are kept until a drawing performs them; a burst of events between two drawings is far smaller.
const MOST_EFFECTS: usize = 32;

thread_local! {
    /// Who wants to know that advice has arrived.
    static WAITING: RefCell<Vec<Callback<()>>> = const { RefCell::new(Vec::new()) };
}

/// What the page that mounts the app can say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The code of the practice whose link opened the page.
    pub practice: Option<String>,
    /// The topic that a link named.
    pub topic: Option<String>,
}

/// What the root component is given.
#[derive(Clone, Debug, Properties)]
pub struct AppProps {
    root: Element,
    pack: Rc<Pack>,
    advice: AdviceStore,
    options: Options,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.pack, &other.pack)
            && self.root == other.root
            && self.options == other.options
    }
}

/// Opens the app below `root`, which it empties. `advice` is shared: when it has been filled, call `advice_arrived`.
pub fn start(
    root: Element,
    pack: Rc<Pack>,
    advice: AdviceStore,
    options: Options,
) -> yew::AppHandle<App> {
    shell::fall_back_on_panic(&root);
    let _ = root.remove_attribute("hidden");
    let props = AppProps {
        root: root.clone(),
        pack,
        advice,
        options,
    };
    yew::Renderer::<App>::with_root_and_props(root, props).render()
}

/// Tells every open app that its advice may be there now.
pub fn advice_arrived() {
    let waiting = WAITING.with_borrow(Clone::clone);
    for callback in waiting {
        callback.emit(());
    }
}

/// The state with its screens, and the effects that the next drawing performs, numbered so that each is performed once.
struct Stage {
    pack: Rc<Pack>,
    model: Rc<Model>,
    path: Rc<Path>,
    effects: Vec<(usize, Effect)>,
    count: usize,
}

impl Stage {
    fn opened(pack: Rc<Pack>, options: &Options) -> Self {
        // The name of a practice that came with the link is in the advice, which is not here yet.
        let practice = options.practice.clone().map(|code| (code, String::new()));
        let place = Place {
            practice,
            ..Place::default()
        };
        let (model, effects) = Model::opened(&pack, options.topic.as_deref(), place);
        let path = Rc::new(model.path(&pack).unwrap_or_default());
        Self {
            pack,
            model: Rc::new(model),
            path,
            effects: Vec::new(),
            count: 0,
        }
        .with(effects)
    }

    fn with(mut self, effects: Vec<Effect>) -> Self {
        for effect in effects {
            self.count += 1;
            self.effects.push((self.count, effect));
        }
        let too_many = self.effects.len().saturating_sub(MOST_EFFECTS);
        self.effects.drain(..too_many);
        self
    }
}

impl Reducible for Stage {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let (model, effects) = reduce(&self.pack, (*self.model).clone(), event);
        // While somebody types, nothing that the screens follow from changes.
        let path = if model.journey == self.model.journey {
            Rc::clone(&self.path)
        } else {
            Rc::new(model.path(&self.pack).unwrap_or_default())
        };
        let (pack, kept) = (Rc::clone(&self.pack), self.effects.clone());
        Rc::new(
            Self {
                pack,
                model: Rc::new(model),
                path,
                effects: kept,
                count: self.count,
            }
            .with(effects),
        )
    }
}

/// What every screen draws from.
#[derive(Clone)]
pub(super) struct View {
    pub(super) pack: Rc<Pack>,
    pub(super) advice: Option<Rc<Advice>>,
    pub(super) model: Rc<Model>,
    pub(super) path: Rc<Path>,
    pub(super) root: Element,
    pub(super) dispatch: Callback<Event>,
}

impl View {
    /// Words for the person who is being helped.
    pub(super) fn say(&self) -> Say<'_> {
        Say {
            pack: &self.pack,
            asking_for: self.model.journey.asking_for.unwrap_or(AskingFor::Me),
        }
    }

    /// A text in the words for the person who is being helped.
    #[inline(never)]
    pub(super) fn t(&self, text: &Text) -> String {
        self.say().text(text)
    }

    /// A callback that sends what was typed.
    pub(super) fn typed(&self, event: impl Fn(String) -> Event + 'static) -> Callback<InputEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |input: InputEvent| {
            dispatch.emit(event(
                input.target_unchecked_into::<HtmlInputElement>().value(),
            ));
        })
    }

    /// A callback that sends one event in place of the form.
    pub(super) fn submitted(&self, event: Event) -> Callback<SubmitEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |submit: SubmitEvent| {
            submit.prevent_default();
            dispatch.emit(event.clone());
        })
    }

    /// A callback that sends one event.
    pub(super) fn on<T>(&self, event: Event) -> Callback<T> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.emit(event.clone()))
    }
}

/// The resident's app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let stage = {
        let (pack, options) = (props.pack.clone(), props.options.clone());
        use_reducer(move || Stage::opened(pack, &options))
    };
    let redraw = use_force_update();
    let dispatch = {
        let dispatcher = stage.dispatcher();
        use_callback((), move |event: Event, ()| dispatcher.dispatch(event))
    };
    {
        let (dispatch, root) = (dispatch.clone(), props.root.clone());
        use_effect_with((), move |()| hear(&dispatch, redraw, root));
    }
    let performed = use_mut_ref(|| 0_usize);
    {
        let (stage, root, dispatch) = (stage.clone(), props.root.clone(), dispatch.clone());
        use_effect_with(stage.count, move |_| {
            let done = performed.replace(stage.count);
            for (_, effect) in stage.effects.iter().filter(|(number, _)| *number > done) {
                shell::perform(effect, &root, &dispatch);
            }
        });
    }
    let view = View {
        pack: props.pack.clone(),
        advice: props.advice.borrow().clone(),
        model: Rc::clone(&stage.model),
        path: Rc::clone(&stage.path),
        root: props.root.clone(),
        dispatch,
    };
    let screen = match view.model.phase {
        Phase::Start => pick::start(&view),
        Phase::Who => ask::who(&view),
        Phase::Page(step) => ask::page(&view, step),
        Phase::Add(_) => pick::add(&view),
        Phase::Outcome(_) => outcome::screen(&view),
        Phase::Broken => frame::broken(&view),
    };
    frame::frame(&view, screen)
}

/// Hears the browser's history, the person coming back to the page, and the arrival of advice; stops when the app goes.
fn hear(
    dispatch: &Callback<Event>,
    redraw: UseForceUpdateHandle,
    root: Element,
) -> impl FnOnce() + use<> {
    let advice: Callback<()> = Callback::from(move |()| redraw.force_update());
    WAITING.with_borrow_mut(|waiting| waiting.push(advice.clone()));
    let listening = web_sys::window().map(|window| {
        let (went, came_back) = (dispatch.clone(), dispatch.clone());
        let history = shell::listen(&window, "popstate", move |event| {
            let state = event.dyn_ref::<PopStateEvent>().map(PopStateEvent::state);
            if let Some(step) = state.and_then(|state| shell::step_of(&state)) {
                went.emit(Event::WentTo(step));
            }
        });
        // A phone that lay on the table for hours must not go on saying "open".
        let returned = shell::listen(&window, "focus", move |_| {
            came_back.emit(Event::LookedAgain)
        });
        (history, returned)
    });
    move || {
        drop(listening);
        WAITING.with_borrow_mut(|waiting| waiting.retain(|other| *other != advice));
        shell::forget(&root);
    }
}
