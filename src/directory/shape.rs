//! What else can be wrong with a directory whose references are sound. Native only: a browser reads checked bundles.

use crate::directory::postcode::is_sector;
use crate::directory::records::{DirectoryFiles, Service, Site, SitesFile};
use crate::directory::shape_hours::given;
use crate::pack::problem::{JsonPath, Problem};
use crate::pack::{Date, Door, Text};

/// Reports numbers, dates, positions and hours that cannot be, and doors that leave somebody out.
pub(crate) fn check(files: &DirectoryFiles, problems: &mut Vec<Problem>) {
    let root = JsonPath::root();
    let mut file = Checker {
        file: "districts.json",
        problems,
    };
    file.districts(files);
    file.file = "calendar.json";
    file.calendar(files);
    for (name, list) in files.lists() {
        file.file = name;
        file.sites(list);
    }
    file.file = "practices.json";
    for (index, site) in files.practices.sites.iter().enumerate() {
        file.practice_code(site, &root.key("sites").index(index));
    }
    file.file = "services.json";
    for (index, service) in files.services.services.iter().enumerate() {
        file.service(service, &root.key("services").index(index));
    }
    file.doors(files);
}

/// Whether degrees can be those of a place in Great Britain.
pub(crate) fn is_in_great_britain(lat: f64, lon: f64) -> bool {
    (49.0..61.0).contains(&lat) && (-9.0..3.0).contains(&lon)
}

pub(super) struct Checker<'a> {
    file: &'static str,
    problems: &'a mut Vec<Problem>,
}

impl Checker<'_> {
    pub(super) fn say(&mut self, at: JsonPath, message: impl Into<String>) {
        self.problems
            .push(Problem::new(self.file, at, message.into()));
    }

    pub(super) fn phone(&mut self, at: JsonPath, number: Option<&String>) {
        let Some(number) = number else { return };
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let tidy = number
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b' ')
            && number.trim() == number;
        let sound = if number.starts_with('0') {
            (10..=11).contains(&digits) || (digits == 8 && number.starts_with("0800"))
        } else {
            (3..=6).contains(&digits)
        };
        if !tidy || !sound {
            let message = format!(
                "\"{number}\" is not a phone number; write digits and spaces only, like 01268 288633 or 111"
            );
            self.say(at, message);
        }
    }

    pub(super) fn dated(&mut self, at: JsonPath, as_of: Option<&String>) {
        let Some(as_of) = as_of else { return };
        let day = match as_of.len() {
            4 => format!("{as_of}-01-01"),
            7 => format!("{as_of}-01"),
            _ => as_of.clone(),
        };
        if Date::parse(&day).is_none() {
            let message = format!(
                "\"{as_of}\" is not a date; write a year, month or day like 2026, 2026-11 or 2026-11-22"
            );
            self.say(at, message);
        }
    }

    /// Directory words are the same for everybody, so they carry no tokens.
    pub(super) fn no_tokens<'t>(
        &mut self,
        at: &JsonPath,
        texts: impl IntoIterator<Item = (&'t str, &'t Text)>,
    ) {
        for (key, text) in texts {
            if text.0.contains(['{', '}']) {
                let message = "tokens in braces have no meaning in the directory; write words that fit everybody";
                self.say(at.key(key), message);
            }
        }
    }

    fn districts(&mut self, files: &DirectoryFiles) {
        let root = JsonPath::root();
        let list = &files.districts;
        self.dated(root.key("as_of"), Some(&list.as_of));
        self.no_tokens(&root, [("attribution", &list.attribution)]);
        for (index, district) in list.districts.iter().enumerate() {
            if list
                .districts
                .iter()
                .take(index)
                .any(|earlier| earlier.id == district.id)
            {
                let message = format!(
                    "the district \"{}\" stands here twice; keep one",
                    district.id
                );
                self.say(root.key("districts").index(index).key("id"), message);
            }
        }
        for (index, sector) in list.sectors.iter().enumerate() {
            let at = root.key("sectors").index(index);
            if list
                .sectors
                .iter()
                .take(index)
                .any(|earlier| earlier.sector == sector.sector)
            {
                self.say(
                    at.key("sector"),
                    format!(
                        "the sector \"{}\" stands here twice; keep one",
                        sector.sector
                    ),
                );
            }
            if !is_sector(&sector.sector) {
                let message = format!(
                    "\"{}\" is not a postcode sector; write it like SS15 5",
                    sector.sector
                );
                self.say(at.key("sector"), message);
            }
            if sector.districts.is_empty() {
                self.say(
                    at.key("districts"),
                    "no district; name the one with most of its postcodes first",
                );
            }
            self.position(&at, sector.lat, sector.lon);
        }
    }

    fn calendar(&mut self, files: &DirectoryFiles) {
        let root = JsonPath::root();
        let calendar = &files.calendar;
        self.dated(root.key("as_of"), Some(&calendar.as_of));
        self.no_tokens(&root, [("attribution", &calendar.attribution)]);
        if calendar.from > calendar.to {
            self.say(
                root.key("to"),
                "the list ends before it begins; swap \"from\" and \"to\"",
            );
        }
        for (key, days) in [
            ("bank_holidays", &calendar.bank_holidays),
            ("special_days", &calendar.special_days),
        ] {
            for (index, day) in days.iter().enumerate() {
                let at = root.key(key).index(index).key("date");
                if day.date < calendar.from || day.date > calendar.to {
                    let message = format!(
                        "{} lies outside \"from\" and \"to\"; widen them or remove it",
                        day.date
                    );
                    self.say(at.clone(), message);
                }
                let earlier = days.iter().take(index);
                if earlier.into_iter().any(|other| other.date >= day.date) {
                    let message = format!("{} comes too late; put the days in order", day.date);
                    self.say(at, message);
                }
            }
        }
    }

    fn sites(&mut self, list: &SitesFile) {
        let root = JsonPath::root();
        self.dated(root.key("as_of"), Some(&list.as_of));
        self.no_tokens(
            &root,
            [("attribution", &list.attribution), ("how", &list.how)],
        );
        let more = [("provider", &list.provider), ("relay", &list.relay)];
        self.no_tokens(&root, given(more));
        self.hours(&root, list.hours.as_ref());
        for (index, site) in list.sites.iter().enumerate() {
            let at = root.key("sites").index(index);
            self.phone(at.key("phone"), site.phone.as_ref());
            self.dated(at.key("as_of"), site.as_of.as_ref());
            self.hours(&at, site.hours.as_ref());
            self.no_tokens(&at, site.note.iter().map(|note| ("note", note)));
            self.no_tokens(&at, site.cannot.iter().map(|cannot| ("cannot", cannot)));
            self.position(&at, site.lat, site.lon);
        }
    }

    /// Great Britain, roughly: catches swapped and mistyped numbers.
    pub(super) fn position(&mut self, at: &JsonPath, lat: f64, lon: f64) {
        if !is_in_great_britain(lat, lon) {
            self.say(
                at.key("lat"),
                format!(
                    "{lat}, {lon} is not in Great Britain; \"lat\" is north and \"lon\" is east"
                ),
            );
        }
    }

    fn practice_code(&mut self, site: &Site, at: &JsonPath) {
        let mut bytes = site.code.bytes();
        let letter = bytes.next().is_some_and(|byte| byte.is_ascii_uppercase());
        if !letter || site.code.len() != 6 || !bytes.all(|byte| byte.is_ascii_digit()) {
            let message = format!(
                "\"{}\" is not a practice code; write a capital letter and five digits, like F81006",
                site.code
            );
            self.say(at.key("code"), message);
        }
    }

    /// Every door has a way in for residents of every district.
    fn doors(&mut self, files: &DirectoryFiles) {
        for (door, district) in Door::ALL
            .iter()
            .flat_map(|door| files.districts.districts.iter().map(move |d| (*door, d)))
        {
            let lets_in = |service: &Service| {
                let covers = service.areas.is_empty() || service.areas.contains(&district.id);
                service.door == door
                    && service.is_relied_on()
                    && covers
                    && (service.sex, service.registered) == (None, false)
                    && service.topics.is_empty()
            };
            if !files.services.services.iter().any(lets_in) {
                let name = &district.name;
                let message = format!(
                    "nobody in {name} can get in at the door \"{door}\"; add a record that says whom to ask"
                );
                self.say(JsonPath::root().key("services"), message);
            }
        }
    }
}
