//! The authored pack: every file below `www/pack/<area>/`, as its authors write it.

use crate::pack::authored::{choice, record};
use crate::pack::ids::{
    ClassId, FindingId, OptionId, PageId, QuestionId, RuleId, SourceId, TopicId,
};
use crate::pack::need::{Door, Level, Need, Rung};
use crate::pack::number::{Bound, Date};
use crate::pack::text::{Text, Token};
pub use crate::pack::typed_words::{DangerFile, DangerKind, Hint, WordSet, WordsFile};
use crate::pack::{Detached, Said};

choice! {
    /// What kind of reason to come this is.
    pub enum Kind {
        /// Something is wrong with body or mind.
        Symptom = "symptom",
        /// Something to get done: repeat prescription, fit note.
        Errand = "errand",
        /// A problem of life: lonely, debt, housing.
        Life = "life",
        /// What a care plan foresees: the last days of life. Its own first page stands in place of the emergency screen.
        Plan = "plan",
    }

    /// The kinds of question.
    pub enum QuestionKind {
        /// Yes or no.
        YesNo = "yes-no",
        /// Exactly one option.
        OneOf = "one-of",
        /// Any number of options, or none.
        AnyOf = "any-of",
        /// A number.
        Number = "number",
    }

    /// Units of numbers.
    pub enum Unit {
        /// Hours.
        Hours = "hours",
        /// Days.
        Days = "days",
        /// Weeks.
        Weeks = "weeks",
        /// Months.
        Months = "months",
        /// Years.
        Years = "years",
        /// Years, or an object with a value and a unit for the very young.
        Age = "age",
    }

    /// How well a rule or fact is backed.
    pub enum Status {
        /// A dated public source says so.
        Sourced = "sourced",
        /// General knowledge, to be checked against a source before use.
        Unsourced = "unsourced",
    }

    /// How far the pack has come.
    pub enum PackStatus {
        /// Not for use with patients.
        Draft = "draft",
        /// Approved for use, with a clinical safety officer's signature.
        Approved = "approved",
    }
}

record! {
    /// `pack.json`: what this pack is.
    pub struct PackFile {
        /// The pack's id.
        id: String,
        /// Its version, newest last when sorted.
        version: String,
        /// The area it covers, in public words.
        area: Text,
        /// How far it has come.
        status: PackStatus,
        /// The banner shown on every screen while it is a draft.
        banner: Text,
        /// The day on which the pack was last changed.
        as_of: Date,
    }

    /// `questions.json`: what topics share.
    pub struct SharedFile {
        /// Classes of topic; choosing a topic of a class establishes the class as a finding.
        classes: Vec<ClassRecord>,
        /// Facts about the person and whole-body signs.
        questions: Vec<Question>,
    }

    /// A class of topic.
    pub struct ClassRecord {
        /// Its id, which is also the finding.
        id: ClassId,
        /// Which topics belong to it.
        about: String,
    }

    /// `rules.json`: rules that apply whatever was picked.
    pub struct RulesFile {
        /// The rules.
        rules: Vec<Rule>,
    }

    /// `sources.json`: where facts come from.
    pub struct SourcesFile {
        /// The sources.
        sources: Vec<Source>,
    }

    /// One source.
    pub struct Source {
        /// Its id.
        id: SourceId,
        /// Its name as people would cite it.
        title: String,
        /// Its public address.
        url: Option<String>,
        /// When the page itself was last reviewed, as the page says it.
        page_reviewed: Option<String>,
        /// When we read it.
        read: Date,
        /// When we must read it again: 12 months after `read`, 6 when the page was overdue.
        review_by: Date,
        /// Whether the page was past its own review date when we read it.
        overdue: bool,
    }

    /// One question.
    pub struct Question {
        /// Its id, unique in the whole pack.
        id: QuestionId,
        /// Its kind.
        kind: QuestionKind,
        /// One-of only: options run from least to most worrying and each establishes the findings of all before it.
        ordered: bool,
        /// Questions of one page are shown together; a page of its own when left out.
        page: Option<PageId>,
        /// The question as residents read it.
        text: Text,
        /// The question as reception reads it out, when it differs.
        staff_text: Option<Text>,
        /// Why it is asked.
        why: Option<Text>,
        /// How to check (press a glass on the rash).
        check: Option<Text>,
        /// Whether "not sure" is offered.
        not_sure: bool,
        /// Whether "what if" must never be shown for it.
        sensitive: bool,
        /// Asked only when all findings of one of these lists hold; always when left out.
        ask_if: Vec<Vec<FindingId>>,
        /// One-of and any-of: the options.
        options: Vec<Choice>,
        /// The option that establishes nothing; for yes-no the other answer is found by itself.
        baseline: Option<OptionId>,
        /// Yes-no: what "yes" establishes.
        yes: Vec<FindingId>,
        /// Yes-no: what "no" establishes.
        no: Vec<FindingId>,
        /// Yes-no: how its findings show when they begin later, as a line of a list; none when they cannot begin later.
        sign: Option<Text>,
        /// Number: its unit.
        unit: Option<Unit>,
        /// Number: the least allowed.
        min: Option<f64>,
        /// Number: the most allowed.
        max: Option<f64>,
        /// Number: its step, 1 when left out.
        step: Option<f64>,
        /// Number: the findings it can establish.
        thresholds: Vec<Threshold>,
    }

    /// One option of a one-of or any-of question.
    pub struct Choice {
        /// Its id within the question.
        id: OptionId,
        /// Its words.
        text: Text,
        /// How to check it.
        check: Option<Text>,
        /// What it establishes.
        findings: Vec<FindingId>,
        /// How its findings show when they begin later, as a line of a list; none when they cannot begin later.
        sign: Option<Text>,
    }

    /// A finding that a number establishes when it lies between the ends given.
    pub struct Threshold {
        /// The finding.
        finding: FindingId,
        /// This or more.
        at_least: Option<Bound>,
        /// More than this.
        above: Option<Bound>,
        /// This or less.
        at_most: Option<Bound>,
        /// Less than this.
        below: Option<Bound>,
        /// How the finding shows when the number gets there later, as a line of a list; none when it cannot.
        sign: Option<Text>,
    }

    /// When all these findings hold, the person needs at least this need, because …
    pub struct Rule {
        /// Its id, unique in the whole pack.
        id: RuleId,
        /// The findings; none means always (a topic's base need).
        when: Vec<FindingId>,
        /// The need.
        need: Need,
        /// Why, in words for the person.
        because: Said,
        /// Where it comes from.
        source: Option<SourceId>,
        /// How well it is backed.
        status: Detached<Status>,
        /// The rows of the clinical fact tables it rests on, such as `RF19` or `C63`.
        rows: Vec<String>,
    }

    /// `topics/<id>.json`: one reason to come.
    pub struct Topic {
        /// Its id, the same as the file's name.
        id: TopicId,
        /// Its name in plain words.
        title: Text,
        /// What kind of reason it is.
        kind: Kind,
        /// Its classes.
        classes: Vec<ClassId>,
        /// Whether it must never be opened by a link, and "what if" is never shown.
        sensitive: bool,
        /// Whether the start page shows it among the common needs.
        common: bool,
        /// Earlier ids that still lead here.
        aliases: Vec<TopicId>,
        /// The most pages that the first page may speak of; as the engine counts when left out. `front-door check` says which
        /// number is true.
        at_most_pages: Option<u32>,
        /// What people say when they mean it.
        phrases: Detached<Vec<String>>,
        /// Its own questions.
        questions: Vec<Question>,
        /// Its own rules.
        rules: Vec<Rule>,
        /// What to do and what to watch for.
        advice: Detached<TopicAdvice>,
    }

    /// What to do and what to watch for.
    pub struct TopicAdvice {
        /// When it should be better.
        better_by: Text,
        /// What to do meanwhile.
        self_care: Vec<AdviceLine>,
        /// Signs that mean getting help sooner.
        watch_for: Vec<WatchLine>,
    }

    /// One line of advice.
    pub struct AdviceLine {
        /// The advice.
        text: Text,
        /// Shown only to whom one of these may apply; to everybody when left out.
        only_with: Vec<FindingId>,
        /// Findings with which it must not be shown.
        not_with: Vec<FindingId>,
        /// What to add while one of them is unknown: "ask a pharmacist first if …".
        ask_first: Option<Text>,
        /// Where it comes from.
        source: Option<SourceId>,
        /// How well it is backed.
        status: Status,
        /// Whether it is about staying well and not about what is wrong now: the last line, never where help is needed today.
        keep_well: bool,
        /// Whether it can't wait for those who come: said at A&E and 999 too, before what is said to everybody.
        first_aid: bool,
    }

    /// A sign and what to do then.
    pub struct WatchLine {
        /// The sign.
        sign: Text,
        /// Shown only with one of these findings; always when left out.
        only_with: Vec<FindingId>,
        /// What it then needs.
        then: Need,
    }

    /// `ladder.json`: names and actions for levels, rungs and doors.
    pub struct LadderFile {
        /// A name for each level.
        levels: Vec<LevelText>,
        /// The six rungs and the handrail, lowest first.
        rungs: Vec<RungText>,
        /// The doors, most specific first.
        doors: Vec<DoorText>,
        /// The steps up that people are offered, lowest first.
        climb: Vec<ClimbStep>,
    }

    /// One step up.
    pub struct ClimbStep {
        /// Its door.
        door: Door,
        /// Findings with which it is left out.
        not_with: Vec<FindingId>,
    }

    /// A level in words.
    pub struct LevelText {
        /// The level.
        level: Level,
        /// Its name for residents: "Today", "In the next 2 days".
        name: Text,
    }

    /// A rung in words.
    pub struct RungText {
        /// The rung.
        rung: Rung,
        /// Its name.
        name: Text,
        /// What it is for.
        what_for: Text,
    }

    /// A door in words.
    pub struct DoorText {
        /// The door.
        door: Door,
        /// Its name: "your GP practice".
        name: Text,
        /// Doors whose lesser need this one can meet as well.
        stands_in_for: Vec<Door>,
        /// A number to call that every outcome can show at once.
        call: Option<String>,
        /// What to do, by level.
        actions: Vec<Action>,
    }

    /// What to do at a door.
    pub struct Action {
        /// The least level for which these words are meant; for every level when left out.
        from: Option<Level>,
        /// The headline: "Call 999 now".
        title: Text,
        /// How to do it.
        text: Text,
    }

    /// `text.json`: words that belong to no topic.
    pub struct TextFile {
        /// The tokens of texts.
        tokens: Vec<Token>,
        /// Signs to watch for whatever is wrong. Exactly one needs 999; it ends every list.
        general_watch: Vec<WatchLine>,
        /// Signs to watch for when nobody came because of a symptom.
        errand_watch: Vec<WatchLine>,
        /// What to do while waiting for emergency help: first aid for what was found, then what is for everybody.
        while_waiting: Vec<AdviceLine>,
        /// Before an advice line one of whose exclusions is unknown.
        ask_first: Text,
        /// The heading of the page that follows an A&E finding.
        last_page: Text,
        /// Words of the screens.
        ui: super::ui::Ui,
    }
}

impl Rule {
    /// How well it is backed, where that has not travelled; what nobody says is not backed.
    #[must_use]
    pub fn status(&self) -> Status {
        self.status.0.unwrap_or(Status::Unsourced)
    }
}
