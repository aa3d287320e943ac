//! Open or shut at a moment. What nobody has said is unknown, and unknown never counts as open.

use crate::directory::clock::{
    DAY, MonthDay, WallTime, clock_change, date_of, day_number, weekday,
};
use crate::directory::records::CalendarFile;
use crate::directory::timetable::{Basis, Day, Hours, OnBankHolidays, Span, Week};
use crate::pack::Date;

/// How many days the end of an opening is followed: what goes on for longer is open for good.
const FOLLOWED: i64 = 8;

/// How many days ahead an opening is looked for: seasons come once a year, and a bank holiday can take a day away.
const AHEAD: i64 = 400;

/// Whether something is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Open.
    Open {
        /// When it shuts; `None` when not in the next week.
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

impl Hours {
    /// Open or shut at `now`.
    #[must_use]
    pub fn at(&self, now: WallTime, calendar: &CalendarFile) -> Status {
        let today = day_number(now.date);
        let moment = i64::from(now.minute);
        let mut spans: Vec<(i64, i64)> = Vec::new();
        let mut unknown = false;
        // From yesterday: a span that crosses midnight may still be open.
        for ahead in -1..=FOLLOWED {
            let usual = spans.len();
            if !self.add(today, ahead, calendar, &mut spans) {
                let may_hold = spans.drain(usual..).any(|span| holds(span, moment));
                unknown |= ahead == 0 || (ahead < 0 && may_hold);
            }
        }
        if let Some(end) = end_of_opening(&spans, moment) {
            let until = (end < FOLLOWED * DAY).then(|| WallTime::after_midnight(now.date, end));
            return Status::Open { until };
        }
        if unknown {
            return Status::Unknown;
        }
        for ahead in 0..AHEAD {
            spans.clear();
            let starts = if self.add(today, ahead, calendar, &mut spans) {
                spans.iter().map(|span| span.0)
            } else {
                continue;
            };
            if let Some(start) = starts.filter(|start| *start > moment).min() {
                let opens = WallTime::after_midnight(now.date, start);
                let minutes = start - moment + clock_change(now, opens);
                return Status::Shut { opens, minutes };
            }
        }
        Status::Unknown
    }

    /// Adds the spans that start on a day, in minutes from the midnight before `today`, and says whether they are known to
    /// hold: on a bank holiday that nobody spoke of they may.
    fn add(
        &self,
        today: i64,
        ahead: i64,
        calendar: &CalendarFile,
        spans: &mut Vec<(i64, i64)>,
    ) -> bool {
        let date = date_of(today + ahead);
        let different = self.exceptions.iter().find(|day| day.date == date);
        let (list, known) = match different {
            Some(day) => (day.spans.as_slice(), true),
            None => match self.on_holiday(date, calendar) {
                None => (self.weekly.as_slice(), true),
                Some(OnBankHolidays::Unknown) => (self.weekly.as_slice(), false),
                Some(_) => return true,
            },
        };
        let starting = list.iter().filter(|span| span.starts_on(date));
        spans.extend(starting.map(|span| span.minutes_from(ahead * DAY)));
        known
    }

    /// What a bank holiday or another special day does to the day; nothing when it is an ordinary one.
    fn on_holiday(&self, date: Date, calendar: &CalendarFile) -> Option<OnBankHolidays> {
        let holiday = || {
            let mut days = calendar.bank_holidays.iter();
            days.any(|holiday| holiday.date == date)
        };
        match self.bank_holidays {
            OnBankHolidays::Open => None,
            _ if date < calendar.from || date > calendar.to => Some(OnBankHolidays::Unknown),
            kind if holiday() => Some(kind),
            _ if self.basis == Basis::Listed && calendar.may_differ(date) => {
                Some(OnBankHolidays::Unknown)
            }
            _ => None,
        }
    }

    /// Whether it is open at every hour of every day, bank holidays too.
    #[must_use]
    pub fn always(&self) -> bool {
        let all_day = |day: &Day| {
            self.weekly.iter().any(|span| {
                (span.days.is_empty() || span.days.contains(day))
                    && span.weeks.is_empty()
                    && span.season.is_none()
                    && span.minutes_from(0) == (0, DAY)
            })
        };
        self.bank_holidays == OnBankHolidays::Open
            && self.exceptions.is_empty()
            && Day::ALL.iter().all(all_day)
    }
}

impl CalendarFile {
    /// Whether a list of weekly hours says nothing of this day: it is a special one, or nobody has named those so late.
    fn may_differ(&self, date: Date) -> bool {
        let mut days = self.special_days.iter();
        let after_all = self.special_days.last().is_some_and(|day| day.date < date);
        after_all || days.any(|day| day.date == date)
    }
}

fn holds((from, to): (i64, i64), moment: i64) -> bool {
    from <= moment && moment < to
}

/// When the opening that holds at `moment` ends. Spans that touch or overlap are one opening.
fn end_of_opening(spans: &[(i64, i64)], moment: i64) -> Option<i64> {
    let holding = |moment: i64| {
        spans
            .iter()
            .filter(move |span| holds(**span, moment))
            .map(|(_, to)| *to)
            .max()
    };
    let mut end = holding(moment)?;
    while let Some(later) = holding(end) {
        end = later;
    }
    Some(end)
}

impl Span {
    fn starts_on(&self, date: Date) -> bool {
        let listed = self.days.is_empty() || self.days.contains(&weekday(day_number(date)));
        let in_week = self.weeks.is_empty() || {
            let last = date.day + 7 > date.days_in_month();
            let week = Week::ALL.get(usize::from((date.day - 1) / 7));
            week.is_some_and(|week| self.weeks.contains(week))
                || (last && self.weeks.contains(&Week::Last))
        };
        let in_season = self.season.as_ref().is_none_or(|season| {
            let day = MonthDay::of(date);
            let (begun, not_over) = (season.from <= day, day <= season.to);
            if season.from <= season.to {
                begun && not_over
            } else {
                begun || not_over
            }
        });
        listed && in_week && in_season
    }

    /// Start and end when the day of the start begins at `midnight`.
    fn minutes_from(&self, midnight: i64) -> (i64, i64) {
        let (from, to) = (i64::from(self.from.minute), i64::from(self.to.minute));
        let next_day = if to <= from { DAY } else { 0 };
        (midnight + from, midnight + to + next_day)
    }
}
