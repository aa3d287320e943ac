//! What several test files share.
#![allow(dead_code)]

pub mod answers;
pub mod ended;
pub mod generated;

use front_door::pack::author::{PackFiles, ReadPack};
use front_door::verify::read_checked;
use std::fs;
use std::path::{Path, PathBuf};

/// The texts of a pack's files.
pub fn files_of(folder: &Path) -> PackFiles {
    let mut files = PackFiles::new();
    for (prefix, place) in [
        ("", folder.to_path_buf()),
        ("topics/", folder.join("topics")),
    ] {
        for entry in fs::read_dir(&place).unwrap_or_else(|why| panic!("{}: {why}", place.display()))
        {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if name.ends_with(".json") {
                files.insert(
                    format!("{prefix}{name}"),
                    fs::read_to_string(&path).unwrap(),
                );
            }
        }
    }
    files
}

/// The folder of the pack that ships.
pub fn real_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("www/pack/mid-and-south-essex")
}

/// The pack that ships.
pub fn real_pack() -> ReadPack {
    read_checked(&files_of(&real_folder())).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("the pack has mistakes:\n{}", lines.join("\n"))
    })
}
