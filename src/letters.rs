//! Large and small letters of the alphabets of western Europe. The standard library knows every alphabet, and its tables are a
//! large part of the module.

/// How far apart the large and the small form of a letter are, in ASCII and in Latin-1.
const APART: u32 = 0x20;

/// The small form of a letter; any other character as it is.
#[must_use]
pub fn lower(c: char) -> char {
    match c {
        'A'..='Z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{de}' => {
            char::from_u32(u32::from(c) + APART).unwrap_or(c)
        }
        _ => c,
    }
}

/// The large form of a letter; any other character as it is.
#[must_use]
pub fn upper(c: char) -> char {
    match c {
        'a'..='z' | '\u{e0}'..='\u{f6}' | '\u{f8}'..='\u{fe}' => {
            char::from_u32(u32::from(c) - APART).unwrap_or(c)
        }
        _ => c,
    }
}

/// Whether a character belongs to a word: a digit or a letter. Beyond Latin-1 everything before the block of punctuation counts.
#[must_use]
pub fn in_word(c: char) -> bool {
    match c {
        '\u{d7}' | '\u{f7}' => false,
        '\u{c0}'..='\u{1fff}' | '\u{2c00}'.. => true,
        _ => c.is_ascii_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_western_europe_are_those_of_the_standard_library() {
        for c in (0..0x100)
            .filter_map(char::from_u32)
            .filter(|c| !matches!(c, '\u{aa}' | '\u{b2}'..='\u{ba}' | '\u{bc}'..='\u{be}'))
        {
            assert!(c.to_lowercase().eq([lower(c)]), "{c}");
            assert!(
                matches!(c, '\u{df}' | '\u{ff}') || c.to_uppercase().eq([upper(c)]),
                "{c}"
            );
            assert_eq!(in_word(c), c.is_alphanumeric(), "{c}");
        }
    }

    #[test]
    fn punctuation_parts_words() {
        assert!(
            ['\u{2013}', '\u{2019}', '\u{a0}', '/', '-']
                .into_iter()
                .all(|c| !in_word(c))
        );
    }
}
