//! Packs the postcodes of a pack as browsers fetch them.

use super::{BEFORE, EAST, LAST, NORTH, ORIGIN, Postcodes, unit};
use crate::directory::records::DistrictsFile;
use crate::pack::DistrictId;

/// One line of `postcodes.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct PostcodeRow {
    /// The postcode, such as `SS15 5AA`.
    pub postcode: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Its district.
    pub district: DistrictId,
}

impl PostcodeRow {
    /// Its sector, such as `SS15 5`.
    #[must_use]
    pub fn sector(&self) -> &str {
        self.halves().0
    }

    fn halves(&self) -> (&str, &str) {
        let at = self.postcode.len().saturating_sub(2);
        self.postcode.split_at_checked(at).unwrap_or_default()
    }
}

impl Postcodes {
    /// Packs rows in the order of their postcodes, every one of which has a shape and a district that exist.
    #[must_use]
    pub fn pack(rows: &[PostcodeRow], districts: &DistrictsFile) -> Self {
        let ids: Vec<DistrictId> = districts
            .districts
            .iter()
            .map(|district| district.id.clone())
            .collect();
        Self {
            as_of: districts.as_of.clone(),
            sectors: rows
                .chunk_by(|a, b| a.sector() == b.sector())
                .filter_map(|rows| packed(rows, &ids))
                .collect(),
            districts: ids,
        }
    }
}

fn packed(rows: &[PostcodeRow], ids: &[DistrictId]) -> Option<String> {
    let sector = rows.first()?.sector();
    let (mut units, mut places, mut districts) = (String::new(), String::new(), String::new());
    // How long the districts are up to the last that differs from the one before.
    let mut needed = 0;
    let (mut next, mut north, mut east, mut before) = (0, 0, 0, None);
    for row in rows {
        let here = unit(row.halves().1)?;
        write(here.checked_sub(next)?, &mut units);
        next = here + 1;
        let (to_north, to_east) = (
            steps(row.lat - ORIGIN.lat, NORTH),
            steps(row.lon - ORIGIN.lon, EAST),
        );
        write_step(to_north - north, &mut places);
        write_step(to_east - east, &mut places);
        (north, east) = (to_north, to_east);
        let district = ids.iter().position(|id| *id == row.district)?;
        write(u32::try_from(district).ok()?, &mut districts);
        if before.replace(district) != Some(district) {
            needed = districts.len();
        }
    }
    districts.truncate(needed);
    Some(format!("{sector}!{units}!{places}!{districts}"))
}

/// The nearest whole number of steps.
fn steps(degrees: f64, step: f64) -> i32 {
    // Positions in Great Britain are some 100,000 steps apart at most.
    #[allow(clippy::cast_possible_truncation)]
    let steps = (degrees / step).round() as i32;
    steps
}

fn write_step(step: i32, text: &mut String) {
    let twice = step.unsigned_abs() * 2;
    write(if step < 0 { twice - 1 } else { twice }, text);
}

fn write(number: u32, text: &mut String) {
    let start = text.len();
    let mut rest = number / LAST.1;
    while rest > 0 {
        text.insert(start, digit(rest % BEFORE.1, BEFORE.0));
        rest /= BEFORE.1;
    }
    text.push(digit(number % LAST.1, LAST.0));
}

fn digit(digit: u32, first: u8) -> char {
    char::from_u32(u32::from(first) + digit).unwrap_or_default()
}
