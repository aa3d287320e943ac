//! What is sure to hold once some findings do. It keeps the engine from asking for more where less already says as much.

use crate::order::once_each;
use crate::pack::linked::{FindingIndex, LinkedQuestion, QuestionIndex};
use crate::pack::outcomes::least_answers;

/// What every answer that establishes a finding establishes too: "severe" comes with "moderate", "5 days" with "3 days",
/// and an answer comes with the condition of its question.
#[derive(Clone, Debug, Default)]
pub struct Sure {
    comes_with: Vec<Vec<FindingIndex>>,
    /// The one question that establishes a finding; none when there are several or it comes with a topic.
    only_question: Vec<Option<QuestionIndex>>,
}

impl Sure {
    /// Works it out for a pack's questions.
    #[must_use]
    pub fn new(questions: &[LinkedQuestion], establishers: &[Vec<QuestionIndex>]) -> Self {
        let only = |by: &Vec<QuestionIndex>| match by.as_slice() {
            [question] => Some(*question),
            _ => None,
        };
        let only_question: Vec<Option<QuestionIndex>> = establishers.iter().map(only).collect();
        let mut comes_with: Vec<Vec<FindingIndex>> = Vec::with_capacity(only_question.len());
        for (finding, question) in only_question.iter().enumerate() {
            let question = question.and_then(|question| questions.get(usize::from(question)));
            comes_with.push(match (u16::try_from(finding), question) {
                (Ok(finding), Some(question)) => direct(finding, question),
                _ => Vec::new(),
            });
        }
        // What comes with those comes as well; conditions do not go in circles, so this ends.
        loop {
            let mut next = Vec::with_capacity(comes_with.len());
            for mine in &comes_with {
                let mut all = mine.clone();
                for finding in mine {
                    if let Some(further) = comes_with.get(usize::from(*finding)) {
                        all.extend_from_slice(further);
                    }
                }
                next.push(once_each(all));
            }
            if next == comes_with {
                return Self {
                    comes_with,
                    only_question,
                };
            }
            comes_with = next;
        }
    }

    /// Everything that is sure to hold once all of `findings` do: what comes with each, and what a question's answers that
    /// give several of them at once have in common. Sorted.
    #[must_use]
    pub fn with(
        &self,
        findings: &[FindingIndex],
        questions: &[LinkedQuestion],
    ) -> Vec<FindingIndex> {
        let mut sure = findings.to_vec();
        loop {
            let before = sure.len();
            let mut more: Vec<FindingIndex> = Vec::new();
            for finding in &sure {
                if let Some(further) = self.comes_with.get(usize::from(*finding)) {
                    more.extend_from_slice(further);
                }
            }
            for finding in &sure {
                more.extend(self.with_same_question(*finding, &sure, questions));
            }
            sure.extend(more);
            sure = once_each(sure);
            if sure.len() == before {
                return sure;
            }
        }
    }

    /// What all answers have in common that give `finding` and every other finding of `wanted` that its question gives.
    fn with_same_question(
        &self,
        finding: FindingIndex,
        wanted: &[FindingIndex],
        questions: &[LinkedQuestion],
    ) -> Vec<FindingIndex> {
        let only = |finding: FindingIndex| {
            self.only_question
                .get(usize::from(finding))
                .copied()
                .flatten()
        };
        let Some(index) = only(finding) else {
            return Vec::new();
        };
        let together: Vec<FindingIndex> = wanted
            .iter()
            .copied()
            .filter(|other| only(*other) == Some(index))
            .collect();
        let Some(question) = questions
            .get(usize::from(index))
            .filter(|_| together.len() > 1)
        else {
            return Vec::new();
        };
        let mut giving: Vec<Vec<FindingIndex>> = question.answers.clone();
        giving.retain(|answer| together.iter().all(|other| answer.contains(other)));
        in_common(&giving)
    }
}

/// What comes with a finding at once: what all single answers that give it have in common, and all conditions of its question.
fn direct(finding: FindingIndex, question: &LinkedQuestion) -> Vec<FindingIndex> {
    let mut giving: Vec<Vec<FindingIndex>> = Vec::new();
    for options in least_answers(&question.authored) {
        let findings = options
            .iter()
            .filter_map(|option| question.each.get(*option));
        let answer: Vec<FindingIndex> = findings.flatten().copied().collect();
        if answer.contains(&finding) {
            giving.push(answer);
        }
    }
    let mut sure = in_common(&giving);
    sure.extend(in_common(&question.ask_if));
    sure
}

/// What all of `sets` share; nothing when there are none.
fn in_common(sets: &[Vec<FindingIndex>]) -> Vec<FindingIndex> {
    let mut common = sets.first().cloned().unwrap_or_default();
    common.retain(|finding| sets.iter().all(|set| set.contains(finding)));
    common
}
