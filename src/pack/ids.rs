//! Identifiers: one type for each kind of thing, so that a door's id can never stand where a topic's belongs.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Makes a string newtype for one kind of identifier.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The identifier as it stands in the pack.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl crate::pack::plain::Plain for $name {
            fn plain<T: crate::pack::tree::Tree>(value: Option<T>, reader: &mut crate::pack::plain::Reader) -> Self {
                Self(crate::pack::plain::Plain::plain(value, reader))
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )*};
}

ids! {
    /// A topic: why somebody came.
    TopicId;
    /// A picture of `tiles.svg`.
    PictureId;
    /// A question, unique in the whole pack.
    QuestionId;
    /// One option of one question.
    OptionId;
    /// One atomic fact that an answer establishes.
    FindingId;
    /// A rule, unique in the whole pack.
    RuleId;
    /// A named invariant of `invariants.json`.
    InvariantId;
    /// A class of topic (infection, injury, bleeding …) that modifiers name.
    ClassId;
    /// Questions that are shown together.
    PageId;
    /// A source record in `sources.json`.
    SourceId;
    /// A service record of the directory.
    ServiceId;
    /// A council district of the area.
    DistrictId;
    /// A practice's national code, such as `F81006`.
    PracticeCode;
}

/// Whether `id` is written as this pack writes identifiers: lower-case letters, digits and single hyphens.
#[must_use]
pub fn is_plain_id(id: &str) -> bool {
    !id.is_empty()
        && !id.starts_with('-')
        && !id.ends_with('-')
        && !id.contains("--")
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_ids_are_lower_case_words_joined_by_single_hyphens() {
        for good in ["a", "sore-throat", "age-3-to-6-months"] {
            assert!(is_plain_id(good), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "Sore", "sore_throat", "sore throat"] {
            assert!(!is_plain_id(bad), "{bad:?}");
        }
    }
}
