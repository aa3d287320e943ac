//! Named invariants, proved in every state: an invariant holds in all states of its topics in which its findings hold if it holds in
//! the least of them.

use super::least::{Given, Worlds, in_scope};
use crate::engine::Findings;
use crate::pack::author::{Invariant, Least};
use crate::pack::{Door, FindingIndex, JsonPath, LinkedRule, Need, Pack, Problem, TopicIndex};

/// Why an invariant does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Where the invariant stands in its file.
    pub index: usize,
    /// What was found instead, in words.
    pub message: String,
}

/// Every invariant that does not hold in `pack`; for one topic alone when it is given.
#[must_use]
pub fn broken(pack: &Pack, invariants: &[Invariant], only: Option<TopicIndex>) -> Vec<Broken> {
    let worlds = Worlds::alone(pack);
    let say = |(index, invariant): (usize, &Invariant)| {
        against(&worlds, invariant, only).map(|message| Broken { index, message })
    };
    invariants.iter().enumerate().filter_map(say).collect()
}

/// Every invariant that does not hold, as problems of the pack.
pub(super) fn problems(pack: &Pack, invariants: &[Invariant]) -> Vec<Problem> {
    let at = |index| JsonPath::root().key("invariants").index(index);
    broken(pack, invariants, None)
        .into_iter()
        .map(|it| Problem::new("invariants.json", at(it.index), it.message))
        .collect()
}

fn against(worlds: &Worlds<'_>, invariant: &Invariant, only: Option<TopicIndex>) -> Option<String> {
    let pack = worlds.first;
    let when: Option<Vec<FindingIndex>> = invariant
        .when
        .iter()
        .map(|finding| pack.find_finding(finding.as_str()))
        .collect();
    // The pack check names findings that are not there.
    let when = when?;
    let mut met = false;
    for topics in journeys(pack, invariant) {
        if only.is_some_and(|only| !topics.contains(&only)) {
            met = true;
            continue;
        }
        let found = match &invariant.at_least {
            Some(least) => below(worlds, &topics, &when, least, &mut met),
            None => shown(worlds, &topics, &when, &invariant.never, &mut met),
        };
        if let Some(found) = found {
            let topics = topics.iter().filter_map(|topic| pack.topic(*topic));
            let ids: Vec<&str> = topics.map(|topic| topic.authored.id.as_str()).collect();
            let (id, topics) = (&invariant.id, ids.join(" and "));
            return Some(format!(
                "\"{id}\" does not hold in {topics}: {found}; mend the rules or the invariant"
            ));
        }
    }
    let id = &invariant.id;
    let nothing = "its findings can't hold together in any of its topics";
    (!met).then(|| format!("\"{id}\" says nothing: {nothing}; mend or remove it"))
}

/// The least sets of topics that the invariant is about: one of its topics, with every topic that its findings name.
fn journeys(pack: &Pack, invariant: &Invariant) -> Vec<Vec<TopicIndex>> {
    let find = |id: &str| pack.find_topic(id);
    let named: Vec<TopicIndex> = invariant
        .when
        .iter()
        .filter_map(|it| find(it.as_str()))
        .collect();
    let with = |topic: TopicIndex| {
        let others = named.iter().copied().filter(|other| *other != topic);
        std::iter::once(topic).chain(others).collect::<Vec<_>>()
    };
    let every = (0u16..).zip(pack.topics()).map(|(index, _)| index);
    match (invariant.topics.as_slice(), named.first()) {
        ([], Some(first)) => vec![with(*first)],
        ([], None) => every.map(with).collect(),
        (topics, _) => topics
            .iter()
            .filter_map(|id| find(id.as_str()))
            .map(with)
            .collect(),
    }
}

/// A state below the least need, in words.
fn below(
    worlds: &Worlds<'_>,
    topics: &[TopicIndex],
    when: &[FindingIndex],
    least: &Least,
    met: &mut bool,
) -> Option<String> {
    let states = worlds.least(topics, when, Given::Anyhow);
    *met |= !states.is_empty();
    let low = |findings: &Findings| {
        !holding(worlds.first, topics, findings).any(|rule| reaches(rule.need(), least))
    };
    let state = states.into_iter().find(|state| low(&state.first))?;
    let best = holding(worlds.first, topics, &state.first).max_by_key(|rule| rule.need().rank());
    let wanted = least
        .door
        .map(|door| format!(" {door}"))
        .unwrap_or_default();
    let (level, findings) = (least.level, in_words(worlds.first, &state.first));
    let found = best.map_or_else(|| "nothing".to_owned(), named);
    Some(format!(
        "with {findings} it gives {found}, at least {level}{wanted} was expected"
    ))
}

/// Whether a need is at least the one wanted. With a door: a rule that leads there at that level would change nothing.
fn reaches(need: Need, least: &Least) -> bool {
    let Some(door) = least.door else {
        return need.level >= least.level;
    };
    let wanted = Need::of(least.level, door);
    let covers = !wanted.level.shows_every_door() && need.rank() > wanted.rank();
    need.level > wanted.level || (need.level == wanted.level && (need.door == door || covers))
}

/// A state whose headline shows one of the doors, in words. A door is in a headline only by a rule that holds and that no higher
/// one outdoes; if so in any state, then also in the least one in which that rule holds.
fn shown(
    worlds: &Worlds<'_>,
    topics: &[TopicIndex],
    when: &[FindingIndex],
    never: &[Door],
    met: &mut bool,
) -> Option<String> {
    let pack = worlds.first;
    *met |= !worlds.least(topics, when, Given::Anyhow).is_empty();
    let leads =
        |rule: &&LinkedRule| never.contains(&rule.need().door) && in_scope(rule.scope, topics);
    for rule in pack.rules().iter().filter(leads) {
        let both: Vec<FindingIndex> = when.iter().chain(&rule.when).copied().collect();
        for state in worlds.least(topics, &both, Given::Anyhow) {
            if holding(pack, topics, &state.first).all(|other| !outdoes(other.need(), rule.need()))
            {
                let (found, findings) = (named(rule), in_words(pack, &state.first));
                return Some(format!(
                    "with {findings} it gives {found}, which must never be shown"
                ));
            }
        }
    }
    None
}

/// Whether a need drives another one from the headline.
pub(super) fn outdoes(greater: Need, lesser: Need) -> bool {
    greater.level > lesser.level
        || (!lesser.level.shows_every_door() && greater.rank() > lesser.rank())
}

/// The rules of a journey with these topics that hold.
pub(super) fn holding<'p>(
    pack: &'p Pack,
    topics: &'p [TopicIndex],
    findings: &'p Findings,
) -> impl Iterator<Item = &'p LinkedRule> {
    let ours = pack
        .rules()
        .iter()
        .filter(|rule| in_scope(rule.scope, topics));
    ours.filter(|rule| findings.contain_all(&rule.when))
}

fn named(rule: &LinkedRule) -> String {
    let Need { level, door } = rule.need();
    format!("{level} {door} by the rule \"{}\"", rule.authored.id)
}

/// The findings that answers gave, by their ids.
fn in_words(pack: &Pack, findings: &Findings) -> String {
    let given = pack.findings.iter().zip(0u16..);
    let given = given.filter(|(_, index)| findings.contains(*index) && pack.is_asked_for(*index));
    let ids: Vec<&str> = given.map(|(id, _)| id.as_str()).collect();
    if ids.is_empty() {
        "no findings".to_owned()
    } else {
        ids.join(", ")
    }
}
