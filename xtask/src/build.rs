//! The one way a site is built, for looking at it and for publishing it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::assets::Assets;
use crate::bindgen::{self, GLUE, MODULE};
use crate::compile::{self, Profile};
use crate::compress::Effort;
use crate::html;
use crate::node::Node;
use crate::site::Site;
use crate::workspace::Workspace;
use crate::{data, styles, wasm_opt};

/// What to build.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// How to compile.
    pub profile: Profile,
    /// Node, if it is to be used.
    pub node: Option<Node>,
}

impl Plan {
    /// A plan that uses Node if it is there, and says what is missing if it isn't.
    pub fn new(profile: Profile, without_node: bool) -> Self {
        let node = if without_node { None } else { Node::find() };
        if node.is_none() {
            println!(
                "WARNING: built without Node: no NHS styles, wasm-opt or check of the module. Not for publishing."
            );
        }
        Self { profile, node }
    }
}

/// Builds the site.
pub fn build(workspace: &Workspace, plan: Plan) -> Result<Site> {
    let folder = modules(workspace, plan.profile);
    let compiled = compile::module(workspace, plan.profile)?;
    prepare_module(workspace, plan, &compiled, &folder)?;
    let mut assets = Assets::default();
    for name in [GLUE, MODULE] {
        assets.add_hashed(name, fs::read(folder.join(name))?)?;
    }
    assets.add_hashed("app.css", styles::build(workspace, plan.node)?)?;
    data::add(workspace, &mut assets)?;
    add_files(workspace, &mut assets)?;
    add_pages(workspace, &mut assets)?;
    let effort = match plan.profile {
        Profile::Dev => Effort::Quick,
        Profile::Release => Effort::Best,
    };
    Site::pack(assets, effort)
}

/// Where glue and module are put under their logical names, for programs that load them without a page.
pub fn modules(workspace: &Workspace, profile: Profile) -> PathBuf {
    workspace.target().join("site").join(profile.name())
}

/// Glue and module, made small for publishing, and tried.
fn prepare_module(workspace: &Workspace, plan: Plan, compiled: &Path, folder: &Path) -> Result<()> {
    // wasm-opt puts functions in the order of their names before it takes them out.
    let names = plan.profile == Profile::Dev || plan.node.is_some();
    bindgen::generate(compiled, folder, names)?;
    let Some(node) = plan.node else { return Ok(()) };
    let module = folder.join(MODULE);
    if plan.profile == Profile::Release {
        let packages = node.packages(&workspace.www())?;
        wasm_opt::optimise(&module, &folder.join(GLUE), node, &packages)?;
    }
    node.compile_wasm(&module)
}

/// What whoever runs a site may change in place: names without a hash, and no compressed form that could grow stale.
const EDITABLE: [&str; 2] = ["area.json", "practice.json"];

/// Adds what stands ready in `www`: scripts, pictures, and the files that a site may change.
fn add_files(workspace: &Workspace, assets: &mut Assets) -> Result<()> {
    for path in files_in(&workspace.www())? {
        let (name, ending) = parts(&path);
        if EDITABLE.contains(&name) {
            assets.add(name, name, fs::read(&path)?)?;
        }
        if !["ico", "js", "png", "svg"].contains(&ending) {
            continue;
        }
        let bytes = fs::read(&path)?;
        if ending == "js"
            && let Some(found) = bindgen::builds_code(&String::from_utf8_lossy(&bytes))
        {
            bail!(
                "{} holds {found}, which the content security policy blocks",
                path.display()
            );
        }
        assets.add_hashed(name, bytes)?;
    }
    Ok(())
}

/// Adds the pages, which keep their names because people and practices link to them.
fn add_pages(workspace: &Workspace, assets: &mut Assets) -> Result<()> {
    let mut pages = files_in(&workspace.www())?;
    pages.retain(|path| parts(path).1 == "html");
    let names: Vec<&str> = pages.iter().map(|path| parts(path).0).collect();
    let mut rewritten = Vec::new();
    for path in &pages {
        let page = fs::read_to_string(path)?;
        let published = |name: &str| {
            names
                .iter()
                .copied()
                .find(|it| *it == name)
                .or_else(|| assets.published(name))
        };
        rewritten
            .push(html::rewrite(&page, published).with_context(|| path.display().to_string())?);
    }
    for (name, page) in names.into_iter().zip(rewritten) {
        assets.add(name, name, page.into_bytes())?;
    }
    Ok(())
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|it| it.map(|it| it.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|path| path.is_file());
    files.sort();
    Ok(files)
}

/// The name of a file and its ending.
fn parts(path: &Path) -> (&str, &str) {
    let name = path
        .file_name()
        .and_then(|it| it.to_str())
        .unwrap_or_default();
    (name, name.rsplit_once('.').map_or("", |(_, ending)| ending))
}
