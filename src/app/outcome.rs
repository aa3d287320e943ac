//! The outcome: the action first, then who to contact, what to do meanwhile, what to watch for, why.

use crate::app::ask::topic_names;
use crate::app::contact;
use crate::app::frame::{call_link, heading, list, section};
use crate::app::root::View;
use crate::app::state::{Copied, Event};
use crate::app::view::{self, Line};
use crate::app::{summary, why};
use crate::contract::{self, ActionView, AlsoView, OutcomeView, Response};
use crate::pack::{Door, Level};
use yew::prelude::*;

/// The outcome's screen.
pub(super) fn screen(view: &View) -> Html {
    let request = view.model.journey.request(&view.path.answers);
    match contract::step(&view.pack, view.advice.as_deref(), &request) {
        Ok(Response::Outcome(outcome)) => drawn(view, &outcome),
        // The path ends in an outcome, so this is a mistake of ours.
        _ => crate::app::frame::broken(view),
    }
}

fn drawn(view: &View, outcome: &OutcomeView) -> Html {
    let lines = view::answers(&view.say(), &view.path);
    let alone = outcome.level.is_red_flag();
    let landing = view::is_mental_health_landing(outcome);
    html! {
        <>
            <div class={classes!("fd-first", alone.then_some("fd-first--alone"))}>
                <p class="fd-caption">{ topic_names(view) }</p>
                { actions(view, outcome) }
            </div>
            { contact::contact(view, outcome) }
            { if landing { Html::default() } else { also(view, outcome) } }
            { meanwhile(view, outcome) }
            { better(view, outcome) }
            { watch(view, outcome) }
            { if landing { also(view, outcome) } else { next_up(view, outcome) } }
            { tools(view, outcome, &lines) }
            { if landing { Html::default() } else { why::ladder(view, outcome) } }
            { why::why(view, outcome, &lines) }
            { why::answers(view, &lines) }
            { why::about(view, outcome) }
        </>
    }
}

/// What to do: one card for each door, the first with the heading of the page.
fn actions(view: &View, outcome: &OutcomeView) -> Html {
    let cards: Html = outcome
        .actions
        .iter()
        .enumerate()
        .map(|(index, action)| card(view, outcome, action, index == 0))
        .collect();
    html! { <div class="fd-actions">{ cards }</div> }
}

fn card(view: &View, outcome: &OutcomeView, action: &ActionView, first: bool) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let title = if first {
        heading(action.title.clone())
    } else {
        html! { <h2 class="nhsuk-heading-m">{ action.title.clone() }</h2> }
    };
    let soon = first && !outcome.level.is_red_flag();
    html! {
        <div class={classes!("fd-action", tone(outcome.level, action.door))} key={action.door.as_str()}>
            { title }
            { if soon {
                html! { <p class="fd-soon">{ say.text(&ui.how_soon) }{ ": " }<strong>{ &outcome.level_name }</strong></p> }
            } else {
                Html::default()
            } }
            <p>{ &action.text }</p>
            { action.call.as_deref().map(|number| call_link(view, number)).unwrap_or_default() }
            { emergency_notes(view, action, first) }
        </div>
    }
}

/// Beside 999: how to call without speaking, and for somebody who is not there.
fn emergency_notes(view: &View, action: &ActionView, first: bool) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    if !first || !matches!(action.door, Door::Emergency | Door::Ae) {
        return Html::default();
    }
    let away = view.model.journey.with_them == Some(false);
    html! {
        <div class="fd-action__notes">
            { if away { html! { <p><strong>{ say.text(&ui.not_there) }</strong></p> } } else { Html::default() } }
            <p>{ say.text(&ui.cannot_speak) }</p>
        </div>
    }
}

/// The look of a card. The words say the same: the colour only repeats it.
fn tone(level: Level, door: Door) -> &'static str {
    match level {
        _ if door == Door::Nhs111MentalHealth => "fd-action--kind",
        Level::Ae | Level::Emergency => "fd-action--emergency",
        Level::Now | Level::Today => "fd-action--urgent",
        _ => "fd-action--calm",
    }
}

fn also(view: &View, outcome: &OutcomeView) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let shown: Vec<&AlsoView> = outcome
        .also
        .iter()
        .filter(|also| view::shows_beside(&view.pack, &view.model.journey, outcome, also))
        .collect();
    let needs: Html = shown
        .iter()
        .map(|also| {
            let level = view.pack.level(also.level).map(|text| say.text(&text.name)).unwrap_or_default();
            html! {
                <li key={also.door.as_str()}>
                    <h3 class="nhsuk-heading-s">{ &also.title }</h3>
                    <p>{ say.text(&ui.how_soon) }{ ": " }<strong>{ level }</strong>{ ". " }{ &also.text }</p>
                    { contact::routes(view, &also.routes) }
                </li>
            }
        })
        .collect();
    let also = (!shown.is_empty()).then(|| html! { <ul class="fd-needs">{ needs }</ul> });
    html! {
        <>
            { section("fd-also", say.text(&ui.also_heading), also) }
            { section("fd-tell", say.text(&ui.tell_heading), list(&outcome.tell)) }
        </>
    }
}

fn meanwhile(view: &View, outcome: &OutcomeView) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let heading = if outcome.level.is_red_flag() {
        &ui.waiting_heading
    } else {
        &ui.meanwhile_heading
    };
    section("fd-meanwhile", say.text(heading), list(&outcome.meanwhile))
}

fn better(view: &View, outcome: &OutcomeView) -> Html {
    let better = outcome
        .better_by
        .as_ref()
        .map(|better| html! { <p>{ better }</p> });
    section(
        "fd-better",
        view.say().text(&view.pack.text.ui.better_heading),
        better,
    )
}

/// Signs to watch for, gathered by what to do then.
fn watch(view: &View, outcome: &OutcomeView) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let groups = view::signs(&outcome.watch_for);
    let cards: Html = groups
        .iter()
        .map(|group| {
            let tone = if group.level.is_red_flag() {
                "fd-signs--emergency"
            } else {
                "fd-signs--urgent"
            };
            html! {
                <div class={classes!("fd-signs", tone)} key={group.action.clone()}>
                    <h3 class="nhsuk-heading-s">{ say.with(&ui.watch_then, &[&group.action]) }</h3>
                    { list(&group.signs).unwrap_or_default() }
                </div>
            }
        })
        .collect();
    let cards = (!groups.is_empty()).then_some(cards);
    section("fd-watch", say.text(&ui.watch_heading), cards)
}

fn next_up(view: &View, outcome: &OutcomeView) -> Html {
    let next = outcome.next_up.as_ref().map(|next| {
        html! {
            <>
                <h3 class="nhsuk-heading-s">{ &next.title }</h3>
                <p>{ &next.text }</p>
                { contact::routes(view, &next.routes) }
            </>
        }
    });
    section(
        "fd-next",
        view.say().text(&view.pack.text.ui.next_heading),
        next,
    )
}

/// Print, copy, add another topic.
fn tools(view: &View, outcome: &OutcomeView, lines: &[Line]) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let text = summary::text(&say, outcome, lines);
    let copied = match &view.model.copied {
        None => Html::default(),
        Some(Copied::Done) => html! { <p>{ say.text(&ui.copied) }</p> },
        Some(Copied::ByHand(text)) => html! {
            <>
                <label class="nhsuk-label" for="fd-by-hand">{ say.text(&ui.copy_by_hand) }</label>
                <textarea class="nhsuk-input fd-by-hand" id="fd-by-hand" rows="12" readonly=true value={text.clone()} />
            </>
        },
    };
    html! {
        <section class="fd-section fd-tools">
            <h2 class="nhsuk-heading-m">{ say.text(&ui.tools_heading) }</h2>
            <div class="fd-tools__row">
                <button class="fd-button" type="button" onclick={view.on(Event::Print)}>{ say.text(&ui.print) }</button>
                <button class="fd-button" type="button" onclick={view.on(Event::Copy(text))}>{ say.text(&ui.copy) }</button>
                <button class="fd-button" type="button" onclick={view.on(Event::AddAnother)}>{ say.text(&ui.add_another) }</button>
            </div>
            <div role="status">{ copied }</div>
        </section>
    }
}
