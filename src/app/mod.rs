//! The resident's screens.
//!
//! [`state`] is the pure part: the state, the one function that changes it, and what the browser has to do as data. It and
//! its helpers compile and are tested without a browser. The rest is one Yew component (`root.rs`), functions that draw each
//! screen from the state, and one small shell that performs effects. More components would each bring some ten kilobytes;
//! what stands in the inputs is therefore part of the state.
//!
//! ```text
//! app::start(root, pack, later, Options { practice: None, topic: None }) -> yew::AppHandle<App>
//! ```
//! `later` is shared: fill it when a file has arrived and call `arrived`. When something goes wrong that should
//! not, the root is emptied and hidden and the event `front-door-broken` bubbles up from it, so that the page can show its
//! static part again.

mod choosing;
pub mod draft;
pub mod event;
pub mod find;
pub mod path;
pub mod place;
pub mod state;
mod steps;
pub mod summary;
pub mod view;
pub mod words;

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;

#[cfg(target_arch = "wasm32")]
mod ask;
#[cfg(target_arch = "wasm32")]
mod contact;
#[cfg(target_arch = "wasm32")]
pub(crate) mod frame;
#[cfg(target_arch = "wasm32")]
pub(crate) mod heard;
#[cfg(target_arch = "wasm32")]
pub(crate) mod inputs;
#[cfg(target_arch = "wasm32")]
pub(crate) mod markup;
#[cfg(target_arch = "wasm32")]
pub(crate) mod number;
#[cfg(target_arch = "wasm32")]
mod outcome;
#[cfg(target_arch = "wasm32")]
mod pick;
#[cfg(target_arch = "wasm32")]
mod practice;
#[cfg(target_arch = "wasm32")]
pub(crate) mod root;
#[cfg(target_arch = "wasm32")]
pub(crate) mod shell;
#[cfg(target_arch = "wasm32")]
mod why;

#[cfg(target_arch = "wasm32")]
pub use root::{App, AppProps, Later, LaterStore, Options, arrived, start};
#[cfg(all(target_arch = "wasm32", feature = "desk"))]
pub(crate) use root::{no_longer_waits, when_arrived};
