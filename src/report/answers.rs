//! Single answers worth trying, and the quietest one of each question.

use crate::engine::GivenAnswer;
use crate::order;
use crate::pack::outcomes::{age_meets, every_age, number_meets, telling_numbers};
use crate::pack::{
    Age, AgeUnit, FindingIndex, Level, LinkedQuestion, NOT_SURE, Question, QuestionKind, Threshold,
    Unit,
};
use crate::report::scene::Scene;

/// One answer and what it establishes.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) given: GivenAnswer,
    pub(crate) findings: Vec<FindingIndex>,
}

/// The answers to a question that differ in what they establish; of an any-of question the single ticks.
pub(crate) fn choices(question: &LinkedQuestion) -> Vec<Choice> {
    let authored = &question.authored;
    let mut choices = match authored.kind {
        QuestionKind::YesNo => yes_no(question),
        QuestionKind::OneOf | QuestionKind::AnyOf => options(question),
        QuestionKind::Number if authored.unit == Some(Unit::Age) => ages(question),
        QuestionKind::Number => numbers(question),
    };
    if authored.not_sure {
        choices.push(Choice {
            given: word(NOT_SURE),
            findings: question.all.clone(),
        });
    }
    choices
}

fn word(id: &str) -> GivenAnswer {
    GivenAnswer::Word(id.to_owned())
}

fn yes_no(question: &LinkedQuestion) -> Vec<Choice> {
    let (telling, quiet) = if question.authored.yes.is_empty() {
        ("no", "yes")
    } else {
        ("yes", "no")
    };
    vec![
        Choice {
            given: word(quiet),
            findings: Vec::new(),
        },
        Choice {
            given: word(telling),
            findings: question.all.clone(),
        },
    ]
}

fn options(question: &LinkedQuestion) -> Vec<Choice> {
    let any = question.authored.kind == QuestionKind::AnyOf;
    let nothing = any.then(|| Choice {
        given: GivenAnswer::Words(Vec::new()),
        findings: Vec::new(),
    });
    let options = question.authored.options.iter().zip(&question.each);
    let choice = |(option, each): (&crate::pack::Choice, &Vec<FindingIndex>)| {
        let id = option.id.to_string();
        Choice {
            given: if any {
                GivenAnswer::Words(vec![id])
            } else {
                GivenAnswer::Word(id)
            },
            findings: each.clone(),
        }
    };
    nothing.into_iter().chain(options.map(choice)).collect()
}

/// What the thresholds that `meets` establish.
fn met(question: &LinkedQuestion, meets: impl Fn(&Threshold) -> bool) -> Vec<FindingIndex> {
    let thresholds = question.authored.thresholds.iter().zip(&question.each);
    let met = thresholds.filter(|(threshold, _)| meets(threshold));
    order::once_each(met.flat_map(|(_, each)| each).copied().collect())
}

fn numbers(question: &LinkedQuestion) -> Vec<Choice> {
    let authored: &Question = &question.authored;
    let numbers = telling_numbers(authored).into_iter();
    let choices = numbers.map(|number| Choice {
        given: GivenAnswer::Number(number),
        findings: met(question, |threshold| number_meets(threshold, number)),
    });
    one_of_each(choices.collect())
}

/// One age for each set of bands: the middle one, in years where years can say it.
fn ages(question: &LinkedQuestion) -> Vec<Choice> {
    let mut groups: Vec<(Vec<FindingIndex>, Vec<Age>)> = Vec::new();
    for age in every_age() {
        let findings = met(question, |threshold| age_meets(threshold, age));
        match groups.iter_mut().find(|(known, _)| *known == findings) {
            Some((_, ages)) => ages.push(age),
            None => groups.push((findings, vec![age])),
        }
    }
    let choice = |(findings, ages): (Vec<FindingIndex>, Vec<Age>)| {
        let best = [
            AgeUnit::Years,
            AgeUnit::Months,
            AgeUnit::Weeks,
            AgeUnit::Days,
        ]
        .into_iter()
        .map(|unit| {
            let of_unit: Vec<Age> = ages
                .iter()
                .copied()
                .filter(|age| age.unit == unit)
                .collect();
            of_unit
        })
        .find(|of_unit| !of_unit.is_empty())?;
        // An open band ends at 130: its middle would be an odd age.
        let middle = best.get((best.len() / 2).min(6)).copied()?;
        Some(Choice {
            given: GivenAnswer::Age(middle),
            findings,
        })
    };
    groups.into_iter().filter_map(choice).collect()
}

/// The first of the choices that establish the same.
fn one_of_each(choices: Vec<Choice>) -> Vec<Choice> {
    let mut kept: Vec<Choice> = Vec::new();
    for choice in choices {
        if !kept.iter().any(|other| other.findings == choice.findings) {
            kept.push(choice);
        }
    }
    kept
}

impl Scene<'_> {
    /// In how many rules and conditions of this topic the findings take part.
    fn uses(&self, findings: &[FindingIndex]) -> usize {
        let live = self.rules(&self.live);
        let rules = live.iter().filter(|rule| shares(&rule.when, findings));
        let conditions = self
            .questions()
            .flat_map(|(_, question)| &question.ask_if)
            .filter(|all| shares(all, findings));
        rules.count() + conditions.count()
    }

    /// What the findings lead to with nothing else.
    fn worst(&self, findings: &[FindingIndex]) -> Option<(Level, u8)> {
        let known = |finding: &FindingIndex| {
            findings.contains(finding) || self.topic.presents.contains(finding)
        };
        let live = self.rules(&self.live);
        let holding = live.iter().filter(|rule| rule.when.iter().all(known));
        holding.map(|rule| rule.need().rank()).max()
    }

    /// The choices of a question, those with the least to say first; among ages, `plain` puts those near to 34 first.
    pub(crate) fn quiet_first(&self, question: &LinkedQuestion, plain: bool) -> Vec<Choice> {
        order::by_key(choices(question), |choice| {
            let findings = &choice.findings;
            let odd = if plain { oddity(&choice.given) } else { 0 };
            (
                self.worst(findings),
                odd,
                self.uses(findings),
                findings.len(),
            )
        })
    }
}

/// How far an age is from that of the adult whom most examples tell of.
fn oddity(given: &GivenAnswer) -> u64 {
    let adult = Age {
        value: 34,
        unit: AgeUnit::Years,
    };
    match given {
        GivenAnswer::Age(age) => age.start().abs_diff(adult.start()),
        _ => 0,
    }
}

fn shares(some: &[FindingIndex], others: &[FindingIndex]) -> bool {
    some.iter().any(|finding| others.contains(finding))
}
