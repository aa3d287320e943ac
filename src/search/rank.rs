//! Which topics fit what was read: the weights of a topic's words, added up.

use crate::search::vocabulary::{Part, Vocabulary};

/// Ends the words of one weight in the list of all words.
const LIGHTER: u16 = u16::MAX;
/// Ends a topic.
const TOPIC: u16 = u16::MAX - 1;

/// How much a word counts that the text denies and the topic does not, in hundredths.
const DENIED: u32 = 25;
/// How much a word counts that the topic denies and the text does not.
const NOT_DENIED: u32 = 60;

/// Every word of every topic as a number: twice the word's place, one more where it is denied.
#[derive(Debug, Default)]
pub(crate) struct Topics(Vec<u16>);

/// How well one topic fits.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fit {
    /// The more, the better.
    pub(crate) score: u32,
    /// Which parts of the text it has, a bit each.
    pub(crate) parts: u64,
}

impl Topics {
    /// Reads topics in the form of the bundle: `ear pain;!sleep;night`, the heaviest words first, a weight less after each `;`.
    pub(crate) fn read(topics: &[String], vocabulary: &Vocabulary) -> Self {
        let mut codes = Vec::new();
        for text in topics {
            for words in text.split(';') {
                for word in words.split(' ') {
                    let plain = word.trim_start_matches('!');
                    if let Some(place) = vocabulary.find(plain) {
                        codes.push(2 * place + u16::from(plain.len() < word.len()));
                    }
                }
                codes.push(LIGHTER);
            }
            codes.push(TOPIC);
        }
        Self(codes)
    }

    /// How well each topic fits, in their order; `heaviest` is the weight of the words that stand first.
    pub(crate) fn rank(&self, parts: &[Part], words: usize, heaviest: u32) -> Vec<Fit> {
        // What was asked of each word: by which part, and how well it fits.
        let mut asked: Vec<(usize, u32)> = vec![(0, 0); words];
        for (index, part) in parts.iter().enumerate() {
            for (word, how) in &part.means {
                if let Some(place) = asked.get_mut(usize::from(*word))
                    && place.1 < *how
                {
                    *place = (index, *how);
                }
            }
        }
        let mut fits = Vec::new();
        let mut said = vec![0; parts.len()];
        let mut weight = heaviest;
        for code in &self.0 {
            match *code {
                LIGHTER => weight = weight.saturating_sub(1),
                TOPIC => {
                    let mut fit = Fit::default();
                    for (index, said) in said.iter_mut().enumerate() {
                        fit.score += *said;
                        fit.parts |= u64::from(*said > 0) << (index & 63);
                        *said = 0;
                    }
                    fits.push(fit);
                    weight = heaviest;
                }
                code => {
                    let (index, how) = asked.get(usize::from(code / 2)).copied().unwrap_or((0, 0));
                    if how == 0 {
                        continue;
                    }
                    let denied = parts.get(index).is_some_and(|part| part.denied);
                    let counts = match (code % 2 == 1, denied) {
                        (false, true) => DENIED,
                        (true, false) => NOT_DENIED,
                        _ => 100,
                    };
                    // Of all that a part may mean, what says most counts.
                    if let Some(said) = said.get_mut(index) {
                        *said = (weight * how * counts).max(*said);
                    }
                }
            }
        }
        fits
    }
}
