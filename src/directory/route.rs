//! From a door to routes: which service, how to reach it, open or not, how far.
//!
//! A route can be closed, far or unknown; the need that led here stays as it is. Nothing in this module returns a level.

use crate::directory::Directory;
use crate::directory::clock::WallTime;
use crate::directory::fits::fits;
use crate::directory::hours::{Status, joined};
use crate::directory::place::{Near, Place, metres_between};
use crate::directory::records::{Backing, Hours, Seat, Service, Site, SitesFile};
use crate::order;
use crate::pack::authored::choice;
use crate::pack::{Age, Door, Level};
use serde::Serialize;

/// How many pharmacies are offered. Measured from a sector's middle, the nearest one is among the first five for 94 in 100 postcodes.
const PHARMACIES: usize = 5;

choice! {
    /// Whether a service is open.
    pub enum Openness {
        /// Open at the moment asked about.
        Open = "open",
        /// Shut at the moment asked about.
        Shut = "shut",
        /// Not known, or no moment was given.
        Unknown = "unknown",
    }
}

/// For whom, where, when and in which seat routes are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Query<'a> {
    /// The door of the need.
    pub door: Door,
    /// The level of the need. Only read: it says how soon a route must be reachable.
    pub level: Level,
    /// The person's age, when known.
    pub age: Option<Age>,
    /// Where they are.
    pub place: &'a Place,
    /// London wall time; without it nothing is said to be open or shut.
    pub now: Option<WallTime>,
    /// Who sits at the screen.
    pub seat: Seat,
}

/// One way to get help.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Route {
    /// The id of the service, or the national code of the place.
    pub service: String,
    /// Its name.
    pub name: String,
    /// How to reach it.
    pub how: String,
    /// Its phone number.
    pub phone: Option<String>,
    /// A number to text.
    pub text_line: Option<String>,
    /// How to reach it for somebody who cannot hear or speak on the phone.
    pub relay: Option<String>,
    /// Its address with the postcode.
    pub address: Option<String>,
    /// Its address on the web.
    pub url: Option<String>,
    /// Whether it is open.
    pub status: Openness,
    /// Its hours in words; empty when there is nothing to say.
    pub hours: String,
    /// How far it is in a straight line, to the nearest 100 m.
    pub metres: Option<u32>,
    /// What else to know before getting in touch.
    pub note: Option<String>,
    /// How its hours are known: `contract`, `listed` or `unknown`.
    pub basis: &'static str,
    /// Where the record comes from, an id of `sources.json`.
    pub source: Option<String>,
    /// When that source said so.
    pub as_of: Option<String>,
    /// Whether nobody has checked it: for staff, and never relied on.
    pub unverified: bool,
}

/// The ways to get help at one door, best first.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Routes {
    /// The routes. There is always one, and always one that can be reached in time.
    pub routes: Vec<Route>,
    /// Notes on them, such as a postcode that is not covered.
    pub notes: Vec<String>,
}

/// Whether a route can be reached soon enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// Yes.
    InTime,
    /// Its hours are not known.
    PerhapsInTime,
    /// It stays shut for too long.
    TooLate,
}

/// How many minutes may pass before help is reached; `None` when there is no hurry at all.
#[must_use]
pub fn minutes_allowed(level: Level) -> Option<i64> {
    const HOUR: i64 = 60;
    match level {
        Level::SelfCare => None,
        Level::Advice => Some(72 * HOUR),
        Level::Routine => Some(28 * 24 * HOUR),
        Level::Week => Some(7 * 24 * HOUR),
        Level::TwoDays => Some(48 * HOUR),
        Level::Today => Some(4 * HOUR),
        Level::Now | Level::Ae | Level::Emergency => Some(HOUR),
    }
}

/// Doors whose routes stand beside those of `door`: through whom it is reached, or who helps when it cannot be used.
fn beside(door: Door) -> &'static [Door] {
    match door {
        Door::NhsApp => &[Door::Practice],
        Door::Ucrt => &[Door::Practice, Door::Nhs111],
        _ => &[],
    }
}

impl Directory {
    /// The ways to get help at a door, best first. At least one of them can be reached in time: where the door itself
    /// cannot promise that, NHS 111 is added.
    #[must_use]
    pub fn routes(&self, query: &Query<'_>) -> Routes {
        let routes: Vec<Route> = self
            .found(query)
            .into_iter()
            .map(|(route, _)| route)
            .collect();
        let mut notes = query.place.notes.clone();
        let ranked = matches!(query.door, Door::Pharmacy | Door::Ae);
        if let Some((_, near)) = query
            .place
            .near
            .filter(|(_, near)| ranked && *near != Near::Here)
        {
            notes.push(self.near_words(near));
        }
        Routes { routes, notes }
    }

    /// The routes in order, each with whether it can be reached in time.
    pub(crate) fn found(&self, query: &Query<'_>) -> Vec<(Route, Reach)> {
        let mut found = Vec::new();
        self.at(query.door, query, &mut found);
        for door in beside(query.door) {
            self.at(*door, query, &mut found);
        }
        if !found
            .iter()
            .any(|(route, reach)| counts(route, *reach, query.level))
        {
            self.at(Door::Nhs111, query, &mut found);
        }
        // What is known to stay shut for too long goes last; all else keeps its order.
        order::by_key(found, |(_, reach)| *reach == Reach::TooLate)
    }

    fn near_words(&self, near: Near) -> String {
        let words = &self.files.services.words;
        match near {
            Near::Here | Near::Sector => &words.near_sector,
            Near::Practice => &words.near_practice,
            Near::Area => &words.near_area,
        }
        .0
        .clone()
    }

    /// The routes of one door alone.
    fn at(&self, door: Door, query: &Query<'_>, found: &mut Vec<(Route, Reach)>) {
        let files = &self.files;
        match door {
            Door::Practice => {
                let own = query.place.practice.as_ref();
                if let Some(site) = own.and_then(|code| self.practice(code.as_str())) {
                    found.push(self.site(&files.practices, site, None, query));
                }
            }
            Door::Pharmacy => self.nearest(&files.pharmacies, PHARMACIES, query, found),
            Door::Ae => self.nearest(&files.hospitals, usize::MAX, query, found),
            _ => {}
        }
        for service in &files.services.services {
            if service.door == door && fits(service, query) {
                found.push(self.service(service, query));
            }
        }
    }

    /// The nearest places of a list. With no position, all of them if they are few, else none: the way to ask follows.
    fn nearest(
        &self,
        list: &SitesFile,
        most: usize,
        query: &Query<'_>,
        found: &mut Vec<(Route, Reach)>,
    ) {
        let Some((here, near)) = query.place.near else {
            if list.sites.len() <= most {
                for site in &list.sites {
                    found.push(self.site(list, site, None, query));
                }
            }
            return;
        };
        // Kept in order as they come: a few insertions cost the module less than a sort.
        let mut ranked: Vec<(f64, &Site)> = Vec::with_capacity(list.sites.len().min(most) + 1);
        for site in &list.sites {
            let metres = metres_between(here, site.point());
            let rank = ranked
                .iter()
                .take_while(|(nearer, _)| *nearer <= metres)
                .count();
            ranked.insert(rank, (metres, site));
            ranked.truncate(most);
        }
        for (metres, site) in ranked {
            let shown = (near != Near::Area).then(|| to_the_nearest_hundred(metres));
            found.push(self.site(list, site, shown, query));
        }
    }

    fn site(
        &self,
        list: &SitesFile,
        site: &Site,
        metres: Option<u32>,
        query: &Query<'_>,
    ) -> (Route, Reach) {
        let times = self.times(list.hours.as_ref(), query);
        let route = Route {
            service: site.code.clone(),
            name: site.name.clone(),
            how: list.how.0.clone(),
            phone: site.phone.clone(),
            text_line: None,
            relay: list
                .relay
                .as_ref()
                .filter(|_| site.phone.is_some())
                .map(|relay| relay.0.clone()),
            address: Some(format!("{}, {}", site.address, site.postcode)),
            url: None,
            status: times.status,
            hours: times
                .words
                .unwrap_or_else(|| unknown_words(site.phone.is_some(), true)),
            metres,
            note: site.note.as_ref().map(|note| note.0.clone()),
            basis: times.basis,
            source: Some(list.source.to_string()),
            as_of: Some(site.as_of.as_ref().unwrap_or(&list.as_of).clone()),
            unverified: false,
        };
        (route, times.reach)
    }

    fn service(&self, service: &Service, query: &Query<'_>) -> (Route, Reach) {
        // Of hours that nobody has checked nothing is claimed at any moment.
        let now = query.now.filter(|_| service.backing != Backing::Verify);
        let times = self.times(service.hours.as_ref(), &Query { now, ..*query });
        let route = Route {
            service: service.id.to_string(),
            name: service.name.0.clone(),
            how: service.how.0.clone(),
            phone: service.phone.clone(),
            text_line: service.text_line.clone(),
            relay: service.relay.as_ref().map(|relay| relay.0.clone()),
            address: None,
            url: service.url.clone(),
            status: times.status,
            hours: times
                .words
                .unwrap_or_else(|| unknown_words(service.phone.is_some(), false)),
            metres: None,
            note: self.service_note(service, query),
            basis: times.basis,
            source: service.source.as_ref().map(ToString::to_string),
            as_of: service.as_of.clone(),
            unverified: service.backing == Backing::Verify,
        };
        (route, times.reach)
    }

    /// Its own note, the districts it covers when we cannot tell whether the person is in one, and "not checked".
    fn service_note(&self, service: &Service, query: &Query<'_>) -> Option<String> {
        let words = &self.files.services.words;
        let mut notes: Vec<String> = service.note.iter().map(|note| note.0.clone()).collect();
        if !service.areas.is_empty() && query.place.districts.is_empty() {
            let covered = self
                .files
                .districts
                .districts
                .iter()
                .filter(|district| service.areas.contains(&district.id));
            let names = joined(covered.map(|district| district.name.as_str()), ", ");
            notes.push(format!("{} {names}.", words.covers.0));
        }
        if service.backing == Backing::Verify {
            notes.push(words.not_checked.0.clone());
        }
        (!notes.is_empty()).then(|| joined(notes.iter().map(String::as_str), " "))
    }

    fn times(&self, hours: Option<&Hours>, query: &Query<'_>) -> Times {
        let allowed = minutes_allowed(query.level);
        let Some(hours) = hours else {
            let reach = if allowed.is_none() {
                Reach::InTime
            } else {
                Reach::PerhapsInTime
            };
            return Times {
                status: Openness::Unknown,
                words: None,
                basis: "unknown",
                reach,
            };
        };
        let status = query
            .now
            .map_or(Status::Unknown, |now| hours.at(now, &self.files.calendar));
        let (openness, reach) = match status {
            Status::Open { .. } => (Openness::Open, Reach::InTime),
            Status::Shut { minutes, .. } => {
                let soon = allowed.is_none_or(|allowed| minutes <= allowed);
                (
                    Openness::Shut,
                    if soon { Reach::InTime } else { Reach::TooLate },
                )
            }
            Status::Unknown if hours.always() || allowed.is_none() => {
                (Openness::Unknown, Reach::InTime)
            }
            Status::Unknown => (Openness::Unknown, Reach::PerhapsInTime),
        };
        Times {
            status: openness,
            words: Some(hours.words(status, query.now)),
            basis: hours.basis.as_str(),
            reach,
        }
    }
}

/// What the hours of one record say at one moment.
struct Times {
    status: Openness,
    words: Option<String>,
    basis: &'static str,
    reach: Reach,
}

/// Whether a route is good enough for the level: from `today` up hours that nobody knows don't count, below that "ring
/// first" does. A record that nobody has checked never counts.
pub(crate) fn counts(route: &Route, reach: Reach, level: Level) -> bool {
    !route.unverified
        && (reach == Reach::InTime || (reach == Reach::PerhapsInTime && level < Level::Today))
}

/// What to say when hours are not known.
fn unknown_words(has_phone: bool, has_address: bool) -> String {
    match (has_phone, has_address) {
        (true, _) => "opening hours not known: ring first",
        (false, true) => "opening hours not known: check before you go",
        (false, false) => "",
    }
    .to_owned()
}

fn to_the_nearest_hundred(metres: f64) -> u32 {
    let hundreds = (metres / 100.0).round().clamp(1.0, 10_000.0);
    // At most a million, never negative.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let metres = hundreds as u32 * 100;
    metres
}
