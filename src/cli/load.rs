//! Opens the files of a pack: the only place of the native tool that reads a disk.

use super::Failure;
use front_door::contract::ApiError;
use front_door::journey::Journey;
use front_door::pack::Problem;
use front_door::pack::author::{PackFiles, ReadPack};
use front_door::verify::read_checked;
use std::fs;
use std::path::Path;

/// The texts of all files of a pack.
pub(crate) fn files(folder: &Path) -> Result<PackFiles, ApiError> {
    let mut files = texts_below(folder, &[".json", ".csv"])?;
    for (name, text) in json_below(&folder.join("topics"))? {
        files.insert(format!("topics/{name}"), text);
    }
    Ok(files)
}

/// The texts of the JSON files that stand in `folder` itself.
pub(crate) fn json_below(folder: &Path) -> Result<PackFiles, ApiError> {
    texts_below(folder, &[".json"])
}

fn texts_below(folder: &Path, endings: &[&str]) -> Result<PackFiles, ApiError> {
    let mut files = PackFiles::new();
    let entries = fs::read_dir(folder).map_err(|why| unreadable(folder, &why))?;
    for entry in entries {
        let path = entry.map_err(|why| unreadable(folder, &why))?.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if endings.iter().any(|ending| name.ends_with(ending)) {
            let text = fs::read_to_string(&path).map_err(|why| unreadable(&path, &why))?;
            files.insert(name.to_owned(), text);
        }
    }
    Ok(files)
}

fn unreadable(path: &Path, why: &std::io::Error) -> ApiError {
    ApiError::new(
        "unreadable",
        path.display().to_string(),
        format!("cannot be read: {why}; give a pack's folder with --pack"),
    )
}

/// A pack that is sound; every mistake is written to standard error otherwise.
pub(crate) fn pack(folder: &Path) -> Result<ReadPack, Failure> {
    read_checked(&files(folder)?).map_err(|problems| refused(folder, &problems))
}

/// A pack with problems as one error.
pub(crate) fn refused(folder: &Path, problems: &[Problem]) -> Failure {
    let first = problems
        .first()
        .map(ToString::to_string)
        .unwrap_or_default();
    let more = problems.len().saturating_sub(1);
    let message = format!("{first} (and {more} more; run `front-door check`)");
    Failure::Input(ApiError::new(
        "bad-pack",
        folder.display().to_string(),
        message,
    ))
}

/// The journeys of all files in `folder`.
pub(crate) fn cases(folder: &Path) -> Result<Vec<Journey>, ApiError> {
    let entries = fs::read_dir(folder).map_err(|why| unreadable(folder, &why))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(|why| unreadable(folder, &why))?.path());
    }
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).map_err(|why| unreadable(&path, &why))?;
        let place = path.display().to_string();
        all.extend(
            Journey::read_all(&text).map_err(|why| ApiError::new("bad-journey", place, why))?,
        );
    }
    Ok(all)
}

/// One problem a line.
pub(crate) fn listed(problems: &[Problem]) -> String {
    problems
        .iter()
        .map(|problem| format!("{problem}\n"))
        .collect()
}
