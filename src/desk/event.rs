//! What happens at the desk, and what the shell has to do then.

use crate::app::event::Copied;
use crate::app::place::Choice;
use crate::directory::WallTime;
use crate::engine::GivenAnswer;
use crate::pack::AskingFor;
use crate::pack::reception::ExitKind;

/// What lies over the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The keys.
    Keys,
    /// Lines for a caller who is angry or frightened.
    Calm,
    /// Interpreter and text relay.
    Relay,
    /// The practice.
    Practice,
    /// What the person can do meanwhile.
    Advice,
    /// Everybody who can help.
    Ways,
    /// The list for the urgent community response team.
    Ucrt,
    /// The counts of the shift.
    Counts,
    /// To what to raise the outcome.
    Raise,
    /// Why to raise it to that.
    RaiseWhy(usize),
    /// Why an answer is lowered.
    LowerWhy,
    /// A step of the tour.
    Tour(usize),
    /// How a call of the drill went.
    Verdict,
    /// How the whole drill went.
    Sheet,
    /// The note as it is now.
    Note,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The caller's words changed.
    Words(String),
    /// From the words to the list of topics.
    ToHits,
    /// To the field for the caller's words.
    Find,
    /// A topic was picked.
    Picked(String),
    /// A topic was removed.
    Unpicked(String),
    /// Whether questions may be asked.
    Consent(bool),
    /// Whom it is for.
    Who(AskingFor),
    /// The answer to what is asked now.
    Answer(GivenAnswer),
    /// An option of a list was ticked or unticked.
    Tick(String),
    /// The number that is typed.
    Number(String),
    /// Go on.
    GoOn,
    /// Nothing else is wrong.
    NothingElse,
    /// One step back.
    Back,
    /// Why an answer is lowered.
    LowerWhy(usize),
    /// Escape.
    Escape,
    /// A new caller, without Escape.
    NewCaller,
    /// Some time has passed.
    Late(Timer),
    /// The last caller is back.
    Undo,
    /// The stop was seen and said.
    Acknowledge,
    /// A way out of the script.
    Exit(ExitKind),
    /// The caller's words at a way out.
    ExitWords(ExitKind, String),
    /// They are written: the single keys are wanted again.
    Written,
    /// To what to raise the outcome.
    RaiseTo(usize),
    /// To what, and why.
    RaiseWhy(usize, usize),
    /// What they had meant to do.
    Intended(usize),
    /// What to watch for was said, or was not after all.
    WatchSaid,
    /// Something is laid over the columns.
    Open(Panel),
    /// And taken away.
    Close,
    /// Single keys are switched on or off.
    Keys(bool),
    /// Copy the note.
    Copy,
    /// How that went.
    Copied(Copied),
    /// The time in London.
    Clock(Option<WallTime>),
    /// The field for a practice changed.
    PracticeTyped(String),
    /// The field for a practice was sent.
    PracticeRead,
    /// The caller's postcode is forgotten.
    PostcodeForgotten,
    /// The practice that the call is for.
    Practice(Choice),
    /// The practices that calls are taken for; the first of them until another is chosen.
    Practices(Vec<Choice>),
    /// A line of the list for the urgent community response team.
    Ucrt(usize),
    /// What the device has kept of the shift.
    Kept(Option<String>),
    /// Save the counts as a table.
    CountsSave,
    /// Forget the counts.
    CountsClear,
    /// Practise.
    Drill,
    /// The next call to practise.
    DrillNext,
    /// Enough.
    DrillLeave,
    /// Print.
    Print,
}

/// What waits, with a number: only the last one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timer {
    /// For a second Escape.
    Escape(u32),
    /// For the last caller to be brought back.
    Undo(u32),
}

/// Where the focus goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The field for the caller's words.
    Find,
    /// The list of topics.
    Hits,
    /// What is asked now.
    Script,
    /// The field for a number.
    Number,
    /// The emergency stop.
    Stop,
    /// What lies over the columns.
    Panel,
    /// The field for the caller's words at a way out.
    Exit,
    /// The field for a practice.
    Practice,
}

/// What the shell has to do once the desk is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Move the focus.
    Focus(Spot),
    /// Put a text on the clipboard.
    Copy(String),
    /// Ask for the time in London.
    ReadClock,
    /// Print the page.
    Print,
    /// Keep the counts on this device, or forget them.
    Keep(Option<String>),
    /// Offer a table to be saved.
    Save(String),
    /// Come back after so many milliseconds.
    Later(u32, Timer),
}
