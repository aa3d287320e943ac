//! The least states in which some findings hold, in one pack or in two packs side by side.
//!
//! Rules are monotone: whatever holds with some findings holds with more. So what is true of every least state in which some findings
//! hold is true of every state in which they hold. A least state answers only the questions that it needs: one answer each, or some options of an
//! any-of question. "Not sure" is an answer like any other, and a question counts as answered whether or not it would be asked.

use crate::engine::{Answer, Findings, established};
use crate::pack::outcomes::{every_age, telling_numbers};
use crate::pack::{
    FindingIndex, LinkedQuestion, Pack, QuestionIndex, QuestionKind, Scope, TopicIndex, Unit,
};

/// What one answer establishes in each of the two packs.
type Pair = (Vec<FindingIndex>, Vec<FindingIndex>);

/// Two packs with the same topics, questions, options and numbers of findings; they may differ in rules and in what answers establish.
#[derive(Debug)]
pub(super) struct Worlds<'p> {
    /// The pack in which findings are wanted.
    pub(super) first: &'p Pack,
    answers: Vec<Vec<Pair>>,
}

/// What some answers establish in each of the two packs.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Twin {
    pub(super) first: Findings,
    pub(super) second: Findings,
}

impl<'p> Worlds<'p> {
    /// Works out what every answer establishes.
    pub(super) fn new(first: &'p Pack, second: &'p Pack) -> Self {
        let both = first.questions().iter().zip(second.questions());
        let answers = both.map(|(one, other)| pairs(one, other)).collect();
        Self { first, answers }
    }

    /// One pack alone.
    pub(super) fn alone(pack: &'p Pack) -> Self {
        Self::new(pack, pack)
    }

    /// Every least state of a journey with these topics in which all of `wanted` hold in the first pack.
    pub(super) fn least(&self, topics: &[TopicIndex], wanted: &[FindingIndex]) -> Vec<Twin> {
        let mut presented = Findings::default();
        for topic in topics.iter().filter_map(|topic| self.first.topic(*topic)) {
            for finding in &topic.presents {
                presented.insert(*finding);
            }
        }
        let start = Twin {
            second: presented.clone(),
            first: presented,
        };
        let mut found = Vec::new();
        self.cover(topics, wanted, start, &mut Vec::new(), &mut found);
        found
    }

    fn cover(
        &self,
        topics: &[TopicIndex],
        wanted: &[FindingIndex],
        state: Twin,
        answered: &mut Vec<QuestionIndex>,
        found: &mut Vec<Twin>,
    ) {
        let missing = wanted.iter().find(|it| !state.first.contains(**it));
        let Some(finding) = missing else {
            if !found.contains(&state) {
                found.push(state);
            }
            return;
        };
        for index in self.establishers(*finding) {
            let Some(question) = self.first.question(index) else {
                continue;
            };
            let again = question.authored.kind == QuestionKind::AnyOf;
            if !in_scope(question.scope, topics) || (answered.contains(&index) && !again) {
                continue;
            }
            let pairs = self
                .answers
                .get(usize::from(index))
                .map_or(&[][..], Vec::as_slice);
            for (one, other) in pairs.iter().filter(|(one, _)| one.contains(finding)) {
                let mut next = state.clone();
                one.iter().for_each(|it| next.first.insert(*it));
                other.iter().for_each(|it| next.second.insert(*it));
                answered.push(index);
                self.cover(topics, wanted, next, answered, found);
                answered.pop();
            }
        }
    }

    fn establishers(&self, finding: FindingIndex) -> impl Iterator<Item = QuestionIndex> {
        let list = self.first.establishers.get(usize::from(finding));
        list.map_or(&[][..], Vec::as_slice).iter().copied()
    }
}

/// Whether a question or rule belongs to a journey with these topics.
pub(super) fn in_scope(scope: Scope, topics: &[TopicIndex]) -> bool {
    match scope {
        Scope::Person => true,
        Scope::Topic(topic) => topics.contains(&topic),
    }
}

/// What each answer establishes in one pack and in the other; for any-of questions, each option by itself.
fn pairs(one: &LinkedQuestion, other: &LinkedQuestion) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for answer in answers(one, other) {
        let of = |question| established(question, &answer).collect::<Vec<FindingIndex>>();
        let pair = (of(one), of(other));
        if !pairs.contains(&pair) {
            pairs.push(pair);
        }
    }
    pairs
}

fn answers(one: &LinkedQuestion, other: &LinkedQuestion) -> Vec<Answer> {
    let authored = &one.authored;
    let mut answers: Vec<Answer> = match authored.kind {
        QuestionKind::YesNo => vec![Answer::Telling(true)],
        QuestionKind::OneOf => (0..authored.options.len()).map(Answer::Option).collect(),
        QuestionKind::AnyOf => (0..authored.options.len())
            .map(|option| Answer::Options(vec![option]))
            .collect(),
        QuestionKind::Number if authored.unit == Some(Unit::Age) => {
            every_age().map(Answer::Age).collect()
        }
        QuestionKind::Number => telling_numbers(authored)
            .into_iter()
            .chain(telling_numbers(&other.authored))
            .map(Answer::Number)
            .collect(),
    };
    if authored.not_sure {
        answers.push(Answer::NotSure);
    }
    answers
}
