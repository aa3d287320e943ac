//! What the hours of one record say at one moment, and whether somebody who goes there now is let in.

use crate::directory::Directory;
use crate::directory::age::{DataAge, date_words};
use crate::directory::arrival::arrival;
use crate::directory::clock::WallTime;
use crate::directory::hours::Status;
use crate::directory::route::{Openness, Query, minutes_allowed};
use crate::directory::timetable::{Basis, Hours};

/// Whether a route can be reached soon enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Yes.
    InTime,
    /// Its hours are not known.
    PerhapsInTime,
    /// It stays shut for too long.
    TooLate,
}

/// When a place shuts that is open now and when somebody gets there; the inner `None`: not in the next week.
pub(super) type Shuts = Option<Option<WallTime>>;

/// What is known of one record.
pub(super) struct Known<'a> {
    pub(super) hours: Option<&'a Hours>,
    /// When the record was right.
    pub(super) as_of: Option<&'a String>,
    /// Whether it grows old at all.
    pub(super) ages: bool,
    pub(super) phone: bool,
    pub(super) place: bool,
    /// How far somebody has to go.
    pub(super) metres: Option<u32>,
}

/// What the hours say.
pub(super) struct Times {
    pub(super) status: Openness,
    pub(super) arrival: Option<Openness>,
    pub(super) words: String,
    pub(super) basis: &'static str,
    pub(super) reach: Reach,
    pub(super) shuts: Shuts,
}

impl Directory {
    pub(super) fn times(&self, known: &Known<'_>, query: &Query<'_>) -> Times {
        let allowed = minutes_allowed(query.level);
        let mut times = Times {
            status: Openness::Unknown,
            arrival: None,
            words: unknown_words(known),
            basis: "unknown",
            reach: if allowed.is_none() {
                Reach::InTime
            } else {
                Reach::PerhapsInTime
            },
            shuts: None,
        };
        let Some(hours) = known.hours else {
            return times;
        };
        let as_of = hours.as_of.as_ref().or(known.as_of).map(String::as_str);
        // A contract is no observation: it binds until another takes its place.
        let ages = known.ages && hours.basis != Basis::Contract;
        match DataAge::of(as_of, self.today(query)) {
            DataAge::Dated if ages => {
                let date = as_of.map(date_words).unwrap_or_default();
                let (week, first) = (hours.week_words(), first_words(known));
                times.words = [&week, ", as of ", &date, ": ", first].concat();
                return times;
            }
            DataAge::Old if ages => return times,
            _ => {}
        }
        times.basis = hours.basis.as_str();
        let calendar = &self.files.calendar;
        let at = |now| hours.at(now, calendar);
        let status = query.now.map_or(Status::Unknown, at);
        times.words = hours.words(status, query.now);
        times.status = status.openness();
        times.reach = match status {
            Status::Unknown if hours.always() => Reach::InTime,
            _ => reach(status, allowed, times.reach),
        };
        if let (Some(now), Some(metres), false) = (query.now, known.metres, hours.always()) {
            let then = at(arrival(now, metres));
            times.arrival = match (times.status, then.openness()) {
                (Openness::Unknown, _) | (_, Openness::Unknown) => None,
                (Openness::Shut, Openness::Shut) => None,
                (_, then) => Some(then),
            };
            match times.arrival {
                Some(Openness::Open) => {
                    times.reach = Reach::InTime;
                    times.words.push_str(", open when you get there");
                }
                Some(_) => {
                    times.reach = reach(then, allowed, times.reach);
                    times.words.push_str(", but shuts before you get there");
                }
                None => {}
            }
        }
        times.shuts = match status {
            Status::Open { until } if times.arrival != Some(Openness::Shut) => Some(until),
            _ => None,
        };
        times
    }
}

impl Status {
    fn openness(self) -> Openness {
        match self {
            Self::Open { .. } => Openness::Open,
            Self::Shut { .. } => Openness::Shut,
            Self::Unknown => Openness::Unknown,
        }
    }
}

fn reach(status: Status, allowed: Option<i64>, unknown: Reach) -> Reach {
    match status {
        Status::Open { .. } => Reach::InTime,
        Status::Shut { minutes, .. } if allowed.is_some_and(|allowed| minutes > allowed) => {
            Reach::TooLate
        }
        Status::Shut { .. } => Reach::InTime,
        Status::Unknown => unknown,
    }
}

/// What to say when hours are not known.
fn unknown_words(known: &Known<'_>) -> String {
    if known.phone || known.place {
        ["opening hours not known: ", first_words(known)].concat()
    } else {
        String::new()
    }
}

fn first_words(known: &Known<'_>) -> &'static str {
    if known.phone {
        "ring first"
    } else {
        "check before you go"
    }
}
