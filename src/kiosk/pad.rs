//! Numbers without a keyboard: a pad of digits below the field, and for an age what the digits count.

use crate::app::draft::{Draft, unit_of, unit_words};
use crate::app::inputs::{Field, Group, described_by, form_group, group, hint_line, mistake_line};
use crate::app::markup::{
    Choice, Heard, Html, Nodes, button, choice, el, nodes, nothing, tag, text,
};
use crate::app::number::{Input, label, typed_number};
use crate::app::root::View;
use crate::app::state::Event;
use crate::contract::QuestionView;
use crate::kiosk::held::AtKiosk;
use crate::kiosk::keyboard::{Key, pressed};
use crate::pack::AgeUnit;

/// The most digits of a number.
const MOST: usize = 6;
/// The most digits of an age.
const MOST_OF_AGE: usize = 3;

/// The pad below the field of a number.
pub(crate) fn number(view: &View, kiosk: &AtKiosk, question: &QuestionView) -> Html {
    let typed = match view.model.draft(question) {
        Draft::Number { text, .. } => text,
        _ => String::new(),
    };
    let decimal = question.step.is_some_and(|step| step.fract() != 0.0);
    pad(kiosk, decimal, |key| {
        let draft = Draft::Number {
            text: pressed(&typed, key, MOST),
            not_sure: false,
        };
        view.on(Event::Drafted(question.id.clone(), draft))
    })
}

/// An age: digits, and whether they are days, weeks, months or years.
pub(crate) fn age(view: &View, kiosk: &AtKiosk, field: &Field<'_>) -> Html {
    let ui = &view.pack.text.ui;
    let (question, id) = (field.question, &field.id);
    let (digits, unit) = match view.model.draft(question) {
        Draft::Age { small, unit, .. } if !matches!(unit, None | Some(AgeUnit::Years)) => {
            (small, unit.unwrap_or(AgeUnit::Years))
        }
        Draft::Age { years, .. } => (years, AgeUnit::Years),
        _ => (String::new(), AgeUnit::Years),
    };
    let changed = |digits: String, unit| Event::Drafted(question.id.clone(), aged(digits, unit));
    let wrong = field.wrong.map(|wrong| wrong.words(&view.say()));
    let asked = question.id.clone();
    let input = Input {
        id,
        value: digits.clone(),
        unit: Some(unit_of(unit)),
        wrong: wrong.is_some(),
        described: described_by(id, question.check.is_some(), wrong.is_some()),
        decimal: false,
        oninput: view.typed(move |digits| Event::Drafted(asked.clone(), aged(digits, unit))),
    };
    let units = [
        AgeUnit::Years,
        AgeUnit::Months,
        AgeUnit::Weeks,
        AgeUnit::Days,
    ];
    let units = units.into_iter().map(|other| {
        choice(Choice {
            radio: true,
            id: format!("{id}-{}", other.as_str()),
            name: format!("{id}-unit"),
            label: unit_words(&view.say(), unit_of(other)),
            check: None,
            checked: unit == other,
            onchange: view.on(changed(digits.clone(), other)),
        })
    });
    let units = group(Group {
        id: &format!("{id}-unit"),
        legend: view.t(&kiosk.desk.kiosk.age_unit),
        alone: false,
        hint: None,
        wrong: None,
        prefix: String::new(),
        inner: el(
            "div",
            "nhsuk-radios nhsuk-radios--inline fd-units",
            units.collect(),
        ),
    });
    let class = form_group(wrong.is_some());
    let pad = pad(kiosk, false, |key| {
        view.on(changed(pressed(&digits, key, MOST_OF_AGE), unit))
    });
    let parts = nodes![
        label(field),
        hint_line(id, question.check.clone()),
        mistake_line(id, view.t(&ui.mistake_prefix), wrong),
        typed_number(view, input),
        pad,
        units,
    ];
    el("div", class, parts)
}

/// The draft of an age. In years it is exact enough from 2 on; below that the screens ask for a smaller unit, as everywhere.
fn aged(digits: String, unit: AgeUnit) -> Draft {
    match unit {
        AgeUnit::Years => Draft::Age {
            years: digits,
            small: String::new(),
            unit: None,
        },
        small => Draft::Age {
            years: "0".to_owned(),
            small: digits,
            unit: Some(small),
        },
    }
}

/// Ten digits, a point where it is needed, and the way to take one back.
pub(crate) fn pad(kiosk: &AtKiosk, decimal: bool, heard: impl Fn(Key) -> Heard) -> Html {
    let said = &kiosk.desk.kiosk;
    let mut keys = Nodes::new();
    for sign in "1234567890".chars() {
        keys.push(key(heard(Key::Sign(sign)), sign.to_string()));
    }
    keys.push(if decimal {
        key(heard(Key::Sign('.')), ".".to_owned())
    } else {
        nothing()
    });
    keys.push(key(heard(Key::Delete), said.delete.0.clone()));
    tag("div", "fd-pad")
        .with("role", "group")
        .with("aria-label", &said.keys.0)
        .holds(keys)
}

/// One key.
pub(crate) fn key(heard: Heard, said: String) -> Html {
    button("fd-key", heard, text(said))
}
