//! Which topics fit what was read: the weights of a topic's words, added up.

use crate::search::vocabulary::{Part, Vocabulary, WordIndex};

/// The character that stands for 0.
const FIRST: u32 = 0x23;
/// Topics are counted by so many, so that a character has one byte.
const ROW: u32 = 75;
/// The heaviest weight.
pub(crate) const HEAVIEST: u32 = 12;

/// How much a word counts that the text denies and the topic does not, in hundredths.
const DENIED: u32 = 25;
/// How much a word counts that the topic denies and the text does not.
const NOT_DENIED: u32 = 60;

/// What one word says for one topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Saying {
    /// The word.
    pub(crate) word: WordIndex,
    /// The topic's place.
    pub(crate) topic: usize,
    /// How much it says.
    pub(crate) weight: u32,
    /// Whether the topic denies it: "can't sleep".
    pub(crate) denied: bool,
}

/// All that words say.
#[derive(Debug, Default)]
pub(crate) struct Topics {
    sayings: Vec<Saying>,
    topics: usize,
}

/// How well one topic fits.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fit {
    /// The more, the better.
    pub(crate) score: u32,
    /// Which parts of the text it has, a bit each.
    pub(crate) parts: u64,
}

impl Topics {
    /// Reads the form of the bundle: word by word, a character of `places` and one of `weights` for each topic that has it.
    pub(crate) fn read(known: &str, places: &str, weights: &str, vocabulary: &Vocabulary) -> Self {
        let mut topics = Self::default();
        let mut pairs = places.chars().zip(weights.chars());
        for word in known.split(' ') {
            let word = vocabulary.find(word).unwrap_or_default();
            for (place, weight) in pairs.by_ref() {
                let (saying, last) = saying(word, place, weight);
                topics.topics = topics.topics.max(saying.topic + 1);
                topics.sayings.push(saying);
                if last {
                    break;
                }
            }
        }
        topics
    }

    /// How well each topic fits, in their order, as far as any has words.
    pub(crate) fn rank(&self, parts: &[Part], words: usize) -> Vec<Fit> {
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
        // Of all that a part may mean, what says most counts.
        let mut said = vec![0; parts.len() * self.topics];
        for saying in &self.sayings {
            let (index, how) = asked
                .get(usize::from(saying.word))
                .copied()
                .unwrap_or_default();
            let denied = parts.get(index).is_some_and(|part| part.denied);
            let counts = match (saying.denied, denied) {
                (false, true) => DENIED,
                (true, false) => NOT_DENIED,
                _ => 100,
            };
            if let Some(said) = said.get_mut(saying.topic * parts.len() + index) {
                *said = (saying.weight * how * counts).max(*said);
            }
        }
        let mut fits = Vec::new();
        for of_topic in said.chunks(parts.len().max(1)) {
            let mut fit = Fit::default();
            for (index, said) in of_topic.iter().enumerate() {
                fit.score += *said;
                fit.parts |= u64::from(*said > 0) << (index & 63);
            }
            fits.push(fit);
        }
        fits
    }
}

/// Reads what one word says for one topic, and whether that is the last thing that it says.
fn saying(word: WordIndex, place: char, rest: char) -> (Saying, bool) {
    let number = |c: char| u32::from(c).saturating_sub(FIRST);
    let rest = number(rest);
    let marks = rest / HEAVIEST;
    let saying = Saying {
        word,
        topic: (marks / 4 * ROW + number(place)) as usize,
        weight: rest % HEAVIEST + 1,
        denied: marks & 2 > 0,
    };
    (saying, marks & 1 > 0)
}

/// Writes what [`saying`] reads.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn written(saying: Saying, last: bool) -> Option<(char, char)> {
    let topic = u32::try_from(saying.topic).ok()?;
    let marks = topic / ROW * 4 + 2 * u32::from(saying.denied) + u32::from(last);
    let place = char::from_u32(FIRST + topic % ROW)?;
    let rest = char::from_u32(FIRST + marks * HEAVIEST + saying.weight - 1)?;
    Some((place, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for topic in [0, 74, 75, 149, 150, 700] {
            for weight in 1..=HEAVIEST {
                for (denied, last) in [(false, false), (true, false), (false, true), (true, true)] {
                    let it = Saying {
                        word: 3,
                        topic,
                        weight,
                        denied,
                    };
                    let (place, rest) = written(it, last).unwrap();
                    assert_eq!(saying(3, place, rest), (it, last));
                }
            }
        }
    }
}
