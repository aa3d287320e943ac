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
        let direct = |(finding, question): (usize, &Option<QuestionIndex>)| {
            let question = question.and_then(|question| questions.get(usize::from(question)));
            let (Ok(finding), Some(question)) = (u16::try_from(finding), question) else {
                return Vec::new();
            };
            let mut sure =
                in_common(single_answers(question).filter(|answer| answer.contains(&finding)));
            sure.extend(in_common(question.ask_if.iter().cloned()));
            sure
        };
        let mut comes_with: Vec<Vec<FindingIndex>> =
            only_question.iter().enumerate().map(direct).collect();
        // What comes with those comes as well; conditions do not go in circles, so this ends.
        loop {
            let further = |mine: &Vec<FindingIndex>| {
                let others = mine
                    .iter()
                    .filter_map(|finding| comes_with.get(usize::from(*finding)))
                    .flatten();
                once_each(others.chain(mine).copied().collect())
            };
            let next: Vec<Vec<FindingIndex>> = comes_with.iter().map(further).collect();
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
            let mut more: Vec<FindingIndex> = sure
                .iter()
                .filter_map(|finding| self.comes_with.get(usize::from(*finding)))
                .flatten()
                .copied()
                .collect();
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
        let gives_all =
            |answer: &&Vec<FindingIndex>| together.iter().all(|other| answer.contains(other));
        in_common(question.answers.iter().filter(gives_all).cloned())
    }
}

fn single_answers(question: &LinkedQuestion) -> impl Iterator<Item = Vec<FindingIndex>> {
    least_answers(&question.authored)
        .into_iter()
        .map(|options| {
            options
                .into_iter()
                .filter_map(|option| question.each.get(option))
                .flatten()
                .copied()
                .collect()
        })
}

/// What all of `sets` share; nothing when there are none.
fn in_common(mut sets: impl Iterator<Item = Vec<FindingIndex>>) -> Vec<FindingIndex> {
    let Some(mut common) = sets.next() else {
        return Vec::new();
    };
    for set in sets {
        common.retain(|finding| set.contains(finding));
    }
    common
}
