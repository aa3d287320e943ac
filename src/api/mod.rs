//! The core for JavaScript. Nothing starts by itself: load a pack, ask it, mount the app where you want it.

#[cfg(feature = "api")]
mod script;
#[cfg(feature = "api")]
mod tree;

use crate::app;
use crate::contract::ApiError;
use crate::directory::Seat;
use crate::pack::bundle::{self, BundleError};
use crate::pack::{Pack, Site};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A loaded pack.
#[wasm_bindgen]
#[derive(Debug)]
pub struct FrontDoor {
    pack: Rc<Pack>,
    later: app::LaterStore,
}

#[wasm_bindgen]
impl FrontDoor {
    /// Loads a pack from the text or bytes of its files; `advice` may come later. `area` and `practice` are the texts of what
    /// the site changes.
    ///
    /// # Errors
    /// A JavaScript `Error` with `code` and `where` when a file is not one, was changed on the way, or belongs elsewhere.
    pub fn load(
        rules: JsValue,
        advice: JsValue,
        area: Option<String>,
        practice: Option<String>,
    ) -> Result<FrontDoor, JsValue> {
        let site =
            Site::read(area.as_deref(), practice.as_deref()).map_err(|error| refused(&error))?;
        let pack = bundle::read_rules_for(&text_of(&rules, "rules")?, site)
            .map_err(|error| refused(&error))?;
        let door = FrontDoor {
            pack: Rc::new(pack),
            later: app::LaterStore::default(),
        };
        if !advice.is_undefined() && !advice.is_null() {
            door.add_advice(advice)?;
        }
        Ok(door)
    }

    /// Adds the advice file that belongs to the rules.
    ///
    /// # Errors
    /// As for [`FrontDoor::load`]; the door then stays as it was.
    #[wasm_bindgen(js_name = addAdvice)]
    pub fn add_advice(&self, advice: JsValue) -> Result<(), JsValue> {
        #[cfg(feature = "desk")]
        let staff = self.later.borrow().staff.clone();
        #[cfg(not(feature = "desk"))]
        let staff: Option<Rc<crate::pack::Staff>> = None;
        let text = text_of(&advice, "advice")?;
        let read = bundle::read_advice_with(&text, &self.pack, staff.as_deref())
            .map_err(|error| refused(&error))?;
        #[cfg(feature = "desk")]
        let read = self.where_it_stands(read);
        self.later.borrow_mut().advice = Some(Rc::new(read));
        app::arrived();
        Ok(())
    }

    /// Adds the search file that belongs to the rules.
    ///
    /// # Errors
    /// As for [`FrontDoor::load`]; the door then stays as it was.
    #[wasm_bindgen(js_name = addSearch)]
    pub fn add_search(&self, search: JsValue) -> Result<(), JsValue> {
        let read = bundle::read_search(&text_of(&search, "search")?, &self.pack)
            .map_err(|error| refused(&error))?;
        self.later.borrow_mut().index = Some(Rc::new(read));
        app::arrived();
        Ok(())
    }

    /// Adds the postcodes file to the advice that is there.
    ///
    /// # Errors
    /// As for [`FrontDoor::load`], and before [`FrontDoor::add_advice`]; the door then stays as it was.
    #[wasm_bindgen(js_name = addPostcodes)]
    pub fn add_postcodes(&self, postcodes: JsValue) -> Result<(), JsValue> {
        let text = text_of(&postcodes, "postcodes")?;
        let later = self.later.borrow().advice.clone();
        let advice = later.ok_or_else(|| {
            let early = "the postcodes file: it belongs to the advice file; add that first";
            thrown(&ApiError::new("bad-bundle", "postcodes", early))
        })?;
        bundle::read_postcodes(&text, &advice.directory).map_err(|error| refused(&error))?;
        app::arrived();
        Ok(())
    }

    /// Adds the file with words for reception and kiosk that belongs to the rules. Give it before the advice: it has what the
    /// directory has for staff.
    ///
    /// # Errors
    /// As for [`FrontDoor::load`]; the door then stays as it was.
    #[cfg(feature = "desk")]
    #[wasm_bindgen(js_name = addDesk)]
    pub fn add_desk(&self, desk: JsValue) -> Result<(), JsValue> {
        let read = bundle::read_desk(&text_of(&desk, "desk")?, &self.pack)
            .map_err(|error| refused(&error))?;
        let mut later = self.later.borrow_mut();
        later.desk = Some(Rc::new(read.desk));
        later.staff = Some(Rc::new(read.staff));
        drop(later);
        app::arrived();
        Ok(())
    }

    /// Takes `kiosk.json`: what only the place knows where a kiosk stands. Give it before the advice, which is measured from there.
    ///
    /// # Errors
    /// As for [`FrontDoor::load`]; the door then stays as it was.
    #[cfg(feature = "desk")]
    #[wasm_bindgen(js_name = addKiosk)]
    pub fn add_kiosk(&self, kiosk: &str) -> Result<(), JsValue> {
        let read = crate::kiosk::site::KioskFile::read(kiosk);
        self.later.borrow_mut().kiosk = Some(Rc::new(read.map_err(|error| refused(&error))?));
        Ok(())
    }
}

#[cfg(feature = "desk")]
impl FrontDoor {
    /// The advice with distances measured from the kiosk, when it knows where it stands.
    fn where_it_stands(&self, mut advice: bundle::Advice) -> bundle::Advice {
        let kiosk = self.later.borrow().kiosk.clone();
        if let Some((kiosk, point)) = kiosk.and_then(|kiosk| Some((kiosk.clone(), kiosk.point()?)))
        {
            advice.directory.stand_at(point, kiosk.postcode.clone());
        }
        advice
    }
}

/// The files as text: given as a string or as bytes of UTF-8.
fn text_of(value: &JsValue, part: &'static str) -> Result<String, JsValue> {
    if let Some(text) = value.as_string() {
        return Ok(text);
    }
    let bytes = if let Some(buffer) = value.dyn_ref::<js_sys::ArrayBuffer>() {
        js_sys::Uint8Array::new(buffer).to_vec()
    } else if let Some(array) = value.dyn_ref::<js_sys::Uint8Array>() {
        array.to_vec()
    } else {
        return Err(thrown(&ApiError::new(
            "wrong-kind",
            part,
            "give the file's text or its bytes",
        )));
    };
    String::from_utf8(bytes).map_err(|_| {
        thrown(&ApiError::new(
            "bad-bundle",
            part,
            "the bytes are not UTF-8; fetch the file again",
        ))
    })
}

fn refused(error: &BundleError) -> JsValue {
    thrown(&ApiError::new("bad-bundle", error.part, error.to_string()))
}

/// A JavaScript `Error` with `code` and `where`.
pub(crate) fn thrown(error: &ApiError) -> JsValue {
    let js = js_sys::Error::new(&error.to_string());
    // Setting a plain property on a fresh Error cannot fail.
    let _ = js_sys::Reflect::set(&js, &"code".into(), &error.code.into());
    let _ = js_sys::Reflect::set(&js, &"where".into(), &error.place.as_str().into());
    js.into()
}

/// A mounted app.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Handle {
    app: Option<yew::AppHandle<app::App>>,
    #[cfg(feature = "desk")]
    desk: Option<yew::AppHandle<crate::desk::DeskApp>>,
    #[cfg(feature = "desk")]
    kiosk: Option<yew::AppHandle<crate::kiosk::Kiosk>>,
}

#[wasm_bindgen]
impl Handle {
    /// Removes the app from the page; nothing of the journey is left.
    pub fn destroy(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        #[cfg(feature = "desk")]
        if let Some(desk) = self.desk.take() {
            desk.destroy();
        }
        #[cfg(feature = "desk")]
        if let Some(kiosk) = self.kiosk.take() {
            kiosk.destroy();
        }
    }
}

/// The seat of that name. The screens of the others stand in the module for reception and kiosk.
fn seat_of(name: Option<&str>) -> Seat {
    let known = if cfg!(feature = "desk") {
        Seat::ALL
    } else {
        &[]
    };
    let named = known.iter().find(|seat| Some(seat.as_str()) == name);
    named.copied().unwrap_or_default()
}

/// Opens the app inside `element`. Options: `practice`, a practice's code; `topic`, a topic to open; `tiles`, the address of
/// the pictures; `seat`, who sits there.
#[wasm_bindgen]
#[must_use]
pub fn mount(element: web_sys::Element, door: &FrontDoor, options: &JsValue) -> Handle {
    let option = |name: &str| {
        js_sys::Reflect::get(options, &name.into())
            .ok()
            .and_then(|value| value.as_string())
    };
    let options = app::Options {
        practice: option("practice"),
        topic: option("topic"),
        seat: seat_of(option("seat").as_deref()),
        tiles: option("tiles"),
    };
    let (pack, later) = (Rc::clone(&door.pack), Rc::clone(&door.later));
    #[cfg(feature = "desk")]
    if options.seat == Seat::Reception {
        return Handle {
            app: None,
            kiosk: None,
            desk: Some(crate::desk::start(element, pack, later, options.practice)),
        };
    }
    #[cfg(feature = "desk")]
    if options.seat == Seat::Kiosk {
        let kiosk = crate::kiosk::start(element, pack, later, options.tiles);
        return Handle {
            app: None,
            kiosk,
            desk: None,
        };
    }
    Handle {
        app: Some(app::start(element, pack, later, options)),
        #[cfg(feature = "desk")]
        desk: None,
        #[cfg(feature = "desk")]
        kiosk: None,
    }
}
