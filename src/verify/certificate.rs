//! The certificate: what was checked, of which rules, with which engine.

use super::prove::Proof;
use crate::pack::Pack;
use crate::pack::bundle::{Certificate, ENGINE};
use num_bigint::BigUint;

/// What a certificate says, in the order of the promises. People read it, so it is in plain words.
const PROMISES: [&str; 6] = [
    "Whatever is answered, it ends in advice.",
    "A sign of an emergency always leads to A&E or 999, whatever else is answered.",
    "More signs never lead to less help, and neither does the answer “not sure”.",
    "The order of the answers makes no difference. Several problems together never lead to less help than one of them.",
    "Each question that is asked could still change the advice, and the number of pages that is promised is kept.",
    "Each rule can come into play, each piece of advice says why, and somebody can be reached in time.",
];

impl Proof {
    /// The certificate of these rules. Its date is the day of the rules, so that the same pack gives the same bytes.
    #[must_use]
    pub fn certificate(&self, pack: &Pack) -> Certificate {
        let sum = |count: fn(&super::proof::TopicProof) -> &str| {
            let counts = self
                .topics
                .iter()
                .filter_map(|topic| count(topic).parse::<BigUint>().ok());
            by_threes(&counts.sum::<BigUint>().to_string())
        };
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Certificate {
            rules: pack.rules_hash.clone(),
            engine: ENGINE.to_owned(),
            date: pack.about.as_of,
            promises: PROMISES.iter().map(|&promise| promise.to_owned()).collect(),
            topics: number(self.topics.len()),
            answer_sets: sum(|topic| &topic.answer_sets),
            journeys: sum(|topic| &topic.journeys),
            states: number(self.topics.iter().map(|topic| topic.states).sum()),
            routes: number(self.routes),
        }
    }
}

/// `1234567` as `1,234,567`.
fn by_threes(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_stand_by_threes() {
        assert_eq!(
            ["7", "123", "1234", "1234567"].map(by_threes),
            ["7", "123", "1,234", "1,234,567"]
        );
    }
}
