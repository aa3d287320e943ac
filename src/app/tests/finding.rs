//! Finding and choosing: the list of what was found, ways to look, several topics before the questions begin.

use super::{PACK, Person, age, choice};
use crate::app::state::{Effect, Event, Phase};
use crate::app::words::Say;
use crate::app::{summary, view};
use crate::contract::{self, OutcomeView, Response};
use crate::pack::{AskingFor, SOMETHING_ELSE};
use std::collections::BTreeSet;

fn outcome(person: &Person) -> OutcomeView {
    let request = person.model.journey.request(&person.path().answers);
    match contract::step(&PACK.pack, Some(&PACK.advice), &request).unwrap() {
        Response::Outcome(outcome) => *outcome,
        Response::Ask(ask) => panic!("still asks {:?}", ask.page),
    }
}

#[test]
fn the_list_closes_first_and_the_box_is_emptied_after_that() {
    let mut person = Person::arrives();
    person
        .does(Event::Searched("my ear".into()))
        .does(Event::Marked(2));
    assert_eq!(
        person.effects,
        [Effect::ShowMarked],
        "the focus stays in the box"
    );
    assert_eq!(person.model.marked, Some(2));
    person.does(Event::Closed);
    assert_eq!((person.model.closed, person.model.marked), (true, None));
    assert_eq!(person.model.search, "my ear");
    person.does(Event::Marked(0));
    assert!(!person.model.closed, "the arrow key opens it again");
    person.does(Event::Closed).does(Event::Closed);
    assert_eq!(
        (person.model.search.as_str(), person.model.closed),
        ("", false)
    );
    person.does(Event::Closed);
    assert!(!person.model.closed, "there is nothing to close");
}

#[test]
fn other_letters_mark_nothing() {
    let mut person = Person::arrives();
    person
        .does(Event::Searched("ear".into()))
        .does(Event::Marked(1));
    person.does(Event::Searched("ears".into()));
    assert_eq!(person.model.marked, None);
}

#[test]
fn one_place_to_look_is_open_at_a_time() {
    let mut person = Person::arrives();
    person
        .does(Event::Opened((0, 2)))
        .does(Event::Opened((1, 0)));
    assert_eq!(person.model.opened, Some((1, 0)));
    person.does(Event::Opened((1, 0)));
    assert_eq!(person.model.opened, None);
}

#[test]
fn several_things_picked_at_the_start_are_one_journey() {
    let mut person = Person::arrives();
    person.does(Event::Several).picks("earache");
    assert_eq!(person.effects, [Effect::FocusPicked]);
    person.picks("cough").picks("earache").picks("rash");
    assert_eq!(person.model.phase, Phase::Start);
    assert_eq!(person.model.journey.topics, ["earache", "cough", "rash"]);
    person.does(Event::Dropped("cough".into()));
    assert_eq!(person.effects, [Effect::FocusPicked]);
    person.does(Event::Continue);
    assert_eq!(
        (person.model.phase, person.history.clone()),
        (Phase::Who, vec![0, 1])
    );
    person.is(AskingFor::Me, "34").finishes();
    assert_eq!(person.model.journey.topics, ["earache", "rash"]);
    let mut asked: Vec<String> = person
        .path()
        .screens
        .iter()
        .flat_map(|screen| screen.questions().to_vec())
        .map(|question| question.id)
        .collect();
    let count = asked.len();
    asked.sort();
    asked.dedup();
    assert_eq!(asked.len(), count, "nothing is asked twice");
}

#[test]
fn back_at_the_start_what_was_picked_can_still_be_changed() {
    let mut person = Person::arrives();
    person
        .does(Event::Several)
        .picks("earache")
        .does(Event::Continue);
    person.does(Event::Back).picks("cough");
    assert_eq!(person.model.journey.topics, ["earache", "cough"]);
    person
        .does(Event::Dropped("cough".into()))
        .does(Event::Dropped("earache".into()));
    assert_eq!(person.model.phase, Phase::Start);
    assert!(person.model.journey.topics.is_empty());
    person.does(Event::Continue);
    assert_eq!(
        person.model.phase,
        Phase::Start,
        "there is nothing to ask about"
    );
}

#[test]
fn what_else_is_wrong_is_added_before_the_questions_begin() {
    let mut person = Person::arrives();
    person
        .picks("earache")
        .does(Event::AskingFor(AskingFor::Child));
    person.does(Event::Drafted("age".into(), age("7")));
    for other in ["cough", "rash"] {
        person.does(Event::AddAnother);
        assert_eq!(
            (person.model.phase, person.history.clone()),
            (Phase::Add(2), vec![0, 1, 2])
        );
        person.does(Event::Added(Some(other.into())));
        assert_eq!(
            (person.model.phase, person.history.clone()),
            (Phase::Who, vec![0, 1])
        );
    }
    assert_eq!(person.model.journey.topics, ["earache", "cough", "rash"]);
    assert_eq!(
        person.model.drafts,
        [("age".to_owned(), age("7"))],
        "what was typed stays"
    );
    person.does(Event::Dropped("cough".into()));
    assert_eq!(person.effects, [Effect::FocusPicked]);
    person.does(Event::Dropped("rash".into()));
    assert_eq!(
        person.effects,
        [Effect::FocusHeading],
        "the list of several is gone"
    );
    person.does(Event::AddAnother).does(Event::Added(None));
    assert_eq!(person.model.phase, Phase::Who);
    person.does(Event::Back);
    assert_eq!(person.model.phase, Phase::Start);
}

#[test]
fn an_errand_added_early_does_not_use_up_the_offer() {
    let mut person = Person::arrives();
    person.picks("repeat-prescription").does(Event::AddAnother);
    person.does(Event::Added(Some("fit-note".into())));
    assert!(!person.model.journey.offer_answered);
}

#[test]
fn with_several_topics_each_question_says_of_which() {
    let mut person = Person::arrives();
    person
        .does(Event::Several)
        .picks("earache")
        .picks("cough")
        .does(Event::Continue);
    person.is(AskingFor::Me, "34");
    let mut said = BTreeSet::new();
    for _ in 0..30 {
        if matches!(person.model.phase, Phase::Outcome(_)) {
            break;
        }
        for question in person
            .asked()
            .iter()
            .filter(|question| question.scope == "topic")
        {
            let (topic, asked) = question.text.split_once(": ").expect(&question.text);
            assert!(!asked.is_empty());
            said.insert(topic.to_owned());
        }
        person.goes_on(&[]);
    }
    assert_eq!(
        said,
        BTreeSet::from(["Cough".to_owned(), "Earache".to_owned()])
    );
    let mut alone = Person::arrives();
    alone.picks("earache").is(AskingFor::Me, "34").goes_on(&[]);
    assert!(
        alone
            .asked()
            .iter()
            .all(|question| !question.text.starts_with("Earache: "))
    );
}

#[test]
fn the_outcome_says_which_topic_decided_and_what_stands_beside_it() {
    let mut person = Person::arrives();
    person
        .does(Event::Several)
        .picks("head-lice")
        .picks("urine-infection")
        .does(Event::Continue);
    person.is(AskingFor::Me, "34").finishes();
    let outcome = outcome(&person);
    let say = Say {
        pack: &PACK.pack,
        asking_for: AskingFor::Me,
    };
    let said = view::decided(&say, &outcome);
    assert_eq!(outcome.beside.len(), 1, "{:?}", outcome.beside);
    let said = said.unwrap();
    assert!(
        said.contains(&outcome.title) && said.contains(&outcome.beside[0]),
        "{said}"
    );
    assert_ne!(outcome.beside[0], outcome.title);
    assert!(summary::text(&say, &outcome, &[], None).contains(&said));
    let mut alone = Person::arrives();
    alone.picks("head-lice").is(AskingFor::Me, "34").finishes();
    let outcome = self::outcome(&alone);
    assert!(outcome.beside.is_empty() && outcome.also.iter().all(|also| also.about.is_none()));
    assert_eq!(view::decided(&say, &outcome), None);
}

#[test]
fn every_topic_that_is_not_sensitive_stands_where_people_look() {
    let index = PACK.index();
    let shown: BTreeSet<u32> = index
        .browse
        .iter()
        .flat_map(|shelf| &shelf.parts)
        .flat_map(|part| part.topics.clone())
        .collect();
    for topic in PACK.pack.topics() {
        let place = PACK
            .pack
            .find_topic(topic.authored.id.as_str())
            .map(u32::from)
            .unwrap();
        let own_button = topic.authored.id.as_str() == SOMETHING_ELSE;
        assert!(
            topic.authored.sensitive || own_button || shown.contains(&place),
            "{}",
            topic.authored.id
        );
    }
    assert!(
        shown
            .iter()
            .all(|place| PACK.pack.topics().get(*place as usize).is_some())
    );
}

#[test]
fn every_picture_that_the_screens_ask_for_is_drawn() {
    let pictures =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/tiles.svg")).unwrap();
    let common = PACK
        .pack
        .topics()
        .iter()
        .filter(|topic| topic.authored.common);
    let mut wanted: Vec<String> = common.map(|topic| topic.authored.id.to_string()).collect();
    wanted.extend(
        PACK.browse
            .iter()
            .filter_map(|group| group.picture.as_ref())
            .map(ToString::to_string),
    );
    assert!(wanted.len() > 10);
    for name in wanted {
        let view = format!("<view id=\"{name}\"");
        assert_eq!(pictures.matches(&view).count(), 1, "{name}");
    }
}

#[test]
fn a_female_adult_is_asked_her_sex_once_for_two_topics() {
    let mut person = Person::arrives();
    person
        .does(Event::Several)
        .picks("urine-infection")
        .picks("stomach-ache")
        .does(Event::Continue);
    person.does(Event::AskingFor(AskingFor::Me));
    person.goes_on(&[("age", age("30")), ("sex", choice("female"))]);
    person.finishes();
    let path = person.path();
    let asked = path.screens.iter().flat_map(|screen| screen.questions());
    assert_eq!(
        asked
            .filter(|question| question.id == "sex" || question.id == "age")
            .count(),
        2
    );
}
