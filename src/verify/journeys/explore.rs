//! Walks the graph of all journeys and holds the engine to its promises at every point of it.

use super::bits::Bits;
use super::residue::{Local, Residue};
use crate::engine::{Answers, Ask, Decision, GivenAnswer, Step, Topics, ask};
use crate::pack::{Door, Need, Pack, QuestionIndex};
use crate::verify::symbolic::{Block, Side, Universe};
use num_bigint::BigUint;
use std::collections::HashMap;

/// A promise that does not hold, with the answers after which it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// The number of the promise.
    pub promise: u8,
    /// What is wrong.
    pub what: String,
    /// The answers, in the order of the pages.
    pub answers: Vec<(String, GivenAnswer)>,
}

/// One way in which journeys end.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// The need.
    pub need: Need,
    /// The doors of the headline.
    pub doors: Vec<Door>,
    /// How many journeys end so.
    pub journeys: BigUint,
    /// A journey with as few pages as any that ends so.
    pub example: Vec<(String, GivenAnswer)>,
    /// How many pages it has.
    pub pages: usize,
}

/// What all journeys of a topic have in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Explored {
    /// Points at which journeys differ in what can follow.
    pub points: usize,
    /// Answers from one point to another that differ in what can follow.
    pub steps: usize,
    /// How many journeys there are: different answers, each counted by the band of numbers it falls in.
    pub journeys: BigUint,
    /// The pages of the longest journey.
    pub longest: usize,
    /// "At most N pages" as said on the first page.
    pub first_says: usize,
    /// The least that it could say and never have to say more later.
    pub first_could_say: usize,
    /// The ways in which journeys end, highest need first.
    pub ends: Vec<End>,
}

/// A point: the answers of one journey that leads there, standing for all of them.
pub(super) struct Point {
    held: Bits,
    open: Bits,
    pub(super) residue: Residue,
    pub(super) answers: Vec<(String, GivenAnswer)>,
    pub(super) pages: usize,
    pub(super) next: Next,
}

pub(super) enum Next {
    Unknown,
    Page {
        left: usize,
        steps: Vec<(usize, BigUint)>,
    },
    End {
        need: Need,
        doors: Vec<Door>,
    },
}

/// Explores every journey of some topics.
///
/// # Errors
/// The first promise that does not hold, with a journey that shows it.
pub fn explore(pack: &Pack, topics: &Topics) -> Result<Explored, Broken> {
    let side = Side {
        pack,
        topics: topics.indices().to_vec(),
    };
    let universe = Universe::new(vec![side.clone()]);
    let mut walk = Walk {
        pack,
        topics,
        local: Local::new(&side),
        blocks: &universe.blocks,
        points: Vec::new(),
        known: HashMap::new(),
    };
    let (held, open) = walk.local.start();
    walk.point(held, open, Vec::new(), 0);
    let mut at = 0;
    while at < walk.points.len() {
        walk.expand(at)?;
        at += 1;
    }
    walk.figures()
}

pub(super) struct Walk<'a> {
    pack: &'a Pack,
    topics: &'a Topics,
    local: Local,
    blocks: &'a [Block],
    pub(super) points: Vec<Point>,
    known: HashMap<Vec<u64>, usize>,
}

/// Answers to part of a page.
#[derive(Clone)]
struct Partial {
    held: Bits,
    answers: Vec<(String, GivenAnswer)>,
    ways: BigUint,
}

impl Walk<'_> {
    fn residue(&self, held: &Bits, open: &Bits) -> Residue {
        self.local
            .residue(held, open, |door| self.pack.specificity(door))
    }

    /// The number of the point with this residue, made when it is new.
    fn point(
        &mut self,
        held: Bits,
        open: Bits,
        answers: Vec<(String, GivenAnswer)>,
        pages: usize,
    ) -> usize {
        let residue = self.residue(&held, &open);
        if let Some(known) = self.known.get(&residue.key) {
            return *known;
        }
        let at = self.points.len();
        self.known.insert(residue.key.clone(), at);
        self.points.push(Point {
            held,
            open,
            residue,
            answers,
            pages,
            next: Next::Unknown,
        });
        at
    }

    /// Asks the engine what follows and goes every way from there.
    fn expand(&mut self, at: usize) -> Result<(), Broken> {
        let Some(point) = self.points.get(at) else {
            return Ok(());
        };
        let (held, open, so_far, pages) = (
            point.held.clone(),
            point.open.clone(),
            point.answers.clone(),
            point.pages,
        );
        let given = so_far.iter().map(|(id, answer)| (id.as_str(), answer));
        let answers = Answers::read(self.pack, given).map_err(|error| {
            self.broken(
                8,
                at,
                format!("an answer that was offered is refused: {error}"),
            )
        })?;
        let next = match ask(self.pack, self.topics, &answers) {
            Step::Decided(decision) => {
                self.check_end(at, &decision)?;
                Next::End {
                    need: decision.need,
                    doors: decision.doors,
                }
            }
            Step::Ask(page) => {
                self.check_page(at, &page)?;
                let mut steps: Vec<(usize, BigUint)> = Vec::new();
                for (partial, open) in self.answers_of(at, &page.page, &held, &open)? {
                    let answers = [so_far.clone(), partial.answers].concat();
                    let to = self.point(partial.held, open, answers, pages + 1);
                    match steps.iter_mut().find(|(other, _)| *other == to) {
                        Some((_, ways)) => *ways += partial.ways,
                        None => steps.push((to, partial.ways)),
                    }
                }
                Next::Page {
                    left: page.pages_left_at_most,
                    steps,
                }
            }
        };
        if let Some(point) = self.points.get_mut(at) {
            point.next = next;
        }
        Ok(())
    }

    pub(super) fn broken(&self, promise: u8, at: usize, what: String) -> Broken {
        let answers = self
            .points
            .get(at)
            .map(|point| point.answers.clone())
            .unwrap_or_default();
        Broken {
            promise,
            what,
            answers,
        }
    }

    fn check_page(&self, at: usize, page: &Ask) -> Result<(), Broken> {
        let Some(point) = self.points.get(at) else {
            return Ok(());
        };
        if page.at_least.rank() != point.residue.rank {
            let what = format!(
                "the need so far is said to be {} {}, but the rules that hold say otherwise",
                page.at_least.level, page.at_least.door
            );
            return Err(self.broken(4, at, what));
        }
        if page.page.is_empty() {
            return Err(self.broken(
                1,
                at,
                "a page without a question: nobody could go on".into(),
            ));
        }
        if !point.residue.is_open {
            return Err(self.broken(
                5,
                at,
                "a page is asked though nothing can change any more".into(),
            ));
        }
        Ok(())
    }

    fn check_end(&self, at: usize, decision: &Decision) -> Result<(), Broken> {
        let Some(point) = self.points.get(at) else {
            return Ok(());
        };
        let mut doors = decision.doors.clone();
        doors.sort_by_key(|door| self.pack.specificity(*door));
        if decision.need.rank() != point.residue.rank || doors != point.residue.doors {
            let what = format!(
                "decided {} {}, but the rules that hold say otherwise",
                decision.need.level, decision.need.door
            );
            return Err(self.broken(4, at, what));
        }
        if decision.reasons.is_empty() {
            return Err(self.broken(6, at, "a decision without a reason".into()));
        }
        Ok(())
    }

    /// Every answer to a page, those that leave the same together.
    fn answers_of(
        &self,
        at: usize,
        page: &[QuestionIndex],
        held: &Bits,
        open: &Bits,
    ) -> Result<Vec<(Partial, Bits)>, Broken> {
        let mut partials = vec![Partial {
            held: held.clone(),
            answers: Vec::new(),
            ways: BigUint::from(1u8),
        }];
        let mut open = open.clone();
        for index in page {
            let place = self
                .local
                .position(*index)
                .filter(|place| open.contains(*place));
            let block = self
                .blocks
                .iter()
                .find(|block| block.questions.contains(&Some(*index)));
            let (Some(place), Some(block)) = (place, block) else {
                let id = self
                    .pack
                    .question(*index)
                    .map(|question| question.authored.id.to_string())
                    .unwrap_or_default();
                return Err(self.broken(5, at, format!("\"{id}\" is asked though no rule of this journey can use it, or a second time")));
            };
            partials = if block.alternatives.is_empty() {
                self.ticks(partials, place, block, &open)
            } else {
                self.choices(partials, place, block)
            };
            open.remove(place);
            partials = self.merged(partials, &open);
        }
        Ok(partials
            .into_iter()
            .map(|partial| (partial, open.clone()))
            .collect())
    }

    fn choices(&self, partials: Vec<Partial>, place: usize, block: &Block) -> Vec<Partial> {
        let mut found = Vec::new();
        for partial in &partials {
            for alternative in &block.alternatives {
                let hits = alternative
                    .hits
                    .first()
                    .cloned()
                    .flatten()
                    .unwrap_or_default();
                let mut next = partial.clone();
                self.establish(&mut next.held, place, &hits);
                next.answers
                    .push((block.id.clone(), alternative.answer.clone()));
                found.push(next);
            }
        }
        found
    }

    /// Every mixture of ticks, option by option.
    fn ticks(
        &self,
        mut partials: Vec<Partial>,
        place: usize,
        block: &Block,
        open: &Bits,
    ) -> Vec<Partial> {
        for partial in &mut partials {
            partial
                .answers
                .push((block.id.clone(), GivenAnswer::Words(Vec::new())));
        }
        for (option, id) in block.ticks.iter().enumerate() {
            let ticked: Vec<Partial> = partials
                .iter()
                .map(|partial| {
                    let mut next = partial.clone();
                    self.establish(&mut next.held, place, &[option]);
                    if let Some((_, GivenAnswer::Words(words))) = next.answers.last_mut() {
                        words.push(id.clone());
                    }
                    next
                })
                .collect();
            partials.extend(ticked);
            partials = self.merged(partials, open);
        }
        partials
    }

    fn establish(&self, held: &mut Bits, place: usize, hits: &[usize]) {
        let each = self
            .local
            .questions
            .get(place)
            .map(|asked| asked.each.as_slice())
            .unwrap_or_default();
        for findings in hits.iter().filter_map(|hit| each.get(*hit)) {
            held.add(findings);
        }
    }

    /// One for all that leave the same, the first of them.
    fn merged(&self, partials: Vec<Partial>, open: &Bits) -> Vec<Partial> {
        let mut kept: Vec<Partial> = Vec::new();
        let mut places: HashMap<Vec<u64>, usize> = HashMap::new();
        for partial in partials {
            let key = self.residue(&partial.held, open).key;
            match places.get(&key).and_then(|at| kept.get_mut(*at)) {
                Some(first) => first.ways += partial.ways,
                None => {
                    places.insert(key, kept.len());
                    kept.push(partial);
                }
            }
        }
        kept
    }
}
