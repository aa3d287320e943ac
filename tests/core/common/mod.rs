//! What several test files share.

pub mod answers;
pub mod broken;
pub mod ended;
pub mod folder;
pub mod generated;

pub use folder::{files_of, real_folder};
use front_door::pack::author::ReadPack;
#[cfg(not(feature = "whole"))]
use front_door::pack::author::read_pack as read_checked;
#[cfg(feature = "whole")]
use front_door::verify::read_checked;
use std::sync::LazyLock;

/// The pack that ships, read and checked once for all tests.
pub static REAL: LazyLock<ReadPack> = LazyLock::new(|| {
    read_checked(&files_of(&real_folder())).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("the pack has mistakes:\n{}", lines.join("\n"))
    })
});

/// The pack that ships.
pub fn real_pack() -> &'static ReadPack {
    &REAL
}
