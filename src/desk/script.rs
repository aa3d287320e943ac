//! The second column: what to read out, and what can be answered.

use crate::app::markup::{
    Html, Nodes, Typed, all, details, el, form, hint, label, nodes, nothing, submit, tag, text,
    typed, words, words_if,
};
use crate::contract::{OutcomeView, QuestionView};
use crate::desk::draw::{heading, key_button, lines};
use crate::desk::event::{Event, Panel};
use crate::desk::root::View;
use crate::desk::scene::Asked;
use crate::desk::{may_refer_to_pharmacy, practice, watch_words, words_for};
use crate::pack::QuestionKind;

/// The column.
pub(super) fn column(view: &View) -> Html {
    let part = tag("section", "fd-desk__column fd-desk__script")
        .with("id", "fd-script")
        .with("tabindex", "-1")
        .with("aria-live", "polite");
    part.holds(nodes![heading(view, &view.ui().script), asked(view)])
}

/// What is asked now.
pub(super) fn asked(view: &View) -> Html {
    let ui = view.ui();
    if !view.model.call.exits.is_empty() {
        return leaving(view);
    }
    match &view.scene.asked {
        Asked::Topic => words("p", "fd-desk__read", view.t(&ui.script_empty)),
        Asked::Consent => spoken(view, view.t(&ui.open)),
        Asked::Refused => {
            let said = words("p", "fd-desk__read", view.t(&ui.refused));
            all(nodes![said, clinician(view), own_rule(view)])
        }
        Asked::Who => spoken(view, view.t(&ui.who)),
        Asked::Offer => spoken(view, view.t(&ui.offer)),
        Asked::Question(question) => self::question(view, question),
        Asked::Outcome(outcome) => self::outcome(view, outcome),
    }
}

/// Words to read out, with what can be answered. While a topic is picked the digits belong to that.
fn spoken(view: &View, said: String) -> Html {
    let choices = if view.model.picking {
        nothing()
    } else {
        lines(view, &view.lines)
    };
    all(nodes![words("p", "fd-desk__read", said), choices])
}

fn question(view: &View, question: &QuestionView) -> Html {
    let ui = view.ui();
    let any_of = question.kind == QuestionKind::AnyOf;
    let mut parts = nodes![words("p", "fd-desk__read", question.text.clone())];
    if question.kind == QuestionKind::Number {
        parts.push(number(view, question));
    }
    if !view.model.picking {
        let class = if view.lines.len() > 5 {
            "fd-desk__wide"
        } else {
            "fd-desk__few"
        };
        parts.push(el("div", class, nodes![options(view)]));
    }
    if any_of {
        parts.push(key_button(
            view,
            "fd-cmd fd-cmd--go",
            "Enter",
            view.t(&ui.go_on),
            Event::GoOn,
        ));
        parts.push(words("p", "fd-desk__quiet", view.t(&ui.list_keys)));
        let mistake = view.model.call.mistake;
        let said = mistake.map(|mistake| mistake.words(&view.desk().say(&view.model.call)));
        parts.push(words_if("p", "nhsuk-error-message", said));
    }
    let why = question.why.clone().unwrap_or_else(|| view.t(&ui.why_any));
    parts.push(words(
        "p",
        "fd-desk__why",
        format!("{}: {why}", view.t(&ui.why)),
    ));
    parts.push(checks(view, question));
    all(parts)
}

/// What can be answered, without how to check it: that would be more than a screen can hold.
pub(super) fn options(view: &View) -> Html {
    let mut short = view.lines.clone();
    for line in &mut short {
        line.hint = None;
    }
    lines(view, &short)
}

/// How to check, folded away.
fn checks(view: &View, question: &QuestionView) -> Html {
    let mut checks: Vec<String> = question.check.iter().cloned().collect();
    let own =
        |line: &crate::desk::menu::Line| Some(format!("{}: {}", line.key, line.hint.as_ref()?));
    checks.extend(view.lines.iter().filter_map(own));
    if checks.is_empty() || view.model.picking {
        return nothing();
    }
    let line =
        |check: String| crate::app::markup::keyed("li", "", &check, nodes![text(check.clone())]);
    let list = el(
        "ul",
        "fd-desk__watch",
        checks.into_iter().map(line).collect(),
    );
    details("fd-desk__check", view.t(&view.ui().check), list)
}

fn number(view: &View, question: &QuestionView) -> Html {
    let (ui, call) = (view.ui(), &view.model.call);
    let keys = if crate::app::draft::is_age(question) {
        &ui.age_keys
    } else {
        &ui.number_keys
    };
    let wrong = call
        .mistake
        .map(|mistake| mistake.words(&view.desk().say(call)));
    let unit = question
        .unit
        .map(|unit| crate::app::draft::unit_words(&view.desk().say(call), unit));
    let inner = nodes![
        label(
            "nhsuk-u-visually-hidden",
            "fd-number",
            question.text.clone()
        ),
        words_if("p", "nhsuk-error-message", wrong),
        typed(Typed {
            class: "nhsuk-input nhsuk-input--width-4",
            id: "fd-number",
            kind: "text",
            mode: "text",
            most: "9",
            value: call.number.clone(),
            described: Some("fd-number-hint".to_owned()),
            oninput: view.typed(Event::Number),
        })
        .empty(),
        text(format!(" {} ", unit.unwrap_or_default())),
        submit("fd-cmd fd-cmd--go", view.t(&ui.go_on)),
        hint("fd-desk__quiet", "fd-number-hint", view.t(keys)),
    ];
    form(
        "fd-desk__form",
        None,
        view.submitted(Event::GoOn),
        all(inner),
    )
}

/// The words for an outcome, what to watch for, and what they had meant to do.
fn outcome(view: &View, outcome: &OutcomeView) -> Html {
    let (ui, desk, call) = (view.ui(), view.desk(), &view.model.call);
    let said = match call.raised_to(&desk) {
        Some(raised) => Some(view.t(&raised.words)),
        None => words_for(&desk, outcome.door, outcome.level).map(|say| view.t(&say.words)),
    };
    let mut parts = nodes![words_if("p", "fd-desk__read", said)];
    if may_refer_to_pharmacy(&desk, call, &view.scene) {
        let steps =
            crate::desk::draw::list(view, "fd-desk__steps", &desk.text.pharmacy_first.steps);
        parts.push(heading(view, &ui.pharmacy_first));
        parts.push(steps);
    }
    let advice = if view.scene.has_advice() {
        let open = Event::Open(Panel::Advice);
        key_button(view, "fd-cmd", "a", view.t(&ui.key_advice), open)
    } else {
        nothing()
    };
    parts.push(if outcome.watch_for.is_empty() {
        advice
    } else {
        watch(view, outcome, advice)
    });
    parts.push(heading(view, &ui.intended));
    parts.push(el(
        "div",
        "fd-desk__wide fd-desk__small",
        nodes![lines(view, &view.lines)],
    ));
    let agreed = key_button(
        view,
        "fd-cmd fd-cmd--go",
        "Enter",
        view.t(&ui.agreed),
        Event::GoOn,
    );
    parts.push(if call.agreed {
        words("p", "fd-desk__done", view.t(&ui.agreed))
    } else {
        agreed
    });
    all(parts)
}

/// What to watch for, with the way to what to do until then in the same row: the screen has none to spare.
fn watch(view: &View, outcome: &OutcomeView, advice: Html) -> Html {
    let ui = view.ui();
    let mut groups = Nodes::new();
    for group in watch_words(&view.desk(), &view.model.call, outcome) {
        let said = format!("{}: {}", group.action, group.signs.join("; "));
        groups.push(crate::app::markup::keyed(
            "li",
            "",
            &group.action,
            nodes![text(said)],
        ));
    }
    let said = tag("button", "fd-cmd")
        .with("type", "button")
        .with(
            "aria-pressed",
            if view.model.call.watch_said {
                "true"
            } else {
                "false"
            },
        )
        .hears(
            || yew::virtual_dom::ListenerKind::onclick,
            view.on(Event::WatchSaid),
        )
        .holds(nodes![
            words("kbd", "fd-key", "s".to_owned()),
            text(view.t(&ui.watch_said))
        ]);
    let head = el(
        "div",
        "fd-desk__row",
        nodes![heading(view, &ui.watch), advice, said],
    );
    all(nodes![head, el("ul", "fd-desk__watch", groups)])
}

/// Out of the script: what to say and do, and the caller's words.
fn leaving(view: &View) -> Html {
    let ui = view.ui();
    let mut parts = Nodes::new();
    for (place, exit) in view.model.call.exits.iter().enumerate() {
        let mut texts = view.words.reception.exits.iter();
        let Some(said) = texts.find(|text| text.kind == exit.kind) else {
            continue;
        };
        let (id, kind) = (format!("fd-exit-{place}"), exit.kind);
        let about = [&id, "-hint"].concat();
        let field = nodes![
            label("fd-desk__label", &id, view.t(&ui.exit_words)),
            typed(Typed {
                class: "nhsuk-input fd-exit__words",
                id: &id,
                kind: "text",
                mode: "text",
                most: "300",
                value: exit.words.clone(),
                described: Some(about.clone()),
                oninput: view.typed(move |words| Event::ExitWords(kind, words)),
            })
            .empty(),
            hint("fd-desk__quiet", &about, view.t(&ui.exit_hint)),
        ];
        let written = view.submitted_and_left(Event::Written);
        parts.push(crate::app::markup::keyed(
            "div",
            "fd-exit",
            &id,
            nodes![
                words("h3", "fd-desk__heading", view.t(&said.name)),
                words("p", "fd-desk__read", view.t(&said.words)),
                words("p", "fd-desk__then", view.t(&said.then)),
                own_rule(view),
                form("fd-desk__form", None, written, all(field)),
            ],
        ));
    }
    all(parts)
}

/// What this practice does when a clinician has to decide.
fn own_rule(view: &View) -> Html {
    let own = practice::own(&view.desk(), &view.model.call);
    let rule = own.and_then(|own| own.clinician_decides.clone());
    let said = |rule| format!("{}: {rule}", view.t(&view.ui().own_rule));
    words_if("p", "fd-desk__then", rule.map(said))
}

/// What to do where a clinician decides.
fn clinician(view: &View) -> Html {
    let mut exits = view.words.reception.exits.iter();
    let clinician = crate::pack::reception::ExitKind::Clinician;
    exits
        .find(|exit| exit.kind == clinician)
        .map_or_else(nothing, |exit| {
            words("p", "fd-desk__then", view.t(&exit.then))
        })
}
