//! Lists that others publish, read into the pack: docs/importing.md. Native only; files come in and go out as text.
//!
//! Every import joins on a code, names the line of whatever it cannot read and then changes nothing, keeps what was written by
//! hand, and changes nothing when it is run again.

mod cited;
mod holidays;
pub mod house;
mod hsds;
mod json;
mod merge;
mod organisations;
mod pharmacies;
mod postcodes;
mod rules;
mod sites;
mod spans;
mod table;

pub use holidays::bank_holidays;
pub use hsds::{export, hsds};
pub use json::Json;
pub use merge::{Changed, Field, Summary};
pub use organisations::organisations;
pub use pharmacies::pharmacy_hours;
pub use postcodes::Postcodes;
pub use rules::ImportFile;
pub use table::decoded;

use crate::pack::author::{Document, PackFiles};
use crate::pack::{Date, Problem};

/// The file of a pack that says which rows of a list are its own.
pub const RULES: &str = "import.json";

/// A text and what to call it in a message.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// Its name.
    pub file: &'a str,
    /// The text.
    pub text: &'a str,
}

/// What to import into what.
#[derive(Clone, Copy, Debug)]
pub struct Import<'a> {
    /// The files of the pack.
    pub pack: &'a PackFiles,
    /// The list.
    pub list: Named<'a>,
    /// The same list as it was imported last.
    pub was: Option<Named<'a>>,
    /// Where postcodes are.
    pub postcodes: Option<Named<'a>>,
    /// The year, month or day for which the list held.
    pub as_of: &'a str,
    /// The day on which it was fetched.
    pub read: Date,
    /// Whether a list may take away more than a fifth of the records.
    pub many_gone: bool,
}

/// A feed of somebody else.
#[derive(Clone, Copy, Debug)]
pub struct Feed<'a> {
    /// The source that its records name.
    pub source: &'a str,
    /// The door behind which services stand that are new.
    pub door: &'a str,
    /// How to get in touch, where a service does not say.
    pub how: Option<&'a str>,
    /// For which year, month or day it holds, where a service does not say.
    pub as_of: &'a str,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Done {
    /// The files that are no longer as they were.
    pub files: PackFiles,
    /// What changed.
    pub summary: Summary,
}

impl<'a> Import<'a> {
    /// A file of the pack.
    fn file(&self, name: &'static str) -> Result<&'a str, Problem> {
        self.pack.get(name).map(String::as_str).ok_or_else(|| {
            table::problem(
                name,
                0,
                "the file is missing; give a pack's folder with --pack",
            )
        })
    }

    fn rules(&self) -> Result<ImportFile, Vec<Problem>> {
        let text = self.file(RULES).map_err(|problem| vec![problem])?;
        let mut problems = Vec::new();
        let document = Document::parse(RULES, text).map_err(|problem| vec![problem])?;
        document.read(&mut problems).ok_or(problems)
    }

    fn postcodes(&self, rules: &ImportFile) -> Result<Postcodes, Problem> {
        let read = |list: Named<'_>| Postcodes::read(list.file, list.text, rules);
        self.postcodes
            .map_or_else(|| Ok(Postcodes::default()), read)
    }
}

impl Done {
    /// Adds a file, if it is no longer as it was.
    fn put(&mut self, pack: &PackFiles, name: &str, text: String) {
        if pack.get(name) != Some(&text) {
            self.files.insert(name.to_owned(), text);
        }
    }
}

/// Refuses a list that would take away a good part of the records: most likely it is another, or was cut short.
fn few_gone(import: &Import<'_>, summary: &Summary, records: usize) -> Result<(), Problem> {
    let gone = summary.gone.len();
    if import.many_gone || gone < 5 || gone * 5 <= records {
        return Ok(());
    }
    let message = format!(
        "{gone} of {records} records would go; is the list whole and the right one? If so, add --many-gone"
    );
    Err(table::problem(import.list.file, 0, &message))
}
