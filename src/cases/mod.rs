//! Cases: people with what they say and what is true of them, and the help that the clinical facts say they need. A
//! journey shows what the rules do; a case is written from the facts alone and judges the rules.

#[cfg(not(target_arch = "wasm32"))]
mod score;
#[cfg(not(target_arch = "wasm32"))]
mod share;

#[cfg(not(target_arch = "wasm32"))]
pub use score::{AgeGroup, Figures, Judged, Score};
#[cfg(not(target_arch = "wasm32"))]
pub use share::Share;

use crate::contract::{QuestionView, Request, search};
use crate::directory::Seat;
use crate::engine::GivenAnswer;
use crate::journey::{answer_to, by_page};
use crate::pack::bundle::Advice;
use crate::pack::{Door, Level, Pack};
use crate::search::Index;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// One case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its name, unique over all files; begins with the topic.
    pub id: String,
    /// Who speaks, and for whom.
    pub person: String,
    /// What they say, word for word.
    pub words: String,
    /// The topics that they would choose.
    pub topics: Vec<String>,
    /// What is true of them, by question; a question that is left out gets its baseline, an answer that nobody asks for
    /// is not needed.
    pub answers: BTreeMap<String, Value>,
    /// Context, as in a request.
    #[serde(default)]
    pub context: Option<Value>,
    /// What the facts say.
    pub expect: Expert,
    /// The lowest level that the facts still allow.
    pub least: Level,
    /// The rows of the facts.
    pub from: Vec<String>,
    /// What the case is for.
    #[serde(default)]
    pub kinds: Vec<Kind>,
}

/// What the facts say of a case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expert {
    /// The level.
    pub level: Level,
    /// The doors that fit, any of them; none when the facts leave the door open.
    #[serde(default)]
    pub doors: Vec<Door>,
}

/// What a case is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One red flag, and what usually goes with it.
    RedFlag,
    /// A red flag in lay words, or told by somebody else.
    Lay,
    /// One side of the edge of a gate or threshold.
    Gate,
    /// Somebody under 18.
    Child,
    /// Somebody of 65 or over.
    Older,
    /// A need of the urgent community response team, or just beside one.
    Ucrt,
    /// Feelings, thoughts and behaviour.
    MentalHealth,
    /// Pregnant, or just had a baby.
    Pregnancy,
    /// An errand: a note, a result, a prescription.
    Errand,
    /// A problem of life: money, loneliness, caring.
    Life,
    /// Sounds bad and is no emergency.
    SoundsBad,
    /// Something about the person that raises the need.
    Modifier,
    /// Two complaints at once.
    Pair,
}

/// What the front door says to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Played {
    /// The level.
    pub level: Level,
    /// The doors of the headline.
    pub doors: Vec<Door>,
    /// The rules that decided.
    pub rules: Vec<String>,
}

impl Case {
    /// Reads a file of cases.
    ///
    /// # Errors
    /// When it is not a list of cases.
    pub fn read_all(text: &str) -> Result<Vec<Self>, String> {
        serde_json::from_str(text).map_err(|why| format!("not a list of cases: {why}"))
    }

    /// Whether the person's own words bring one of the topics onto the screen.
    #[must_use]
    pub fn is_found(&self, pack: &Pack, index: &Index) -> bool {
        let hits = search(pack, index, &self.words);
        hits.iter().any(|hit| self.topics.contains(&hit.topic))
    }

    /// Plays the case page by page at a seat.
    ///
    /// # Errors
    /// Why it can't be entered, in one sentence.
    pub fn play(&self, pack: &Pack, advice: Option<&Advice>, seat: Seat) -> Result<Played, String> {
        let unknown = |id: &&String| pack.find_question(id).is_none();
        if let Some(id) = self.answers.keys().find(unknown) {
            return Err(format!("there is no question \"{id}\""));
        }
        let mut request = self.request()?;
        request.context.seat = seat;
        let (_, outcome) = by_page(
            pack,
            advice,
            request,
            |question| self.answer(question),
            |_| (),
        )?;
        Ok(Played {
            level: outcome.level,
            doors: outcome.doors,
            rules: outcome.reasons.into_iter().map(|it| it.rule).collect(),
        })
    }

    /// The request that the case begins with: no answers yet.
    ///
    /// # Errors
    /// When the context is not one.
    pub fn request(&self) -> Result<Request, String> {
        let value = json!({ "topics": self.topics, "context": self.context });
        Request::from_json(&value).map_err(|error| error.to_string())
    }

    /// The answer that the case gives to a question.
    ///
    /// # Errors
    /// When the file has none and the question has no baseline.
    pub fn answer(&self, question: &QuestionView) -> Result<GivenAnswer, String> {
        answer_to(question, self.answers.get(&question.id))
    }
}
