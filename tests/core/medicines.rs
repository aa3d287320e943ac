//! Medicines that advice names: nobody whom the facts rule out is shown such a line (clinical facts, 5.0). What is for a child
//! is not shown to an adult.

use crate::common::ended::{REAL, outcome_of};
use crate::explain::every_case;
use front_door::directory::Seat;
use front_door::pack::{AdviceLine, FindingId};

/// What advice may name, and who must not be shown it. Each finding is the fact's own limit or the nearest safer one that is
/// asked for: paracetamol from 2 months, a decongestant from 6 years, ibuprofen not in pregnancy from 20 weeks.
const LIMITS: [(&str, &[&str]); 5] = [
    ("ibuprofen", &["pregnant", "age-under-3-months"]),
    ("paracetamol", &["age-under-3-months"]),
    ("decongestant", &["pregnant", "age-under-12"]),
    ("loperamide", &["age-under-12"]),
    ("honey", &["age-under-1"]),
];

/// Who must not be shown a line; nobody where it only forbids.
fn ruled_out(text: &str) -> Vec<&'static str> {
    let text = text.to_lowercase();
    if text.starts_with("never") || text.starts_with("do not") {
        return Vec::new();
    }
    let named = LIMITS
        .iter()
        .filter(|(medicine, _)| text.contains(medicine));
    named
        .flat_map(|(_, findings)| findings.iter().copied())
        .collect()
}

fn lines() -> impl Iterator<Item = (&'static str, &'static AdviceLine)> {
    REAL.pack.topics().iter().flat_map(|topic| {
        let id = &topic.authored.id;
        let advice = REAL.advice.topic(id).unwrap();
        advice.self_care.iter().map(move |line| (id.as_str(), line))
    })
}

#[test]
fn every_line_that_names_a_medicine_is_withheld_from_whom_the_facts_rule_out() {
    let mut named = 0;
    let mut open = Vec::new();
    for (topic, line) in lines() {
        for finding in ruled_out(&line.text.0) {
            named += 1;
            // A baby under 3 months is under 6 months and under 1 as well.
            let wider: &[&str] = match finding {
                "age-under-3-months" => {
                    &["age-under-3-months", "age-under-6-months", "age-under-1"]
                }
                _ => std::slice::from_ref(&finding),
            };
            let withheld = |it: &FindingId| wider.contains(&it.as_str());
            if !line.not_with.iter().any(withheld) {
                open.push(format!("{topic}: \"{}\" with {finding}", line.text.0));
            }
        }
    }
    assert_eq!(open, Vec::<String>::new());
    assert!(named > 50, "{named}");
}

#[test]
fn no_case_shows_a_medicine_to_somebody_who_must_not_have_it() {
    let mut withheld = 0;
    for case in every_case(Seat::Resident) {
        let holds = |finding: &&str| case.findings.iter().any(|it| it.as_str() == *finding);
        for shown in &case.outcome.meanwhile {
            let out: Vec<&str> = ruled_out(shown).into_iter().filter(holds).collect();
            assert!(
                out.is_empty(),
                "{shown} {out:?}: {:?}",
                case.request.answers
            );
        }
        let topics = &case.request.topics;
        let mine = lines().filter(|(topic, _)| topics.iter().any(|it| it == topic));
        let out = |(_, line): &(&str, &AdviceLine)| ruled_out(&line.text.0).iter().any(&holds);
        withheld += mine.filter(out).count();
    }
    assert!(
        withheld > 40,
        "only {withheld} lines were there to be withheld"
    );
}

/// Words of advice that is for a child.
const FOR_A_CHILD: [&str; 7] = [
    "for a child",
    "for a baby",
    "children under",
    "young children",
    "anyone under 16",
    "a baby under",
    "under 18?",
];

/// What is said of medicines because of limits that end at 16 or sooner: aspirin (5.0), honey (5.0), cough medicine (C04).
const ENDS_BY_16: [&str; 3] = [
    "never give aspirin",
    "baby under 1.",
    "cough medicines are not",
];

#[test]
fn from_16_on_nobody_is_told_of_limits_that_end_sooner() {
    let mut found = 0;
    for (topic, line) in lines() {
        let text = line.text.0.to_lowercase();
        if ENDS_BY_16.iter().any(|words| text.contains(words)) {
            found += 1;
            let only = line.only_with.iter().map(FindingId::as_str);
            assert_eq!(
                only.collect::<Vec<_>>(),
                ["age-under-16"],
                "{topic}: {text}"
            );
        }
    }
    assert!(found > 30, "{found}");
    let told = |age: u32| {
        let answers = serde_json::json!({ "age": age, "sex": "male", "cough-weeks": 0 });
        let said = outcome_of(&["cough"], answers).meanwhile;
        let honey = |line: &String| line.contains("honey");
        said.into_iter().filter(honey).collect::<Vec<_>>()
    };
    for (age, warned) in [(15, true), (16, false), (17, false), (34, false)] {
        let lines = told(age);
        assert_eq!(lines.len(), 1, "{age}: {lines:?}");
        assert_eq!(lines[0].contains("Never"), warned, "{age}: {lines:?}");
    }
}

#[test]
fn what_is_said_of_a_child_is_withheld_from_adults() {
    let mut found = 0;
    for (topic, line) in lines() {
        let text = line.text.0.to_lowercase();
        if !FOR_A_CHILD.iter().any(|words| text.contains(words)) {
            continue;
        }
        found += 1;
        let only = line.only_with.iter().map(FindingId::as_str);
        let child = |it| ["age-under-18", "age-under-16", "age-under-5"].contains(&it);
        assert!(
            !line.only_with.is_empty() && only.into_iter().all(child),
            "{topic}: {text}"
        );
    }
    assert!(found > 50, "{found}");
}
