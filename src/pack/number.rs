//! Numbers with units: ages as spans of time, bounds of thresholds, calendar dates.

use serde::{Deserialize, Serialize};
use std::fmt;

use crate::pack::authored::choice;
use crate::pack::plain::{Members, Plain, Reader};
use crate::pack::tree::Tree;

choice! {
    /// The unit of an age.
    pub enum AgeUnit {
        /// Completed days.
        Days = "days",
        /// Completed weeks.
        Weeks = "weeks",
        /// Completed months (30.4 days each).
        Months = "months",
        /// Completed years (12 months each).
        Years = "years",
    }
}

impl AgeUnit {
    /// Its length in tenths of a day. A year is twelve months, so that "12 months" and "1 year" are the same bound.
    #[must_use]
    pub const fn tenths_of_a_day(self) -> u64 {
        match self {
            Self::Days => 10,
            Self::Weeks => 70,
            Self::Months => 304,
            Self::Years => 12 * 304,
        }
    }

    /// The largest value that makes sense: two years in small units, 130 in years.
    #[must_use]
    pub const fn most(self) -> u32 {
        match self {
            Self::Days => 730,
            Self::Weeks => 104,
            Self::Months => 24,
            Self::Years => 130,
        }
    }
}

/// An age: the span from `value` units to the next whole unit. Written `34` (years) or `{"value": 10, "unit": "weeks"}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Age {
    /// Completed units.
    pub value: u32,
    /// The unit.
    pub unit: AgeUnit,
}

impl Age {
    /// The first moment of the span, in tenths of a day after birth.
    #[must_use]
    pub fn start(self) -> u64 {
        u64::from(self.value) * self.unit.tenths_of_a_day()
    }

    /// Whether the person has not reached this many years yet.
    #[must_use]
    pub fn is_under(self, years: u32) -> bool {
        self.start() < u64::from(years) * AgeUnit::Years.tenths_of_a_day()
    }

    /// The first moment after the span.
    #[must_use]
    pub fn end(self) -> u64 {
        self.start() + self.unit.tenths_of_a_day()
    }
}

/// One end of a threshold: a plain number in the question's unit, or an age.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Bound {
    /// In the question's unit; years for the age question.
    Number(f64),
    /// An age.
    Age(Age),
}

/// A calendar date, written `2026-11-22`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

impl Date {
    /// Reads `2026-11-22`; `None` when it is not a day of the calendar.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let shape = year.len() == 4 && month.len() == 2 && day.len() == 2 && parts.next().is_none();
        let digits = text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-');
        if !shape || !digits {
            return None;
        }
        let date = Self {
            year: year.parse().ok()?,
            month: month.parse().ok()?,
            day: day.parse().ok()?,
        };
        (date.day >= 1 && date.day <= date.days_in_month()).then_some(date)
    }

    /// How many days this date's month has; 0 when there is no such month.
    #[must_use]
    pub fn days_in_month(self) -> u8 {
        match self.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if self.is_leap_year() => 29,
            2 => 28,
            _ => 0,
        }
    }

    fn is_leap_year(self) -> bool {
        self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400))
    }

    /// The same day `months` later, or the last day of that month when it is shorter.
    #[must_use]
    pub fn plus_months(self, months: u16) -> Self {
        // Wider than a year is kept: twelve times the year 9999 does not fit there.
        let months = u32::from(self.year) * 12 + u32::from(self.month) - 1 + u32::from(months);
        let month = u8::try_from(months % 12 + 1).unwrap_or(1);
        let moved = Self {
            year: u16::try_from(months / 12).unwrap_or(u16::MAX),
            month,
            day: self.day,
        };
        Self {
            day: moved.day.min(moved.days_in_month()),
            ..moved
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
            .ok_or_else(|| format!("\"{text}\" is not a date; write it like 2026-11-22"))
    }
}

impl Plain for Date {
    fn plain<T: Tree>(value: Option<T>, reader: &mut Reader) -> Self {
        let date = |value: T| value.text().and_then(|text| Self::parse(&text));
        let blank = Self {
            year: 0,
            month: 1,
            day: 1,
        };
        reader.found(value.map(date), "date", blank)
    }
}

impl Plain for Age {
    fn plain<T: Tree>(value: Option<T>, reader: &mut Reader) -> Self {
        let mut members = Members::of(value, "Age", "value unit ", reader);
        Self {
            value: members.take(),
            unit: members.take(),
        }
    }
}

impl Plain for Bound {
    fn plain<T: Tree>(value: Option<T>, reader: &mut Reader) -> Self {
        match value.as_ref().and_then(Tree::number) {
            Some(number) => Self::Number(number),
            None => Self::Age(Plain::plain(value, reader)),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod authored {
    use super::{Age, AgeUnit, Bound, Date};
    use crate::pack::JsonPath;
    use crate::pack::author::{Definitions, Reading};
    use crate::pack::authored::Authored;
    use jsonc_parser::ast::Value;
    use serde_json::json;

    impl Authored for Age {
        fn read(value: &Value<'_>, at: &JsonPath, r: &mut Reading<'_>) -> Option<Self> {
            let object = r.object(value, at, &["value", "unit"])?;
            let (number, unit) = (r.member(object, "value", at), r.member(object, "unit", at));
            Some(Self {
                value: number?,
                unit: unit?,
            })
        }

        fn schema(defs: &mut Definitions) -> serde_json::Value {
            let unit = AgeUnit::schema(defs);
            let properties = json!({ "value": u32::schema(defs), "unit": unit });
            json!({ "type": "object", "properties": properties, "required": ["value", "unit"], "additionalProperties": false })
        }
    }

    impl Authored for Bound {
        fn read(value: &Value<'_>, at: &JsonPath, r: &mut Reading<'_>) -> Option<Self> {
            match value {
                Value::Object(_) => Age::read(value, at, r).map(Self::Age),
                _ => r.number(value, at).map(Self::Number),
            }
        }

        fn schema(defs: &mut Definitions) -> serde_json::Value {
            json!({ "anyOf": [{ "type": "number" }, Age::schema(defs)] })
        }
    }

    impl Authored for Date {
        fn read(value: &Value<'_>, at: &JsonPath, r: &mut Reading<'_>) -> Option<Self> {
            let text = r.text(value, at)?;
            let date = Self::parse(&text);
            if date.is_none() {
                r.problem(
                    value,
                    at,
                    format!("\"{text}\" is not a date; write it like 2026-11-22"),
                );
            }
            date
        }

        fn schema(_: &mut Definitions) -> serde_json::Value {
            json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_the_span_to_its_next_whole_unit() {
        let three_months = Age {
            value: 3,
            unit: AgeUnit::Months,
        }
        .start();
        let twelve_weeks = Age {
            value: 12,
            unit: AgeUnit::Weeks,
        };
        let thirteen_weeks = Age {
            value: 13,
            unit: AgeUnit::Weeks,
        };
        assert!(twelve_weeks.end() <= three_months);
        assert!(thirteen_weeks.start() < three_months && three_months < thirteen_weeks.end());
        assert_eq!(
            Age {
                value: 12,
                unit: AgeUnit::Months
            }
            .start(),
            Age {
                value: 1,
                unit: AgeUnit::Years
            }
            .start()
        );
    }

    #[test]
    fn dates_are_days_of_the_calendar() {
        assert!(Date::parse("2028-02-29").is_some());
        for wrong in [
            "2026-02-29",
            "2026-13-01",
            "2026-1-1",
            "2026-11-31",
            "26-11-22",
            "2026-11-2x",
            "",
        ] {
            assert!(Date::parse(wrong).is_none(), "{wrong}");
        }
        let read = Date {
            year: 2026,
            month: 8,
            day: 31,
        };
        assert_eq!(read.plus_months(6).to_string(), "2027-02-28");
        assert_eq!(read.plus_months(12).to_string(), "2027-08-31");
        assert_eq!(read.plus_months(4).to_string(), "2026-12-31");
        let last = Date { year: 9999, ..read };
        assert_eq!(last.plus_months(12).to_string(), "10000-08-31");
    }
}
