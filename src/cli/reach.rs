//! The directory in figures, as `front-door check` prints it.

use front_door::directory::ServiceCounts;
use front_door::pack::author::ReadPack;
use std::fmt::Write as _;

/// What is known of the services of every door in every district, on the day of the pack.
pub(super) fn counts(read: &ReadPack) -> Vec<ServiceCounts> {
    read.advice.directory.service_counts(read.pack.about.as_of)
}

/// A line for each door; districts whose figures are the same stand together.
pub(super) fn plain(counts: &[ServiceCounts]) -> String {
    let mut text = "Services by door and district: how many, with a number, with hours, with a position; up to 12 months old, up to 36, older or undated.\n".to_owned();
    let mut rest = counts;
    while let Some(first) = rest.first() {
        let of_door = rest.iter().take_while(|it| it.door == first.door).count();
        let (door, later) = rest.split_at(of_door);
        rest = later;
        let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
        for it in door {
            let figures = format!(
                "{:>3} {:>3} {:>3} {:>3}; {:>3} {:>3} {:>3}",
                it.services, it.phone, it.hours, it.position, it.fresh, it.dated, it.old
            );
            match groups.iter_mut().find(|(same, _)| *same == figures) {
                Some((_, districts)) => districts.push(it.district.as_str()),
                None => groups.push((figures, vec![it.district.as_str()])),
            }
        }
        for (figures, districts) in groups {
            let everywhere = districts.len() == of_door;
            let districts = if everywhere {
                "every district".to_owned()
            } else {
                districts.join(", ")
            };
            // Writing to a String cannot fail.
            let _ = writeln!(text, "  {:18} {figures}  {districts}", first.door.as_str());
        }
    }
    text
}
