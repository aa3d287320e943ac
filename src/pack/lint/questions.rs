//! Questions: the right keys for their kind, worry order, conditions, pages.

use super::{Place, all_questions, refuse_repeats};
use crate::pack::bundle::RulesBody;
use crate::pack::ids::FindingId;
use crate::pack::model::{Question, QuestionKind, Threshold, Unit};
use crate::pack::number::Bound;
use crate::pack::outcomes::{age_meets, every_age, number_meets, telling_numbers};
use crate::pack::problem::{JsonPath, Problem};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(rules: &RulesBody, problems: &mut Vec<Problem>) {
    let ids = all_questions(rules)
        .map(|(file, at, _, question)| (file, at.key("id"), question.id.clone()));
    refuse_repeats("the question", ids, problems);
    let chosen = chosen_findings(rules);
    let gates = gate_findings(rules, &chosen);
    let own = rules.topics.iter().flat_map(|topic| &topic.questions);
    let of_topics: BTreeSet<&FindingId> = own
        .flat_map(crate::pack::link::established_by)
        .flatten()
        .collect();
    let mut pages: BTreeMap<String, (String, Vec<Vec<FindingId>>)> = BTreeMap::new();
    for (file, at, _, question) in all_questions(rules) {
        let mut place = Place {
            file,
            path: at,
            problems,
        };
        keys_of_kind(question, &mut place);
        options(question, &mut place);
        match question.kind {
            QuestionKind::OneOf if question.ordered => worry_order(question, &mut place),
            QuestionKind::Number => number(question, &mut place),
            _ => {}
        }
        own_names(question, &chosen, &mut place);
        conditions(question, &gates, &of_topics, &mut place);
        one_condition_a_page(question, &mut pages, &mut place);
    }
    no_circles(rules, problems);
}

/// Findings that choosing a topic establishes.
fn chosen_findings(rules: &RulesBody) -> BTreeSet<String> {
    let kinds = crate::pack::model::Kind::ALL
        .iter()
        .map(ToString::to_string);
    let classes = rules.classes.iter().map(|class| class.id.to_string());
    let topics = rules.topics.iter().map(|topic| topic.id.to_string());
    kinds.chain(classes).chain(topics).collect()
}

/// Findings that may stand in a condition: those of shared questions and those that choosing a topic establishes.
fn gate_findings(rules: &RulesBody, chosen: &BTreeSet<String>) -> BTreeSet<String> {
    let shared = rules
        .questions
        .iter()
        .flat_map(crate::pack::link::established_by)
        .flatten()
        .map(ToString::to_string);
    shared.chain(chosen.iter().cloned()).collect()
}

/// An answer must not establish what only the choice of a topic does: rules over two topics would hold for one.
fn own_names(question: &Question, chosen: &BTreeSet<String>, place: &mut Place<'_>) {
    let findings = super::findings_of(question, &place.path);
    for (at, finding) in findings
        .into_iter()
        .filter(|(_, id)| chosen.contains(id.as_str()))
    {
        place.say(
            &at,
            format!(
                "\"{finding}\" is the id of a topic, class or kind; give this finding another name"
            ),
        );
    }
}

fn keys_of_kind(question: &Question, place: &mut Place<'_>) {
    let path = place.path.clone();
    let kind = question.kind;
    let present = [
        (
            "options",
            !question.options.is_empty(),
            matches!(kind, QuestionKind::OneOf | QuestionKind::AnyOf),
        ),
        ("yes", !question.yes.is_empty(), kind == QuestionKind::YesNo),
        ("no", !question.no.is_empty(), kind == QuestionKind::YesNo),
        ("sign", question.sign.is_some(), kind == QuestionKind::YesNo),
        (
            "thresholds",
            !question.thresholds.is_empty(),
            kind == QuestionKind::Number,
        ),
        (
            "unit",
            question.unit.is_some(),
            kind == QuestionKind::Number,
        ),
        ("min", question.min.is_some(), kind == QuestionKind::Number),
        ("max", question.max.is_some(), kind == QuestionKind::Number),
        (
            "step",
            question.step.is_some(),
            kind == QuestionKind::Number,
        ),
        (
            "baseline",
            question.baseline.is_some(),
            kind == QuestionKind::OneOf,
        ),
        ("ordered", question.ordered, kind == QuestionKind::OneOf),
    ];
    for (key, there, allowed) in present {
        if there && !allowed {
            place.say(
                &path.key(key),
                format!("\"{key}\" does not belong to a question of kind {kind}; remove it"),
            );
        }
    }
    if kind == QuestionKind::YesNo && question.yes.is_empty() == question.no.is_empty() {
        place.say(&path, "write findings under \"yes\" or under \"no\", exactly one of them; the other answer establishes nothing");
    }
    if kind == QuestionKind::AnyOf && question.not_sure {
        let message = "an any-of question has no \"not sure\"; remove it and write \"tick any that you can't rule out\" in its words";
        place.say(&path.key("not_sure"), message);
    }
}

fn options(question: &Question, place: &mut Place<'_>) {
    let path = place.path.key("options");
    let fewest = match question.kind {
        QuestionKind::OneOf => 2,
        QuestionKind::AnyOf => 1,
        _ => return,
    };
    if question.options.len() < fewest {
        place.say(
            &path,
            format!(
                "a question of kind {} needs {fewest} or more options; add them",
                question.kind
            ),
        );
    }
    for (index, option) in question.options.iter().enumerate() {
        let at = path.index(index);
        if question
            .options
            .iter()
            .take(index)
            .any(|other| other.id == option.id)
        {
            place.say(
                &at.key("id"),
                format!("option \"{}\" stands here twice; rename one", option.id),
            );
        }
        let is_baseline = question.baseline.as_ref() == Some(&option.id);
        if option.id.as_str() == crate::pack::NOT_SURE {
            place.say(&at.key("id"), "\"not-sure\" is kept for \"not sure\"; rename the option or write \"not_sure\": true instead");
        }
        if is_baseline && !option.findings.is_empty() {
            place.say(
                &at.key("findings"),
                "the baseline establishes nothing; remove its findings",
            );
        }
        if option.findings.is_empty() && !is_baseline {
            place.say(
                &at,
                format!(
                    "option \"{}\" establishes nothing; add findings or make it the baseline",
                    option.id
                ),
            );
        }
    }
    if let Some(baseline) = &question.baseline
        && !question.options.iter().any(|option| option.id == *baseline)
    {
        place.say(
            &place.path.key("baseline"),
            format!("no option \"{baseline}\"; name one of this question's options"),
        );
    }
}

fn worry_order(question: &Question, place: &mut Place<'_>) {
    let path = place.path.key("options");
    if question.options.first().map(|option| &option.id) != question.baseline.as_ref() {
        let message = "an ordered question begins with its baseline; put the least worrying option first and name it as \"baseline\"";
        place.say(&place.path.key("baseline"), message);
    }
    for (index, pair) in question.options.windows(2).enumerate() {
        let [lesser, greater] = pair else { continue };
        for finding in lesser
            .findings
            .iter()
            .filter(|finding| !greater.findings.contains(finding))
        {
            let message = format!(
                "ordered: \"{}\" comes after \"{}\"; add \"{finding}\" to its findings too",
                greater.id, lesser.id
            );
            place.say(&path.index(index + 1).key("findings"), message);
        }
    }
}

fn number(question: &Question, place: &mut Place<'_>) {
    let path = place.path.clone();
    for (key, there) in [
        ("unit", question.unit.is_some()),
        ("min", question.min.is_some()),
        ("max", question.max.is_some()),
    ] {
        if !there {
            place.say(&path, format!("a number question needs \"{key}\"; add it"));
        }
    }
    if question.thresholds.is_empty() {
        place.say(
            &path,
            "a number question needs \"thresholds\"; add them, without any no answer matters",
        );
    }
    if question.min >= question.max && question.max.is_some() {
        place.say(
            &path.key("max"),
            "\"max\" must be more than \"min\"; change one of them",
        );
    }
    if question.step.is_some_and(|step| step <= 0.0) {
        place.say(
            &path.key("step"),
            "\"step\" must be more than 0; change it or leave it out",
        );
    }
    if question.unit == Some(Unit::Age) && question.not_sure {
        place.say(
            &path.key("not_sure"),
            "an age is never \"not sure\"; ask \"about how old?\" instead",
        );
    }
    for (index, threshold) in question.thresholds.iter().enumerate() {
        one_threshold(
            question,
            threshold,
            &path.key("thresholds").index(index),
            place,
        );
    }
}

fn one_threshold(question: &Question, threshold: &Threshold, at: &JsonPath, place: &mut Place<'_>) {
    let is_age = question.unit == Some(Unit::Age);
    let ends = [
        ("at_least", threshold.at_least),
        ("above", threshold.above),
        ("at_most", threshold.at_most),
        ("below", threshold.below),
    ];
    if ends.iter().all(|(_, end)| end.is_none()) {
        place.say(
            at,
            "a threshold needs an end; add \"at_least\", \"above\", \"at_most\" or \"below\"",
        );
        return;
    }
    let mut sound = true;
    for (key, end) in ends.iter().filter_map(|(key, end)| Some((*key, (*end)?))) {
        let mistake = match end {
            Bound::Age(_) if !is_age => {
                Some("only the age question has ends with units; write a plain number")
            }
            Bound::Number(number) if is_age && number.fract() != 0.0 => {
                Some("write whole years, or a value with a unit")
            }
            _ if is_age && matches!(key, "above" | "at_most") => {
                Some("an age is a span; write its bands with \"at_least\" and \"below\" only")
            }
            _ => None,
        };
        if let Some(message) = mistake {
            sound = false;
            place.say(&at.key(key), message);
        }
    }
    let reached = if is_age {
        every_age().any(|age| age_meets(threshold, age))
    } else {
        telling_numbers(question)
            .into_iter()
            .any(|value| number_meets(threshold, value))
    };
    if sound && !reached {
        place.say(
            at,
            format!(
                "no answer from \"min\" to \"max\" establishes \"{}\"; mend the ends",
                threshold.finding
            ),
        );
    }
}

fn conditions(
    question: &Question,
    gates: &BTreeSet<String>,
    of_topics: &BTreeSet<&FindingId>,
    place: &mut Place<'_>,
) {
    let path = place.path.key("ask_if");
    for (index, all) in question.ask_if.iter().enumerate() {
        if all.is_empty() {
            place.say(
                &path.index(index),
                "an empty condition always holds; remove it, or the whole \"ask_if\"",
            );
        }
        for (inner, finding) in all.iter().enumerate() {
            if of_topics.contains(finding) && !gates.contains(finding.as_str()) {
                let message = format!(
                    "\"{finding}\" belongs to one topic; name only shared findings in a condition"
                );
                place.say(&path.index(index).index(inner), message);
            }
        }
    }
}

fn one_condition_a_page(
    question: &Question,
    pages: &mut BTreeMap<String, (String, Vec<Vec<FindingId>>)>,
    place: &mut Place<'_>,
) {
    let Some(page) = &question.page else { return };
    match pages.get(page.as_str()) {
        Some((first, condition)) if *condition != question.ask_if => {
            let message = format!(
                "page \"{page}\" also shows \"{first}\", which has another \"ask_if\"; give both the same one or another page"
            );
            place.say(&place.path.key("page"), message);
        }
        Some(_) => {}
        None => {
            pages.insert(
                page.to_string(),
                (question.id.to_string(), question.ask_if.clone()),
            );
        }
    }
}

/// A question must not wait, through others, for itself.
fn no_circles(rules: &RulesBody, problems: &mut Vec<Problem>) {
    let waits_for = |question: &Question| -> Vec<&Question> {
        let named: Vec<&FindingId> = question.ask_if.iter().flatten().collect();
        let gives = |other: &Question| {
            crate::pack::link::established_by(other)
                .into_iter()
                .flatten()
                .any(|finding| named.contains(&finding))
        };
        all_questions(rules)
            .map(|(_, _, _, other)| other)
            .filter(|other| gives(other))
            .collect()
    };
    for (file, at, _, question) in all_questions(rules) {
        let mut waiting = waits_for(question);
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        while let Some(next) = waiting.pop() {
            if next.id == question.id {
                let message = format!(
                    "\"{}\" waits for an answer to itself, through \"ask_if\"; change one of the conditions",
                    question.id
                );
                problems.push(Problem::new(&file, at.key("ask_if"), message));
                break;
            }
            if seen.insert(next.id.as_str()) {
                waiting.extend(waits_for(next));
            }
        }
    }
}
