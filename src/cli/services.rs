//! `front-door services`: who can help, for a door, a place, a time and a person.

use super::{Failure, Output, load};
use clap::Args;
use front_door::contract::ApiError;
use front_door::directory::{Directory, Query, Route, Seat, Sex, WallTime, Whereabouts};
use front_door::pack::{Age, AgeUnit, Door, Level, Rung};
use serde_json::{Value, json};
use std::path::Path;

#[derive(Args)]
pub(super) struct ServicesArgs {
    /// One door, such as `pharmacy`; every door when neither a door nor a rung is given.
    #[arg(long, conflicts_with = "rung")]
    door: Option<String>,
    /// All doors of one rung, such as `gp`.
    #[arg(long)]
    rung: Option<String>,
    /// The level, such as `today`: how soon help must be reached.
    #[arg(long, default_value = "routine")]
    level: String,
    /// A postcode.
    #[arg(long, conflicts_with = "district")]
    postcode: Option<String>,
    /// A district, such as `maldon`.
    #[arg(long)]
    district: Option<String>,
    /// A practice's code.
    #[arg(long)]
    practice: Option<String>,
    /// London wall time, such as `2026-11-24T10:30`; without it nothing is said to be open or shut.
    #[arg(long)]
    at: Option<String>,
    /// The person's age in years.
    #[arg(long)]
    age: Option<u32>,
    /// The person's sex as registered at birth: female or male.
    #[arg(long)]
    sex: Option<String>,
    /// The seat: resident, reception or kiosk.
    #[arg(long, default_value = "resident")]
    seat: String,
    /// A topic that brings the person; may be given more than once. Without one, services for any topic are listed.
    #[arg(long)]
    topic: Vec<String>,
}

pub(super) fn run(folder: &Path, args: &ServicesArgs, out: &Output) -> Result<(), Failure> {
    let doors = doors(args)?;
    let level = one_of("--level", &args.level, Level::ALL, Level::as_str)?;
    let seat = one_of("--seat", &args.seat, Seat::ALL, Seat::as_str)?;
    let sex = args.sex.as_deref();
    let sex = sex.map(|sex| one_of("--sex", sex, Sex::ALL, Sex::as_str));
    let now = args.at.as_deref().map(|text| {
        let message =
            format!("\"{text}\" is not a London wall time; write it like 2026-11-24T10:30");
        WallTime::parse(text).ok_or_else(|| ApiError::new("bad-time", "--at", message))
    });
    let read = load::pack(folder)?;
    let directory = &read.advice.directory;
    known_district(directory, args.district.as_deref())?;
    let topics: Vec<&str> = args.topic.iter().map(String::as_str).collect();
    for topic in &topics {
        if read.pack.find_topic(topic).is_none() {
            let message = format!("no topic \"{topic}\"; front-door topics lists them");
            return Err(ApiError::new("unknown-topic", "--topic", message).into());
        }
    }
    let place = directory.place(&Whereabouts {
        practice: args.practice.as_deref(),
        postcode: args.postcode.as_deref(),
        district: args.district.as_deref(),
        ..Whereabouts::default()
    });
    let query = Query {
        door: Door::Self_,
        level,
        age: args.age.map(|value| Age {
            value,
            unit: AgeUnit::Years,
        }),
        sex: sex.transpose()?,
        topics: (!topics.is_empty()).then_some(&topics),
        place: &place,
        now: now.transpose()?,
        at_least: None,
        seat,
    };
    let (services, notes) = gathered(directory, &doors, &query);
    let views: Vec<Value> = services.iter().map(view).collect::<Result<_, _>>()?;
    out.write(&json!({ "services": views, "notes": notes }), || {
        let mut text: String = services.iter().map(line).collect();
        for note in &notes {
            text += &format!("note: {note}\n");
        }
        text
    })
}

fn doors(args: &ServicesArgs) -> Result<Vec<Door>, ApiError> {
    if let Some(door) = &args.door {
        return Ok(vec![one_of("--door", door, Door::ALL, Door::as_str)?]);
    }
    let rung = args.rung.as_deref();
    let rung = rung.map(|rung| one_of("--rung", rung, Rung::ALL, Rung::as_str));
    let rung = rung.transpose()?;
    let doors = Door::ALL.iter().copied();
    Ok(doors
        .filter(|door| rung.is_none_or(|rung| door.rung() == rung))
        .collect())
}

/// Every service of the doors once, nearest first; those whose distance is not known follow as they stand at their doors.
fn gathered(directory: &Directory, doors: &[Door], query: &Query<'_>) -> (Vec<Route>, Vec<String>) {
    let (mut services, mut notes): (Vec<Route>, Vec<String>) = (Vec::new(), Vec::new());
    for door in doors {
        let found = directory.routes(&Query {
            door: *door,
            ..*query
        });
        for route in found.routes {
            if services.iter().all(|other| other.service != route.service) {
                services.push(route);
            }
        }
        for note in found.notes {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
    services.sort_by_key(|route| route.metres.unwrap_or(u32::MAX));
    (services, notes)
}

/// A route by its id.
fn view(route: &Route) -> Result<Value, Failure> {
    let mut value = serde_json::to_value(route)
        .map_err(|error| ApiError::new("cannot-write", "services", error.to_string()))?;
    if let Some(members) = value.as_object_mut()
        && let Some(id) = members.remove("service")
    {
        members.insert("id".to_owned(), id);
    }
    Ok(value)
}

fn line(route: &Route) -> String {
    let phone = route.phone.as_deref().unwrap_or("-");
    let metres = route
        .metres
        .map_or_else(|| "-".to_owned(), |metres| format!("{metres} m"));
    format!(
        "{:<48} {metres:>8} {phone:<14} {}\n",
        route.name, route.hours
    )
}

fn known_district(directory: &Directory, given: Option<&str>) -> Result<(), ApiError> {
    let Some(given) = given else { return Ok(()) };
    let districts = directory.files().districts.districts.iter();
    let ids: Vec<&str> = districts.map(|district| district.id.as_str()).collect();
    one_of("--district", given, &ids, |id| id).map(|_| ())
}

fn one_of<'a, T: Copy>(
    place: &str,
    given: &str,
    all: &[T],
    name: impl Fn(T) -> &'a str,
) -> Result<T, ApiError> {
    all.iter()
        .copied()
        .find(|member| name(*member) == given)
        .ok_or_else(|| {
            let words: Vec<&str> = all.iter().map(|member| name(*member)).collect();
            ApiError::new(
                "unknown-word",
                place,
                format!("\"{given}\" is not one of: {}", words.join(", ")),
            )
        })
}
