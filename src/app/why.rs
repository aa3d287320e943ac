//! Why this advice: the drawn ladder, the reasons with their answers and sources, all answers with a way to change them.

use crate::app::ask::topic_names;
use crate::app::frame::{list, section, way_out, with_unseen};
use crate::app::markup::{
    Html, Nodes, all, button, details, el, keyed, nodes, nothing, tag, text, words, words_if,
};
use crate::app::root::View;
use crate::app::state::Event;
use crate::app::summary::{given_on, short, source_words};
use crate::app::view::{self, Line, Step};
use crate::contract::{OutcomeView, ReasonView, WhatIfView};

/// The ladder with the reached rung.
pub(super) fn ladder(view: &View, outcome: &OutcomeView) -> Html {
    let ui = &view.pack.text.ui;
    let ladder = view::ladder(&view.say(), outcome);
    let rungs = ladder.steps.iter().map(|step| rung(view, step)).collect();
    let handrail = ladder
        .handrail
        .iter()
        .map(|step| rung(view, step))
        .collect();
    let drawn = nodes![
        tag("ol", "fd-ladder__rungs")
            .with("reversed", "")
            .holds(rungs),
        el("ul", "fd-ladder__handrail", handrail),
    ];
    section(
        view,
        "fd-section fd-where",
        &ui.ladder_heading,
        Some(el("div", "fd-ladder", drawn)),
    )
}

fn rung(view: &View, step: &Step) -> Html {
    let class = match (step.reached, step.landing) {
        (true, true) => "fd-rung fd-rung--reached fd-rung--landing",
        (true, false) => "fd-rung fd-rung--reached",
        (false, _) => "fd-rung",
    };
    let mut rung = tag("li", class).key(&step.name);
    let mut parts = nodes![words("span", "fd-rung__name", step.name.clone())];
    if step.reached {
        rung = rung.with("aria-current", "step");
        parts.push(words(
            "strong",
            "fd-rung__yours",
            view.t(&view.pack.text.ui.your_step),
        ));
    }
    parts.push(words("span", "fd-rung__for", step.what_for.clone()));
    rung.holds(parts)
}

/// The reasons, each with its answers and its source.
pub(super) fn why(view: &View, outcome: &OutcomeView, lines: &[Line]) -> Html {
    let ui = &view.pack.text.ui;
    // Until the file that holds them has arrived, reasons have no words.
    let said = outcome.reasons.iter().filter(|it| !it.text.is_empty());
    let reasons: Nodes = said
        .map(|reason| reason_item(view, reason, lines))
        .collect();
    let any = !reasons.is_empty();
    let changed = |what_if: &WhatIfView| {
        let line = lines.iter().find(|line| line.id == what_if.question)?;
        Some(
            view.say()
                .with(&ui.what_if, &[&line.said(), &what_if.action]),
        )
    };
    let what_if: Vec<String> = outcome.what_if.iter().filter_map(changed).collect();
    let why = all(nodes![
        el("ul", "fd-reasons", reasons),
        list(&what_if).unwrap_or_default(),
    ]);
    section(
        view,
        "fd-section fd-why",
        &ui.why_heading,
        any.then_some(why),
    )
}

fn reason_item(view: &View, reason: &ReasonView, lines: &[Line]) -> Html {
    let ui = &view.pack.text.ui;
    let source = source_words(&view.say(), reason);
    let source = match &reason.url {
        Some(url) => way_out(view, "", url, true, source),
        None => text(source),
    };
    let behind = view::behind(lines, &reason.answers);
    let behind: Vec<String> = behind.into_iter().map(Line::said).collect();
    let answers = list(&behind).map_or_else(nothing, |list| {
        el(
            "div",
            "fd-small",
            nodes![words("p", "", view.t(&ui.decided_by)), list],
        )
    });
    let parts = nodes![
        words("p", "", reason.text.clone()),
        answers,
        el("p", "fd-small", nodes![source]),
    ];
    keyed("li", "fd-reasons__item", &reason.rule, parts)
}

/// Every answer that counts, with a way to change it.
pub(super) fn answers(view: &View, lines: &[Line]) -> Html {
    let ui = &view.pack.text.ui;
    let again = button(
        "fd-link",
        view.on(Event::StartAgain),
        text(view.t(&ui.start_again)),
    );
    let mut rows = nodes![row("fd-topic", view.t(&ui.topic), topic_names(view), again)];
    rows.extend(lines.iter().map(|line| {
        let said = with_unseen(view.t(&ui.change), format!(": {}", line.question));
        let change = button("fd-link", view.on(Event::Change(line.id.clone())), said);
        row(&line.id, line.question.clone(), line.answer.clone(), change)
    }));
    section(
        view,
        "fd-section fd-answers",
        &ui.answers_heading,
        Some(el("dl", "fd-given", rows)),
    )
}

fn row(key: &str, question: String, answer: String, change: Html) -> Html {
    let parts = nodes![
        words("dt", "fd-given__question", question),
        words("dd", "fd-given__answer", answer),
        el("dd", "fd-given__change", nodes![change]),
    ];
    keyed("div", "fd-given__row", key, parts)
}

/// Which rules, and the credits of the places.
pub(super) fn about(view: &View, outcome: &OutcomeView) -> Html {
    let ui = &view.pack.text.ui;
    let places = view
        .advice
        .iter()
        .flat_map(|advice| advice.directory.files().attributions());
    let credits: Vec<String> = places.map(|credit| view.t(credit)).collect();
    let version = view.say().with(
        &ui.version,
        &[&outcome.pack.version, &short(&outcome.pack.rules)],
    );
    let given = view.model.journey.now;
    let given = given.map(|now| given_on(&view.say(), now));
    let credits = list(&credits).map_or_else(nothing, |list| {
        details("nhsuk-details", view.t(&ui.credits), list)
    });
    el(
        "div",
        "fd-about",
        nodes![
            words("p", "fd-small", version),
            words_if("p", "fd-small", given),
            checked(view),
            credits,
        ],
    )
}

/// What was checked of the rules, and what that does not show. Nothing when they were checked with another engine, or the
/// site has withdrawn some of them.
fn checked(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    let as_checked = view.pack.site.withdrawn.is_empty();
    let advice = view.advice.as_ref().filter(|_| as_checked);
    let Some(found) = advice.and_then(|advice| advice.checked()) else {
        return nothing();
    };
    let (topics, date) = (found.topics.to_string(), String::from(found.date));
    // The number itself is longer than a line and says nothing to anybody.
    let digits = found.answer_sets.bytes().filter(u8::is_ascii_digit).count();
    let counts = view
        .say()
        .with(&ui.checked_counts, &[&topics, &digits.to_string(), &date]);
    let parts = nodes![
        words("p", "", counts),
        list(&found.promises).unwrap_or_default(),
        words("p", "", view.t(&ui.checked_limits)),
    ];
    details("nhsuk-details", view.t(&ui.checked_heading), all(parts))
}
