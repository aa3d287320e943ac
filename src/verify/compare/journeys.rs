//! Which journeys are compared: every topic by itself, and the smallest sets of topics that make a shared rule possible.
//!
//! Several topics are the union of their rules, so a journey with several of them is less urgent only if one of them is, or if
//! a rule that needs several of them is. The second kind is looked at here.

use crate::pack::{FindingIndex, LinkedRule, Pack, RuleIndex, SOMETHING_ELSE, Scope, TopicIndex};
use crate::verify::symbolic::Side;
use std::collections::{BTreeMap, BTreeSet};

/// The ids of topics that together make rules possible that none of them alone does, with those rules.
pub(super) type Joined<'p> = BTreeMap<Vec<String>, Vec<(RuleIndex, &'p LinkedRule)>>;

/// Every smallest set of at least two topics that a rule needs.
pub(super) fn joined(pack: &Pack) -> Joined<'_> {
    let mut joined = Joined::new();
    let shared: BTreeSet<FindingIndex> = findings_of(pack, Scope::Person);
    let mut providers: BTreeMap<FindingIndex, Vec<TopicIndex>> = BTreeMap::new();
    for (index, topic) in (0u16..).zip(pack.topics()) {
        let mut provides = findings_of(pack, Scope::Topic(index));
        provides.extend(&topic.presents);
        for finding in provides.difference(&shared) {
            providers.entry(*finding).or_default().push(index);
        }
    }
    for (index, rule) in (0u16..).zip(pack.rules()) {
        let wanted: Vec<&[TopicIndex]> = rule
            .when
            .iter()
            .filter(|finding| !shared.contains(finding))
            .map(|finding| providers.get(finding).map_or(&[][..], Vec::as_slice))
            .collect();
        let start = match rule.scope {
            Scope::Person => BTreeSet::new(),
            Scope::Topic(topic) => BTreeSet::from([topic]),
        };
        for set in smallest(&wanted, start)
            .into_iter()
            .filter(|set| set.len() > 1)
        {
            let id = |topic: &TopicIndex| Some(pack.topic(*topic)?.authored.id.to_string());
            let mut ids: Vec<String> = set.iter().filter_map(id).collect();
            ids.sort();
            joined.entry(ids).or_default().push((index, rule));
        }
    }
    joined
}

fn findings_of(pack: &Pack, scope: Scope) -> BTreeSet<FindingIndex> {
    let ours = pack
        .questions()
        .iter()
        .filter(|question| question.scope == scope);
    ours.flat_map(|question| &question.all).copied().collect()
}

/// The sets that hold at least one of each list and no more than they need for it.
fn smallest(wanted: &[&[TopicIndex]], start: BTreeSet<TopicIndex>) -> Vec<BTreeSet<TopicIndex>> {
    let mut sets = BTreeSet::from([start]);
    for list in wanted {
        let mut longer = BTreeSet::new();
        for set in sets {
            if list.iter().any(|topic| set.contains(topic)) {
                longer.insert(set);
            } else {
                longer.extend(list.iter().map(|topic| {
                    let mut more = set.clone();
                    more.insert(*topic);
                    more
                }));
            }
        }
        sets = longer;
    }
    let needed = |set: &&BTreeSet<TopicIndex>| {
        !sets
            .iter()
            .any(|other| other.len() < set.len() && other.is_subset(set))
    };
    sets.iter().filter(needed).cloned().collect()
}

/// What becomes of people who would pick these topics of the old pack: the topics that carry their ids, as their own or as an
/// earlier one; `something-else` for a topic that is gone.
pub(super) fn counterpart<'p>(new: &'p Pack, ids: &[String]) -> Side<'p> {
    let caught = |id: &String| {
        new.find_topic(id)
            .or_else(|| new.find_topic(SOMETHING_ELSE))
    };
    let topics: BTreeSet<TopicIndex> = ids.iter().filter_map(caught).collect();
    Side {
        pack: new,
        topics: topics.into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_set_is_larger_than_its_rule_needs() {
        let found = |wanted: &[&[u16]]| -> Vec<Vec<u16>> {
            let sets = smallest(wanted, BTreeSet::new()).into_iter();
            sets.map(|set| set.into_iter().collect()).collect()
        };
        assert_eq!(found(&[&[1], &[2]]), [[1, 2]]);
        // Topic 2 has both: with another one there would be one too many.
        assert_eq!(found(&[&[1, 2], &[2, 3]]), [vec![1, 3], vec![2]]);
        assert_eq!(found(&[&[1], &[]]), Vec::<Vec<u16>>::new());
        assert_eq!(found(&[]), [Vec::<u16>::new()]);
    }
}
