//! A text as words: small letters, no apostrophes, cut where anything else stands.

use crate::letters;
use crate::search::stem::stem;

/// The most words that are read. Nobody types more into one line, and every one costs time.
const MOST_WORDS: usize = 60;

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// The word as typed, in small letters.
    pub(crate) raw: String,
    /// What is left without its ending; for a number `#` (up to 12) or `##`.
    pub(crate) stem: String,
    /// Whether a mark that ends a clause stands before it.
    pub(crate) fresh: bool,
    /// Whether anything stands behind it: the word is finished.
    pub(crate) finished: bool,
}

/// The words of a text. A number written together with letters is cut in two, unless `known` has the whole.
pub(crate) fn tokens(text: &str, known: &dyn Fn(&str) -> bool) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut raw = String::new();
    let mut fresh = false;
    for c in text
        .chars()
        .map(|c| if c == '\n' { ' ' } else { c })
        .chain(['\n'])
    {
        let c = letters::lower(c);
        if letters::in_word(c) {
            raw.push(c);
            continue;
        }
        if c == '\'' || c == '\u{2019}' {
            continue;
        }
        if !raw.is_empty() {
            let digits = raw.bytes().take_while(u8::is_ascii_digit).count();
            let rest = if digits > 0 && digits < raw.len() && !known(&raw) {
                raw.split_off(digits)
            } else {
                String::new()
            };
            found.push(Token::new(&raw, fresh));
            fresh = false;
            if !rest.is_empty() {
                found.push(Token::new(&rest, false));
            }
            raw.clear();
            if let Some(last) = found.last_mut() {
                last.finished = c != '\n';
            }
            if found.len() >= MOST_WORDS {
                break;
            }
        }
        fresh |= matches!(c, '.' | ',' | ';' | ':' | '!' | '?');
    }
    found
}

impl Token {
    fn new(raw: &str, fresh: bool) -> Self {
        let number = raw.bytes().all(|byte| byte.is_ascii_digit());
        let small = raw.len() == 1 || matches!(raw, "10" | "11" | "12");
        let stem = match (number, small) {
            (true, true) => "#".to_owned(),
            (true, false) => "##".to_owned(),
            (false, _) => stem(raw),
        };
        Self {
            raw: raw.to_owned(),
            stem,
            fresh,
            finished: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str) -> Vec<String> {
        let found = tokens(text, &|word| word == "2day");
        found.into_iter().map(|token| token.raw).collect()
    }

    #[test]
    fn words_are_small_letters_without_apostrophes() {
        assert_eq!(
            raw("I can't, WON\u{2019}T go!"),
            ["i", "cant", "wont", "go"]
        );
        assert_eq!(raw("  "), [""; 0]);
    }

    #[test]
    fn numbers_are_cut_off_unless_the_whole_is_a_word() {
        assert_eq!(raw("my 3yr old 2day"), ["my", "3", "yr", "old", "2day"]);
        let found = tokens("3 and 13", &|_| false);
        assert_eq!([&found[0].stem, &found[2].stem], ["#", "##"]);
    }

    #[test]
    fn clauses_and_unfinished_words_are_known() {
        let found = tokens("no pain, but hea", &|_| false);
        let fresh: Vec<bool> = found.iter().map(|token| token.fresh).collect();
        assert_eq!(fresh, [false, false, true, false]);
        assert!(found[2].finished && !found[3].finished);
        assert!(tokens("head ", &|_| false)[0].finished);
    }
}
