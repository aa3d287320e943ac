//! The source of an imported list in `sources.json`.

use crate::import::Import;
use crate::import::house::{House, Record};
use crate::import::json::Json;
use crate::import::merge::{Listed, Shape, merge};
use crate::import::rules::Cited;
use crate::pack::Problem;

const SOURCES: &str = "sources.json";

const SHAPE: Shape = Shape {
    key: "id",
    order: &[
        "id",
        "title",
        "url",
        "page_reviewed",
        "read",
        "review_by",
        "overdue",
    ],
    loose: false,
};

/// `sources.json` with the list as it now is. A list of the same date leaves it alone.
pub(super) fn cite(import: &Import<'_>, cited: &Cited) -> Result<(&'static str, String), Problem> {
    let text = import.file(SOURCES)?;
    let house = House::read(SOURCES, text, "sources")?;
    let id = cited.id.as_str();
    let stands = house
        .records()
        .find(|source| source.text_at("id") == Some(id));
    let dated = stands.and_then(|source| source.text_at("page_reviewed"));
    if dated == Some(import.as_of) {
        return Ok((SOURCES, text.to_owned()));
    }
    let text_of = |text: String| Some(Json::Text(text));
    let mut says = vec![
        ("title", text_of(cited.title.clone())),
        ("page_reviewed", text_of(import.as_of.to_owned())),
        ("read", text_of(import.read.to_string())),
        (
            "review_by",
            text_of(import.read.plus_months(12).to_string()),
        ),
        ("overdue", None),
    ];
    if let Some(url) = &cited.url {
        says.push(("url", text_of(url.clone())));
    }
    let listed = Listed {
        id: id.to_owned(),
        says,
        first_words: &[],
        besides: Vec::new(),
    };
    let (records, _) = merge(SHAPE, house.records(), &[listed], None, |_| true);
    Ok((SOURCES, house.write(&records, &[])))
}

/// Whether nothing was written.
pub(super) fn all_kept(records: &[Record]) -> bool {
    records
        .iter()
        .all(|record| matches!(record, Record::Kept(_)))
}
