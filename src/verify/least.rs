//! The least states in which some findings hold, in one pack or in two packs side by side.
//!
//! Rules are monotone: whatever holds with some findings holds with more. So what is true of every least state in which some findings
//! hold is true of every state in which they hold. A least state answers only the questions that it needs: one answer each, or some options of an
//! any-of question. "Not sure" is an answer like any other.

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
    second: &'p Pack,
    answers: Vec<Vec<Pair>>,
}

/// What some answers establish in each of the two packs.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Twin {
    pub(super) first: Findings,
    pub(super) second: Findings,
    path: Path,
}

/// Which sets of answers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// Any, also to questions that would not be asked.
    Anyhow,
    /// Only those to questions whose condition holds.
    WhenAsked,
}

/// Answers on the way to a least state: questions with the position of one of their answers.
type Path = Vec<(QuestionIndex, usize)>;

/// A search for least states.
struct Search<'w> {
    worlds: &'w Worlds<'w>,
    topics: &'w [TopicIndex],
    presented: Findings,
    given: Given,
    found: Vec<Twin>,
}

impl<'p> Worlds<'p> {
    /// Works out what every answer establishes.
    pub(super) fn new(first: &'p Pack, second: &'p Pack) -> Self {
        let both = first.questions().iter().zip(second.questions());
        let answers = both.map(|(one, other)| pairs(one, other)).collect();
        Self {
            first,
            second,
            answers,
        }
    }

    /// One pack alone.
    pub(super) fn alone(pack: &'p Pack) -> Self {
        Self::new(pack, pack)
    }

    /// Every least state of a journey with these topics in which all of `wanted` hold in the first pack.
    pub(super) fn least(
        &self,
        topics: &[TopicIndex],
        wanted: &[FindingIndex],
        given: Given,
    ) -> Vec<Twin> {
        let mut search = self.search(topics, given);
        let start = search.presented.clone();
        search.cover(wanted, start, &mut Vec::new());
        search.found
    }

    fn search<'w>(&'w self, topics: &'w [TopicIndex], given: Given) -> Search<'w> {
        let mut presented = Findings::default();
        for topic in topics.iter().filter_map(|topic| self.first.topic(*topic)) {
            for finding in &topic.presents {
                presented.insert(*finding);
            }
        }
        Search {
            worlds: self,
            topics,
            presented,
            given,
            found: Vec::new(),
        }
    }

    /// Whether `holds` is true of the state, or of the state with each possible answer to one further question that everybody is
    /// asked. As good for deciding: a decision that leaves a question open is the same with any answer to it.
    pub(super) fn in_every_case(
        &self,
        topics: &[TopicIndex],
        state: &Twin,
        holds: &impl Fn(&Twin) -> bool,
    ) -> bool {
        holds(state)
            || (0u16..)
                .zip(self.first.questions())
                .any(|(index, question)| {
                    let split = in_scope(question.scope, topics)
                        && question.ask_if.is_empty()
                        && question.authored.kind != QuestionKind::AnyOf
                        && !state.path.iter().any(|(other, _)| *other == index);
                    split && self.answered(topics, state, index).iter().all(holds)
                })
    }

    /// The state with each answer to one more question.
    fn answered(&self, topics: &[TopicIndex], state: &Twin, question: QuestionIndex) -> Vec<Twin> {
        let search = self.search(topics, Given::WhenAsked);
        let pairs = self.answers.get(usize::from(question));
        let pairs = pairs.map_or(&[][..], Vec::as_slice).iter().enumerate();
        pairs
            .map(|(answer, (gives, _))| {
                let mut path = state.path.clone();
                path.push((question, answer));
                let mut first = state.first.clone();
                gives.iter().for_each(|it| first.insert(*it));
                let second = search.in_second(&path);
                Twin {
                    first,
                    second,
                    path,
                }
            })
            .collect()
    }

    /// One answer of a question.
    fn pair(&self, (question, answer): (QuestionIndex, usize)) -> Option<&Pair> {
        self.answers.get(usize::from(question))?.get(answer)
    }
}

impl Search<'_> {
    /// Looks for answers that establish what is still missing of `wanted`.
    fn cover(&mut self, wanted: &[FindingIndex], state: Findings, path: &mut Path) {
        let missing = wanted.iter().find(|it| !state.contains(**it));
        let Some(finding) = missing else {
            return self.conditions(state, path);
        };
        let worlds = self.worlds;
        for index in worlds.establishers(*finding) {
            let Some(question) = worlds.first.question(index) else {
                continue;
            };
            let again = question.authored.kind == QuestionKind::AnyOf;
            let answered = path.iter().any(|(other, _)| *other == index);
            if !in_scope(question.scope, self.topics) || (answered && !again) {
                continue;
            }
            let pairs = worlds.answers.get(usize::from(index));
            let pairs = pairs.map_or(&[][..], Vec::as_slice).iter().enumerate();
            for (answer, (gives, _)) in pairs.filter(|(_, (gives, _))| gives.contains(finding)) {
                let mut next = state.clone();
                gives.iter().for_each(|it| next.insert(*it));
                path.push((index, answer));
                self.cover(wanted, next, path);
                path.pop();
            }
        }
    }

    /// Looks for what the conditions of answered questions need, then keeps the state.
    fn conditions(&mut self, state: Findings, path: &mut Path) {
        let worlds = self.worlds;
        let unmet = path
            .iter()
            .filter_map(|(index, _)| worlds.first.question(*index))
            .find(|question| self.given == Given::WhenAsked && !is_met(question, &state));
        match unmet {
            Some(question) => {
                for condition in &question.ask_if {
                    self.cover(condition, state.clone(), path);
                }
            }
            None => {
                let second = self.in_second(path);
                let mut path = path.clone();
                path.sort_unstable();
                path.dedup();
                let twin = Twin {
                    first: state,
                    second,
                    path,
                };
                if !self.found.contains(&twin) {
                    self.found.push(twin);
                }
            }
        }
    }

    /// What the same answers establish in the second pack, where other conditions may hold.
    fn in_second(&self, path: &Path) -> Findings {
        let mut findings = self.presented.clone();
        loop {
            let before = findings.clone();
            for step in path {
                let question = self.worlds.second.question(step.0);
                let asked = question.is_some_and(|question| is_met(question, &before));
                if (self.given == Given::Anyhow || asked)
                    && let Some((_, gives)) = self.worlds.pair(*step)
                {
                    gives.iter().for_each(|it| findings.insert(*it));
                }
            }
            if findings == before {
                return findings;
            }
        }
    }
}

/// Whether a question's condition holds.
fn is_met(question: &LinkedQuestion, findings: &Findings) -> bool {
    let mut conditions = question.ask_if.iter();
    question.ask_if.is_empty() || conditions.any(|all| findings.contain_all(all))
}

impl Worlds<'_> {
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
        QuestionKind::YesNo => vec![Answer::Telling(true), Answer::Telling(false)],
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
