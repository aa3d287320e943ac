//! Open when you get there: how long the way takes, and the last place that is open tonight.

use crate::directory::clock::{DAY, WallTime, clock_change, day_number};

/// The evening from which the last open place is named, and the morning at which the night is over.
const EVENING: u16 = 20 * 60;
const MORNING: u16 = 6 * 60;

/// The moment of arrival: on foot up to 2 km at 80 metres a minute, farther by car at 500.
pub(super) fn arrival(now: WallTime, metres: u32) -> WallTime {
    let speed = if metres <= 2_000 { 80 } else { 500 };
    let minutes = i64::from(now.minute) + i64::from(metres.div_ceil(speed));
    let moment = |minutes| WallTime::after_midnight(now.date, minutes);
    moment(minutes - clock_change(now, moment(minutes)))
}

/// Which of some places is the last to shut tonight, by when those that are open and can be reached shut (`None`: not in
/// the next week). Nothing outside the night, and nothing when one of them is open until the morning.
pub(super) fn last_tonight(
    now: WallTime,
    open: impl Iterator<Item = (usize, Option<WallTime>)>,
) -> Option<usize> {
    if (MORNING..EVENING).contains(&now.minute) {
        return None;
    }
    let morning = i64::from(MORNING) + if now.minute < MORNING { 0 } else { DAY };
    let mut last: Option<(usize, i64)> = None;
    for (place, until) in open {
        let until = until?;
        let days = day_number(until.date) - day_number(now.date);
        let shuts = days * DAY + i64::from(until.minute);
        if shuts >= morning {
            return None;
        }
        if last.is_none_or(|(_, latest)| shuts > latest) {
            last = Some((place, shuts));
        }
    }
    last.map(|(place, _)| place)
}
