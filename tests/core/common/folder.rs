//! The pack that ships, read from its folder: for tests and benchmarks, inside the library and outside.
// A test or benchmark may fail loudly.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The texts of a pack's files, by their names below its folder.
pub fn files_of(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for (prefix, place) in [
        ("", folder.to_path_buf()),
        ("topics/", folder.join("topics")),
    ] {
        for entry in fs::read_dir(&place).unwrap_or_else(|why| panic!("{}: {why}", place.display()))
        {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if name.ends_with(".json") || name.ends_with(".csv") {
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
