//! How long ago something had to be read again.

use crate::pack::Date;

/// How many days `today` is after `review_by`; 0 when it is not.
pub(super) fn days_overdue(review_by: Date, today: Date) -> u32 {
    day_number(today).saturating_sub(day_number(review_by))
}

/// Days since the first day of year 0, by counting leap years.
fn day_number(date: Date) -> u32 {
    let before = u32::from(date.year.saturating_sub(1));
    let leap_days = before / 4 - before / 100 + before / 400;
    let months = (1..date.month).map(|month| {
        let first = Date {
            month,
            day: 1,
            ..date
        };
        u32::from(first.days_in_month())
    });
    before * 365 + leap_days + months.sum::<u32>() + u32::from(date.day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_across_months_and_leap_years() {
        let date = |text: &str| Date::parse(text).unwrap();
        for (by, today, days) in [
            ("2026-11-22", "2026-11-22", 0),
            ("2026-11-22", "2026-11-21", 0),
            ("2026-11-22", "2026-11-23", 1),
            ("2026-12-31", "2027-01-01", 1),
            ("2028-02-28", "2028-03-01", 2),
            ("2027-02-28", "2027-03-01", 1),
            ("2026-11-22", "2027-11-22", 365),
            ("2027-11-22", "2028-11-22", 366),
        ] {
            assert_eq!(days_overdue(date(by), date(today)), days, "{by} {today}");
        }
    }
}
