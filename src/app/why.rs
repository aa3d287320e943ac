//! Why this advice: the drawn ladder, the reasons with their answers and sources, all answers with a way to change them.

use crate::app::ask::topic_names;
use crate::app::frame::{list, section};
use crate::app::root::View;
use crate::app::state::Event;
use crate::app::summary::{short, source_words};
use crate::app::view::{self, Line, Step};
use crate::contract::{OutcomeView, ReasonView};
use yew::prelude::*;

/// The ladder with the reached rung.
pub(super) fn ladder(view: &View, outcome: &OutcomeView) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let ladder = view::ladder(&say, outcome);
    let yours = say.text(&ui.your_step);
    let steps: Html = ladder
        .steps
        .iter()
        .enumerate()
        .map(|(index, step)| rung(step, index, &yours))
        .collect();
    let handrail: Html = ladder
        .handrail
        .iter()
        .map(|step| rung(step, 0, &yours))
        .collect();
    let drawn = html! {
        <div class="fd-ladder">
            <ol class="fd-ladder__rungs" reversed=true>{ steps }</ol>
            <ul class="fd-ladder__handrail">{ handrail }</ul>
        </div>
    };
    section("fd-where", say.text(&ui.ladder_heading), Some(drawn))
}

fn rung(step: &Step, index: usize, yours: &str) -> Html {
    let class = classes!(
        "fd-rung",
        step.reached.then_some("fd-rung--reached"),
        step.landing.then_some("fd-rung--landing")
    );
    html! {
        <li {class} key={index} aria-current={step.reached.then_some("step")}>
            <span class="fd-rung__name">{ &step.name }</span>
            { if step.reached { html! { <strong class="fd-rung__yours">{ yours.to_owned() }</strong> } } else { Html::default() } }
            <span class="fd-rung__for">{ &step.what_for }</span>
        </li>
    }
}

/// The reasons, each with its answers and its source.
pub(super) fn why(view: &View, outcome: &OutcomeView, lines: &[Line]) -> Html {
    let say = view.say();
    let reasons: Html = outcome
        .reasons
        .iter()
        .map(|reason| reason_item(view, reason, lines))
        .collect();
    let what_if: Vec<String> = outcome
        .what_if
        .iter()
        .filter_map(|what_if| {
            let line = lines.iter().find(|line| line.id == what_if.question)?;
            let level = view
                .pack
                .level(what_if.then.level)
                .map(|text| say.text(&text.name))?;
            Some(say.with(&view.pack.text.ui.what_if, &[&line.question, &level]))
        })
        .collect();
    let why = html! { <><ul class="fd-reasons">{ reasons }</ul>{ list(&what_if).unwrap_or_default() }</> };
    section(
        "fd-why",
        say.text(&view.pack.text.ui.why_heading),
        (!outcome.reasons.is_empty()).then_some(why),
    )
}

fn reason_item(view: &View, reason: &ReasonView, lines: &[Line]) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let source = source_words(&say, reason);
    let source = match &reason.url {
        Some(url) => html! {
            <a href={url.clone()} target="_blank" rel="noopener noreferrer">
                { source }<span class="nhsuk-u-visually-hidden">{ " " }{ say.text(&ui.new_tab) }</span>
            </a>
        },
        None => html! { { source } },
    };
    let behind: Vec<String> = view::behind(lines, &reason.answers)
        .into_iter()
        .map(|line| format!("{} {}", line.question, line.answer))
        .collect();
    let answers = list(&behind).map(
        |list| html! { <div class="fd-small"><p>{ say.text(&ui.decided_by) }</p>{ list }</div> },
    );
    html! {
        <li class="fd-reasons__item" key={reason.rule.clone()}>
            <p>{ &reason.text }</p>
            { answers.unwrap_or_default() }
            <p class="fd-small">{ source }</p>
        </li>
    }
}

/// Every answer that counts, with a way to change it.
pub(super) fn answers(view: &View, lines: &[Line]) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let rows: Html = lines.iter().map(|line| row(view, line)).collect();
    let list = html! {
        <dl class="fd-given">
            <div class="fd-given__row" key="fd-topic">
                <dt class="fd-given__question">{ say.text(&ui.topic) }</dt>
                <dd class="fd-given__answer">{ topic_names(view) }</dd>
                <dd class="fd-given__change">
                    <button class="fd-link" type="button" onclick={view.on(Event::StartAgain)}>{ say.text(&ui.start_again) }</button>
                </dd>
            </div>
            { rows }
        </dl>
    };
    section("fd-answers", say.text(&ui.answers_heading), Some(list))
}

fn row(view: &View, line: &Line) -> Html {
    let change = view.say().text(&view.pack.text.ui.change);
    html! {
        <div class="fd-given__row" key={line.id.clone()}>
            <dt class="fd-given__question">{ &line.question }</dt>
            <dd class="fd-given__answer">{ &line.answer }</dd>
            <dd class="fd-given__change">
                <button class="fd-link" type="button" onclick={view.on(Event::Change(line.id.clone()))}>
                    { change }<span class="nhsuk-u-visually-hidden">{ ": " }{ &line.question }</span>
                </button>
            </dd>
        </div>
    }
}

/// Which rules, and the credits of the places.
pub(super) fn about(view: &View, outcome: &OutcomeView) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let credits: Vec<String> = view
        .advice
        .iter()
        .flat_map(|advice| advice.directory.files().attributions())
        .map(|credit| say.text(credit))
        .collect();
    html! {
        <div class="fd-about">
            <p class="fd-small">{ say.with(&ui.version, &[&outcome.pack.version, &short(&outcome.pack.rules)]) }</p>
            { list(&credits).map_or_else(Html::default, |list| html! {
                <details class="nhsuk-details">
                    <summary class="nhsuk-details__summary"><span class="nhsuk-details__summary-text">{ say.text(&ui.credits) }</span></summary>
                    <div class="nhsuk-details__text">{ list }</div>
                </details>
            }) }
        </div>
    }
}
