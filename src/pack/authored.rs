//! The three faces of every authored type, made from one definition: the Rust type (read from bundles by serde), the
//! reader that keeps positions and reports every mistake, and the JSON Schema for editors. The last two exist only
//! in native builds: a browser reads checked bundles.

#[cfg(not(target_arch = "wasm32"))]
pub use native::*;

/// Defines a JSON object: `record! { /// What it is. pub struct Name { /// What it holds. field: Type, } }`.
///
/// A field of type `Option`, `Vec` or `bool` may be left out; every other field is required; unknown keys are refused.
macro_rules! record {
    ($($(#[doc = $doc:literal])* pub struct $name:ident { $($(#[doc = $fdoc:literal])* $field:ident: $ty:ty,)* })*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        pub struct $name { $($(#[doc = $fdoc])* pub $field: $ty,)* }

        impl $crate::pack::plain::Plain for $name {
            #[inline(never)]
            fn plain<T: $crate::pack::tree::Tree>(value: Option<T>, reader: &mut $crate::pack::plain::Reader) -> Self {
                let keys = concat!($(stringify!($field), " "),*);
                let mut members = $crate::pack::plain::Members::of(value, stringify!($name), keys, reader);
                Self { $($field: members.take(),)* }
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        $crate::pack::authored::authored_object! { $(#[doc = $doc])* $name { $($(#[doc = $fdoc])* $field: $ty,)* } }
    )*};
}

/// The native reader and the schema of an object; part of [`record!`].
#[cfg(not(target_arch = "wasm32"))]
macro_rules! authored_object {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $fdoc:literal])* $field:ident: $ty:ty,)* }) => {
        impl $crate::pack::authored::Authored for $name {
            fn read(value: &jsonc_parser::ast::Value<'_>, at: &$crate::pack::JsonPath, r: &mut $crate::pack::author::Reading<'_>) -> Option<Self> {
                let object = r.object(value, at, &[$(stringify!($field)),*])?;
                $(let $field: Option<$ty> = r.member(object, stringify!($field), at);)*
                Some(Self { $($field: $field?,)* })
            }

            fn schema(defs: &mut $crate::pack::author::Definitions) -> serde_json::Value {
                defs.object(stringify!($name), concat!($($doc),*), |defs| vec![$(
                    $crate::pack::author::Member {
                        name: stringify!($field),
                        about: concat!($($fdoc),*),
                        schema: <$ty as $crate::pack::authored::Authored>::schema(defs),
                        required: <$ty as $crate::pack::authored::Authored>::when_missing().is_none(),
                    },
                )*])
            }
        }
    };
}

/// Defines an object that holds nothing but texts: `texts! { /// What it is. pub struct Name { /// What it says. field, } }`.
macro_rules! texts {
    ($(#[doc = $doc:literal])* pub struct $name:ident { $($(#[doc = $fdoc:literal])* $field:ident,)* }) => {
        $crate::pack::authored::record! {
            $(#[doc = $doc])* pub struct $name { $($(#[doc = $fdoc])* $field: $crate::pack::Text,)* }
        }
    };
}

/// Defines a closed set of words: `choice! { /// What it is. pub enum Name { /// What it means. Word = "word", } }`.
/// The order of the definition is the order of the type.
macro_rules! choice {
    ($($(#[doc = $doc:literal])* pub enum $name:ident {
        $(#[doc = $first_doc:literal])* $first:ident = $first_word:literal,
        $($(#[doc = $vdoc:literal])* $variant:ident = $word:literal,)*
    })*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = $first_doc])* $first, $($(#[doc = $vdoc])* $variant,)* }

        impl $name {
            /// Every member, in order.
            pub const ALL: &'static [Self] = &[Self::$first, $(Self::$variant,)*];

            const WORDS: &'static [&'static str] = &[$first_word, $($word),*];

            /// The word as it stands in JSON.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                Self::WORDS.get(self as usize).copied().unwrap_or_default()
            }
        }

        impl $crate::pack::plain::Plain for $name {
            fn plain<T: $crate::pack::tree::Tree>(value: Option<T>, reader: &mut $crate::pack::plain::Reader) -> Self {
                let place = reader.word(value, stringify!($name), Self::WORDS);
                Self::ALL.get(place).copied().unwrap_or(Self::$first)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = <serde_json::Value as serde::Deserialize>::deserialize(deserializer)?;
                $crate::pack::plain::read(&value).map_err(serde::de::Error::custom)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $crate::pack::authored::Authored for $name {
            fn read(value: &jsonc_parser::ast::Value<'_>, at: &$crate::pack::JsonPath, r: &mut $crate::pack::author::Reading<'_>) -> Option<Self> {
                let word = r.word(value, at, Self::WORDS)?;
                Self::ALL.iter().copied().find(|member| member.as_str() == word)
            }

            fn schema(_: &mut $crate::pack::author::Definitions) -> serde_json::Value {
                serde_json::json!({ "enum": Self::WORDS, "description": concat!($($doc),*) })
            }
        }
    )*};
}

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use authored_object;
pub(crate) use {choice, record, texts};

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use crate::pack::author::{Definitions, Reading};
    use crate::pack::{
        ClassId, DistrictId, FindingId, InvariantId, JsonPath, OptionId, PageId, PictureId,
        PracticeCode, QuestionId, RuleId, ServiceId, SourceId, TopicId,
    };
    use jsonc_parser::ast::Value;
    use serde_json::json;

    /// A type that people write as JSON.
    pub trait Authored: Sized {
        /// Reads it, reporting every mistake to `r`; `None` once anything in it was wrong.
        fn read(value: &Value<'_>, at: &JsonPath, r: &mut Reading<'_>) -> Option<Self>;

        /// What a missing key means; `None` when the key is required.
        fn when_missing() -> Option<Self> {
            None
        }

        /// Its JSON Schema.
        fn schema(defs: &mut Definitions) -> serde_json::Value;
    }

    impl<T: Authored> Authored for Vec<T> {
        fn read(value: &Value<'_>, at: &JsonPath, r: &mut Reading<'_>) -> Option<Self> {
            let elements = r.array(value, at)?;
            let read: Vec<Option<T>> = elements
                .iter()
                .enumerate()
                .map(|(index, element)| T::read(element, &at.index(index), r))
                .collect();
            read.into_iter().collect()
        }

        fn when_missing() -> Option<Self> {
            Some(Self::new())
        }

        fn schema(defs: &mut Definitions) -> serde_json::Value {
            json!({ "type": "array", "items": T::schema(defs) })
        }
    }

    impl<T: Authored> Authored for Option<T> {
        fn read(value: &Value<'_>, at: &JsonPath, r: &mut Reading<'_>) -> Option<Self> {
            T::read(value, at, r).map(Some)
        }

        fn when_missing() -> Option<Self> {
            Some(None)
        }

        fn schema(defs: &mut Definitions) -> serde_json::Value {
            T::schema(defs)
        }
    }

    impl Authored for bool {
        fn read(value: &Value<'_>, at: &JsonPath, r: &mut Reading<'_>) -> Option<Self> {
            r.boolean(value, at)
        }

        fn when_missing() -> Option<Self> {
            Some(false)
        }

        fn schema(_: &mut Definitions) -> serde_json::Value {
            json!({ "type": "boolean" })
        }
    }

    impl Authored for f64 {
        fn read(value: &Value<'_>, at: &JsonPath, r: &mut Reading<'_>) -> Option<Self> {
            r.number(value, at)
        }

        fn schema(_: &mut Definitions) -> serde_json::Value {
            json!({ "type": "number" })
        }
    }

    impl Authored for u32 {
        fn read(value: &Value<'_>, at: &JsonPath, r: &mut Reading<'_>) -> Option<Self> {
            r.whole_number(value, at)
        }

        fn schema(_: &mut Definitions) -> serde_json::Value {
            json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })
        }
    }

    impl Authored for String {
        fn read(value: &Value<'_>, at: &JsonPath, r: &mut Reading<'_>) -> Option<Self> {
            r.text(value, at)
        }

        fn schema(_: &mut Definitions) -> serde_json::Value {
            json!({ "type": "string", "pattern": "\\S" })
        }
    }

    macro_rules! authored_ids {
        ($($name:ident),*) => {$(
            impl Authored for $name {
                fn read(value: &Value<'_>, at: &JsonPath, r: &mut Reading<'_>) -> Option<Self> {
                    r.plain_id(value, at).map(Self::from)
                }

                fn schema(_: &mut Definitions) -> serde_json::Value {
                    json!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" })
                }
            }
        )*};
    }
    authored_ids!(
        ClassId,
        DistrictId,
        FindingId,
        InvariantId,
        OptionId,
        PageId,
        PictureId,
        QuestionId,
        RuleId,
        ServiceId,
        SourceId,
        TopicId
    );

    impl Authored for PracticeCode {
        fn read(value: &Value<'_>, at: &JsonPath, r: &mut Reading<'_>) -> Option<Self> {
            r.practice_code(value, at).map(Self::from)
        }

        fn schema(_: &mut Definitions) -> serde_json::Value {
            json!({ "type": "string", "pattern": "^[A-Z][0-9]{5}$" })
        }
    }
}
