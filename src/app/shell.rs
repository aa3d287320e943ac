//! The only place of the app that reaches for the browser: focus, history, clock, print, clipboard, fall-back.

use crate::app::state::{Copied, Effect, Event};
use crate::directory::WallTime;
use js_sys::{Array, Date, Intl, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    CustomEvent, CustomEventInit, Element, FocusOptions, HtmlElement, ScrollIntoViewOptions,
    ScrollLogicalPosition, Window,
};
use yew::Callback;

/// The event that bubbles up from the root when the static page has to take over.
const BROKEN: &str = "front-door-broken";

thread_local! {
    /// The roots of the running apps, for the panic hook.
    static ROOTS: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

/// Performs one effect. What cannot be done is left undone: no effect is worth a broken screen.
pub(crate) fn perform(effect: &Effect, root: &Element, dispatch: &Callback<Event>) {
    match effect {
        Effect::FocusHeading => {
            root.scroll_into_view();
            focus(root, "h1");
        }
        Effect::FocusMistakes => {
            root.scroll_into_view();
            focus(root, "[data-mistakes]");
        }
        Effect::FocusPicked => focus(root, "[data-picked]"),
        Effect::ShowMarked => show(root, "[aria-selected=true]"),
        Effect::PushHistory(step) => remember(*step, true),
        Effect::ReplaceHistory(step) => remember(*step, false),
        Effect::HistoryBack(step) => history_back(*step, dispatch),
        Effect::ReadClock => dispatch.emit(Event::Clock(london())),
        Effect::Print => {
            if let Some(window) = web_sys::window() {
                let _ = window.print();
            }
        }
        Effect::Copy(text) => copy(text.clone(), dispatch.reform(Event::Copied)),
        Effect::Leave(to) => leave(root, to),
        Effect::ShowStatic => announce_broken(root),
    }
}

/// Empties the page at once, whatever the network does, and puts another in its place: "back" does not lead here again.
fn leave(root: &Element, to: &str) {
    root.set_text_content(None);
    if let Some(window) = web_sys::window() {
        if let Some(body) = window.document().and_then(|document| document.body()) {
            let _ = body.set_attribute("hidden", "");
        }
        let _ = window.location().replace(to);
    }
}

/// Moves the focus to the first element below `root` that matches, and scrolls no further than that needs.
pub(crate) fn focus(root: &Element, selector: &str) {
    let found = root.query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// What has the focus.
#[cfg(feature = "desk")]
pub(crate) fn focused() -> Option<Element> {
    web_sys::window()?.document()?.active_element()
}

/// Takes the focus from whatever has it.
#[cfg(feature = "desk")]
pub(crate) fn leave_field() {
    if let Some(field) = focused().and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        let _ = field.blur();
    }
}

/// Brings the first element below `root` that matches into sight, and scrolls no further than that needs.
fn show(root: &Element, selector: &str) {
    if let Ok(Some(element)) = root.query_selector(selector) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Moves the focus to an element without an address that would name it.
pub(crate) fn focus_id(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(element) = document.and_then(|document| document.get_element_by_id(id)) {
        element.scroll_into_view();
        if let Ok(element) = element.dyn_into::<HtmlElement>() {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    }
}

/// Puts the step number, and nothing else, into the history. The address keeps its path and query; a hash that came with
/// a link is cut off.
fn remember(step: usize, new: bool) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let location = window.location();
    let (Ok(path), Ok(query), Ok(history)) =
        (location.pathname(), location.search(), window.history())
    else {
        return;
    };
    let address = format!("{path}{query}");
    // Step numbers are far below 2^32.
    let state = JsValue::from_f64(f64::from(u32::try_from(step).unwrap_or(u32::MAX)));
    let _ = if new {
        history.push_state_with_url(&state, "", Some(&address))
    } else {
        history.replace_state_with_url(&state, "", Some(&address))
    };
}

/// The step number of a history entry; `None` for entries that are not ours.
pub(crate) fn step_of(state: &JsValue) -> Option<usize> {
    let number = state.as_f64()?;
    // Written by `remember`.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    (number >= 0.0 && number.fract() == 0.0).then_some(number as usize)
}

/// Goes back through the browser's history if its present entry is ours; straight to the step before otherwise (a page that
/// embeds the app may keep a history of its own).
fn history_back(step: usize, dispatch: &Callback<Event>) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    let here = history
        .as_ref()
        .and_then(|history| history.state().ok())
        .and_then(|state| step_of(&state));
    if here == Some(step) && history.is_some_and(|history| history.back().is_ok()) {
        return;
    }
    dispatch.emit(Event::WentTo(step.saturating_sub(1)));
}

/// The time in London, wherever the device is and whatever its own zone.
pub(crate) fn london() -> Option<WallTime> {
    let options = Object::new();
    let wanted = [
        ("timeZone", "Europe/London"),
        ("hourCycle", "h23"),
        ("year", "numeric"),
        ("month", "2-digit"),
        ("day", "2-digit"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
    ];
    for (key, value) in wanted {
        Reflect::set(&options, &key.into(), &value.into()).ok()?;
    }
    let parts = Intl::DateTimeFormat::new(&Array::of1(&"en-GB".into()), &options)
        .format_to_parts(&Date::new_0());
    let part = |name: &str| {
        parts.iter().find_map(|part| {
            let kind = Reflect::get(&part, &"type".into()).ok()?;
            (kind.as_string()? == name)
                .then(|| Reflect::get(&part, &"value".into()).ok()?.as_string())
                .flatten()
        })
    };
    let text = format!(
        "{}-{}-{}T{}:{}",
        part("year")?,
        part("month")?,
        part("day")?,
        part("hour")?,
        part("minute")?
    );
    WallTime::parse(&text)
}

/// Puts a text on the clipboard, or hands it back to be copied by hand where the browser refuses.
pub(crate) fn copy(text: String, done: Callback<Copied>) {
    let clipboard = web_sys::window()
        .map(|window| window.navigator())
        .and_then(|navigator| {
            // Pages that are not served securely have no clipboard.
            let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
            clipboard
                .is_object()
                .then(|| clipboard.unchecked_into::<web_sys::Clipboard>())
        });
    spawn_local(async move {
        let written = match clipboard {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        done.emit(if written {
            Copied::Done
        } else {
            Copied::ByHand(text)
        });
    });
}

/// The address that begins an e-mail with a text in it.
pub(crate) fn letter(to: &str, text: &str) -> String {
    let text = String::from(js_sys::encode_uri_component(text));
    ["mailto:", to, "?body=", &text].concat()
}

/// Listens to the window until the returned guard is dropped.
pub(crate) fn listen(
    kind: &'static str,
    listener: impl Fn(web_sys::Event) + 'static,
) -> Option<Listening> {
    let window = web_sys::window()?;
    let closure = Closure::<dyn Fn(web_sys::Event)>::new(listener);
    let _ = window.add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref());
    Some(Listening {
        window,
        kind,
        closure,
    })
}

/// A listener that ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Listening {
    window: Window,
    kind: &'static str,
    closure: Closure<dyn Fn(web_sys::Event)>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        let _ = self
            .window
            .remove_event_listener_with_callback(self.kind, self.closure.as_ref().unchecked_ref());
    }
}

/// Tells the page around the app that the static page has to take over.
pub(crate) fn announce_broken(root: &Element) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(BROKEN, &init) {
        let _ = root.dispatch_event(&event);
    }
}

/// From now on a panic removes the apps and gives the page back to its static part. Yew would only write to the console.
pub(crate) fn fall_back_on_panic(root: &Element) {
    ROOTS.with_borrow_mut(|roots| roots.push(root.clone()));
    yew::set_custom_panic_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
        // The panic may have come while the list was being changed.
        let _ = ROOTS.try_with(|roots| {
            if let Ok(roots) = roots.try_borrow() {
                for root in roots.iter() {
                    root.set_text_content(None);
                    let _ = root.set_attribute("hidden", "");
                    announce_broken(root);
                }
            }
        });
    }));
}

/// The app below `root` is gone: a later panic is none of its business.
pub(crate) fn forget(root: &Element) {
    ROOTS.with_borrow_mut(|roots| roots.retain(|other| other != root));
}
