//! The root component of the desk: holds the state, hears the keys, performs effects after each drawing.

use crate::app::markup::Heard;
use crate::app::{LaterStore, no_longer_waits, place, shell, when_arrived};
use crate::desk::draw;
use crate::desk::event::{Effect, Event};
use crate::desk::keys;
use crate::desk::menu::{Line, menu};
use crate::desk::scene::{Desk, Scene};
use crate::desk::shell::{self as own, Pressed};
use crate::desk::state::{Model, reduce};
use crate::pack::bundle::Advice;
use crate::pack::reception::ReceptionUi;
use crate::pack::{DeskFile, Pack, Text};
use crate::search::Index;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// What the root component is given.
#[derive(Clone, Debug, Properties)]
pub struct DeskProps {
    root: Element,
    pack: Rc<Pack>,
    later: LaterStore,
    /// Codes of the practices that calls are taken for, with commas between them.
    practices: Option<String>,
}

impl PartialEq for DeskProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.pack, &other.pack) && self.root == other.root
    }
}

/// Opens the desk below `root`, which it empties.
pub fn start(
    root: Element,
    pack: Rc<Pack>,
    later: LaterStore,
    practices: Option<String>,
) -> yew::AppHandle<DeskApp> {
    shell::fall_back_on_panic(&root);
    let _ = root.remove_attribute("hidden");
    let props = DeskProps {
        root: root.clone(),
        pack,
        later,
        practices,
    };
    yew::Renderer::<DeskApp>::with_root_and_props(root, props).render()
}

/// What happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// Something at the desk.
    Desk(Event),
    /// A key.
    Key(Pressed),
    /// A file has arrived.
    Arrived,
}

/// What everything is drawn from.
pub(super) struct View {
    pub(super) pack: Rc<Pack>,
    pub(super) words: Rc<DeskFile>,
    pub(super) advice: Option<Rc<Advice>>,
    pub(super) index: Option<Rc<Index>>,
    pub(super) model: Rc<Model>,
    pub(super) scene: Scene,
    pub(super) lines: Vec<Line>,
    pub(super) dispatch: Callback<Event>,
}

impl View {
    pub(super) fn desk(&self) -> Desk<'_> {
        Desk {
            pack: &self.pack,
            text: &self.words.reception,
            advice: self.advice.as_deref(),
            index: self.index.as_deref(),
        }
    }

    pub(super) fn ui(&self) -> &ReceptionUi {
        &self.words.reception.ui
    }

    /// A text in the words for whoever the call is about.
    #[inline(never)]
    pub(super) fn t(&self, text: &Text) -> String {
        self.desk().say(&self.model.call).text(text)
    }

    /// The same with values in it.
    #[inline(never)]
    pub(super) fn with(&self, text: &Text, values: &[&str]) -> String {
        self.desk().say(&self.model.call).with(text, values)
    }

    /// A callback that sends one event.
    #[inline(never)]
    pub(super) fn on(&self, event: Event) -> Heard {
        let dispatch = self.dispatch.clone();
        Heard::from(move |_| dispatch.emit(event.clone()))
    }

    /// A callback that sends what was typed.
    pub(super) fn typed(&self, event: impl Fn(String) -> Event + 'static) -> Heard {
        let dispatch = self.dispatch.clone();
        Heard::from(move |input: web_sys::Event| {
            let field: HtmlInputElement = input.target_unchecked_into();
            dispatch.emit(event(field.value()));
        })
    }

    /// A callback that sends one event in place of the form, and takes the focus out of the field at once: whoever is faster
    /// than the next drawing presses a key, and does not type it.
    pub(super) fn submitted_and_left(&self, event: Event) -> Heard {
        let dispatch = self.dispatch.clone();
        Heard::from(move |submit: web_sys::Event| {
            submit.prevent_default();
            shell::leave_field();
            dispatch.emit(event.clone());
        })
    }

    /// A callback that sends one event in place of the form.
    pub(super) fn submitted(&self, event: Event) -> Heard {
        let dispatch = self.dispatch.clone();
        Heard::from(move |submit: web_sys::Event| {
            submit.prevent_default();
            dispatch.emit(event.clone());
        })
    }
}

/// The reception desk.
#[derive(Debug)]
pub struct DeskApp {
    words: Option<Rc<DeskFile>>,
    model: Rc<Model>,
    effects: Vec<Effect>,
    dispatch: Callback<Event>,
    arrived: Callback<()>,
    keys_on: Rc<Cell<bool>>,
    linked: Vec<String>,
    _listening: Option<shell::Listening>,
}

impl DeskApp {
    /// What is worked with now; nothing when the words are missing.
    fn view(&self, props: &DeskProps) -> Option<View> {
        let (advice, index) = {
            let later = props.later.borrow();
            (later.advice.clone(), later.index.clone())
        };
        let mut view = View {
            pack: Rc::clone(&props.pack),
            words: Rc::clone(self.words.as_ref()?),
            advice,
            index,
            model: Rc::clone(&self.model),
            scene: Scene::empty(),
            lines: Vec::new(),
            dispatch: self.dispatch.clone(),
        };
        view.scene = view.desk().scene(&self.model.call).ok()?;
        view.lines = menu(&view.desk(), &self.model, &view.scene);
        Some(view)
    }

    /// Once the places are here, the practices of the address have names.
    fn name_practices(&mut self, view: &View) -> Vec<Event> {
        let Some(advice) = &view.advice else {
            return Vec::new();
        };
        let codes = std::mem::take(&mut self.linked);
        let found = codes
            .iter()
            .filter_map(|code| place::practice(&advice.directory, code));
        vec![Event::Practices(found.collect())]
    }

    fn events(&mut self, view: &View, message: Message) -> Vec<Event> {
        match message {
            Message::Desk(event) => vec![event],
            Message::Key(pressed) => {
                let press = pressed.press(keys::awaited(&self.effects));
                let event = keys::event(&view.desk(), &view.model, &view.scene, press);
                event.into_iter().collect()
            }
            Message::Arrived if self.linked.is_empty() => Vec::new(),
            Message::Arrived => self.name_practices(view),
        }
    }
}

impl Component for DeskApp {
    type Message = Message;
    type Properties = DeskProps;

    fn create(context: &Context<Self>) -> Self {
        let props = context.props();
        let link = context.link();
        let keys_on = Rc::new(Cell::new(true));
        let are_on = Rc::clone(&keys_on);
        let arrived = link.callback(|()| Message::Arrived);
        when_arrived(arrived.clone());
        let words = props.later.borrow().desk.clone();
        if words.is_none() {
            shell::announce_broken(&props.root);
        }
        let linked = props.practices.as_deref().unwrap_or_default();
        let codes = linked.split(',').map(|code| code.trim().to_uppercase());
        link.send_message(Message::Desk(Event::Kept(own::kept())));
        Self {
            words,
            model: Rc::default(),
            effects: Vec::new(),
            dispatch: link.callback(Message::Desk),
            arrived,
            keys_on,
            linked: codes.filter(|code| !code.is_empty()).collect(),
            _listening: own::hear(move || are_on.get(), link.callback(Message::Key)),
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let Some(view) = self.view(context.props()) else {
            return false;
        };
        for event in self.events(&view, message) {
            let (model, effects) = reduce(&view.desk(), (*self.model).clone(), event);
            self.model = Rc::new(model);
            self.effects.extend(effects);
        }
        self.keys_on.set(self.model.keys_on);
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        match self.view(context.props()) {
            Some(view) => draw::page(&view).into(),
            None => Html::default(),
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _first: bool) {
        for effect in std::mem::take(&mut self.effects) {
            own::perform(&effect, &context.props().root, &self.dispatch);
        }
    }

    fn destroy(&mut self, context: &Context<Self>) {
        no_longer_waits(&self.arrived);
        shell::forget(&context.props().root);
    }
}
