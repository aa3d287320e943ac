//! Parts of the authored pack that travel in another file of the bundle.

use crate::pack::plain::{self, Plain};
use crate::pack::tree::Tree;
use serde::{Deserialize, Serialize};

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
