//! Words that were meant to be another: misspelt, or written as they sound.

/// The longest word that is compared letter by letter.
const LONGEST: usize = 24;

/// How a word looks and sounds, to pass over most others at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Which letters it has, a bit each.
    letters: u32,
    /// Its sound as a number; none when there is too little of it.
    sound: u32,
}

impl Shape {
    pub(crate) fn of(word: &str) -> Self {
        let mut letters = 0;
        for byte in word.bytes() {
            letters |= 1 << (byte & 31);
        }
        Self {
            letters,
            sound: sound(word),
        }
    }
}

/// How alike a typed word and another are, from 0 to 90.
pub(crate) fn alike(typed: &str, shape: Shape, word: &str, other: Shape) -> u32 {
    let (long, short) = if typed.len() > word.len() {
        (typed.len(), word.len())
    } else {
        (word.len(), typed.len())
    };
    let same_sound = shape.sound != 0 && shape.sound == other.sound;
    let allowed = match long {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    let apart = (shape.letters ^ other.letters).count_ones();
    if long > LONGEST || long - short > 3 || (apart > 2 * allowed && !same_sound) {
        return 0;
    }
    let distance = u32::try_from(strsim::osa_distance(typed, word)).unwrap_or(u32::MAX);
    // The first letter is seldom wrong.
    let first = if typed.bytes().next() == word.bytes().next() {
        10
    } else {
        0
    };
    if distance <= allowed {
        80 - 15 * distance + first
    } else if same_sound && distance <= 4 {
        80 - 10 * distance + first
    } else {
        0
    }
}

/// A number that words share which sound alike: consonants as they are spoken, vowels left out.
fn sound(word: &str) -> u32 {
    let mut number: u32 = 0;
    let mut heard = 0;
    let mut before = ' ';
    let mut letters = word.chars().peekable();
    let mut first = true;
    while let Some(c) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        let spoken = match (c, next) {
            ('p', 'h') => 'f',
            ('k' | 'g' | 'p', 'n') | ('p', 's') | ('w', 'r') if first => ' ',
            ('g', 'h') if !first => ' ',
            ('c', 'e' | 'i' | 'y') | ('z', _) => 's',
            ('c' | 'q', _) => 'k',
            ('g', 'e' | 'i' | 'y') => 'j',
            (
                'd' | 't' | 'v' | 'f' | 'b' | 'p' | 'g' | 'k' | 'j' | 'l' | 'm' | 'n' | 'r' | 's'
                | 'x',
                _,
            ) => c,
            ('a' | 'e' | 'i' | 'o' | 'u' | 'y', _) if first => 'a',
            _ => ' ',
        };
        first = false;
        if spoken != ' ' && spoken != before {
            number = number.wrapping_mul(31).wrapping_add(u32::from(spoken));
            heard += 1;
        }
        before = spoken;
    }
    if heard < 2 || word.len() < 4 {
        0
    } else {
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn how(typed: &str, word: &str) -> u32 {
        alike(typed, Shape::of(typed), word, Shape::of(word))
    }

    #[test]
    fn slips_and_sounds_are_alike() {
        for (typed, word) in [
            ("hedache", "headache"),
            ("fateeg", "fatigue"),
            ("sistitis", "cystitis"),
            ("newmonia", "pneumonia"),
            ("diorea", "diarrhoea"),
            ("thraot", "throat"),
            ("fone", "phone"),
        ] {
            assert!(
                how(typed, word) >= 40,
                "{typed} {word} {}",
                how(typed, word)
            );
        }
    }

    #[test]
    fn other_words_are_not() {
        for (typed, word) in [
            ("hip", "lip"),
            ("knee", "throat"),
            ("eye", "ear"),
            ("back", "hand"),
        ] {
            assert_eq!(how(typed, word), 0, "{typed} {word}");
        }
        assert_eq!(how(&"a".repeat(500), "a"), 0);
    }
}
