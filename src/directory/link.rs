//! Resolves every reference of the directory, natively and in the browser alike. What else can be wrong with it is the
//! business of `shape`, natively.

use crate::directory::kinds::{Backing, Capacity, Contact};
use crate::directory::records::{DirectoryFiles, Service, SitesFile};
use crate::directory::timetable::Hours;
#[cfg(not(target_arch = "wasm32"))]
use crate::pack::TopicId;
use crate::pack::problem::{JsonPath, Problem, did_you_mean};
use crate::pack::{DistrictId, Door, Source, SourceId};

/// Reports every reference that leads nowhere, every id that stands twice, and a missing safety net.
pub(crate) fn check(files: &DirectoryFiles, sources: &[Source], problems: &mut Vec<Problem>) {
    let mut linker = Linker {
        sources,
        files,
        ids: Vec::new(),
        problems,
    };
    let root = JsonPath::root();
    linker.source("districts.json", &root, Some(&files.districts.source));
    linker.source("calendar.json", &root, Some(&files.calendar.source));
    for (index, sector) in files.districts.sectors.iter().enumerate() {
        linker.districts(
            "districts.json",
            &root.key("sectors").index(index),
            "districts",
            &sector.districts,
        );
    }
    for (file, list) in files.lists() {
        linker.sites(file, list);
    }
    for (index, service) in files.services.services.iter().enumerate() {
        linker.service(service, &root.key("services").index(index));
    }
    if !files.services.services.iter().any(is_safety_net) {
        let message = "no record at the door \"111\" is open to everybody at any time, so some advice could not be followed in time; add one";
        linker.say("services.json", root.key("services"), message.to_owned());
    }
}

/// Reports every topic of a service that is not among `topics`. Native only: a browser reads checked bundles.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn check_topics(
    files: &DirectoryFiles,
    topics: &[&TopicId],
    problems: &mut Vec<Problem>,
) {
    for (index, service) in files.services.services.iter().enumerate() {
        let at = JsonPath::root().key("services").index(index).key("topics");
        for (place, id) in service.topics.iter().enumerate() {
            if !topics.contains(&id) {
                let hint = did_you_mean(id.as_str(), topics.iter().map(|topic| topic.as_str()));
                let message = format!("no topic \"{id}\"{hint}; name a file of topics/");
                problems.push(Problem::new("services.json", at.index(place), message));
            }
        }
    }
}

/// Whether everybody can always fall back on this service.
fn is_safety_net(service: &Service) -> bool {
    service.door == Door::Nhs111
        && service.is_relied_on()
        && service.areas.is_empty()
        && (service.min_age, service.max_age, service.standing) == (None, None, None)
        && (service.sex, service.registered) == (None, false)
        && service.topics.is_empty()
        && service.hours.as_ref().is_some_and(Hours::always)
}

impl Service {
    /// Whether residents may be shown it. What nobody has checked is for staff, but a line that is never hidden is not:
    /// somebody in danger has no other.
    pub(crate) fn is_for_everyone(&self) -> bool {
        self.who_may_contact == Contact::Anyone
            && (self.backing != Backing::Verify || self.is_never_hidden())
            && self.capacity != Some(Capacity::Closed)
    }

    /// Whether residents may be shown it and may count on it.
    pub(crate) fn is_relied_on(&self) -> bool {
        self.is_for_everyone() && self.backing != Backing::Verify
    }

    /// Whether its contact stays however old it is.
    pub(crate) fn is_never_hidden(&self) -> bool {
        self.always || self.only_line
    }
}

impl DirectoryFiles {
    /// The lists of places and their files.
    pub(crate) fn lists(&self) -> [(&'static str, &SitesFile); 3] {
        [
            ("practices.json", &self.practices),
            ("pharmacies.json", &self.pharmacies),
            ("hospitals.json", &self.hospitals),
        ]
    }
}

struct Linker<'a> {
    sources: &'a [Source],
    files: &'a DirectoryFiles,
    ids: Vec<&'a str>,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Linker<'a> {
    fn say(&mut self, file: &str, at: JsonPath, message: String) {
        self.problems.push(Problem::new(file, at, message));
    }

    fn source(&mut self, file: &str, at: &JsonPath, id: Option<&SourceId>) {
        let Some(id) = id else { return };
        if !self.sources.iter().any(|source| source.id == *id) {
            let hint = did_you_mean(
                id.as_str(),
                self.sources.iter().map(|source| source.id.as_str()),
            );
            self.say(
                file,
                at.key("source"),
                format!("no source \"{id}\" in sources.json{hint}"),
            );
        }
    }

    fn district(&mut self, file: &str, at: JsonPath, id: &DistrictId) {
        let known = &self.files.districts.districts;
        if !known.iter().any(|district| district.id == *id) {
            let hint = did_you_mean(
                id.as_str(),
                known.iter().map(|district| district.id.as_str()),
            );
            self.say(
                file,
                at,
                format!("no district \"{id}\" in districts.json{hint}"),
            );
        }
    }

    fn districts(&mut self, file: &str, at: &JsonPath, key: &str, ids: &[DistrictId]) {
        for (index, id) in ids.iter().enumerate() {
            self.district(file, at.key(key).index(index), id);
        }
    }

    /// An id or code that no other service or place may have.
    fn unique(&mut self, file: &str, at: JsonPath, id: &'a str) {
        if self.ids.contains(&id) {
            self.say(
                file,
                at,
                format!("\"{id}\" stands in the directory twice; remove one or give it its own id"),
            );
        }
        self.ids.push(id);
    }

    fn sites(&mut self, file: &str, list: &'a SitesFile) {
        let root = JsonPath::root();
        self.source(file, &root, Some(&list.source));
        self.source(
            file,
            &root.key("hours"),
            list.hours.as_ref().and_then(|hours| hours.source.as_ref()),
        );
        for (index, site) in list.sites.iter().enumerate() {
            let at = root.key("sites").index(index);
            self.unique(file, at.key("code"), &site.code);
            let hours = site.hours.as_ref();
            self.source(
                file,
                &at.key("hours"),
                hours.and_then(|it| it.source.as_ref()),
            );
            self.district(file, at.key("district"), &site.district);
        }
    }

    fn service(&mut self, service: &'a Service, at: &JsonPath) {
        let file = "services.json";
        self.unique(file, at.key("id"), service.id.as_str());
        self.source(file, at, service.source.as_ref());
        self.source(
            file,
            &at.key("hours"),
            service
                .hours
                .as_ref()
                .and_then(|hours| hours.source.as_ref()),
        );
        self.districts(file, at, "areas", &service.areas);
    }
}
