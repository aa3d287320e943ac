//! The staff page: who gets in, and what the screen knows about itself.

use crate::contract::{self, GivenAnswers, Request, Response};
use crate::engine::GivenAnswer;
use crate::kiosk::session::Millis;
use crate::kiosk::site::Pin;
use crate::pack::{DANGER_SIGNS, Level, Pack};
use sha2::Sha256;
use std::fmt::Write as _;

/// How long the name is held down before the staff page asks for its PIN.
pub const LONG_PRESS: Millis = 3_000;
/// After so many wrong tries nobody is let in for a while.
const TRIES: u32 = 3;
/// How long that is.
const LOCKED: Millis = 60_000;
/// The fewest and most digits of a PIN.
pub const DIGITS: (usize, usize) = (4, 8);

/// The door of the staff page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gate {
    /// What was typed.
    pub typed: String,
    wrong: u32,
    opens: Option<Millis>,
}

/// What became of a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// It was right.
    In,
    /// It was wrong.
    Wrong,
    /// Too many were wrong: nothing is tried for a while.
    Locked,
}

impl Gate {
    /// Whether nothing is tried at this moment.
    #[must_use]
    pub fn is_locked(&self, now: Millis) -> bool {
        self.opens.is_some_and(|opens| now < opens)
    }

    /// Tries what was typed, and takes it away.
    pub fn tried(&mut self, pin: &Pin, now: Millis) -> Tried {
        let typed = std::mem::take(&mut self.typed);
        if self.is_locked(now) {
            return Tried::Locked;
        }
        if stirred(&typed, &pin.salt, pin.rounds) == pin.hash.to_ascii_lowercase() {
            *self = Self::default();
            return Tried::In;
        }
        self.wrong += 1;
        if self.wrong < TRIES {
            return Tried::Wrong;
        }
        self.wrong = 0;
        self.opens = Some(now + LOCKED);
        Tried::Locked
    }
}

/// What the digits of a PIN come to: PBKDF2 with HMAC-SHA-256, in hexadecimal.
#[must_use]
pub fn stirred(digits: &str, salt: &str, rounds: u32) -> String {
    let mut key = [0_u8; 32];
    pbkdf2::pbkdf2_hmac::<Sha256>(digits.as_bytes(), salt.as_bytes(), rounds, &mut key);
    let mut hex = String::with_capacity(64);
    for byte in key {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// What a self-test found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelfTest {
    /// How many topics open.
    pub open: usize,
    /// How many there are.
    pub topics: usize,
    /// How many signs of danger lead to help at once.
    pub alarms: usize,
    /// How many there are.
    pub dangers: usize,
}

impl SelfTest {
    /// Tries the rules as they are loaded.
    #[must_use]
    pub fn run(pack: &Pack) -> Self {
        let step = |topic: &str, answers: GivenAnswers| {
            let request = Request {
                topics: vec![topic.to_owned()],
                answers,
                ..Request::default()
            };
            contract::step(pack, None, &request)
        };
        let ids = || pack.topics().iter().map(|topic| topic.authored.id.as_str());
        let open = ids().filter(|id| step(id, GivenAnswers::new()).is_ok());
        let questions = pack.questions().iter();
        let dangers: Vec<(&str, &str)> = questions
            .filter(|question| question.authored.id.as_str() == DANGER_SIGNS)
            .flat_map(|question| {
                let id = question.authored.id.as_str();
                let options = question.authored.options.iter();
                options.map(move |option| (id, option.id.as_str()))
            })
            .collect();
        let alarms = dangers.iter().filter(|(question, option)| {
            let mut answers = GivenAnswers::new();
            let ticked = GivenAnswer::Words(vec![(*option).to_owned()]);
            answers.insert((*question).to_owned(), ticked);
            let level = match step(crate::pack::SOMETHING_ELSE, answers) {
                Ok(Response::Ask(ask)) => Some(ask.at_least.level),
                Ok(Response::Outcome(outcome)) => Some(outcome.level),
                Err(_) => None,
            };
            level >= Some(Level::Now)
        });
        Self {
            open: open.count(),
            topics: pack.topics().len(),
            alarms: alarms.count(),
            dangers: dangers.len(),
        }
    }

    /// Whether everything is as it should be.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.open == self.topics && self.alarms == self.dangers && self.dangers > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pin(digits: &str) -> Pin {
        let salt = "0123456789abcdef".to_owned();
        Pin {
            hash: stirred(digits, &salt, 1_000),
            salt,
            rounds: 1_000,
        }
    }

    /// The published vector of PBKDF2 with HMAC-SHA-256 for "password", "salt" and 4096 rounds.
    #[test]
    fn pins_are_stirred_by_the_book() {
        assert_eq!(
            stirred("password", "salt", 4096),
            "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a"
        );
    }

    #[test]
    fn three_wrong_tries_lock_the_door_for_a_minute() {
        let (pin, mut gate) = (pin("2580"), Gate::default());
        for (try_at, expected) in [(0, Tried::Wrong), (1, Tried::Wrong), (2, Tried::Locked)] {
            gate.typed = "1234".to_owned();
            assert_eq!(gate.tried(&pin, try_at), expected);
            assert_eq!(gate.typed, "");
        }
        gate.typed = "2580".to_owned();
        assert_eq!(gate.tried(&pin, 60_001), Tried::Locked);
        gate.typed = "2580".to_owned();
        assert_eq!(gate.tried(&pin, 60_002), Tried::In);
    }

    #[test]
    fn the_self_test_finds_every_topic_and_every_alarm() {
        let pack = &crate::kiosk::tests::PACK.pack;
        let found = SelfTest::run(pack);
        assert!(found.is_good(), "{found:?}");
        assert_eq!(found.topics, pack.topics().len());
    }
}
