//! Faults in the evaluation.

use super::evaluator::Evaluator;
use super::evaluator::Fault as F;
use super::{FEW, GOOD, Planted, link, smallest, topic};
use crate::verify::agree::Played;

pub(super) const FAULTS: &[(&str, F)] = &[
    (
        "the lowest need instead of the highest | earache | 1 | age 0 & at least & modifier-under-1",
        F::LowestNeed,
    ),
    (
        "any finding of a rule instead of all | earache | 0 | no more than & earache-base",
        F::AnyFinding,
    ),
    (
        "only the last finding of a rule | earache | 0 | nothing answered & no more than",
        F::LastFindingOnly,
    ),
    (
        "rules of more than two findings are passed over | earache | 1 | steroid-crisis",
        F::ShortRulesOnly,
    ),
    (
        "stops at the first rule that holds | earache | 1 | at least",
        F::FirstByName,
    ),
    (
        "the rung before the level | fall-or-decline | 4 | ucrt & 111 & at least & (now)",
        F::RungBeforeLevel,
    ),
    (
        "levels compared as text | earache | 2 | A&E & at least 999",
        F::LevelAsText,
    ),
    (
        "999 is taken for A&E | earache | 1 | at least 999",
        F::NeverEmergency,
    ),
    (
        "two reasons count as one level more | earache | 1 | no more than & modifier-pregnant",
        F::AddsUp,
    ),
    (
        "shared rules are dropped | earache | 1 | age 0 & modifier-under-1",
        F::NoSharedRules,
    ),
    (
        "a topic's own rules are dropped | earache | 0 | earache-base",
        F::NoTopicRules,
    ),
    (
        "classes of topics are ignored | earache | 1 | modifier-75-or-over",
        F::NoClasses,
    ),
    (
        "kinds of topics are ignored | earache | 1 | modifier-under-1",
        F::NoKind,
    ),
    (
        "not sure is taken for the baseline | low-mood | 1 | not sure & at least 999 & emergency-about-to-act",
        F::NotSureIsBaseline,
    ),
    (
        "not sure is taken for the least answer | low-mood | 1 | not sure & emergency-self-harm-serious",
        F::NotSureIsLeast,
    ),
    (
        "only the first tick counts | earache | 2 | emergency-danger-from-person",
        F::FirstTickOnly,
    ),
    (
        "only the last tick counts | earache | 2 | emergency-breathing",
        F::LastTickOnly,
    ),
    (
        "only the first finding of an option counts | low-mood | 1 | badly hurt & emergency-self-harm-serious",
        F::FirstFindingOfOption,
    ),
    (
        "at least is taken for above | earache | 2 | 3 days & earache-child-3-days",
        F::AtLeastIsAbove,
    ),
    (
        "above is taken for at least | sore-throat | 1 | 7 days & no more than & sore-throat-base",
        F::AboveIsAtLeast,
    ),
    (
        "an age is its last moment | earache | 1 | 52 weeks & modifier-under-1",
        F::AgeIsItsEnd,
    ),
    (
        "the unit of an age is ignored | earache | 1 | months & modifier-under-1",
        F::AgeWithoutUnit,
    ),
    (
        "each answer replaces the one before | earache | 2 | modifier-under-1",
        F::LastAnswerOnly,
    ),
    (
        "an answer to what would not be asked does not count | earache | 1 | emergency-breathing",
        F::UnaskedDoesNotCount,
    ),
    (
        "an adult until the age is known | earache | 1 | 3 days & no more than & earache-base",
        F::AdultUntilAnswered,
    ),
    (
        "one door at now | fall-or-decline | 1 | fall-or-decline-end-of-life-111",
        F::OneDoorAtNow,
    ),
    (
        "only the highest rung's doors at now | blocked-catheter | 3 | ucrt and 111 (now) & -ucrt",
        F::TopRungAtNow,
    ),
    (
        "one door below now | low-mood | 1 | self-referral and practice (routine)",
        F::OneDoorBelowNow,
    ),
    (
        "every door of the level below now | repeat-prescription | 1 | repeat-prescription-change",
        F::EveryDoorOfLevel,
    ),
    (
        "doors in the order of their names | fall-or-decline | 1 | 111 and specialist-line (today); specialist-line and 111 (today) & fall-or-decline-carer",
        F::DoorsByName,
    ),
];

#[test]
fn the_evaluator_is_right_without_a_fault() {
    let pack = link(&GOOD.rules);
    for id in [
        "earache",
        "low-mood",
        "fall-or-decline",
        "sore-throat",
        "blocked-catheter",
        "repeat-prescription",
    ] {
        let mut judge = Evaluator::new(&pack, id, F::Nothing);
        let effort = super::Effort { merged: 2, ..FEW };
        let found = super::compare(topic(id), &mut judge, Played::Given, &effort);
        assert!(found.is_ok(), "{}", found.unwrap_err());
    }
}

#[test]
fn every_fault_is_caught() {
    let pack = link(&GOOD.rules);
    let missed: Vec<String> = FAULTS
        .iter()
        .filter_map(|(line, fault)| {
            let planted = &Planted::read(line);
            let mut judge = Evaluator::new(&pack, planted.topic, *fault);
            let found = smallest(planted, &mut judge, Played::Given, &FEW);
            planted.is_caught_by(found).err()
        })
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
