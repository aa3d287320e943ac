//! A decision beside its level and doors: which rules and topics led to it, what stands beside it, what was left open.

use crate::engine::decide::{Also, Decision};
use crate::engine::state::State;
use crate::pack::{
    Door, FindingIndex, Kind, Level, LinkedRule, Need, QuestionIndex, RuleIndex, Scope, TopicIndex,
};

/// A reason speaks of the topic.
const DECIDED: u16 = 1 << 15;
/// One of exactly the need that was decided.
const EXACTLY: u16 = 1 << 14;
/// The topic is about being ill.
const ILL: u16 = 1 << 13;

impl State<'_> {
    /// The decision on what is established, at the highest need that holds.
    pub(crate) fn decision(&self, lower: Need) -> Decision {
        let doors = self.headline(lower);
        let holding: Vec<(RuleIndex, &LinkedRule)> =
            self.rules().filter(|(_, rule)| self.holds(rule)).collect();
        let led = |need: Need| {
            need.level == lower.level
                && (need.rank() == lower.rank() || lower.level.shows_every_door())
        };
        let reasons: Vec<RuleIndex> = holding
            .iter()
            .filter(|(_, rule)| led(rule.need()))
            .map(|(index, _)| *index)
            .collect();
        let (mut topic, mut most, mut decided) = (None, 0, Vec::new());
        for index in self.topics.indices() {
            let weight = self.weight(*index, lower, &reasons);
            if weight > most {
                (topic, most) = (Some(*index), weight);
            }
            if weight & DECIDED != 0 {
                // The heaviest comes first.
                let place = if topic == Some(*index) {
                    0
                } else {
                    decided.len()
                };
                decided.insert(place, *index);
            }
        }
        let tell = self.left_open(topic);
        let also = self.also(&holding, lower, &doors, &decided, &tell);
        Decision {
            need: lower,
            doors,
            reasons,
            decided,
            topic,
            also,
            tell,
            unused: self.unused(),
        }
    }

    /// Whether a rule has to do with a topic: its own, or a shared one about what the topic presents.
    fn speaks_of(&self, rule: &LinkedRule, topic: TopicIndex) -> bool {
        match rule.scope {
            Scope::Topic(own) => own == topic,
            Scope::Person => self.pack.topic(topic).is_some_and(|topic| {
                rule.when
                    .iter()
                    .any(|finding| topic.presents.contains(finding))
            }),
        }
    }

    /// How much a topic has to do with a decision, as one number: whether a reason speaks of it, one of exactly that need,
    /// whether it is about being ill, and how high its own rules reach.
    fn weight(&self, topic: TopicIndex, lower: Need, reasons: &[RuleIndex]) -> u16 {
        let kind = self.pack.topic(topic).map(|it| it.authored.kind);
        let mut weight = 1;
        if matches!(kind, Some(Kind::Symptom | Kind::Plan)) {
            weight |= ILL;
        }
        let mut own = 0;
        for (index, rule) in self.rules() {
            if !self.holds(rule) {
                continue;
            }
            let need = rule.need();
            if reasons.contains(&index) && self.speaks_of(rule, topic) {
                weight |= if need == lower {
                    DECIDED | EXACTLY
                } else {
                    DECIDED
                };
            }
            if rule.scope == Scope::Topic(topic) {
                let (level, height) = need.rank();
                own = own.max((level as u16) << 5 | u16::from(height) << 1);
            }
        }
        weight | own
    }

    /// Topics other than the deciding one whose own need could still rise.
    fn left_open(&self, deciding: Option<TopicIndex>) -> Vec<TopicIndex> {
        let others = self
            .topics
            .indices()
            .iter()
            .copied()
            .filter(|topic| Some(*topic) != deciding);
        others
            .filter(|topic| {
                let own = || {
                    self.rules()
                        .filter(|(_, rule)| rule.scope == Scope::Topic(*topic))
                };
                let top = own()
                    .filter(|(_, rule)| self.holds(rule))
                    .map(|(_, rule)| rule.need().rank())
                    .max();
                own().any(|(_, rule)| {
                    Some(rule.need().rank()) > top
                        && !self.holds(rule)
                        && self.can_establish(&rule.when)
                })
            })
            .collect()
    }

    fn also(
        &self,
        holding: &[(RuleIndex, &LinkedRule)],
        lower: Need,
        doors: &[Door],
        decided: &[TopicIndex],
        left_open: &[TopicIndex],
    ) -> Vec<Also> {
        let met = |door: Door| {
            let mut shown = doors.iter().filter_map(|shown| self.pack.door(*shown));
            shown.any(|text| text.stands_in_for.contains(&door))
        };
        // Weeks stand higher than the few days of plain advice: what else is wrong does not wait for them.
        // Where rules about the person alone decide, nothing is "else".
        let waits =
            !decided.is_empty() && (lower.level == Level::Routine || lower.level == Level::Week);
        let sooner = |rule: &LinkedRule| match rule.scope {
            Scope::Topic(topic) => {
                waits && rule.need().level == Level::Advice && !decided.contains(&topic)
            }
            Scope::Person => false,
        };
        let mut also: Vec<Also> = Vec::new();
        for (index, rule) in holding {
            let need = rule.need();
            let undecided = matches!(rule.scope, Scope::Topic(topic) if left_open.contains(&topic));
            let said =
                doors.contains(&need.door) || also.iter().any(|other| other.need.door == need.door);
            if !undecided && !said && (sooner(rule) || !met(need.door)) {
                also.push(Also { need, rule: *index });
            }
        }
        also
    }

    /// Answered questions none of whose findings a rule of this journey, or a condition of a question, could use.
    fn unused(&self) -> Vec<QuestionIndex> {
        let chosen = |finding: &FindingIndex| {
            let presented = self
                .pack
                .establishers
                .get(usize::from(*finding))
                .is_none_or(Vec::is_empty);
            !presented || self.findings.contains(*finding)
        };
        let ours: Vec<&LinkedRule> = self
            .rules()
            .map(|(_, rule)| rule)
            .filter(|rule| rule.when.iter().all(chosen))
            .collect();
        let used = |finding: &FindingIndex| {
            ours.iter().any(|rule| rule.when.contains(finding))
                || self
                    .pack
                    .questions()
                    .iter()
                    .any(|question| question.ask_if.iter().any(|all| all.contains(finding)))
        };
        let answered = self
            .answers
            .iter()
            .filter_map(|(index, _)| Some((index, self.pack.question(index)?)));
        answered
            .filter(|(_, question)| !question.all.iter().any(used))
            .map(|(index, _)| index)
            .collect()
    }
}
