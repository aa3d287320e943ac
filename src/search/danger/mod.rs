//! Danger in words: what might need 999 now, in whatever somebody types. It raises attention and decides nothing.
//!
//! The pack's `danger.json` names sets of words, and phrases made of sets. A text is one bit a word: each set says at which
//! words it stands, and phrases are found by shifting and masking. Words that are denied, long past, only asked about or a
//! figure of speech are taken out before.

#[cfg(not(target_arch = "wasm32"))]
pub mod build;
mod phrase;
#[cfg(not(target_arch = "wasm32"))]
pub mod score;

use crate::search::alike::{Shape, alike};
use crate::search::stem::stem;
use crate::search::tokens::{Token, tokens};
use crate::search::vocabulary::Vocabulary;
use phrase::Line;

/// Sets with a meaning of their own come first, in this order.
pub(crate) const OWN_SETS: [&str; 8] = [
    "NOT", "CANT", "THROUGH", "OR", "BREAK", "RECENT", "SUBJECT", "PLAIN",
];
const NOT: usize = 0;
const CANT: usize = 1;
const THROUGH: usize = 2;
const OR: usize = 3;
const BREAK: usize = 4;
const RECENT: usize = 5;
const SUBJECT: usize = 6;
// PLAIN, the last, has no work: a word that stands in a set is never taken for another that it looks like.

/// The character that stands for the first set in a phrase of the bundle; the next sets have the next characters.
const FIRST: u32 = 0xc0;
/// What stands for a word in the phrase that has it first: the words follow one another in that order.
const NEXT: char = '\u{bf}';

/// What stands for a year before that of the pack.
const OLD_YEAR: &str = "####";
/// The first year that is read as one: before it, four digits are a time of day.
const YEARS: &str = "1900";

/// From here on a misspelt word is taken for another.
const ALIKE: u32 = 60;
/// The fewest letters of a word that may be misspelt or not yet finished.
const FEWEST: usize = 4;
/// The fewest letters in which danger is heard at all.
const LEAST: usize = 3;
/// How many words "not" denies that belong to phrases of danger.
const DENIES: u32 = 2;
/// Longer texts are read in pieces of so many words, each beginning in the middle of the one before.
const PIECE: usize = 50;

/// The door for everything but danger to oneself by oneself.
const EMERGENCY: &str = "999";

/// Danger that was heard.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Danger {
    /// Which kind.
    pub kind: String,
    /// Who can help: `999`, or `111-mental-health` beside it.
    pub door: String,
    /// The words, as typed.
    pub matched: Vec<String>,
}

impl Danger {
    /// Whether it is danger to oneself by oneself, for which there is more than 999.
    #[must_use]
    pub fn of_mind(&self) -> bool {
        self.door != EMERGENCY
    }
}

/// A word of a set.
#[derive(Debug)]
struct Word {
    text: String,
    shape: Shape,
    set: usize,
}

/// Everything that is listened for.
#[derive(Debug, Default)]
pub(crate) struct Listener {
    words: Vec<Word>,
    /// As the bundle has it: the year of the pack, the sets, harmless expressions, past times, talk about danger, then the kinds.
    parts: Vec<String>,
}

impl Listener {
    /// From what the bundle carries.
    pub(crate) fn read(parts: &[String]) -> Self {
        let mut words = Vec::new();
        let mut add = |set, text: &str| {
            words.push(Word {
                text: text.to_owned(),
                shape: Shape::of(text),
                set,
            });
        };
        let (sets, single) = part(parts, 1).rsplit_once(';').unwrap_or_default();
        let mut next = 0;
        for set in sets.split(';') {
            set.split(' ').for_each(|text| add(next, text));
            next += 1;
        }
        let mut code = FIRST + u32::try_from(next).unwrap_or_default();
        for text in single.split_ascii_whitespace() {
            add(next, text);
            next += 1;
        }
        let mut read = |c| {
            if c != NEXT {
                return c;
            }
            code += 1;
            char::from_u32(code - 1).unwrap_or(NEXT)
        };
        let parts = parts
            .iter()
            .map(|part| part.chars().map(&mut read).collect());
        Self {
            parts: parts.collect(),
            words,
        }
    }

    /// The danger in a text of any length, each kind once.
    pub(crate) fn hear(&self, vocabulary: &Vocabulary, text: &str) -> Vec<Danger> {
        let mut heard = Vec::new();
        let words: Vec<&str> = text.split_ascii_whitespace().collect();
        if words.len() <= PIECE {
            self.piece(vocabulary, text, &mut heard);
            return heard;
        }
        let mut rest = words.as_slice();
        while !rest.is_empty() {
            let (piece, _) = rest.split_at(PIECE.min(rest.len()));
            self.piece(vocabulary, &piece.join(" "), &mut heard);
            rest = rest.get(PIECE / 2..).unwrap_or_default();
        }
        heard
    }

    fn piece(&self, vocabulary: &Vocabulary, text: &str, heard: &mut Vec<Danger>) {
        let tokens = tokens(text, &|raw| vocabulary.knows(raw));
        let line = self.line(vocabulary, &tokens);
        // What was long ago, unless something in the clause says that it is now; and what is only talked about, unless anything
        // does: "what happens if you swallow bleach, I just did".
        let aside = |which: usize| {
            let phrases = part(&self.parts, which).split(';');
            phrases.fold(0, |all, phrase| all | line.about(phrase))
        };
        let past = !aside(3);
        let talked = if line.set(RECENT) == 0 { aside(4) } else { 0 };
        let talk = past & !talked;
        for kind in self.parts.iter().skip(5) {
            let (name, phrases) = kind.split_once(';').unwrap_or_default();
            let (id, door) = name.split_once(' ').unwrap_or_default();
            // Whoever asks how to end their life is in danger.
            let open = if door == EMERGENCY { talk } else { past };
            let found = phrases
                .split(';')
                .map(|phrase| line.find(phrase, open))
                .find(|found| *found != 0)
                .unwrap_or(0);
            let words = tokens.iter().enumerate();
            let words: Vec<String> = words
                .filter(|(index, _)| found >> index & 1 == 1)
                .map(|(_, token)| token.raw.clone())
                .collect();
            let letters: usize = words.iter().map(String::len).sum();
            if letters >= LEAST && !heard.iter().any(|other| other.kind == id) {
                heard.push(Danger {
                    kind: id.to_owned(),
                    door: door.to_owned(),
                    matched: words,
                });
            }
        }
    }

    /// Where each set stands in a text, and what of it counts.
    fn line(&self, vocabulary: &Vocabulary, tokens: &[Token]) -> Line {
        let sets = self.words.last().map_or(0, |word| word.set + 1);
        let mut line = Line::new(tokens, sets.max(OWN_SETS.len()));
        let mut meant = "";
        let mut reach = 0;
        for (index, token) in tokens.iter().enumerate() {
            // Too little to go by: a word that has only been begun.
            if !token.finished && index == 0 && token.raw.len() < FEWEST {
                continue;
            }
            let rest = tokens.get(index..).unwrap_or_default();
            let mut best = u32::MAX;
            if reach == 0 {
                match vocabulary.meant(rest) {
                    (0, text, how) => (meant, best) = (text, how.max(ALIKE)),
                    (length, text, _) => (meant, reach) = (text, length),
                }
            }
            reach = usize::saturating_sub(reach, 1);
            self.place(&mut line, index, token, meant, best);
        }
        for phrase in part(&self.parts, 2).split(';') {
            line.forget(line.chain(phrase, u64::MAX).all);
        }
        line.deny();
        line
    }

    /// Notes the sets of one word: as typed, as its stem, as what it means, and as what it is misspelt from if that is at least
    /// as like it as `best`.
    fn place(&self, line: &mut Line, index: usize, token: &Token, meant: &str, best: u32) {
        let raw = token.raw.as_str();
        let digits = raw.len() == YEARS.len() && raw.bytes().all(|it| it.is_ascii_digit());
        let old = digits && raw > YEARS && raw < part(&self.parts, 0);
        let shape = Shape::of(&token.stem);
        // "breathin"
        let spoken = if raw.ends_with("in") && raw.len() > FEWEST {
            stem(&[raw, "g"].concat())
        } else {
            String::new()
        };
        let mut nearest = best;
        let mut like = Vec::new();
        for word in &self.words {
            let text = word.text.as_str();
            let is = |other: &str| text == other;
            // Cut to its stem, "note" would be "not".
            let form = word.set != NOT && (is(&token.stem) || is(meant));
            if is(raw) || form || is(&spoken) || old && is(OLD_YEAR) {
                line.stands(word.set, index);
                nearest = u32::MAX;
            } else if nearest < u32::MAX && raw.len() >= FEWEST {
                let how = alike(&token.stem, shape, text, word.shape);
                if how > nearest {
                    like.clear();
                    nearest = how;
                }
                if how >= nearest {
                    like.push(word.set);
                }
            }
        }
        if nearest < u32::MAX {
            for set in like {
                line.stands(set, index);
            }
        }
    }
}

fn part(parts: &[String], index: usize) -> &str {
    parts.get(index).map_or("", String::as_str)
}
