//! The index as the bundle carries it, made of the authored pack. Native only.

use crate::pack::author::Phrases;
use crate::pack::bundle::{RulesBody, SearchBody};
use crate::pack::model::WordsFile;
use crate::search::learn::{Weights, learn};
use crate::search::rank::{Saying, written};
use crate::search::stem::stem;
use crate::search::tokens::tokens;
use crate::search::vocabulary::Vocabulary;
use std::collections::{BTreeMap, BTreeSet};

/// There are no more capitals than for so many letters in common.
const MOST_IN_COMMON: usize = 25;

/// From here on a misspelt word is sure to be understood.
const SURE: u32 = 60;

/// Makes the index. `phrases` belong to the topics one by one.
#[must_use]
pub fn build(rules: &RulesBody, phrases: &[Phrases], words: &WordsFile) -> SearchBody {
    let all = groups(words);
    let entries = joined(&all);
    let vocabulary = Vocabulary::new(std::iter::empty(), &entries);
    // The pack has its topics in the order of their ids, which is not that of their files.
    let mut pairs: Vec<_> = rules.topics.iter().zip(phrases).collect();
    pairs.sort_by(|(one, _), (other, _)| one.id.cmp(&other.id));
    let topics = pairs.into_iter().map(|(topic, phrases)| {
        let title = std::iter::once(&topic.title.0);
        let lines = title.chain(&phrases.phrases);
        lines.map(|text| canonical(&vocabulary, text)).collect()
    });
    let mut topics: Vec<Vec<Vec<String>>> = topics.collect();
    spell(&mut topics, &entries);
    let sayings = by_word(&learn(&topics));
    let known: Vec<&str> = sayings.keys().map(String::as_str).collect();
    let (places, weights) = put_down(&sayings);
    SearchBody {
        rules: String::new(),
        words: joined(&needed(&all, &known)),
        known: in_short(&known),
        places,
        weights,
        danger: Vec::new(),
        browse: Vec::new(),
    }
}

/// A text as the index has it: stems, `!` before those that are denied, one word for all that mean the same.
pub(super) fn canonical(vocabulary: &Vocabulary, text: &str) -> Vec<String> {
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

/// What each word says, in the order of letters; for every word the topics it says most for come first.
fn by_word(topics: &[Weights]) -> BTreeMap<String, Vec<Saying>> {
    let mut words: BTreeMap<String, Vec<Saying>> = BTreeMap::new();
    for (topic, weights) in topics.iter().enumerate() {
        for (word, weight) in weights {
            words
                .entry(plain(word).to_owned())
                .or_default()
                .push(Saying {
                    word: 0,
                    topic,
                    weight: *weight,
                    denied: word.len() > plain(word).len(),
                });
        }
    }
    for sayings in words.values_mut() {
        sayings.sort_by_key(|saying| std::cmp::Reverse(saying.weight));
    }
    words
}

/// What words say as the bundle has it: the places of topics, and the weights with all else.
fn put_down(words: &BTreeMap<String, Vec<Saying>>) -> (String, String) {
    let of_word = |sayings: &Vec<Saying>| {
        let last = sayings.len();
        let lines = sayings.iter().zip(1..);
        lines
            .filter_map(|(saying, number)| written(*saying, number == last))
            .collect::<Vec<_>>()
    };
    words.values().flat_map(of_word).unzip()
}

/// Words in the order of letters, each behind a capital that says how many letters it has in common with the one before.
fn in_short(words: &[&str]) -> String {
    let mut text = String::new();
    let mut before = "";
    for word in words {
        let pairs = word.bytes().zip(before.bytes()).take(MOST_IN_COMMON);
        let common = pairs
            .take_while(|(one, other)| one == other && one.is_ascii())
            .count();
        text.extend(('A'..='Z').nth(common));
        text += word.get(common..).unwrap_or_default();
        before = word;
    }
    text
}

/// Forms, and what all of them mean.
#[derive(Clone)]
pub(super) struct Group {
    means: String,
    forms: BTreeSet<String>,
}

/// What words mean that are not the words of topics.
pub(super) fn groups(words: &WordsFile) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (list, mark) in [(&words.empty, ""), (&words.not, "!"), (&words.breaks, ".")] {
        // One word stands as typed: cut to its stem it might be another.
        let joint = |word: &String| {
            if word.contains(' ') {
                key(word)
            } else {
                word.clone()
            }
        };
        groups.push(Group {
            means: mark.to_owned(),
            forms: list.iter().map(joint).collect(),
        });
    }
    for forms in &words.same {
        let mut forms = forms.iter().map(|form| key(form));
        if let Some(means) = forms.next() {
            let forms = forms.filter(|form| *form != means).collect();
            groups.push(Group { means, forms });
        }
    }
    for hint in &words.hints {
        let first = key(&hint.word);
        let means = std::iter::once(first.clone()).chain(hint.means.iter().map(|word| key(word)));
        groups.push(Group {
            means: means.collect::<Vec<_>>().join(","),
            forms: BTreeSet::from([first]),
        });
    }
    groups.sort_by(|one, other| one.means.cmp(&other.means));
    groups
}

/// Groups as the bundle has them.
pub(super) fn joined(groups: &[Group]) -> String {
    let group = |group: &Group| {
        let forms: Vec<&str> = group.forms.iter().map(String::as_str).collect();
        format!("{} {}", group.means, forms.join(" "))
    };
    groups.iter().map(group).collect::<Vec<_>>().join(";")
}

/// The groups without the words that are understood, or passed over, without standing there.
fn needed(all: &[Group], known: &[&str]) -> Vec<Group> {
    // What denies, begins a clause, or means several things has to stand there, and what would be cut once more as a word.
    let may_go = |group: &Group, form: &str| {
        let stable = group.means.is_empty() || stem(form) == form;
        stable
            && !form.contains('_')
            && !matches!(group.means.as_str(), "!" | ".")
            && !group.means.contains(',')
    };
    let mut kept = all.to_vec();
    for group in &mut kept {
        let means = group.means.clone();
        let whole = Group {
            means,
            forms: BTreeSet::new(),
        };
        group.forms.retain(|form| !may_go(&whole, form));
    }
    loop {
        let entries = joined(&kept);
        let vocabulary = Vocabulary::new(known.iter().copied(), &entries);
        let mut more = false;
        for (group, whole) in kept.iter_mut().zip(all) {
            for form in whole.forms.iter().filter(|form| may_go(whole, form)) {
                // As a whole word, and as the last one, which may be unfinished.
                let understood = [format!("{form} "), form.clone()].iter().all(|text| {
                    let read = vocabulary.read(text, true);
                    let mut means = read.iter().flat_map(|part| &part.means);
                    match (means.next(), means.next()) {
                        (None, _) => whole.means.is_empty(),
                        (Some((word, how)), None) => {
                            *how >= SURE && vocabulary.text(*word) == whole.means
                        }
                        _ => false,
                    }
                });
                if !understood && group.forms.insert(form.clone()) {
                    more = true;
                }
            }
        }
        if !more {
            return kept;
        }
    }
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
