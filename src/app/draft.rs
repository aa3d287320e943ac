//! What stands in the inputs of one question before it is an answer, and how it becomes one.

use crate::app::words::Say;
use crate::contract::QuestionView;
use crate::decimal;
use crate::engine::GivenAnswer;
use crate::pack::{Age, AgeUnit, NOT_SURE, QuestionKind, Unit};

/// An age below this many years is asked for in days, weeks or months.
const YEARS_ARE_ENOUGH_FROM: u32 = 2;

/// What stands in the inputs of one question.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Draft {
    /// Nothing yet.
    #[default]
    Untouched,
    /// A chosen radio button: an option, `yes`, `no` or `not-sure`.
    Choice(String),
    /// Ticked boxes, or "none of these".
    Ticks {
        /// The ticked options.
        ticked: Vec<String>,
        /// Whether "none of these" is ticked.
        none: bool,
    },
    /// A number as typed, or "not sure".
    Number {
        /// As typed.
        text: String,
        /// Whether "not sure" is ticked.
        not_sure: bool,
    },
    /// An age as typed.
    Age {
        /// Years as typed.
        years: String,
        /// For the very young: how many of `unit`, as typed.
        small: String,
        /// For the very young: the unit.
        unit: Option<AgeUnit>,
    },
}

/// What is wrong with a draft.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mistake {
    /// Nothing is chosen.
    Choose,
    /// Somebody asks for themselves and is said to be under 5.
    TooYoung,
    /// Nothing is ticked, not even "none of these".
    Tick,
    /// Not a number, or none at all.
    Number,
    /// Outside what the question allows.
    Range {
        /// The least.
        min: f64,
        /// The most.
        max: f64,
    },
    /// Between two steps of the question.
    Whole,
    /// Not an age in whole years.
    Age,
    /// Under 2: how many days, weeks or months is missing or too many.
    AgeInSmallUnits,
}

impl Mistake {
    /// In words.
    #[must_use]
    pub fn words(self, say: &Say<'_>) -> String {
        let ui = &say.pack.text.ui;
        match self {
            Self::Choose => say.text(&ui.mistake_choose),
            Self::TooYoung => say.text(&ui.mistake_too_young),
            Self::Tick => say.text(&ui.mistake_tick),
            Self::Number => say.text(&ui.mistake_number),
            Self::Range { min, max } => say.with(
                &ui.mistake_range,
                &[&decimal::write(min), &decimal::write(max)],
            ),
            Self::Whole => say.text(&ui.mistake_whole),
            Self::Age => say.text(&ui.mistake_age),
            Self::AgeInSmallUnits => say.text(&ui.mistake_age_small),
        }
    }
}

impl Draft {
    /// The inputs as an earlier answer left them.
    #[must_use]
    pub fn of(question: &QuestionView, answer: Option<&GivenAnswer>) -> Self {
        match answer {
            None => Self::Untouched,
            Some(GivenAnswer::Word(word)) if question.kind == QuestionKind::Number => {
                Self::Number {
                    text: String::new(),
                    not_sure: word == NOT_SURE,
                }
            }
            Some(GivenAnswer::Word(word)) => Self::Choice(word.clone()),
            Some(GivenAnswer::Words(words)) => Self::Ticks {
                ticked: words.clone(),
                none: words.is_empty(),
            },
            Some(GivenAnswer::Number(years)) if is_age(question) => Self::Age {
                years: decimal::write(*years),
                small: String::new(),
                unit: None,
            },
            Some(GivenAnswer::Number(number)) => Self::Number {
                text: decimal::write(*number),
                not_sure: false,
            },
            Some(GivenAnswer::Age(age)) => {
                let years = age.start() / AgeUnit::Years.tenths_of_a_day();
                Self::Age {
                    years: years.to_string(),
                    small: age.value.to_string(),
                    unit: Some(age.unit),
                }
            }
        }
    }

    /// The answer that the inputs give.
    ///
    /// # Errors
    /// What is missing or wrong.
    pub fn read(&self, question: &QuestionView) -> Result<GivenAnswer, Mistake> {
        match question.kind {
            QuestionKind::YesNo | QuestionKind::OneOf => match self {
                Self::Choice(id) => Ok(GivenAnswer::Word(id.clone())),
                _ => Err(Mistake::Choose),
            },
            QuestionKind::AnyOf => match self {
                Self::Ticks { ticked, none } if *none == ticked.is_empty() => {
                    Ok(GivenAnswer::Words(ticked.clone()))
                }
                _ => Err(Mistake::Tick),
            },
            QuestionKind::Number if is_age(question) => match self {
                Self::Age { years, small, unit } => age(years, small, *unit),
                _ => Err(Mistake::Age),
            },
            QuestionKind::Number => match self {
                Self::Number { not_sure: true, .. } if question.not_sure => {
                    Ok(GivenAnswer::Word(NOT_SURE.to_owned()))
                }
                Self::Number { text, .. } => number(question, text).map(GivenAnswer::Number),
                _ => Err(Mistake::Number),
            },
        }
    }

    /// Ticks or unticks one option; "none of these" goes.
    #[must_use]
    pub fn toggled(&self, question: &QuestionView, option: &str) -> Self {
        let had = self.has(option);
        let wanted = |id: &str| if id == option { !had } else { self.has(id) };
        let ticked = question
            .options
            .iter()
            .map(|option| option.id.clone())
            .filter(|id| wanted(id))
            .collect();
        Self::Ticks {
            ticked,
            none: false,
        }
    }

    /// Ticks or unticks "none of these"; every option goes.
    #[must_use]
    pub fn toggled_none(&self) -> Self {
        Self::Ticks {
            ticked: Vec::new(),
            none: !self.is_none(),
        }
    }

    /// Whether an option is chosen or ticked.
    #[must_use]
    pub fn has(&self, option: &str) -> bool {
        match self {
            Self::Choice(chosen) => chosen == option,
            Self::Ticks { ticked, .. } => ticked.iter().any(|id| id == option),
            _ => false,
        }
    }

    /// Whether "none of these" is ticked.
    #[must_use]
    pub fn is_none(&self) -> bool {
        matches!(self, Self::Ticks { none: true, .. })
    }
}

/// Whether a question asks for an age.
#[must_use]
pub fn is_age(question: &QuestionView) -> bool {
    question.unit == Some(Unit::Age)
}

/// Whether years as typed are so few that a smaller unit is needed.
#[must_use]
pub fn needs_small_unit(years: &str) -> bool {
    years
        .trim()
        .parse::<u32>()
        .is_ok_and(|years| years < YEARS_ARE_ENOUGH_FROM)
}

fn age(years: &str, small: &str, unit: Option<AgeUnit>) -> Result<GivenAnswer, Mistake> {
    let years: u32 = years.trim().parse().map_err(|_| Mistake::Age)?;
    if years > AgeUnit::Years.most() {
        return Err(Mistake::Age);
    }
    if years >= YEARS_ARE_ENOUGH_FROM {
        return Ok(GivenAnswer::Number(f64::from(years)));
    }
    let value: u32 = small.trim().parse().map_err(|_| Mistake::AgeInSmallUnits)?;
    let unit = unit
        .filter(|unit| value <= unit.most())
        .ok_or(Mistake::AgeInSmallUnits)?;
    Ok(GivenAnswer::Age(Age { value, unit }))
}

fn number(question: &QuestionView, text: &str) -> Result<f64, Mistake> {
    let value = decimal::read(text).ok_or(Mistake::Number)?;
    let (min, max) = (
        question.min.unwrap_or(0.0),
        question.max.unwrap_or(f64::MAX),
    );
    if value < min || value > max {
        return Err(Mistake::Range { min, max });
    }
    let steps = (value - min) / question.step.unwrap_or(1.0);
    // A step of 0.1 has no exact binary form.
    if (steps - steps.round()).abs() > 1e-6 {
        Err(Mistake::Whole)
    } else {
        Ok(value)
    }
}

/// An answer as people read it back.
#[must_use]
pub fn answer_words(say: &Say<'_>, question: &QuestionView, answer: &GivenAnswer) -> String {
    let ui = &say.pack.text.ui;
    let option = |id: &str| {
        question
            .options
            .iter()
            .find(|option| option.id == id)
            .map(|option| option.text.clone())
    };
    match answer {
        GivenAnswer::Word(word) if word == NOT_SURE => say.text(&ui.not_sure),
        GivenAnswer::Word(word) => option(word).unwrap_or_default(),
        GivenAnswer::Words(words) if words.is_empty() => say.text(&ui.none_of_these),
        GivenAnswer::Words(words) => words
            .iter()
            .filter_map(|id| option(id))
            .collect::<Vec<_>>()
            .join("; "),
        GivenAnswer::Number(number) => count_words(say, *number, question.unit),
        GivenAnswer::Age(age) => count_words(say, f64::from(age.value), Some(unit_of(age.unit))),
    }
}

/// The unit of an age as the unit of a number.
#[must_use]
pub fn unit_of(unit: AgeUnit) -> Unit {
    match unit {
        AgeUnit::Days => Unit::Days,
        AgeUnit::Weeks => Unit::Weeks,
        AgeUnit::Months => Unit::Months,
        AgeUnit::Years => Unit::Years,
    }
}

/// The name of a unit, for many.
#[must_use]
pub fn unit_words(say: &Say<'_>, unit: Unit) -> String {
    let ui = &say.pack.text.ui;
    say.text(match unit {
        Unit::Hours => &ui.hours,
        Unit::Days => &ui.days,
        Unit::Weeks => &ui.weeks,
        Unit::Months => &ui.months,
        Unit::Years | Unit::Age => &ui.years,
    })
}

fn count_words(say: &Say<'_>, number: f64, unit: Option<Unit>) -> String {
    let ui = &say.pack.text.ui;
    let Some(unit) = unit else {
        return decimal::write(number);
    };
    // Exactly one, as typed.
    #[allow(clippy::float_cmp)]
    let one = number == 1.0;
    if !one {
        return format!("{} {}", decimal::write(number), unit_words(say, unit));
    }
    let name = match unit {
        Unit::Hours => &ui.hour,
        Unit::Days => &ui.day,
        Unit::Weeks => &ui.week,
        Unit::Months => &ui.month,
        Unit::Years | Unit::Age => &ui.year,
    };
    format!("{} {}", decimal::write(number), say.text(name))
}
