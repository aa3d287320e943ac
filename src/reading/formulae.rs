//! Two published formulae for how many years of school a text asks for, as ages.
//!
//! * Flesch-Kincaid grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59. Kincaid, Fishburne, Rogers and
//!   Chissom, "Derivation of New Readability Formulas for Navy Enlisted Personnel", Research Branch Report 8-75, 1975.
//! * Automated Readability Index = 4.71 × letters and digits per word + 0.5 × words per sentence − 21.43. Smith and Senter,
//!   "Automated Readability Index", AMRL-TR-66-220, Aerospace Medical Research Laboratories, 1967.
//!
//! One counts syllables and the other letters, so that a mistake in the count of syllables cannot settle anything alone. Both
//! are straight lines through averages, which go on meaning something on a page of a few lines. SMOG was fitted to samples of
//! 30 sentences and Coleman-Liau to samples of 100 words, which few pages of questions have.

use super::sentences::sentences;
use super::syllables::{SYLLABLES_OF_EXCEPTIONS, syllables};
use serde::Serialize;
use std::collections::BTreeSet;

/// A child in the first grade is 6 when the school year begins, in the sixth 11.
const AGE_BEFORE_SCHOOL: f64 = 5.0;

/// A formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Formula {
    /// The Flesch-Kincaid grade.
    FleschKincaid,
    /// The Automated Readability Index.
    Automated,
}

/// What the formulae are about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Sentences.
    pub sentences: u32,
    /// Words.
    pub words: u32,
    /// Syllables of all words; excepted words have two.
    pub syllables: u32,
    /// Letters and digits of all words.
    pub characters: u32,
}

impl Counts {
    /// Adds a text. The words of `excused` count as two syllables.
    pub(super) fn add(&mut self, text: &str, excused: &BTreeSet<&str>) {
        for sentence in sentences(text) {
            self.sentences += 1;
            for word in sentence.words() {
                let counted = if super::exceptions::is_excused(word, excused) {
                    SYLLABLES_OF_EXCEPTIONS
                } else {
                    syllables(word)
                };
                self.words += 1;
                self.syllables += counted;
                self.characters += word
                    .chars()
                    .map(|c| u32::from(c.is_alphanumeric()))
                    .sum::<u32>();
            }
        }
    }
}

impl Formula {
    /// Both, in the order in which they are shown.
    pub const ALL: [Self; 2] = [Self::FleschKincaid, Self::Automated];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FleschKincaid => "Flesch-Kincaid",
            Self::Automated => "Automated Readability Index",
        }
    }

    /// The age that what was counted asks for, to one decimal. Without words there is nothing to read.
    #[must_use]
    pub fn age(self, counts: &Counts) -> f64 {
        if counts.words == 0 || counts.sentences == 0 {
            return 0.0;
        }
        let words = f64::from(counts.words);
        let length = words / f64::from(counts.sentences);
        let grade = match self {
            Self::FleschKincaid => {
                0.39 * length + 11.8 * f64::from(counts.syllables) / words - 15.59
            }
            Self::Automated => 4.71 * f64::from(counts.characters) / words + 0.5 * length - 21.43,
        };
        ((grade + AGE_BEFORE_SCHOOL) * 10.0).round() / 10.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(text: &str) -> Counts {
        let mut counts = Counts::default();
        counts.add(text, &BTreeSet::new());
        counts
    }

    #[test]
    fn words_syllables_and_characters_are_counted_by_hand() {
        // 7 + 6 words; 7 + 10 syllables (phar-ma-cist, with-in, min-utes); letters word by word.
        let counted = counts("The cat sat on the red mats. A pharmacist can help within minutes.");
        let expected = Counts {
            sentences: 2,
            words: 13,
            syllables: 17,
            characters: 21 + 31,
        };
        assert_eq!(counted, expected);
    }

    #[test]
    fn the_formulae_give_what_a_hand_works_out() {
        let counts = Counts {
            sentences: 5,
            words: 100,
            syllables: 140,
            characters: 430,
        };
        // 0.39 × 20 + 11.8 × 1.4 − 15.59 = 7.8 + 16.52 − 15.59 = 8.73, so 13.7 years.
        assert_eq!(Formula::FleschKincaid.age(&counts), 13.7);
        // 4.71 × 4.3 + 0.5 × 20 − 21.43 = 20.253 + 10 − 21.43 = 8.823, so 13.8 years.
        assert_eq!(Formula::Automated.age(&counts), 13.8);
    }

    #[test]
    fn shorter_sentences_and_words_make_a_text_easier() {
        let short = counts("Ring now. Say that it hurts.");
        let long = counts("Immediately contact someone, explaining the considerable discomfort.");
        for formula in Formula::ALL {
            assert!(formula.age(&short) < formula.age(&long), "{formula:?}");
        }
    }

    #[test]
    fn nothing_to_read_has_no_age() {
        assert_eq!(Formula::Automated.age(&counts(" – ")), 0.0);
    }

    #[test]
    fn an_excepted_word_has_two_syllables_but_all_its_letters() {
        let mut excused = Counts::default();
        excused.add("Emergency", &BTreeSet::from(["emergency"]));
        let plain = counts("Emergency");
        assert_eq!((excused.syllables, plain.syllables), (2, 4));
        assert_eq!(excused.characters, plain.characters);
    }
}
