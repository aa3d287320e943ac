//! The directory on the real data of the pack.

mod aging;
mod broken;
mod in_time;
mod offered;
mod opening;
mod oracle;
mod places;
mod sensitive;
mod services;

use super::*;
use crate::pack::author::Document;
use crate::pack::authored::Authored;
use crate::pack::{Age, AgeUnit, Date, Door, Level};
use std::path::PathBuf;

fn read<T: Authored>(name: &str) -> T {
    let path: PathBuf = [
        env!("CARGO_MANIFEST_DIR"),
        "www",
        "pack",
        "mid-and-south-essex",
        name,
    ]
    .iter()
    .collect();
    let text = std::fs::read_to_string(path).unwrap();
    let mut problems = Vec::new();
    let read = Document::parse(name, &text).unwrap().read(&mut problems);
    assert!(problems.is_empty(), "{problems:#?}");
    read.unwrap()
}

fn real_files() -> DirectoryFiles {
    DirectoryFiles {
        services: read("services.json"),
        practices: read("practices.json"),
        pharmacies: read("pharmacies.json"),
        hospitals: read("hospitals.json"),
        districts: read("districts.json"),
        calendar: read("calendar.json"),
    }
}

/// A source for every id that the files name: what `sources.json` holds is the pack check's business.
fn sources_for(files: &DirectoryFiles) -> Vec<Source> {
    let read = Date::parse("2026-11-22").unwrap();
    let source = |id: &crate::pack::SourceId| Source {
        id: id.clone(),
        title: id.to_string(),
        url: None,
        page_reviewed: None,
        read,
        review_by: read.plus_months(12),
        overdue: false,
    };
    files.sources_used().map(source).collect()
}

fn linked(files: DirectoryFiles) -> (Directory, Vec<Problem>) {
    let sources = sources_for(&files);
    let mut problems = Vec::new();
    let directory = Directory::link(files, &sources, &mut problems);
    (directory, problems)
}

fn real() -> Directory {
    let (directory, problems) = linked(real_files());
    assert!(problems.is_empty(), "{problems:#?}");
    directory
}

fn moment(text: &str) -> Option<WallTime> {
    Some(WallTime::parse(text).unwrap())
}

fn years(value: u32) -> Option<Age> {
    Some(Age {
        value,
        unit: AgeUnit::Years,
    })
}

/// A resident at a door, on an ordinary Tuesday morning.
fn resident(door: Door, level: Level, place: &Place) -> Query<'_> {
    Query {
        door,
        level,
        age: years(34),
        sex: None,
        topics: Some(&[]),
        place,
        now: moment("2026-11-24T10:30"),
        at_least: None,
        seat: Seat::Resident,
    }
}

fn ids(routes: &Routes) -> Vec<&str> {
    routes
        .routes
        .iter()
        .map(|route| route.service.as_str())
        .collect()
}
