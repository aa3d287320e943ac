//! `front-door reading`: how hard every page is to read, and which sentences are too long.

use super::{Failure, Output, load};
use clap::Args;
use front_door::contract::ApiError;
use front_door::pack::author::ReadPack;
use front_door::pack::problem::did_you_mean;
use front_door::reading::{
    Exceptions, Formula, GOAL, MOST_EXCEPTIONS, MOST_WORDS, PageReport, Report, SHARED, report,
};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The most pages that are listed although they keep to the goal.
const WORST: usize = 10;

#[derive(Args)]
pub(super) struct ReadingArgs {
    /// The topics, or "shared" for what all topics share; none means all.
    topics: Vec<String>,
    /// The words that are not counted as long.
    #[arg(
        long,
        value_name = "FILE",
        default_value = "docs/reading-exceptions.json"
    )]
    exceptions: PathBuf,
}

pub(super) fn run(folder: &Path, args: &ReadingArgs, out: &Output) -> Result<(), Failure> {
    let read = load::pack(folder)?;
    refuse_unknown(&read, &args.topics)?;
    let exceptions = exceptions(&args.exceptions)?;
    let report = report(&read, &exceptions).of(&args.topics);
    out.write(&as_json(&report, &exceptions), || {
        in_words(&report, &exceptions)
    })?;
    if report.holds() {
        Ok(())
    } else {
        Err(Failure::Broken)
    }
}

fn refuse_unknown(read: &ReadPack, topics: &[String]) -> Result<(), ApiError> {
    let known = || {
        let topics = read.pack.topics().iter();
        topics
            .map(|topic| topic.authored.id.as_str())
            .chain([SHARED])
    };
    let Some(topic) = topics.iter().find(|topic| known().all(|id| id != *topic)) else {
        return Ok(());
    };
    let message = format!("no topic \"{topic}\"{}", did_you_mean(topic, known()));
    Err(ApiError::new("unknown-topic", "reading", message))
}

fn exceptions(file: &Path) -> Result<Exceptions, ApiError> {
    let place = || file.display().to_string();
    let text = fs::read_to_string(file)
        .map_err(|why| ApiError::new("unreadable", place(), why.to_string()))?;
    Exceptions::read(&text).map_err(|why| ApiError::new("bad-exceptions", place(), why))
}

fn as_json(report: &Report, exceptions: &Exceptions) -> Value {
    json!({
        "goal": GOAL, "most_words": MOST_WORDS, "pages": report.pages, "exceptions": exceptions.count(),
        "exceptions_to_mend": report.exceptions,
        "over": {
            "flesch_kincaid": report.over_by(Formula::FleschKincaid), "automated": report.over_by(Formula::Automated),
            "both": report.over().count(),
        },
        "too_long": report.too_long().count(),
    })
}

fn in_words(report: &Report, exceptions: &Exceptions) -> String {
    let mut text = String::from(
        "Hardest pages (age by Flesch-Kincaid, by the Automated Readability Index):\n",
    );
    let over = report.over().count();
    for page in report.pages.iter().take(over.max(WORST)) {
        text.push_str(&line(page));
    }
    let mut long: Vec<_> = report.too_long().collect();
    long.sort_by_key(|(_, sentence)| std::cmp::Reverse(sentence.words));
    if !long.is_empty() {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "Sentences of more than {MOST_WORDS} words:");
    }
    for (page, sentence) in &long {
        let _ = writeln!(
            text,
            "  {} {} / {} ({}): {}",
            sentence.words, page.topic, page.page, sentence.asking_for, sentence.text
        );
    }
    for wrong in &report.exceptions {
        let _ = writeln!(text, "Exceptions: {wrong}");
    }
    let _ = writeln!(
        text,
        "{} pages. Above the age of {GOAL}: {} by Flesch-Kincaid, {} by the Automated Readability Index, {over} by both.\n\
         Sentences of more than {MOST_WORDS} words: {}. Excepted words: {} of at most {MOST_EXCEPTIONS}.",
        report.pages.len(),
        report.over_by(Formula::FleschKincaid),
        report.over_by(Formula::Automated),
        long.len(),
        exceptions.count(),
    );
    text
}

fn line(page: &PageReport) -> String {
    format!(
        "{} {:4.1} {:4.1}  {} / {} ({})\n",
        if page.is_over() { "!" } else { " " },
        page.flesch_kincaid,
        page.automated,
        page.topic,
        page.page,
        page.asking_for
    )
}
