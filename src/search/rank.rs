//! Which topics fit what was read: words that few topics have count most, a phrase that was typed nearly whole counts on top.

use crate::search::vocabulary::{Part, Vocabulary};

/// Ends a phrase in the list of all phrases.
const PHRASE: u16 = u16::MAX;
/// Ends a topic.
const TOPIC: u16 = u16::MAX - 1;

/// How much a word counts that the text denies and the phrase does not.
const DENIED: u32 = 25;
/// How much a word counts that the phrase denies and the text does not.
const NOT_DENIED: u32 = 60;
/// How much the best phrase counts beside the words.
const PHRASE_COUNTS: u32 = 100;

/// Every phrase of every topic as numbers: twice the word's place, one more where it is denied.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    codes: Vec<u16>,
    /// How much each word says, by its place: sixteenths of a halving of the topics that have it.
    weights: Vec<u32>,
}

/// How well one topic fits.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fit {
    /// The more, the better.
    pub(crate) score: u32,
    /// Which parts of the text it has, a bit each.
    pub(crate) parts: u64,
}

impl Phrases {
    /// Reads topics in the form of the bundle: `ear pain;'stab;!sleep ear`, where `'` is a word of the phrase before.
    pub(crate) fn read(topics: &[String], vocabulary: &Vocabulary) -> Self {
        let mut codes = Vec::new();
        let mut having = vec![(0u32, u16::MAX); vocabulary.len()];
        for (topic, text) in (0u16..).zip(topics) {
            let mut before = codes.len();
            for phrase in text.split(';') {
                let rest = phrase.trim_start_matches('\'');
                let start = codes.len();
                let same = codes.get(before..before + phrase.len() - rest.len());
                let same = same.unwrap_or_default().to_vec();
                codes.extend(same);
                before = start;
                for word in rest.split(' ') {
                    let plain = word.trim_start_matches('!');
                    let Some(place) = vocabulary.find(plain) else {
                        continue;
                    };
                    codes.push(2 * place + u16::from(plain.len() < word.len()));
                    if let Some((count, last)) = having.get_mut(usize::from(place))
                        && *last != topic
                    {
                        *count += 1;
                        *last = topic;
                    }
                }
                codes.push(PHRASE);
            }
            codes.push(TOPIC);
        }
        let all = u32::try_from(topics.len() + 1).unwrap_or(u32::MAX);
        let weights = having
            .iter()
            .map(|(count, _)| weight(all, *count))
            .collect();
        Self { codes, weights }
    }

    /// How well each topic fits, in their order.
    pub(crate) fn rank(&self, parts: &[Part]) -> Vec<Fit> {
        // What was asked of each word: by which part, and how well it fits.
        let mut asked: Vec<(usize, u32)> = vec![(0, 0); self.weights.len()];
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
        let mut topic = Topic::new(parts.len());
        let mut phrase = (0, 0);
        for code in &self.codes {
            match *code {
                TOPIC => {
                    fits.push(topic.fit());
                    topic = Topic::new(parts.len());
                }
                PHRASE => {
                    let (said, all): (u32, u32) = phrase;
                    topic.phrase = topic.phrase.max(said * said / all.max(1));
                    phrase = (0, 0);
                }
                code => {
                    let place = usize::from(code / 2);
                    let weight = self.weights.get(place).copied().unwrap_or(0);
                    phrase.1 += weight;
                    let (index, how) = asked.get(place).copied().unwrap_or((0, 0));
                    if let Some(part) = parts.get(index).filter(|_| how > 0) {
                        let denied = match (code % 2 == 1, part.denied) {
                            (false, true) => DENIED,
                            (true, false) => NOT_DENIED,
                            _ => 100,
                        };
                        let said = weight * how / 100 * denied / 100;
                        phrase.0 += said;
                        topic.says(index, said);
                    }
                }
            }
        }
        fits
    }
}

/// What one topic has of the text.
struct Topic {
    /// For each part the most that a word of the topic says to it, and in how many phrases.
    parts: Vec<(u32, u32)>,
    /// The best phrase.
    phrase: u32,
}

impl Topic {
    fn new(parts: usize) -> Self {
        Self {
            parts: vec![(0, 0); parts],
            phrase: 0,
        }
    }

    fn says(&mut self, part: usize, said: u32) {
        if let Some((most, times)) = self.parts.get_mut(part) {
            *most = said.max(*most);
            *times += 1;
        }
    }

    fn fit(&self) -> Fit {
        let mut fit = Fit {
            score: self.phrase * PHRASE_COUNTS / 100,
            parts: 0,
        };
        for (index, (most, times)) in self.parts.iter().enumerate() {
            if *most > 0 {
                // Said in many phrases counts more than said once, but never twice as much.
                fit.score += most * (2 * times + 1) / (2 * times + 5);
                fit.parts |= 1 << (index & 63);
            }
        }
        fit
    }
}

/// How much a word says that `count` of `all` topics have: about sixteen times the binary logarithm.
fn weight(all: u32, count: u32) -> u32 {
    let share = (all << 8) / count.max(1);
    let exponent = share.max(1).ilog2();
    16 * exponent.saturating_sub(8) + (((share << 4) >> exponent) & 15)
}
