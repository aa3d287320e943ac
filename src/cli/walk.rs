//! `front-door walk`: a journey in the terminal.

use super::{Failure, load};
use front_door::contract::{self, OutcomeView, QuestionView, Request, Response};
use front_door::engine::GivenAnswer;
use front_door::pack::{Age, AgeUnit, QuestionKind, Unit};
use std::io::{BufRead, Write};
use std::path::Path;

pub(super) fn run(folder: &Path, topics: &[String]) -> Result<(), Failure> {
    let read = load::pack(folder)?;
    let mut request = Request {
        topics: topics.to_vec(),
        ..Request::default()
    };
    let mut lines = std::io::stdin().lock().lines();
    loop {
        let ask = match contract::step(&read.pack, Some(&read.advice), &request)? {
            Response::Outcome(outcome) => {
                print!("{}", told(&outcome));
                return Ok(());
            }
            Response::Ask(ask) => ask,
        };
        println!("\n— at most {} more pages —", ask.pages_left_at_most);
        for question in &ask.page {
            print!("{}", asked(question));
            std::io::stdout().flush().ok();
            // The end of input ends the walk: nobody is there to answer.
            let Some(Ok(line)) = lines.next() else {
                return Ok(());
            };
            match answer(question, line.trim()) {
                Some(answer) => {
                    request.answers.insert(question.id.clone(), answer);
                }
                None => println!("That is not an answer to this question; it will be asked again."),
            }
        }
        if let Err(error) = contract::step(&read.pack, Some(&read.advice), &request) {
            println!("{error}");
            let id = error.place.trim_start_matches("answers.").to_owned();
            request.answers.remove(&id);
        }
    }
}

fn asked(question: &QuestionView) -> String {
    let mut text = format!("\n{} [{}]\n", question.text, question.id);
    for (index, option) in question.options.iter().enumerate() {
        text += &format!("  {} {}\n", index + 1, option.text);
    }
    let hint = match question.kind {
        QuestionKind::AnyOf => "numbers with spaces, or nothing for none of these",
        QuestionKind::Number if question.unit == Some(Unit::Age) => "years, or 10 weeks, 5 months",
        QuestionKind::Number => "a number",
        QuestionKind::OneOf | QuestionKind::YesNo => "one number",
    };
    let not_sure = if question.not_sure {
        ", ? for not sure"
    } else {
        ""
    };
    text + &format!("  ({hint}{not_sure}) > ")
}

fn answer(question: &QuestionView, line: &str) -> Option<GivenAnswer> {
    if line == "?" && question.not_sure {
        return Some(GivenAnswer::Word("not-sure".into()));
    }
    let option = |word: &str| {
        let index: usize = word.parse().ok()?;
        question
            .options
            .get(index.checked_sub(1)?)
            .map(|option| option.id.clone())
    };
    match question.kind {
        QuestionKind::YesNo | QuestionKind::OneOf => option(line).map(GivenAnswer::Word),
        QuestionKind::AnyOf => line
            .split_whitespace()
            .map(option)
            .collect::<Option<Vec<_>>>()
            .map(GivenAnswer::Words),
        QuestionKind::Number => match line.split_once(' ') {
            Some((value, unit)) => {
                let unit = AgeUnit::ALL
                    .iter()
                    .copied()
                    .find(|known| known.as_str().starts_with(unit.trim_end_matches('s')))?;
                Some(GivenAnswer::Age(Age {
                    value: value.parse().ok()?,
                    unit,
                }))
            }
            None => line.parse().ok().map(GivenAnswer::Number),
        },
    }
}

fn told(outcome: &OutcomeView) -> String {
    let mut text = format!("\n== {} · {} ==\n", outcome.level_name, outcome.level);
    for action in &outcome.actions {
        text += &format!("{}\n  {}\n", action.title, action.text);
    }
    for reason in &outcome.reasons {
        text += &format!(
            "Why: {} [{}; {}]\n",
            reason.text, reason.rule, reason.source
        );
    }
    for route in &outcome.routes {
        text += &format!(
            "Where: {} {}\n",
            route.name,
            route.phone.as_deref().unwrap_or_default()
        );
    }
    for line in &outcome.meanwhile {
        text += &format!("Meanwhile: {line}\n");
    }
    for sign in &outcome.watch_for {
        text += &format!("Watch for: {}: {}\n", sign.sign, sign.action);
    }
    for also in &outcome.also {
        text += &format!("Also: {} ({})\n", also.title, also.text);
    }
    text
}
