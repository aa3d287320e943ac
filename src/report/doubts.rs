//! What a reviewer ought to settle before signing.

use crate::order;
use crate::pack::{Date, Source, Status};
use crate::report::model::{AdviceLines, Doubt, Doubts, Row, SourceLine, Table};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `docs/clinical-safety/doubts.json`: what authors know to be doubtful.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenDoubts {
    /// Doubts about rules that every topic shares.
    pub shared: Vec<Doubt>,
    /// Doubts by topic.
    pub topics: BTreeMap<String, Vec<Doubt>>,
}

impl WrittenDoubts {
    /// Reads the file's text.
    ///
    /// # Errors
    /// When it is not JSON of this shape; it says where.
    pub fn read(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|why| why.to_string())
    }

    /// The doubts about one topic, its own first.
    fn about(&self, topic: &str) -> Vec<Doubt> {
        let own = self.topics.get(topic).map_or(&[][..], Vec::as_slice);
        own.iter().chain(&self.shared).cloned().collect()
    }
}

/// The sources that the tables and the advice name, in the order of their ids.
pub(crate) fn sources(
    all: &[Source],
    tables: &[&[Table]],
    advice: &AdviceLines,
    judged_on: Date,
) -> Vec<SourceLine> {
    let named =
        |source: &Source, id: Option<&String>| id.is_some_and(|id| source.id.as_str() == id);
    let line = |source: &Source| {
        let rows = rows(tables).filter(|row| named(source, row.source.as_ref()));
        let rules: Vec<String> = rows.map(|row| row.rule.clone()).collect();
        let mut lines = advice.self_care.iter().chain(&advice.while_waiting);
        let advised = lines.any(|line| named(source, line.source.as_ref()));
        (advised || !rules.is_empty()).then(|| SourceLine {
            id: source.id.to_string(),
            title: source.title.clone(),
            url: source.url.clone(),
            page_reviewed: source.page_reviewed.clone(),
            read: source.read,
            review_by: source.review_by,
            overdue: source.overdue,
            past_review: source.review_by < judged_on,
            rules,
        })
    };
    order::by(all.iter().filter_map(line).collect(), |a, b| {
        a.id.cmp(&b.id)
    })
}

fn rows<'t>(tables: &[&'t [Table]]) -> impl Iterator<Item = &'t Row> {
    tables
        .iter()
        .flat_map(|tables| tables.iter())
        .flat_map(|table| &table.rows)
}

/// Everything doubtful about a topic.
pub(crate) fn doubts(
    written: &WrittenDoubts,
    topic: &str,
    tables: &[&[Table]],
    advice: &AdviceLines,
    sources: &[SourceLine],
) -> Doubts {
    let named = |which: &dyn Fn(&&SourceLine) -> bool| -> Vec<String> {
        let sources = sources.iter().filter(which);
        sources.map(|source| source.id.clone()).collect()
    };
    let undated = |source: &&SourceLine| source.page_reviewed.is_none();
    let rests_on_undated = |row: &&Row| {
        row.status == Status::Sourced
            && sources
                .iter()
                .any(|source| undated(&source) && row.source.as_ref() == Some(&source.id))
    };
    let unsourced = |row: &&Row| row.status == Status::Unsourced;
    let advised = advice.self_care.iter();
    let ids = |row: &Row| row.rule.clone();
    Doubts {
        written: written.about(topic),
        unsourced_rules: rows(tables).filter(unsourced).map(ids).collect(),
        unsourced_advice: advised
            .filter(|line| line.status == Status::Unsourced)
            .map(|line| line.text.clone())
            .collect(),
        overdue_sources: named(&|source| source.overdue),
        past_review_sources: named(&|source| source.past_review),
        undated_sources: named(&undated),
        undated_rules: rows(tables).filter(rests_on_undated).map(ids).collect(),
    }
}
