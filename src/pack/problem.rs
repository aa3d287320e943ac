//! What is wrong with a pack: where, what, and how to mend it.

use serde::Serialize;
use std::fmt;

/// Where in one JSON document something stands, written `rules[3].need.level`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct JsonPath(String);

impl JsonPath {
    /// The document itself.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// The member `key` of this place.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        if self.0.is_empty() {
            Self(key.to_owned())
        } else {
            Self(format!("{}.{key}", self.0))
        }
    }

    /// The element `index` (from 0) of this place.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}[{index}]", self.0))
    }

    /// The path as text; empty for the document itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One mistake in a pack.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The file below the pack's folder, such as `topics/earache.json`.
    pub file: String,
    /// 1-based line; `None` in a bundle, which has no lines.
    pub line: Option<usize>,
    /// The place inside the file.
    pub path: JsonPath,
    /// What is wrong and how to mend it, in one sentence or two.
    pub message: String,
}

impl Problem {
    /// A problem whose line is not known yet.
    #[must_use]
    pub fn new(file: &str, path: JsonPath, message: String) -> Self {
        Self {
            file: file.to_owned(),
            line: None,
            path,
            message,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if !self.path.as_str().is_empty() {
            write!(f, " at {}", self.path.as_str())?;
        }
        write!(f, ": {}", self.message)
    }
}

/// The candidate most like `word`, to offer as "did you mean". `None` when nothing is near.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(word, &mut candidates.into_iter())
}

/// Once for all kinds of lists.
#[inline(never)]
fn nearest_of<'a>(word: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len() / 4)
        .min()
        .map(|(_, candidate)| candidate)
}

/// `, did you mean "…"?` or nothing.
#[must_use]
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, candidates).map_or_else(String::new, |near| format!("; did you mean \"{near}\"?"))
}
