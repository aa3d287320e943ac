//! One style sheet from two: the used parts of the component library, then the project's own.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::node::Node;
use crate::process;
use crate::prune;
use crate::workspace::Workspace;

/// The project's own files, in the order in which they stand in the sheet: later ones may override earlier ones.
const OWN: [&str; 8] = [
    "base", "find", "ask", "outcome", "ladder", "static", "focus", "print",
];

/// The style sheet of the site. Without Node it is the project's own part alone, uncompressed.
pub fn build(workspace: &Workspace, node: Option<Node>) -> Result<Vec<u8>> {
    let own = own(workspace)?;
    let Some(node) = node else {
        return Ok(own.into_bytes());
    };
    let packages = node.packages(&workspace.www())?;
    let library = compiled(
        node,
        &packages,
        &workspace.www().join("styles").join("nhsuk.scss"),
    )?;
    let joined = workspace.target().join("site").join("own.css");
    fs::create_dir_all(workspace.target().join("site"))?;
    fs::write(&joined, own)?;
    let own = compiled(node, &packages, &joined)?;
    let sources = sources(workspace)?;
    Ok((prune::prune(&library, &used_classes(&sources)?)? + &own).into_bytes())
}

/// The project's own files as one.
fn own(workspace: &Workspace) -> Result<String> {
    let mut sheet = String::new();
    for name in OWN {
        let file = workspace.www().join("styles").join(format!("{name}.css"));
        let text = fs::read_to_string(&file)
            .with_context(|| format!("{} could not be read", file.display()))?;
        if prune::fetches(&text) {
            bail!(
                "{} fetches a file (url or @import); the page may not wait for one",
                file.display()
            );
        }
        sheet.push_str(&text);
    }
    Ok(sheet)
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
