//! `front-door services`: who can help, for a need, a place and a time.

use super::{Failure, Output, load};
use clap::Args;
use front_door::contract::ApiError;
use front_door::directory::{Query, Seat, WallTime, Whereabouts};
use front_door::pack::{Age, AgeUnit, Door, Level};
use serde_json::json;
use std::path::Path;

#[derive(Args)]
pub(super) struct ServicesArgs {
    /// The door, such as `pharmacy`.
    door: String,
    /// The level, such as `today`.
    #[arg(long, default_value = "routine")]
    level: String,
    /// London wall time, such as `2026-11-24T10:30`.
    #[arg(long)]
    now: Option<String>,
    /// A postcode.
    #[arg(long)]
    postcode: Option<String>,
    /// A practice's code.
    #[arg(long)]
    practice: Option<String>,
    /// The person's age in years.
    #[arg(long)]
    age: Option<u32>,
    /// The seat: resident, reception or kiosk.
    #[arg(long, default_value = "resident")]
    seat: String,
}

pub(super) fn run(folder: &Path, args: &ServicesArgs, out: &Output) -> Result<(), Failure> {
    let door = one_of("door", &args.door, Door::ALL, Door::as_str)?;
    let level = one_of("--level", &args.level, Level::ALL, Level::as_str)?;
    let seat = one_of("--seat", &args.seat, Seat::ALL, Seat::as_str)?;
    let now = args.now.as_deref().map(|text| {
        let message =
            format!("\"{text}\" is not a London wall time; write it like 2026-11-24T10:30");
        WallTime::parse(text).ok_or_else(|| ApiError::new("bad-time", "--now", message))
    });
    let now = now.transpose()?;
    let read = load::pack(folder)?;
    let directory = &read.advice.directory;
    let place = directory.place(&Whereabouts {
        practice: args.practice.as_deref(),
        postcode: args.postcode.as_deref(),
        ..Whereabouts::default()
    });
    let age = args.age.map(|value| Age {
        value,
        unit: AgeUnit::Years,
    });
    let found = directory.routes(&Query {
        door,
        level,
        age,
        place: &place,
        now,
        seat,
    });
    out.write(
        &json!({ "routes": found.routes, "notes": found.notes }),
        || {
            let mut text = String::new();
            for route in &found.routes {
                let phone = route.phone.as_deref().unwrap_or("-");
                text += &format!("{:<48} {phone:<14} {}\n", route.name, route.hours);
            }
            for note in &found.notes {
                text += &format!("note: {note}\n");
            }
            text
        },
    )
}

fn one_of<T: Copy>(
    place: &str,
    given: &str,
    all: &[T],
    name: impl Fn(T) -> &'static str,
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
