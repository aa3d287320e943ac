//! Phrases found in a text whose every word is a bit.

use super::{BREAK, CANT, DENIES, FIRST, NOT, OR, OWN_SETS, RECENT, SUBJECT, THROUGH};
use crate::search::tokens::Token;

/// How far apart the words of one phrase may stand.
const WINDOW: u32 = 8;
/// How far a mark such as a comma moves words apart.
const MARK: u32 = 3;

/// Where a chain stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Its last words.
    ends: u64,
    /// All its words.
    pub(super) all: u64,
}

/// A text: where each set of words stands, a bit a word.
#[derive(Debug)]
pub(super) struct Line {
    sets: Vec<u64>,
    /// How far on each word stands.
    places: Vec<u32>,
    /// Words behind a mark.
    marks: u64,
    /// Words with which a clause begins.
    begins: u64,
    /// Words that are denied.
    denied: u64,
    /// Words in the past tense.
    tensed: u64,
    /// Words that end as "not" and "isnt" do: what they deny is no list.
    nots: u64,
}

impl Line {
    pub(super) fn new(tokens: &[Token], sets: usize) -> Self {
        let mut marks = 0;
        let mut tensed = 0;
        let mut nots = 0;
        let mut place = 0;
        let mut places = Vec::new();
        let mut number = false;
        for (index, token) in tokens.iter().enumerate().take(64) {
            place += 1;
            let after_number = number;
            number = token.stem.starts_with('#');
            // The point in 39.5 ends nothing.
            if token.fresh && !(number && after_number) {
                marks |= 1 << index;
                place += MARK;
            }
            tensed |= u64::from(token.raw.ends_with("ed")) << index;
            nots |= u64::from(token.raw.ends_with('t')) << index;
            places.push(place);
        }
        Self {
            sets: vec![0; sets],
            places,
            marks,
            begins: 0,
            denied: 0,
            tensed,
            nots,
        }
    }

    /// Notes that a word of a set stands there.
    pub(super) fn stands(&mut self, set: usize, index: usize) {
        if let Some(words) = self.sets.get_mut(set) {
            *words |= 1 << (index & 63);
        }
    }

    /// Where the words of a set stand.
    pub(super) fn set(&self, set: usize) -> u64 {
        self.sets.get(set).copied().unwrap_or(0)
    }

    /// Forgets words: they belong to a harmless expression.
    pub(super) fn forget(&mut self, words: u64) {
        for set in &mut self.sets {
            *set &= !words;
        }
    }

    /// Finds where clauses begin and what is denied in each. "Not" reaches over words that only join; behind "or" it begins anew.
    pub(super) fn deny(&mut self) {
        self.begins = self.marks | self.set(BREAK) | 1;
        let known = self.sets.iter().skip(OWN_SETS.len());
        let known = known.fold(0, |all, words| all | words);
        let mut reach = 0;
        let mut denying = false;
        let mut listing = false;
        for index in 0..self.places.len() {
            let bit = 1 << index;
            let is = |words: u64| words & bit != 0;
            // "Not well he is fitting": somebody of whom more is said.
            let more = reach < DENIES && is(self.set(SUBJECT));
            if denying && listing && is(self.marks) && self.listed(bit, known) {
                reach = DENIES;
            } else if is(self.begins) || is(self.set(CANT)) || more {
                (reach, denying) = (0, false);
            }
            if is(self.set(NOT)) {
                listing = !is(self.nots);
            }
            if is(self.set(NOT)) || denying && is(self.set(OR)) {
                (reach, denying) = (DENIES, true);
            } else if is(self.set(THROUGH)) {
                // "Not want to die": what joins may belong to an expression that is denied.
                self.denied |= if reach > 0 { bit & known } else { 0 };
            } else if reach > 0 && is(known) {
                self.denied |= bit;
                reach -= 1;
            } else {
                reach = 0;
            }
        }
    }

    /// Whether a list goes on here that "or" closes: "no cough, fever or chest pain". What somebody did is no part of it ("no fever,
    /// collapsed or fainted"), nor what stands behind "not" ("not well, floppy or drowsy").
    fn listed(&self, from: u64, known: u64) -> bool {
        let other =
            self.set(SUBJECT) | self.set(CANT) | self.set(NOT) | self.set(BREAK) | self.tensed;
        let item = (known | self.set(THROUGH)) & !other;
        let rest = !(from - 1);
        let or = self.set(OR) & rest;
        let or = or & or.wrapping_neg();
        // Nothing but items before the "or", and none in the past tense behind it.
        or != 0 && (or - 1) & rest & !item == 0 && or << 1 & self.tensed == 0
    }

    /// The whole clauses in which these words stand, with clauses that begin at these.
    fn within(&self, words: u64, begins: u64) -> u64 {
        let mut all = 0;
        let mut clause = 0;
        for index in 0..self.places.len() {
            let bit = 1 << index;
            if begins & bit != 0 {
                clause = 0;
            }
            clause |= bit;
            // The clause goes on to where the next begins.
            if clause & words != 0 {
                all |= clause;
            }
        }
        all
    }

    /// The whole clauses in which these words stand.
    fn clauses(&self, words: u64) -> u64 {
        self.within(words, self.begins)
    }

    /// Where clauses begin when one that says nothing but these words belongs to the one before it: "I collapsed, years ago". At
    /// the very beginning it belongs to the one behind it.
    fn joined(&self, words: u64) -> u64 {
        let joins = words | self.set(THROUGH) | self.set(BREAK);
        let mut begins = self.begins;
        let mut rest = self.begins;
        while rest != 0 {
            let begin = rest & rest.wrapping_neg();
            rest &= !begin;
            let next = rest & rest.wrapping_neg();
            let end = if next == 0 { self.end() } else { next };
            let clause = end.wrapping_sub(begin);
            if clause & words != 0 && clause & !joins == 0 {
                begins &= !if begin == 1 { next } else { begin };
            }
        }
        begins
    }

    /// The bit behind the last word.
    fn end(&self) -> u64 {
        1_u64
            .checked_shl(u32::try_from(self.places.len()).unwrap_or(64))
            .unwrap_or(0)
    }

    /// The whole clauses in which all chains of a phrase stand, none that is excluded (`-`), and nothing beside them that says
    /// it is now. With `+`, a clause that says nothing else speaks for its neighbour.
    pub(super) fn about(&self, phrase: &str) -> u64 {
        let own = phrase.trim_start_matches('+');
        let chains = || own.split(' ').filter(|chain| !chain.starts_with('-'));
        let said = chains().fold(0, |all, chain| all | self.chain(chain, u64::MAX).all);
        let begins = if own == phrase {
            self.begins
        } else {
            self.joined(said)
        };
        let mut all = !self.within(self.set(RECENT) & !said, begins);
        for chain in own.split(' ') {
            all &= match chain.strip_prefix('-') {
                Some(excluded) => !self.within(self.walk(excluded, u64::MAX).all, begins),
                None => self.within(self.chain(chain, u64::MAX).all, begins),
            };
        }
        all
    }

    /// The words of a chain, wherever it stands: each of one set or another, one right behind the other (`_`), or with at most two
    /// words between that do not only join (`>`); `^` is the beginning of a clause. Of `open` words only, and none denied unless the
    /// chain itself has the "not".
    pub(super) fn chain(&self, chain: &str, open: u64) -> Found {
        let found = self.walk(chain, open);
        if found.all & self.set(NOT) == 0 && found.all & self.denied != 0 {
            return self.walk(chain, open & !self.denied);
        }
        found
    }

    fn walk(&self, chain: &str, open: u64) -> Found {
        let mut steps: Vec<(u64, u32)> = Vec::new();
        let mut gap = 0;
        let mut before = u64::MAX;
        let mut words = 0;
        for c in chain.chars().chain(['_']) {
            if let Some(set) = u32::from(c).checked_sub(FIRST) {
                words |= self.set(set as usize);
                continue;
            }
            if c == '^' {
                // A joining word may stand at the very beginning.
                before = self.begins | (self.begins & self.set(BREAK)) << 1;
                continue;
            }
            words &= open & before;
            steps.push((words, gap));
            gap = if c == '_' { 1 } else { 3 };
            before = self.spread(words, gap, |words| (words << 1) & !self.marks);
            words = 0;
        }
        // Back again, for the words that led to the last.
        let ends = steps.last().map_or(0, |(words, _)| *words);
        let mut all = 0;
        let mut last = ends;
        while let Some((words, gap)) = steps.pop() {
            let here = words & last;
            all |= here;
            last = self.spread(here, gap, |words| words >> 1);
        }
        Found { ends, all }
    }

    /// Where one comes from these words in so many steps. Words that only join take none unless there is but one step.
    fn spread(&self, mut words: u64, steps: u32, step: impl Fn(u64) -> u64) -> u64 {
        let free = if steps > 1 { self.set(THROUGH) } else { 0 };
        let mut all = 0;
        for _ in 0..steps {
            words = step(words);
            let mut more = words & free;
            while more != 0 {
                let on = step(more) & !words;
                words |= on;
                more = on & free;
            }
            all |= words;
        }
        all
    }

    /// The words of a phrase, nothing where it does not stand: chains in any order and near each other, or anywhere (`+`), and
    /// none in the same clause that are excluded (`-`).
    pub(super) fn find(&self, phrase: &str, open: u64) -> u64 {
        let mut chains = Vec::new();
        let mut against = 0;
        let parts = || phrase.trim_start_matches('+').split(' ');
        // "The spots don't go when pressed": the "not" of a phrase denies none of its words.
        let not = |chain: &str| self.walk(chain, open).all & self.set(NOT) != 0;
        let not = parts().any(|chain| !chain.starts_with('-') && not(chain));
        for chain in parts() {
            if let Some(excluded) = chain.strip_prefix('-') {
                against |= self.walk(excluded, u64::MAX).all;
                continue;
            }
            let found = if not {
                self.walk(chain, open)
            } else {
                self.chain(chain, open)
            };
            if found.ends == 0 {
                return 0;
            }
            chains.push(found);
        }
        let anywhere = phrase.starts_with('+');
        for (start, place) in self.places.iter().enumerate() {
            let end = self
                .places
                .iter()
                .take_while(|it| anywhere || **it < place + WINDOW);
            let window = (u64::MAX >> (64 - end.count())) & (u64::MAX << start);
            // The words of a chain that ends in the window may begin before it.
            let words = window | window >> WINDOW;
            let found = chains.iter().fold(0, |all, it| all | it.all & words);
            if chains.iter().all(|it| it.ends & window != 0) && against & self.clauses(found) == 0 {
                return found;
            }
        }
        0
    }
}
