//! How long somebody walks from the screen to a place.

/// Metres of a street that a walker covers in a minute, and how much longer streets are than the straight line, in tenths. Our
/// own figures: a steady pace of 4.2 km an hour, so that few people need longer than it says.
const METRES_A_MINUTE: u32 = 70;
const DETOUR_TENTHS: u32 = 13;

/// Beyond this many minutes a walk is no longer offered.
const MOST_MINUTES: u32 = 30;

/// The minutes for a straight line of so many metres; `None` when it is too far to walk.
#[must_use]
pub fn minutes(metres: u32) -> Option<u32> {
    let minutes = (metres * DETOUR_TENTHS)
        .div_ceil(10 * METRES_A_MINUTE)
        .max(1);
    (minutes <= MOST_MINUTES).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_is_rounded_up_and_ends_after_half_an_hour() {
        assert_eq!(minutes(0), Some(1));
        assert_eq!(minutes(100), Some(2));
        assert_eq!(minutes(500), Some(10));
        assert_eq!(minutes(1600), Some(30));
        assert_eq!(minutes(1700), None);
    }
}
