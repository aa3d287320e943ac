//! Front Door: plain words in, the lowest safe step of the care ladder out. See `ARCHITECTURE.md`.

#[cfg(target_arch = "wasm32")]
pub mod api;
#[cfg(any(feature = "whole", target_arch = "wasm32"))]
pub mod app;
pub mod cases;
pub mod contract;
pub mod decimal;
#[cfg(any(feature = "desk", all(feature = "whole", not(target_arch = "wasm32"))))]
pub mod desk;
pub mod directory;
pub mod engine;
#[cfg(not(target_arch = "wasm32"))]
pub mod import;
pub mod journey;
#[cfg(any(feature = "desk", all(feature = "whole", not(target_arch = "wasm32"))))]
pub mod kiosk;
pub mod letters;
pub mod order;
pub mod pack;
#[cfg(all(feature = "whole", not(target_arch = "wasm32")))]
pub mod reading;
#[cfg(all(feature = "whole", not(target_arch = "wasm32")))]
pub mod report;
pub mod search;
#[cfg(all(feature = "whole", not(target_arch = "wasm32")))]
pub mod verify;

#[cfg(test)]
#[path = "../tests/core/common/folder.rs"]
mod folder;
