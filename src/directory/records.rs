//! The directory as authors write it: `services.json`, `practices.json`, `pharmacies.json`, `hospitals.json`,
//! `districts.json` and `calendar.json`.

use crate::directory::clock::Clock;
use crate::pack::authored::{choice, record};
use crate::pack::{Date, DistrictId, Door, ServiceId, SourceId, Text};

choice! {
    /// A day of the week.
    pub enum Day {
        /// Monday.
        Mon = "mon",
        /// Tuesday.
        Tue = "tue",
        /// Wednesday.
        Wed = "wed",
        /// Thursday.
        Thu = "thu",
        /// Friday.
        Fri = "fri",
        /// Saturday.
        Sat = "sat",
        /// Sunday.
        Sun = "sun",
    }

    /// How opening hours are known.
    pub enum Basis {
        /// Every contract of this kind promises them.
        Contract = "contract",
        /// The service or a public list states them.
        Listed = "listed",
    }

    /// What bank holidays do to the weekly hours.
    pub enum OnBankHolidays {
        /// Nothing: the weekly hours hold.
        Open = "open",
        /// Shut all day.
        Shut = "shut",
        /// Nobody has said: neither open nor shut is claimed.
        Unknown = "unknown",
    }

    /// Who may get in touch.
    pub enum Contact {
        /// Anybody.
        Anyone = "anyone",
        /// Health and care professionals only. Never shown to a resident or at a kiosk.
        Professional = "professional",
        /// Practice reception only. Never shown to a resident or at a kiosk.
        Reception = "reception",
    }

    /// How well a service record is backed.
    pub enum Backing {
        /// A public source says so.
        Sourced = "sourced",
        /// An old or undated source says so: shown to staff only, as not checked, and never relied on.
        Verify = "verify",
        /// Says only whom to ask. It has no number, address or hours that could be wrong.
        General = "general",
    }

    /// How a person stands to the area's GP practices. It changes routes, never a level.
    pub enum Standing {
        /// Registered here, or not asked.
        Local = "local",
        /// Has no GP practice.
        NotRegistered = "not-registered",
        /// Lives outside the area.
        Outside = "outside",
        /// Lives elsewhere and stays here for a while.
        Visiting = "visiting",
    }

    /// Who sits at the screen. It changes words and routes, never a level.
    pub enum Seat {
        /// A resident, on a practice's website.
        Resident = "resident",
        /// A care navigator with a caller.
        Reception = "reception",
        /// A shared screen in a community hub.
        Kiosk = "kiosk",
    }
}

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
        /// What was typed is not a postcode.
        not_a_postcode: Text,
        /// The practice code is not in the area's list.
        unknown_practice: Text,
        /// Distances were measured from the middle of a postcode sector.
        near_sector: Text,
        /// Distances were measured from the person's GP practice.
        near_practice: Text,
        /// Only a wider area is known, so the order is rough.
        near_area: Text,
        /// Stands beside a record that nobody has checked.
        not_checked: Text,
        /// Stands before the names of the districts that a service covers.
        covers: Text,
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
        /// What it does.
        what: Text,
        /// How to reach it, in words for residents.
        how: Text,
        /// Its phone number.
        phone: Option<String>,
        /// A number to text.
        text_line: Option<String>,
        /// How to reach it for somebody who cannot hear or speak on the phone.
        relay: Option<Text>,
        /// Its public address on the web.
        url: Option<String>,
        /// The districts it covers; everywhere when left out.
        areas: Vec<DistrictId>,
        /// From this age, in years.
        min_age: Option<u32>,
        /// Up to and including this age, in years.
        max_age: Option<u32>,
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
    }

    /// Weekly opening hours in London wall time.
    pub struct Hours {
        /// The spans; several a day and across midnight are fine.
        weekly: Vec<Span>,
        /// How they are known.
        basis: Basis,
        /// What bank holidays do to them.
        bank_holidays: OnBankHolidays,
        /// Where they come from, when not from the record's own source.
        source: Option<SourceId>,
    }

    /// One span of opening.
    pub struct Span {
        /// The days on which it starts; every day when left out.
        days: Vec<Day>,
        /// When it starts, such as `08:00`.
        from: Clock,
        /// When it ends, such as `18:30` or `24:00`; at or before `from` means on the next day.
        to: Clock,
    }

    /// `practices.json`, `pharmacies.json` and `hospitals.json`: places of one kind.
    pub struct SitesFile {
        /// Where the list comes from.
        source: SourceId,
        /// The year, month or day for which the list held.
        as_of: String,
        /// The credit that the list's licence asks for.
        attribution: Text,
        /// How to reach a place of this kind, in words for residents.
        how: Text,
        /// How to reach one for somebody who cannot hear or speak on the phone.
        relay: Option<Text>,
        /// When places of this kind are open; unknown when left out.
        hours: Option<Hours>,
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
    }

    /// `calendar.json`: bank holidays.
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
    }

    /// A day on which many places are shut.
    pub struct BankHoliday {
        /// The day.
        date: Date,
        /// Its name.
        name: String,
    }
}

// Not derived: the macro that makes the type from one definition knows no default.
#[allow(clippy::derivable_impls)]
impl Default for Standing {
    fn default() -> Self {
        Self::Local
    }
}

// As for `Standing`.
#[allow(clippy::derivable_impls)]
impl Default for Seat {
    fn default() -> Self {
        Self::Resident
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
        let of_lists = lists
            .into_iter()
            .flat_map(|list| std::iter::once(&list.source).chain(hours_source(&list.hours)));
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
