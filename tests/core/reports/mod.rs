//! Reports for clinical sign-off: well-formed, complete, and true to the engine.

use crate::common::{self, REAL};
mod engine;

use front_door::pack::{Level, LinkedRule, Scope};
use front_door::report::{Extras, Report, WrittenDoubts, index, page, report};
use front_door::verify::proof::TopicProof;
use roxmltree::{Document, Node, ParsingOptions};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static REPORTS: LazyLock<Vec<Report>> = LazyLock::new(|| {
    let extras = Extras {
        doubts: doubts(),
        ..Extras::default()
    };
    let topics = REAL.pack.topics().iter();
    topics
        .map(|topic| report(&REAL, topic.authored.id.as_str(), &extras).unwrap())
        .collect()
});

fn doubts() -> WrittenDoubts {
    let file =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/clinical-safety/doubts.json");
    WrittenDoubts::read(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn with_document(html: &str, look: impl FnOnce(&Document<'_>)) {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(html, options)
        .unwrap_or_else(|why| panic!("not well-formed: {why}"));
    look(&document);
}

fn text(node: Node<'_, '_>) -> String {
    node.descendants()
        .filter_map(|part| part.text().filter(|_| part.is_text()))
        .collect()
}

fn elements<'a, 'i>(document: &'a Document<'i>, name: &'static str) -> Vec<Node<'a, 'i>> {
    document
        .descendants()
        .filter(|node| node.has_tag_name(name))
        .collect()
}

#[test]
fn every_page_is_well_formed_has_each_id_once_and_asks_for_nothing_but_itself() {
    let mut pages: Vec<String> = REPORTS.iter().map(page).collect();
    pages.push(index(&REPORTS));
    for html in pages {
        with_document(&html, |document| {
            let mut ids = BTreeSet::new();
            for node in document.descendants().filter(Node::is_element) {
                let name = node.tag_name().name();
                let outside = ["script", "link", "img", "iframe", "object", "image", "use"];
                assert!(!outside.contains(&name), "<{name}>");
                for attribute in node.attributes() {
                    let name = attribute.name();
                    assert!(
                        !name.starts_with("on") && name != "src" && name != "style",
                        "{name}"
                    );
                }
                if let Some(id) = node.attribute("id") {
                    assert!(ids.insert(id.to_owned()), "the id {id} stands twice");
                }
            }
            for link in elements(document, "a") {
                let target = link.attribute("href").unwrap();
                let known = target.strip_prefix('#').is_none_or(|id| ids.contains(id));
                assert!(known, "{target} leads nowhere");
            }
            for style in elements(document, "style") {
                let css = text(style);
                assert!(!css.contains("url(") && !css.contains("@import"), "{css}");
            }
        });
    }
}

#[test]
fn every_rule_of_the_topic_stands_in_a_table_with_its_findings_need_and_reason() {
    for (topic, report) in (0u16..).zip(REPORTS.iter()) {
        let html = page(report);
        with_document(&html, |document| {
            let rules = REAL.pack.rules().iter();
            for rule in rules.filter(|rule| rule.scope == Scope::Topic(topic)) {
                row_says(document, rule);
            }
        });
    }
}

fn row_says(document: &Document<'_>, rule: &LinkedRule) {
    let authored = &rule.authored;
    let id = format!("r-{}", authored.id);
    let mut rows = document
        .descendants()
        .filter(|node| node.attribute("id") == Some(&id));
    let row = rows
        .next()
        .unwrap_or_else(|| panic!("{id} stands in no table"));
    let said = text(row);
    let tokens = &REAL.pack.text.tokens;
    let because = authored
        .because
        .here()
        .render(tokens, front_door::pack::AskingFor::Me);
    assert!(said.contains(&because), "{id}: {said}");
    let need = format!("{} / {}", authored.need.level, authored.need.door);
    assert!(said.contains(&need), "{id}: {said}");
    assert!(
        said.contains("author, not clinical") && said.contains("accept") && said.contains("query")
    );
    let unsourced = authored.status() == front_door::pack::Status::Unsourced;
    assert_eq!(
        said.contains("Unsourced: general knowledge"),
        unsourced,
        "{id}"
    );
    for row in &authored.rows {
        assert!(said.contains(row), "{id} does not name {row}");
    }
    // What choosing the topic establishes has no column: it always holds here.
    let presents = match rule.scope {
        Scope::Topic(topic) => &REAL.pack.topic(topic).unwrap().presents[..],
        Scope::Person => &[],
    };
    let asked = rule.when.iter().filter(|it| !presents.contains(it));
    assert_eq!(said.matches('●').count(), asked.count(), "{id}");
}

#[test]
fn a_mark_stands_below_the_finding_that_it_means() {
    for report in REPORTS.iter() {
        let html = page(report);
        with_document(&html, |document| {
            for table in elements(document, "table") {
                if table.attribute("class") == Some("decision") {
                    marks_stand_below_their_findings(report, table);
                }
            }
        });
    }
}

fn marks_stand_below_their_findings(report: &Report, table: Node<'_, '_>) {
    let rows: Vec<Node<'_, '_>> = table
        .descendants()
        .filter(|node| node.has_tag_name("tr"))
        .collect();
    let named = |cell: Node<'_, '_>| {
        cell.children()
            .find(|part| part.has_tag_name("code"))
            .map(text)
    };
    let findings: Vec<Option<String>> = rows[1].children().map(named).collect();
    let tables = [&report.rules, &report.shared, &report.together];
    for row in &rows[2..] {
        let id = row.attribute("id").unwrap().strip_prefix("r-").unwrap();
        let all = tables
            .iter()
            .flat_map(|tables| tables.iter())
            .flat_map(|table| &table.rows);
        let data = all.into_iter().find(|row| row.rule == id).unwrap();
        let cells: Vec<Node<'_, '_>> = row.children().filter(Node::is_element).collect();
        let marked = findings
            .iter()
            .zip(&cells[1..])
            .filter(|(_, cell)| text(**cell) == "●");
        let marked: BTreeSet<String> = marked.filter_map(|(name, _)| name.clone()).collect();
        assert_eq!(marked, data.when.iter().cloned().collect(), "{id}");
    }
}

#[test]
fn counts_of_the_exact_check_and_unreviewed_changes_stand_on_the_page_when_they_are_given() {
    let proof = TopicProof {
        topic: "earache".into(),
        answer_sets: "12345678901234567890123".into(),
        by_level: vec![
            (Level::Advice, "4321".into()),
            (Level::Emergency, "1".into()),
        ],
        journeys: "98765".into(),
        states: 4567,
        longest_pages: 8,
    };
    let extras = Extras {
        proof: Some(&proof),
        less_urgent_unreviewed: Some(3),
        ..Extras::default()
    };
    let with = report(&REAL, "earache", &extras).unwrap();
    let without = report(&REAL, "earache", &Extras::default()).unwrap();
    let said = |report: &Report| {
        let html = page(report);
        let mut all = String::new();
        with_document(&html, |document| all = text(document.root_element()));
        all
    };
    let (with, without) = (said(&with), said(&without));
    for figure in [
        "12,345,678,901,234,567,890,123",
        "4,321",
        "98,765",
        "4,567",
        "the longest of 8 pages",
    ] {
        assert!(
            with.contains(figure) && !without.contains(figure),
            "{figure}"
        );
    }
    let unreviewed = "3 changes since the last release: less urgent and unreviewed";
    assert!(with.contains(unreviewed) && !without.contains("unreviewed"));
}

#[test]
fn review_dates_are_judged_on_the_day_that_is_named() {
    let on = |day: &str| {
        let extras = Extras {
            judged_on: front_door::pack::Date::parse(day),
            ..Extras::default()
        };
        report(&REAL, "earache", &extras).unwrap()
    };
    let earache = |report: &Report| {
        let source = report
            .sources
            .iter()
            .find(|source| source.id == "nhs-earache");
        (source.unwrap().review_by, source.unwrap().past_review)
    };
    let (day, early) = earache(&on("2026-11-22"));
    assert!(!early && !earache(&on(&day.to_string())).1);
    assert!(earache(&on(&day.plus_months(1).to_string())).1);
    assert!(
        on(&day.plus_months(1).to_string())
            .doubts
            .past_review_sources
            .contains(&"nhs-earache".to_owned())
    );
}

#[test]
fn doubts_name_topics_of_the_pack_and_rows_of_the_fact_tables() {
    let doubts = doubts();
    let row = |row: &str| {
        let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        let of_table = ["RF", "RC", "C"]
            .iter()
            .any(|kind| row.strip_prefix(kind).is_some_and(digits));
        let section = row
            .split(['.', '(', ')'])
            .filter(|part| !part.is_empty())
            .all(digits);
        of_table || (section && row.contains('.'))
    };
    for (topic, list) in &doubts.topics {
        assert!(REAL.pack.find_topic(topic).is_some(), "no topic {topic}");
        assert!(!list.is_empty(), "{topic}");
    }
    for doubt in doubts.topics.values().flatten().chain(&doubts.shared) {
        assert!(
            doubt.doubt.ends_with(['.', '?']) && !doubt.rows.is_empty(),
            "{doubt:?}"
        );
        assert!(doubt.rows.iter().all(|name| row(name)), "{doubt:?}");
    }
    for report in REPORTS.iter() {
        // A topic of which nobody has written a doubt down is left out.
        let own = doubts.topics.get(&report.topic).map_or(0, Vec::len);
        assert_eq!(report.doubts.written.len(), own + doubts.shared.len());
    }
    assert!(
        WrittenDoubts::read(r#"{"shared": [], "topics": {"earache": [{"doubt": "x"}]}}"#).is_err()
    );
}

#[test]
fn words_with_a_meaning_in_html_are_shown_as_they_are() {
    let mut files = common::files_of(&common::real_folder());
    let sly = "<script>alert(1)</script> & \\\"so\\\" on";
    let topic = files.get_mut("topics/earache.json").unwrap();
    *topic = topic.replace("\"title\": \"Earache\"", &format!("\"title\": \"{sly}\""));
    let read = front_door::verify::read_checked(&files).unwrap();
    let html = page(&report(&read, "earache", &Extras::default()).unwrap());
    with_document(&html, |document| {
        assert_eq!(
            text(elements(document, "h1")[0]),
            "<script>alert(1)</script> & \"so\" on"
        );
        assert!(elements(document, "script").is_empty());
    });
}
