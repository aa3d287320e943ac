//! Approval cannot be forged: every way of claiming one without a valid signature is refused, in the words that people read.

mod folder;

use crate::common;
use folder::*;
use front_door::pack::author::PackFiles;
use front_door::verify::approval::Safety;
use front_door::verify::read_checked;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

#[test]
fn a_valid_signature_approves_this_version_of_these_rules() {
    let read = pack("approved");
    let folder = Folder::new().signed(of_pack(&read), OFFICER);
    assert_eq!(folder.wrong(), Vec::<String>::new());
    assert_eq!(denied(&read, Some(&folder)), None);
}

#[test]
fn a_draft_needs_nothing() {
    assert_eq!(denied(&pack("draft"), None), None);
    assert_eq!(denied(&pack("draft"), Some(&Folder::new())), None);
}

#[test]
fn a_status_that_nobody_signed_is_refused() {
    let read = pack("approved");
    assert_eq!(
        denied(&read, None).unwrap(),
        "pack.json at status: the status is \"approved\", but the folder of approvals is not there (--clinical-safety); have it signed, or write \"draft\""
    );
    assert_eq!(
        denied(&read, Some(&Folder::new())).unwrap(),
        format!(
            "pack.json at status: the status is \"approved\", but approvals.json has no approval of the pack \"sampleshire\" (version 1, rules {}); have it signed, or write \"draft\"",
            read.pack.rules_hash
        )
    );
}

#[test]
fn a_signature_for_other_rules_or_another_version_does_not_count() {
    let read = pack("approved");
    let mut other = of_pack(&read);
    other["rules"] = json!("0123");
    let folder = Folder::new().signed(other, OFFICER);
    let line = format!(
        "pack.json at status: the status is \"approved\", but the approval \"first\" is for the rules 0123, and these are {}; have it signed, or write \"draft\"",
        read.pack.rules_hash
    );
    assert_eq!(denied(&read, Some(&folder)).unwrap(), line);
    let mut other = of_pack(&read);
    other["version"] = json!("0");
    let folder = Folder::new().signed(other, OFFICER);
    assert_eq!(
        denied(&read, Some(&folder)).unwrap(),
        "pack.json at status: the status is \"approved\", but the approval \"first\" is for version 0, and this is 1; have it signed, or write \"draft\""
    );
}

#[test]
fn the_signature_of_a_draft_does_not_approve_it() {
    // The status is part of the rules and so of their hash.
    let folder = Folder::new().signed(of_pack(&pack("draft")), OFFICER);
    assert!(denied(&pack("approved"), Some(&folder)).is_some());
}

#[test]
fn a_forged_signature_is_refused() {
    let line = "approvals.json at [0].signature: not a signature by the key \"officer-1\" of what stands here: forged, or altered after signing; have the text of `front-door approval-text first` signed again";
    let read = pack("approved");
    refused(&Folder::new().signed(of_pack(&read), STRANGER), line);
    let mut nonsense = Folder::new().signed(of_pack(&read), OFFICER);
    nonsense.approvals[0]["signature"] = json!("not hexadecimal");
    refused(&nonsense, line);
}

#[test]
fn what_was_altered_after_signing_is_refused() {
    let read = pack("approved");
    let signed = Folder::new().signed(of_pack(&read), OFFICER);
    for (key, value) in [
        ("of", "elsewhere"),
        ("version", "2"),
        ("rules", "0123"),
        ("statement", "Safe everywhere."),
        ("date", "2026-11-25"),
    ] {
        let mut altered = signed.clone();
        altered.approvals[0][key] = json!(value);
        let wrong = altered.wrong();
        assert_eq!(wrong.len(), 1, "{key}: {wrong:?}");
        assert!(
            wrong[0].contains("forged, or altered after signing"),
            "{key}: {wrong:?}"
        );
    }
    let signed = Folder::new().signed(of_change(), CLINICIAN);
    assert_eq!(signed.wrong(), Vec::<String>::new());
    for (key, value) in [
        ("topic", json!("sample-form")),
        ("rules", json!(["sample-ache-numb"])),
        ("old_rules", json!("cc")),
        ("new_rules", json!("cc")),
        ("reason", json!("Because.")),
    ] {
        let mut altered = signed.clone();
        altered.changes[0][key] = value;
        let wrong = altered.wrong();
        assert_eq!(wrong.len(), 1, "{key}: {wrong:?}");
        assert!(
            wrong[0].contains("forged, or altered after signing"),
            "{key}: {wrong:?}"
        );
    }
}

#[test]
fn a_key_that_is_not_listed_is_refused() {
    let mut folder = Folder::new().signed(of_pack(&pack("approved")), OFFICER);
    folder.signatories = json!([]);
    refused(
        &folder,
        "approvals.json at [0].key: no key \"officer-1\" in signatories.json; add the signatory or remove the approval",
    );
}

#[test]
fn a_wrong_name_or_role_is_refused() {
    let read = pack("approved");
    let mut other = of_pack(&read);
    other["name"] = json!("Nobody Known");
    refused(
        &Folder::new().signed(other, OFFICER),
        "approvals.json at [0].name: the key \"officer-1\" belongs to Olu Officer; give that name",
    );
    let mut other = of_change();
    other["role"] = json!("clinical safety officer");
    refused(
        &Folder::new().signed(other, CLINICIAN),
        "approvals.json at [0].role: Cleo Clinician signs as clinician; give that role",
    );
    let mut other = of_pack(&read);
    other["name"] = json!("Cleo Clinician");
    other["role"] = json!("clinician");
    other["key"] = json!("clinician-1");
    refused(
        &Folder::new().signed(other, CLINICIAN),
        "approvals.json at [0].role: a pack is approved by a clinical safety officer; have one sign it",
    );
    let mut other = of_pack(&read);
    other["role"] = json!("professor");
    other["signature"] = json!("0".repeat(128));
    refused(
        &Folder {
            approvals: json!([other]),
            ..Folder::new()
        },
        "approvals.json at [0].role: \"professor\" is not known here; write one of: clinical safety officer, clinician",
    );
}

#[test]
fn a_signatory_whose_time_is_over_is_refused() {
    for date in ["2025-12-31", "2027-01-01"] {
        let mut late = of_pack(&pack("approved"));
        late["date"] = json!(date);
        refused(
            &Folder::new().signed(late, OFFICER),
            "approvals.json at [0].date: the key \"officer-1\" counts from 2026-01-01 to 2026-12-31; have somebody sign whose key counts on that day",
        );
    }
}

#[test]
fn a_change_is_reviewed_only_by_whoever_signed_it() {
    let mut folder = Folder::new();
    folder.changes[0]["by"] = json!("Cleo Clinician, clinician");
    refused(
        &folder,
        "changes.json at [0].by: \"Cleo Clinician, clinician\" did not sign this change; write \"author, not clinical\", or have it signed in approvals.json",
    );
    let folder = folder.signed(of_change(), CLINICIAN);
    let safety = Safety::read(&folder.files()).unwrap();
    assert!(safety.is_reviewed(&safety.changes[0]));
    let safety = Safety::read(&Folder::new().files()).unwrap();
    assert!(!safety.is_reviewed(&safety.changes[0]));
}

#[test]
fn an_approval_of_no_change_a_bad_key_and_ids_that_stand_twice_are_refused() {
    let mut folder = Folder::new().signed(of_change(), CLINICIAN);
    folder.changes = json!([]);
    refused(
        &folder,
        "approvals.json at [0].of: no change \"rest-first\" in changes.json; add it or remove the approval",
    );
    let mut folder = Folder::new();
    folder.signatories[1]["key"] = json!("12");
    folder.signatories[1]["id"] = json!("officer-1");
    assert_eq!(
        folder.wrong(),
        [
            "signatories.json at [1].id: this id stands here twice; rename one",
            "signatories.json at [1].key: not a public Ed25519 key; give its 32 bytes in hexadecimal"
        ]
    );
}

#[test]
fn a_fact_on_two_lines_cannot_pass_for_two_facts() {
    let mut split = of_pack(&pack("approved"));
    split["statement"] = json!("Safe.\nname: Olu Officer");
    split["signature"] = json!("0".repeat(128));
    let folder = Folder {
        approvals: json!([split]),
        ..Folder::new()
    };
    refused(
        &folder,
        "approvals.json at [0].statement: \"statement\" stands on more than one line; write it on one and have it signed again",
    );
}

#[test]
fn a_clinical_role_in_any_other_file_of_the_folder_is_refused() {
    let mut files = Folder::new().files();
    let hazards = json!({ "hazards": [
        { "id": "h1", "by": "author, not clinical" },
        { "id": "h2", "reviewed_by": "Dr Somebody, GP" },
        { "id": "h3", "status": "approved" },
    ] });
    files.insert(
        "hazards.json".to_owned(),
        serde_json::to_string_pretty(&hazards).unwrap(),
    );
    let problems = lines(Safety::read(&files).err().unwrap());
    assert_eq!(
        problems,
        [
            "hazards.json at hazards[1].reviewed_by: \"Dr Somebody, GP\" claims a role that nobody signed for here; write \"author, not clinical\"",
            "hazards.json at hazards[2].status: \"approved\" needs a signature, and this file has none; write \"draft\" and name the approval in approvals.json"
        ]
    );
}

#[test]
fn a_pack_has_no_place_for_an_author_or_reviewer() {
    for claim in [
        ("pack.json", "reviewer"),
        ("topics/sample-ache.json", "reviewed_by"),
    ] {
        let mut files = pack_files("draft");
        let text = files.get_mut(claim.0).unwrap();
        *text = text.replacen('{', &format!("{{ \"{}\": \"Dr Somebody\",", claim.1), 1);
        let problems = read_checked(&files).err().unwrap();
        assert!(
            problems[0].to_string().contains("unknown key"),
            "{problems:?}"
        );
    }
}

fn front_door(arguments: &[&str], below: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_front-door"))
        .args(arguments)
        .current_dir(below)
        .output()
        .unwrap()
}

fn written(name: &str, files: &PackFiles) -> PathBuf {
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(place.join("pack/topics")).unwrap();
    for (name, text) in files {
        fs::write(place.join("pack").join(name), text).unwrap();
    }
    place
}

#[test]
fn check_and_bundle_refuse_a_forged_approval_and_take_a_valid_one() {
    let read = pack("approved");
    let place = written("approval", &pack_files("approved"));
    let safety = place.join("docs/clinical-safety");
    let check = ["check", "--pack", "pack"];
    let bundle = ["bundle", "--pack", "pack", "--out", "bundle"];
    fs::remove_dir_all(&safety).ok();
    for arguments in [&check[..], &bundle] {
        let refused = front_door(arguments, &place);
        let said = String::from_utf8(refused.stdout).unwrap();
        assert_eq!(refused.status.code(), Some(1), "{said}");
        assert!(said.starts_with("pack.json:5 at status: the status is \"approved\", but the folder of approvals is not there"), "{said}");
    }
    Folder::new()
        .signed(of_pack(&read), STRANGER)
        .write(&safety);
    let refused = front_door(&bundle, &place);
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8(refused.stdout).unwrap();
    assert!(
        said.starts_with("docs/clinical-safety/approvals.json:")
            && said.contains(" at [0].signature: "),
        "{said}"
    );
    Folder::new().signed(of_pack(&read), OFFICER).write(&safety);
    for arguments in [&check[..], &bundle] {
        let taken = front_door(arguments, &place);
        assert_eq!(taken.status.code(), Some(0), "{taken:?}");
    }
    let elsewhere = front_door(
        &["check", "--pack", "pack", "--clinical-safety", "nowhere"],
        &place,
    );
    assert_eq!(elsewhere.status.code(), Some(1));
    let text = front_door(&["approval-text", "first"], &place);
    let said = String::from_utf8(text.stdout).unwrap();
    let rules = &read.pack.rules_hash;
    assert_eq!(
        said,
        format!(
            "front-door approval, form: 1\nwhat: pack\nof: sampleshire\nversion: 1\nrules: {rules}\nstatement: Safe to use in Sampleshire.\nname: Olu Officer\nrole: clinical safety officer\ndate: 2026-11-24\n"
        )
    );
}

#[test]
fn nobody_has_signed_the_pack_that_ships() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/clinical-safety");
    let mut files = PackFiles::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "json") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    let safety = Safety::read(&files).unwrap();
    assert_eq!(
        (safety.signatories, safety.approvals),
        (Vec::new(), Vec::new())
    );
    assert_eq!(common::real_pack().pack.about.status.as_str(), "draft");
}
