//! Resolves every reference of a pack. Both the native reader and the browser go through here; what else can be wrong
//! with a pack is the business of `lint`.

use crate::order;
use crate::pack::bundle::RulesBody;
use crate::pack::ids::FindingId;
use crate::pack::linked::{FindingIndex, LinkedQuestion, LinkedRule, LinkedTopic, Pack, Scope};
use crate::pack::model::{Kind, Question, QuestionKind};
use crate::pack::numbers::Numbers;
use crate::pack::outcomes::{greatest_answers, least_answers};
use crate::pack::problem::{JsonPath, Problem, did_you_mean};
use crate::pack::sure::Sure;
use std::cmp::Reverse;

impl Pack {
    #[inline(never)]
    /// Resolves every reference of `body`. Mistakes go to `problems`; the pack is usable only if none was added.
    #[must_use]
    pub fn link(body: RulesBody, rules_hash: String, problems: &mut Vec<Problem>) -> Self {
        let mut linker = Linker {
            findings: Findings::default(),
            pages: Numbers::default(),
            problems,
        };
        linker.present(&body);
        let mut topics = order::by(body.topics, |a, b| a.id.cmp(&b.id));

        let mut questions = Vec::new();
        let mut rules: Vec<LinkedRule> = Vec::new();
        let shared = JsonPath::root().key("questions");
        for (index, question) in body.questions.into_iter().enumerate() {
            questions.push((
                question,
                Scope::Person,
                "questions.json".to_owned(),
                shared.index(index),
            ));
        }
        let mut pending_rules = Vec::new();
        for (index, rule) in body.rules.into_iter().enumerate() {
            pending_rules.push((
                rule,
                Scope::Person,
                "rules.json".to_owned(),
                JsonPath::root().key("rules").index(index),
            ));
        }
        for (number, topic) in topics.iter_mut().enumerate() {
            let scope = Scope::Topic(u16::try_from(number).unwrap_or(u16::MAX));
            let file = topic_file(topic.id.as_str());
            for (index, question) in std::mem::take(&mut topic.questions).into_iter().enumerate() {
                questions.push((
                    question,
                    scope,
                    file.clone(),
                    JsonPath::root().key("questions").index(index),
                ));
            }
            for (index, rule) in std::mem::take(&mut topic.rules).into_iter().enumerate() {
                pending_rules.push((
                    rule,
                    scope,
                    file.clone(),
                    JsonPath::root().key("rules").index(index),
                ));
            }
        }

        // Every finding gets its number before anything refers to one.
        for (question, ..) in &questions {
            for finding in established_by(question).flatten() {
                linker.findings.number(finding);
            }
        }
        let questions: Vec<LinkedQuestion> = questions
            .into_iter()
            .map(|(question, scope, file, at)| linker.question(question, scope, &file, &at))
            .collect();
        for (rule, scope, file, at) in pending_rules {
            let when = linker.all(&rule.when, &file, &at.key("when"));
            rules.push(LinkedRule {
                authored: rule,
                scope,
                when,
                sure: Vec::new(),
            });
        }
        let mut rules = order::by_key(rules, |rule| Reverse(rule.need().rank()));

        let linked_topics: Vec<LinkedTopic> = topics
            .into_iter()
            .map(|topic| {
                let file = topic_file(topic.id.as_str());
                let mut presents = vec![linker.findings.number(&topic.id.as_str().into())];
                presents.push(linker.findings.number(&topic.kind.as_str().into()));
                for (index, class) in topic.classes.iter().enumerate() {
                    if body.classes.iter().any(|record| &record.id == class) {
                        presents.push(linker.findings.number(&class.as_str().into()));
                    } else {
                        let known = body.classes.iter().map(|record| record.id.as_str());
                        let hint = did_you_mean(class.as_str(), known);
                        let message = format!("no class \"{class}\" in questions.json{hint}");
                        linker.problems.push(Problem::new(
                            &file,
                            JsonPath::root().key("classes").index(index),
                            message,
                        ));
                    }
                }
                LinkedTopic {
                    authored: topic,
                    presents,
                }
            })
            .collect();

        let findings = linker.findings.ids;
        let mut establishers = vec![Vec::new(); findings.len()];
        for (index, question) in questions.iter().enumerate() {
            for finding in question.each.iter().flatten() {
                if let Some(list) = establishers.get_mut(usize::from(*finding))
                    && let Ok(index) = u16::try_from(index)
                    && !list.contains(&index)
                {
                    list.push(index);
                }
            }
        }
        let sure = Sure::new(&questions, &establishers);
        for rule in &mut rules {
            let asked = |finding: &&FindingIndex| {
                establishers
                    .get(usize::from(**finding))
                    .is_some_and(|by| !by.is_empty())
            };
            let asked: Vec<FindingIndex> = rule.when.iter().filter(asked).copied().collect();
            rule.sure = sure.with(&asked, &questions);
        }
        let question_index = Numbers::of(
            questions
                .iter()
                .map(|question| question.authored.id.as_str()),
        );
        let mut topic_index =
            Numbers::of(linked_topics.iter().map(|topic| topic.authored.id.as_str()));
        for (index, topic) in linked_topics.iter().enumerate() {
            for alias in &topic.authored.aliases {
                topic_index.number(alias.as_str(), index);
            }
        }
        Self {
            about: body.pack,
            ladder: body.ladder,
            text: body.text,
            classes: body.classes,
            rules_hash,
            findings,
            questions,
            rules,
            topics: linked_topics,
            establishers,
            sure,
            question_index,
            topic_index,
        }
    }
}

/// The file of a topic below the pack's folder.
#[must_use]
pub fn topic_file(id: &str) -> String {
    format!("topics/{id}.json")
}

/// What each option, threshold, or the telling answer of a yes-no question establishes.
pub fn established_by(question: &Question) -> impl Iterator<Item = Vec<&FindingId>> {
    let yes_no = (question.kind == QuestionKind::YesNo)
        .then(|| question.yes.iter().chain(&question.no).collect());
    yes_no
        .into_iter()
        .chain(
            question
                .options
                .iter()
                .map(|option| option.findings.iter().collect()),
        )
        .chain(
            question
                .thresholds
                .iter()
                .map(|threshold| vec![&threshold.finding]),
        )
}

/// Findings in the order in which they were met.
#[derive(Default)]
struct Findings {
    ids: Vec<FindingId>,
    numbers: Numbers,
}

impl Findings {
    fn number(&mut self, id: &FindingId) -> FindingIndex {
        let number = self.numbers.number(id.as_str(), self.ids.len());
        if self.numbers.count() > self.ids.len() {
            self.ids.push(id.clone());
        }
        number
    }
}

struct Linker<'a> {
    findings: Findings,
    pages: Numbers,
    problems: &'a mut Vec<Problem>,
}

impl Linker<'_> {
    /// What choosing a topic can establish.
    fn present(&mut self, body: &RulesBody) {
        for kind in Kind::ALL {
            self.findings.number(&kind.as_str().into());
        }
        for class in &body.classes {
            self.findings.number(&class.id.as_str().into());
        }
        for topic in &body.topics {
            self.findings.number(&topic.id.as_str().into());
        }
    }

    fn all(&mut self, ids: &[FindingId], file: &str, at: &JsonPath) -> Vec<FindingIndex> {
        let mut numbers = Vec::with_capacity(ids.len());
        for (index, id) in ids.iter().enumerate() {
            match self.findings.numbers.get(id.as_str()) {
                Some(number) => numbers.push(number),
                None => {
                    let hint =
                        did_you_mean(id.as_str(), self.findings.ids.iter().map(FindingId::as_str));
                    let message = format!("no question establishes the finding \"{id}\"{hint}");
                    self.problems
                        .push(Problem::new(file, at.index(index), message));
                }
            }
        }
        order::once_each(numbers)
    }

    fn question(
        &mut self,
        question: Question,
        scope: Scope,
        file: &str,
        at: &JsonPath,
    ) -> LinkedQuestion {
        let each: Vec<Vec<FindingIndex>> = established_by(&question)
            .map(|findings| {
                findings
                    .into_iter()
                    .map(|finding| self.findings.number(finding))
                    .collect()
            })
            .collect();
        let union = |options: Vec<usize>| {
            let findings = options
                .into_iter()
                .filter_map(|option| each.get(option))
                .flatten();
            order::once_each(findings.copied().collect())
        };
        let best: Vec<Vec<FindingIndex>> = greatest_answers(&question)
            .into_iter()
            .map(union)
            .filter(|set| !set.is_empty())
            .collect();
        let mut answers: Vec<Vec<FindingIndex>> = Vec::new();
        if question.kind != QuestionKind::AnyOf {
            answers.extend(least_answers(&question).into_iter().map(union));
            answers.extend(best.iter().cloned());
        }
        let all = union((0..each.len()).collect());
        let gates = at.key("ask_if");
        let ask_if = question
            .ask_if
            .iter()
            .enumerate()
            .map(|(index, findings)| self.all(findings, file, &gates.index(index)))
            .collect();
        let page = question
            .page
            .as_ref()
            .map_or_else(|| question.id.as_str(), |page| page.as_str());
        let page = self.pages.number(page, self.pages.count());
        LinkedQuestion {
            authored: question,
            scope,
            page,
            ask_if,
            best,
            answers,
            each,
            all,
        }
    }
}
