//! Stops, ways out and what is raised.

use super::{Navigator, cases, desk};
use crate::cases::Case;
use crate::desk::event::{Effect, Event, Panel, Spot};
use crate::desk::exits;
use crate::desk::measure::take;
use crate::desk::scene::Asked;
use crate::pack::Level;
use crate::pack::reception::ExitKind;

#[test]
fn an_emergency_stops_the_call_until_it_is_acknowledged_by_its_own_key() {
    let mut navigator = Navigator::asks_about("earache");
    navigator.types("34");
    assert!(
        navigator
            .scene()
            .question()
            .unwrap()
            .id
            .starts_with("danger-signs")
    );
    navigator.hits("1");
    let call = &navigator.model.call;
    assert_eq!(
        call.unacknowledged(&desk(), &navigator.scene()),
        Some(Level::Emergency)
    );
    for key in ["Escape", "Escape", "Enter"] {
        navigator.hits(key);
    }
    navigator.does(Event::Words("never mind".to_owned()));
    let scene = navigator.scene();
    assert!(
        navigator
            .model
            .call
            .unacknowledged(&desk(), &scene)
            .is_some()
    );
    navigator.acknowledges();
    let scene = navigator.scene();
    assert!(
        navigator
            .model
            .call
            .unacknowledged(&desk(), &scene)
            .is_none()
    );
    assert_eq!(
        navigator.model.call.stop(&desk(), &scene),
        Some(Level::Emergency)
    );
}

#[test]
fn typing_never_stops_a_call() {
    let mut navigator = Navigator::sits_down();
    navigator.does(Event::Words(
        "not breathing, chest pain, stroke, dead".to_owned(),
    ));
    let scene = navigator.scene();
    assert!(navigator.model.call.stop(&desk(), &scene).is_none());
}

#[test]
fn a_stop_for_ae_waits_for_the_question_that_could_still_make_it_999() {
    let before_the_last_answer = |case: &Case| {
        let taken = take(&desk(), case).unwrap();
        let mut navigator = Navigator::sits_down();
        navigator.model = taken.model;
        navigator.model.call.acknowledged = None;
        let last = navigator.model.call.order.pop()?;
        if let crate::desk::call::Given::Answer(id) = last {
            navigator.model.call.journey.answers.remove(&id);
        }
        let scene = navigator.scene();
        let open = scene.question().is_some() && scene.is_red_flag();
        (taken.outcome.level == Level::Ae && open).then_some(navigator)
    };
    let found = cases().iter().find_map(before_the_last_answer);
    let mut navigator = found.expect("an A&E call with a question still open");
    navigator.acknowledges();
    let scene = navigator.scene();
    let waiting = navigator.model.call.unacknowledged(&desk(), &scene);
    assert!(waiting.is_some());
}

#[test]
fn an_answer_lowered_after_a_stop_needs_a_reason_which_stands_in_the_note() {
    let mut navigator = Navigator::asks_about("earache");
    navigator.types("34");
    navigator.hits("1");
    navigator.acknowledges();
    navigator.hits("Backspace");
    assert_eq!(navigator.model.panel, Some(Panel::LowerWhy));
    assert!(navigator.scene().is_red_flag(), "nothing is lowered yet");
    navigator.hits("Escape");
    assert!(navigator.scene().is_red_flag(), "and not without a reason");
    navigator.hits("Backspace");
    navigator.hits("2");
    assert!(!navigator.scene().is_red_flag());
    navigator.answers_no();
    let note = navigator.copies();
    let reason = &desk().text.lower_reasons[1].0;
    assert!(note.contains(reason), "{note}");
    assert!(note.contains("Changed after an emergency stop"), "{note}");
    assert!(note.contains("Fighting for breath"), "what it was: {note}");
}

#[test]
fn removing_the_topic_of_an_emergency_needs_a_reason_too() {
    let mut navigator = Navigator::asks_about("earache");
    navigator.types("34");
    navigator.hits("1");
    navigator.acknowledges();
    navigator.does(Event::Unpicked("earache".to_owned()));
    assert_eq!(navigator.model.panel, Some(Panel::LowerWhy));
    assert_eq!(navigator.model.call.journey.topics, ["earache"]);
}

#[test]
fn every_way_out_is_one_key_and_brings_a_clinician_now() {
    let mut navigator = Navigator::asks_about("sore-throat");
    for (kind, key) in [(ExitKind::Clinician, "c"), (ExitKind::Worse, "w")] {
        assert!(navigator.hits(key));
        assert!(navigator.model.call.has_left(kind));
        assert!(navigator.effects.contains(&Effect::Focus(Spot::Exit)));
    }
    navigator.does(Event::ExitWords(
        ExitKind::Worse,
        "it is worse than on Monday".to_owned(),
    ));
    let scene = navigator.scene();
    let advised = navigator.model.call.advised(&desk(), &scene).unwrap();
    assert!(advised.level >= Level::Now);
    assert!(navigator.copies().contains("it is worse than on Monday"));
    assert!(!navigator.model.call.has_left(ExitKind::Declines999));
}

#[test]
fn declining_999_leaves_the_emergency_where_it_was() {
    let mut navigator = Navigator::asks_about("earache");
    assert!(!exits::is_open(
        &desk(),
        &navigator.model,
        ExitKind::Declines999
    ));
    navigator.types("34");
    navigator.hits("1");
    navigator.acknowledges();
    assert!(navigator.hits("x"));
    let scene = navigator.scene();
    let advised = navigator.model.call.advised(&desk(), &scene).unwrap();
    assert_eq!(advised.level, Level::Emergency);
}

#[test]
fn a_refusal_to_be_asked_is_a_call_for_a_clinician() {
    let mut navigator = Navigator::sits_down();
    navigator.does(Event::Picked("earache".to_owned()));
    navigator.hits("2");
    assert_eq!(navigator.scene().asked, Asked::Refused);
    let advised = navigator
        .model
        .call
        .advised(&desk(), &navigator.scene())
        .unwrap();
    assert!(advised.level >= Level::Now);
    assert!(navigator.copies().contains(&desk().text.ui.note_refusal.0));
}

#[test]
fn an_outcome_is_only_ever_raised() {
    for topic in ["earache", "sore-throat", "test-results", "chest-pain"] {
        let mut navigator = Navigator::asks_about(topic);
        navigator.answers_no();
        let before = navigator
            .model
            .call
            .need(&desk(), &navigator.scene())
            .unwrap();
        for to in 0..desk().text.raise_to.len() {
            navigator.does(Event::RaiseWhy(to, 0));
            let after = navigator
                .model
                .call
                .need(&desk(), &navigator.scene())
                .unwrap();
            let rank = crate::desk::call::rank;
            assert!(rank(after) >= rank(before), "{topic} {to}");
        }
    }
}

#[test]
fn raising_takes_a_reason_and_both_stand_in_the_note() {
    let mut navigator = Navigator::asks_about("sore-throat");
    navigator.answers_no();
    navigator.hits("o");
    navigator.hits("2");
    assert!(navigator.model.call.raised.is_none(), "no reason yet");
    navigator.hits("2");
    let note = navigator.copies();
    assert!(note.contains(&desk().text.raise_reasons[1].0), "{note}");
    assert!(note.contains(&desk().text.raise_to[1].name.0), "{note}");
}
