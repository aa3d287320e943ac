//! Counts of a shift, on this device alone: how often each outcome, never who rang or who answered. Small cells are not shown:
//! with a few calls in a cell somebody could tell whose call it was.

use crate::pack::reception::ExitKind;
use crate::pack::{Level, Rung};
use std::fmt::Write as _;

/// A cell with fewer is not shown.
pub const FEWEST: u32 = 5;

/// The first line of what is kept.
const HEAD: &str = "front-door counts 1";

/// One call that is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The topic.
    pub topic: String,
    /// The step of the ladder that was advised.
    pub rung: Rung,
    /// The level to which the outcome was raised.
    pub raised: Option<Level>,
    /// The step that the caller had meant to take.
    pub intended: Option<Rung>,
    /// Ways out of the script.
    pub exits: Vec<ExitKind>,
}

/// How often each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Of what.
    pub table: Table,
    /// The row.
    pub row: String,
    /// The column.
    pub column: String,
    /// How often.
    pub count: u32,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// Topic by step.
    Outcome,
    /// Step by the level to which it was raised.
    Raised,
    /// Step meant by step advised.
    Intended,
    /// Ways out of the script by step.
    Exit,
}

impl Table {
    /// Every one, in order.
    pub const ALL: [Self; 4] = [Self::Outcome, Self::Raised, Self::Intended, Self::Exit];

    /// Its name in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Raised => "raised",
            Self::Intended => "intended",
            Self::Exit => "exit",
        }
    }
}

impl Counts {
    /// Counts a call.
    pub fn add(&mut self, call: &Record) {
        let rung = call.rung.as_str();
        self.one(Table::Outcome, &call.topic, rung);
        if let Some(level) = call.raised {
            self.one(Table::Raised, rung, level.as_str());
        }
        if let Some(intended) = call.intended {
            self.one(Table::Intended, intended.as_str(), rung);
        }
        for exit in &call.exits {
            self.one(Table::Exit, exit.as_str(), rung);
        }
    }

    fn one(&mut self, table: Table, row: &str, column: &str) {
        let is = |cell: &&mut Cell| cell.table == table && cell.row == row && cell.column == column;
        match self.cells.iter_mut().find(is) {
            Some(cell) => cell.count = cell.count.saturating_add(1),
            None => self.cells.push(Cell {
                table,
                row: row.to_owned(),
                column: column.to_owned(),
                count: 1,
            }),
        }
    }

    /// The cells of a table that may be shown.
    pub fn shown(&self, table: Table) -> impl Iterator<Item = &Cell> {
        let cells = self.cells.iter();
        cells.filter(move |cell| cell.table == table && cell.count >= FEWEST)
    }

    /// The cells that may be shown, as a table for other programs.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut out = "what,row,column,count\r\n".to_owned();
        for cell in Table::ALL.into_iter().flat_map(|table| self.shown(table)) {
            let Cell {
                table,
                row,
                column,
                count,
            } = cell;
            // Writing to a String cannot fail.
            let _ = write!(out, "{},{row},{column},{count}\r\n", table.as_str());
        }
        out
    }

    /// As the device keeps it.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = HEAD.to_owned();
        for Cell {
            table,
            row,
            column,
            count,
        } in &self.cells
        {
            let _ = write!(out, "\n{} {row} {column} {count}", table.as_str());
        }
        out
    }

    /// Reads what the device kept; nothing when it is not what was written.
    #[must_use]
    pub fn read(kept: &str) -> Option<Self> {
        let mut lines = kept.lines();
        if lines.next() != Some(HEAD) {
            return None;
        }
        let cells: Option<Vec<Cell>> = lines.map(cell).collect();
        cells.map(|cells| Self { cells })
    }
}

fn cell(line: &str) -> Option<Cell> {
    let mut words = line.split(' ');
    let table = words.next()?;
    let cell = Cell {
        table: Table::ALL.into_iter().find(|it| it.as_str() == table)?,
        row: name(words.next()?)?,
        column: name(words.next()?)?,
        count: words.next()?.parse().ok()?,
    };
    words.next().is_none().then_some(cell)
}

/// The name of a row or column: an id and nothing that a table would take for something else.
fn name(word: &str) -> Option<String> {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    (!word.is_empty() && word.chars().all(plain)).then(|| word.to_owned())
}
