//! Where a call stands: what is asked now, how low and how high the outcome can still be, or the outcome. Worked out from the
//! call each time; nothing of it is kept.

use crate::app::path::{Path, Screen};
use crate::app::words::Say;
use crate::contract::{self, ApiError, NeedView, OutcomeView, QuestionView, Response};
use crate::desk::state::Call;
use crate::pack::bundle::Advice;
use crate::pack::reception::ReceptionText;
use crate::pack::{AskingFor, Level, Pack, Scope};
use crate::search::Index;

/// What the desk works with.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The rules.
    pub pack: &'a Pack,
    /// Its words.
    pub text: &'a ReceptionText,
    /// Places and self-care, once they have arrived.
    pub advice: Option<&'a Advice>,
    /// What search knows, once it has arrived.
    pub index: Option<&'a Index>,
}

/// What is asked now.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// What is wrong.
    Topic,
    /// Whether questions may be asked.
    Consent,
    /// Nothing: they would rather not answer questions.
    Refused,
    /// Whom it is for.
    Who,
    /// A question.
    Question(Box<QuestionView>),
    /// What is wrong with somebody who is unwell behind an errand.
    Offer,
    /// Nothing more.
    Outcome(Box<OutcomeView>),
}

/// Where a call stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// What is asked now.
    pub asked: Asked,
    /// The screens of the journey.
    pub path: Path,
    /// The need so far, and what it could still become; nothing before a topic is chosen.
    pub bounds: Option<(NeedView, NeedView)>,
    /// How many pages can follow, this one included.
    pub pages_left: usize,
}

impl Desk<'_> {
    /// Words for whoever the call is about.
    #[must_use]
    pub fn say(&self, call: &Call) -> Say<'_> {
        Say {
            pack: self.pack,
            asking_for: call.journey.asking_for.unwrap_or(AskingFor::Me),
        }
    }

    /// Works out where a call stands.
    ///
    /// # Errors
    /// When the core refuses a topic or an answer, which none that the desk offers is.
    pub fn scene(&self, call: &Call) -> Result<Scene, ApiError> {
        let journey = &call.journey;
        if journey.topics.is_empty() {
            return Ok(Scene::empty());
        }
        let path = journey.path(self.pack)?;
        let request = journey.request(&path.answers);
        let (bounds, pages_left, outcome) = match contract::step(self.pack, self.advice, &request)?
        {
            Response::Ask(ask) => ((ask.at_least, ask.could_be), ask.pages_left_at_most, None),
            Response::Outcome(outcome) => {
                let need = need_of(&outcome);
                ((need, need), 0, Some(outcome))
            }
        };
        let asked = match (call.consent, outcome) {
            // An emergency waits for nobody's leave.
            (_, Some(outcome)) if outcome.level.is_red_flag() => Asked::Outcome(outcome),
            (None, _) => Asked::Consent,
            (Some(false), _) => Asked::Refused,
            (Some(true), outcome) => match asked(call, &path, outcome) {
                Asked::Question(question) => Asked::Question(Box::new(self.aloud(call, *question))),
                other => other,
            },
        };
        Ok(Scene {
            asked,
            path,
            bounds: Some(bounds),
            pages_left,
        })
    }
}

impl Desk<'_> {
    /// A question in the words in which it is read out.
    fn aloud(&self, call: &Call, mut question: QuestionView) -> QuestionView {
        let mut script = self.text.script.iter();
        let Some(script) = script.find(|script| script.question.as_str() == question.id) else {
            return question;
        };
        let say = self.say(call);
        question.text = [self.topic_before(call, &question), say.text(&script.text)].concat();
        for option in &mut question.options {
            let mut words = script.options.iter();
            if let Some(said) = words.find(|words| words.id.as_str() == option.id) {
                option.text = say.text(&said.words);
            }
        }
        question
    }

    /// Where a call is about several things, of which of them a question is.
    fn topic_before(&self, call: &Call, question: &QuestionView) -> String {
        let several = call.journey.topics.len() > 1;
        let index = self.pack.find_question(&question.id).filter(|_| several);
        let linked = index.and_then(|index| self.pack.question(index));
        let topic = linked.and_then(|linked| match linked.scope {
            Scope::Topic(topic) => self.pack.topic(topic),
            Scope::Person => None,
        });
        let title = topic.map(|topic| self.say(call).text(&topic.authored.title));
        title.map(|title| title + ": ").unwrap_or_default()
    }
}

fn asked(call: &Call, path: &Path, outcome: Option<Box<OutcomeView>>) -> Asked {
    let Some(last) = path.screens.last() else {
        return Asked::Topic;
    };
    let open = last
        .questions()
        .iter()
        .find(|question| !call.journey.answers.contains_key(&question.id));
    match (last, open, outcome) {
        (Screen::Start, ..) => Asked::Topic,
        (Screen::Add, ..) => Asked::Offer,
        (Screen::Who(_), _, _) if call.journey.asking_for.is_none() => Asked::Who,
        (_, Some(question), _) => Asked::Question(Box::new(question.clone())),
        (_, None, Some(outcome)) => Asked::Outcome(outcome),
        (_, None, None) => Asked::Who,
    }
}

/// The need of an outcome.
#[must_use]
pub fn need_of(outcome: &OutcomeView) -> NeedView {
    NeedView {
        level: outcome.level,
        door: outcome.door,
    }
}

impl Scene {
    /// Before anything is said.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            asked: Asked::Topic,
            path: Path::default(),
            bounds: None,
            pages_left: 0,
        }
    }

    /// The need so far.
    #[must_use]
    pub fn need(&self) -> Option<NeedView> {
        self.bounds.map(|(at_least, _)| at_least)
    }

    /// The level so far.
    #[must_use]
    pub fn level(&self) -> Level {
        self.need().map_or(Level::SelfCare, |need| need.level)
    }

    /// Whether a red flag holds.
    #[must_use]
    pub fn is_red_flag(&self) -> bool {
        self.level().is_red_flag()
    }

    /// The outcome, once there is one.
    #[must_use]
    pub fn outcome(&self) -> Option<&OutcomeView> {
        match &self.asked {
            Asked::Outcome(outcome) => Some(outcome),
            _ => None,
        }
    }

    /// Whether the person can do something meanwhile that can be read out.
    #[must_use]
    pub fn has_advice(&self) -> bool {
        self.outcome()
            .is_some_and(|outcome| !outcome.meanwhile.is_empty() || outcome.better_by.is_some())
    }

    /// The question that is asked now.
    #[must_use]
    pub fn question(&self) -> Option<&QuestionView> {
        match &self.asked {
            Asked::Question(question) => Some(question),
            _ => None,
        }
    }
}
