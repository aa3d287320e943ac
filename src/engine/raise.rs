//! What would raise a need: one more finding, and the need it would lead to.

use crate::engine::state::State;
use crate::pack::{FindingIndex, LinkedQuestion, Need, QuestionIndex, QuestionKind, RuleIndex};

/// A part of a question (an option, a threshold, the telling answer) whose findings would raise the need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise {
    /// The question.
    pub question: QuestionIndex,
    /// The position of the option or threshold; 0 for yes-no.
    pub part: usize,
    /// The need it would lead to, together with everything that holds already.
    pub need: Need,
    /// The rule of that need which would come to hold.
    pub rule: RuleIndex,
    /// What it establishes whatever else is answered.
    pub findings: Vec<FindingIndex>,
}

impl Raise {
    /// Whether it speaks of whatever `other` speaks of, and of more ("38 or more" of "39 or more"), and leads to the same.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        let within = |finding| other.findings.contains(finding);
        self.question == other.question
            && self.need == other.need
            && self.findings.len() < other.findings.len()
            && self.findings.iter().all(within)
    }
}

impl State<'_> {
    /// Everything that would lead above `need` if it alone came true as well, in the order of the questions. Whatever is
    /// answered stays: findings are only ever added.
    #[must_use]
    pub fn raises(&self, need: Need) -> Vec<Raise> {
        let mut raises = Vec::new();
        for (question, linked) in self.askable() {
            for part in 0..linked.each.len() {
                let added = comes_with(linked, part);
                if self.findings.contain_all(&added) {
                    continue;
                }
                if let Some((rule, reached)) = self.highest_with(&added)
                    && reached.rank() > need.rank()
                {
                    raises.push(Raise {
                        question,
                        part,
                        need: reached,
                        rule,
                        findings: added,
                    });
                }
            }
        }
        raises
    }
}

/// What a part establishes whatever else is answered: a number that reaches a threshold has passed those below it.
fn comes_with(question: &LinkedQuestion, part: usize) -> Vec<FindingIndex> {
    let own = question.each.get(part).cloned().unwrap_or_default();
    if question.authored.kind != QuestionKind::Number {
        return own;
    }
    let reaches = |answer: &&Vec<FindingIndex>| own.iter().all(|finding| answer.contains(finding));
    let mut shared = question.all.clone();
    for answer in question.answers.iter().filter(reaches) {
        shared.retain(|finding| answer.contains(finding));
    }
    shared
}
