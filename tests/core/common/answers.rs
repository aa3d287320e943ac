//! Possible answers, and journeys made of them.

use front_door::contract::GivenAnswers;
use front_door::engine::{Answers, GivenAnswer, Step, Topics, ask};
use front_door::pack::outcomes::telling_numbers;
use front_door::pack::{
    Age, AgeUnit, LinkedQuestion, NOT_SURE, Pack, QuestionIndex, QuestionKind, Unit,
};
use std::collections::BTreeMap;

/// Answers by question id, as they come in.
pub type Given = BTreeMap<String, GivenAnswer>;

/// The answers of a request.
pub fn given_in(answers: &GivenAnswers) -> Given {
    let copy = |(id, answer): (&String, &GivenAnswer)| (id.clone(), answer.clone());
    answers.iter().map(copy).collect()
}

/// Every answer worth telling apart: all options, all sets of at most `most` ticks and all ticks at once, a number on each
/// side of every end.
pub fn possible(question: &LinkedQuestion, most: usize) -> Vec<GivenAnswer> {
    let authored = &question.authored;
    let word = |word: &str| GivenAnswer::Word(word.to_owned());
    let mut answers: Vec<GivenAnswer> = match authored.kind {
        QuestionKind::YesNo => vec![word("no"), word("yes")],
        QuestionKind::OneOf => authored
            .options
            .iter()
            .map(|option| word(option.id.as_str()))
            .collect(),
        QuestionKind::AnyOf => {
            let ids: Vec<String> = authored
                .options
                .iter()
                .map(|option| option.id.to_string())
                .collect();
            let mut sets: Vec<Vec<String>> = vec![Vec::new()];
            for id in &ids {
                let longer: Vec<Vec<String>> = sets
                    .iter()
                    .filter(|set| set.len() < most)
                    .map(|set| [set.clone(), vec![id.clone()]].concat())
                    .collect();
                sets.extend(longer);
            }
            if !sets.contains(&ids) {
                sets.push(ids);
            }
            sets.into_iter().map(GivenAnswer::Words).collect()
        }
        QuestionKind::Number if authored.unit == Some(Unit::Age) => {
            telling_ages().into_iter().map(GivenAnswer::Age).collect()
        }
        QuestionKind::Number => telling_numbers(&authored.clone())
            .into_iter()
            .map(GivenAnswer::Number)
            .collect(),
    };
    if authored.not_sure {
        answers.push(word(NOT_SURE));
    }
    answers
}

/// Ages around the bands that packs use.
fn telling_ages() -> Vec<Age> {
    let years = [
        0, 1, 2, 4, 5, 10, 11, 12, 15, 16, 17, 18, 34, 40, 50, 55, 56, 60, 64, 65, 75, 90,
    ];
    let of = |unit, values: &[u32]| {
        values
            .iter()
            .map(|value| Age {
                value: *value,
                unit,
            })
            .collect::<Vec<_>>()
    };
    [
        of(AgeUnit::Weeks, &[1, 7, 8, 12, 13]),
        of(AgeUnit::Months, &[2, 3, 6, 7, 11]),
        of(AgeUnit::Years, &years),
    ]
    .concat()
}

/// Checked answers.
pub fn checked(pack: &Pack, given: &Given) -> Answers {
    Answers::read(pack, given.iter().map(|(id, answer)| (id.as_str(), answer))).unwrap()
}

/// A topic, two, or three of a pack.
pub fn some_topics(pack: &Pack, picks: &[usize]) -> Topics {
    let ids: Vec<&str> = picks
        .iter()
        .map(|pick| {
            pack.topics()[pick % pack.topics().len()]
                .authored
                .id
                .as_str()
        })
        .collect();
    Topics::read(pack, ids).unwrap()
}

/// Chooses answers by a list of numbers; mostly the first answer when `calm`.
pub fn chooser(numbers: Vec<u16>, calm: bool) -> impl FnMut(usize) -> usize {
    let mut next = numbers.into_iter().cycle();
    move |count| {
        let number = usize::from(next.next().unwrap_or(0));
        if calm && !number.is_multiple_of(5) {
            0
        } else {
            number % count
        }
    }
}

/// One page of a journey: what stood before it and what was asked.
pub struct Page {
    /// The answers before the page.
    pub before: Given,
    /// The questions on it.
    pub questions: Vec<QuestionIndex>,
    /// How many pages the engine said there could still be.
    pub left: usize,
}

/// Plays a journey, choosing the `n`th of the possible answers by `choose(how many)`.
pub fn play(
    pack: &Pack,
    topics: &Topics,
    choose: &mut impl FnMut(usize) -> usize,
) -> (Given, Vec<Page>) {
    let (mut given, mut pages) = (Given::new(), Vec::new());
    loop {
        let Step::Ask(asked) = ask(pack, topics, &checked(pack, &given)) else {
            return (given, pages);
        };
        assert!(!asked.page.is_empty(), "a page without questions");
        pages.push(Page {
            before: given.clone(),
            questions: asked.page.clone(),
            left: asked.pages_left_at_most,
        });
        for index in asked.page {
            let question = pack.question(index).unwrap();
            let answers = possible(question, 2);
            let chosen = answers[choose(answers.len()) % answers.len()].clone();
            assert!(
                given
                    .insert(question.authored.id.to_string(), chosen)
                    .is_none(),
                "asked twice"
            );
        }
        assert!(pages.len() < 200, "the journey goes in circles");
    }
}
