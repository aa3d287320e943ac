//! Whether the clock of the screen and the age of its data can be believed. When not, nothing says open or shut.

use crate::directory::WallTime;
use crate::pack::Date;

/// What the clock shows beside the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// A time at which the data holds.
    Sound,
    /// No time at all.
    NoClock,
    /// A day before the data was made: the clock is wrong.
    Early,
    /// A day after the data was to be replaced: the clock is wrong or the data is old.
    Late,
}

impl Trust {
    /// Judges a clock by the day the data was made and the last day on which it holds.
    #[must_use]
    pub fn of(now: Option<WallTime>, made: Date, holds_until: Option<Date>) -> Self {
        match now {
            None => Self::NoClock,
            Some(now) if now.date < made => Self::Early,
            Some(now) if holds_until.is_some_and(|last| now.date > last) => Self::Late,
            Some(_) => Self::Sound,
        }
    }

    /// The time, if it can be believed.
    #[must_use]
    pub fn believed(self, now: Option<WallTime>) -> Option<WallTime> {
        now.filter(|_| self == Self::Sound)
    }

    /// A day that has come for sure although the clock is not believed: the last one on which the data held. What was too
    /// old on it is not new again because the clock says nothing.
    #[must_use]
    pub fn at_least(self, holds_until: Option<Date>) -> Option<Date> {
        holds_until.filter(|_| self == Self::Late)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(now: Option<&str>, until: Option<&str>) -> Trust {
        let now = now.and_then(WallTime::parse);
        let made = Date::parse("2026-11-22").unwrap();
        Trust::of(now, made, until.and_then(Date::parse))
    }

    #[test]
    fn a_clock_is_believed_from_the_day_of_the_data_to_its_last() {
        let until = Some("2027-03-31");
        assert_eq!(judged(Some("2026-11-21T23:59"), until), Trust::Early);
        assert_eq!(judged(Some("1970-01-01T00:00"), until), Trust::Early);
        assert_eq!(judged(Some("2026-11-22T00:00"), until), Trust::Sound);
        assert_eq!(judged(Some("2027-03-31T23:59"), until), Trust::Sound);
        assert_eq!(judged(Some("2027-04-01T00:00"), until), Trust::Late);
        assert_eq!(judged(Some("2099-01-01T12:00"), None), Trust::Sound);
        assert_eq!(judged(None, until), Trust::NoClock);
    }

    #[test]
    fn only_a_sound_clock_says_what_time_it_is() {
        let now = WallTime::parse("2026-11-24T10:30");
        assert_eq!(Trust::Sound.believed(now), now);
        for trust in [Trust::NoClock, Trust::Early, Trust::Late] {
            assert_eq!(trust.believed(now), None);
        }
    }

    #[test]
    fn past_its_last_day_that_day_has_come_for_sure() {
        let until = Date::parse("2027-03-31");
        assert_eq!(Trust::Late.at_least(until), until);
        assert_eq!(Trust::Late.at_least(None), None);
        for trust in [Trust::Sound, Trust::NoClock, Trust::Early] {
            assert_eq!(trust.at_least(until), None);
        }
    }
}
