//! What stands beside the headline of an outcome, and when it names a time.

use super::words::{outcome, say};
use super::{PACK, choice};
use crate::app::{summary, view};
use crate::pack::{Door, Level};

#[test]
fn in_an_emergency_of_a_crisis_nothing_is_shown_that_could_wait() {
    let crisis = [
        ("suicide-thoughts", choice("yes")),
        ("about-to-act", choice("yes")),
    ];
    let (emergency, person) = outcome("low-mood", &crisis);
    assert_eq!(emergency.level, Level::Emergency);
    let shown = |also: &&crate::contract::AlsoView| {
        view::shows_beside(&PACK.pack, &person.model.journey, &emergency, also)
    };
    assert!(
        emergency.also.iter().any(|also| also.level < Level::Today),
        "the rules still name what can wait"
    );
    let can_wait = |also: &crate::contract::AlsoView| also.level < Level::Today;
    assert!(!emergency.also.iter().filter(shown).any(can_wait));
}

#[test]
fn a_time_is_named_between_self_care_and_an_emergency() {
    for level in [Level::SelfCare, Level::Ae, Level::Emergency] {
        assert!(!view::says_when(level), "{level:?}");
    }
    for level in [Level::Advice, Level::Week, Level::Today, Level::Now] {
        assert!(view::says_when(level), "{level:?}");
    }
    for (topic, at_home) in [("cough", true), ("sore-throat", false)] {
        let (outcome, person) = outcome(topic, &[]);
        let lines = view::answers(&say(), &person.path());
        let text = summary::text(&say(), &outcome, &lines, None);
        assert_eq!(outcome.level == Level::SelfCare, at_home, "{topic}");
        assert_eq!(text.contains(&outcome.level_name), !at_home, "{text}");
    }
}

#[test]
fn after_people_nearby_comes_the_surgery_and_not_looking_after_it_alone() {
    let (lonely, _) = outcome("loneliness", &[]);
    assert_eq!(lonely.door, Door::Community);
    let next = lonely.next_up.map(|next| next.door);
    assert_eq!(next, Some(Door::Practice));
}
