//! Reads the rules of a bundle as plain JSON.

use super::scale::{DOOR_COUNT, door};
use super::topic::Topic;
use super::words::Words;
use serde_json::Value;

/// All topics of one pack, read a second time.
#[derive(Debug)]
pub struct Model {
    topics: Vec<Topic>,
}

/// What all topics share while they are read.
pub(super) struct Shared<'v> {
    pub(super) questions: &'v [Value],
    pub(super) rules: &'v [Value],
    pub(super) words: Words,
    /// By door: its place among the doors from the most specific one on.
    pub(super) specific: [usize; DOOR_COUNT],
}

impl Model {
    /// Reads the rules part of a bundle.
    ///
    /// # Errors
    /// When something that a decision rests on cannot be read; it says what and where.
    pub fn read(rules: &Value) -> Result<Self, String> {
        let shared = Shared {
            questions: list(rules, "questions")?,
            rules: list(rules, "rules")?,
            words: Words::read(rules),
            specific: specific(rules)?,
        };
        let topics = list(rules, "topics")?
            .iter()
            .map(|topic| {
                let id = text(topic, "id")?;
                Topic::read(topic, &shared).map_err(|why| format!("topic {id}: {why}"))
            })
            .collect::<Result<Vec<Topic>, String>>()?;
        Ok(Self { topics })
    }

    /// Every topic.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// One topic by its id.
    #[must_use]
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }
}

/// Where each door stands among the doors of the ladder, the most specific first.
fn specific(rules: &Value) -> Result<[usize; DOOR_COUNT], String> {
    let ladder = rules.get("ladder").ok_or("no ladder")?;
    let mut specific = [usize::MAX; DOOR_COUNT];
    for (place, record) in list(ladder, "doors")?.iter().enumerate() {
        let name = text(record, "door")?;
        let known = door(name).and_then(|door| specific.get_mut(door));
        *known.ok_or_else(|| format!("an unknown door {name}"))? = place;
    }
    Ok(specific)
}

/// A list; a key that is left out is an empty one.
pub(super) fn list<'v>(of: &'v Value, key: &str) -> Result<&'v [Value], String> {
    match of.get(key) {
        None | Some(Value::Null) => Ok(&[]),
        Some(Value::Array(items)) => Ok(items),
        Some(_) => Err(format!("{key} is not a list")),
    }
}

/// A text that must be there.
pub(super) fn text<'v>(of: &'v Value, key: &str) -> Result<&'v str, String> {
    of.get(key)
        .and_then(Value::as_str)
        .ok_or_else(|| format!("{key} is missing"))
}

/// A list of texts.
pub(super) fn texts<'v>(of: &'v Value, key: &str) -> Result<Vec<&'v str>, String> {
    list(of, key)?.iter().map(|item| word(item, key)).collect()
}

/// One text of a list.
pub(super) fn word<'v>(item: &'v Value, key: &str) -> Result<&'v str, String> {
    item.as_str()
        .ok_or_else(|| format!("{key} holds something that is not a text"))
}

/// A yes or no; no when left out.
pub(super) fn flag(of: &Value, key: &str) -> bool {
    of.get(key).and_then(Value::as_bool).unwrap_or(false)
}
