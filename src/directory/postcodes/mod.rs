//! Where every postcode of the area lies: small enough to be fetched by everybody, whatever they typed.
//!
//! Each sector is one text: its name, and after a `!` each the gaps between its units in the order of their letters, the steps north and
//! east from each unit to the next (the first from 49 degrees north and 9 west), and their districts. A number is one character of `#` to `[`, 57 to a digit, behind as many of
//! `]` to `~` as it needs. Neighbours in the list are neighbours in the street, so most numbers are small and the text compresses to half.

use crate::directory::place::Point;
use crate::pack::DistrictId;
use crate::pack::authored::record;
use std::str::Bytes;

#[cfg(not(target_arch = "wasm32"))]
mod write;
#[cfg(not(target_arch = "wasm32"))]
pub use write::PostcodeRow;

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;

/// From where steps are counted: south and west of all of Great Britain.
const ORIGIN: Point = Point {
    lat: 49.0,
    lon: -9.0,
};

/// A step north in degrees, about 11 m.
const NORTH: f64 = 0.0001;

/// A step east in degrees, about 10 m in the middle of England.
const EAST: f64 = 0.00015;

/// The letters of inward codes. The others look too much alike and stand in none.
const LETTERS: &str = "ABDEFGHJLNPQRSTUWXYZ";

/// The first character of last digits, and how many there are. No quote or backslash is among them.
const LAST: (u8, u32) = (b'#', 57);

/// The first character of the digits before, and how many there are.
const BEFORE: (u8, u32) = (b']', 34);

record! {
    /// What the postcodes file of a bundle carries.
    pub struct Postcodes {
        /// The day for which it held, which is that of `districts.json`.
        as_of: String,
        /// The districts, which are numbered in this order.
        districts: Vec<DistrictId>,
        /// The sectors: `SS15 5!`, how many units are missing before each one, `!`, north and east in turn (even numbers go there,
        /// odd ones the other way), `!`, the district of each unit, of which the last holds for all that follow.
        sectors: Vec<String>,
    }
}

impl Postcodes {
    /// The district and position of a unit; none when the list does not have it.
    #[inline(never)]
    pub(crate) fn find(&self, sector: &str, unit: u32) -> Option<(&DistrictId, Point)> {
        let mut all = self.sectors.iter();
        let packed = all.find_map(|packed| packed.strip_prefix(sector)?.strip_prefix('!'))?;
        let mut texts = packed.split('!');
        let mut numbers = || Numbers(texts.next().unwrap_or_default().bytes());
        let (mut units, mut places, mut districts) = (numbers(), numbers(), numbers());
        let (mut next, mut north, mut east, mut district) = (0_u32, 0_i32, 0_i32, 0);
        loop {
            let here = next.wrapping_add(units.next()?);
            north = north.wrapping_add(places.step()?);
            east = east.wrapping_add(places.step()?);
            district = districts.next().unwrap_or(district);
            if here > unit {
                return None;
            }
            if here == unit {
                let point = Point {
                    lat: ORIGIN.lat + f64::from(north) * NORTH,
                    lon: ORIGIN.lon + f64::from(east) * EAST,
                };
                let district = self.districts.get(usize::try_from(district).ok()?)?;
                return Some((district, point));
            }
            next = here.wrapping_add(1);
        }
    }
}

/// The place of a unit in its sector by its two letters; none when no postcode ends in them. I and 1 are taken for L.
pub(crate) fn unit(letters: &str) -> Option<u32> {
    let mut unit = 0;
    for letter in letters.bytes() {
        let meant = if matches!(letter, b'I' | b'1') {
            b'L'
        } else {
            letter
        };
        let place = LETTERS.bytes().position(|letter| letter == meant)?;
        unit = unit * 20 + u32::try_from(place).ok()?;
    }
    Some(unit)
}

/// The numbers of a text. It ends where the text does, or at what is no number.
struct Numbers<'a>(Bytes<'a>);

impl Numbers<'_> {
    #[inline(never)]
    fn next(&mut self) -> Option<u32> {
        let mut number = 0_u32;
        loop {
            let byte = self.0.next()?;
            let digit = |(first, count): (u8, u32)| {
                let digit = u32::from(byte.checked_sub(first)?);
                Some(number.wrapping_mul(count).wrapping_add(digit))
            };
            match digit(BEFORE) {
                Some(more) => number = more,
                None => return digit(LAST),
            }
        }
    }

    /// A number that may go either way.
    fn step(&mut self) -> Option<i32> {
        let number = self.next()?;
        let half = (number >> 1).cast_signed();
        Some(if number & 1 == 0 { half } else { !half })
    }
}
