//! `front-door report`: one page a topic for clinical sign-off.

use super::{Failure, Output, diff, load, to_json};
use clap::Args;
use front_door::contract::ApiError;
use front_door::pack::Date;
use front_door::pack::author::ReadPack;
use front_door::pack::problem::did_you_mean;
use front_door::report::{Extras, Report, WrittenDoubts, index, page, report};
use front_door::verify::{Proof, prove};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub(super) struct ReportArgs {
    /// The topics; none means all of them.
    topics: Vec<String>,
    /// The folder to write into: a page a topic, and an index. Without it one topic's page is written to standard output.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Doubts that authors wrote down, by topic.
    #[arg(
        long,
        value_name = "FILE",
        default_value = "docs/clinical-safety/doubts.json"
    )]
    doubts: PathBuf,
    /// The rules that were released last, as a bundled file: changes since then that are less urgent and that nobody reviewed
    /// are counted.
    #[arg(long, value_name = "FILE")]
    released: Option<PathBuf>,
    /// The day on which review dates are judged, such as `2026-11-22`; the pack's own day when left out.
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

pub(super) fn run(
    folder: &Path,
    clinical_safety: &Path,
    args: &ReportArgs,
    out: &Output,
) -> Result<(), Failure> {
    let read = load::pack(folder)?;
    let proof = prove(&read).map_err(Failure::Refused)?;
    let since = args
        .released
        .as_deref()
        .map(|released| diff::since(released, &read.pack, clinical_safety));
    let extras = Extras {
        doubts: doubts(&args.doubts)?,
        judged_on: args.on.as_deref().map(day).transpose()?,
        less_urgent_unreviewed: since.transpose()?,
        ..Extras::default()
    };
    let reports = reports(&read, &proof, &args.topics, &extras)?;
    match (&args.out, reports.as_slice()) {
        (Some(target), reports) => write_all(target, reports, out),
        (None, [one]) => out.write(one, || page(one)),
        (None, several) if out.json => out.write(&several, String::new),
        (None, _) => {
            let message = "name one topic, or give a folder with --out".to_owned();
            Err(ApiError::new("bad-use", "report", message).into())
        }
    }
}

fn reports(
    read: &ReadPack,
    proof: &Proof,
    topics: &[String],
    extras: &Extras<'_>,
) -> Result<Vec<Report>, ApiError> {
    let known = || {
        read.pack
            .topics()
            .iter()
            .map(|topic| topic.authored.id.as_str())
    };
    let all: Vec<&str> = if topics.is_empty() {
        known().collect()
    } else {
        topics.iter().map(String::as_str).collect()
    };
    let one = |topic: &str| {
        let unknown = || {
            let message = format!("no topic \"{topic}\"{}", did_you_mean(topic, known()));
            ApiError::new("unknown-topic", "report", message)
        };
        let extras = Extras {
            proof: proof.topics.iter().find(|figures| figures.topic == topic),
            ..extras.clone()
        };
        report(read, topic, &extras).ok_or_else(unknown)
    };
    all.into_iter().map(one).collect()
}

/// The doubts of a file; none when there is no such file.
fn doubts(file: &Path) -> Result<WrittenDoubts, ApiError> {
    let place = file.display().to_string();
    match fs::read_to_string(file) {
        Ok(text) => {
            WrittenDoubts::read(&text).map_err(|why| ApiError::new("bad-doubts", place, why))
        }
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => Ok(WrittenDoubts::default()),
        Err(why) => Err(ApiError::new("unreadable", place, why.to_string())),
    }
}

fn day(text: &str) -> Result<Date, ApiError> {
    let message = || format!("\"{text}\" is not a date; write it like 2026-11-22");
    Date::parse(text).ok_or_else(|| ApiError::new("bad-time", "--on", message()))
}

/// A file a topic and an index; as data with `--json`, as pages otherwise.
fn write_all(target: &Path, reports: &[Report], out: &Output) -> Result<(), Failure> {
    let failed = |why: &dyn std::fmt::Display| {
        let message = format!("{why}; name a folder that can be written");
        ApiError::new("cannot-write", target.display().to_string(), message)
    };
    fs::create_dir_all(target).map_err(|why| failed(&why))?;
    let mut written = Vec::new();
    let mut write = |name: String, text: String| -> Result<(), ApiError> {
        fs::write(target.join(&name), text).map_err(|why| failed(&why))?;
        written.push(name);
        Ok(())
    };
    for report in reports {
        if out.json {
            write(format!("{}.json", report.topic), to_json(report)? + "\n")?;
        } else {
            write(format!("{}.html", report.topic), page(report))?;
        }
    }
    if !out.json {
        write("index.html".to_owned(), index(reports))?;
    }
    out.write(&json!({ "written": written }), || {
        format!("{} files in {}\n", written.len(), target.display())
    })
}
