//! Wall time and the calendar: a time of day, a moment in London, the weekday of a date. Pure arithmetic, no clock.

use crate::directory::timetable::Day;
use crate::pack::Date;
use crate::pack::plain::{Plain, Reader};
use crate::pack::tree::Tree;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// Minutes in a day.
pub const DAY: i64 = 24 * 60;

/// A time of day, written `08:00`. `24:00` is the end of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Clock {
    /// Minutes after midnight, 0 to 1440.
    pub minute: u16,
}

impl Clock {
    /// Reads `08:00`; `None` when it is not a time of day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let digits = hour.len() == 2
            && minute.len() == 2
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b':');
        if !digits {
            return None;
        }
        let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
        let whole = hour * 60 + minute;
        (minute < 60 && i64::from(whole) <= DAY).then_some(Self { minute: whole })
    }

    /// The time as people write it: `8am`, `6.30pm`, `midday`, `midnight`.
    #[must_use]
    pub fn words(self) -> String {
        let (hour, minute) = (self.minute / 60 % 24, self.minute % 60);
        match (hour, minute) {
            (0, 0) => return "midnight".to_owned(),
            (12, 0) => return "midday".to_owned(),
            _ => {}
        }
        let mut words = match hour % 12 {
            0 => "12".to_owned(),
            hour => hour.to_string(),
        };
        if minute != 0 {
            // Writing to a String cannot fail.
            let _ = write!(words, ".{minute:02}");
        }
        words.push_str(if hour < 12 { "am" } else { "pm" });
        words
    }
}

impl From<Clock> for String {
    fn from(clock: Clock) -> Self {
        format!("{:02}:{:02}", clock.minute / 60, clock.minute % 60)
    }
}

impl TryFrom<String> for Clock {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
            .ok_or_else(|| format!("\"{text}\" is not a time of day; write it like 08:00 or 18:30"))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl crate::pack::authored::Authored for Clock {
    fn read(
        value: &jsonc_parser::ast::Value<'_>,
        at: &crate::pack::JsonPath,
        r: &mut crate::pack::author::Reading<'_>,
    ) -> Option<Self> {
        let text = r.text(value, at)?;
        Self::try_from(text)
            .map_err(|message| r.problem(value, at, message))
            .ok()
    }

    fn schema(_: &mut crate::pack::author::Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$" })
    }
}

impl Plain for Clock {
    fn plain<T: Tree>(value: Option<T>, reader: &mut Reader) -> Self {
        let clock = |value: T| value.text().and_then(|text| Self::parse(&text));
        reader.found(value.map(clock), "time of day", Self { minute: 0 })
    }
}

/// A day of every year, written `04-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

impl MonthDay {
    /// Reads `04-01`; `None` when no year has such a day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // In a leap year, so that 29 February counts.
        Date::parse(&["2000-", text].concat()).map(Self::of)
    }

    /// The day of a date.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self {
            month: date.month,
            day: date.day,
        }
    }
}

impl Serialize for MonthDay {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:02}-{:02}", self.month, self.day))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl crate::pack::authored::Authored for MonthDay {
    fn read(
        value: &jsonc_parser::ast::Value<'_>,
        at: &crate::pack::JsonPath,
        r: &mut crate::pack::author::Reading<'_>,
    ) -> Option<Self> {
        let text = r.text(value, at)?;
        let read = Self::parse(&text);
        if read.is_none() {
            let message =
                format!("\"{text}\" is not a day of the year; write month and day like 04-01");
            r.problem(value, at, message);
        }
        read
    }

    fn schema(_: &mut crate::pack::author::Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$" })
    }
}

impl Plain for MonthDay {
    fn plain<T: Tree>(value: Option<T>, reader: &mut Reader) -> Self {
        let day = |value: T| value.text().and_then(|text| Self::parse(&text));
        reader.found(value.map(day), "day of the year", Self { month: 1, day: 1 })
    }
}

/// A moment as the clocks in London show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WallTime {
    /// The date.
    pub date: Date,
    /// Minutes after midnight, 0 to 1439.
    pub minute: u16,
}

impl WallTime {
    /// Reads `2026-11-24T10:30`; `None` when it is not a moment.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.split_once('T')?;
        let moment = Self {
            date: Date::parse(date)?,
            minute: Clock::parse(time)?.minute,
        };
        (i64::from(moment.minute) < DAY).then_some(moment)
    }

    /// The moment so many minutes after midnight of `date`.
    pub(crate) fn after_midnight(date: Date, minutes: i64) -> Self {
        Self {
            date: date_of(day_number(date) + minutes.div_euclid(DAY)),
            minute: u16::try_from(minutes.rem_euclid(DAY)).unwrap_or(0),
        }
    }

    /// The time of day.
    #[must_use]
    pub fn clock(self) -> Clock {
        Clock {
            minute: self.minute,
        }
    }
}

/// Days since 1 January 1970.
#[must_use]
pub fn day_number(date: Date) -> i64 {
    // Years that begin in March put the leap day last, so that one formula gives the length of all months before.
    let (year, month) = (i64::from(date.year), i64::from(date.month));
    let (year, month) = if month < 3 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + (153 * month + 2) / 5 + i64::from(date.day) - 719_469
}

/// The weekday of a day number.
#[must_use]
pub fn weekday(day_number: i64) -> Day {
    // 1 January 1970 was a Thursday.
    let index = usize::try_from((day_number + 3).rem_euclid(7)).unwrap_or(0);
    Day::ALL.get(index).copied().unwrap_or(Day::Mon)
}

/// The date of a day number.
#[must_use]
pub fn date_of(day_number: i64) -> Date {
    // Years that begin in March again; 146,097 days are 400 years.
    let days = day_number + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (year, month, day) = (
        era * 400 + year + i64::from(month > 9),
        if month < 10 { month + 3 } else { month - 9 },
        day - (153 * month + 2) / 5 + 1,
    );
    Date {
        year: u16::try_from(year).unwrap_or(u16::MAX),
        month: u8::try_from(month).unwrap_or(1),
        day: u8::try_from(day).unwrap_or(1),
    }
}

/// Minutes to add to those between two wall times, one a little after the other, when London's clocks change in between:
/// on the last Sundays of March and October. While an hour comes twice, it is taken for the first.
pub(crate) fn clock_change(from: WallTime, to: WallTime) -> i64 {
    const CHANGED: u16 = 120;
    let sunday = day_number(to.date);
    let last = date_of(sunday + 7).month != to.date.month && weekday(sunday) == Day::Sun;
    let before = from.date < to.date || from.minute < CHANGED;
    match to.date.month {
        _ if !(last && before && to.minute >= CHANGED) => 0,
        3 => -60,
        10 => 60,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn weekdays_of_known_dates() {
        let known = [
            ("1970-01-01", Day::Thu),
            ("2000-02-29", Day::Tue),
            ("2026-11-22", Day::Sun),
            ("2026-12-25", Day::Fri),
            ("2028-02-29", Day::Tue),
            ("2028-03-01", Day::Wed),
        ];
        for (text, day) in known {
            assert_eq!(weekday(day_number(date(text))), day, "{text}");
        }
        assert_eq!(day_number(date("1970-01-01")), 0);
    }

    #[test]
    fn every_next_day_has_the_next_number() {
        let mut day = date("2026-01-01");
        for _ in 0..(4 * 366) {
            let next = date_of(day_number(day) + 1);
            assert_eq!(day_number(next), day_number(day) + 1, "{day} {next}");
            assert!(Date::parse(&next.to_string()).is_some());
            day = next;
        }
    }

    #[test]
    fn minutes_after_midnight_cross_days_months_and_years() {
        let moment = WallTime::after_midnight(date("2026-12-31"), 2 * DAY + 90);
        assert_eq!(moment, WallTime::parse("2027-01-02T01:30").unwrap());
    }

    #[test]
    fn times_are_read_strictly_and_said_plainly() {
        for wrong in [
            "", "8:00", "24:01", "12:60", "0800", "+8:00", "08:00:00", "1100:30", "65535:00",
        ] {
            assert!(Clock::parse(wrong).is_none(), "{wrong}");
        }
        let said = [
            ("00:00", "midnight"),
            ("00:30", "12.30am"),
            ("08:00", "8am"),
            ("12:00", "midday"),
            ("12:05", "12.05pm"),
            ("18:30", "6.30pm"),
            ("24:00", "midnight"),
        ];
        for (written, words) in said {
            assert_eq!(Clock::parse(written).unwrap().words(), words);
        }
        for wrong in [
            "2026-11-24",
            "2026-11-24T24:00",
            "2026-11-31T10:00",
            "2026-11-24 10:00",
            "2026-11-24T10:00Z",
        ] {
            assert!(WallTime::parse(wrong).is_none(), "{wrong}");
        }
    }
}
