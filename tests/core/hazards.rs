//! The hazard log: every control names a test or an invariant that exists, so that none can go without the log being changed.

use crate::common::real_pack;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Log {
    hazards: Vec<Hazard>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hazard {
    id: String,
    #[serde(default)]
    grave: bool,
    hazard: String,
    cause: String,
    effect: String,
    before: Risk,
    after: Risk,
    controls: Vec<Control>,
    #[serde(default)]
    removed: Option<Removed>,
    residual: String,
    status: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Risk {
    severity: u8,
    likelihood: u8,
}

/// What happens without a control.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Removed {
    what: String,
    noticed_by: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Control {
    control: String,
    test: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn log() -> Vec<Hazard> {
    let text = fs::read_to_string(root().join("docs/clinical-safety/hazards.json")).unwrap();
    serde_json::from_str::<Log>(&text).unwrap().hazards
}

#[test]
fn every_control_names_a_test_or_invariant_that_exists() {
    let invariants: BTreeSet<String> = real_pack()
        .invariants
        .iter()
        .map(|invariant| invariant.id.to_string())
        .collect();
    let mut missing = Vec::new();
    for hazard in log() {
        for control in hazard.controls {
            assert!(!control.control.is_empty(), "{}", hazard.id);
            let exists = match control.test.split_once(':') {
                Some(("invariant", id)) => invariants.contains(id),
                _ => stands(&root(), &control.test),
            };
            if !exists {
                missing.push(format!("{}: {}", hazard.id, control.test));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

/// Whether `path::name` is a test of that name: a function in Rust, a title elsewhere.
fn stands(root: &Path, test: &str) -> bool {
    let Some((path, name)) = test.split_once("::") else {
        return false;
    };
    let Ok(text) = fs::read_to_string(root.join(path)) else {
        return false;
    };
    if path.ends_with(".rs") {
        text.contains(&format!("fn {name}("))
    } else {
        text.contains(name)
    }
}

#[test]
fn the_log_is_complete_and_never_makes_a_risk_look_worse_by_its_controls() {
    let log = log();
    let ids: BTreeSet<&str> = log.iter().map(|hazard| hazard.id.as_str()).collect();
    assert!(ids.len() == log.len() && log.len() >= 40);
    assert_eq!(log.iter().filter(|hazard| hazard.grave).count(), 15);
    for hazard in &log {
        let Hazard {
            id, before, after, ..
        } = hazard;
        for risk in [before, after] {
            assert!((1..=5).contains(&risk.severity) && (1..=5).contains(&risk.likelihood));
        }
        assert!(after.severity <= before.severity && after.likelihood <= before.likelihood);
        let same = (after.severity, after.likelihood) == (before.severity, before.likelihood);
        assert!(
            !hazard.controls.is_empty() || same,
            "{id}: lower without a control"
        );
        assert!(
            !hazard.controls.is_empty() || hazard.residual.starts_with("Open"),
            "{id}"
        );
        assert!(
            !(hazard.grave && hazard.controls.is_empty()),
            "{id} is grave"
        );
        for text in [
            &hazard.hazard,
            &hazard.cause,
            &hazard.effect,
            &hazard.residual,
        ] {
            assert!(
                text.ends_with('.') || text == &hazard.hazard,
                "{id}: {text}"
            );
        }
        assert_eq!(hazard.status, "author, not clinical", "{id}");
        let shown = hazard.removed.as_ref().is_some_and(|removed| {
            let place = removed.noticed_by.split_once("::");
            let shown = |(path, name)| {
                fs::read_to_string(root().join(path))
                    .unwrap()
                    .contains(name)
            };
            removed.what.ends_with('.') && place.is_some_and(shown)
        });
        assert!(shown || !hazard.grave, "{id}: what if a control is gone?");
    }
}
