//! JSON in, JSON out: the same requests and responses from the command line, from JavaScript and inside the app.
//!
//! [`step`] is the whole product as a function: topics, answers and context in; the next page of questions or the outcome
//! out. Words are chosen here (who is being helped, which seat); levels are not.

mod error;
mod given;
mod outcome;
mod places;
mod reasons;
mod request;
mod response;
mod watch;

pub use error::ApiError;
pub use given::GivenAnswers;
pub use request::{Context, Request};
pub use response::{
    ActionView, AlsoView, AskView, NeedView, NextUpView, OptionView, OutcomeView, PackView,
    QuestionView, ReasonView, Response, WatchView, WhatIfView, WhyNotBelowView,
};

use crate::engine::{self, Answers, State, Step, Topics};
use crate::pack::bundle::Advice;
use crate::pack::{Pack, Scope, Text};
use crate::search::Index;
use response::question_view;

/// The next page of questions, or the outcome. Without `advice` the outcome still has its action, 999 and 111.
///
/// # Errors
/// One clear error for an unknown topic, question or option, or an answer of the wrong kind.
pub fn step(pack: &Pack, advice: Option<&Advice>, request: &Request) -> Result<Response, ApiError> {
    let topics = Topics::read(pack, request.topics.iter().map(String::as_str))?;
    let answers = Answers::read(
        pack,
        request
            .answers
            .iter()
            .map(|(id, answer)| (id.as_str(), answer)),
    )?;
    match engine::ask(pack, &topics, &answers) {
        Step::Ask(ask) => {
            let words = Words { pack, request };
            let page: Vec<QuestionView> = ask
                .page
                .iter()
                .filter_map(|index| pack.question(*index))
                .map(|question| question_view(question, &words))
                .collect();
            let heading = ask
                .any_of_these_as_well
                .then(|| words.say(&pack.text.last_page));
            let question = page.first().cloned();
            Ok(Response::Ask(Box::new(AskView {
                question,
                page,
                heading,
                pages_left_at_most: ask.pages_left_at_most,
                at_least: ask.at_least.into(),
                could_be: ask.could_be.into(),
            })))
        }
        Step::Decided(decision) => {
            let state = State::new(pack, &topics, &answers);
            let view = outcome::Outcome {
                words: Words { pack, request },
                state: &state,
                advice,
                decision: &decision,
            }
            .view();
            Ok(Response::Outcome(Box::new(view)))
        }
    }
}

/// One question as reception reads it out.
#[cfg(any(feature = "desk", not(target_arch = "wasm32")))]
pub(crate) fn question(
    pack: &Pack,
    id: &str,
    asking_for: crate::pack::AskingFor,
) -> Option<QuestionView> {
    let question = pack.question(pack.find_question(id)?)?;
    let mut request = Request::default();
    request.context.seat = crate::directory::Seat::Reception;
    request.context.asking_for = asking_for;
    let words = Words {
        pack,
        request: &request,
    };
    Some(question_view(question, &words))
}

/// One topic as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct TopicView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What kind of reason to come it is.
    pub kind: crate::pack::Kind,
    /// Whether the start page shows it among the common needs.
    pub common: bool,
    /// Whether a link may open it.
    pub sensitive: bool,
}

/// All topics in the order of their names.
#[must_use]
pub fn topics(pack: &Pack) -> Vec<TopicView> {
    let view = |topic: &crate::pack::LinkedTopic| TopicView {
        id: topic.authored.id.to_string(),
        title: topic
            .authored
            .title
            .render(&pack.text.tokens, crate::pack::AskingFor::Me),
        kind: topic.authored.kind,
        common: topic.authored.common,
        sensitive: topic.authored.sensitive,
    };
    crate::order::by(pack.topics().iter().map(view).collect(), |a, b| {
        a.title.cmp(&b.title)
    })
}

/// One topic that fits some words.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct HitView {
    /// Its id.
    pub topic: String,
    /// Its name.
    pub title: String,
    /// The words that it has of those typed.
    pub matched: Vec<String>,
}

/// The topics that fit `words`, best first, and last the way out for what is not on the list.
#[must_use]
pub fn search(pack: &Pack, index: &Index, words: &str) -> Vec<HitView> {
    let mut views = Vec::new();
    for hit in index.search(pack, words) {
        if let Some(topic) = pack.topic(hit.topic) {
            let title = &topic.authored.title;
            views.push(HitView {
                topic: topic.authored.id.to_string(),
                title: title.render(&pack.text.tokens, crate::pack::AskingFor::Me),
                matched: hit.matched,
            });
        }
    }
    views
}

/// Chooses words for the person who is being helped.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) request: &'a Request,
}

impl Words<'_> {
    /// The text in the right person.
    pub(crate) fn say(&self, text: &Text) -> String {
        text.render(&self.pack.text.tokens, self.request.context.asking_for)
    }
}

/// The scope of a question as the contract writes it.
pub(crate) fn scope_word(scope: Scope) -> &'static str {
    match scope {
        Scope::Person => "person",
        Scope::Topic(_) => "topic",
    }
}
