//! `front-door site`: whether the files that a site may change are sound, and what they come to together.

use super::{Failure, Output, load};
use front_door::contract::ApiError;
use front_door::pack::Site;
use front_door::pack::author::read_site;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// Reads the files in order, each over those before: the area's first, then the practice's.
pub(super) fn run(folder: &Path, files: &[PathBuf], out: &Output) -> Result<(), Failure> {
    let read = load::pack(folder)?;
    let (mut site, mut problems) = (Site::default(), Vec::new());
    for path in files {
        let name = path.display().to_string();
        let unreadable = |why| ApiError::new("unreadable", &name, format!("cannot be read: {why}"));
        let text = fs::read_to_string(path).map_err(unreadable)?;
        match read_site(&name, &text, &read) {
            Ok(file) => site.add(file),
            Err(found) => problems.extend(found),
        }
    }
    if !problems.is_empty() {
        return Err(Failure::Refused(problems));
    }
    out.write(&json!({ "site": site }), || {
        let counts = [
            (site.withdrawn.len(), "topics withdrawn"),
            (site.hidden.len(), "services hidden"),
            (site.notices.len(), "notices"),
            (site.practices.len(), "practices"),
        ];
        let said: Vec<String> = counts
            .iter()
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        format!("sound: {}\n", said.join(", "))
    })
}
