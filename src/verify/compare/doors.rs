//! Where the level stays and the doors, or what stands beside them, change.

use super::change::{Example, OtherDoors};
use super::moves::Sides;
use super::words::witness_in_words;
use crate::pack::Need;
use crate::verify::symbolic::{Part, View};
use biodivine_lib_bdd::Bdd;

impl Sides<'_, '_, '_> {
    /// Where headline or what stands beside it differ.
    pub(super) fn differing(&self) -> Bdd {
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

    /// What is said of the answer sets whose level stays.
    pub(super) fn other_doors(&self, these: &Bdd) -> OtherDoors {
        OtherDoors {
            states: self.universe.count(these).to_string(),
            example: self.other_door(these),
        }
    }

    fn other_door(&self, these: &Bdd) -> Option<Example> {
        let (old, new) = (&self.old.view, &self.new.view);
        let (within, before, after) = if let Some((gone, need)) = self.only_in(these, old, new) {
            let (within, after) = self.only_in(&gone, new, old).map_or_else(
                || self.lowest(&gone, &self.new),
                |(both, need)| (both, Some(need)),
            );
            (within, Some(need), after)
        } else if let Some((come, need)) = self.only_in(these, new, old) {
            let (within, before) = self.lowest(&come, &self.old);
            (within, before, Some(need))
        } else {
            let (within, before) = self.lowest(these, &self.old);
            let (within, after) = self.lowest(&within, &self.new);
            (within, before, after)
        };
        let witness = self.universe.smallest(&within)?;
        Some(Example {
            words: witness_in_words(&witness, [old.pack, new.pack], self.title),
            answers: witness.answers.into_iter().collect(),
            before,
            after,
        })
    }

    /// The answer sets of `these` in which some door stands in the first headline alone, and its need.
    fn only_in(
        &self,
        these: &Bdd,
        one: &View<'_, '_>,
        other: &View<'_, '_>,
    ) -> Option<(Bdd, Need)> {
        one.rules.iter().find_map(|(_, rule, _)| {
            let need = rule.need();
            let alone = these
                .and(&one.headline(need))
                .and_not(&other.headline(need));
            (!self.universe.is_empty(&alone)).then_some((alone, need))
        })
    }
}
