//! `front-door journeys`: plays journeys written as data and compares their outcomes.

use super::{Failure, Output, load};
use front_door::contract::ApiError;
use front_door::journey::Journey;
use serde_json::json;
use std::path::{Path, PathBuf};

pub(super) fn run(folder: &Path, files: &[PathBuf], out: &Output) -> Result<(), Failure> {
    let read = load::pack(folder)?;
    let (mut passed, mut broken) = (0_usize, Vec::new());
    for file in files {
        let place = file.display().to_string();
        let text = std::fs::read_to_string(file)
            .map_err(|why| ApiError::new("unreadable", &place, why.to_string()))?;
        for journey in
            Journey::read_all(&text).map_err(|why| ApiError::new("bad-journey", &place, why))?
        {
            match journey.play(&read.pack, Some(&read.advice)) {
                Ok(_) => passed += 1,
                Err(why) => broken.push(format!("{place}: {}: {why}", journey.name)),
            }
        }
    }
    out.write(&json!({ "passed": passed, "broken": broken }), || {
        let lines: String = broken.iter().map(|line| format!("{line}\n")).collect();
        format!(
            "{lines}{passed} journeys as expected, {} not\n",
            broken.len()
        )
    })?;
    if broken.is_empty() {
        Ok(())
    } else {
        Err(Failure::Broken)
    }
}
