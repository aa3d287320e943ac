//! The outcome: the action first, then who to contact, what to do meanwhile, what to watch for, why.

use crate::app::ask::topic_names;
use crate::app::frame::{broken, call_link, heading, list, section};
use crate::app::markup::{
    Html, Nodes, all, button, copied, el, keyed, label, nodes, nothing, status, text, words,
    words_if,
};
use crate::app::root::View;
use crate::app::state::{Copied, Event, Trace};
use crate::app::view::{self, Line};
use crate::app::{contact, summary, why};
use crate::contract::{self, ActionView, AlsoView, OutcomeView, Response};
use crate::pack::{Door, Level};

/// The outcome's screen.
pub(super) fn screen(view: &View) -> Html {
    let request = view.model.journey.request(&view.path.answers);
    match contract::step(&view.pack, view.advice.as_deref(), &request) {
        Ok(Response::Outcome(outcome)) => drawn(view, &outcome),
        // The path ends in an outcome, so this is a mistake of ours.
        _ => broken(view),
    }
}

fn drawn(view: &View, outcome: &OutcomeView) -> Html {
    let lines = view::answers(&view.say(), &view.path);
    let landing = view::is_mental_health_landing(outcome);
    let alone = outcome.level.is_red_flag();
    let first = nodes![
        words("p", "fd-caption", topic_names(view)),
        actions(view, outcome),
        words_if("p", "fd-decided", view::decided(&view.say(), outcome)),
    ];
    let mut parts = nodes![el(
        "div",
        if alone {
            "fd-first fd-first--alone"
        } else {
            "fd-first"
        },
        first,
    )];
    // What is done while help is on its way comes before anything that can wait.
    if alone {
        parts.push(meanwhile(view, outcome));
    }
    let contact = contact::contact(view, outcome);
    // Nothing leads away from the mental health landing before the end.
    if landing {
        parts.push(contact);
    } else if view::has_sooner(outcome) {
        parts.extend([also(view, outcome), contact]);
    } else {
        parts.extend([contact, also(view, outcome)]);
    }
    if !alone {
        parts.push(meanwhile(view, outcome));
    }
    parts.extend([better(view, outcome), watch(view, outcome)]);
    if landing {
        parts.push(also(view, outcome));
    } else {
        parts.extend([contact::others(view, outcome), next_up(view, outcome)]);
    }
    parts.push(tools(view, outcome, &lines));
    if !landing {
        parts.push(why::ladder(view, outcome));
    }
    parts.extend([
        why::why(view, outcome, &lines),
        why::answers(view, &lines),
        why::about(view, outcome),
    ]);
    all(parts)
}

/// What to do: one card for each door, the first with the heading of the page.
fn actions(view: &View, outcome: &OutcomeView) -> Html {
    let cards = outcome.actions.iter().enumerate();
    el(
        "div",
        "fd-actions",
        cards
            .map(|(index, action)| card(view, outcome, action, index == 0))
            .collect(),
    )
}

fn card(view: &View, outcome: &OutcomeView, action: &ActionView, first: bool) -> Html {
    let title = action.title.clone();
    let mut parts = nodes![if first {
        heading(title)
    } else {
        words("h2", "nhsuk-heading-m", title)
    }];
    if first && view::says_when(outcome.level) {
        parts.push(how_soon(view, "fd-soon", outcome.level_name.clone(), None));
    }
    parts.push(words("p", "", action.text.clone()));
    if first {
        parts.push(words_if("p", "fd-old", outcome.old_rules.clone()));
    }
    if let Some(number) = &action.call {
        parts.push(call_link(view, number));
    }
    if first && matches!(action.door, Door::Emergency | Door::Ae) {
        parts.push(emergency_notes(view));
    }
    // Whom else to tell never stands between somebody and the call.
    if first {
        parts.push(words_if("p", "fd-young", outcome.young.clone()));
    }
    keyed(
        "div",
        tone(outcome.level, action.door),
        action.door.as_str(),
        parts,
    )
}

/// How soon, in words, and why.
fn how_soon(view: &View, class: &'static str, level: String, why: Option<&str>) -> Html {
    let mut parts = nodes![
        text(format!("{}: ", view.t(&view.pack.text.ui.how_soon))),
        words("strong", "", level),
    ];
    parts.extend(why.map(|why| text(format!(". {why}"))));
    el("p", class, parts)
}

/// Beside 999: how to call without speaking, and for somebody who is not there.
fn emergency_notes(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    let away = view.model.journey.with_them == Some(false);
    let mut notes = nodes![];
    if away {
        let not_there = words("strong", "", view.t(&ui.not_there));
        notes.push(el("p", "", nodes![not_there]));
    }
    notes.push(words("p", "", view.t(&ui.cannot_speak)));
    el("div", "fd-action__notes", notes)
}

/// The look of a card. The words say the same: the colour only repeats it.
fn tone(level: Level, door: Door) -> &'static str {
    match level {
        _ if door == Door::Nhs111MentalHealth => "fd-action fd-action--kind",
        Level::Ae | Level::Emergency => "fd-action fd-action--emergency",
        Level::Now | Level::Today => "fd-action fd-action--urgent",
        _ => "fd-action fd-action--calm",
    }
}

fn also(view: &View, outcome: &OutcomeView) -> Html {
    let ui = &view.pack.text.ui;
    let need = |also: &AlsoView| {
        let level = view
            .pack
            .level(also.level)
            .map(|level| view.t(&level.name))
            .unwrap_or_default();
        let parts = nodes![
            words("h3", "nhsuk-heading-s", also.title.clone()),
            words_if("p", "fd-caption", also.about.clone()),
            how_soon(view, "", level, Some(&also.text)),
            contact::routes(view, also.door.as_str(), &also.routes),
        ];
        keyed("li", "", also.door.as_str(), parts)
    };
    let shown =
        |also: &&AlsoView| view::shows_beside(&view.pack, &view.model.journey, outcome, also);
    let needs: Nodes = outcome.also.iter().filter(shown).map(need).collect();
    let needs = (!needs.is_empty()).then(|| el("ul", "fd-needs", needs));
    all(nodes![
        section(view, "fd-section fd-also", &ui.also_heading, needs),
        section(
            view,
            "fd-section fd-tell",
            &ui.tell_heading,
            list(&outcome.tell),
        ),
    ])
}

fn meanwhile(view: &View, outcome: &OutcomeView) -> Html {
    let ui = &view.pack.text.ui;
    let heading = if outcome.level.is_red_flag() {
        &ui.waiting_heading
    } else {
        &ui.meanwhile_heading
    };
    section(
        view,
        "fd-section fd-meanwhile",
        heading,
        list(&outcome.meanwhile),
    )
}

fn better(view: &View, outcome: &OutcomeView) -> Html {
    let better = outcome
        .better_by
        .clone()
        .map(|better| words("p", "", better));
    section(
        view,
        "fd-section fd-better",
        &view.pack.text.ui.better_heading,
        better,
    )
}

/// Signs to watch for, gathered by what to do then.
fn watch(view: &View, outcome: &OutcomeView) -> Html {
    let ui = &view.pack.text.ui;
    let card = |group: &view::Signs| {
        let class = if group.level.is_red_flag() {
            "fd-signs fd-signs--emergency"
        } else {
            "fd-signs fd-signs--urgent"
        };
        let then = view.say().with(&ui.watch_then, &[&group.action]);
        let parts = nodes![
            words("h3", "nhsuk-heading-s", then),
            list(&group.signs).unwrap_or_default(),
        ];
        keyed("div", class, &group.action, parts)
    };
    let groups = view::signs(&outcome.watch_for);
    let cards = (!groups.is_empty()).then(|| all(groups.iter().map(card).collect()));
    section(view, "fd-section fd-watch", &ui.watch_heading, cards)
}

fn next_up(view: &View, outcome: &OutcomeView) -> Html {
    let next = outcome.next_up.as_ref().map(|next| {
        all(nodes![
            words("h3", "nhsuk-heading-s", next.title.clone()),
            words_if("p", "", Some(next.text.clone())),
            contact::routes(view, contact::NEXT, &next.routes),
        ])
    });
    section(
        view,
        "fd-section fd-next",
        &view.pack.text.ui.next_heading,
        next,
    )
}

/// Print, copy, add another topic, say that the advice is wrong.
fn tools(view: &View, outcome: &OutcomeView, lines: &[Line]) -> Html {
    #[cfg(feature = "desk")]
    if let Some(kiosk) = &view.kiosk {
        return crate::kiosk::parts::tools(view, kiosk, outcome);
    }
    let ui = &view.pack.text.ui;
    let now = view.model.journey.now;
    let copy = Event::Copy(summary::text(&view.say(), outcome, lines, now));
    let place = &view.model.journey.place;
    let code = place.practice.as_ref().map(|(code, _)| code.as_str());
    let address = view.pack.site.report_address(code);
    let report = Event::Report(summary::report(&view.say(), outcome, address, now));
    let tool = |event: Event, said| button("fd-button", view.on(event), text(view.t(said)));
    let buttons = nodes![
        tool(Event::Print, &ui.print),
        tool(copy.clone(), &ui.copy),
        tool(Event::AddAnother, &ui.add_another),
        tool(report.clone(), &ui.report),
    ];
    let answer = match (view.model.asked, &view.model.copied) {
        (Some(trace), _) => {
            let go_on = match trace {
                Trace::Print => Event::Print,
                Trace::Copy => copy,
                Trace::Report => report,
            };
            let ways = nodes![
                tool(go_on, &ui.trace_yes),
                tool(Event::NoTrace, &ui.trace_no),
            ];
            all(nodes![
                words("p", "", view.t(&ui.trace_ask)),
                el("div", "fd-tools__row", ways),
            ])
        }
        (None, None) => nothing(),
        // What was copied is said beside it.
        (None, _) if view.model.wrong.is_some() => nothing(),
        (None, Some(Copied::Done)) => words("p", "", view.t(&ui.copied)),
        (None, Some(Copied::ByHand(said))) => all(nodes![
            label("nhsuk-label", "fd-by-hand", view.t(&ui.copy_by_hand)),
            copied("fd-by-hand", said),
        ]),
    };
    let parts = nodes![
        words("h2", "nhsuk-heading-m", view.t(&ui.tools_heading)),
        el("div", "fd-tools__row", buttons),
        status(nodes![answer]),
    ];
    el("section", "fd-section fd-tools", parts)
}
