//! A service of Open Referral as the keys and values of a record.

use crate::directory::DistrictsFile;
use crate::import::hsds::schedules::{self, Wrong};
use crate::import::hsds::write::{INTRODUCES, SENSORY, STEPS, TEXTS};
use crate::import::hsds::{attributes, places};
use crate::import::json::Json;
use crate::pack::JsonPath;

/// What is known while services are read.
pub(super) struct Reading<'a> {
    /// The area's name.
    pub(super) region: &'a str,
    /// The pack's districts.
    pub(super) districts: &'a DistrictsFile,
    /// Whether it comes from somebody else, who has none of our attributes.
    pub(super) foreign: bool,
    /// What could not be read.
    pub(super) wrong: Vec<Wrong>,
    /// What was read otherwise than it stands, or not at all.
    pub(super) notes: Vec<String>,
}

/// The keys and values of a record, in no order.
pub(super) type Members = Vec<(String, Json)>;

impl Reading<'_> {
    /// The record; `list` is among its keys when it is a practice, pharmacy or hospital.
    pub(super) fn record(&mut self, service: &Json, at: &JsonPath) -> Members {
        let attributes = attributes::read(service);
        let is_site = attributes.iter().any(|(key, _)| key == "list");
        let mut members: Vec<(&str, Json)> = Vec::new();
        let mut copy = |key: &'static str, field: &str| {
            members.extend(service.get(field).map(|value| (key, value.clone())));
        };
        copy("name", "name");
        copy("email", "email");
        copy("url", "url");
        copy("as_of", "assured_date");
        if !is_site {
            copy("what", "description");
            copy("how", "application_process");
            copy("for_whom", "eligibility_description");
            members.extend(self.ages(service, at));
            let provider = service
                .get("organization")
                .and_then(|organization| organization.get("name"));
            members.extend(provider.map(|name| ("provider", name.clone())));
            members.extend(cost(service).map(|cost| ("cost", cost)));
            members.extend(languages(service).map(|languages| ("languages", languages)));
            members.extend(self.areas(service, at));
        }
        members.extend(self.ways(service, at));
        members.extend(self.hours(service, &attributes, at));
        members.extend(self.places(service, &attributes, is_site, at));
        let mut all: Members = members
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect();
        all.extend(attributes.into_iter().filter(|(key, _)| !key.contains('.')));
        all
    }

    fn say(&mut self, at: JsonPath, message: String) {
        self.wrong.push((at, message));
    }

    fn ages(&mut self, service: &Json, at: &JsonPath) -> Vec<(&'static str, Json)> {
        let mut found = Vec::new();
        for (key, field) in [("min_age", "minimum_age"), ("max_age", "maximum_age")] {
            let Some(age) = service.get(field) else {
                continue;
            };
            let whole = match age {
                Json::Number(digits) => digits
                    .strip_suffix(".0")
                    .unwrap_or(digits)
                    .parse::<u32>()
                    .ok(),
                _ => None,
            };
            match whole {
                Some(years) => found.push((key, Json::Number(years.to_string()))),
                None => self.say(
                    at.key(field),
                    format!("{} is not an age in whole years", age.line(false)),
                ),
            }
        }
        found
    }

    /// Numbers, and who introduces.
    fn ways(&mut self, service: &Json, at: &JsonPath) -> Vec<(&'static str, Json)> {
        let mut found: Vec<(&str, Json)> = Vec::new();
        let mut phones: Vec<(JsonPath, &Json)> = Vec::new();
        let listed = |of: &JsonPath, list: &'_ [Json]| {
            (0..list.len())
                .map(|index| of.key("phones").index(index))
                .collect::<Vec<_>>()
        };
        let own = service.list_at("phones");
        phones.extend(listed(at, own).into_iter().zip(own));
        for (index, contact) in service.list_at("contacts").iter().enumerate() {
            let at = at.key("contacts").index(index);
            if contact.text_at("title") == Some(INTRODUCES) {
                found.extend(
                    contact
                        .get("name")
                        .map(|name| ("introduced_by", name.clone())),
                );
                continue;
            }
            let theirs = contact.list_at("phones");
            phones.extend(listed(&at, theirs).into_iter().zip(theirs));
            if service.get("email").is_none() && !found.iter().any(|(key, _)| *key == "email") {
                found.extend(contact.get("email").map(|email| ("email", email.clone())));
            }
        }
        for (at, phone) in phones {
            let key = match phone.text_at("type") {
                Some(TEXTS | "sms") => "text_line",
                None | Some("voice" | "cell" | "hotline") => "phone",
                Some(other) => {
                    self.notes.push(format!(
                        "{}: a number of the type \"{other}\" is left out",
                        at.as_str()
                    ));
                    continue;
                }
            };
            if found.iter().any(|(other, _)| *other == key) {
                self.notes
                    .push(format!("{}: a further number is left out", at.as_str()));
            } else if let Some(number) = self.number(phone, &at) {
                found.push((key, number));
            }
        }
        found
    }

    /// A number with digits and spaces, from 0.
    fn number(&mut self, phone: &Json, at: &JsonPath) -> Option<Json> {
        let given = phone.text_at("number").unwrap_or_default().trim();
        if !self.foreign {
            return Some(Json::text_of(given));
        }
        let plain = given.replace("(0)", "").replace(['(', ')', '-'], " ");
        let home = plain
            .strip_prefix("+44")
            .map_or(plain.clone(), |rest| format!("0{}", rest.trim_start()));
        let parts: Vec<&str> = home.split_whitespace().collect();
        let tidy = parts.join(" ");
        let digits = tidy.bytes().filter(u8::is_ascii_digit).count();
        if tidy
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b' ')
            && (3..=11).contains(&digits)
        {
            return Some(Json::Text(tidy));
        }
        self.say(
            at.key("number"),
            format!("\"{given}\" is not a phone number"),
        );
        None
    }

    fn areas(&mut self, service: &Json, at: &JsonPath) -> Option<(&'static str, Json)> {
        let mut found = Vec::new();
        for (index, area) in service.list_at("service_areas").iter().enumerate() {
            let name = area.text_at("name").unwrap_or_default();
            let is = |known: &str| known.eq_ignore_ascii_case(name);
            let known = self
                .districts
                .districts
                .iter()
                .find(|known| is(known.name.as_str()) || is(known.id.as_str()));
            match known {
                Some(district) => found.push(Json::text_of(district.id.as_str())),
                None if self.foreign && is(self.region) => return None,
                None => {
                    let names: Vec<&str> = self
                        .districts
                        .districts
                        .iter()
                        .map(|known| known.name.as_str())
                        .collect();
                    let at = at.key("service_areas").index(index).key("name");
                    self.say(
                        at,
                        format!(
                            "\"{name}\" is no district of this pack; write one of: {}, {}",
                            names.join(", "),
                            self.region
                        ),
                    );
                }
            }
        }
        (!found.is_empty()).then_some(("areas", Json::List(found)))
    }

    fn hours(
        &mut self,
        service: &Json,
        attributes: &Members,
        at: &JsonPath,
    ) -> Option<(&'static str, Json)> {
        let mut schedules = (service.list_at("schedules"), at.key("schedules"));
        if schedules.0.is_empty() && self.foreign {
            // Some feeds have the hours of a service with its one place.
            if let [there] = service.list_at("service_at_locations") {
                schedules = (
                    there.list_at("schedules"),
                    at.key("service_at_locations").index(0).key("schedules"),
                );
            }
        }
        if schedules.0.is_empty() {
            return None;
        }
        let (weekly, exceptions) = schedules::read(schedules.0, &schedules.1, &mut self.wrong);
        let known = |key: &str| {
            let name = ["hours.", key].concat();
            attributes
                .iter()
                .find(|(other, _)| *other == name)
                .map(|(_, value)| value.clone())
        };
        let mut members = vec![
            ("weekly", Json::List(weekly)),
            (
                "basis",
                known("basis").unwrap_or_else(|| Json::text_of("listed")),
            ),
            (
                "bank_holidays",
                known("bank_holidays").unwrap_or_else(|| Json::text_of("unknown")),
            ),
        ];
        if !exceptions.is_empty() {
            members.push(("exceptions", Json::List(exceptions)));
        }
        for key in ["source", "as_of"] {
            members.extend(known(key).map(|value| (key, value)));
        }
        Some(("hours", Json::object(members)))
    }

    fn places(
        &mut self,
        service: &Json,
        attributes: &Members,
        is_site: bool,
        at: &JsonPath,
    ) -> Vec<(&'static str, Json)> {
        let (mut found, mut place, mut sessions) = (Vec::new(), Vec::new(), Vec::new());
        let mut placed = false;
        for (index, there) in service.list_at("service_at_locations").iter().enumerate() {
            let at = at.key("service_at_locations").index(index);
            if there.get("description").is_some() && !there.list_at("schedules").is_empty() {
                sessions.extend(places::session_of(there, &at, &mut self.wrong));
                continue;
            }
            let Some(location) = there.get("location").filter(|_| !placed) else {
                self.notes
                    .push(format!("{}: a further place is left out", at.as_str()));
                continue;
            };
            placed = true;
            place = places::read(location, self.region);
            found.extend(self.accessibility(location, &at));
        }
        for key in ["address", "postcode"] {
            let name = ["place.", key].concat();
            let value = attributes.iter().find(|(other, _)| *other == name);
            place.extend(value.map(|(_, value)| (key, value.clone())));
        }
        if is_site {
            found.extend(place);
        } else if placed {
            found.push(("place", Json::object(place)));
        }
        if !sessions.is_empty() {
            found.push(("sessions", Json::List(sessions)));
        }
        found
    }

    fn accessibility(&mut self, location: &Json, at: &JsonPath) -> Vec<(&'static str, Json)> {
        let mut found = Vec::new();
        for entry in location.list_at("accessibility") {
            let words = entry.text_at("description").unwrap_or_default();
            let steps = STEPS.iter().find(|(known, _)| *known == words);
            if let Some((_, free)) = steps {
                found.push(("step_free", Json::Bool(*free)));
            } else if entry.text_at("details") == Some(SENSORY) {
                found.push(("sensory", Json::text_of(words)));
            } else {
                self.notes.push(format!("{}: accessibility \"{words}\" is left out; write step_free and sensory by hand", at.as_str()));
            }
        }
        found
    }
}

/// What it costs, from its options and words on fees.
fn cost(service: &Json) -> Option<Json> {
    let mut parts: Vec<String> = Vec::new();
    for option in service.list_at("cost_options") {
        let amount = match option.get("amount") {
            Some(Json::Number(digits)) => digits.parse::<f64>().ok().map(pounds),
            _ => None,
        };
        let words =
            ["option", "amount_description"].map(|key| option.text_at(key).map(str::to_owned));
        let [name, about] = words;
        let said: Vec<String> = [name, amount, about].into_iter().flatten().collect();
        parts.push(said.join(" "));
    }
    let fees = ["fees_description", "fees"]
        .into_iter()
        .find_map(|key| service.text_at(key));
    parts.extend(fees.map(str::to_owned));
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| Json::Text(parts.join("; ")))
}

/// An amount as people write it.
fn pounds(amount: f64) -> String {
    if amount.fract() == 0.0 {
        format!("£{amount}")
    } else {
        format!("£{amount:.2}")
    }
}

fn languages(service: &Json) -> Option<Json> {
    let names = service
        .list_at("languages")
        .iter()
        .filter_map(|language| language.text_at("name"));
    let names: Vec<&str> = names.collect();
    (!names.is_empty()).then(|| Json::Text(names.join(", ")))
}
