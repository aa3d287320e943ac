//! `kiosk.json`: what only the place knows where the screen stands.

#[cfg(not(target_arch = "wasm32"))]
use crate::directory::{Directory, Whereabouts, metres_between};
use crate::directory::{Point, looks_like_a_postcode};
use crate::pack::authored::record;
use crate::pack::bundle::BundleError;
use crate::pack::json::Json;

record! {
    /// `kiosk.json`.
    pub struct KioskFile {
        /// What the place is called.
        name: Option<String>,
        /// Its postcode.
        postcode: Option<String>,
        /// How far north the screen stands, in degrees.
        lat: Option<f64>,
        /// How far east the screen stands, in degrees.
        lon: Option<f64>,
        /// Where the nearest phone is, in words.
        phone: Option<String>,
        /// Where staff are, in words.
        staff: Option<String>,
        /// What opens the staff page. Without it nothing does.
        pin: Option<Pin>,
        /// Whether advice may be printed on narrow paper.
        receipt: bool,
        /// Whether there is a socket for headphones, and nothing that everybody hears.
        headphones: bool,
        /// Whether the screen is for one switch: it scans from the first screen on, and again after each turn.
        switches: bool,
        /// Other editions of the kiosk, in the order in which they are offered.
        editions: Vec<Edition>,
        /// The page to which this edition goes back when nobody is there; left out by the first one.
        first: Option<String>,
    }

    /// The kiosk in another language or in Easy Read: a page of its own, with a pack of its own.
    pub struct Edition {
        /// What it is called, in its own language.
        name: String,
        /// The code of that language, such as `pl`.
        lang: String,
        /// Its page on the same site, from here.
        page: String,
        /// Whether it is in Easy Read.
        easy_read: bool,
    }

    /// A PIN as `front-door kiosk-pin` writes it: not the digits, but what they come to.
    pub struct Pin {
        /// Sixteen hexadecimal digits that make the same PIN come to something else elsewhere.
        salt: String,
        /// How often it is stirred.
        rounds: u32,
        /// What the digits come to, in 64 hexadecimal digits.
        hash: String,
    }
}

/// How to mend a file that cannot be read.
const SHAPE: &str = "write {\"name\", \"postcode\", \"lat\", \"lon\", \"phone\", \"staff\", \"pin\", \"receipt\", \"headphones\", \"switches\", \"editions\", \"first\"}, each of which may be left out (docs/kiosk.md)";

/// Where the map ends, in degrees: a swapped or mistyped position lies outside.
const NORTH: (f64, f64) = (49.0, 61.0);
const EAST: (f64, f64) = (-9.0, 2.0);

/// How far in metres a screen may stand from the middle of the nearest postcode sector: sectors in the country are wide.
#[cfg(not(target_arch = "wasm32"))]
const FARTHEST: f64 = 10_000.0;

/// How often a PIN may be stirred: fewer is soon tried out, more takes longer than staff wait.
const ROUNDS: (u32, u32) = (1_000, 200_000);

// The macro of the records has no room for a derive.
#[allow(clippy::derivable_impls)]
impl Default for KioskFile {
    fn default() -> Self {
        Self {
            name: None,
            postcode: None,
            lat: None,
            lon: None,
            phone: None,
            staff: None,
            pin: None,
            receipt: false,
            headphones: false,
            switches: false,
            editions: Vec::new(),
            first: None,
        }
    }
}

impl KioskFile {
    /// Reads the file.
    ///
    /// # Errors
    /// One short error that names the first thing that is wrong.
    pub fn read(text: &str) -> Result<Self, BundleError> {
        let refused = |why: &str| BundleError {
            part: "kiosk",
            message: format!("{why}; {SHAPE}"),
        };
        let file = Json::parse(text).map_err(|why| refused(&why))?;
        let file: Self = file.read().map_err(|misfit| refused(&misfit.to_string()))?;
        match file.mistake() {
            Some(mistake) => Err(refused(mistake)),
            None => Ok(file),
        }
    }

    fn mistake(&self) -> Option<&'static str> {
        let outside = |value: Option<f64>, (least, most): (f64, f64)| {
            value.is_some_and(|value| value < least || value > most)
        };
        let hexadecimal = |text: &str, digits: usize| {
            text.len() == digits && text.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        if self.lat.is_some() != self.lon.is_some() {
            return Some("\"lat\" and \"lon\" belong together");
        }
        if outside(self.lat, NORTH) || outside(self.lon, EAST) {
            return Some("\"lat\" must lie from 49 to 61 and \"lon\" from -9 to 2");
        }
        let postcode = self.postcode.as_deref();
        if postcode.is_some_and(|postcode| !looks_like_a_postcode(postcode)) {
            return Some("\"postcode\" is not written like one, such as SS15 5AA");
        }
        let sound = |it: &Edition| !it.name.is_empty() && is_lang(&it.lang) && is_page(&it.page);
        let first = self.first.as_deref();
        if !self.editions.iter().all(sound) || !first.is_none_or(is_page) {
            return Some(
                "an edition has a \"name\", the code of its language as \"lang\", and as \"page\" (like \"first\") a page of the same site, such as pl/kiosk.html",
            );
        }
        let pin = self.pin.as_ref()?;
        let whole = hexadecimal(&pin.salt, 16)
            && hexadecimal(&pin.hash, 64)
            && (ROUNDS.0..=ROUNDS.1).contains(&pin.rounds);
        (!whole).then_some("\"pin\" is not as front-door kiosk-pin writes it")
    }

    /// What is wrong with the place where it stands: nothing there is covered. Native only: `front-door kiosk` says so before
    /// the screen is put up.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn misplaced(&self, directory: &Directory) -> Option<String> {
        if let Some(postcode) = self.postcode.as_deref() {
            let place = directory.place(&Whereabouts {
                postcode: Some(postcode),
                ..Whereabouts::default()
            });
            if let Some(note) = place.notes.first() {
                return Some(format!("\"postcode\" is \"{postcode}\": {note}"));
            }
        }
        let here = self.point()?;
        let sectors = directory.files().districts.sectors.iter();
        let metres = sectors.map(|it| {
            metres_between(
                here,
                Point {
                    lat: it.lat,
                    lon: it.lon,
                },
            )
        });
        let nearest = metres.fold(f64::INFINITY, f64::min);
        (nearest > FARTHEST).then(|| {
            let (lat, lon, km) = (here.lat, here.lon, nearest / 1_000.0);
            format!(
                "\"lat\" and \"lon\" are {lat}, {lon}: {km:.0} km from the nearest place of the area; \"lat\" is north and \"lon\" is east"
            )
        })
    }

    /// Where the screen stands, when that is known to the metre.
    #[must_use]
    pub fn point(&self) -> Option<Point> {
        Some(Point {
            lat: self.lat?,
            lon: self.lon?,
        })
    }
}

/// Whether an address leads to a page of the same site and says nothing else: no scheme, host, query or mark fits.
fn is_page(address: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte);
    address.ends_with(".html") && !address.starts_with('/') && address.bytes().all(plain)
}

fn is_lang(code: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    !code.is_empty() && code.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<KioskFile, String> {
        KioskFile::read(text).map_err(|error| error.to_string())
    }

    #[test]
    fn everything_may_be_left_out() {
        let file = read("{}").unwrap();
        assert_eq!(
            (file.name.clone(), file.receipt, file.point()),
            (None, false, None)
        );
        assert!(file.pin.is_none());
        assert!(!file.switches);
        assert!(read(r#"{"switches": true}"#).unwrap().switches);
    }

    #[test]
    fn another_edition_is_a_page_of_the_same_site() {
        let edition = |page: &str, name: &str, lang: &str| {
            read(&format!(
                r#"{{"editions": [{{"name": "{name}", "lang": "{lang}", "page": "{page}"}}]}}"#
            ))
        };
        let file = edition("pl/kiosk.html", "Polski", "pl").unwrap();
        assert!(!file.editions[0].easy_read);
        assert_eq!(file.first, None);
        let file = read(r#"{"first": "../kiosk.html"}"#).unwrap();
        assert_eq!(file.first.as_deref(), Some("../kiosk.html"));
        for elsewhere in [
            "",
            "pl/",
            "kiosk",
            "/kiosk.html",
            "//example.org/kiosk.html",
            "https://example.org/kiosk.html",
            "javascript:kiosk.html",
            "pl/kiosk.html?age=34",
            "pl/kiosk.html#earache.html",
            "pl/%2e.html",
            "\\\\example.org/kiosk.html",
        ] {
            let error = edition(elsewhere, "Polski", "pl").unwrap_err();
            assert!(
                error.contains("a page of the same site"),
                "{elsewhere}: {error}"
            );
            assert!(read(&format!(r#"{{"first": "{elsewhere}"}}"#)).is_err());
        }
        for (name, lang) in [("", "pl"), ("Polski", ""), ("Polski", "po polsku")] {
            let error = edition("pl/kiosk.html", name, lang).unwrap_err();
            assert!(error.contains("an edition has"), "{name} {lang}: {error}");
        }
    }

    #[test]
    fn a_position_is_whole_and_on_the_map() {
        let file = read(r#"{"lat": 51.57, "lon": 0.46, "postcode": "SS14 3GR"}"#).unwrap();
        assert_eq!(
            file.point(),
            Some(Point {
                lat: 51.57,
                lon: 0.46
            })
        );
        let bad = [
            (r#"{"lat": 51.57}"#, "belong together"),
            (r#"{"lat": 0.46, "lon": 51.57}"#, "49 to 61"),
            (r#"{"postcode": "the hub"}"#, "postcode"),
            (r#"{"reciept": true}"#, "KioskFile"),
            (r#"{"receipt": "yes"}"#, "receipt"),
            (r#"{"switches": "one"}"#, "switches"),
            (r#"{"switch": true}"#, "KioskFile"),
            (
                r#"{"pin": {"salt": "00", "rounds": 50000, "hash": "00"}}"#,
                "kiosk-pin",
            ),
            ("{", "kiosk"),
        ];
        for (text, said) in bad {
            let error = read(text).unwrap_err();
            assert!(
                error.contains(said) && error.contains("docs/kiosk.md"),
                "{text}: {error}"
            );
        }
    }
}
