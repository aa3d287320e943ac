//! Random changes of a random pack.

use crate::common::generated::findings_of;
use front_door::pack::bundle::RulesBody;
use front_door::pack::{
    Bound, Door, FindingId, Level, Need, Pack, Question, QuestionKind, Rule, Scope,
};
use std::collections::BTreeSet;

/// One change of a pack: which kind, and three numbers that choose where.
pub type Edit = (u8, u8, u8, u8);

const NEEDS: [(Level, Door); 5] = [
    (Level::Advice, Door::Pharmacy),
    (Level::Routine, Door::Practice),
    (Level::Today, Door::Practice),
    (Level::Today, Door::Nhs111),
    (Level::Ae, Door::Ae),
];

/// The pack as it could have been written.
fn body_of(pack: &Pack) -> RulesBody {
    let questions = |scope: Scope| -> Vec<Question> {
        let ours = pack.questions().iter().filter(|it| it.scope == scope);
        ours.map(|it| it.authored.clone()).collect()
    };
    let rules = |scope: Scope| -> Vec<Rule> {
        let ours = pack.rules().iter().filter(|it| it.scope == scope);
        ours.map(|it| it.authored.clone()).collect()
    };
    RulesBody {
        pack: pack.about.clone(),
        ladder: pack.ladder.clone(),
        text: pack.text.clone(),
        classes: pack.classes.clone(),
        questions: questions(Scope::Person),
        rules: rules(Scope::Person),
        topics: (0u16..)
            .zip(pack.topics())
            .map(|(index, topic)| {
                let mut written = topic.authored.clone();
                written.questions = questions(Scope::Topic(index));
                written.rules = rules(Scope::Topic(index));
                written
            })
            .collect(),
        identity: None,
    }
}

fn pick<T>(list: &mut [T], n: u8) -> Option<&mut T> {
    let count = list.len();
    (count > 0).then(|| &mut list[usize::from(n) % count])
}

/// Findings that some question establishes.
fn established(body: &RulesBody) -> BTreeSet<FindingId> {
    let own = body.topics.iter().map(|topic| topic.questions.as_slice());
    let lists = std::iter::once(body.questions.as_slice()).chain(own);
    lists.flat_map(findings_of).collect()
}

/// Takes out rules and conditions that name findings which nothing establishes any more.
fn without_orphans(body: &mut RulesBody, before: &BTreeSet<FindingId>) {
    let left = established(body);
    let orphan = |finding: &FindingId| before.contains(finding) && !left.contains(finding);
    let questions = body.questions.iter_mut().chain(
        body.topics
            .iter_mut()
            .flat_map(|topic| &mut topic.questions),
    );
    for question in questions {
        question.ask_if.retain(|list| !list.iter().any(orphan));
    }
    body.rules.retain(|rule| !rule.when.iter().any(orphan));
    for topic in &mut body.topics {
        topic.rules.retain(|rule| !rule.when.iter().any(orphan));
    }
}

/// Applies one change to the shared part or to a topic.
fn edit(body: &mut RulesBody, (kind, place, n, m): Edit) {
    let before = established(body);
    let gates: Vec<FindingId> = body
        .questions
        .iter()
        .flat_map(|question| {
            question
                .options
                .iter()
                .flat_map(|option| option.findings.clone())
        })
        .collect();
    let (questions, rules, own) = match place % 3 {
        0 => (&mut body.questions, &mut body.rules, false),
        at => {
            let topic = &mut body.topics[usize::from(at) - 1];
            (&mut topic.questions, &mut topic.rules, true)
        }
    };
    let mut further: Vec<&mut Rule> = rules
        .iter_mut()
        .filter(|rule| !rule.when.is_empty())
        .collect();
    match kind % 10 {
        0 => {
            let gone = pick(&mut further, n).map(|rule| rule.id.clone());
            rules.retain(|rule| Some(&rule.id) != gone.as_ref());
        }
        1 => {
            if let Some(rule) = pick(rules, n) {
                let (level, door) = NEEDS[usize::from(m) % NEEDS.len()];
                rule.need = Need { level, door };
            }
        }
        2 => {
            if let Some(rule) = pick(&mut further, n).filter(|rule| rule.when.len() > 1) {
                rule.when.pop();
            }
        }
        3 => {
            if let (Some(rule), Some(gate)) = (pick(&mut further, n), gates.first()) {
                rule.when.push(gate.clone());
            }
        }
        4 => {
            if let Some(question) = pick(questions, n).filter(|it| it.options.len() > 1) {
                let (first, last) = (0, question.options.len() - 1);
                let findings = question.options[first].findings.clone();
                question.options[first].findings = question.options[last].findings.clone();
                question.options[last].findings = findings;
            }
        }
        5 => {
            if let Some(question) = pick(questions, n).filter(|it| it.options.len() > 1) {
                question.options.pop();
            }
        }
        6 => {
            let thresholds = pick(questions, n).map(|it| &mut it.thresholds);
            if let Some(threshold) = thresholds.and_then(|list| pick(list, m)) {
                let end = threshold.at_least.as_mut().or(threshold.below.as_mut());
                *end.unwrap() = Bound::Number(f64::from(1 + m % 8));
            }
        }
        7 => {
            let asks = |it: &Question| it.kind != QuestionKind::AnyOf;
            if let Some(question) = pick(questions, n).filter(|it| asks(it)) {
                question.not_sure = !question.not_sure;
            }
        }
        8 => {
            if let Some(question) = pick(questions, n).filter(|_| own) {
                question.ask_if = match gates.first() {
                    Some(gate) if question.ask_if.is_empty() => vec![vec![gate.clone()]],
                    _ => Vec::new(),
                };
            }
        }
        _ => {
            let gone = pick(questions, n).map(|question| question.id.clone());
            questions.retain(|question| Some(&question.id) != gone.as_ref());
        }
    }
    without_orphans(body, &before);
}

/// The pack after these changes.
pub fn edited(old: &Pack, edits: &[Edit]) -> Pack {
    let mut body = body_of(old);
    for change in edits {
        edit(&mut body, *change);
    }
    let mut problems = Vec::new();
    let pack = Pack::link(body, "edited".into(), &mut problems);
    assert_eq!(problems, []);
    pack
}
