//! One topic with what belongs to it: the rules that can apply and the questions in the order in which they come.

use crate::engine::{Answers, State, Topics};
use crate::order;
use crate::pack::{
    FindingIndex, LinkedQuestion, LinkedRule, LinkedTopic, Need, Pack, QuestionIndex, RuleIndex,
    Scope, TopicIndex,
};
use std::cmp::Reverse;

/// One topic and what belongs to it.
pub(crate) struct Scene<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) topic: &'a LinkedTopic,
    /// The topic alone, as somebody picks it.
    pub(crate) topics: Topics,
    /// The need of the topic when nothing else is known.
    pub(crate) base: Need,
    /// Its own rules, highest need first.
    pub(crate) own: Vec<RuleIndex>,
    /// Shared rules that can hold when it alone is picked.
    pub(crate) shared: Vec<RuleIndex>,
    /// Shared rules that can hold when it is picked together with another topic.
    pub(crate) together: Vec<RuleIndex>,
    /// Rules for the sake of which questions are asked.
    pub(crate) live: Vec<RuleIndex>,
    /// The questions of each page, first page first.
    pub(crate) pages: Vec<Vec<QuestionIndex>>,
}

/// A question that can be asked and the highest need that it can help to establish.
struct Asked {
    question: QuestionIndex,
    rank: (crate::pack::Level, u8),
}

impl<'a> Scene<'a> {
    /// Gathers what belongs to a topic.
    pub(crate) fn of(pack: &'a Pack, index: TopicIndex) -> Option<Self> {
        let topic = pack.topic(index)?;
        let topics = Topics::read(pack, [topic.authored.id.as_str()]).ok()?;
        let answers = Answers::default();
        let state = State::new(pack, &topics, &answers);
        let numbered = || (0..RuleIndex::MAX).zip(pack.rules());
        let own = numbered().filter(|(_, rule)| rule.scope == Scope::Topic(index));
        let own = own.map(|(number, _)| number).collect();
        let (mut shared, mut together) = (Vec::new(), Vec::new());
        for (number, rule) in numbered().filter(|(_, rule)| rule.scope == Scope::Person) {
            if state.can_establish(&rule.when) {
                shared.push(number);
            } else if needs_this_and_another(pack, topic, rule) {
                together.push(number);
            }
        }
        let decision = state.decide();
        let (mut live, mut asked) = (Vec::new(), Vec::new());
        for rule in state.live_rules(decision.need, false, &decision.doors) {
            let useful = state.useful_for(&rule.rule.when);
            live.extend(number_of(pack, rule.rule));
            note(&mut asked, useful.questions(), rule.need);
        }
        let pages = in_order(pack, topic, asked);
        Some(Self {
            pack,
            topic,
            topics,
            base: decision.need,
            own,
            shared,
            together,
            live,
            pages,
        })
    }

    /// Every question that can be asked, in order.
    pub(crate) fn questions(&self) -> impl Iterator<Item = (QuestionIndex, &'a LinkedQuestion)> {
        let pack = self.pack;
        self.pages
            .iter()
            .flatten()
            .filter_map(move |index| Some((*index, pack.question(*index)?)))
    }

    /// Where a question comes; questions that are never asked come last.
    pub(crate) fn position(&self, question: QuestionIndex) -> usize {
        self.questions()
            .position(|(index, _)| index == question)
            .unwrap_or(usize::MAX)
    }

    /// The rules of a list.
    pub(crate) fn rules(&self, list: &[RuleIndex]) -> Vec<&'a LinkedRule> {
        let rules = list.iter().filter_map(|index| self.pack.rule(*index));
        rules.collect()
    }

    /// The findings of a rule that answers establish.
    pub(crate) fn asked_for(&self, rule: &LinkedRule) -> Vec<FindingIndex> {
        let asked = rule
            .when
            .iter()
            .filter(|finding| self.pack.is_asked_for(**finding));
        asked.copied().collect()
    }

    /// The questions that can establish a finding: those of this topic's journey, or all when it has none.
    pub(crate) fn establishers(&self, finding: FindingIndex) -> Vec<QuestionIndex> {
        let list = self.pack.establishers.get(usize::from(finding));
        let all = list.cloned().unwrap_or_default();
        let ours: Vec<QuestionIndex> = all
            .iter()
            .copied()
            .filter(|question| self.position(*question) != usize::MAX)
            .collect();
        let found = if ours.is_empty() { all } else { ours };
        order::by_key(found, |question| self.position(*question))
    }
}

/// Whether a shared rule waits for this topic, or one of its classes, and for something that only another topic brings.
fn needs_this_and_another(pack: &Pack, topic: &LinkedTopic, rule: &LinkedRule) -> bool {
    let kind = topic.authored.kind.as_str();
    let named = |finding: &FindingIndex| {
        topic.presents.contains(finding)
            && pack.finding(*finding).is_some_and(|id| id.as_str() != kind)
    };
    rule.when.iter().any(named)
}

fn number_of(pack: &Pack, rule: &LinkedRule) -> Option<RuleIndex> {
    let place = pack
        .rules()
        .iter()
        .position(|other| std::ptr::eq(other, rule))?;
    RuleIndex::try_from(place).ok()
}

fn note(asked: &mut Vec<Asked>, questions: &[QuestionIndex], need: Need) {
    for question in questions {
        match asked.iter_mut().find(|known| known.question == *question) {
            Some(known) => known.rank = known.rank.max(need.rank()),
            None => asked.push(Asked {
                question: *question,
                rank: need.rank(),
            }),
        }
    }
}

/// The pages as the engine would bring them if every condition were met: the most dangerous first, none before the answers
/// for which it waits.
fn in_order(pack: &Pack, topic: &LinkedTopic, asked: Vec<Asked>) -> Vec<Vec<QuestionIndex>> {
    let mut open = order::by_key(asked, |known| (Reverse(known.rank), known.question));
    let mut pages: Vec<Vec<QuestionIndex>> = Vec::new();
    while !open.is_empty() {
        let placed: Vec<QuestionIndex> = pages.iter().flatten().copied().collect();
        let ready = |known: &&Asked| can_be_met(pack, topic, &placed, known.question);
        // Conditions do not go in circles, so one is always ready; the first stands in should that ever fail.
        let Some(first) = open.iter().find(ready).or_else(|| open.first()) else {
            break;
        };
        let page = pack.question(first.question).map(|question| question.page);
        let same =
            |known: &Asked| pack.question(known.question).map(|question| question.page) == page;
        let (now, later): (Vec<Asked>, Vec<Asked>) = open.into_iter().partition(same);
        pages.push(order::once_each(
            now.iter().map(|known| known.question).collect(),
        ));
        open = later;
    }
    pages
}

fn can_be_met(
    pack: &Pack,
    topic: &LinkedTopic,
    placed: &[QuestionIndex],
    index: QuestionIndex,
) -> bool {
    let known = |finding: &FindingIndex| {
        topic.presents.contains(finding)
            || pack
                .establishers
                .get(usize::from(*finding))
                .is_some_and(|by| by.iter().any(|question| placed.contains(question)))
    };
    pack.question(index).is_none_or(|question| {
        question.ask_if.is_empty() || question.ask_if.iter().any(|all| all.iter().all(known))
    })
}
