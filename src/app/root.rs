//! The root component: holds the state, hears the browser, performs effects after each drawing.

use crate::app::markup::Heard;
use crate::app::path::{Path, Place};
use crate::app::shell;
use crate::app::state::{Effect, Event, Linked, Model, Phase, reduce};
use crate::app::words::Say;
use crate::app::{ask, frame, outcome, pick};
use crate::directory::Seat;
use crate::pack::bundle::Advice;
use crate::pack::{AskingFor, Pack, Text};
use crate::search::Index;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, PopStateEvent};
use yew::prelude::*;

/// What may arrive after the app has opened.
#[derive(Debug, Default)]
pub struct Later {
    /// Places, signs and self-care.
    pub advice: Option<Rc<Advice>>,
    /// What search knows.
    pub index: Option<Rc<Index>>,
    /// Words for the reception desk and the kiosk.
    #[cfg(feature = "desk")]
    pub desk: Option<Rc<crate::pack::DeskFile>>,
    /// What the directory has for staff.
    #[cfg(feature = "desk")]
    pub staff: Option<Rc<crate::pack::Staff>>,
    /// What only the place knows where a kiosk stands.
    #[cfg(feature = "desk")]
    pub kiosk: Option<Rc<crate::kiosk::site::KioskFile>>,
}

/// What may arrive later, shared by all apps of a pack.
pub type LaterStore = Rc<RefCell<Later>>;

thread_local! {
    /// Who wants to know that something has arrived.
    static WAITING: RefCell<Vec<Callback<()>>> = const { RefCell::new(Vec::new()) };
}

/// What the page that mounts the app can say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The code of the practice whose link opened the page.
    pub practice: Option<String>,
    /// The topic that a link named.
    pub topic: Option<String>,
    /// Who sits at the screen.
    pub seat: Seat,
    /// The address of the pictures; none are shown without.
    pub tiles: Option<String>,
}

/// What the root component is given.
#[derive(Clone, Debug, Properties)]
pub struct AppProps {
    root: Element,
    pack: Rc<Pack>,
    later: LaterStore,
    options: Options,
    /// The shared screen that holds the app.
    #[cfg(feature = "desk")]
    kiosk: Option<Rc<crate::kiosk::held::AtKiosk>>,
}

#[cfg(feature = "desk")]
impl AppProps {
    /// What the app is given by the shared screen that holds it.
    pub(crate) fn held(
        root: Element,
        pack: Rc<Pack>,
        later: LaterStore,
        kiosk: Rc<crate::kiosk::held::AtKiosk>,
        tiles: Option<String>,
    ) -> Self {
        let options = Options {
            seat: Seat::Kiosk,
            tiles,
            ..Options::default()
        };
        Self {
            root,
            pack,
            later,
            options,
            kiosk: Some(kiosk),
        }
    }
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.pack, &other.pack)
            && self.root == other.root
            && self.options == other.options
    }
}

/// Opens the app below `root`, which it empties. `later` is shared: when something was put there, call `arrived`.
pub fn start(
    root: Element,
    pack: Rc<Pack>,
    later: LaterStore,
    options: Options,
) -> yew::AppHandle<App> {
    shell::fall_back_on_panic(&root);
    let _ = root.remove_attribute("hidden");
    let props = AppProps {
        root: root.clone(),
        pack,
        later,
        options,
        #[cfg(feature = "desk")]
        kiosk: None,
    };
    yew::Renderer::<App>::with_root_and_props(root, props).render()
}

/// Tells a screen of another kind when something has arrived, for as long as the page lives.
#[cfg(feature = "desk")]
pub(crate) fn when_arrived(callback: Callback<()>) {
    WAITING.with_borrow_mut(|waiting| waiting.push(callback));
}

/// Tells every open app that something more may be there now.
pub fn arrived() {
    let waiting = WAITING.with_borrow(Clone::clone);
    for callback in waiting {
        callback.emit(());
    }
}

/// And no longer.
#[cfg(feature = "desk")]
pub(crate) fn no_longer_waits(callback: &Callback<()>) {
    WAITING.with_borrow_mut(|waiting| waiting.retain(|other| other != callback));
}

/// What every screen draws from.
#[derive(Clone)]
pub(crate) struct View {
    pub(crate) pack: Rc<Pack>,
    pub(crate) advice: Option<Rc<Advice>>,
    pub(crate) index: Option<Rc<Index>>,
    pub(crate) model: Rc<Model>,
    pub(crate) path: Rc<Path>,
    pub(crate) tiles: Option<String>,
    pub(crate) root: Element,
    pub(crate) dispatch: Callback<Event>,
    #[cfg(feature = "desk")]
    pub(crate) kiosk: Option<Rc<crate::kiosk::held::AtKiosk>>,
}

impl View {
    /// Words for the person who is being helped.
    pub(crate) fn say(&self) -> Say<'_> {
        Say {
            pack: &self.pack,
            asking_for: self.model.journey.asking_for.unwrap_or(AskingFor::Me),
        }
    }

    /// A text in the words for the person who is being helped.
    #[inline(never)]
    pub(crate) fn t(&self, text: &Text) -> String {
        self.say().text(text)
    }

    /// A callback that sends what was typed.
    pub(crate) fn typed(&self, event: impl Fn(String) -> Event + 'static) -> Heard {
        let dispatch = self.dispatch.clone();
        Heard::from(move |input: web_sys::Event| {
            let field: HtmlInputElement = input.target_unchecked_into();
            dispatch.emit(event(field.value()));
        })
    }

    /// A callback that sends one event in place of the form.
    pub(crate) fn submitted(&self, event: Event) -> Heard {
        let dispatch = self.dispatch.clone();
        Heard::from(move |submit: web_sys::Event| {
            submit.prevent_default();
            dispatch.emit(event.clone());
        })
    }

    /// A callback that sends one event.
    #[inline(never)]
    pub(crate) fn on(&self, event: Event) -> Heard {
        let dispatch = self.dispatch.clone();
        Heard::from(move |_| dispatch.emit(event.clone()))
    }
}

/// The resident's app: the state with its screens, and the effects that follow the next drawing. A component as a structure
/// costs the module less than one as a function with its hooks.
#[derive(Debug)]
pub struct App {
    model: Rc<Model>,
    path: Rc<Path>,
    effects: Vec<Effect>,
    dispatch: Callback<Event>,
    arrived: Callback<()>,
    _listening: [Option<shell::Listening>; 2],
}

impl Component for App {
    /// What happened; nothing when there is only something new to draw.
    type Message = Option<Event>;
    type Properties = AppProps;

    fn create(context: &Context<Self>) -> Self {
        let AppProps { pack, options, .. } = context.props();
        // The name of a practice that came with the link is in the advice, which is not here yet.
        let practice = options.practice.clone().map(|code| (code, String::new()));
        let place = Place {
            practice,
            ..Place::default()
        };
        #[cfg(feature = "desk")]
        let place = match &context.props().kiosk {
            Some(kiosk) => kiosk.place(),
            None => place,
        };
        let seat = options.seat;
        let linked = Linked { place, seat };
        let (model, effects) = Model::opened(pack, options.topic.as_deref(), linked);
        let path = model.path(pack).unwrap_or_default();
        let link = context.link();
        let dispatch = link.callback(Some);
        let arrived = link.callback(|()| None);
        WAITING.with_borrow_mut(|waiting| waiting.push(arrived.clone()));
        Self {
            model: Rc::new(model),
            path: Rc::new(path),
            effects,
            _listening: hear(&dispatch),
            dispatch,
            arrived,
        }
    }

    fn update(&mut self, context: &Context<Self>, event: Option<Event>) -> bool {
        let Some(event) = event else { return true };
        let pack = &context.props().pack;
        let (model, effects) = reduce(pack, (*self.model).clone(), event);
        // While somebody types, nothing that the screens follow from changes.
        if model.journey != self.model.journey {
            self.path = Rc::new(model.path(pack).unwrap_or_default());
        }
        self.model = Rc::new(model);
        self.effects.extend(effects);
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let view = View {
            pack: Rc::clone(&props.pack),
            advice: props.later.borrow().advice.clone(),
            index: props.later.borrow().index.clone(),
            model: Rc::clone(&self.model),
            path: Rc::clone(&self.path),
            tiles: props.options.tiles.clone(),
            root: props.root.clone(),
            dispatch: self.dispatch.clone(),
            #[cfg(feature = "desk")]
            kiosk: props.kiosk.clone(),
        };
        let screen = match view.model.phase {
            Phase::Start => pick::start(&view),
            Phase::Who => ask::who(&view),
            Phase::Page(step) => ask::page(&view, step),
            Phase::Add(_) => pick::add(&view),
            Phase::Outcome(_) => outcome::screen(&view),
            Phase::Broken => frame::broken(&view),
        };
        frame::frame(&view, screen).into()
    }

    fn rendered(&mut self, context: &Context<Self>, _first: bool) {
        for effect in std::mem::take(&mut self.effects) {
            #[cfg(feature = "desk")]
            let Some(effect) = self.at_kiosk(context.props(), effect) else {
                continue;
            };
            shell::perform(&effect, &context.props().root, &self.dispatch);
        }
    }

    fn destroy(&mut self, context: &Context<Self>) {
        WAITING.with_borrow_mut(|waiting| waiting.retain(|other| *other != self.arrived));
        // A shared screen outlives the person's app and goes on listening for trouble.
        #[cfg(feature = "desk")]
        if context.props().kiosk.is_some() {
            return;
        }
        shell::forget(&context.props().root);
    }
}

#[cfg(feature = "desk")]
impl App {
    /// The effect as the shell has to perform it, once a shared screen that holds the app has done its part.
    fn at_kiosk(&self, props: &AppProps, effect: Effect) -> Option<Effect> {
        match &props.kiosk {
            None => Some(effect),
            Some(kiosk) => {
                let advice = props.later.borrow().advice.clone();
                let journey = crate::kiosk::held::Held {
                    pack: &props.pack,
                    advice: advice.as_deref(),
                    model: &self.model,
                    path: &self.path,
                };
                kiosk.instead(&journey, effect, &self.dispatch)
            }
        }
    }
}

/// Hears the browser's history and the person coming back to the page, until what it gives is dropped.
fn hear(dispatch: &Callback<Event>) -> [Option<shell::Listening>; 2] {
    let (went, came_back) = (dispatch.clone(), dispatch.clone());
    [
        shell::listen("popstate", move |event| {
            let state = event.dyn_ref::<PopStateEvent>().map(PopStateEvent::state);
            if let Some(step) = state.and_then(|state| shell::step_of(&state)) {
                went.emit(Event::WentTo(step));
            }
        }),
        // A phone that lay on the table for hours must not go on saying "open".
        shell::listen("focus", move |_| came_back.emit(Event::LookedAgain)),
    ]
}
