//! One record as people are shown it at a moment: what is too old is left out, and what is left out is said.

use crate::directory::Directory;
use crate::directory::age::{Aging, DataAge, date_words};
use crate::directory::clock::{WallTime, day_number, weekday};
use crate::directory::hour_words::{days_words, joined, times_words};
use crate::directory::kinds::{Alliance, Backing, Capacity, Seat, ServiceKind};
use crate::directory::place::{Near, Point, metres_between};
use crate::directory::records::{Service, Site, SitesFile};
use crate::directory::route::{Openness, Query, Route};
use crate::directory::times::{Known, Reach, Shuts};
use crate::directory::timetable::Session;
use crate::pack::{Date, DistrictId};

/// A route, whether it can be reached in time, and when it shuts if it is open for whoever goes there now.
pub(super) type Card = (Route, Reach, Shuts);

impl Directory {
    pub(super) fn site(
        &self,
        list: &SitesFile,
        site: &Site,
        metres: Option<u32>,
        query: &Query<'_>,
    ) -> Card {
        let as_of = site.as_of.as_ref().unwrap_or(&list.as_of);
        let hours = site.hours.as_ref().or(list.hours.as_ref());
        let times = self.times(
            &Known {
                hours,
                as_of: Some(as_of),
                ages: !list.always,
                phone: site.phone.is_some(),
                place: true,
                metres,
            },
            query,
        );
        let mut route = Route {
            service: site.code.clone(),
            name: site.name.clone(),
            how: list.how.0.clone(),
            phone: site.phone.clone(),
            kind: ServiceKind::Health,
            provider: list.provider.as_ref().map(|provider| provider.0.clone()),
            text_line: None,
            relay: list
                .relay
                .as_ref()
                .filter(|_| site.phone.is_some())
                .map(|relay| relay.0.clone()),
            address: Some([site.address.as_str(), ", ", &site.postcode].concat()),
            status: times.status,
            arrival: times.arrival,
            hours: times.words,
            reach: times.reach,
            metres,
            cannot: site.cannot.as_ref().map(|text| text.0.clone()),
            step_free: site.step_free,
            note: site.note.as_ref().map(|note| note.0.clone()),
            basis: times.basis,
            source: Some(list.source.to_string()),
            as_of: Some(as_of.clone()),
            email: None,
            url: None,
            for_whom: None,
            access: Vec::new(),
            introduced_by: None,
            cost: None,
            languages: None,
            sensory: None,
            capacity: Capacity::Open,
            sessions: Vec::new(),
            data_note: None,
            inferred: None,
            alliances: self.alliances(std::slice::from_ref(&site.district)),
            unverified: false,
        };
        if !list.always {
            self.age(&mut route, self.today(query), Aging::Hides);
        }
        (route, times.reach, times.shuts)
    }

    pub(super) fn service(&self, service: &Service, query: &Query<'_>) -> Card {
        // Of hours that nobody has checked nothing is claimed at any moment.
        let unverified = service.backing == Backing::Verify;
        let now = query.now.filter(|_| !unverified);
        let aging = service.aging();
        let metres = self.metres_to(service, query);
        let times = self.times(
            &Known {
                hours: service.hours.as_ref(),
                as_of: service.as_of.as_ref(),
                ages: matches!(aging, Aging::Hides | Aging::Stays),
                phone: service.phone.is_some(),
                place: service.place.is_some(),
                metres,
            },
            &Query {
                now,
                at_least: self.today(query),
                ..*query
            },
        );
        let staff = query.seat == Seat::Reception;
        let text = |text: &Option<crate::pack::Text>| text.as_ref().map(|text| text.0.clone());
        let mut route = Route {
            service: service.id.to_string(),
            name: service.name.0.clone(),
            kind: service.kind.unwrap_or(ServiceKind::Health),
            provider: text(&service.provider),
            how: service.how.0.clone(),
            phone: service.phone.clone(),
            text_line: service.text_line.clone(),
            relay: text(&service.relay),
            email: service.email.clone(),
            address: service.place.as_ref().map(|place| {
                let parts = [&place.name, &place.address, &place.postcode];
                joined(parts.into_iter().flatten().map(String::as_str), ", ")
            }),
            url: service.url.clone(),
            status: times.status,
            arrival: times.arrival,
            hours: times.words,
            reach: times.reach,
            metres,
            cannot: text(&service.cannot),
            for_whom: text(&service.for_whom),
            access: service.access.clone(),
            introduced_by: text(&service.introduced_by),
            cost: text(&service.cost),
            languages: text(&service.languages),
            sensory: text(&service.sensory),
            step_free: service.step_free,
            capacity: service.capacity.unwrap_or(Capacity::Open),
            sessions: query
                .now
                .map(|now| sessions(service, now, self.today(query)))
                .unwrap_or_default(),
            note: self.service_note(service, query),
            data_note: None,
            inferred: service
                .inferred
                .as_ref()
                .filter(|_| staff)
                .map(|text| text.0.clone()),
            alliances: self.alliances(&service.areas),
            basis: times.basis,
            source: service.source.as_ref().map(ToString::to_string),
            as_of: service.as_of.clone(),
            unverified,
        };
        if aging != Aging::None {
            self.age(&mut route, self.today(query), aging);
        }
        (route, times.reach, times.shuts)
    }

    /// Takes away the contact of a record that is too old, and says how old one is.
    fn age(&self, route: &mut Route, today: Option<Date>, aging: Aging) {
        let words = &self.files.services.words;
        let age = DataAge::of(route.as_of.as_deref(), today);
        let rings = route.phone.is_some() || route.text_line.is_some() || route.email.is_some();
        let mut said: Vec<&str> = Vec::new();
        let from = route.as_of.as_deref().map(date_words);
        let from = from.map(|date| [&words.details_from.0, " ", &date, "."].concat());
        if age == DataAge::Old && aging == Aging::Hides {
            let mut hidden = false;
            for contact in [
                &mut route.phone,
                &mut route.text_line,
                &mut route.relay,
                &mut route.email,
                &mut route.url,
                &mut route.address,
            ] {
                hidden |= contact.take().is_some();
            }
            route.metres = None;
            if !hidden {
                return;
            }
            if route.status == Openness::Unknown {
                // It would say to ring a number that is no longer there.
                route.hours.clear();
            }
            route.how.clone_from(&words.ask_instead.0);
        } else if rings && (age != DataAge::Fresh || aging == Aging::Stays) {
            said.push(from.as_deref().unwrap_or(&words.undated.0));
        }
        if aging == Aging::Stays {
            said.push(&words.no_answer.0);
        }
        route.data_note = (!said.is_empty()).then(|| joined(said.into_iter(), " "));
    }

    /// The partnerships of these districts, each once; none for what is not bound to districts.
    fn alliances(&self, areas: &[DistrictId]) -> Vec<Alliance> {
        let mut found = Vec::new();
        let districts = self.files.districts.districts.iter();
        for district in districts.filter(|district| areas.contains(&district.id)) {
            found.extend(district.alliance.filter(|it| !found.contains(it)));
        }
        found
    }

    /// How far it is, when both places are known.
    pub(super) fn metres_to(&self, service: &Service, query: &Query<'_>) -> Option<u32> {
        let place = service.place.as_ref()?;
        let (here, near) = query.place.near?;
        let there = Point {
            lat: place.lat?,
            lon: place.lon?,
        };
        (near != Near::Area).then(|| to_the_nearest_hundred(metres_between(here, there)))
    }

    /// That it is full, its own note, the districts it covers when we cannot tell whether the person is in one, and that
    /// nobody has checked it.
    fn service_note(&self, service: &Service, query: &Query<'_>) -> Option<String> {
        let words = &self.files.services.words;
        let mut notes: Vec<String> = Vec::new();
        if service.capacity == Some(Capacity::Full) {
            notes.push(words.full.0.clone());
        }
        notes.extend(service.note.iter().map(|note| note.0.clone()));
        if !service.areas.is_empty() && query.place.districts.is_empty() {
            let covered = self
                .files
                .districts
                .districts
                .iter()
                .filter(|district| service.areas.contains(&district.id));
            let names = joined(covered.map(|district| district.name.as_str()), ", ");
            notes.push([&words.covers.0, " ", &names, "."].concat());
        }
        if service.backing == Backing::Verify {
            let staff = query.seat == Seat::Reception;
            let said = if staff {
                &words.not_checked
            } else {
                &words.not_tried
            };
            notes.push(said.0.clone());
        }
        (!notes.is_empty()).then(|| joined(notes.iter().map(String::as_str), " "))
    }
}

/// Today's meetings. What is not from the last 12 months only "was held".
pub(super) fn sessions(service: &Service, now: WallTime, today: Option<Date>) -> Vec<String> {
    let day = weekday(day_number(now.date));
    let fresh = DataAge::of(service.as_of.as_deref(), today) == DataAge::Fresh;
    let meets = |session: &&Session| {
        session.days.contains(&day) && (!fresh || session.to.minute > now.minute)
    };
    let words = |session: &Session| {
        let times = times_words(session.from, session.to);
        let mut said = if fresh {
            ["today, ", &times].concat()
        } else {
            let date = service.as_of.as_deref().map(date_words);
            let date = date.map_or_else(String::new, |date| [" in ", &date].concat());
            let days = days_words(&[day]);
            ["was held on ", &days, "s, ", &times, &date, ", ask first"].concat()
        };
        said.push_str(": ");
        let more = [&session.venue, &session.for_whom, &session.note];
        let more = more.into_iter().flatten().map(|text| text.0.as_str());
        said.push_str(&joined(
            [session.name.0.as_str()].into_iter().chain(more),
            ". ",
        ));
        said
    };
    service.sessions.iter().filter(meets).map(words).collect()
}

pub(super) fn to_the_nearest_hundred(metres: f64) -> u32 {
    let hundreds = (metres / 100.0).round().clamp(1.0, 10_000.0);
    // At most a million, never negative.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let metres = hundreds as u32 * 100;
    metres
}
