//! The only place of the kiosk that reaches for the browser: clock, timers, counts kept on the device, keys typed for somebody,
//! and words to `kiosk.js`, which does what concerns the whole page.

use crate::app::shell as page;
use crate::kiosk::counts::Counts;
use crate::kiosk::keyboard::{Key, pressed};
use crate::kiosk::session::Millis;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlInputElement, Storage};

/// The event that carries words to `kiosk.js`: `[what to do, a text]`.
const WORD: &str = "front-door-kiosk";
/// Where the counts are kept.
const COUNTS: &str = "front-door-kiosk-counts";
/// The most letters of the search box.
const MOST: usize = 200;

/// A clock that only runs forward, whatever happens to the time of day.
pub(super) fn now() -> Millis {
    let clock = web_sys::window().and_then(|window| window.performance());
    let millis = clock.map_or(0.0, |clock| clock.now());
    // Never negative, and far below 2^64.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = millis.max(0.0) as Millis;
    whole
}

/// Tells `kiosk.js` to do something.
pub(super) fn tell(root: &Element, word: &str, text: &str) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_detail(&js_sys::Array::of2(&word.into(), &text.into()));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(WORD, &init) {
        let _ = root.dispatch_event(&event);
    }
}

/// Puts a key into the field that has the focus, or else into the first one of the screen.
pub(super) fn type_into(root: &Element, key: Key) {
    const FIELDS: &str = "input[type=search], input[type=text]";
    let focused = page::focused().filter(|element| element.matches(FIELDS) == Ok(true));
    let field = focused.or_else(|| root.query_selector(FIELDS).ok().flatten());
    let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    let _ = field.focus();
    field.set_value(&pressed(&field.value(), key, MOST));
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = CustomEvent::new_with_event_init_dict("input", &init) {
        let _ = field.dispatch_event(&event);
    }
}

/// Whether the device can read out by itself: `kiosk.js` marks the root when it finds a voice.
pub(super) fn has_voice(root: &Element) -> bool {
    root.has_attribute("data-voice")
}

/// Whether the device has a network.
pub(super) fn is_online() -> bool {
    web_sys::window().is_some_and(|window| window.navigator().on_line())
}

/// Loads the page again.
pub(super) fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// What was counted until the screen was last switched off.
pub(super) fn counted() -> Counts {
    let kept = storage().and_then(|storage| storage.get_item(COUNTS).ok().flatten());
    Counts::read(&kept.unwrap_or_default())
}

/// Keeps what was counted. A device that keeps nothing counts from its start.
pub(super) fn keep(counts: &Counts) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(COUNTS, &counts.kept());
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

#[wasm_bindgen]
extern "C" {
    // The number of a timer as it is: the types of the browser's interface cut it to 32 bits.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(rings: &Closure<dyn Fn()>, millis: f64) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(id: &JsValue);
}

/// Something that happens after a while, unless this is dropped before.
#[derive(Debug)]
pub(super) struct Timer {
    id: JsValue,
    _closure: Closure<dyn Fn()>,
}

impl Timer {
    /// Begins.
    pub(super) fn after(millis: Millis, rings: impl Fn() + 'static) -> Self {
        let closure = Closure::<dyn Fn()>::new(rings);
        // At most ten minutes.
        #[allow(clippy::cast_precision_loss)]
        let id = set_timeout(&closure, millis as f64);
        Self {
            id,
            _closure: closure,
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        clear_timeout(&self.id);
    }
}
