//! What several test files share.

pub mod answers;
pub mod broken;
pub mod ended;
pub mod folder;
pub mod generated;

pub use folder::{files_of, real_folder};
use front_door::pack::author::ReadPack;
use front_door::verify::read_checked;

/// The pack that ships.
pub fn real_pack() -> ReadPack {
    read_checked(&files_of(&real_folder())).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("the pack has mistakes:\n{}", lines.join("\n"))
    })
}
