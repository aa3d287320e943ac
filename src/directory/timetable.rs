//! Times as authors write them: weekly hours, days that are different, seasons, sessions.

use crate::directory::clock::{Clock, MonthDay};
use crate::pack::authored::{choice, record};
use crate::pack::{Date, SourceId, Text};

choice! {
    /// A day of the week.
    pub enum Day {
        /// Monday.
        Mon = "mon",
        /// Tuesday.
        Tue = "tue",
        /// Wednesday.
        Wed = "wed",
        /// Thursday.
        Thu = "thu",
        /// Friday.
        Fri = "fri",
        /// Saturday.
        Sat = "sat",
        /// Sunday.
        Sun = "sun",
    }

    /// How opening hours are known.
    pub enum Basis {
        /// Every contract of this kind promises them.
        Contract = "contract",
        /// The service or a public list states them.
        Listed = "listed",
    }

    /// What bank holidays do to the weekly hours.
    pub enum OnBankHolidays {
        /// Nothing: the weekly hours hold.
        Open = "open",
        /// Shut all day.
        Shut = "shut",
        /// Nobody has said: neither open nor shut is claimed.
        Unknown = "unknown",
    }

    /// Which of a weekday's days in a month.
    pub enum Week {
        /// The first.
        First = "1",
        /// The second.
        Second = "2",
        /// The third.
        Third = "3",
        /// The fourth.
        Fourth = "4",
        /// The fifth, in months that have one.
        Fifth = "5",
        /// The last.
        Last = "last",
    }
}

record! {
    /// Weekly opening hours in London wall time.
    pub struct Hours {
        /// The spans; several a day and across midnight are fine.
        weekly: Vec<Span>,
        /// How they are known.
        basis: Basis,
        /// What bank holidays do to them.
        bank_holidays: OnBankHolidays,
        /// Days that are different. They win over the week and over bank holidays.
        exceptions: Vec<Exception>,
        /// Where they come from, when not from the record's own source.
        source: Option<SourceId>,
        /// When that source said so: a year, month or day; as the record when left out.
        as_of: Option<String>,
    }

    /// One span of opening.
    pub struct Span {
        /// The days on which it starts; every day when left out.
        days: Vec<Day>,
        /// Which of those days in a month; every one when left out.
        weeks: Vec<Week>,
        /// In which part of the year; all of it when left out.
        season: Option<Season>,
        /// When it starts, such as `08:00`.
        from: Clock,
        /// When it ends, such as `18:30` or `24:00`; at or before `from` means on the next day.
        to: Clock,
    }

    /// A part of every year; from a later day to an earlier one it runs over the new year.
    pub struct Season {
        /// Its first day, such as `04-01`.
        from: MonthDay,
        /// Its last day, such as `09-30`.
        to: MonthDay,
    }

    /// The opening of one day that is different.
    pub struct Exception {
        /// The day.
        date: Date,
        /// When it is open: times only, no days. Shut all day when empty.
        spans: Vec<Span>,
    }

    /// A regular meeting of a service.
    pub struct Session {
        /// Its name.
        name: Text,
        /// Where it meets.
        venue: Option<Text>,
        /// Whom it is for.
        for_whom: Option<Text>,
        /// The days on which it meets.
        days: Vec<Day>,
        /// When it begins.
        from: Clock,
        /// When it ends.
        to: Clock,
        /// What else to know, such as the weeks in which it meets.
        note: Option<Text>,
    }
}
