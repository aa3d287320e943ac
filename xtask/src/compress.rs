//! Brotli and gzip of the files of the site, made once at build time.

use std::io::Write;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// How much time to spend on making files small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// For a rebuild that somebody waits for.
    Quick,
    /// For what is published.
    Best,
}

/// The bytes in brotli's format.
pub fn brotli(bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: match effort {
            Effort::Quick => 4,
            Effort::Best => 11,
        },
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params)?;
    Ok(out)
}

/// The bytes in gzip's format, without a time stamp, so that the same bytes always give the same file.
pub fn gzip(bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let level = match effort {
        Effort::Quick => Compression::fast(),
        Effort::Best => Compression::best(),
    };
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    const TEXT: &[u8] =
        b"one front door, one front door, one front door, one front door, one front door";

    #[test]
    fn what_is_packed_can_be_unpacked() {
        for effort in [Effort::Quick, Effort::Best] {
            let mut plain = Vec::new();
            brotli::BrotliDecompress(&mut &*brotli(TEXT, effort).unwrap(), &mut plain).unwrap();
            assert_eq!(plain, TEXT);

            let packed = gzip(TEXT, effort).unwrap();
            let mut plain = Vec::new();
            flate2::read::GzDecoder::new(&*packed)
                .read_to_end(&mut plain)
                .unwrap();
            assert_eq!(plain, TEXT);
            assert!(packed.len() < TEXT.len());
        }
    }

    #[test]
    fn the_same_bytes_give_the_same_file() {
        assert_eq!(
            gzip(TEXT, Effort::Best).unwrap(),
            gzip(TEXT, Effort::Best).unwrap()
        );
        assert_eq!(
            brotli(TEXT, Effort::Best).unwrap(),
            brotli(TEXT, Effort::Best).unwrap()
        );
    }
}
