//! Requests, read key by key so that an error names the place.

use super::{ApiError, GivenAnswers};
use crate::directory::{Seat, Standing, WallTime};
use crate::engine::GivenAnswer;
use crate::pack::plain;
use crate::pack::problem::did_you_mean;
use crate::pack::tree::Tree;
use crate::pack::{AskingFor, Date};
use std::fmt::Display;

/// What somebody asks of the front door.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// The chosen topics; none means `something-else`.
    pub topics: Vec<String>,
    /// The answers so far, by question.
    pub answers: GivenAnswers,
    /// Who, where, when: changes words and routes, never a level.
    pub context: Context,
}

/// Who, where, when.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// London wall time; without it nothing claims to be open or shut.
    pub now: Option<WallTime>,
    /// A day that has come for sure, where the clock is not believed: nothing is younger than on that day.
    pub at_least: Option<Date>,
    /// A postcode as typed; an unknown one becomes a note.
    pub postcode: Option<String>,
    /// The code of the person's practice.
    pub practice: Option<String>,
    /// How the person stands to the area's practices.
    pub standing: Standing,
    /// Who sits at the screen.
    pub seat: Seat,
    /// Who is being helped.
    pub asking_for: AskingFor,
}

impl Default for Context {
    fn default() -> Self {
        Self {
            now: None,
            at_least: None,
            postcode: None,
            practice: None,
            standing: Standing::Local,
            seat: Seat::Resident,
            asking_for: AskingFor::Me,
        }
    }
}

impl Request {
    /// Reads a request from JSON.
    ///
    /// # Errors
    /// At the first unknown key or value of the wrong kind.
    pub fn from_json<T: Tree>(value: T) -> Result<Self, ApiError> {
        object(&value, "", &["topics", "answers", "context"])?;
        let mut request = Self::default();
        if let Some(ids) = value.member("topics") {
            let ids = ids.elements();
            let ids = ids.ok_or_else(|| wrong_kind("topics", "a list of topic ids"))?;
            request.topics = texts(ids, "topics")?;
        }
        if let Some(answers) = value.member("answers") {
            let ids = answers.keys();
            let wanted = "an object of answers by question id";
            for id in ids.ok_or_else(|| wrong_kind("answers", wanted))? {
                let answer = given(answers.member(&id), &format!("answers.{id}"))?;
                request.answers.insert(id.into_owned(), answer);
            }
        }
        if let Some(given) = value.member("context") {
            request.context = context(&given)?;
        }
        Ok(request)
    }
}

fn context<T: Tree>(value: &T) -> Result<Context, ApiError> {
    let keys = [
        "now",
        "postcode",
        "practice",
        "standing",
        "seat",
        "asking_for",
    ];
    object(value, "context", &keys)?;
    let now = optional(value, "now")?.map(|now| {
        WallTime::parse(&now).ok_or_else(|| {
            let message =
                format!("\"{now}\" is not a London wall time; write it like 2026-11-24T10:30");
            ApiError::new("bad-time", "context.now", message)
        })
    });
    Ok(Context {
        now: now.transpose()?,
        at_least: None,
        postcode: optional(value, "postcode")?,
        practice: optional(value, "practice")?,
        standing: word(value, "standing", Standing::ALL, Standing::Local)?,
        seat: word(value, "seat", Seat::ALL, Seat::Resident)?,
        asking_for: word(value, "asking_for", AskingFor::ALL, AskingFor::Me)?,
    })
}

/// A text of the context; none when it is missing.
#[inline(never)]
fn optional<T: Tree>(context: &T, key: &str) -> Result<Option<String>, ApiError> {
    match context.member(key) {
        None => Ok(None),
        Some(value) => text(&value, || format!("context.{key}")).map(Some),
    }
}

/// One of a closed set of words; `usual` when it is missing.
fn word<T: Tree, W: Copy + Display>(
    context: &T,
    key: &str,
    all: &[W],
    usual: W,
) -> Result<W, ApiError> {
    let Some(given) = optional(context, key)? else {
        return Ok(usual);
    };
    let words: Vec<String> = all.iter().map(ToString::to_string).collect();
    let place = place_of(key, &given, &words)?;
    Ok(all.get(place).copied().unwrap_or(usual))
}

/// The position of a word among those that are allowed.
#[inline(never)]
fn place_of(key: &str, given: &str, words: &[String]) -> Result<usize, ApiError> {
    let place = words.iter().position(|word| word == given);
    place.ok_or_else(|| {
        ApiError::new(
            "unknown-word",
            format!("context.{key}"),
            format!("\"{given}\" is not one of: {}", words.join(", ")),
        )
    })
}

fn given<T: Tree>(value: Option<T>, place: &str) -> Result<GivenAnswer, ApiError> {
    let wanted = || {
        let wanted = "a text, a list of texts, a number, or an age with value and unit";
        wrong_kind(place, wanted)
    };
    let value = value.ok_or_else(wanted)?;
    if let Some(word) = value.text() {
        Ok(GivenAnswer::Word(word))
    } else if let Some(number) = value.number() {
        Ok(GivenAnswer::Number(number))
    } else if let Some(words) = value.elements() {
        texts(words, place).map(GivenAnswer::Words)
    } else if value.keys().is_some() {
        plain::read(value).map(GivenAnswer::Age).map_err(|why| {
            let message =
                format!("not an age ({why}); write {{\"value\": 10, \"unit\": \"weeks\"}}");
            ApiError::new("wrong-kind", place, message)
        })
    } else {
        Err(wanted())
    }
}

/// Refuses what is no object, and keys besides `keys`.
fn object<T: Tree>(value: &T, place: &str, keys: &[&str]) -> Result<(), ApiError> {
    let found = value.keys();
    for key in found.ok_or_else(|| wrong_kind(place, "an object"))? {
        if !keys.contains(&&*key) {
            let hint = did_you_mean(&key, keys.iter().copied());
            let message = format!("unknown key \"{key}\"{hint} (allowed: {})", keys.join(", "));
            let place = if place.is_empty() {
                key.into_owned()
            } else {
                format!("{place}.{key}")
            };
            return Err(ApiError::new("unknown-key", place, message));
        }
    }
    Ok(())
}

fn texts<T: Tree>(values: Vec<T>, place: &str) -> Result<Vec<String>, ApiError> {
    let mut read = Vec::with_capacity(values.len());
    for (index, value) in values.iter().enumerate() {
        read.push(text(value, || format!("{place}[{index}]"))?);
    }
    Ok(read)
}

fn text<T: Tree>(value: &T, place: impl Fn() -> String) -> Result<String, ApiError> {
    value.text().ok_or_else(|| wrong_kind(&place(), "a text"))
}

fn wrong_kind(place: &str, wanted: &str) -> ApiError {
    ApiError::new("wrong-kind", place, format!("give {wanted}"))
}
