//! Authored types read from a bundle: by way of a JSON value, so that every type costs the module one short function
//! instead of the visitors that a derived `Deserialize` brings.

use crate::pack::Text;
use serde_json::{Map, Value};
use std::fmt;

/// The key or kind of value that did not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit(pub &'static str);

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is missing, unknown or of the wrong kind", self.0)
    }
}

/// A type that can be read from a JSON value.
pub trait Plain: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// Names what did not fit.
    fn plain(value: &Value) -> Result<Self, Misfit>;

    /// What a missing key means; `None` when the key is required.
    fn missing() -> Option<Self> {
        None
    }
}

/// The object that must stand here, with no key besides `keys`.
pub fn object<'v>(
    value: &'v Value,
    name: &'static str,
    keys: &[&str],
) -> Result<&'v Map<String, Value>, Misfit> {
    let object = value.as_object().ok_or(Misfit(name))?;
    if object.keys().all(|key| keys.contains(&key.as_str())) {
        Ok(object)
    } else {
        Err(Misfit(name))
    }
}

/// One member of an object.
pub fn member<T: Plain>(object: &Map<String, Value>, key: &'static str) -> Result<T, Misfit> {
    match object.get(key) {
        None | Some(Value::Null) => T::missing().ok_or(Misfit(key)),
        Some(value) => T::plain(value),
    }
}

impl<T: Plain> Plain for Vec<T> {
    fn plain(value: &Value) -> Result<Self, Misfit> {
        let elements = value.as_array().ok_or(Misfit("list"))?;
        let mut list = Self::with_capacity(elements.len());
        for element in elements {
            list.push(T::plain(element)?);
        }
        Ok(list)
    }

    fn missing() -> Option<Self> {
        Some(Self::new())
    }
}

impl<T: Plain> Plain for Option<T> {
    fn plain(value: &Value) -> Result<Self, Misfit> {
        T::plain(value).map(Some)
    }

    fn missing() -> Option<Self> {
        Some(None)
    }
}

impl Plain for bool {
    fn plain(value: &Value) -> Result<Self, Misfit> {
        value.as_bool().ok_or(Misfit("true or false"))
    }

    fn missing() -> Option<Self> {
        Some(false)
    }
}

impl Plain for f64 {
    fn plain(value: &Value) -> Result<Self, Misfit> {
        value.as_f64().ok_or(Misfit("number"))
    }
}

impl Plain for u32 {
    fn plain(value: &Value) -> Result<Self, Misfit> {
        value
            .as_u64()
            .and_then(|number| Self::try_from(number).ok())
            .ok_or(Misfit("whole number"))
    }
}

impl Plain for String {
    fn plain(value: &Value) -> Result<Self, Misfit> {
        value.as_str().map(str::to_owned).ok_or(Misfit("text"))
    }
}

/// Reads the members of an object of texts, one after another.
#[derive(Debug)]
pub struct Texts<'v> {
    object: &'v Map<String, Value>,
    keys: std::slice::Iter<'v, &'static str>,
    misfit: Option<Misfit>,
}

impl<'v> Texts<'v> {
    /// Begins with the object that must stand here, with no key besides `keys`.
    pub fn new(
        value: &'v Value,
        name: &'static str,
        keys: &'v [&'static str],
    ) -> Result<Self, Misfit> {
        object(value, name, keys).map(|object| Self {
            object,
            keys: keys.iter(),
            misfit: None,
        })
    }

    /// The text of the next key; an empty one, remembered as a misfit, when it is not there.
    #[inline(never)]
    pub fn take(&mut self) -> Text {
        let key = self.keys.next().copied().unwrap_or_default();
        match member(self.object, key) {
            Ok(text) => text,
            Err(misfit) => {
                self.misfit = Some(misfit);
                Text(String::new())
            }
        }
    }

    /// Whether every text was there.
    pub fn finish(self) -> Result<(), Misfit> {
        self.misfit.map_or(Ok(()), Err)
    }
}
