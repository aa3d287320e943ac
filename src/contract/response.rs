//! What comes back: plain strings and words, ready to be shown or written as JSON.

use super::{Words, scope_word};
use crate::directory::Route;
use crate::pack::{Door, Level, LinkedQuestion, Need, QuestionKind, Rung, Scope, Unit};
use serde::Serialize;

/// The next page, or the outcome.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Response {
    /// Questions that can still change the answer.
    Ask(Box<AskView>),
    /// The answer.
    Outcome(Box<OutcomeView>),
}

/// One page of questions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AskView {
    /// The questions shown together.
    pub page: Vec<QuestionView>,
    /// The first of them.
    pub question: Option<QuestionView>,
    /// A heading of its own: "Any of these as well?"
    pub heading: Option<String>,
    /// How many pages there can still be, this one included.
    pub pages_left_at_most: usize,
    /// The need established so far.
    pub at_least: NeedView,
    /// The highest need that open questions can still establish.
    pub could_be: NeedView,
}

/// A need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct NeedView {
    /// How soon.
    pub level: Level,
    /// Who.
    pub door: Door,
}

impl From<Need> for NeedView {
    fn from(need: Need) -> Self {
        Self {
            level: need.level,
            door: need.door,
        }
    }
}

/// One question in the right words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionView {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: QuestionKind,
    /// Whether its options run from least to most worrying.
    pub ordered: bool,
    /// `person` or `topic`.
    pub scope: &'static str,
    /// The question.
    pub text: String,
    /// Why it is asked.
    pub why: Option<String>,
    /// How to check.
    pub check: Option<String>,
    /// Whether "not sure" is offered.
    pub not_sure: bool,
    /// The options; yes and no for a yes-no question.
    pub options: Vec<OptionView>,
    /// The option that establishes nothing.
    pub baseline: Option<String>,
    /// The unit of a number.
    pub unit: Option<Unit>,
    /// The least number allowed.
    pub min: Option<f64>,
    /// The largest number allowed.
    pub max: Option<f64>,
    /// The step between numbers.
    pub step: Option<f64>,
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OptionView {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// How to check it.
    pub check: Option<String>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutcomeView {
    /// How soon.
    pub level: Level,
    /// How soon, in words.
    pub level_name: String,
    /// The door of the highest need.
    pub door: Door,
    /// All doors of the headline.
    pub doors: Vec<Door>,
    /// The step of the ladder.
    pub rung: Rung,
    /// Whether to call 999.
    pub call_999: bool,
    /// The topic that decided.
    pub topic: String,
    /// That topic's name.
    pub title: String,
    /// What to do, one for each door of the headline.
    pub actions: Vec<ActionView>,
    /// Why.
    pub reasons: Vec<ReasonView>,
    /// Where: services for the doors of the headline.
    pub routes: Vec<Route>,
    /// How many of the routes to show at first; the rest is there for whoever wants more.
    pub routes_first: usize,
    /// Others who can help with what brought the person, behind other doors; at most 5, none on an emergency.
    pub others: Vec<Route>,
    /// What to do meanwhile; on an emergency, while waiting.
    pub meanwhile: Vec<String>,
    /// That the rules behind this are old, and whom to ask as well. Nothing on an emergency, and never without a time.
    pub old_rules: Option<String>,
    /// For somebody under 16 who asks for themselves: whom to tell, and who listens to children.
    pub young: Option<String>,
    /// When it should be better; nothing when help is needed today or sooner.
    pub better_by: Option<String>,
    /// What to watch for.
    pub watch_for: Vec<WatchView>,
    /// The next step up that this person may use.
    pub next_up: Option<NextUpView>,
    /// Lesser needs beside the headline.
    pub also: Vec<AlsoView>,
    /// Topics to tell them about too.
    pub tell: Vec<String>,
    /// The names of the topics that decided, the one that gives its words first; none when what decided is about none.
    pub decided: Vec<String>,
    /// The names of the other chosen topics, where some decided; none when they decided together.
    pub beside: Vec<String>,
    /// What the advice would have been without one answer.
    pub what_if: Vec<WhatIfView>,
    /// Why not the next lower need; for reception only.
    pub why_not_below: Option<WhyNotBelowView>,
    /// Answers that this journey could not use.
    pub unused: Vec<String>,
    /// Notes, such as a postcode that is not covered.
    pub notes: Vec<String>,
    /// The rules behind it.
    pub pack: PackView,
}

/// What to do at one door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActionView {
    /// The door.
    pub door: Door,
    /// The headline.
    pub title: String,
    /// How to do it.
    pub text: String,
    /// A number to call at once.
    pub call: Option<String>,
}

/// Why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReasonView {
    /// The rule.
    pub rule: String,
    /// Its reason in words.
    pub text: String,
    /// The questions whose answers made it hold.
    pub answers: Vec<String>,
    /// Where it comes from; `unsourced` when it is general knowledge.
    pub source: String,
    /// The source's public address.
    pub url: Option<String>,
    /// Whether the day has passed by which the source had to be read again; never without a time.
    pub review_due: bool,
}

/// A sign and what to do then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WatchView {
    /// The sign.
    pub sign: String,
    /// The need it would have.
    pub then: NeedView,
    /// What to do then, in words.
    pub action: String,
    /// `rule` or `authored`.
    pub from: &'static str,
    /// The rule that would decide then.
    pub rule: Option<String>,
}

/// The next step up.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NextUpView {
    /// Its door.
    pub door: Door,
    /// What to do, in words.
    pub title: String,
    /// How.
    pub text: String,
    /// Where.
    pub routes: Vec<Route>,
}

/// A lesser need beside the headline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AlsoView {
    /// How soon.
    pub level: Level,
    /// Who.
    pub door: Door,
    /// What to do, in words.
    pub title: String,
    /// Why.
    pub text: String,
    /// Where.
    pub routes: Vec<Route>,
    /// Where several topics were chosen: the one it is about, by name; none when it comes from them together.
    pub about: Option<String>,
}

/// What the advice would have been without one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WhatIfView {
    /// The question.
    pub question: String,
    /// The need without its answer.
    pub then: NeedView,
    /// What to do then, in words.
    pub action: String,
}

/// Why the advice is not the next lower need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WhyNotBelowView {
    /// The next lower need that holds without the rules that decided; none when nothing lower is ever advised here.
    pub then: Option<NeedView>,
    /// What to do there, in words.
    pub action: Option<String>,
    /// The rules that rule it out; their words stand in the reasons.
    pub rules: Vec<String>,
    /// The questions whose answers made those rules hold.
    pub answers: Vec<String>,
}

/// The rules behind an outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackView {
    /// The pack's version.
    pub version: String,
    /// The hash of its rules.
    pub rules: String,
    /// `draft` or `approved`.
    pub status: crate::pack::PackStatus,
}

/// A question in words.
pub(crate) fn question_view(question: &LinkedQuestion, words: &Words<'_>) -> QuestionView {
    let authored = &question.authored;
    let say = |text: &Option<crate::pack::Text>| text.as_ref().map(|text| words.say(text));
    let yes_no = authored.kind == QuestionKind::YesNo;
    let options = if yes_no {
        let ui = &words.pack.text.ui;
        let option = |id: &str, text: &crate::pack::Text| OptionView {
            id: id.into(),
            text: words.say(text),
            check: None,
        };
        vec![option("yes", &ui.yes), option("no", &ui.no)]
    } else {
        let option = |option: &crate::pack::Choice| OptionView {
            id: option.id.to_string(),
            text: words.say(&option.text),
            check: say(&option.check),
        };
        authored.options.iter().map(option).collect()
    };
    let baseline = match authored.kind {
        QuestionKind::YesNo => Some(if authored.yes.is_empty() { "yes" } else { "no" }.to_owned()),
        _ => authored.baseline.as_ref().map(ToString::to_string),
    };
    let staff = words.request.context.seat == crate::directory::Seat::Reception;
    let text = authored
        .staff_text
        .as_ref()
        .filter(|_| staff)
        .unwrap_or(&authored.text);
    let number = authored.kind == QuestionKind::Number;
    let mut said = words.say(text);
    // Where there are several topics, "how long?" must say of what.
    if let (Scope::Topic(topic), [_, _, ..]) = (question.scope, words.request.topics.as_slice())
        && let Some(topic) = words.pack.topic(topic)
    {
        said = [&words.say(&topic.authored.title), ": ", &said].concat();
    }
    QuestionView {
        id: authored.id.to_string(),
        kind: authored.kind,
        ordered: authored.ordered,
        scope: scope_word(question.scope),
        text: said,
        why: say(&authored.why),
        check: say(&authored.check),
        not_sure: authored.not_sure,
        options,
        baseline,
        unit: authored.unit,
        min: authored.min,
        max: authored.max,
        step: number.then(|| authored.step.unwrap_or(1.0)),
    }
}
