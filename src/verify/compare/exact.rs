//! One journey in two packs, over all answer sets at once.

use super::cause::{Cause, cause};
use super::journeys::counterpart;
use super::words::witness_in_words;
use crate::engine::GivenAnswer;
use crate::pack::{FindingIndex, Level, LinkedRule, Need, Pack, RuleId, RuleIndex};
use crate::verify::symbolic::{Counting, Part, Side, Universe, View};
use biodivine_lib_bdd::Bdd;
use serde::Serialize;
use std::collections::BTreeMap;

/// What changes for one topic, or for several together. Numbers of answer sets are texts: they outgrow JSON's numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TopicChange {
    /// The topic's id; several are joined by `+`.
    pub topic: String,
    /// Its name.
    pub title: String,
    /// The hash of what decided in it.
    pub old_rules: String,
    /// The hash of what decides in it, or in the topic that catches it, now.
    pub new_rules: String,
    /// The topics of the new pack it is compared with, when they are others.
    pub caught_by: Option<String>,
    /// How many answer sets there are, over the questions of both packs.
    pub states: String,
    /// In how many of them the decision differs.
    pub changed: String,
    /// Where the level is lower than before.
    pub less_urgent: Direction,
    /// Where it is higher.
    pub more_urgent: Direction,
    /// In how many the level stays, and the doors or what stands beside them change.
    pub other_doors: String,
}

/// Answer sets whose level moves one way.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Direction {
    /// How many.
    pub states: String,
    /// The same by what moves them; each answer set is in one group.
    pub groups: Vec<Group>,
}

/// Answer sets that one rule moves.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// The rule: where it is less urgent one of the old pack, where it is more urgent one of the new.
    pub rule: RuleId,
    /// What became of it.
    #[serde(flatten)]
    pub cause: Cause,
    /// How many.
    pub states: String,
    /// The smallest example of the greatest move.
    pub example: Example,
    /// Less urgent: the entry of `changes.json` that gives the reason.
    pub listed: Option<String>,
    /// Whether somebody signed that entry.
    pub reviewed: bool,
}

/// One answer set and both decisions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Example {
    /// The topic and its answers in plain words.
    pub words: String,
    /// All answers, as in a request.
    pub answers: BTreeMap<String, GivenAnswer>,
    /// The old decision; none when nothing decided.
    pub before: Option<Need>,
    /// The new one.
    pub after: Option<Need>,
}

/// Compares a journey through these topics of the old pack with what becomes of it in the new one. `only` names the rules
/// that moves are put down to; all of the journey's when it is left out.
#[must_use]
pub fn compare_topics(
    old: &Pack,
    new: &Pack,
    ids: &[String],
    only: Option<&[RuleId]>,
) -> Option<TopicChange> {
    let before = Side {
        pack: old,
        topics: ids.iter().filter_map(|id| old.find_topic(id)).collect(),
    };
    let after = counterpart(new, ids);
    let hashes = [&before, &after].map(|side| super::Decides::whole(side).hash());
    let [old_rules, new_rules] = hashes;
    let titles = titles_of(&before);
    let universe = Universe::new(vec![before.clone(), after.clone()]);
    let sides = Sides {
        universe: &universe,
        old: Told::new(View::new(&universe, 0, Counting::Asked)?),
        new: Told::new(View::new(&universe, 1, Counting::Asked)?),
        title: &titles,
        only,
    };
    let (less, more) = (sides.old.above(&sides.new), sides.new.above(&sides.old));
    let moved = less.or(&more);
    let other_doors = sides.parts_that_differ().and_not(&moved);
    let count = |these: &Bdd| universe.count(these).to_string();
    let caught = after
        .topics
        .iter()
        .filter_map(|topic| Some(new.topic(*topic)?.authored.id.to_string()));
    let caught = caught.collect::<Vec<_>>().join("+");
    let topic = ids.join("+");
    Some(TopicChange {
        caught_by: (caught != topic).then_some(caught),
        topic,
        title: titles.clone(),
        old_rules,
        new_rules,
        states: universe.count_all().to_string(),
        changed: count(&moved.or(&other_doors)),
        less_urgent: sides.direction(&less, Way::Less),
        more_urgent: sides.direction(&more, Way::More),
        other_doors: count(&other_doors),
    })
}

fn titles_of(side: &Side<'_>) -> String {
    let topics = side
        .topics
        .iter()
        .filter_map(|topic| side.pack.topic(*topic));
    let titles: Vec<&str> = topics
        .map(|topic| topic.authored.title.0.as_str())
        .collect();
    titles.join(" and ")
}

/// Which way the level moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Down.
    Less,
    /// Up.
    More,
}

/// A pack's view with its levels worked out.
pub(super) struct Told<'u, 'p> {
    pub(super) view: View<'u, 'p>,
    /// For each level, in the order of levels, the answer sets that are at it or above.
    at_least: Vec<Bdd>,
}

impl<'u, 'p> Told<'u, 'p> {
    fn new(view: View<'u, 'p>) -> Self {
        let levels = Level::ALL.iter();
        Self {
            at_least: levels.map(|level| view.at_least(*level)).collect(),
            view,
        }
    }

    /// Where this one's level is higher than the other's.
    fn above(&self, other: &Self) -> Bdd {
        let pairs = self.at_least.iter().zip(&other.at_least);
        pairs.fold(self.view.nothing(), |all, (mine, theirs)| {
            all.or(&mine.and_not(theirs))
        })
    }

    /// Where the decision is at exactly this level.
    fn at(&self, level: Level) -> Bdd {
        let nothing = self.view.nothing();
        let place = Level::ALL.iter().position(|other| *other == level);
        let of = |place: usize| self.at_least.get(place).unwrap_or(&nothing);
        place.map_or_else(|| nothing.clone(), |place| of(place).and_not(of(place + 1)))
    }
}

struct Sides<'u, 'p, 'o> {
    universe: &'u Universe<'p>,
    old: Told<'u, 'p>,
    new: Told<'u, 'p>,
    title: &'o str,
    only: Option<&'o [RuleId]>,
}

impl<'p> Sides<'_, 'p, '_> {
    /// Where headline or what stands beside it differ.
    fn parts_that_differ(&self) -> Bdd {
        let (old, new) = (self.old.view.parts(), self.new.view.parts());
        let nothing = self.old.view.nothing();
        let of = |parts: &[(Part, Bdd)], wanted: Part| {
            let found = parts.iter().find(|(part, _)| *part == wanted);
            found.map_or_else(|| nothing.clone(), |(_, sets)| sets.clone())
        };
        let mut differ = nothing.clone();
        for (part, _) in old.iter().chain(&new) {
            differ = differ.or(&of(&old, *part).xor(&of(&new, *part)));
        }
        differ
    }

    /// The moves one way, put down to the rules that led to the higher level, those that changed themselves first.
    fn direction(&self, moved: &Bdd, way: Way) -> Direction {
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
    fn lowest(&self, part: &Bdd, low: &Told<'_, '_>) -> (Bdd, Option<Need>) {
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
