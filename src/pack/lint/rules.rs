//! Rules: sound needs, sources, a base for every topic, no topic reaching into another.

use super::{Place, all_questions, all_rules, refuse_repeats};
use crate::pack::author::Invariant;
use crate::pack::bundle::{AdviceBody, RulesBody};
use crate::pack::ids::{FindingId, SourceId};
use crate::pack::model::{Kind, Rule, Source, Status, Topic};
use crate::pack::need::{Door, Level, Need};
use crate::pack::problem::{JsonPath, Problem, did_you_mean};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(
    rules: &RulesBody,
    advice: &AdviceBody,
    invariants: &[Invariant],
    problems: &mut Vec<Problem>,
) {
    let ids = all_rules(rules).map(|(file, at, _, rule)| (file, at.key("id"), rule.id.clone()));
    refuse_repeats("the rule", ids, problems);
    let owners = owners(rules);
    for (file, at, topic, rule) in all_rules(rules) {
        let mut place = Place {
            file,
            path: at,
            problems,
        };
        one_rule(rule, topic, &owners, &mut place);
        backing(
            rule.source.as_ref(),
            rule.status(),
            &advice.sources,
            &mut place,
        );
    }
    bases(rules, problems);
    kinds_stay_apart(rules, problems);
    unused_findings(rules, advice, problems);
    sources(rules, advice, invariants, problems);
}

/// The topic that each topic finding belongs to.
fn owners(rules: &RulesBody) -> BTreeMap<&FindingId, &Topic> {
    let mut owners = BTreeMap::new();
    for topic in &rules.topics {
        for finding in topic
            .questions
            .iter()
            .flat_map(crate::pack::link::established_by)
            .flatten()
        {
            owners.entry(finding).or_insert(topic);
        }
    }
    for finding in rules
        .questions
        .iter()
        .flat_map(crate::pack::link::established_by)
        .flatten()
    {
        owners.remove(finding);
    }
    owners
}

fn one_rule(
    rule: &Rule,
    topic: Option<&Topic>,
    owners: &BTreeMap<&FindingId, &Topic>,
    place: &mut Place<'_>,
) {
    let path = place.path.clone();
    if let Some(message) = unsound(rule.need) {
        place.say(&path.key("need"), message);
    }
    if topic.is_none() && rule.when.is_empty() {
        place.say(
            &path.key("when"),
            "a shared rule without findings would hold for everybody; add what it is about",
        );
    }
    for (index, finding) in rule.when.iter().enumerate() {
        let at = path.key("when").index(index);
        if rule.when.iter().take(index).any(|other| other == finding) {
            place.say(&at, format!("\"{finding}\" stands here twice; keep one"));
        }
        if let (Some(topic), Some(owner)) = (topic, owners.get(finding))
            && owner.id != topic.id
        {
            let message = format!(
                "\"{finding}\" belongs to {}; write a rule over two topics in rules.json",
                owner.id
            );
            place.say(&at, message);
        }
    }
}

/// Why a level and a door do not fit together.
pub(super) fn unsound(need: Need) -> Option<&'static str> {
    let at_home = matches!(need.door, Door::Self_ | Door::Community);
    match (need.level, need.door) {
        (Level::Emergency, door) if door != Door::Emergency => {
            Some("level 999 goes with door 999; change one of them")
        }
        (level, Door::Emergency) if level != Level::Emergency => {
            Some("door 999 goes with level 999; change one of them")
        }
        (Level::Ae, door) if door != Door::Ae => {
            Some("level ae goes with door ae; change one of them")
        }
        (level, Door::Ae) if level != Level::Ae => {
            Some("door ae goes with level ae; change one of them")
        }
        (Level::SelfCare, _) if !at_home => {
            Some("level self-care goes with door self or community; change one of them")
        }
        (level, _) if level >= Level::Today && at_home => {
            Some("from today up somebody must see them; name another door")
        }
        _ => None,
    }
}

pub(super) fn backing(
    source: Option<&SourceId>,
    status: Status,
    sources: &[Source],
    place: &mut Place<'_>,
) {
    let path = place.path.clone();
    match source {
        None if status == Status::Sourced => {
            place.say(
                &path.key("status"),
                "a sourced line names its \"source\"; add it or write \"unsourced\"",
            );
        }
        Some(id) if !sources.iter().any(|source| source.id == *id) => {
            let hint = did_you_mean(id.as_str(), sources.iter().map(|source| source.id.as_str()));
            place.say(
                &path.key("source"),
                format!("no source \"{id}\" in sources.json; add it there{hint}"),
            );
        }
        _ => {}
    }
}

/// Every topic has exactly one base rule, and `something-else` is never below the practice.
fn bases(rules: &RulesBody, problems: &mut Vec<Problem>) {
    let lowest = Need::of(Level::TwoDays, Door::Practice);
    for topic in &rules.topics {
        let file = crate::pack::link::topic_file(topic.id.as_str());
        let at = JsonPath::root().key("rules");
        let bases: Vec<&Rule> = topic
            .rules
            .iter()
            .filter(|rule| rule.when.is_empty())
            .collect();
        match bases.as_slice() {
            [] => {
                let message =
                    "no base rule; add one with \"when\": [] and the lowest safe need".to_owned();
                problems.push(Problem::new(&file, at, message));
            }
            [base]
                if topic.id.as_str() == crate::pack::SOMETHING_ELSE
                    && base.need.rank() < lowest.rank() =>
            {
                let message = "something-else starts at two-days with the practice or higher; raise its base rule".to_owned();
                problems.push(Problem::new(&file, at, message));
            }
            [_] => {}
            _ => {
                let message = "two base rules; keep the one with the lowest safe need".to_owned();
                problems.push(Problem::new(&file, at, message));
            }
        }
    }
    if !rules
        .topics
        .iter()
        .any(|topic| topic.id.as_str() == crate::pack::SOMETHING_ELSE)
    {
        let message =
            "the topic \"something-else\" is missing; add it for people who cannot choose"
                .to_owned();
        problems.push(Problem::new(
            "topics/something-else.json",
            JsonPath::root(),
            message,
        ));
    }
}

/// Modifiers never touch errands: a shared rule about an errand or life problem alone cannot reach A&E by a person's facts.
fn kinds_stay_apart(rules: &RulesBody, problems: &mut Vec<Problem>) {
    let chosen: BTreeSet<&str> = Kind::ALL
        .iter()
        .map(|kind| kind.as_str())
        .chain(rules.classes.iter().map(|class| class.id.as_str()))
        .chain(rules.topics.iter().map(|topic| topic.id.as_str()))
        .collect();
    let facts: BTreeSet<&FindingId> = rules
        .questions
        .iter()
        .filter(|question| ["age", "sex", "health", "pregnancy"].contains(&question.id.as_str()))
        .flat_map(crate::pack::link::established_by)
        .flatten()
        .collect();
    for (index, rule) in rules.rules.iter().enumerate() {
        let only_facts = rule
            .when
            .iter()
            .all(|finding| chosen.contains(finding.as_str()) || facts.contains(finding));
        let one_topic = rule
            .when
            .iter()
            .filter(|finding| chosen.contains(finding.as_str()))
            .count()
            < 2;
        if only_facts && one_topic && rule.need.level.is_red_flag() {
            let at = JsonPath::root().key("rules").index(index).key("need");
            let message = "facts about the person alone never lead to A&E; name the sign that does"
                .to_owned();
            problems.push(Problem::new("rules.json", at, message));
        }
    }
}

/// A finding that nothing uses asks people for nothing.
fn unused_findings(rules: &RulesBody, advice: &AdviceBody, problems: &mut Vec<Problem>) {
    let mut used: BTreeSet<&FindingId> = all_rules(rules)
        .flat_map(|(_, _, _, rule)| &rule.when)
        .collect();
    used.extend(
        all_questions(rules).flat_map(|(_, _, _, question)| question.ask_if.iter().flatten()),
    );
    let topics = advice.topics.iter();
    let lines = topics.flat_map(|part| &part.advice.self_care);
    let lines = lines.chain(&rules.text.while_waiting);
    used.extend(lines.flat_map(|line| line.not_with.iter().chain(&line.only_with)));
    for part in &advice.topics {
        let signs = part.advice.watch_for.iter();
        used.extend(signs.flat_map(|line| &line.only_with));
    }
    for (file, at, _, question) in all_questions(rules) {
        for (place, finding) in super::findings_of(question, &at)
            .into_iter()
            .filter(|(_, id)| !used.contains(id))
        {
            let message = format!(
                "no rule, condition or advice uses the finding \"{finding}\"; remove it or use it"
            );
            problems.push(Problem::new(&file, place, message));
        }
    }
}

fn sources(
    rules: &RulesBody,
    advice: &AdviceBody,
    invariants: &[Invariant],
    problems: &mut Vec<Problem>,
) {
    let at = |index| JsonPath::root().key("sources").index(index);
    let ids = advice
        .sources
        .iter()
        .enumerate()
        .map(|(index, source)| ("sources.json".to_owned(), at(index).key("id"), &source.id));
    refuse_repeats("the source", ids, problems);
    let mut used: BTreeSet<&SourceId> = all_rules(rules)
        .filter_map(|(_, _, _, rule)| rule.source.as_ref())
        .collect();
    used.extend(
        advice
            .topics
            .iter()
            .map(|part| &part.advice)
            .flat_map(|part| {
                part.self_care
                    .iter()
                    .filter_map(|line| line.source.as_ref())
            }),
    );
    used.extend(advice.directory.sources_used());
    used.extend(invariants.iter().filter_map(|it| it.source.as_ref()));
    for (index, source) in advice.sources.iter().enumerate() {
        let months = if source.overdue { 6 } else { 12 };
        let due = source.read.plus_months(months);
        if source.review_by != due {
            let message =
                format!("{months} months after it was read is {due}; write that as \"review_by\"");
            problems.push(Problem::new(
                "sources.json",
                at(index).key("review_by"),
                message,
            ));
        }
        if source
            .url
            .as_ref()
            .is_some_and(|url| !url.starts_with("https://"))
        {
            let message =
                "a public address begins with https://; mend it or leave \"url\" out".to_owned();
            problems.push(Problem::new("sources.json", at(index).key("url"), message));
        }
        if !used.contains(&source.id) {
            let message = format!("nothing names the source \"{}\"; remove it", source.id);
            problems.push(Problem::new("sources.json", at(index), message));
        }
    }
}
