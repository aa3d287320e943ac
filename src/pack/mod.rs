//! The pack: everything the front door knows about one area. Data, not code.
//!
//! [`model`] holds the files as authors write them, [`author`] reads those files (native builds only), [`link`](Pack::link)
//! resolves every reference, [`bundle`] carries a checked pack to a browser. Nothing outside this module reads pack JSON.

pub(crate) mod authored;
mod bodies;
pub mod browse;
pub mod bundle;
mod carry;
pub mod desk;
mod detached;
pub mod ids;
pub mod json;
pub mod kiosk;
pub(crate) mod link;
mod linked;
pub mod model;
pub mod need;
pub mod number;
mod numbers;
pub mod outcomes;
pub mod plain;
pub mod problem;
pub mod reception;
mod reception_ui;
pub(crate) mod sealed;
pub mod site;
mod staff;
mod sure;
pub mod text;
pub mod tree;
mod typed_words;
pub mod ui;

/// The topic of somebody who does not know what to pick.
pub const SOMETHING_ELSE: &str = "something-else";

/// Questions of the emergency screen begin with this.
pub const DANGER_SIGNS: &str = "danger-signs";

/// The word for "not sure".
pub const NOT_SURE: &str = "not-sure";

#[cfg(not(target_arch = "wasm32"))]
pub mod author;
#[cfg(not(target_arch = "wasm32"))]
pub mod lint;

pub use carry::{Carried, RuleWords};
pub use desk::DeskFile;
pub use detached::{Detached, Said};
pub use ids::*;
pub use kiosk::KioskText;
pub use link::topic_file;
pub use linked::{
    FindingIndex, LinkedQuestion, LinkedRule, LinkedTopic, Pack, QuestionIndex, RuleIndex, Scope,
    TopicIndex,
};
pub use model::*;
pub use need::{Door, Level, Need, Rung};
pub use number::{Age, AgeUnit, Bound, Date};
pub use problem::{JsonPath, Problem};
pub use site::{Notice, Site, SiteFile, SitePractice, UcrtLine};
pub use staff::Staff;
pub use sure::Sure;
pub use text::{AskingFor, Text, Token};
