//! What is taken away says what to do and never what was answered.

use super::PACK;
use crate::app::words::Say;
use crate::contract::OutcomeView;
use crate::directory::WallTime;
use crate::journey::{Journey, by_page};
use crate::kiosk::{qr, takeaway};
use crate::pack::AskingFor;
use std::fs;
use std::path::PathBuf;

fn say() -> Say<'static> {
    Say {
        pack: &PACK.pack,
        asking_for: AskingFor::Me,
    }
}

/// Every outcome of the written journeys, with the questions that led there.
fn outcomes() -> Vec<(String, OutcomeView, Vec<String>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/journeys");
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for journey in Journey::read_all(&text).unwrap() {
            let mut request = journey.start().unwrap();
            request.context.postcode = Some("SS15 5AA".to_owned());
            request.context.now = now();
            let mut asked = Vec::new();
            let answer = |question: &_| journey.answer(question);
            let (_, outcome) = by_page(&PACK.pack, Some(&PACK.advice), request, answer, |ask| {
                asked.extend(ask.iter().map(|question| question.text.clone()));
            })
            .unwrap();
            all.push((journey.name, outcome, asked));
        }
    }
    all
}

fn now() -> Option<WallTime> {
    WallTime::parse("2026-11-24T10:30")
}

#[test]
fn a_code_holds_what_to_do_the_first_place_and_every_emergency_sign() {
    let outcomes = outcomes();
    assert!(outcomes.len() > 20);
    for (name, outcome, _) in outcomes {
        let text = takeaway::code(&say(), &outcome, now());
        assert!(
            text.len() <= takeaway::MOST_BYTES + 200,
            "{name}: {}",
            text.len()
        );
        assert!(
            qr::draw(&text).is_some_and(|drawn| drawn.size <= 133),
            "{name}"
        );
        for action in &outcome.actions {
            assert!(text.contains(&action.title), "{name}: {}", action.title);
        }
        let nearest = outcome.routes.first().map(|route| route.name.as_str());
        assert!(text.contains(nearest.unwrap_or_default()), "{name}: {text}");
        assert!(text.contains(&PACK.pack.text.ui.always.0), "{name}");
        assert!(text.contains("24 November 2026"), "{name}");
    }
}

#[test]
fn nothing_that_was_asked_or_answered_is_taken_away() {
    for (name, outcome, asked) in outcomes() {
        for text in [
            takeaway::code(&say(), &outcome, now()),
            takeaway::paper(&say(), &outcome, now()),
        ] {
            for question in &asked {
                assert!(!text.contains(question.as_str()), "{name}: {question}");
            }
            let ui = &PACK.pack.text.ui;
            for heading in [&ui.why_heading, &ui.answers_heading, &ui.decided_by] {
                assert!(!text.contains(&heading.0), "{name}: {}", heading.0);
            }
        }
    }
}

#[test]
fn paper_leaves_nothing_out() {
    for (name, outcome, _) in outcomes() {
        let text = takeaway::paper(&say(), &outcome, now());
        for sign in &outcome.watch_for {
            assert!(text.contains(&sign.sign), "{name}: {}", sign.sign);
        }
        for line in &outcome.meanwhile {
            assert!(text.contains(line), "{name}: {line}");
        }
        for route in &outcome.routes {
            assert!(text.contains(&route.name), "{name}: {}", route.name);
            if let Some(said) = &route.data_note {
                assert!(text.contains(said), "{name}: {}", route.name);
            }
        }
    }
}

#[test]
fn a_code_is_cut_between_whole_lines() {
    for (name, outcome, _) in outcomes() {
        let paper = takeaway::paper(&say(), &outcome, now());
        let whole: Vec<&str> = paper.lines().collect();
        for line in takeaway::code(&say(), &outcome, now()).lines() {
            assert!(whole.contains(&line), "{name}: {line}");
        }
    }
}
