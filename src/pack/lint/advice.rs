//! Advice: enough of it, withheld where it must be, and signs that point up, never down.

use super::Place;
use crate::pack::bundle::{AdviceBody, AdvicePart, RulesBody};
use crate::pack::ids::FindingId;
use crate::pack::link::topic_file;
use crate::pack::model::{
    AdviceLine, Kind, LadderFile, Source, Status, TextFile, Topic, TopicAdvice, WatchLine,
};
use crate::pack::problem::{JsonPath, Problem, did_you_mean};
use std::collections::BTreeSet;

/// The least number of self-care lines that a symptom needs.
const FEWEST_LINES: usize = 3;

pub(super) fn check(rules: &RulesBody, advice: &AdviceBody, problems: &mut Vec<Problem>) {
    let findings: BTreeSet<&FindingId> = super::all_questions(rules)
        .flat_map(|(_, _, _, question)| {
            crate::pack::link::established_by(question)
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
        })
        .collect();
    for topic in &rules.topics {
        let Some(AdvicePart { advice: part, .. }) =
            advice.topics.iter().find(|part| part.id == topic.id)
        else {
            continue;
        };
        let mut place = Place {
            file: topic_file(topic.id.as_str()),
            path: JsonPath::root().key("advice"),
            problems,
        };
        lines(topic, part, &findings, advice, &mut place);
        signs(topic, part, &findings, &mut place);
    }
    general_lines(
        &rules.text,
        &findings,
        &advice.sources,
        &mut Place {
            file: "text.json".to_owned(),
            path: JsonPath::root(),
            problems,
        },
    );
    climb(
        &rules.ladder,
        &findings,
        &mut Place {
            file: "ladder.json".to_owned(),
            path: JsonPath::root(),
            problems,
        },
    );
}

/// Every outcome says what to watch for, or what to do while help is coming.
fn general_lines(
    text: &TextFile,
    findings: &BTreeSet<&FindingId>,
    sources: &[Source],
    place: &mut Place<'_>,
) {
    let (signs, waiting) = (
        place.path.key("general_watch"),
        place.path.key("while_waiting"),
    );
    if text.while_waiting.is_empty() {
        place.say(&waiting, "nothing to do while help is coming; add a line");
    }
    for (index, line) in text.while_waiting.iter().enumerate() {
        let at = waiting.index(index);
        care_line(line, &at, findings, sources, place);
        if line.first_aid || line.keep_well {
            let message = "said in every emergency already; \"first_aid\" and \"keep_well\" are for a topic's own lines, take them out";
            place.say(&at, message);
        }
    }
    watch_lines(&text.general_watch, &signs, findings, place);
    let signs = place.path.key("errand_watch");
    watch_lines(&text.errand_watch, &signs, findings, place);
}

/// The steps up: each door once, withheld only by findings that an answer can establish.
fn climb(ladder: &LadderFile, findings: &BTreeSet<&FindingId>, place: &mut Place<'_>) {
    let path = place.path.key("climb");
    for (index, step) in ladder.climb.iter().enumerate() {
        if ladder
            .climb
            .iter()
            .take(index)
            .any(|other| other.door == step.door)
        {
            place.say(
                &path.index(index).key("door"),
                format!("door \"{}\" stands here twice; keep one", step.door),
            );
        }
        for (inner, finding) in step.not_with.iter().enumerate() {
            if let Some(message) = not_established(finding, findings) {
                place.say(&path.index(index).key("not_with").index(inner), message);
            }
        }
    }
}

/// Why a finding cannot withhold anything.
fn not_established(finding: &FindingId, findings: &BTreeSet<&FindingId>) -> Option<String> {
    let hint = || {
        did_you_mean(
            finding.as_str(),
            findings.iter().map(|finding| finding.as_str()),
        )
    };
    (!findings.contains(finding))
        .then(|| format!("no question establishes the finding \"{finding}\"; name one that an answer establishes{}", hint()))
}

fn lines(
    topic: &Topic,
    part: &TopicAdvice,
    findings: &BTreeSet<&FindingId>,
    advice: &AdviceBody,
    place: &mut Place<'_>,
) {
    let path = place.path.key("self_care");
    let now = part.self_care.iter().filter(|line| !line.keep_well).count();
    if topic.kind == Kind::Symptom && now < FEWEST_LINES {
        place.say(
            &path,
            format!("{now} lines of self-care; write {FEWEST_LINES} or more for a symptom"),
        );
    }
    let well = part.self_care.len() - now;
    if well > 1 {
        place.say(&path, format!("{well} lines about staying well; keep one"));
    }
    for (index, line) in part.self_care.iter().enumerate() {
        care_line(line, &path.index(index), findings, &advice.sources, place);
    }
}

/// A line of advice: withheld and shown by findings that an answer can establish, backed by a source that is there.
fn care_line(
    line: &AdviceLine,
    at: &JsonPath,
    findings: &BTreeSet<&FindingId>,
    sources: &[Source],
    place: &mut Place<'_>,
) {
    for (inner, finding) in line.not_with.iter().enumerate() {
        if let Some(message) = not_established(finding, findings) {
            place.say(&at.key("not_with").index(inner), message);
        }
    }
    for (inner, finding) in line.only_with.iter().enumerate() {
        if let Some(message) = not_established(finding, findings) {
            place.say(&at.key("only_with").index(inner), message);
        }
    }
    if line.not_with.is_empty() == line.ask_first.is_some() {
        let message = "\"not_with\" says when to withhold a line, \"ask_first\" what to say while that is unknown; write both or neither";
        place.say(at, message);
    }
    let known = line
        .source
        .as_ref()
        .is_none_or(|id| sources.iter().any(|source| source.id == *id));
    if line.source.is_none() && line.status == Status::Sourced {
        place.say(
            &at.key("status"),
            "a sourced line names its \"source\"; add it or write \"unsourced\"",
        );
    } else if !known && let Some(id) = &line.source {
        let hint = did_you_mean(id.as_str(), sources.iter().map(|source| source.id.as_str()));
        place.say(
            &at.key("source"),
            format!("no source \"{id}\" in sources.json; add it there{hint}"),
        );
    }
}

/// Lines of signs: sound needs, shown only with findings that an answer can establish.
fn watch_lines(
    lines: &[WatchLine],
    path: &JsonPath,
    findings: &BTreeSet<&FindingId>,
    place: &mut Place<'_>,
) {
    for (index, line) in lines.iter().enumerate() {
        let at = path.index(index);
        if let Some(message) = super::rules::unsound(line.then) {
            place.say(&at.key("then"), message);
        }
        for (inner, finding) in line.only_with.iter().enumerate() {
            if let Some(message) = not_established(finding, findings) {
                place.say(&at.key("only_with").index(inner), message);
            }
        }
    }
}

fn signs(
    topic: &Topic,
    part: &TopicAdvice,
    findings: &BTreeSet<&FindingId>,
    place: &mut Place<'_>,
) {
    let path = place.path.key("watch_for");
    let base = topic
        .rules
        .iter()
        .find(|rule| rule.when.is_empty())
        .map(|rule| rule.need);
    if part.watch_for.is_empty() && !super::signs::has_one(topic) && topic.kind == Kind::Symptom {
        place.say(
            &path,
            "no signs to watch for; write a \"sign\" where findings can begin later, or add lines here",
        );
    }
    watch_lines(&part.watch_for, &path, findings, place);
    for (index, line) in part.watch_for.iter().enumerate() {
        let at = path.index(index).key("then");
        if base.is_some_and(|base| line.then.rank() <= base.rank()) {
            place.say(&at, "a sign to watch for needs more than the topic's base rule; raise it or remove the sign");
        }
    }
}
