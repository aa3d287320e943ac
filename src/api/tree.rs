//! Values of JavaScript as the core reads them: the browser has parsed the JSON already.

use crate::pack::tree::Tree;
use js_sys::{Array, Object, Reflect};
use std::borrow::Cow;
use wasm_bindgen::prelude::*;

impl Tree for JsValue {
    fn text(&self) -> Option<String> {
        self.as_string()
    }

    fn number(&self) -> Option<f64> {
        self.as_f64().filter(|number| number.is_finite())
    }

    fn truth(&self) -> Option<bool> {
        self.as_bool()
    }

    fn elements(&self) -> Option<Vec<Self>> {
        self.dyn_ref::<Array>().map(Array::to_vec)
    }

    fn keys(&self) -> Option<Vec<Cow<'_, str>>> {
        if !self.is_object() || Array::is_array(self) {
            return None;
        }
        let keys = Object::keys(self.unchecked_ref::<Object>());
        Some(
            keys.iter()
                .filter_map(|key| key.as_string().map(Cow::from))
                .collect(),
        )
    }

    fn member(&self, key: &str) -> Option<Self> {
        let member = Reflect::get(self, &key.into()).ok()?;
        (!member.is_undefined() && !member.is_null()).then_some(member)
    }
}
