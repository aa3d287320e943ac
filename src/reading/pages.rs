//! The pages of a pack: what residents read together.

use super::SHARED;
use crate::pack::author::ReadPack;
use crate::pack::bundle::RulesBody;
use crate::pack::{KioskText, Question, Text, Topic, TopicAdvice};
use serde_json::Value;

/// What can be said at the end of a topic, as a page.
const OUTCOME: &str = "outcome";

/// Texts that are read together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Page {
    /// The topic's id, or [`SHARED`].
    pub(super) topic: String,
    /// Its id within the topic.
    pub(super) id: String,
    /// Its texts, each a line of its own.
    pub(super) lines: Vec<Text>,
}

/// Every page: what all topics share, then each topic's questions and its outcome.
pub(super) fn pages(read: &ReadPack) -> Vec<Page> {
    let rules = &read.rules_body;
    let mut all = questions(SHARED, &rules.questions);
    all.extend(shared(rules));
    all.push(browse(read));
    all.push(places(read));
    all.extend(read.desk.as_ref().map(|desk| kiosk(&desk.kiosk)));
    for topic in &rules.topics {
        all.extend(questions(topic.id.as_str(), &topic.questions));
        let advice = read.advice.topic(&topic.id);
        all.push(outcome(topic, advice, &rules.text.ask_first));
    }
    all
}

fn page(topic: &str, id: &str, lines: Vec<Text>) -> Page {
    Page {
        topic: topic.to_owned(),
        id: id.to_owned(),
        lines,
    }
}

/// Questions by the page on which they stand. "Yes", "no" and "not sure" are left out: they would make every page look easier.
fn questions(topic: &str, questions: &[Question]) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for question in questions {
        let id = question
            .page
            .as_ref()
            .map_or_else(|| question.id.to_string(), ToString::to_string);
        let lines = asked(question);
        match pages.iter_mut().find(|page| page.id == id) {
            Some(page) => page.lines.extend(lines),
            None => pages.push(page(topic, &id, lines)),
        }
    }
    pages
}

fn asked(question: &Question) -> Vec<Text> {
    let options = question
        .options
        .iter()
        .flat_map(|option| [Some(&option.text), option.check.as_ref()]);
    [
        Some(&question.text),
        question.why.as_ref(),
        question.check.as_ref(),
    ]
    .into_iter()
    .chain(options)
    .flatten()
    .cloned()
    .collect()
}

/// How the answers of a question show when they begin later.
fn signs(question: &Question) -> impl Iterator<Item = Text> {
    let options = question.options.iter().map(|option| &option.sign);
    let ends = question.thresholds.iter().map(|end| &end.sign);
    let all = std::iter::once(&question.sign).chain(options).chain(ends);
    all.flatten().cloned()
}

fn outcome(topic: &Topic, advice: Option<&TopicAdvice>, ask_first: &Text) -> Page {
    let mut lines = vec![topic.title.clone()];
    lines.extend(topic.rules.iter().map(|rule| rule.because.here().clone()));
    lines.extend(topic.questions.iter().flat_map(signs));
    if let Some(advice) = advice {
        lines.push(advice.better_by.clone());
        lines.extend(advice.watch_for.iter().map(|line| line.sign.clone()));
        for line in &advice.self_care {
            lines.push(line.text.clone());
            // As the outcome says it.
            lines.extend(line.ask_first.as_ref().map(|condition| {
                Text(format!(
                    "{} {}.",
                    ask_first.0,
                    condition.0.trim_end_matches('.')
                ))
            }));
        }
    }
    page(topic.id.as_str(), OUTCOME, lines)
}

/// What every outcome can say, the words of the ladder, and those of the screens.
fn shared(rules: &RulesBody) -> [Page; 3] {
    let text = &rules.text;
    let mut outcome: Vec<Text> = rules
        .rules
        .iter()
        .map(|rule| rule.because.here().clone())
        .collect();
    outcome.extend(rules.questions.iter().flat_map(signs));
    let lists = text.general_watch.iter().chain(&text.errand_watch);
    outcome.extend(lists.map(|line| line.sign.clone()));
    outcome.extend(text.while_waiting.iter().map(|line| line.text.clone()));

    let ladder = &rules.ladder;
    let mut steps: Vec<Text> = ladder.levels.iter().map(|it| it.name.clone()).collect();
    for rung in &ladder.rungs {
        steps.extend([rung.name.clone(), rung.what_for.clone()]);
    }
    for door in &ladder.doors {
        let actions = door.actions.iter();
        steps.push(door.name.clone());
        steps.extend(actions.flat_map(|action| [action.title.clone(), action.text.clone()]));
    }

    let mut screens = vec![
        rules.pack.banner.clone(),
        rules.pack.area.clone(),
        text.last_page.clone(),
    ];
    // What was read from JSON can be written as JSON; so a text that is added later is found too.
    strings(
        &serde_json::to_value(&text.ui).unwrap_or_default(),
        &mut screens,
    );
    [
        page(SHARED, OUTCOME, outcome),
        page(SHARED, "ladder", steps),
        page(SHARED, "screens", screens),
    ]
}

/// The ways to look for a topic.
fn browse(read: &ReadPack) -> Page {
    let mut lines = Vec::new();
    for group in &read.browse {
        lines.push(group.title.clone());
        lines.extend(group.parts.iter().map(|part| part.title.clone()));
    }
    page(SHARED, "browse", lines)
}

/// The words of the shared screen. Its staff page and the PIN before it are for staff.
fn kiosk(words: &KioskText) -> Page {
    let mut lines = Vec::new();
    if let Ok(Value::Object(members)) = serde_json::to_value(words) {
        let staff = |key: &str| key.starts_with("staff_") || key.starts_with("pin");
        let shown = members.iter().filter(|(key, _)| !staff(key));
        shown.for_each(|(_, said)| strings(said, &mut lines));
    }
    page(SHARED, "kiosk", lines)
}

/// How services are reached. Names of places and of those who run them are nobody's to change.
fn places(read: &ReadPack) -> Page {
    let services = &read.advice_body.directory.services;
    let mut lines = Vec::new();
    strings(
        &serde_json::to_value(&services.words).unwrap_or_default(),
        &mut lines,
    );
    for service in &services.services {
        lines.extend([service.what.clone(), service.how.clone()]);
        lines.extend(service.relay.clone());
    }
    page(SHARED, "places", lines)
}

fn strings(value: &Value, found: &mut Vec<Text>) {
    match value {
        Value::Object(members) => members.values().for_each(|member| strings(member, found)),
        Value::Array(elements) => elements.iter().for_each(|element| strings(element, found)),
        Value::String(text) => found.push(Text(text.clone())),
        _ => {}
    }
}
