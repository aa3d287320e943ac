//! Numbers and ages: which answers can be told apart.
//!
//! Every number that can be typed is tried against every threshold. Numbers next to each other that meet the same thresholds
//! form a run, and the first and last of each run stand for it: an end that is off by one shows at one of the two.

use serde_json::{Value, json};

/// One answer to a question that asks for a number.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Band {
    /// The answer as JSON.
    pub(super) value: Value,
    /// The answer in words: "3 days".
    pub(super) words: String,
    /// The thresholds it meets, by position.
    pub(super) meets: Vec<usize>,
}

/// Plain numbers are counted in millionths, so that 36.6 is a whole number.
const MILLION: i64 = 1_000_000;

/// The units of an age: name, tenths of a day in one, the most that can be given. A month has 30.4 days and a year 12 months.
const AGE_UNITS: [(&str, i64, i64); 4] = [
    ("years", 3648, 130),
    ("months", 304, 24),
    ("weeks", 70, 104),
    ("days", 10, 730),
];

/// The most numbers that one question may allow.
const MOST: i64 = 1_000_000;

/// The ends of a threshold.
#[derive(Default)]
struct Ends {
    at_least: Option<i64>,
    above: Option<i64>,
    at_most: Option<i64>,
    below: Option<i64>,
}

impl Ends {
    fn read(threshold: &Value, number: fn(&Value) -> Result<i64, String>) -> Result<Self, String> {
        let end = |key: &str| match threshold.get(key) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => number(value).map(Some),
        };
        Ok(Self {
            at_least: end("at_least")?,
            above: end("above")?,
            at_most: end("at_most")?,
            below: end("below")?,
        })
    }

    /// Whether the number is inside.
    fn hold(&self, number: i64) -> bool {
        self.at_least.is_none_or(|end| number >= end)
            && self.above.is_none_or(|end| number > end)
            && self.at_most.is_none_or(|end| number <= end)
            && self.below.is_none_or(|end| number < end)
    }

    /// Whether any moment from `start` until just before `end` is inside.
    fn touched_by(&self, start: i64, end: i64) -> bool {
        // Moments are whole tenths of a day: every unit and every end is.
        let first = self.at_least.map_or(start, |least| least.max(start));
        let first = self.above.map_or(first, |above| first.max(above + 1));
        let last = self.below.map_or(end - 1, |below| (below - 1).min(end - 1));
        let last = self.at_most.map_or(last, |most| last.min(most));
        first <= last
    }
}

/// The answers to a question about a plain number.
pub(super) fn numbers(question: &Value, thresholds: &[Value]) -> Result<Vec<Band>, String> {
    let ends = thresholds
        .iter()
        .map(|threshold| Ends::read(threshold, millionths))
        .collect::<Result<Vec<Ends>, String>>()?;
    let (min, max, step) = range(question)?;
    let unit = question.get("unit").and_then(Value::as_str).unwrap_or("");
    let answers = (0..=(max - min) / step).map(|steps| {
        let value = min + steps * step;
        let meets = met(&ends, |ends| ends.hold(value));
        (value, meets)
    });
    Ok(ends_of_runs(answers)
        .into_iter()
        .map(|(value, meets)| {
            let value = in_units(value);
            let words = format!("{value} {unit}").trim_end().to_owned();
            Band {
                value,
                words,
                meets,
            }
        })
        .collect())
}

/// The least and the most that may be given, and the step from one to the next, in millionths.
fn range(question: &Value) -> Result<(i64, i64, i64), String> {
    let number = |key: &str| match question.get(key) {
        None | Some(Value::Null) => Err(format!("a number without {key}")),
        Some(value) => millionths(value),
    };
    let (min, max) = (number("min")?, number("max")?);
    let step = match question.get("step") {
        None | Some(Value::Null) => MILLION,
        Some(value) => millionths(value)?,
    };
    if step <= 0 || max < min || (max - min) / step > MOST {
        return Err("a number with too many or no values".to_owned());
    }
    Ok((min, max, step))
}

/// Numbers that may not be given: one step too low, one too high, one between two steps.
pub(super) fn no_numbers(question: &Value) -> Result<Vec<Value>, String> {
    let (min, max, step) = range(question)?;
    Ok([min - step, max + step, min + step / 2]
        .map(in_units)
        .into())
}

/// Ages that may not be given.
pub(super) fn no_ages() -> Vec<Value> {
    let too_old = |(unit, _, most): (&str, i64, i64)| json!({ "value": most + 1, "unit": unit });
    let mut ages: Vec<Value> = AGE_UNITS.into_iter().map(too_old).collect();
    ages.extend([json!(-1), json!(1.5), json!(131)]);
    ages
}

/// The answers to the question about age.
pub(super) fn ages(thresholds: &[Value]) -> Result<Vec<Band>, String> {
    let ends = thresholds
        .iter()
        .map(|threshold| Ends::read(threshold, tenths_of_a_day))
        .collect::<Result<Vec<Ends>, String>>()?;
    let mut bands = Vec::new();
    for (unit, length, most) in AGE_UNITS {
        let answers = (0..=most).map(|count| {
            let start = count * length;
            (
                count,
                met(&ends, |ends| ends.touched_by(start, start + length)),
            )
        });
        for (count, meets) in ends_of_runs(answers) {
            // A bare number means years; the other units are said.
            let (value, words) = if unit == "years" {
                (json!(count), format!("age {count}"))
            } else {
                (
                    json!({ "value": count, "unit": unit }),
                    format!("age {count} {unit}"),
                )
            };
            bands.push(Band {
                value,
                words,
                meets,
            });
        }
    }
    Ok(bands)
}

fn met(ends: &[Ends], holds: impl Fn(&Ends) -> bool) -> Vec<usize> {
    ends.iter()
        .enumerate()
        .filter(|(_, ends)| holds(ends))
        .map(|(place, _)| place)
        .collect()
}

/// The first and last of every run of values that meet the same thresholds.
fn ends_of_runs(values: impl Iterator<Item = (i64, Vec<usize>)>) -> Vec<(i64, Vec<usize>)> {
    let mut kept: Vec<(i64, Vec<usize>)> = Vec::new();
    let mut before: Option<(i64, Vec<usize>)> = None;
    for (value, meets) in values {
        match before.take() {
            Some((_, same)) if same == meets => {}
            Some((last, others)) => {
                if kept.last().is_some_and(|(first, _)| *first != last) {
                    kept.push((last, others));
                }
                kept.push((value, meets.clone()));
            }
            None => kept.push((value, meets.clone())),
        }
        before = Some((value, meets));
    }
    if let Some((last, meets)) = before
        && kept.last().is_some_and(|(first, _)| *first != last)
    {
        kept.push((last, meets));
    }
    kept
}

fn millionths(value: &Value) -> Result<i64, String> {
    let number = value
        .as_f64()
        .filter(|number| number.abs() < 1e9)
        .ok_or_else(|| format!("{value} is not a number that can be used"))?;
    // Below 1e15 as just checked, so that nothing is lost.
    #[allow(clippy::cast_possible_truncation)]
    Ok((number * 1e6).round() as i64)
}

fn in_units(millionths: i64) -> Value {
    if millionths % MILLION == 0 {
        return json!(millionths / MILLION);
    }
    // Below 1e15, so exact before the division.
    #[allow(clippy::cast_precision_loss)]
    let number = millionths as f64 / 1e6;
    json!(number)
}

/// An end of an age band: `{"value": 3, "unit": "months"}`, or a bare number of years.
fn tenths_of_a_day(value: &Value) -> Result<i64, String> {
    let unit = value.get("unit").and_then(Value::as_str).unwrap_or("years");
    let count = value.get("value").unwrap_or(value);
    let whole = count.as_i64().or_else(|| {
        let number = count.as_f64().filter(|number| number.fract() == 0.0)?;
        // Whole and of an age's size.
        #[allow(clippy::cast_possible_truncation)]
        Some(number as i64)
    });
    let length = AGE_UNITS
        .iter()
        .find(|(name, ..)| *name == unit)
        .map(|(_, length, _)| length);
    match (whole, length) {
        (Some(count), Some(length)) => Ok(count * length),
        _ => Err(format!("{value} is not an age")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(bands: &[Band], value: &Value) -> Vec<usize> {
        let found = bands.iter().find(|band| band.value == *value);
        found.unwrap_or_else(|| panic!("no {value}")).meets.clone()
    }

    #[test]
    fn an_age_touches_every_band_of_its_span() {
        let months = |count: i64| json!({ "value": count, "unit": "months" });
        let bands = ages(&[
            json!({ "below": months(3) }),
            json!({ "at_least": months(3) }),
        ])
        .unwrap();
        let weeks = |count: i64| json!({ "value": count, "unit": "weeks" });
        assert_eq!(meeting(&bands, &weeks(12)), [0]);
        assert_eq!(meeting(&bands, &weeks(13)), [0, 1]);
        assert_eq!(meeting(&bands, &weeks(14)), [1]);
        assert_eq!(meeting(&bands, &json!(0)), [0, 1]);
        assert_eq!(meeting(&bands, &months(2)), [0]);
        assert_eq!(
            meeting(&bands, &json!({ "value": 91, "unit": "days" })),
            [0, 1]
        );
    }

    #[test]
    fn both_ends_of_every_run_are_kept() {
        let question = json!({ "min": 0, "max": 10, "unit": "days" });
        let bands = numbers(
            &question,
            &[
                json!({ "at_least": 3 }),
                json!({ "above": 5, "at_most": 7 }),
            ],
        )
        .unwrap();
        let values: Vec<(i64, &[usize])> = bands
            .iter()
            .map(|band| (band.value.as_i64().unwrap(), band.meets.as_slice()))
            .collect();
        assert_eq!(
            values,
            [
                (0, &[][..]),
                (2, &[]),
                (3, &[0]),
                (5, &[0]),
                (6, &[0, 1]),
                (7, &[0, 1]),
                (8, &[0]),
                (10, &[0])
            ]
        );
    }

    #[test]
    fn tenths_are_exact() {
        let question = json!({ "min": 34.0, "max": 43.0, "step": 0.1 });
        let bands = numbers(&question, &[json!({ "at_least": 38.0, "below": 39 })]).unwrap();
        assert_eq!(meeting(&bands, &json!(37.9)), Vec::<usize>::new());
        assert_eq!(meeting(&bands, &json!(38)), [0]);
        assert_eq!(meeting(&bands, &json!(38.9)), [0]);
        assert_eq!(meeting(&bands, &json!(39)), Vec::<usize>::new());
    }

    #[test]
    fn what_is_no_number_is_refused() {
        assert!(numbers(&json!({ "min": 0 }), &[]).is_err());
        assert!(ages(&[json!({ "below": "three" })]).is_err());
    }
}
