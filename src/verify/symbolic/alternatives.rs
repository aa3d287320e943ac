//! The answers of one question that can be told apart, in one pack or in two.

use crate::engine::GivenAnswer;
use crate::pack::outcomes::{age_meets, every_age, number_meets, telling_numbers};
use crate::pack::{Age, AgeUnit, NOT_SURE, Question, QuestionKind, Unit};

/// One answer, standing for all that no threshold tells from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// The answer as it is given.
    pub answer: GivenAnswer,
    /// By side: the positions in the question's options (thresholds; 0 for yes-no) that it establishes. `None` when that
    /// side has no such answer: whoever would give it can say nothing there.
    pub hits: Vec<Option<Vec<usize>>>,
}

impl Alternative {
    /// Whether it establishes nothing on any side.
    fn is_silent(&self) -> bool {
        self.hits.iter().flatten().all(Vec::is_empty)
    }
}

/// The answers of a question that is not any-of, the one that establishes least first. `sides` holds the question as each
/// side has it.
pub(super) fn alternatives(sides: &[Option<&Question>]) -> Vec<Alternative> {
    let Some(first) = sides.iter().flatten().next() else {
        return Vec::new();
    };
    let mut found = match first.kind {
        QuestionKind::YesNo => words(sides, &["no", "yes"], yes_no),
        QuestionKind::OneOf | QuestionKind::AnyOf => {
            let mut ids: Vec<&str> = Vec::new();
            for option in sides.iter().flatten().flat_map(|side| &side.options) {
                if !ids.contains(&option.id.as_str()) {
                    ids.push(option.id.as_str());
                }
            }
            words(sides, &ids, one_of)
        }
        QuestionKind::Number if first.unit == Some(Unit::Age) => ages(sides),
        QuestionKind::Number => numbers(sides),
    };
    let not_sure = sides.iter().map(|side| side.and_then(everything)).collect();
    push(&mut found, GivenAnswer::Word(NOT_SURE.into()), not_sure);
    // What is taken for granted comes first: an answer that says nothing, or failing that the one that says least.
    let weight = |(position, alternative): (usize, &Alternative)| {
        let count: usize = alternative.hits.iter().flatten().map(Vec::len).sum();
        (!alternative.is_silent(), count, position)
    };
    if let Some(least) =
        (0..found.len()).min_by_key(|at| found.get(*at).map(|it| weight((*at, it))))
    {
        let baseline = found.remove(least);
        found.insert(0, baseline);
    }
    found
}

/// What an answer to a number question establishes on each side: the band that it falls in. `None` for any other answer.
pub(super) fn band_of(
    sides: &[Option<&Question>],
    answer: &GivenAnswer,
) -> Option<Vec<Option<Vec<usize>>>> {
    let is_age = |question: &Question| question.unit == Some(Unit::Age);
    let hits = |question: &Question| match answer {
        GivenAnswer::Age(age) if is_age(question) => {
            Some(met(question, |threshold| age_meets(threshold, *age)))
        }
        GivenAnswer::Number(years) if is_age(question) => {
            let age = every_age()
                .find(|age| age.unit == AgeUnit::Years && f64::from(age.value) == *years)?;
            Some(met(question, |threshold| age_meets(threshold, age)))
        }
        GivenAnswer::Number(value) => {
            Some(met(question, |threshold| number_meets(threshold, *value)))
        }
        _ => None,
    };
    let bands: Vec<Option<Vec<usize>>> = sides.iter().map(|side| side.and_then(hits)).collect();
    bands.iter().any(Option::is_some).then_some(bands)
}

/// Adds an answer that at least one side has.
fn push(found: &mut Vec<Alternative>, answer: GivenAnswer, hits: Vec<Option<Vec<usize>>>) {
    if hits.iter().any(Option::is_some) {
        found.push(Alternative { answer, hits });
    }
}

/// What "not sure" establishes; `None` when it is not offered.
fn everything(question: &Question) -> Option<Vec<usize>> {
    let count = match question.kind {
        QuestionKind::YesNo => 1,
        QuestionKind::Number => question.thresholds.len(),
        _ => question.options.len(),
    };
    question.not_sure.then(|| (0..count).collect())
}

fn words(
    sides: &[Option<&Question>],
    ids: &[&str],
    hits: fn(&Question, &str) -> Option<Vec<usize>>,
) -> Vec<Alternative> {
    let mut found = Vec::new();
    for id in ids {
        let by_side = sides
            .iter()
            .map(|side| side.and_then(|question| hits(question, id)));
        push(
            &mut found,
            GivenAnswer::Word((*id).into()),
            by_side.collect(),
        );
    }
    found
}

fn yes_no(question: &Question, word: &str) -> Option<Vec<usize>> {
    let told = if word == "yes" {
        &question.yes
    } else {
        &question.no
    };
    Some(if told.is_empty() { Vec::new() } else { vec![0] })
}

fn one_of(question: &Question, word: &str) -> Option<Vec<usize>> {
    let at = question
        .options
        .iter()
        .position(|option| option.id.as_str() == word)?;
    let telling = question.options.get(at)?;
    Some(if telling.findings.is_empty() {
        Vec::new()
    } else {
        vec![at]
    })
}

/// One number for each band that some side tells apart.
fn numbers(sides: &[Option<&Question>]) -> Vec<Alternative> {
    let mut values: Vec<f64> = Vec::new();
    for value in sides
        .iter()
        .flatten()
        .flat_map(|side| telling_numbers(side))
    {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values.sort_by(f64::total_cmp);
    let within = |question: &Question, value: f64| {
        question.min.is_none_or(|min| value >= min) && question.max.is_none_or(|max| value <= max)
    };
    let hits = |question: &Question, value: f64| {
        within(question, value).then(|| met(question, |threshold| number_meets(threshold, value)))
    };
    bands(values.into_iter().map(|value| {
        let by_side = sides
            .iter()
            .map(|side| side.and_then(|question| hits(question, value)));
        (GivenAnswer::Number(value), by_side.collect())
    }))
}

/// One age for each set of bands that some side tells apart, in years where years can say it.
fn ages(sides: &[Option<&Question>]) -> Vec<Alternative> {
    let mut ages: Vec<Age> = every_age().collect();
    ages.sort_by_key(|age| (std::cmp::Reverse(age.unit.tenths_of_a_day()), age.value));
    bands(ages.into_iter().map(|age| {
        let by_side = sides
            .iter()
            .map(|side| side.map(|question| met(question, |threshold| age_meets(threshold, age))));
        (as_given(age), by_side.collect())
    }))
}

/// An age as people give it: a plain number for years.
fn as_given(age: Age) -> GivenAnswer {
    if age.unit == AgeUnit::Years {
        GivenAnswer::Number(f64::from(age.value))
    } else {
        GivenAnswer::Age(age)
    }
}

fn met(question: &Question, meets: impl Fn(&crate::pack::Threshold) -> bool) -> Vec<usize> {
    let thresholds = question.thresholds.iter().enumerate();
    thresholds
        .filter(|(_, threshold)| meets(threshold))
        .map(|(at, _)| at)
        .collect()
}

/// The first answer of each band.
fn bands(
    answers: impl Iterator<Item = (GivenAnswer, Vec<Option<Vec<usize>>>)>,
) -> Vec<Alternative> {
    let mut found: Vec<Alternative> = Vec::new();
    for (answer, hits) in answers {
        if !found.iter().any(|other| other.hits == hits) {
            push(&mut found, answer, hits);
        }
    }
    found
}
