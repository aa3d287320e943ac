//! The field of one question. It owns its draft: the page is drawn anew without touching what somebody is typing.

use crate::app::draft::{Draft, is_age};
use crate::app::number::{Age, Number};
use crate::contract::{OptionView, QuestionView};
use crate::pack::{NOT_SURE, QuestionKind};
use std::rc::Rc;
use yew::prelude::*;

/// Words that fields need besides their question.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct WordList {
    pub(super) not_sure: String,
    pub(super) none: String,
    pub(super) or: String,
    pub(super) why: String,
    pub(super) prefix: String,
    pub(super) age_hint: String,
    pub(super) small_heading: String,
    pub(super) small_count: String,
    pub(super) hours: String,
    pub(super) days: String,
    pub(super) weeks: String,
    pub(super) months: String,
    pub(super) years: String,
}

/// The same, shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words(pub(super) Rc<WordList>);

#[derive(Clone, PartialEq, Properties)]
pub(super) struct QuestionProps {
    /// The question.
    pub(super) question: QuestionView,
    /// The id of its first input.
    pub(super) field: String,
    /// Whether it is the only one of its page, so that it is the page's heading.
    pub(super) alone: bool,
    /// What stands in its inputs at first.
    pub(super) draft: Draft,
    /// What is wrong with it.
    pub(super) mistake: Option<String>,
    /// Whether what is wrong is an age in days, weeks or months.
    pub(super) small_age_wrong: bool,
    /// Words.
    pub(super) words: Words,
    /// Takes every change of the draft.
    pub(super) note: Callback<Draft>,
}

/// The field of one question.
#[component]
pub(super) fn Question(props: &QuestionProps) -> Html {
    let field = match props.question.kind {
        QuestionKind::Number if is_age(&props.question) => html! { <Age ..props.clone() /> },
        QuestionKind::Number => html! { <Number ..props.clone() /> },
        QuestionKind::AnyOf => html! { <Boxes ..props.clone() /> },
        QuestionKind::YesNo | QuestionKind::OneOf => html! { <Radios ..props.clone() /> },
    };
    html! { <div class="fd-question">{ field }{ why(props) }</div> }
}

/// "Why we ask."
fn why(props: &QuestionProps) -> Html {
    let Some(why) = props.question.why.clone() else {
        return Html::default();
    };
    html! {
        <details class="nhsuk-details">
            <summary class="nhsuk-details__summary"><span class="nhsuk-details__summary-text">{ &props.words.0.why }</span></summary>
            <div class="nhsuk-details__text"><p>{ why }</p></div>
        </details>
    }
}

/// A group of inputs with a legend.
pub(super) struct Group<'a> {
    pub(super) field: &'a str,
    pub(super) legend: String,
    pub(super) alone: bool,
    pub(super) hint: Option<String>,
    pub(super) mistake: Option<String>,
    pub(super) prefix: String,
    pub(super) inner: Html,
}

/// A fieldset with legend, hint and mistake.
pub(super) fn group(group: &Group<'_>) -> Html {
    let Group {
        field,
        legend,
        alone,
        hint,
        mistake,
        prefix,
        inner,
    } = group;
    let legend = if *alone {
        html! {
            <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--l">
                <h1 class="nhsuk-fieldset__heading" tabindex="-1">{ legend.clone() }</h1>
            </legend>
        }
    } else {
        html! { <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">{ legend.clone() }</legend> }
    };
    html! {
        <div class={form_group(mistake.is_some())}>
            <fieldset class="nhsuk-fieldset" aria-describedby={described_by(field, hint.is_some(), mistake.is_some())}>
                { legend }
                { hint_line(field, hint.as_deref()) }
                { mistake_line(field, prefix, mistake.as_deref()) }
                { inner.clone() }
            </fieldset>
        </div>
    }
}

/// The classes of a field with or without a mistake.
pub(super) fn form_group(wrong: bool) -> Classes {
    classes!(
        "nhsuk-form-group",
        wrong.then_some("nhsuk-form-group--error")
    )
}

/// The ids of hint and mistake, for those that are there.
pub(super) fn described_by(field: &str, hint: bool, mistake: bool) -> Option<String> {
    let hint = hint.then(|| format!("{field}-hint"));
    let mistake = mistake.then(|| format!("{field}-wrong"));
    let ids: Vec<String> = [hint, mistake].into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// A hint below a question.
pub(super) fn hint_line(field: &str, hint: Option<&str>) -> Html {
    let id = format!("{field}-hint");
    hint.map_or_else(
        Html::default,
        |hint| html! { <div class="nhsuk-hint" {id}>{ hint }</div> },
    )
}

/// What is wrong with a field.
pub(super) fn mistake_line(field: &str, prefix: &str, mistake: Option<&str>) -> Html {
    let id = format!("{field}-wrong");
    mistake.map_or_else(Html::default, |mistake| {
        html! {
            <span class="nhsuk-error-message" {id}>
                <span class="nhsuk-u-visually-hidden">{ prefix }{ " " }</span>{ mistake }
            </span>
        }
    })
}

/// The state of a field's draft, with a callback that changes it and tells the page.
#[hook]
pub(super) fn use_draft(props: &QuestionProps) -> (Draft, Callback<Draft>) {
    let draft = {
        let first = props.draft.clone();
        use_state(move || first)
    };
    let change = {
        let (draft, note) = (draft.clone(), props.note.clone());
        Callback::from(move |changed: Draft| {
            note.emit(changed.clone());
            draft.set(changed);
        })
    };
    ((*draft).clone(), change)
}

/// Radio buttons: yes-no and one-of.
#[component]
fn Radios(props: &QuestionProps) -> Html {
    let (draft, change) = use_draft(props);
    let question = &props.question;
    let not_sure = question.not_sure.then(|| OptionView {
        id: NOT_SURE.to_owned(),
        text: props.words.0.not_sure.clone(),
        check: None,
    });
    let items: Html = question
        .options
        .iter()
        .chain(not_sure.as_ref())
        .enumerate()
        .map(|(index, option)| {
            let (change, id) = (change.clone(), option.id.clone());
            let onchange = Callback::from(move |_: Event| change.emit(Draft::Choice(id.clone())));
            item(
                props,
                index,
                option,
                "radio",
                draft.has(&option.id),
                onchange,
            )
        })
        .collect();
    let inline = question.kind == QuestionKind::YesNo;
    group(&Group {
        field: &props.field,
        legend: question.text.clone(),
        alone: props.alone,
        hint: question.check.clone(),
        mistake: props.mistake.clone(),
        prefix: props.words.0.prefix.clone(),
        inner: html! { <div class={classes!("nhsuk-radios", inline.then_some("nhsuk-radios--inline"))}>{ items }</div> },
    })
}

/// Tick boxes: any-of, with "none of these", which excludes all others.
#[component]
fn Boxes(props: &QuestionProps) -> Html {
    let (draft, change) = use_draft(props);
    let question = &props.question;
    let items: Html = question
        .options
        .iter()
        .enumerate()
        .map(|(index, option)| {
            let toggled = draft.toggled(question, &option.id);
            let change = change.clone();
            let onchange = Callback::from(move |_: Event| change.emit(toggled.clone()));
            item(
                props,
                index,
                option,
                "checkbox",
                draft.has(&option.id),
                onchange,
            )
        })
        .collect();
    let none = OptionView {
        id: "none".to_owned(),
        text: props.words.0.none.clone(),
        check: None,
    };
    let onchange = {
        let toggled = draft.toggled_none();
        Callback::from(move |_: Event| change.emit(toggled.clone()))
    };
    group(&Group {
        field: &props.field,
        legend: question.text.clone(),
        alone: props.alone,
        hint: question.check.clone(),
        mistake: props.mistake.clone(),
        prefix: props.words.0.prefix.clone(),
        inner: html! {
            <div class="nhsuk-checkboxes">
                { items }
                <div class="nhsuk-checkboxes__divider">{ &props.words.0.or }</div>
                { item(props, question.options.len(), &none, "checkbox", draft.is_none(), onchange) }
            </div>
        },
    })
}

/// One radio button or box with its label and how to check it. Its id is a position: it must not say what is chosen.
fn item(
    props: &QuestionProps,
    index: usize,
    option: &OptionView,
    kind: &'static str,
    checked: bool,
    onchange: Callback<Event>,
) -> Html {
    let id = if index == 0 {
        props.field.clone()
    } else {
        format!("{}-{index}", props.field)
    };
    let hint = format!("{id}-check");
    let described = option.check.is_some().then(|| hint.clone());
    let radio = kind == "radio";
    let (box_class, input, label, hint_class) = if radio {
        (
            "nhsuk-radios__item",
            "nhsuk-radios__input",
            "nhsuk-radios__label",
            "nhsuk-radios__hint",
        )
    } else {
        (
            "nhsuk-checkboxes__item",
            "nhsuk-checkboxes__input",
            "nhsuk-checkboxes__label",
            "nhsuk-checkboxes__hint",
        )
    };
    html! {
        <div class={box_class} key={option.id.clone()}>
            <input class={input} id={id.clone()} name={props.field.clone()} type={kind} {checked} {onchange} aria-describedby={described} />
            <label class={classes!("nhsuk-label", label)} for={id}>{ &option.text }</label>
            { option.check.as_ref().map_or_else(Html::default, |check| {
                html! { <div class={classes!("nhsuk-hint", hint_class)} id={hint}>{ check }</div> }
            }) }
        </div>
    }
}
