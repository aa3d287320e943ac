//! The text that is signed: one line for each fact, so that nothing can be moved from one to another.

use super::records::{Approval, ChangeRecord, Subject};

/// What the signature of `approval` is a signature of; `change` is the entry that it approves, when it approves one.
///
/// # Errors
/// Names the first value that stands on more than one line, which could pass for other facts.
pub fn signed_text(approval: &Approval, change: Option<&ChangeRecord>) -> Result<String, String> {
    let mut lines = vec![("front-door approval, form", "1".to_owned())];
    lines.push(("what", approval.what.to_string()));
    lines.push(("of", approval.of.clone()));
    match (approval.what, change) {
        (Subject::Change, Some(change)) => {
            let rules: Vec<&str> = change.rules.iter().map(|rule| rule.as_str()).collect();
            lines.push(("topic", change.topic.clone()));
            lines.push(("rules", rules.join(" ")));
            lines.push(("old rules", change.old_rules.clone()));
            lines.push(("new rules", change.new_rules.clone()));
            lines.push(("reason", change.reason.clone()));
        }
        _ => {
            lines.push(("version", approval.version.clone().unwrap_or_default()));
            lines.push(("rules", approval.rules.clone().unwrap_or_default()));
        }
    }
    lines.push(("statement", approval.statement.clone()));
    lines.push(("name", approval.name.clone()));
    lines.push(("role", approval.role.to_string()));
    lines.push(("date", approval.date.to_string()));
    if let Some((name, _)) = lines
        .iter()
        .find(|(_, value)| value.chars().any(char::is_control))
    {
        return Err(format!("\"{name}\" stands on more than one line"));
    }
    Ok(lines
        .into_iter()
        .map(|(name, value)| format!("{name}: {value}\n"))
        .collect())
}
