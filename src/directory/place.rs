//! Where a person is: what they gave (practice, postcode, district) becomes districts and a rough position.

use crate::directory::Directory;
use crate::directory::hour_words::joined;
use crate::directory::kinds::Standing;
use crate::directory::postcode::{self, Named};
use crate::directory::records::{Sector, Site};
use crate::pack::{DistrictId, PracticeCode, ServiceId, Text};

/// What somebody told us about where they are. Everything may be left out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Whereabouts<'a> {
    /// The code of their GP practice.
    pub practice: Option<&'a str>,
    /// A postcode as typed.
    pub postcode: Option<&'a str>,
    /// A district of the area.
    pub district: Option<&'a str>,
    /// How they stand to the area's practices.
    pub standing: Standing,
}

/// A position in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

/// From where distances are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Near {
    Postcode,
    /// A shared screen that knows where it stands.
    Here,
    Sector,
    Practice,
    /// An outward code or a district: good for an order, not for a distance.
    Area,
}

/// Where a person is, as far as the directory can tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// Their practice, when it is in the area's list.
    pub practice: Option<PracticeCode>,
    /// The districts they may be in; none when not known.
    pub districts: Vec<DistrictId>,
    /// How they stand to the area's practices.
    pub standing: Standing,
    /// What to tell them, such as a postcode that is not covered.
    pub notes: Vec<String>,
    /// Services that their practice does not want shown.
    pub hidden: Vec<ServiceId>,
    pub(crate) near: Option<(Point, Near)>,
    /// Whether a river or creek makes ways from here longer.
    pub(crate) river: bool,
    /// Whether places outside the area may be nearer.
    pub(crate) edge: bool,
}

impl Directory {
    /// Resolves what somebody gave. What is unknown becomes a note, never an error.
    #[must_use]
    pub fn place(&self, given: &Whereabouts<'_>) -> Place {
        let words = &self.files.services.words;
        let mut place = Place {
            standing: given.standing,
            ..Place::default()
        };
        if let Some(code) = given.practice {
            match self.practice(code) {
                Some(site) => place.take_practice(site),
                None => place.tell(&words.unknown_practice),
            }
        }
        if let Some(id) = given.district
            && self
                .files
                .districts
                .districts
                .iter()
                .any(|district| district.id.as_str() == id)
        {
            place.districts = vec![id.into()];
            let inside = self
                .files
                .districts
                .sectors
                .iter()
                .filter(|sector| sector.is_mainly_in(id));
            place.near = middle(inside)
                .map(|point| (point, Near::Area))
                .or(place.near);
        }
        if let Some(typed) = given
            .postcode
            .map(str::trim)
            .filter(|typed| !typed.is_empty())
        {
            let known = self.take_postcode(typed, &mut place);
            if !known && postcode::looks_like_one(typed) {
                place.tell(&words.unknown_postcode);
                place.tell(&words.outside);
                if place.practice.is_none() && place.standing == Standing::Local {
                    place.standing = Standing::Outside;
                }
            } else if !known {
                place.tell(&words.not_a_postcode);
            }
        }
        if place.standing == Standing::Outside {
            place.tell(&words.outside);
        }
        if let Some(here) = &self.here
            && given.practice.is_none()
            && given.postcode == here.postcode.as_deref()
        {
            place.near = Some((here.point, Near::Here));
        }
        place
    }

    /// Whether what was typed is meant for a postcode. With every digit typed as a letter only the list can tell: `CMI IAE`.
    #[must_use]
    pub fn reads_as_postcode(&self, typed: &str) -> bool {
        postcode::looks_like_one(typed)
            || postcode::find(typed, &self.files.districts.sectors).is_some()
    }

    /// Whether the postcode is one of the area's.
    fn take_postcode(&self, typed: &str, place: &mut Place) -> bool {
        let sectors = &self.files.districts.sectors;
        match postcode::find(typed, sectors) {
            Some(Named::Whole(sector, unit)) => {
                place.take_sector(sector);
                // Until the list has arrived, the sector has to do and nothing is known to be missing.
                if let Some(postcodes) = self.postcodes.get() {
                    match unit.and_then(|unit| postcodes.find(&sector.sector, unit)) {
                        Some((district, point)) => {
                            place.districts = vec![district.clone()];
                            place.near = Some((point, Near::Postcode));
                        }
                        None => {
                            let words = &self.files.services.words;
                            place.tell(&words.unlisted_postcode);
                            if sector.edge {
                                place.tell(&words.outside);
                            }
                        }
                    }
                }
                true
            }
            Some(Named::Sector(sector)) => {
                place.take_sector(sector);
                true
            }
            Some(Named::Outward(outward)) => {
                place.districts.clear();
                for sector in sectors.iter().filter(|sector| sector.outward() == outward) {
                    place.edge |= sector.edge;
                    for district in &sector.districts {
                        if !place.districts.contains(district) {
                            place.districts.push(district.clone());
                        }
                    }
                }
                let inside = sectors.iter().filter(|sector| sector.outward() == outward);
                place.near = middle(inside).map(|point| (point, Near::Area));
                true
            }
            None => false,
        }
    }

    /// One practice by its code.
    #[must_use]
    pub fn practice(&self, code: &str) -> Option<&Site> {
        let code = code.trim();
        self.files
            .practices
            .sites
            .iter()
            .find(|site| site.code.eq_ignore_ascii_case(code))
    }

    /// Practices whose name, other name, address or code has every word, those whose name begins with it first; else in the
    /// order of the list.
    pub fn find_practices(&self, words: &str) -> Vec<&Site> {
        let typed = plain(words);
        let wanted: Vec<&str> = typed.split_whitespace().collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let (mut found, mut others): (Vec<&Site>, Vec<&Site>) = (Vec::new(), Vec::new());
        for site in &self.files.practices.sites {
            let also = site.also_known.as_deref().unwrap_or_default();
            let text = plain(&format!(
                "{} {also} {} {} {}",
                site.name, site.address, site.postcode, site.code
            ));
            let has = |word: &&str| text.split_whitespace().any(|part| part.starts_with(word));
            if wanted.iter().all(has) {
                let name = plain(&site.name);
                let begins = without_the(&name).starts_with(without_the(&typed));
                if begins {
                    found.push(site)
                } else {
                    others.push(site)
                }
            }
        }
        found.extend(others);
        found
    }
}

impl Place {
    /// From where distances are measured, when that is known.
    #[must_use]
    pub fn position(&self) -> Option<Point> {
        self.near.map(|(point, _)| point)
    }

    fn take_sector(&mut self, sector: &Sector) {
        self.districts.clone_from(&sector.districts);
        self.near = Some((sector.point(), Near::Sector));
        self.river = sector.river;
        self.edge = sector.edge;
    }

    /// Something to tell them, once.
    fn tell(&mut self, text: &Text) {
        if !self.notes.contains(&text.0) {
            self.notes.push(text.0.clone());
        }
    }

    fn take_practice(&mut self, site: &Site) {
        self.practice = Some(site.code.as_str().into());
        self.districts = vec![site.district.clone()];
        self.near = Some((site.point(), Near::Practice));
    }
}

impl Site {
    pub(crate) fn point(&self) -> Point {
        Point {
            lat: self.lat,
            lon: self.lon,
        }
    }
}

impl Sector {
    fn point(&self) -> Point {
        Point {
            lat: self.lat,
            lon: self.lon,
        }
    }

    fn is_mainly_in(&self, district: &str) -> bool {
        self.districts
            .first()
            .is_some_and(|main| main.as_str() == district)
    }
}

/// Lower-case words with letters and digits only.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\'' | '’' | '.' => {}
            c if crate::letters::in_word(c) => plain.push(crate::letters::lower(c)),
            _ => plain.push(' '),
        }
    }
    joined(plain.split_whitespace(), " ")
}

fn without_the(name: &str) -> &str {
    name.strip_prefix("the ").unwrap_or(name)
}

/// The mean position.
fn middle<'a>(sectors: impl Iterator<Item = &'a Sector>) -> Option<Point> {
    let (mut lat, mut lon, mut count) = (0.0, 0.0, 0.0);
    for sector in sectors {
        lat += sector.lat;
        lon += sector.lon;
        count += 1.0;
    }
    (count > 0.0).then(|| Point {
        lat: lat / count,
        lon: lon / count,
    })
}

/// Metres between two points in a straight line. On a flat map, which is within 5 m of the globe over the width of a county.
#[must_use]
pub fn metres_between(a: Point, b: Point) -> f64 {
    const METRES_PER_DEGREE: f64 = 6_371_000.0 * std::f64::consts::PI / 180.0;
    let north = (a.lat - b.lat) * METRES_PER_DEGREE;
    let east = (a.lon - b.lon) * METRES_PER_DEGREE * cosine(f64::midpoint(a.lat, b.lat));
    (north * north + east * east).sqrt()
}

/// The cosine of an angle in degrees, by its series: the standard one would bring kilobytes of tables into the module.
fn cosine(degrees: f64) -> f64 {
    let square = degrees.to_radians() * degrees.to_radians();
    let (mut term, mut sum) = (1.0, 1.0);
    for step in 1..=8 {
        let twice = 2.0 * f64::from(step);
        term *= -square / (twice * (twice - 1.0));
        sum += term;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The textbook formula on the globe.
    fn haversine(a: Point, b: Point) -> f64 {
        let (north, east) = ((a.lat - b.lat).to_radians(), (a.lon - b.lon).to_radians());
        let chord = (north / 2.0).sin().powi(2)
            + a.lat.to_radians().cos() * b.lat.to_radians().cos() * (east / 2.0).sin().powi(2);
        2.0 * 6_371_000.0 * chord.sqrt().asin()
    }

    #[test]
    fn the_flat_map_is_as_good_as_the_globe() {
        let corners = [
            (51.44, 0.20),
            (51.50, 0.95),
            (52.09, 0.35),
            (52.05, 0.90),
            (51.75, 0.47),
        ];
        for (lat, lon) in corners {
            for (other_lat, other_lon) in corners {
                let (a, b) = (
                    Point { lat, lon },
                    Point {
                        lat: other_lat,
                        lon: other_lon,
                    },
                );
                let (flat, globe) = (metres_between(a, b), haversine(a, b));
                assert!(
                    (flat - globe).abs() <= 5.0 + globe / 2000.0,
                    "{a:?} {b:?}: {flat} {globe}"
                );
            }
        }
        assert!((cosine(51.5) - 51.5_f64.to_radians().cos()).abs() < 1e-9);
    }
}
