//! Journeys through the reducer: forwards, back, changes, additions.

use super::{PACK, Person, age, choice, ticks};
use crate::app::draft::Mistake;
use crate::app::state::{Effect, Event, Phase, WHO};
use crate::app::view;
use crate::app::words::Say;
use crate::contract::{self, OutcomeView, Response};
use crate::pack::{AskingFor, Level};

fn outcome(person: &Person) -> OutcomeView {
    let request = person.model.journey.request(&person.path().answers);
    match contract::step(&PACK.pack, Some(&PACK.advice), &request).unwrap() {
        Response::Outcome(outcome) => *outcome,
        Response::Ask(ask) => panic!("still asks {:?}", ask.page),
    }
}

#[test]
fn every_topic_can_be_finished_by_everybody() {
    for topic in PACK.pack.topics() {
        for (who, years) in [
            (AskingFor::Me, "34"),
            (AskingFor::Child, "3"),
            (AskingFor::Other, "82"),
        ] {
            let mut person = Person::arrives();
            person
                .picks(topic.authored.id.as_str())
                .is(who, years)
                .finishes();
            assert!(
                matches!(person.model.phase, Phase::Outcome(_)),
                "{}",
                topic.authored.id
            );
            assert_eq!(person.history.last(), Some(&person.path().last()));
        }
    }
}

#[test]
fn history_holds_each_step_once_and_back_leads_to_the_start() {
    let mut person = Person::arrives();
    person
        .picks("sore-throat")
        .is(AskingFor::Me, "34")
        .finishes();
    let steps = person.history.clone();
    assert_eq!(steps, (0..steps.len()).collect::<Vec<_>>());
    for step in steps.iter().rev().skip(1) {
        person.does(Event::Back);
        assert_eq!(person.model.phase.step(), *step);
        assert_eq!(person.effects.last(), Some(&Effect::FocusHeading));
    }
    assert_eq!(person.model.phase, Phase::Start);
}

#[test]
fn back_keeps_answers_and_going_on_shows_each_page_again() {
    let mut person = Person::arrives();
    person
        .picks("sore-throat")
        .is(AskingFor::Me, "34")
        .finishes();
    let (before, pages) = (person.path().answers, person.history.len());
    for _ in 1..pages - 1 {
        person.does(Event::Back);
    }
    assert_eq!(person.model.phase, Phase::Who);
    person.goes_on(&[("age", age("34")), ("sex", choice("male"))]);
    assert_eq!(
        person.model.phase,
        Phase::Page(2),
        "the next page is shown again, not skipped"
    );
    person.finishes();
    assert_eq!(person.path().answers, before);
}

#[test]
fn a_changed_answer_comes_back_to_the_outcome_and_what_no_longer_applies_is_dropped() {
    let mut person = Person::arrives();
    person
        .picks("urine-infection")
        .does(Event::AskingFor(AskingFor::Me));
    person.goes_on(&[("age", age("30")), ("sex", choice("female"))]);
    while !matches!(person.model.phase, Phase::Outcome(_)) {
        person.goes_on(&[("pregnancy", choice("pregnant"))]);
    }
    assert!(
        person.path().answers.contains_key("pregnancy"),
        "{:?}",
        person.path().answers
    );
    person.does(Event::Change("sex".into()));
    assert_eq!(person.model.phase, Phase::Who);
    person.goes_on(&[("age", age("30")), ("sex", choice("male"))]);
    assert!(
        !person.path().answers.contains_key("pregnancy"),
        "a man's journey must not count a pregnancy"
    );
    person.finishes();
    person
        .does(Event::Change("sex".into()))
        .goes_on(&[("age", age("30")), ("sex", choice("female"))]);
    assert!(
        person.path().answers.contains_key("pregnancy"),
        "what was said before is remembered"
    );
}

#[test]
fn a_change_to_something_dangerous_is_an_emergency_at_once() {
    let mut person = Person::arrives();
    person.picks("cough").is(AskingFor::Me, "34").finishes();
    assert!(outcome(&person).level < Level::Ae);
    person.does(Event::Change("danger-signs".into()));
    person.goes_on(&[("danger-signs", ticks(&["breathing"]))]);
    assert!(matches!(person.model.phase, Phase::Outcome(_)));
    assert!(outcome(&person).call_999);
}

#[test]
fn what_is_missing_is_listed_and_nothing_else_happens() {
    let mut person = Person::arrives();
    person.picks("cough").does(Event::Continue);
    assert_eq!(person.effects, [Effect::FocusMistakes]);
    assert_eq!(person.model.phase, Phase::Who);
    assert_eq!(person.model.mistakes[0], (WHO.to_owned(), Mistake::Choose));
    assert_eq!(person.model.mistakes[1], ("age".to_owned(), Mistake::Age));
    assert!(person.model.journey.answers.is_empty());
    person.is(AskingFor::Me, "34");
    assert!(person.model.mistakes.is_empty());
}

#[test]
fn the_emergency_screen_comes_right_after_the_age_and_stands_alone() {
    for (who, years, id) in [
        (AskingFor::Me, "34", "danger-signs"),
        (AskingFor::Child, "3", "danger-signs-child"),
    ] {
        let mut person = Person::arrives();
        person.picks("cough").is(who, years);
        assert_eq!(person.asked_ids(), [id]);
    }
}

#[test]
fn an_errand_with_somebody_unwell_offers_to_add_what_is_wrong() {
    let mut person = Person::arrives();
    person
        .picks("repeat-prescription")
        .does(Event::AskingFor(AskingFor::Me));
    for _ in 0..9 {
        if matches!(person.model.phase, Phase::Add(_) | Phase::Outcome(_)) {
            break;
        }
        person.goes_on(&[
            ("errand-check", ticks(&["unwell"])),
            ("age", age("34")),
            ("sex", choice("male")),
        ]);
    }
    assert!(
        matches!(person.model.phase, Phase::Add(_)),
        "{:?}",
        person.model.phase
    );
    assert!(
        person.path().answers.contains_key("danger-signs"),
        "only after the emergency list"
    );
    let depth = person.history.len();
    person.does(Event::Added(Some("cough".into())));
    assert_eq!(
        person.history.len(),
        depth,
        "what follows takes the offer's place in the history"
    );
    assert_eq!(
        person.model.journey.topics,
        ["repeat-prescription", "cough"]
    );
    assert!(
        person.path().answers.contains_key("danger-signs"),
        "nothing is asked twice"
    );
    person.finishes();
}

#[test]
fn an_errand_with_an_emergency_behind_it_offers_nothing_first() {
    let mut person = Person::arrives();
    person
        .picks("repeat-prescription")
        .does(Event::AskingFor(AskingFor::Me));
    for _ in 0..9 {
        if matches!(person.model.phase, Phase::Add(_) | Phase::Outcome(_)) {
            break;
        }
        let danger = ("danger-signs", ticks(&["stroke"]));
        person.goes_on(&[
            ("errand-check", ticks(&["unwell"])),
            ("age", age("34")),
            danger,
        ]);
    }
    assert!(outcome(&person).call_999);
}

#[test]
fn another_topic_from_the_outcome_and_back_without_one() {
    let mut person = Person::arrives();
    person.picks("cough").is(AskingFor::Me, "34").finishes();
    let (phase, depth) = (person.model.phase, person.history.len());
    person.does(Event::AddAnother).does(Event::Added(None));
    assert_eq!((person.model.phase, person.history.len()), (phase, depth));
    person
        .does(Event::AddAnother)
        .does(Event::Added(Some("earache".into())))
        .finishes();
    assert_eq!(person.model.journey.topics, ["cough", "earache"]);
}

#[test]
fn starting_again_and_picking_another_topic_forget_the_person() {
    let mut person = Person::arrives();
    person.picks("cough").is(AskingFor::Other, "82").finishes();
    person.does(Event::StartAgain);
    assert_eq!(person.model, Person::arrives().model);
    for step in person.history.clone() {
        person.does(Event::WentTo(step));
        assert_eq!(
            person.model.phase,
            Phase::Start,
            "no entry of the history leads back"
        );
    }
    person
        .picks("cough")
        .is(AskingFor::Other, "82")
        .does(Event::WentTo(0))
        .picks("earache");
    assert!(person.model.journey.answers.is_empty() && person.model.journey.asking_for.is_none());
}

#[test]
fn a_link_opens_a_topic_unless_it_is_sensitive_or_unknown() {
    let person = Person::arrives_by(Some("earache"));
    assert_eq!(
        (person.model.phase, person.history.clone()),
        (Phase::Who, vec![0, 1])
    );
    assert!(
        !person.effects.contains(&Effect::FocusHeading),
        "a page that has just opened keeps its focus"
    );
    for (refused, sought) in [
        ("low-mood", ""),
        ("no-such-topic", "no such topic"),
        ("", ""),
    ] {
        let person = Person::arrives_by(Some(refused));
        assert_eq!(
            (person.model.phase, person.history),
            (Phase::Start, vec![0]),
            "{refused}"
        );
        assert_eq!(person.model.search, sought, "{refused}");
    }
}

#[test]
fn the_browser_can_go_to_any_step_in_any_order() {
    let mut person = Person::arrives();
    person.picks("cough").is(AskingFor::Me, "34").finishes();
    let last = person.path().last();
    for step in [3, 0, last + 7, 1, 2, usize::MAX, 0] {
        person.does(Event::WentTo(step));
        assert_eq!(person.model.phase.step(), step.min(last));
    }
}

#[test]
fn hours_are_looked_up_when_the_outcome_opens_and_when_somebody_comes_back_to_it() {
    let mut person = Person::arrives();
    person.picks("cough").is(AskingFor::Me, "34");
    assert!(person.does(Event::LookedAgain).effects.is_empty());
    person.finishes();
    assert!(person.effects.contains(&Effect::ReadClock));
    assert_eq!(person.does(Event::LookedAgain).effects, [Effect::ReadClock]);
}

#[test]
fn answers_are_read_back_in_the_words_for_the_person() {
    let mut person = Person::arrives();
    person.picks("cough").is(AskingFor::Child, "7").finishes();
    let say = Say {
        pack: &PACK.pack,
        asking_for: AskingFor::Child,
    };
    let lines = view::answers(&say, &person.path());
    assert_eq!(
        (lines[0].question.as_str(), lines[0].answer.as_str()),
        ("Who is this for?", "My child")
    );
    assert_eq!(
        (lines[1].question.as_str(), lines[1].answer.as_str()),
        ("How old is your child?", "7 years")
    );
    assert!(
        lines
            .iter()
            .any(|line| line.id == "danger-signs" && line.answer == "None of these")
    );
    assert!(lines.iter().all(|line| !line.answer.is_empty()));
}

#[test]
fn whoever_it_is_for_the_level_is_the_same() {
    for topic in ["cough", "headache", "rash", "back-pain"] {
        let levels = [AskingFor::Me, AskingFor::Child, AskingFor::Other].map(|who| {
            let mut person = Person::arrives();
            person.picks(topic).is(who, "16").finishes();
            outcome(&person).level
        });
        assert!(levels.iter().all(|level| *level == levels[0]), "{topic}");
    }
}

#[test]
fn a_topic_that_is_nobody_elses_business_leaves_no_trace() {
    let mut person = Person::arrives();
    person
        .picks("domestic-abuse")
        .is(AskingFor::Me, "34")
        .finishes();
    assert!(matches!(person.model.phase, Phase::Outcome(_)));
    assert_eq!(
        person.history.len(),
        1,
        "every step takes the place of the last"
    );
    let last = person.model.phase.step();
    person.does(Event::Back);
    assert_eq!(person.model.phase.step(), last - 1);
    person.finishes();
    assert!(person.does(Event::Print).effects.is_empty());
    assert!(person.does(Event::NoTrace).effects.is_empty());
    assert!(person.does(Event::Print).effects.is_empty());
    let report = Event::Report("wrong".to_owned());
    assert!(person.does(report).effects.is_empty());
    let copy = Event::Copy("advice".to_owned());
    assert!(person.does(copy.clone()).effects.is_empty());
    assert_eq!(
        person.does(copy).effects,
        [Effect::Copy("advice".to_owned())]
    );
    let to = PACK.pack.text.ui.leave_to.0.clone();
    assert!(to.starts_with("https://"));
    assert_eq!(person.does(Event::Leave).effects, [Effect::Leave(to)]);
    assert!(person.model.journey.topics.is_empty());
    person.picks("cough").does(Event::Print);
    assert_eq!(person.effects, [Effect::Print], "others are not asked");
}

#[test]
fn somebody_under_5_who_asks_for_themselves_is_asked_once_more_who_it_is_for() {
    let mut person = Person::arrives();
    person.picks("cough").is(AskingFor::Me, "4");
    assert_eq!(person.model.phase, Phase::Who);
    assert_eq!(
        person.model.mistakes,
        [(WHO.to_owned(), Mistake::TooYoung)],
        "the screen says what to look at"
    );
    assert_eq!(person.effects, [Effect::FocusMistakes]);
    person.does(Event::Continue);
    assert_ne!(person.model.phase, Phase::Who, "what they say is taken");
    let mut parent = Person::arrives();
    parent.picks("cough").is(AskingFor::Child, "4");
    assert_ne!(parent.model.phase, Phase::Who);
}

#[test]
fn a_child_who_asks_for_themselves_hears_of_a_grown_up_and_of_childline() {
    let young = |asking_for, age| {
        let mut person = Person::arrives();
        person.picks("cough").is(asking_for, age).finishes();
        outcome(&person).young
    };
    let said = young(AskingFor::Me, "15").unwrap();
    assert!(
        said.contains("grown-up") && said.contains("0800 1111"),
        "{said}"
    );
    assert_eq!(young(AskingFor::Me, "16"), None);
    assert_eq!(young(AskingFor::Child, "15"), None);
}
