//! Decimal numbers as people type and read them. The standard library's own reading and printing of fractions is exact to the
//! last bit, and its tables are a large part of the module.

/// Decimals that are read: thousandths.
const PLACES: usize = 3;

const MILLION: u64 = 1_000_000;

/// From here on a number is written with a power of ten.
const HUGE: f64 = 1e9;

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

/// Writes a number without needless decimals, to the millionth; a huge one as digits and a power of ten. Nothing for what is
/// no number at all.
#[must_use]
pub fn write(number: f64) -> String {
    let (mut size, mut tens) = (number.abs(), 0_u32);
    if !size.is_finite() {
        return String::new();
    }
    if size >= HUGE {
        while size >= 10.0 {
            size /= 10.0;
            tens += 1;
        }
    }
    // Below 2^53, as just seen to.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let millionths = (size * 1e6 + 0.5) as u64;
    let sign = if number < 0.0 { "-" } else { "" };
    // One million more keeps the zeros behind the point.
    let fraction = (MILLION + millionths % MILLION).to_string();
    let whole = (millionths / MILLION).to_string();
    let mut text = [sign, &whole, ".", fraction.get(1..).unwrap_or_default()].concat();
    text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    if tens > 0 {
        text.push('e');
        text.push_str(&tens.to_string());
    }
    text
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

    #[test]
    fn what_nobody_types_is_written_as_well() {
        for (number, text) in [
            (-0.0004, "-0.0004"),
            (123_456_789.5, "123456789.5"),
            (1e9, "1e9"),
            (-2.5e300, "-2.5e300"),
            (f64::MAX, "1.797693e308"),
            (f64::NAN, ""),
            (f64::NEG_INFINITY, ""),
        ] {
            assert_eq!(write(number), text);
        }
    }
}
