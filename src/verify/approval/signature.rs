//! Ed25519 signatures in hexadecimal.

use ed25519_dalek::{Signature, VerifyingKey};

/// A public key; `None` when `text` is none.
pub(super) fn key(text: &str) -> Option<VerifyingKey> {
    VerifyingKey::from_bytes(&bytes(text)?).ok()
}

/// A signature; `None` when `text` is none.
pub(super) fn signature(text: &str) -> Option<Signature> {
    bytes(text).map(|bytes| Signature::from_bytes(&bytes))
}

fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; N];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_with_two_digits_each() {
        assert_eq!(bytes::<2>("00fF"), Some([0, 255]));
        for wrong in ["00f", "00fg", "00ff0", "", "+1-1", "é0f"] {
            assert_eq!(bytes::<2>(wrong), None, "{wrong}");
        }
    }
}
