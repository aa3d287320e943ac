//! JSON values, whoever holds them: `serde_json` natively, [`crate::pack::json`] in the module, the browser where a script asks.

use crate::pack::plain::{self, Misfit, Plain};
use serde_json::Value;

/// A text of JSON that has been parsed.
pub trait Document: Sized {
    /// Parses it.
    ///
    /// # Errors
    /// What the parser says.
    fn parse(text: &str) -> Result<Self, String>;

    /// Reads a type from the whole of it.
    ///
    /// # Errors
    /// Names what did not fit.
    fn read<P: Plain>(self) -> Result<P, Misfit>;
}

impl Document for Value {
    fn parse(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|why| why.to_string())
    }

    fn read<P: Plain>(self) -> Result<P, Misfit> {
        plain::read(&self)
    }
}

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
    fn keys(&self) -> Option<Vec<String>>;

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

    fn keys(&self) -> Option<Vec<String>> {
        self.as_object()
            .map(|members| members.keys().cloned().collect())
    }

    fn member(&self, key: &str) -> Option<Self> {
        self.get(key).filter(|member| !member.is_null())
    }
}
