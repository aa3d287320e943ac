//! The envelope of a bundle file: which part it is, of which format, and the checksum of its body.

use crate::pack::authored::record;
use crate::pack::bundle::{BundleError, FORMAT};
use crate::pack::json::Json;
use crate::pack::plain::{Misfit, Plain};
use std::fmt::Display;
use twox_hash::XxHash64;

record! {
    /// What stands before the body of a bundle file.
    pub struct Envelope {
        /// The version of the bundle's shape.
        format: u32,
        /// Which file it is: `rules`, `search`, `advice` or `postcodes`.
        part: String,
        /// The checksum of the body's text.
        checksum: String,
    }
}

/// What stands between the envelope and the body, which goes on to the brace at the end of the file.
const BODY: &str = ",\"body\":";

/// A body in its envelope.
pub(crate) fn seal(part: &str, body: &str) -> Result<String, serde_json::Error> {
    let envelope = serde_json::to_string(&Envelope {
        format: FORMAT,
        part: part.to_owned(),
        checksum: checksum_of(body),
    })?;
    Ok([envelope.trim_end_matches('}'), BODY, body, "}"].concat())
}

/// What tells a body that was damaged, cut short or mixed up on the way: XXH64 in hexadecimal.
///
/// It is no seal against people: whoever can change the file can change what stands beside it. A phone works it out in a
/// hundredth of the time that SHA-256 takes it, while somebody waits for the first page.
#[must_use]
pub fn checksum_of(text: &str) -> String {
    format!("{:016x}", XxHash64::oneshot(0, text.as_bytes()))
}

/// SHA-256 in hexadecimal: what names rules, in reports and signatures.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn hash_of(text: &str) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write as _;

    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// The body of a file as a type, once part, format and checksum are as they should be.
pub(crate) fn open<P: Plain>(part: &'static str, text: &str) -> Result<P, BundleError> {
    let document = parsed(part, text)?;
    document.read().map_err(|why| unexpected(part, &why))
}

/// What does not depend on the type of the body, which the module so has once.
#[inline(never)]
fn parsed<'t>(part: &'static str, text: &'t str) -> Result<Json<'t>, BundleError> {
    Json::parse(sealed(part, text)?).map_err(|why| unexpected(part, &why))
}

#[inline(never)]
fn unexpected(part: &'static str, why: &dyn Display) -> BundleError {
    BundleError {
        part,
        message: format!("not as this module expects ({why}); bundle the pack again"),
    }
}

/// The body of a file as text, once part, format and checksum are as they should be.
pub(crate) fn sealed<'t>(part: &'static str, text: &'t str) -> Result<&'t str, BundleError> {
    let error = |message: String| BundleError { part, message };
    let (envelope, body) = envelope(text)
        .map_err(|why| error(format!("not a bundle ({why}); bundle the pack again")))?;
    if envelope.part != part {
        return Err(error(format!(
            "this is the {} file; swap the files",
            envelope.part
        )));
    }
    if envelope.format != FORMAT {
        let found = envelope.format;
        return Err(error(format!(
            "format {found}, but this module reads {FORMAT}; bundle with the same version"
        )));
    }
    if checksum_of(body) != envelope.checksum {
        return Err(error(
            "it was changed or cut short on the way (the checksum differs); fetch it again"
                .to_owned(),
        ));
    }
    Ok(body)
}

/// The envelope of a file, and its body as text. What is checked and what is read are so the same bytes.
fn envelope(text: &str) -> Result<(Envelope, &str), String> {
    let mut places = text.as_bytes().windows(BODY.len());
    let place = places.position(|place| place == BODY.as_bytes());
    let split = place.and_then(|place| Some((text.get(..place)?, text.get(place + BODY.len()..)?)));
    let Some((before, after)) = split else {
        // Whatever else is wrong with it comes first.
        read::<Envelope>(text)?;
        return Err(Misfit("body").to_string());
    };
    let envelope = read(&[before, "}"].concat())?;
    Ok((envelope, after.strip_suffix('}').unwrap_or(after)))
}

fn read<P: Plain>(text: &str) -> Result<P, String> {
    Json::parse(text)?
        .read()
        .map_err(|misfit| misfit.to_string())
}
