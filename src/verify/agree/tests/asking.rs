//! Faults in the asking: journeys that end too early.

use super::{FEW, GOOD, Planted, link, smallest, topic};
use crate::engine::{Ask, GivenAnswer, State, Step, Topics, ask};
use crate::pack::{Level, Pack};
use crate::verify::agree::judge::{Forms, read, verdict};
use crate::verify::agree::{Effort, Judge, Played};
use crate::verify::independent::{AnswerSet, Verdict};

/// Whether a journey ends although there is a page to ask: how many were asked, and the page.
type EndsAt = fn(usize, &Ask) -> bool;

pub(super) const FAULTS: &[(&str, EndsAt)] = &[
    (
        "nothing is asked | earache | 1 | page by page & at least",
        |_, _| true,
    ),
    (
        "only three pages are asked | earache | 1 | page by page & at least",
        |asked, _| asked == 3,
    ),
    (
        "the last page is left out | earache | 1 | 3 days & otherwise & earache-child-3-days",
        |_, page| page.pages_left_at_most == 1,
    ),
    (
        "no page follows an A&E finding | earache | 2 | A&E & at least 999 & steroid-crisis",
        |_, page| page.at_least.level == Level::Ae,
    ),
    (
        "nothing more is asked once it is for today | urine-infection | 2 | (now) & at least",
        |_, page| page.at_least.level >= Level::Today,
    ),
    (
        "only red flags are asked for | earache | 1 | page by page & at least",
        |_, page| !page.could_be.level.is_red_flag(),
    ),
];

/// A journey that ends too early.
struct Hasty<'p> {
    pack: &'p Pack,
    topics: Topics,
    forms: Forms,
    ends_at: EndsAt,
}

impl Judge for Hasty<'_> {
    fn judge(&mut self, set: &AnswerSet<'_>) -> Result<Verdict, String> {
        let truth = self.forms.of(&set.complete());
        let mut given: Vec<(&str, GivenAnswer)> = Vec::new();
        for asked in 0.. {
            let answers = read(self.pack, &given)?;
            match ask(self.pack, &self.topics, &answers) {
                Step::Ask(page) if !(self.ends_at)(asked, &page) => {
                    for index in page.page {
                        let id = self.pack.question(index).unwrap().authored.id.as_str();
                        let answer = truth.iter().find(|(other, _)| *other == id);
                        let none = GivenAnswer::Words(Vec::new());
                        given.push((id, answer.map_or(none, |(_, answer)| answer.clone())));
                    }
                }
                _ => return verdict(&State::new(self.pack, &self.topics, &answers).decide()),
            }
        }
        unreachable!("a journey ends")
    }
}

fn hasty<'p>(pack: &'p Pack, id: &str, ends_at: EndsAt) -> Hasty<'p> {
    Hasty {
        pack,
        topics: Topics::read(pack, [id]).unwrap(),
        forms: Forms::new(topic(id)),
        ends_at,
    }
}

const EFFORT: Effort = Effort {
    near: 1,
    merged: 2,
    by_rule: 10,
    random: 200,
    ..FEW
};

#[test]
fn a_journey_that_does_not_end_early_is_right() {
    let pack = link(&GOOD.rules);
    for id in ["earache", "urine-infection"] {
        let mut judge = hasty(&pack, id, |_, _| false);
        let found = super::compare(topic(id), &mut judge, Played::PageByPage, &EFFORT);
        assert!(found.is_ok(), "{}", found.unwrap_err());
    }
}

#[test]
fn every_fault_is_caught() {
    let pack = link(&GOOD.rules);
    let missed: Vec<String> = FAULTS
        .iter()
        .filter_map(|(line, ends_at)| {
            let planted = &Planted::read(line);
            let mut judge = hasty(&pack, planted.topic, *ends_at);
            let found = smallest(planted, &mut judge, Played::PageByPage, &EFFORT);
            planted.is_caught_by(found).err()
        })
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
