//! The page that lists all reports.

use crate::report::markup::{Element, document, el};
use crate::report::model::Report;
use crate::report::page::{STYLES, grouped, heading_cell, p, scrolling};

const COLUMNS: [&str; 11] = [
    "Topic",
    "Own rules",
    "Red flags",
    "Shared rules",
    "Unsourced",
    "Questions",
    "Pages",
    "Needs",
    "Doubts written down",
    "Answer sets",
    "Longest journey",
];

/// A table of the topics with their figures.
#[must_use]
pub fn index(reports: &[Report]) -> String {
    let pack = reports.first().map(|report| &report.pack);
    let about = pack.map(|pack| {
        p(format!(
            "Pack {} {}, {}. Rules {}. As of {}.",
            pack.id, pack.version, pack.status, pack.rules_hash, pack.as_of
        ))
    });
    let banner = "Not approved by a clinical safety officer unless each topic's page is signed.";
    let table = el("table")
        .child(el("caption").text("A page a topic"))
        .child(el("thead").child(el("tr").children(COLUMNS.map(heading_cell))))
        .child(el("tbody").children(reports.iter().map(row)));
    let header = el("header")
        .child(el("p").class("banner").child(el("strong").text(banner)))
        .child(el("h1").text("Reports for clinical sign-off"))
        .children(about);
    let main = el("main").child(scrolling("Topics", table));
    let body = el("body").child(header).child(main);
    document("Reports for clinical sign-off", &[STYLES], body)
}

fn row(report: &Report) -> Element {
    let figures = &report.figures;
    let link = el("a")
        .attr("href", format!("{}.html", report.topic))
        .text(report.title.clone());
    let counts = [
        figures.rules,
        figures.red_flags,
        figures.shared_rules,
        figures.unsourced,
        figures.questions,
        figures.pages,
        figures.needs,
        report.doubts.written.len(),
    ];
    let proof = report.proof.as_ref();
    let uncounted = || "not counted".to_owned();
    let sets = proof.map_or_else(uncounted, |proof| grouped(&proof.answer_sets));
    let longest = proof.map_or_else(uncounted, |proof| format!("{} pages", proof.longest_pages));
    let cell = |text: String| el("td").class("number").text(text);
    el("tr")
        .child(el("th").attr("scope", "row").child(link))
        .children(counts.map(|count| cell(count.to_string())))
        .child(cell(sets))
        .child(cell(longest))
}
