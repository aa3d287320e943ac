//! The findings of one topic as bits.

use std::ops::{BitAnd, BitOr, BitOrAssign, Not};

/// A set of up to 256 findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bits(u128, u128);

impl Bits {
    /// How many findings there is room for.
    pub const ROOM: usize = 256;

    /// The set of one finding; empty when there is no room for it.
    #[must_use]
    pub fn one(at: usize) -> Self {
        match at {
            0..128 => Self(1 << at, 0),
            128..256 => Self(0, 1 << (at - 128)),
            _ => Self::default(),
        }
    }

    /// Whether every finding of `other` is here.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        (other.0 & !self.0) | (other.1 & !self.1) == 0
    }

    /// Whether any finding of `other` is here.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        (other.0 & self.0) | (other.1 & self.1) != 0
    }

    /// Whether no finding is here.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 | self.1 == 0
    }

    /// How many findings are here.
    #[must_use]
    pub fn count(self) -> u32 {
        self.0.count_ones() + self.1.count_ones()
    }

    /// The lowest finding, if there is one.
    #[must_use]
    pub fn lowest(self) -> Option<Self> {
        if self.0 != 0 {
            Some(Self(self.0 & self.0.wrapping_neg(), 0))
        } else if self.1 != 0 {
            Some(Self(0, self.1 & self.1.wrapping_neg()))
        } else {
            None
        }
    }
}

impl BitOr for Bits {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0, self.1 | other.1)
    }
}

impl BitOrAssign for Bits {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}

impl BitAnd for Bits {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0, self.1 & other.1)
    }
}

impl Not for Bits {
    type Output = Self;

    fn not(self) -> Self {
        Self(!self.0, !self.1)
    }
}

impl FromIterator<Self> for Bits {
    fn from_iter<I: IntoIterator<Item = Self>>(sets: I) -> Self {
        sets.into_iter().fold(Self::default(), BitOr::bitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_halves_count() {
        let (low, high) = (Bits::one(3), Bits::one(200));
        let both = low | high;
        assert!(both.has(low) && both.has(high) && !low.has(both) && !high.has(both));
        assert!(both.meets(high) && !low.meets(high));
        assert_eq!((both.lowest(), high.lowest()), (Some(low), Some(high)));
        assert!((both & !both).is_empty() && Bits::one(256).is_empty());
    }
}
