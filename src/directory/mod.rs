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
//! let routes = directory.routes(&Query { door, level, age, place: &place, now: context.now, seat: context.seat });
//! // routes.routes: never empty, one of them can be reached in time; routes.notes: what to tell about place and distance
//! ```

mod clock;
mod fits;
mod hours;
mod link;
mod place;
mod postcode;
mod records;
mod route;
#[cfg(not(target_arch = "wasm32"))]
mod shape;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;

pub use clock::{Clock, WallTime, day_number, weekday};
pub use hours::Status;
pub use place::{Place, Point, Whereabouts, metres_between};
pub use postcode::looks_like_one as looks_like_a_postcode;
pub use records::{
    Backing, BankHoliday, Basis, CalendarFile, Contact, Day, DirectoryFiles, District,
    DistrictsFile, Hours, OnBankHolidays, RouteWords, Seat, Sector, Service, ServicesFile, Site,
    SitesFile, Span, Standing,
};
pub use route::{Openness, Query, Route, Routes, minutes_allowed};

use crate::pack::{Problem, Source};

/// Services, practices and places of one area, every reference checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Directory {
    files: DirectoryFiles,
    here: Option<Here>,
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
        Self { files, here: None }
    }

    /// From now on whoever gives no place but `postcode`, or none where that is none, stands at `point`: a shared screen knows
    /// where it stands to the metre.
    #[cfg(any(feature = "desk", not(target_arch = "wasm32")))]
    pub fn stand_at(&mut self, point: Point, postcode: Option<String>) {
        self.here = Some(Here { point, postcode });
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
            |(route, reach): &(Route, route::Reach)| route::counts(route, *reach, query.level);
        self.found(query).iter().any(in_time)
    }
}
