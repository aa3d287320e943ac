//! Rules that could still change the decision, without those that would only repeat another one.

use crate::engine::state::State;
use crate::pack::{Door, FindingIndex, Level, LinkedRule, Need};

/// A rule that could still change the decision.
#[derive(Debug)]
pub(crate) struct LiveRule<'a> {
    /// Its need.
    pub(crate) need: Need,
    /// Its findings that do not hold yet.
    pub(crate) open: Vec<FindingIndex>,
    /// The rule.
    pub(crate) rule: &'a LinkedRule,
}

/// Whether a rule of this need, once it holds, changes a decision of need `lower`: it is higher, or may bring another door.
fn adds_to(need: Need, lower: Need) -> bool {
    need.rank() >= lower.rank() || (lower.level.shows_every_door() && need.level == lower.level)
}

/// Whether a rule of need `lesser` changes nothing while one of need `greater` holds.
fn makes_idle(greater: Need, lesser: Need) -> bool {
    let same_level = greater.level == lesser.level;
    let higher_rung = !lesser.level.shows_every_door() && greater.rank() > lesser.rank();
    greater.level > lesser.level || (same_level && (greater.door == lesser.door || higher_rung))
}

impl<'a> State<'a> {
    /// Rules that do not hold and would change the decision if they did, highest first. A rule is left out when another one
    /// that holds whenever it does already says as much: asking for its further findings would change nothing.
    pub(crate) fn live_rules(
        &self,
        lower: Need,
        only_999: bool,
        doors: &[Door],
    ) -> Vec<LiveRule<'a>> {
        let mut live: Vec<LiveRule<'a>> = Vec::new();
        // Highest first: after the first rule of a lower level nothing can matter.
        for (_, rule) in self
            .rules()
            .take_while(|(_, rule)| rule.need().level >= lower.level)
        {
            let need = rule.need();
            let shown = need.level == lower.level && doors.contains(&need.door);
            let matters = if only_999 {
                need.level == Level::Emergency
            } else {
                adds_to(need, lower) && !shown
            };
            if matters
                && !self.holds(rule)
                && let Some(open) = self.still_missing(&rule.when)
            {
                live.push(LiveRule { need, open, rule });
            }
        }
        self.without_idle(live)
    }

    fn without_idle(&self, live: Vec<LiveRule<'a>>) -> Vec<LiveRule<'a>> {
        // Rules by their first missing finding, so that each is compared only with rules it could contain.
        let by_first: Vec<(FindingIndex, usize)> = live
            .iter()
            .enumerate()
            .filter_map(|(at, rule)| Some((*rule.open.first()?, at)))
            .collect();
        let by_first = crate::order::once_each(by_first);
        let says_as_much = |rule: &LiveRule<'_>, other: &LiveRule<'_>| {
            makes_idle(other.need, rule.need)
                && other
                    .open
                    .iter()
                    .all(|finding| self.sure_of(rule).contains(finding))
        };
        let is_idle = |(index, rule): (usize, &LiveRule<'_>)| {
            self.sure_of(rule).iter().any(|first| {
                let start = by_first.partition_point(|(finding, _)| finding < first);
                let same = by_first
                    .iter()
                    .skip(start)
                    .take_while(|(finding, _)| finding == first);
                same.filter_map(|(_, at)| Some((*at, live.get(*at)?)))
                    .any(|(at, other)| {
                        at != index
                            && says_as_much(rule, other)
                            && (at < index || !says_as_much(other, rule))
                    })
            })
        };
        let idle: Vec<bool> = live.iter().enumerate().map(is_idle).collect();
        live.into_iter()
            .zip(idle)
            .filter(|(_, idle)| !idle)
            .map(|(rule, _)| rule)
            .collect()
    }

    /// What is sure to hold once the rule's missing findings do. Known beforehand while all
    /// of its findings that questions establish are missing.
    fn sure_of<'r>(&self, live: &'r LiveRule<'a>) -> std::borrow::Cow<'r, [FindingIndex]> {
        let asked = |finding: &FindingIndex| self.pack.is_asked_for(*finding);
        if live.open.len()
            == live
                .rule
                .when
                .iter()
                .filter(|finding| asked(finding))
                .count()
        {
            std::borrow::Cow::Borrowed(&live.rule.sure)
        } else {
            std::borrow::Cow::Owned(self.pack.sure.with(&live.open, &self.pack.questions))
        }
    }
}
