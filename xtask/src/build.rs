//! The one way a site is built, for looking at it and for publishing it.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, anyhow, bail};

use crate::assets::Assets;
use crate::bindgen;
use crate::compile::{self, Module, Profile};
use crate::compress::Effort;
use crate::html;
use crate::node::Node;
use crate::parts;
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
    let mut assets = Assets::default();
    modules(workspace, plan)?;
    for module in Module::ALL {
        let folder = folder_of(workspace, plan.profile, module);
        for name in bindgen::names(module.stem()) {
            assets.add_hashed(&name, fs::read(folder.join(&name))?)?;
        }
    }
    for (name, sheet) in styles::build(workspace, plan.node)? {
        assets.add_hashed(name, sheet)?;
    }
    data::add(workspace, &mut assets)?;
    add_files(workspace, &mut assets)?;
    add_pages(workspace, &mut assets)?;
    let effort = match plan.profile {
        Profile::Dev => Effort::Quick,
        Profile::Release => Effort::Best,
    };
    Site::pack(assets, effort)
}

/// Compiles and prepares every module. All at once: linking and wasm-opt keep only one processor busy each.
fn modules(workspace: &Workspace, plan: Plan) -> Result<()> {
    // What they share is fetched before, so that they don't fetch it in each other's way.
    compile::ensure_wasm_target()?;
    if let Some(node) = plan.node {
        node.packages(&workspace.www())?;
    }
    let ended = thread::scope(|scope| {
        let running = Module::ALL.map(|module| {
            scope.spawn(move || {
                let folder = folder_of(workspace, plan.profile, module);
                let compiled = compile::module(workspace, plan.profile, module)?;
                prepare_module(workspace, plan, &compiled, &folder, module)
            })
        });
        running.map(thread::ScopedJoinHandle::join)
    });
    for one in ended {
        one.map_err(|_| anyhow!("building a module ended in a panic"))??;
    }
    Ok(())
}

/// Where glue and module are put under their logical names, for programs that load them without a page.
pub fn folder_of(workspace: &Workspace, profile: Profile, module: Module) -> PathBuf {
    let site = workspace.target().join("site");
    site.join(profile.name()).join(module.stem())
}

/// Glue and module, made small for publishing, and tried.
fn prepare_module(
    workspace: &Workspace,
    plan: Plan,
    compiled: &Path,
    folder: &Path,
    module: Module,
) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    // wasm-opt puts functions in the order of their names before it takes them out.
    let names = plan.profile == Profile::Dev || plan.node.is_some();
    bindgen::generate(compiled, folder, module.stem(), names)?;
    let Some(node) = plan.node else { return Ok(()) };
    let [glue, module] = bindgen::names(module.stem()).map(|name| folder.join(name));
    if plan.profile == Profile::Release {
        let packages = node.packages(&workspace.www())?;
        wasm_opt::optimise(&module, &glue, node, &packages)?;
    }
    node.compile_wasm(&module)
}

/// What whoever runs a site may change in place: names without a hash, and no compressed form that could grow stale.
const EDITABLE: [&str; 3] = ["area.json", "kiosk.json", "practice.json"];

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
        let page = parts::filled(&page, &workspace.www().join("parts"))
            .with_context(|| path.display().to_string())?;
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
