//! `front-door`: topics, search, step, services, check, walk, desk, phrases, dangers, bundle, diff, reading, report, import,
//! export, site, approval-text.
//!
//! Exit codes: 0 done; 1 a check or promise is broken; 2 bad use or unreadable input. With `--json` an error is
//! `{"error": {"code", "where", "message"}}` on standard output.

mod bundle;
mod cases;
mod check;
mod dangers;
mod desk;
mod diff;
mod import;
mod journeys;
mod kiosk;
mod load;
mod mutants;
mod pages;
mod phrases;
mod reach;
mod reading;
mod report;
mod safety;
mod services;
mod site;
mod step;
mod walk;

use clap::error::ContextKind;
use clap::{Parser, Subcommand};
use front_door::contract::ApiError;
use front_door::pack::Problem;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// One front door to health and care: plain words in, the lowest safe step of the care ladder out.
#[derive(Parser)]
#[command(name = "front-door", version)]
struct Args {
    /// The pack's folder.
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        default_value = "www/pack/mid-and-south-essex"
    )]
    pack: PathBuf,
    /// Write JSON.
    #[arg(long, global = true)]
    json: bool,
    /// The folder of approvals, signatories and reasoned changes.
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        default_value = "docs/clinical-safety"
    )]
    clinical_safety: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// List the topics.
    Topics,
    /// Find topics by words.
    Search {
        /// What somebody says.
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// One step of a journey: a request as JSON on standard input, the next page or the outcome on standard output.
    Step,
    /// Who can help: routes for a need.
    Services(services::ServicesArgs),
    /// Read the pack and list every mistake.
    Check {
        /// Also write JSON Schemas for editors into this folder.
        #[arg(long, value_name = "DIR")]
        schema: Option<PathBuf>,
        /// The folder of written journeys, whose pages are counted.
        #[arg(long, value_name = "DIR", default_value = "tests/journeys")]
        cases: PathBuf,
    },
    /// Play a journey in the terminal.
    Walk {
        /// The topics; none means something-else.
        topics: Vec<String>,
    },
    /// Play the journeys of these files and compare each outcome with what the file expects.
    Journeys {
        /// Files of journeys.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Play the cases of these files, written from the clinical facts, at every seat and count how well the rules do.
    Cases {
        /// Files of cases.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Take the cases of these files as calls at the reception desk, by keys alone, and print how long that takes.
    Desk {
        /// Files of cases.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// How well search finds what people mean, over files of phrases.
    Phrases(phrases::PhrasesArgs),
    /// How well danger is heard in words, over files of phrases.
    Dangers(dangers::DangersArgs),
    /// Write the page of a topic for clinical sign-off: its rules, questions, flow, examples, sources and doubts.
    Report(report::ReportArgs),
    /// Put faults into the rules one at a time and count those that cases and invariants notice.
    Mutants(mutants::MutantsArgs),
    /// The reading age of every page by two formulae, and the sentences that are too long.
    Reading(reading::ReadingArgs),
    /// Write the compact files that browsers fetch.
    Bundle {
        /// The folder to write into.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Compare two packs: folders, or bundled rules files.
    Diff {
        /// The old one.
        old: PathBuf,
        /// The new one.
        new: PathBuf,
    },
    /// Take a list that others publish into the pack.
    Import(import::ImportArgs),
    /// Write the directory for others.
    Export(import::ExportArgs),
    /// Check the files that a site may change, in the order in which they stand over each other.
    Site {
        /// The area's file first, then the practice's.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Judge them on this day instead of today, such as 2026-11-24.
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
    },
    /// Whether a kiosk.json can be read, and lies in the area.
    Kiosk {
        /// The file.
        file: PathBuf,
    },
    /// Read a PIN from standard input and print its entry for kiosk.json.
    KioskPin,
    /// Print the text that an approval's signature has to be a signature of.
    ApprovalText {
        /// The id of the approval in approvals.json.
        id: String,
    },
}

/// How a command failed.
pub(crate) enum Failure {
    /// Bad use or unreadable input: exit 2.
    Input(ApiError),
    /// A check or promise is broken, and was reported: exit 1.
    Broken,
    /// These problems are still to be reported: exit 1.
    Refused(Vec<Problem>),
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self::Input(error)
    }
}

/// What a command writes.
pub(crate) struct Output {
    json: bool,
}

impl Output {
    /// Writes `value` as JSON, or the text of `plain`.
    pub(crate) fn write(
        &self,
        value: &impl serde::Serialize,
        plain: impl FnOnce() -> String,
    ) -> Result<(), Failure> {
        if self.json {
            say(&(to_json(value)? + "\n"))?;
        } else {
            say(&plain())?;
        }
        Ok(())
    }
}

/// Writes to standard output. That whoever reads it has seen enough, as `head` has, is no mistake.
pub(crate) fn say(text: &str) -> Result<(), ApiError> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(why) if why.kind() != ErrorKind::BrokenPipe => {
            Err(ApiError::new("cannot-write", "", why.to_string()))
        }
        _ => Ok(()),
    }
}

impl Output {
    /// Reports problems, one a line; always ends in a failure.
    fn refuse(&self, problems: &[Problem]) -> Result<(), Failure> {
        self.write(&serde_json::json!({ "problems": problems }), || {
            format!("{}{} problems\n", load::listed(problems), problems.len())
        })?;
        Err(Failure::Broken)
    }
}

/// Compact JSON.
pub(crate) fn to_json(value: &impl serde::Serialize) -> Result<String, ApiError> {
    serde_json::to_string(value).map_err(|why| ApiError::new("cannot-write", "", why.to_string()))
}

/// Says how the program was called wrongly, to programs as the one JSON error that they expect. Help is no mistake.
fn misused(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() || !std::env::args_os().any(|it| it == "--json") {
        error.exit();
    }
    let said = error.render().to_string();
    // What follows an empty line is how the program is used.
    let what = said.split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = what.split_whitespace().collect();
    let message = words.join(" ");
    let message = message
        .strip_prefix("error: ")
        .unwrap_or(&message)
        .to_owned();
    let named = error.get(ContextKind::InvalidArg).map(ToString::to_string);
    // `--age <AGE>`: the name alone.
    let place = named.as_deref().and_then(|it| it.split(' ').next());
    let error = ApiError::new("bad-use", place.unwrap_or_default(), message);
    match to_json(&serde_json::json!({ "error": error })) {
        Ok(json) => println!("{json}"),
        Err(error) => eprintln!("front-door: {error}"),
    }
    ExitCode::from(2)
}

pub(crate) fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return misused(&error),
    };
    let out = Output { json: args.json };
    let result = match args.command {
        Command::Topics => step::topics(&args.pack, &out),
        Command::Search { words } => step::search(&args.pack, &words.join(" "), &out),
        Command::Step => step::step(&args.pack, &out),
        Command::Services(services) => services::run(&args.pack, &services, &out),
        Command::Check { schema, cases } => check::run(
            &args.pack,
            &args.clinical_safety,
            schema.as_deref(),
            &cases,
            &out,
        ),
        Command::Walk { topics } => walk::run(&args.pack, &topics),
        Command::Journeys { files } => journeys::run(&args.pack, &files, &out),
        Command::Cases { files } => cases::run(&args.pack, &files, &out),
        Command::Desk { files } => desk::run(&args.pack, &files, &out),
        Command::Phrases(phrases) => phrases::run(&args.pack, &phrases, &out),
        Command::Dangers(dangers) => dangers::run(&args.pack, &dangers, &out),
        Command::Mutants(mutants) => mutants::run(&args.pack, &mutants, &out),
        Command::Reading(reading) => reading::run(&args.pack, &reading, &out),
        Command::Report(report) => report::run(&args.pack, &args.clinical_safety, &report, &out),
        Command::Bundle { out: folder } => {
            bundle::run(&args.pack, &args.clinical_safety, &folder, &out)
        }
        Command::Diff { old, new } => diff::run(&old, &new, &args.clinical_safety, &out),
        Command::Import(import) => import::run(&args.pack, &import, &out),
        Command::Export(export) => import::export(&args.pack, &export, &out),
        Command::Site { files, on } => site::run(&args.pack, &files, on.as_deref(), &out),
        Command::Kiosk { file } => kiosk::check(&args.pack, &file, &out),
        Command::KioskPin => kiosk::pin(&out),
        Command::ApprovalText { id } => safety::approval_text(&args.clinical_safety, &id, &out),
    };
    let result = match result {
        Err(Failure::Refused(problems)) => out.refuse(&problems),
        other => other,
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Broken | Failure::Refused(_)) => ExitCode::from(1),
        Err(Failure::Input(error)) => {
            let written = args
                .json
                .then(|| to_json(&serde_json::json!({ "error": error })).ok())
                .flatten();
            match written {
                Some(json) => println!("{json}"),
                None => eprintln!("front-door: {error}"),
            }
            ExitCode::from(2)
        }
    }
}
