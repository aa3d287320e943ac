//! One topic's page.

use crate::pack::PackStatus;
use crate::report::draw;
use crate::report::markup::{Element, document, el};
use crate::report::model::{NeedWords, Report};
use crate::report::parts::{
    advice_section, doubts_section, examples_section, questions_section, sources_section,
};
use crate::report::tables::decision_tables;

/// The styles of every page.
pub(crate) const STYLES: &str = include_str!("report.css");

/// The sections of a page: where they stand and what they are called.
const SECTIONS: [(&str, &str); 11] = [
    ("sign-off", "Sign-off"),
    ("figures", "Figures"),
    ("doubts", "Open doubts"),
    ("rules", "Rules of this topic"),
    ("shared", "Shared rules that can apply"),
    ("together", "Shared rules with another topic"),
    ("questions", "Questions as they are asked"),
    ("flow", "Flow"),
    ("examples", "Example journeys"),
    ("advice", "What people read afterwards"),
    ("sources", "Sources"),
];

/// The whole page of one report.
#[must_use]
pub fn page(report: &Report) -> String {
    let main = el("main")
        .child(contents())
        .child(sign_off())
        .child(figures(report))
        .child(doubts_section(report))
        .child(rules(report))
        .child(shared(report))
        .child(together(report))
        .child(questions_section(report))
        .child(draw::flow_section(report))
        .child(examples_section(report))
        .child(advice_section(report))
        .child(sources_section(report));
    let body = el("body")
        .child(head(report))
        .child(main)
        .child(foot(report));
    let title = format!("{}: report for clinical sign-off", report.title);
    document(&title, &[STYLES, &draw::question_filters(report)], body)
}

/// A section with its heading.
pub(crate) fn section(id: &'static str) -> Element {
    let name = SECTIONS.iter().find(|(known, _)| *known == id);
    let name = name.map_or(id, |(_, name)| *name);
    el("section")
        .attr("id", id)
        .attr("aria-labelledby", format!("{id}-heading"))
        .child(el("h2").attr("id", format!("{id}-heading")).text(name))
}

/// A paragraph.
pub(crate) fn p(text: impl Into<String>) -> Element {
    el("p").text(text)
}

/// A list of texts.
pub(crate) fn list(items: impl IntoIterator<Item = String>) -> Element {
    let items = items.into_iter().map(|item| el("li").text(item));
    el("ul").children(items)
}

/// A level and a door as a label: words first, never colour alone.
pub(crate) fn need_label(need: &NeedWords) -> Element {
    el("span")
        .class(format!("need l-{}", need.level))
        .child(el("strong").text(need.level_name.clone()))
        .text(format!(" · {} ", need.door_name))
        .child(el("code").text(format!("{} / {}", need.level, need.door)))
}

/// A table cell that heads a column.
pub(crate) fn heading_cell(text: &str) -> Element {
    el("th").attr("scope", "col").text(text)
}

/// What stands in a frame that can be moved sideways on a small screen.
pub(crate) fn scrolling(label: &str, content: Element) -> Element {
    el("div")
        .class("scroll")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", format!("{label}, moves sideways"))
        .child(content)
}

fn contents() -> Element {
    let link = |(id, name): &(&str, &str)| {
        let link = el("a").attr("href", format!("#{id}")).text(*name);
        el("li").child(link)
    };
    el("nav")
        .attr("aria-label", "On this page")
        .child(el("ul").children(SECTIONS.iter().map(link)))
}

fn head(report: &Report) -> Element {
    let status = match report.pack.status {
        PackStatus::Draft => {
            "Draft. Not approved by a clinical safety officer. Not for use with patients."
        }
        PackStatus::Approved => "The pack says that it is approved. Check the signatures.",
    };
    let author = "Until it is signed, every rule here counts as written by “author, not clinical”.";
    let purpose = format!(
        "This page shows everything the front door asks, decides and says about “{}”, so that a clinician can check it line by \
         line, mark every rule “accept” or “query”, and sign. It shows what the rules are and how they are applied. It does not \
         show that the rules are medically right.",
        report.title
    );
    let classes: Vec<String> = report
        .classes
        .iter()
        .map(|class| format!("{} ({})", class.id, class.about))
        .collect();
    let classes = if classes.is_empty() {
        "none".to_owned()
    } else {
        classes.join(" ")
    };
    let pack = &report.pack;
    let facts = [
        ("Topic", format!("{} ({})", report.topic, report.kind)),
        ("Classes", classes),
        (
            "Pack",
            format!("{} {}, {}", pack.id, pack.version, pack.status),
        ),
        ("Rules hash", pack.rules_hash.clone()),
        ("As of", pack.as_of.to_string()),
        ("Review dates judged on", report.judged_on.to_string()),
    ];
    let fact = |(name, value): (&str, String)| [el("dt").text(name), el("dd").text(value)];
    el("header")
        .child(
            el("p")
                .class("banner")
                .child(el("strong").text(status))
                .text(format!(" {author}")),
        )
        .child(el("h1").text(report.title.clone()))
        .child(p(purpose))
        .child(
            el("dl")
                .class("facts")
                .children(facts.into_iter().flat_map(fact)),
        )
}

fn foot(report: &Report) -> Element {
    let pack = &report.pack;
    let line = format!(
        "{} · pack {} {} · rules {} · as of {}",
        report.title, pack.id, pack.version, pack.rules_hash, pack.as_of
    );
    el("footer").child(p(line))
}

fn sign_off() -> Element {
    let columns = ["Role", "Name", "Registration", "Date", "Signature"];
    let roles = [
        "Clinical safety officer",
        "Clinician for this topic",
        "Second clinician",
        "Author of the pack",
    ];
    let row = |role: &str| {
        let blank = (1..columns.len()).map(|_| el("td"));
        el("tr")
            .child(el("th").attr("scope", "row").text(role))
            .children(blank)
    };
    let table = el("table")
        .class("sign")
        .child(
            el("caption").text("Signatures for this topic, this pack version and this rules hash"),
        )
        .child(el("thead").child(el("tr").children(columns.iter().map(|name| heading_cell(name)))))
        .child(el("tbody").children(roles.iter().map(|role| row(role))));
    section("sign-off")
        .child(p("Each rule below has two boxes. Tick “accept”, or tick “query” and write why beside it or overleaf. A signature \
                  covers only the rules hash above: a changed rule needs a new one."))
        .child(scrolling("Sign-off", table))
}

fn figures(report: &Report) -> Element {
    let figures = &report.figures;
    let sentence = |count: usize, one: &str, many: &str| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    let lines = vec![
        format!(
            "{} of its own, of which {} lead to A&E or 999",
            sentence(figures.rules, "rule", "rules"),
            figures.red_flags
        ),
        format!(
            "{} that can apply, {} more with another topic",
            sentence(figures.shared_rules, "shared rule", "shared rules"),
            figures.together_rules
        ),
        format!(
            "{} of all these on general knowledge, without a source",
            figures.unsourced
        ),
        format!(
            "{} on {} at most; nobody is asked all of them",
            sentence(figures.questions, "question", "questions"),
            sentence(figures.pages, "page", "pages")
        ),
        format!(
            "{} that the topic can end in",
            sentence(figures.needs, "need", "needs")
        ),
    ];
    let unreviewed = report.less_urgent_unreviewed.map(|count| {
        let changes = sentence(count, "change", "changes");
        format!("{changes} since the last release: less urgent and unreviewed")
    });
    section("figures")
        .child(list(lines.into_iter().chain(unreviewed)))
        .child(proof(report))
}

fn proof(report: &Report) -> Element {
    let Some(proof) = &report.proof else {
        return p("Answer sets and journeys are not counted in this report.");
    };
    let row = |(level, count): &(crate::pack::Level, String)| {
        el("tr")
            .child(el("th").attr("scope", "row").text(level.as_str()))
            .child(el("td").class("number").text(grouped(count)))
    };
    let table = el("table")
        .class("figures")
        .child(el("caption").text("Answer sets that end at each level"))
        .child(el("thead").child(el("tr").children(["Level", "Answer sets"].map(heading_cell))))
        .child(el("tbody").children(proof.by_level.iter().map(row)));
    let lines = [
        format!(
            "{} sets of answers, each checked",
            grouped(&proof.answer_sets)
        ),
        format!(
            "{} journeys, the longest of {} pages",
            grouped(&proof.journeys),
            proof.longest_pages
        ),
        format!("{} states", grouped(&proof.states.to_string())),
    ];
    el("div").child(list(lines)).child(table)
}

/// Decimal digits in threes.
pub(crate) fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.chars().count() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

const HOW_TO_READ: &str = "One row is one rule, from a dated public source unless it is marked as unsourced. ● means that this finding must hold; – means that it makes no difference. A rule \
    holds when all its findings hold, and then the person needs at least the need at the end. The decision is the highest need \
    among the rules that hold: nothing can lower it. “Not sure” counts as every answer of its question.";

fn rules(report: &Report) -> Element {
    section("rules")
        .child(p(HOW_TO_READ))
        .children(decision_tables(report, "own", &report.rules))
}

fn shared(report: &Report) -> Element {
    section("shared")
        .child(p("These rules stand once for all topics. Those listed can hold when this topic alone is picked."))
        .children(decision_tables(report, "shared", &report.shared))
}

fn together(report: &Report) -> Element {
    let section = section("together");
    if report.together.is_empty() {
        return section.child(p("None."));
    }
    section
        .child(p("These shared rules hold only when another topic is picked as well; under each rule stands which."))
        .children(decision_tables(report, "together", &report.together))
}

/// The mark of what stands on general knowledge.
pub(crate) fn unsourced() -> Element {
    el("strong")
        .class("unsourced")
        .text("Unsourced: general knowledge")
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_stand_in_threes() {
        assert_eq!(grouped("1"), "1");
        assert_eq!(grouped("999"), "999");
        assert_eq!(grouped("1000"), "1,000");
        assert_eq!(
            grouped("18446744073709551616"),
            "18,446,744,073,709,551,616"
        );
    }
}
