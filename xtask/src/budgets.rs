//! How much each part of the site may weigh. The numbers are in `budgets.json`; this compares them with what was built.

use std::fmt::Write as _;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::site::Site;
use crate::workspace::Workspace;

/// The file of budgets.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budgets {
    budgets: Vec<Budget>,
}

/// What some files may weigh together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    /// What the files are to a reader of the table.
    name: String,
    /// Logical names, or `*.ENDING` for all files with that ending.
    files: Vec<String>,
    /// The most bytes, after brotli. More is an error.
    brotli: usize,
    /// Where it has to go: said in the table until it is reached.
    #[serde(default)]
    goal: Option<usize>,
}

/// A file as it stands in the table.
#[derive(Debug, Clone)]
pub struct Weight {
    /// Its logical name.
    pub name: String,
    /// Its bytes as they are.
    pub raw: usize,
    /// Its bytes after gzip.
    pub gzip: usize,
    /// Its bytes after brotli.
    pub brotli: usize,
}

impl Budgets {
    /// Reads the file of budgets.
    pub fn read(workspace: &Workspace) -> Result<Self> {
        let path = workspace.setting("budgets.json");
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("{} could not be read", path.display()))?;
        Self::parse(&text).with_context(|| format!("{} was not understood", path.display()))
    }

    fn parse(text: &str) -> Result<Self> {
        Ok(serde_json::from_str(text)?)
    }

    /// The table of what was built, and whether every budget was kept. A budget that no file falls under is an error: it would
    /// be kept by accident.
    pub fn weigh(&self, files: &[Weight]) -> Result<(String, bool)> {
        let mut table = table_of(files)?;
        let mut kept = true;
        writeln!(
            table,
            "\n{:<24} {:>10} {:>10}",
            "budget", "brotli", "at most"
        )?;
        for budget in &self.budgets {
            let found: Vec<&Weight> = files
                .iter()
                .filter(|file| budget.covers(&file.name))
                .collect();
            if found.is_empty() {
                bail!(
                    "the budget {} is for {:?}, but there is no such file",
                    budget.name,
                    budget.files
                );
            }
            let brotli: usize = found.iter().map(|file| file.brotli).sum();
            let verdict = match budget.goal.filter(|goal| brotli > *goal) {
                _ if brotli > budget.brotli => "  TOO LARGE".to_owned(),
                Some(goal) => format!("  not yet the {} it has to be", thousands(goal)),
                None => String::new(),
            };
            kept &= brotli <= budget.brotli;
            let (name, weight, limit) = (&budget.name, thousands(brotli), thousands(budget.brotli));
            writeln!(table, "{name:<24} {weight:>10} {limit:>10}{verdict}")?;
        }
        Ok((table, kept))
    }
}

impl Budget {
    fn covers(&self, name: &str) -> bool {
        self.files
            .iter()
            .any(|pattern| match pattern.strip_prefix('*') {
                Some(ending) => name.ends_with(ending),
                None => name == pattern,
            })
    }
}

/// Prints what a site weighs and fails if it weighs too much.
pub fn hold(workspace: &Workspace, site: &Site) -> Result<()> {
    let weights: Vec<Weight> = site.weights().collect();
    let (table, kept) = Budgets::read(workspace)?.weigh(&weights)?;
    print!("{table}");
    if !kept {
        bail!("the site is larger than its budget");
    }
    Ok(())
}

fn table_of(files: &[Weight]) -> Result<String> {
    let mut table = String::new();
    writeln!(
        table,
        "{:<24} {:>10} {:>10} {:>10}",
        "file (bytes)", "raw", "gzip", "brotli"
    )?;
    for file in files {
        let (raw, gzip, brotli) = (
            thousands(file.raw),
            thousands(file.gzip),
            thousands(file.brotli),
        );
        writeln!(table, "{:<24} {raw:>10} {gzip:>10} {brotli:>10}", file.name)?;
    }
    Ok(table)
}

/// 1234567 becomes 1,234,567.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(name: &str, brotli: usize) -> Weight {
        Weight {
            name: name.into(),
            raw: brotli * 4,
            gzip: brotli * 2,
            brotli,
        }
    }

    fn budgets() -> Budgets {
        Budgets::parse(
            r#"{"budgets": [
                {"name": "module", "files": ["front_door_bg.wasm"], "brotli": 1000},
                {"name": "glue and boot", "files": ["*.js"], "brotli": 300}]}"#,
        )
        .unwrap()
    }

    #[test]
    fn files_of_one_budget_are_added_up() {
        let files = [
            weight("front_door_bg.wasm", 1000),
            weight("boot.js", 100),
            weight("front_door.js", 200),
        ];
        let (table, kept) = budgets().weigh(&files).unwrap();
        assert!(kept, "{table}");
        assert!(
            table.contains("module                        1,000      1,000\n"),
            "{table}"
        );
        assert!(
            table.contains("front_door_bg.wasm            4,000      2,000      1,000\n"),
            "{table}"
        );
    }

    #[test]
    fn one_byte_too_many_is_too_large() {
        let files = [
            weight("front_door_bg.wasm", 1000),
            weight("boot.js", 101),
            weight("front_door.js", 200),
        ];
        let (table, kept) = budgets().weigh(&files).unwrap();
        assert!(!kept);
        assert!(
            table.contains("glue and boot                   301        300  TOO LARGE\n"),
            "{table}"
        );
    }

    #[test]
    fn a_budget_for_no_file_is_an_error() {
        let error = budgets().weigh(&[weight("boot.js", 1)]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the budget module is for [\"front_door_bg.wasm\"], but there is no such file"
        );
    }

    #[test]
    fn an_unknown_key_is_an_error() {
        assert!(
            Budgets::parse(r#"{"budgets": [{"name": "a", "files": [], "brotli": 1, "gzip": 1}]}"#)
                .is_err()
        );
        assert!(Budgets::parse(r#"{"budgets": [{"name": "a", "files": []}]}"#).is_err());
    }

    #[test]
    fn numbers_are_written_in_groups_of_three() {
        assert_eq!(
            [0, 999, 1000, 1_234_567].map(thousands),
            ["0", "999", "1,000", "1,234,567"]
        );
    }
}
