//! One style sheet from two: the used parts of the component library, then the project's own.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::node::Node;
use crate::process;
use crate::prune;
use crate::workspace::Workspace;

/// The style sheet of the site. Without Node it is the project's own part alone, uncompressed.
pub fn build(workspace: &Workspace, node: Option<Node>) -> Result<Vec<u8>> {
    let own = workspace.www().join("styles").join("app.css");
    if prune::fetches(
        &fs::read_to_string(&own)
            .with_context(|| format!("{} could not be read", own.display()))?,
    ) {
        bail!(
            "{} fetches a file (url or @import); the page may not wait for one",
            own.display()
        );
    }
    let Some(node) = node else {
        return Ok(fs::read(own)?);
    };
    let packages = node.packages(&workspace.www())?;
    let library = compiled(
        node,
        &packages,
        &workspace.www().join("styles").join("nhsuk.scss"),
    )?;
    let own = compiled(node, &packages, &own)?;
    let sources = sources(workspace)?;
    Ok((prune::prune(&library, &used_classes(&sources)?)? + &own).into_bytes())
}

/// A style sheet as sass writes it, without spaces and comments.
fn compiled(node: Node, packages: &Path, file: &Path) -> Result<String> {
    let mut command = node.script(&packages.join("sass").join("sass.js"));
    command.args([
        "--style=compressed",
        "--no-source-map",
        "--no-charset",
        "--quiet-deps",
    ]);
    command.arg("--load-path").arg(packages).arg(file);
    let css = process::capture(&mut command)?;
    Ok(css.trim().to_owned())
}

/// Every source that can write a class into a page, with its path.
fn sources(workspace: &Workspace) -> Result<Vec<(PathBuf, String)>> {
    let mut found = Vec::new();
    let mut folders = vec![workspace.root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                found.push(path);
            }
        }
    }
    for entry in fs::read_dir(workspace.www())? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|it| it == "html" || it == "js")
        {
            found.push(path);
        }
    }
    found
        .into_iter()
        .map(|path| {
            fs::read_to_string(&path)
                .map(|text| (path, text))
                .map_err(Into::into)
        })
        .collect()
}

fn used_classes(sources: &[(PathBuf, String)]) -> Result<BTreeSet<&str>> {
    let mut used = BTreeSet::new();
    for (path, text) in sources {
        used.extend(prune::class_names(text).with_context(|| path.display().to_string())?);
    }
    Ok(used)
}
