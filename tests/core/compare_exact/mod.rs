//! The comparison of two packs against plain counting: every answer set of random packs, played through the engine in both.

mod counting;
mod edits;

use crate::common::answers::Given;
use crate::common::{generated, real_pack};
use counting::{asked, counted, decided, union};
use edits::{Edit, edited};
use front_door::pack::Pack;
use front_door::verify::compare::{Comparison, compare, compare_topics};
use proptest::prelude::*;

fn number(text: &str) -> u64 {
    text.parse().unwrap()
}

fn agrees(old: &Pack, new: &Pack, topic: &str) {
    let [states, changed, less, more] = counted([old, new], topic);
    let change = compare_topics(old, new, &[topic.to_owned()], None).unwrap();
    let exact = [
        &change.states,
        &change.changed,
        &change.less_urgent.states,
        &change.more_urgent.states,
    ];
    assert_eq!(
        exact.map(|text| number(text)),
        [states, changed, less, more],
        "{change:?}"
    );
    assert_eq!(
        number(&change.changed),
        number(&change.less_urgent.states)
            + number(&change.more_urgent.states)
            + number(&change.other_doors.states)
    );
    for direction in [&change.less_urgent, &change.more_urgent] {
        let together: u64 = direction
            .groups
            .iter()
            .map(|group| number(&group.states))
            .sum();
        assert_eq!(together, number(&direction.states), "{change:?}");
        for group in &direction.groups {
            let person = &group.example.answers;
            for (pack, need) in [(old, group.example.before), (new, group.example.after)] {
                assert_eq!(
                    need.unwrap().level,
                    decided(pack, &[topic], person).0.level,
                    "{group:?}"
                );
            }
        }
    }
}

/// Whether the whole comparison says of a journey that it is less urgent.
fn is_told(compared: &Comparison, topics: &[&str]) -> bool {
    let about = |topic: &str| topic.split('+').all(|id| topics.contains(&id));
    compared
        .topics
        .iter()
        .any(|change| about(&change.topic) && !change.less_urgent.groups.is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn counts_and_examples_are_those_of_playing_every_answer_set(
        old in generated::packs(real_pack().rules_body.clone()),
        edits in proptest::collection::vec(any::<Edit>(), 1..=3),
    ) {
        let new = edited(&old, &edits);
        for topic in ["t0", "t1"] {
            agrees(&old, &new, topic);
            agrees(&new, &old, topic);
        }
    }

    #[test]
    fn examples_are_reached_by_answering_what_is_asked(
        old in generated::packs(real_pack().rules_body.clone()),
        edits in proptest::collection::vec(any::<Edit>(), 1..=2),
    ) {
        // Swapped findings and shifted ends can leave a question without a silent answer.
        let edits: Vec<Edit> = edits.into_iter().filter(|(kind, ..)| ![4, 6].contains(&(kind % 10))).collect();
        let new = edited(&old, &edits);
        for topic in ["t0", "t1"] {
            let change = compare_topics(&old, &new, &[topic.to_owned()], None).unwrap();
            for group in change.less_urgent.groups.iter().chain(&change.more_urgent.groups) {
                for (pack, need) in [(&old, group.example.before), (&new, group.example.after)] {
                    prop_assert_eq!(need.unwrap().level, asked(pack, topic, &group.example.answers));
                }
            }
        }
    }

    #[test]
    fn nothing_less_urgent_is_left_out(
        old in generated::packs(real_pack().rules_body.clone()),
        edits in proptest::collection::vec(any::<Edit>(), 1..=3),
        choices in proptest::collection::vec(any::<[u8; 6]>(), 200),
    ) {
        let new = edited(&old, &edits);
        let compared = compare(&old, &new);
        for topic in ["t0", "t1"] {
            let change = compare_topics(&old, &new, &[topic.to_owned()], None).unwrap();
            let listed = compared.topics.iter().find(|listed| listed.topic == topic);
            prop_assert_eq!(listed, Some(&change).filter(|change| change.changed != "0"));
        }
        // Journeys through both topics: what is less urgent in them is told for one of them or for the pair.
        let mut questions = union([&old, &new], "t0");
        questions.extend(union([&old, &new], "t1"));
        for choice in &choices {
            let answers = questions.iter().enumerate().map(|(at, (id, answers))| {
                let n = usize::from(choice[at % choice.len()]) / (1 + at / choice.len());
                (id.clone(), answers[n % answers.len()].clone())
            });
            let person: Given = answers.collect();
            let [before, after] = [&old, &new].map(|pack| decided(pack, &["t0", "t1"], &person));
            if after.0.level < before.0.level {
                prop_assert!(is_told(&compared, &["t0", "t1"]), "{:?}", compared);
            }
        }
    }
}
