//! `front-door phrases`: how well search finds what people mean. What is kept aside is reported apart and its phrases are never
//! shown: nobody may tune on them.

use super::{Failure, Output, load};
use clap::Args;
use front_door::cases::Case;
use front_door::contract::ApiError;
use front_door::search::score::{Figures, Labelled, PhraseFile};
use serde_json::json;
use std::path::PathBuf;

/// How many confusions are listed.
const CONFUSIONS: usize = 15;

#[derive(Args)]
pub(super) struct PhrasesArgs {
    /// Files of phrases, or of cases, whose words are then searched for.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// List every phrase without a right topic among the first three.
    #[arg(long)]
    missed: bool,
}

/// One set of phrases.
struct Set {
    name: &'static str,
    phrases: Vec<Labelled>,
}

pub(super) fn run(
    folder: &std::path::Path,
    args: &PhrasesArgs,
    out: &Output,
) -> Result<(), Failure> {
    let read = load::pack(folder)?;
    let mut sets = [
        Set {
            name: "tuned on",
            phrases: Vec::new(),
        },
        Set {
            name: "kept aside",
            phrases: Vec::new(),
        },
        Set {
            name: "words of cases",
            phrases: Vec::new(),
        },
    ];
    for file in &args.files {
        let place = file.display().to_string();
        let text = std::fs::read_to_string(file)
            .map_err(|why| ApiError::new("unreadable", &place, why.to_string()))?;
        let (set, phrases) =
            phrases_of(&text).map_err(|why| ApiError::new("bad-phrases", &place, why))?;
        for phrase in &phrases {
            if let Some(topic) = phrase
                .topics
                .iter()
                .find(|it| read.pack.find_topic(it).is_none())
            {
                let message = format!("\"{}\": there is no topic \"{topic}\"", phrase.words);
                return Err(ApiError::new("bad-phrases", &place, message).into());
            }
        }
        if let Some(set) = sets.get_mut(set) {
            set.phrases.extend(phrases);
        }
    }
    let index = read.index();
    let mut figures = Vec::new();
    for set in sets.iter().filter(|set| !set.phrases.is_empty()) {
        let mut of_set = Figures::of(&set.phrases, &read.pack, &index);
        if set.name != "tuned on" {
            of_set.missed.clear();
            of_set.confusions.clear();
        }
        figures.push((set.name, of_set));
    }
    let all: serde_json::Map<_, _> = figures
        .iter()
        .map(|(name, it)| ((*name).to_owned(), json!(it)))
        .collect();
    out.write(&all, || {
        figures
            .iter()
            .map(|(name, it)| words(name, it, args.missed))
            .collect()
    })
}

/// The phrases of a file, and to which set they belong.
fn phrases_of(text: &str) -> Result<(usize, Vec<Labelled>), String> {
    if text.trim_start().starts_with('[') {
        let cases = Case::read_all(text)?.into_iter();
        let phrases = cases.map(|case| Labelled {
            words: case.words,
            topics: case.topics,
            age: None,
        });
        return Ok((2, phrases.collect()));
    }
    let file: PhraseFile =
        serde_json::from_str(text).map_err(|why| format!("not a file of phrases: {why}"))?;
    Ok((usize::from(file.kept_aside), file.phrases))
}

fn words(name: &str, figures: &Figures, missed: bool) -> String {
    let share = |count: usize| {
        // Tenths of a percent, rounded.
        let tenths = (count * 2000 / figures.phrases.max(1)).div_ceil(2);
        format!("{}.{} %", tenths / 10, tenths % 10)
    };
    let mut text = format!(
        "{name}: {} phrases · first {} · first three {} · shown {} · mean rank {:.2}\n",
        figures.phrases,
        share(figures.first),
        share(figures.first_three),
        share(figures.shown),
        figures.mean_rank()
    );
    let mut confusions: Vec<_> = figures.confusions.iter().collect();
    confusions.sort_by_key(|(_, count)| usize::MAX - **count);
    for ((meant, first), count) in confusions.into_iter().take(CONFUSIONS) {
        text += &format!("  {count:>3} × {meant} → {first}\n");
    }
    if missed {
        for (words, first) in &figures.missed {
            text += &format!("  missed: \"{words}\" → {first}\n");
        }
    }
    text
}
