//! Postcodes as people type them: spacing, case, and the letters O and I for the digits 0 and 1 mended.

/// The longest postcode without its space, and the shortest outward code.
const LONGEST: usize = 7;
const SHORTEST: usize = 2;

/// Ways to read what was typed, most literal first. Each is written as in the area's list: `SS15 5` for a whole postcode
/// or its sector, `SS15` for an outward code alone. Empty when it cannot be a postcode.
#[must_use]
pub fn readings(typed: &str) -> Vec<String> {
    let clean: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.'))
        .collect();
    let length = clean.len();
    if !clean.bytes().all(|byte| byte.is_ascii_alphanumeric())
        || !(SHORTEST..=LONGEST).contains(&length)
    {
        return Vec::new();
    }
    let clean = clean.to_ascii_uppercase();
    let mut readings = Vec::new();
    // The inward code of a whole postcode is a digit and two letters.
    let whole = clean
        .get(length.saturating_sub(3)..)
        .filter(|inward| is_inward(inward))
        .and(clean.get(..length - 2));
    // Without the last two letters a whole postcode is a sector.
    for sector in whole.into_iter().chain([clean.as_str()]) {
        if let Some((outward, digit)) = sector.split_at_checked(sector.len() - 1) {
            let digits = like_a_digit(digit);
            let outwards = variants(outward);
            readings.extend(
                outwards.iter().flat_map(|outward| {
                    digits.iter().map(move |digit| format!("{outward} {digit}"))
                }),
            );
        }
    }
    if whole.is_none() {
        readings.extend(variants(&clean));
    }
    readings
}

/// Whether what was typed has the shape of a whole postcode or an outward code, known here or not.
#[must_use]
pub fn looks_like_one(typed: &str) -> bool {
    readings(typed).iter().any(|reading| {
        let outward = reading.split(' ').next().unwrap_or_default();
        let letters = outward.bytes().take_while(u8::is_ascii_uppercase).count();
        let rest = outward.get(letters..).unwrap_or_default();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&letters)
            && (1..=2).contains(&digits)
            && rest.len() - digits <= usize::from(digits == 1)
    })
}

/// Whether `text` is written like `SS15 5`: an outward code in capitals, a space, a digit.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn is_sector(text: &str) -> bool {
    let Some((outward, digit)) = text.split_once(' ') else {
        return false;
    };
    (SHORTEST..=4).contains(&outward.len())
        && outward
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && digit.len() == 1
        && digit.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_inward(code: &str) -> bool {
    let mut bytes = code.bytes();
    let digit = bytes
        .next()
        .is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b'O' | b'I' | b'L'));
    digit && bytes.all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'0' | b'1'))
}

fn like_a_digit(typed: &str) -> Vec<&str> {
    match typed {
        "O" => vec!["0"],
        "I" | "L" => vec!["1"],
        digit if digit.bytes().all(|byte| byte.is_ascii_digit()) => vec![digit],
        _ => Vec::new(),
    }
}

/// The outward code as typed, then with each look-alike read the other way.
fn variants(outward: &str) -> Vec<String> {
    let mut variants = vec![String::new()];
    for c in outward.chars() {
        let other = match c {
            'O' => Some('0'),
            '0' => Some('O'),
            'I' | 'L' => Some('1'),
            '1' => Some('I'),
            _ => None,
        };
        let swapped = other.map(|other| {
            variants
                .iter()
                .map(|start| format!("{start}{other}"))
                .collect::<Vec<_>>()
        });
        for start in &mut variants {
            start.push(c);
        }
        variants.extend(swapped.into_iter().flatten());
    }
    variants
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first reading that a small list knows.
    fn read(typed: &str) -> Option<String> {
        let known = [
            "SS15 5", "SS0 0", "SS1 1", "CO10 7", "CO5 9", "CM1 1", "SS15", "CO5",
        ];
        readings(typed)
            .into_iter()
            .find(|reading| known.contains(&reading.as_str()))
    }

    #[test]
    fn spacing_case_and_look_alikes_are_mended() {
        for (typed, sector) in [
            ("SS15 5AA", "SS15 5"),
            ("ss155aa", "SS15 5"),
            ("  Ss1 55 aA ", "SS15 5"),
            ("SSI5 5AA", "SS15 5"),
            ("ssl5-5aa", "SS15 5"),
            ("SSO ORY", "SS0 0"),
            ("SS0 0RY", "SS0 0"),
            ("SSIIAA", "SS1 1"),
            ("C010 7AB", "CO10 7"),
            ("COIO 7AB", "CO10 7"),
            ("C05 9AG", "CO5 9"),
            ("SS15 5", "SS15 5"),
            ("SS15", "SS15"),
            ("c05", "CO5"),
        ] {
            assert_eq!(read(typed).as_deref(), Some(sector), "{typed}");
        }
    }

    #[test]
    fn what_is_no_postcode_is_not_taken_for_one() {
        for typed in [
            "",
            "S",
            "SS15 5AAA",
            "hello there",
            "SS15 5A!",
            "ß15 5AA",
            "🙂🙂",
        ] {
            assert!(
                readings(typed).is_empty() || !looks_like_one(typed),
                "{typed}"
            );
            assert_eq!(read(typed), None, "{typed}");
        }
        for typed in [
            "SW1A 1AA", "M1 1AE", "b33 8th", "CR2 6XH", "DN55 1PT", "EC1A",
        ] {
            assert!(looks_like_one(typed), "{typed}");
        }
        for typed in ["Clayhill", "F81006", "surgery", "1234567"] {
            assert!(!looks_like_one(typed), "{typed}");
        }
    }
}
