//! How a fault is put into a pack.

use crate::pack::bundle::RulesBody;
use crate::pack::link::established_by;
use crate::pack::lint::{all_questions, all_rules};
use crate::pack::{
    Bound, ClassRecord, FindingId, Need, Pack, Question, QuestionKind, Rule, Threshold, TopicId,
};
use std::collections::BTreeSet;

/// The four ends of a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// This or more.
    AtLeast,
    /// More than this.
    Above,
    /// This or less.
    AtMost,
    /// Less than this.
    Below,
}

impl End {
    /// All ends.
    pub const ALL: [Self; 4] = [Self::AtLeast, Self::Above, Self::AtMost, Self::Below];

    /// Its key.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AtLeast => "at_least",
            Self::Above => "above",
            Self::AtMost => "at_most",
            Self::Below => "below",
        }
    }

    /// Where it stands in a threshold.
    pub fn of(self, threshold: &mut Threshold) -> &mut Option<Bound> {
        match self {
            Self::AtLeast => &mut threshold.at_least,
            Self::Above => &mut threshold.above,
            Self::AtMost => &mut threshold.at_most,
            Self::Below => &mut threshold.below,
        }
    }
}

/// One change of one rule or question.
#[derive(Clone, Debug)]
pub enum Edit {
    /// The rule is gone.
    Drop {
        /// Its place among the rules of its topic.
        rule: usize,
    },
    /// The rule asks for one finding less.
    Forget {
        /// Its place among the rules of its topic.
        rule: usize,
        /// The finding's place.
        finding: usize,
    },
    /// The rule leads elsewhere.
    Lead {
        /// Its place among the rules of its topic.
        rule: usize,
        /// Where to.
        need: Need,
    },
    /// A threshold has another end, or none.
    Bound {
        /// The question's place.
        question: usize,
        /// The threshold's place.
        threshold: usize,
        /// Which end.
        end: End,
        /// What stands there.
        bound: Option<Bound>,
    },
    /// An option, or the telling answer of a yes-no question, loses a finding.
    Lose {
        /// The question's place.
        question: usize,
        /// The option's place; 0 for yes-no.
        option: usize,
        /// The finding.
        finding: FindingId,
    },
}

impl Edit {
    /// Makes the change in the topic, or in what all topics share.
    pub fn apply(&self, body: &mut RulesBody, topic: Option<&TopicId>) {
        let (questions, rules) = match topic {
            None => (&mut body.questions, &mut body.rules),
            Some(id) => match body.topics.iter_mut().find(|topic| topic.id == *id) {
                Some(topic) => (&mut topic.questions, &mut topic.rules),
                None => return,
            },
        };
        match self {
            Self::Drop { rule } => {
                if *rule < rules.len() {
                    rules.remove(*rule);
                }
            }
            Self::Forget { rule, finding } => {
                if let Some(rule) = rules.get_mut(*rule)
                    && *finding < rule.when.len()
                {
                    rule.when.remove(*finding);
                }
            }
            Self::Lead { rule, need } => {
                if let Some(rule) = rules.get_mut(*rule) {
                    rule.need = *need;
                }
            }
            Self::Bound {
                question,
                threshold,
                end,
                bound,
            } => {
                let question = questions.get_mut(*question);
                if let Some(it) = question.and_then(|it| it.thresholds.get_mut(*threshold)) {
                    *end.of(it) = *bound;
                }
            }
            Self::Lose {
                question,
                option,
                finding,
            } => {
                if let Some(question) = questions.get_mut(*question) {
                    lose(question, *option, finding);
                }
            }
        }
    }
}

fn lose(question: &mut Question, option: usize, finding: &FindingId) {
    if question.kind == QuestionKind::YesNo {
        question.yes.retain(|it| it != finding);
        question.no.retain(|it| it != finding);
    } else if let Some(option) = question.options.get_mut(option) {
        option.findings.retain(|it| it != finding);
    }
}

/// The pack with every finding also written as a class that no topic belongs to. So a finding has the same number with and without a
/// fault, and a rule may name a finding that nothing establishes any more.
#[must_use]
pub fn steady(body: &RulesBody) -> RulesBody {
    let classes: BTreeSet<&str> = body.classes.iter().map(|it| it.id.as_str()).collect();
    let asked: BTreeSet<&str> = all_questions(body)
        .flat_map(|(_, _, _, question)| established_by(question))
        .flatten()
        .map(FindingId::as_str)
        .collect();
    let named = asked.difference(&classes).map(|id| ClassRecord {
        id: (*id).into(),
        about: String::new(),
    });
    let named: Vec<ClassRecord> = named.collect();
    let mut body = body.clone();
    body.classes.extend(named);
    body
}

/// The pack linked. A fault never takes a reference away: see [`steady`].
#[must_use]
pub fn linked(body: RulesBody) -> Pack {
    Pack::link(body, String::new(), &mut Vec::new())
}

/// Every need of a pack's rules.
pub fn needs(body: &RulesBody) -> impl Iterator<Item = Need> {
    all_rules(body).map(|(_, _, _, rule): (_, _, _, &Rule)| rule.need)
}
