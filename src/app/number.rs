//! Fields for numbers and ages.

use crate::app::draft::{Draft, Mistake, needs_small_unit, unit_of, unit_words};
use crate::app::inputs::{Field, Group, described_by, form_group, group, hint_line, mistake_line};
use crate::app::markup;
use crate::app::markup::{Choice, Heard, Html, Typed, all, choice, el, nodes, nothing, tag, typed};
use crate::app::root::View;
use crate::app::state::Event;
use crate::contract::QuestionView;
use crate::pack::{AgeUnit, Unit};

/// A number, with "not sure" where it is offered.
pub(super) fn number(view: &View, field: &Field<'_>) -> Html {
    let (question, id) = (field.question, &field.id);
    let (value, not_sure) = match view.model.draft(question) {
        Draft::Number { text, not_sure } => (text, not_sure),
        _ => (String::new(), false),
    };
    let wrong = field.wrong.map(|wrong| wrong.words(&view.say()));
    let asked = question.id.clone();
    let input = Input {
        id,
        value: value.clone(),
        unit: question.unit,
        wrong: wrong.is_some(),
        described: described_by(id, question.check.is_some(), wrong.is_some()),
        decimal: question.step.is_some_and(|step| step.fract() != 0.0),
        oninput: view.typed(move |text| {
            Event::Drafted(
                asked.clone(),
                Draft::Number {
                    text,
                    not_sure: false,
                },
            )
        }),
    };
    let sure = question.not_sure.then(|| {
        let changed = Draft::Number {
            text: value,
            not_sure: !not_sure,
        };
        let item = choice(Choice {
            radio: false,
            id: format!("{id}-sure"),
            name: format!("{id}-sure"),
            label: view.t(&view.pack.text.ui.not_sure),
            check: None,
            checked: not_sure,
            onchange: view.on(Event::Drafted(question.id.clone(), changed)),
        });
        el("div", "nhsuk-checkboxes fd-sure", nodes![item])
    });
    let parts = nodes![
        label(field),
        hint_line(id, question.check.clone()),
        mistake_line(id, view.t(&view.pack.text.ui.mistake_prefix), wrong.clone()),
        typed_number(view, input),
        keys(view, question),
        sure.unwrap_or_else(nothing),
    ];
    el("div", form_group(wrong.is_some()), parts)
}

/// The number pad of a shared screen.
fn keys(view: &View, question: &QuestionView) -> Html {
    #[cfg(feature = "desk")]
    if let Some(kiosk) = &view.kiosk {
        return crate::kiosk::pad::number(view, kiosk, question);
    }
    let _ = (view, question);
    nothing()
}

/// An age: years, and for children under 2 days, weeks or months.
pub(super) fn age(view: &View, field: &Field<'_>) -> Html {
    #[cfg(feature = "desk")]
    if let Some(kiosk) = &view.kiosk {
        return crate::kiosk::pad::age(view, kiosk, field);
    }
    let ui = &view.pack.text.ui;
    let (question, id) = (field.question, &field.id);
    let draft = match view.model.draft(question) {
        Draft::Age { years, small, unit } => Small { years, small, unit },
        _ => Small {
            years: String::new(),
            small: String::new(),
            unit: None,
        },
    };
    // Shown while typing, even if "1" becomes "19": were it shown when the field is left, the page would jump under the finger
    // that is on its way to the next question.
    let shown = needs_small_unit(&draft.years);
    let said = field.wrong.map(|wrong| wrong.words(&view.say()));
    let small_wrong = field.wrong == Some(Mistake::AgeInSmallUnits);
    let wrong = said.clone().filter(|_| !small_wrong);
    let (asked, kept) = (question.id.clone(), draft.clone());
    let input = Input {
        id,
        value: draft.years.clone(),
        unit: Some(Unit::Years),
        wrong: wrong.is_some(),
        described: described_by(id, true, wrong.is_some()),
        decimal: false,
        oninput: view.typed(move |years| {
            Event::Drafted(
                asked.clone(),
                Small {
                    years,
                    ..kept.clone()
                }
                .draft(),
            )
        }),
    };
    let hint = question
        .check
        .clone()
        .unwrap_or_else(|| view.t(&ui.age_hint));
    let class = form_group(wrong.is_some());
    let years = nodes![
        label(field),
        hint_line(id, Some(hint)),
        mistake_line(id, view.t(&ui.mistake_prefix), wrong),
        typed_number(view, input),
    ];
    let small = small_age(view, field, &draft, said.filter(|_| small_wrong));
    let mut part = tag("div", "");
    if !shown {
        part = part.with("hidden", "");
    }
    all(nodes![el("div", class, years), part.holds(nodes![small]),])
}

/// An age as typed.
#[derive(Clone)]
struct Small {
    years: String,
    small: String,
    unit: Option<AgeUnit>,
}

impl Small {
    fn draft(self) -> Draft {
        Draft::Age {
            years: self.years,
            small: self.small,
            unit: self.unit,
        }
    }
}

/// How old in days, weeks or months.
fn small_age(view: &View, field: &Field<'_>, age: &Small, wrong: Option<String>) -> Html {
    let ui = &view.pack.text.ui;
    let id = format!("{}-small", field.id);
    let asked = &field.question.id;
    let (asked_too, kept) = (asked.clone(), age.clone());
    let input = Input {
        id: &id,
        value: age.small.clone(),
        unit: None,
        wrong: wrong.is_some(),
        described: None,
        decimal: false,
        oninput: view.typed(move |small| {
            Event::Drafted(
                asked_too.clone(),
                Small {
                    small,
                    ..kept.clone()
                }
                .draft(),
            )
        }),
    };
    let units = [AgeUnit::Days, AgeUnit::Weeks, AgeUnit::Months]
        .into_iter()
        .map(|unit| {
            let changed = Small {
                unit: Some(unit),
                ..age.clone()
            }
            .draft();
            choice(Choice {
                radio: true,
                id: format!("{id}-{}", unit.as_str()),
                name: id.clone(),
                label: unit_words(&view.say(), unit_of(unit)),
                check: None,
                checked: age.unit == Some(unit),
                onchange: view.on(Event::Drafted(asked.clone(), changed)),
            })
        });
    let inner = nodes![
        markup::label("nhsuk-label", &id, view.t(&ui.age_small_count)),
        typed_number(view, input),
        el(
            "div",
            "nhsuk-radios nhsuk-radios--inline fd-units",
            units.collect(),
        ),
    ];
    group(Group {
        id: &id,
        legend: view.t(&ui.age_small_heading),
        alone: false,
        hint: None,
        wrong,
        prefix: view.t(&ui.mistake_prefix),
        inner: all(inner),
    })
}

/// The question as the label of its input.
pub(crate) fn label(field: &Field<'_>) -> Html {
    let class = if field.alone {
        "nhsuk-label nhsuk-label--l"
    } else {
        "nhsuk-label nhsuk-label--m"
    };
    let label = markup::label(class, &field.id, field.question.text.clone());
    if field.alone {
        tag("h1", "nhsuk-label-wrapper")
            .with("tabindex", "-1")
            .holds(nodes![label])
    } else {
        label
    }
}

/// A field for a number.
pub(crate) struct Input<'a> {
    pub(crate) id: &'a str,
    pub(crate) value: String,
    pub(crate) unit: Option<Unit>,
    pub(crate) wrong: bool,
    pub(crate) described: Option<String>,
    pub(crate) decimal: bool,
    pub(crate) oninput: Heard,
}

/// Draws one, with its unit behind.
pub(crate) fn typed_number(view: &View, input: Input<'_>) -> Html {
    let field = typed(Typed {
        class: if input.wrong {
            "nhsuk-input nhsuk-input--width-4 nhsuk-input--error"
        } else {
            "nhsuk-input nhsuk-input--width-4"
        },
        id: input.id,
        kind: "text",
        mode: if input.decimal { "decimal" } else { "numeric" },
        most: "6",
        value: input.value,
        described: input.described,
        oninput: input.oninput,
    })
    .empty();
    let unit = input
        .unit
        .map(|unit| unit_words(&view.say(), unit))
        .unwrap_or_default();
    // The question says the unit too: a screen reader needs it once.
    let unit = tag("span", "fd-number__unit")
        .with("aria-hidden", "true")
        .says(unit);
    el("div", "fd-number", nodes![field, unit])
}
