//! `front-door diff`: what changes between two packs, and whether every less urgent change has its reason.

use super::{Failure, Output, load, safety};
use front_door::contract::ApiError;
use front_door::pack::Pack;
use front_door::verify::compare::{compare, read_released};
use std::path::Path;

pub(super) fn run(
    old: &Path,
    new: &Path,
    clinical_safety: &Path,
    out: &Output,
) -> Result<(), Failure> {
    // The new side first: it lends the old one the words that released rules may lack.
    let new = side(new, None)?;
    let old = side(old, Some(&new))?;
    let safety = safety::read(clinical_safety)?.unwrap_or_default();
    let compared = compare(&old, &new).judged(&safety);
    out.write(&compared, || compared.in_words(&new))?;
    if compared.less_urgent.not_listed == 0 {
        Ok(())
    } else {
        Err(Failure::Broken)
    }
}

/// How many changes since the released rules are less urgent and reviewed by nobody.
pub(super) fn since(released: &Path, new: &Pack, clinical_safety: &Path) -> Result<usize, Failure> {
    let old = side(released, Some(new))?;
    let safety = safety::read(clinical_safety)?.unwrap_or_default();
    Ok(compare(&old, new).judged(&safety).less_urgent.unreviewed)
}

/// A pack's folder, or a bundled rules file.
fn side(path: &Path, words: Option<&Pack>) -> Result<Pack, Failure> {
    if path.is_dir() {
        return load::pack(path).map(|read| read.pack);
    }
    let place = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|why| {
        let message = format!("{why}; give a pack's folder or a bundled rules file");
        ApiError::new("unreadable", &place, message)
    })?;
    read_released(&text, words)
        .map_err(|why| ApiError::new("bad-pack", &place, why.to_string()).into())
}
