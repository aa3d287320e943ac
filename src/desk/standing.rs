//! The third column: how urgent it is at least, what it could still become, and the outcome.

use crate::app::markup::{Html, Nodes, all, el, keyed, nodes, nothing, text, words, words_if};
use crate::contract::{NeedView, OutcomeView};
use crate::desk::contact;
use crate::desk::draw::heading;
use crate::desk::root::View;

/// The column.
pub(super) fn column(view: &View) -> Html {
    let ui = view.ui();
    let mut parts = nodes![heading(view, &ui.bounds)];
    let call = &view.model.call;
    let stopped = call.stop(&view.desk(), &view.scene).is_some();
    if stopped {
        parts.push(words("p", "fd-desk__red", view.t(&ui.stopped)));
    }
    match (view.scene.outcome(), view.scene.bounds) {
        (Some(outcome), _) => parts.push(self::outcome(view, outcome)),
        (None, Some((at_least, could_be))) => {
            parts.push(words(
                "p",
                "fd-bound fd-bound--least",
                bound(view, &ui.at_least, at_least),
            ));
            parts.push(words("p", "fd-bound", bound(view, &ui.could_be, could_be)));
        }
        (None, None) => parts.push(words("p", "fd-desk__quiet", view.t(&ui.bounds_empty))),
    }
    parts.push(raised(view));
    parts.push(left(view));
    parts.push(words("p", "fd-desk__quiet", view.t(&ui.guidance)));
    el("section", "fd-desk__column fd-desk__standing", parts)
}

fn bound(view: &View, text: &crate::pack::Text, need: NeedView) -> String {
    let pack = &view.pack;
    let level = pack.level(need.level).map(|level| view.t(&level.name));
    let door = pack.door(need.door).map(|door| view.t(&door.name));
    let (level, door) = (level.unwrap_or_default(), door.unwrap_or_default());
    // "Self-care at home (self-care at home)" says it twice.
    if level.to_lowercase() == door.to_lowercase() {
        return view.with(text, &[&level]);
    }
    view.with(text, &[&view.with(&view.ui().need, &[&level, &door])])
}

fn raised(view: &View) -> Html {
    let Some(raised) = view.model.call.raised_to(&view.desk()) else {
        return nothing();
    };
    let said = format!("{} {}", view.t(&view.ui().raised), view.t(&raised.name));
    words("p", "fd-desk__raised", said)
}

/// Out of the script it is a clinician, now.
fn left(view: &View) -> Html {
    let (desk, call) = (view.desk(), &view.model.call);
    if call.exits.is_empty() && call.consent != Some(false) {
        return nothing();
    }
    call.advised(&desk, &view.scene)
        .map_or_else(nothing, |need| {
            words("p", "fd-desk__raised", bound(view, &view.ui().left, need))
        })
}

fn outcome(view: &View, outcome: &OutcomeView) -> Html {
    let title = |action: &crate::contract::ActionView| {
        keyed(
            "p",
            "fd-desk__title",
            action.door.as_str(),
            nodes![text(action.title.clone())],
        )
    };
    let titles: Nodes = outcome.actions.iter().take(2).map(title).collect();
    let reason = |reason: &crate::contract::ReasonView| {
        keyed("li", "", &reason.rule, nodes![text(reason.text.clone())])
    };
    let also = outcome.also.iter().take(2);
    let also: Nodes = also
        .map(|also| {
            keyed(
                "li",
                "",
                also.door.as_str(),
                nodes![text(also.title.clone())],
            )
        })
        .collect();
    let also = if also.is_empty() {
        nothing()
    } else {
        all(nodes![
            words(
                "h3",
                "fd-desk__heading",
                view.t(&view.pack.text.ui.also_heading)
            ),
            el("ul", "fd-desk__watch", also),
        ])
    };
    all(nodes![
        el(
            "div",
            "fd-desk__outcome",
            nodes![
                all(titles),
                words("p", "fd-desk__level", outcome.level_name.clone()),
            ]
        ),
        words_if("p", "fd-desk__raised", outcome.old_rules.clone()),
        contact::few(view, outcome),
        also,
        words(
            "h3",
            "fd-desk__heading",
            view.t(&view.pack.text.ui.why_heading)
        ),
        el(
            "ul",
            "fd-desk__watch",
            outcome.reasons.iter().take(3).map(reason).collect()
        ),
    ])
}
