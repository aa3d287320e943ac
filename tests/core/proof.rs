//! The checks of `front-door check`: their counts against plain enumeration, what they refuse, and several topics at once.

use crate::common::answers::{Given, checked, possible};
use crate::common::{self, REAL};
use front_door::engine::{GivenAnswer, State, Step, Topics, ask};
use front_door::pack::author::PackFiles;
use front_door::pack::{Level, LinkedQuestion, Need, Pack, QuestionKind, TopicIndex};
use front_door::verify::journeys::explore;
use front_door::verify::symbolic::{Counting, Side, Universe, View, same_decisions};
use front_door::verify::{prove, read_checked};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The answers of a question, one number for all that no threshold tells apart.
fn told_apart(pack: &Pack, topics: &Topics, question: &LinkedQuestion) -> Vec<GivenAnswer> {
    let mut seen = Vec::new();
    let mut answers = possible(question, 9);
    if question.authored.kind == QuestionKind::Number {
        answers.retain(|answer| {
            if !matches!(answer, GivenAnswer::Number(_)) {
                return true;
            }
            let given = Given::from([(question.authored.id.to_string(), answer.clone())]);
            let findings = State::new(pack, topics, &checked(pack, &given)).findings;
            let new = !seen.contains(&findings);
            seen.push(findings);
            new
        });
    }
    answers
}

/// Every journey, one after the other: how many pages it has and where it ends.
fn play_all(
    pack: &Pack,
    topics: &Topics,
    given: &Given,
    pages: usize,
    ends: &mut Vec<(usize, Need)>,
) {
    let asked = match ask(pack, topics, &checked(pack, given)) {
        Step::Decided(decision) => return ends.push((pages, decision.need)),
        Step::Ask(asked) => asked,
    };
    let mut ways = vec![given.clone()];
    for index in asked.page {
        let question = pack.question(index).unwrap();
        let answers = told_apart(pack, topics, question);
        let with = |way: &Given| {
            let way = way.clone();
            let id = question.authored.id.to_string();
            answers.clone().into_iter().map(move |answer| {
                let mut longer = way.clone();
                longer.insert(id.clone(), answer);
                longer
            })
        };
        ways = ways.iter().flat_map(with).collect();
    }
    for way in ways {
        play_all(pack, topics, &way, pages + 1, ends);
    }
}

/// How many answer sets end at each level, counted one by one. Questions that no rule can use are left out.
fn count_all(pack: &Pack, topic: TopicIndex) -> BTreeMap<Level, u64> {
    let side = Side::of(pack, topic);
    let topics = topics_of(pack, &[topic]);
    let mut sets = vec![Given::new()];
    for index in side.useful() {
        let question = pack.question(index).unwrap();
        let answers = told_apart(pack, &topics, question);
        sets = sets
            .iter()
            .flat_map(|set| {
                answers.iter().map(move |answer| {
                    let mut longer = set.clone();
                    longer.insert(question.authored.id.to_string(), answer.clone());
                    longer
                })
            })
            .collect();
    }
    let mut counts = BTreeMap::new();
    for set in sets {
        let answers = checked(pack, &set);
        *counts
            .entry(State::new(pack, &topics, &answers).decide().need.level)
            .or_default() += 1;
    }
    counts
}

fn topics_of(pack: &Pack, topics: &[TopicIndex]) -> Topics {
    let id = |topic: &TopicIndex| pack.topic(*topic).unwrap().authored.id.as_str();
    Topics::read(pack, topics.iter().map(id)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_graph_of_journeys_holds_every_journey(pack in common::generated::packs(REAL.rules_body.clone()), both in any::<bool>()) {
        let topics = topics_of(&pack, if both { &[0, 1] } else { &[0] });
        let explored = explore(&pack, &topics).map_err(|broken| TestCaseError::fail(format!("{broken:?}")))?;
        let mut ends = Vec::new();
        play_all(&pack, &topics, &Given::new(), 0, &mut ends);
        prop_assert_eq!(explored.journeys.to_string(), ends.len().to_string());
        prop_assert_eq!(explored.longest, ends.iter().map(|(pages, _)| *pages).max().unwrap());
        for end in &explored.ends {
            let same: Vec<usize> = ends.iter().filter(|(_, need)| *need == end.need).map(|(pages, _)| *pages).collect();
            prop_assert!(same.contains(&end.pages), "{:?}", end);
            let given: Given = end.example.iter().cloned().collect();
            let Step::Decided(decision) = ask(&pack, &topics, &checked(&pack, &given)) else {
                return Err(TestCaseError::fail("an example that is no whole journey"));
            };
            prop_assert_eq!((decision.need, decision.doors), (end.need, end.doors.clone()));
        }
        let needs: std::collections::HashSet<String> = ends.iter().map(|(_, need)| format!("{need:?}")).collect();
        prop_assert_eq!(needs.len(), explored.ends.iter().map(|end| format!("{:?}", end.need)).collect::<std::collections::HashSet<_>>().len());
    }

    #[test]
    fn the_diagrams_count_every_answer_set(pack in common::generated::packs(REAL.rules_body.clone())) {
        let universe = Universe::new(vec![Side::of(&pack, 0)]);
        let view = View::new(&universe, 0, Counting::Given).unwrap();
        let counted = count_all(&pack, 0);
        let total: u64 = counted.values().sum();
        prop_assert_eq!(universe.count_all().to_string(), total.to_string());
        for level in Level::ALL {
            let above: u64 = counted.iter().filter(|(found, _)| *found >= level).map(|(_, count)| count).sum();
            prop_assert_eq!(universe.count(&view.at_least(*level)).to_string(), above.to_string());
        }
    }

    #[test]
    fn packs_that_decide_the_same_are_known(one in common::generated::packs(REAL.rules_body.clone())) {
        prop_assert!(same_decisions(&one, &one.clone(), "t0"));
    }
}

/// The lemma of docs/proof.md: what holds of each topic holds of several, since they are the union of their rules.
#[test]
fn several_topics_are_never_below_one_of_them_in_any_answer_set() {
    let pack = &REAL.pack;
    let count = u16::try_from(pack.topics().len()).unwrap();
    let mut number = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: u16| {
        number ^= number << 13;
        number ^= number >> 7;
        number ^= number << 17;
        u16::try_from(number % u64::from(below)).unwrap()
    };
    let mut tried = 0;
    while tried < 2000 {
        let mut topics: Vec<TopicIndex> = (0..2 + tried % 2).map(|_| next(count)).collect();
        topics.sort_unstable();
        topics.dedup();
        if topics.len() < 2 {
            continue;
        }
        let mut sides = vec![Side {
            pack,
            topics: topics.clone(),
        }];
        sides.extend(topics.iter().map(|topic| Side::of(pack, *topic)));
        let universe = Universe::new(sides);
        let all = View::new(&universe, 0, Counting::Asked).unwrap();
        let each: Vec<View<'_, '_>> = (1..=topics.len())
            .map(|side| View::new(&universe, side, Counting::Asked).unwrap())
            .collect();
        for level in Level::ALL {
            let together = all.at_least(*level);
            for one in &each {
                let below = one.at_least(*level).and_not(&together);
                assert!(
                    universe.is_empty(&below),
                    "{topics:?} {level}: {:?}",
                    universe.smallest(&below)
                );
            }
        }
        tried += 1;
    }
}

#[test]
fn journeys_with_several_topics_keep_the_promises() {
    let pack = &REAL.pack;
    let count = u16::try_from(pack.topics().len()).unwrap();
    for one in 0..count {
        let topics = topics_of(pack, &[one, (one + 7) % count]);
        let explored = explore(pack, &topics).unwrap_or_else(|broken| panic!("{broken:?}"));
        assert!(explored.longest > 0 && explored.first_says >= explored.longest);
    }
}

fn small_pack() -> PackFiles {
    common::files_of(&std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/small-pack"))
}

/// The small pack with one text replaced, and what the proof says of it.
fn refused(file: &str, from: &str, to: &str) -> Vec<String> {
    let mut files = small_pack();
    let text = files.get_mut(file).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    *text = text.replacen(from, to, 1);
    let read = read_checked(&files).unwrap_or_else(|problems| panic!("{problems:?}"));
    prove(&read)
        .err()
        .unwrap_or_default()
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn the_small_pack_is_sound_and_its_certificate_counts() {
    let read = read_checked(&small_pack()).unwrap();
    let proof = prove(&read).unwrap();
    let certificate = proof.certificate(&read.pack);
    assert_eq!(certificate.rules, read.pack.rules_hash);
    assert_eq!(
        usize::try_from(certificate.topics).unwrap(),
        read.pack.topics().len()
    );
    let states: usize = proof.topics.iter().map(|topic| topic.states).sum();
    assert_eq!(usize::try_from(certificate.states).unwrap(), states);
    for topic in &proof.topics {
        let counts = topic
            .by_level
            .iter()
            .map(|(_, count)| count.parse::<u128>().unwrap());
        assert_eq!(
            counts.sum::<u128>().to_string(),
            topic.answer_sets,
            "{}",
            topic.topic
        );
    }
}

#[test]
fn a_promise_of_too_few_pages_is_refused() {
    let found = refused(
        "topics/sample-ache.json",
        "\"kind\":",
        "\"at_most_pages\": 1,\n  \"kind\":",
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("promise 5 does not hold")
            && found[0].contains("\"at most 1 more pages\" is said"),
        "{found:?}"
    );
}
