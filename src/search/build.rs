//! The index as the bundle carries it, made of the authored pack. Native only.

use crate::pack::author::Phrases;
use crate::pack::bundle::{RulesBody, SearchBody};
use crate::pack::model::WordsFile;
use crate::search::learn::{HEAVIEST, Weights, learn};
use crate::search::stem::stem;
use crate::search::tokens::tokens;
use crate::search::vocabulary::Vocabulary;
use std::collections::{BTreeMap, BTreeSet};

/// From here on a misspelt word is sure to be understood.
const SURE: u32 = 60;

/// Makes the index. `phrases` stand in the order of the topics.
#[must_use]
pub fn build(rules: &RulesBody, phrases: &[Phrases], words: &WordsFile) -> SearchBody {
    let entries = entries(words);
    let vocabulary = Vocabulary::new(std::iter::empty(), &entries);
    let topics = rules.topics.iter().zip(phrases);
    let topics = topics.map(|(topic, phrases)| {
        let title = std::iter::once(&topic.title.0);
        let lines = title.chain(&phrases.phrases);
        lines.map(|text| canonical(&vocabulary, text)).collect()
    });
    let mut topics: Vec<Vec<Vec<String>>> = topics.collect();
    spell(&mut topics, &entries);
    SearchBody {
        rules: String::new(),
        words: entries,
        heaviest: u32::from(HEAVIEST),
        topics: learn(&topics).iter().map(by_weight).collect(),
    }
}

/// A text as the index has it: stems, `!` before those that are denied, one word for all that mean the same.
fn canonical(vocabulary: &Vocabulary, text: &str) -> Vec<String> {
    let parts = vocabulary.read(text, false).into_iter();
    let words = parts.map(|part| {
        let word = match part.means.first() {
            Some((meant, _)) => vocabulary.text(*meant),
            None => &part.stem,
        };
        format!("{}{word}", if part.denied { "!" } else { "" })
    });
    words.collect()
}

/// Puts the word that is meant, one of the topic's own, in place of each misspelt one. Whoever misspells it so is understood
/// without the index having it.
fn spell(topics: &mut [Vec<Vec<String>>], entries: &str) {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for word in topics.iter().flatten().flatten() {
        *times.entry(plain(word).to_owned()).or_default() += 1;
    }
    let often = times.iter().filter(|(_, times)| **times > 1);
    let often = Vocabulary::new(often.map(|(word, _)| word.as_str()), entries);
    for topic in topics {
        let own: BTreeSet<String> = topic
            .iter()
            .flatten()
            .map(|word| plain(word).to_owned())
            .collect();
        for word in topic.iter_mut().flatten() {
            if times.get(plain(word)) == Some(&1)
                && let Some(meant) = often.meant_by(plain(word), SURE)
                && own.contains(meant)
            {
                *word = word.replace(plain(word), meant);
            }
        }
    }
}

/// A word of a phrase without the mark of one that is denied.
fn plain(word: &str) -> &str {
    word.trim_start_matches('!')
}

/// The words of a topic, the heaviest first, a weight less after each `;`.
fn by_weight(words: &Weights) -> String {
    let of = |weight: u8| -> Vec<&str> {
        let words = words.iter().filter(|(_, other)| **other == weight);
        words.map(|(word, _)| word.as_str()).collect()
    };
    let lines: Vec<String> = (1..=HEAVIEST)
        .rev()
        .map(|weight| of(weight).join(" "))
        .collect();
    lines.join(";").trim_end_matches(';').to_owned()
}

/// What words mean that are not the words of topics, a group of forms behind what they mean.
fn entries(words: &WordsFile) -> String {
    let mut groups: Vec<String> = Vec::new();
    for (list, mark) in [(&words.empty, ""), (&words.not, "!"), (&words.breaks, ".")] {
        // One word stands as typed: cut to its stem it might be another.
        let joint = |word: &String| {
            if word.contains(' ') {
                key(word)
            } else {
                word.clone()
            }
        };
        groups.push(group(mark, list.iter().map(joint)));
    }
    for forms in &words.same {
        let mut forms = forms.iter().map(|form| key(form));
        if let Some(first) = forms.next() {
            let others: Vec<String> = forms.filter(|form| *form != first).collect();
            groups.push(group(&first, others.into_iter()));
        }
    }
    for hint in &words.hints {
        let mut means = vec![key(&hint.word)];
        means.extend(hint.means.iter().map(|word| key(word)));
        groups.push(group(&means.join(","), means.iter().take(1).cloned()));
    }
    groups.sort();
    groups.join(";")
}

fn group(means: &str, forms: impl Iterator<Item = String>) -> String {
    let forms: BTreeSet<String> = forms.collect();
    let forms: Vec<String> = forms.into_iter().collect();
    format!("{means} {}", forms.join(" "))
}

/// Words of two groups that come to the same stem, so that only one group could have them: the later place and the stem.
#[must_use]
pub fn clashes(words: &WordsFile) -> Vec<(usize, usize, String)> {
    let mut owners: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (group, forms) in words.same.iter().enumerate() {
        for (index, form) in forms.iter().enumerate() {
            let key = key(form);
            if *owners.entry(key.clone()).or_insert(group) != group {
                found.push((group, index, key));
            }
        }
    }
    found
}

/// A word or expression as the vocabulary spells it.
fn key(form: &str) -> String {
    let stems: Vec<String> = if form.contains('#') {
        form.split(' ')
            .map(|word| {
                if word.contains('#') {
                    word.to_owned()
                } else {
                    stem(word)
                }
            })
            .collect()
    } else {
        tokens(form, &|_| true)
            .into_iter()
            .map(|it| it.stem)
            .collect()
    };
    stems.join("_")
}
