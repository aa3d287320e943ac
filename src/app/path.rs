//! The screens of one journey. Nothing but topics and answers is kept: the screens are worked out from them each time, so
//! that going back, changing an answer and adding a topic are all the same thing.

use crate::contract::{
    self, ApiError, AskView, Context, GivenAnswers, QuestionView, Request, Response,
};
use crate::directory::{Seat, Standing, WallTime};
use crate::engine::GivenAnswer;
use crate::pack::{AskingFor, DANGER_SIGNS, Date, Kind, Level, Pack, TopicIndex};

/// The finding of an errand or life problem behind which somebody is unwell.
const SOMEONE_UNWELL: &str = "someone-unwell";

/// The question about the age.
const AGE: &str = "age";

/// Where somebody is, as far as they said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The code and name of their practice.
    pub practice: Option<(String, String)>,
    /// A postcode as typed.
    pub postcode: Option<String>,
    /// How they stand to the area's practices.
    pub standing: Standing,
}

/// Everything that somebody told us.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journey {
    /// Why they came.
    pub topics: Vec<String>,
    /// Who is being helped.
    pub asking_for: Option<AskingFor>,
    /// Whether the person at the screen is with the one who needs help.
    pub with_them: Option<bool>,
    /// Every answer ever given. Answers that the path no longer asks for stay here unused, in case it asks again.
    pub answers: GivenAnswers,
    /// Whether the offer to add what is wrong has been answered.
    pub offer_answered: bool,
    /// Where they are.
    pub place: Place,
    /// London wall time when the outcome was reached.
    pub now: Option<WallTime>,
    /// A day that has come for sure, where the clock is not believed.
    pub at_least: Option<Date>,
    /// Who sits at the screen.
    pub seat: Seat,
}

/// One page of questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// A heading of its own.
    pub heading: Option<String>,
    /// The questions.
    pub questions: Vec<QuestionView>,
    /// How many pages there can still be, this one included.
    pub pages_left: usize,
}

impl Page {
    /// Whether it is the emergency screen.
    #[must_use]
    pub fn is_emergency(&self) -> bool {
        self.questions
            .first()
            .is_some_and(|question| question.id.starts_with(DANGER_SIGNS))
    }
}

/// One screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    /// Search, common needs, A to Z.
    Start,
    /// Who is it for, with the first page of questions when it fits.
    Who(Option<Page>),
    /// A page of questions.
    Page(Page),
    /// An offer to add what is wrong as a topic.
    Add,
    /// The outcome.
    Outcome,
}

/// The screens from the start to the first one that is unanswered, or to the outcome.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// The screens; the position of each is its step number.
    pub screens: Vec<Screen>,
    /// The answers that the screens before the last one gave: those that count.
    pub answers: GivenAnswers,
}

impl Path {
    /// The step number of the last screen.
    #[must_use]
    pub fn last(&self) -> usize {
        self.screens.len().saturating_sub(1)
    }

    /// The questions with an answer that counts, in the order of the screens.
    pub fn answered(&self) -> impl Iterator<Item = (&QuestionView, &GivenAnswer)> {
        let questions = self.screens.iter().flat_map(|screen| screen.questions());
        questions.filter_map(|question| Some((question, self.answers.get(&question.id)?)))
    }

    /// The step number of the screen that asks a question.
    #[must_use]
    pub fn step_of(&self, question: &str) -> Option<usize> {
        self.screens
            .iter()
            .position(|screen| screen.questions().iter().any(|asked| asked.id == question))
    }
}

impl Screen {
    /// The questions it asks.
    #[must_use]
    pub fn questions(&self) -> &[QuestionView] {
        match self {
            Self::Who(Some(page)) | Self::Page(page) => &page.questions,
            _ => &[],
        }
    }
}

impl Journey {
    /// The request for some of the answers.
    #[must_use]
    pub fn request(&self, answers: &GivenAnswers) -> Request {
        Request {
            topics: self.topics.clone(),
            answers: answers.clone(),
            context: Context {
                now: self.now,
                at_least: self.at_least,
                postcode: self.place.postcode.clone(),
                practice: self.place.practice.as_ref().map(|(code, _)| code.clone()),
                standing: self.place.standing,
                seat: self.seat,
                asking_for: self.asking_for.unwrap_or(AskingFor::Me),
            },
        }
    }

    /// Whether an age has been given, and it is under this many years.
    #[must_use]
    pub fn is_under(&self, years: u32) -> bool {
        let age = self.answers.get(AGE);
        age.and_then(|age| age.is_age_under(years)) == Some(true)
    }

    /// Works out the screens.
    ///
    /// # Errors
    /// When the core refuses a topic or an answer, which none that the screens offer is.
    pub fn path(&self, pack: &Pack) -> Result<Path, ApiError> {
        let mut path = Path {
            screens: vec![Screen::Start],
            answers: GivenAnswers::new(),
        };
        if self.topics.is_empty() {
            return Ok(path);
        }
        // Every page answers a question that was open, so there are never more pages than questions.
        for _ in 0..=pack.questions().len() {
            let response = contract::step(pack, None, &self.request(&path.answers))?;
            if self.offer_is_due(pack, &path, &response) {
                path.screens.push(Screen::Add);
                return Ok(path);
            }
            let ask = match response {
                Response::Ask(ask) => ask,
                Response::Outcome(_) => {
                    self.push_outcome(&mut path);
                    return Ok(path);
                }
            };
            let page = self.page(*ask);
            let answered = page
                .questions
                .iter()
                .all(|question| self.answers.contains_key(&question.id));
            let answers: Vec<(String, GivenAnswer)> = page
                .questions
                .iter()
                .filter_map(|question| {
                    Some((question.id.clone(), self.answers.get(&question.id)?.clone()))
                })
                .collect();
            if !self.push_page(&mut path, page) || !answered {
                return Ok(path);
            }
            path.answers.extend(answers);
        }
        Ok(path)
    }

    /// The page as it is shown: when some of its questions have been answered (a topic was added since), those alone, so that
    /// the others come on a page of their own.
    fn page(&self, ask: AskView) -> Page {
        let known: Vec<QuestionView> = ask
            .page
            .iter()
            .filter(|question| self.answers.contains_key(&question.id))
            .cloned()
            .collect();
        let questions = if known.is_empty() { ask.page } else { known };
        Page {
            heading: ask.heading,
            questions,
            pages_left: ask.pages_left_at_most,
        }
    }

    /// Adds a page; the first one goes together with "who is it for?". Says whether the path may go on behind it.
    fn push_page(&self, path: &mut Path, page: Page) -> bool {
        if path.screens.len() > 1 {
            path.screens.push(Screen::Page(page));
            return true;
        }
        if page.heading.is_none() && !page.is_emergency() {
            path.screens.push(Screen::Who(Some(page)));
            return self.asking_for.is_some();
        }
        path.screens.push(Screen::Who(None));
        if self.asking_for.is_some() {
            path.screens.push(Screen::Page(page));
        }
        self.asking_for.is_some()
    }

    fn push_outcome(&self, path: &mut Path) {
        if path.screens.len() == 1 {
            path.screens.push(Screen::Who(None));
        }
        if self.asking_for.is_some() {
            path.screens.push(Screen::Outcome);
        }
    }

    /// Whether to offer now to add what is wrong: somebody is unwell behind an errand, the emergency list has been
    /// answered, and it was no emergency.
    fn offer_is_due(&self, pack: &Pack, path: &Path, response: &Response) -> bool {
        let level = match response {
            Response::Ask(ask) => ask.at_least.level,
            Response::Outcome(outcome) => outcome.level,
        };
        let screened = path.answers.keys().any(|id| id.starts_with(DANGER_SIGNS));
        let symptom = |id: &String| kind_of(pack, id) == Some(Kind::Symptom);
        !self.offer_answered
            && level < Level::Ae
            && screened
            && !self.topics.iter().any(symptom)
            && path
                .answers
                .iter()
                .any(|(id, answer)| someone_is_unwell(pack, id, answer))
    }
}

fn kind_of(pack: &Pack, topic: &str) -> Option<Kind> {
    let index: TopicIndex = pack.find_topic(topic)?;
    pack.topic(index).map(|topic| topic.authored.kind)
}

fn someone_is_unwell(pack: &Pack, question: &str, answer: &GivenAnswer) -> bool {
    let GivenAnswer::Words(ticked) = answer else {
        return false;
    };
    let question = pack
        .find_question(question)
        .and_then(|index| pack.question(index));
    question.is_some_and(|question| {
        question.authored.options.iter().any(|option| {
            ticked.iter().any(|id| id == option.id.as_str())
                && option
                    .findings
                    .iter()
                    .any(|finding| finding.as_str() == SOMEONE_UNWELL)
        })
    })
}
