//! Requests, read key by key so that an error names the place.

use super::ApiError;
use crate::directory::{Seat, Standing, WallTime};
use crate::engine::GivenAnswer;
use crate::pack::AskingFor;
use crate::pack::problem::did_you_mean;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What somebody asks of the front door.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// The chosen topics; none means `something-else`.
    pub topics: Vec<String>,
    /// The answers so far, by question.
    pub answers: BTreeMap<String, GivenAnswer>,
    /// Who, where, when: changes words and routes, never a level.
    pub context: Context,
}

/// Who, where, when.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// London wall time; without it nothing claims to be open or shut.
    pub now: Option<WallTime>,
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
    pub fn from_json(value: &Value) -> Result<Self, ApiError> {
        let object = object(value, "", &["topics", "answers", "context"])?;
        let topics = match object.get("topics") {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(ids)) => ids
                .iter()
                .enumerate()
                .map(|(index, id)| text(id, &format!("topics[{index}]")))
                .collect::<Result<_, _>>()?,
            Some(_) => return Err(wrong_kind("topics", "a list of topic ids")),
        };
        let answers = match object.get("answers") {
            None | Some(Value::Null) => BTreeMap::new(),
            Some(Value::Object(answers)) => answers
                .iter()
                .map(|(id, answer)| Ok((id.clone(), given(answer, &format!("answers.{id}"))?)))
                .collect::<Result<_, ApiError>>()?,
            Some(_) => return Err(wrong_kind("answers", "an object of answers by question id")),
        };
        let context = match object.get("context") {
            None | Some(Value::Null) => Context::default(),
            Some(value) => context(value)?,
        };
        Ok(Self {
            topics,
            answers,
            context,
        })
    }
}

fn context(value: &Value) -> Result<Context, ApiError> {
    let object = object(
        value,
        "context",
        &[
            "now",
            "postcode",
            "practice",
            "standing",
            "seat",
            "asking_for",
        ],
    )?;
    let optional = |key: &str| match object.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => text(value, &format!("context.{key}")).map(Some),
    };
    let now = optional("now")?.map(|now| {
        WallTime::parse(&now).ok_or_else(|| {
            let message =
                format!("\"{now}\" is not a London wall time; write it like 2026-11-24T10:30");
            ApiError::new("bad-time", "context.now", message)
        })
    });
    Ok(Context {
        now: now.transpose()?,
        postcode: optional("postcode")?,
        practice: optional("practice")?,
        standing: word(
            optional("standing")?,
            "standing",
            Standing::ALL,
            Standing::as_str,
        )?
        .unwrap_or_default(),
        seat: word(optional("seat")?, "seat", Seat::ALL, Seat::as_str)?.unwrap_or(Seat::Resident),
        asking_for: word(
            optional("asking_for")?,
            "asking_for",
            AskingFor::ALL,
            AskingFor::as_str,
        )?
        .unwrap_or(AskingFor::Me),
    })
}

/// One of a closed set of words.
fn word<T: Copy>(
    given: Option<String>,
    key: &str,
    all: &[T],
    name: impl Fn(T) -> &'static str,
) -> Result<Option<T>, ApiError> {
    let Some(given) = given else { return Ok(None) };
    all.iter()
        .copied()
        .find(|member| name(*member) == given)
        .map(Some)
        .ok_or_else(|| {
            let words: Vec<&str> = all.iter().map(|member| name(*member)).collect();
            ApiError::new(
                "unknown-word",
                format!("context.{key}"),
                format!("\"{given}\" is not one of: {}", words.join(", ")),
            )
        })
}

fn given(value: &Value, place: &str) -> Result<GivenAnswer, ApiError> {
    let wanted = "a text, a list of texts, a number, or an age with value and unit";
    match value {
        Value::String(word) => Ok(GivenAnswer::Word(word.clone())),
        Value::Number(number) => number
            .as_f64()
            .map(GivenAnswer::Number)
            .ok_or_else(|| wrong_kind(place, wanted)),
        Value::Array(words) => {
            let words = words
                .iter()
                .enumerate()
                .map(|(index, word)| text(word, &format!("{place}[{index}]")));
            Ok(GivenAnswer::Words(words.collect::<Result<_, _>>()?))
        }
        Value::Object(_) => serde_json::from_value(value.clone())
            .map(GivenAnswer::Age)
            .map_err(|why| {
                ApiError::new(
                    "wrong-kind",
                    place,
                    format!("not an age ({why}); write {{\"value\": 10, \"unit\": \"weeks\"}}"),
                )
            }),
        Value::Null | Value::Bool(_) => Err(wrong_kind(place, wanted)),
    }
}

fn object<'v>(
    value: &'v Value,
    place: &str,
    keys: &[&str],
) -> Result<&'v Map<String, Value>, ApiError> {
    let Value::Object(object) = value else {
        return Err(wrong_kind(place, "an object"));
    };
    for key in object.keys() {
        if !keys.contains(&key.as_str()) {
            let place = if place.is_empty() {
                key.clone()
            } else {
                format!("{place}.{key}")
            };
            let hint = did_you_mean(key, keys.iter().copied());
            let message = format!("unknown key \"{key}\"{hint} (allowed: {})", keys.join(", "));
            return Err(ApiError::new("unknown-key", place, message));
        }
    }
    Ok(object)
}

fn text(value: &Value, place: &str) -> Result<String, ApiError> {
    value
        .as_str()
        .map(str::to_owned)
        .ok_or_else(|| wrong_kind(place, "a text"))
}

fn wrong_kind(place: &str, wanted: &str) -> ApiError {
    ApiError::new("wrong-kind", place, format!("give {wanted}"))
}
