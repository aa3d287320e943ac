//! Postcodes as people type them: spacing and case are mended, and O and 0, I, L and 1 count as the same.

use crate::directory::postcodes::unit;
use crate::directory::records::Sector;

/// What a typed postcode names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Named<'a> {
    /// A whole postcode: its sector, and its unit when its letters are those of one.
    Whole(&'a Sector, Option<u32>),
    /// One sector.
    Sector(&'a Sector),
    /// All sectors of one outward code.
    Outward(&'a str),
}

/// What was typed, if the list has its sector or outward code.
#[inline(never)]
pub(crate) fn find<'a>(typed: &str, sectors: &'a [Sector]) -> Option<Named<'a>> {
    let clean = clean(typed);
    let sector = |wanted: &str| {
        let same = |sector: &&Sector| {
            mended(sector.sector.chars().filter(|c| *c != ' ')).eq(mended(wanted.chars()))
        };
        sectors.iter().find(same)
    };
    if let Some((outward, inward)) = split(&clean) {
        let (digit, letters) = inward.split_at_checked(1)?;
        let found = sector(&format!("{outward}{digit}"))?;
        return Some(Named::Whole(found, unit(letters)));
    }
    // "CM1 1" is a sector and "CM11" an outward code: without the last letters only the space tells.
    let spaced = sectors.iter().find(|sector| {
        mended(sector.sector.chars()).eq(mended(typed.trim().to_ascii_uppercase().chars()))
    });
    let outward = || {
        sectors
            .iter()
            .map(Sector::outward)
            .find(|outward| mended(outward.chars()).eq(mended(clean.chars())))
    };
    spaced
        .map(Named::Sector)
        .or_else(|| outward().map(Named::Outward))
        .or_else(|| sector(&clean).map(Named::Sector))
}

/// Whether what was typed has the shape of a whole postcode or an outward code, known here or not.
#[must_use]
#[inline(never)]
pub(crate) fn looks_like_one(typed: &str) -> bool {
    let clean = clean(typed);
    let outward = split(&clean).map_or(clean.as_str(), |(outward, _)| outward);
    let mut bytes = outward.bytes();
    (2..=4).contains(&outward.len())
        && clean.bytes().any(|byte| byte.is_ascii_digit())
        && bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic())
        && bytes.take(2).any(is_like_a_digit)
}

impl Sector {
    /// The outward code: all before the space.
    pub(crate) fn outward(&self) -> &str {
        self.sector.split(' ').next().unwrap_or_default()
    }
}

/// Whether `text` is written like `SS15 5`: an outward code in capitals, a space, a digit.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn is_sector(text: &str) -> bool {
    let Some((outward, digit)) = text.split_once(' ') else {
        return false;
    };
    (2..=4).contains(&outward.len())
        && outward
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && digit.len() == 1
        && digit.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `text` is written like `SS15 5AA`.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub(crate) fn is_whole(text: &str) -> bool {
    let halves = text.split_at_checked(text.len().saturating_sub(2));
    halves.is_some_and(|(sector, letters)| {
        // Letters that stand for others are for those who type.
        let as_written = !letters.contains(['I', '1']);
        is_sector(sector) && letters.len() == 2 && as_written && unit(letters).is_some()
    })
}

/// Capitals and digits only; empty when anything else was typed that no postcode has.
fn clean(typed: &str) -> String {
    let mut clean = String::new();
    for c in typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.'))
    {
        if !c.is_ascii_alphanumeric() {
            return String::new();
        }
        clean.push(c.to_ascii_uppercase());
    }
    clean
}

/// A whole postcode in its outward and inward code. The inward code is a digit and two letters.
fn split(clean: &str) -> Option<(&str, &str)> {
    let (outward, inward) = clean.split_at_checked(clean.len().checked_sub(3)?)?;
    let mut bytes = inward.bytes();
    let digit = bytes.next().is_some_and(is_like_a_digit);
    let letters = bytes.all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'0' | b'1'));
    (digit && letters && (2..=4).contains(&outward.len())).then_some((outward, inward))
}

fn is_like_a_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'O' | b'I' | b'L')
}

/// Look-alikes as one.
fn mended(text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    text.map(|c| match c {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a small list makes of what was typed.
    fn read(typed: &str) -> Option<String> {
        let names = [
            "SS15 5", "SS0 0", "SS1 1", "CO10 7", "CO5 9", "CM1 1", "CM11 2", "RM17 9",
        ];
        let sector = |name: &&str| Sector {
            sector: (*name).into(),
            lat: 51.5,
            lon: 0.5,
            river: false,
            edge: false,
            districts: Vec::new(),
        };
        let sectors: Vec<Sector> = names.iter().map(sector).collect();
        find(typed, &sectors).map(|named| match named {
            Named::Whole(sector, _) | Named::Sector(sector) => sector.sector.clone(),
            Named::Outward(outward) => outward.to_owned(),
        })
    }

    #[test]
    fn spacing_case_and_look_alikes_are_mended() {
        for (typed, named) in [
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
            ("CM1 1AA", "CM1 1"),
            ("CM112AA", "CM11 2"),
            ("CM1 1", "CM1 1"),
            ("CM11", "CM11"),
            ("SS155", "SS15 5"),
            ("SS15", "SS15"),
            ("c05", "CO5"),
        ] {
            assert_eq!(read(typed).as_deref(), Some(named), "{typed}");
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
            "Clayhill",
            "F81006",
            "surgery",
            "1234567",
            "unit 4",
        ] {
            assert!(!looks_like_one(typed), "{typed}");
            assert_eq!(read(typed), None, "{typed}");
        }
        for typed in [
            "SW1A 1AA", "M1 1AE", "b33 8th", "CR2 6XH", "DN55 1PT", "EC1A", "CO3",
        ] {
            assert!(looks_like_one(typed), "{typed}");
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
