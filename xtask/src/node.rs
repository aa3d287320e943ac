//! Node and npm: whether they are there, and the packages that a lock file names.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::assets::sha256;
use crate::process;

/// Node, known to be there.
#[derive(Debug, Clone, Copy)]
pub struct Node(());

impl Node {
    /// Node, if both it and npm are installed.
    pub fn find() -> Option<Self> {
        let both = process::succeeds(Command::new("node").arg("--version"))
            && process::succeeds(npm().arg("--version"));
        both.then_some(Self(()))
    }

    /// Node, or an error that says what it is needed for.
    pub fn needed(purpose: &str) -> Result<Self> {
        Self::find().with_context(|| format!("{purpose} needs Node 20 or newer with npm; install it from your system or nodejs.org"))
    }

    /// Node, about to run a script.
    pub fn script(self, script: &Path) -> Command {
        let mut command = Command::new("node");
        command.arg(script);
        command
    }

    /// Fails unless this version of Node can compile a wasm file: an optimiser can write one that only it can read.
    pub fn compile_wasm(self, file: &Path) -> Result<()> {
        const SCRIPT: &str = "import { readFileSync } from 'node:fs'; await WebAssembly.compile(readFileSync(process.argv[1]));";
        let mut command = Command::new("node");
        command
            .args(["--input-type=module", "--eval", SCRIPT])
            .arg(file);
        process::capture(&mut command).context("Node can't compile the module")?;
        Ok(())
    }

    /// Installs exactly what `package-lock.json` in a folder names, unless that was done already, and says where it is.
    pub fn packages(self, folder: &Path) -> Result<PathBuf> {
        let installed = folder.join("node_modules");
        let stamp = installed.join(".installed-lock");
        let lock = fs::read(folder.join("package-lock.json"))
            .with_context(|| format!("there is no package-lock.json in {}", folder.display()))?;
        let lock = sha256(&lock);
        if fs::read_to_string(&stamp).is_ok_and(|it| it == lock) {
            return Ok(installed);
        }
        println!("npm ci in {}", folder.display());
        process::capture(
            npm()
                .args(["ci", "--prefer-offline", "--loglevel=error"])
                .current_dir(folder),
        )?;
        fs::write(stamp, lock)?;
        Ok(installed)
    }
}

fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}
