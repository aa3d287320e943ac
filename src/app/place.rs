//! "Your GP practice or postcode": one field, read as whatever it is.

use crate::directory::Directory;

/// The most practices that are offered to choose from.
const MOST_CHOICES: usize = 8;

/// What somebody typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Nothing.
    Nothing,
    /// One practice.
    Practice(Choice),
    /// A postcode.
    Postcode(String),
    /// Several practices fit.
    Choose(Vec<Choice>),
    /// Nothing that is known.
    NotFound,
}

/// A practice to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
}

/// Reads the field: a practice's code, a postcode, or words of a practice's name and address.
#[must_use]
pub fn read(directory: &Directory, typed: &str) -> Typed {
    let typed = typed.trim();
    if typed.is_empty() {
        return Typed::Nothing;
    }
    if let Some(choice) = practice(directory, typed) {
        return Typed::Practice(choice);
    }
    if directory.reads_as_postcode(typed) {
        return Typed::Postcode(typed.to_owned());
    }
    let mut found: Vec<Choice> = directory
        .find_practices(typed)
        .into_iter()
        .map(choice)
        .collect();
    match found.len() {
        0 => Typed::NotFound,
        1 => found.pop().map_or(Typed::NotFound, Typed::Practice),
        _ => {
            found.truncate(MOST_CHOICES);
            Typed::Choose(found)
        }
    }
}

/// The practice with a code.
#[must_use]
pub fn practice(directory: &Directory, code: &str) -> Option<Choice> {
    directory.practice(code).map(choice)
}

fn choice(site: &crate::directory::Site) -> Choice {
    Choice {
        code: site.code.clone(),
        name: site.name.clone(),
        address: format!("{}, {}", site.address, site.postcode),
    }
}
