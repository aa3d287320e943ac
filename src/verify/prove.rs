//! The promises, for every answer set and every journey of every topic.
//!
//! Two exact views have to agree. Diagrams (`symbolic`) say what the rules decide for every answer set; the graph of journeys
//! (`journeys`) says what the engine asks and decides on every way through a topic.

use super::at_work::AtWork;
use super::journeys::{Broken, Explored, explore};
use super::place_of;
use super::proof::TopicProof;
use super::routes::prove_routes;
use super::symbolic::{Alternative, Block, Counting, Part, Side, Universe, View, Witness};
use super::thresholds::thresholds;
use crate::engine::{GivenAnswer, Topics};
use crate::pack::author::ReadPack;
use crate::pack::{
    AskingFor, FindingIndex, JsonPath, Level, LinkedQuestion, LinkedRule, Pack, Problem, Scope,
    TopicIndex, topic_file,
};
use biodivine_lib_bdd::{Bdd, BddVariable};
use num_bigint::BigUint;
use std::collections::BTreeSet;

/// What the checks found out about a sound pack.
#[derive(Clone, Debug)]
pub struct Proof {
    /// The figures of each topic.
    pub topics: Vec<TopicProof>,
    /// The journeys of each topic, in the same order.
    pub journeys: Vec<Explored>,
    /// How many combinations of need, district, age, seat and hour have a route in time.
    pub routes: usize,
    /// What is no mistake but worth a look, in sentences.
    pub notes: Vec<String>,
}

/// Checks every topic.
///
/// # Errors
/// Every promise that does not hold, each with the smallest answer set that shows it.
pub fn prove(read: &ReadPack) -> Result<Proof, Vec<Problem>> {
    let pack = &read.pack;
    let mut proof = Proof {
        topics: Vec::new(),
        journeys: Vec::new(),
        routes: 0,
        notes: Vec::new(),
    };
    let mut problems = Vec::new();
    let mut at_work = AtWork::default();
    for (index, topic) in (0u16..).zip(pack.topics()) {
        let one = OneTopic {
            read,
            pack,
            index,
            title: title(pack, index),
            file: topic_file(topic.authored.id.as_str()),
        };
        match one.prove(&mut at_work) {
            Ok((figures, explored)) => {
                proof.topics.push(figures);
                proof.journeys.push(explored);
            }
            Err(found) => problems.extend(found),
        }
    }
    match prove_routes(pack, &read.advice.directory) {
        Ok(tried) => proof.routes = tried,
        Err(found) => problems.extend(found),
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    proof.notes.extend(at_work.idle(pack));
    proof.notes.extend(thresholds(pack));
    Ok(proof)
}

fn title(pack: &Pack, topic: TopicIndex) -> String {
    let text = pack.topic(topic).map(|topic| &topic.authored.title);
    text.map(|text| text.render(&pack.text.tokens, AskingFor::Me))
        .unwrap_or_default()
}

struct OneTopic<'p> {
    read: &'p ReadPack,
    pack: &'p Pack,
    index: TopicIndex,
    title: String,
    file: String,
}

impl<'p> OneTopic<'p> {
    fn prove(&self, at_work: &mut AtWork) -> Result<(TopicProof, Explored), Vec<Problem>> {
        let universe = Universe::new(vec![Side::of(self.pack, self.index)]);
        let views = (
            View::new(&universe, 0, Counting::Given),
            View::new(&universe, 0, Counting::Asked),
        );
        let (Some(given), Some(asked)) = views else {
            return Err(Vec::new());
        };
        let mut problems = Vec::new();
        for view in [&given, &asked] {
            problems.extend(self.every_set_is_decided(view));
            problems.extend(self.red_flags_dominate(view));
            problems.extend(self.more_is_never_lower(view));
        }
        problems.extend(self.every_rule_can_hold(&asked));
        at_work.note(&asked);
        let explored = self.explore(&mut problems);
        match explored {
            Some(explored) if problems.is_empty() => {
                Ok((self.figures(&given, &explored), explored))
            }
            _ => Err(problems),
        }
    }

    /// A problem of the topic as a whole, shown by an answer set.
    fn problem(&self, promise: u8, what: &str, shown: Option<&Witness>) -> Problem {
        let example = shown
            .map(|witness| format!("{}: ", witness.in_words(self.pack, &self.title)))
            .unwrap_or_default();
        Problem::new(
            &self.file,
            JsonPath::root(),
            format!("promise {promise} does not hold. {example}{what}"),
        )
    }

    /// Promise 1: some rule holds whatever is answered.
    fn every_set_is_decided(&self, view: &View<'_, '_>) -> Option<Problem> {
        let undecided = view.at_least(Level::SelfCare).not();
        let witness = view.universe.smallest(&undecided)?;
        Some(self.problem(
            1,
            "no rule holds, so nothing is decided; give the topic a rule without findings",
            Some(&witness),
        ))
    }

    /// Promise 2: where a red flag holds, the headline is A&E or 999.
    fn red_flags_dominate(&self, view: &View<'_, '_>) -> Vec<Problem> {
        let headline = view
            .parts()
            .into_iter()
            .filter_map(|(part, sets)| match part {
                Part::Headline(need) if need.level.is_red_flag() => Some(sets),
                _ => None,
            });
        let emergency = headline.fold(view.nothing(), |all, sets| all.or(&sets));
        let red = view
            .rules
            .iter()
            .filter(|(_, rule, _)| rule.need().level.is_red_flag());
        red.filter_map(|(_, rule, holds)| {
            let witness = view.universe.smallest(&holds.and_not(&emergency))?;
            let what = format!(
                "at least A&E is expected by the rule \"{}\"",
                rule.authored.id
            );
            Some(self.problem(2, &what, Some(&witness)))
        })
        .collect()
    }

    /// Promise 3: an answer that establishes more never gives a lower level, and "not sure" establishes the most.
    fn more_is_never_lower(&self, view: &View<'_, '_>) -> Vec<Problem> {
        let levels: Vec<Bdd> = Level::ALL
            .iter()
            .map(|level| view.at_least(*level))
            .collect();
        let mut problems = Vec::new();
        for block in &view.universe.blocks {
            let Some(question) = block
                .questions
                .iter()
                .flatten()
                .find_map(|index| self.pack.question(*index))
            else {
                continue;
            };
            for (less, more) in steps_up(block, question) {
                let lowered = levels.iter().find_map(|level| {
                    view.universe
                        .smallest(&level.restrict(&less).and_not(&level.restrict(&more)))
                });
                if let Some(witness) = lowered {
                    let what = format!("a further finding of \"{}\" lowers the level", block.id);
                    problems.push(self.problem(3, &what, Some(&witness)));
                }
            }
        }
        problems
    }

    /// Promise 6: every rule of the topic's own can be reached by answers to questions that are asked.
    fn every_rule_can_hold(&self, view: &View<'_, '_>) -> Vec<Problem> {
        let own = self
            .pack
            .rules()
            .iter()
            .filter(|rule| rule.scope == Scope::Topic(self.index));
        let can_hold = |rule: &LinkedRule| {
            let known = view
                .rules
                .iter()
                .find(|(_, other, _)| other.authored.id == rule.authored.id);
            known.is_some_and(|(_, _, holds)| !view.universe.is_empty(holds))
        };
        own.filter(|rule| !can_hold(rule))
            .map(|rule| {
                let (file, at) = place_of(self.read, self.pack, rule);
                let what = format!(
                    "promise 6 does not hold. The questions that this topic asks can never make the rule \"{}\" hold; mend or remove it",
                    rule.authored.id
                );
                Problem::new(&file, at, what)
            })
            .collect()
    }

    /// Promises 1, 4, 5 and 6 on every journey.
    fn explore(&self, problems: &mut Vec<Problem>) -> Option<Explored> {
        let id = self
            .pack
            .topic(self.index)
            .map(|topic| topic.authored.id.to_string());
        let topics = Topics::read(self.pack, id.as_deref()).ok()?;
        match explore(self.pack, &topics) {
            Ok(explored) => {
                problems.extend(self.first_page(&explored));
                Some(explored)
            }
            Err(broken) => {
                problems.push(self.broken(&broken));
                None
            }
        }
    }

    fn broken(&self, broken: &Broken) -> Problem {
        let witness = Witness::of(self.pack, &broken.answers);
        self.problem(broken.promise, &broken.what, Some(&witness))
    }

    /// "At most N pages" on the first page is within one of the longest journey.
    fn first_page(&self, explored: &Explored) -> Option<Problem> {
        let Explored {
            first_says,
            longest,
            ..
        } = explored;
        let least = explored.first_could_say;
        (*first_says > least.max(longest + 1)).then(|| {
            let what = format!(
                "the first page says \"at most {first_says} pages\", but no journey has more than {longest}: write \"at_most_pages\": {least}"
            );
            Problem::new(&self.file, JsonPath::root().key("at_most_pages"), what)
        })
    }

    fn figures(&self, given: &View<'_, '_>, explored: &Explored) -> TopicProof {
        let universe = given.universe;
        let counts: Vec<BigUint> = Level::ALL
            .iter()
            .map(|level| universe.count(&given.at_least(*level)))
            .collect();
        let above = counts.iter().skip(1).cloned().chain([BigUint::default()]);
        let by_level = Level::ALL
            .iter()
            .zip(counts.iter().zip(above))
            .map(|(level, (here, above))| (*level, (here - above).to_string()));
        TopicProof {
            topic: self
                .pack
                .topic(self.index)
                .map(|topic| topic.authored.id.to_string())
                .unwrap_or_default(),
            answer_sets: universe.count_all().to_string(),
            by_level: by_level.filter(|(_, count)| count != "0").collect(),
            journeys: explored.journeys.to_string(),
            states: explored.points,
            longest_pages: explored.longest,
        }
    }
}

/// Values for some bits.
type Setting = Vec<(BddVariable, bool)>;

/// Pairs of answers of one question of which the second establishes at least what the first does: no tick and a tick; an
/// answer and one that goes beyond it, "not sure" beyond all.
fn steps_up(block: &Block, question: &LinkedQuestion) -> Vec<(Setting, Setting)> {
    if block.alternatives.is_empty() {
        return block
            .bits
            .iter()
            .map(|bit| (vec![(*bit, false)], vec![(*bit, true)]))
            .collect();
    }
    let setting = |answer: &GivenAnswer| {
        let set = block.bits_of(answer).unwrap_or_default();
        block
            .bits
            .iter()
            .map(|bit| (*bit, set.contains(bit)))
            .collect::<Setting>()
    };
    let findings = |alternative: &Alternative| -> BTreeSet<FindingIndex> {
        let hits = alternative.hits.iter().flatten().flatten();
        hits.filter_map(|hit| question.each.get(*hit))
            .flatten()
            .copied()
            .collect()
    };
    let mut steps = Vec::new();
    for less in &block.alternatives {
        for more in &block.alternatives {
            if less.answer != more.answer && findings(less).is_subset(&findings(more)) {
                steps.push((setting(&less.answer), setting(&more.answer)));
            }
        }
    }
    steps
}
