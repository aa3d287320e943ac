//! The keyboard and the number pad that stand on the screen.

/// The rows of the keyboard.
pub const ROWS: [&str; 4] = ["1234567890", "qwertyuiop", "asdfghjkl'", "zxcvbnm,.?"];

/// One key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A letter, a digit or a mark.
    Sign(char),
    /// A space.
    Space,
    /// Takes the last one away.
    Delete,
    /// Takes all away.
    Clear,
}

/// What stands in a field after a key; never more than `most` letters.
#[must_use]
pub fn pressed(text: &str, key: Key, most: usize) -> String {
    let mut text = text.to_owned();
    match key {
        Key::Delete => {
            text.pop();
        }
        Key::Clear => text.clear(),
        _ if text.chars().count() >= most => {}
        Key::Sign(sign) => text.push(sign),
        Key::Space => text.push(' '),
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_write_and_take_away() {
        let typed = [
            Key::Sign('e'),
            Key::Sign('a'),
            Key::Sign('t'),
            Key::Delete,
            Key::Sign('r'),
        ];
        let text = typed
            .into_iter()
            .fold(String::new(), |text, key| pressed(&text, key, 6));
        assert_eq!(text, "ear");
        assert_eq!(pressed("sore", Key::Space, 6), "sore ");
        assert_eq!(pressed("sore t", Key::Sign('h'), 6), "sore t");
        assert_eq!(pressed("", Key::Delete, 6), "");
        assert_eq!(pressed("sore", Key::Clear, 6), "");
    }

    #[test]
    fn every_letter_and_digit_has_one_key() {
        let keys: String = ROWS.concat();
        for sign in ('a'..='z').chain('0'..='9') {
            assert_eq!(keys.matches(sign).count(), 1, "{sign}");
        }
    }
}
