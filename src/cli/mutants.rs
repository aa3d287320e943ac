//! `front-door mutants`: puts faults into the rules and counts how many of them the cases and invariants notice.

use super::{Failure, Output, load};
use front_door::contract::ApiError;
use front_door::journey::Journey;
use front_door::pack::author::ReadPack;
use front_door::verify::mutate::{Fate, Judge, Mutant, Tally, mutants};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What all topics share, as a name on the command line.
const SHARED: &str = "shared";

/// What to try.
#[derive(clap::Args)]
pub(super) struct MutantsArgs {
    /// The topics, or "shared" for what all topics share; none means all.
    topics: Vec<String>,
    /// The folder of the cases.
    #[arg(long, value_name = "DIR", default_value = "tests/journeys")]
    cases: PathBuf,
    /// Fail when fewer than this many per cent are noticed.
    #[arg(long, value_name = "PER CENT", default_value_t = 95)]
    floor: usize,
}

/// The mutants of one topic.
struct Part {
    name: String,
    tally: Tally,
    judged: Vec<(Mutant, Fate)>,
}

pub(super) fn run(folder: &Path, args: &MutantsArgs, out: &Output) -> Result<(), Failure> {
    let read = load::pack(folder)?;
    let cases = load::cases(&args.cases)?;
    let parts = judged(&read, &cases, &args.topics)?;
    let total = parts
        .iter()
        .fold(Tally::default(), |sum, part| sum.plus(part.tally));
    let value = json!({
        "topics": parts.iter().map(as_json).collect::<Vec<_>>(), "total": figures(total), "cases": cases.len(),
        "invariants": read.invariants.len(),
    });
    out.write(&value, || {
        let lines: String = parts.iter().map(in_words).collect();
        format!("{lines}{}\n", line("together", total))
    })?;
    if total.score() < args.floor * 10 {
        Err(Failure::Broken)
    } else {
        Ok(())
    }
}

fn judged(read: &ReadPack, cases: &[Journey], wanted: &[String]) -> Result<Vec<Part>, Failure> {
    let body = &read.rules_body;
    let judge = Judge::new(body, cases, &read.invariants);
    let topics = body.topics.iter().map(Some).chain([None]);
    let name = |topic: Option<&front_door::pack::Topic>| {
        topic.map_or(SHARED.to_owned(), |topic| topic.id.to_string())
    };
    let known: Vec<String> = topics.clone().map(name).collect();
    if let Some(id) = wanted.iter().find(|id| !known.contains(id)) {
        let message = format!("no topic \"{id}\"; name topics of the pack, or \"{SHARED}\"");
        return Err(ApiError::new("unknown-topic", "topics", message).into());
    }
    let parts = topics.filter(|topic| wanted.is_empty() || wanted.contains(&name(*topic)));
    Ok(parts
        .map(|topic| {
            let judged: Vec<(Mutant, Fate)> = mutants(body, topic)
                .into_iter()
                .map(|mutant| {
                    let fate = judge.fate(&mutant);
                    (mutant, fate)
                })
                .collect();
            let mut tally = Tally::default();
            judged.iter().for_each(|(_, fate)| tally.count(fate));
            Part {
                name: name(topic),
                tally,
                judged,
            }
        })
        .collect())
}

fn figures(tally: Tally) -> Value {
    json!({
        "mutants": tally.mutants(), "by_cases": tally.cases, "by_invariants": tally.invariants,
        "equivalent": tally.equivalent, "survived": tally.survived, "per_mille": tally.score(),
    })
}

fn as_json(part: &Part) -> Value {
    let mutant = |(mutant, fate): &(Mutant, Fate)| {
        let (fate, by) = match fate {
            Fate::Case(by) => ("case", Some(by)),
            Fate::Invariant(by) => ("invariant", Some(by)),
            Fate::Equivalent => ("equivalent", None),
            Fate::Survived => ("survived", None),
        };
        json!({ "place": mutant.place, "kind": mutant.kind.as_str(), "what": mutant.what, "fate": fate, "by": by })
    };
    let mutants: Vec<Value> = part.judged.iter().map(mutant).collect();
    json!({ "topic": part.name, "figures": figures(part.tally), "mutants": mutants })
}

fn in_words(part: &Part) -> String {
    let mut lines = format!("{}\n", line(&part.name, part.tally));
    for (mutant, _) in part
        .judged
        .iter()
        .filter(|(_, fate)| *fate == Fate::Survived)
    {
        // Writing to a String cannot fail.
        let _ = writeln!(lines, "    not noticed: {mutant}");
    }
    lines
}

fn line(name: &str, tally: Tally) -> String {
    let (mutants, score) = (tally.mutants(), tally.score());
    let Tally {
        cases,
        invariants,
        equivalent,
        survived,
    } = tally;
    format!(
        "{name}: {mutants} mutants, {cases} noticed by cases, {invariants} by invariants, {equivalent} equivalent, {survived} not noticed: {}.{} %",
        score / 10,
        score % 10
    )
}
