//! Whether every row of the clinical fact tables has a rule, or a written reason why none can carry it.

use crate::pack::author::ReadPack;
use crate::pack::{JsonPath, Problem};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The file that lists the rows, in the folder of clinical safety.
pub const ROWS: &str = "rows.json";

/// The rows of the fact tables, as `docs/clinical-safety/rows.json` lists them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rows {
    /// Every row.
    pub rows: Vec<Row>,
}

/// A row of the fact tables.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Its id, such as `RF05` or `C42`.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// Why no rule carries it.
    #[serde(default)]
    pub why_empty: Option<String>,
    /// Rules that carry it without naming it.
    #[serde(default)]
    pub rules: Vec<String>,
    /// Invariants that do.
    #[serde(default)]
    pub invariants: Vec<String>,
}

/// What covers the rows.
#[derive(Debug, Default)]
pub struct Coverage {
    /// How many rows there are.
    pub rows: usize,
    /// Rows without a rule, and why.
    pub reasoned: Vec<Row>,
    /// What is wrong: a row that nothing carries, a reason that is no longer true, an id that does not exist.
    pub problems: Vec<Problem>,
}

impl Rows {
    /// Reads the list.
    ///
    /// # Errors
    /// When it is not JSON of this shape; it says where.
    pub fn read(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|why| why.to_string())
    }

    /// Compares the rows with what a pack holds.
    #[must_use]
    pub fn coverage(&self, read: &ReadPack) -> Coverage {
        let rules = read.pack.rules();
        let named: BTreeSet<&str> = rules
            .iter()
            .flat_map(|rule| &rule.authored.rows)
            .map(String::as_str)
            .collect();
        let rule_ids: BTreeSet<&str> = rules.iter().map(|rule| rule.authored.id.as_str()).collect();
        let invariants: BTreeSet<&str> = read.invariants.iter().map(|it| it.id.as_str()).collect();
        let mut coverage = Coverage {
            rows: self.rows.len(),
            ..Coverage::default()
        };
        let mut seen = BTreeSet::new();
        for (index, row) in self.rows.iter().enumerate() {
            let mut wrong = |what: &str| {
                let at = JsonPath::root().key("rows").index(index);
                let message = format!("{} ({}): {what}", row.id, row.title);
                coverage.problems.push(Problem::new(ROWS, at, message));
            };
            if !seen.insert(row.id.as_str()) {
                wrong("stands twice; keep one of the two");
            }
            for (kind, ids, known) in [
                ("rule", &row.rules, &rule_ids),
                ("invariant", &row.invariants, &invariants),
            ] {
                for id in ids.iter().filter(|id| !known.contains(id.as_str())) {
                    wrong(&format!("the pack has no {kind} \"{id}\"; name another"));
                }
            }
            let carried = named.contains(row.id.as_str())
                || !row.rules.is_empty()
                || !row.invariants.is_empty();
            match (&row.why_empty, carried) {
                (None, false) => {
                    wrong("no rule names it; write one, or say under \"why_empty\" why none can");
                }
                (Some(_), true) => wrong("a rule carries it by now; take \"why_empty\" away"),
                (Some(_), false) => coverage.reasoned.push(row.clone()),
                (None, true) => {}
            }
        }
        for row in named.iter().filter(|row| !seen.contains(**row)) {
            // Sections such as "1.3" or "0.3(9)" are not rows of a table.
            if row.starts_with(char::is_alphabetic) {
                let message = format!("{row}: rules name it, but the list lacks it; add it");
                let at = JsonPath::root().key("rows");
                coverage.problems.push(Problem::new(ROWS, at, message));
            }
        }
        coverage
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::{files_of, real_folder};
    use crate::verify::read_checked;

    fn problems(rows: &str) -> Vec<String> {
        let read = read_checked(&files_of(&real_folder())).unwrap();
        let rows = Rows::read(rows).unwrap();
        let problems = rows.coverage(&read).problems.into_iter();
        let messages = problems.map(|problem| problem.message);
        messages.filter(|it| !it.contains("lacks it")).collect()
    }

    #[test]
    fn an_empty_row_a_stale_reason_and_unknown_ids_are_named() {
        let found = problems(
            r#"{"rows": [
                {"id": "RF05", "title": "Stroke"},
                {"id": "RF99", "title": "Nothing"},
                {"id": "RF01", "title": "Heart", "why_empty": "Not yet."},
                {"id": "MOD-x", "title": "X", "rules": ["no-such-rule"], "invariants": ["no-such-invariant"]},
                {"id": "MOD-y", "title": "Y", "why_empty": "Words alone."},
                {"id": "RF05", "title": "Stroke"}
            ]}"#,
        );
        assert_eq!(
            found,
            [
                "RF99 (Nothing): no rule names it; write one, or say under \"why_empty\" why none can",
                "RF01 (Heart): a rule carries it by now; take \"why_empty\" away",
                "MOD-x (X): the pack has no rule \"no-such-rule\"; name another",
                "MOD-x (X): the pack has no invariant \"no-such-invariant\"; name another",
                "RF05 (Stroke): stands twice; keep one of the two",
            ]
        );
    }

    #[test]
    fn a_rule_for_a_row_that_the_list_lacks_is_named() {
        let read = read_checked(&files_of(&real_folder())).unwrap();
        let rows = Rows::read(r#"{"rows": []}"#).unwrap();
        let problems = rows.coverage(&read).problems;
        let says = |start: &str| problems.iter().any(|it| it.message.starts_with(start));
        assert!(says("RF05: rules name it"));
        assert!(!says("1"));
    }
}
