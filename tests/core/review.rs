//! Review dates: a rule past its date is marked, later it sends people on to somebody who knows, and nothing is ever lowered.

use crate::common::answers::{given_in, play};
use crate::common::ended::REAL;
use front_door::contract::{OutcomeView, Request, Response, step};
use front_door::directory::{Seat, WallTime};
use front_door::engine::Topics;

/// The outcome of the calmest answers to a topic with some others, at a moment.
fn outcome(topic: &str, given: &Request, now: Option<&str>) -> OutcomeView {
    let mut request = given.clone();
    request.topics = vec![topic.to_owned()];
    request.context.seat = Seat::Reception;
    request.context.now = now.map(|now| WallTime::parse(now).unwrap());
    match step(&REAL.pack, Some(&REAL.advice), &request).unwrap() {
        Response::Outcome(outcome) => *outcome,
        Response::Ask(_) => panic!("{topic} is not decided"),
    }
}

fn played(topic: &str, first: usize) -> Request {
    let topics = Topics::read(&REAL.pack, [topic]).unwrap();
    let (given, _) = play(&REAL.pack, &topics, &mut |_| first);
    Request {
        answers: given.into_iter().collect(),
        ..Request::default()
    }
}

#[test]
fn the_clock_marks_old_rules_and_changes_nothing_else() {
    let given = played("earache", 0);
    let fresh = outcome("earache", &given, Some("2026-11-24T10:30"));
    let source = fresh.reasons[0].source.clone();
    assert!(!source.is_empty() && source != "unsourced");
    let by = REAL
        .advice
        .sources
        .iter()
        .find(|it| source.starts_with(&it.title))
        .unwrap()
        .review_by;
    let later = |months: u16| format!("{}T10:30", by.plus_months(months));
    let marks = |now: Option<&str>| {
        let seen = outcome("earache", &given, now);
        assert_eq!((seen.level, &seen.doors), (fresh.level, &fresh.doors));
        (seen.reasons[0].review_due, seen.old_rules.is_some())
    };
    assert_eq!(marks(None), (false, false));
    assert_eq!(marks(Some(&later(0))), (false, false));
    assert_eq!(marks(Some(&later(2))), (true, true));
    let next_day = later(0).replace(&format!("{by}"), &format!("{}", day_after(by)));
    assert_eq!(marks(Some(&next_day)), (true, false));
    assert_eq!(given_in(&given.answers).len(), given.answers.len());
}

#[test]
fn a_clock_that_is_missing_or_wrong_makes_no_rule_new_again() {
    let mut given = played("earache", 0);
    for now in [None, Some("2020-01-07T10:30")] {
        given.context.at_least = None;
        let seen = outcome("earache", &given, now);
        assert!(!seen.reasons[0].review_due && seen.old_rules.is_none());
        // As at a kiosk past the last day on which its data holds.
        given.context.at_least = front_door::pack::Date::parse("2029-04-01");
        let seen = outcome("earache", &given, now);
        assert!(
            seen.reasons[0].review_due && seen.old_rules.is_some(),
            "{now:?}"
        );
    }
}

fn day_after(date: front_door::pack::Date) -> front_door::pack::Date {
    if date.day < date.days_in_month() {
        front_door::pack::Date {
            day: date.day + 1,
            ..date
        }
    } else {
        front_door::pack::Date {
            day: 1,
            ..date.plus_months(1)
        }
    }
}

#[test]
fn an_emergency_says_nothing_about_the_age_of_its_rules() {
    let mut given = played("earache", 0);
    given.answers.insert(
        "danger-signs".to_owned(),
        front_door::engine::GivenAnswer::Words(vec!["breathing".to_owned()]),
    );
    let seen = outcome("earache", &given, Some("2036-11-24T10:30"));
    assert!(seen.level.is_red_flag() && seen.old_rules.is_none());
    assert!(seen.reasons.iter().any(|reason| reason.review_due));
}
