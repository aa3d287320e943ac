//! Words of the screens: the pack's texts in the right person, with numbers and names put where a text has `#`.

use crate::letters::upper;
use crate::pack::{AskingFor, Pack, Text};

/// Chooses words for the person who is being helped.
#[derive(Clone, Copy, Debug)]
pub struct Say<'a> {
    /// Where the words come from.
    pub pack: &'a Pack,
    /// Who is being helped.
    pub asking_for: AskingFor,
}

impl Say<'_> {
    /// The text in the right person.
    #[must_use]
    pub fn text(&self, text: &Text) -> String {
        text.render(&self.pack.text.tokens, self.asking_for)
    }

    /// The text with each `#` replaced by the next of `values`.
    #[must_use]
    pub fn with(&self, text: &Text, values: &[&str]) -> String {
        fill(&self.text(text), values)
    }
}

/// Replaces each `#` by the next value; a `#` without one stays.
#[must_use]
pub fn fill(text: &str, values: &[&str]) -> String {
    let mut parts = text.split('#');
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut values = values.iter();
    for part in parts {
        out.push_str(values.next().copied().unwrap_or("#"));
        out.push_str(part);
    }
    out
}

/// The text with a capital first letter.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        std::iter::once(upper(first)).chain(chars).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mark_takes_the_next_value() {
        assert_eq!(fill("At most # more pages", &["3"]), "At most 3 more pages");
        assert_eq!(fill("from # to #", &["0", "90"]), "from 0 to 90");
        assert_eq!(fill("# and #", &["one"]), "one and #");
        assert_eq!(fill("nothing to fill", &["x"]), "nothing to fill");
        assert_eq!(
            fill("a # in a value stays: #", &["#1", "b"]),
            "a #1 in a value stays: b"
        );
    }

    #[test]
    fn a_capital_for_words_of_any_alphabet() {
        assert_eq!(capital("open until 6pm"), "Open until 6pm");
        assert_eq!(capital("\u{e9}t\u{e9}"), "\u{c9}t\u{e9}");
        assert_eq!(capital(""), "");
    }
}
