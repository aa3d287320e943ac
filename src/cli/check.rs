//! `front-door check`: every mistake of a pack, or what it holds and what was checked.

use super::pages::{self, Pages};
use super::{Failure, Output, load, reach, safety};
use front_door::contract::ApiError;
use front_door::pack::author::{ReadPack, schemas};
use front_door::pack::{Level, Scope, Status};
use front_door::verify::coverage::{Coverage, ROWS};
use front_door::verify::{Nearest, Proof, nearest, prove, read_checked};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Instant;

pub(super) fn run(
    folder: &Path,
    clinical_safety: &Path,
    schema: Option<&Path>,
    cases: &Path,
    out: &Output,
) -> Result<(), Failure> {
    if let Some(schema) = schema {
        write_schemas(schema)?;
    }
    let start = Instant::now();
    let read = read_checked(&load::files(folder)?).map_err(Failure::Refused)?;
    safety::refuse_false_approval(folder, clinical_safety, &read)?;
    let proof = prove(&read).map_err(Failure::Refused)?;
    let seconds = start.elapsed().as_secs_f64();
    let figures = Figures {
        cases: pages::pages(&read.pack, cases),
        coverage: safety::coverage(clinical_safety, &read)?,
        nearest: nearest(&read).map_err(Failure::Refused)?,
        ..Figures::of(&read, &proof, seconds)
    };
    out.write(&figures.json(), || figures.plain())
}

/// What is said of a sound pack.
struct Figures<'a> {
    read: &'a ReadPack,
    proof: &'a Proof,
    seconds: f64,
    shared: usize,
    red: usize,
    unsourced: usize,
    cases: BTreeMap<String, Pages>,
    coverage: Option<Coverage>,
    nearest: Option<Nearest>,
}

impl<'a> Figures<'a> {
    fn of(read: &'a ReadPack, proof: &'a Proof, seconds: f64) -> Self {
        let rules = read.pack.rules();
        Self {
            read,
            proof,
            seconds,
            shared: rules
                .iter()
                .filter(|rule| rule.scope == Scope::Person)
                .count(),
            red: rules
                .iter()
                .filter(|rule| rule.need().level >= Level::Ae)
                .count(),
            unsourced: rules
                .iter()
                .filter(|rule| rule.authored.status() == Status::Unsourced)
                .count(),
            cases: BTreeMap::new(),
            coverage: None,
            nearest: None,
        }
    }

    fn json(&self) -> Value {
        let pack = &self.read.pack;
        json!({
            "pack": pack.about.id, "version": pack.about.version, "status": pack.about.status, "hash": pack.rules_hash,
            "topics": pack.topics().len(), "questions": pack.questions().len(), "rules": pack.rules().len(),
            "shared_rules": self.shared, "red_flags": self.red, "unsourced_rules": self.unsourced,
            "proof": self.proof.topics, "routes": self.proof.routes, "certificate": self.proof.certificate(pack), "notes": self.proof.notes, "cases": self.cases, "seconds": self.seconds, "nearest": self.nearest,
            "services": reach::counts(self.read),
            "rows": self.coverage.as_ref().map(|it| json!({ "all": it.rows, "without_rule": it.reasoned })),
        })
    }

    fn plain(&self) -> String {
        let pack = &self.read.pack;
        let mut text = String::new();
        for topic in &self.proof.topics {
            let cases = self.cases.get(&topic.topic);
            // Writing to a String cannot fail.
            let _ = writeln!(
                text,
                "{:24} {:>26} answer sets  {:>14} journeys  {:>5} states  longest {:>2} pages  {}",
                topic.topic,
                topic.answer_sets,
                topic.journeys,
                topic.states,
                topic.longest_pages,
                cases.map(Pages::words).unwrap_or_default()
            );
        }
        for (topic, _) in self
            .cases
            .iter()
            .filter(|(_, pages)| !pages.meet_the_goal())
        {
            let (median, worst) = pages::GOAL;
            let _ = writeln!(
                text,
                "note: {topic}: the goal is a median of {median} pages and at most {worst}"
            );
        }
        for note in &self.proof.notes {
            let _ = writeln!(text, "note: {note}");
        }
        let states: usize = self.proof.topics.iter().map(|topic| topic.states).sum();
        let _ = writeln!(
            text,
            "{} {} ({}): {} topics, {} questions, {} rules ({} shared, {} red flags, {} unsourced). No problems.\n\
             Promises 1 to 6 hold in every answer set and journey: {states} states in {:.1} s, {:.0} a second.\n\
             Somebody can be reached in time for every need: {} combinations of need, district, age, seat and hour.\n",
            pack.about.id,
            pack.about.version,
            pack.about.status,
            pack.topics().len(),
            pack.questions().len(),
            pack.rules().len(),
            self.shared,
            self.red,
            self.unsourced,
            self.seconds,
            f64::from(u32::try_from(states).unwrap_or(u32::MAX)) / self.seconds.max(0.001),
            self.proof.routes,
        );
        text += &reach::plain(&reach::counts(self.read));
        if let Some(coverage) = &self.coverage {
            let without: Vec<&str> = coverage
                .reasoned
                .iter()
                .map(|row| row.id.as_str())
                .collect();
            let _ = writeln!(
                text,
                "Rules carry {} of the {} rows of the fact tables; why not the others ({}) stands in {ROWS}.",
                coverage.rows - without.len(),
                coverage.rows,
                without.join(", "),
            );
        }
        text + &self.nearest.as_ref().map(near_words).unwrap_or_default()
    }
}

/// What was found by looking up every postcode.
fn near_words(near: &Nearest) -> String {
    format!(
        "Postcodes: {} in their district, at most {:.1} m off ({}). The first pharmacy shown is the nearest for {}, and at most {:.1} m farther ({}).\n\
         As the crow flies half of all have one within {:.0} m, 95 in 100 within {:.0} m.\n",
        near.postcodes,
        near.off,
        near.most_off,
        near.exact,
        near.farther,
        near.farthest,
        near.median,
        near.most,
    )
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
