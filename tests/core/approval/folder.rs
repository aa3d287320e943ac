//! A folder of approvals, signed with keys made for these tests.

use crate::common::broken::small_folder;
use crate::common::files_of;
use ed25519_dalek::{Signer, SigningKey};
use front_door::pack::Problem;
use front_door::pack::author::{PackFiles, ReadPack};
use front_door::verify::approval::{Safety, false_approval};
use front_door::verify::read_checked;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

pub const OFFICER: u8 = 1;
pub const CLINICIAN: u8 = 2;
pub const STRANGER: u8 = 3;

/// A key made for these tests alone.
pub fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn signatory(id: &str, name: &str, role: &str, seed: u8) -> Value {
    json!({ "id": id, "name": name, "role": role, "key": hex(key(seed).verifying_key().as_bytes()), "from": "2026-01-01", "until": "2026-12-31" })
}

/// The folder's files, as values until they are written.
#[derive(Clone)]
pub struct Folder {
    pub signatories: Value,
    pub approvals: Value,
    pub changes: Value,
}

impl Folder {
    /// Two signatories, a change that the clinician may sign, nothing signed.
    pub fn new() -> Self {
        let change = json!({
            "id": "rest-first", "topic": "sample-ache", "rules": ["sample-ache-worst"], "old_rules": "aa", "new_rules": "bb",
            "reason": "The handbook says so.", "by": "author, not clinical", "date": "2026-11-20"
        });
        Self {
            signatories: json!([
                signatory(
                    "officer-1",
                    "Olu Officer",
                    "clinical safety officer",
                    OFFICER
                ),
                signatory("clinician-1", "Cleo Clinician", "clinician", CLINICIAN),
            ]),
            approvals: json!([]),
            changes: json!([change]),
        }
    }

    pub fn files(&self) -> PackFiles {
        let text = |value: &Value| serde_json::to_string_pretty(value).unwrap();
        PackFiles::from([
            ("signatories.json".to_owned(), text(&self.signatories)),
            ("approvals.json".to_owned(), text(&self.approvals)),
            ("changes.json".to_owned(), text(&self.changes)),
        ])
    }

    /// Adds an approval and signs the text that the program gives for it.
    pub fn signed(mut self, mut approval: Value, seed: u8) -> Self {
        approval["signature"] = json!("");
        let list = self.approvals.as_array_mut().unwrap();
        list.push(approval.clone());
        // An empty text is refused, so a place is held for the signature.
        list.last_mut().unwrap()["signature"] = json!("0".repeat(128));
        let (safety, problems) = Safety::unverified(&self.files());
        assert_eq!(problems, []);
        let text = safety
            .text_to_sign(approval["id"].as_str().unwrap())
            .unwrap();
        let signature = key(seed).sign(text.as_bytes());
        self.approvals.as_array_mut().unwrap().last_mut().unwrap()["signature"] =
            json!(hex(&signature.to_bytes()));
        self
    }

    pub fn wrong(&self) -> Vec<String> {
        lines(Safety::read(&self.files()).err().unwrap_or_default())
    }

    pub fn write(&self, place: &Path) {
        fs::create_dir_all(place).unwrap();
        for (name, text) in self.files() {
            fs::write(place.join(name), text).unwrap();
        }
    }
}

/// The problems as they are printed, but without their lines, which follow from how these tests write JSON.
pub fn lines(problems: Vec<Problem>) -> Vec<String> {
    let plain = |problem: Problem| {
        assert!(problem.line.is_some(), "{problem}");
        Problem {
            line: None,
            ..problem
        }
        .to_string()
    };
    problems.into_iter().map(plain).collect()
}

/// The small pack, with its status.
pub fn pack_files(status: &str) -> PackFiles {
    let mut files = files_of(&small_folder());
    let about = files.get_mut("pack.json").unwrap();
    *about = about.replace("\"draft\"", &format!("\"{status}\""));
    files
}

pub fn pack(status: &str) -> ReadPack {
    read_checked(&pack_files(status)).unwrap()
}

pub fn of_pack(read: &ReadPack) -> Value {
    json!({
        "id": "first", "what": "pack", "of": "sampleshire", "version": "1", "rules": read.pack.rules_hash,
        "statement": "Safe to use in Sampleshire.", "name": "Olu Officer", "role": "clinical safety officer", "date": "2026-11-24",
        "key": "officer-1"
    })
}

pub fn of_change() -> Value {
    json!({
        "id": "second", "what": "change", "of": "rest-first", "statement": "I agree.", "name": "Cleo Clinician", "role": "clinician",
        "date": "2026-11-24", "key": "clinician-1"
    })
}

/// The folder refuses the approval with exactly this line.
pub fn refused(folder: &Folder, line: &str) {
    assert_eq!(folder.wrong(), [line]);
}

/// Why the pack may not be called approved, with a folder that is sound in itself.
pub fn denied(read: &ReadPack, folder: Option<&Folder>) -> Option<String> {
    let safety = folder.map(|folder| Safety::read(&folder.files()).unwrap());
    false_approval(&read.pack, safety.as_ref()).map(|problem| problem.to_string())
}
