//! Approval that cannot be forged: who says that a pack or a change is right, and whether they signed it.
//!
//! Everything written without a signature is "author, not clinical". An approval counts only with an Ed25519 signature by a
//! key in `signatories.json` over the text of [`signed_text`].

mod claims;
mod records;
mod signature;
mod text;

pub use records::{AUTHOR, Approval, ChangeRecord, Signatory, SigningRole, Subject};
pub use text::signed_text;

use crate::pack::author::{Document, PackFiles, with_lines};
use crate::pack::authored::Authored;
use crate::pack::{JsonPath, Pack, PackStatus, Problem};
use std::collections::BTreeSet;

const SIGNATORIES: &str = "signatories.json";
const APPROVALS: &str = "approvals.json";
const CHANGES: &str = "changes.json";

/// What `docs/clinical-safety` says.
#[derive(Clone, Debug, Default)]
pub struct Safety {
    /// Who may sign.
    pub signatories: Vec<Signatory>,
    /// What was signed.
    pub approvals: Vec<Approval>,
    /// Which changes were reasoned.
    pub changes: Vec<ChangeRecord>,
}

impl Safety {
    /// Reads the folder's files and refuses every claim that no valid signature backs. A file that is not there is an empty
    /// list.
    ///
    /// # Errors
    /// Every problem found.
    pub fn read(files: &PackFiles) -> Result<Self, Vec<Problem>> {
        let (safety, mut problems) = Self::unverified(files);
        problems.extend(safety.problems());
        for (name, text) in files {
            if [SIGNATORIES, APPROVALS, CHANGES].contains(&name.as_str()) {
                continue;
            }
            match serde_json::from_str(text) {
                Ok(value) => problems.extend(claims::unsigned(name, &value)),
                Err(why) => problems.push(Problem::new(
                    name,
                    JsonPath::root(),
                    format!("not JSON ({why}); mend the syntax"),
                )),
            }
        }
        if problems.is_empty() {
            Ok(safety)
        } else {
            Err(with_lines(files, problems))
        }
    }

    /// The folder's lists as they are written, with every mistake of their shape; no signature is looked at.
    #[must_use]
    pub fn unverified(files: &PackFiles) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let safety = Self {
            signatories: list(files, SIGNATORIES, &mut problems),
            approvals: list(files, APPROVALS, &mut problems),
            changes: list(files, CHANGES, &mut problems),
        };
        (safety, problems)
    }

    /// The text whose signature the approval `id` holds or still needs.
    ///
    /// # Errors
    /// Says what is missing.
    pub fn text_to_sign(&self, id: &str) -> Result<String, String> {
        let approval = self
            .approvals
            .iter()
            .find(|approval| approval.id == id)
            .ok_or_else(|| format!("{APPROVALS} has no approval \"{id}\"; add it first"))?;
        signed_text(approval, self.change_of(approval)).map_err(|why| why + "; write it on one")
    }

    /// Whether somebody signed this entry of `changes.json`. All approvals were verified when the folder was read.
    #[must_use]
    pub fn is_reviewed(&self, change: &ChangeRecord) -> bool {
        self.signed_by(change).next().is_some()
    }

    fn signed_by(&self, change: &ChangeRecord) -> impl Iterator<Item = &Approval> {
        self.approvals
            .iter()
            .filter(|approval| approval.what == Subject::Change && approval.of == change.id)
    }

    fn change_of(&self, approval: &Approval) -> Option<&ChangeRecord> {
        let named = |change: &&ChangeRecord| change.id == approval.of;
        self.changes
            .iter()
            .find(named)
            .filter(|_| approval.what == Subject::Change)
    }

    fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut say = |file: &str, index: usize, key: &str, message: String| {
            let place = JsonPath::root().index(index).key(key);
            problems.push(Problem::new(file, place, message));
        };
        for index in repeats(self.signatories.iter().map(|one| one.id.as_str())) {
            say(SIGNATORIES, index, "id", second());
        }
        for index in repeats(self.approvals.iter().map(|one| one.id.as_str())) {
            say(APPROVALS, index, "id", second());
        }
        for index in repeats(self.changes.iter().map(|one| one.id.as_str())) {
            say(CHANGES, index, "id", second());
        }
        for (index, signatory) in self.signatories.iter().enumerate() {
            if signature::key(&signatory.key).is_none() {
                let message = "not a public Ed25519 key; give its 32 bytes in hexadecimal";
                say(SIGNATORIES, index, "key", message.to_owned());
            }
        }
        for (index, approval) in self.approvals.iter().enumerate() {
            if let Err((key, message)) = self.verify(approval) {
                say(APPROVALS, index, key, message);
            }
        }
        for (index, change) in self.changes.iter().enumerate() {
            let signed =
                |approval: &Approval| change.by == format!("{}, {}", approval.name, approval.role);
            if change.by != AUTHOR && !self.signed_by(change).any(signed) {
                let message = format!(
                    "\"{}\" did not sign this change; write \"{AUTHOR}\", or have it signed in {APPROVALS}",
                    change.by
                );
                say(CHANGES, index, "by", message);
            }
        }
        problems
    }

    /// Whether an approval is what it says it is; otherwise at which key it is not, and why.
    fn verify(&self, approval: &Approval) -> Result<(), Wrong> {
        let signatory = self.signatory_of(approval)?;
        let change = self.change_of(approval);
        if approval.what == Subject::Change && change.is_none() {
            let message = format!(
                "no change \"{}\" in {CHANGES}; add it or remove the approval",
                approval.of
            );
            return Err(("of", message));
        }
        let text = signed_text(approval, change).map_err(|why| {
            (
                "statement",
                why + "; write it on one and have it signed again",
            )
        })?;
        let fits = signature::key(&signatory.key)
            .zip(signature::signature(&approval.signature))
            .is_some_and(|(key, signature)| key.verify_strict(text.as_bytes(), &signature).is_ok());
        if fits {
            return Ok(());
        }
        let message = format!(
            "not a signature by the key \"{}\" of what stands here: forged, or altered after signing; have the text of `front-door approval-text {}` signed again",
            signatory.id, approval.id
        );
        Err(("signature", message))
    }

    /// The listed signatory that an approval names, if that person may sign it, in that role, on that day.
    fn signatory_of(&self, approval: &Approval) -> Result<&Signatory, Wrong> {
        let Some(signatory) = self.signatories.iter().find(|one| one.id == approval.key) else {
            let message = format!(
                "no key \"{}\" in {SIGNATORIES}; add the signatory or remove the approval",
                approval.key
            );
            return Err(("key", message));
        };
        let Signatory {
            id,
            name,
            role,
            from,
            until,
            ..
        } = signatory;
        if *name != approval.name {
            let message = format!("the key \"{id}\" belongs to {name}; give that name");
            return Err(("name", message));
        }
        if *role != approval.role {
            return Err(("role", format!("{name} signs as {role}; give that role")));
        }
        if approval.what == Subject::Pack && *role != SigningRole::ClinicalSafetyOfficer {
            let message = "a pack is approved by a clinical safety officer; have one sign it";
            return Err(("role", message.to_owned()));
        }
        if !(*from..=*until).contains(&approval.date) {
            let message = format!(
                "the key \"{id}\" counts from {from} to {until}; have somebody sign whose key counts on that day"
            );
            return Err(("date", message));
        }
        Ok(signatory)
    }
}

/// The key at which an approval is wrong, and how to mend it.
type Wrong = (&'static str, String);

/// Whether a pack may carry the status that it carries. `safety` is the folder, verified; `None` when it is not there. A draft
/// needs none.
#[must_use]
pub fn false_approval(pack: &Pack, safety: Option<&Safety>) -> Option<Problem> {
    let about = &pack.about;
    if about.status != PackStatus::Approved {
        return None;
    }
    let refuse = |why: String| {
        let message =
            format!("the status is \"approved\", but {why}; have it signed, or write \"draft\"");
        Some(Problem::new(
            "pack.json",
            JsonPath::root().key("status"),
            message,
        ))
    };
    let Some(safety) = safety else {
        return refuse("the folder of approvals is not there (--clinical-safety)".to_owned());
    };
    let of_pack: Vec<&Approval> = safety
        .approvals
        .iter()
        .filter(|approval| approval.what == Subject::Pack && approval.of == about.id)
        .collect();
    let of_version = || {
        of_pack
            .iter()
            .filter(|approval| approval.version.as_ref() == Some(&about.version))
    };
    if of_version().any(|approval| approval.rules.as_ref() == Some(&pack.rules_hash)) {
        return None;
    }
    match (of_version().next(), of_pack.first()) {
        (Some(other), _) => refuse(format!(
            "the approval \"{}\" is for the rules {}, and these are {}",
            other.id,
            other.rules.as_deref().unwrap_or_default(),
            pack.rules_hash
        )),
        (None, Some(other)) => refuse(format!(
            "the approval \"{}\" is for version {}, and this is {}",
            other.id,
            other.version.as_deref().unwrap_or_default(),
            about.version
        )),
        (None, None) => refuse(format!(
            "{APPROVALS} has no approval of the pack \"{}\" (version {}, rules {})",
            about.id, about.version, pack.rules_hash
        )),
    }
}

fn list<T: Authored>(files: &PackFiles, name: &str, problems: &mut Vec<Problem>) -> Vec<T> {
    let Some(text) = files.get(name) else {
        return Vec::new();
    };
    match Document::parse(name, text) {
        Ok(document) => document.read::<Vec<T>>(problems).unwrap_or_default(),
        Err(problem) => {
            problems.push(problem);
            Vec::new()
        }
    }
}

/// The positions of names that came before.
fn repeats<'n>(names: impl Iterator<Item = &'n str>) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let again = names.enumerate().filter(|(_, name)| !seen.insert(*name));
    again.map(|(index, _)| index).collect()
}

fn second() -> String {
    "this id stands here twice; rename one".to_owned()
}
