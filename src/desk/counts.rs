//! Counts of a shift, on this device alone: how often each outcome, never who rang or who answered. Small cells are not shown:
//! with a few calls in a cell somebody could tell whose call it was. The device has to keep them, or they would never grow; so
//! what must not be read there even by whoever opens its storage, a sensitive topic, is never written to it by name.

use crate::desk::event::Effect;
use crate::desk::scene::Desk;
use crate::desk::state::Model;
use crate::pack::reception::ExitKind;
use crate::pack::{Level, Pack, Rung};
use std::fmt::Write as _;

/// A cell with fewer is not shown.
pub const FEWEST: u32 = 5;

/// The one row of all topics that are nobody else's business.
pub const SENSITIVE: &str = "sensitive-topic";

/// The row in which a topic is counted.
#[must_use]
pub fn row<'t>(pack: &Pack, topic: &'t str) -> &'t str {
    let known = pack.find_topic(topic).and_then(|index| pack.topic(index));
    if known.is_some_and(|known| known.authored.sensitive) {
        SENSITIVE
    } else {
        topic
    }
}

/// The first line of what is kept.
const HEAD: &str = "front-door counts 1";

/// One call that is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The row of the topic: its id, or that of all sensitive topics.
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
        self.add_to(Table::Outcome, &call.topic, rung, 1);
        if let Some(level) = call.raised {
            self.add_to(Table::Raised, rung, level.as_str(), 1);
        }
        if let Some(intended) = call.intended {
            self.add_to(Table::Intended, intended.as_str(), rung, 1);
        }
        for exit in &call.exits {
            self.add_to(Table::Exit, exit.as_str(), rung, 1);
        }
    }

    fn add_to(&mut self, table: Table, row: &str, column: &str, count: u32) {
        let is = |cell: &&mut Cell| cell.table == table && cell.row == row && cell.column == column;
        match self.cells.iter_mut().find(is) {
            Some(cell) => cell.count = cell.count.saturating_add(count),
            None => self.cells.push(Cell {
                table,
                row: row.to_owned(),
                column: column.to_owned(),
                count,
            }),
        }
    }

    /// The same with sensitive topics in one row, as a device has not always kept them.
    #[must_use]
    pub fn without_sensitive_topics(&self, pack: &Pack) -> Self {
        let mut all = Self::default();
        for cell in &self.cells {
            let row = match cell.table {
                Table::Outcome => row(pack, &cell.row),
                _ => cell.row.as_str(),
            };
            all.add_to(cell.table, row, &cell.column, cell.count);
        }
        all
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

/// Takes up the counts that the device has kept. Sensitive topics in them by name, from an earlier version, are not left there.
pub(super) fn taken_up(desk: &Desk<'_>, model: &mut Model, kept: Option<&str>) -> Vec<Effect> {
    let Some(kept) = kept else {
        return Vec::new();
    };
    let Some(counts) = Counts::read(kept) else {
        model.counts_lost = true;
        return Vec::new();
    };
    model.counts = counts.without_sensitive_topics(desk.pack);
    let now = model.counts.write();
    if now == kept {
        Vec::new()
    } else {
        vec![Effect::Keep(Some(now))]
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
