//! Levels and doors on a scale of its own, and the verdict on a set of answers.

/// The chain of levels, lowest first.
pub const LEVELS: [&str; 9] = [
    "self-care",
    "advice",
    "routine",
    "week",
    "two-days",
    "today",
    "now",
    "ae",
    "999",
];

/// The level from which the headline shows every door.
const NOW: u8 = 6;

/// The lowest level of a red flag.
const AE: u8 = 7;

/// Every door with the height of its rung.
const DOORS: [(&str, u8); 16] = [
    ("self", 0),
    ("community", 0),
    ("pharmacy", 1),
    ("nhs-app", 2),
    ("practice", 3),
    ("self-referral", 3),
    ("dentist", 3),
    ("optician", 3),
    ("sexual-health", 3),
    ("maternity", 3),
    ("specialist-line", 3),
    ("111", 3),
    ("111-mental-health", 3),
    ("ucrt", 4),
    ("ae", 5),
    ("999", 5),
];

/// What a set of answers comes to: the level, and the doors of the headline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Verdict {
    /// The level's place in [`LEVELS`].
    pub level: u8,
    /// The doors of the headline, one bit each; none when whoever judged only tells the level.
    doors: u16,
    /// The place of the door that comes first, when that is told.
    first: Option<u8>,
}

/// How many doors there are.
pub(super) const DOOR_COUNT: usize = DOORS.len();

/// A door's place in the list of doors.
pub(super) fn door(name: &str) -> Option<usize> {
    DOORS.iter().position(|(door, _)| *door == name)
}

/// A level's place in the chain.
pub(super) fn level(name: &str) -> Option<u8> {
    let place = LEVELS.iter().position(|level| *level == name)?;
    u8::try_from(place).ok()
}

impl Verdict {
    /// A verdict in words, its first door first; `None` when a word is unknown.
    #[must_use]
    pub fn of<'a>(level_name: &str, doors: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let mut verdict = Self::of_level(level(level_name)?);
        for name in doors {
            let place = door(name)?;
            verdict.doors |= 1 << place;
            verdict.first = verdict.first.or(u8::try_from(place).ok());
        }
        Some(verdict)
    }

    /// A verdict that tells no more than the level.
    #[must_use]
    pub fn of_level(level: u8) -> Self {
        Self {
            level,
            doors: 0,
            first: None,
        }
    }

    /// The same verdict without saying which door comes first.
    #[must_use]
    pub fn in_any_order(self) -> Self {
        Self {
            first: None,
            ..self
        }
    }

    /// The same verdict with this door first.
    #[must_use]
    pub(super) fn led_by(self, door: Option<usize>) -> Self {
        Self {
            first: door.and_then(|door| u8::try_from(door).ok()),
            ..self
        }
    }

    /// The door that comes first, when that is told.
    #[must_use]
    pub(super) fn first(self) -> Option<usize> {
        self.first.map(usize::from)
    }

    /// The places of the doors that stand on the highest rung shown.
    pub(super) fn highest(self) -> impl Iterator<Item = usize> {
        let height = self.height();
        let on_it = move |(place, (_, other)): (usize, &(&str, u8))| {
            (self.doors & (1 << place) != 0 && *other == height).then_some(place)
        };
        DOORS.iter().enumerate().filter_map(on_it)
    }

    /// The same verdict, without its doors.
    #[must_use]
    pub fn without_doors(self) -> Self {
        Self::of_level(self.level)
    }

    /// Whether it tells the doors.
    #[must_use]
    pub fn tells_doors(self) -> bool {
        self.doors != 0
    }

    /// Whether it is A&E or 999.
    #[must_use]
    pub fn is_emergency(self) -> bool {
        self.level >= AE
    }

    /// The level in words.
    #[must_use]
    pub fn level_name(self) -> &'static str {
        LEVELS
            .get(usize::from(self.level))
            .copied()
            .unwrap_or("unknown")
    }

    /// The doors in words: the one that comes first, then the others from the highest rung down.
    #[must_use]
    pub fn door_names(self) -> Vec<&'static str> {
        let shown = |place: &usize| self.doors & (1 << place) != 0;
        let others = (0..DOORS.len())
            .rev()
            .filter(|place| Some(*place) != self.first());
        let places = self.first().into_iter().chain(others).filter(shown);
        let names = places.filter_map(|place| DOORS.get(place));
        names.map(|(name, _)| *name).collect()
    }

    /// The height of the highest door.
    fn height(self) -> u8 {
        let shown = DOORS
            .iter()
            .enumerate()
            .filter(|(place, _)| self.doors & (1 << place) != 0);
        shown.map(|(_, (_, height))| *height).max().unwrap_or(0)
    }

    /// What decides: the level, then the rung; from `now` up the level alone, since there every door is shown.
    #[must_use]
    pub fn rank(self) -> u8 {
        let height = if self.level >= NOW { 0 } else { self.height() };
        self.level * 8 + height
    }

    /// Both needs at once: the higher one, or the doors of both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        match self.rank().cmp(&other.rank()) {
            std::cmp::Ordering::Less => other,
            std::cmp::Ordering::Greater => self,
            std::cmp::Ordering::Equal => Self {
                level: self.level,
                doors: self.doors | other.doors,
                first: None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(level: &str, doors: &[&str]) -> Verdict {
        Verdict::of(level, doors.iter().copied())
            .unwrap()
            .in_any_order()
    }

    #[test]
    fn the_level_decides_then_the_rung() {
        let pharmacy = verdict("today", &["pharmacy"]);
        assert_eq!(pharmacy.with(verdict("week", &["practice"])), pharmacy);
        let practice = verdict("today", &["practice"]);
        assert_eq!(pharmacy.with(practice), practice);
        assert_eq!(
            practice.with(verdict("today", &["111"])),
            verdict("today", &["practice", "111"])
        );
    }

    #[test]
    fn from_now_up_every_door_is_shown() {
        let (line, team) = (
            verdict("now", &["111-mental-health"]),
            verdict("now", &["ucrt"]),
        );
        assert_eq!(
            line.with(team),
            verdict("now", &["111-mental-health", "ucrt"])
        );
        assert_eq!(line.with(team), team.with(line));
    }

    #[test]
    fn an_unknown_word_is_no_verdict() {
        assert_eq!(Verdict::of("soon", ["self"]), None);
        assert_eq!(Verdict::of("week", ["hospital"]), None);
    }
}
