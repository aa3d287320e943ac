//! `front-door dangers`: how well danger is heard. What is kept aside is reported apart and its phrases are never shown: nobody
//! may tune on them.

use super::{Failure, Output, load};
use clap::Args;
use front_door::contract::ApiError;
use front_door::search::danger::Danger;
use front_door::search::danger::score::{Count, DangerPhrases, Figures};
use serde_json::json;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub(super) struct DangersArgs {
    /// Files of phrases.
    #[arg(required_unless_present = "words")]
    files: Vec<PathBuf>,
    /// What is heard in these words.
    #[arg(long)]
    words: Option<String>,
    /// List danger that was not heard, and what was taken for danger.
    #[arg(long)]
    missed: bool,
}

pub(super) fn run(folder: &Path, args: &DangersArgs, out: &Output) -> Result<(), Failure> {
    if let Some(words) = &args.words {
        let dangers = load::pack(folder)?.index().dangers(words);
        return out.write(&dangers, || listed(&dangers));
    }
    let mut sets = [("tuned on", Vec::new()), ("kept aside", Vec::new())];
    for file in &args.files {
        let place = file.display().to_string();
        let text = std::fs::read_to_string(file)
            .map_err(|why| ApiError::new("unreadable", &place, why.to_string()))?;
        let read: DangerPhrases = serde_json::from_str(&text).map_err(|why| {
            ApiError::new(
                "bad-phrases",
                &place,
                format!("not a file of phrases: {why}"),
            )
        })?;
        if let Some((_, phrases)) = sets.get_mut(usize::from(read.kept_aside)) {
            phrases.extend(read.phrases);
        }
    }
    let index = load::pack(folder)?.index();
    let mut figures = Vec::new();
    for (name, phrases) in sets.iter().filter(|(_, phrases)| !phrases.is_empty()) {
        let mut of_set = Figures::of(phrases, &index);
        if *name != "tuned on" {
            of_set.missed.clear();
        }
        figures.push((*name, of_set));
    }
    let all: serde_json::Map<_, _> = figures
        .iter()
        .map(|(name, it)| ((*name).to_owned(), json!(it)))
        .collect();
    out.write(&all, || {
        let words = figures
            .iter()
            .map(|(name, it)| words(name, it, args.missed));
        words.collect()
    })
}

/// One danger a line.
pub(super) fn listed(dangers: &[Danger]) -> String {
    let line = |it: &Danger| {
        format!(
            "danger {}: {} ({})\n",
            it.kind,
            it.matched.join(" "),
            it.door
        )
    };
    dangers.iter().map(line).collect()
}

fn words(name: &str, figures: &Figures, missed: bool) -> String {
    let mut text = format!("{name}: {}\n", counted(&figures.all));
    for (kind, count) in &figures.kinds {
        text += &format!("  {kind}: {}\n", counted(count));
    }
    if missed {
        for (words, heard) in &figures.missed {
            let why = if heard.is_empty() { "not heard" } else { heard };
            text += &format!("  missed: \"{words}\" ({why})\n");
        }
    }
    text
}

fn counted(count: &Count) -> String {
    let mut parts = Vec::new();
    if count.dangers > 0 {
        let right = share(count.heard, count.heard + count.false_alarms);
        let heard = share(count.heard, count.dangers);
        parts.push(format!(
            "{} dangers, heard {heard}, precision {right}",
            count.dangers
        ));
    }
    if count.harmless > 0 {
        let alarms = share(count.false_alarms, count.harmless);
        parts.push(format!(
            "{} harmless, false alarms {alarms}",
            count.harmless
        ));
    }
    parts.join(" · ")
}

/// Tenths of a percent, rounded.
fn share(count: usize, of: usize) -> String {
    let tenths = (count * 2000 / of.max(1)).div_ceil(2);
    format!("{}.{} % ({count})", tenths / 10, tenths % 10)
}
