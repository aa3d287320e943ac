//! Whom a service is meant for.

use crate::directory::kinds::{Seat, Standing};
use crate::directory::records::Service;
use crate::directory::route::Query;
use crate::pack::{Age, AgeUnit};

/// Whether a service is meant for this person, place and seat.
pub(super) fn fits(service: &Service, query: &Query<'_>) -> bool {
    let allowed = query.seat == Seat::Reception || service.is_for_everyone();
    let districts = &query.place.districts;
    let covered = service.areas.is_empty()
        || if districts.is_empty() {
            query.place.standing == Standing::Local
        } else {
            districts
                .iter()
                .any(|district| service.areas.contains(district))
        };
    let stands = service
        .standing
        .is_none_or(|standing| query.place.practice.is_none() && standing == query.place.standing);
    let of_sex = service
        .sex
        .is_none_or(|sex| query.sex.is_none_or(|own| own == sex));
    let registered = !service.registered
        || query.place.practice.is_some()
        || query.place.standing == Standing::Local;
    let about = service.topics.is_empty()
        || query.topics.is_none_or(|topics| {
            let mut named = service.topics.iter();
            named.any(|topic| topics.contains(&topic.as_str()))
        });
    let hidden = query.place.hidden.contains(&service.id);
    let meant = allowed && covered && stands && of_sex && registered && about;
    !hidden && meant && of_age(service, query.age)
}

impl Service {
    /// Whether it comes before what is more local: it is the line for what brought this person.
    pub(super) fn comes_first(&self, query: &Query<'_>) -> bool {
        let named = |topics: &[&str]| {
            let mut own = self.first_for.iter();
            own.any(|topic| topics.contains(&topic.as_str()))
        };
        let old_enough = self
            .first_from_age
            .zip(query.age)
            .is_none_or(|(least, age)| reaches(age, least));
        query.topics.is_some_and(named) && old_enough
    }
}

/// Whether any moment of the age lies in the service's range; an age that is not known does.
fn of_age(service: &Service, age: Option<Age>) -> bool {
    age.is_none_or(|age| {
        service.min_age.is_none_or(|least| reaches(age, least))
            && service
                .max_age
                .is_none_or(|most| age.start() < years(most).end())
    })
}

fn years(value: u32) -> Age {
    Age {
        value,
        unit: AgeUnit::Years,
    }
}

/// Whether somebody of this age can be that many years old.
fn reaches(age: Age, least: u32) -> bool {
    age.end() > years(least).start()
}
