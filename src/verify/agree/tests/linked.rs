//! Faults in the linked pack: the engine itself, with something wrong in what was prepared for it.

use super::{GOOD, Planted, few, link, nothing_smaller, topic};
use crate::pack::{LinkedQuestion, LinkedRule, Pack, Scope};
use crate::verify::agree::check_topic;

/// A fault in the linked pack: what it must lead to, and how it is planted.
type LinkedFault = (&'static str, fn(&mut Pack));

fn question<'p>(pack: &'p mut Pack, id: &str) -> &'p mut LinkedQuestion {
    let index = usize::from(pack.find_question(id).unwrap());
    &mut pack.questions[index]
}

fn rule<'p>(pack: &'p mut Pack, id: &str) -> &'p mut LinkedRule {
    let of = |rule: &&mut LinkedRule| rule.authored.id.as_str() == id;
    pack.rules.iter_mut().find(of).unwrap()
}

pub(super) const FAULTS: &[LinkedFault] = &[
    (
        "rules in the wrong order | earache | 1 | page by page & at least & earache-recurrent-child",
        |pack| pack.rules.reverse(),
    ),
    (
        "the engine forgets what a question can establish | earache | 1 | page by page & at least 999 & emergency-breathing",
        |pack| question(pack, "danger-signs").best.clear(),
    ),
    (
        "nobody is known to establish a finding | earache | 2 | age 0 & both ears? yes & page by page & earache-both-under-2",
        |pack| {
            let finding = pack.find_finding("earache-both-ears").unwrap();
            pack.establishers[usize::from(finding)].clear();
        },
    ),
    (
        "a question is asked of everybody | earache | 0 | danger-signs-child where it may not be asked",
        |pack| question(pack, "danger-signs-child").ask_if.clear(),
    ),
    (
        "a question is not asked where it should be | earache | 1 | page by page & emergency-breathing",
        |pack| {
            question(pack, "danger-signs").ask_if.remove(0);
        },
    ),
    (
        "a question belongs to another topic | earache | 1 | page by page & earache-mastoid",
        |pack| {
            let other = pack.find_topic("cough").unwrap();
            question(pack, "earache-danger").scope = Scope::Topic(other);
        },
    ),
    (
        "options are linked to each other's findings | earache | 1 | behind the ear & 999 & no more than A&E & earache-mastoid",
        |pack| question(pack, "earache-danger").each.swap(0, 2),
    ),
    (
        "a class is not linked | earache | 1 | young-ill-dry",
        |pack| {
            let index = usize::from(pack.find_topic("earache").unwrap());
            pack.topics[index].presents.pop();
        },
    ),
    (
        "a rule is linked without one of its findings | earache | 1 | both ears? yes & no more than & by rule earache-both-under-2;",
        |pack| {
            let finding = pack.find_finding("age-under-2").unwrap();
            rule(pack, "earache-both-under-2")
                .when
                .retain(|other| *other != finding);
        },
    ),
    (
        "a rule is linked to another topic | earache | 1 | behind the ear & earache-mastoid",
        |pack| {
            let other = pack.find_topic("cough").unwrap();
            rule(pack, "earache-mastoid").scope = Scope::Topic(other);
        },
    ),
];

#[test]
fn every_fault_is_caught() {
    let good = link(&GOOD.rules);
    let unfaulted = check_topic(topic("earache"), &good, &few());
    assert!(unfaulted.is_ok(), "{}", unfaulted.unwrap_err());
    let missed: Vec<String> = FAULTS
        .iter()
        .filter_map(|(line, plant)| {
            let planted = Planted::read(line);
            let mut pack = good.clone();
            plant(&mut pack);
            let found = check_topic(topic(planted.topic), &pack, &few());
            let caught = planted.is_caught_by(found.map(|_| ()));
            caught.err().or_else(|| {
                nothing_smaller(&planted, &pack);
                None
            })
        })
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
