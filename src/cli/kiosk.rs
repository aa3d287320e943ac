//! `front-door kiosk-pin`: the entry of `kiosk.json` for a PIN, and `front-door kiosk`: whether such a file can be read.

use super::{Failure, Output, load};
use front_door::contract::ApiError;
use front_door::kiosk::admin::{DIGITS, stirred};
use front_door::kiosk::site::KioskFile;
use serde_json::json;
use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::{BuildHasher, Hasher};
use std::io::BufRead;
use std::path::Path;

/// How often a PIN is stirred: about a second on a slow screen.
const ROUNDS: u32 = 50_000;

/// Reads a PIN from standard input, so that it stands in no history of commands, and prints its entry.
pub(super) fn pin(out: &Output) -> Result<(), Failure> {
    let mut typed = String::new();
    std::io::stdin()
        .lock()
        .read_line(&mut typed)
        .map_err(|why| ApiError::new("cannot-read", "", why.to_string()))?;
    let digits = typed.trim();
    let whole = digits.bytes().all(|byte| byte.is_ascii_digit());
    if !whole || !(DIGITS.0..=DIGITS.1).contains(&digits.len()) {
        let message = format!("give {} to {} digits on standard input", DIGITS.0, DIGITS.1);
        return Err(ApiError::new("bad-pin", "", message).into());
    }
    // The standard library seeds its hashers from the system's randomness: enough for a salt.
    let salt = format!("{:016x}", RandomState::new().build_hasher().finish());
    let hash = stirred(digits, &salt, ROUNDS);
    let entry = json!({ "pin": { "salt": salt, "rounds": ROUNDS, "hash": hash } });
    out.write(&entry, || format!("{entry}\n"))
}

/// Reads a site's file as the kiosk does, and looks whether the screen stands in the pack's area.
pub(super) fn check(folder: &Path, file: &Path, out: &Output) -> Result<(), Failure> {
    let place = file.display().to_string();
    let text = fs::read_to_string(file)
        .map_err(|why| ApiError::new("cannot-read", place.clone(), why.to_string()))?;
    let read = KioskFile::read(&text)
        .map_err(|error| ApiError::new("bad-site-file", place.clone(), error.to_string()))?;
    if let Some(mistake) = read.misplaced(&load::pack(folder)?.advice.directory) {
        return Err(ApiError::new("bad-site-file", place, mistake).into());
    }
    out.write(&read, || format!("{place} can be read\n"))
}
