//! Checks of what a pack can do, for every answer set and journey: docs/proof.md says what and how.

pub mod agree;
pub mod approval;
mod at_work;
mod certificate;
pub mod compare;
pub mod coverage;
pub mod independent;
pub mod invariants;
pub mod journeys;
mod least;
pub mod mutate;
mod nearest;
pub mod proof;
mod prove;
mod routes;
pub mod symbolic;
mod thresholds;

pub use nearest::{Nearest, nearest};
pub use prove::{Proof, prove};
pub use routes::prove_routes;

use crate::engine::{Answers, State, Topics};
use crate::pack::author::{PackFiles, ReadPack, read_pack, with_lines};
use crate::pack::{JsonPath, Pack, Problem, Scope, topic_file};

/// Reads a pack and refuses it when a rule can never hold or an invariant does not.
///
/// # Errors
/// Every problem found.
pub fn read_checked(files: &PackFiles) -> Result<ReadPack, Vec<Problem>> {
    let read = read_pack(files)?;
    let mut problems = dead_rules(&read);
    problems.extend(invariants::problems(&read.pack, &read.invariants));
    if problems.is_empty() {
        Ok(read)
    } else {
        Err(with_lines(files, problems))
    }
}

/// Rules that no set of answers can make hold.
fn dead_rules(read: &ReadPack) -> Vec<Problem> {
    let pack = &read.pack;
    let none = Answers::default();
    let everything = Topics::read(
        pack,
        pack.topics().iter().map(|topic| topic.authored.id.as_str()),
    );
    let dead = pack.rules().iter().filter(|rule| {
        let topics = match rule.scope {
            Scope::Person => everything.clone(),
            Scope::Topic(topic) => Topics::read(
                pack,
                pack.topic(topic).map(|topic| topic.authored.id.as_str()),
            ),
        };
        topics.is_ok_and(|topics| !State::new(pack, &topics, &none).can_establish(&rule.when))
    });
    dead.map(|rule| {
        let (file, at) = place_of(read, pack, rule);
        let id = &rule.authored.id;
        let message = format!("the rule \"{id}\" can never hold: no answers give all its findings at once; mend or remove it");
        Problem::new(&file, at, message)
    })
    .collect()
}

/// Where a rule was written.
fn place_of(read: &ReadPack, pack: &Pack, rule: &crate::pack::LinkedRule) -> (String, JsonPath) {
    let topic = match rule.scope {
        Scope::Person => None,
        Scope::Topic(topic) => pack.topic(topic).map(|topic| &topic.authored.id),
    };
    let body = &read.rules_body;
    let list = topic
        .and_then(|id| body.topics.iter().find(|topic| topic.id == *id))
        .map_or(&body.rules, |topic| &topic.rules);
    let file = topic.map_or_else(|| "rules.json".to_owned(), |id| topic_file(id.as_str()));
    let at = JsonPath::root().key("rules");
    let index = list.iter().position(|other| other.id == rule.authored.id);
    (file, index.map_or(at.clone(), |index| at.index(index)))
}
