//! Hours in words.

use crate::directory::clock::{Clock, MonthDay, WallTime, day_number, weekday};
use crate::directory::hours::Status;
use crate::directory::timetable::{Basis, Day, Hours, OnBankHolidays, Span, Week};

impl Hours {
    /// Open or shut in words, or the weekly hours when no moment is given.
    #[must_use]
    pub fn words(&self, status: Status, now: Option<WallTime>) -> String {
        if self.always() {
            return "open any time, day or night".to_owned();
        }
        let mut words = match (now, status) {
            (None, _) => self.week_words(),
            (Some(now), Status::Open { until: Some(until) }) => {
                format!("open until {}", until_words(until, now))
            }
            (Some(_), Status::Open { until: None }) => "open now".to_owned(),
            (Some(now), Status::Shut { opens, minutes }) => {
                format!("shut, opens {}", opens_words(opens, minutes, now))
            }
            (Some(_), Status::Unknown) => {
                format!("usually {}; hours on this day not known", self.week_words())
            }
        };
        if self.basis == Basis::Contract {
            words.push_str(" (we think; it has not told us its hours, so ring first)");
        }
        words
    }

    /// The weekly hours.
    pub(super) fn week_words(&self) -> String {
        let spans: Vec<String> = self.weekly.iter().map(Span::words).collect();
        let mut words = joined(spans.iter().map(String::as_str), "; ");
        if self.bank_holidays == OnBankHolidays::Shut {
            words.push_str(", not bank holidays");
        }
        words
    }
}

/// The parts with `between` between them.
pub(crate) fn joined<'a>(parts: impl Iterator<Item = &'a str>, between: &str) -> String {
    let mut whole = String::new();
    for part in parts {
        if !whole.is_empty() {
            whole.push_str(between);
        }
        whole.push_str(part);
    }
    whole
}

impl Span {
    fn words(&self) -> String {
        let mut words = String::new();
        if !self.weeks.is_empty() {
            let names = self.weeks.iter().map(|week| week.name());
            words = [&joined(names, " and "), " "].concat();
        }
        words.push_str(&days_words(&self.days));
        if !self.weeks.is_empty() {
            words.push_str(" of the month");
        }
        words.push_str(", ");
        words.push_str(&times_words(self.from, self.to));
        if let Some(season) = &self.season {
            let (from, to) = (season.from.words(), season.to.words());
            words.push_str(&[", ", &from, " to ", &to].concat());
        }
        words
    }
}

/// `9am to 5.30pm`.
pub(super) fn times_words(from: Clock, to: Clock) -> String {
    [from.words(), to.words()].join(" to ")
}

impl Week {
    fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Fourth => "fourth",
            Self::Fifth => "fifth",
            Self::Last => "last",
        }
    }
}

impl MonthDay {
    fn words(self) -> String {
        [&self.day.to_string(), " ", month_name(self.month)].concat()
    }
}

/// `Monday to Friday`, `Monday and Thursday`, `every day`.
pub(super) fn days_words(days: &[Day]) -> String {
    let sorted: Vec<Day> = Day::ALL
        .iter()
        .copied()
        .filter(|day| days.contains(day))
        .collect();
    let follows = |pair: &[Day]| matches!(pair, [a, b] if (*a as u8) + 1 == *b as u8);
    match sorted.as_slice() {
        [] => "every day".to_owned(),
        all if all.len() == Day::ALL.len() => "every day".to_owned(),
        [first, .., last] if sorted.len() > 2 && sorted.windows(2).all(follows) => {
            format!("{} to {}", first.name(), last.name())
        }
        [only] => only.name().to_owned(),
        [most @ .., last] => {
            format!(
                "{} and {}",
                joined(most.iter().map(|day| day.name()), ", "),
                last.name()
            )
        }
    }
}

fn until_words(until: WallTime, now: WallTime) -> String {
    match day_number(until.date) - day_number(now.date) {
        0 => until.clock().words(),
        // Midnight and the small hours belong to the evening before.
        1 if until.minute < 6 * 60 => until.clock().words(),
        1 => format!("{} tomorrow", until.clock().words()),
        days => format!("{} on {}", until.clock().words(), day_words(until, days)),
    }
}

fn opens_words(opens: WallTime, minutes: i64, now: WallTime) -> String {
    if minutes < 60 {
        let s = if minutes == 1 { "" } else { "s" };
        return format!("in {minutes} minute{s}");
    }
    match day_number(opens.date) - day_number(now.date) {
        0 => format!("today {}", opens.clock().words()),
        1 => format!("tomorrow {}", opens.clock().words()),
        days => format!("{} {}", day_words(opens, days), opens.clock().words()),
    }
}

/// The weekday, with the date once the same weekday comes first on an earlier day.
fn day_words(moment: WallTime, days: i64) -> String {
    let name = weekday(day_number(moment.date)).name();
    if days < 7 {
        name.to_owned()
    } else {
        format!(
            "{name} {} {}",
            moment.date.day,
            month_name(moment.date.month)
        )
    }
}

impl WallTime {
    /// The day as people write it: `24 November 2026`.
    #[must_use]
    pub fn day_words(self) -> String {
        let (day, year) = (self.date.day.to_string(), self.date.year.to_string());
        [&day, " ", month_name(self.date.month), " ", &year].concat()
    }
}

impl Day {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Mon => "Monday",
            Self::Tue => "Tuesday",
            Self::Wed => "Wednesday",
            Self::Thu => "Thursday",
            Self::Fri => "Friday",
            Self::Sat => "Saturday",
            Self::Sun => "Sunday",
        }
    }
}

/// The name of a month.
pub(super) fn month_name(month: u8) -> &'static str {
    let names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    names
        .get(usize::from(month).saturating_sub(1))
        .copied()
        .unwrap_or_default()
}
