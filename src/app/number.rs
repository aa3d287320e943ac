//! Fields for numbers and ages. What is typed stays in the browser's own input; only a copy goes to the page.

use crate::app::draft::{Draft, needs_small_unit, unit_of};
use crate::app::inputs::{
    Group, QuestionProps, described_by, form_group, group, hint_line, mistake_line, use_draft,
};
use crate::pack::{AgeUnit, Unit};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A number, with "not sure" where it is offered.
#[component]
pub(super) fn Number(props: &QuestionProps) -> Html {
    let (draft, change) = use_draft(props);
    let (typed, not_sure) = match &draft {
        Draft::Number { text, not_sure } => (text.clone(), *not_sure),
        _ => (String::new(), false),
    };
    let oninput = {
        let change = change.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            change.emit(Draft::Number {
                text,
                not_sure: false,
            });
        })
    };
    let onchange = {
        let typed = typed.clone();
        Callback::from(move |_: Event| {
            change.emit(Draft::Number {
                text: typed.clone(),
                not_sure: !not_sure,
            })
        })
    };
    let question = &props.question;
    let field = &props.field;
    let fractions = question.step.is_some_and(|step| step.fract() != 0.0);
    let input = Input {
        field,
        typed: &typed,
        suffix: question
            .unit
            .map(|unit| unit_name(props, unit))
            .unwrap_or_default(),
        wrong: props.mistake.is_some(),
        described: described_by(field, question.check.is_some(), props.mistake.is_some()),
        mode: if fractions { "decimal" } else { "numeric" },
    };
    let sure_field = format!("{field}-sure");
    html! {
        <div class={form_group(props.mistake.is_some())}>
            { label(props) }
            { hint_line(field, question.check.as_deref()) }
            { mistake_line(field, &props.words.0.prefix, props.mistake.as_deref()) }
            { typed_input(&input, oninput) }
            { if question.not_sure {
                html! {
                    <div class="nhsuk-checkboxes fd-sure">
                        <div class="nhsuk-checkboxes__item">
                            <input class="nhsuk-checkboxes__input" id={sure_field.clone()} type="checkbox" checked={not_sure} {onchange} />
                            <label class="nhsuk-label nhsuk-checkboxes__label" for={sure_field}>{ &props.words.0.not_sure }</label>
                        </div>
                    </div>
                }
            } else {
                Html::default()
            } }
        </div>
    }
}

/// An age: years, and for children under 2 days, weeks or months.
#[component]
pub(super) fn Age(props: &QuestionProps) -> Html {
    let (draft, change) = use_draft(props);
    let (years, small, unit) = match &draft {
        Draft::Age { years, small, unit } => (years.clone(), small.clone(), *unit),
        _ => (String::new(), String::new(), None),
    };
    // Shown while typing, even if "1" becomes "19": were it shown when the field is left, the page would jump under the finger
    // that is on its way to the next question.
    let shown = needs_small_unit(&years);
    let wrong = props.mistake.is_some() && !props.small_age_wrong;
    let oninput = {
        let (change, small) = (change.clone(), small.clone());
        Callback::from(move |event: InputEvent| {
            let years = event.target_unchecked_into::<HtmlInputElement>().value();
            change.emit(Draft::Age {
                years,
                small: small.clone(),
                unit,
            });
        })
    };
    let field = &props.field;
    let input = Input {
        field,
        typed: &years,
        suffix: props.words.0.years.clone(),
        wrong,
        described: described_by(field, true, wrong),
        mode: "numeric",
    };
    let mistake = props.mistake.as_deref().filter(|_| wrong);
    html! {
        <>
            <div class={form_group(wrong)}>
                { label(props) }
                { hint_line(field, Some(props.question.check.as_deref().unwrap_or(&props.words.0.age_hint))) }
                { mistake_line(field, &props.words.0.prefix, mistake) }
                { typed_input(&input, oninput) }
            </div>
            <div hidden={!shown}>{ small_age(props, &Small { years, small, unit }, &change) }</div>
        </>
    }
}

struct Small {
    years: String,
    small: String,
    unit: Option<AgeUnit>,
}

/// How old in days, weeks or months.
fn small_age(props: &QuestionProps, age: &Small, change: &Callback<Draft>) -> Html {
    let words = &props.words.0;
    let field = format!("{}-small", props.field);
    let oninput = {
        let (change, years, unit) = (change.clone(), age.years.clone(), age.unit);
        Callback::from(move |event: InputEvent| {
            let small = event.target_unchecked_into::<HtmlInputElement>().value();
            change.emit(Draft::Age {
                years: years.clone(),
                small,
                unit,
            });
        })
    };
    let input = Input {
        field: &field,
        typed: &age.small,
        suffix: String::new(),
        wrong: props.small_age_wrong,
        described: None,
        mode: "numeric",
    };
    let units: Html = [AgeUnit::Days, AgeUnit::Weeks, AgeUnit::Months]
        .into_iter()
        .map(|unit| {
            let id = format!("{field}-{unit}");
            let onchange = {
                let (change, years, small) = (change.clone(), age.years.clone(), age.small.clone());
                Callback::from(move |_: Event| {
                    change.emit(Draft::Age { years: years.clone(), small: small.clone(), unit: Some(unit) });
                })
            };
            html! {
                <div class="nhsuk-radios__item" key={unit.as_str()}>
                    <input class="nhsuk-radios__input" id={id.clone()} name={field.clone()} type="radio" checked={age.unit == Some(unit)} {onchange} />
                    <label class="nhsuk-label nhsuk-radios__label" for={id}>{ unit_name(props, unit_of(unit)) }</label>
                </div>
            }
        })
        .collect();
    group(&Group {
        field: &field,
        legend: words.small_heading.clone(),
        alone: false,
        hint: None,
        mistake: props.mistake.clone().filter(|_| props.small_age_wrong),
        prefix: words.prefix.clone(),
        inner: html! {
            <>
                <label class="nhsuk-label" for={field.clone()}>{ &words.small_count }</label>
                { typed_input(&input, oninput) }
                <div class="nhsuk-radios nhsuk-radios--inline fd-units">{ units }</div>
            </>
        },
    })
}

/// The question as the label of its input.
fn label(props: &QuestionProps) -> Html {
    let (field, text) = (props.field.clone(), &props.question.text);
    if props.alone {
        html! {
            <h1 class="nhsuk-label-wrapper" tabindex="-1">
                <label class="nhsuk-label nhsuk-label--l" for={field}>{ text }</label>
            </h1>
        }
    } else {
        html! { <label class="nhsuk-label nhsuk-label--m" for={field}>{ text }</label> }
    }
}

struct Input<'a> {
    field: &'a str,
    typed: &'a str,
    suffix: String,
    wrong: bool,
    described: Option<String>,
    mode: &'static str,
}

fn typed_input(input: &Input<'_>, oninput: Callback<InputEvent>) -> Html {
    let class = classes!(
        "nhsuk-input",
        "nhsuk-input--width-4",
        input.wrong.then_some("nhsuk-input--error")
    );
    html! {
        <div class="fd-number">
            <input {class} id={input.field.to_owned()} type="text" inputmode={input.mode} autocomplete="off" spellcheck="false"
                maxlength="6" value={input.typed.to_owned()} aria-describedby={input.described.clone()} {oninput} />
            <span class="fd-number__unit" aria-hidden="true">{ &input.suffix }</span>
        </div>
    }
}

fn unit_name(props: &QuestionProps, unit: Unit) -> String {
    let words = &props.words.0;
    match unit {
        Unit::Hours => &words.hours,
        Unit::Days => &words.days,
        Unit::Weeks => &words.weeks,
        Unit::Months => &words.months,
        Unit::Years | Unit::Age => &words.years,
    }
    .clone()
}
