//! Reading age: how hard every page is that a resident can meet, by two published formulae, and which sentences are too long.
//!
//! A page is what is shown together: the questions of one page with their options, checks and reasons, or everything that the
//! outcome of a topic can say. Its sentences are pooled, because a formula says little about a single line. The figures show
//! where words are long and sentences run on; whether somebody understands them, only people can say. Native only.

mod exceptions;
mod formulae;
mod pages;
mod sentences;
mod syllables;

pub use exceptions::{Exception, Exceptions, MOST_EXCEPTIONS};
pub use formulae::{Counts, Formula};
pub use syllables::syllables;

use crate::pack::author::ReadPack;
use crate::pack::{AskingFor, Token};
use pages::Page;
use serde::Serialize;
use std::collections::BTreeSet;

/// The reading age that no page should be above.
pub const GOAL: f64 = 11.0;

/// The most words of a sentence.
pub const MOST_WORDS: usize = 20;

/// What all topics share, in place of a topic's id.
pub const SHARED: &str = "shared";

/// How hard the pages of a pack are to read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// Every page, hardest first.
    pub pages: Vec<PageReport>,
    /// Excepted words whose gloss stands nowhere, or which stand nowhere themselves, with what to do.
    pub exceptions: Vec<String>,
}

/// One page, in the words for the person for whom it is hardest.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PageReport {
    /// The topic's id; [`SHARED`] for what all topics share.
    pub topic: String,
    /// The page's id; `outcome` for what can be said at the end.
    pub page: String,
    /// For whom somebody asks.
    pub asking_for: AskingFor,
    /// What was counted.
    pub counts: Counts,
    /// The age by Flesch and Kincaid.
    pub flesch_kincaid: f64,
    /// The age by the Automated Readability Index.
    pub automated: f64,
    /// Sentences of more than [`MOST_WORDS`] words, each once, whoever they are about.
    pub too_long: Vec<LongSentence>,
}

/// A sentence that is too long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LongSentence {
    /// How many words it has.
    pub words: usize,
    /// For whom somebody asks when it is as long as that.
    pub asking_for: AskingFor,
    /// The sentence.
    pub text: String,
}

impl PageReport {
    /// The age by one formula.
    #[must_use]
    pub fn age(&self, formula: Formula) -> f64 {
        match formula {
            Formula::FleschKincaid => self.flesch_kincaid,
            Formula::Automated => self.automated,
        }
    }

    /// Whether the page is above the goal by one formula.
    #[must_use]
    pub fn is_over_by(&self, formula: Formula) -> bool {
        self.age(formula) > GOAL
    }

    /// Whether the page is above the goal by both formulae. One alone can be misled: by many syllables in short words, or by
    /// long words that everybody knows.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.settled() > GOAL
    }

    /// The lower of the two ages, which settles whether the page is too hard.
    fn settled(&self) -> f64 {
        self.flesch_kincaid.min(self.automated)
    }
}

impl Report {
    /// The pages of some topics only; of everything when none is named.
    #[must_use]
    pub fn of(self, topics: &[String]) -> Self {
        let wanted = |page: &PageReport| topics.is_empty() || topics.contains(&page.topic);
        Self {
            pages: self.pages.into_iter().filter(wanted).collect(),
            ..self
        }
    }

    /// The pages above the goal by both formulae.
    pub fn over(&self) -> impl Iterator<Item = &PageReport> {
        self.pages.iter().filter(|page| page.is_over())
    }

    /// How many pages are above the goal by one formula.
    #[must_use]
    pub fn over_by(&self, formula: Formula) -> usize {
        let over = |page: &&PageReport| page.is_over_by(formula);
        self.pages.iter().filter(over).count()
    }

    /// The sentences that are too long, each with its page.
    pub fn too_long(&self) -> impl Iterator<Item = (&PageReport, &LongSentence)> {
        self.pages
            .iter()
            .flat_map(|page| page.too_long.iter().map(move |sentence| (page, sentence)))
    }

    /// Whether nothing is too hard or too long, and every excepted word is explained.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.over().next().is_none()
            && self.too_long().next().is_none()
            && self.exceptions.is_empty()
    }
}

/// Reads every page of a pack as its residents do.
#[must_use]
pub fn report(read: &ReadPack, exceptions: &Exceptions) -> Report {
    let tokens = &read.rules_body.text.tokens;
    let pages = pages::pages(read);
    let said = exceptions::Said::of(&pages, tokens);
    let one = |page: &Page| {
        let excused = exceptions.in_topic(&said, &page.topic);
        let readings = AskingFor::ALL
            .iter()
            .map(|person| reading(page, *person, tokens, &excused));
        let hardest = readings.reduce(harder)?;
        Some(PageReport {
            too_long: too_long(page, tokens),
            ..hardest
        })
    };
    let mut pages: Vec<PageReport> = pages.iter().filter_map(one).collect();
    pages.sort_by(|a, b| b.settled().total_cmp(&a.settled()));
    Report {
        pages,
        exceptions: exceptions.unexplained(&said),
    }
}

/// One page in the words for one person, without its long sentences.
fn reading(
    page: &Page,
    person: AskingFor,
    tokens: &[Token],
    excused: &BTreeSet<&str>,
) -> PageReport {
    let mut counts = Counts::default();
    for line in &page.lines {
        counts.add(&line.render(tokens, person), excused);
    }
    PageReport {
        topic: page.topic.clone(),
        page: page.id.clone(),
        asking_for: person,
        counts,
        flesch_kincaid: Formula::FleschKincaid.age(&counts),
        automated: Formula::Automated.age(&counts),
        too_long: Vec::new(),
    }
}

/// The harder of two readings; the first when they are the same.
fn harder(one: PageReport, other: PageReport) -> PageReport {
    if other.settled() > one.settled() {
        other
    } else {
        one
    }
}

/// The sentences of a page that are too long, each text in the words for the person for whom it is longest.
fn too_long(page: &Page, tokens: &[Token]) -> Vec<LongSentence> {
    let mut found: Vec<LongSentence> = Vec::new();
    for line in &page.lines {
        let longest = AskingFor::ALL
            .iter()
            .map(|person| long_in(&line.render(tokens, *person), *person))
            .reduce(|one, other| {
                if most(&other) > most(&one) {
                    other
                } else {
                    one
                }
            });
        for sentence in longest.into_iter().flatten() {
            if !found.contains(&sentence) {
                found.push(sentence);
            }
        }
    }
    found
}

fn most(sentences: &[LongSentence]) -> usize {
    sentences
        .iter()
        .map(|sentence| sentence.words)
        .max()
        .unwrap_or_default()
}

fn long_in(text: &str, asking_for: AskingFor) -> Vec<LongSentence> {
    sentences::sentences(text)
        .into_iter()
        .filter(|sentence| sentence.words().count() > MOST_WORDS)
        .map(|sentence| LongSentence {
            words: sentence.words().count(),
            asking_for,
            text: sentence.text(),
        })
        .collect()
}
