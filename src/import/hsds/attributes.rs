//! What the specification has no field for: attributes, each a term of one taxonomy and a value.

use crate::import::hsds::uuid;
use crate::import::json::Json;

/// The taxonomy that marks what is ours.
pub(super) const TAXONOMY: &str = "Front Door";

/// Keys that hold lists of words.
const LISTS: [&str; 3] = ["topics", "first_for", "access"];

/// The key that holds a number.
const NUMBER: &str = "first_from_age";

/// Keys that hold true or false.
const FLAGS: [&str; 4] = ["registered", "always", "only_line", "step_free"];

/// The attributes of a service for these keys and values.
pub(super) fn written<'j>(service: &str, values: impl Iterator<Item = (String, &'j Json)>) -> Json {
    let mut all = Vec::new();
    for (key, value) in values {
        match value {
            Json::List(elements) => {
                all.extend(elements.iter().map(|one| attribute(service, &key, one)))
            }
            one => all.push(attribute(service, &key, one)),
        }
    }
    Json::List(all)
}

fn attribute(service: &str, key: &str, value: &Json) -> Json {
    let said = value
        .text()
        .map_or_else(|| value.line(false), str::to_owned);
    let term = Json::object([
        ("id", Json::Text(uuid(&["term", key]))),
        ("code", Json::text_of(key)),
        ("name", Json::text_of(key)),
        (
            "description",
            Json::Text(format!("The key \"{key}\" of a record of the directory")),
        ),
        ("taxonomy", Json::text_of(TAXONOMY)),
    ]);
    Json::object([
        ("id", Json::Text(uuid(&["attribute", service, key, &said]))),
        ("link_id", Json::text_of(service)),
        ("link_type", Json::text_of("service")),
        ("value", Json::Text(said)),
        ("taxonomy_term", term),
    ])
}

/// The keys and values of the attributes that are ours, in order; those of a list together.
pub(super) fn read(service: &Json) -> Vec<(String, Json)> {
    let mut found: Vec<(String, Json)> = Vec::new();
    for attribute in service.list_at("attributes") {
        let term = attribute.get("taxonomy_term");
        let ours = term.and_then(|term| term.text_at("taxonomy")) == Some(TAXONOMY);
        let key = term.and_then(|term| term.text_at("code"));
        let (true, Some(key), Some(value)) = (ours, key, attribute.text_at("value")) else {
            continue;
        };
        let value = Json::text_of(value);
        if FLAGS.contains(&key) {
            found.push((key.to_owned(), Json::Bool(value.text() == Some("true"))));
        } else if key == NUMBER {
            let digits = value.text().unwrap_or_default().to_owned();
            found.push((key.to_owned(), Json::Number(digits)));
        } else if !LISTS.contains(&key) {
            found.push((key.to_owned(), value));
        } else if let Some((_, Json::List(list))) = found.iter_mut().find(|(other, _)| other == key)
        {
            list.push(value);
        } else {
            found.push((key.to_owned(), Json::List(vec![value])));
        }
    }
    found
}
