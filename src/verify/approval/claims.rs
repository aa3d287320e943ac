//! Claims of clinical authority in data that nobody signed.

use super::records::AUTHOR;
use crate::pack::{JsonPath, Problem};
use serde_json::Value;

/// Keys that say who wrote or reviewed something, or in what role.
const WHO: [&str; 8] = [
    "by",
    "author",
    "reviewer",
    "reviewed_by",
    "approver",
    "approved_by",
    "signed_by",
    "role",
];

/// Every claim in one file that has no signatures of its own.
pub(super) fn unsigned(file: &str, value: &Value) -> Vec<Problem> {
    let mut problems = Vec::new();
    walk(file, value, &JsonPath::root(), &mut problems);
    problems
}

fn walk(file: &str, value: &Value, at: &JsonPath, problems: &mut Vec<Problem>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                let place = at.key(key);
                if let Some(message) = claim(key, member) {
                    problems.push(Problem::new(file, place, message));
                } else {
                    walk(file, member, &place, problems);
                }
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                walk(file, element, &at.index(index), problems);
            }
        }
        _ => {}
    }
}

fn claim(key: &str, value: &Value) -> Option<String> {
    if WHO.contains(&key) && value.as_str().is_some_and(|who| who != AUTHOR) {
        return Some(format!(
            "{value} claims a role that nobody signed for here; write \"{AUTHOR}\""
        ));
    }
    let approved = key == "status" && value.as_str() == Some("approved");
    approved.then(|| "\"approved\" needs a signature, and this file has none; write \"draft\" and name the approval in approvals.json".to_owned())
}
