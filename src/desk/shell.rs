//! The only place of the desk that reaches for the browser.

use crate::app::shell;
use crate::desk::event::{Effect, Event, Spot};
use crate::desk::keys::Press;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, Storage,
};
use yew::Callback;

/// The name under which the device keeps the counts of a shift.
const KEPT: &str = "front-door-counts";

/// The name of the table that is saved.
const TABLE: &str = "front-door-counts.csv";

/// Performs one effect. What cannot be done is left undone: no effect is worth a broken screen.
pub(super) fn perform(effect: &Effect, root: &Element, dispatch: &Callback<Event>) {
    match effect {
        Effect::Focus(spot) => shell::focus(root, selector(*spot)),
        Effect::Copy(text) => shell::copy(text.clone(), dispatch.reform(Event::Copied)),
        Effect::ReadClock => dispatch.emit(Event::Clock(shell::london())),
        Effect::Print => {
            if let Some(window) = web_sys::window() {
                let _ = window.print();
            }
        }
        Effect::Keep(counts) => keep(counts.as_deref()),
        Effect::Save(table) => {
            let _ = save(table);
        }
        Effect::Later(milliseconds, timer) => {
            let (dispatch, timer) = (dispatch.clone(), *timer);
            later(*milliseconds, move || dispatch.emit(Event::Late(timer)));
        }
    }
}

fn selector(spot: Spot) -> &'static str {
    match spot {
        Spot::Find => "#fd-words",
        Spot::Hits => "#fd-hits",
        Spot::Script => "#fd-script",
        Spot::Number => "#fd-number",
        Spot::Stop => "#fd-stop",
        Spot::Panel => "#fd-panel",
        Spot::Exit => ".fd-exit__words",
        Spot::Practice => "#fd-practice",
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What the device has kept of the shift.
pub(super) fn kept() -> Option<String> {
    storage()?.get_item(KEPT).ok()?
}

fn keep(counts: Option<&str>) {
    let Some(storage) = storage() else { return };
    let _ = match counts {
        Some(counts) => storage.set_item(KEPT, counts),
        None => storage.remove_item(KEPT),
    };
}

/// Offers a table to be saved. It goes nowhere but to the device's own folder.
fn save(table: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let link = document.create_element("a").ok()?;
    let coded = String::from(js_sys::encode_uri_component(table));
    link.set_attribute("href", &["data:text/csv;charset=utf-8,", &coded].concat())
        .ok()?;
    link.set_attribute("download", TABLE).ok()?;
    link.dyn_into::<HtmlElement>().ok()?.click();
    Some(())
}

fn later(milliseconds: u32, then: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let then = Closure::once_into_js(then);
    let milliseconds = i32::try_from(milliseconds).unwrap_or(i32::MAX);
    let _ = window
        .set_timeout_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), milliseconds);
}

/// A key as the browser tells of it.
#[derive(Clone, Debug)]
pub struct Pressed {
    key: String,
    ctrl: bool,
    alt: bool,
    meta: bool,
    repeat: bool,
    in_text: bool,
    on_control: bool,
}

impl Pressed {
    /// The key as the desk reads it. `meant_for` is the field that gets the focus once the screen is drawn, if one does: a key
    /// that was pressed before that is read before it, too.
    pub(super) fn press(&self, meant_for: Option<Spot>) -> Press<'_> {
        Press {
            key: &self.key,
            ctrl: self.ctrl,
            alt: self.alt,
            meta: self.meta,
            repeat: self.repeat,
            in_text: self.in_text,
            on_control: self.on_control,
            meant_for,
        }
    }
}

/// Hears every key of the page until what it gives is dropped.
pub(super) fn hear(
    is_on: impl Fn() -> bool + 'static,
    pressed: Callback<Pressed>,
) -> Option<shell::Listening> {
    shell::listen("keydown", move |event| {
        let Ok(event) = event.dyn_into::<KeyboardEvent>() else {
            return;
        };
        if event.is_composing() {
            return;
        }
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let key = Pressed {
            key: event.key(),
            ctrl: event.ctrl_key(),
            alt: event.alt_key(),
            meta: event.meta_key(),
            repeat: event.repeat(),
            in_text: target.as_ref().is_some_and(takes_text),
            on_control: target.as_ref().is_some_and(takes_enter),
        };
        if is_on() && is_ours(&key) {
            event.prevent_default();
        }
        pressed.emit(key);
    })
}

/// Whether the browser must not do anything else with a key: type it into a field that only now gets the focus, or search
/// the page.
fn is_ours(key: &Pressed) -> bool {
    let single = key.key.chars().count() == 1 && key.key != " ";
    let plain = !key.ctrl && !key.alt && !key.meta;
    single && plain && !key.in_text
}

fn takes_text(target: &Element) -> bool {
    target.is_instance_of::<HtmlInputElement>()
        || target.is_instance_of::<HtmlTextAreaElement>()
        || target
            .dyn_ref::<HtmlElement>()
            .is_some_and(HtmlElement::is_content_editable)
}

fn takes_enter(target: &Element) -> bool {
    ["BUTTON", "A", "SUMMARY"].contains(&target.tag_name().as_str())
}
