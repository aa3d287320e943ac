//! The gravest hazards once more, each without one of its controls: the test or invariant that holds the control notices.
//! What is taken away from the engine stands in `src/verify/agree/tests`, what from the page in `tests/browser`.

use crate::common::{real_folder, real_pack};
use front_door::contract::{Request, Response, step};
use front_door::journey::Journey;
use front_door::pack::bundle::{self, RulesBody};
use front_door::pack::{AgeUnit, Bound, DANGER_SIGNS, FindingId, Pack, Rule, Threshold};
use front_door::verify::approval::Safety;
use front_door::verify::compare::compare;
use front_door::verify::invariants::broken;
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// The hazard, the invariant that holds a control, and the rules that are the control.
const RULES: [(&str, &str, &[&str]); 6] = [
    ("HZ01", "chest-pain-there-now", &["emergency-chest"]),
    (
        "HZ04",
        "breathless-and-chest-pain",
        &["pair-breathlessness-chest-pain-last-day"],
    ),
    ("HZ12", "baby-of-38", &["temperature-high-under-3-months"]),
    ("HZ13", "under-1-no-pharmacy", &["modifier-under-1"]),
    (
        "HZ19",
        "no-ucrt-cannot-get-up",
        &["fall-or-decline-on-floor"],
    ),
    (
        "HZ20",
        "thoughts-of-suicide",
        &["emergency-suicide-thoughts"],
    ),
];

fn changed(edit: impl FnOnce(&mut RulesBody)) -> Pack {
    let mut body = real_pack().rules_body.clone();
    edit(&mut body);
    Pack::link(body, String::new(), &mut Vec::new())
}

fn without_rules(gone: impl Fn(&Rule) -> bool) -> Pack {
    changed(|body| {
        let lists = body.topics.iter_mut().map(|topic| &mut topic.rules);
        let before = body.rules.len();
        body.rules.retain(|rule| !gone(rule));
        let mut dropped = before - body.rules.len();
        for rules in lists {
            let before = rules.len();
            rules.retain(|rule| !gone(rule));
            dropped += before - rules.len();
        }
        assert!(dropped > 0, "nothing was taken away");
    })
}

/// Moves one end of a threshold.
fn with_threshold(finding: &str, edit: impl Fn(&mut Threshold)) -> Pack {
    changed(|body| {
        let own = body
            .topics
            .iter_mut()
            .flat_map(|topic| &mut topic.questions);
        let all = body.questions.iter_mut().chain(own);
        let mut thresholds = all.flat_map(|question| &mut question.thresholds);
        let found = thresholds.find(|threshold| threshold.finding.as_str() == finding);
        edit(found.unwrap());
    })
}

fn journeys_that_fail(pack: &Pack, topic: &str) -> usize {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/journeys");
    let text = fs::read_to_string(folder.join(topic).with_extension("json")).unwrap();
    let journeys = Journey::read_all(&text).unwrap();
    let fails = |journey: &&Journey| journey.play(pack, Some(&real_pack().advice)).is_err();
    journeys.iter().filter(fails).count()
}

#[test]
fn without_its_rules_an_invariant_is_broken() {
    for (hazard, id, rules) in RULES {
        let mut invariants = real_pack().invariants.clone();
        invariants.retain(|invariant| invariant.id.as_str() == id);
        assert_eq!(invariants.len(), 1, "{hazard}: {id}");
        let whole = broken(&real_pack().pack, &invariants, None);
        assert_eq!(whole, [], "{hazard}");
        let pack = without_rules(|rule| rules.contains(&rule.id.as_str()));
        assert_eq!(broken(&pack, &invariants, None).len(), 1, "{hazard}: {id}");
    }
}

#[test]
fn a_threshold_on_the_wrong_side_fails_journeys() {
    assert_eq!(journeys_that_fail(&real_pack().pack, "earache"), 0);
    let pack = with_threshold("earache-3-days", |threshold| {
        threshold.at_least = Some(Bound::Number(4.0));
    });
    assert!(journeys_that_fail(&pack, "earache") > 0);
}

#[test]
fn a_shifted_age_band_fails_journeys() {
    assert_eq!(journeys_that_fail(&real_pack().pack, "fever-child"), 0);
    let pack = with_threshold("age-under-3-months", |threshold| {
        let Some(Bound::Age(below)) = &mut threshold.below else {
            panic!("{threshold:?}");
        };
        assert_eq!((below.value, below.unit), (3, AgeUnit::Months));
        below.value = 2;
    });
    assert!(journeys_that_fail(&pack, "fever-child") > 0);
}

#[test]
fn without_its_rules_the_emergency_screen_does_not_come_after_the_age() {
    let second_page = |pack: &Pack| {
        let request = json!({ "topics": ["cough"], "answers": { "age": 34, "sex": "male" } });
        let request = Request::from_json(&request).unwrap();
        match step(pack, None, &request).unwrap() {
            Response::Ask(ask) => ask.page[0].id.clone(),
            Response::Outcome(outcome) => panic!("{outcome:?}"),
        }
    };
    assert_eq!(second_page(&real_pack().pack), "danger-signs");
    let mut signs: BTreeSet<&FindingId> = BTreeSet::new();
    // In their order: what a sign leads on to is asked after it.
    for question in &real_pack().rules_body.questions {
        let behind = question
            .ask_if
            .iter()
            .flatten()
            .any(|it| signs.contains(it));
        if behind || question.id.as_str().starts_with(DANGER_SIGNS) {
            signs.extend(question.options.iter().flat_map(|option| &option.findings));
            signs.extend(&question.yes);
        }
    }
    let pack = without_rules(|rule| rule.when.iter().any(|it| signs.contains(it)));
    assert_ne!(second_page(&pack), "danger-signs");
}

#[test]
fn only_the_checksum_keeps_changed_rules_out() {
    let read = real_pack();
    let files = read.bundle();
    let rules = files.unwrap().rules;
    let other = rules.replacen("Call 999 now", "Call 111 now", 1);
    assert_ne!(other, rules);
    let said = bundle::read_rules(&other).unwrap_err().to_string();
    assert!(said.contains("the checksum differs"), "{said}");
    let at = |text: &str, key: &str| text.find(key).unwrap() + key.len();
    let body = &other[at(&other, ",\"body\":")..other.len() - 1];
    let checksum = at(&other, "\"checksum\":\"");
    let own = bundle::checksum_of(body);
    let sealed = [&other[..checksum], &own, &other[checksum + own.len()..]].concat();
    assert!(bundle::read_rules(&sealed).is_ok(), "nothing else would");
}

#[test]
fn a_rule_that_is_gone_is_less_urgent_and_not_listed() {
    let root = real_folder().join("../../../docs/clinical-safety");
    let read = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let files = read.filter(|path| path.extension().is_some_and(|end| end == "json"));
    let named = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(&path).unwrap())
    };
    let safety = Safety::read(&files.map(named).collect()).unwrap();
    let old = &real_pack().pack;
    let not_listed = |new: &Pack| compare(old, new).judged(&safety).less_urgent.not_listed;
    assert_eq!(not_listed(old), 0);
    let new = without_rules(|rule| rule.id.as_str() == "emergency-stroke");
    assert!(not_listed(&new) > 0);
}
