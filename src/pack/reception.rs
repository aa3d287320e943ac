//! The `reception` part of `desk.json`: what a care navigator says, and what they may do besides following the rules.

use crate::pack::authored::{choice, record};
use crate::pack::ids::{OptionId, QuestionId, SourceId, TopicId};
use crate::pack::need::{Door, Level, Need, Rung};
pub use crate::pack::reception_ui::ReceptionUi;
use crate::pack::text::{AskingFor, Text};

/// The names that a line of the note may hold in braces.
pub const NOTE_PARTS: [&str; 14] = [
    "time", "practice", "speaker", "consent", "said", "about", "answers", "advice", "raised",
    "lowered", "left", "watch", "referral", "rules",
];

choice! {
    /// One key each for a call that leaves the script: a clinician now, the words recorded.
    pub enum ExitKind {
        /// Whoever answers the call wants a clinician to decide.
        Clinician = "clinician",
        /// The caller declines 999.
        Declines999 = "declines-999",
        /// The caller declines a pharmacy or looking after themselves.
        DeclinesLower = "declines-lower",
        /// They were seen already and it is worse.
        Worse = "worse",
    }
}

record! {
    /// Words for the reception desk.
    pub struct ReceptionText {
        /// The heading of the page.
        title: Text,
        /// Names of parts and keys.
        ui: ReceptionUi,
        /// Questions that are read out in other words than residents read.
        script: Vec<ScriptText>,
        /// What is said at an outcome, by door.
        say: Vec<SayText>,
        /// Signs to watch for that are read out in other words than residents read.
        watch: Vec<WatchText>,
        /// What is said when a red flag holds, by level.
        stop: Vec<StopText>,
        /// What reception asks while help is on its way. The answers are not written down.
        prompts: Vec<Text>,
        /// Ways out of the script.
        exits: Vec<ExitText>,
        /// To what an outcome may be raised.
        raise_to: Vec<RaiseText>,
        /// Why an outcome was raised.
        raise_reasons: Vec<Text>,
        /// Why an answer was lowered after a stop.
        lower_reasons: Vec<Text>,
        /// What callers may have meant to do.
        intended: Vec<IntendedText>,
        /// Short lines for a caller who is angry or frightened.
        calm: Vec<Text>,
        /// Lines for callers who need an interpreter or text relay.
        relay: Vec<Text>,
        /// When the urgent community response team may be asked.
        ucrt: UcrtText,
        /// How a referral to a pharmacy is sent.
        pharmacy_first: PharmacyFirstText,
        /// The lines of the note. `{name}` stands for a part; a line whose parts are all empty is left out.
        note: Vec<NoteLine>,
        /// A tour of one minute.
        tour: Vec<TourStep>,
        /// Calls to practise.
        drill: Vec<Scenario>,
    }

    /// A question in the words in which it is read out. Every sign stays; what goes is what only a reader needs.
    pub struct ScriptText {
        /// The question.
        question: QuestionId,
        /// Its words.
        text: Text,
        /// The words of its options; none when they are read out as they are.
        options: Vec<ScriptOption>,
    }

    /// A sign to watch for in the words in which it is read out.
    pub struct WatchText {
        /// The sign, letter by letter as the pack has it.
        sign: Text,
        /// Its words.
        words: Text,
    }

    /// An option in the words in which it is read out.
    pub struct ScriptOption {
        /// The option.
        id: OptionId,
        /// Its words.
        words: Text,
    }

    /// What is said at an outcome.
    pub struct SayText {
        /// Whose door.
        door: Door,
        /// From which level on; left out: any.
        from: Option<Level>,
        /// The words.
        words: Text,
        /// What to do when a sign shows that leads here, before the signs; left out: what residents read.
        then: Option<Text>,
    }

    /// What is said when a red flag holds.
    pub struct StopText {
        /// At which level.
        level: Level,
        /// The heading.
        heading: Text,
        /// The exact words.
        words: Vec<Text>,
    }

    /// A way out of the script.
    pub struct ExitText {
        /// Which.
        kind: ExitKind,
        /// Its key.
        key: String,
        /// Its name.
        name: Text,
        /// What to say.
        words: Text,
        /// What to do.
        then: Text,
    }

    /// A need that an outcome may be raised to.
    pub struct RaiseText {
        /// The need.
        need: Need,
        /// Its name.
        name: Text,
        /// What to say.
        words: Text,
    }

    /// What a caller may have meant to do.
    pub struct IntendedText {
        /// The step of the ladder.
        rung: Rung,
        /// Its name.
        name: Text,
    }

    /// When the urgent community response team may be asked.
    pub struct UcrtText {
        /// What it comes for: one has to be true.
        needs: Vec<Text>,
        /// What it doesn't come for: none may be true.
        not: Vec<Text>,
        /// What to do when it fits.
        fits: Text,
        /// What to do when it doesn't fit, or nobody knows.
        unfit: Text,
        /// When the practice has not confirmed that reception may ring.
        unconfirmed: Text,
        /// When it confirmed that more than 12 months ago: `#` is the day.
        old: Text,
        /// Where the list comes from.
        source: SourceId,
    }

    /// How a referral to a pharmacy is sent.
    pub struct PharmacyFirstText {
        /// The youngest age in years at which it may be sent.
        from_age: u32,
        /// What to do.
        steps: Vec<Text>,
        /// Where that comes from.
        source: SourceId,
    }

    /// A line of the note.
    pub struct NoteLine {
        /// Its words, with the names of parts in braces.
        line: String,
    }

    /// A step of the tour.
    pub struct TourStep {
        /// Its heading.
        title: Text,
        /// Its words.
        text: Text,
    }

    /// A call to practise.
    pub struct Scenario {
        /// The case that it is.
        case: String,
        /// Who calls, and for whom.
        person: String,
        /// What they say first.
        words: String,
        /// Whom it is for; left out: the caller.
        asking_for: Option<AskingFor>,
        /// Which topics fit.
        topics: Vec<TopicId>,
        /// What they say when they are asked; everything else is "no" or "none".
        facts: Vec<ScenarioFact>,
        /// The level that the facts ask for.
        level: Level,
        /// The doors that fit; none when any does.
        doors: Vec<Door>,
        /// What there is to learn.
        lesson: Text,
    }

    /// One thing that is true of a caller.
    pub struct ScenarioFact {
        /// The question.
        question: QuestionId,
        /// The answer: options with a comma between them, a number, or an age such as `10 weeks`.
        is: String,
    }
}
