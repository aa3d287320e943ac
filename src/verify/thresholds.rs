//! Bands of numbers that leave a gap between them or overlap by accident.

use crate::decimal;
use crate::pack::outcomes::{age_meets, every_age, number_meets, telling_numbers};
use crate::pack::{Pack, Question, QuestionKind, Threshold, Unit};

/// A sentence for each gap and each overlap. Thresholds that are open at one end ("3 days or more", "7 days or more") are
/// meant to nest; bands with both ends are meant to lie side by side.
pub(super) fn thresholds(pack: &Pack) -> Vec<String> {
    let questions = pack.questions().iter().map(|question| &question.authored);
    questions
        .filter(|question| question.kind == QuestionKind::Number)
        .flat_map(of_question)
        .collect()
}

fn of_question(question: &Question) -> Vec<String> {
    let bands: Vec<&Threshold> = question
        .thresholds
        .iter()
        .filter(|threshold| has_both_ends(threshold))
        .collect();
    let mut notes = Vec::new();
    for (at, one) in bands.iter().enumerate() {
        for other in bands.iter().skip(at + 1) {
            if let Some(value) = overlap(question, one, other) {
                let (id, one, other) = (&question.id, &one.finding, &other.finding);
                notes.push(format!("\"{id}\": the bands \"{one}\" and \"{other}\" overlap at {value}, and neither lies within the other"));
            }
        }
    }
    if let Some(value) = gap(question, &bands) {
        notes.push(format!(
            "\"{}\": {value} lies between bands, in none of them and in no other threshold",
            question.id
        ));
    }
    notes
}

fn has_both_ends(threshold: &Threshold) -> bool {
    let low = threshold.at_least.is_some() || threshold.above.is_some();
    low && (threshold.below.is_some() || threshold.at_most.is_some())
}

/// The values of a question at which thresholds can differ, each with its words. Ages that are whole years, since the span of
/// an age may touch two bands.
fn values(question: &Question) -> Vec<(f64, String)> {
    telling_numbers(question)
        .into_iter()
        .map(|value| (value, decimal::write(value)))
        .collect()
}

fn holds(question: &Question, threshold: &Threshold, value: f64) -> bool {
    if question.unit != Some(Unit::Age) {
        return number_meets(threshold, value);
    }
    every_age().any(|age| {
        crate::pack::AgeUnit::Years == age.unit
            && f64::from(age.value) == value
            && age_meets(threshold, age)
    })
}

/// A value in both bands, where each also has a value of its own.
fn overlap(question: &Question, one: &Threshold, other: &Threshold) -> Option<String> {
    let all = values(question);
    let alone = |mine: &Threshold, theirs: &Threshold| {
        all.iter()
            .any(|(value, _)| holds(question, mine, *value) && !holds(question, theirs, *value))
    };
    let both = all
        .iter()
        .find(|(value, _)| holds(question, one, *value) && holds(question, other, *value));
    both.filter(|_| alone(one, other) && alone(other, one))
        .map(|(_, words)| words.clone())
}

/// A value with a band below it and a band above it that no threshold takes.
fn gap(question: &Question, bands: &[&Threshold]) -> Option<String> {
    let all = values(question);
    let in_a_band = |value: f64| bands.iter().any(|band| holds(question, band, value));
    let first = all.iter().position(|(value, _)| in_a_band(*value))?;
    let last = all.iter().rposition(|(value, _)| in_a_band(*value))?;
    let between = all.get(first..last)?;
    let taken = |value: f64| {
        question
            .thresholds
            .iter()
            .any(|threshold| holds(question, threshold, value))
    };
    between
        .iter()
        .find(|(value, _)| !taken(*value))
        .map(|(_, words)| words.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Bound;
    use crate::pack::plain;

    fn question(bands: &[(f64, f64)]) -> Question {
        let band = |(at, (low, high)): (usize, &(f64, f64))| Threshold {
            finding: format!("band-{at}").as_str().into(),
            at_least: Some(Bound::Number(*low)),
            above: None,
            at_most: None,
            below: Some(Bound::Number(*high)),
            sign: None,
        };
        let mut question: Question = plain::read(&serde_json::json!({
            "id": "q", "kind": "number", "text": "How many?", "unit": "days", "min": 0, "max": 30
        }))
        .unwrap();
        question.thresholds = bands.iter().enumerate().map(band).collect();
        question
    }

    #[test]
    fn bands_side_by_side_are_fine() {
        assert_eq!(
            of_question(&question(&[(1.0, 5.0), (5.0, 9.0)])),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_gap_is_named() {
        let notes = of_question(&question(&[(1.0, 5.0), (7.0, 9.0)]));
        assert_eq!(
            notes,
            ["\"q\": 5 lies between bands, in none of them and in no other threshold"]
        );
    }

    #[test]
    fn an_overlap_is_named() {
        let notes = of_question(&question(&[(1.0, 6.0), (5.0, 9.0)]));
        assert_eq!(
            notes,
            [
                "\"q\": the bands \"band-0\" and \"band-1\" overlap at 5, and neither lies within the other"
            ]
        );
    }
}
