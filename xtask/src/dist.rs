//! `cargo xtask dist`: the site as it is published, weighed against its budgets.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::budgets;
use crate::build::{self, Plan};
use crate::calendar;
use crate::site::Site;
use crate::workspace::Workspace;

/// Builds the site into `dist`.
pub fn publish(workspace: &Workspace, plan: Plan) -> Result<Site> {
    let site = build::build(workspace, plan)?;
    site.write(&workspace.root().join("dist"))?;
    Ok(site)
}

/// Builds the site into `dist`, prints what it weighs, and fails if that is too much.
pub fn dist(workspace: &Workspace, plan: Plan) -> Result<Site> {
    let site = publish(workspace, plan)?;
    calendar::warn(workspace)?;
    budgets::hold(workspace, &site)?;
    Ok(site)
}

/// Builds once more after the compiler and fails unless every byte is the same. Seconds, so it is part of every test.
pub fn verify_repeated(workspace: &Workspace, plan: Plan, site: &Site) -> Result<()> {
    let again = build::build(workspace, plan)?;
    same(site, &again)
}

/// Builds a copy of the sources in another folder from nothing, and fails unless every byte is the same.
pub fn verify_reproducible(workspace: &Workspace, plan: Plan, site: &Site) -> Result<()> {
    let folder = workspace.target().join("reproduce");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let copy = folder.join("copy");
    copy_sources(workspace.root(), &copy, workspace.target())?;
    let elsewhere = Workspace::at(copy, folder.join("target"));
    same(site, &build::build(&elsewhere, plan)?)?;
    fs::remove_dir_all(&folder)?;
    println!("built again in another folder: every byte is the same");
    Ok(())
}

fn same(first: &Site, second: &Site) -> Result<()> {
    let differences = first.differences(second);
    if !differences.is_empty() {
        bail!("two builds differ:\n{}", differences.join("\n"));
    }
    Ok(())
}

/// Copies everything that a build reads, and nothing that a build or a test made.
fn copy_sources(from: &Path, to: &Path, target: &Path) -> Result<()> {
    const MADE: [&str; 6] = [
        ".git",
        "dist",
        "node_modules",
        "playwright-report",
        "target",
        "test-results",
    ];
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let path = entry.path();
        if path == target || MADE.iter().any(|made| entry.file_name() == *made) {
            continue;
        }
        let copy = to.join(entry.file_name());
        if path.is_dir() {
            copy_sources(&path, &copy, target)?;
        } else {
            fs::copy(&path, &copy)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_build_made_is_not_copied() {
        let folder = std::env::temp_dir().join(format!("front-door-copy-{}", std::process::id()));
        let from = folder.join("from");
        for made in ["src", "target", "www/node_modules/sass", "dist", "built"] {
            fs::create_dir_all(from.join(made)).unwrap();
        }
        for file in [
            "Cargo.toml",
            "src/lib.rs",
            "target/x",
            "www/index.html",
            "www/node_modules/sass/x",
            "dist/x",
            "built/x",
        ] {
            fs::write(from.join(file), file).unwrap();
        }
        copy_sources(&from, &folder.join("to"), &from.join("built")).unwrap();
        let there: Vec<bool> = [
            "Cargo.toml",
            "src/lib.rs",
            "www/index.html",
            "target",
            "www/node_modules",
            "dist",
            "built",
        ]
        .iter()
        .map(|it| folder.join("to").join(it).exists())
        .collect();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(there, [true, true, true, false, false, false, false]);
    }
}
