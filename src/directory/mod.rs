//! The directory: turns a decision into routes for a person, a place, a time and a seat.
//!
//! It reads a level to know how soon help must be reached, and it never returns one: closed, far or unknown changes the
//! route, never the need. Pure functions, no clock, no input or output.
//!
//! ```text
//! let directory = Directory::link(files, &sources, &mut problems);      // usable when no problem was added
//! let place = directory.place(&Whereabouts {
//!     practice: context.practice.as_deref(),
//!     postcode: context.postcode.as_deref(),
//!     ..Whereabouts::default()                                          // district, standing
//! });
//! let routes = directory.routes(&Query { door, level, age, place: &place, now: context.now, at_least: context.at_least, seat: context.seat });
//! // routes.routes: never empty, one of them can be reached in time; routes.notes: what to tell about place and distance
//! ```

mod age;
mod arrival;
mod card;
mod clock;
#[cfg(not(target_arch = "wasm32"))]
mod counts;
mod fits;
mod hour_words;
mod hours;
mod kinds;
mod link;
mod place;
mod postcode;
mod postcodes;
mod records;
mod route;
#[cfg(not(target_arch = "wasm32"))]
mod shape;
#[cfg(not(target_arch = "wasm32"))]
mod shape_hours;
#[cfg(not(target_arch = "wasm32"))]
mod shape_service;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
mod times;
mod timetable;
#[cfg(any(feature = "desk", not(target_arch = "wasm32")))]
mod today;

pub(crate) use age::date_words;
#[cfg(not(target_arch = "wasm32"))]
pub use clock::date_of;
pub use clock::{Clock, MonthDay, WallTime, day_number, weekday};
#[cfg(not(target_arch = "wasm32"))]
pub use counts::ServiceCounts;
pub use hours::Status;
pub use kinds::{Access, Alliance, Backing, Capacity, Contact, Seat, ServiceKind, Sex, Standing};
pub use place::{Place, Point, Whereabouts, metres_between};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use postcode::is_whole as is_postcode;
#[cfg(any(feature = "desk", not(target_arch = "wasm32")))]
pub(crate) use postcode::looks_like_one as looks_like_a_postcode;
#[cfg(not(target_arch = "wasm32"))]
pub use postcodes::PostcodeRow;
pub use postcodes::Postcodes;
pub use records::{
    BankHoliday, CalendarFile, DirectoryFiles, District, DistrictsFile, RouteWords, Sector,
    Service, ServicesFile, Site, SitesFile, Venue,
};
pub use route::{Openness, Query, Route, Routes, minutes_allowed};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use shape::is_in_great_britain;
pub use times::Reach;
pub use timetable::{Basis, Day, Exception, Hours, OnBankHolidays, Season, Session, Span, Week};
#[cfg(any(feature = "desk", not(target_arch = "wasm32")))]
pub use today::Meeting;

#[cfg(not(target_arch = "wasm32"))]
use crate::pack::TopicId;
use crate::pack::{Date, Problem, Source};

// A browser has one thread, and nobody should have to download a lock.
#[cfg(target_arch = "wasm32")]
use std::cell::OnceCell as Once;
#[cfg(not(target_arch = "wasm32"))]
use std::sync::OnceLock as Once;

/// Services, practices and places of one area, every reference checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Directory {
    files: DirectoryFiles,
    /// They arrive later than all else.
    postcodes: Once<Postcodes>,
    here: Option<Here>,
    /// The last day on which one of its sources was read. No day before it is today, whatever a clock says.
    made: Option<Date>,
}

/// Where a shared screen stands.
#[derive(Clone, Debug, PartialEq)]
struct Here {
    point: Point,
    postcode: Option<String>,
}

impl Directory {
    /// Checks every reference of `files`, and natively everything else that can be wrong with them. Mistakes go to
    /// `problems`; the directory is usable only if none was added.
    #[must_use]
    pub fn link(files: DirectoryFiles, sources: &[Source], problems: &mut Vec<Problem>) -> Self {
        link::check(&files, sources, problems);
        #[cfg(not(target_arch = "wasm32"))]
        shape::check(&files, problems);
        Self {
            files,
            postcodes: Once::new(),
            here: None,
            made: sources.iter().map(|source| source.read).max(),
        }
    }

    /// From now on a whole postcode is known by itself; the first list that came stays. Says no to a list of another area or day.
    #[must_use]
    pub fn add_postcodes(&self, postcodes: Postcodes) -> bool {
        let own = &self.files.districts;
        let mine = own.districts.iter().map(|district| &district.id);
        let belongs = postcodes.as_of == own.as_of && mine.eq(&postcodes.districts);
        if belongs {
            let _ = self.postcodes.set(postcodes);
        }
        belongs
    }

    /// Reports every topic of a service that is not among `topics`.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn check_topics(&self, topics: &[&TopicId], problems: &mut Vec<Problem>) {
        link::check_topics(&self.files, topics, problems);
    }

    /// From now on whoever gives no place but `postcode`, or none where that is none, stands at `point`: a shared screen knows
    /// where it stands to the metre.
    #[cfg(any(feature = "desk", not(target_arch = "wasm32")))]
    pub fn stand_at(&mut self, point: Point, postcode: Option<String>) {
        self.here = Some(Here { point, postcode });
    }

    /// The day by which a record's age is judged: the latest of what the clock shows, what the query knows better, and the
    /// day on which this directory was made. A clock that is wrong or missing makes nothing new again.
    fn today(&self, query: &Query<'_>) -> Option<Date> {
        let shown = query.now.map(|now| now.date);
        shown.max(query.at_least).max(self.made)
    }

    /// The files it was made from.
    #[must_use]
    pub fn files(&self) -> &DirectoryFiles {
        &self.files
    }

    /// Whether somebody at the door, or who stands in for it, can be reached before the need runs out.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn someone_in_time(&self, query: &Query<'_>) -> bool {
        let in_time =
            |(route, reach): &(Route, times::Reach)| route::counts(route, *reach, query.level);
        self.found(query).iter().any(in_time)
    }
}
