//! What stands in `docs/clinical-safety`: who may sign, what was signed, which changes were reasoned.

use crate::pack::authored::{choice, record};
use crate::pack::{Date, RuleId};

/// Who wrote something that nobody signed.
pub const AUTHOR: &str = "author, not clinical";

choice! {
    /// In what role somebody signs.
    pub enum SigningRole {
        /// Answers for the safety of the whole pack.
        ClinicalSafetyOfficer = "clinical safety officer",
        /// Reviews single changes.
        Clinician = "clinician",
    }

    /// What is approved.
    pub enum Subject {
        /// One version of a pack.
        Pack = "pack",
        /// One entry of `changes.json`.
        Change = "change",
    }
}

record! {
    /// One entry of `signatories.json`: somebody whose signature counts.
    pub struct Signatory {
        /// The name of the key, which approvals give.
        id: String,
        /// The person.
        name: String,
        /// In what role they sign.
        role: SigningRole,
        /// The public Ed25519 key: 32 bytes in hexadecimal.
        key: String,
        /// The first day on which the signature counts.
        from: Date,
        /// The last one.
        until: Date,
    }

    /// One entry of `approvals.json`: what somebody signed.
    pub struct Approval {
        /// Its id.
        id: String,
        /// Whether a pack or a change is approved.
        what: Subject,
        /// The id of the pack or of the change.
        of: String,
        /// A pack's version; left out for a change.
        version: Option<String>,
        /// The hash of a pack's rules; left out for a change, whose hashes stand in `changes.json`.
        rules: Option<String>,
        /// What the person states.
        statement: String,
        /// The person.
        name: String,
        /// In what role.
        role: SigningRole,
        /// The day of signing.
        date: Date,
        /// The id of the key in `signatories.json`.
        key: String,
        /// The Ed25519 signature of the text that `front-door approval-text` prints: 64 bytes in hexadecimal.
        signature: String,
    }

    /// One entry of `changes.json`: why a decision became less urgent.
    pub struct ChangeRecord {
        /// Its id.
        id: String,
        /// The topic as `front-door diff` names it.
        topic: String,
        /// The rules as `front-door diff` names them.
        rules: Vec<RuleId>,
        /// The hash of what decides in the topic before.
        old_rules: String,
        /// The same after.
        new_rules: String,
        /// Why it is right that this is less urgent now.
        reason: String,
        /// Who says so: `author, not clinical`, or name and role of whoever signed this change.
        by: String,
        /// When.
        date: Date,
    }
}
