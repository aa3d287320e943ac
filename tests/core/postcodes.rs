//! Whole postcodes: what is bundled gives every one its district and, first, the pharmacy that is nearest to it.

use crate::common::{files_of, real_folder, real_pack};
use front_door::directory::{Directory, Place, Point, Query, Routes, Seat, Whereabouts};
use front_door::pack::bundle;
use front_door::pack::{Door, Level};
use front_door::verify::nearest;
use proptest::prelude::*;
use std::sync::LazyLock;

/// A line of the authored list: postcode, position, district.
struct Line {
    postcode: String,
    lies: Point,
    district: String,
}

static LINES: LazyLock<Vec<Line>> = LazyLock::new(|| {
    let files = files_of(&real_folder());
    let line = |line: &str| {
        let parts: Vec<&str> = line.split(',').collect();
        let lies = Point {
            lat: parts[1].parse().unwrap(),
            lon: parts[2].parse().unwrap(),
        };
        let (postcode, district) = (parts[0].to_owned(), parts[3].to_owned());
        Line {
            postcode,
            lies,
            district,
        }
    };
    files["postcodes.csv"].lines().skip(1).map(line).collect()
});

fn typed(directory: &Directory, postcode: &str) -> Place {
    directory.place(&Whereabouts {
        postcode: Some(postcode),
        ..Whereabouts::default()
    })
}

fn pharmacies(directory: &Directory, place: &Place) -> Routes {
    directory.routes(&Query {
        door: Door::Pharmacy,
        level: Level::Advice,
        age: None,
        sex: None,
        topics: None,
        place,
        now: None,
        at_least: None,
        seat: Seat::Resident,
    })
}

/// The textbook formula on the globe.
fn metres(a: Point, b: Point) -> f64 {
    let (north, east) = ((a.lat - b.lat).to_radians(), (a.lon - b.lon).to_radians());
    let chord = (north / 2.0).sin().powi(2)
        + a.lat.to_radians().cos() * b.lat.to_radians().cos() * (east / 2.0).sin().powi(2);
    2.0 * 6_371_000.0 * chord.sqrt().asin()
}

/// The directory as a browser has it, before the postcodes have arrived, and their file.
fn bundled() -> (Directory, String) {
    let files = real_pack().bundle().unwrap();
    let pack = bundle::read_rules(&files.rules).unwrap();
    let advice = bundle::read_advice(&files.advice, &pack).unwrap();
    (advice.directory, files.postcodes)
}

#[test]
fn every_postcode_has_its_district_and_first_its_nearest_pharmacy() {
    let (directory, file) = bundled();
    bundle::read_postcodes(&file, &directory).unwrap();
    let sites = &directory.files().pharmacies.sites;
    let (mut exact, mut farther, mut off) = (0, (0.0, ""), (0.0, ""));
    for line in LINES.iter() {
        let name = line.postcode.as_str();
        let place = typed(&directory, name);
        let districts: Vec<&str> = place.districts.iter().map(|id| id.as_str()).collect();
        assert_eq!(districts, [line.district.as_str()], "{name}");
        assert!(place.notes.is_empty(), "{name}: {:?}", place.notes);
        let beside = metres(line.lies, place.position().unwrap());
        if beside > off.0 {
            off = (beside, name);
        }
        let shown = pharmacies(&directory, &place);
        let away = |code: &str| {
            let site = sites.iter().find(|site| site.code == code).unwrap();
            let (lat, lon) = (site.lat, site.lon);
            metres(line.lies, Point { lat, lon })
        };
        let nearest = sites
            .iter()
            .map(|site| away(&site.code))
            .min_by(f64::total_cmp);
        let more = away(&shown.routes[0].service) - nearest.unwrap();
        exact += usize::from(more <= 0.0);
        if more > farther.0 {
            farther = (more, name);
        }
    }
    println!(
        "{} postcodes: the first pharmacy is the nearest for {exact}, at most {:.1} m farther ({}); at most {:.1} m off ({})",
        LINES.len(),
        farther.0,
        farther.1,
        off.0,
        off.1
    );
    assert_eq!(LINES.len(), 28_145);
    assert!(farther.0 <= 130.0, "{farther:?}");
    assert!(off.0 <= 61.0, "{off:?}");
    assert!(exact * 100 >= LINES.len() * 99, "{exact}");
}

#[test]
fn the_check_finds_the_same_figures() {
    let found = nearest(real_pack()).unwrap().unwrap();
    assert_eq!(found.postcodes, LINES.len());
    assert!(found.farther <= 130.0 && found.off <= 61.0, "{found:?}");
    assert!(found.median < found.most && found.exact <= found.postcodes);
}

#[test]
fn until_the_postcodes_arrive_the_sector_does() {
    let (directory, file) = bundled();
    let (before, area) = (typed(&directory, "SS11 7AA"), typed(&directory, "SS11 7"));
    assert_eq!(before, area);
    assert_eq!(before.districts.len(), 3);
    let (shown, notes) = {
        let routes = pharmacies(&directory, &before);
        (routes.routes, routes.notes)
    };
    assert!(shown[0].metres.is_some());
    assert!(
        notes[0].contains("the middle of your postcode's area"),
        "{notes:?}"
    );
    bundle::read_postcodes(&file, &directory).unwrap();
    let after = typed(&directory, "SS11 7AA");
    assert_eq!(after.districts.len(), 1);
    let notes = pharmacies(&directory, &after).notes;
    assert!(notes[0].contains("as the crow flies"), "{notes:?}");
    // What is less than a whole postcode is what it was, and so is a list that came first.
    assert_eq!(typed(&directory, "SS11 7"), area);
    bundle::read_postcodes(&file, &directory).unwrap();
    assert_eq!(typed(&directory, "SS11 7AA"), after);
}

#[test]
fn a_postcode_that_is_not_listed_says_so_and_uses_its_sector() {
    let directory = &real_pack().advice.directory;
    let sector = typed(directory, "SS15 5");
    // No postcode ends in these letters, or this one is not in use.
    for postcode in ["SS15 5CK", "SS15 5ZZ"] {
        let place = typed(directory, postcode);
        assert!(place.notes[0].starts_with("We don't have this exact postcode"));
        assert_eq!(
            (&place.districts, place.position()),
            (&sector.districts, sector.position())
        );
        assert_eq!(place.standing, sector.standing);
        assert_eq!(pharmacies(directory, &place).notes.len(), 2);
    }
    // Where the area ends near by it may well be outside.
    let edge = typed(directory, "CO6 2ZZ");
    assert!(edge.notes[0].starts_with("We don't have this exact postcode"));
    assert!(edge.notes[1].starts_with("We only know places in Mid and South Essex"));
    // Just over the border, and an outward code of which the area has a part only.
    assert!(typed(directory, "RM13 7AA").notes[0].starts_with("We don't know this postcode"));
    let area = typed(directory, "RM14");
    assert!(area.notes.is_empty() && area.districts.len() > 1);
    assert!(
        pharmacies(directory, &area)
            .routes
            .iter()
            .all(|route| route.metres.is_none())
    );
}

/// A listed postcode as somebody may type it: any case, spaces anywhere, dots or dashes, look-alikes.
fn as_typed() -> impl Strategy<Value = (usize, String)> {
    let marks = proptest::collection::vec((any::<bool>(), any::<bool>(), 0_usize..8), 8);
    (0..LINES.len(), marks).prop_map(|(index, marks)| {
        let mut typed = String::new();
        for (letter, (lower, alike, gap)) in LINES[index].postcode.chars().zip(marks) {
            let outward = typed.chars().filter(char::is_ascii_alphanumeric).count()
                < LINES[index].postcode.len() - 3;
            let letter = match letter {
                '0' if alike => 'O',
                'O' if alike => '0',
                '1' if alike => {
                    if lower {
                        'L'
                    } else {
                        'I'
                    }
                }
                'L' if alike && !outward => '1',
                ' ' => ' ',
                other => other,
            };
            let cased = if lower {
                letter.to_ascii_lowercase()
            } else {
                letter
            };
            if cased != ' ' || lower {
                typed.push(cased);
            }
            typed.push_str(["", "", "", "", "", " ", "-", "."][gap]);
        }
        (index, typed)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn however_it_is_typed_it_is_the_same_postcode((index, written) in as_typed()) {
        let directory = &real_pack().advice.directory;
        prop_assert!(directory.reads_as_postcode(&written), "{}", written);
        prop_assert_eq!(typed(directory, &written), typed(directory, &LINES[index].postcode), "{}", written);
    }

    #[test]
    fn whatever_is_typed_is_known_or_gets_a_note(written in "[A-Za-z0-9OIl .-]{0,9}|\\PC{0,12}|[CS][MSO0][0-9OIl]{1,2} ?[0-9OI][A-Z01]{2}") {
        let directory = &real_pack().advice.directory;
        let place = typed(directory, &written);
        let nothing = written.trim().is_empty();
        prop_assert!(nothing || !place.districts.is_empty() || !place.notes.is_empty(), "{}", written);
        prop_assert!(!pharmacies(directory, &place).routes.is_empty());
        prop_assert_eq!(&place, &typed(directory, &format!("\u{a0} {written}\t")));
    }
}
