//! Parts of the authored pack that travel in another file of the bundle.

use crate::pack::plain::{self, Plain};
use crate::pack::text::Text;
use crate::pack::tree::Tree;
use serde::{Deserialize, Serialize, Serializer};

/// A part that authors must write and that travels in another file of the bundle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Detached<T>(pub Option<T>);

#[cfg(not(target_arch = "wasm32"))]
impl<T: crate::pack::authored::Authored> crate::pack::authored::Authored for Detached<T> {
    fn read(
        value: &jsonc_parser::ast::Value<'_>,
        at: &crate::pack::JsonPath,
        r: &mut crate::pack::author::Reading<'_>,
    ) -> Option<Self> {
        T::read(value, at, r).map(|part| Self(Some(part)))
    }

    fn schema(defs: &mut crate::pack::author::Definitions) -> serde_json::Value {
        T::schema(defs)
    }
}

impl<T: Plain> Plain for Detached<T> {
    fn plain<V: Tree>(value: Option<V>, reader: &mut plain::Reader) -> Self {
        Self(Plain::plain(value, reader))
    }
}

/// A text that authors must write, and that the browser has in the advice file.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// The text itself.
    Here(Text),
    /// Its place in the list of the advice file.
    At(u32),
}

impl Said {
    /// The text, when it has not travelled.
    #[must_use]
    pub fn here(&self) -> &Text {
        static ELSEWHERE: Text = Text(String::new());
        match self {
            Self::Here(text) => text,
            Self::At(_) => &ELSEWHERE,
        }
    }
}

impl Serialize for Said {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Here(text) => text.serialize(serializer),
            Self::At(_) => serializer.serialize_none(),
        }
    }
}

impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Option::<Text>::deserialize(deserializer)?;
        Ok(text.map_or(Self::At(0), Self::Here))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl crate::pack::authored::Authored for Said {
    fn read(
        value: &jsonc_parser::ast::Value<'_>,
        at: &crate::pack::JsonPath,
        r: &mut crate::pack::author::Reading<'_>,
    ) -> Option<Self> {
        Text::read(value, at, r).map(Self::Here)
    }

    fn schema(defs: &mut crate::pack::author::Definitions) -> serde_json::Value {
        Text::schema(defs)
    }
}

/// A text that is not there has travelled; whoever reads the file says where it is.
impl Plain for Said {
    fn plain<V: Tree>(value: Option<V>, reader: &mut plain::Reader) -> Self {
        value.map_or(Self::At(0), |value| {
            Self::Here(Plain::plain(Some(value), reader))
        })
    }
}
