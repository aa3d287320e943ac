//! What the fuzz targets share: the packs they start from, and inputs whose first line says what the rest is.

use std::fs;
use std::path::{Path, PathBuf};

use front_door::pack::author::{PackFiles, ReadPack, read_pack};

/// The pack of the area, as it ships.
pub fn real() -> ReadPack {
    sound(&files_of("../../www/pack/mid-and-south-essex"))
}

/// The texts of the made-up pack, small enough to be read thousands of times a second.
pub fn small() -> PackFiles {
    files_of("../small-pack")
}

/// A pack that is known to be without mistakes.
pub fn sound(files: &PackFiles) -> ReadPack {
    read_pack(files).unwrap_or_else(|problems| panic!("the pack has mistakes: {problems:?}"))
}

/// The first line, and what follows it, when all of it is text.
pub fn labelled(data: &[u8]) -> Option<(&str, &str)> {
    std::str::from_utf8(data).ok()?.split_once('\n')
}

fn files_of(folder: &str) -> PackFiles {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = PackFiles::new();
    for (prefix, place) in [("", folder.clone()), ("topics/", folder.join("topics"))] {
        add(&mut files, prefix, &place).unwrap_or_else(|why| panic!("{}: {why}", place.display()));
    }
    files
}

fn add(files: &mut PackFiles, prefix: &str, place: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(place)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.ends_with(".json") || name.ends_with(".csv") {
            files.insert(format!("{prefix}{name}"), fs::read_to_string(&path)?);
        }
    }
    Ok(())
}
