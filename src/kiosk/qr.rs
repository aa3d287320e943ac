//! A text as a code for a phone's camera: one path of an SVG picture.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write as _;

/// The empty frame that readers need around a code, in its own small squares.
const FRAME: i32 = 4;

/// A drawn code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// How wide and high the picture is, frame included.
    pub size: i32,
    /// The dark parts, for the attribute `d` of one path.
    pub path: String,
}

/// Draws a text; `None` when it is too long for any code.
#[must_use]
pub fn draw(text: &str) -> Option<Drawn> {
    let code = QrCode::encode_text(&plain(text), QrCodeEcc::Low).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                // Writing to a String cannot fail.
                let _ = write!(
                    path,
                    "M{},{}h{}v1h-{}z",
                    start + FRAME,
                    y + FRAME,
                    x - start,
                    x - start
                );
            }
            x += 1;
        }
    }
    Some(Drawn {
        size: code.size() + 2 * FRAME,
        path,
    })
}

/// The text with plain quotation marks and dashes: some readers take everything else for another alphabet.
fn plain(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            '\u{2013}' | '\u{2014}' => '-',
            '\u{a0}' => ' ',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dark squares that a path covers, by row and column.
    fn covered(drawn: &Drawn) -> Vec<(i32, i32)> {
        let mut squares = Vec::new();
        for part in drawn.path.split('z').filter(|part| !part.is_empty()) {
            let (place, rest) = part.strip_prefix('M').unwrap().split_once('h').unwrap();
            let (x, y) = place.split_once(',').unwrap();
            let (wide, back) = rest.split_once("v1h-").unwrap();
            assert_eq!(wide, back);
            let (x, y): (i32, i32) = (x.parse().unwrap(), y.parse().unwrap());
            for column in x..x + wide.parse::<i32>().unwrap() {
                squares.push((y, column));
            }
        }
        squares
    }

    #[test]
    fn the_path_is_the_code_square_by_square() {
        for text in ["Call 111", &"Ring the surgery today. ".repeat(40)] {
            let code = QrCode::encode_text(text, QrCodeEcc::Low).unwrap();
            let drawn = draw(text).unwrap();
            assert_eq!(drawn.size, code.size() + 8);
            let squares = covered(&drawn);
            for y in 0..code.size() {
                for x in 0..code.size() {
                    let dark = squares.contains(&(y + FRAME, x + FRAME));
                    assert_eq!(dark, code.get_module(x, y), "{x} {y}");
                }
            }
        }
    }

    #[test]
    fn typographic_marks_become_plain_ones() {
        assert_eq!(
            plain("you\u{2019}re \u{201c}well\u{201d}"),
            "you're \"well\""
        );
        assert_eq!(draw("it\u{2019}s"), draw("it's"));
    }

    #[test]
    fn a_text_that_is_too_long_is_no_code() {
        assert_eq!(draw(&"long ".repeat(1000)), None);
    }
}
