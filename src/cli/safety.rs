//! The folder `docs/clinical-safety`: approvals are verified before a pack is called sound or bundled.

use super::{Failure, Output, load};
use front_door::contract::ApiError;
use front_door::pack::Problem;
use front_door::pack::author::{PackFiles, ReadPack, with_lines};
use front_door::verify::approval::{Safety, false_approval};
use front_door::verify::coverage::{Coverage, ROWS, Rows};
use serde_json::json;
use std::path::Path;

/// The folder, verified; `None` when it is not there. Problems name the folder's files in full.
pub(crate) fn read(folder: &Path) -> Result<Option<Safety>, Failure> {
    if !folder.exists() {
        return Ok(None);
    }
    let problems = match Safety::read(&load::json_below(folder)?) {
        Ok(safety) => return Ok(Some(safety)),
        Err(problems) => problems,
    };
    Err(refused(folder, problems))
}

/// The folder's problems, which name its files in full.
fn refused(folder: &Path, problems: Vec<Problem>) -> Failure {
    let full = problems.into_iter().map(|problem| Problem {
        file: folder.join(&problem.file).display().to_string(),
        ..problem
    });
    Failure::Refused(full.collect())
}

/// What covers the rows of the fact tables; `None` where no list of them is kept.
pub(super) fn coverage(folder: &Path, read: &ReadPack) -> Result<Option<Coverage>, Failure> {
    if !folder.exists() {
        return Ok(None);
    }
    let files = load::json_below(folder)?;
    let Some(text) = files.get(ROWS) else {
        return Ok(None);
    };
    let place = folder.join(ROWS).display().to_string();
    let rows = Rows::read(text).map_err(|why| ApiError::new("bad-rows", place, why))?;
    let coverage = rows.coverage(read);
    if coverage.problems.is_empty() {
        return Ok(Some(coverage));
    }
    Err(refused(folder, with_lines(&files, coverage.problems)))
}

/// Refuses a pack that claims an approval that nobody signed.
pub(crate) fn refuse_false_approval(
    pack: &Path,
    folder: &Path,
    read_pack: &ReadPack,
) -> Result<(), Failure> {
    let safety = read(folder)?;
    match false_approval(&read_pack.pack, safety.as_ref()) {
        None => Ok(()),
        Some(problem) => Err(Failure::Refused(with_lines(
            &load::files(pack)?,
            vec![problem],
        ))),
    }
}

/// `front-door approval-text`: what the signature of an approval is a signature of.
pub(super) fn approval_text(folder: &Path, id: &str, out: &Output) -> Result<(), Failure> {
    let files: PackFiles = load::json_below(folder)?;
    let (safety, problems) = Safety::unverified(&files);
    if !problems.is_empty() {
        return Err(Failure::Refused(with_lines(&files, problems)));
    }
    let place = folder.display().to_string();
    let text = safety
        .text_to_sign(id)
        .map_err(|why| ApiError::new("bad-approval", place, why))?;
    out.write(&json!({ "text": text }), || text.clone())
}
