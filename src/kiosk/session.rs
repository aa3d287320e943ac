//! One person after another at a shared screen: what is shown, how long it stays, what is forgotten. Pure: the clock comes in
//! with every event, and what has to happen in the browser comes back as [`Effect`]s.

use crate::kiosk::counts::{Counts, Ended};
use crate::pack::Rung;

/// Milliseconds on a clock that only runs forward; what it counts from does not matter.
pub type Millis = u64;

/// How long questions stay when nobody touches anything.
pub const QUIET_ASKING: Millis = 90_000;
/// How long an outcome stays.
pub const QUIET_OUTCOME: Millis = 180_000;
/// How long an emergency outcome stays.
pub const QUIET_EMERGENCY: Millis = 600_000;
/// How long the countdown is before everything is forgotten.
pub const COUNTDOWN: Millis = 30_000;
/// How long the staff page stays.
pub const QUIET_STAFF: Millis = 120_000;
/// How often the countdown is drawn, and the highlight of one switch moves on.
const SECOND: Millis = 1_000;
/// How long the highlight rests on one control.
pub const STEP_OF_ONE_SWITCH: Millis = 2_000;

/// What a person has before them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nobody is there.
    #[default]
    Attract,
    /// The start and the questions.
    Asking,
    /// Advice that can wait a moment.
    Outcome(Rung),
    /// A&E or 999: nothing is ever put over it unasked.
    Emergency(Rung),
    /// The staff page.
    Staff,
}

impl Stage {
    /// How long it stays when nobody touches anything; an empty screen stays.
    fn quiet(self) -> Option<Millis> {
        match self {
            Self::Attract => None,
            Self::Asking => Some(QUIET_ASKING),
            Self::Outcome(_) => Some(QUIET_OUTCOME),
            Self::Emergency(_) => Some(QUIET_EMERGENCY),
            Self::Staff => Some(QUIET_STAFF),
        }
    }

    /// Whether somebody is asked before it goes.
    fn asks_first(self) -> bool {
        matches!(self, Self::Asking | Self::Outcome(_))
    }

    /// Whether it belongs to a person.
    #[must_use]
    pub fn is_somebodys(self) -> bool {
        !matches!(self, Self::Attract | Self::Staff)
    }

    fn rung(self) -> Option<Rung> {
        match self {
            Self::Outcome(rung) | Self::Emergency(rung) => Some(rung),
            _ => None,
        }
    }
}

/// What lies over the screen because somebody asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The advice as a code to take away.
    Advice(String),
    /// An address on the web as a code.
    Site(String),
}

/// How the controls are reached by somebody who cannot touch the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Switches {
    /// By touch, or with Tab and Enter.
    #[default]
    Off,
    /// One switch goes on, the other chooses.
    Two,
    /// The highlight goes on by itself, the switch chooses.
    One,
}

/// What makes the screen easier for the person who is there; gone with them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Comfort {
    /// The screens are read out.
    pub sound: bool,
    /// A keyboard stands on the screen.
    pub keyboard: bool,
    /// Switch access.
    pub switches: Switches,
}

/// The whole state, besides what the resident's screens hold themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// Which person it is since the screen was started: everything of the last one goes when this changes.
    pub number: u32,
    /// What is shown.
    pub stage: Stage,
    /// Whether the screen is hidden from others.
    pub curtain: bool,
    /// When everything is forgotten, once the countdown runs.
    pub ends: Option<Millis>,
    /// What lies over the screen.
    pub sheet: Option<Sheet>,
    /// What the person chose for themselves.
    pub comfort: Comfort,
    /// How the controls are reached before anybody has chosen: the place's own setting.
    pub switches: Switches,
    /// What was counted since the start.
    pub counts: Counts,
    pub(super) touched: Millis,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// "Touch to start."
    Begin,
    /// The screen or a key was touched.
    Touched,
    /// The timer that [`Effect::WakeIn`] asked for.
    Woke,
    /// The resident's screens show something else.
    Seen(Stage),
    /// "I need more time."
    MoreTime,
    /// "Finish."
    Finish,
    /// Hides the screen from others, or shows it again.
    Curtain(bool),
    /// Something is put over the screen.
    Lay(Sheet),
    /// It is taken away again.
    Close,
    /// Prints the advice.
    Print(String),
    /// Reading out, on or off.
    Sound,
    /// The keyboard, on or off.
    Keyboard,
    /// The next way of switch access.
    Switches,
    /// The PIN was right.
    Staff,
    /// Staff begin to count anew.
    ClearCounts,
}

/// What the shell has to do once the screen is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Wake after so many milliseconds; an earlier wish is void.
    WakeIn(Millis),
    /// No waking.
    Sleep,
    /// Nothing about the person may be left: selection, speech, scroll position, history.
    Forget,
    /// Read the screen out.
    ReadOut,
    /// Stop reading out, and drop what is still to be read.
    Silence,
    /// Move the focus to what lies over the screen now.
    FocusOver,
    /// Move the focus back into the screen.
    FocusScreen,
    /// Print this on the narrow paper.
    Print(String),
    /// Move the highlight of one switch on.
    Step,
    /// Keep what was counted.
    Keep(Counts),
    /// Nobody is there: look whether there is newer data.
    LookForNewer,
}

impl Session {
    /// The state at the start, with what was counted before and how the controls are reached at this place.
    #[must_use]
    pub fn opened(counts: Counts, switches: Switches) -> Self {
        Self {
            counts,
            switches,
            comfort: Comfort {
                switches,
                ..Comfort::default()
            },
            ..Self::default()
        }
    }

    /// Whole seconds until everything is forgotten, once the countdown runs.
    #[must_use]
    pub fn seconds_left(&self, now: Millis) -> Option<u64> {
        self.ends
            .map(|ends| ends.saturating_sub(now).div_ceil(SECOND))
    }

    /// The next state, and what the shell has to do.
    #[must_use]
    pub fn after(mut self, event: Event, now: Millis) -> (Self, Vec<Effect>) {
        let mut effects = self.change(event, now);
        effects.push(self.rest(now));
        (self, effects)
    }

    /// How long nothing happens by itself.
    #[must_use]
    pub fn rest(&self, now: Millis) -> Effect {
        self.next_waking(now).map_or(Effect::Sleep, Effect::WakeIn)
    }

    fn change(&mut self, event: Event, now: Millis) -> Vec<Effect> {
        match event {
            Event::Woke => self.woke(now),
            // Once the countdown covers the screen only its own buttons count: the next person must not bring this one's
            // answers back by leaning on the glass.
            Event::Touched if self.ends.is_some() || self.stage == Stage::Attract => Vec::new(),
            Event::Touched => {
                self.touched = now;
                Vec::new()
            }
            Event::Begin if self.stage == Stage::Attract => {
                self.stage = Stage::Asking;
                self.touched = now;
                self.counts.begun();
                vec![Effect::FocusScreen]
            }
            Event::Seen(stage) if self.stage.is_somebodys() => self.seen(stage, now),
            Event::MoreTime => {
                self.ends = None;
                self.touched = now;
                vec![Effect::FocusScreen]
            }
            Event::Finish => self.reset(Ended::Finished),
            Event::Staff if self.stage == Stage::Attract => {
                self.stage = Stage::Staff;
                self.touched = now;
                vec![Effect::FocusScreen]
            }
            Event::ClearCounts if self.stage == Stage::Staff => {
                self.counts = Counts::default();
                vec![Effect::Keep(self.counts.clone())]
            }
            _ if self.stage.is_somebodys() => {
                self.touched = now;
                self.own_wish(event)
            }
            _ => Vec::new(),
        }
    }

    /// What the person who is there asks for.
    fn own_wish(&mut self, event: Event) -> Vec<Effect> {
        let comfort = &mut self.comfort;
        match event {
            Event::Curtain(drawn) => {
                self.curtain = drawn;
                self.sheet = None;
                let focus = if drawn {
                    Effect::FocusOver
                } else {
                    Effect::FocusScreen
                };
                vec![Effect::Silence, focus]
            }
            Event::Lay(sheet) => {
                self.sheet = Some(sheet);
                vec![Effect::FocusOver]
            }
            Event::Close => {
                self.sheet = None;
                vec![Effect::FocusScreen]
            }
            Event::Print(text) => vec![Effect::Print(text)],
            Event::Sound => {
                comfort.sound = !comfort.sound;
                if comfort.sound {
                    vec![Effect::ReadOut]
                } else {
                    vec![Effect::Silence]
                }
            }
            Event::Keyboard => {
                comfort.keyboard = !comfort.keyboard;
                Vec::new()
            }
            Event::Switches => {
                comfort.switches = match comfort.switches {
                    Switches::Off => Switches::Two,
                    Switches::Two => Switches::One,
                    Switches::One => Switches::Off,
                };
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn seen(&mut self, stage: Stage, now: Millis) -> Vec<Effect> {
        self.stage = stage;
        self.touched = now;
        self.sheet = None;
        // What was typed is done with: the keys would cover half of what comes next.
        self.comfort.keyboard = false;
        if self.comfort.sound {
            vec![Effect::Silence, Effect::ReadOut]
        } else {
            Vec::new()
        }
    }

    fn woke(&mut self, now: Millis) -> Vec<Effect> {
        let one_switch = self.comfort.switches == Switches::One;
        if let Some(ends) = self.ends {
            // "I need more time" is reached like everything else.
            let rested = self.seconds_left(now).is_some_and(|left| left % 2 == 0);
            return match (now >= ends, one_switch && rested) {
                (true, _) => self.reset(Ended::Left),
                (false, true) => vec![Effect::Step],
                (false, false) => Vec::new(),
            };
        }
        let since = now.saturating_sub(self.touched);
        let Some(quiet) = self.stage.quiet().filter(|quiet| since >= *quiet) else {
            return if one_switch {
                vec![Effect::Step]
            } else {
                Vec::new()
            };
        };
        // A computer that slept wakes to find both gone by.
        if !self.stage.asks_first() || since >= quiet + COUNTDOWN {
            return self.reset(Ended::Left);
        }
        self.ends = Some(self.touched + quiet + COUNTDOWN);
        vec![Effect::Silence, Effect::FocusOver]
    }

    /// When to look again: at the next second while something moves, else when the screen has been quiet for long enough.
    fn next_waking(&self, now: Millis) -> Option<Millis> {
        if let Some(ends) = self.ends {
            let left = ends.saturating_sub(now);
            return Some(match left % SECOND {
                0 => SECOND.min(left.max(1)),
                part => part,
            });
        }
        let step = (self.comfort.switches == Switches::One).then_some(STEP_OF_ONE_SWITCH);
        let quiet = self.stage.quiet();
        let left = quiet.map(|quiet| (self.touched + quiet).saturating_sub(now).max(1));
        step.into_iter().chain(left).min()
    }

    /// Forgets everything about the person.
    fn reset(&mut self, how: Ended) -> Vec<Effect> {
        let mut counts = std::mem::take(&mut self.counts);
        let mut effects = vec![Effect::Silence, Effect::Forget, Effect::FocusScreen];
        if self.stage.is_somebodys() && counts.ended(how, self.stage.rung()) {
            effects.push(Effect::Keep(counts.clone()));
        }
        effects.push(Effect::LookForNewer);
        *self = Self {
            number: self.number.wrapping_add(1),
            ..Self::opened(counts, self.switches)
        };
        effects
    }
}
