//! Hours checked against an independent reading of them: the `opening-hours` crate, which knows the notation of
//! OpenStreetMap, and `jiff`, which knows London's clocks.
//!
//! Two years: every timetable at every change and the minutes beside it, and at every minute of the weeks in which the
//! clocks change or a bank holiday falls. With `FRONT_DOOR_ALL_MINUTES` set, as `cargo xtask soak` does: every minute.

use super::*;
use crate::directory::clock::{DAY, date_of};
use crate::pack::plain;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use opening_hours::{OpeningHours, RuleKind};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::RangeInclusive;

const FROM: &str = "2026-11-24";
const DAYS: i64 = 731;

/// Easter Sundays, and Christmas and Boxing Days, whatever day the bank holiday is on. Not read from the calendar under test.
const SPECIAL: [&str; 8] = [
    "2026-12-25",
    "2026-12-26",
    "2027-03-28",
    "2027-12-25",
    "2027-12-26",
    "2028-04-16",
    "2028-12-25",
    "2028-12-26",
];

/// Timetables that no record needs yet.
fn made_up() -> Vec<Hours> {
    let all = serde_json::json!([
        { "weekly": [{ "days": ["mon", "tue"], "from": "09:00", "to": "13:00" }, { "days": ["mon", "tue", "sat"], "from": "14:00", "to": "17:30" }],
          "basis": "listed", "bank_holidays": "shut" },
        { "weekly": [{ "days": ["fri", "sat"], "from": "20:00", "to": "02:00" }], "basis": "listed", "bank_holidays": "shut" },
        { "weekly": [{ "from": "22:00", "to": "06:00" }], "basis": "listed", "bank_holidays": "unknown" },
        { "weekly": [{ "from": "00:30", "to": "02:30" }], "basis": "listed", "bank_holidays": "open" },
        { "weekly": [{ "days": ["sun"], "from": "00:00", "to": "24:00" }, { "days": ["mon"], "from": "00:00", "to": "10:00" }],
          "basis": "listed", "bank_holidays": "shut" },
        { "weekly": [{ "days": ["tue"], "weeks": ["1", "3"], "from": "10:00", "to": "12:00" }, { "days": ["fri"], "weeks": ["last"], "from": "18:00", "to": "01:00" },
                     { "days": ["mon"], "weeks": ["5"], "from": "09:00", "to": "11:00" }], "basis": "listed", "bank_holidays": "unknown" },
        { "weekly": [{ "days": ["wed"], "season": { "from": "04-01", "to": "09-30" }, "from": "09:00", "to": "20:00" },
                     { "days": ["wed"], "season": { "from": "10-01", "to": "03-31" }, "from": "09:00", "to": "16:00" }],
          "basis": "listed", "bank_holidays": "shut" },
        { "weekly": [{ "days": ["sat", "sun"], "season": { "from": "11-15", "to": "02-28" }, "from": "19:00", "to": "07:00" }], "basis": "listed", "bank_holidays": "open" },
        { "weekly": [{ "days": ["mon", "tue", "wed", "thu", "fri"], "from": "08:00", "to": "18:30" }], "basis": "listed", "bank_holidays": "shut",
          "exceptions": [{ "date": "2026-12-24", "spans": [{ "from": "08:00", "to": "12:00" }, { "from": "13:00", "to": "14:00" }] },
                         { "date": "2026-12-25", "spans": [{ "from": "10:00", "to": "12:00" }] }, { "date": "2027-03-03", "spans": [] },
                         { "date": "2027-10-30", "spans": [{ "from": "21:00", "to": "03:00" }] }] },
        { "weekly": [{ "days": ["thu"], "from": "21:00", "to": "03:00" }], "basis": "listed", "bank_holidays": "shut",
          "exceptions": [{ "date": "2027-01-07", "spans": [] }, { "date": "2027-01-15", "spans": [{ "from": "01:00", "to": "02:00" }] }] }
    ]);
    let all = all.as_array().unwrap().iter();
    all.map(|hours| plain::read(hours).unwrap()).collect()
}

/// Every timetable once: those of the data and those made up.
fn timetables(files: &DirectoryFiles) -> Vec<Hours> {
    let lists = files.lists().map(|(_, list)| list);
    let of_lists = lists.iter().flat_map(|list| list.hours.iter());
    let of_sites = lists
        .iter()
        .flat_map(|list| list.sites.iter().filter_map(|site| site.hours.as_ref()));
    let of_services = files.services.services.iter();
    let of_services = of_services.filter_map(|service| service.hours.as_ref());
    let mut once: Vec<Hours> = Vec::new();
    for hours in of_lists
        .chain(of_sites)
        .chain(of_services)
        .cloned()
        .chain(made_up())
    {
        let plain = Hours {
            basis: Basis::Listed,
            source: None,
            as_of: None,
            ..hours
        };
        if !once.contains(&plain) {
            once.push(plain);
        }
    }
    once
}

/// The same hours in the notation of OpenStreetMap, in two parts, since there a holiday also shuts what runs on from the
/// evening before: what lies on the day of the start, and what runs on, as if it were on that day too.
struct Oracle {
    day: OpeningHours,
    night: OpeningHours,
    /// The night without bank holidays: what might run on from one.
    any_night: OpeningHours,
    /// The day that was asked about last, and its states.
    date: Option<NaiveDate>,
    ranges: [Ranges; 3],
}

impl Oracle {
    fn new(hours: &Hours, calendar: &CalendarFile) -> Self {
        let read = |text: String| {
            text.parse::<OpeningHours>()
                .unwrap_or_else(|why| panic!("{text}: {why}"))
        };
        Self {
            day: read(notation(hours, calendar, &day_part, true)),
            night: read(notation(hours, calendar, &night_part, true)),
            any_night: read(notation(hours, calendar, &night_part, false)),
            date: None,
            ranges: [Vec::new(), Vec::new(), Vec::new()],
        }
    }

    fn at(&mut self, wall: NaiveDateTime) -> RuleKind {
        if self.date != Some(wall.date()) {
            self.date = Some(wall.date());
            let before = wall.date() - TimeDelta::days(1);
            self.ranges = [
                ranges(&self.day, wall.date()),
                ranges(&self.night, before),
                ranges(&self.any_night, before),
            ];
        }
        let [day, night, any_night] = [0, 1, 2].map(|part| {
            let mut ranges = self.ranges[part].iter();
            let holds = ranges.find(|(range, _)| range.contains(&wall.time()));
            holds.map_or(RuleKind::Closed, |(_, kind)| *kind)
        });
        let perhaps = night == RuleKind::Unknown && any_night == RuleKind::Open;
        if day == RuleKind::Open || night == RuleKind::Open {
            RuleKind::Open
        } else if day == RuleKind::Unknown || perhaps {
            RuleKind::Unknown
        } else {
            RuleKind::Closed
        }
    }
}

type Ranges = Vec<(RangeInclusive<NaiveTime>, RuleKind)>;

/// The states of one day; each ends a minute before the next begins.
fn ranges(hours: &OpeningHours, date: NaiveDate) -> Ranges {
    let (from, to) = (
        date.and_time(NaiveTime::MIN),
        (date + TimeDelta::days(1)).and_time(NaiveTime::MIN),
    );
    let states = hours.iter_range(from, to);
    let last = |end: NaiveDateTime| (end - TimeDelta::minutes(1)).time();
    states
        .map(|it| (it.range.start.time()..=last(it.range.end), it.kind))
        .collect()
}

fn day_part(span: &Span) -> Option<String> {
    let (from, to) = (String::from(span.from), String::from(span.to));
    let to = if span.to <= span.from { "24:00" } else { &to };
    Some(format!("{from}-{to}"))
}

fn night_part(span: &Span) -> Option<String> {
    let runs_on = span.to <= span.from && span.to.minute > 0;
    runs_on.then(|| format!("00:00-{}", String::from(span.to)))
}

fn notation(
    hours: &Hours,
    calendar: &CalendarFile,
    part: &dyn Fn(&Span) -> Option<String>,
    holidays: bool,
) -> String {
    let mut rules: Vec<String> = Vec::new();
    let weekly: Vec<String> = hours
        .weekly
        .iter()
        .filter_map(|span| Some(format!("{}{}", days(span), part(span)?)))
        .collect();
    rules.push(if weekly.is_empty() {
        "off".into()
    } else {
        weekly.join(", ")
    });
    let kind = match hours.bank_holidays {
        OnBankHolidays::Open => None,
        OnBankHolidays::Shut => Some("off"),
        OnBankHolidays::Unknown => Some("unknown"),
    };
    // A list of weekly hours says nothing of a special day, unless it says that it holds on every day.
    let special = SPECIAL.iter().filter(|_| holidays && kind.is_some());
    rules.extend(special.map(|day| format!("{} unknown", dated(Date::parse(day).unwrap()))));
    for holiday in calendar.bank_holidays.iter().filter(|_| holidays) {
        rules.extend(kind.map(|kind| format!("{} {kind}", dated(holiday.date))));
    }
    for day in &hours.exceptions {
        let spans: Vec<String> = day.spans.iter().filter_map(part).collect();
        // "closed" would add to the day; a span that never holds takes its place.
        let spans = if spans.is_empty() {
            "off".into()
        } else {
            spans.join(",")
        };
        rules.push(format!("{} {spans}", dated(day.date)));
    }
    rules.join("; ")
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

fn dated(date: Date) -> String {
    format!(
        "{} {} {:02}",
        date.year,
        MONTHS[usize::from(date.month) - 1],
        date.day
    )
}

fn days(span: &Span) -> String {
    const NAMES: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    let mut said = String::new();
    if let Some(season) = &span.season {
        let day = |day: MonthDay| format!("{} {:02}", MONTHS[usize::from(day.month) - 1], day.day);
        let _ = write!(said, "{}-{} ", day(season.from), day(season.to));
    }
    let weeks: Vec<&str> = span
        .weeks
        .iter()
        .map(|week| {
            if *week == Week::Last {
                "-1"
            } else {
                week.as_str()
            }
        })
        .collect();
    let nth = if weeks.is_empty() {
        String::new()
    } else {
        format!("[{}]", weeks.join(","))
    };
    let listed = if span.days.is_empty() {
        Day::ALL
    } else {
        &span.days
    };
    let names: Vec<String> = listed
        .iter()
        .map(|day| format!("{}{nth}", NAMES[*day as usize]))
        .collect();
    said + &names.join(",") + " "
}

/// The minutes to compare: seconds since 1970 of instants, so that an hour that comes twice is compared twice.
fn instants(hours: &Hours, calendar: &CalendarFile, all: bool) -> BTreeSet<i64> {
    let first = day_number(Date::parse(FROM).unwrap());
    let full_week = |day: i64| {
        let change = [3, 10].contains(&date_of(day).month) && {
            let sunday = day + 6 - weekday(day) as i64;
            date_of(sunday + 7).month != date_of(sunday).month
        };
        let monday = day - weekday(day) as i64;
        let holiday =
            |holiday: &BankHoliday| (monday..monday + 7).contains(&day_number(holiday.date));
        let special = |day: &&str| {
            let day = Date::parse(day).unwrap();
            (monday..monday + 7).contains(&day_number(day))
        };
        all || change || calendar.bank_holidays.iter().any(holiday) || SPECIAL.iter().any(special)
    };
    let spans = hours
        .weekly
        .iter()
        .chain(hours.exceptions.iter().flat_map(|day| &day.spans));
    let ends: Vec<i64> = spans
        .flat_map(|span| [span.from, span.to])
        .map(|clock| i64::from(clock.minute))
        .chain([0, DAY])
        .collect();
    let mut chosen = BTreeSet::new();
    for day in first..first + DAYS {
        let minutes: Vec<i64> = if full_week(day) {
            // London is never more than an hour from the meridian's time.
            (0..DAY).collect()
        } else {
            ends.iter()
                .flat_map(|end| [end - 61, end - 60, end - 59, end - 1, *end, end + 1])
                .collect()
        };
        chosen.extend(minutes.into_iter().map(|minute| (day * DAY + minute) * 60));
    }
    chosen
}

#[test]
fn hours_are_as_an_independent_reader_finds_them() {
    let files = real_files();
    let all = std::env::var_os("FRONT_DOOR_ALL_MINUTES").is_some();
    let london = TimeZone::get("Europe/London").unwrap();
    let (mut compared, mut differences) = (0_u64, Vec::new());
    let timetables = timetables(&files);
    for hours in &timetables {
        let mut oracle = Oracle::new(hours, &files.calendar);
        for second in instants(hours, &files.calendar, all) {
            let zoned = Timestamp::from_second(second)
                .unwrap()
                .to_zoned(london.clone());
            let wall = zoned.datetime();
            let (year, month, day) = (wall.year(), wall.month(), wall.day());
            let naive = NaiveDate::from_ymd_opt(
                year.into(),
                month.unsigned_abs().into(),
                day.unsigned_abs().into(),
            )
            .unwrap()
            .and_hms_opt(
                wall.hour().unsigned_abs().into(),
                wall.minute().unsigned_abs().into(),
                0,
            )
            .unwrap();
            let now = WallTime::parse(&naive.format("%Y-%m-%dT%H:%M").to_string()).unwrap();
            let status = hours.at(now, &files.calendar);
            let said = match status {
                Status::Open { .. } => RuleKind::Open,
                Status::Shut { .. } => RuleKind::Closed,
                Status::Unknown => RuleKind::Unknown,
            };
            compared += 1;
            let found = oracle.at(naive);
            if said != found {
                differences.push(format!("{now:?}: {said:?}, not {found:?}; {hours:?}"));
            }
            if let Status::Shut { opens, minutes } = status
                && minutes < 60
            {
                let text = format!("{}T{}", opens.date, String::from(opens.clock()));
                let opening: jiff::civil::DateTime = text.parse().unwrap();
                let then = opening.to_zoned(london.clone()).unwrap().timestamp();
                let real = (then.as_second() - second) / 60;
                compared += 1;
                if real != minutes {
                    differences.push(format!(
                        "{now:?}: opens in {minutes} minutes, not {real}; {hours:?}"
                    ));
                }
            }
        }
    }
    println!(
        "{} timetables, {compared} minutes compared, {} differences",
        timetables.len(),
        differences.len()
    );
    differences.truncate(10);
    assert_eq!(differences, Vec::<String>::new());
    assert!(timetables.len() >= 12 && compared > 1_000_000);
}
