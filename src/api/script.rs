//! The core for scripts: topics, search and steps as plain objects. Pages need none of it: the app asks the core itself.

use super::{FrontDoor, thrown};
use crate::contract::{self, ApiError, Request};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl FrontDoor {
    /// All topics: `[{id, title, kind, common, sensitive}]`.
    ///
    /// # Errors
    /// Never with a sound engine; JavaScript sees an `Error`.
    pub fn topics(&self) -> Result<JsValue, JsValue> {
        to_js(&contract::topics(&self.pack))
    }

    /// The topics that fit `words`, best first: `[{topic, title, matched}]`. None before [`FrontDoor::add_search`].
    ///
    /// # Errors
    /// Never with a sound engine; JavaScript sees an `Error`.
    pub fn search(&self, words: &str) -> Result<JsValue, JsValue> {
        let later = self.later.borrow();
        let index = later.index.as_deref();
        to_js(&index.map_or_else(Vec::new, |index| contract::search(&self.pack, index, words)))
    }

    /// What in `words` may be danger that is there now: `[{kind, door, matched}]`. None before [`FrontDoor::add_search`].
    ///
    /// # Errors
    /// Never with a sound engine; JavaScript sees an `Error`.
    pub fn dangers(&self, words: &str) -> Result<JsValue, JsValue> {
        let later = self.later.borrow();
        let index = later.index.as_deref();
        to_js(&index.map_or_else(Vec::new, |index| index.dangers(words)))
    }

    /// The next page of questions, or the outcome; see `docs/api.md`.
    ///
    /// # Errors
    /// A JavaScript `Error` with `code` and `where`.
    pub fn step(&self, request: JsValue) -> Result<JsValue, JsValue> {
        let request = Request::from_json(request).map_err(|error| thrown(&error))?;
        let advice = self.later.borrow().advice.clone();
        let response = contract::step(&self.pack, advice.as_deref(), &request)
            .map_err(|error| thrown(&error))?;
        to_js(&response)
    }
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    // `null` rather than `undefined`: the same shapes as JSON.
    let serializer = Serializer::json_compatible();
    value
        .serialize(&serializer)
        .map_err(|why| thrown(&ApiError::new("cannot-write", "", why.to_string())))
}
