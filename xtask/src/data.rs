//! The data of the site: the program `front-door` checks the pack and writes it as compact files.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::assets::{Asset, Assets, carries_hash};
use crate::process;
use crate::workspace::Workspace;

/// Adds the data files, each under the name that `manifest.json` gives it: `{"rules": "rules.HASH.json"}` is
/// `rules.json` to a page.
pub fn add(workspace: &Workspace, assets: &mut Assets) -> Result<()> {
    for file in bundle(workspace)? {
        assets.add(&file.logical, &file.published, file.bytes)?;
    }
    Ok(())
}

/// Has the pack checked and written, and reads what was written.
pub fn bundle(workspace: &Workspace) -> Result<Vec<Asset>> {
    let folder = workspace.target().join("site").join("data");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    process::run(
        workspace
            .front_door()
            .args(["bundle", "--out"])
            .arg(&folder),
    )?;
    let manifest = fs::read_to_string(folder.join("manifest.json"))
        .context("front-door bundle wrote no manifest.json")?;
    let files = names(&manifest)?.into_iter().map(|(part, published)| {
        let bytes = fs::read(folder.join(&published))
            .with_context(|| format!("manifest.json names {published}"))?;
        Ok(Asset {
            logical: format!("{part}.json"),
            published,
            bytes,
        })
    });
    files.collect()
}

fn names(manifest: &str) -> Result<BTreeMap<String, String>> {
    let names: BTreeMap<String, String> =
        serde_json::from_str(manifest).context("manifest.json was not understood")?;
    match names.values().find(|file| !carries_hash(file)) {
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
