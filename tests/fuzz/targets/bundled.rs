//! Bundled files. After the line `rules`, `search`, `advice` or `postcodes` stands a body, which gets an envelope with its true hash, so that it is
//! read and linked; after any other line stands a whole file as it could come over the net.
#![no_main]

use std::sync::LazyLock;

use front_door::contract::{Request, step};
use front_door::directory::Whereabouts;
use front_door::pack::Pack;
use front_door::pack::author::ReadPack;
use front_door::pack::bundle::{self, FORMAT, checksum_of, read_advice, read_postcodes, read_rules, read_search};
use front_door_fuzz::{labelled, small, sound};
use libfuzzer_sys::fuzz_target;

static READ: LazyLock<ReadPack> = LazyLock::new(|| sound(&small()));

static PACK: LazyLock<Pack> = LazyLock::new(|| {
    let files = READ.bundle().unwrap();
    let pack = read_rules(&files.rules).unwrap();
    // The envelope that this target makes is the true one.
    let body = |file: &str| {
        file.split_once(",\"body\":")
            .unwrap()
            .1
            .trim_end_matches('\n')
            .to_owned()
    };
    let unwrapped = |file: &str| body(file).strip_suffix('}').unwrap().to_owned();
    for (part, file) in [("rules", &files.rules), ("search", &files.search), ("advice", &files.advice), ("postcodes", &files.postcodes)] {
        assert_eq!(sealed(part, &unwrapped(file)), *file);
    }
    pack
});

fn sealed(part: &str, body: &str) -> String {
    let checksum = checksum_of(body);
    format!(r#"{{"format":{FORMAT},"part":"{part}","checksum":"{checksum}","body":{body}}}"#)
}

fuzz_target!(|data: &[u8]| {
    let Some((part, text)) = labelled(data) else {
        return;
    };
    let request = Request::default();
    match part {
        "rules" => {
            if let Ok(pack) = read_rules(&sealed(part, text)) {
                step(&pack, None, &request).unwrap();
            }
        }
        "search" => {
            let text = text.replace("RULES", &PACK.rules_hash);
            if let Ok(index) = read_search(&sealed(part, &text), &PACK) {
                index.search(&PACK, "no fever but it throbs and my sampel ach");
            }
        }
        "advice" => {
            // A body cannot know the hash of the rules: it writes `RULES`.
            let text = text.replace("RULES", &PACK.rules_hash);
            if let Ok(advice) = read_advice(&sealed(part, &text), &PACK) {
                step(&PACK, Some(&advice), &request).unwrap();
            }
        }
        "postcodes" => {
            // A directory keeps the first list that it is given, so each list needs one of its own.
            let mut problems = Vec::new();
            let advice = bundle::Advice::link(READ.advice_body.clone(), &mut problems);
            if read_postcodes(&sealed(part, text), &advice.directory).is_ok() {
                advice.directory.place(&Whereabouts {
                    postcode: Some("ZZ1 1AA"),
                    ..Whereabouts::default()
                });
            }
        }
        _ => {
            let _ = read_postcodes(text, &READ.advice.directory);
            let _ = read_rules(text);
            let _ = read_search(text, &PACK);
            let _ = read_advice(text, &PACK);
        }
    }
});
