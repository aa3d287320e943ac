//! Decision tables on the page.

use crate::pack::{Date, Status};
use crate::report::markup::{Element, el};
use crate::report::model::{Column, Report, Row, SourceLine, Table};
use crate::report::page::{heading_cell, need_label, scrolling, unsourced};

/// All tables of one section.
pub(crate) fn decision_tables(report: &Report, prefix: &str, tables: &[Table]) -> Vec<Element> {
    let table = |(number, table): (usize, &Table)| {
        let label = format!("{prefix} rules, table {number}: {}", table.title);
        scrolling(&label, decision_table(report, table))
    };
    (1..).zip(tables).map(table).collect()
}

fn decision_table(report: &Report, table: &Table) -> Element {
    let rows = table.rows.iter().map(|row| rule_row(report, table, row));
    el("table")
        .class("decision")
        .child(el("caption").text(table.title.clone()))
        .child(columns(table))
        .child(el("thead").children(heads(table)))
        .child(el("tbody").children(rows))
}

/// Widths: what stands beside the findings is as wide in every table.
fn columns(table: &Table) -> Element {
    let findings = (0..table.columns.len().max(1)).map(|_| "w-finding");
    let widths = ["w-rule"]
        .into_iter()
        .chain(findings)
        .chain(["w-need", "w-because", "w-source"]);
    el("colgroup").children(widths.map(|width| el("col").class(width)))
}

/// Two rows of headings: the questions, and below each its findings.
fn heads(table: &Table) -> [Element; 2] {
    let tall = |name: &str| heading_cell(name).attr("rowspan", "2");
    let mut questions = el("tr").child(tall("Rule and sign-off"));
    let mut answers = el("tr");
    if table.columns.is_empty() {
        questions = questions.child(heading_cell("Findings"));
        answers = answers.child(heading_cell("any answers"));
    }
    for group in table.columns.chunk_by(|a, b| a.question == b.question) {
        let Some(first) = group.first() else { continue };
        let head = el("th")
            .attr("scope", "colgroup")
            .attr("colspan", group.len().to_string())
            .text(first.asked.clone());
        questions = questions.child(head);
        answers = answers.children(group.iter().map(finding_head));
    }
    let ends = ["Need", "Because", "Source"].map(tall);
    [questions.children(ends), answers]
}

fn finding_head(column: &Column) -> Element {
    heading_cell(&column.answer).child(el("code").text(column.finding.clone()))
}

fn rule_row(report: &Report, table: &Table, row: &Row) -> Element {
    let mark = |column: &Column| {
        let needed = row.when.contains(&column.finding);
        let cell = el("td").class(if needed { "mark yes" } else { "mark" });
        cell.text(if needed { "●" } else { "–" })
    };
    let marks: Vec<Element> = if table.columns.is_empty() {
        vec![el("td").class("mark").text("–")]
    } else {
        table.columns.iter().map(mark).collect()
    };
    el("tr")
        .attr("id", format!("r-{}", row.rule))
        .child(rule_cell(row))
        .children(marks)
        .child(el("td").child(need_label(&row.need)))
        .child(el("td").text(row.because.clone()))
        .child(source_cell(report, row))
}

fn rule_cell(row: &Row) -> Element {
    let note = |text: String| el("div").class("note").text(text);
    let always = (row.when.is_empty() && row.applies_to.is_empty())
        .then(|| note("always: the topic's base".to_owned()));
    let picked = row.applies_to.iter().cloned().map(note);
    el("th")
        .attr("scope", "row")
        .child(el("code").text(row.rule.clone()))
        .children(always)
        .children(picked)
        .child(note(format!("by {}", row.written_by)))
        .child(boxes())
}

fn source_cell(report: &Report, row: &Row) -> Element {
    let id = row.source.as_ref();
    let source = report.sources.iter().find(|source| Some(&source.id) == id);
    let named = source.map(|source| source_lines(source, row.status));
    let rows =
        (!row.rows.is_empty()).then(|| el("div").text(format!("Rows {}", row.rows.join(", "))));
    let unsourced = (row.status == Status::Unsourced).then(|| el("div").child(unsourced()));
    el("td")
        .class("source")
        .children(unsourced)
        .children(named.into_iter().flatten())
        .children(rows)
}

/// A source's name, address and dates.
fn source_lines(source: &SourceLine, status: Status) -> Vec<Element> {
    let lead = match status {
        Status::Sourced => "",
        Status::Unsourced => "compared with ",
    };
    let name = el("a")
        .attr("href", format!("#s-{}", source.id))
        .text(source.title.clone());
    let address = source.url.as_ref().map(|url| {
        let short = url
            .trim_start_matches("https://")
            .trim_start_matches("www.");
        let link = el("a")
            .attr("href", url.clone())
            .text(short.trim_end_matches('/'));
        el("div").class("address").child(link)
    });
    let day = |date: Date| el("span").class("day").text(date.to_string());
    let dates = el("div")
        .text("read ")
        .child(day(source.read))
        .text(", review by ")
        .child(day(source.review_by));
    let late = source
        .past_review
        .then(|| el("strong").text(" (past its review date)"));
    let mut lines = vec![el("div").text(lead).child(name)];
    lines.extend(address);
    lines.push(dates.children(late));
    lines
}

/// Two boxes to tick by hand.
fn boxes() -> Element {
    let choice = |name: &str| {
        el("span")
            .child(el("span").class("tick"))
            .text(format!(" {name}"))
    };
    el("div")
        .class("boxes")
        .children(["accept", "query"].map(choice))
}
