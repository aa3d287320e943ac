//! Fuzzing: each target of `tests/fuzz` for ten minutes, from the inputs that are kept beside it.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::process::run;
use crate::workspace::Workspace;

/// The version of cargo-fuzz that the last result was made with.
const CARGO_FUZZ: &str = "0.13.2";

/// How long each target runs.
const SECONDS: u32 = 600;

/// Runs every target; the first finding is an error, and the input that made it stands in `tests/fuzz/artifacts`.
pub(super) fn fuzz(workspace: &Workspace) -> Result<()> {
    super::tool(workspace, "fuzz", CARGO_FUZZ)?;
    let built = workspace.target().join("fuzz");
    for target in targets(workspace)? {
        println!("-- {target}: {SECONDS} s");
        // New inputs go to a folder of their own, before the kept ones, which are only read.
        let found = built.join("corpus").join(&target);
        let kept = folder(workspace).join("corpus").join(&target);
        fs::create_dir_all(&found).with_context(|| format!("cannot make {}", found.display()))?;
        let mut command = workspace.cargo();
        command.args(["fuzz", "run", "--fuzz-dir", "tests/fuzz", "-s", "none"]);
        command.arg("--target-dir").arg(&built);
        command.arg(&target).args([found, kept]);
        command.args(["--", "-timeout=20", "-print_final_stats=1"]);
        run(command.arg(format!("-max_total_time={SECONDS}")))?;
    }
    Ok(())
}

fn folder(workspace: &Workspace) -> std::path::PathBuf {
    workspace.root().join("tests").join("fuzz")
}

/// The names of the targets: each has its source and its inputs.
fn targets(workspace: &Workspace) -> Result<Vec<String>> {
    let sources = folder(workspace).join("targets");
    let mut names = Vec::new();
    for entry in fs::read_dir(&sources).with_context(|| sources.display().to_string())? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if !folder(workspace).join("corpus").join(&*name).is_dir() {
            bail!("tests/fuzz/corpus has no folder {name}; add one with an input or two");
        }
        names.push(name.into_owned());
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_is_found_and_declared() {
        let workspace = Workspace::find().unwrap();
        let names = targets(&workspace).unwrap();
        assert_eq!(names, ["authored", "bundled", "postcodes", "requests"]);
        let manifest = fs::read_to_string(folder(&workspace).join("Cargo.toml")).unwrap();
        for name in names {
            assert!(manifest.contains(&format!("path = \"targets/{name}.rs\"")));
        }
    }
}
