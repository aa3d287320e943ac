//! What only staff are shown travels in the desk file, which no page for residents fetches: numbers for professionals and for
//! reception, what nobody has checked, and what in a record is inferred.

use crate::directory::{DirectoryFiles, Service};
use crate::pack::authored::record;
use crate::pack::ids::ServiceId;
use crate::pack::text::Text;

record! {
    /// What the directory has for staff alone.
    pub struct Staff {
        /// Records that residents are not shown, in their order.
        services: Vec<StaffService>,
        /// What other records have for staff.
        notes: Vec<StaffNote>,
    }

    /// A record that residents are not shown.
    pub struct StaffService {
        /// Its place among all records.
        at: u32,
        /// The record.
        service: Service,
    }

    /// What a record that everybody is shown has for staff.
    pub struct StaffNote {
        /// The record.
        id: ServiceId,
        /// What in it is inferred, and from what.
        inferred: Text,
    }
}

impl Staff {
    /// Takes out of a directory what only staff are shown.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn taken_from(files: &mut DirectoryFiles) -> Self {
        let (mut services, mut notes, mut rest) = (Vec::new(), Vec::new(), Vec::new());
        for (at, mut service) in (0..).zip(std::mem::take(&mut files.services.services)) {
            if !service.is_for_everyone() {
                services.push(StaffService { at, service });
                continue;
            }
            let id = service.id.clone();
            let inferred = service.inferred.take();
            notes.extend(inferred.map(|inferred| StaffNote { id, inferred }));
            rest.push(service);
        }
        files.services.services = rest;
        Self { services, notes }
    }

    /// Puts it back where it was.
    pub fn put_into(&self, files: &mut DirectoryFiles) {
        let all = &mut files.services.services;
        for note in &self.notes {
            if let Some(service) = all.iter_mut().find(|service| service.id == note.id) {
                service.inferred = Some(note.inferred.clone());
            }
        }
        for StaffService { at, service } in &self.services {
            let at = usize::try_from(*at).unwrap_or(usize::MAX);
            all.insert(at.min(all.len()), service.clone());
        }
    }

    /// The ids of the records that residents are not shown.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn ids(&self) -> Vec<ServiceId> {
        let services = self.services.iter();
        services.map(|it| it.service.id.clone()).collect()
    }
}
