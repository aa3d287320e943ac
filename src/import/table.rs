//! A list as comma-separated values: rows with the lines on which they stand.

use crate::pack::{JsonPath, Problem};
use csv::ReaderBuilder;

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its first line in the file.
    pub line: usize,
    cells: Vec<String>,
}

impl Row {
    /// The text of a column, without the space around it; empty when the row has none.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// How many cells it has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.cells.len()
    }
}

/// A file's text, whether it is UTF-8 or, as older lists are, one byte a letter.
#[must_use]
pub fn decoded(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).map_or_else(
        |_| bytes.iter().map(|byte| char::from(*byte)).collect(),
        str::to_owned,
    );
    text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned()
}

/// Every row that is not blank.
///
/// # Errors
/// A row that cannot be taken apart, with its line.
pub fn rows(file: &str, text: &str) -> Result<Vec<Row>, Problem> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|why| problem(file, 0, &format!("{why}; mend the row")))?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(Row {
                line: usize::try_from(line).unwrap_or_default(),
                cells,
            });
        }
    }
    Ok(rows)
}

/// Capitals and digits of a column's name: `ADDRESS_FIELD_1` and `Address field1` are one.
#[must_use]
pub fn letters(name: &str) -> String {
    let plain = name.chars().filter(char::is_ascii_alphanumeric);
    plain.map(|c| c.to_ascii_uppercase()).collect()
}

/// A mistake on a line; line 0 stands for the file.
#[must_use]
pub fn problem(file: &str, line: usize, message: &str) -> Problem {
    Problem {
        line: (line > 0).then_some(line),
        ..Problem::new(file, JsonPath::root(), message.to_owned())
    }
}
