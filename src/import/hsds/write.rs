//! The directory as one page of services, each with all that belongs to it.

use crate::directory::{DirectoryFiles, DistrictsFile, SitesFile};
use crate::import::hsds::{attributes, places, schedules, uuid};
use crate::import::json::Json;

/// What stands in a location's accessibility for a way in without steps, and for none.
pub(super) const STEPS: [(&str, bool); 2] =
    [("Step-free access", true), ("No step-free access", false)];

/// Beside what a place is like for the senses.
pub(super) const SENSORY: &str = "Sensory";

/// The title of a contact who introduces people.
pub(super) const INTRODUCES: &str = "Introduced by";

/// The type of a number for text messages.
pub(super) const TEXTS: &str = "text";

/// Every service and place. `region` is the name of the area.
#[must_use]
pub fn export(files: &DirectoryFiles, region: &str) -> String {
    let mut all: Vec<Json> = Vec::new();
    for service in &files.services.services {
        all.push(service_of(&Json::of(service), &files.districts, region));
    }
    for (list, sites) in [
        ("practices", &files.practices),
        ("pharmacies", &files.pharmacies),
        ("hospitals", &files.hospitals),
    ] {
        all.extend(
            sites
                .sites
                .iter()
                .map(|site| site_of(list, sites, &Json::of(site), region)),
        );
    }
    page(&all)
}

/// A page as the interface of the UK profile gives it, one service a line.
fn page(all: &[Json]) -> String {
    let count = all.len();
    let lines: Vec<String> = all
        .iter()
        .map(|service| format!("    {}", service.line(false)))
        .collect();
    let pages = "\"total_pages\": 1,\n  \"page_number\": 1";
    let ends = "\"first_page\": true,\n  \"last_page\": true";
    format!(
        "{{\n  \"total_items\": {count},\n  {pages},\n  \"size\": {count},\n  {ends},\n  \"empty\": {},\n  \"contents\": [\n{}\n  ]\n}}\n",
        all.is_empty(),
        lines.join(",\n")
    )
}

/// A service or place that is being written: what has no field yet goes into attributes.
struct Writing<'a> {
    id: String,
    record: &'a Json,
    said: Vec<&'static str>,
    members: Vec<(&'static str, Json)>,
    attributes: Vec<(String, Json)>,
}

impl<'a> Writing<'a> {
    fn new(list: &str, key: &'static str, record: &'a Json) -> Self {
        let id = uuid(&[list, record.text_at(key).unwrap_or_default()]);
        let active = if record.text_at("capacity") == Some("closed") {
            "inactive"
        } else {
            "active"
        };
        let members = vec![
            ("id", Json::text_of(&id)),
            ("status", Json::text_of(active)),
        ];
        Self {
            id,
            record,
            said: Vec::new(),
            members,
            attributes: Vec::new(),
        }
    }

    /// The value of a key, which has a field of its own from now on.
    fn take(&mut self, key: &'static str) -> Option<&'a Json> {
        self.said.push(key);
        self.record.get(key)
    }

    fn copy(&mut self, field: &'static str, key: &'static str) {
        if let Some(value) = self.take(key).cloned() {
            self.members.push((field, value));
        }
    }

    /// A list with one entry a value, each with a key of its own.
    fn list(&mut self, field: &'static str, entries: Vec<Vec<(&'static str, Json)>>) {
        if entries.is_empty() {
            return;
        }
        let entry = |(index, members): (usize, Vec<(&'static str, Json)>)| {
            let id = Json::Text(uuid(&[field, &self.id, &index.to_string()]));
            let service = Json::text_of(&self.id);
            Json::object(
                [("id", id), ("service_id", service)]
                    .into_iter()
                    .chain(members),
            )
        };
        let entries = entries.into_iter().enumerate().map(entry).collect();
        self.members.push((field, Json::List(entries)));
    }

    fn phones(&mut self) {
        let voice = self
            .take("phone")
            .map(|number| vec![("number", number.clone()), ("type", Json::text_of("voice"))]);
        let text = self
            .take("text_line")
            .map(|number| vec![("number", number.clone()), ("type", Json::text_of(TEXTS))]);
        self.list("phones", voice.into_iter().chain(text).collect());
    }

    fn hours(&mut self) {
        let Some(hours) = self.take("hours") else {
            return;
        };
        self.members
            .push(("schedules", Json::List(schedules::written(&self.id, hours))));
        for (key, value) in hours.members() {
            if !matches!(key.as_str(), "weekly" | "exceptions") {
                self.attributes
                    .push((format!("hours.{key}"), value.clone()));
            }
        }
    }

    /// The day on which somebody last said that all this holds, when it is a whole day.
    fn assured(&mut self) {
        if self
            .record
            .text_at("as_of")
            .is_some_and(|day| day.len() == 10)
        {
            self.copy("assured_date", "as_of");
        }
    }

    /// The place with what it is like, and the meetings.
    fn places(&mut self, place: Option<&Json>, region: &str, code: Option<&str>) {
        let mut there = Vec::new();
        if let Some(place) = place {
            let whole = place.get("address").is_some() && place.get("postcode").is_some();
            for key in ["address", "postcode"] {
                if let Some(value) = place.get(key).filter(|_| !whole) {
                    self.attributes
                        .push((format!("place.{key}"), value.clone()));
                }
            }
            let mut location = places::written(&self.id, place, region, code)
                .members()
                .to_vec();
            let access = self.accessibility();
            if !access.is_empty() {
                location.push(("accessibility".to_owned(), Json::List(access)));
            }
            there.push(Json::object([
                ("id", Json::Text(uuid(&["there", &self.id]))),
                ("service_id", Json::text_of(&self.id)),
                ("location", Json::Object(location)),
            ]));
        }
        let sessions = self.take("sessions").map_or(&[][..], Json::list);
        let sessions = sessions.iter().enumerate();
        there.extend(sessions.map(|(index, session)| places::session(&self.id, index, session)));
        if !there.is_empty() {
            self.members
                .push(("service_at_locations", Json::List(there)));
        }
    }

    fn accessibility(&mut self) -> Vec<Json> {
        let entry = |id: &str, what: &str, members: Vec<(&'static str, Json)>| {
            let id = Json::Text(uuid(&["accessibility", id, what]));
            Json::object([("id", id)].into_iter().chain(members))
        };
        let mut all = Vec::new();
        if let Some(Json::Bool(free)) = self.take("step_free") {
            let words = STEPS
                .iter()
                .find(|(_, other)| other == free)
                .map_or("", |(words, _)| words);
            all.push(entry(
                &self.id,
                "steps",
                vec![("description", Json::text_of(words))],
            ));
        }
        if let Some(sensory) = self.take("sensory").cloned() {
            all.push(entry(
                &self.id,
                "sensory",
                vec![
                    ("description", sensory),
                    ("details", Json::text_of(SENSORY)),
                ],
            ));
        }
        all
    }

    fn done(self) -> Json {
        let rest = self
            .record
            .members()
            .iter()
            .filter(|(key, _)| !self.said.contains(&key.as_str()));
        let rest = rest.map(|(key, value)| (key.clone(), value));
        let more = self
            .attributes
            .iter()
            .map(|(key, value)| (key.clone(), value));
        let attributes = attributes::written(&self.id, rest.chain(more));
        Json::object(self.members.into_iter().chain([("attributes", attributes)]))
    }
}

fn service_of(record: &Json, districts: &DistrictsFile, region: &str) -> Json {
    let mut writing = Writing::new("services", "id", record);
    writing.copy("name", "name");
    writing.copy("description", "what");
    writing.copy("application_process", "how");
    writing.copy("url", "url");
    writing.copy("email", "email");
    writing.copy("minimum_age", "min_age");
    writing.copy("maximum_age", "max_age");
    writing.copy("eligibility_description", "for_whom");
    writing.assured();
    if let Some(provider) = writing.take("provider") {
        let id = Json::Text(uuid(&["organization", provider.text().unwrap_or_default()]));
        let about = provider.clone();
        writing.members.push(("organization_id", id.clone()));
        let organization = Json::object([
            ("id", id),
            ("name", provider.clone()),
            ("description", about),
        ]);
        writing.members.push(("organization", organization));
    }
    writing.phones();
    if let Some(cost) = writing.take("cost").cloned() {
        writing.list("cost_options", vec![vec![("amount_description", cost)]]);
    }
    if let Some(Json::Text(languages)) = writing.take("languages") {
        let each = languages
            .split(", ")
            .map(|language| vec![("name", Json::text_of(language))]);
        writing.list("languages", each.collect());
    }
    if let Some(name) = writing.take("introduced_by").cloned() {
        writing.list(
            "contacts",
            vec![vec![("name", name), ("title", Json::text_of(INTRODUCES))]],
        );
    }
    let areas = writing.take("areas").map_or(&[][..], Json::list);
    let areas = areas
        .iter()
        .map(|area| vec![("name", Json::Text(district(area, districts)))]);
    writing.list("service_areas", areas.collect());
    writing.hours();
    let place = writing.take("place");
    writing.places(place, region, None);
    writing.done()
}

/// The name of a district.
fn district(id: &Json, districts: &DistrictsFile) -> String {
    let id = id.text().unwrap_or_default();
    let found = districts
        .districts
        .iter()
        .find(|district| district.id.as_str() == id);
    found
        .map_or(id, |district| district.name.as_str())
        .to_owned()
}

/// A practice, pharmacy or hospital: a service with the name of its list.
fn site_of(list: &'static str, sites: &SitesFile, record: &Json, region: &str) -> Json {
    let mut writing = Writing::new(list, "code", record);
    writing.copy("name", "name");
    writing
        .members
        .push(("application_process", Json::text_of(sites.how.0.as_str())));
    writing.assured();
    writing.phones();
    writing.hours();
    let place = ["address", "postcode", "lat", "lon"]
        .map(|key| writing.take(key).map(|value| (key, value.clone())));
    let place = Json::object(place.into_iter().flatten());
    writing.places(Some(&place), region, record.text_at("code"));
    writing
        .attributes
        .push(("list".to_owned(), Json::text_of(list)));
    writing.done()
}
