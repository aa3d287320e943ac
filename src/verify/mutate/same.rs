//! Whether a fault changes anything: an exact comparison of two packs that differ in a rule or in what answers establish.
//!
//! A rule of one pack makes no difference when, in every least set of answers by which it holds, the other pack has a rule that holds and
//! says as much. Answers only add findings and rules only add needs, so this is then true of every set of answers. When
//! it is true of all rules of both packs, both give the same need, the same doors in the headline everywhere.

use crate::pack::{FindingIndex, LinkedRule, Need, Pack, TopicIndex};
use crate::verify::invariants::{holding, outdoes};
use crate::verify::least::{Given, Twin, Worlds};
use std::collections::BTreeSet;

/// Whether both packs decide alike whatever is answered, for any topics. They have the same topics, questions and options, and
/// the same numbers of findings.
#[must_use]
pub fn is_equivalent(one: &Pack, other: &Pack) -> bool {
    covered(one, other) && covered(other, one)
}

/// Whether every rule of `first` makes no difference in `second`.
fn covered(first: &Pack, second: &Pack) -> bool {
    let worlds = Worlds::new(first, second);
    let idle = |rule: &LinkedRule, topics: &[TopicIndex]| {
        let said = |state: &Twin| {
            holding(second, topics, &state.second)
                .any(|other| says_as_much(other.need(), rule.need()))
        };
        let states = worlds.least(topics, &rule.when, Given::WhenAsked);
        states
            .iter()
            .all(|state| worlds.in_every_case(topics, state, &said))
    };
    let mut rules = first.rules().iter();
    rules.all(|rule| {
        let journeys = journeys(first, rule);
        journeys.iter().all(|topics| idle(rule, topics))
    })
}

/// Whether a rule of need `lesser` adds nothing to the headline where one of need `greater` holds.
fn says_as_much(greater: Need, lesser: Need) -> bool {
    let same_door = greater.level == lesser.level && greater.door == lesser.door;
    same_door || outdoes(greater, lesser)
}

/// The least sets of topics with which a rule can hold.
fn journeys(pack: &Pack, rule: &LinkedRule) -> Vec<Vec<TopicIndex>> {
    let every = || (0u16..).zip(pack.topics());
    let own = match rule.scope {
        crate::pack::Scope::Person => None,
        crate::pack::Scope::Topic(topic) => Some(topic),
    };
    let mut sets: BTreeSet<Vec<TopicIndex>> = BTreeSet::from([own.into_iter().collect()]);
    let brought = |finding: &&FindingIndex| every().any(|(_, it)| it.presents.contains(*finding));
    for finding in rule.when.iter().filter(brought) {
        sets = sets
            .iter()
            .flat_map(|set| with(pack, set, *finding))
            .collect();
    }
    let none = sets.remove(&Vec::new());
    if none {
        sets.extend(every().map(|(index, _)| vec![index]));
    }
    sets.into_iter().collect()
}

/// The topics of a set, with one more for each topic that brings the finding unless one of them does already.
fn with(pack: &Pack, set: &[TopicIndex], finding: FindingIndex) -> Vec<Vec<TopicIndex>> {
    let brings = |topic: TopicIndex| {
        pack.topic(topic)
            .is_some_and(|it| it.presents.contains(&finding))
    };
    if set.iter().any(|topic| brings(*topic)) {
        return vec![set.to_vec()];
    }
    let topics = (0u16..).zip(pack.topics()).map(|(index, _)| index);
    topics
        .filter(|topic| brings(*topic))
        .map(|topic| {
            let mut larger = set.to_vec();
            larger.push(topic);
            larger.sort_unstable();
            larger
        })
        .collect()
}
