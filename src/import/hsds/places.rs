//! Places as locations with an address.

use crate::import::hsds::schedules::{self, Wrong};
use crate::import::hsds::uuid;
use crate::import::json::Json;
use crate::import::spans::DAYS;
use crate::pack::JsonPath;

/// The country of every address.
const COUNTRY: &str = "GB";

/// A place in words: its members are those of a service's `place`.
pub(super) fn written(of: &str, place: &Json, region: &str, code: Option<&str>) -> Json {
    let id = uuid(&["location", of]);
    let mut members = vec![
        ("id", Json::text_of(&id)),
        ("location_type", Json::text_of("physical")),
    ];
    let mut copy = |key, from| members.extend(place.get(from).map(|value| (key, value.clone())));
    copy("name", "name");
    copy("latitude", "lat");
    copy("longitude", "lon");
    if let Some(code) = code {
        members.push(("external_identifier", Json::text_of(code)));
        members.push(("external_identifier_type", Json::text_of("ODS")));
    }
    if let Some((address, postcode)) = place.text_at("address").zip(place.text_at("postcode")) {
        members.push((
            "addresses",
            Json::List(vec![address_of(&id, address, postcode, region)]),
        ));
    }
    Json::object(members)
}

/// The last part of an address is its town; an address of one part has the region in its place.
fn address_of(location: &str, address: &str, postcode: &str, region: &str) -> Json {
    let parts = address
        .rsplit_once(", ")
        .filter(|(first, town)| !first.is_empty() && !town.is_empty() && *town != region);
    let (first, town) = parts.unwrap_or((address, region));
    let text = |key, value: &str| (key, Json::text_of(value));
    Json::object([
        ("id", Json::Text(uuid(&["address", location]))),
        ("location_id", Json::text_of(location)),
        text("address_1", first),
        text("city", town),
        text("state_province", region),
        text("postal_code", postcode),
        text("country", COUNTRY),
        text("address_type", "physical"),
    ])
}

/// The members of a `place`; `region` is the name that stands for "no town".
pub(super) fn read(location: &Json, region: &str) -> Vec<(&'static str, Json)> {
    let mut members = Vec::new();
    let mut copy =
        |key, value: Option<&Json>| members.extend(value.map(|value| (key, value.clone())));
    copy("name", location.get("name"));
    let address = location.list_at("addresses").first();
    if let Some(address) = address {
        let town = address.text_at("city").filter(|town| *town != region);
        let parts = [
            address.text_at("address_1"),
            address.text_at("address_2"),
            town,
        ];
        let parts: Vec<&str> = parts
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        copy("address", Some(&Json::Text(parts.join(", "))));
        copy("postcode", address.get("postal_code"));
    }
    copy("lat", location.get("latitude"));
    copy("lon", location.get("longitude"));
    members
}

/// A meeting at a place: the name describes what is there, the schedule says when.
pub(super) fn session(of: &str, index: usize, session: &Json) -> Json {
    let id = uuid(&["session", of, &index.to_string()]);
    let mut members = vec![
        ("id", Json::text_of(&id)),
        ("service_id", Json::text_of(of)),
    ];
    let mut copy = |key, from| members.extend(session.get(from).map(|value| (key, value.clone())));
    copy("description", "name");
    if let Some(venue) = session.get("venue") {
        let location = Json::object([
            ("id", Json::Text(uuid(&["venue", &id]))),
            ("location_type", Json::text_of("physical")),
            ("name", venue.clone()),
        ]);
        members.push(("location", location));
    }
    let mut schedule = schedules::recurring(Json::Text(uuid(&["schedule", &id])), session);
    let words = [("description", "for_whom"), ("notes", "note")];
    schedule.extend(
        words
            .into_iter()
            .filter_map(|(key, from)| Some((key.to_owned(), session.get(from)?.clone()))),
    );
    members.push(("schedules", Json::List(vec![Json::Object(schedule)])));
    Json::object(members)
}

/// The meeting that a service at a location is; none when it is only a place.
pub(super) fn session_of(there: &Json, at: &JsonPath, wrong: &mut Vec<Wrong>) -> Option<Json> {
    let schedule = there.list_at("schedules").first()?;
    let name = there.get("description")?;
    let at = at.key("schedules").index(0);
    // Notes of a meeting are for people; a season is only read from hours.
    let without_notes = schedule
        .members()
        .iter()
        .filter(|(key, _)| key != "notes")
        .cloned();
    let span = schedules::span(&Json::Object(without_notes.collect()), &at, wrong)?;
    if span.get("weeks").is_some() {
        let message =
            "a meeting in some weeks of a month is not read; write it in words in \"notes\"";
        wrong.push((at.key("freq"), message.to_owned()));
        return None;
    }
    let venue = there
        .get("location")
        .and_then(|location| location.get("name"));
    let mut members = vec![("name", name.clone())];
    let mut copy =
        |key, value: Option<&Json>| members.extend(value.map(|value| (key, value.clone())));
    copy("venue", venue);
    copy("for_whom", schedule.get("description"));
    let every = Json::List(DAYS.into_iter().map(Json::text_of).collect());
    copy("days", Some(span.get("days").unwrap_or(&every)));
    copy("from", span.get("from"));
    copy("to", span.get("to"));
    copy("note", schedule.get("notes"));
    Some(Json::object(members))
}
