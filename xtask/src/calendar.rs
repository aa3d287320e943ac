//! Whether the bank holidays and special days of the pack still reach far enough: after the last of them nothing that they
//! could shut is claimed to be open.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::workspace::Workspace;

/// How many days before the end there is a warning.
const AHEAD: i64 = 365;

#[derive(Debug, Deserialize)]
struct Calendar {
    to: String,
    #[serde(default)]
    special_days: Vec<Day>,
}

#[derive(Debug, Deserialize)]
struct Day {
    date: String,
}

/// Prints a warning when the bank holidays or the special days end within 12 months.
pub fn warn(workspace: &Workspace) -> Result<()> {
    let path = workspace
        .www()
        .join("pack/mid-and-south-essex/calendar.json");
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("{} could not be read", path.display()))?;
    let calendar: Calendar = serde_json::from_str(&text).context("calendar.json")?;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let today = i64::try_from(seconds / 86_400)?;
    for warning in warnings(&calendar, today)? {
        println!("{warning}");
    }
    Ok(())
}

fn warnings(calendar: &Calendar, today: i64) -> Result<Vec<String>> {
    let by_import = "front-door import bank-holidays";
    let holidays = warning("bank holidays", &calendar.to, by_import, today)?;
    let last = calendar.special_days.last();
    let last =
        last.context("calendar.json: no special days; add Easter Sunday, 25 and 26 December")?;
    let special = warning("special days", &last.date, "by hand", today)?;
    Ok(holidays.into_iter().chain(special).collect())
}

fn warning(what: &str, to: &str, how: &str, today: i64) -> Result<Option<String>> {
    let days =
        day_number(to).with_context(|| format!("calendar.json: {to} is not a date"))? - today;
    Ok((days < AHEAD).then(|| {
        format!(
            "warning: the {what} of calendar.json end on {to}, in {days} days; add the next ones ({how})"
        )
    }))
}

/// Days since 1 January 1970.
fn day_number(date: &str) -> Option<i64> {
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    // Years that begin in March put the leap day last.
    let (year, month) = if month < 3 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    Some(365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 719_469)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_before_the_end_there_is_a_warning() {
        let today = day_number("2026-11-24").unwrap();
        assert_eq!(today, 20_781);
        let of = |to: &str, special: &[&str]| {
            let special_days = special.iter().map(|day| Day {
                date: (*day).to_owned(),
            });
            let calendar = Calendar {
                to: to.to_owned(),
                special_days: special_days.collect(),
            };
            warnings(&calendar, today)
        };
        let late = ["2026-12-25", "2028-12-26"];
        assert!(of("2028-12-31", &late).unwrap().is_empty());
        assert!(of("2027-11-24", &late).unwrap().is_empty());
        let soon = of("2027-11-23", &late).unwrap();
        assert!(
            soon.len() == 1 && soon[0].contains("bank holidays"),
            "{soon:?}"
        );
        assert!(soon[0].contains("in 364 days"), "{soon:?}");
        let soon = of("2028-12-31", &["2027-03-28"]).unwrap();
        assert!(
            soon.len() == 1 && soon[0].contains("special days"),
            "{soon:?}"
        );
        assert!(of("soon", &late).is_err() && of("2028-12-31", &[]).is_err());
    }
}
