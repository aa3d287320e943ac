//! JSON Schema (2020-12) for editors, drawn from the authored types themselves.

use crate::directory;
use crate::import::ImportFile;
use crate::pack::author::InvariantsFile;
use crate::pack::authored::Authored;
use crate::pack::browse::BrowseFile;
use crate::pack::{DeskFile, model};
use serde_json::{Map, Value, json};

/// The named object definitions met so far.
#[derive(Debug, Default)]
pub struct Definitions(Map<String, Value>);

/// One key of an object.
#[derive(Debug)]
pub struct Member {
    /// The key.
    pub name: &'static str,
    /// What it holds.
    pub about: &'static str,
    /// The schema of its value.
    pub schema: Value,
    /// Whether it must be there.
    pub required: bool,
}

impl Definitions {
    /// Defines the object `name` once and gives a reference to it.
    pub fn object(
        &mut self,
        name: &str,
        about: &str,
        members: impl FnOnce(&mut Self) -> Vec<Member>,
    ) -> Value {
        let reference = json!({ "$ref": format!("#/$defs/{name}") });
        if self.0.contains_key(name) {
            return reference;
        }
        // Claimed before its members are drawn, so that a type may refer to itself.
        self.0.insert(name.to_owned(), Value::Null);
        let members = members(self);
        let required: Vec<&str> = members
            .iter()
            .filter(|member| member.required)
            .map(|member| member.name)
            .collect();
        let properties: Map<String, Value> = members
            .iter()
            .map(|member| (member.name.to_owned(), described(member)))
            .collect();
        let definition = json!({
            "type": "object",
            "description": about.trim(),
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        });
        self.0.insert(name.to_owned(), definition);
        reference
    }
}

/// A member's schema with its description beside it.
fn described(member: &Member) -> Value {
    let mut schema = member.schema.clone();
    if let Value::Object(map) = &mut schema {
        map.insert("description".to_owned(), Value::from(member.about.trim()));
    }
    schema
}

/// The whole schema of a file whose root is a `T`.
#[must_use]
pub fn schema_for<T: Authored>(title: &str) -> Value {
    let mut defs = Definitions::default();
    let root = T::schema(&mut defs);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "allOf": [root],
        "$defs": defs.0,
    })
}

/// The schema of every kind of file, by the name of its file without `.json`.
#[must_use]
pub fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("pack", schema_for::<model::PackFile>("What this pack is")),
        (
            "questions",
            schema_for::<model::SharedFile>("Shared questions"),
        ),
        ("rules", schema_for::<model::RulesFile>("Shared rules")),
        ("topic", schema_for::<model::Topic>("A topic")),
        (
            "ladder",
            schema_for::<model::LadderFile>("The ladder in words"),
        ),
        (
            "text",
            schema_for::<model::TextFile>("Words that belong to no topic"),
        ),
        (
            "words",
            schema_for::<model::WordsFile>("Words that search knows besides those of topics"),
        ),
        (
            "danger",
            schema_for::<model::DangerFile>("What is listened for in everything that is typed"),
        ),
        (
            "browse",
            schema_for::<BrowseFile>("Ways to a topic for those who look and do not type"),
        ),
        (
            "invariants",
            schema_for::<InvariantsFile>("What must hold whatever the rules say"),
        ),
        (
            "desk",
            schema_for::<DeskFile>("Words for the reception desk and the kiosk"),
        ),
        ("sources", schema_for::<model::SourcesFile>("Sources")),
        (
            "services",
            schema_for::<directory::ServicesFile>("Services"),
        ),
        ("practices", schema_for::<directory::SitesFile>("Practices")),
        (
            "pharmacies",
            schema_for::<directory::SitesFile>("Pharmacies"),
        ),
        ("hospitals", schema_for::<directory::SitesFile>("Hospitals")),
        (
            "districts",
            schema_for::<directory::DistrictsFile>("Districts"),
        ),
        (
            "calendar",
            schema_for::<directory::CalendarFile>("Bank holidays"),
        ),
        (
            "import",
            schema_for::<ImportFile>("Which rows of national lists are this pack's"),
        ),
    ]
}
