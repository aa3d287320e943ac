//! The style sheets: the used parts of the component library with the project's own, and what reception and kiosk add.

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

/// What only the pages of reception and kiosk need, in the same way.
const DESK: [&str; 5] = [
    "reception",
    "reception-over",
    "kiosk",
    "kiosk-touch",
    "kiosk-over",
];

/// The style sheets of the site by name: the one of every page, and what reception and kiosk need besides. Without Node
/// they are the project's own part alone, uncompressed.
pub fn build(workspace: &Workspace, node: Option<Node>) -> Result<[(&'static str, Vec<u8>); 2]> {
    let (own, desk) = (joined(workspace, &OWN)?, joined(workspace, &DESK)?);
    let Some(node) = node else {
        return Ok([
            ("app.css", own.into_bytes()),
            ("desk.css", desk.into_bytes()),
        ]);
    };
    let packages = node.packages(&workspace.www())?;
    let library = compiled(
        node,
        &packages,
        &workspace.www().join("styles").join("nhsuk.scss"),
    )?;
    let folder = workspace.target().join("site");
    fs::create_dir_all(&folder)?;
    let small = |name: &str, sheet: &str| {
        let file = folder.join(name);
        fs::write(&file, sheet)?;
        compiled(node, &packages, &file)
    };
    let (own, desk) = (small("own.css", &own)?, small("desk.css", &desk)?);
    let sources = sources(workspace)?;
    let app = prune::prune(&library, &used_classes(&sources)?)? + &own;
    Ok([
        ("app.css", app.into_bytes()),
        ("desk.css", desk.into_bytes()),
    ])
}

/// Files of the project's own as one.
fn joined(workspace: &Workspace, names: &[&str]) -> Result<String> {
    let mut sheet = String::new();
    for name in names {
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
    for folder in [workspace.www(), workspace.www().join("parts")] {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path
                .extension()
                .is_some_and(|it| it == "html" || it == "js")
            {
                found.push(path);
            }
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
