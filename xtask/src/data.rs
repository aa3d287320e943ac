//! The data of the site: the program `front-door` checks the pack and writes it as compact files.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::assets::Assets;
use crate::process;
use crate::workspace::Workspace;

/// Adds the data files, each under the name that `manifest.json` gives it: `{"rules": "rules.HASH.json"}` is `rules.json` to a page.
pub fn add(workspace: &Workspace, assets: &mut Assets) -> Result<()> {
    let folder = folder(workspace);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let mut command = workspace.cargo();
    command.args([
        "run",
        "--quiet",
        "--package",
        "front-door",
        "--bin",
        "front-door",
        "--",
        "bundle",
        "--out",
    ]);
    process::run(command.arg(&folder))?;
    let manifest = fs::read_to_string(folder.join("manifest.json"))
        .context("front-door bundle wrote no manifest.json")?;
    for (part, file) in names(&manifest)? {
        let bytes =
            fs::read(folder.join(&file)).with_context(|| format!("manifest.json names {file}"))?;
        assets.add(&format!("{part}.json"), &file, bytes)?;
    }
    Ok(())
}

/// Where the data files are put.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target().join("site").join("data")
}

fn names(manifest: &str) -> Result<BTreeMap<String, String>> {
    let names: BTreeMap<String, String> =
        serde_json::from_str(manifest).context("manifest.json was not understood")?;
    match names
        .values()
        .find(|file| !crate::assets::carries_hash(file))
    {
        Some(file) => bail!("manifest.json names {file}, which carries no hash"),
        None => Ok(names),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_names_files_with_a_hash() {
        let found = names(r#"{"rules": "rules.0123456789abcdef.json"}"#).unwrap();
        assert_eq!(found.get("rules").unwrap(), "rules.0123456789abcdef.json");
        assert_eq!(
            names(r#"{"rules": "rules.json"}"#).unwrap_err().to_string(),
            "manifest.json names rules.json, which carries no hash"
        );
        assert!(names("[]").is_err());
    }
}
