//! Opening hours of pharmacies from the Consolidated Pharmaceutical List of the NHS Business Services Authority.
//!
//! It owns `hours` and which pharmacies there are. Names, addresses and numbers stay as they stand: the list of organisations
//! has those. Hours on bank holidays are not in it, so nothing is claimed on those days.

use crate::import::cited::{all_kept, cite};
use crate::import::house::House;
use crate::import::json::Json;
use crate::import::merge::{Listed, merge};
use crate::import::postcodes::Postcodes;
use crate::import::rules::PharmacyRows;
use crate::import::sites::{SITE, address, among, position, set};
use crate::import::spans::{self, DAYS};
use crate::import::table::{Row, letters, problem, rows};
use crate::import::{Done, Import, few_gone};
use crate::pack::Problem;

const FILE: &str = "pharmacies.json";

/// Imports the list.
///
/// # Errors
/// Every row of the area that cannot be read, with its line; nothing is changed then.
pub fn pharmacy_hours(import: &Import<'_>) -> Result<Done, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let rules = import.rules()?;
    let house = House::read(FILE, import.file(FILE).map_err(one)?, "sites").map_err(one)?;
    let mut reading = Reading {
        import,
        rules: &rules.pharmacy_hours,
        postcodes: import.postcodes(&rules).map_err(one)?,
        house: &house,
        notes: Vec::new(),
        problems: Vec::new(),
    };
    let listed = reading.listed().map_err(one)?;
    if !reading.problems.is_empty() {
        return Err(reading.problems);
    }
    let notes = reading.notes;
    let (records, mut summary) = merge(SITE, house.records(), &listed, None, |_| false);
    few_gone(import, &summary, house.records().len()).map_err(one)?;
    summary.notes.splice(0..0, notes);
    let mut done = Done {
        summary,
        ..Done::default()
    };
    if !all_kept(&records) || !done.summary.gone.is_empty() {
        done.put(import.pack, FILE, house.write(&records, &[]));
        let (name, text) = cite(import, &rules.pharmacy_hours.source).map_err(one)?;
        done.put(import.pack, name, text);
    }
    Ok(done)
}

struct Reading<'a> {
    import: &'a Import<'a>,
    rules: &'a PharmacyRows,
    postcodes: Postcodes,
    house: &'a House<'a>,
    notes: Vec<String>,
    problems: Vec<Problem>,
}

/// Where the columns are. They have had several names.
struct Columns {
    code: usize,
    board: usize,
    name: usize,
    address: Vec<usize>,
    postcode: usize,
    days: Vec<usize>,
    contract: usize,
}

impl Columns {
    /// Finds them, or names the first that is not there.
    fn find(head: &Row) -> Result<Self, String> {
        let names: Vec<String> = (0..head.width()).map(|at| letters(head.cell(at))).collect();
        let column = |wanted: &str| {
            let found = names.iter().position(|name| name == wanted);
            found.ok_or_else(|| {
                format!("there is no column {wanted} (in any letters, with or without _); is this the Consolidated Pharmaceutical List?")
            })
        };
        let days = [
            "MONDAY",
            "TUESDAY",
            "WEDNESDAY",
            "THURSDAY",
            "FRIDAY",
            "SATURDAY",
            "SUNDAY",
        ];
        Ok(Self {
            code: column("PHARMACYODSCODEFCODE")?,
            board: column("HEALTHANDWELLBEINGBOARD")?,
            name: column("PHARMACYTRADINGNAME")?,
            address: (1..=4)
                .map(|at| column(&format!("ADDRESSFIELD{at}")))
                .collect::<Result<_, _>>()?,
            postcode: column("POSTCODE")?,
            days: days
                .iter()
                .map(|day| column(&format!("PHARMACYOPENINGHOURS{day}")))
                .collect::<Result<_, _>>()?,
            contract: column("CONTRACTTYPE")?,
        })
    }
}

impl Reading<'_> {
    fn listed(&mut self) -> Result<Vec<Listed>, Problem> {
        let file = self.import.list.file;
        let rows = rows(file, self.import.list.text)?;
        let empty = || problem(file, 1, "the file is empty; fetch it again");
        let head = rows.first().ok_or_else(empty)?;
        let columns = Columns::find(head).map_err(|why| problem(file, head.line, &why))?;
        let mut listed: Vec<Listed> = Vec::new();
        let mut ours = false;
        for row in rows
            .iter()
            .skip(1)
            .filter(|row| among(row.cell(columns.board), &self.rules.boards))
        {
            ours = true;
            let Some(new) = self.row(row, &columns, head.width()) else {
                continue;
            };
            if listed.iter().any(|other| other.id == new.id) {
                self.say(
                    row,
                    &format!("{} stands in the list twice; keep one", new.id),
                );
            }
            listed.push(new);
        }
        if !ours {
            let message = format!(
                "no row is of a board of this area ({}); see import.json",
                self.rules.boards.join(", ")
            );
            return Err(problem(file, 0, &message));
        }
        Ok(listed)
    }

    fn say(&mut self, row: &Row, message: &str) {
        self.problems
            .push(problem(self.import.list.file, row.line, message));
    }

    fn note(&mut self, row: &Row, message: &str) {
        self.notes.push(format!("line {}: {message}", row.line));
    }

    /// A pharmacy of the area that people can walk into.
    fn row(&mut self, row: &Row, columns: &Columns, width: usize) -> Option<Listed> {
        if row.width() != width {
            self.say(
                row,
                &format!(
                    "{} cells where the first line has {width}; mend the row",
                    row.width()
                ),
            );
            return None;
        }
        let (code, contract) = (row.cell(columns.code), row.cell(columns.contract));
        if among(contract, &self.rules.other_contracts) || among(code, &self.rules.left_out) {
            self.note(row, &format!("{code} left out ({contract})"));
            return None;
        }
        if !among(contract, &self.rules.contracts) {
            let message = format!(
                "the contract type \"{contract}\" is not known; add it to contracts or other_contracts in import.json"
            );
            self.say(row, &message);
            return None;
        }
        let postcode = row.cell(columns.postcode);
        let stands = self
            .house
            .records()
            .find(|site| site.text_at("code") == Some(code));
        let was = stands.and_then(|site| site.text_at("postcode"));
        if let Some(was) = was.filter(|was| letters(was) != letters(postcode)) {
            self.note(row, &format!("{code} is at {postcode} in this list, at {was} in the pack; import the list of dispensaries"));
        }
        let besides = if stands.is_some() {
            Vec::new()
        } else {
            self.new_place(row, columns)?
        };
        Some(Listed {
            id: code.to_owned(),
            says: vec![("hours", Some(self.hours(row, columns)?))],
            first_words: &[],
            besides,
        })
    }

    /// What a pharmacy that is new to the pack needs; none when its postcode is in none of the area's districts.
    fn new_place(&mut self, row: &Row, columns: &Columns) -> Option<Vec<(&'static str, Json)>> {
        let (code, postcode) = (row.cell(columns.code), row.cell(columns.postcode));
        if self.postcodes.is_empty() {
            self.say(row, &format!("{code} is new, and nothing says where {postcode} is; give a list with --postcodes"));
            return None;
        }
        let Some(spot) = self.postcodes.find(postcode).cloned() else {
            self.note(row, &format!("{code} left out: {postcode} is in none of the area's districts, or newer than the list of postcodes"));
            return None;
        };
        let parts = columns.address.iter().map(|column| row.cell(*column));
        let mut besides = vec![
            ("name", Json::text_of(set(row.cell(columns.name)))),
            ("address", Json::text_of(address(parts))),
            ("postcode", Json::text_of(postcode)),
        ];
        besides.extend(position(&spot));
        Some(besides)
    }

    fn hours(&mut self, row: &Row, columns: &Columns) -> Option<Json> {
        let mut week = Vec::new();
        for (column, day) in columns.days.iter().zip(DAYS) {
            match spans::day(row.cell(*column)) {
                Ok(read) => {
                    if let Some(mended) = read.mended {
                        self.note(row, &format!("{day}: {mended}"));
                    }
                    week.push(read.spans);
                }
                Err(why) => self.say(row, &format!("{} on {day}: {why}", row.cell(columns.code))),
            }
        }
        if week.len() < DAYS.len() {
            return None;
        }
        if week.iter().all(Vec::is_empty) {
            self.say(
                row,
                &format!(
                    "{} is closed on every day; mend the row or leave the code out in import.json",
                    row.cell(columns.code)
                ),
            );
            return None;
        }
        Some(Json::object([
            ("weekly", spans::weekly(&week)),
            ("basis", Json::text_of("listed")),
            ("bank_holidays", Json::text_of("unknown")),
            ("source", Json::text_of(self.rules.source.id.as_str())),
            ("as_of", Json::text_of(self.import.as_of)),
        ]))
    }
}
