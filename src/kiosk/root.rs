//! The kiosk's root component: holds the session, and the resident's app for as long as somebody is there.

use crate::app::root::{App, AppProps, LaterStore, when_arrived};
use crate::app::shell as page;
use crate::app::words::Say;
use crate::kiosk::admin::{DIGITS, Gate, LONG_PRESS, SelfTest, Tried};
use crate::kiosk::held::AtKiosk;
use crate::kiosk::keyboard::{Key, pressed};
use crate::kiosk::session::{Effect, Event, Session, Stage, Switches};
use crate::kiosk::shell::{self, Timer};
use crate::kiosk::{screen, staff};
use crate::pack::{AskingFor, DeskFile, Pack, Text};
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// What the component is given.
#[derive(Clone, Debug, Properties)]
pub struct KioskProps {
    root: Element,
    pack: Rc<Pack>,
    later: LaterStore,
    desk: Rc<DeskFile>,
    tiles: Option<String>,
}

impl PartialEq for KioskProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.pack, &other.pack) && self.root == other.root
    }
}

/// Opens the kiosk below `root`, which it empties; `tiles` is the address of the pictures. The words for it must have arrived; else the static page stays.
pub fn start(
    root: Element,
    pack: Rc<Pack>,
    later: LaterStore,
    tiles: Option<String>,
) -> Option<yew::AppHandle<Kiosk>> {
    page::fall_back_on_panic(&root);
    let desk = later.borrow().desk.clone()?;
    let _ = root.remove_attribute("hidden");
    let props = KioskProps {
        root: root.clone(),
        pack,
        later,
        desk,
        tiles,
    };
    Some(yew::Renderer::<Kiosk>::with_root_and_props(root, props).render())
}

/// What happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// To the session.
    Session(Event),
    /// Places have arrived.
    Arrived,
    /// The name is held down, or no longer.
    Held(bool),
    /// It was held down for long enough.
    HeldLong,
    /// A key of the PIN.
    Pin(Key),
    /// The PIN is complete.
    Tried,
    /// Nobody wants to type a PIN after all.
    Cancelled,
    /// A key of the keyboard on the screen.
    Key(Key),
    /// Scrolls, down or up.
    Scroll(bool),
    /// Loads the page again.
    Reload,
}

/// The kiosk.
#[derive(Debug)]
pub struct Kiosk {
    pub(super) session: Session,
    pub(super) held: Rc<AtKiosk>,
    /// The PIN, while somebody types it.
    pub(super) gate: Option<Gate>,
    /// What became of it.
    pub(super) tried: Option<Tried>,
    /// What was found when the staff page opened.
    pub(super) test: Option<SelfTest>,
    /// The door of the staff page while nobody stands before it: wrong tries count on.
    closed: Gate,
    effects: Vec<Effect>,
    timer: Option<Timer>,
    press: Option<Timer>,
    _listening: [Option<page::Listening>; 2],
}

/// What the screens are drawn from.
pub(super) struct Drawn<'a> {
    pub(super) kiosk: &'a Kiosk,
    pub(super) pack: &'a Pack,
    pub(super) later: &'a LaterStore,
    pub(super) root: &'a Element,
    pub(super) link: Callback<Message>,
}

impl Drawn<'_> {
    /// Words for whoever stands there.
    pub(super) fn say(&self) -> Say<'_> {
        Say {
            pack: self.pack,
            asking_for: AskingFor::Me,
        }
    }

    /// A text.
    pub(super) fn t(&self, text: &Text) -> String {
        self.say().text(text)
    }

    /// A callback that sends one message.
    pub(super) fn on(&self, message: Message) -> crate::app::markup::Heard {
        let link = self.link.clone();
        crate::app::markup::Heard::from(move |_| link.emit(message.clone()))
    }

    /// A callback that tells the session.
    pub(super) fn does(&self, event: Event) -> crate::app::markup::Heard {
        self.on(Message::Session(event))
    }
}

impl Component for Kiosk {
    type Message = Message;
    type Properties = KioskProps;

    fn create(context: &Context<Self>) -> Self {
        let props = context.props();
        let file = props.later.borrow().kiosk.clone().unwrap_or_default();
        let held = AtKiosk {
            desk: Rc::clone(&props.desk),
            file,
            tell: context.link().callback(Message::Session),
        };
        let touched = || {
            let tell = held.tell.clone();
            move |_| tell.emit(Event::Touched)
        };
        when_arrived(context.link().callback(|()| Message::Arrived));
        let switches = if held.file.switches {
            Switches::One
        } else {
            Switches::Off
        };
        let session = Session::opened(shell::counted(), switches);
        let effects = vec![Effect::Forget, session.rest(shell::now())];
        Self {
            session,
            _listening: [
                page::listen("pointerdown", touched()),
                page::listen("keydown", touched()),
            ],
            held: Rc::new(held),
            gate: None,
            tried: None,
            test: None,
            closed: Gate::default(),
            effects,
            timer: None,
            press: None,
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let props = context.props();
        match message {
            Message::Session(event) => self.session(event),
            Message::Arrived => {}
            Message::Held(true) if self.held.file.pin.is_some() => {
                let link = context.link().clone();
                self.press = Some(Timer::after(LONG_PRESS, move || {
                    link.send_message(Message::HeldLong);
                }));
            }
            Message::Held(_) => self.press = None,
            Message::HeldLong if self.session.stage == Stage::Attract => {
                self.gate = Some(std::mem::take(&mut self.closed));
                self.tried = None;
                self.effects.push(Effect::FocusOver);
            }
            Message::HeldLong => {}
            Message::Pin(key) => {
                if let Some(gate) = &mut self.gate {
                    gate.typed = pressed(&gate.typed, key, DIGITS.1);
                    self.tried = None;
                }
            }
            Message::Tried => self.try_pin(&props.pack),
            Message::Cancelled => self.close_gate(),
            Message::Key(key) => shell::type_into(&props.root, key),
            Message::Scroll(down) => {
                let way = if down { "scroll-down" } else { "scroll-up" };
                shell::tell(&props.root, way, "");
            }
            Message::Reload => shell::reload(),
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let drawn = Drawn {
            kiosk: self,
            pack: &props.pack,
            later: &props.later,
            root: &props.root,
            link: context.link().callback(|message| message),
        };
        match self.session.stage {
            Stage::Attract => screen::attract(&drawn).into(),
            Stage::Staff => staff::page(&drawn).into(),
            _ => {
                let props = AppProps::held(
                    props.root.clone(),
                    Rc::clone(&props.pack),
                    Rc::clone(&props.later),
                    Rc::clone(&self.held),
                    props.tiles.clone(),
                );
                // A new person gets a new app: what the last one's held is dropped with it.
                let app = html! { <App key={self.session.number.to_string()} ..props /> };
                screen::in_use(&drawn, crate::app::markup::from_node(app)).into()
            }
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _first: bool) {
        let root = &context.props().root;
        for effect in std::mem::take(&mut self.effects) {
            self.perform(context, root, effect);
        }
    }
}

impl Kiosk {
    fn session(&mut self, event: Event) {
        let session = std::mem::take(&mut self.session);
        let (session, effects) = session.after(event, shell::now());
        self.session = session;
        self.effects.extend(effects);
    }

    fn try_pin(&mut self, pack: &Pack) {
        let (Some(gate), Some(pin)) = (&mut self.gate, &self.held.file.pin) else {
            return;
        };
        if gate.typed.len() < DIGITS.0 {
            return;
        }
        let tried = gate.tried(pin, shell::now());
        self.tried = Some(tried);
        if tried == Tried::In {
            self.close_gate();
            self.test = Some(SelfTest::run(pack));
            self.session(Event::Staff);
        }
    }

    fn close_gate(&mut self) {
        self.closed = self.gate.take().unwrap_or_default();
        self.closed.typed.clear();
        self.tried = None;
    }

    fn perform(&mut self, context: &Context<Self>, root: &Element, effect: Effect) {
        match effect {
            Effect::WakeIn(millis) => {
                let link = context.link().clone();
                self.timer = Some(Timer::after(millis, move || {
                    link.send_message(Message::Session(Event::Woke));
                }));
            }
            Effect::Sleep => self.timer = None,
            Effect::Forget => {
                self.gate = None;
                self.test = None;
                shell::tell(root, "forget", "");
            }
            Effect::ReadOut => shell::tell(root, "read-out", ""),
            Effect::Silence => shell::tell(root, "silence", ""),
            Effect::FocusOver => page::focus(root, "[data-over]"),
            Effect::FocusScreen => page::focus(root, "h1"),
            Effect::Print(text) => shell::tell(root, "print", &text),
            Effect::Step => shell::tell(root, "step", ""),
            Effect::Keep(counts) => shell::keep(&counts),
            Effect::LookForNewer => shell::tell(root, "look-for-newer", ""),
        }
    }
}
