//! Words that count as easy although they are long: residents know them, or the screens explain them.

use super::pages::Page;
use crate::pack::{AskingFor, Token};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The most words that may be excepted: with enough exceptions any text is easy.
pub const MOST_EXCEPTIONS: usize = 150;

/// A long word and the words that explain it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// The word in small letters. It stands for its plural with "s" and for "…'s" too.
    pub word: String,
    /// How the screens explain it, as it stands there. The word is excepted only where this can be read.
    pub gloss: String,
}

/// The words that are excepted: `docs/reading-exceptions.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exceptions(Vec<Exception>);

impl Exceptions {
    /// Reads the file's text.
    ///
    /// # Errors
    /// When it is not JSON of this shape, has too many words, a word twice, or something that is no word or no gloss.
    pub fn read(text: &str) -> Result<Self, String> {
        let words: Vec<Exception> = serde_json::from_str(text).map_err(|why| why.to_string())?;
        if words.len() > MOST_EXCEPTIONS {
            return Err(format!(
                "{} words; keep {MOST_EXCEPTIONS} or fewer, and write the others in plainer words",
                words.len()
            ));
        }
        let mut seen = BTreeSet::new();
        for Exception { word, gloss } in &words {
            let small = |c: char| c.is_lowercase();
            if word.is_empty() || !word.chars().all(small) {
                return Err(format!(
                    "\"{word}\" is not one word in small letters; mend it"
                ));
            }
            if gloss.split_whitespace().count() < 2 {
                return Err(format!(
                    "\"{word}\" needs a gloss, as it stands on a screen; add it"
                ));
            }
            if !seen.insert(word) {
                return Err(format!("\"{word}\" stands here twice; keep one"));
            }
        }
        Ok(Self(words))
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The words that are explained to somebody with this topic: by its own texts or by those that all topics share.
    pub(super) fn in_topic(&self, said: &Said, topic: &str) -> BTreeSet<&str> {
        let explained = |one: &&Exception| {
            said.stands_in(topic, &one.gloss) || said.stands_in(super::SHARED, &one.gloss)
        };
        let words = self.0.iter().filter(explained);
        words.map(|one| one.word.as_str()).collect()
    }

    /// What is wrong with the list for this pack: words that nothing explains, and words that nothing says.
    pub(super) fn unexplained(&self, said: &Said) -> Vec<String> {
        let mut found = Vec::new();
        for Exception { word, gloss } in &self.0 {
            if !said.anywhere(gloss) {
                found.push(format!(
                    "no screen says \"{gloss}\"; quote how \"{word}\" is explained, or take it from the list"
                ));
            }
            if !said.says(word) {
                found.push(format!("no screen says \"{word}\"; take it from the list"));
            }
        }
        found
    }
}

/// Whether a word of a text is one of those excused.
pub(super) fn is_excused(word: &str, excused: &BTreeSet<&str>) -> bool {
    let small = bare(word);
    excused.contains(small.as_str())
        || small
            .strip_suffix('s')
            .is_some_and(|one| excused.contains(one))
}

/// A word in small letters, without marks around it and without "'s".
fn bare(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let word = word.strip_suffix("'s").unwrap_or(word);
    word.strip_suffix("’s").unwrap_or(word).to_lowercase()
}

/// Everything that pages say, to whomever, in small letters.
#[derive(Debug)]
pub(super) struct Said {
    /// Topics with each of their texts.
    texts: Vec<(String, String)>,
    words: BTreeSet<String>,
}

impl Said {
    pub(super) fn of(pages: &[Page], tokens: &[Token]) -> Self {
        let lines = pages
            .iter()
            .flat_map(|page| page.lines.iter().map(move |line| (page, line)));
        let texts: Vec<(String, String)> = lines
            .flat_map(|(page, line)| {
                let say = |person: &AskingFor| line.render(tokens, *person).to_lowercase();
                AskingFor::ALL
                    .iter()
                    .map(move |person| (page.topic.clone(), say(person)))
            })
            .collect();
        let words = texts.iter().flat_map(|(_, text)| text.split_whitespace());
        let words = words.map(bare).collect();
        Self { texts, words }
    }

    fn stands_in(&self, topic: &str, gloss: &str) -> bool {
        let gloss = gloss.to_lowercase();
        let mut own = self.texts.iter().filter(|(of, _)| of == topic);
        own.any(|(_, text)| text.contains(&gloss))
    }

    fn anywhere(&self, gloss: &str) -> bool {
        let gloss = gloss.to_lowercase();
        self.texts.iter().any(|(_, text)| text.contains(&gloss))
    }

    fn says(&self, word: &str) -> bool {
        let excused = BTreeSet::from([word]);
        self.words.iter().any(|said| is_excused(said, &excused))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Text;

    fn list(words: usize) -> String {
        // Words of letters only: "aa", "ab" …
        let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
        let word = |n| format!("{}{}{}", letter(n / 676), letter(n / 26), letter(n));
        let one = |n| format!("{{\"word\": \"{}\", \"gloss\": \"two words\"}}", word(n));
        format!("[{}]", (0..words).map(one).collect::<Vec<_>>().join(","))
    }

    fn two() -> Exceptions {
        let text = r#"[{"word": "laxative", "gloss": "a medicine to help you poo"},
                       {"word": "emergency", "gloss": "life is in danger"}]"#;
        Exceptions::read(text).unwrap()
    }

    fn page(topic: &str, line: &str) -> Page {
        Page {
            topic: topic.into(),
            id: "outcome".into(),
            lines: vec![Text(line.into())],
        }
    }

    #[test]
    fn there_may_be_150_words_and_no_more() {
        assert_eq!(
            Exceptions::read(&list(MOST_EXCEPTIONS)).unwrap().count(),
            150
        );
        let refused = Exceptions::read(&list(MOST_EXCEPTIONS + 1)).unwrap_err();
        assert!(refused.starts_with("151 words"), "{refused}");
    }

    #[test]
    fn a_list_that_is_wrong_is_refused() {
        for (wrong, why) in [
            (
                r#"[{"word": "Pharmacist", "gloss": "two words"}]"#,
                "small letters",
            ),
            (
                r#"[{"word": "two words", "gloss": "two words"}]"#,
                "one word",
            ),
            (r#"[{"word": "pharmacist", "gloss": " "}]"#, "needs a gloss"),
            (r#"[{"word": "pharmacist"}]"#, "gloss"),
            (r#"{"pharmacist": "two words"}"#, "expected"),
            (
                r#"[{"word": "a", "gloss": "two words"}, {"word": "a", "gloss": "two words"}]"#,
                "twice",
            ),
        ] {
            let refused = Exceptions::read(wrong).unwrap_err();
            assert!(refused.contains(why), "{wrong}: {refused}");
        }
    }

    #[test]
    fn a_word_is_excused_only_where_it_is_explained() {
        let pages = [
            page("constipation", "A laxative is a medicine to help you poo."),
            page("cough", "No laxative for a cough."),
            page(crate::reading::SHARED, "An emergency: life is in danger."),
        ];
        let said = Said::of(&pages, &[]);
        let all = two();
        assert_eq!(
            all.in_topic(&said, "constipation"),
            BTreeSet::from(["emergency", "laxative"])
        );
        assert_eq!(all.in_topic(&said, "cough"), BTreeSet::from(["emergency"]));
        assert_eq!(all.unexplained(&said), Vec::<String>::new());
    }

    #[test]
    fn a_gloss_or_word_that_stands_nowhere_is_named() {
        let said = Said::of(
            &[page("cough", "Laxatives: a medicine to help you poo.")],
            &[],
        );
        let wrong = two().unexplained(&said);
        assert_eq!(wrong.len(), 2, "{wrong:?}");
        assert!(wrong.iter().all(|line| line.contains("emergency")));
    }

    #[test]
    fn a_plural_and_what_belongs_to_it_are_excused_too() {
        let excused = BTreeSet::from(["pharmacist"]);
        for word in ["Pharmacist", "pharmacists,", "pharmacist's", "(pharmacist)"] {
            assert!(is_excused(word, &excused), "{word}");
        }
        assert!(!is_excused("pharmacy", &excused));
    }
}
