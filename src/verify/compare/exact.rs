//! One journey in two packs, over all answer sets at once.

use super::Decides;
use super::change::{TopicChange, Way};
use super::journeys::counterpart;
use super::moves::Sides;
use crate::pack::{Level, Pack, RuleId};
use crate::verify::symbolic::{Counting, Side, Universe, View};
use biodivine_lib_bdd::Bdd;

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
    let hashes = [&before, &after].map(|side| Decides::whole(side).hash());
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
    let other_doors = sides.differing().and_not(&moved);
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
        other_doors: sides.other_doors(&other_doors),
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

/// A pack's view with its levels worked out.
pub(super) struct Told<'u, 'p> {
    pub(super) view: View<'u, 'p>,
    /// For each level, in the order of levels, the answer sets that are at it or above.
    at_least: Vec<Bdd>,
}

impl<'u, 'p> Told<'u, 'p> {
    pub(super) fn new(view: View<'u, 'p>) -> Self {
        let levels = Level::ALL.iter();
        Self {
            at_least: levels.map(|level| view.at_least(*level)).collect(),
            view,
        }
    }

    /// Where this one's level is higher than the other's.
    pub(super) fn above(&self, other: &Self) -> Bdd {
        let pairs = self.at_least.iter().zip(&other.at_least);
        pairs.fold(self.view.nothing(), |all, (mine, theirs)| {
            all.or(&mine.and_not(theirs))
        })
    }

    /// Where the decision is at exactly this level.
    pub(super) fn at(&self, level: Level) -> Bdd {
        let nothing = self.view.nothing();
        let place = Level::ALL.iter().position(|other| *other == level);
        let of = |place: usize| self.at_least.get(place).unwrap_or(&nothing);
        place.map_or_else(|| nothing.clone(), |place| of(place).and_not(of(place + 1)))
    }
}
