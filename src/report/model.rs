//! What a report says, as data. The page is drawn from this and from nothing else.

use crate::engine::GivenAnswer;
use crate::pack::{Date, Door, Kind, Level, PackStatus, QuestionKind, Status};
use crate::verify::proof::TopicProof;
use serde::Serialize;
use std::collections::BTreeMap;

/// The report on one topic.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The topic's id.
    pub topic: String,
    /// Its name.
    pub title: String,
    /// What kind of reason it is.
    pub kind: Kind,
    /// Its classes, each with what it means.
    pub classes: Vec<Class>,
    /// Whether "what if" is never shown and no link opens it.
    pub sensitive: bool,
    /// The pack it belongs to.
    pub pack: PackLine,
    /// Review dates are judged on this day.
    pub judged_on: Date,
    /// What can be counted without the exact check.
    pub figures: Figures,
    /// What the exact check counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<TopicProof>,
    /// Changes since the last release that make an answer less urgent and that nobody reviewed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub less_urgent_unreviewed: Option<usize>,
    /// The topic's own rules.
    pub rules: Vec<Table>,
    /// Shared rules that can apply when this topic alone is picked.
    pub shared: Vec<Table>,
    /// Shared rules that apply when this topic is picked together with another one.
    pub together: Vec<Table>,
    /// The pages of questions, in the order in which they come.
    pub pages: Vec<Page>,
    /// Which question can lead to which need.
    pub flow: Flow,
    /// The shortest journey found to each need.
    pub examples: Vec<Example>,
    /// Needs that rules name but no journey was found to.
    pub without_example: Vec<NeedWords>,
    /// What people read after the decision.
    pub advice: AdviceLines,
    /// Every source that rules and advice of this report name.
    pub sources: Vec<SourceLine>,
    /// What a reviewer ought to settle.
    pub doubts: Doubts,
}

/// A class of topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Class {
    /// Its id.
    pub id: String,
    /// Which topics belong to it.
    pub about: String,
}

/// The pack's head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackLine {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// How far it has come.
    pub status: PackStatus,
    /// When it was last changed.
    pub as_of: Date,
    /// The hash of its rules.
    pub rules_hash: String,
}

/// Plain counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Own rules.
    pub rules: usize,
    /// Own rules at A&E or 999.
    pub red_flags: usize,
    /// Shared rules that can apply.
    pub shared_rules: usize,
    /// Shared rules with another topic.
    pub together_rules: usize,
    /// Rules of this report that stand on general knowledge.
    pub unsourced: usize,
    /// Questions that can be asked.
    pub questions: usize,
    /// Pages that can be shown.
    pub pages: usize,
    /// Needs to which a journey was found.
    pub needs: usize,
}

/// A need in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NeedWords {
    /// How soon.
    pub level: Level,
    /// Who.
    pub door: Door,
    /// How soon, in words.
    pub level_name: String,
    /// Who, in words.
    pub door_name: String,
}

/// One decision table: a rule a row, a finding a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Its name.
    pub title: String,
    /// The findings across.
    pub columns: Vec<Column>,
    /// The rules.
    pub rows: Vec<Row>,
}

/// A finding as a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// The finding's id.
    pub finding: String,
    /// The question that establishes it.
    pub question: String,
    /// That question's words.
    pub asked: String,
    /// The answer's words.
    pub answer: String,
}

/// A rule as a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The rule's id.
    pub rule: String,
    /// What must have been picked for the rule to apply, besides this topic.
    pub applies_to: Vec<String>,
    /// The findings that must all hold.
    pub when: Vec<String>,
    /// What the person then needs at least.
    pub need: NeedWords,
    /// Why, in the words that people read.
    pub because: String,
    /// How well it is backed.
    pub status: Status,
    /// Its source's id; of a rule that is not sourced, what it was compared with.
    pub source: Option<String>,
    /// Rows of the clinical fact tables.
    pub rows: Vec<String>,
    /// Who wrote it.
    pub written_by: String,
}

/// One page of questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Page {
    /// Its number in this report.
    pub number: usize,
    /// When it is asked, in words.
    pub asked: String,
    /// Its questions.
    pub questions: Vec<QuestionLine>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuestionLine {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: QuestionKind,
    /// Whether its options run from least to most worrying.
    pub ordered: bool,
    /// Whether all topics share it.
    pub shared: bool,
    /// Its words.
    pub text: String,
    /// As reception reads it out, when it differs.
    pub staff_text: Option<String>,
    /// Why it is asked.
    pub why: Option<String>,
    /// How to check.
    pub check: Option<String>,
    /// Whether "not sure" is offered.
    pub not_sure: bool,
    /// Of a number: which are allowed.
    pub range: Option<String>,
    /// Its answers.
    pub options: Vec<OptionLine>,
}

/// One answer of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OptionLine {
    /// Its words.
    pub text: String,
    /// How to check.
    pub check: Option<String>,
    /// The findings that it establishes.
    pub establishes: Vec<String>,
    /// What this answer alone leads to, when it raises the need of the topic.
    pub alone: Option<NeedWords>,
}

/// Which question can lead to which need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flow {
    /// The needs, highest first.
    pub needs: Vec<NeedWords>,
    /// What holds without any answer: its place in `needs`.
    pub base: usize,
    /// The questions, in the order in which they come.
    pub steps: Vec<FlowStep>,
}

/// One question of the flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FlowStep {
    /// The page on which it stands.
    pub page: usize,
    /// Its id.
    pub question: String,
    /// Its words.
    pub text: String,
    /// When it is asked; empty when always.
    pub asked: String,
    /// Where its answers can lead, highest need first.
    pub edges: Vec<Edge>,
}

/// From a question to a need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edge {
    /// The need's place in the flow's list.
    pub need: usize,
    /// How many rules lead there with the help of this question.
    pub rules: usize,
    /// Whether one answer to this question is enough for one of them.
    pub alone: bool,
}

/// A journey, page by page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Example {
    /// Where it leads.
    pub need: NeedWords,
    /// Every door of the headline, the first one's need being the decision.
    pub doors: Vec<Door>,
    /// The rules behind the decision.
    pub rules: Vec<String>,
    /// The pages.
    pub pages: Vec<ExamplePage>,
    /// The same as a request: `front-door step` reaches the same need with it.
    pub topics: Vec<String>,
    /// Its answers.
    pub answers: BTreeMap<String, GivenAnswer>,
}

/// One page of a journey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExamplePage {
    /// Whether it is the page after an A&E finding: "any of these as well?"
    pub any_of_these_as_well: bool,
    /// The questions on it and what is answered.
    pub answers: Vec<ExampleAnswer>,
}

/// One answer of a journey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExampleAnswer {
    /// The question.
    pub question: String,
    /// Its words.
    pub text: String,
    /// The answer in words.
    pub answer: String,
    /// Whether this answer is one that the rule behind the decision needs.
    pub telling: bool,
}

/// What people read after the decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AdviceLines {
    /// When it should be better.
    pub better_by: Option<String>,
    /// What to do meanwhile.
    pub self_care: Vec<SelfCareLine>,
    /// Signs to watch for that authors wrote.
    pub watch_for: Vec<WatchLine>,
    /// Signs that end every list.
    pub general_watch: Vec<WatchLine>,
    /// On an emergency: what to do while waiting.
    pub while_waiting: Vec<SelfCareLine>,
}

/// One line of self-care, or of what to do while waiting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SelfCareLine {
    /// The line.
    pub text: String,
    /// Not shown with these findings.
    pub withheld: Vec<String>,
    /// What is added while one of them is unknown.
    pub ask_first: Option<String>,
    /// Its source's id.
    pub source: Option<String>,
    /// How well it is backed.
    pub status: Status,
}

/// A sign and what to do then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WatchLine {
    /// The sign.
    pub sign: String,
    /// What it then needs.
    pub then: NeedWords,
}

/// One source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its public address.
    pub url: Option<String>,
    /// When the page itself was last reviewed, as it says.
    pub page_reviewed: Option<String>,
    /// When we read it.
    pub read: Date,
    /// When it must be read again.
    pub review_by: Date,
    /// Whether the page was past its own review date when read.
    pub overdue: bool,
    /// Whether our own review date has passed.
    pub past_review: bool,
    /// The rules of this report that rest on it.
    pub rules: Vec<String>,
}

/// What a reviewer ought to settle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Doubts {
    /// Doubts that authors wrote down.
    pub written: Vec<Doubt>,
    /// Rules that stand on general knowledge.
    pub unsourced_rules: Vec<String>,
    /// Lines of advice that stand on general knowledge.
    pub unsourced_advice: Vec<String>,
    /// Sources whose page was past its own review date when read.
    pub overdue_sources: Vec<String>,
    /// Sources that we must read again.
    pub past_review_sources: Vec<String>,
    /// Sources whose text could not be dated.
    pub undated_sources: Vec<String>,
    /// Rules that rest on a source whose text could not be dated.
    pub undated_rules: Vec<String>,
}

/// One doubt in a sentence or two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Doubt {
    /// What is doubtful, or where sources disagree, and what was done about it.
    pub doubt: String,
    /// Rows and sections of the clinical fact tables.
    pub rows: Vec<String>,
}
