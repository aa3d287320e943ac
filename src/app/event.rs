//! Where the person is, what happened, and what the shell has to do then.

use crate::app::draft::Draft;
use crate::app::path::Place;
use crate::app::place::Typed;
use crate::directory::WallTime;
use crate::pack::{AskingFor, Date};

/// Where the person is. The numbers are step numbers: positions in `Path::screens`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Search, common needs, A to Z.
    Start,
    /// Who is it for, how old.
    Who,
    /// A page of questions.
    Page(usize),
    /// Adding what else is wrong.
    Add(usize),
    /// The outcome.
    Outcome(usize),
    /// Something went wrong that should not: the static page has the numbers.
    Broken,
}

impl Phase {
    /// The number that the browser's history keeps for it.
    #[must_use]
    pub fn step(self) -> usize {
        match self {
            Self::Start | Self::Broken => 0,
            Self::Who => 1,
            Self::Page(step) | Self::Add(step) | Self::Outcome(step) => step,
        }
    }
}

/// What became of "copy".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// It is on the clipboard.
    Done,
    /// The browser refused: the text stands on the page to be copied by hand.
    ByHand(String),
}

/// What leaves a trace outside the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trace {
    /// A sheet of paper.
    Print,
    /// A text on the clipboard.
    Copy,
    /// A report on the clipboard.
    Report,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A topic was picked on the start screen.
    Picked(String),
    /// Who is being helped was chosen; the questions change their words at once.
    AskingFor(AskingFor),
    /// Whether the person at the screen is with the one who needs help.
    WithThem(bool),
    /// The inputs of a question changed.
    Drafted(String, Draft),
    /// The words in the search box changed.
    Searched(String),
    /// A line of what was found was marked.
    Marked(usize),
    /// The list of what was found was closed; once more, and the box is empty.
    Closed,
    /// A part of one of the ways to look was opened, or closed again.
    Opened((usize, usize)),
    /// "More than one thing is wrong."
    Several,
    /// A topic was taken away again.
    Dropped(String),
    /// "Continue."
    Continue,
    /// Another topic was added, or none.
    Added(Option<String>),
    /// "Something else is wrong too."
    AddAnother,
    /// "Change" beside an answer.
    Change(String),
    /// "Back".
    Back,
    /// The browser went to a step.
    WentTo(usize),
    /// "Start again".
    StartAgain,
    /// The person came back to the page: what it says about open and shut may be old.
    LookedAgain,
    /// The time in London.
    Clock(Option<WallTime>),
    /// A day that has come for sure, where the clock is not believed.
    AtLeast(Option<Date>),
    /// The words in the place field changed.
    PlaceTyped(String),
    /// What the place field was found to say.
    PlaceRead(Typed),
    /// The person said where they are.
    Place(Place),
    /// "Print".
    Print,
    /// "Copy": the text.
    Copy(String),
    /// "Report unsafe advice": the text.
    Report(String),
    /// "Something here is wrong" with a service: its id, and what was typed about it. Without an id the report is closed.
    Wrong(String, String),
    /// "No" when they were asked whether to leave a trace.
    NoTrace,
    /// "Leave this page now."
    Leave,
    /// How that went.
    Copied(Copied),
}

/// What the shell has to do once the screen is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Move the focus to the heading of the screen.
    FocusHeading,
    /// Move the focus to the list of mistakes.
    FocusMistakes,
    /// Move the focus to the list of what was picked.
    FocusPicked,
    /// Bring the marked line of what was found into sight.
    ShowMarked,
    /// A new entry of the browser's history; it holds the step number and nothing else.
    PushHistory(usize),
    /// The same in place of the present entry. An address that named a topic is cut back.
    ReplaceHistory(usize),
    /// One entry back in the browser's history, from this step.
    HistoryBack(usize),
    /// Ask for the time in London.
    ReadClock,
    /// Print the page.
    Print,
    /// Put a text on the clipboard.
    Copy(String),
    /// Empty the page and go where it does not matter who looks, leaving nothing behind.
    Leave(String),
    /// Show the static page again.
    ShowStatic,
}
