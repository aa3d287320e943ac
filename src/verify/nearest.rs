//! How near the first pharmacy shown really is, for every postcode of the area.

use crate::directory::{
    Directory, Place, Point, PostcodeRow, Query, Seat, Whereabouts, metres_between,
};
use crate::pack::author::ReadPack;
use crate::pack::{Door, JsonPath, Level, Problem};
use serde::Serialize;

/// How much farther than the nearest the first pharmacy shown may be.
const FARTHER_AT_MOST: f64 = 130.0;

/// How far from where it lies a postcode may be placed.
const OFF_AT_MOST: f64 = 61.0;

/// What was found, distances in metres.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Nearest {
    /// How many postcodes there are.
    pub postcodes: usize,
    /// For how many of them the first pharmacy shown is the nearest.
    pub exact: usize,
    /// The most that it is farther than the nearest.
    pub farther: f64,
    /// For which postcode.
    pub farthest: String,
    /// The most that a postcode is placed beside where it lies.
    pub off: f64,
    /// Which one.
    pub most_off: String,
    /// Half of all postcodes have a pharmacy within this distance.
    pub median: f64,
    /// 95 in 100 have one.
    pub most: f64,
}

/// What one postcode gives.
struct Found {
    off: f64,
    nearest: f64,
    farther: f64,
}

/// Looks up every postcode as if it had been typed.
///
/// # Errors
/// A problem for each postcode with a wrong district, a place too far off, or a first pharmacy too far away.
pub fn nearest(read: &ReadPack) -> Result<Option<Nearest>, Vec<Problem>> {
    let directory = &read.advice.directory;
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    for (index, row) in read.postcodes.iter().enumerate() {
        match look_up(directory, row) {
            Ok(one) => found.extend(one.map(|one| (row, one))),
            Err(message) => problems.push(Problem {
                line: Some(index + 2),
                ..Problem::new("postcodes.csv", JsonPath::root(), message)
            }),
        }
    }
    if problems.is_empty() {
        Ok(figures(&found))
    } else {
        Err(problems)
    }
}

/// Nothing when the pack has no pharmacies.
fn look_up(directory: &Directory, row: &PostcodeRow) -> Result<Option<Found>, String> {
    let place = directory.place(&Whereabouts {
        postcode: Some(&row.postcode),
        ..Whereabouts::default()
    });
    let lies = Point {
        lat: row.lat,
        lon: row.lon,
    };
    let off = place
        .position()
        .map_or(f64::INFINITY, |point| metres_between(lies, point));
    if place.districts != [row.district.clone()] || off > OFF_AT_MOST {
        return Err(format!(
            "typed, \"{}\" gives {:?}, {off:.0} m off; mend how postcodes are packed",
            row.postcode, place.districts
        ));
    }
    let pharmacies = &directory.files().pharmacies.sites;
    let distances = pharmacies
        .iter()
        .map(|site| metres_between(lies, site.point()));
    let Some(nearest) = distances.min_by(f64::total_cmp) else {
        return Ok(None);
    };
    let first = first_pharmacy(directory, &place);
    let first = pharmacies.iter().find(|site| site.code == first);
    let farther = first.map_or(f64::INFINITY, |site| {
        metres_between(lies, site.point()) - nearest
    });
    if farther > FARTHER_AT_MOST {
        return Err(format!(
            "the first pharmacy shown for \"{}\" is {farther:.0} m farther than the nearest; mend how places are ranked",
            row.postcode
        ));
    }
    Ok(Some(Found {
        off,
        nearest,
        farther,
    }))
}

fn first_pharmacy(directory: &Directory, place: &Place) -> String {
    let found = directory.routes(&Query {
        door: Door::Pharmacy,
        level: Level::Routine,
        age: None,
        sex: None,
        topics: None,
        place,
        now: None,
        at_least: None,
        seat: Seat::Resident,
    });
    found
        .routes
        .into_iter()
        .next()
        .map_or_else(String::new, |route| route.service)
}

fn figures(found: &[(&PostcodeRow, Found)]) -> Option<Nearest> {
    let worst = |of: fn(&Found) -> f64| {
        let worst = found.iter().max_by(|a, b| of(&a.1).total_cmp(&of(&b.1)))?;
        Some((of(&worst.1), worst.0.postcode.clone()))
    };
    let (farther, farthest) = worst(|found| found.farther)?;
    let (off, most_off) = worst(|found| found.off)?;
    let mut distances: Vec<f64> = found.iter().map(|(_, found)| found.nearest).collect();
    distances.sort_by(f64::total_cmp);
    let within = |percent: usize| {
        let last = (distances.len() * percent).div_ceil(100).saturating_sub(1);
        distances.get(last).copied()
    };
    Some(Nearest {
        postcodes: found.len(),
        exact: found.iter().filter(|(_, it)| it.farther <= 0.0).count(),
        farther,
        farthest,
        off,
        most_off,
        median: within(50)?,
        most: within(95)?,
    })
}
