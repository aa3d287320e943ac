//! Which rules move a decision up or down, each with its smallest example.

use super::cause::cause;
use super::change::{Direction, Example, Group, Way};
use super::exact::Told;
use super::words::witness_in_words;
use crate::pack::{FindingIndex, Level, LinkedRule, Need, Pack, RuleId, RuleIndex};
use crate::verify::symbolic::Universe;
use biodivine_lib_bdd::Bdd;

/// One journey in both packs.
pub(super) struct Sides<'u, 'p, 'o> {
    pub(super) universe: &'u Universe<'p>,
    pub(super) old: Told<'u, 'p>,
    pub(super) new: Told<'u, 'p>,
    pub(super) title: &'o str,
    pub(super) only: Option<&'o [RuleId]>,
}

impl<'p> Sides<'_, 'p, '_> {
    /// The moves one way, put down to the rules that led to the higher level, those that changed themselves first.
    pub(super) fn direction(&self, moved: &Bdd, way: Way) -> Direction {
        let (high, low) = match way {
            Way::Less => (&self.old, &self.new),
            Way::More => (&self.new, &self.old),
        };
        let mut rules: Vec<&(RuleIndex, &'p LinkedRule, Bdd)> = high.view.rules.iter().collect();
        let named = |rule: &LinkedRule| {
            self.only
                .is_none_or(|only| only.contains(&rule.authored.id))
        };
        rules.retain(|(_, rule, _)| named(rule));
        rules.sort_by_key(|(_, rule, _)| is_unchanged(rule, high.view.pack, low.view.pack));
        let mut left = moved.clone();
        let mut groups = Vec::new();
        for (_, rule, holds) in rules {
            let part = left.and(holds).and(&high.at(rule.need().level));
            if self.universe.is_empty(&part) {
                continue;
            }
            left = left.and_not(&part);
            let lost = |finding: FindingIndex| self.is_lost(finding, &part, high, low);
            groups.extend(self.example(&part, rule, way).map(|example| Group {
                rule: rule.authored.id.clone(),
                cause: cause(rule, [high, low].map(|told| &told.view), way, lost),
                states: self.universe.count(&part).to_string(),
                example,
                listed: None,
                reviewed: false,
            }));
        }
        let told = if self.only.is_some() {
            moved.and_not(&left)
        } else {
            moved.clone()
        };
        Direction {
            states: self.universe.count(&told).to_string(),
            groups,
        }
    }

    /// Whether a finding holds on one side and not on the other somewhere in `part`.
    fn is_lost(
        &self,
        finding: FindingIndex,
        part: &Bdd,
        high: &Told<'_, '_>,
        low: &Told<'_, '_>,
    ) -> bool {
        let other = high
            .view
            .pack
            .finding(finding)
            .and_then(|id| low.view.pack.find_finding(id.as_str()));
        let theirs = other.map_or_else(|| low.view.nothing(), |other| low.view.finding(other));
        let lost = high.view.finding(finding).and_not(&theirs);
        !self.universe.is_empty(&part.and(&lost))
    }

    /// The smallest answer set of the greatest move within `part`.
    fn example(&self, part: &Bdd, rule: &LinkedRule, way: Way) -> Option<Example> {
        let low = if way == Way::Less {
            &self.new
        } else {
            &self.old
        };
        let (within, lower) = self.lowest(part, low);
        let witness = self.universe.smallest(&within)?;
        let (before, after) = match way {
            Way::Less => (Some(rule.need()), lower),
            Way::More => (lower, Some(rule.need())),
        };
        Some(Example {
            words: witness_in_words(
                &witness,
                [self.old.view.pack, self.new.view.pack],
                self.title,
            ),
            answers: witness.answers.into_iter().collect(),
            before,
            after,
        })
    }

    /// The part of `part` whose decision is lowest, and that decision.
    pub(super) fn lowest(&self, part: &Bdd, low: &Told<'_, '_>) -> (Bdd, Option<Need>) {
        for level in Level::ALL {
            let here = part.and(&low.at(*level));
            if self.universe.is_empty(&here) {
                continue;
            }
            let rules = low.view.rules.iter().map(|(_, rule, _)| rule.need());
            for need in rules.filter(|need| need.level == *level) {
                let shown = here.and(&low.view.headline(need));
                if !self.universe.is_empty(&shown) {
                    return (shown, Some(need));
                }
            }
        }
        (part.clone(), None)
    }
}

/// Whether the other pack has the same rule: same id, same findings, same need.
fn is_unchanged(rule: &LinkedRule, ours: &Pack, theirs: &Pack) -> bool {
    let names = |pack: &Pack, rule: &LinkedRule| {
        let mut names: Vec<_> = rule
            .when
            .iter()
            .filter_map(|finding| pack.finding(*finding).cloned())
            .collect();
        names.sort();
        names
    };
    theirs.rules().iter().any(|other| {
        other.authored.id == rule.authored.id
            && other.need() == rule.need()
            && names(theirs, other) == names(ours, rule)
    })
}
