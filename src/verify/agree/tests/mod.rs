//! Planted faults: in the rules, in the linked pack, in the evaluation, in the asking. Each must be caught, by the smallest
//! counterexample there is, and for its own reason.

mod asking;
mod evaluation;
mod evaluator;
mod linked;
mod rules;

use super::{Counterexample, Decided, Effort, Efforts, Journey, Played, compare};
use crate::folder::{files_of, real_folder};
use crate::pack::Pack;
use crate::pack::bundle::RulesBody;
use crate::pack::plain;
use crate::verify::agree::Judge;
use crate::verify::independent::{Model, Topic};
use crate::verify::read_checked;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The rules of the pack that ships, as a browser gets them, and the second reading of them.
struct Good {
    rules: Value,
    model: Model,
}

static GOOD: LazyLock<Good> = LazyLock::new(|| {
    let read = read_checked(&files_of(&real_folder())).unwrap();
    let rules = serde_json::to_value(&read.rules_body).unwrap();
    let model = Model::read(&rules).unwrap();
    Good { rules, model }
});

/// Links rules for the engine. A planted fault must get through: what is refused here needs no second reading.
fn link(rules: &Value) -> Pack {
    let body = plain::read::<RulesBody, _>(rules).unwrap_or_else(|misfit| panic!("{misfit}"));
    let mut problems = Vec::new();
    let pack = Pack::link(body, "planted".into(), &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    pack
}

fn topic(id: &str) -> &'static Topic {
    GOOD.model.topic(id).unwrap()
}

/// What a planted fault must lead to, written in one line: its name | the topic | how many answers the smallest counterexample
/// has | what it must say & what else it must say.
struct Planted {
    name: &'static str,
    topic: &'static str,
    answers: usize,
    says: Vec<&'static str>,
}

impl Planted {
    fn read(line: &'static str) -> Self {
        let parts: Vec<&str> = line.split(" | ").collect();
        let [name, topic, answers, says] = parts[..] else {
            panic!("{line}");
        };
        Self {
            name,
            topic,
            answers: answers.parse().unwrap(),
            says: says.split(" & ").collect(),
        }
    }

    /// Whether the counterexample is the one that this fault must lead to; what is wrong with it otherwise.
    fn is_caught_by(&self, found: Result<(), Box<Counterexample>>) -> Result<(), String> {
        let found = match found {
            Ok(()) => return Err(format!("{}: not caught", self.name)),
            Err(found) => found,
        };
        let line = found.to_string();
        println!("{}\n  {line}", self.name);
        let missing: Vec<&&str> = self
            .says
            .iter()
            .filter(|says| !line.contains(**says))
            .collect();
        if found.topic != self.topic || found.answers != self.answers || !missing.is_empty() {
            return Err(format!(
                "{}: {} answers instead of {}, does not say {missing:?}: {line}",
                self.name, found.answers, self.answers
            ));
        }
        Ok(())
    }
}

/// Quick to run, and enough for every planted fault.
const FEW: Effort = Effort {
    near: 2,
    merged: 4,
    full_up_to: 0,
    by_rule: 50,
    random: 2_000,
    seed: 11,
};

fn few() -> Efforts {
    Efforts {
        linked: Effort {
            near: 0,
            merged: 4,
            by_rule: 0,
            ..FEW
        },
        decided: Effort { merged: 0, ..FEW },
        played: Effort {
            near: 1,
            merged: 1,
            by_rule: 10,
            random: 100,
            ..FEW
        },
    }
}

/// Compares a judge with the good reading, and makes sure that nothing smaller than the counterexample would do.
fn smallest(
    planted: &Planted,
    judge: &mut dyn Judge,
    played: Played,
    effort: &Effort,
) -> Result<(), Box<Counterexample>> {
    let found = compare(topic(planted.topic), judge, played, effort);
    agrees_on_less(planted, judge, played);
    found.map(|_| ())
}

/// Makes sure that the engine with this pack agrees on every set of fewer answers than the smallest counterexample has.
fn nothing_smaller(planted: &Planted, pack: &Pack) {
    let topic = topic(planted.topic);
    agrees_on_less(planted, &mut Decided::new(pack, topic), Played::Given);
    agrees_on_less(planted, &mut Journey::new(pack, topic), Played::PageByPage);
}

/// Every set of fewer answers: up to two each answer by itself, beyond that with the answers merged that say the same.
fn agrees_on_less(planted: &Planted, judge: &mut dyn Judge, played: Played) {
    let Some(less) = planted.answers.checked_sub(1) else {
        return;
    };
    let near = less.min(if played == Played::Given { 2 } else { 1 });
    let smaller = Effort {
        near,
        merged: if less > near { less } else { 0 },
        full_up_to: 0,
        by_rule: 0,
        random: 0,
        seed: 0,
    };
    let found = compare(topic(planted.topic), judge, played, &smaller);
    assert!(found.is_ok(), "{}: {}", planted.name, found.unwrap_err());
}

/// Every fault has a name of its own.
#[test]
fn there_are_at_least_thirty_kinds() {
    let lines = rules::FAULTS
        .iter()
        .map(|(line, _)| line)
        .chain(linked::FAULTS.iter().map(|(line, _)| line))
        .chain(evaluation::FAULTS.iter().map(|(line, _)| line))
        .chain(asking::FAULTS.iter().map(|(line, _)| line));
    let names: Vec<&str> = lines.map(|line| Planted::read(line).name).collect();
    let distinct: BTreeSet<&&str> = names.iter().collect();
    assert_eq!(distinct.len(), names.len());
    println!("{} planted faults", names.len());
    assert!(names.len() >= 30, "{}", names.len());
}
