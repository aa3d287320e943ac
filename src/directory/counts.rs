//! How much of the directory is there: services by door and district, and what is known of them. Native only.

use crate::directory::Directory;
use crate::directory::age::{Aging, DataAge};
use crate::directory::records::{Service, Site, SitesFile};
use crate::pack::{Date, DistrictId, Door};
use serde::Serialize;

/// What residents of one district find behind one door.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ServiceCounts {
    /// The door.
    pub door: Door,
    /// The district.
    pub district: DistrictId,
    /// How many services and places.
    pub services: usize,
    /// Those with a number to ring or text.
    pub phone: usize,
    /// Those whose hours are known.
    pub hours: usize,
    /// Those whose position is known.
    pub position: usize,
    /// Those that are up to 12 months old, or never grow old.
    pub fresh: usize,
    /// Those that are older, up to 36 months, or that are never hidden: shown with their date.
    pub dated: usize,
    /// Those that are older still or have no date: shown without a contact.
    pub old: usize,
}

impl Directory {
    /// Counts the services behind every door in every district, and how old they are on `day`.
    #[must_use]
    pub fn service_counts(&self, day: Date) -> Vec<ServiceCounts> {
        let today = Some(day);
        let mut all = Vec::new();
        for door in Door::ALL {
            for district in &self.files().districts.districts {
                let mut counts = ServiceCounts {
                    door: *door,
                    district: district.id.clone(),
                    services: 0,
                    phone: 0,
                    hours: 0,
                    position: 0,
                    fresh: 0,
                    dated: 0,
                    old: 0,
                };
                self.count_sites(&mut counts, today);
                self.count_services(&mut counts, today);
                all.push(counts);
            }
        }
        all
    }

    fn count_sites(&self, counts: &mut ServiceCounts, today: Option<Date>) {
        let files = self.files();
        let list: &SitesFile = match counts.door {
            Door::Practice => &files.practices,
            Door::Pharmacy => &files.pharmacies,
            Door::Ae => &files.hospitals,
            _ => return,
        };
        let here = |site: &&Site| site.district == counts.district;
        let sites: Vec<&Site> = list.sites.iter().filter(here).collect();
        for site in sites {
            let as_of = site.as_of.as_ref().unwrap_or(&list.as_of);
            counts.services += 1;
            counts.phone += usize::from(site.phone.is_some());
            counts.hours += usize::from(site.hours.is_some() || list.hours.is_some());
            counts.position += 1;
            counts.aged(if list.always {
                DataAge::Fresh
            } else {
                DataAge::of(Some(as_of), today)
            });
        }
    }

    fn count_services(&self, counts: &mut ServiceCounts, today: Option<Date>) {
        let here = |service: &&Service| {
            service.door == counts.door
                && service.is_for_everyone()
                && (service.areas.is_empty() || service.areas.contains(&counts.district))
        };
        let services = self.files().services.services.iter();
        let services: Vec<&Service> = services.filter(here).collect();
        for service in services {
            let place = service.place.as_ref();
            let rings = service.phone.is_some() || service.text_line.is_some();
            counts.services += 1;
            counts.phone += usize::from(rings);
            counts.hours += usize::from(service.hours.is_some());
            counts.position += usize::from(place.is_some_and(|place| place.lat.is_some()));
            let age = match service.aging() {
                Aging::None | Aging::Dates => DataAge::Fresh,
                Aging::Hides => DataAge::of(service.as_of.as_deref(), today),
                // However old, it is shown with its date.
                Aging::Stays => DataAge::of(service.as_of.as_deref(), today).min(DataAge::Dated),
            };
            counts.aged(age);
        }
    }
}

impl ServiceCounts {
    fn aged(&mut self, age: DataAge) {
        match age {
            DataAge::Fresh => self.fresh += 1,
            DataAge::Dated => self.dated += 1,
            DataAge::Old => self.old += 1,
        }
    }
}
