//! Authored files: one file of the small pack is replaced. Whatever it says, the pack is read or every problem is named; a pack
//! that is accepted can be bundled, and the bundle is accepted too.
#![no_main]

use std::sync::LazyLock;

use front_door::contract::{Request, step};
use front_door::pack::author::{PackFiles, read_pack};
use front_door::pack::bundle;
use front_door_fuzz::{labelled, small};
use libfuzzer_sys::fuzz_target;

static SMALL: LazyLock<PackFiles> = LazyLock::new(small);

fuzz_target!(|data: &[u8]| {
    let Some((name, text)) = labelled(data) else {
        return;
    };
    let mut files = SMALL.clone();
    files.insert(name.to_owned(), text.to_owned());
    match read_pack(&files) {
        Err(problems) => assert!(!problems.is_empty(), "refused without a reason"),
        Ok(read) => {
            let files = read.bundle().unwrap();
            let pack = bundle::read_rules(&files.rules).unwrap();
            assert_eq!(pack.rules_hash, read.pack.rules_hash);
            let advice = bundle::read_advice(&files.advice, &pack).unwrap();
            let index = bundle::read_search(&files.search, &pack).unwrap();
            index.search(&pack, "no fever but it throbs and my sampel ach");
            step(&pack, Some(&advice), &Request::default()).unwrap();
        }
    }
});
