//! Bank holidays from the JSON of GOV.UK.

use crate::import::cited::cite;
use crate::import::house::House;
use crate::import::json::Json;
use crate::import::merge::{Listed, Shape, merge};
use crate::import::{Done, Import};
use crate::pack::author::Document;
use crate::pack::{Date, JsonPath, Problem};

const FILE: &str = "calendar.json";

const SHAPE: Shape = Shape {
    key: "date",
    order: &["date", "name"],
    loose: true,
};

/// Fewer in a year than this, and the year is not yet all known.
const IN_A_YEAR: usize = 8;

/// Imports the list. Holidays before the first that it has stay.
///
/// # Errors
/// Every entry that cannot be read, with its line; nothing is changed then.
pub fn bank_holidays(import: &Import<'_>) -> Result<Done, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let rules = import.rules()?.bank_holidays;
    let house = House::read(FILE, import.file(FILE).map_err(one)?, "bank_holidays").map_err(one)?;
    let from = house
        .member("from")
        .and_then(Json::text)
        .unwrap_or_default();
    let events = events(import, &rules.division, from)?;
    let (Some(first), Some(last)) = (events.first(), whole_years_end(&events)) else {
        let message = "no whole year of bank holidays; fetch the list again";
        return Err(vec![Problem::new(
            import.list.file,
            JsonPath::root(),
            message.to_owned(),
        )]);
    };
    let listed: Vec<Listed> = events
        .iter()
        .filter(|event| event.id.as_str() <= last.as_str())
        .cloned()
        .collect();
    let (first, end) = (
        first.id.clone(),
        house.member("to").and_then(Json::text).unwrap_or_default(),
    );
    if last.as_str() < end {
        let message = format!("the list ends with {last}, the pack with {end}; fetch a newer list");
        return Err(vec![Problem::new(
            import.list.file,
            JsonPath::root(),
            message,
        )]);
    }
    let before = |record: &Json| {
        record
            .text_at("date")
            .is_some_and(|date| date < first.as_str())
    };
    let (mut records, summary) = merge(SHAPE, house.records(), &listed, None, before);
    let changed =
        !(summary.added.is_empty() && summary.changed.is_empty() && summary.gone.is_empty());
    let members = [
        ("source", Json::text_of(rules.source.id.as_str())),
        ("to", Json::Text(last)),
        ("as_of", Json::text_of(import.as_of)),
    ];
    let mut done = Done {
        summary,
        ..Done::default()
    };
    // In order of days, whatever was added.
    records.sort_by_key(|record| house.text_of(record, SHAPE.key));
    let is_newer = house.member("as_of").and_then(Json::text) != Some(import.as_of);
    if changed || is_newer {
        done.put(import.pack, FILE, house.write(&records, &members));
        let (name, text) = cite(import, &rules.source).map_err(one)?;
        done.put(import.pack, name, text);
    }
    Ok(done)
}

/// The days from `from` on, in order.
fn events(import: &Import<'_>, division: &str, from: &str) -> Result<Vec<Listed>, Vec<Problem>> {
    let file = import.list.file;
    let document = Document::parse(file, import.list.text).map_err(|problem| vec![problem])?;
    let all = Json::from(document.root());
    let at = JsonPath::root().key(division).key("events");
    let mut problems = Vec::new();
    let mut say = |at: &JsonPath, message: &str| {
        let mut problem = Problem::new(file, at.clone(), message.to_owned());
        problem.line = Some(document.line_of(at));
        problems.push(problem);
    };
    let list = all
        .get(division)
        .map_or(&[][..], |division| division.list_at("events"));
    if list.is_empty() {
        say(
            &at,
            "no events; is this the list of bank holidays of GOV.UK?",
        );
    }
    let mut found: Vec<Listed> = Vec::new();
    for (index, event) in list.iter().enumerate() {
        let at = at.index(index);
        let (Some(title), Some(date)) = (event.text_at("title"), event.text_at("date")) else {
            say(
                &at,
                "\"title\" or \"date\" is missing; fetch the list again",
            );
            continue;
        };
        if Date::parse(date).is_none() {
            say(
                &at.key("date"),
                &format!("\"{date}\" is not a date; fetch the list again"),
            );
        } else if found.iter().any(|other| other.id == date) {
            say(
                &at.key("date"),
                &format!("{date} stands here twice; fetch the list again"),
            );
        } else if date >= from {
            found.push(Listed {
                id: date.to_owned(),
                says: vec![("name", Some(Json::text_of(title.replace('’', "'"))))],
                first_words: &["name"],
                besides: Vec::new(),
            });
        }
    }
    found.sort_by(|one, other| one.id.cmp(&other.id));
    if problems.is_empty() {
        Ok(found)
    } else {
        Err(problems)
    }
}

/// The last day of the last year of which all holidays are listed.
fn whole_years_end(events: &[Listed]) -> Option<String> {
    let year = |event: &Listed| event.id.get(..4).map(str::to_owned);
    let last = events.iter().rev().filter_map(year).find(|wanted| {
        events
            .iter()
            .filter(|event| event.id.starts_with(wanted.as_str()))
            .count()
            >= IN_A_YEAR
    })?;
    let end = Date::parse(&format!("{last}-12-31"))?;
    Some(end.to_string())
}
