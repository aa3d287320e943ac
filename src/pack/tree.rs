//! JSON values, whoever holds them: a bundle's [`crate::pack::json`], `serde_json` on the command line, the browser where a script asks.

use serde_json::Value;
use std::borrow::Cow;

/// One value of JSON.
pub trait Tree: Sized {
    /// Its text, when it is one.
    fn text(&self) -> Option<String>;

    /// Its number, when it is one.
    fn number(&self) -> Option<f64>;

    /// Whether it is true, when it is true or false.
    fn truth(&self) -> Option<bool>;

    /// Its elements, when it is a list.
    fn elements(&self) -> Option<Vec<Self>>;

    /// Its keys, when it is an object.
    fn keys(&self) -> Option<Vec<Cow<'_, str>>>;

    /// A member of an object; none when it is missing or null.
    fn member(&self, key: &str) -> Option<Self>;
}

impl Tree for &Value {
    fn text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn truth(&self) -> Option<bool> {
        self.as_bool()
    }

    fn elements(&self) -> Option<Vec<Self>> {
        self.as_array().map(|elements| elements.iter().collect())
    }

    fn keys(&self) -> Option<Vec<Cow<'_, str>>> {
        self.as_object()
            .map(|members| members.keys().map(Cow::from).collect())
    }

    fn member(&self, key: &str) -> Option<Self> {
        self.get(key).filter(|member| !member.is_null())
    }
}
