//! Hours and meetings as schedules, whose recurrence follows iCalendar: `FREQ=WEEKLY;BYDAY=MO,TU` in fields of its own.

use crate::import::hsds::uuid;
use crate::import::json::Json;
use crate::import::spans::DAYS;
use crate::pack::JsonPath;

/// The days as iCalendar writes them, Monday first.
const BY_DAY: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// Before and between the ends of a season, in the notes of a schedule.
const SEASON: (&str, &str) = ("Only from ", " to ");

/// Stands at a day on which a place is shut.
const SHUT: &str = "Shut on this day";

/// A mistake in a schedule, and where.
pub(super) type Wrong = (JsonPath, String);

/// Schedules of hours: the week first, then days that are different.
pub(super) fn written(of: &str, hours: &Json) -> Vec<Json> {
    let id =
        |index: usize, kind: &str| Json::Text(uuid(&["schedule", of, kind, &index.to_string()]));
    let mut all = Vec::new();
    for (index, span) in hours.list_at("weekly").iter().enumerate() {
        all.push(Json::Object(recurring(id(index, "week"), span)));
    }
    for (index, day) in hours.list_at("exceptions").iter().enumerate() {
        let date = day.text_at("date").unwrap_or_default();
        let head = |at: usize| {
            let id = Json::Text(uuid(&[
                "schedule",
                of,
                "day",
                date,
                &index.to_string(),
                &at.to_string(),
            ]));
            let day = Json::text_of(date);
            vec![
                ("id", id),
                ("dtstart", day.clone()),
                ("valid_from", day.clone()),
                ("valid_to", day),
            ]
        };
        let spans = day.list_at("spans");
        if spans.is_empty() {
            let mut shut = head(0);
            shut.push(("description", Json::text_of(SHUT)));
            all.push(Json::object(shut));
        }
        for (at, span) in spans.iter().enumerate() {
            all.push(Json::object(head(at).into_iter().chain(times(span))));
        }
    }
    all
}

/// A schedule of a span that comes again.
pub(super) fn recurring(id: Json, span: &Json) -> Vec<(String, Json)> {
    let days: Vec<&str> = match span.list_at("days") {
        [] => BY_DAY.to_vec(),
        days => days.iter().filter_map(|day| by_day(day.text()?)).collect(),
    };
    let weeks = span.list_at("weeks");
    let (freq, by_day) = if weeks.is_empty() {
        ("WEEKLY", days.join(","))
    } else {
        let number = |week: &Json| match week.text() {
            Some("last") => "-1".to_owned(),
            other => other.unwrap_or_default().to_owned(),
        };
        let all = weeks
            .iter()
            .map(number)
            .flat_map(|week| days.iter().map(move |day| format!("{week}{day}")));
        ("MONTHLY", all.collect::<Vec<_>>().join(","))
    };
    let mut members = vec![
        ("id", id),
        ("freq", Json::text_of(freq)),
        ("interval", Json::Number("1".to_owned())),
        ("byday", Json::Text(by_day)),
    ];
    members.extend(times(span));
    if let Some(season) = span.get("season") {
        let end = |key| season.text_at(key).unwrap_or_default();
        let notes = format!("{}{}{}{}", SEASON.0, end("from"), SEASON.1, end("to"));
        members.push(("notes", Json::Text(notes)));
    }
    members
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

fn times(span: &Json) -> Vec<(&'static str, Json)> {
    let time = |key| Json::text_of(span.text_at(key).unwrap_or_default());
    vec![("opens_at", time("from")), ("closes_at", time("to"))]
}

fn by_day(day: &str) -> Option<&'static str> {
    DAYS.iter()
        .zip(BY_DAY)
        .find(|(other, _)| **other == day)
        .map(|(_, by_day)| by_day)
}

fn day_of(by_day: &str) -> Option<&'static str> {
    BY_DAY
        .iter()
        .zip(DAYS)
        .find(|(other, _)| **other == by_day)
        .map(|(_, day)| day)
}

/// The week and the days that are different. What cannot be told goes to `wrong`.
pub(super) fn read(
    schedules: &[Json],
    at: &JsonPath,
    wrong: &mut Vec<Wrong>,
) -> (Vec<Json>, Vec<Json>) {
    let (mut weekly, mut exceptions): (Vec<Json>, Vec<(String, Vec<Json>)>) =
        (Vec::new(), Vec::new());
    for (index, schedule) in schedules.iter().enumerate() {
        let at = at.index(index);
        if schedule.get("freq").is_some() {
            weekly.extend(span(schedule, &at, wrong));
            continue;
        }
        let (from, to) = (schedule.text_at("valid_from"), schedule.text_at("valid_to"));
        let Some(date) = from.filter(|date| Some(*date) == to) else {
            let message = "no \"freq\", and \"valid_from\" and \"valid_to\" are not one day; write WEEKLY or MONTHLY with days";
            wrong.push((at, message.to_owned()));
            continue;
        };
        if exceptions.last().is_none_or(|(last, _)| last != date) {
            exceptions.push((date.to_owned(), Vec::new()));
        }
        let shut = schedule.get("opens_at").is_none() && schedule.get("closes_at").is_none();
        let Some((_, spans)) = exceptions.last_mut().filter(|_| !shut) else {
            continue;
        };
        spans.extend(from_to(schedule, &at, wrong).map(Json::object));
    }
    let exceptions = exceptions.into_iter().map(|(date, spans)| {
        Json::object([("date", Json::Text(date)), ("spans", Json::List(spans))])
    });
    (weekly, exceptions.collect())
}

/// The span of a schedule that comes again.
pub(super) fn span(schedule: &Json, at: &JsonPath, wrong: &mut Vec<Wrong>) -> Option<Json> {
    let mut say = |key: &str, message: String| wrong.push((at.key(key), message));
    let freq = schedule.text_at("freq").unwrap_or_default();
    let monthly = freq == "MONTHLY";
    if !monthly && freq != "WEEKLY" {
        say(
            "freq",
            format!("\"{freq}\" is not read; WEEKLY and MONTHLY are"),
        );
        return None;
    }
    for key in ["bymonthday", "byweekno", "byyearday", "count", "until"] {
        if schedule.get(key).is_some() {
            say(
                key,
                format!("\"{key}\" is not read; write the days with \"byday\""),
            );
            return None;
        }
    }
    let every = schedule
        .get("interval")
        .filter(|every| **every != Json::Number("1".to_owned()));
    if let Some(every) = every {
        let message = format!(
            "every {} weeks or months is not read; only every one is",
            every.line(false)
        );
        say("interval", message);
        return None;
    }
    let Some((days, weeks)) = days_and_weeks(schedule, monthly) else {
        let given = schedule.text_at("byday").unwrap_or_default();
        say(
            "byday",
            format!("\"{given}\" is not read; write MO,TU for a week, 1MO,-1MO for a month"),
        );
        return None;
    };
    let mut members = Vec::new();
    let texts = |words: Vec<&str>| Json::List(words.into_iter().map(Json::text_of).collect());
    if days != DAYS {
        members.push(("days", texts(days)));
    }
    if monthly {
        members.push(("weeks", texts(weeks)));
    }
    if let Some(season) = season(schedule) {
        members.push(("season", season));
    }
    members.extend(from_to(schedule, at, wrong)?);
    Some(Json::object(members))
}

/// The days, and for a month which of them. Every such day must be named, or they are not one span.
fn days_and_weeks(
    schedule: &Json,
    monthly: bool,
) -> Option<(Vec<&'static str>, Vec<&'static str>)> {
    let given = schedule.text_at("byday")?;
    let (mut days, mut weeks): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut pairs = 0;
    for part in given.split(',').map(str::trim) {
        let (number, day) = part.split_at_checked(part.len().checked_sub(2)?)?;
        let day = day_of(day)?;
        let week = match number {
            "" if !monthly => None,
            "1" | "+1" => Some("1"),
            "2" | "+2" => Some("2"),
            "3" | "+3" => Some("3"),
            "4" | "+4" => Some("4"),
            "5" | "+5" => Some("5"),
            "-1" => Some("last"),
            _ => return None,
        };
        if week.is_some() != monthly {
            return None;
        }
        pairs += 1;
        if !days.contains(&day) {
            days.push(day);
        }
        if let Some(week) = week.filter(|week| !weeks.contains(week)) {
            weeks.push(week);
        }
    }
    (pairs == days.len() * weeks.len().max(1)).then_some((days, weeks))
}

fn season(schedule: &Json) -> Option<Json> {
    let ends = schedule.text_at("notes")?.strip_prefix(SEASON.0)?;
    let (from, to) = ends.split_once(SEASON.1)?;
    let day = |text: &str| text.len() == 5 && crate::directory::MonthDay::parse(text).is_some();
    (day(from) && day(to))
        .then(|| Json::object([("from", Json::text_of(from)), ("to", Json::text_of(to))]))
}

/// Opening and closing, with or without seconds, in London wall time.
fn from_to(
    schedule: &Json,
    at: &JsonPath,
    wrong: &mut Vec<Wrong>,
) -> Option<[(&'static str, Json); 2]> {
    let mut time = |key: &str| {
        let given = schedule.text_at(key).unwrap_or_default();
        let (time, rest) = given.split_at_checked(5).unwrap_or((given, ""));
        if crate::directory::Clock::parse(time).is_some()
            && matches!(rest, "" | ":00" | "Z" | ":00Z")
        {
            return Some(Json::text_of(time));
        }
        let message =
            format!("\"{given}\" is not a time of day; write it like 09:00, in London wall time");
        wrong.push((at.key(key), message));
        None
    };
    let (from, to) = (time("opens_at"), time("closes_at"));
    Some([("from", from?), ("to", to?)])
}
