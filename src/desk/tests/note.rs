use super::{Navigator, cases, desk};
use crate::desk::event::Event;
use crate::desk::measure::take;
use crate::desk::note::{MOST, write};
use crate::directory::WallTime;

#[test]
fn the_note_of_every_case_fits_and_says_by_which_rules() {
    for case in cases().iter().step_by(5) {
        let mut taken = take(&desk(), case).unwrap();
        let call = &mut taken.model.call;
        call.said = vec!["word ".repeat(400)];
        call.watch_said = true;
        call.agreed = true;
        let scene = desk().scene(call).unwrap();
        let note = write(&desk(), call, &scene);
        assert!(
            note.chars().count() <= MOST,
            "{}: {}",
            case.id,
            note.chars().count()
        );
        assert!(note.contains(&desk().pack.about.version), "{}", case.id);
        assert!(
            note.contains(&taken.outcome.reasons[0].rule),
            "{}: {note}",
            case.id
        );
        assert!(
            note.contains(&taken.outcome.actions[0].title),
            "{}: {note}",
            case.id
        );
    }
}

#[test]
fn the_note_says_who_spoke_their_words_the_answers_and_the_time() {
    let mut navigator = Navigator::asks_about("earache");
    navigator.answers_no();
    navigator.does(Event::Clock(WallTime::parse("2026-11-24T10:30")));
    navigator.hits("s");
    let note = navigator.copies();
    let ui = &desk().text.ui;
    for said in [
        &ui.note_me.0,
        &ui.note_consent.0,
        "their own words",
        "2026-11-24 10:30",
        "34 years",
    ] {
        assert!(note.contains(said), "{said}: {note}");
    }
    assert!(note.contains("What to watch for: said"), "{note}");
    navigator.hits("s");
    assert!(
        navigator
            .copies()
            .contains(&format!("What to watch for: {}", ui.note_unsaid.0))
    );
}

#[test]
fn marks_that_other_systems_garble_are_plain_in_the_note() {
    let mut navigator = Navigator::sits_down();
    navigator.does(Event::Words(
        "it\u{2019}s \u{201c}bad\u{201d} \u{2013} very\u{7}".to_owned(),
    ));
    navigator.does(Event::Picked("earache".to_owned()));
    assert!(navigator.copies().contains("it's \"bad\" - very\""));
}

#[test]
fn nobody_is_asked_for_a_name() {
    for line in &desk().text.note {
        for word in ["name", "birth", "address", "NHS number", "phone"] {
            assert!(
                !line.line.to_lowercase().contains(&word.to_lowercase()),
                "{}",
                line.line
            );
        }
    }
}
