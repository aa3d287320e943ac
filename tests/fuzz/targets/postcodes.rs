//! Where somebody is, as typed: nothing breaks, case and space around it make no difference, and what is not known gets a note.
#![no_main]

use std::sync::LazyLock;

use front_door::directory::Whereabouts;
use front_door::pack::author::ReadPack;
use front_door_fuzz::real;
use libfuzzer_sys::fuzz_target;

static REAL: LazyLock<ReadPack> = LazyLock::new(real);

fuzz_target!(|typed: &str| {
    let directory = &REAL.advice.directory;
    let place = |typed: &str| {
        directory.place(&Whereabouts {
            postcode: Some(typed),
            ..Whereabouts::default()
        })
    };
    let found = place(typed);
    assert_eq!(found, place(&format!("\t {} ", typed.to_ascii_lowercase())));
    assert_eq!(found, place(&typed.to_ascii_uppercase()));
    let nothing = typed.trim().is_empty();
    assert!(
        nothing || !found.districts.is_empty() || !found.notes.is_empty(),
        "{found:?}"
    );

    let practice = directory.place(&Whereabouts {
        practice: Some(typed),
        ..Whereabouts::default()
    });
    assert_eq!(
        practice.practice.is_some(),
        directory.practice(typed).is_some()
    );
    assert_eq!(practice.practice.is_none(), !practice.notes.is_empty());
    let _ = directory.find_practices(typed);
});
