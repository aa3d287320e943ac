//! Open or shut at a moment, and how to say it. What nobody has said is unknown, and unknown never counts as open.

use crate::directory::clock::{DAY, WallTime, day_number, weekday};
use crate::directory::records::CalendarFile;
use crate::directory::timetable::{Basis, Day, Hours, OnBankHolidays, Span};

/// How many days ahead an opening is looked for: enough for one weekly session that a bank holiday can take away.
const DAYS_AHEAD: i64 = 21;

/// Whether something is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Open.
    Open {
        /// When it shuts; `None` when not in the next weeks.
        until: Option<WallTime>,
    },
    /// Shut.
    Shut {
        /// When it opens.
        opens: WallTime,
        /// How many minutes from now that is.
        minutes: i64,
    },
    /// Nobody has said.
    Unknown,
}

/// What is known about one day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DayKind {
    Usual,
    Shut,
    Unknown,
}

fn kind_of(day: i64, hours: &Hours, calendar: &CalendarFile) -> DayKind {
    let covered = (day_number(calendar.from)..=day_number(calendar.to)).contains(&day);
    let holiday = || {
        calendar
            .bank_holidays
            .iter()
            .any(|holiday| day_number(holiday.date) == day)
    };
    match hours.bank_holidays {
        OnBankHolidays::Open => DayKind::Usual,
        _ if !covered => DayKind::Unknown,
        _ if !holiday() => DayKind::Usual,
        OnBankHolidays::Shut => DayKind::Shut,
        OnBankHolidays::Unknown => DayKind::Unknown,
    }
}

impl Hours {
    /// Open or shut at `now`.
    #[must_use]
    pub fn at(&self, now: WallTime, calendar: &CalendarFile) -> Status {
        let today = day_number(now.date);
        let moment = i64::from(now.minute);
        let mut spans: Vec<(i64, i64)> = Vec::new();
        // From yesterday: a span that crosses midnight may still be open.
        for ahead in -1..=DAYS_AHEAD {
            if kind_of(today + ahead, self, calendar) == DayKind::Usual {
                let day = weekday(today + ahead);
                let starting = self.weekly.iter().filter(|span| span.starts_on(day));
                spans.extend(starting.map(|span| span.minutes_from(ahead * DAY)));
            }
        }
        if let Some(end) = end_of_opening(&spans, moment) {
            let until = (end < DAYS_AHEAD * DAY).then(|| WallTime::after_midnight(now.date, end));
            return Status::Open { until };
        }
        if kind_of(today, self, calendar) == DayKind::Unknown {
            return Status::Unknown;
        }
        let next = spans
            .iter()
            .map(|(start, _)| *start)
            .filter(|start| *start > moment)
            .min();
        next.map_or(Status::Unknown, |start| Status::Shut {
            opens: WallTime::after_midnight(now.date, start),
            minutes: start - moment,
        })
    }

    /// Whether it is open at every hour of every day, bank holidays too.
    #[must_use]
    pub fn always(&self) -> bool {
        let all_day = |day: &Day| {
            self.weekly
                .iter()
                .any(|span| span.starts_on(*day) && span.minutes_from(0) == (0, DAY))
        };
        self.bank_holidays == OnBankHolidays::Open && Day::ALL.iter().all(all_day)
    }

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
            (Some(now), Status::Shut { opens, .. }) => {
                format!("shut, opens {}", opens_words(opens, now))
            }
            (Some(_), Status::Unknown) => {
                format!("usually {}; hours on this day not known", self.week_words())
            }
        };
        if self.basis == Basis::Contract {
            words.push_str(" (contract hours)");
        }
        words
    }

    fn week_words(&self) -> String {
        let spans: Vec<String> = self.weekly.iter().map(Span::words).collect();
        let mut words = joined(spans.iter().map(String::as_str), "; ");
        if self.bank_holidays == OnBankHolidays::Shut {
            words.push_str(", not bank holidays");
        }
        words
    }
}

/// When the opening that holds at `moment` ends. Spans that touch or overlap are one opening.
fn end_of_opening(spans: &[(i64, i64)], moment: i64) -> Option<i64> {
    let holding = |moment: i64| {
        spans
            .iter()
            .filter(move |(from, to)| *from <= moment && moment < *to)
            .map(|(_, to)| *to)
            .max()
    };
    let mut end = holding(moment)?;
    while let Some(later) = holding(end) {
        end = later;
    }
    Some(end)
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
    fn starts_on(&self, day: Day) -> bool {
        self.days.is_empty() || self.days.contains(&day)
    }

    /// Start and end when the day of the start begins at `midnight`.
    fn minutes_from(&self, midnight: i64) -> (i64, i64) {
        let (from, to) = (i64::from(self.from.minute), i64::from(self.to.minute));
        let next_day = if to <= from { DAY } else { 0 };
        (midnight + from, midnight + to + next_day)
    }

    fn words(&self) -> String {
        format!(
            "{}, {} to {}",
            days_words(&self.days),
            self.from.words(),
            self.to.words()
        )
    }
}

/// `Monday to Friday`, `Monday and Thursday`, `every day`.
fn days_words(days: &[Day]) -> String {
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

fn opens_words(opens: WallTime, now: WallTime) -> String {
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

fn month_name(month: u8) -> &'static str {
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
