//! Where postcodes are: a list with the columns `postcode`, `lat`, `lon` and a district's code or id.

use crate::import::rules::ImportFile;
use crate::import::table::{letters, problem, rows};
use crate::pack::Problem;
use std::collections::BTreeMap;

/// Every postcode of the area.
#[derive(Clone, Debug, Default)]
pub struct Postcodes(BTreeMap<String, Spot>);

/// Where one postcode is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Degrees north, in at most four digits behind the point: about 10 metres.
    pub lat: String,
    /// Degrees east.
    pub lon: String,
    /// The pack's district.
    pub district: String,
}

impl Postcodes {
    /// Reads the list.
    ///
    /// # Errors
    /// Names the first line that does not say where a postcode is.
    pub fn read(file: &str, text: &str, rules: &ImportFile) -> Result<Self, Problem> {
        let rows = rows(file, text)?;
        let mut rows = rows.iter();
        let wrong = "the columns must be postcode, lat, lon and a district";
        let head = rows.next().ok_or_else(|| problem(file, 1, wrong))?;
        let names: Vec<String> = (0..head.width()).map(|at| letters(head.cell(at))).collect();
        let column = |wanted: &[&str]| {
            names
                .iter()
                .position(|name| wanted.contains(&name.as_str()))
        };
        let columns = (
            column(&["POSTCODE"]),
            column(&["LAT"]),
            column(&["LON"]),
            column(&["LAD", "DISTRICT"]),
        );
        let (Some(postcode), Some(lat), Some(lon), Some(district)) = columns else {
            return Err(problem(file, head.line, wrong));
        };
        let mut spots = BTreeMap::new();
        for row in rows {
            let named = row.cell(district);
            let known = rules.districts.iter().find(|known| known.code == named);
            let spot = Spot {
                lat: degrees(row.cell(lat)).ok_or_else(|| problem(file, row.line, wrong))?,
                lon: degrees(row.cell(lon)).ok_or_else(|| problem(file, row.line, wrong))?,
                district: known
                    .map_or(named, |known| known.district.as_str())
                    .to_owned(),
            };
            spots.insert(letters(row.cell(postcode)), spot);
        }
        Ok(Self(spots))
    }

    /// Where `postcode` is, when it is in the area.
    #[must_use]
    pub fn find(&self, postcode: &str) -> Option<&Spot> {
        self.0.get(&letters(postcode))
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A number of degrees as a pack has it.
fn degrees(text: &str) -> Option<String> {
    let number: f64 = text.parse().ok()?;
    let rounded = (number * 10_000.0).round() / 10_000.0;
    number.is_finite().then(|| rounded.to_string())
}
