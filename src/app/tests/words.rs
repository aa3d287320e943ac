//! What the screens say: drafts, the ladder, signs, the copied text, the place field.

use super::{PACK, Person, age, choice, ticks};
use crate::app::draft::{Draft, Mistake};
use crate::app::place::{self, Typed};
use crate::app::state::{Event, Linked, Model, reduce};
use crate::app::words::Say;
use crate::app::{summary, view};
use crate::contract::{self, OutcomeView, QuestionView, Response};
use crate::directory::WallTime;
use crate::engine::GivenAnswer;
use crate::pack::{Age, AgeUnit, AskingFor, Door, Level, QuestionKind, Unit};

fn question(kind: QuestionKind, unit: Option<Unit>) -> QuestionView {
    let option = |id: &str| contract::OptionView {
        id: id.into(),
        text: id.to_uppercase(),
        check: None,
    };
    QuestionView {
        id: "q".into(),
        kind,
        ordered: false,
        scope: "person",
        text: "Question?".into(),
        why: None,
        check: None,
        not_sure: false,
        options: vec![option("a"), option("b"), option("c")],
        baseline: None,
        unit,
        min: Some(0.0),
        max: Some(90.0),
        step: Some(1.0),
    }
}

fn number(text: &str) -> Draft {
    Draft::Number {
        text: text.into(),
        not_sure: false,
    }
}

fn small(years: &str, small: &str, unit: Option<AgeUnit>) -> Draft {
    Draft::Age {
        years: years.into(),
        small: small.into(),
        unit,
    }
}

pub(super) fn say() -> Say<'static> {
    Say {
        pack: &PACK.pack,
        asking_for: AskingFor::Me,
    }
}

pub(super) fn outcome(topic: &str, given: &[(&str, Draft)]) -> (OutcomeView, Person) {
    let mut person = Person::arrives();
    person.picks(topic).is(AskingFor::Me, "34");
    for _ in 0..20 {
        if matches!(person.model.phase, crate::app::state::Phase::Outcome(_)) {
            break;
        }
        person.goes_on(given);
    }
    let request = person.model.journey.request(&person.path().answers);
    match contract::step(&PACK.pack, Some(&PACK.advice), &request).unwrap() {
        Response::Outcome(outcome) => (*outcome, person),
        Response::Ask(_) => panic!("no outcome"),
    }
}

#[test]
fn numbers_are_read_as_people_type_them() {
    let q = question(QuestionKind::Number, Some(Unit::Days));
    let read = |text: &str| number(text).read(&q);
    assert_eq!(read(" 3 "), Ok(GivenAnswer::Number(3.0)));
    assert_eq!(read("3,0"), Ok(GivenAnswer::Number(3.0)));
    assert_eq!(
        read("91"),
        Err(Mistake::Range {
            min: 0.0,
            max: 90.0
        })
    );
    assert_eq!(
        read("-1"),
        Err(Mistake::Range {
            min: 0.0,
            max: 90.0
        })
    );
    assert_eq!(read("2.5"), Err(Mistake::Whole));
    for wrong in ["", "three", "NaN", "inf", "1e999"] {
        assert_eq!(read(wrong), Err(Mistake::Number), "{wrong}");
    }
    let halves = QuestionView {
        step: Some(0.1),
        ..q.clone()
    };
    assert_eq!(number("38.3").read(&halves), Ok(GivenAnswer::Number(38.3)));
    let unsure = Draft::Number {
        text: "3".into(),
        not_sure: true,
    };
    assert_eq!(
        unsure.read(&q),
        Ok(GivenAnswer::Number(3.0)),
        "not offered, so it does not count"
    );
    let offered = QuestionView {
        not_sure: true,
        ..q
    };
    assert_eq!(
        unsure.read(&offered),
        Ok(GivenAnswer::Word("not-sure".into()))
    );
}

#[test]
fn under_two_an_age_needs_a_smaller_unit() {
    let q = question(QuestionKind::Number, Some(Unit::Age));
    let months = |value| {
        GivenAnswer::Age(Age {
            value,
            unit: AgeUnit::Months,
        })
    };
    assert_eq!(age("34").read(&q), Ok(GivenAnswer::Number(34.0)));
    assert_eq!(age("2").read(&q), Ok(GivenAnswer::Number(2.0)));
    assert_eq!(age("1").read(&q), Err(Mistake::AgeInSmallUnits));
    assert_eq!(
        small("1", "18", Some(AgeUnit::Months)).read(&q),
        Ok(months(18))
    );
    assert_eq!(
        small("0", "25", Some(AgeUnit::Months)).read(&q),
        Err(Mistake::AgeInSmallUnits)
    );
    assert_eq!(
        small("0", "3", None).read(&q),
        Err(Mistake::AgeInSmallUnits)
    );
    assert_eq!(
        small("34", "3", Some(AgeUnit::Weeks)).read(&q),
        Ok(GivenAnswer::Number(34.0))
    );
    for wrong in ["", "131", "1.5", "-3", "old"] {
        assert_eq!(age(wrong).read(&q), Err(Mistake::Age), "{wrong}");
    }
}

#[test]
fn none_of_these_and_the_others_exclude_each_other() {
    let q = question(QuestionKind::AnyOf, None);
    assert_eq!(Draft::Untouched.read(&q), Err(Mistake::Tick));
    let both = Draft::Untouched.toggled(&q, "c").toggled(&q, "a");
    assert_eq!(
        both.read(&q),
        Ok(GivenAnswer::Words(vec!["a".into(), "c".into()]))
    );
    let none = both.toggled_none();
    assert_eq!(none.read(&q), Ok(GivenAnswer::Words(Vec::new())));
    assert!(!none.has("a") && none.is_none());
    assert_eq!(
        none.toggled(&q, "b").read(&q),
        Ok(GivenAnswer::Words(vec!["b".into()]))
    );
    assert_eq!(
        none.toggled_none().read(&q),
        Err(Mistake::Tick),
        "unticked again it says nothing"
    );
}

#[test]
fn drafts_and_answers_are_the_same_thing_twice() {
    let any = question(QuestionKind::AnyOf, None);
    let one = question(QuestionKind::OneOf, None);
    let days = QuestionView {
        not_sure: true,
        ..question(QuestionKind::Number, Some(Unit::Days))
    };
    let years = question(QuestionKind::Number, Some(Unit::Age));
    for (question, answer) in [
        (&any, GivenAnswer::Words(Vec::new())),
        (&any, GivenAnswer::Words(vec!["b".into()])),
        (&one, GivenAnswer::Word("c".into())),
        (&one, GivenAnswer::Word("not-sure".into())),
        (&days, GivenAnswer::Number(3.0)),
        (&days, GivenAnswer::Word("not-sure".into())),
        (&years, GivenAnswer::Number(34.0)),
        (
            &years,
            GivenAnswer::Age(Age {
                value: 18,
                unit: AgeUnit::Months,
            }),
        ),
        (
            &years,
            GivenAnswer::Age(Age {
                value: 0,
                unit: AgeUnit::Days,
            }),
        ),
    ] {
        assert_eq!(
            Draft::of(question, Some(&answer)).read(question),
            Ok(answer)
        );
    }
}

#[test]
fn the_ladder_marks_one_step_whatever_the_door() {
    let (base, _) = outcome("cough", &[]);
    for door in Door::ALL {
        let outcome = OutcomeView {
            door: *door,
            rung: door.rung(),
            ..base.clone()
        };
        let ladder = view::ladder(&say(), &outcome);
        let marked: Vec<&str> = ladder
            .steps
            .iter()
            .chain(&ladder.handrail)
            .filter(|step| step.reached)
            .map(|step| step.name.as_str())
            .collect();
        assert_eq!(marked.len(), 1, "{door}: {marked:?}");
        assert_eq!(
            ladder.steps.iter().filter(|step| !step.landing).count(),
            6,
            "{door}"
        );
    }
    let dentist = OutcomeView {
        door: Door::Dentist,
        rung: Door::Dentist.rung(),
        ..base
    };
    let steps = view::ladder(&say(), &dentist).steps;
    let landing = steps.iter().position(|step| step.landing).unwrap();
    assert_eq!(steps[landing].name, "Dentist");
    assert!(
        steps[landing - 1].name.starts_with("GP"),
        "beside the surgery"
    );
}

#[test]
fn signs_are_gathered_by_what_to_do_most_urgent_first() {
    let (outcome, _) = outcome("cough", &[]);
    let groups = view::signs(&outcome.watch_for);
    assert_eq!(
        groups.iter().map(|group| group.signs.len()).sum::<usize>(),
        outcome.watch_for.len()
    );
    assert!(groups.windows(2).all(|pair| pair[0].level >= pair[1].level));
    assert_eq!(groups[0].level, Level::Emergency);
}

#[test]
fn the_copied_text_has_everything_that_matters_and_no_markup() {
    let (outcome, person) = outcome("cough", &[]);
    let lines = view::answers(&say(), &person.path());
    let text = summary::text(
        &say(),
        &outcome,
        &lines,
        WallTime::parse("2026-11-24T10:30"),
    );
    let has = |part: &str| assert!(text.contains(part), "{part}\n{text}");
    has(&PACK.pack.about.banner.0);
    has(&outcome.actions[0].title);
    outcome.routes.iter().for_each(|route| has(&route.name));
    outcome
        .meanwhile
        .iter()
        .chain(&outcome.better_by)
        .for_each(|line| has(line));
    outcome.watch_for.iter().for_each(|watch| has(&watch.sign));
    outcome.reasons.iter().for_each(|reason| has(&reason.text));
    lines.iter().for_each(|line| has(&line.answer));
    has("24 November 2026");
    has(&PACK.pack.about.version);
    has(&PACK.pack.rules_hash[..8]);
    has("999");
    has("111");
    assert!(!text.contains(['<', '>', '{', '}', '#']), "{text}");
}

#[test]
fn a_report_names_rules_version_and_day_and_nothing_that_was_answered() {
    let (outcome, person) = outcome("cough", &[]);
    let text = summary::report(&say(), &outcome, None, WallTime::parse("2026-11-24T10:30"));
    let has = |part: &str| assert!(text.contains(part), "{part}\n{text}");
    outcome.reasons.iter().for_each(|reason| has(&reason.rule));
    has(&PACK.pack.about.version);
    has("24 November 2026");
    for line in view::answers(&say(), &person.path()) {
        assert!(!text.contains(&line.question), "{text}");
    }
}

#[test]
fn a_report_of_a_service_says_what_is_wrong_with_it_and_nothing_that_was_answered() {
    let (outcome, person) = outcome("cough", &[]);
    let (route, to) = (&outcome.routes[0], "safety@example.org".to_owned());
    let now = WallTime::parse("2026-11-24T10:30");
    let text = summary::wrong(&say(), route, "Nobody answers.", Some(&to), now);
    for part in [
        &route.service,
        &route.name,
        "Nobody answers.",
        &to,
        "24 November 2026",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    for line in view::answers(&say(), &person.path()) {
        assert!(!text.contains(&line.question), "{text}");
    }
    assert!(!text.contains(['<', '>', '{', '}', '#']), "{text}");
    // What was typed goes with the page.
    let (model, _) = Model::opened(&PACK.pack, None, Linked::default());
    let typed = Event::Wrong(route.service.clone(), "Nobody answers.".to_owned());
    let (model, effects) = reduce(&PACK.pack, model, typed);
    assert!(model.wrong.is_some() && effects.is_empty());
    assert_eq!(reduce(&PACK.pack, model, Event::StartAgain).0.wrong, None);
}

#[test]
fn a_crisis_is_a_landing_of_its_own() {
    let (outcome, _) = outcome("low-mood", &[("suicide-thoughts", choice("yes"))]);
    assert!(
        view::is_mental_health_landing(&outcome),
        "{:?} {:?}",
        outcome.level,
        outcome.door
    );
    let names: Vec<&str> = outcome
        .routes
        .iter()
        .map(|route| route.name.as_str())
        .collect();
    assert!(
        names.contains(&"Samaritans") && names.contains(&"Shout"),
        "{names:?}"
    );
    let (other, _) = self::outcome("cough", &[("danger-signs", ticks(&["chest"]))]);
    assert!(!view::is_mental_health_landing(&other));
}

#[test]
fn the_place_field_takes_a_code_a_postcode_or_words() {
    let directory = &PACK.advice.directory;
    let read = |typed: &str| place::read(directory, typed);
    assert_eq!(read("  "), Typed::Nothing);
    assert!(matches!(read("f81006"), Typed::Practice(choice) if choice.code == "F81006"));
    assert_eq!(read("SS15 5AA"), Typed::Postcode("SS15 5AA".into()));
    assert_eq!(read("ss155aa"), Typed::Postcode("ss155aa".into()));
    assert_eq!(
        read("SW1A 1AA"),
        Typed::Postcode("SW1A 1AA".into()),
        "elsewhere: the directory says so"
    );
    assert!(matches!(read("surgery"), Typed::Choose(choices) if choices.len() == 8));
    assert_eq!(read("qqq zzz"), Typed::NotFound);
}

#[test]
fn numbers_to_dial_and_sites_to_open() {
    assert_eq!(view::dial("116 123"), "tel:116123");
    assert_eq!(view::host("https://www.nhs.uk/app"), "nhs.uk");
    assert_eq!(view::host("https://111.nhs.uk"), "111.nhs.uk");
    assert_eq!(
        view::distance(&say(), 1600),
        "About 1.0 miles away in a straight line"
    );
    assert_eq!(summary::short("abcdefghij"), "abcdefgh");
}

#[test]
fn every_word_of_the_screens_is_filled() {
    let ui = serde_json::to_value(&PACK.pack.text.ui).unwrap();
    for (key, value) in ui.as_object().unwrap() {
        let text = value.as_str().unwrap();
        assert!(!text.trim().is_empty(), "{key}");
        let marks = text.matches('#').count();
        assert!(marks <= 4, "{key}: {text}");
    }
}
