//! The files of the site, each under its logical name (as pages write it) and its published name (with a hash of its
//! contents, so that browsers may keep it for ever).

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use sha2::{Digest, Sha256};

/// How many hexadecimal digits of the SHA-256 go into a published name.
const HASH_DIGITS: usize = 16;

/// One file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// The name that pages use: `boot.js`.
    pub logical: String,
    /// The name it is published under: `boot.0123456789abcdef.js`.
    pub published: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// All files of a site, by logical name.
#[derive(Debug, Clone, Default)]
pub struct Assets(BTreeMap<String, Asset>);

impl Assets {
    /// Adds a file whose published name carries the hash of its contents.
    pub fn add_hashed(&mut self, logical: &str, bytes: Vec<u8>) -> Result<()> {
        let published = hashed_name(logical, &bytes);
        self.add(logical, &published, bytes)
    }

    /// Adds a file under a published name that is already decided.
    pub fn add(&mut self, logical: &str, published: &str, bytes: Vec<u8>) -> Result<()> {
        let asset = Asset {
            logical: logical.to_owned(),
            published: published.to_owned(),
            bytes,
        };
        if self.0.insert(logical.to_owned(), asset).is_some() {
            bail!("two files of the site are called {logical}");
        }
        Ok(())
    }

    /// The published name of a file, if there is such a file.
    pub fn published(&self, logical: &str) -> Option<&str> {
        self.0.get(logical).map(|asset| asset.published.as_str())
    }

    /// Every file, in the order of the logical names.
    pub fn into_files(self) -> impl Iterator<Item = Asset> {
        self.0.into_values()
    }
}

/// `boot.js` becomes `boot.HASH.js`; a name without an ending gets the hash as its ending.
pub fn hashed_name(logical: &str, bytes: &[u8]) -> String {
    let hash = &sha256(bytes);
    let hash = hash.get(..HASH_DIGITS).unwrap_or(hash);
    match logical.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{hash}.{ending}"),
        None => format!("{logical}.{hash}"),
    }
}

/// The SHA-256 of some bytes in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Whether a published name carries a hash: `NAME.HASH.ENDING` with at least eight hexadecimal digits. Such a file never
/// changes, so it may be kept for ever.
pub fn carries_hash(published: &str) -> bool {
    let mut parts = published.rsplit('.');
    let (Some(_ending), Some(hash), Some(_stem)) = (parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    hash.len() >= 8
        && hash
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_contents() {
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(hashed_name("boot.js", b"abc"), "boot.ba7816bf8f01cfea.js");
        assert_eq!(
            hashed_name("front_door_bg.wasm", b"abc"),
            "front_door_bg.ba7816bf8f01cfea.wasm"
        );
        assert_eq!(hashed_name("LICENCE", b"abc"), "LICENCE.ba7816bf8f01cfea");
        assert_ne!(
            hashed_name("boot.js", b"abc"),
            hashed_name("boot.js", b"abd")
        );
    }

    #[test]
    fn only_names_with_a_hash_may_be_kept_for_ever() {
        assert!(carries_hash("boot.ba7816bf8f01cfea.js"));
        assert!(carries_hash("rules.01234567.json"));
        for name in [
            "index.html",
            "boot.js",
            "a.b.js",
            "boot.BA7816BF8F01CFEA.js",
            "ba7816bf8f01cfea.js",
            "robots.txt",
        ] {
            assert!(!carries_hash(name), "{name}");
        }
    }

    #[test]
    fn two_files_of_one_name_are_refused() {
        let mut assets = Assets::default();
        assets.add_hashed("boot.js", b"1".to_vec()).unwrap();
        let error = assets.add_hashed("boot.js", b"2".to_vec()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "two files of the site are called boot.js"
        );
    }
}
