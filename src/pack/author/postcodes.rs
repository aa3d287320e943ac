//! `postcodes.csv`: one line a postcode, so that a newer list shows line by line what came, went and moved.

use crate::directory::{DistrictsFile, PostcodeRow, Sector, is_in_great_britain, is_postcode};
use crate::pack::problem::{JsonPath, Problem, did_you_mean};

/// The file's name below the pack's folder.
pub(super) const FILE: &str = "postcodes.csv";

/// Its first line.
const HEADER: &str = "postcode,lat,lon,district";

/// Reads all lines. Every mistake goes to `problems`; the rows are complete only if none was added.
pub(super) fn read(text: &str, problems: &mut Vec<Problem>) -> Vec<PostcodeRow> {
    let mut lines = text.lines().enumerate();
    let mut rows: Vec<PostcodeRow> = Vec::new();
    if lines.next().map(|(_, line)| line) != Some(HEADER) {
        problems.push(problem(0, format!("write {HEADER} in the first line")));
        return rows;
    }
    if !text.ends_with('\n') {
        let last = text.lines().count().saturating_sub(1);
        let message = "the last line does not end, so the file may have been cut short; add what is missing and a line break";
        problems.push(problem(last, message.to_owned()));
    }
    for (index, line) in lines {
        let before = rows.last().map(|row| row.postcode.as_str());
        match row(line, before) {
            Ok(row) => rows.push(row),
            Err(message) => problems.push(problem(index, message)),
        }
    }
    rows
}

fn problem(index: usize, message: String) -> Problem {
    Problem {
        line: Some(index + 1),
        ..Problem::new(FILE, JsonPath::root(), message)
    }
}

/// Reports every row whose sector or district `districts.json` does not have. The rows are those of all lines behind the first.
pub(super) fn link(rows: &[PostcodeRow], places: &DistrictsFile, problems: &mut Vec<Problem>) {
    for (index, row) in rows.iter().enumerate() {
        if let Err(message) = belongs(row, places) {
            problems.push(problem(index + 1, message));
        }
    }
}

fn row(line: &str, before: Option<&str>) -> Result<PostcodeRow, String> {
    let parts: Vec<&str> = line.split(',').collect();
    let [postcode, lat, lon, district] = parts.as_slice() else {
        return Err(format!("{} values; write {HEADER}", parts.len()));
    };
    if !is_postcode(postcode) {
        return Err(format!(
            "\"{postcode}\" is not a postcode; write it like SS15 5AA"
        ));
    }
    if let Some(before) = before.filter(|before| before >= postcode) {
        return Err(format!(
            "\"{postcode}\" stands after \"{before}\"; keep each postcode once, in the order of their letters"
        ));
    }
    let number = |text: &str| {
        let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
        number.ok_or_else(|| format!("\"{text}\" is not a number; write degrees like 51.57012"))
    };
    let row = PostcodeRow {
        postcode: (*postcode).to_owned(),
        lat: number(lat)?,
        lon: number(lon)?,
        district: (*district).into(),
    };
    if !is_in_great_britain(row.lat, row.lon) {
        return Err(format!(
            "{lat}, {lon} is not in Great Britain; \"lat\" is north and \"lon\" is east"
        ));
    }
    Ok(row)
}

fn belongs(row: &PostcodeRow, places: &DistrictsFile) -> Result<(), String> {
    let sector = |sector: &&Sector| sector.sector == row.sector();
    let Some(sector) = places.sectors.iter().find(sector) else {
        return Err(format!(
            "no sector \"{}\" in districts.json; add it there",
            row.sector()
        ));
    };
    if !sector.districts.contains(&row.district) {
        let district = row.district.as_str();
        let hint = did_you_mean(district, sector.districts.iter().map(|id| id.as_str()));
        return Err(format!(
            "the sector \"{}\" does not touch a district \"{district}\" in districts.json; add it there{hint}",
            sector.sector
        ));
    }
    Ok(())
}
