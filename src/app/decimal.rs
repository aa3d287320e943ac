//! Decimal numbers as people type and read them. The standard library's own reading and printing of fractions is exact to the
//! last bit, and its tables are a large part of the module.

/// Decimals that are kept: thousandths.
const PLACES: usize = 3;

/// Reads `3`, `38.3`, `38,3`, `-1`. No more than six digits.
#[must_use]
pub fn read(typed: &str) -> Option<f64> {
    let typed = typed.trim();
    let (negative, typed) = typed
        .strip_prefix('-')
        .map_or((false, typed), |rest| (true, rest));
    let (whole, fraction) = typed.split_once(['.', ',']).unwrap_or((typed, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let count = whole.len() + fraction.len();
    if !(1..=6).contains(&count) || fraction.len() > PLACES || !digits(whole) || !digits(fraction) {
        return None;
    }
    let mut value: u32 = 0;
    for digit in whole.bytes().chain(fraction.bytes()) {
        value = value * 10 + u32::from(digit - b'0');
    }
    let mut number = f64::from(value);
    for _ in 0..fraction.len() {
        number /= 10.0;
    }
    Some(if negative { -number } else { number })
}

/// Writes a number without needless decimals.
#[must_use]
pub fn write(number: f64) -> String {
    // What people can type is far below 2^53 thousandths.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let thousandths = (number.abs() * 1000.0 + 0.5) as u64;
    let sign = if number < 0.0 { "-" } else { "" };
    let whole = format!("{sign}{}", thousandths / 1000);
    let fraction = format!("{:03}", thousandths % 1000);
    match fraction.trim_end_matches('0') {
        "" => whole,
        fraction => format!("{whole}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_what_was_read() {
        for text in [
            "0", "3", "38.3", "0.5", "-1", "-2.25", "130", "999999", "0.125",
        ] {
            assert_eq!(read(text).map(write).as_deref(), Some(text));
        }
        assert_eq!(read(" 38,3 "), Some(38.3));
        assert_eq!(read("007"), Some(7.0));
        assert_eq!(read(".5").map(write).as_deref(), Some("0.5"));
    }

    #[test]
    fn anything_else_is_no_number() {
        for text in [
            "", "-", ".", "1e3", "NaN", "inf", "1.2.3", "1 000", "+3", "--1", "1234567", "1.2345",
            "\u{661}",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn tenths_are_those_of_the_standard_library() {
        for tenths in 0..1000_u32 {
            let text = format!("{}.{}", tenths / 10, tenths % 10);
            assert_eq!(read(&text), text.parse().ok(), "{text}");
            let number: f64 = text.parse().unwrap();
            assert_eq!(write(number), number.to_string());
        }
    }
}
