//! The directory as authors write it: `services.json`, `practices.json`, `pharmacies.json`, `hospitals.json`,
//! `districts.json` and `calendar.json`.

use crate::directory::kinds::{
    Access, Alliance, Backing, Capacity, Contact, ServiceKind, Sex, Standing,
};
use crate::directory::timetable::{Hours, Session};
use crate::pack::authored::record;
use crate::pack::{Date, DistrictId, Door, ServiceId, SourceId, Text, TopicId};

record! {
    /// `services.json`: services that are not a list of sites, and the way to ask at every door.
    pub struct ServicesFile {
        /// Notes that go with routes.
        words: RouteWords,
        /// The services, most fitting first at each door.
        services: Vec<Service>,
    }

    /// Notes that go with routes.
    pub struct RouteWords {
        /// The postcode is in none of the area's sectors.
        unknown_postcode: Text,
        /// The list of postcodes has the sector but not the postcode: it is new, misspelt or just outside the area.
        unlisted_postcode: Text,
        /// What this directory has nothing of, and what holds all the same: for whoever lives outside the area or may do so.
        outside: Text,
        /// What was typed is not a postcode.
        not_a_postcode: Text,
        /// The practice code is not in the area's list.
        unknown_practice: Text,
        /// Distances were measured from the postcode itself.
        near_postcode: Text,
        /// Distances were measured from the middle of a postcode sector.
        near_sector: Text,
        /// Distances were measured from the person's GP practice.
        near_practice: Text,
        /// Only a wider area is known, so the order is rough.
        near_area: Text,
        /// Stands for staff beside a record that nobody has checked.
        not_checked: Text,
        /// Stands for residents beside a line that is never hidden and that nobody has checked.
        not_tried: Text,
        /// Stands before the names of the districts that a service covers.
        covers: Text,
        /// That water is near, where the way is much longer than a straight line.
        rivers: Text,
        /// That the area ends near by, and what lies beyond is not listed.
        edge: Text,
        /// That a service takes nobody new for now.
        full: Text,
        /// Stands before the date of a record that is more than 12 months old.
        details_from: Text,
        /// That a record has no date.
        undated: Text,
        /// Whom to ask where the contact is too old to be passed on.
        ask_instead: Text,
        /// What to do when an area's only line for something does not answer.
        no_answer: Text,
    }

    /// One service.
    pub struct Service {
        /// Its id.
        id: ServiceId,
        /// The door it stands behind.
        door: Door,
        /// Its public name.
        name: Text,
        /// Who runs it.
        provider: Option<Text>,
        /// What it is named as; health and care when left out.
        kind: Option<ServiceKind>,
        /// What it does.
        what: Text,
        /// What it can't do, or for whom it is not.
        cannot: Option<Text>,
        /// Whom it is for.
        for_whom: Option<Text>,
        /// How to reach it, in words for residents.
        how: Text,
        /// Its phone number.
        phone: Option<String>,
        /// A number to text.
        text_line: Option<String>,
        /// How to reach it for somebody who cannot hear or speak on the phone.
        relay: Option<Text>,
        /// Its e-mail address.
        email: Option<String>,
        /// Its public address on the web.
        url: Option<String>,
        /// Where it is.
        place: Option<Venue>,
        /// Its regular meetings.
        sessions: Vec<Session>,
        /// The topics it is for. Left out, it is for whatever brings somebody to its door.
        topics: Vec<TopicId>,
        /// Those of its topics for which it comes before what is nearer or more local: the line for just that.
        first_for: Vec<TopicId>,
        /// From this age it comes first, in years; at any age when left out.
        first_from_age: Option<u32>,
        /// Whether it takes new people; it does when left out.
        capacity: Option<Capacity>,
        /// The ways in.
        access: Vec<Access>,
        /// Who may introduce somebody, where that is needed.
        introduced_by: Option<Text>,
        /// What it costs.
        cost: Option<Text>,
        /// The languages it speaks.
        languages: Option<Text>,
        /// What it is like for somebody who finds noise, light or crowds hard.
        sensory: Option<Text>,
        /// Whether there is a way in without steps; not known when left out.
        step_free: Option<bool>,
        /// The districts it covers; everywhere when left out.
        areas: Vec<DistrictId>,
        /// From this age, in years.
        min_age: Option<u32>,
        /// Up to and including this age, in years.
        max_age: Option<u32>,
        /// Only for people of this sex.
        sex: Option<Sex>,
        /// Only for people registered with a practice of the area.
        registered: bool,
        /// Who may get in touch.
        who_may_contact: Contact,
        /// Only for people who stand like this to the area's practices, and whose practice is not known.
        standing: Option<Standing>,
        /// When it is open; unknown when left out.
        hours: Option<Hours>,
        /// How well the record is backed.
        backing: Backing,
        /// Where it comes from.
        source: Option<SourceId>,
        /// When the source said so: a year, month or day; left out when the source has no date.
        as_of: Option<String>,
        /// What else to know before getting in touch.
        note: Option<Text>,
        /// Never hidden, however old: 999, 111 and its options, text relay, crisis lines.
        always: bool,
        /// An area's only line for abuse, safeguarding or the end of life: its contact stays, with its date, even when nobody
        /// has checked it.
        only_line: bool,
        /// What in the record is inferred, and from what, for staff.
        inferred: Option<Text>,
    }

    /// Where a service is.
    pub struct Venue {
        /// The name of the building.
        name: Option<String>,
        /// The address without the postcode.
        address: Option<String>,
        /// The postcode.
        postcode: Option<String>,
        /// Degrees north; without a position there is no distance.
        lat: Option<f64>,
        /// Degrees east.
        lon: Option<f64>,
    }

    /// `practices.json`, `pharmacies.json` and `hospitals.json`: places of one kind.
    pub struct SitesFile {
        /// Where the list comes from.
        source: SourceId,
        /// The year, month or day for which the list held.
        as_of: String,
        /// The credit that the list's licence asks for.
        attribution: Text,
        /// Who runs the places, where one body runs them all.
        provider: Option<Text>,
        /// How to reach a place of this kind, in words for residents.
        how: Text,
        /// How to reach one for somebody who cannot hear or speak on the phone.
        relay: Option<Text>,
        /// When places of this kind are open; unknown when left out.
        hours: Option<Hours>,
        /// Never hidden, however old the list: where an emergency goes.
        always: bool,
        /// The places.
        sites: Vec<Site>,
    }

    /// One place.
    pub struct Site {
        /// Its national code, such as `F81006`.
        code: String,
        /// Its public name.
        name: String,
        /// Another name people may know it by.
        also_known: Option<String>,
        /// Its address without the postcode.
        address: String,
        /// Its postcode.
        postcode: String,
        /// Its phone number.
        phone: Option<String>,
        /// Degrees north.
        lat: f64,
        /// Degrees east.
        lon: f64,
        /// The district it stands in.
        district: DistrictId,
        /// Its own hours; those of the list when left out.
        hours: Option<Hours>,
        /// What it can't do, or for whom it is not.
        cannot: Option<Text>,
        /// Whether there is a way in without steps; not known when left out.
        step_free: Option<bool>,
        /// When the list last said so, when that differs from the list's own date.
        as_of: Option<String>,
        /// What else to know before getting in touch.
        note: Option<Text>,
    }

    /// `districts.json`: the area's districts, and where its postcode sectors lie.
    pub struct DistrictsFile {
        /// Where positions come from.
        source: SourceId,
        /// The day for which they held.
        as_of: String,
        /// The credit that their licence asks for.
        attribution: Text,
        /// The districts.
        districts: Vec<District>,
        /// The postcode sectors.
        sectors: Vec<Sector>,
    }

    /// A council district.
    pub struct District {
        /// Its id.
        id: DistrictId,
        /// Its public name.
        name: String,
        /// The partnership of health and care that it belongs to.
        alliance: Option<Alliance>,
    }

    /// A postcode sector such as `SS15 5`: its middle and the districts it touches.
    pub struct Sector {
        /// The outward code, a space and the first digit of the inward code.
        sector: String,
        /// Degrees north.
        lat: f64,
        /// Degrees east.
        lon: f64,
        /// The districts it touches, the one with most postcodes first.
        districts: Vec<DistrictId>,
        /// Whether a river or creek without a bridge near by makes ways longer.
        river: bool,
        /// Whether the area ends near by on land, so that places outside it may be nearer.
        edge: bool,
    }

    /// `calendar.json`: bank holidays and other days on which many places keep other hours.
    pub struct CalendarFile {
        /// Where they come from.
        source: SourceId,
        /// The day for which the list held.
        as_of: String,
        /// The credit that the list's licence asks for.
        attribution: Text,
        /// The first day the list covers.
        from: Date,
        /// The last day the list covers. After it nothing that shuts on bank holidays is claimed to be open or shut.
        to: Date,
        /// The bank holidays, in order.
        bank_holidays: Vec<BankHoliday>,
        /// Days that are no bank holiday, or not in every year, and on which a list of weekly hours says nothing: Easter
        /// Sunday, 25 and 26 December. In order. After the last of them such a list claims nothing either.
        special_days: Vec<BankHoliday>,
    }

    /// A day on which many places are shut.
    pub struct BankHoliday {
        /// The day.
        date: Date,
        /// Its name.
        name: String,
    }
}

record! {
/// The directory's files together.
pub struct DirectoryFiles {
    /// `services.json`.
    services: ServicesFile,
    /// `practices.json`.
    practices: SitesFile,
    /// `pharmacies.json`.
    pharmacies: SitesFile,
    /// `hospitals.json`: those with an A&E.
    hospitals: SitesFile,
    /// `districts.json`.
    districts: DistrictsFile,
    /// `calendar.json`.
    calendar: CalendarFile,
}
}

impl DirectoryFiles {
    /// Every source that a record names.
    pub fn sources_used(&self) -> impl Iterator<Item = &SourceId> {
        let lists = [&self.practices, &self.pharmacies, &self.hospitals];
        let of_lists = lists.into_iter().flat_map(|list| {
            let of_sites = list.sites.iter().flat_map(|site| hours_source(&site.hours));
            std::iter::once(&list.source)
                .chain(hours_source(&list.hours))
                .chain(of_sites)
        });
        let services = &self.services.services;
        let of_services = services
            .iter()
            .flat_map(|service| service.source.iter().chain(hours_source(&service.hours)));
        of_lists
            .chain(of_services)
            .chain([&self.districts.source, &self.calendar.source])
    }

    /// The credits that licences ask for, each once.
    #[must_use]
    pub fn attributions(&self) -> Vec<&Text> {
        let lists = [&self.practices, &self.pharmacies, &self.hospitals];
        let mut credits: Vec<&Text> = lists.into_iter().map(|list| &list.attribution).collect();
        credits.extend([&self.districts.attribution, &self.calendar.attribution]);
        let mut once: Vec<&Text> = Vec::with_capacity(credits.len());
        for credit in credits {
            if !once.contains(&credit) {
                once.push(credit);
            }
        }
        once
    }
}

fn hours_source(hours: &Option<Hours>) -> impl Iterator<Item = &SourceId> {
    hours.iter().filter_map(|hours| hours.source.as_ref())
}
