//! An export has every field that the specification asks for, of the kind it asks for, and no field that it does not have.

use super::fixture;
use front_door::import::export;
use serde_json::Value;
use std::collections::BTreeSet;

struct Check {
    rules: Value,
    wrong: BTreeSet<String>,
    ids: usize,
}

impl Check {
    fn object(&mut self, kind: &str, object: &Value) {
        let rule = self.rules["objects"][kind].clone();
        let mut say = |key: &str, what: &str| {
            self.wrong.insert(format!("{kind}.{key} {what}"));
        };
        let has = |list: &str, key: &str| {
            rule[list]
                .as_array()
                .is_some_and(|keys| keys.iter().any(|other| other == key))
        };
        for key in rule["needs"].as_array().unwrap() {
            if object[key.as_str().unwrap()].is_null() {
                say(key.as_str().unwrap(), "is missing");
            }
        }
        let mut inner = Vec::new();
        for (key, value) in object.as_object().unwrap() {
            if key == "id" {
                let id = value.as_str().unwrap_or_default();
                let parts: Vec<usize> = id.split('-').map(str::len).collect();
                if parts != [8, 4, 4, 4, 12]
                    || !id
                        .bytes()
                        .all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
                {
                    say(key, "is no uuid");
                }
                self.ids += 1;
            } else if has("texts", key) {
                if !value.is_string() {
                    say(key, "is no text");
                }
            } else if has("numbers", key) {
                if !value.is_number() {
                    say(key, "is no number");
                }
            } else if let Some(of) = rule["holds"][key].as_str() {
                let all = value
                    .as_array()
                    .cloned()
                    .unwrap_or_else(|| vec![value.clone()]);
                inner.extend(all.into_iter().map(|value| (of.to_owned(), value)));
            } else {
                say(key, "is not in the specification");
            }
            let words = rule["words"][key].as_array();
            if words.is_some_and(|words| !words.contains(value)) {
                say(key, "is none of its words");
            }
        }
        for (kind, value) in inner {
            self.object(&kind, &value);
        }
    }
}

#[test]
fn an_export_has_what_the_specification_asks_for() {
    let real = crate::common::real_pack();
    let page: Value = serde_json::from_str(&export(
        real.advice.directory.files(),
        &real.pack.about.area.0,
    ))
    .unwrap();
    let mut check = Check {
        rules: serde_json::from_str(&fixture("hsds-required.json")).unwrap(),
        wrong: BTreeSet::new(),
        ids: 0,
    };
    for key in check.rules["page"]["needs"].as_array().unwrap() {
        assert!(!page[key.as_str().unwrap()].is_null(), "{key}");
    }
    let services = page["contents"].as_array().unwrap();
    assert_eq!(page["total_items"], services.len());
    for service in services {
        check.object("service", service);
    }
    assert_eq!(check.wrong, BTreeSet::new());
    assert!(check.ids > services.len() * 5, "{}", check.ids);
    // It can fail.
    check.object("service", &serde_json::json!({ "id": "1", "status": "open", "phones": [{ "number": 1 }], "colour": "red" }));
    let found: Vec<&str> = check.wrong.iter().map(String::as_str).collect();
    assert_eq!(
        found,
        [
            "phone.id is missing",
            "phone.number is no text",
            "service.colour is not in the specification",
            "service.id is no uuid",
            "service.name is missing",
            "service.status is none of its words"
        ]
    );
}
