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
        let answers: Vec<Vec<Vec<FindingIndex>>> = questions.iter().map(single_answers).collect();
        let direct = |(finding, only): (usize, &Option<QuestionIndex>)| {
            let (finding, only) = (FindingIndex::try_from(finding).ok()?, usize::from((*only)?));
            Some(direct(finding, answers.get(only)?, questions.get(only)?))
        };
        let of_each = only_question.iter().enumerate();
        let mut comes_with: Vec<Vec<FindingIndex>> = of_each
            .map(|each| direct(each).unwrap_or_default())
            .collect();
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
        in_common(&question.answers, &together)
    }
}

/// What each single answer of a question establishes.
fn single_answers(question: &LinkedQuestion) -> Vec<Vec<FindingIndex>> {
    let mut answers = Vec::new();
    for options in least_answers(&question.authored) {
        let findings = options
            .iter()
            .filter_map(|option| question.each.get(*option));
        answers.push(findings.flatten().copied().collect());
    }
    answers
}

/// What comes with a finding at once: what all single `answers` that give it have in common, and all conditions of its question.
fn direct(
    finding: FindingIndex,
    answers: &[Vec<FindingIndex>],
    question: &LinkedQuestion,
) -> Vec<FindingIndex> {
    let mut sure = in_common(answers, &[finding]);
    sure.extend(in_common(&question.ask_if, &[]));
    sure
}

/// What all of those `sets` share that hold every one of `wanted`; nothing when there are none.
fn in_common(sets: &[Vec<FindingIndex>], wanted: &[FindingIndex]) -> Vec<FindingIndex> {
    let mut common: Option<Vec<FindingIndex>> = None;
    for set in sets {
        if !wanted.iter().all(|finding| set.contains(finding)) {
            continue;
        }
        match &mut common {
            Some(common) => common.retain(|finding| set.contains(finding)),
            None => common = Some(set.clone()),
        }
    }
    common.unwrap_or_default()
}
