//! The reception desk: the same rules for a care navigator with a caller.
//!
//! [`state`] is the pure part, as in [`crate::app`]: the state, the one function that changes it, and what the browser has to
//! do as data. [`scene`] works out from the answers what is asked now; [`menu`] lists what can be answered, each with its
//! key; [`keys`] turns a pressed key into an event. Whatever is decided comes from [`crate::contract::step`].

pub mod counts;
pub mod drill;
pub mod keys;
pub mod menu;
pub mod note;
pub mod scene;
pub mod state;
