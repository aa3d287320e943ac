//! All words that the index knows, and what a typed word may mean.

use crate::order;
use crate::search::alike::{Shape, alike};
use crate::search::tokens::{Token, tokens};

/// The place of a word in the vocabulary.
pub(crate) type WordIndex = u16;

/// The most words that one expression can have.
const LONGEST_EXPRESSION: usize = 4;

/// The most letters of an ending that may stand there unfinished.
const LONGEST_ENDING: usize = 3;

/// How far "not" reaches, in words that mean something.
const DENIED_WORDS: u32 = 3;

/// How well a word fits that was meant word for word, in hundredths.
const EXACT: u32 = 100;
/// How well a word fits that another one may stand for.
const HINT: u32 = 55;
/// How well a word fits that was begun.
const BEGUN: u32 = 70;
/// How well a longer word fits when a shorter one stands there.
const MORE: u32 = 35;
/// From here on a word is rather misspelt than another one with half an ending.
const LIKELY: u32 = 60;

/// A word of the vocabulary.
#[derive(Debug)]
struct Word {
    text: String,
    shape: Shape,
    kind: Kind,
}

/// What a word does.
#[derive(Debug)]
enum Kind {
    /// It says nothing.
    Empty,
    /// It denies what follows.
    Not,
    /// A clause begins.
    Break,
    /// It means these words, the first of them above all.
    Means(Vec<WordIndex>),
}

/// A part of a text, one word or a fixed expression.
#[derive(Debug)]
pub(crate) struct Part {
    /// What was typed.
    pub(crate) raw: String,
    /// Its stem.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) stem: String,
    /// Whether it is denied: "no fever".
    pub(crate) denied: bool,
    /// What it may mean, and how well that fits.
    pub(crate) means: Vec<(WordIndex, u32)>,
}

/// All words, in order; of two that are spelt alike the one that says nothing stands first.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    words: Vec<Word>,
}

impl Vocabulary {
    /// From the words that mean themselves and from groups of forms behind what they mean: `pee urin piss` all mean the first,
    /// ` the an` nothing, `! not no` deny, `. but` begins a clause, `sick,vomit sick` means two things.
    pub(crate) fn new<'t>(plain: impl Iterator<Item = &'t str>, groups: &'t str) -> Self {
        let mut pairs: Vec<(&str, &str)> = plain.map(|word| (word, word)).collect();
        for group in groups.split(';') {
            let mut forms = group.split(' ');
            let means = forms.next().unwrap_or_default();
            pairs.extend(forms.map(|form| (form, means)));
            for word in means.split(',').filter(|word| word.len() > 1) {
                pairs.push((word, word));
            }
        }
        let pairs = order::once_each(pairs);
        let place = |word: &str| {
            let place = pairs.partition_point(|pair| *pair < (word, word));
            u16::try_from(place).unwrap_or(u16::MAX)
        };
        let mut words = Vec::with_capacity(pairs.len());
        for (text, means) in &pairs {
            let kind = match *means {
                "" => Kind::Empty,
                "!" => Kind::Not,
                "." => Kind::Break,
                _ => Kind::Means(means.split(',').map(place).collect()),
            };
            words.push(Word {
                text: (*text).to_owned(),
                shape: Shape::of(text),
                kind,
            });
        }
        Self { words }
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// A word by its place.
    pub(crate) fn text(&self, word: WordIndex) -> &str {
        self.words
            .get(usize::from(word))
            .map_or("", |word| &word.text)
    }

    /// The place of a word that means itself.
    pub(crate) fn find(&self, text: &str) -> Option<WordIndex> {
        match self.meaning(text)? {
            Kind::Means(means) => means.first().copied(),
            _ => None,
        }
    }

    fn first(&self, text: &str) -> usize {
        self.words.partition_point(|word| word.text.as_str() < text)
    }

    /// A word that only joins others, as typed.
    fn joint(&self, raw: &str) -> Option<&Kind> {
        let word = self.words.get(self.first(raw))?;
        (word.text == raw && !matches!(word.kind, Kind::Means(_))).then_some(&word.kind)
    }

    /// A word that means something, by its stem. Of two with the same stem the last means more.
    fn meaning(&self, stem: &str) -> Option<&Kind> {
        let mut words = self.words.iter().skip(self.first(stem));
        let mut found = None;
        while let Some(word) = words.next().filter(|word| word.text == stem) {
            if matches!(word.kind, Kind::Means(_)) {
                found = Some(&word.kind);
            }
        }
        found
    }

    /// Whether a word as typed is one.
    pub(crate) fn knows(&self, raw: &str) -> bool {
        self.joint(raw).or_else(|| self.meaning(raw)).is_some()
    }

    /// What the front of a text means: of how many words, nothing when it is not known; the word; and how like it is.
    pub(crate) fn meant(&self, tokens: &[Token]) -> (usize, &str, u32) {
        let first = |kind: Option<&Kind>| match kind {
            Some(Kind::Means(means)) => means.first().copied(),
            _ => None,
        };
        let text = |word: Option<WordIndex>| word.map_or("", |word| self.text(word));
        let (length, kind) = self.longest(tokens);
        if kind.is_some() {
            return (length, text(first(kind)), EXACT);
        }
        let mut guessed = Vec::new();
        if let Some(token) = tokens.first() {
            self.nearest(&token.stem, &mut guessed);
        }
        let (word, how) = guessed.first().copied().unzip();
        (0, text(word), how.unwrap_or(0))
    }

    /// Reads a text part by part; words that say nothing are left out. `guess` also takes words for others that look, sound or
    /// begin alike.
    pub(crate) fn read(&self, text: &str, guess: bool) -> Vec<Part> {
        let tokens = tokens(text, &|raw| self.knows(raw));
        let mut parts = Vec::new();
        let mut denied = 0;
        let mut rest = tokens.as_slice();
        while let Some(token) = rest.first() {
            if token.fresh {
                denied = 0;
            }
            let (length, mut kind) = self.longest(rest);
            let mut guessed = Vec::new();
            let (typed, after) = rest.split_at(length.min(rest.len()));
            rest = after;
            // A joint word at the end is as good as finished, unless nothing else was typed.
            let joint = kind.is_some_and(|kind| !matches!(kind, Kind::Means(_)));
            let open =
                guess && !token.finished && token.raw.len() > 1 && !(joint && tokens.len() > 1);
            if kind.is_none() && guess && !open {
                kind = self.nearest(&token.stem, &mut guessed);
            }
            let mut means = match kind {
                Some(Kind::Not) => {
                    denied = DENIED_WORDS + 1;
                    Vec::new()
                }
                Some(Kind::Break) => {
                    denied = 0;
                    Vec::new()
                }
                Some(Kind::Means(means)) => with_hints(means),
                _ => guessed,
            };
            if open && length == 1 {
                self.begun(token, &mut means);
                // Misspelt: "signus" is no sign.
                let mut like = Vec::new();
                if means.is_empty() && kind.is_none() {
                    self.nearest(&token.stem, &mut like);
                }
                if like.first().is_some_and(|(_, how)| *how >= LIKELY) {
                    means.append(&mut like);
                }
                // Half an ending: "dizzin", "losin".
                for ending in 1..=LONGEST_ENDING {
                    let word = token.raw.len().checked_sub(ending);
                    let word = word
                        .and_then(|end| token.raw.get(..end))
                        .unwrap_or_default();
                    if let Some(Kind::Means(all)) = self
                        .meaning(word)
                        .filter(|_| means.is_empty() && word.len() > 2)
                    {
                        means = with_hints(all);
                    }
                }
                if means.is_empty() {
                    means = like;
                }
            }
            if means.is_empty() && (guess || kind.is_some()) {
                continue;
            }
            denied = denied.saturating_sub(1);
            parts.push(Part {
                raw: raw_of(typed),
                #[cfg(not(target_arch = "wasm32"))]
                stem: token.stem.clone(),
                denied: denied > 0,
                means,
            });
        }
        parts
    }

    /// The longest expression at the front of a text that is known, and of how many words.
    fn longest(&self, tokens: &[Token]) -> (usize, Option<&Kind>) {
        let mut key = String::new();
        let mut found = (1, None);
        for (index, token) in tokens.iter().take(LONGEST_EXPRESSION).enumerate() {
            if index == 0 {
                found.1 = self.joint(&token.raw).or_else(|| self.meaning(&token.stem));
            } else {
                key.push('_');
            }
            key.push_str(&token.stem);
            if index > 0 {
                let word = self
                    .words
                    .get(self.first(&key))
                    .filter(|word| word.text == key);
                found = word.map_or(found, |word| (index + 1, Some(&word.kind)));
            }
        }
        found
    }

    /// Words that begin as the last one typed does.
    fn begun(&self, token: &Token, means: &mut Vec<(WordIndex, u32)>) {
        // What is a word already may be finished.
        let how = if means.is_empty() { BEGUN } else { MORE };
        let words = self.words.iter().skip(self.first(&token.raw));
        for word in words.take_while(|word| word.text.starts_with(&token.raw)) {
            if let Kind::Means(all) = &word.kind
                && let Some(meant) = all.first()
            {
                add(means, *meant, how);
            }
        }
    }

    /// The one word that a misspelt one is taken for, if it is as like as that.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn meant_by(&self, typed: &str, least: u32) -> Option<&str> {
        let mut means = Vec::new();
        let joint = self.nearest(typed, &mut means);
        match means.as_slice() {
            [(meant, how)] if joint.is_none() && *how >= least => Some(self.text(*meant)),
            _ => None,
        }
    }

    /// The words most like one that is not known; a word that says nothing if it is more like that.
    fn nearest(&self, typed: &str, means: &mut Vec<(WordIndex, u32)>) -> Option<&Kind> {
        let shape = Shape::of(typed);
        let mut best = 0;
        let mut joint = None;
        for word in &self.words {
            let grown = word.text.len() > 3 && typed.starts_with(&word.text);
            let how = match alike(typed, shape, &word.text, word.shape) {
                0 if grown => 55,
                how => how,
            };
            if how == 0 || how < best {
                continue;
            }
            if how > best {
                best = how;
                means.clear();
                joint = None;
            }
            match &word.kind {
                Kind::Means(all) => {
                    if let Some(meant) = all.first() {
                        add(means, *meant, how);
                    }
                }
                kind => joint = Some(kind),
            }
        }
        if joint.is_some() {
            means.clear();
        }
        joint
    }
}

/// The words as typed.
fn raw_of(tokens: &[Token]) -> String {
    let mut raw = String::new();
    for token in tokens {
        if !raw.is_empty() {
            raw.push(' ');
        }
        raw.push_str(&token.raw);
    }
    raw
}

fn with_hints(means: &[WordIndex]) -> Vec<(WordIndex, u32)> {
    let mut all = Vec::new();
    for (index, meant) in means.iter().enumerate() {
        add(&mut all, *meant, if index == 0 { EXACT } else { HINT });
    }
    all
}

fn add(means: &mut Vec<(WordIndex, u32)>, meant: WordIndex, how: u32) {
    if !means.iter().any(|(other, _)| *other == meant) {
        means.push((meant, how));
    }
}
