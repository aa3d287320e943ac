//! The plain sections of a page: questions, journeys, advice, sources, doubts.

use crate::pack::{QuestionKind, Status};
use crate::report::markup::{Element, el};
use crate::report::model::{
    Doubt, Example, ExampleAnswer, ExamplePage, OptionLine, Page, QuestionLine, Report,
    SelfCareLine, SourceLine, WatchLine,
};
use crate::report::page::{heading_cell, list, need_label, p, scrolling, section, unsourced};

/// The questions, page by page.
pub(crate) fn questions_section(report: &Report) -> Element {
    section("questions")
        .child(p("The pages in the order in which they come when every condition is met. A question is asked only while its answer can \
                  still change the decision."))
        .children(report.pages.iter().map(page_of_questions))
}

fn page_of_questions(page: &Page) -> Element {
    let asked = if page.asked.is_empty() {
        "Asked of everybody whose answer can still change the decision.".to_owned()
    } else {
        format!("Asked only after: {}.", page.asked)
    };
    el("div")
        .class("page-of-questions")
        .child(el("h3").text(format!("Page {}", page.number)))
        .child(p(asked).class("note"))
        .children(page.questions.iter().map(question))
}

fn question(question: &QuestionLine) -> Element {
    let labelled = |label: &str, text: &Option<String>| {
        text.as_ref().map(|text| {
            el("div")
                .child(el("strong").text(format!("{label}: ")))
                .text(text.clone())
        })
    };
    let rows = question.options.iter().map(option_row);
    let table = el("table")
        .class("options")
        .child(el("caption").text(question.text.clone()))
        .child(el("thead").child(el("tr").children(
            ["Answer", "How to check", "Establishes", "Alone leads to"].map(heading_cell),
        )))
        .child(el("tbody").children(rows));
    el("div")
        .class("question")
        .child(el("div").class("note").text(kind_words(question)))
        .children(labelled("Reception reads", &question.staff_text))
        .children(labelled("Why", &question.why))
        .children(labelled("How to check", &question.check))
        .child(scrolling(&format!("Answers to {}", question.id), table))
}

fn kind_words(question: &QuestionLine) -> String {
    let kind = match question.kind {
        QuestionKind::YesNo => "yes or no",
        QuestionKind::OneOf if question.ordered => {
            "one of, from least to most worrying; each includes those above it"
        }
        QuestionKind::OneOf => "one of",
        QuestionKind::AnyOf => "any of these, or none",
        QuestionKind::Number => "a number",
    };
    let range = question
        .range
        .as_ref()
        .map(|range| format!(", {range}"))
        .unwrap_or_default();
    let shared = if question.shared {
        "; shared by all topics"
    } else {
        ""
    };
    let not_sure = if question.not_sure {
        "; “not sure” is offered and counts as all answers at once"
    } else {
        ""
    };
    format!("{}: {kind}{range}{shared}{not_sure}", question.id)
}

fn option_row(option: &OptionLine) -> Element {
    let establishes = if option.establishes.is_empty() {
        "nothing".to_owned()
    } else {
        option.establishes.join(", ")
    };
    let alone = el("td");
    let alone = match &option.alone {
        Some(need) => alone.child(need_label(need)),
        None => alone.text("–"),
    };
    el("tr")
        .child(el("th").attr("scope", "row").text(option.text.clone()))
        .child(el("td").text(option.check.clone().unwrap_or_default()))
        .child(el("td").child(el("code").text(establishes)))
        .child(alone)
}

/// A journey to each need.
pub(crate) fn examples_section(report: &Report) -> Element {
    let missing = report.without_example.iter().map(|need| {
        el("p")
            .text("Rules name this need, but no journey was found that ends in it: ")
            .child(need_label(need))
    });
    let examples = report.examples.iter().map(example);
    section("examples")
        .child(p("A short journey to each need, played by the engine. Bold and marked ►: the answers that decide, or without which the \
                  deciding question is not asked. All others are as quiet as they can be."))
        .child(el("div").class("examples").children(examples))
        .children(missing)
}

fn example(example: &Example) -> Element {
    let pages = example.pages.iter().map(example_page);
    el("div")
        .class("example")
        .child(el("h3").child(need_label(&example.need)))
        .child(el("ol").children(pages))
        .child(p(decided(example)).class("note"))
}

/// The rules behind a journey's end, and doors that stand beside the need's own.
fn decided(example: &Example) -> String {
    let beside: Vec<&str> = example
        .doors
        .iter()
        .filter(|door| **door != example.need.door)
        .map(|door| door.as_str())
        .collect();
    let rules = format!("Decided by: {}", example.rules.join(", "));
    if beside.is_empty() {
        return rules;
    }
    format!("{rules}. Shown beside it: {}", beside.join(", "))
}

fn example_page(page: &ExamplePage) -> Element {
    let last = page.any_of_these_as_well.then(|| {
        el("div")
            .class("note")
            .text("The page after an A&E sign: any of these as well?")
    });
    let item = el("li").children(last);
    item.children(page.answers.iter().map(example_answer))
}

fn example_answer(answer: &ExampleAnswer) -> Element {
    let line = el("div").text(format!("{} ", answer.text));
    if answer.telling {
        line.child(el("strong").text(format!("► {}", answer.answer)))
    } else {
        line.child(
            el("span")
                .class("quiet")
                .text(format!("→ {}", answer.answer)),
        )
    }
}

/// Self-care, signs to watch for, what to do while waiting.
pub(crate) fn advice_section(report: &Report) -> Element {
    let advice = &report.advice;
    let better = advice.better_by.as_ref().map(|text| {
        el("p")
            .child(el("strong").text("Better by: "))
            .text(text.clone())
    });
    section("advice")
        .children(better)
        .child(care_table(report, "Self-care", &advice.self_care))
        .child(watch_table(
            "What to watch for, as authors wrote it",
            &advice.watch_for,
        ))
        .child(watch_table(
            "Signs at the end of every list",
            &advice.general_watch,
        ))
        .child(care_table(
            report,
            "On an emergency, while waiting",
            &advice.while_waiting,
        ))
}

fn care_table(report: &Report, caption: &str, lines: &[SelfCareLine]) -> Element {
    let table = el("table")
        .child(el("caption").text(caption))
        .child(el("thead").child(el("tr").children(
            ["Line", "Not shown with", "While that is unknown", "Backing"].map(heading_cell),
        )))
        .child(el("tbody").children(lines.iter().map(|line| care_row(report, line))));
    scrolling(caption, table)
}

fn care_row(report: &Report, line: &SelfCareLine) -> Element {
    let id = line.source.as_ref();
    let source = report.sources.iter().find(|source| Some(&source.id) == id);
    let source = source.map(|source| {
        let link = el("a").attr("href", format!("#s-{}", source.id));
        el("div").child(link.text(source.title.clone()))
    });
    let unsourced = (line.status == Status::Unsourced).then(|| el("div").child(unsourced()));
    let first = line
        .ask_first
        .as_ref()
        .map(|words| format!("Ask a pharmacist first if {words}"));
    el("tr")
        .child(el("th").attr("scope", "row").text(line.text.clone()))
        .child(el("td").text(line.withheld.join("; ")))
        .child(el("td").text(first.unwrap_or_default()))
        .child(el("td").children(unsourced).children(source))
}

fn watch_table(caption: &str, lines: &[WatchLine]) -> Element {
    let row = |line: &WatchLine| {
        el("tr")
            .child(el("th").attr("scope", "row").text(line.sign.clone()))
            .child(el("td").child(need_label(&line.then)))
    };
    let table = el("table")
        .child(el("caption").text(caption))
        .child(el("thead").child(el("tr").children(["Sign", "Then"].map(heading_cell))))
        .child(el("tbody").children(lines.iter().map(row)));
    scrolling(caption, table)
}

/// Every source with its dates.
pub(crate) fn sources_section(report: &Report) -> Element {
    let columns = [
        "Source",
        "Address",
        "Page reviewed",
        "Read",
        "Read again by",
        "Rules",
    ];
    let table = el("table")
        .child(el("caption").text("Every source that this report names"))
        .child(el("thead").child(el("tr").children(columns.map(heading_cell))))
        .child(el("tbody").children(report.sources.iter().map(source_row)));
    let table = table.class("sources");
    section("sources").child(scrolling("Sources", table))
}

fn source_row(source: &SourceLine) -> Element {
    let address = el("td").class("address");
    let address = match &source.url {
        Some(url) => address.child(el("a").attr("href", url.clone()).text(url.clone())),
        None => address.text("no public address"),
    };
    let reviewed = source.page_reviewed.clone();
    let mut reviewed = reviewed.unwrap_or_else(|| "not dated".to_owned());
    if source.overdue {
        reviewed += " (past its own review date when read)";
    }
    let again = source.review_by.to_string();
    let late = source.past_review.then(|| el("strong").text(" passed"));
    el("tr")
        .attr("id", format!("s-{}", source.id))
        .child(el("th").attr("scope", "row").text(source.title.clone()))
        .child(address)
        .child(el("td").text(reviewed))
        .child(el("td").text(source.read.to_string()))
        .child(el("td").text(again).children(late))
        .child(el("td").child(el("code").text(source.rules.join(", "))))
}

/// What a reviewer ought to settle.
pub(crate) fn doubts_section(report: &Report) -> Element {
    let doubts = &report.doubts;
    let source = |id: &String| {
        let known = report.sources.iter().find(|source| source.id == *id);
        known.map_or_else(|| id.clone(), |source| source.title.clone())
    };
    let titles = |ids: &[String]| ids.iter().map(source).collect::<Vec<_>>();
    let written = doubts.written.iter().map(doubt_words).collect();
    let groups = [
        ("Written down by authors", written),
        ("Rules on general knowledge", doubts.unsourced_rules.clone()),
        (
            "Advice on general knowledge",
            doubts.unsourced_advice.clone(),
        ),
        (
            "Sources past their own review date when read",
            titles(&doubts.overdue_sources),
        ),
        (
            "Sources that we must read again",
            titles(&doubts.past_review_sources),
        ),
        (
            "Sources whose text could not be dated",
            titles(&doubts.undated_sources),
        ),
        (
            "Rules that rest on an undated source",
            doubts.undated_rules.clone(),
        ),
    ];
    let table = el("table")
        .class("doubts")
        .child(el("caption").text("What a reviewer ought to settle"))
        .child(
            el("thead")
                .child(el("tr").children(["Kind of doubt", "How many", "Which"].map(heading_cell))),
        )
        .child(el("tbody").children(groups.into_iter().map(doubt_row)));
    section("doubts").child(scrolling("Open doubts", table))
}

fn doubt_row((kind, which): (&str, Vec<String>)) -> Element {
    let count = which.len().to_string();
    let which = if which.is_empty() {
        el("td").text("none")
    } else {
        el("td").child(list(which))
    };
    el("tr")
        .child(el("th").attr("scope", "row").text(kind))
        .child(el("td").class("number").text(count))
        .child(which)
}

fn doubt_words(doubt: &Doubt) -> String {
    format!("{} [{}]", doubt.doubt, doubt.rows.join(", "))
}
