//! Resolves every reference of a pack. Both the native reader and the browser go through here; what else can be wrong
//! with a pack is the business of `lint`.

use crate::order;
use crate::pack::bundle::RulesBody;
use crate::pack::ids::FindingId;
use crate::pack::linked::{
    FindingIndex, LinkedQuestion, LinkedRule, LinkedTopic, Pack, QuestionIndex, Scope,
};
use crate::pack::model::{ClassRecord, Kind, Question, QuestionKind, Topic};
use crate::pack::numbers::Numbers;
use crate::pack::outcomes::{greatest_answers, least_answers};
use crate::pack::problem::{JsonPath, Problem, did_you_mean};
use crate::pack::site::Site;
use crate::pack::sure::Sure;
use std::cmp::Reverse;

impl Pack {
    /// Resolves every reference of `body`. Mistakes go to `problems`; the pack is usable only if none was added.
    #[must_use]
    pub fn link(mut body: RulesBody, rules_hash: String, problems: &mut Vec<Problem>) -> Self {
        let mut linker = Linker {
            findings: Findings::default(),
            pages: Numbers::default(),
            problems,
        };
        linker.present(&body);
        let mut topics = order::by(std::mem::take(&mut body.topics), |a, b| a.id.cmp(&b.id));
        let written = gather(body.questions, &mut topics, |topic| &mut topic.questions);
        // Every finding gets its number before anything refers to one.
        for (question, _) in &written {
            for finding in established_by(question).into_iter().flatten() {
                linker.findings.number(finding);
            }
        }
        let mut questions: Vec<LinkedQuestion> = Vec::with_capacity(written.len());
        for (question, place) in written {
            questions.push(linker.question(question, &place, &topics));
        }
        let mut rules: Vec<LinkedRule> = Vec::new();
        for (rule, place) in gather(body.rules, &mut topics, |topic| &mut topic.rules) {
            let when = linker.all(&rule.when, &|| place.of("rules", &topics).key("when"));
            rules.push(LinkedRule {
                authored: rule,
                scope: place.scope,
                when,
                sure: Vec::new(),
            });
        }
        let mut rules = order::by_key(rules, |rule| Reverse(rule.need().rank()));
        let mut linked_topics: Vec<LinkedTopic> = Vec::with_capacity(topics.len());
        for topic in topics {
            let presents = linker.presents(&topic, &body.classes);
            linked_topics.push(LinkedTopic {
                authored: topic,
                presents,
            });
        }
        let findings = linker.findings.ids;
        let establishers = establishers(&questions, findings.len());
        let sure = Sure::new(&questions, &establishers);
        for rule in &mut rules {
            let mut asked = rule.when.clone();
            asked.retain(|finding| {
                let by = establishers.get(usize::from(*finding));
                by.is_some_and(|by| !by.is_empty())
            });
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
            site: Site::default(),
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

/// Where a question or a rule is written.
#[derive(Clone, Copy)]
struct Place {
    scope: Scope,
    index: usize,
}

impl Place {
    /// The same as file and path, which only a mistake needs.
    fn of(self, list: &str, topics: &[Topic]) -> Spot {
        let topic = match self.scope {
            Scope::Person => None,
            Scope::Topic(number) => topics.get(usize::from(number)),
        };
        Spot {
            file: topic.map_or_else(
                || format!("{list}.json"),
                |topic| topic_file(topic.id.as_str()),
            ),
            at: JsonPath::root().key(list).index(self.index),
        }
    }
}

/// A place in a file.
struct Spot {
    file: String,
    at: JsonPath,
}

impl Spot {
    fn key(self, key: &str) -> Self {
        Self {
            at: self.at.key(key),
            ..self
        }
    }

    fn index(self, index: usize) -> Self {
        Self {
            at: self.at.index(index),
            ..self
        }
    }
}

/// What all topics share and what each of them has of its own, in one list.
fn gather<T>(
    shared: Vec<T>,
    topics: &mut [Topic],
    own: fn(&mut Topic) -> &mut Vec<T>,
) -> Vec<(T, Place)> {
    let mut all = Vec::new();
    let mut add = |items: Vec<T>, scope: Scope| {
        for (index, item) in items.into_iter().enumerate() {
            all.push((item, Place { scope, index }));
        }
    };
    add(shared, Scope::Person);
    for (number, topic) in topics.iter_mut().enumerate() {
        let scope = Scope::Topic(u16::try_from(number).unwrap_or(u16::MAX));
        add(std::mem::take(own(topic)), scope);
    }
    all
}

/// Which questions can establish each finding.
fn establishers(questions: &[LinkedQuestion], findings: usize) -> Vec<Vec<QuestionIndex>> {
    let mut establishers = vec![Vec::new(); findings];
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
    establishers
}

/// The file of a topic below the pack's folder.
#[must_use]
pub fn topic_file(id: &str) -> String {
    format!("topics/{id}.json")
}

/// What each option, threshold, or the telling answer of a yes-no question establishes.
#[must_use]
pub fn established_by(question: &Question) -> Vec<Vec<&FindingId>> {
    let mut established: Vec<Vec<&FindingId>> = Vec::new();
    if question.kind == QuestionKind::YesNo {
        established.push(question.yes.iter().chain(&question.no).collect());
    }
    for option in &question.options {
        established.push(option.findings.iter().collect());
    }
    for threshold in &question.thresholds {
        established.push(vec![&threshold.finding]);
    }
    established
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

    /// What choosing one topic establishes: itself, its kind, its classes.
    fn presents(&mut self, topic: &Topic, classes: &[ClassRecord]) -> Vec<FindingIndex> {
        let mut presents = vec![
            self.findings.number(&topic.id.as_str().into()),
            self.findings.number(&topic.kind.as_str().into()),
        ];
        for (index, class) in topic.classes.iter().enumerate() {
            if classes.iter().any(|record| &record.id == class) {
                presents.push(self.findings.number(&class.as_str().into()));
            } else {
                let known = classes.iter().map(|record| record.id.as_str());
                let hint = did_you_mean(class.as_str(), known);
                let message = format!("no class \"{class}\" in questions.json{hint}");
                let at = JsonPath::root().key("classes").index(index);
                self.problems
                    .push(Problem::new(&topic_file(topic.id.as_str()), at, message));
            }
        }
        presents
    }

    fn all(&mut self, ids: &[FindingId], spot: &dyn Fn() -> Spot) -> Vec<FindingIndex> {
        let mut numbers = Vec::with_capacity(ids.len());
        for (index, id) in ids.iter().enumerate() {
            match self.findings.numbers.get(id.as_str()) {
                Some(number) => numbers.push(number),
                None => {
                    let hint =
                        did_you_mean(id.as_str(), self.findings.ids.iter().map(FindingId::as_str));
                    let message = format!("no question establishes the finding \"{id}\"{hint}");
                    let Spot { file, at } = spot().index(index);
                    self.problems.push(Problem::new(&file, at, message));
                }
            }
        }
        order::once_each(numbers)
    }

    fn question(&mut self, question: Question, place: &Place, topics: &[Topic]) -> LinkedQuestion {
        let mut each: Vec<Vec<FindingIndex>> = Vec::new();
        for findings in established_by(&question) {
            let mut numbers = Vec::with_capacity(findings.len());
            for finding in findings {
                numbers.push(self.findings.number(finding));
            }
            each.push(numbers);
        }
        let mut best = unions(greatest_answers(&question), &each);
        best.retain(|set| !set.is_empty());
        let mut answers: Vec<Vec<FindingIndex>> = Vec::new();
        if question.kind != QuestionKind::AnyOf {
            answers = unions(least_answers(&question), &each);
            answers.extend_from_slice(&best);
        }
        let all = order::once_each(each.concat());
        let mut ask_if = Vec::with_capacity(question.ask_if.len());
        for (gate, findings) in question.ask_if.iter().enumerate() {
            let spot = || place.of("questions", topics).key("ask_if").index(gate);
            ask_if.push(self.all(findings, &spot));
        }
        let page = question
            .page
            .as_ref()
            .map_or_else(|| question.id.as_str(), |page| page.as_str());
        let page = self.pages.number(page, self.pages.count());
        LinkedQuestion {
            authored: question,
            scope: place.scope,
            page,
            ask_if,
            best,
            answers,
            each,
            all,
        }
    }
}

/// What answers establish that are given by the positions of their options.
fn unions(answers: Vec<Vec<usize>>, each: &[Vec<FindingIndex>]) -> Vec<Vec<FindingIndex>> {
    let mut sets = Vec::with_capacity(answers.len());
    for options in answers {
        let mut set = Vec::new();
        for option in options {
            set.extend_from_slice(each.get(option).map_or(&[], Vec::as_slice));
        }
        sets.push(order::once_each(set));
    }
    sets
}
