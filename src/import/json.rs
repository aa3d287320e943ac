//! JSON whose members keep their order and whose numbers keep their digits: what is read can be written again as it was.

use crate::pack::Problem;
use crate::pack::author::Document;
use jsonc_parser::ast::Value;
use serde::Serialize;
use std::fmt::Write as _;

/// A value of JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A number, in its own digits.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object; its members in order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Parses a file.
    ///
    /// # Errors
    /// Names the line and what the parser met.
    pub fn parse(file: &str, text: &str) -> Result<Self, Problem> {
        Document::parse(file, text).map(|document| Self::from(document.root()))
    }

    /// What a type of ours is in JSON. Members that say nothing are left out: null, empty lists and, in records, false.
    #[must_use]
    pub fn of(value: &impl Serialize) -> Self {
        let text = serde_json::to_string(value).unwrap_or_default();
        Self::parse("", &text).unwrap_or(Self::Null).without_nulls()
    }

    fn without_nulls(self) -> Self {
        match self {
            Self::List(elements) => {
                Self::List(elements.into_iter().map(Self::without_nulls).collect())
            }
            Self::Object(members) => {
                let members = members.into_iter().filter(|(_, member)| {
                    *member != Self::Null && *member != Self::List(Vec::new())
                });
                Self::Object(
                    members
                        .map(|(key, member)| (key, member.without_nulls()))
                        .collect(),
                )
            }
            other => other,
        }
    }

    /// A text.
    pub fn text_of(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// An object of these members.
    pub fn object<'k>(members: impl IntoIterator<Item = (&'k str, Json)>) -> Self {
        let members = members.into_iter();
        Self::Object(
            members
                .map(|(key, value)| (key.to_owned(), value))
                .collect(),
        )
    }

    /// The member of this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        let member = self.members().iter().find(|(name, _)| name == key);
        member
            .map(|(_, value)| value)
            .filter(|value| **value != Self::Null)
    }

    /// The members; none when it is no object.
    #[must_use]
    pub fn members(&self) -> &[(String, Json)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// The elements; none when it is no list.
    #[must_use]
    pub fn list(&self) -> &[Json] {
        match self {
            Self::List(elements) => elements,
            _ => &[],
        }
    }

    /// Its text, when it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a member.
    #[must_use]
    pub fn text_at(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }

    /// The elements of a member.
    #[must_use]
    pub fn list_at(&self, key: &str) -> &[Json] {
        self.get(key).map_or(&[], Self::list)
    }

    /// In one line. `airy` has a space inside the braces, as most files of a pack do.
    #[must_use]
    pub fn line(&self, airy: bool) -> String {
        let mut out = String::new();
        self.write(&mut out, airy);
        out
    }

    fn write(&self, out: &mut String, airy: bool) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(truth) => {
                // Writing to a String cannot fail.
                let _ = write!(out, "{truth}");
            }
            Self::Number(digits) => out.push_str(digits),
            Self::Text(text) => out.push_str(&quoted(text)),
            Self::List(elements) => {
                out.push('[');
                for (index, element) in elements.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { ", " });
                    element.write(out, airy);
                }
                out.push(']');
            }
            Self::Object(members) => {
                let space = if airy && !members.is_empty() { " " } else { "" };
                out.push('{');
                for (index, (key, member)) in members.iter().enumerate() {
                    out.push_str(if index == 0 { space } else { ", " });
                    out.push_str(&quoted(key));
                    out.push_str(": ");
                    member.write(out, airy);
                }
                out.push_str(space);
                out.push('}');
            }
        }
    }
}

/// A text in quotes.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

impl From<&Value<'_>> for Json {
    fn from(value: &Value<'_>) -> Self {
        match value {
            Value::NullKeyword(_) => Self::Null,
            Value::BooleanLit(truth) => Self::Bool(truth.value),
            Value::NumberLit(number) => Self::Number(number.value.to_string()),
            Value::StringLit(text) => Self::Text(text.value.to_string()),
            Value::Array(array) => Self::List(array.elements.iter().map(Self::from).collect()),
            Value::Object(object) => {
                let members = object.properties.iter();
                Self::Object(
                    members
                        .map(|member| (member.name.as_str().to_owned(), Self::from(&member.value)))
                        .collect(),
                )
            }
        }
    }
}
