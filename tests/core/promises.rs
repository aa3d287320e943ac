//! The promises of the design, on the real pack and on generated ones.

use crate::common::answers::{Given, Page, checked, chooser, play, possible, some_topics};
use crate::common::{self, REAL};
use front_door::engine::{Answers, State, Step, Topics, ask};
use front_door::pack::{Door, Level, Need, Pack};
use proptest::prelude::*;

/// The need so far: the decision's, or the lower bound.
fn need(pack: &Pack, topics: &Topics, given: &Given) -> Need {
    match ask(pack, topics, &checked(pack, given)) {
        Step::Ask(ask) => ask.at_least,
        Step::Decided(decision) => decision.need,
    }
}

/// The highest need among the rules that hold, found without the engine's own search.
fn highest(pack: &Pack, topics: &Topics, given: &Given) -> (Level, u8) {
    let answers = checked(pack, given);
    let state = State::new(pack, topics, &answers);
    let ours = |rule: &&front_door::pack::LinkedRule| match rule.scope {
        front_door::pack::Scope::Person => true,
        front_door::pack::Scope::Topic(topic) => topics.indices().contains(&topic),
    };
    let holding = pack
        .rules()
        .iter()
        .filter(ours)
        .filter(|rule| rule.when.iter().all(|f| state.findings.contains(*f)));
    holding
        .map(|rule| rule.need().rank())
        .max()
        .expect("every topic has a base rule")
}

fn pages_are_as_promised(pages: &[Page]) -> Result<(), TestCaseError> {
    for (index, page) in pages.iter().enumerate() {
        prop_assert!(
            pages.len() - index <= page.left,
            "{} pages followed where at most {} were said",
            pages.len() - index,
            page.left
        );
    }
    for pair in pages.windows(2) {
        prop_assert!(
            pair[1].left <= pair[0].left,
            "at most {} rose to {}",
            pair[0].left,
            pair[1].left
        );
    }
    Ok(())
}

fn a_journey_keeps_the_promises(
    pack: &Pack,
    picks: &[usize],
    numbers: Vec<u16>,
    calm: bool,
) -> Result<(), TestCaseError> {
    let topics = some_topics(pack, picks);
    let (given, pages) = play(pack, &topics, &mut chooser(numbers, calm));
    pages_are_as_promised(&pages)?;
    let Step::Decided(decision) = ask(pack, &topics, &checked(pack, &given)) else {
        unreachable!("play ends in a decision")
    };
    prop_assert_eq!(decision.need.rank(), highest(pack, &topics, &given));
    prop_assert!(!decision.reasons.is_empty() && decision.doors.contains(&decision.need.door));
    // Lower bounds only rise on the way.
    let on_the_way: Vec<Need> = pages
        .iter()
        .map(|page| need(pack, &topics, &page.before))
        .collect();
    prop_assert!(
        on_the_way
            .windows(2)
            .all(|pair| pair[0].rank() <= pair[1].rank())
    );
    // Several topics are never below one of them.
    for topic in topics.indices() {
        let one = Topics::read(pack, [pack.topic(*topic).unwrap().authored.id.as_str()]).unwrap();
        prop_assert!(need(pack, &one, &given).rank() <= decision.need.rank());
    }
    Ok(())
}

/// A greater answer never gives a lower need.
fn greater_answers_never_lower(
    pack: &Pack,
    picks: &[usize],
    numbers: Vec<u16>,
    at: usize,
) -> Result<(), TestCaseError> {
    let topics = some_topics(pack, picks);
    let (given, _) = play(pack, &topics, &mut chooser(numbers, false));
    let Some(id) = given.keys().nth(at % given.len().max(1)).cloned() else {
        return Ok(());
    };
    let before = need(pack, &topics, &given).rank();
    let question = pack.question(pack.find_question(&id).unwrap()).unwrap();
    let findings = |given: &Given| {
        State::new(pack, &topics, &checked(pack, given))
            .findings
            .clone()
    };
    let mine = findings(&given);
    for answer in possible(question, 9) {
        let mut other = given.clone();
        other.insert(id.clone(), answer.clone());
        let theirs = findings(&other);
        let more = (0..u16::MAX)
            .take(4096)
            .all(|finding| !mine.contains(finding) || theirs.contains(finding));
        let unsure = answer == front_door::engine::GivenAnswer::Word("not-sure".into());
        if more || unsure {
            prop_assert!(
                need(pack, &topics, &other).rank() >= before,
                "{id} changed to {answer:?}"
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn journeys_on_the_real_pack(picks in prop::collection::vec(0usize..1000, 1..=3), numbers in prop::collection::vec(any::<u16>(), 40), calm in any::<bool>()) {
        a_journey_keeps_the_promises(&REAL.pack, &picks, numbers, calm)?;
    }

    #[test]
    fn greater_answers_on_the_real_pack(picks in prop::collection::vec(0usize..1000, 1..=2), numbers in prop::collection::vec(any::<u16>(), 40), at in 0usize..50) {
        greater_answers_never_lower(&REAL.pack, &picks, numbers, at)?;
    }

    #[test]
    fn the_order_of_answers_does_not_matter(picks in prop::collection::vec(0usize..1000, 1..=3), numbers in prop::collection::vec(any::<u16>(), 40)) {
        let pack = &REAL.pack;
        let topics = some_topics(pack, &picks);
        let (given, _) = play(pack, &topics, &mut chooser(numbers, true));
        let backwards: Vec<_> = given.iter().rev().collect();
        let read = Answers::read(pack, backwards.iter().map(|(id, answer)| (id.as_str(), *answer))).unwrap();
        let mut reversed = picks.clone();
        reversed.reverse();
        let (Step::Decided(one), Step::Decided(other)) =
            (ask(pack, &topics, &checked(pack, &given)), ask(pack, &some_topics(pack, &reversed), &read)) else {
            return Err(TestCaseError::fail("a decision became a question"));
        };
        prop_assert_eq!((one.need, one.doors, one.reasons), (other.need, other.doors, other.reasons));
    }

    #[test]
    fn journeys_on_generated_packs(pack in common::generated::packs(REAL.rules_body.clone()), picks in prop::collection::vec(0usize..2, 1..=2), numbers in prop::collection::vec(any::<u16>(), 20)) {
        a_journey_keeps_the_promises(&pack, &picks, numbers.clone(), false)?;
        greater_answers_never_lower(&pack, &picks, numbers, 1)?;
    }

    #[test]
    fn only_what_can_change_the_decision_is_asked(pack in common::generated::packs(REAL.rules_body.clone()), picks in prop::collection::vec(0usize..2, 1..=2), numbers in prop::collection::vec(any::<u16>(), 20)) {
        let topics = some_topics(&pack, &picks);
        let (given, pages) = play(&pack, &topics, &mut chooser(numbers, false));
        for page in &pages {
            let ends = completions(&pack, &topics, &page.before);
            for question in &page.questions {
                let id = pack.question(*question).unwrap().authored.id.to_string();
                prop_assert!(matters(&pack, &topics, &ends, &id), "{id} was asked after {:?} but changes nothing", page.before);
            }
        }
        let reached = verdict(&pack, &topics, &given);
        for end in completions(&pack, &topics, &given) {
            let other = verdict(&pack, &topics, &end);
            // An A&E finding stops every question but those about 999, so its doors are settled: only 999 could differ.
            let settled = reached.0 >= Level::Ae && other.0 == reached.0;
            prop_assert!(settled || other == reached, "{:?} became {:?} by {:?}", reached, other, end);
        }
    }
}

/// Level and doors when nothing more is asked.
fn verdict(pack: &Pack, topics: &Topics, given: &Given) -> (Level, Vec<Door>) {
    let answers = checked(pack, given);
    let state = State::new(pack, topics, &answers);
    let decision = state.decide();
    (decision.need.level, decision.doors)
}

/// Every way in which the open questions could be answered, each question only where its condition holds.
fn completions(pack: &Pack, topics: &Topics, before: &Given) -> Vec<Given> {
    let open = (0u16..).zip(pack.questions()).filter(|(_, question)| {
        let ours = match question.scope {
            front_door::pack::Scope::Person => true,
            front_door::pack::Scope::Topic(topic) => topics.indices().contains(&topic),
        };
        ours && !before.contains_key(question.authored.id.as_str())
    });
    let mut ends = vec![before.clone()];
    for (_, question) in open {
        let mut longer = Vec::new();
        for end in &ends {
            let answers = checked(pack, end);
            let state = State::new(pack, topics, &answers);
            let met = question.ask_if.is_empty()
                || question
                    .ask_if
                    .iter()
                    .any(|all| state.findings.contain_all(all));
            if !met {
                longer.push(end.clone());
                continue;
            }
            for answer in possible(question, 3) {
                let mut given = end.clone();
                given.insert(question.authored.id.to_string(), answer);
                longer.push(given);
            }
        }
        ends = longer;
    }
    ends
}

/// Whether two ways of answering that differ in nothing but one question (and in what waits for it) decide differently.
fn matters(pack: &Pack, topics: &Topics, ends: &[Given], id: &str) -> bool {
    let mut seen: std::collections::HashMap<String, (Level, Vec<Door>)> =
        std::collections::HashMap::new();
    let waiting: Vec<String> = pack
        .questions()
        .iter()
        .filter(|question| !question.ask_if.is_empty())
        .map(|question| question.authored.id.to_string())
        .collect();
    ends.iter().any(|end| {
        let mut others = end.clone();
        others.retain(|other, _| other != id && !waiting.contains(other));
        let verdict = verdict(pack, topics, end);
        let first = seen
            .entry(format!("{others:?}"))
            .or_insert_with(|| verdict.clone());
        *first != verdict
    })
}
