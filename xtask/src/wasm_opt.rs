//! Making the module smaller with wasm-opt from the npm package binaryen.
//!
//! It saves a percent or two, so the build works without it. The wasm-opt of Linux distributions is often too old to read what
//! rustc writes, and is never used. `--all-features` is not given: it makes modules that Node 20 can't load.

use std::path::Path;

use anyhow::Result;

use crate::node::Node;
use crate::process;

/// Replaces a module by a smaller one that does the same.
pub fn optimise(module: &Path, node: Node, packages: &Path) -> Result<()> {
    let smaller = module.with_extension("opt.wasm");
    let program = packages.join("binaryen").join("bin").join("wasm-opt");
    process::capture(
        node.script(&program)
            .arg(module)
            .args(["-Oz", "--converge"])
            .arg("-o")
            .arg(&smaller),
    )?;
    std::fs::rename(smaller, module)?;
    Ok(())
}
