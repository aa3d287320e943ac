//! Promise 6, its second half: whatever is decided, some route can be reached before the need runs out.
//!
//! Proved apart from the decision, which knows no place: every need that a rule of the pack names, in every district, for
//! every age band, seat and class of hour.

use crate::directory::{Day, Directory, Query, Seat, WallTime, Whereabouts, day_number, weekday};
use crate::pack::{Age, AgeUnit, Date, JsonPath, Need, Pack, Problem};

/// Ages of each band that services tell apart.
const AGES: [Age; 8] = [
    Age {
        value: 10,
        unit: AgeUnit::Days,
    },
    Age {
        value: 6,
        unit: AgeUnit::Months,
    },
    Age {
        value: 3,
        unit: AgeUnit::Years,
    },
    Age {
        value: 9,
        unit: AgeUnit::Years,
    },
    Age {
        value: 16,
        unit: AgeUnit::Years,
    },
    Age {
        value: 34,
        unit: AgeUnit::Years,
    },
    Age {
        value: 68,
        unit: AgeUnit::Years,
    },
    Age {
        value: 84,
        unit: AgeUnit::Years,
    },
];

/// Minutes after midnight: in and out of hours, and at night.
const MORNING: u16 = 10 * 60 + 30;
const EVENING: u16 = 19 * 60 + 30;
const NIGHT: u16 = 2 * 60;

/// Tries every combination; gives how many there are.
///
/// # Errors
/// The first combination of each need for which nobody can be reached in time.
pub fn prove_routes(pack: &Pack, directory: &Directory) -> Result<usize, Vec<Problem>> {
    let moments = moments(pack.about.as_of, directory);
    let mut needs: Vec<Need> = Vec::new();
    for rule in pack.rules() {
        if !needs.contains(&rule.need()) {
            needs.push(rule.need());
        }
    }
    let mut tried = 0;
    let mut problems = Vec::new();
    for need in needs {
        let (count, missing) = one_need(directory, need, &moments);
        tried += count;
        problems.extend(missing);
    }
    if problems.is_empty() {
        Ok(tried)
    } else {
        Err(problems)
    }
}

fn one_need(
    directory: &Directory,
    need: Need,
    moments: &[(&'static str, WallTime)],
) -> (usize, Option<Problem>) {
    let mut tried = 0;
    for district in &directory.files().districts.districts {
        let place = directory.place(&Whereabouts {
            district: Some(district.id.as_str()),
            ..Whereabouts::default()
        });
        for age in AGES {
            for seat in Seat::ALL {
                for (hours, now) in moments {
                    let query = Query {
                        door: need.door,
                        level: need.level,
                        age: Some(age),
                        sex: None,
                        // What is there for some topics only is never relied on.
                        topics: Some(&[]),
                        place: &place,
                        now: Some(*now),
                        at_least: None,
                        seat: *seat,
                    };
                    tried += 1;
                    if !directory.someone_in_time(&query) {
                        let what = format!(
                            "promise 6 does not hold. Nobody can be reached in time for {} {}: {}, age {} {}, {seat}, {hours}; add a service or a way to ask",
                            need.level, need.door, district.id, age.value, age.unit
                        );
                        return (
                            tried,
                            Some(Problem::new("services.json", JsonPath::root(), what)),
                        );
                    }
                }
            }
        }
    }
    (tried, None)
}

/// A moment of each class of hour, in the week after `from`, and the next bank holiday.
fn moments(from: Date, directory: &Directory) -> Vec<(&'static str, WallTime)> {
    let on = |day: Day| {
        week_after(from)
            .into_iter()
            .find(|date| weekday(day_number(*date)) == day)
    };
    let mut moments = Vec::new();
    let mut add = |hours, date: Option<Date>, minute| {
        moments.extend(date.map(|date| (hours, WallTime { date, minute })));
    };
    add("on a weekday in hours", on(Day::Tue), MORNING);
    add("on a weekday evening", on(Day::Tue), EVENING);
    add("at night", on(Day::Wed), NIGHT);
    add("on a Friday evening", on(Day::Fri), EVENING);
    add("on a Saturday", on(Day::Sat), MORNING);
    add("on a Sunday", on(Day::Sun), MORNING);
    let holidays = directory
        .files()
        .calendar
        .bank_holidays
        .iter()
        .map(|holiday| holiday.date);
    add(
        "on a bank holiday",
        holidays.filter(|date| *date >= from).min(),
        MORNING,
    );
    moments
}

fn week_after(from: Date) -> Vec<Date> {
    let next = |date: &Date| {
        Some(if date.day < date.days_in_month() {
            Date {
                day: date.day + 1,
                ..*date
            }
        } else {
            Date { day: 1, ..*date }.plus_months(1)
        })
    };
    std::iter::successors(Some(from), next).take(7).collect()
}
