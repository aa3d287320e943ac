//! Topics and answers that have been checked against a pack, so that everything after this is total.

use crate::decimal;
use crate::order;
use crate::pack::outcomes::{age_meets, number_meets};
use crate::pack::problem::did_you_mean;
use crate::pack::{
    Age, AgeUnit, FindingIndex, LinkedQuestion, NOT_SURE, OptionId, Pack, QuestionIndex,
    QuestionKind, SOMETHING_ELSE, TopicIndex, Unit,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The chosen topics; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topics(Vec<TopicIndex>);

impl Topics {
    /// Checks the ids. None at all means `something-else`; a topic named twice counts once.
    ///
    /// # Errors
    /// When the pack has no such topic; it says which one and the nearest that it has.
    pub fn read<'a>(
        pack: &Pack,
        ids: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, AnswerError> {
        let mut topics = Vec::new();
        for (index, id) in ids.into_iter().enumerate() {
            let Some(topic) = pack.find_topic(id) else {
                let known = pack.topics().iter().map(|topic| topic.authored.id.as_str());
                let hint = did_you_mean(id, known);
                return Err(AnswerError::new(
                    "unknown-topic",
                    format!("topics[{index}]"),
                    format!("no topic \"{id}\"{hint}"),
                ));
            };
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
        if topics.is_empty() {
            topics.extend(pack.find_topic(SOMETHING_ELSE));
        }
        Ok(Self(topics))
    }

    /// The topics in the order in which they were chosen.
    #[must_use]
    pub fn indices(&self) -> &[TopicIndex] {
        &self.0
    }
}

/// One answer as it comes in: from JSON, from JavaScript, from the screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum GivenAnswer {
    /// `"yes"`, `"no"`, `"not-sure"` or an option's id.
    Word(String),
    /// The ticked options of an any-of question; `[]` means none of these.
    Words(Vec<String>),
    /// A number; for the age question, years.
    Number(f64),
    /// An age in days, weeks, months or years.
    Age(Age),
}

impl GivenAnswer {
    /// Whether it is an age under this many years; `None` when it is no age.
    #[must_use]
    pub fn is_age_under(&self, years: u32) -> Option<bool> {
        match self {
            Self::Age(age) => Some(age.is_under(years)),
            Self::Number(age) => Some(*age < f64::from(years)),
            Self::Word(_) | Self::Words(_) => None,
        }
    }
}

/// One checked answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Not sure: everything that the question could establish.
    NotSure,
    /// Yes-no: whether the answer is the one that establishes findings.
    Telling(bool),
    /// The position of the chosen option.
    Option(usize),
    /// The positions of the ticked options.
    Options(Vec<usize>),
    /// A number.
    Number(f64),
    /// An age.
    Age(Age),
}

/// What is wrong with an answer or a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerError {
    /// A word for programs, listed in the docs.
    pub code: &'static str,
    /// The place in the request, such as `answers.fever-days`.
    pub place: String,
    /// What is wrong and what is allowed.
    pub message: String,
}

impl AnswerError {
    fn new(code: &'static str, place: String, message: String) -> Self {
        Self {
            code,
            place,
            message,
        }
    }
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

impl std::error::Error for AnswerError {}

/// Checked answers in the order of their questions, one for each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers(Vec<(QuestionIndex, Answer)>);

impl Answers {
    /// Checks every answer against its question.
    ///
    /// # Errors
    /// At the first unknown question or option, wrong kind of answer, or number out of range.
    pub fn read<'a>(
        pack: &Pack,
        given: impl IntoIterator<Item = (&'a str, &'a GivenAnswer)>,
    ) -> Result<Self, AnswerError> {
        let mut answers: Vec<(QuestionIndex, Answer)> = Vec::new();
        for (id, answer) in given {
            let place = format!("answers.{id}");
            let question = pack
                .find_question(id)
                .and_then(|index| Some((index, pack.question(index)?)));
            let Some((index, question)) = question else {
                let known = pack
                    .questions()
                    .iter()
                    .map(|question| question.authored.id.as_str());
                let message = format!("no question \"{id}\"{}", did_you_mean(id, known));
                return Err(AnswerError::new("unknown-question", place, message));
            };
            let checked = check(question, answer)
                .map_err(|(code, message)| AnswerError::new(code, place, message))?;
            answers.retain(|(other, _)| *other != index);
            answers.push((index, checked));
        }
        Ok(Self(order::by_key(answers, |(index, _)| *index)))
    }

    /// Whether the question has an answer.
    #[must_use]
    pub fn has(&self, question: QuestionIndex) -> bool {
        self.0.iter().any(|(answered, _)| *answered == question)
    }

    /// The age, once it is answered.
    #[must_use]
    pub fn age(&self) -> Option<Age> {
        self.0.iter().find_map(|(_, answer)| match answer {
            Answer::Age(age) => Some(*age),
            _ => None,
        })
    }

    /// The same answers without one.
    #[must_use]
    pub fn without(&self, question: QuestionIndex) -> Self {
        Self(
            self.0
                .iter()
                .filter(|(answered, _)| *answered != question)
                .cloned()
                .collect(),
        )
    }

    /// All answers in the order of the pack's questions.
    pub fn iter(&self) -> impl Iterator<Item = (QuestionIndex, &Answer)> {
        self.0.iter().map(|(question, answer)| (*question, answer))
    }
}

type Refused = (&'static str, String);

fn check(question: &LinkedQuestion, given: &GivenAnswer) -> Result<Answer, Refused> {
    let authored = &question.authored;
    if let GivenAnswer::Word(word) = given
        && word == NOT_SURE
    {
        if authored.not_sure {
            return Ok(Answer::NotSure);
        }
        return Err((
            "not-sure-not-offered",
            "\"not-sure\" is not offered here; give what the question asks for".into(),
        ));
    }
    match (authored.kind, given) {
        (QuestionKind::YesNo, GivenAnswer::Word(word)) => match word.as_str() {
            "yes" => Ok(Answer::Telling(!authored.yes.is_empty())),
            "no" => Ok(Answer::Telling(!authored.no.is_empty())),
            other => Err((
                "unknown-option",
                format!("\"{other}\" is not an answer; give \"yes\" or \"no\""),
            )),
        },
        (QuestionKind::OneOf, GivenAnswer::Word(word)) => {
            option(question, word).map(Answer::Option)
        }
        (QuestionKind::AnyOf, GivenAnswer::Words(words)) => {
            let options = words
                .iter()
                .map(|word| option(question, word))
                .collect::<Result<Vec<usize>, _>>()?;
            Ok(Answer::Options(order::once_each(options)))
        }
        (QuestionKind::Number, given) => number(question, given),
        (kind, _) => Err(("wrong-kind", wanted(kind).into())),
    }
}

fn wanted(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::YesNo => "give \"yes\" or \"no\"",
        QuestionKind::OneOf => "give one option's id as a text",
        QuestionKind::AnyOf => "give a list of option ids; [] means none of these",
        QuestionKind::Number => "give a number",
    }
}

fn option(question: &LinkedQuestion, word: &str) -> Result<usize, Refused> {
    let options = &question.authored.options;
    options
        .iter()
        .position(|option| option.id.as_str() == word)
        .ok_or_else(|| {
            let ids: Vec<&str> = options
                .iter()
                .map(|option| OptionId::as_str(&option.id))
                .collect();
            (
                "unknown-option",
                format!("\"{word}\" is not one of: {}", ids.join(", ")),
            )
        })
}

fn number(question: &LinkedQuestion, given: &GivenAnswer) -> Result<Answer, Refused> {
    let authored = &question.authored;
    let is_age = authored.unit == Some(Unit::Age);
    let age = match given {
        GivenAnswer::Age(age) if is_age => *age,
        GivenAnswer::Number(years) if is_age => whole_years(*years)?,
        GivenAnswer::Number(value) => {
            let (min, max) = (
                authored.min.unwrap_or(f64::MIN),
                authored.max.unwrap_or(f64::MAX),
            );
            let step = authored.step.unwrap_or(1.0);
            // A step of 0.1 has no exact binary form; a millionth of a step is below anything a person can type.
            let off = ((value - min) / step - ((value - min) / step).round()).abs();
            if !value.is_finite() || *value < min || *value > max || off > 1e-6 {
                let (value, min, max, step) = (
                    decimal::write(*value),
                    decimal::write(min),
                    decimal::write(max),
                    decimal::write(step),
                );
                return Err((
                    "out-of-range",
                    format!("{value} is not a number from {min} to {max} in steps of {step}"),
                ));
            }
            return Ok(Answer::Number(*value));
        }
        _ if is_age => {
            let message =
                "give an age in years, or {\"value\": 10, \"unit\": \"days|weeks|months|years\"}";
            return Err(("wrong-kind", message.into()));
        }
        _ => return Err(("wrong-kind", wanted(QuestionKind::Number).into())),
    };
    if age.value > age.unit.most() {
        let most = age.unit.most();
        return Err((
            "out-of-range",
            format!(
                "{} {} is more than the {most} allowed; use a larger unit",
                age.value, age.unit
            ),
        ));
    }
    Ok(Answer::Age(age))
}

fn whole_years(years: f64) -> Result<Age, Refused> {
    let most = AgeUnit::Years.most();
    if years.fract() != 0.0 || !(0.0..=f64::from(most)).contains(&years) {
        return Err((
            "out-of-range",
            format!(
                "{} is not an age; give whole years from 0 to {most}",
                decimal::write(years)
            ),
        ));
    }
    // In range, as just checked.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Ok(Age {
        value: years as u32,
        unit: AgeUnit::Years,
    })
}

/// What `answer` establishes.
pub(crate) fn established<'p>(
    question: &'p LinkedQuestion,
    answer: &'p Answer,
) -> impl Iterator<Item = FindingIndex> + 'p {
    let holds = move |index: usize| match answer {
        Answer::NotSure => true,
        Answer::Telling(telling) => *telling,
        Answer::Option(chosen) => *chosen == index,
        Answer::Options(ticked) => ticked.contains(&index),
        Answer::Number(value) => question
            .authored
            .thresholds
            .get(index)
            .is_some_and(|threshold| number_meets(threshold, *value)),
        Answer::Age(age) => question
            .authored
            .thresholds
            .get(index)
            .is_some_and(|threshold| age_meets(threshold, *age)),
    };
    question
        .each
        .iter()
        .enumerate()
        .filter(move |(index, _)| holds(*index))
        .flat_map(|(_, findings)| findings)
        .copied()
}
