//! Journeys as data: topics, answers, and the outcome they must reach. The native core, the wasm core and the browser
//! play the same files.

use crate::contract::{self, OutcomeView, QuestionView, Request, Response};
use crate::engine::GivenAnswer;
use crate::pack::bundle::Advice;
use crate::pack::{DANGER_SIGNS, Door, Level, Pack, QuestionKind};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// More pages than any journey can have: a journey that goes on longer is going in circles.
const MOST_PAGES: usize = 100;

/// One journey.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Journey {
    /// What it shows, in a sentence.
    pub name: String,
    /// The topics.
    pub topics: Vec<String>,
    /// Answers by question; every other question that is asked gets its baseline.
    pub answers: BTreeMap<String, Value>,
    /// Answers that would be given to questions that are not asked: they make no difference, which is why nobody asks.
    #[serde(default)]
    pub if_asked: BTreeMap<String, Value>,
    /// Context, as in a request.
    #[serde(default)]
    pub context: Option<Value>,
    /// The outcome.
    pub expect: Expect,
}

/// What a journey must reach.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// The level.
    pub level: Level,
    /// The door.
    pub door: Door,
    /// All doors of the headline, when they matter.
    #[serde(default)]
    pub doors: Option<Vec<Door>>,
    /// A rule that must be among the reasons.
    #[serde(default)]
    pub rule: Option<String>,
    /// Needs that must stand beside the headline.
    #[serde(default)]
    pub also: Vec<ExpectAlso>,
}

/// A need beside the headline.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectAlso {
    /// The level.
    pub level: Level,
    /// The door.
    pub door: Door,
}

impl Journey {
    /// Reads a file of journeys.
    ///
    /// # Errors
    /// When it is not a list of journeys.
    pub fn read_all(text: &str) -> Result<Vec<Self>, String> {
        serde_json::from_str(text).map_err(|why| format!("not a list of journeys: {why}"))
    }

    /// The request that the journey begins with: no answers yet.
    ///
    /// # Errors
    /// When the context is not one.
    pub fn start(&self) -> Result<Request, String> {
        let value = serde_json::json!({ "topics": self.topics, "context": self.context });
        Request::from_json(&value).map_err(|error| error.to_string())
    }

    /// The answer that the journey gives to a question.
    ///
    /// # Errors
    /// When the file has none and the question has no baseline.
    pub fn answer(&self, question: &QuestionView) -> Result<GivenAnswer, String> {
        let given = self.answers.get(&question.id);
        answer_to(question, given.or_else(|| self.if_asked.get(&question.id)))
    }

    /// Plays the journey page by page and compares the outcome; gives the request that reached it.
    ///
    /// # Errors
    /// What differs, in one sentence.
    pub fn play(&self, pack: &Pack, advice: Option<&Advice>) -> Result<Request, String> {
        let (request, outcome) = self.outcome(pack, advice)?;
        let mut given = self.answers.keys();
        if let Some(id) = given.find(|id| !request.answers.contains_key(id)) {
            return Err(format!(
                "\"{id}\" was never asked; remove it from the file or mend the rules"
            ));
        }
        let mut spare = self.if_asked.keys();
        if let Some(id) = spare.find(|id| request.answers.contains_key(id)) {
            return Err(format!(
                "\"{id}\" was asked; move it to the answers or mend the rules"
            ));
        }
        self.compare(&outcome).map(|()| request)
    }

    /// Plays the journey page by page; gives the request that reached an outcome, and the outcome.
    ///
    /// # Errors
    /// Why it reaches none, in one sentence.
    pub fn outcome(
        &self,
        pack: &Pack,
        advice: Option<&Advice>,
    ) -> Result<(Request, OutcomeView), String> {
        self.by_page(pack, advice, |_| ())
    }

    /// How many pages follow the emergency screen.
    ///
    /// # Errors
    /// Why the journey reaches no outcome, in one sentence.
    pub fn pages_after_the_screen(&self, pack: &Pack) -> Result<usize, String> {
        let mut pages = 0;
        self.by_page(pack, None, |page| {
            let is_screen = page
                .iter()
                .any(|question| question.id.starts_with(DANGER_SIGNS));
            pages = if is_screen { 0 } else { pages + 1 };
        })?;
        Ok(pages)
    }

    fn by_page(
        &self,
        pack: &Pack,
        advice: Option<&Advice>,
        seen: impl FnMut(&[QuestionView]),
    ) -> Result<(Request, OutcomeView), String> {
        let answer = |question: &QuestionView| self.answer(question);
        by_page(pack, advice, self.start()?, answer, seen)
    }

    /// Whether an outcome is the expected one.
    ///
    /// # Errors
    /// What differs, in one sentence.
    pub fn compare(&self, outcome: &OutcomeView) -> Result<(), String> {
        let expect = &self.expect;
        let rules: Vec<&str> = outcome
            .reasons
            .iter()
            .map(|reason| reason.rule.as_str())
            .collect();
        if (outcome.level, outcome.door) != (expect.level, expect.door) {
            return Err(format!(
                "expected {} {}, reached {} {} by {}",
                expect.level,
                expect.door,
                outcome.level,
                outcome.door,
                rules.join(", ")
            ));
        }
        if let Some(doors) = &expect.doors
            && *doors != outcome.doors
        {
            return Err(format!(
                "expected the doors {doors:?}, found {:?}",
                outcome.doors
            ));
        }
        if let Some(rule) = &expect.rule
            && !rules.contains(&rule.as_str())
        {
            return Err(format!(
                "expected the rule {rule} among {}",
                rules.join(", ")
            ));
        }
        for also in &expect.also {
            if !outcome
                .also
                .iter()
                .any(|found| (found.level, found.door) == (also.level, also.door))
            {
                return Err(format!(
                    "expected {} {} beside the headline",
                    also.level, also.door
                ));
            }
        }
        Ok(())
    }
}

/// What is answered to a question: the value of a file, or else the question's baseline.
///
/// # Errors
/// When the value is no answer, or there is neither.
pub(crate) fn answer_to(
    question: &QuestionView,
    given: Option<&Value>,
) -> Result<GivenAnswer, String> {
    if let Some(value) = given {
        return serde_json::from_value(value.clone())
            .map_err(|why| format!("{}: {why}", question.id));
    }
    match (question.kind, &question.baseline) {
        (QuestionKind::AnyOf, _) => Ok(GivenAnswer::Words(Vec::new())),
        (_, Some(baseline)) => Ok(GivenAnswer::Word(baseline.clone())),
        _ => Err(format!(
            "asked \"{}\", which has no baseline; give an answer in the file",
            question.id
        )),
    }
}

/// Answers page after page until there is an outcome; gives the request that reached it, and the outcome.
///
/// # Errors
/// Why there is none, in one sentence.
pub(crate) fn by_page(
    pack: &Pack,
    advice: Option<&Advice>,
    mut request: Request,
    answer: impl Fn(&QuestionView) -> Result<GivenAnswer, String>,
    mut seen: impl FnMut(&[QuestionView]),
) -> Result<(Request, OutcomeView), String> {
    for _ in 0..MOST_PAGES {
        match contract::step(pack, advice, &request).map_err(|error| error.to_string())? {
            Response::Ask(ask) => {
                seen(&ask.page);
                for question in &ask.page {
                    request
                        .answers
                        .insert(question.id.clone(), answer(question)?);
                }
            }
            Response::Outcome(outcome) => return Ok((request, *outcome)),
        }
    }
    Err(format!("no outcome after {MOST_PAGES} pages"))
}
