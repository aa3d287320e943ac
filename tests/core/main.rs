//! What holds of the core and its rules, on the native core. One program, because each would be linked anew.
#![cfg(not(target_arch = "wasm32"))]
// A test and its helpers may fail loudly.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod agree;
mod approval;
mod broken_packs;
mod cases;
mod common;
mod compare_exact;
mod danger;
mod diff;
mod explain;
mod hazards;
mod hazards_removed;
mod import;
mod journeys;
mod layers;
mod medicines;
mod mutants;
mod postcodes;
mod program;
mod promises;
mod proof;
mod reading;
mod reports;
mod review;
mod schema;
mod search;
mod services;
mod several;
mod site;
mod site_checks;
