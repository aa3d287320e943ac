//! What is on today, for a shared screen: meetings that are not over, nearest first.

use crate::directory::Directory;
use crate::directory::age::DataAge;
use crate::directory::card::sessions;
use crate::directory::clock::WallTime;
use crate::directory::fits::fits;
use crate::directory::kinds::{Backing, Capacity, Seat};
use crate::directory::place::Place;
use crate::directory::route::Query;
use crate::order;
use crate::pack::Level;

/// One meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Whose it is, when, and what it is.
    pub said: String,
    /// How far it is, when both places are known.
    pub metres: Option<u32>,
}

impl Directory {
    /// The meetings of a day that are not over and that anybody may go to. Of a timetable that is older than 12 months none
    /// is named: whether it is still held nobody here knows.
    #[must_use]
    pub fn meetings_today(&self, place: &Place, now: WallTime) -> Vec<Meeting> {
        let mut meetings = Vec::new();
        for service in &self.files.services.services {
            let query = Query {
                door: service.door,
                level: Level::Routine,
                age: None,
                sex: None,
                topics: None,
                place,
                now: Some(now),
                at_least: None,
                seat: Seat::Kiosk,
            };
            let named = service.backing != Backing::Verify
                && service.capacity.unwrap_or(Capacity::Open) == Capacity::Open
                && DataAge::of(service.as_of.as_deref(), self.today(&query)) == DataAge::Fresh
                && fits(service, &query);
            if !named {
                continue;
            }
            let metres = self.metres_to(service, &query);
            meetings.extend(
                sessions(service, now, self.today(&query))
                    .into_iter()
                    .map(|said| Meeting {
                        said: [&service.name.0, ": ", &said].concat(),
                        metres,
                    }),
            );
        }
        order::by_key(meetings, |meeting| meeting.metres.unwrap_or(u32::MAX))
    }
}
