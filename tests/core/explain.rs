//! What an outcome explains: what to watch for, what if, why not lower. Everything is worked out again from the authored rules.

use crate::common;
use crate::common::answers::{checked, chooser, given_in, play, some_topics};
use crate::common::ended::{
    Ended, Group, Part, REAL, Rank, authored, ended, established, group, highest, holds, parts,
    parts_of, rank, rules, say, then, with,
};
use front_door::contract::WatchView;
use front_door::directory::Seat;
use front_door::engine::{State, Topics};
use front_door::journey::Journey;
use front_door::pack::{Door, Level, LinkedRule, Need, Pack, Scope};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

/// A rule's line is true: one of the things it speaks of raises the need to what it says, by the rule it names.
fn a_rules_line_is_true(ended: &Ended, line: &WatchView) {
    let (pack, topics) = (&REAL.pack, &ended.topics);
    let rules = rules(pack, topics);
    let named = |rule: &&&LinkedRule| Some(rule.authored.id.to_string()) == line.rule;
    let rule = rules.iter().find(named);
    let rule = rule.expect("the rule belongs to this journey");
    let raises = |part: &Part| {
        let more = with(&ended.findings, &part.findings);
        part.sign.as_ref().map(say).as_ref() == Some(&line.sign)
            && highest(pack, topics, &more) == then(line)
            && holds(rule, &more)
            && !holds(rule, &ended.findings)
            && rule.need() == Need::of(line.then.level, line.then.door)
    };
    assert!(
        parts(pack, topics, &ended.findings).iter().any(raises),
        "{line:?} after {:?}",
        ended.request.answers
    );
}

/// Where one sign of a question takes in another ("38 or more" and "39 or more") and leads to the same, it stands alone.
fn no_line_says_less_than_another(ended: &Ended) {
    let (pack, topics) = (&REAL.pack, &ended.topics);
    let parts = parts(pack, topics, &ended.findings);
    let line_of = |part: &Part| {
        let sign = part.sign.as_ref().map(say)?;
        let mut lines = ended.outcome.watch_for.iter();
        lines.find(|line| line.sign == sign && line.from == "rule")
    };
    for wide in &parts {
        for narrow in &parts {
            let within = wide.question == narrow.question
                && wide.findings.is_subset(&narrow.findings)
                && wide.findings != narrow.findings;
            if let (true, Some(wide), Some(narrow)) = (within, line_of(wide), line_of(narrow)) {
                assert_ne!(wide.then, narrow.then, "{} | {}", wide.sign, narrow.sign);
            }
        }
    }
}

fn the_lines_are_as_promised(ended: &Ended) {
    let outcome = &ended.outcome;
    let lines = &outcome.watch_for;
    if outcome.level.is_red_flag() {
        assert!(lines.is_empty() && !outcome.meanwhile.is_empty());
        return;
    }
    assert!(lines.len() <= 7, "{lines:?}");
    let different: BTreeSet<&str> = lines.iter().map(|line| line.sign.as_str()).collect();
    assert_eq!(
        different.len(),
        lines.len(),
        "the same words twice: {lines:?}"
    );
    for line in lines {
        assert!(then(line) > rank(outcome), "{line:?}");
        assert!(!line.action.is_empty());
        match line.from {
            "rule" => a_rules_line_is_true(ended, line),
            _ => assert!(line.from == "authored" && line.rule.is_none()),
        }
    }
    // Every action that can be reached has its line.
    let (pack, topics) = (&REAL.pack, &ended.topics);
    let by_rules = parts(pack, topics, &ended.findings)
        .into_iter()
        .filter(|part| part.sign.is_some())
        .map(|part| highest(pack, topics, &with(&ended.findings, &part.findings)))
        .filter(|reached| *reached > rank(outcome));
    let by_words = authored(ended).into_iter().map(|line| line.then.rank());
    let reachable: BTreeSet<Group> = by_rules
        .chain(by_words)
        .map(|(level, _)| group(level))
        .collect();
    let shown: BTreeSet<Group> = lines.iter().map(|line| group(line.then.level)).collect();
    assert_eq!(shown, reachable, "{lines:?}");
    no_line_says_less_than_another(ended);
    // One general line about 999, the last.
    let general = REAL.pack.text.general_watch.iter();
    let last: Vec<String> = general
        .filter(|line| line.then.level == Level::Emergency)
        .map(|line| say(&line.sign))
        .collect();
    let found = lines.iter().filter(|line| last.contains(&line.sign));
    assert_eq!(found.count(), 1);
    assert!(last.contains(&lines.last().unwrap().sign));
    assert_eq!(outcome.better_by.is_some(), outcome.level < Level::Today);
    // At most one thing about staying well, the last, and none where help is needed today.
    let well = outcome
        .meanwhile
        .iter()
        .filter(|line| KEEP_WELL.contains(*line))
        .count();
    assert!(
        well <= usize::from(outcome.level < Level::Today),
        "{:?}",
        outcome.meanwhile
    );
    if well > 0 {
        assert!(KEEP_WELL.contains(outcome.meanwhile.last().unwrap()));
    }
}

/// What any topic says about staying well.
static KEEP_WELL: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let topics = REAL
        .pack
        .topics()
        .iter()
        .filter_map(|topic| REAL.advice.topic(&topic.authored.id));
    let lines = topics
        .flat_map(|advice| &advice.self_care)
        .filter(|line| line.keep_well);
    lines.map(|line| say(&line.text)).collect()
});

/// What is said about one answer comes true without it.
fn the_what_ifs_are_true(ended: &Ended) {
    let pack = &REAL.pack;
    for what_if in &ended.outcome.what_if {
        let mut given = given_in(&ended.request.answers);
        given.remove(&what_if.question).expect("an answer");
        let reached = highest(
            pack,
            &ended.topics,
            &established(pack, &ended.topics, &given),
        );
        let said = Need::of(what_if.then.level, what_if.then.door);
        assert_eq!(said.rank(), reached);
        assert!(reached < rank(&ended.outcome) && !what_if.action.is_empty());
        let question = pack.question(pack.find_question(&what_if.question).unwrap());
        assert!(!question.unwrap().authored.sensitive);
    }
    let sensitive = |index: &u16| pack.topic(*index).unwrap().authored.sensitive;
    let silent = ended.outcome.level.is_red_flag()
        || ended.outcome.doors.contains(&Door::Nhs111MentalHealth)
        || ended.topics.indices().iter().any(sensitive);
    assert!(!silent || ended.outcome.what_if.is_empty());
}

/// The next lower need is the highest one that the deciding rules leave.
fn why_not_below_is_true(ended: &Ended) {
    let outcome = &ended.outcome;
    let why = outcome.why_not_below.as_ref().expect("reception sees it");
    let deciding: Vec<&str> = outcome.reasons.iter().map(|it| it.rule.as_str()).collect();
    assert_eq!(why.rules, deciding);
    let left = rules(&REAL.pack, &ended.topics)
        .into_iter()
        .filter(|rule| {
            holds(rule, &ended.findings) && !deciding.contains(&rule.authored.id.as_str())
        })
        .map(|rule| rule.need().rank())
        .max();
    let said = why.then.map(|then| Need::of(then.level, then.door).rank());
    assert_eq!(said, left);
    assert!(said.is_none_or(|said| said <= rank(outcome)));
    assert_eq!(why.action.is_some(), why.then.is_some());
    let behind: BTreeSet<&String> = outcome.reasons.iter().flat_map(|it| &it.answers).collect();
    assert_eq!(why.answers.iter().collect::<BTreeSet<_>>(), behind);
}

fn journeys() -> Vec<Journey> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/journeys");
    let read = |entry: std::io::Result<fs::DirEntry>| {
        Journey::read_all(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap()
    };
    fs::read_dir(folder).unwrap().flat_map(read).collect()
}

/// Every journey of the files, played to its end.
pub fn every_case(seat: Seat) -> impl Iterator<Item = Ended> {
    journeys().into_iter().map(move |journey| {
        let request = journey.play(&REAL.pack, None).unwrap();
        let topics = Topics::read(&REAL.pack, request.topics.iter().map(String::as_str)).unwrap();
        ended(&topics, &given_in(&request.answers), seat)
    })
}

#[test]
fn every_case_says_what_to_watch_for_and_what_if() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for case in every_case(Seat::Resident) {
        the_lines_are_as_promised(&case);
        the_what_ifs_are_true(&case);
        assert_eq!(case.outcome.why_not_below, None, "residents do not see it");
        for line in &case.outcome.watch_for {
            *seen.entry(line.from).or_default() += 1;
        }
        *seen.entry("what if").or_default() += case.outcome.what_if.len();
    }
    assert!(
        seen["rule"] > 0 && seen["authored"] > 0 && seen["what if"] > 0,
        "{seen:?}"
    );
}

#[test]
fn reception_sees_why_not_below_on_every_case() {
    let mut lower = 0;
    for case in every_case(Seat::Reception) {
        why_not_below_is_true(&case);
        lower += usize::from(case.outcome.why_not_below.unwrap().then.is_some());
    }
    assert!(lower > 0);
}

#[test]
fn no_what_if_ever_speaks_of_self_harm() {
    let pack = &REAL.pack;
    let mut met = 0;
    for rule in pack.rules() {
        if rule.need().door != Door::Nhs111MentalHealth {
            continue;
        }
        for question in pack.questions() {
            let behind = question
                .all
                .iter()
                .any(|finding| rule.when.contains(finding));
            let in_sensitive_topic = match question.scope {
                Scope::Person => false,
                Scope::Topic(topic) => pack.topic(topic).unwrap().authored.sensitive,
            };
            let quiet = question.authored.sensitive || in_sensitive_topic;
            assert!(!behind || quiet, "{}", question.authored.id);
            met += usize::from(behind);
        }
    }
    assert!(met > 0);
}

#[test]
fn waiting_has_a_time() {
    let names_a_time = |text: &str| {
        ["minute", "hour", "day", "week", "month", "year"]
            .iter()
            .any(|unit| text.contains(unit))
    };
    let mut without: Vec<&str> = Vec::new();
    for rule in REAL.pack.rules() {
        // A base need of self-care or advice is where waiting can be the advice.
        if let (Scope::Topic(topic), true) = (rule.scope, rule.when.is_empty())
            && rule.need().level <= Level::Advice
        {
            let id = &REAL.pack.topic(topic).unwrap().authored.id;
            let better_by = &REAL.advice.topic(id).unwrap().better_by;
            if !names_a_time(&better_by.0) {
                without.push(id.as_str());
            }
        }
    }
    assert_eq!(without, Vec::<&str>::new());
}

#[test]
fn what_keeps_people_well_is_said_once_and_never_where_help_is_needed_today() {
    let (mut said, mut withheld) = (0, 0);
    for case in every_case(Seat::Resident) {
        let outcome = &case.outcome;
        let lines = outcome.meanwhile.iter();
        let well = lines.filter(|line| KEEP_WELL.contains(*line)).count();
        let calm = outcome.level < Level::Today;
        assert!(well <= usize::from(calm), "{:?}", outcome.meanwhile);
        said += well;
        let topics = case.request.topics.iter();
        let of = |id: &String| REAL.advice.topic(&id.as_str().into());
        let has_one = topics
            .filter_map(of)
            .any(|advice| advice.self_care.iter().any(|line| line.keep_well));
        withheld += usize::from(has_one && !calm);
    }
    assert!(
        said >= 20 && withheld >= 20,
        "{said} said, {withheld} withheld"
    );
}

#[test]
fn an_errand_says_what_to_do_when_somebody_feels_unwell() {
    let topics = Topics::read(&REAL.pack, ["repeat-prescription"]).unwrap();
    let (given, _) = play(&REAL.pack, &topics, &mut |_| 0);
    let ended = ended(&topics, &given, Seat::Resident);
    let line = say(&REAL.pack.text.errand_watch[0].sign);
    let signs: Vec<&str> = ended
        .outcome
        .watch_for
        .iter()
        .map(|it| it.sign.as_str())
        .collect();
    assert!(signs.contains(&line.as_str()), "{signs:?}");
}

#[test]
fn what_is_asked_once_and_for_all_is_never_a_sign() {
    for id in [
        "age",
        "sex",
        "pregnancy",
        "health",
        "living-place",
        "repeat-prescription-critical",
    ] {
        let question = REAL
            .pack
            .question(REAL.pack.find_question(id).unwrap())
            .unwrap();
        let parts = parts_of(0, question);
        assert!(parts.iter().all(|part| part.sign.is_none()), "{id}");
    }
}

/// The engine finds everything that raises the need, and nothing else.
fn the_engine_finds_what_raises(
    pack: &Pack,
    picks: &[usize],
    numbers: Vec<u16>,
) -> Result<(), TestCaseError> {
    let topics = some_topics(pack, picks);
    let (given, _) = play(pack, &topics, &mut chooser(numbers, true));
    let findings = established(pack, &topics, &given);
    let reached = highest(pack, &topics, &findings);
    let expected: Vec<(u16, usize, Rank)> = parts(pack, &topics, &findings)
        .into_iter()
        .map(|part| {
            (
                part.question,
                part.part,
                highest(pack, &topics, &with(&findings, &part.findings)),
            )
        })
        .filter(|(_, _, rank)| *rank > reached)
        .collect();
    let answers = checked(pack, &given);
    let state = State::new(pack, &topics, &answers);
    let found = state.raises(state.decide().need);
    let found: Vec<(u16, usize, Rank)> = found
        .into_iter()
        .map(|raise| (raise.question, raise.part, raise.need.rank()))
        .collect();
    prop_assert_eq!(found, expected);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_journeys_say_what_to_watch_for(picks in prop::collection::vec(0usize..1000, 1..=3), numbers in prop::collection::vec(any::<u16>(), 40), calm in any::<bool>()) {
        let topics = some_topics(&REAL.pack, &picks);
        let (given, _) = play(&REAL.pack, &topics, &mut chooser(numbers, calm));
        let ended = ended(&topics, &given, Seat::Reception);
        the_lines_are_as_promised(&ended);
        the_what_ifs_are_true(&ended);
        why_not_below_is_true(&ended);
    }

    #[test]
    fn the_engine_finds_what_raises_on_the_real_pack(picks in prop::collection::vec(0usize..1000, 1..=3), numbers in prop::collection::vec(any::<u16>(), 40)) {
        the_engine_finds_what_raises(&REAL.pack, &picks, numbers)?;
    }

    #[test]
    fn the_engine_finds_what_raises_on_generated_packs(pack in common::generated::packs(REAL.rules_body.clone()), picks in prop::collection::vec(0usize..2, 1..=2), numbers in prop::collection::vec(any::<u16>(), 20)) {
        the_engine_finds_what_raises(&pack, &picks, numbers)?;
    }
}
