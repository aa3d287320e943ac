//! Where things are: the root of the project, what cargo builds into, and the folders that everything else names.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::process;

/// One copy of the project on this computer.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

/// The two facts taken from `cargo metadata`.
#[derive(Deserialize)]
struct Metadata {
    workspace_root: PathBuf,
    target_directory: PathBuf,
}

impl Workspace {
    /// The workspace around the current directory, as cargo sees it.
    pub fn find() -> Result<Self> {
        let mut command = Command::new(cargo_program());
        command.args(["metadata", "--no-deps", "--format-version", "1"]);
        let metadata: Metadata = serde_json::from_str(&process::capture(&mut command)?)
            .context("cargo metadata was not understood")?;
        Ok(Self {
            root: metadata.workspace_root,
            target: metadata.target_directory,
        })
    }

    /// A copy of the project elsewhere, with a target directory of its own.
    pub fn at(root: PathBuf, target: PathBuf) -> Self {
        Self { root, target }
    }

    /// The folder that holds `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder that cargo builds into.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// The pages, styles and data of the site.
    pub fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    /// The tests that drive browsers.
    pub fn browser_tests(&self) -> PathBuf {
        self.root.join("tests").join("browser")
    }

    /// A file of settings beside the source of this program.
    pub fn setting(&self, name: &str) -> PathBuf {
        self.root.join("xtask").join(name)
    }

    /// Cargo, ready to work on this copy.
    pub fn cargo(&self) -> Command {
        let mut command = Command::new(cargo_program());
        command
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// The program `front-door`, built when it has to be and ready for its own arguments.
    pub fn front_door(&self) -> Command {
        let mut command = self.cargo();
        command
            .args(["run", "--quiet", "--package", "front-door"])
            .args(["--bin", "front-door", "--"]);
        command
    }
}

/// The cargo that started this program, so that one toolchain builds everything.
fn cargo_program() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
