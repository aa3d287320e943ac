//! A set of answers on which two readings do not agree, in plain words.

use super::compare::Played;
use crate::verify::independent::Verdict;
use std::fmt;

/// A set of answers on which a judge and the second reading do not agree.
#[derive(Clone, Debug)]
pub struct Counterexample {
    /// The topic.
    pub topic: String,
    /// The answers as a request holds them.
    pub given: serde_json::Value,
    /// How many answers it takes; each tick counts.
    pub answers: usize,
    /// The topic and the answers in words.
    pub told: String,
    /// What is answered besides because an answer must be given and none establishes nothing: an age, a sex.
    pub otherwise: Vec<String>,
    /// How the judge got the answers.
    pub played: Played,
    /// What the judge says, or what it stumbles over.
    pub said: Result<Verdict, String>,
    /// The rules it names.
    pub said_by: Vec<String>,
    /// What the second reading says.
    pub expected: Verdict,
    /// The rules behind that.
    pub expected_by: Vec<String>,
}

impl fmt::Display for Counterexample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.told)?;
        if self.played == Played::PageByPage {
            write!(f, ", asked page by page")?;
            if !self.otherwise.is_empty() {
                write!(f, " (otherwise {})", self.otherwise.join(", "))?;
            }
        }
        let expected = words(self.expected);
        let by = listed(&self.expected_by);
        let said = match &self.said {
            Err(why) => return write!(f, " → {why}; {expected} expected by {by}"),
            Ok(said) => *said,
        };
        write!(f, " → {}", words(said))?;
        if !self.said_by.is_empty() {
            write!(f, " by {}", listed(&self.said_by))?;
        }
        let how = match said.level.cmp(&self.expected.level) {
            std::cmp::Ordering::Less => "at least ",
            std::cmp::Ordering::Greater => "no more than ",
            std::cmp::Ordering::Equal => "",
        };
        write!(f, "; {how}{expected} expected by {by}")
    }
}

/// A verdict in words: "pharmacy (advice)", "A&E".
fn words(verdict: Verdict) -> String {
    let level = verdict.level_name();
    let level = if level == "ae" { "A&E" } else { level };
    let doors = verdict.door_names();
    let doors: Vec<&str> = doors
        .into_iter()
        .map(|door| if door == "ae" { "A&E" } else { door })
        .collect();
    match doors.join(" and ") {
        doors if doors.is_empty() => format!("level {level}"),
        doors if doors == level => doors,
        doors => format!("{doors} ({level})"),
    }
}

fn listed(rules: &[String]) -> String {
    match rules {
        [] => "no rule".to_owned(),
        [one] => format!("rule {one}"),
        several => format!("rules {}", several.join(", ")),
    }
}
