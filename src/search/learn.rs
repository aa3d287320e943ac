//! How much each word says for each topic, learned from the phrases: a word weighs what makes every phrase lead to its own topic
//! (multinomial logistic regression, no weight below nothing). Native only.

use crate::search::rank::HEAVIEST;
use std::collections::BTreeMap;

/// How often all phrases are gone through.
const ROUNDS: u16 = 40;
/// How far a weight moves for one phrase at first; less with every round.
const STEP: f64 = 0.5;
/// What a weight loses whenever it moves: what few phrases need goes to nothing and need not be fetched.
const LOSS: f64 = 0.005;
/// How many of a hundred words are passed over: no phrase may hang on one of its words.
const PASSED_OVER: u64 = 30;
/// A topic with more phrases than this does not weigh more by them.
const PHRASES: f64 = 100.0;
/// Weights are rounded to this many steps for each halving.
const FINENESS: f64 = 1.2;
/// The words of one topic with their weights.
pub(crate) type Weights = BTreeMap<String, u32>;

/// A word: the topics that have it, each with its weight.
struct Word {
    text: String,
    weights: Vec<(usize, f64)>,
    /// The weights of the later rounds added up: a mean hangs less on the order of the phrases.
    sums: Vec<f64>,
}

/// Learns from the phrases of each topic, every one a list of words.
pub(crate) fn learn(topics: &[Vec<Vec<String>>]) -> Vec<Weights> {
    let mut words = at_first(topics);
    let place: BTreeMap<String, usize> = words
        .iter()
        .enumerate()
        .map(|(place, word)| (word.text.clone(), place))
        .collect();
    let mut phrases: Vec<(usize, Vec<usize>)> = Vec::new();
    for (topic, own) in topics.iter().enumerate() {
        for phrase in own {
            let mut line: Vec<usize> = phrase
                .iter()
                .filter_map(|word| place.get(word).copied())
                .collect();
            line.sort_unstable();
            line.dedup();
            phrases.push((topic, line));
        }
    }
    let mut chance = Chance(42);
    for round in 0..ROUNDS {
        chance.shuffle(&mut phrases);
        let step = STEP * (1.0 - f64::from(round) / f64::from(ROUNDS));
        for (topic, phrase) in &phrases {
            let of_topic = topics.get(*topic).map_or(1, Vec::len);
            let few = (PHRASES / f64::from(u32::try_from(of_topic).unwrap_or(u32::MAX))).min(1.0);
            let seen = phrase
                .iter()
                .copied()
                .filter(|_| phrase.len() == 1 || chance.below(100) >= PASSED_OVER);
            let seen: Vec<usize> = seen.collect();
            move_weights(&mut words, topics.len(), &seen, *topic, few, step);
        }
        for word in words.iter_mut().filter(|_| round >= ROUNDS / 2) {
            for (sum, (_, weight)) in word.sums.iter_mut().zip(&word.weights) {
                *sum += weight;
            }
        }
    }
    let mut learned = vec![Weights::new(); topics.len()];
    for word in words {
        for ((topic, _), sum) in word.weights.into_iter().zip(word.sums) {
            let weight = sum / f64::from(ROUNDS - ROUNDS / 2);
            // Rounded within what fits.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let weight = (weight * FINENESS).round().min(f64::from(HEAVIEST)) as u32;
            if let Some(own) = learned.get_mut(topic).filter(|_| weight > 1) {
                own.insert(word.text.clone(), weight);
            }
        }
    }
    learned
}

/// What words weigh before anything was learned: the more, the fewer topics have them and the more phrases of the topic.
fn at_first(topics: &[Vec<Vec<String>>]) -> Vec<Word> {
    let mut times: BTreeMap<&str, BTreeMap<usize, f64>> = BTreeMap::new();
    for (topic, phrases) in topics.iter().enumerate() {
        for word in phrases.iter().flatten() {
            *times.entry(word).or_default().entry(topic).or_default() += 1.0;
        }
    }
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let all = count(topics.len() + 1);
    let words = times.into_iter().map(|(text, times)| {
        let rare = (all / count(times.len())).ln();
        let weights = times
            .into_iter()
            .map(|(topic, times)| (topic, rare * (2.0 * times + 1.0) / (2.0 * times + 5.0)));
        let weights: Vec<_> = weights.collect();
        Word {
            text: text.to_owned(),
            sums: vec![0.0; weights.len()],
            weights,
        }
    });
    words.collect()
}

/// Moves the weights of the words seen so that they say `topic` and nothing else.
fn move_weights(
    words: &mut [Word],
    topics: usize,
    seen: &[usize],
    topic: usize,
    few: f64,
    step: f64,
) {
    let mut scores = vec![0.0_f64; topics];
    for (other, weight) in seen
        .iter()
        .filter_map(|word| words.get(*word))
        .flat_map(|word| &word.weights)
    {
        if let Some(score) = scores.get_mut(*other) {
            *score += weight;
        }
    }
    let highest = scores.iter().copied().fold(0.0, f64::max);
    let all: f64 = scores.iter().map(|score| (score - highest).exp()).sum();
    for word in seen {
        let Some(word) = words.get_mut(*word) else {
            continue;
        };
        for (other, weight) in &mut word.weights {
            let score = scores.get(*other).copied().unwrap_or(0.0);
            let said = (score - highest).exp() / all;
            let right = if *other == topic { 1.0 } else { 0.0 };
            *weight = (*weight + step * (few * (right - said) - LOSS)).max(0.0);
        }
    }
}

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end.max(1)
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            let other = usize::try_from(self.below(end as u64 + 1)).unwrap_or(0);
            items.swap(end, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topic(phrases: &[&str]) -> Vec<Vec<String>> {
        let words = |phrase: &&str| phrase.split(' ').map(str::to_owned).collect();
        phrases.iter().map(words).collect()
    }

    #[test]
    fn words_weigh_where_they_tell_topics_apart() {
        let learned = learn(&[
            topic(&["ear pain", "ear", "ear hurt pain"]),
            topic(&["back pain", "back", "pain low back"]),
            topic(&["throat pain", "throat"]),
        ]);
        assert!(learned[0]["ear"] > learned[0].get("pain").copied().unwrap_or(0));
        assert!(learned[1]["back"] > learned[1].get("pain").copied().unwrap_or(0));
        assert!(!learned[2].contains_key("ear"));
        assert_eq!(learn(&[]), Vec::<Weights>::new());
    }
}
