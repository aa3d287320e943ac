//! What holds of the core and its rules, on the native core. One program, because each would be linked anew.
#![cfg(not(target_arch = "wasm32"))]
// A test and its helpers may fail loudly.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod cases;
mod common;
mod danger;
mod explain;
mod journeys;
mod meant_for;
mod medicines;
mod promises;
mod review;
mod schema;
mod several;
mod site;

// What needs the proofs, the reports, the screens or the program.
#[cfg(feature = "whole")]
mod agree;
#[cfg(feature = "whole")]
mod approval;
#[cfg(feature = "whole")]
mod broken_packs;
#[cfg(feature = "whole")]
mod compare_exact;
#[cfg(feature = "whole")]
mod diff;
#[cfg(feature = "whole")]
mod hazards;
#[cfg(feature = "whole")]
mod hazards_removed;
#[cfg(feature = "whole")]
mod import;
#[cfg(feature = "whole")]
mod layers;
#[cfg(feature = "whole")]
mod mutants;
#[cfg(feature = "whole")]
mod postcodes;
#[cfg(feature = "whole")]
mod program;
#[cfg(feature = "whole")]
mod proof;
#[cfg(feature = "whole")]
mod reading;
#[cfg(feature = "whole")]
mod reports;
#[cfg(feature = "whole")]
mod search;
#[cfg(feature = "whole")]
mod services;
#[cfg(feature = "whole")]
mod site_checks;
