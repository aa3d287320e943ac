//! What the possible answers of a question establish, and the greatest of them.

use crate::pack::model::{Question, QuestionKind, Threshold};
use crate::pack::number::{Age, AgeUnit, Bound};

/// Whether `value`, a plain number, lies between the ends of `threshold`.
#[must_use]
pub fn number_meets(threshold: &Threshold, value: f64) -> bool {
    let end = |bound: Option<Bound>| match bound {
        Some(Bound::Number(number)) => Some(number),
        _ => None,
    };
    end(threshold.at_least).is_none_or(|least| value >= least)
        && end(threshold.above).is_none_or(|limit| value > limit)
        && end(threshold.at_most).is_none_or(|most| value <= most)
        && end(threshold.below).is_none_or(|limit| value < limit)
}

/// Whether the span of `age` touches the band of `threshold`. The ends are `at_least` and `below` only.
#[must_use]
pub fn age_meets(threshold: &Threshold, age: Age) -> bool {
    threshold
        .at_least
        .is_none_or(|least| age.end() > bound_of_age(least))
        && threshold
            .below
            .is_none_or(|limit| age.start() < bound_of_age(limit))
}

/// An age bound in tenths of a day; a plain number means years.
fn bound_of_age(bound: Bound) -> u64 {
    match bound {
        Bound::Age(age) => age.start(),
        // Whole years: the pack check refuses fractions. A bundle that nobody checked may ask for any number.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Bound::Number(years) => {
            (years.max(0.0) as u64).saturating_mul(AgeUnit::Years.tenths_of_a_day())
        }
    }
}

/// What each possible answer establishes, "not sure" included, by position in `question`'s options (or thresholds; for
/// yes-no: 0). Answers that establish no more than another one are left out.
#[must_use]
pub fn greatest_answers(question: &Question) -> Vec<Vec<usize>> {
    let (options, thresholds) = (question.options.len(), question.thresholds.len());
    let everything = match question.kind {
        QuestionKind::YesNo => 1,
        QuestionKind::AnyOf => options,
        QuestionKind::OneOf if question.not_sure => options,
        QuestionKind::Number if question.not_sure => thresholds,
        QuestionKind::OneOf => return least_answers(question),
        QuestionKind::Number => return maximal(met_by_each(question)),
    };
    vec![(0..everything).collect()]
}

/// What the single answers establish, by position as in [`greatest_answers`]: one option, one number, one age.
#[must_use]
pub fn least_answers(question: &Question) -> Vec<Vec<usize>> {
    let count = match question.kind {
        QuestionKind::YesNo => 1,
        QuestionKind::AnyOf | QuestionKind::OneOf => question.options.len(),
        QuestionKind::Number => return distinct(met_by_each(question)),
    };
    (0..count).map(|option| vec![option]).collect()
}

fn distinct(sets: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let mut kept: Vec<Vec<usize>> = Vec::new();
    for set in sets {
        if !kept.contains(&set) {
            kept.push(set);
        }
    }
    kept
}

/// The thresholds that each number, or age, meets that can be given and could tell. Neighbours mostly meet the same: only where
/// that changes is it kept, which leaves a handful out of hundreds of ages.
fn met_by_each(question: &Question) -> Vec<Vec<usize>> {
    let mut met = Vec::new();
    let mut now = Vec::new();
    let mut add = |meets: &dyn Fn(&Threshold) -> bool| {
        now.clear();
        let each = question.thresholds.iter().enumerate();
        now.extend(each.filter(|(_, it)| meets(it)).map(|(index, _)| index));
        if met.last() != Some(&now) {
            met.push(now.clone());
        }
    };
    if question.unit == Some(crate::pack::model::Unit::Age) {
        for age in every_age() {
            add(&|threshold| age_meets(threshold, age));
        }
    } else {
        for value in telling_numbers(question) {
            add(&|threshold| number_meets(threshold, value));
        }
    }
    met
}

/// Every age that can be given.
pub fn every_age() -> impl Iterator<Item = Age> {
    AgeUnit::ALL
        .iter()
        .flat_map(|unit| (0..=unit.most()).map(|value| Age { value, unit: *unit }))
}

/// A number on each side of, and on, every end of every threshold, within what the question allows.
#[must_use]
pub fn telling_numbers(question: &Question) -> Vec<f64> {
    let (min, max) = (
        question.min.unwrap_or(0.0),
        question.max.unwrap_or(f64::MAX),
    );
    let step = question.step.unwrap_or(1.0);
    let ends = question
        .thresholds
        .iter()
        .flat_map(|t| [t.at_least, t.above, t.at_most, t.below])
        .flatten();
    let mut numbers = vec![min, max];
    for end in ends {
        if let Bound::Number(number) = end {
            numbers.extend([number - step, number, number + step]);
        }
    }
    numbers.retain(|number| (min..=max).contains(number));
    crate::order::once_each(numbers)
}

/// The sets that are not part of another one, each once.
fn maximal(sets: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let mut kept: Vec<Vec<usize>> = Vec::new();
    for set in sets {
        let within =
            |small: &[usize], large: &[usize]| small.iter().all(|member| large.contains(member));
        if kept.iter().any(|other| within(&set, other)) {
            continue;
        }
        kept.retain(|other| !within(other, &set));
        kept.push(set);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn band(at_least: Option<Bound>, below: Option<Bound>) -> Threshold {
        Threshold {
            finding: "f".into(),
            at_least,
            above: None,
            at_most: None,
            below,
            sign: None,
        }
    }

    #[test]
    fn an_age_establishes_every_band_its_span_touches() {
        let months = |value| {
            Bound::Age(Age {
                value,
                unit: AgeUnit::Months,
            })
        };
        let (under, over) = (band(None, Some(months(3))), band(Some(months(3)), None));
        let weeks = |value| Age {
            value,
            unit: AgeUnit::Weeks,
        };
        assert!(age_meets(&under, weeks(12)) && !age_meets(&over, weeks(12)));
        assert!(age_meets(&under, weeks(13)) && age_meets(&over, weeks(13)));
        let newborn = Age {
            value: 0,
            unit: AgeUnit::Years,
        };
        assert!(age_meets(&under, newborn) && age_meets(&over, newborn));
    }

    #[test]
    fn a_year_is_a_year_in_both_bands() {
        let (child, adult) = (
            band(None, Some(Bound::Number(18.0))),
            band(Some(Bound::Number(18.0)), None),
        );
        let years = |value| Age {
            value,
            unit: AgeUnit::Years,
        };
        assert!(age_meets(&child, years(17)) && !age_meets(&adult, years(17)));
        assert!(!age_meets(&child, years(18)) && age_meets(&adult, years(18)));
    }

    #[test]
    fn a_bound_beyond_every_age_is_met_by_none() {
        let (never, always) = (
            band(Some(Bound::Number(1e300)), None),
            band(None, Some(Bound::Number(1e300))),
        );
        assert!(every_age().all(|age| !age_meets(&never, age) && age_meets(&always, age)));
    }

    /// A question as a pack carries it: the `more` members decide what it establishes.
    fn question(kind: &str, more: &serde_json::Value) -> Question {
        let mut value = json!({ "id": "q", "kind": kind, "text": "?" });
        let members = value.as_object_mut().unwrap();
        members.extend(more.as_object().unwrap().clone());
        crate::pack::plain::read(&value).unwrap()
    }

    fn days(not_sure: bool) -> Question {
        let thresholds = json!([
            { "finding": "three", "at_least": 3 },
            { "finding": "over-five", "above": 5 },
            { "finding": "at-most-one", "at_most": 1 },
            { "finding": "below-two", "below": 2 },
        ]);
        question(
            "number",
            &json!({ "min": 0, "max": 5.5, "step": 0.5, "not_sure": not_sure, "thresholds": thresholds }),
        )
    }

    #[test]
    fn numbers_stand_on_and_beside_every_end_within_what_is_allowed() {
        assert_eq!(
            telling_numbers(&days(false)),
            [0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.5, 5.0, 5.5]
        );
    }

    #[test]
    fn a_number_establishes_each_threshold_that_it_meets() {
        assert_eq!(greatest_answers(&days(false)), [vec![2, 3], vec![0, 1]]);
        assert_eq!(
            least_answers(&days(false)),
            [vec![2, 3], vec![3], vec![], vec![0], vec![0, 1]]
        );
        assert_eq!(greatest_answers(&days(true)), [vec![0, 1, 2, 3]]);
    }

    #[test]
    fn options_establish_one_at_a_time_unless_several_may_be_ticked_or_nobody_is_sure() {
        let options = |not_sure: bool| {
            json!({ "not_sure": not_sure, "options": [
                { "id": "a", "text": "A", "findings": ["a"] }, { "id": "b", "text": "B", "findings": ["b"] },
            ] })
        };
        let one = vec![vec![0], vec![1]];
        assert_eq!(greatest_answers(&question("one-of", &options(false))), one);
        for both in [
            question("one-of", &options(true)),
            question("any-of", &options(false)),
        ] {
            assert_eq!(greatest_answers(&both), [vec![0, 1]]);
            assert_eq!(least_answers(&both), one);
        }
        let telling = question("yes-no", &json!({ "yes": ["f"] }));
        assert_eq!(greatest_answers(&telling), [vec![0]]);
        assert_eq!(least_answers(&telling), [vec![0]]);
    }

    #[test]
    fn only_the_greatest_sets_are_kept() {
        let sets = [vec![0], vec![0, 1], vec![2], vec![1], vec![0, 1]];
        assert_eq!(maximal(sets.into()), vec![vec![0, 1], vec![2]]);
    }
}
