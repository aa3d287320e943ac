//! A file of the pack with a list of records, one a line. A record that stays as it is keeps every byte.

use crate::import::json::Json;
use crate::pack::author::Document;
use crate::pack::{JsonPath, Problem};
use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use std::ops::Range;

/// A file with the list under one of its keys.
#[derive(Clone, Debug)]
pub struct House<'a> {
    text: &'a str,
    list: Range<usize>,
    records: Vec<(Range<usize>, Json)>,
    members: Vec<(String, Range<usize>, Json)>,
}

/// A record of the file as it will be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// The one that stands there, by its place.
    Kept(usize),
    /// Another.
    Written(Json),
}

impl<'a> House<'a> {
    /// Reads the file.
    ///
    /// # Errors
    /// When it is not JSON, or has no such list.
    pub fn read(file: &str, text: &'a str, key: &str) -> Result<Self, Problem> {
        let document = Document::parse(file, text)?;
        let missing = || {
            let message = format!("the list \"{key}\" is missing; add it");
            Problem::new(file, JsonPath::root(), message)
        };
        let Value::Object(object) = document.root() else {
            return Err(missing());
        };
        let range = |value: &Value<'_>| value.start()..value.end();
        let Some(Value::Array(array)) = object.get(key).map(|member| &member.value) else {
            return Err(missing());
        };
        let records = array.elements.iter();
        let members = object
            .properties
            .iter()
            .filter(|member| member.name.as_str() != key);
        Ok(Self {
            text,
            list: array.start()..array.end(),
            records: records
                .map(|record| (range(record), Json::from(record)))
                .collect(),
            members: members
                .map(|member| {
                    let value = &member.value;
                    (
                        member.name.as_str().to_owned(),
                        range(value),
                        Json::from(value),
                    )
                })
                .collect(),
        })
    }

    /// The records that stand there.
    pub fn records(&self) -> impl ExactSizeIterator<Item = &Json> {
        self.records.iter().map(|(_, record)| record)
    }

    /// The member `key` beside the list.
    #[must_use]
    pub fn member(&self, key: &str) -> Option<&Json> {
        let found = self.members.iter().find(|(name, ..)| name == key);
        found.map(|(_, _, value)| value)
    }

    /// A text of a record as it will be.
    #[must_use]
    pub fn text_of(&self, record: &Record, key: &str) -> Option<String> {
        let record = match record {
            Record::Kept(place) => self.records.get(*place).map(|(_, record)| record),
            Record::Written(record) => Some(record),
        };
        record?.text_at(key).map(str::to_owned)
    }

    /// The file with these records, and with other values for members that it has.
    #[must_use]
    pub fn write(&self, records: &[Record], members: &[(&str, Json)]) -> String {
        let mut changes: Vec<(Range<usize>, String)> = members
            .iter()
            .filter_map(|(key, value)| {
                let (_, range, was) = self.members.iter().find(|(name, ..)| name == key)?;
                (was != value).then(|| (range.clone(), value.line(true)))
            })
            .collect();
        if !self.all_kept(records) {
            changes.push((self.list.clone(), self.list_of(records)));
        }
        changes.sort_by_key(|(range, _)| range.start);
        let (mut out, mut from) = (String::new(), 0);
        for (range, new) in changes {
            out.push_str(self.text.get(from..range.start).unwrap_or_default());
            out.push_str(&new);
            from = range.end;
        }
        out.push_str(self.text.get(from..).unwrap_or_default());
        out
    }

    fn all_kept(&self, records: &[Record]) -> bool {
        let kept = |(place, record): (usize, &Record)| *record == Record::Kept(place);
        records.len() == self.records.len() && records.iter().enumerate().all(kept)
    }

    fn list_of(&self, records: &[Record]) -> String {
        let first = self.records.first();
        let slice = |range: &Range<usize>| self.text.get(range.clone()).unwrap_or_default();
        let airy = first.is_none_or(|(range, _)| !slice(range).starts_with("{\""));
        let lines: Vec<String> = records
            .iter()
            .map(|record| match record {
                Record::Kept(place) => self
                    .records
                    .get(*place)
                    .map_or(String::new(), |(range, _)| slice(range).to_owned()),
                Record::Written(record) => record.line(airy),
            })
            .collect();
        if lines.is_empty() {
            return "[]".to_owned();
        }
        format!("[\n    {}\n  ]", lines.join(",\n    "))
    }
}
