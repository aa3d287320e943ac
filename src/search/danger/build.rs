//! What is listened for as the bundle carries it, made of `danger.json`. Native only.

use super::{FIRST, NEXT, OLD_YEAR, OWN_SETS};
use crate::pack::Date;
use crate::pack::model::DangerFile;
use crate::pack::problem::JsonPath;
use crate::search::stem::stem;
use std::collections::{BTreeMap, BTreeSet};

/// A mistake in `danger.json`: where and what.
pub type Mistake = (JsonPath, String);

/// The part of the bundle. What is mistaken is left out: `front-door check` refuses such a pack.
#[must_use]
pub fn danger(file: &DangerFile, as_of: Date) -> Vec<String> {
    compile(file, as_of, &mut Vec::new())
}

/// As [`danger`], with every mistake.
pub fn compile(file: &DangerFile, as_of: Date, mistakes: &mut Vec<Mistake>) -> Vec<String> {
    let mut sets = Sets::read(file, mistakes);
    let mut phrases = parts(file, &mut sets, mistakes);
    sets.refuse_unused(mistakes);
    let mut all = vec![as_of.year.to_string(), sets.joined()];
    all.append(&mut phrases);
    all
}

fn parts(file: &DangerFile, sets: &mut Sets, mistakes: &mut Vec<Mistake>) -> Vec<String> {
    let root = JsonPath::root();
    let mut parts = Vec::new();
    for (key, phrases) in [
        ("harmless", &file.harmless),
        ("past", &file.past),
        ("talk", &file.talk),
    ] {
        parts.push(sets.phrases(&root.key(key), phrases, mistakes));
    }
    for (index, kind) in file.kinds.iter().enumerate() {
        let at = root.key("kinds").index(index).key("phrases");
        let phrases = sets.phrases(&at, &kind.phrases, mistakes);
        parts.push(format!("{} {};{phrases}", kind.id, kind.door.as_str()));
    }
    parts
}

/// The sets of words, and behind them every word that a phrase has by itself, in the order of the phrases.
struct Sets {
    places: BTreeMap<String, usize>,
    sets: Vec<BTreeSet<String>>,
    words: Vec<String>,
    used: BTreeSet<String>,
}

impl Sets {
    fn read(file: &DangerFile, mistakes: &mut Vec<Mistake>) -> Self {
        let root = JsonPath::root().key("sets");
        let mut sets = Self {
            places: BTreeMap::new(),
            sets: vec![BTreeSet::new(); OWN_SETS.len()],
            words: Vec::new(),
            used: OWN_SETS.map(str::to_owned).into(),
        };
        for (place, name) in OWN_SETS.into_iter().enumerate() {
            sets.places.insert(name.to_owned(), place);
            if !file.sets.iter().any(|set| set.name == name) {
                let message = format!("there is no set \"{name}\"; add it");
                mistakes.push((root.clone(), message));
            }
        }
        let mut seen = BTreeSet::new();
        for (index, set) in file.sets.iter().enumerate() {
            let at = root.index(index);
            let name = &set.name;
            if name.is_empty() || !name.bytes().all(|it| it.is_ascii_uppercase()) {
                let message = format!("the name \"{name}\" is not in capitals; write it so");
                mistakes.push((at.key("name"), message));
            }
            if !seen.insert(name) {
                let message = format!("there is a set \"{name}\" already; join them");
                mistakes.push((at.key("name"), message));
            }
            let own = OWN_SETS.contains(&name.as_str());
            let mut words = BTreeSet::new();
            for (place, word) in set.words.iter().enumerate() {
                let wrong = if !is_word(word) {
                    "is no word; write it in small letters, without apostrophes"
                } else if words.insert(key(word, own)) {
                    continue;
                } else {
                    "has the stem of a word before it; remove it"
                };
                let at = at.key("words").index(place);
                mistakes.push((at, format!("\"{word}\" {wrong}")));
            }
            let place = *sets.places.entry(name.clone()).or_insert(sets.sets.len());
            if place == sets.sets.len() {
                sets.sets.push(BTreeSet::new());
            }
            if let Some(of_set) = sets.sets.get_mut(place) {
                of_set.append(&mut words);
            }
        }
        sets
    }

    /// Phrases in the form of the bundle.
    fn phrases(
        &mut self,
        at: &JsonPath,
        phrases: &[String],
        mistakes: &mut Vec<Mistake>,
    ) -> String {
        let mut seen = BTreeSet::new();
        let mut all = Vec::new();
        for (index, phrase) in phrases.iter().enumerate() {
            let known = self.words.len();
            let said = self.phrase(phrase).and_then(|said| {
                if seen.insert(said.clone()) {
                    Ok(self.first_uses(&said, known))
                } else {
                    Err("stands there twice; remove one".to_owned())
                }
            });
            match said {
                Ok(said) => all.push(said),
                Err(why) => mistakes.push((at.index(index), format!("\"{phrase}\" {why}"))),
            }
        }
        all.join(";")
    }

    fn phrase(&mut self, phrase: &str) -> Result<String, String> {
        let mut said = String::new();
        let mut element = String::new();
        let mut found = false;
        for c in phrase.chars().chain([' ']) {
            if !matches!(c, ' ' | '_' | '>' | '+' | '-' | '^') {
                element.push(c);
                continue;
            }
            if element.is_empty() != matches!(c, '+' | '-' | '^') {
                return Err(
                    "is no phrase; write words or names of sets with a blank, _ or > between"
                        .to_owned(),
                );
            }
            if !element.is_empty() {
                let excluded = said
                    .rsplit(' ')
                    .next()
                    .is_some_and(|it| it.starts_with('-'));
                found |= !excluded;
                said += &self.element(&element)?;
                element.clear();
            }
            said.push(c);
        }
        said.pop();
        if found {
            Ok(said)
        } else {
            Err("only says what must not be there; add what must".to_owned())
        }
    }

    /// The characters of words and sets with `/` between, in order.
    fn element(&mut self, element: &str) -> Result<String, String> {
        let mut codes = BTreeSet::new();
        for part in element.split('/') {
            let place = if !part.is_empty() && part.bytes().all(|it| it.is_ascii_uppercase()) {
                self.used.insert(part.to_owned());
                let place = self.places.get(part).copied();
                place
                    .ok_or_else(|| format!("has \"{part}\", which is no set; add it to the sets"))?
            } else if is_word(part) {
                self.word(key(part, false))
            } else {
                return Err(format!(
                    "has \"{part}\", which is no word; write it in small letters, without apostrophes"
                ));
            };
            let code = u32::try_from(place).ok();
            let code = code.and_then(|place| char::from_u32(FIRST + place));
            codes.insert(code.ok_or("is one word too many")?);
        }
        Ok(codes.into_iter().collect())
    }

    /// The place of a word that a phrase has by itself.
    fn word(&mut self, word: String) -> usize {
        let found = self.words.iter().position(|it| *it == word);
        let place = found.unwrap_or(self.words.len());
        if found.is_none() {
            self.words.push(word);
        }
        self.sets.len() + place
    }

    /// A phrase with [`NEXT`] for each word that none had before it.
    fn first_uses(&self, said: &str, known: usize) -> String {
        let mut next = self.sets.len() + known;
        let first_use = |c: char| {
            if u32::try_from(next).is_ok_and(|next| u32::from(c) == FIRST + next) {
                next += 1;
                NEXT
            } else {
                c
            }
        };
        said.chars().map(first_use).collect()
    }

    /// All sets as the bundle has them, the words of phrases last.
    fn joined(&self) -> String {
        let mut all = String::new();
        for set in &self.sets {
            let words: Vec<&str> = set.iter().map(String::as_str).collect();
            all += &words.join(" ");
            all.push(';');
        }
        all + &self.words.join(" ")
    }

    fn refuse_unused(&self, mistakes: &mut Vec<Mistake>) {
        for name in self.places.keys().filter(|name| !self.used.contains(*name)) {
            let message = format!("nothing uses the set \"{name}\"; remove it");
            mistakes.push((JsonPath::root().key("sets"), message));
        }
    }
}

fn is_word(word: &str) -> bool {
    let word = word.strip_prefix('=').unwrap_or(word);
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    !word.is_empty() && word.bytes().all(allowed) || word == OLD_YEAR || word == "##" || word == "#"
}

/// The form in which a word is compared. Words that only join, and those behind `=`, stand as typed: cut to the stem they might be
/// others.
fn key(word: &str, as_typed: bool) -> String {
    if let Some(word) = word.strip_prefix('=') {
        word.to_owned()
    } else if as_typed || word.starts_with('#') {
        word.to_owned()
    } else {
        stem(word)
    }
}
