//! What can still be established together: the exact upper bound.
//!
//! A rule can still come to hold when its missing findings can be had from open questions *at once*: one answer a
//! question, and every question asked only where its own condition can be met too. For each question the greatest
//! answers are enough, since findings are only ever added.

use crate::engine::state::State;
use crate::pack::{FindingIndex, LinkedQuestion, QuestionIndex};

/// Answers assumed so far: a question and one of its greatest answers.
type Assumed<'p> = Vec<(QuestionIndex, &'p [FindingIndex])>;

/// Questions that could help a rule to hold.
#[derive(Debug, Default)]
pub(crate) struct Useful(Vec<QuestionIndex>);

impl Useful {
    /// The questions, each once.
    pub(crate) fn questions(&self) -> &[QuestionIndex] {
        &self.0
    }
}

impl<'a> State<'a> {
    /// Whether `question` may be asked now: one of its conditions holds, or it has none.
    pub(crate) fn may_ask(&self, question: &LinkedQuestion) -> bool {
        question.ask_if.is_empty()
            || question
                .ask_if
                .iter()
                .any(|all| self.findings.contain_all(all))
    }

    /// Whether all of `wanted` can still be established together.
    pub(crate) fn can_establish(&self, wanted: &[FindingIndex]) -> bool {
        self.still_missing(wanted)
            .is_some_and(|open| self.cover(open, &mut Vec::new()))
    }

    /// The open questions an answer to which could take part in making all of `wanted` hold, with the questions that
    /// must be answered before those may be asked. Empty when `wanted` can no longer hold.
    pub(crate) fn useful_for(&self, wanted: &[FindingIndex]) -> Useful {
        let mut useful = Useful::default();
        if let Some(open) = self.still_missing(wanted) {
            self.mark(&open, &open, &mut useful);
        }
        useful
    }

    /// The findings of a rule that do not hold yet; `None` when one of them has no open question left.
    pub(crate) fn still_missing(&self, when: &[FindingIndex]) -> Option<Vec<FindingIndex>> {
        let open = || {
            when.iter()
                .filter(|finding| !self.findings.contains(**finding))
        };
        // A quick refusal without a list: most rules of other topics fail here.
        let possible = open().all(|finding| self.open_establishers(*finding).next().is_some());
        possible.then(|| open().copied().collect())
    }

    /// Marks every open question that can establish one of `targets` while all of `wanted` can still hold.
    fn mark(&self, targets: &[FindingIndex], wanted: &[FindingIndex], useful: &mut Useful) {
        for finding in targets {
            for (index, question) in self.open_establishers(*finding) {
                for answer in question
                    .best
                    .iter()
                    .filter(|answer| answer.contains(finding))
                {
                    self.mark_if_possible(index, question, answer, wanted, useful);
                }
            }
        }
    }

    fn mark_if_possible(
        &self,
        index: QuestionIndex,
        question: &'a LinkedQuestion,
        answer: &'a [FindingIndex],
        wanted: &[FindingIndex],
        useful: &mut Useful,
    ) {
        let already = useful.0.contains(&index);
        if self.may_ask(question) {
            if !already && self.cover(wanted.to_vec(), &mut vec![(index, answer)]) {
                useful.0.push(index);
            }
            return;
        }
        for gate in &question.ask_if {
            let missing = self.missing(gate, &Vec::new());
            let mut both = wanted.to_vec();
            both.extend(&missing);
            if self.cover(both.clone(), &mut vec![(index, answer)]) {
                if !useful.0.contains(&index) {
                    useful.0.push(index);
                }
                // The questions of the condition are useful too. Conditions do not go in circles: the pack check sees to it.
                self.mark(&missing, &both, useful);
            }
        }
    }

    /// Whether `wanted` can be covered by one more answer for each question that is not assumed yet.
    fn cover(&self, wanted: Vec<FindingIndex>, assumed: &mut Assumed<'a>) -> bool {
        let wanted = self.missing(&wanted, assumed);
        let Some(finding) = wanted.first().copied() else {
            return self.conditions_hold(assumed);
        };
        for (index, question) in self.open_establishers(finding) {
            if assumed.iter().any(|(other, _)| *other == index) {
                continue;
            }
            for answer in question
                .best
                .iter()
                .filter(|answer| answer.contains(&finding))
            {
                assumed.push((index, answer));
                let covered = self.cover(wanted.clone(), assumed);
                assumed.pop();
                if covered {
                    return true;
                }
            }
        }
        false
    }

    /// Whether every assumed question could really be asked, with further answers where its condition needs them.
    fn conditions_hold(&self, assumed: &mut Assumed<'a>) -> bool {
        let unmet = assumed.iter().find_map(|(index, _)| {
            let question = self.pack.question(*index)?;
            let met = question.ask_if.is_empty()
                || question
                    .ask_if
                    .iter()
                    .any(|condition| self.missing(condition, assumed).is_empty());
            (!met).then_some(question)
        });
        let Some(question) = unmet else { return true };
        question.ask_if.iter().any(|condition| {
            let missing = self.missing(condition, assumed);
            self.cover(missing, assumed)
        })
    }

    /// The members of `wanted` that neither hold nor are assumed.
    fn missing(&self, wanted: &[FindingIndex], assumed: &Assumed<'a>) -> Vec<FindingIndex> {
        let has = |finding: &FindingIndex| {
            self.findings.contains(*finding)
                || assumed.iter().any(|(_, answer)| answer.contains(finding))
        };
        wanted
            .iter()
            .filter(|finding| !has(finding))
            .copied()
            .collect()
    }

    /// The open questions that can establish `finding`.
    pub(crate) fn open_establishers(
        &self,
        finding: FindingIndex,
    ) -> impl Iterator<Item = (QuestionIndex, &'a LinkedQuestion)> {
        let list = self
            .pack
            .establishers
            .get(usize::from(finding))
            .map_or(&[][..], Vec::as_slice);
        list.iter()
            .filter(|index| self.is_open(**index))
            .filter_map(|index| Some((*index, self.pack.question(*index)?)))
    }
}
