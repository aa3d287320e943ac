//! The field of one question.

use crate::app::draft::{Draft, Mistake, is_age};
use crate::app::markup::{
    Choice, Html, Nodes, choice, details, el, hint, nodes, nothing, tag, text, unseen, words,
};
use crate::app::number;
use crate::app::root::View;
use crate::app::state::Event;
use crate::contract::QuestionView;
use crate::pack::{NOT_SURE, QuestionKind};

/// One question on its page.
pub(crate) struct Field<'a> {
    /// The question.
    pub(crate) question: &'a QuestionView,
    /// The id of its first input.
    pub(crate) id: String,
    /// Whether it is the only one of its page, so that it is the page's heading.
    pub(crate) alone: bool,
    /// What is wrong with it.
    pub(crate) wrong: Option<Mistake>,
}

/// The field of one question, with why it is asked.
pub(crate) fn question(view: &View, field: &Field<'_>) -> Nodes {
    let inputs = match field.question.kind {
        QuestionKind::Number if is_age(field.question) => number::age(view, field),
        QuestionKind::Number => number::number(view, field),
        QuestionKind::AnyOf | QuestionKind::YesNo | QuestionKind::OneOf => choices(view, field),
    };
    let why = field.question.why.clone().map_or_else(nothing, |why| {
        details(
            "nhsuk-details",
            view.t(&view.pack.text.ui.why_ask),
            words("p", "", why),
        )
    });
    nodes![inputs, why]
}

/// A group of inputs with a legend.
pub(crate) struct Group<'a> {
    pub(crate) id: &'a str,
    pub(crate) legend: String,
    pub(crate) alone: bool,
    pub(crate) hint: Option<String>,
    pub(crate) wrong: Option<String>,
    pub(crate) prefix: String,
    pub(crate) inner: Html,
}

/// A fieldset with legend, hint and mistake.
pub(crate) fn group(group: Group<'_>) -> Html {
    let Group {
        id,
        legend,
        alone,
        hint,
        wrong,
        prefix,
        inner,
    } = group;
    let class = form_group(wrong.is_some());
    let legend = if alone {
        let heading = tag("h1", "nhsuk-fieldset__heading")
            .with("tabindex", "-1")
            .says(legend);
        el(
            "legend",
            "nhsuk-fieldset__legend nhsuk-fieldset__legend--l",
            nodes![heading],
        )
    } else {
        words(
            "legend",
            "nhsuk-fieldset__legend nhsuk-fieldset__legend--m",
            legend,
        )
    };
    let described = described_by(id, hint.is_some(), wrong.is_some());
    let mut fieldset = tag("fieldset", "nhsuk-fieldset");
    if let Some(ids) = described {
        fieldset = fieldset.with("aria-describedby", &ids);
    }
    let parts = nodes![
        legend,
        hint_line(id, hint),
        mistake_line(id, prefix, wrong),
        inner,
    ];
    el("div", class, nodes![fieldset.holds(parts)])
}

/// The classes of a field with or without a mistake.
pub(crate) fn form_group(wrong: bool) -> &'static str {
    if wrong {
        "nhsuk-form-group nhsuk-form-group--error"
    } else {
        "nhsuk-form-group"
    }
}

/// The ids of hint and mistake, for those that are there.
pub(crate) fn described_by(id: &str, hint: bool, wrong: bool) -> Option<String> {
    match (hint, wrong) {
        (true, true) => Some(format!("{id}-hint {id}-wrong")),
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-wrong")),
        (false, false) => None,
    }
}

/// A hint below a question.
pub(crate) fn hint_line(id: &str, said: Option<String>) -> Html {
    said.map_or_else(nothing, |said| {
        hint("nhsuk-hint", &format!("{id}-hint"), said)
    })
}

/// What is wrong with a field.
pub(crate) fn mistake_line(id: &str, prefix: String, wrong: Option<String>) -> Html {
    wrong.map_or_else(nothing, |wrong| {
        let parts = nodes![unseen(format!("{prefix} ")), text(wrong)];
        tag("span", "nhsuk-error-message")
            .with("id", &format!("{id}-wrong"))
            .holds(parts)
    })
}

/// Radio buttons for yes-no and one-of; boxes for any-of, with "none of these", which excludes all others.
fn choices(view: &View, field: &Field<'_>) -> Html {
    let ui = &view.pack.text.ui;
    let (question, draft) = (field.question, view.model.draft(field.question));
    let radio = question.kind != QuestionKind::AnyOf;
    let item =
        |index: usize, label: String, check: Option<String>, checked: bool, changed: Draft| {
            // Its id is a position: it must not say what is chosen.
            let id = if index == 0 {
                field.id.clone()
            } else {
                format!("{}-{index}", field.id)
            };
            let onchange = view.on(Event::Drafted(question.id.clone(), changed));
            choice(Choice {
                radio,
                id,
                name: field.id.clone(),
                label,
                check,
                checked,
                onchange,
            })
        };
    let count = question.options.len();
    let mut items = Nodes::new();
    for (index, option) in question.options.iter().enumerate() {
        let changed = if radio {
            Draft::Choice(option.id.clone())
        } else {
            draft.toggled(question, &option.id)
        };
        items.push(item(
            index,
            option.text.clone(),
            option.check.clone(),
            draft.has(&option.id),
            changed,
        ));
    }
    if radio && question.not_sure {
        let changed = Draft::Choice(NOT_SURE.to_owned());
        items.push(item(
            count,
            view.t(&ui.not_sure),
            None,
            draft.has(NOT_SURE),
            changed,
        ));
    }
    if !radio {
        let or = tag("div", "nhsuk-checkboxes__divider").key("or");
        items.push(or.says(view.t(&ui.or)));
        items.push(item(
            count,
            view.t(&ui.none_of_these),
            None,
            draft.is_none(),
            draft.toggled_none(),
        ));
    }
    let class = match question.kind {
        QuestionKind::YesNo => "nhsuk-radios nhsuk-radios--inline",
        QuestionKind::AnyOf => "nhsuk-checkboxes",
        QuestionKind::OneOf | QuestionKind::Number => "nhsuk-radios",
    };
    group(Group {
        id: &field.id,
        legend: question.text.clone(),
        alone: field.alone,
        hint: question.check.clone(),
        wrong: field.wrong.map(|wrong| wrong.words(&view.say())),
        prefix: view.t(&ui.mistake_prefix),
        inner: el("div", class, items),
    })
}
