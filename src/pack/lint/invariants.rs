//! Invariants: each says one thing, of findings and topics that are there. Whether they hold is proved elsewhere.

use super::{Place, all_questions, refuse_repeats, rules};
use crate::pack::author::Invariant;
use crate::pack::bundle::{AdviceBody, RulesBody};
use crate::pack::link::established_by;
use crate::pack::model::Kind;
use crate::pack::problem::{JsonPath, Problem, did_you_mean};
use std::collections::BTreeSet;

pub(super) fn check(
    rules: &RulesBody,
    advice: &AdviceBody,
    invariants: &[Invariant],
    problems: &mut Vec<Problem>,
) {
    let at = |index| JsonPath::root().key("invariants").index(index);
    let file = || "invariants.json".to_owned();
    let ids = invariants
        .iter()
        .enumerate()
        .map(|(index, it)| (file(), at(index).key("id"), &it.id));
    refuse_repeats("the invariant", ids, problems);
    let known = findings(rules);
    for (index, invariant) in invariants.iter().enumerate() {
        let mut place = Place {
            file: file(),
            path: at(index),
            problems,
        };
        one(invariant, rules, &known, &mut place);
        let (source, status) = (invariant.source.as_ref(), invariant.status);
        rules::backing(source, status, &advice.sources, &mut place);
    }
}

/// Every finding that a question or a choice of topics can establish.
fn findings(rules: &RulesBody) -> BTreeSet<&str> {
    let chosen = Kind::ALL
        .iter()
        .map(|kind| kind.as_str())
        .chain(rules.classes.iter().map(|class| class.id.as_str()))
        .chain(rules.topics.iter().map(|topic| topic.id.as_str()));
    let asked = all_questions(rules)
        .flat_map(|(_, _, _, question)| established_by(question))
        .flatten();
    chosen
        .chain(asked.map(|finding| finding.as_str()))
        .collect()
}

fn one(invariant: &Invariant, rules: &RulesBody, known: &BTreeSet<&str>, place: &mut Place<'_>) {
    let path = place.path.clone();
    if invariant.at_least.is_none() == invariant.never.is_empty() {
        place.say(
            &path,
            "an invariant says either \"at_least\" or \"never\"; write one of them",
        );
    }
    for (index, finding) in invariant.when.iter().enumerate() {
        if !known.contains(finding.as_str()) {
            let hint = did_you_mean(finding.as_str(), known.iter().copied());
            let message =
                format!("no question establishes the finding \"{finding}\"; mend it{hint}");
            place.say(&path.key("when").index(index), message);
        }
    }
    for (index, id) in invariant.topics.iter().enumerate() {
        let ids = || rules.topics.iter().map(|topic| topic.id.as_str());
        if !ids().any(|topic| topic == id.as_str()) {
            let hint = did_you_mean(id.as_str(), ids());
            let message = format!("no topic \"{id}\"; mend it{hint}");
            place.say(&path.key("topics").index(index), message);
        }
    }
}
