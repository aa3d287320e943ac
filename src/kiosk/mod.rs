//! The kiosk: one person after another at a shared screen.
//!
//! [`session`] is the pure part: what is shown, how long it stays, what is forgotten. Its helpers are pure as well and tested
//! without a browser. The screens themselves are the resident's, held by one more component (`root.rs`), which throws them away
//! when a turn ends: nothing of one person can then reach the next.

pub mod admin;
pub mod counts;
pub mod keyboard;
pub mod qr;
pub mod session;
pub mod site;
pub mod takeaway;
pub mod trust;
pub mod walk;

#[cfg(all(feature = "desk", target_arch = "wasm32"))]
pub(crate) mod held;
#[cfg(all(feature = "desk", target_arch = "wasm32"))]
mod over;
#[cfg(all(feature = "desk", target_arch = "wasm32"))]
pub(crate) mod pad;
#[cfg(all(feature = "desk", target_arch = "wasm32"))]
pub(crate) mod parts;
#[cfg(all(feature = "desk", target_arch = "wasm32"))]
mod root;
#[cfg(all(feature = "desk", target_arch = "wasm32"))]
mod screen;
#[cfg(all(feature = "desk", target_arch = "wasm32"))]
mod shell;
#[cfg(all(feature = "desk", target_arch = "wasm32"))]
mod staff;

#[cfg(all(feature = "desk", target_arch = "wasm32"))]
pub use root::{Kiosk, KioskProps, start};

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
