//! `front-door bundle`: the hashed files that browsers fetch, and a manifest of their names.

use super::{Failure, Output, load, safety};
use front_door::contract::ApiError;
use front_door::pack::bundle;
use front_door::verify::prove;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// How much of a hash stands in a file's name: enough that two versions never share one.
const HASH_LENGTH: usize = 16;

pub(super) fn run(
    folder: &Path,
    clinical_safety: &Path,
    target: &Path,
    out: &Output,
) -> Result<(), Failure> {
    let mut read = load::pack(folder)?;
    safety::refuse_false_approval(folder, clinical_safety, &read)?;
    let proof = prove(&read).map_err(|problems| load::refused(folder, &problems))?;
    read.advice_body.certificate = Some(proof.certificate(&read.pack));
    let failed = |why: &dyn std::fmt::Display| {
        ApiError::new(
            "cannot-write",
            target.display().to_string(),
            format!("{why}; name a folder that can be written"),
        )
    };
    let files = read.bundle().map_err(|why| failed(&why))?;
    fs::create_dir_all(target).map_err(|why| failed(&why))?;
    let mut manifest = serde_json::Map::new();
    let mut bytes = serde_json::Map::new();
    let desk = read.desk_body().map(|desk| bundle::write_desk(&desk));
    let desk = desk.transpose().map_err(|why| failed(&why))?;
    let parts = [
        ("rules", Some(&files.rules)),
        ("search", Some(&files.search)),
        ("advice", Some(&files.advice)),
        ("postcodes", Some(&files.postcodes)),
        ("desk", desk.as_ref()),
    ];
    for (part, text) in parts {
        let Some(text) = text else { continue };
        bytes.insert(part.to_owned(), Value::from(text.len()));
        let hash: String = bundle::hash_of(text).chars().take(HASH_LENGTH).collect();
        let name = format!("{part}.{hash}.json");
        fs::write(target.join(&name), text).map_err(|why| failed(&why))?;
        manifest.insert(part.to_owned(), Value::from(name));
    }
    let text = serde_json::to_string_pretty(&manifest).map_err(|why| failed(&why))?;
    fs::write(target.join("manifest.json"), text + "\n").map_err(|why| failed(&why))?;
    let sizes = json!({ "manifest": manifest, "bytes": bytes });
    out.write(&sizes, || {
        format!(
            "rules {} bytes, search {} bytes, advice {} bytes, postcodes {} bytes, rules hash {}\n",
            files.rules.len(),
            files.search.len(),
            files.advice.len(),
            files.postcodes.len(),
            read.pack.rules_hash
        )
    })
}
