//! Calling cargo: the wasm target, the wasm module, and programs of this workspace.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::process;
use crate::workspace::Workspace;

/// The target that browsers run.
pub const WASM: &str = "wasm32-unknown-unknown";

/// How to compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quickly, for somebody who waits.
    Dev,
    /// For publishing: small, and the same bytes from wherever it is built.
    Release,
}

impl Profile {
    /// What cargo calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }
}

/// Which module to compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Module {
    /// What residents download.
    Resident,
    /// Everything: for scripts, with the screens of reception desk and kiosk.
    Full,
}

impl Module {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Resident, Self::Full];

    /// What its files begin with.
    pub fn stem(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::Full => "front_door",
        }
    }

    /// The profile that cargo builds it with. Somebody who waits gets one module under both names.
    fn profile(self, profile: Profile) -> &'static str {
        match (profile, self) {
            (Profile::Release, Self::Full) => "full",
            _ => profile.name(),
        }
    }

    fn features(self, profile: Profile) -> &'static [&'static str] {
        if self == Self::Full || profile == Profile::Dev {
            &["--features", "api,desk"]
        } else {
            &[]
        }
    }
}

/// Makes sure that the toolchain can compile for browsers, adding the target if it can't.
pub fn ensure_wasm_target() -> Result<()> {
    let folder = process::capture(rustc().args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    println!("adding the target {WASM}");
    process::capture(Command::new("rustup").args(["target", "add", WASM])).with_context(|| {
        format!("the toolchain lacks the target {WASM}; add it with rustup, or install the package of your system that holds it")
    })?;
    Ok(())
}

/// Compiles the library for browsers and says where the module is. The toolchain has the target already.
pub fn module(workspace: &Workspace, profile: Profile, module: Module) -> Result<PathBuf> {
    let mut command = workspace.cargo();
    // Cargo does without link-time optimisation as soon as a library is also built for Rust; a fifth of the module is at stake.
    command.args(["rustc", "--lib", "--crate-type", "cdylib", "--target", WASM]);
    command.args(["--profile", module.profile(profile)]);
    command.args(module.features(profile));
    match profile {
        Profile::Dev => without_debug_info(&mut command),
        Profile::Release => command.env(
            "CARGO_ENCODED_RUSTFLAGS",
            release_flags(workspace)?.join("\x1f"),
        ),
    };
    made(&mut command, |artifact| {
        artifact
            .filenames
            .iter()
            .find(|it| it.extension().is_some_and(|it| it == "wasm"))
            .cloned()
    })
}

/// Leaves debug information out of what is compiled for browsers. Nothing there reads it, and wasm-bindgen
/// would spend most of its time on it.
pub fn without_debug_info(command: &mut Command) -> &mut Command {
    command.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-C debuginfo=0 -C strip=debuginfo",
    )
}

/// Compiles a program of this workspace and says where it is.
pub fn program(workspace: &Workspace, package: &str) -> Result<PathBuf> {
    made(
        workspace
            .cargo()
            .args(["build", "--package", package])
            // Warnings about libraries of libraries are for their authors.
            .env("CARGO_FUTURE_INCOMPAT_REPORT_FREQUENCY", "never"),
        |artifact| artifact.executable.clone(),
    )
}

/// What cargo says about something that it made.
#[derive(Deserialize)]
struct Artifact {
    #[serde(default)]
    filenames: Vec<PathBuf>,
    executable: Option<PathBuf>,
}

/// Runs a cargo build and picks a file out of its messages; the last one that matches is the package asked for.
fn made(command: &mut Command, pick: impl Fn(&Artifact) -> Option<PathBuf>) -> Result<PathBuf> {
    let messages = process::result(command.arg("--message-format=json-render-diagnostics"))?;
    let artifacts = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Artifact>(line).ok());
    match artifacts.filter_map(|artifact| pick(&artifact)).last() {
        Some(path) => Ok(path),
        None => bail!("cargo didn't say what it built"),
    }
}

/// What the compiler is told when it builds for publishing.
fn release_flags(workspace: &Workspace) -> Result<Vec<String>> {
    let mut flags = remapped_paths(workspace)?;
    // SHA-256 as a loop: its rounds written out one after another are thirteen times as long, and no quicker to notice.
    // The smallest functions are put where they are called: the call is as long.
    flags.push("-Cllvm-args=-inline-threshold=25".to_owned());
    flags.push("--cfg=sha2_backend_soft=\"compact\"".to_owned());
    Ok(flags)
}

/// Flags that take the paths of this computer out of the module: so two people get the same bytes, and nobody's folders are
/// published.
fn remapped_paths(workspace: &Workspace) -> Result<Vec<String>> {
    let mut remapped = vec![(workspace.root().to_owned(), ".".to_owned())];
    let registry = cargo_home()?.join("registry").join("src");
    if registry.is_dir() {
        // One folder for each registry, named after its address: a mirror must not change the bytes either.
        for entry in std::fs::read_dir(registry)? {
            remapped.push((entry?.path(), "crates".to_owned()));
        }
    }
    let sysroot = process::capture(rustc().args(["--print", "sysroot"]))?;
    let version = process::capture(rustc().arg("-vV"))?;
    if let Some(commit) = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))
    {
        // With the component rust-src installed, the standard library would otherwise show where it is.
        let sources = Path::new(sysroot.trim()).join("lib/rustlib/src/rust");
        remapped.push((sources, format!("/rustc/{commit}")));
    }
    Ok(remapped
        .iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .collect())
}

fn cargo_home() -> Result<PathBuf> {
    match std::env::var_os("CARGO_HOME") {
        Some(home) => Ok(home.into()),
        None => Ok(std::env::home_dir()
            .context("there is no home directory")?
            .join(".cargo")),
    }
}

fn rustc() -> Command {
    Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_of_this_computer_is_taken_out() {
        let workspace = Workspace::at(
            "/home/somebody/front-door".into(),
            "/home/somebody/target".into(),
        );
        let flags = remapped_paths(&workspace).unwrap();
        assert_eq!(
            flags.first().unwrap(),
            "--remap-path-prefix=/home/somebody/front-door=."
        );
        assert!(flags.iter().any(|it| it.ends_with("=crates")), "{flags:?}");
        assert!(
            flags
                .iter()
                .any(|it| it.contains("rustlib") && it.contains("=/rustc/")),
            "{flags:?}"
        );
    }
}
