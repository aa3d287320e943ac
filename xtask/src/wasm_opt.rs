//! Making the module smaller with wasm-opt from the npm package binaryen.
//!
//! It saves a few percent, so the build works without it. The wasm-opt of Linux distributions is often too old to read what
//! rustc writes, and is never used. `--all-features` is not given: it makes modules that Node 20 can't load.

use std::path::Path;

use anyhow::Result;

use crate::node::Node;
use crate::process;
use crate::short_names::Renamed;

/// Less code. Nothing lies in the first kilobyte: the stack would end there, so offsets can be folded. The last three are for
/// brotli: functions that are called once stay apart unless they are tiny, and similar ones stand side by side.
const LESS: [&str; 6] = [
    "-Oz",
    "--converge",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=20",
    "--reorder-functions-by-name",
    "--debuginfo",
];

/// Short names. In a run of its own: one that goes over the module several times would print only its last names.
const NAMES: [&str; 2] = ["--minify-imports-and-exports-and-modules", "--strip-debug"];

/// Replaces a module by a smaller one that does the same, and its glue by one that knows its names.
pub fn optimise(module: &Path, glue: &Path, node: Node, packages: &Path) -> Result<()> {
    let smaller = module.with_extension("opt.wasm");
    let program = packages.join("binaryen").join("bin").join("wasm-opt");
    let mut printed = String::new();
    for passes in [&LESS[..], &NAMES] {
        let mut run = node.script(&program);
        run.arg(module).args(passes).arg("-o").arg(&smaller);
        printed = process::capture(&mut run)?;
        std::fs::rename(&smaller, module)?;
    }
    let renamed = Renamed::read(&printed)?.glue(&std::fs::read_to_string(glue)?)?;
    std::fs::write(glue, renamed)?;
    Ok(())
}
