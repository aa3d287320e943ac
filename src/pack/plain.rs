//! Authored types read from a bundle. After a misfit the reader goes on with something blank in its place and remembers it: a
//! way out of every type half way through would be most of the code.

use crate::pack::tree::Tree;
use std::borrow::Cow;
use std::fmt;
use std::str::Split;

/// The key or kind of value that did not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit(pub &'static str);

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is missing, unknown or of the wrong kind", self.0)
    }
}

/// A type that can be read from a JSON value.
pub trait Plain: Sized {
    /// Reads it. No value stands for a key that is missing or null.
    fn plain<T: Tree>(value: Option<T>, reader: &mut Reader) -> Self;
}

/// Reads a value.
///
/// # Errors
/// Names what did not fit first.
pub fn read<P: Plain, T: Tree>(value: T) -> Result<P, Misfit> {
    let mut reader = Reader::default();
    let read = P::plain(Some(value), &mut reader);
    reader.misfit.map_or(Ok(read), Err)
}

/// Remembers the first misfit.
#[derive(Debug, Default)]
pub struct Reader {
    misfit: Option<Misfit>,
    key: &'static str,
}

impl Reader {
    /// What was found of the `kind` that must stand here; `blank` when nothing is there, or nothing of that kind.
    pub fn found<V>(&mut self, found: Option<Option<V>>, kind: &'static str, blank: V) -> V {
        let misfit = if found.is_some() { kind } else { self.key };
        found.flatten().unwrap_or_else(|| {
            self.refuse(misfit);
            blank
        })
    }

    /// The position of a word in a closed set of `words`.
    pub fn word<T: Tree>(&mut self, value: Option<T>, name: &'static str, words: &[&str]) -> usize {
        let place = |value: T| {
            let word = value.text()?;
            words.iter().position(|other| *other == word)
        };
        self.found(value.map(place), name, 0)
    }

    fn refuse(&mut self, what: &'static str) {
        self.misfit.get_or_insert(Misfit(what));
    }
}

/// The members of an object, taken one after another.
#[derive(Debug)]
pub struct Members<'r, T> {
    object: Option<T>,
    keys: Split<'static, char>,
    reader: &'r mut Reader,
}

impl<'r, T: Tree> Members<'r, T> {
    /// Begins with the object that must stand here, with no key besides `keys`, which have a space behind each: one text
    /// takes less room than a list.
    pub fn of(
        value: Option<T>,
        name: &'static str,
        keys: &'static str,
        reader: &'r mut Reader,
    ) -> Self {
        let known = |value: &T| {
            let found = value.keys()?;
            only(keys, &found).then_some(())
        };
        reader.found(value.as_ref().map(known), name, ());
        Self {
            object: value,
            keys: keys.split(' '),
            reader,
        }
    }

    /// Reads the member of the next key.
    #[inline(never)]
    pub fn take<P: Plain>(&mut self) -> P {
        let member = self.next();
        P::plain(member, self.reader)
    }

    #[inline(never)]
    fn next(&mut self) -> Option<T> {
        self.reader.key = self.keys.next().unwrap_or_default();
        self.object.as_ref()?.member(self.reader.key)
    }
}

/// Whether all `found` are among `keys`; once for all kinds of values.
#[inline(never)]
fn only(keys: &str, found: &[Cow<'_, str>]) -> bool {
    let known = |key: &Cow<'_, str>| keys.split(' ').any(|known| known == key);
    found.iter().all(known)
}

impl<P: Plain> Plain for Vec<P> {
    fn plain<T: Tree>(value: Option<T>, reader: &mut Reader) -> Self {
        let Some(value) = value else {
            return Self::new();
        };
        let elements = reader.found(Some(value.elements()), "list", Vec::new());
        let mut list = Self::with_capacity(elements.len());
        for element in elements {
            list.push(P::plain(Some(element), reader));
        }
        list
    }
}

impl<P: Plain> Plain for Option<P> {
    fn plain<T: Tree>(value: Option<T>, reader: &mut Reader) -> Self {
        value.map(|value| P::plain(Some(value), reader))
    }
}

impl Plain for bool {
    fn plain<T: Tree>(value: Option<T>, reader: &mut Reader) -> Self {
        value.is_some_and(|value| reader.found(Some(value.truth()), "true or false", false))
    }
}

impl Plain for f64 {
    fn plain<T: Tree>(value: Option<T>, reader: &mut Reader) -> Self {
        reader.found(value.map(|value| value.number()), "number", 0.0)
    }
}

impl Plain for u32 {
    fn plain<T: Tree>(value: Option<T>, reader: &mut Reader) -> Self {
        // What is not whole or out of range does not come back from the cast as it was.
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::float_cmp
        )]
        let whole = |number: f64| (f64::from(number as Self) == number).then_some(number as Self);
        let number = |value: T| value.number().and_then(whole);
        reader.found(value.map(number), "whole number", 0)
    }
}

impl Plain for String {
    fn plain<T: Tree>(value: Option<T>, reader: &mut Reader) -> Self {
        reader.found(value.map(|value| value.text()), "text", Self::new())
    }
}
