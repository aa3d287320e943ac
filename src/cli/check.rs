//! `front-door check`: every mistake of a pack, or what it holds.

use super::{Failure, Output, load, safety};
use front_door::contract::ApiError;
use front_door::pack::author::schemas;
use front_door::pack::{Level, Scope};
use front_door::verify::read_checked;
use serde_json::json;
use std::fs;
use std::path::Path;

pub(super) fn run(
    folder: &Path,
    clinical_safety: &Path,
    schema: Option<&Path>,
    out: &Output,
) -> Result<(), Failure> {
    if let Some(schema) = schema {
        write_schemas(schema)?;
    }
    match read_checked(&load::files(folder)?) {
        Err(problems) => Err(Failure::Refused(problems)),
        Ok(read) => {
            safety::refuse_false_approval(folder, clinical_safety, &read)?;
            let pack = &read.pack;
            let red = pack
                .rules()
                .iter()
                .filter(|rule| rule.need().level >= Level::Ae)
                .count();
            let shared = pack
                .rules()
                .iter()
                .filter(|rule| rule.scope == Scope::Person)
                .count();
            let unsourced = pack
                .rules()
                .iter()
                .filter(|rule| rule.authored.status == front_door::pack::Status::Unsourced)
                .count();
            let figures = json!({
                "pack": pack.about.id, "version": pack.about.version, "status": pack.about.status, "hash": pack.rules_hash,
                "topics": pack.topics().len(), "questions": pack.questions().len(), "rules": pack.rules().len(),
                "shared_rules": shared, "red_flags": red, "unsourced_rules": unsourced,
            });
            out.write(&figures, || {
                format!(
                    "{} {} ({}): {} topics, {} questions, {} rules ({shared} shared, {red} red flags, {unsourced} unsourced). No problems.\n",
                    pack.about.id, pack.about.version, pack.about.status, pack.topics().len(), pack.questions().len(), pack.rules().len()
                )
            })
        }
    }
}

fn write_schemas(folder: &Path) -> Result<(), ApiError> {
    let failed = |why: &dyn std::fmt::Display| {
        ApiError::new(
            "cannot-write",
            folder.display().to_string(),
            format!("{why}; name a folder that can be written"),
        )
    };
    fs::create_dir_all(folder).map_err(|why| failed(&why))?;
    for (name, schema) in schemas() {
        let text = serde_json::to_string_pretty(&schema).map_err(|why| failed(&why))?;
        fs::write(folder.join(format!("{name}.schema.json")), text + "\n")
            .map_err(|why| failed(&why))?;
    }
    Ok(())
}
