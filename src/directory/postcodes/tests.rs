//! What is packed is found again, in its district and within a few metres.

use super::*;
use crate::directory::metres_between;
use crate::directory::records::{District, DistrictsFile};
use crate::pack::Text;
use proptest::prelude::*;

fn districts(names: &[&str]) -> DistrictsFile {
    let district = |name: &&str| District {
        id: (*name).into(),
        name: (*name).to_owned(),
        alliance: None,
    };
    DistrictsFile {
        source: "handbook".into(),
        as_of: "2026-11-22".to_owned(),
        attribution: Text("Made up for tests.".to_owned()),
        districts: names.iter().map(district).collect(),
        sectors: Vec::new(),
    }
}

fn row(sector: &str, unit: u32, lat: f64, lon: f64, district: &str) -> PostcodeRow {
    let letter = |place: u32| {
        LETTERS
            .chars()
            .nth(usize::try_from(place).unwrap())
            .unwrap()
    };
    PostcodeRow {
        postcode: format!("{sector}{}{}", letter(unit / 20), letter(unit % 20)),
        lat,
        lon,
        district: district.into(),
    }
}

fn is_found(postcodes: &Postcodes, row: &PostcodeRow, unit: u32) {
    let (district, point) = postcodes.find(row.sector(), unit).unwrap();
    assert_eq!(*district, row.district, "{}", row.postcode);
    let authored = Point {
        lat: row.lat,
        lon: row.lon,
    };
    // Half a step each way.
    assert!(metres_between(point, authored) < 7.7, "{}", row.postcode);
}

#[test]
fn one_sector_is_short_text() {
    let rows = [
        row("SS15 5", 0, 51.57, 0.42, "basildon"),
        row("SS15 5", 1, 51.5703, 0.41985, "basildon"),
        row("SS15 5", 399, 51.5, 0.6, "thurrock"),
    ];
    let packed = Postcodes::pack(&rows, &districts(&["basildon", "thurrock"]));
    let sector: Vec<&str> = packed.sectors[0].split('!').collect();
    // 0, 0 missing, then 397: six 57s (the digit ']' is 0) and 55.
    assert_eq!(sector[..2], ["SS15 5", "##cZ"]);
    // 25,700 and 62,800 steps from the origin; then 3 north and 1 west.
    assert!(sector[2].starts_with("wnN^{x@)$"), "{}", sector[2]);
    assert_eq!(sector[3], "##$");
    for row in &rows {
        is_found(&packed, row, unit(&row.postcode[6..]).unwrap());
    }
    assert_eq!(packed.find("SS15 5", 2), None);
    assert_eq!(packed.find("SS15 4", 0), None);
}

#[test]
fn letters_that_no_postcode_ends_in_are_none() {
    assert_eq!(
        (unit("AA"), unit("AB"), unit("BA")),
        (Some(0), Some(1), Some(20))
    );
    assert_eq!(unit("ZZ"), Some(399));
    assert_eq!((unit("1A"), unit("IA")), (unit("LA"), unit("LA")));
    for none in ["CA", "AK", "MO", "V0", "A0", "ÄA"] {
        assert_eq!(unit(none), None, "{none}");
    }
}

#[test]
fn what_is_no_number_ends_a_sector() {
    let sector = |units: &str, places: &str| Postcodes {
        as_of: String::new(),
        districts: vec!["basildon".into()],
        sectors: vec![format!("SS15 5!{units}!{places}!#")],
    };
    let first = |units: &str, places: &str| sector(units, places).find("SS15 5", 0).is_some();
    assert!(first("#", "##"));
    for (units, places) in [
        ("", ""),
        ("#", "#"),
        ("#", "]"),
        ("\u{1}", "##"),
        ("~~~~~~~~~é", "##"),
        ("#", "~~~~~~~~~~~~"),
    ] {
        assert!(!first(units, places), "{units} {places}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_unit_is_found_and_no_other(
        units in proptest::collection::btree_map(0_u32..400, (51.4_f64..52.1, 0.1_f64..1.0, 0_usize..4), 1..400),
    ) {
        let names = ["a", "b", "c", "d"];
        let rows: Vec<PostcodeRow> = units
            .iter()
            .map(|(unit, (lat, lon, district))| row("CM77 8", *unit, *lat, *lon, names[*district]))
            .collect();
        let packed = Postcodes::pack(&rows, &districts(&names));
        for (unit, row) in units.keys().zip(&rows) {
            is_found(&packed, row, *unit);
        }
        for unit in (0..400).filter(|unit| !units.contains_key(unit)) {
            prop_assert_eq!(packed.find("CM77 8", unit), None);
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in ".*|[!#-~]{0,40}", unit in 0_u32..400) {
        let sectors = vec![format!("CM77 8!{text}")];
        let postcodes = Postcodes { as_of: String::new(), districts: vec!["a".into()], sectors };
        let _ = postcodes.find("CM77 8", unit);
    }
}
