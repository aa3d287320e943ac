//! The closed sets of words of a service record: who may get in touch, how it is reached, whom it is for.

use crate::pack::authored::choice;

choice! {
    /// Who may get in touch.
    pub enum Contact {
        /// Anybody.
        Anyone = "anyone",
        /// Health and care professionals only. Never shown to a resident or at a kiosk.
        Professional = "professional",
        /// Practice reception only. Never shown to a resident or at a kiosk.
        Reception = "reception",
    }

    /// How well a service record is backed.
    pub enum Backing {
        /// A public source says so.
        Sourced = "sourced",
        /// An old or undated source says so: shown as not checked and never relied on; to residents only where it is never
        /// hidden.
        Verify = "verify",
        /// Says only whom to ask. It has no number, address or hours that could be wrong.
        General = "general",
    }

    /// How a person stands to the area's GP practices. It changes routes, never a level.
    pub enum Standing {
        /// Registered here, or not asked.
        Local = "local",
        /// Has no GP practice.
        NotRegistered = "not-registered",
        /// Lives outside the area.
        Outside = "outside",
        /// Lives elsewhere and stays here for a while.
        Visiting = "visiting",
    }

    /// Who sits at the screen. It changes words and routes, never a level.
    pub enum Seat {
        /// A resident, on a practice's website.
        Resident = "resident",
        /// A care navigator with a caller.
        Reception = "reception",
        /// A shared screen in a community hub.
        Kiosk = "kiosk",
    }

    /// What a service is named as. One look for all.
    pub enum ServiceKind {
        /// Health and care.
        Health = "health",
        /// A charity, club or group.
        Community = "community",
        /// A council's own service.
        Council = "council",
        /// A body that speaks for people who use health and care.
        Voice = "voice",
        /// Help in a crisis.
        Crisis = "crisis",
    }

    /// Whether a service takes new people.
    pub enum Capacity {
        /// It does.
        Open = "open",
        /// Not now: shown last, and said.
        Full = "full",
        /// It has ended: never shown to residents.
        Closed = "closed",
    }

    /// A way in.
    pub enum Access {
        /// Just turn up.
        WalkIn = "walk-in",
        /// Book first.
        Booking = "booking",
        /// Somebody has to introduce the person.
        Referral = "referral",
    }

    /// The sex a service is for.
    pub enum Sex {
        /// Women and girls.
        Female = "female",
        /// Men and boys.
        Male = "male",
    }

    /// A local partnership of health and care. For staff.
    pub enum Alliance {
        /// Basildon and Brentwood.
        BasildonBrentwood = "basildon-brentwood",
        /// Mid Essex.
        MidEssex = "mid-essex",
        /// South East Essex.
        SouthEastEssex = "south-east-essex",
        /// Thurrock.
        Thurrock = "thurrock",
    }
}

// Not derived: the macro that makes the type from one definition knows no default.
#[allow(clippy::derivable_impls)]
impl Default for Standing {
    fn default() -> Self {
        Self::Local
    }
}

// As for `Standing`.
#[allow(clippy::derivable_impls)]
impl Default for Seat {
    fn default() -> Self {
        Self::Resident
    }
}
