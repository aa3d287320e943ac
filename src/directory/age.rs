//! How old what a record says is, at a moment. What is too old is not passed on.

use crate::directory::hour_words::{joined, month_name};
use crate::directory::kinds::Backing;
use crate::directory::records::Service;
use crate::pack::Date;

/// How far a record can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum DataAge {
    /// Up to 12 months old.
    Fresh,
    /// Up to 36 months old: ring first, and say the date.
    Dated,
    /// Older, or nobody knows: no contact is passed on.
    Old,
}

impl DataAge {
    /// The age on a day of what a source said at `as_of`: a year, month or day, taken for its first day. On a day that
    /// nobody knows everything is old.
    pub(super) fn of(as_of: Option<&str>, today: Option<Date>) -> Self {
        let Some(today) = today else { return Self::Old };
        let first_day = |text: &str| {
            let rest = "-01-01".get(text.len().saturating_sub(4)..)?;
            Date::parse(&[text, rest].concat())
        };
        match as_of.and_then(first_day) {
            Some(day) if today <= day.plus_months(12) => Self::Fresh,
            Some(day) if today <= day.plus_months(36) => Self::Dated,
            _ => Self::Old,
        }
    }
}

/// What the age of a record does to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aging {
    /// Nothing: it claims nothing, or it is a national line that was checked.
    None,
    /// Its date is said, and in the end its contact is hidden.
    Hides,
    /// Its date is said: staff are told that nobody has checked it.
    Dates,
    /// Its date always stands with it, and what to do when nobody answers: people in danger ring it.
    Stays,
}

impl Service {
    /// What its age does to it.
    pub(super) fn aging(&self) -> Aging {
        match self.backing {
            _ if self.only_line => Aging::Stays,
            Backing::Verify if self.always => Aging::Stays,
            Backing::Verify => Aging::Dates,
            Backing::Sourced if !self.always => Aging::Hides,
            Backing::Sourced | Backing::General => Aging::None,
        }
    }
}

/// The date as people write it: `2023`, `March 2023`, `4 March 2023`.
pub(crate) fn date_words(as_of: &str) -> String {
    let mut parts = as_of.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts.next().and_then(|month| month.parse().ok());
    let month = month.map(month_name).unwrap_or_default();
    let day = parts.next().unwrap_or_default().trim_start_matches('0');
    let said = [day, month, year].into_iter();
    joined(said.filter(|part| !part.is_empty()), " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_ages_on_the_day_after_its_months_are_over() {
        for (as_of, now, age) in [
            ("2025-10", "2026-10-01", DataAge::Fresh),
            ("2025-10", "2026-10-02", DataAge::Dated),
            ("2025-10", "2028-10-01", DataAge::Dated),
            ("2025-10", "2028-10-02", DataAge::Old),
            ("2026", "2026-11-24", DataAge::Fresh),
            ("2025", "2026-11-24", DataAge::Dated),
            ("2024-02-29", "2025-02-28", DataAge::Fresh),
            ("2024-02-29", "2025-03-01", DataAge::Dated),
            ("2027-01-01", "2026-11-24", DataAge::Fresh),
            ("last year", "2026-11-24", DataAge::Old),
        ] {
            assert_eq!(DataAge::of(Some(as_of), Date::parse(now)), age, "{as_of}");
            assert_eq!(DataAge::of(Some(as_of), None), DataAge::Old);
        }
        let today = Date::parse("2026-11-24");
        assert_eq!(DataAge::of(None, today), DataAge::Old);
    }

    #[test]
    fn a_date_is_said_as_exactly_as_it_is_known() {
        for (as_of, said) in [
            ("2023", "2023"),
            ("2023-03", "March 2023"),
            ("2023-03-04", "4 March 2023"),
            ("2023-03-30", "30 March 2023"),
        ] {
            assert_eq!(date_words(as_of), said);
        }
    }
}
