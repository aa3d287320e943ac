//! `cargo xtask soak`: tests that take too long to stand before every change.

mod fuzz;
mod mutants;

use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::process::{run, succeeds};
use crate::steps::{self, Setting};
use crate::workspace::Workspace;

/// One part.
struct Part {
    /// What it is called on the command line.
    name: &'static str,
    /// What it shows.
    title: &'static str,
    /// Doing it.
    run: fn(&Workspace) -> Result<()>,
}

const PARTS: [Part; 4] = [
    Part {
        name: "rules",
        title: "cases and invariants notice faults in the rules",
        run: rules,
    },
    Part {
        name: "mutants",
        title: "tests notice faults in the engine and in how a pack is put together",
        run: mutants::mutants,
    },
    Part {
        name: "fuzz",
        title: "whatever comes in, nothing breaks",
        run: fuzz::fuzz,
    },
    Part {
        name: "hours",
        title: "opening hours agree with an independent reader at every minute of two years",
        run: hours,
    },
    Part {
        name: "kiosk",
        title: "five hundred people at one screen leave nothing and cost no memory",
        run: kiosk,
    },
];

/// Runs every part, or only the named one.
pub fn soak(workspace: &Workspace, only: Option<&str>) -> Result<()> {
    for part in chosen(only)? {
        let (name, title) = (part.name, part.title);
        println!("\n== {name}: {title}");
        let started = Instant::now();
        (part.run)(workspace).with_context(|| format!("the part {name} failed"))?;
        println!("-- {name}: {:.1} s", started.elapsed().as_secs_f32());
    }
    Ok(())
}

fn chosen(only: Option<&str>) -> Result<Vec<&'static Part>> {
    let wanted = |part: &&Part| only.is_none_or(|name| part.name == name);
    let chosen: Vec<&Part> = PARTS.iter().filter(wanted).collect();
    if chosen.is_empty() {
        let names: Vec<_> = PARTS.iter().map(|part| part.name).collect();
        bail!("there is no such part; the parts are {}", names.join(", "));
    }
    Ok(chosen)
}

fn rules(workspace: &Workspace) -> Result<()> {
    run(workspace.cargo().args([
        "run",
        "--quiet",
        "--profile",
        "fast",
        "--package",
        "front-door",
        "--bin",
        "front-door",
        "--",
        "mutants",
    ]))
}

fn hours(workspace: &Workspace) -> Result<()> {
    run(workspace
        .cargo()
        .args(["test", "--profile", "fast", "--package", "front-door"])
        .args(["--lib", "directory::tests::oracle", "--", "--nocapture"])
        .env("FRONT_DOOR_ALL_MINUTES", "1"))
}

fn kiosk(workspace: &Workspace) -> Result<()> {
    steps::kiosk_soak(&mut Setting::new(workspace.clone())?)
}

/// Installs a cargo subcommand in exactly this version, unless there is one already.
fn tool(workspace: &Workspace, subcommand: &str, version: &str) -> Result<()> {
    if succeeds(workspace.cargo().args([subcommand, "--version"])) {
        return Ok(());
    }
    let package = format!("cargo-{subcommand}@{version}");
    run(workspace.cargo().args(["install", "--locked", &package]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_part_or_all_or_an_error() {
        assert_eq!(chosen(None).unwrap().len(), PARTS.len());
        assert_eq!(chosen(Some("rules")).unwrap().len(), 1);
        let error = chosen(Some("nothing")).err().unwrap().to_string();
        assert!(
            error.starts_with(
                "there is no such part; the parts are rules, mutants, fuzz, hours, kiosk"
            ),
            "{error}"
        );
    }
}
