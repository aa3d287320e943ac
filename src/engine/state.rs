//! Where a journey stands: what is established, what can still be.

use crate::engine::answers::{Answers, Topics, established};
use crate::pack::{
    FindingIndex, LinkedQuestion, LinkedRule, Pack, QuestionIndex, RuleIndex, Scope,
};

/// A set of findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings(Vec<u64>);

impl Findings {
    /// Adds a finding.
    pub fn insert(&mut self, finding: FindingIndex) {
        let (word, bit) = (usize::from(finding / 64), finding % 64);
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= 1 << bit;
        }
    }

    /// Whether the finding is in the set.
    #[must_use]
    pub fn contains(&self, finding: FindingIndex) -> bool {
        self.0
            .get(usize::from(finding / 64))
            .is_some_and(|word| word & (1 << (finding % 64)) != 0)
    }

    /// Whether every one of `findings` is in the set.
    #[must_use]
    pub fn contain_all(&self, findings: &[FindingIndex]) -> bool {
        findings.iter().all(|finding| self.contains(*finding))
    }
}

/// Whether the chosen topics bring a question or rule of this scope.
fn brought_by(topics: &Topics, scope: Scope) -> bool {
    match scope {
        Scope::Person => true,
        Scope::Topic(topic) => topics.indices().contains(&topic),
    }
}

/// What is known of one finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knowledge {
    /// An answer established it.
    Present,
    /// An answer could still establish it.
    Open,
    /// Nothing that would be asked can establish it any more.
    Excluded,
}

/// One journey: a pack, the chosen topics, the answers so far.
#[derive(Debug)]
pub struct State<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// The chosen topics.
    pub topics: &'a Topics,
    /// The answers so far.
    pub answers: &'a Answers,
    /// What topics and answers establish.
    pub findings: Findings,
    /// By question: whether it belongs to this journey and has no answer yet.
    open: Vec<bool>,
    /// The rules of this journey, picked from all topics' once.
    rules: Vec<(RuleIndex, &'a LinkedRule)>,
}

impl<'a> State<'a> {
    /// Establishes what topics and answers establish.
    #[must_use]
    pub fn new(pack: &'a Pack, topics: &'a Topics, answers: &'a Answers) -> Self {
        let mut findings = Findings::default();
        for topic in topics
            .indices()
            .iter()
            .filter_map(|index| pack.topic(*index))
        {
            for finding in &topic.presents {
                findings.insert(*finding);
            }
        }
        for (question, answer) in answers.iter() {
            if let Some(question) = pack.question(question) {
                for finding in established(question, answer) {
                    findings.insert(finding);
                }
            }
        }
        let unanswered = |(index, question): (u16, &LinkedQuestion)| {
            brought_by(topics, question.scope) && !answers.has(index)
        };
        let open = (0u16..).zip(pack.questions()).map(unanswered).collect();
        let brought = |(_, rule): &(RuleIndex, &LinkedRule)| brought_by(topics, rule.scope);
        Self {
            pack,
            topics,
            answers,
            findings,
            open,
            rules: (0u16..).zip(pack.rules()).filter(brought).collect(),
        }
    }

    /// The rules that the chosen topics bring, shared ones included, highest need first.
    pub fn rules(&self) -> impl Iterator<Item = (RuleIndex, &'a LinkedRule)> + '_ {
        self.rules.iter().copied()
    }

    /// The questions that the chosen topics bring and that may be asked, shared ones first.
    pub(crate) fn askable(&self) -> impl Iterator<Item = (QuestionIndex, &'a LinkedQuestion)> + '_ {
        (0u16..)
            .zip(self.pack.questions())
            .filter(|(_, question)| brought_by(self.topics, question.scope))
            .filter(|(_, question)| self.may_ask(question))
    }

    /// Whether the rule holds.
    #[must_use]
    pub fn holds(&self, rule: &LinkedRule) -> bool {
        self.findings.contain_all(&rule.when)
    }

    /// Whether the question belongs to this journey and has no answer yet.
    #[must_use]
    pub fn is_open(&self, question: QuestionIndex) -> bool {
        self.open
            .get(usize::from(question))
            .copied()
            .unwrap_or(false)
    }
}
