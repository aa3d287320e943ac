use super::{INDEX, Navigator, cases, desk};
use crate::desk::event::{Effect, Event, Panel, Spot};
use crate::desk::keys::{Press, awaited};
use crate::desk::measure::take;
use crate::desk::menu::topics;
use crate::desk::scene::Asked;
use crate::desk::watch_words;
use crate::directory::Seat;
use crate::pack::SOMETHING_ELSE;

#[test]
fn a_call_is_taken_by_keys_from_the_first_words_to_the_next_caller() {
    let mut navigator = Navigator::sits_down();
    assert!(navigator.hits("/"));
    assert_eq!(navigator.effects, [Effect::Focus(Spot::Find)]);
    navigator.does(Event::Words("my ear hurts".to_owned()));
    navigator.does(Event::ToHits);
    assert!(navigator.hits("1"));
    assert_eq!(navigator.model.call.journey.topics, ["earache"]);
    assert_eq!(navigator.model.call.said, ["my ear hurts"]);
    assert_eq!(navigator.scene().asked, Asked::Consent);
    navigator.hits("1");
    assert_eq!(navigator.scene().asked, Asked::Who);
    navigator.hits("1");
    navigator.answers_no();
    assert!(navigator.scene().outcome().is_some());
    assert!(navigator.copies().contains("my ear hurts"));
    navigator.hits("Escape");
    assert!(!navigator.model.call.is_empty(), "once is not enough");
    navigator.hits("Escape");
    assert!(navigator.model.call.is_empty());
    assert!(navigator.hits("z"));
    assert_eq!(navigator.model.call.journey.topics, ["earache"]);
}

#[test]
fn the_last_caller_cannot_be_brought_back_after_ten_seconds() {
    let mut navigator = Navigator::asks_about("earache");
    navigator.hits("Escape");
    navigator.hits("Escape");
    navigator.waits_for_undo();
    navigator.hits("z");
    assert!(navigator.model.call.is_empty() && navigator.model.gone.is_none());
}

#[test]
fn a_second_escape_that_comes_late_is_a_first_one() {
    let mut navigator = Navigator::asks_about("earache");
    navigator.hits("Escape");
    let later = navigator.effects.iter().find_map(|effect| match effect {
        Effect::Later(_, timer) => Some(*timer),
        _ => None,
    });
    navigator.does(Event::Late(later.unwrap()));
    navigator.hits("Escape");
    assert!(!navigator.model.call.is_empty());
}

#[test]
fn single_keys_mean_nothing_in_a_field_and_when_they_are_switched_off() {
    let mut navigator = Navigator::asks_about("earache");
    for key in ["1", "c", "?", "Backspace", "Enter", "/", "k"] {
        assert!(
            !navigator.presses(Press {
                key,
                in_text: true,
                ..Press::default()
            }),
            "{key}"
        );
        assert!(
            !navigator.presses(Press {
                key,
                repeat: true,
                ..Press::default()
            }),
            "{key}"
        );
    }
    navigator.does(Event::Keys(false));
    for key in ["1", "c", "?", "Backspace", "/", "k"] {
        assert!(!navigator.hits(key), "{key}");
    }
    assert!(navigator.presses(Press {
        key: "Escape",
        in_text: true,
        ..Press::default()
    }));
    assert!(!navigator.copies().is_empty());
}

#[test]
fn no_digit_of_an_age_is_lost_before_its_field_has_the_focus() {
    let mut navigator = Navigator::asks_about("earache");
    navigator.hits("3");
    navigator.hits("4");
    navigator.hits("Enter");
    assert_eq!(
        navigator.model.call.journey.answers.get("age"),
        Some(&crate::engine::GivenAnswer::Number(34.0))
    );
}

/// What is typed after a key, before the screen is drawn: letter by letter.
fn types_before_it_is_drawn(navigator: &mut Navigator, opens: &str, typed: &[&str]) {
    assert!(navigator.hits(opens));
    let meant_for = awaited(&navigator.effects);
    for key in typed {
        let press = Press {
            key,
            meant_for,
            ..Press::default()
        };
        navigator.presses(press);
    }
}

#[test]
fn letters_typed_before_their_field_has_the_focus_are_written_there_and_are_no_keys() {
    let mut navigator = Navigator::sits_down();
    types_before_it_is_drawn(&mut navigator, "/", &["m", " ", "k", "9", "Backspace"]);
    assert_eq!(navigator.model.call.typed, "m k9");
    assert_eq!(navigator.model.panel, None);
    types_before_it_is_drawn(&mut navigator, "/", &["Enter"]);
    assert_eq!(navigator.effects, [Effect::Focus(Spot::Hits)]);
    assert_eq!(awaited(&navigator.effects), None);

    let mut navigator = Navigator::asks_about("earache");
    types_before_it_is_drawn(&mut navigator, "c", &["I", " ", "a", "m", "Tab"]);
    assert_eq!(navigator.model.call.exits[0].words, "I am");
    assert_eq!(navigator.model.panel, None);
}

#[test]
fn only_the_last_way_of_the_focus_counts() {
    let to = Effect::Focus;
    assert_eq!(
        awaited(&[to(Spot::Script), to(Spot::Find)]),
        Some(Spot::Find)
    );
    assert_eq!(awaited(&[to(Spot::Find), to(Spot::Script)]), None);
    assert_eq!(awaited(&[Effect::ReadClock]), None);
}

#[test]
fn by_keys_every_case_comes_to_the_same_decision_as_at_the_other_seats() {
    // All of them in `front-door desk`; here every seventh.
    for case in cases().iter().step_by(7) {
        let taken = take(&desk(), case).unwrap();
        let played = case
            .play(desk().pack, desk().advice, Seat::Resident)
            .unwrap();
        assert_eq!(
            (taken.outcome.level, taken.outcome.doors),
            (played.level, played.doors),
            "{}",
            case.id
        );
    }
}

#[test]
fn every_level_to_watch_for_is_said_though_not_every_sign() {
    for case in cases().iter().step_by(7) {
        let taken = take(&desk(), case).unwrap();
        let said = watch_words(&desk(), &taken.model.call, &taken.outcome);
        for watch in &taken.outcome.watch_for {
            let level = watch.then.level;
            assert!(
                said.iter().any(|group| group.level == level),
                "{}: {level}",
                case.id
            );
        }
    }
}

#[test]
fn with_several_things_wrong_a_question_says_of_which() {
    let mut navigator = Navigator::sits_down();
    navigator.does(Event::Picked("earache".to_owned()));
    navigator.does(Event::Picked("sore-throat".to_owned()));
    navigator.hits("1");
    navigator.hits("1");
    let title = |topic: &str| {
        let index = desk().pack.find_topic(topic).unwrap();
        desk().pack.topic(index).unwrap().authored.title.0.clone()
    };
    let titles = [title("earache"), title("sore-throat")];
    let mut named = 0;
    while let Some(question) = navigator.scene().question() {
        let begins = |title: &String| question.text.starts_with(&format!("{title}: "));
        let begins = titles.iter().any(begins);
        assert_eq!(begins, question.scope == "topic", "{}", question.text);
        named += usize::from(begins);
        navigator.answers_one_no(question);
    }
    assert!(named >= 2, "only {named} questions");
}

#[test]
fn whatever_the_caller_says_the_last_topic_is_the_way_out() {
    let mut navigator = Navigator::sits_down();
    for words in ["my throat hurts", "earache", "qqqq zzzz"] {
        navigator.model.call.typed = words.to_owned();
        let lines = topics(&desk(), &navigator.model);
        assert!(lines.len() <= 7, "{words}: {}", lines.len());
        let way_out = Event::Picked(SOMETHING_ELSE.to_owned());
        assert_eq!(
            lines.last().map(|line| &line.event),
            Some(&way_out),
            "{words}"
        );
    }
}

#[test]
fn a_practice_is_switched_by_two_keys() {
    let mut navigator = Navigator::sits_down();
    let sites = ["F81006", "F81010"];
    let named = |code: &&str| crate::app::place::practice(&desk().advice.unwrap().directory, code);
    let choices: Vec<_> = sites.iter().filter_map(named).collect();
    assert!(choices.len() == 2, "the pack has both practices");
    navigator.does(Event::Practices(choices.clone()));
    let now = |navigator: &Navigator| {
        navigator
            .model
            .call
            .journey
            .place
            .practice
            .clone()
            .unwrap()
            .0
    };
    assert_eq!(now(&navigator), choices[0].code);
    navigator.hits("g");
    navigator.hits("2");
    assert_eq!(now(&navigator), choices[1].code);
    navigator.hits("g");
    navigator.does(Event::PracticeTyped(choices[0].code.clone()));
    navigator.does(Event::PracticeRead);
    assert_eq!(now(&navigator), choices[0].code);
}

#[test]
fn a_practice_is_found_by_the_first_letters_that_are_typed() {
    let mut navigator = Navigator::sits_down();
    navigator.hits("g");
    assert!(navigator.hits("c"));
    assert_eq!(navigator.model.practice_typed, "c");
    assert!(navigator.effects.contains(&Effect::Focus(Spot::Practice)));
    // Several fit: a digit chooses, so the field gives the focus back.
    navigator.does(Event::PracticeTyped("surgery".to_owned()));
    navigator.does(Event::PracticeRead);
    assert!(navigator.effects.contains(&Effect::Focus(Spot::Panel)));
    assert!(navigator.hits("1"));
    assert!(navigator.model.call.journey.place.practice.is_some());
}

#[test]
fn what_to_do_meanwhile_is_shown_once_there_is_something() {
    let mut navigator = Navigator::asks_about("earache");
    navigator.hits("a");
    assert_eq!(navigator.model.panel, None);
    navigator.answers_no();
    assert!(navigator.scene().has_advice());
    navigator.hits("a");
    assert_eq!(navigator.model.panel, Some(Panel::Advice));
}

#[test]
fn the_list_of_the_community_team_fits_only_with_a_need_and_nothing_against_it() {
    let mut navigator = Navigator::sits_down();
    let fits = |navigator: &Navigator| crate::desk::menu::ucrt_fits(&desk(), &navigator.model);
    navigator.hits("u");
    assert!(!fits(&navigator));
    navigator.hits("1");
    assert!(fits(&navigator));
    navigator.hits("a");
    assert!(!fits(&navigator), "under 18");
}

#[test]
fn what_is_heard_in_the_callers_words_changes_no_topic_and_no_answer() {
    let journey = |words: &str| {
        let mut navigator = Navigator::sits_down();
        navigator.does(Event::Words(words.to_owned()));
        navigator.does(Event::Picked("earache".to_owned()));
        navigator.hits("1");
        navigator.hits("1");
        navigator.answers_no();
        navigator.model.call.journey
    };
    let calm = journey("an itchy toe");
    for words in [
        "he wont wake up",
        "crushing chest pain",
        "i want to kill myself",
    ] {
        assert!(!INDEX.dangers(words).is_empty(), "{words}");
        assert_eq!(journey(words), calm, "{words}");
    }
}
