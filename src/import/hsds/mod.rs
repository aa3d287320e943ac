//! The directory as services of Open Referral: Human Services Data Specification 3.0 and its UK profile, out and in.
//!
//! What the specification has a field for stands there. The rest goes into attributes of the taxonomy `Front Door`, one a value,
//! so that what was exported here comes back as it was. Fields that only the specification 3.0 has and its UK profile leaves
//! out (phone numbers, how to apply) are written all the same: without them nobody could get in touch.

mod attributes;
mod merging;
mod places;
mod read;
mod schedules;
mod write;

pub use merging::hsds;
pub use write::export;

/// A key that stands for `parts` and is always the same: a UUID of version 8, made from their digest.
fn uuid(parts: &[&str]) -> String {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let digest: Vec<u8> = hash.finalize().iter().copied().collect();
    let mut hex: Vec<char> = Vec::with_capacity(32);
    for byte in digest.iter().take(16) {
        hex.extend(
            [byte >> 4, byte & 15].map(|half| char::from_digit(u32::from(half), 16).unwrap_or('0')),
        );
    }
    // The version, and the variant.
    for (place, digit) in [(12, '8'), (16, 'a')] {
        if let Some(c) = hex.get_mut(place) {
            *c = digit;
        }
    }
    let mut text = String::new();
    for (place, digit) in hex.into_iter().enumerate() {
        if matches!(place, 8 | 12 | 16 | 20) {
            text.push('-');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_key_is_a_uuid_and_always_the_same() {
        let one = super::uuid(&["service", "one"]);
        assert_eq!(one, super::uuid(&["service", "one"]));
        assert_ne!(one, super::uuid(&["serviceone"]));
        let lengths: Vec<usize> = one.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
        assert_eq!(one.as_bytes()[14], b'8');
    }
}
