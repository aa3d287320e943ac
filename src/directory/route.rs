//! From a door to routes: which service, how to reach it, open or not, how far.
//!
//! A route can be closed, far or unknown; the need that led here stays as it is. Nothing in this module returns a level.

use crate::directory::Directory;
use crate::directory::arrival::last_tonight;
use crate::directory::card::{Card, to_the_nearest_hundred};
use crate::directory::clock::WallTime;
use crate::directory::fits::fits;
use crate::directory::kinds::{Access, Alliance, Capacity, Seat, ServiceKind, Sex};
use crate::directory::place::{Near, Place, metres_between};
use crate::directory::records::{Service, Site, SitesFile};
use crate::directory::times::Reach;
use crate::order;
use crate::pack::authored::choice;
use crate::pack::{Age, Date, Door, Level};
use serde::Serialize;

/// How many pharmacies are offered, and how many of them are shown at first: measured from a sector's middle, the nearest
/// one is among the first five for 94 in 100 postcodes. Also how many services for one topic are shown at first.
const PHARMACIES: usize = 15;
const FIRST: usize = 5;

/// How many services are named as others who can help.
const OTHERS: usize = 5;

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
    /// Their sex as registered at birth, when known.
    pub sex: Option<Sex>,
    /// The topics that brought them; `None` offers services for any topic.
    pub topics: Option<&'a [&'a str]>,
    /// Where they are.
    pub place: &'a Place,
    /// London wall time; without it nothing is said to be open or shut.
    pub now: Option<WallTime>,
    /// A day that has come for sure, where the clock is not believed: records are at least as old as on that day.
    pub at_least: Option<Date>,
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
    /// What it is named as.
    pub kind: ServiceKind,
    /// Who runs it.
    pub provider: Option<String>,
    /// How to reach it.
    pub how: String,
    /// Its phone number.
    pub phone: Option<String>,
    /// A number to text.
    pub text_line: Option<String>,
    /// How to reach it for somebody who cannot hear or speak on the phone.
    pub relay: Option<String>,
    /// Its e-mail address.
    pub email: Option<String>,
    /// Its address with the postcode.
    pub address: Option<String>,
    /// Its address on the web.
    pub url: Option<String>,
    /// Whether it is open.
    pub status: Openness,
    /// Whether it is open for somebody who sets out now; none when that is not known, or it stays shut.
    pub arrival: Option<Openness>,
    /// Its hours in words; empty when there is nothing to say.
    pub hours: String,
    /// Whether it can be reached soon enough for the need, by its hours.
    #[serde(skip)]
    pub reach: Reach,
    /// How far it is in a straight line, to the nearest 100 m.
    pub metres: Option<u32>,
    /// What it can't do, or for whom it is not.
    pub cannot: Option<String>,
    /// Whom it is for.
    pub for_whom: Option<String>,
    /// The ways in.
    pub access: Vec<Access>,
    /// Who may introduce somebody.
    pub introduced_by: Option<String>,
    /// What it costs.
    pub cost: Option<String>,
    /// The languages it speaks.
    pub languages: Option<String>,
    /// What it is like for somebody who finds noise, light or crowds hard.
    pub sensory: Option<String>,
    /// Whether there is a way in without steps.
    pub step_free: Option<bool>,
    /// Whether it takes new people.
    pub capacity: Capacity,
    /// Today's meetings in words; of an old record those that were once held on this day of the week.
    pub sessions: Vec<String>,
    /// What else to know before getting in touch.
    pub note: Option<String>,
    /// How old what is said here is, when that matters.
    pub data_note: Option<String>,
    /// For reception: what in the record is inferred, and from what.
    pub inferred: Option<String>,
    /// The partnerships of the districts that it covers or stands in; none for what is not bound to districts.
    pub alliances: Vec<Alliance>,
    /// How its hours are known: `contract`, `listed` or `unknown`.
    pub basis: &'static str,
    /// Where the record comes from, an id of `sources.json`.
    pub source: Option<String>,
    /// When that source said so.
    pub as_of: Option<String>,
    /// Whether nobody has checked it: for staff, and never relied on.
    pub unverified: bool,
}

impl Route {
    /// Whether it can be relied on in time at a level.
    #[must_use]
    pub fn in_time(&self, level: Level) -> bool {
        counts(self, self.reach, level)
    }
}

/// The ways to get help at one door, best first.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Routes {
    /// The routes. There is always one, and always one that can be reached in time.
    pub routes: Vec<Route>,
    /// How many of them to show at first.
    pub first: usize,
    /// Notes on them, such as a postcode that is not covered.
    pub notes: Vec<String>,
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
        let (mut shown, more) = self.found_and_more(query);
        let first = shown.len();
        shown.extend(more);
        let routes = shown.into_iter().map(|card| card.0).collect();
        let mut notes = query.place.notes.clone();
        let ranked = matches!(query.door, Door::Pharmacy | Door::Ae);
        if let Some((_, near)) = query
            .place
            .near
            .filter(|(_, near)| ranked && *near != Near::Here)
        {
            notes.push(self.near_words(near));
            let words = &self.files.services.words;
            if query.place.river {
                notes.push(words.rivers.0.clone());
            }
            if query.place.edge {
                notes.push(words.edge.0.clone());
            }
        }
        Routes {
            routes,
            first,
            notes,
        }
    }

    /// The practice of this code, as it is at a moment, or on a day that has come for sure.
    #[must_use]
    pub fn own_practice(
        &self,
        code: &str,
        now: Option<WallTime>,
        at_least: Option<Date>,
    ) -> Option<Route> {
        let site = self.practice(code)?;
        let query = Query {
            door: Door::Practice,
            level: Level::Routine,
            age: None,
            sex: None,
            topics: None,
            place: &Place::default(),
            now,
            at_least,
            seat: Seat::Resident,
        };
        Some(self.site(&self.files.practices, site, None, &query).0)
    }

    /// The routes that are shown at first, in order, each with whether it can be reached in time.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn found(&self, query: &Query<'_>) -> Vec<(Route, Reach)> {
        let shown = self.found_and_more(query).0;
        shown.into_iter().map(|card| (card.0, card.1)).collect()
    }

    /// What is shown at first, and what only when somebody wants more.
    fn found_and_more(&self, query: &Query<'_>) -> (Vec<Card>, Vec<Card>) {
        let (mut found, mut more) = (Vec::new(), Vec::new());
        self.at(query.door, query, &mut found, &mut more);
        for door in beside(query.door) {
            self.at(*door, query, &mut found, &mut more);
        }
        if !found
            .iter()
            .any(|(route, reach, _)| counts(route, *reach, query.level))
        {
            self.at(Door::Nhs111, query, &mut found, &mut more);
        }
        // What is known to stay shut for too long goes last, behind what is full; all else keeps its order.
        let last = |card: &Card| (card.1 == Reach::TooLate, card.0.capacity);
        (order::by_key(found, last), order::by_key(more, last))
    }

    /// Services for one of the topics behind other doors than `doors`, nearest or most local first.
    pub(crate) fn others(&self, query: &Query<'_>, doors: &[Door]) -> Vec<Route> {
        let named = self.for_topic(query, |door| !doors.contains(&door));
        let routes = named.into_iter().take(OTHERS);
        routes.map(|card| card.0).collect()
    }

    /// Services that are there for some topics only: the line for just that, then the nearest or most local, and those that
    /// are full last.
    fn for_topic(&self, query: &Query<'_>, behind: impl Fn(Door) -> bool) -> Vec<Card> {
        let mut found: Vec<(u32, Card)> = Vec::new();
        for service in &self.files.services.services {
            if !service.topics.is_empty() && behind(service.door) && fits(service, query) {
                let card = self.service(service, query);
                let rank = if service.comes_first(query) {
                    0
                } else {
                    local_rank(service, &card.0, query.place)
                };
                found.push((rank, card));
            }
        }
        let found = order::by_key(found, |(rank, card)| (card.0.capacity, *rank));
        found.into_iter().map(|(_, card)| card).collect()
    }

    fn near_words(&self, near: Near) -> String {
        let words = &self.files.services.words;
        match near {
            Near::Postcode => &words.near_postcode,
            Near::Here | Near::Sector => &words.near_sector,
            Near::Practice => &words.near_practice,
            Near::Area => &words.near_area,
        }
        .0
        .clone()
    }

    /// The routes of one door alone.
    fn at(&self, door: Door, query: &Query<'_>, found: &mut Vec<Card>, more: &mut Vec<Card>) {
        let files = &self.files;
        match door {
            Door::Practice => {
                let own = query.place.practice.as_ref();
                if let Some(site) = own.and_then(|code| self.practice(code.as_str())) {
                    found.push(self.site(&files.practices, site, None, query));
                }
            }
            Door::Pharmacy => {
                let mut cards = self.nearest(&files.pharmacies, PHARMACIES, query);
                more.extend(cards.split_off(cards.len().min(FIRST)));
                found.extend(cards);
            }
            Door::Ae => found.extend(self.nearest(&files.hospitals, usize::MAX, query)),
            _ => {}
        }
        // Those for a topic stand where the first of them is written, in an order of their own.
        let mut place = None;
        let services = files.services.services.iter();
        for service in services.filter(|service| service.door == door) {
            if !service.topics.is_empty() {
                place.get_or_insert(found.len());
            } else if fits(service, query) {
                found.push(self.service(service, query));
            }
        }
        let Some(place) = place else { return };
        let mut named = self.for_topic(query, |other| other == door);
        more.extend(named.split_off(named.len().min(FIRST)));
        let after = found.split_off(place);
        found.extend(named);
        found.extend(after);
    }

    /// The nearest places of a list. With no position, all of them if they are few, else none: the way to ask follows.
    fn nearest(&self, list: &SitesFile, most: usize, query: &Query<'_>) -> Vec<Card> {
        let Some((here, near)) = query.place.near else {
            let few = list
                .sites
                .iter()
                .filter(|_| list.sites.len() <= most.min(FIRST));
            return few.map(|site| self.site(list, site, None, query)).collect();
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
        let mut cards: Vec<Card> = Vec::with_capacity(ranked.len());
        for (metres, site) in ranked {
            let shown = (near != Near::Area).then(|| to_the_nearest_hundred(metres));
            cards.push(self.site(list, site, shown, query));
        }
        let open = cards.iter().enumerate();
        let open = open.filter_map(|(place, card)| Some((place, card.2?)));
        if let Some(last) = query.now.and_then(|now| last_tonight(now, open))
            && let Some(card) = cards.get_mut(last)
        {
            card.0
                .hours
                .push_str(", the last one near you open tonight");
        }
        cards
    }
}

/// How local a service is, in metres: how far it is, or, where that is not known, a few kilometres for each district. Where
/// nobody knows the district, what covers everywhere comes before what may be somebody else's.
fn local_rank(service: &Service, route: &Route, place: &Place) -> u32 {
    let districts = match service.areas.len() {
        0 => 10,
        _ if place.districts.is_empty() => 11,
        few => u32::try_from(few).unwrap_or(10),
    };
    route.metres.unwrap_or(districts * 4_000)
}

/// Whether a route is good enough for the level: from `today` up hours that nobody knows don't count, below that "ring
/// first" does. A record that nobody has checked never counts.
pub(crate) fn counts(route: &Route, reach: Reach, level: Level) -> bool {
    !route.unverified
        && (reach == Reach::InTime || (reach == Reach::PerhapsInTime && level < Level::Today))
}
