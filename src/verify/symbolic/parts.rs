//! A decision taken apart: which needs stand in the headline and which beside it, each as the answer sets where they do.

use super::universe::{Side, Universe};
use super::view::{Counting, View, any};
use crate::pack::{Door, Level, Need, Pack};
use biodivine_lib_bdd::Bdd;

/// One thing that a decision can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// This door at this level stands in the headline.
    Headline(Need),
    /// This need stands beside the headline.
    Also(Need),
}

impl Part {
    /// The need that it names.
    #[must_use]
    pub fn need(self) -> Need {
        match self {
            Self::Headline(need) | Self::Also(need) => need,
        }
    }
}

impl View<'_, '_> {
    /// The answer sets whose decision is at `level` or above.
    #[must_use]
    pub fn at_least(&self, level: Level) -> Bdd {
        self.any_rule(|need| need.level >= level)
    }

    /// Everything that decisions say here, headline first, highest need first; parts that no answer set has are left out.
    #[must_use]
    pub fn parts(&self) -> Vec<(Part, Bdd)> {
        let mut needs: Vec<Need> = Vec::new();
        for (_, rule, _) in &self.rules {
            if !needs.contains(&rule.need()) {
                needs.push(rule.need());
            }
        }
        let headline: Vec<(Need, Bdd)> = needs
            .iter()
            .map(|need| (*need, self.headline(*need)))
            .collect();
        let mut parts: Vec<(Part, Bdd)> = headline
            .iter()
            .map(|(need, sets)| (Part::Headline(*need), sets.clone()))
            .collect();
        parts.extend(
            needs
                .iter()
                .map(|need| (Part::Also(*need), self.also(*need, &headline))),
        );
        parts.retain(|(_, sets)| !self.universe.is_empty(sets));
        parts
    }

    /// The answer sets with this door and level in the headline.
    #[must_use]
    pub fn headline(&self, need: Need) -> Bdd {
        let higher = self.any_rule(|other| other.level > need.level || outranks(other, need));
        self.any_rule(|other| other == need).and_not(&higher)
    }

    /// The answer sets with this need beside the headline: it holds, no higher need has its door, and no door of the
    /// headline can stand in for it.
    fn also(&self, need: Need, headline: &[(Need, Bdd)]) -> Bdd {
        let stands_in = |shown: Door| {
            shown == need.door
                || self
                    .pack
                    .door(shown)
                    .is_some_and(|text| text.stands_in_for.contains(&need.door))
        };
        let met = headline.iter().filter(|(shown, _)| stands_in(shown.door));
        let met = any(met.map(|(_, sets)| sets.clone()).collect(), self.nothing());
        let higher = self.any_rule(|other| other.door == need.door && other.level > need.level);
        self.any_rule(|other| other == need)
            .and_not(&higher)
            .and_not(&met)
    }
}

/// Whether `other` drives `need` of the same level out of the headline: below `now` a higher rung does.
fn outranks(other: Need, need: Need) -> bool {
    other.level == need.level && !need.level.shows_every_door() && other.rank() > need.rank()
}

/// Whether two packs decide the same for a topic, headline and what stands beside it, in every answer set. A topic that one
/// of them lacks is not the same.
#[must_use]
pub fn same_decisions(one: &Pack, other: &Pack, topic: &str) -> bool {
    let sides: Option<Vec<Side<'_>>> = [one, other]
        .iter()
        .map(|pack| Some(Side::of(pack, pack.find_topic(topic)?)))
        .collect();
    let Some(sides) = sides else { return false };
    let universe = Universe::new(sides);
    let views = (
        View::new(&universe, 0, Counting::Asked),
        View::new(&universe, 1, Counting::Asked),
    );
    let (Some(one), Some(other)) = views else {
        return false;
    };
    let (mine, theirs) = (one.parts(), other.parts());
    mine.len() == theirs.len()
        && mine.iter().all(|(part, sets)| {
            theirs
                .iter()
                .any(|(same, others)| same == part && universe.is_same(sets, others))
        })
}
