//! Rules and questions that are there in vain: they hold or are asked, yet no decision ever depends on them.

use super::symbolic::{Counting, Side, Universe, View};
use crate::pack::{FindingIndex, LinkedRule, Pack, QuestionIndex, RuleIndex, Scope, TopicIndex};
use std::collections::BTreeSet;

/// Which rules and questions change a decision somewhere.
#[derive(Default)]
pub(super) struct AtWork {
    rules: BTreeSet<RuleIndex>,
    questions: BTreeSet<QuestionIndex>,
}

impl AtWork {
    /// Remembers the rules and questions that change a decision of this view, headline or what stands beside it.
    pub(super) fn note(&mut self, view: &View<'_, '_>) {
        let parts = view.parts();
        for (index, rule, holds) in &view.rules {
            let same_need =
                |other: RuleIndex, same: &LinkedRule| other != *index && same.need() == rule.need();
            let others = view
                .rules
                .iter()
                .filter(|(other, same, _)| same_need(*other, same));
            let alone = others.fold(holds.clone(), |alone, (_, _, sets)| alone.and_not(sets));
            let mut shown = parts.iter().filter(|(part, _)| part.need() == rule.need());
            if shown.any(|(_, sets)| !view.universe.is_empty(&alone.and(sets))) {
                self.rules.insert(*index);
            }
        }
        for block in &view.universe.blocks {
            let decides = |bit| parts.iter().any(|(_, sets)| sets.support_set_contains(bit));
            if block.bits.iter().any(decides) {
                self.questions.extend(block.questions.iter().flatten());
            }
        }
    }

    /// What changes nothing in any topic, nor in any set of topics that a rule names.
    pub(super) fn idle(mut self, pack: &Pack) -> Vec<String> {
        let named: BTreeSet<Vec<TopicIndex>> = (0u16..)
            .zip(pack.rules())
            .filter(|(index, rule)| !self.rules.contains(index) && rule.scope == Scope::Person)
            .map(|(_, rule)| topics_of(pack, rule))
            .filter(|topics| topics.len() > 1)
            .collect();
        for topics in named {
            let universe = Universe::new(vec![Side { pack, topics }]);
            if let Some(view) = View::new(&universe, 0, Counting::Asked) {
                self.note(&view);
            }
        }
        let rules = (0u16..)
            .zip(pack.rules())
            .filter(|(index, _)| !self.rules.contains(index));
        let rules = rules.map(|(_, rule)| {
            let id = &rule.authored.id;
            format!("the rule \"{id}\" changes no decision, it only adds a reason: whenever it holds, others say as much")
        });
        let questions = (0u16..)
            .zip(pack.questions())
            .filter(|(index, _)| !self.questions.contains(index));
        let questions = questions.map(|(_, question)| {
            format!(
                "the question \"{}\" changes no decision of any topic",
                question.authored.id
            )
        });
        rules.chain(questions).collect()
    }
}

/// The topics that a rule names, or whose own questions it uses.
fn topics_of(pack: &Pack, rule: &LinkedRule) -> Vec<TopicIndex> {
    let of = |finding: &FindingIndex| -> Option<TopicIndex> {
        let id = pack.finding(*finding)?;
        let mut questions = pack
            .questions()
            .iter()
            .filter(|question| question.all.contains(finding));
        let asked_by = questions.find_map(|question| match question.scope {
            Scope::Topic(topic) => Some(topic),
            Scope::Person => None,
        });
        asked_by.or_else(|| pack.find_topic(id.as_str()))
    };
    let topics: BTreeSet<TopicIndex> = rule.when.iter().filter_map(of).collect();
    topics.into_iter().collect()
}
