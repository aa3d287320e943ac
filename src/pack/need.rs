//! Level, door, rung and need: the only scale on which the front door decides.

use crate::pack::authored::{choice, record};

choice! {
    /// How soon and how much help. The order of this list is the only order that decides.
    pub enum Level {
        /// Look after yourself.
        SelfCare = "self-care",
        /// Advice when it suits (route within 72 hours).
        Advice = "advice",
        /// An ordinary appointment (route within 28 days).
        Routine = "routine",
        /// Within 7 days.
        Week = "week",
        /// Within 48 hours.
        TwoDays = "two-days",
        /// Today (route within 4 hours).
        Today = "today",
        /// Now (route within 1 hour).
        Now = "now",
        /// A&E now; 999 if there is no safe way there.
        Ae = "ae",
        /// Call 999.
        Emergency = "999",
    }

    /// Who can help.
    pub enum Door {
        /// The person and the people around them.
        Self_ = "self",
        /// Community and voluntary help.
        Community = "community",
        /// A community pharmacy.
        Pharmacy = "pharmacy",
        /// The NHS App or the same account on the web.
        NhsApp = "nhs-app",
        /// The practice team.
        Practice = "practice",
        /// Services people refer themselves to: talking therapies, physiotherapy, health visitor.
        SelfReferral = "self-referral",
        /// A dentist.
        Dentist = "dentist",
        /// An optician.
        Optician = "optician",
        /// Sexual health and contraception clinics.
        SexualHealth = "sexual-health",
        /// The maternity unit or midwife.
        Maternity = "maternity",
        /// Lines for abuse, assault, safeguarding, hospice care, council duty.
        SpecialistLine = "specialist-line",
        /// NHS 111.
        Nhs111 = "111",
        /// NHS 111, mental health option.
        Nhs111MentalHealth = "111-mental-health",
        /// The urgent community response team.
        Ucrt = "ucrt",
        /// Accident and emergency.
        Ae = "ae",
        /// Emergency services.
        Emergency = "999",
    }

    /// The six drawn steps of the ladder, and the handrail.
    pub enum Rung {
        /// Look after yourself.
        SelfCare = "self-care",
        /// Pharmacy.
        Pharmacy = "pharmacy",
        /// NHS App.
        NhsApp = "nhs-app",
        /// GP practice team.
        Gp = "gp",
        /// Drawn as the handrail, ranked as `gp`.
        Handrail = "111",
        /// Urgent community response team.
        Ucrt = "ucrt",
        /// A&E and 999.
        Ae = "ae",
    }
}

impl Level {
    /// Whether every door of this level belongs in the headline, whatever its rung.
    #[must_use]
    pub fn shows_every_door(self) -> bool {
        self >= Self::Now
    }

    /// Whether a rule at this level is a red flag.
    #[must_use]
    pub fn is_red_flag(self) -> bool {
        self >= Self::Ae
    }
}

impl Rung {
    /// The height that decides: the handrail ranks as `gp`.
    #[must_use]
    pub fn height(self) -> u8 {
        match self {
            Self::SelfCare => 0,
            Self::Pharmacy => 1,
            Self::NhsApp => 2,
            Self::Gp | Self::Handrail => 3,
            Self::Ucrt => 4,
            Self::Ae => 5,
        }
    }
}

impl Door {
    /// The rung this door stands on. Fixed by the ladder, not by an area's pack.
    #[must_use]
    pub fn rung(self) -> Rung {
        match self {
            Self::Self_ | Self::Community => Rung::SelfCare,
            Self::Pharmacy => Rung::Pharmacy,
            Self::NhsApp => Rung::NhsApp,
            Self::Nhs111 | Self::Nhs111MentalHealth => Rung::Handrail,
            Self::Ucrt => Rung::Ucrt,
            Self::Ae | Self::Emergency => Rung::Ae,
            _ => Rung::Gp,
        }
    }
}

record! {
    /// A level and the door that can meet it.
    pub struct Need {
        /// How soon.
        level: Level,
        /// Who.
        door: Door,
    }
}

impl Copy for Need {}
impl Eq for Need {}

impl Need {
    /// A short way to write one.
    #[must_use]
    pub fn of(level: Level, door: Door) -> Self {
        Self { level, door }
    }

    /// What decides: level first, then the height of the door's rung.
    #[must_use]
    pub fn rank(self) -> (Level, u8) {
        (self.level, self.door.rung().height())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chain_of_levels_is_the_one_in_the_design() {
        let words: Vec<&str> = Level::ALL.iter().map(|level| level.as_str()).collect();
        assert_eq!(
            words,
            [
                "self-care",
                "advice",
                "routine",
                "week",
                "two-days",
                "today",
                "now",
                "ae",
                "999"
            ]
        );
        assert!(Level::ALL.is_sorted());
    }

    #[test]
    fn level_decides_before_rung() {
        let pharmacy_today = Need {
            level: Level::Today,
            door: Door::Pharmacy,
        };
        let practice_this_week = Need {
            level: Level::Week,
            door: Door::Practice,
        };
        let practice_today = Need {
            level: Level::Today,
            door: Door::Practice,
        };
        let handrail_today = Need {
            level: Level::Today,
            door: Door::Nhs111,
        };
        assert!(pharmacy_today.rank() > practice_this_week.rank());
        assert!(practice_today.rank() > pharmacy_today.rank());
        assert_eq!(practice_today.rank(), handrail_today.rank());
    }
}
