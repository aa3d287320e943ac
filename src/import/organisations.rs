//! Practices and pharmacies from the lists of the Organisation Data Service: epraccur and edispensary.
//!
//! It owns which places there are, their postcode, position and phone. A name or address that stands in the pack was set by
//! hand and stays, unless the place has moved or the list is given as it was last time and has changed since.

use crate::import::cited::cite;
use crate::import::house::House;
use crate::import::json::Json;
use crate::import::merge::{Listed, merge};
use crate::import::postcodes::Postcodes;
use crate::import::rules::OrganisationRows;
use crate::import::sites::{SITE, address, among, position, set};
use crate::import::table::{Row, letters, problem, rows};
use crate::import::{Done, Import, Named, few_gone};
use crate::pack::Problem;

/// The lists have no names of columns. Both have these 27: code, name, national grouping, high level health geography, five
/// lines of address, postcode, opened, closed, status, sub-type, commissioner or chain, since, until, phone, three empty,
/// amended, one empty, a further commissioner, one empty, prescribing setting, one empty.
const COLUMNS: usize = 27;
const CODE: usize = 0;
const NAME: usize = 1;
const ADDRESS: std::ops::Range<usize> = 4..9;
const POSTCODE: usize = 9;
const STATUS: usize = 12;
const SUB_TYPE: usize = 13;
const COMMISSIONER: usize = 14;
const PHONE: usize = 17;
const SETTING: usize = 25;

/// How the lists mark an organisation that is open; a letter until 2025, a word since.
const ACTIVE: [&str; 2] = ["A", "ACTIVE"];

/// How they mark one that is not, or not yet: closed, dormant, proposed.
const NOT_ACTIVE: [&str; 7] = ["C", "D", "P", "CLOSED", "DORMANT", "INACTIVE", "PROPOSED"];

/// Which of the two lists it is.
#[derive(Clone, Copy)]
struct Kind<'a> {
    file: &'static str,
    /// The column that says what kind of organisation it is.
    column: usize,
    rules: &'a OrganisationRows,
}

/// Imports a list.
///
/// # Errors
/// Every row of the area that cannot be read, with its line; nothing is changed then.
pub fn organisations(import: &Import<'_>) -> Result<Done, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let rules = import.rules()?;
    let table = rows(import.list.file, import.list.text).map_err(one)?;
    // A practice has six letters and digits, a dispensary five.
    let practices = table.first().is_some_and(|row| row.cell(CODE).len() == 6);
    let kind = if practices {
        Kind {
            file: "practices.json",
            column: SETTING,
            rules: &rules.practices,
        }
    } else {
        Kind {
            file: "pharmacies.json",
            column: SUB_TYPE,
            rules: &rules.pharmacies,
        }
    };
    let house =
        House::read(kind.file, import.file(kind.file).map_err(one)?, "sites").map_err(one)?;
    let mut reading = Reading {
        file: import.list.file,
        kind,
        house: &house,
        postcodes: import.postcodes(&rules).map_err(one)?,
        three_ways: import.was.is_some(),
        notes: Vec::new(),
        problems: Vec::new(),
    };
    let listed = reading.listed(&table);
    let was = import
        .was
        .map(|was| reading.before(was))
        .transpose()
        .map_err(one)?;
    if !reading.problems.is_empty() {
        return Err(reading.problems);
    }
    let notes = reading.notes;
    let (records, mut summary) = merge(SITE, house.records(), &listed, was.as_deref(), |_| false);
    few_gone(import, &summary, house.records().len()).map_err(one)?;
    summary.notes.splice(0..0, notes);
    let dated = house.member("as_of").and_then(Json::text);
    if let Some(dated) = dated.filter(|dated| import.as_of < *dated) {
        let note = format!(
            "the list is of {}, older than that in the pack, of {dated}",
            import.as_of
        );
        summary.notes.push(note);
    }
    let members = [
        ("source", Json::text_of(kind.rules.source.id.as_str())),
        ("as_of", Json::text_of(import.as_of)),
    ];
    let mut done = Done {
        summary,
        ..Done::default()
    };
    done.put(import.pack, kind.file, house.write(&records, &members));
    let (name, text) = cite(import, &kind.rules.source).map_err(one)?;
    done.put(import.pack, name, text);
    Ok(done)
}

struct Reading<'a> {
    file: &'a str,
    kind: Kind<'a>,
    house: &'a House<'a>,
    postcodes: Postcodes,
    three_ways: bool,
    notes: Vec<String>,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn listed(&mut self, table: &[Row]) -> Vec<Listed> {
        let mut listed: Vec<Listed> = Vec::new();
        for row in table {
            let Some(new) = self.row(row) else { continue };
            if listed.iter().any(|other| other.id == new.id) {
                self.say(
                    row,
                    &format!("{} stands in the list twice; keep one", new.id),
                );
            }
            listed.push(new);
        }
        if listed.is_empty() && self.problems.is_empty() {
            self.problems.push(problem(
                self.file,
                0,
                "no row is of this area; see import.json",
            ));
        }
        listed
    }

    /// What the list said last time; what could not be read then is no matter now.
    fn before(&mut self, was: Named<'_>) -> Result<Vec<Listed>, Problem> {
        let table = rows(was.file, was.text)?;
        let (notes, problems) = (self.notes.len(), self.problems.len());
        let listed = self.listed(&table);
        self.notes.truncate(notes);
        self.problems.truncate(problems);
        Ok(listed)
    }

    fn say(&mut self, row: &Row, message: &str) {
        self.problems.push(problem(self.file, row.line, message));
    }

    fn row(&mut self, row: &Row) -> Option<Listed> {
        let code = row.cell(CODE);
        if row.width() != COLUMNS {
            self.say(row, &format!("{} columns where the list has {COLUMNS}; mend the row, or fetch epraccur or edispensary", row.width()));
            return None;
        }
        let status = row.cell(STATUS);
        let active = ACTIVE.contains(&status);
        if !active && !NOT_ACTIVE.contains(&status) {
            let known = [&ACTIVE[..], &NOT_ACTIVE[..]].concat().join(", ");
            let message =
                format!("the status \"{status}\" of {code} is not known; it is one of {known}");
            self.say(row, &message);
            return None;
        }
        let rules = self.kind.rules;
        let ours =
            rules.commissioners.is_empty() || among(row.cell(COMMISSIONER), &rules.commissioners);
        // A newer list names every role of an organisation, such as RO76|RO268.
        let mut kinds = row.cell(self.kind.column).split('|');
        let taken = ours && active && kinds.any(|kind| among(kind, &rules.kinds));
        if !taken || among(code, &rules.left_out) {
            return None;
        }
        self.place(row)
    }

    /// A place of the area; none when it stands outside.
    fn place(&mut self, row: &Row) -> Option<Listed> {
        let (code, postcode) = (row.cell(CODE), row.cell(POSTCODE));
        let stands = self
            .house
            .records()
            .find(|site| site.text_at("code") == Some(code));
        let same = |site: &Json| {
            letters(site.text_at("postcode").unwrap_or_default()) == letters(postcode)
        };
        let stays = stands.is_some_and(same);
        let name = set(row.cell(NAME));
        let mut says = vec![("name", Some(Json::text_of(name)))];
        if !stays || self.three_ways {
            says.push((
                "address",
                Some(Json::text_of(address(ADDRESS.map(|at| row.cell(at))))),
            ));
        }
        if !stays {
            let spot = self.spot(row, stands.is_some())?;
            says.push(("postcode", Some(Json::text_of(postcode))));
            says.extend(position(&spot).map(|(key, value)| (key, Some(value))));
        }
        if let Some(phone) = self.phone(row) {
            says.push(("phone", Some(Json::Text(phone))));
        }
        // The list's own date is newer than when a single record was last looked at.
        says.push(("as_of", None));
        Some(Listed {
            id: code.to_owned(),
            says,
            first_words: &["name"],
            besides: Vec::new(),
        })
    }

    fn spot(&mut self, row: &Row, known: bool) -> Option<crate::import::postcodes::Spot> {
        let (code, postcode) = (row.cell(CODE), row.cell(POSTCODE));
        if let Some(spot) = self.postcodes.find(postcode) {
            return Some(spot.clone());
        }
        let by_postcode = self.kind.rules.commissioners.is_empty();
        if known || !by_postcode || self.postcodes.is_empty() {
            let message = format!(
                "{code} is new or has moved, and nothing says where {postcode} is; give a list that has it with --postcodes"
            );
            self.say(row, &message);
        }
        None
    }

    /// The number, when there is one; one that is none, or somebody else's, is told.
    fn phone(&mut self, row: &Row) -> Option<String> {
        let phone = row.cell(PHONE);
        let mut wrong = self.kind.rules.phones_left_out.iter();
        if let Some(wrong) = wrong.find(|wrong| wrong.code == row.cell(CODE)) {
            if !phone.is_empty() {
                self.notes.push(format!(
                    "line {}: the phone number of {} left out: {}",
                    row.line, wrong.code, wrong.reason
                ));
            }
            return None;
        }
        let digits = phone.bytes().filter(u8::is_ascii_digit).count();
        let plain = phone
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b' ');
        if plain && phone.starts_with('0') && (10..=11).contains(&digits) {
            return Some(phone.to_owned());
        }
        if !phone.is_empty() {
            let code = row.cell(CODE);
            self.notes.push(format!(
                "line {}: the phone number \"{phone}\" of {code} is none; left as it was",
                row.line
            ));
        }
        None
    }
}
