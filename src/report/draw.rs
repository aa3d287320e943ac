//! The flow as pictures: a row a question, a lane a need, an edge wherever an answer can lead there. Every row is a picture of
//! its own, so that filters close the gaps and paper breaks between rows.

use crate::pack::Level;
use crate::report::markup::{Element, el};
use crate::report::model::{Flow, FlowStep, NeedWords, Report};
use crate::report::page::{p, scrolling, section};

/// The width of every picture.
const WIDTH: usize = 1100;
/// Where the box of a question begins and ends.
const BOX: (usize, usize) = (46, 410);
/// So many characters stand on one line of a box.
const LINE: usize = 47;
/// The height of a line of text.
const LEADING: usize = 15;
/// The height between two edges.
const STEP: usize = 15;

/// What the filter tells apart: a class and its name.
const GROUPS: [(&str, &str); 4] = [
    ("999", "999"),
    ("ae", "A&E"),
    ("today", "today or now"),
    ("lower", "later or self-care"),
];

fn group(level: Level) -> &'static str {
    match level {
        Level::Emergency => "999",
        Level::Ae => "ae",
        Level::Now | Level::Today => "today",
        _ => "lower",
    }
}

/// A level in the few letters that fit a mark.
fn short(level: Level) -> &'static str {
    match level {
        Level::Emergency => "999",
        Level::Ae => "A&E",
        Level::Now => "now",
        Level::Today => "today",
        Level::TwoDays => "2 days",
        Level::Week => "week",
        Level::Routine => "routine",
        Level::Advice => "advice",
        Level::SelfCare => "self",
    }
}

/// The section with filters, key and chart.
pub(crate) fn flow_section(report: &Report) -> Element {
    let flow = &report.flow;
    let rows = flow.steps.iter().map(|step| row(flow, step));
    let chart = el("div")
        .class("chart")
        .child(el("div").class("chart-head").child(heads(flow)))
        .children(rows)
        .child(base_row(flow));
    section("flow")
        .child(p("Pages run from first to last downwards; each lane is a need. A mark stands where an answer can lead to that need, with \
                  the number of rules that take part. A full mark: one answer to this question is enough. A hollow mark: only together \
                  with other answers. The tables of rules above say the same in words."))
        .child(filters(flow))
        .child(scrolling("Flow", chart))
}

/// What hides the rows of other questions, for every question one line of style.
pub(crate) fn question_filters(report: &Report) -> String {
    let rule = |step: &FlowStep| {
        let id = &step.question;
        format!("#flow:has(#f-q-{id}:checked) .flow-row:not(.q-{id}) {{ display: none; }}\n")
    };
    let rules: String = report.flow.steps.iter().map(rule).collect();
    format!("@media screen {{\n{rules}}}\n")
}

fn filters(flow: &Flow) -> Element {
    let choice = |name: &'static str, id: String, label: &str, checked: bool| {
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", name)
            .attr("id", id.clone());
        let radio = if checked {
            radio.attr("checked", "checked")
        } else {
            radio
        };
        el("span")
            .child(radio)
            .child(el("label").attr("for", id).text(label))
    };
    let levels = GROUPS.iter().map(|(id, name)| {
        choice(
            "flow-level",
            format!("f-level-{id}"),
            &format!("only {name}"),
            false,
        )
    });
    let questions = flow.steps.iter().map(|step| {
        choice(
            "flow-question",
            format!("f-q-{}", step.question),
            &step.question,
            false,
        )
    });
    let set =
        |legend: &str, all: Element| el("fieldset").child(el("legend").text(legend)).child(all);
    el("div")
        .class("filters")
        .child(
            set(
                "Show what leads to",
                choice("flow-level", "f-level-all".into(), "everything", true),
            )
            .children(levels),
        )
        .child(
            set(
                "Show the question",
                choice("flow-question", "f-q-all".into(), "all", true),
            )
            .children(questions),
        )
}

/// The width of a lane.
fn gap(flow: &Flow) -> usize {
    let room = WIDTH - BOX.1 - 20;
    (room / flow.needs.len().max(1)).min(84)
}

/// Where the lane of a need stands.
fn lane(flow: &Flow, need: usize) -> usize {
    let gap = gap(flow);
    BOX.1 + 10 + gap / 2 + need * gap
}

fn picture(height: usize, title: &str) -> Element {
    el("svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("viewBox", format!("0 0 {WIDTH} {height}"))
        .attr("role", "img")
        .attr("aria-label", title)
        .child(el("title").text(title))
}

fn text(x: usize, y: usize, class: &str, words: &str) -> Element {
    el("text")
        .attr("x", x.to_string())
        .attr("y", y.to_string())
        .class(class)
        .text(words)
}

fn line(class: String, from: (usize, usize), to: (usize, usize)) -> Element {
    el("line")
        .class(class)
        .attr("x1", from.0.to_string())
        .attr("y1", from.1.to_string())
        .attr("x2", to.0.to_string())
        .attr("y2", to.1.to_string())
}

fn rect(class: &str, corner: (usize, usize), size: (usize, usize)) -> Element {
    el("rect")
        .class(class)
        .attr("x", corner.0.to_string())
        .attr("y", corner.1.to_string())
        .attr("width", size.0.to_string())
        .attr("height", size.1.to_string())
        .attr("rx", "3")
}

fn classes(need: &NeedWords) -> String {
    format!("l-{} g-{}", need.level, group(need.level))
}

/// The names of the lanes.
fn heads(flow: &Flow) -> Element {
    let words: Vec<Vec<String>> = flow
        .needs
        .iter()
        .map(|need| wrapped(&need.door_name, gap(flow) / 6))
        .collect();
    let lines = words.iter().map(Vec::len).max().unwrap_or_default();
    let height = 30 + lines * 12;
    let names: Vec<String> = flow.needs.iter().map(said).collect();
    let mut picture = picture(height, &format!("Lanes: {}", names.join("; ")));
    for ((place, need), words) in flow.needs.iter().enumerate().zip(&words) {
        let x = lane(flow, place);
        let mut head = el("g").class(format!("lane-head {}", classes(need)));
        head = head.child(text(x, 14, "lane-level", short(need.level)));
        for (number, word) in (1..).zip(words) {
            head = head.child(text(x, 14 + number * 12, "lane-door", word));
        }
        picture = picture.child(head);
    }
    picture
}

/// A need as a screen reader says it.
fn said(need: &NeedWords) -> String {
    format!("{} with {}", need.level_name, need.door_name)
}

fn lanes(flow: &Flow, height: usize) -> Vec<Element> {
    let lane = |(place, need): (usize, &NeedWords)| {
        let x = lane(flow, place);
        line(format!("lane {}", classes(need)), (x, 0), (x, height))
    };
    flow.needs.iter().enumerate().map(lane).collect()
}

fn row(flow: &Flow, step: &FlowStep) -> Element {
    let words = wrapped(&step.text, LINE);
    let asked = if step.asked.is_empty() {
        Vec::new()
    } else {
        wrapped(&format!("only after: {}", step.asked), LINE + 6)
    };
    let lines = words.len() + asked.len() + 1;
    let height = (lines * LEADING + 22).max(step.edges.len() * STEP + 18);
    let mut picture = picture(height, &step_said(flow, step))
        .children(lanes(flow, height))
        .child(line("spine".to_owned(), (20, 0), (20, height)))
        .child(rect("box", (BOX.0, 4), (BOX.1 - BOX.0, height - 8)));
    picture = picture.child(page_mark(step.page));
    for (number, line) in (1..).zip(&words) {
        picture = picture.child(text(BOX.0 + 8, 6 + number * LEADING, "asked", line));
    }
    for (number, line) in (words.len() + 1..).zip(&asked) {
        picture = picture.child(text(BOX.0 + 8, 6 + number * LEADING, "gate", line));
    }
    let under = 6 + lines * LEADING;
    picture = picture.child(text(BOX.0 + 8, under, "id", &step.question));
    for (place, edge) in step.edges.iter().enumerate() {
        let Some(need) = flow.needs.get(edge.need) else {
            continue;
        };
        let y = 16 + place * STEP;
        let mark = Mark {
            x: lane(flow, edge.need),
            y,
            full: edge.alone,
        };
        let label = format!("{} {}", short(need.level), edge.rules);
        picture = picture.child(drawn_edge(need, &mark, &label));
    }
    let groups = step
        .edges
        .iter()
        .filter_map(|edge| flow.needs.get(edge.need));
    let mut class = format!("flow-row q-{}", step.question);
    for need in groups {
        let to = format!(" to-{}", group(need.level));
        if !class.contains(&to) {
            class += &to;
        }
    }
    el("div").class(class).child(picture)
}

/// What a row shows, in words.
fn step_said(flow: &Flow, step: &FlowStep) -> String {
    let edge = |edge: &crate::report::model::Edge| {
        let need = flow.needs.get(edge.need)?;
        let how = if edge.alone {
            "one answer is enough"
        } else {
            "only with other answers"
        };
        Some(format!("{} (rules: {}; {how})", said(need), edge.rules))
    };
    let edges: Vec<String> = step.edges.iter().filter_map(edge).collect();
    let edges = if edges.is_empty() {
        "leads on to other questions only".to_owned()
    } else {
        format!("can lead to {}", edges.join(", "))
    };
    format!("Page {}: {} {edges}.", step.page, step.text)
}

/// Where a mark stands, and whether it is full.
struct Mark {
    x: usize,
    y: usize,
    full: bool,
}

fn drawn_edge(need: &NeedWords, mark: &Mark, label: &str) -> Element {
    let (x, y) = (mark.x, mark.y);
    let half = label.chars().count() * 3 + 4;
    let kind = if mark.full { "full" } else { "hollow" };
    el("g")
        .class(format!("edge {kind} {}", classes(need)))
        .child(line("wire".to_owned(), (BOX.1, y), (x - half, y)))
        .child(rect("mark", (x - half, y - 7), (half * 2, 14)))
        .child(text(x, y + 4, "mark-text", label))
}

fn page_mark(number: usize) -> Element {
    el("g")
        .class("page-mark")
        .child(
            el("circle")
                .attr("cx", "20")
                .attr("cy", "20")
                .attr("r", "14"),
        )
        .child(text(20, 25, "page-number", &number.to_string()))
}

/// What holds when nothing is found.
fn base_row(flow: &Flow) -> Element {
    let Some(need) = flow.needs.get(flow.base) else {
        return el("div");
    };
    let said = format!("If nothing is found: {}.", said(need));
    let mark = Mark {
        x: lane(flow, flow.base),
        y: 16,
        full: true,
    };
    let picture = picture(34, &said)
        .children(lanes(flow, 34))
        .child(line("spine".to_owned(), (20, 0), (20, 17)))
        .child(rect("box base", (BOX.0, 2), (BOX.1 - BOX.0, 28)))
        .child(text(BOX.0 + 8, 21, "asked", "Nothing found"))
        .child(drawn_edge(
            need,
            &mark,
            &format!("{} base", short(need.level)),
        ));
    let class = format!("flow-row q-all to-{}", group(need.level));
    el("div").class(class).child(picture)
}

/// The words in lines of at most so many characters; a longer word has a line of its own.
fn wrapped(words: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_wrap_and_none_is_lost() {
        let lines = wrapped("a bc def ghij extraordinarily k", 6);
        assert_eq!(lines, ["a bc", "def", "ghij", "extraordinarily", "k"]);
    }

    #[test]
    fn every_level_has_a_group_of_the_filter_and_a_label() {
        for level in Level::ALL {
            assert!(GROUPS.iter().any(|(id, _)| *id == group(*level)));
            assert!(!short(*level).is_empty());
        }
    }
}
