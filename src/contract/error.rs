//! One clear error: a code for programs, a place, and a sentence that says how to mend it.

use crate::engine::AnswerError;
use serde::Serialize;
use std::fmt;

/// What is wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ApiError {
    /// A word for programs; all are listed in `docs/api.md`.
    pub code: &'static str,
    /// The place in the request, such as `answers.fever-days`.
    #[serde(rename = "where")]
    pub place: String,
    /// What is wrong and what is allowed.
    pub message: String,
}

impl ApiError {
    /// An error at a place of the request.
    #[must_use]
    pub fn new(code: &'static str, place: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code,
            place: place.into(),
            message: message.into(),
        }
    }
}

impl From<AnswerError> for ApiError {
    fn from(error: AnswerError) -> Self {
        Self {
            code: error.code,
            place: error.place,
            message: error.message,
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{}: {}", self.place, self.message)
        }
    }
}

impl std::error::Error for ApiError {}
