//! What a report says of the engine, compared with the engine itself.

use super::{REPORTS, with_document};
use crate::common::REAL;
use crate::common::answers::{Given, checked, play};
use front_door::engine::{Step, Topics, ask};
use front_door::pack::Need;
use front_door::report::{Example, Table, page};
use std::collections::BTreeSet;

#[test]
fn shared_rules_are_those_that_can_hold_and_each_rule_stands_once() {
    for report in REPORTS.iter() {
        let listed = |tables: &[Table]| -> Vec<String> {
            let rows = tables.iter().flat_map(|table| &table.rows);
            rows.map(|row| row.rule.clone()).collect()
        };
        let all = [
            listed(&report.rules),
            listed(&report.shared),
            listed(&report.together),
        ]
        .concat();
        let once: BTreeSet<&String> = all.iter().collect();
        assert_eq!(once.len(), all.len(), "{}", report.topic);
        // What random journeys of the topic come upon must be listed as able to hold when it alone is picked.
        let alone: BTreeSet<String> = listed(&report.rules)
            .into_iter()
            .chain(listed(&report.shared))
            .collect();
        for (_, reasons) in random_ends(&report.topic, 150) {
            for rule in reasons {
                assert!(
                    alone.contains(&rule),
                    "{}: {rule} held but is not listed",
                    report.topic
                );
            }
        }
    }
}

/// Needs and rules of random journeys; the same ones every time.
fn random_ends(topic: &str, journeys: u64) -> Vec<(Need, Vec<String>)> {
    let pack = &REAL.pack;
    let topics = Topics::read(pack, [topic]).unwrap();
    let mut ends = Vec::new();
    for seed in 0..journeys {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let calm = seed % 4 != 0;
        let mut choose = |count: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let number = usize::try_from(state >> 33).unwrap();
            // Mostly quiet answers: only then the lesser needs are reached.
            if calm && number % 6 != 0 {
                0
            } else {
                number / 6 % count
            }
        };
        let (given, _) = play(pack, &topics, &mut choose);
        let Step::Decided(decision) = ask(pack, &topics, &checked(pack, &given)) else {
            panic!("play ends in a decision")
        };
        let rules = decision
            .reasons
            .iter()
            .map(|rule| pack.rule(*rule).unwrap());
        ends.push((
            decision.need,
            rules.map(|rule| rule.authored.id.to_string()).collect(),
        ));
    }
    ends
}

#[test]
fn every_need_has_a_journey_and_playing_it_ends_there() {
    let pack = &REAL.pack;
    for report in REPORTS.iter() {
        assert_eq!(report.without_example, [], "{}", report.topic);
        let mut shown = BTreeSet::new();
        for example in &report.examples {
            let topics = Topics::read(pack, example.topics.iter().map(String::as_str)).unwrap();
            let given = &example.answers;
            let Step::Decided(decision) = ask(pack, &topics, &checked(pack, given)) else {
                panic!("{}: a journey without an end", report.topic)
            };
            assert_eq!(decision.need.level, example.need.level, "{}", report.topic);
            assert!(
                decision.doors.contains(&example.need.door),
                "{}",
                report.topic
            );
            let rules = decision
                .reasons
                .iter()
                .map(|rule| pack.rule(*rule).unwrap());
            let rules: Vec<String> = rules.map(|rule| rule.authored.id.to_string()).collect();
            assert_eq!(rules, example.rules, "{}", report.topic);
            the_pages_are_those_of_the_engine(&topics, example);
            shown.insert((example.need.level, example.need.door));
        }
        for (need, _) in random_ends(&report.topic, 300) {
            assert!(
                shown.contains(&(need.level, need.door)),
                "{}: no journey to {need:?}",
                report.topic
            );
        }
    }
}

/// Page by page, the engine asks just what the example says.
fn the_pages_are_those_of_the_engine(topics: &Topics, example: &Example) {
    let pack = &REAL.pack;
    let mut given = Given::new();
    for page in &example.pages {
        let Step::Ask(asked) = ask(pack, topics, &checked(pack, &given)) else {
            panic!("the engine asks no more")
        };
        let ids = asked
            .page
            .iter()
            .map(|index| pack.question(*index).unwrap().authored.id.to_string());
        let said: Vec<String> = page
            .answers
            .iter()
            .map(|answer| answer.question.clone())
            .collect();
        assert_eq!(ids.collect::<Vec<_>>(), said);
        assert!(page.answers.iter().all(|answer| !answer.answer.is_empty()));
        given.extend(
            said.into_iter()
                .map(|id| (id.clone(), example.answers[&id].clone())),
        );
    }
    assert!(matches!(
        ask(pack, topics, &checked(pack, &given)),
        Step::Decided(_)
    ));
}

#[test]
fn the_flow_leads_from_every_question_that_random_journeys_meet() {
    let pack = &REAL.pack;
    for report in REPORTS.iter() {
        let topics = Topics::read(pack, [report.topic.as_str()]).unwrap();
        let order: Vec<&str> = report
            .flow
            .steps
            .iter()
            .map(|step| step.question.as_str())
            .collect();
        let mut next = 0;
        let (_, pages) = play(pack, &topics, &mut |count| {
            next += 1;
            (next * 7) % count
        });
        for question in pages.iter().flat_map(|page| &page.questions) {
            let id = pack.question(*question).unwrap().authored.id.as_str();
            assert!(
                order.contains(&id),
                "{}: {id} is asked but not drawn",
                report.topic
            );
        }
        // The first page is the engine's first, and none stands before the answers for which it waits.
        let first = pack.question(pages[0].questions[0]).unwrap();
        assert_eq!(order[0], first.authored.id.as_str(), "{}", report.topic);
        let presents = &pack.topic(topics.indices()[0]).unwrap().presents;
        let mut known: Vec<u16> = presents.clone();
        for page in &report.pages {
            let questions: Vec<_> = page
                .questions
                .iter()
                .map(|line| {
                    pack.question(pack.find_question(&line.id).unwrap())
                        .unwrap()
                })
                .collect();
            for question in &questions {
                let met = question
                    .ask_if
                    .iter()
                    .any(|all| all.iter().all(|it| known.contains(it)));
                assert!(
                    met || question.ask_if.is_empty(),
                    "{}: {}",
                    report.topic,
                    question.authored.id
                );
                assert_eq!(
                    page.asked.is_empty(),
                    question
                        .ask_if
                        .iter()
                        .any(|all| all.iter().all(|it| presents.contains(it)))
                        || question.ask_if.is_empty()
                );
            }
            known.extend(questions.iter().flat_map(|question| &question.all));
        }
    }
}

#[test]
fn edges_lead_where_rules_lead() {
    for report in REPORTS.iter() {
        let flow = &report.flow;
        for step in &flow.steps {
            let page = report
                .pages
                .iter()
                .find(|page| page.number == step.page)
                .unwrap();
            let question = page
                .questions
                .iter()
                .find(|question| question.id == step.question)
                .unwrap();
            // An answer that leads somewhere alone is an edge that says so.
            for need in question
                .options
                .iter()
                .filter_map(|option| option.alone.as_ref())
            {
                let edge = step
                    .edges
                    .iter()
                    .find(|edge| flow.needs[edge.need] == *need);
                assert!(
                    edge.is_some_and(|edge| edge.alone),
                    "{}: {} {need:?}",
                    report.topic,
                    step.question
                );
            }
        }
        let html = page(report);
        with_document(&html, |document| {
            let edges: usize = flow.steps.iter().map(|step| step.edges.len()).sum();
            let drawn = document.descendants().filter(|node| {
                node.attribute("class")
                    .is_some_and(|class| class.starts_with("edge "))
            });
            // And one for the topic's base.
            assert_eq!(drawn.count(), edges + 1, "{}", report.topic);
        });
    }
}
