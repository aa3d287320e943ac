//! Faults in the code: `.cargo/mutants.toml` says in which files, and which tests have to notice them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::workspace::Workspace;

/// The version of cargo-mutants that the last result was made with.
const CARGO_MUTANTS: &str = "27.1.0";

/// How many of a hundred faults that compile have to be noticed.
const ENOUGH: u32 = 90;

/// What cargo-mutants counted.
#[derive(Debug, Deserialize)]
struct Counts {
    caught: u32,
    missed: u32,
    timeout: u32,
    unviable: u32,
}

impl Counts {
    /// Noticed: a test failed, or never came to an end.
    fn noticed(&self) -> u32 {
        self.caught + self.timeout
    }

    /// Those that compile.
    fn viable(&self) -> u32 {
        self.noticed() + self.missed
    }

    fn enough(&self) -> bool {
        self.viable() > 0 && self.noticed() * 100 >= self.viable() * ENOUGH
    }
}

/// Puts every fault into the code, one at a time.
pub(super) fn mutants(workspace: &Workspace) -> Result<()> {
    super::tool(workspace, "mutants", CARGO_MUTANTS)?;
    let built = workspace.target().join("mutants");
    let results = built.join("mutants.out");
    // An earlier result must not be taken for this one.
    if results.exists() {
        fs::remove_dir_all(&results).with_context(|| results.display().to_string())?;
    }
    fs::create_dir_all(&built).with_context(|| built.display().to_string())?;
    let mut command = workspace.cargo();
    // A folder of its own to build in keeps what was built of dependencies, and leaves what others build alone.
    command.env("CARGO_TARGET_DIR", &built);
    command.args(["mutants", "--package", "front-door"]);
    command.arg("--output").arg(&built);
    // It ends badly as soon as one fault goes unnoticed; the counts decide.
    let ended = command.status().context("could not start cargo mutants")?;
    let counts = counts(&results).with_context(|| format!("cargo mutants ended with {ended}"))?;
    let missed = fs::read_to_string(results.join("missed.txt")).unwrap_or_default();
    println!(
        "{} of {} noticed ({} did not compile)\n{missed}",
        counts.noticed(),
        counts.viable(),
        counts.unviable
    );
    if !counts.enough() {
        bail!("less than {ENOUGH} % of the faults are noticed");
    }
    Ok(())
}

fn counts(results: &Path) -> Result<Counts> {
    let text = fs::read_to_string(results.join("outcomes.json"))?;
    Ok(serde_json::from_str(&text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(caught: u32, missed: u32, timeout: u32) -> Counts {
        let text = format!(
            r#"{{"outcomes": [], "total_mutants": 9, "caught": {caught}, "missed": {missed}, "timeout": {timeout}, "unviable": 7}}"#
        );
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn nine_of_ten_that_compile_are_enough_and_none_at_all_are_not() {
        assert!(counted(8, 1, 1).enough());
        assert!(!counted(8, 2, 0).enough());
        assert!(!counted(0, 0, 0).enough());
    }
}
