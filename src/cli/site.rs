//! `front-door site`: whether the files that a site may change are sound, and what they come to together.

use super::{Failure, Output, load};
use front_door::contract::ApiError;
use front_door::directory::date_of;
use front_door::pack::author::{old_in_site, read_site};
use front_door::pack::{Date, Site};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// Reads the files in order, each over those before: the area's first, then the practice's.
pub(super) fn run(
    folder: &Path,
    files: &[PathBuf],
    on: Option<&str>,
    out: &Output,
) -> Result<(), Failure> {
    let today = day(on)?;
    let read = load::pack(folder)?;
    let (mut site, mut problems) = (Site::default(), Vec::new());
    for path in files {
        let name = path.display().to_string();
        let unreadable = |why| ApiError::new("unreadable", &name, format!("cannot be read: {why}"));
        let text = fs::read_to_string(path).map_err(unreadable)?;
        match read_site(&name, &text, &read, today) {
            Ok(file) => site.add(file),
            Err(found) => problems.extend(found),
        }
    }
    if !problems.is_empty() {
        return Err(Failure::Refused(problems));
    }
    let notes = old_in_site(&site, today);
    out.write(&json!({ "site": site, "notes": notes }), || {
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
        let notes: String = notes.iter().map(|note| format!("note: {note}\n")).collect();
        format!("sound: {}\n{notes}", said.join(", "))
    })
}

/// The day on which the files are judged: the one given, or today.
fn day(on: Option<&str>) -> Result<Date, ApiError> {
    let Some(text) = on else {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let days = since.map_or(0, |since| since.as_secs() / 86_400);
        return Ok(date_of(i64::try_from(days).unwrap_or_default()));
    };
    Date::parse(text).ok_or_else(|| {
        let message = format!("\"{text}\" is not a day; write it like 2026-11-24");
        ApiError::new("bad-time", "--on", message)
    })
}
