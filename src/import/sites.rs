//! What the lists of places have in common: their shape, names in capitals, positions.

use crate::import::json::Json;
use crate::import::merge::Shape;
use crate::import::postcodes::Spot;

/// A place of `practices.json` or `pharmacies.json`.
pub(super) const SITE: Shape = Shape {
    key: "code",
    order: &[
        "code",
        "name",
        "also_known",
        "address",
        "postcode",
        "phone",
        "lat",
        "lon",
        "district",
        "hours",
        "cannot",
        "step_free",
        "as_of",
        "note",
    ],
    loose: true,
};

/// Words that stay small inside a name.
const SMALL: [&str; 9] = ["and", "at", "by", "in", "le", "of", "on", "the", "upon"];

/// A name that a list has in capitals, as people write it.
pub(super) fn set(capitals: &str) -> String {
    if capitals.chars().any(char::is_lowercase) {
        return capitals.to_owned();
    }
    let mut out = String::new();
    for (place, word) in capitals
        .split_inclusive([' ', '-', '/', ',', '('])
        .enumerate()
    {
        let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
        let lower = word.to_lowercase();
        if word.chars().any(|c| c.is_ascii_digit()) || letters == "NHS" || letters == "GP" {
            out.push_str(word);
        } else if place > 0 && SMALL.contains(&letters.to_lowercase().as_str()) {
            out.push_str(&lower);
        } else {
            let mut chars = lower.chars();
            out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
            out.push_str(chars.as_str());
        }
    }
    out
}

/// The parts of an address in one line.
pub(super) fn address<'p>(parts: impl Iterator<Item = &'p str>) -> String {
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).map(set).collect();
    parts.join(", ")
}

/// Where a place is.
pub(super) fn position(spot: &Spot) -> [(&'static str, Json); 3] {
    [
        ("lat", Json::Number(spot.lat.clone())),
        ("lon", Json::Number(spot.lon.clone())),
        ("district", Json::text_of(&spot.district)),
    ]
}

/// Whether a text is among some, in any letters.
pub(super) fn among(text: &str, list: &[String]) -> bool {
    list.iter().any(|other| other.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_capitals_are_set_as_people_write_them() {
        assert_eq!(set("DAY LEWIS PHARMACY"), "Day Lewis Pharmacy");
        assert_eq!(set("22 ST JOHN'S WAY"), "22 St John's Way");
        assert_eq!(set("STANFORD-LE-HOPE"), "Stanford-le-Hope");
        assert_eq!(set("53A HULLBRIDGE ROAD"), "53A Hullbridge Road");
        assert_eq!(set("THE NHS GP CENTRE (EAST)"), "The NHS GP Centre (East)");
        assert_eq!(set("Already set"), "Already set");
    }
}
