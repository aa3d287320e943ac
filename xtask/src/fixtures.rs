//! What tests need beside the sources: the data of the site, every journey, and the module where Node finds it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::bindgen;
use crate::build;
use crate::compile::{Module, Profile};
use crate::data;
use crate::process;
use crate::workspace::Workspace;

/// The folder of the files that the wasm tests are compiled with: the data under logical names, and all journeys and all
/// cases in one list each.
pub fn bundle(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.target().join("site").join("bundle");
    fs::create_dir_all(&folder)?;
    for file in data::bundle(workspace)? {
        put(&folder.join(&file.logical), &file.bytes)?;
    }
    for name in ["journeys", "cases"] {
        let list = all_of(&workspace.root().join("tests").join(name))?;
        put(
            &folder.join(name).with_extension("json"),
            list.to_string().as_bytes(),
        )?;
    }
    Ok(folder)
}

/// The folder that the tests in Node load: glue, module and data under logical names. The module has to be built.
pub fn site_for_node(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.target().join("site").join("node");
    fs::create_dir_all(&folder)?;
    for module in Module::ALL {
        let from = build::folder_of(workspace, Profile::Release, module);
        for name in bindgen::names(module.stem()) {
            fs::copy(from.join(&name), folder.join(&name))?;
        }
    }
    for file in data::bundle(workspace)? {
        put(&folder.join(&file.logical), &file.bytes)?;
    }
    // Without it an older Node takes the glue for a script of its own kind of modules.
    put(&folder.join("package.json"), b"{ \"type\": \"module\" }\n")?;
    Ok(folder)
}

/// The folder of the reports for clinical sign-off.
pub fn reports(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.target().join("site").join("reports");
    process::run(
        workspace
            .front_door()
            .args(["report", "--out"])
            .arg(&folder),
    )?;
    Ok(folder)
}

/// The lists of all files of a folder as one list.
fn all_of(folder: &Path) -> Result<Value> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("nothing to play in {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .map(|it| it.map(|it| it.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|it| it == "json"));
    files.sort();
    let mut all = Vec::new();
    for path in files {
        let list: Vec<Value> = serde_json::from_str(&fs::read_to_string(&path)?)
            .with_context(|| format!("{} is not a list", path.display()))?;
        all.extend(list);
    }
    Ok(Value::Array(all))
}

/// Writes a file unless it is the same already: whatever was compiled with it stays good.
fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    fs::write(path, bytes).with_context(|| format!("{} could not be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("front-door-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn lists_of_all_files_become_one_list() {
        let folder = folder("journeys");
        fs::write(folder.join("b.json"), "[{\"name\": \"3\"}]").unwrap();
        fs::write(
            folder.join("a.json"),
            "[{\"name\": \"1\"}, {\"name\": \"2\"}]",
        )
        .unwrap();
        fs::write(folder.join("notes.txt"), "not a list").unwrap();
        let found = all_of(&folder).map(|it| it.to_string());
        fs::write(folder.join("a.json"), "{}").unwrap();
        let wrong = all_of(&folder);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(
            found.unwrap(),
            r#"[{"name":"1"},{"name":"2"},{"name":"3"}]"#
        );
        assert!(
            wrong
                .unwrap_err()
                .to_string()
                .ends_with("a.json is not a list")
        );
    }

    #[test]
    fn a_file_that_is_the_same_is_left_alone() {
        let folder = folder("put");
        let path = folder.join("rules.json");
        let written = |bytes: &[u8]| {
            put(&path, bytes).unwrap();
            fs::metadata(&path).unwrap().modified().unwrap()
        };
        let first = written(b"1");
        std::thread::sleep(std::time::Duration::from_millis(20));
        let times = (written(b"1"), written(b"2"));
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(times.0, first);
        assert_ne!(times.1, first);
    }
}
