use super::{Navigator, cases, desk};
use crate::contract::{self, OutcomeView, Response};
use crate::desk::event::{Event, Panel};
use crate::desk::measure::take;
use crate::desk::note::{record, write};
use crate::desk::practice;
use crate::desk::ways::{alliances, hours, lines, routes, routes_beside, shown};
use crate::directory::{Alliance, Openness, Route, Seat, WallTime};
use crate::journey::by_page;
use crate::pack::Door;

/// In Thurrock many lines that nobody has checked come first.
const THURROCK: &str = "F81010";
const PRACTICES: [Option<&str>; 3] = [None, Some("F81006"), Some("F81076")];

/// In the hours of a practice, on an evening, on a Sunday night, and by a clock that nobody can believe.
const MOMENTS: [Option<&str>; 4] = [
    Some("2026-11-24T10:30"),
    Some("2026-11-24T19:45"),
    Some("2026-11-29T03:10"),
    None,
];

fn outcome_of(navigator: &Navigator) -> OutcomeView {
    navigator.scene().outcome().unwrap().clone()
}

#[test]
fn whatever_the_case_one_of_the_ways_beside_the_script_can_be_relied_on_in_time() {
    let pack = desk().pack;
    for (place, case) in cases().iter().enumerate() {
        let mut request = case.request().unwrap();
        request.context.seat = Seat::Reception;
        let answer = |question: &contract::QuestionView| case.answer(question);
        let (mut request, _) = by_page(pack, None, request, answer, |_| ()).unwrap();
        for practice in [Some(THURROCK), PRACTICES[place % 3]] {
            request.context.practice = practice.map(str::to_owned);
            for moment in MOMENTS {
                request.context.now = moment.and_then(WallTime::parse);
                relies_on_one(&case.id, &request);
            }
        }
    }
}

/// Beside the script stands one that can be relied on in time, and none that reception may not ring.
fn relies_on_one(case: &str, request: &contract::Request) {
    let Response::Outcome(outcome) = contract::step(desk().pack, desk().advice, request).unwrap()
    else {
        panic!("{case}: no outcome");
    };
    let shown = shown(&outcome);
    let names: Vec<&String> = shown.iter().map(|route| &route.name).collect();
    let (practice, now) = (&request.context.practice, request.context.now);
    assert!(
        shown.iter().any(|route| route.in_time(outcome.level)),
        "{case} {practice:?} {now:?}: {names:?}"
    );
    let unchecked = |route: &&Route| outcome.doors.contains(&Door::Ucrt) && route.unverified;
    assert!(!shown.iter().any(unchecked), "{case}: {names:?}");
}

#[test]
fn a_line_that_answers_day_and_night_is_shown_before_lines_of_unknown_hours() {
    let mut navigator = Navigator::sits_down();
    practice_of(&mut navigator, THURROCK);
    navigator.does(Event::Picked("domestic-abuse".to_owned()));
    navigator.hits("1");
    navigator.hits("1");
    navigator.answers_no();
    let outcome = outcome_of(&navigator);
    let shown = shown(&outcome);
    let compass = shown.iter().find(|route| route.service == "compass");
    let compass = compass.expect("the domestic abuse line is beside the script");
    assert_eq!(compass.phone.as_deref(), Some("0330 333 7444"));
    assert!(routes(&outcome).len() > shown.len(), "and more on a key");
}

fn practice_of(navigator: &mut Navigator, code: &str) {
    let directory = &desk().advice.unwrap().directory;
    let choice = crate::app::place::practice(directory, code).unwrap();
    navigator.does(Event::Practice(choice));
}

/// A call that has come to a pharmacy.
fn to_a_pharmacy() -> Navigator {
    let cases = cases();
    let mut fit = cases
        .iter()
        .filter(|case| case.expect.doors == [Door::Pharmacy])
        .map(|case| take(&desk(), case).unwrap());
    let taken = fit.find(|taken| taken.outcome.door == Door::Pharmacy);
    Navigator {
        model: taken.expect("a case for a pharmacy").model,
        effects: Vec::new(),
    }
}

fn gives_postcode(navigator: &mut Navigator, postcode: &str) {
    navigator.hits("g");
    assert_eq!(navigator.model.panel, Some(Panel::Practice));
    navigator.does(Event::PracticeTyped(postcode.to_owned()));
    navigator.does(Event::PracticeRead);
    assert_eq!(navigator.model.panel, None);
}

#[test]
fn every_place_has_an_address_and_two_of_one_name_can_be_told_apart() {
    let mut navigator = to_a_pharmacy();
    gives_postcode(&mut navigator, "ss15 5aa");
    let outcome = outcome_of(&navigator);
    let desk = desk();
    let call = &navigator.model.call;
    let places: Vec<&Route> = shown(&outcome)
        .into_iter()
        .filter(|route| route.address.is_some())
        .collect();
    assert!(places.len() > 1, "pharmacies near the caller");
    for route in places {
        let said = lines(&desk, call, route, None);
        assert!(
            said[0].starts_with(route.address.as_ref().unwrap()),
            "{said:?}"
        );
        assert!(
            said[0].contains(" miles") && route.metres.is_some(),
            "{said:?}"
        );
    }
}

#[test]
fn what_is_known_of_a_way_is_said_and_the_same_is_not_said_twice() {
    let navigator = to_a_pharmacy();
    let outcome = outcome_of(&navigator);
    let desk = desk();
    let call = &navigator.model.call;
    let mut route = routes(&outcome)[0].clone();
    route.phone = None;
    route.how = "Go in and ask.".to_owned();
    route.text_line = Some("85258".to_owned());
    route.relay = Some("18001 before the number.".to_owned());
    route.cannot = Some("Not under 13.".to_owned());
    route.data_note = Some("These details are from 2019.".to_owned());
    let said = lines(&desk, call, &route, None);
    for line in [
        "Go in and ask.",
        "18001 before the number.",
        "Not under 13.",
    ] {
        assert!(said.iter().any(|it| it == line), "{line}: {said:?}");
    }
    assert!(said.iter().any(|line| line.contains("85258")), "{said:?}");
    assert_eq!(said.last().unwrap(), "These details are from 2019.");
    let again = lines(&desk, call, &route, Some(&route));
    for line in ["Go in and ask.", "18001 before the number."] {
        assert!(!again.iter().any(|it| it == line), "{again:?}");
    }
    route.hours = "opening hours not known".to_owned();
    assert_eq!(hours(&route, Some(&route)), None);
    assert_eq!(hours(&route, None), Some("opening hours not known"));
    let open = Route {
        status: Openness::Open,
        ..route.clone()
    };
    assert!(hours(&open, Some(&open)).is_some(), "open is always said");
    route.phone = Some("111".to_owned());
    let rings = lines(&desk, call, &route, None);
    assert!(!rings.iter().any(|it| it == "Go in and ask."), "{rings:?}");
}

#[test]
fn of_a_service_bound_to_districts_staff_read_the_alliance() {
    let mut navigator = to_a_pharmacy();
    gives_postcode(&mut navigator, "ss15 5aa");
    let outcome = outcome_of(&navigator);
    let (desk, call) = (desk(), &navigator.model.call);
    let said = |route: &Route| alliances(&desk, call, route);
    let near = shown(&outcome)[0];
    assert_eq!(near.alliances, [Alliance::BasildonBrentwood]);
    assert_eq!(
        said(near).as_deref(),
        Some("Alliance: Basildon and Brentwood")
    );
    let with = |alliances: &[Alliance]| Route {
        alliances: alliances.to_vec(),
        ..near.clone()
    };
    assert_eq!(said(&with(&[])), None);
    let all = said(&with(Alliance::ALL)).unwrap();
    for name in ["Mid Essex", "South East Essex", "Thurrock"] {
        assert!(all.contains(name), "{all}");
    }
}

#[test]
fn everybody_who_can_help_is_one_key_away_once_there_is_an_outcome() {
    let mut navigator = Navigator::asks_about("earache");
    navigator.hits("r");
    assert_eq!(navigator.model.panel, None);
    navigator.answers_no();
    navigator.hits("r");
    assert_eq!(navigator.model.panel, Some(Panel::Ways));
    navigator.hits("Escape");
    assert_eq!(navigator.model.panel, None);
}

#[test]
fn beside_the_community_team_no_line_that_nobody_has_checked_is_shown() {
    let navigator = to_a_pharmacy();
    let outcome = outcome_of(&navigator);
    let mut route = outcome.routes[0].clone();
    route.unverified = true;
    let also = contract::AlsoView {
        level: outcome.level,
        door: Door::Ucrt,
        title: String::new(),
        text: String::new(),
        routes: vec![route],
        about: None,
    };
    assert!(routes_beside(&also).is_empty());
}

#[test]
fn a_postcode_is_used_for_this_caller_and_left_nowhere() {
    let mut navigator = to_a_pharmacy();
    let level = outcome_of(&navigator).level;
    gives_postcode(&mut navigator, "ss15 5aa");
    let postcode = |navigator: &Navigator| navigator.model.call.journey.place.postcode.clone();
    assert_eq!(postcode(&navigator).as_deref(), Some("SS15 5AA"));
    assert!(navigator.model.practice_typed.is_empty());
    assert_eq!(outcome_of(&navigator).level, level);
    let scene = navigator.scene();
    let call = &navigator.model.call;
    let kept = [
        write(&desk(), call, &scene),
        format!("{:?}", record(&desk(), call, &scene)),
    ];
    for text in &kept {
        assert!(!text.to_uppercase().contains("SS15"), "{text}");
    }
    navigator.hits("g");
    navigator.does(Event::PracticeTyped("SS15".to_owned()));
    navigator.hits("Escape");
    assert!(navigator.model.practice_typed.is_empty());
    navigator.hits("Escape");
    navigator.hits("Escape");
    let counted = navigator.model.counts.write();
    assert!(!counted.to_uppercase().contains("SS15"), "{counted}");
    navigator.waits_for_undo();
    let left = format!("{:?}", navigator.model);
    assert!(!left.to_uppercase().contains("SS15"), "{left}");
}

#[test]
fn a_postcode_is_forgotten_by_a_key() {
    let mut navigator = to_a_pharmacy();
    gives_postcode(&mut navigator, "SS15 5AA");
    navigator.hits("g");
    navigator.hits("0");
    assert_eq!(navigator.model.call.journey.place.postcode, None);
    assert_eq!(navigator.model.panel, None);
}

#[test]
fn a_postcode_from_elsewhere_says_so_and_one_from_here_says_nothing() {
    let mut navigator = to_a_pharmacy();
    let notes = |navigator: &Navigator| practice::notes(&desk(), &navigator.model.call);
    assert!(notes(&navigator).is_empty());
    gives_postcode(&mut navigator, "SS15 5AA");
    assert!(notes(&navigator).is_empty());
    gives_postcode(&mut navigator, "YO1 7HH");
    let said = notes(&navigator);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[1].contains("The advice itself stays the same"));
}
