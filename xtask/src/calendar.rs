//! Whether the bank holidays of the pack still reach far enough: after their last day nothing that shuts on them is claimed to
//! be open.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::workspace::Workspace;

/// How many days before the end there is a warning.
const AHEAD: i64 = 365;

#[derive(Debug, Deserialize)]
struct Calendar {
    to: String,
}

/// Prints a warning when the bank holidays end within 12 months.
pub fn warn(workspace: &Workspace) -> Result<()> {
    let path = workspace
        .www()
        .join("pack/mid-and-south-essex/calendar.json");
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("{} could not be read", path.display()))?;
    let calendar: Calendar = serde_json::from_str(&text).context("calendar.json")?;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let today = i64::try_from(seconds / 86_400)?;
    if let Some(warning) = warning(&calendar.to, today)? {
        println!("{warning}");
    }
    Ok(())
}

fn warning(to: &str, today: i64) -> Result<Option<String>> {
    let days =
        day_number(to).with_context(|| format!("calendar.json: {to} is not a date"))? - today;
    Ok((days < AHEAD).then(|| {
        format!(
            "warning: the bank holidays of calendar.json end on {to}, in {days} days; add the next ones (front-door import bank-holidays)"
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
        assert_eq!(warning("2028-12-31", today).unwrap(), None);
        assert_eq!(warning("2027-11-24", today).unwrap(), None);
        let soon = warning("2027-11-23", today).unwrap().unwrap();
        assert!(soon.contains("in 364 days"), "{soon}");
        assert!(warning("soon", today).is_err());
    }
}
