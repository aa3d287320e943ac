//! Asking: one form for each page, with "who is it for?" on the first.

use crate::app::draft::Mistake;
use crate::app::frame::heading;
use crate::app::inputs::{Field, Group, group, question};
use crate::app::markup::{
    Choice, Heard, Html, all, button, choice, el, form, keyed, link, nodes, nothing, status,
    submit, tag, text, words,
};
use crate::app::path::{Page, Screen};
use crate::app::pick::chosen;
use crate::app::root::View;
use crate::app::shell;
use crate::app::state::{Event, WHO};
use crate::contract::QuestionView;
use crate::pack::AskingFor;
use wasm_bindgen::JsCast;
use yew::virtual_dom::ListenerKind;

/// Who is it for, with the first page of questions.
pub(super) fn who(view: &View) -> Html {
    match view.path.screens.get(1) {
        Some(Screen::Who(page)) => asking(view, page.as_ref(), true),
        _ => nothing(),
    }
}

/// A page of questions.
pub(super) fn page(view: &View, step: usize) -> Html {
    match view.path.screens.get(step) {
        Some(Screen::Page(page)) => asking(view, Some(page), false),
        _ => nothing(),
    }
}

/// The form of one page.
fn asking(view: &View, page: Option<&Page>, who: bool) -> Html {
    let ui = &view.pack.text.ui;
    let questions: &[QuestionView] = page.map_or(&[], |page| &page.questions);
    let emergency = page.is_some_and(Page::is_emergency);
    let title = title(view, page, who);
    let alone = title.is_none();
    let fields = questions.iter().enumerate().map(|(index, asked)| {
        let wrong = mistake(view, &asked.id);
        keyed(
            "div",
            "fd-question",
            &asked.id,
            question(
                view,
                &Field {
                    question: asked,
                    id: field(index),
                    alone,
                    wrong,
                },
            ),
        )
    });
    let left = page
        .map(|page| pages_left(view, page.pages_left))
        .unwrap_or_default();
    let parts = nodes![
        el("div", "", nodes![mistakes(view, questions)]),
        el(
            "div",
            "",
            nodes![
                words("p", "fd-caption", topic_names(view)),
                title.map_or_else(nothing, heading),
            ],
        ),
        el(
            "div",
            "",
            nodes![if who {
                all(nodes![also_wrong(view), who_field(view)])
            } else {
                nothing()
            }],
        ),
        el("div", "", fields.collect()),
        el(
            "div",
            "",
            nodes![if emergency {
                with_them(view)
            } else {
                nothing()
            }],
        ),
        submit("nhsuk-button", view.t(&ui.carry_on)),
        words("p", "fd-left", left),
    ];
    form("fd-form", None, view.submitted(Event::Continue), all(parts))
}

/// The page's own heading; `None` when its only question is the heading.
fn title(view: &View, page: Option<&Page>, who: bool) -> Option<String> {
    let ui = &view.pack.text.ui;
    if who {
        return Some(view.t(&ui.who_heading));
    }
    let page = page?;
    if let Some(heading) = &page.heading {
        return Some(heading.clone());
    }
    if page.is_emergency() {
        return Some(view.t(&ui.emergency_heading));
    }
    (page.questions.len() > 1).then(|| view.t(&ui.page_heading))
}

/// The names of the chosen topics.
pub(super) fn topic_names(view: &View) -> String {
    let topics = view.model.journey.topics.iter();
    let names: Vec<String> = topics.map(|id| topic_name(view, id)).collect();
    names.join(", ")
}

/// The name of one topic.
pub(super) fn topic_name(view: &View, id: &str) -> String {
    let topic = view.pack.find_topic(id);
    let topic = topic.and_then(|index| view.pack.topic(index));
    topic.map_or_else(String::new, |topic| view.t(&topic.authored.title))
}

/// Before the questions begin: what was picked, and a way to add what else is wrong.
fn also_wrong(view: &View) -> Html {
    let several = view.model.journey.topics.len() > 1;
    let picked = if several { chosen(view) } else { nothing() };
    let more = text(view.t(&view.pack.text.ui.add_another));
    let more = button("fd-link", view.on(Event::AddAnother), more);
    el("div", "fd-several", nodes![picked, more])
}

fn pages_left(view: &View, with_this: usize) -> String {
    let ui = &view.pack.text.ui;
    match with_this {
        0 | 1 => view.t(&ui.pages_last),
        2 => view.t(&ui.pages_one),
        more => view.say().with(&ui.pages_left, &[&(more - 1).to_string()]),
    }
}

/// The id of a field's first input. A position, not a name: it must not say what was asked.
fn field(index: usize) -> String {
    format!("fd-field-{}", index + 1)
}

/// The id of the first input of "who is it for?".
const WHO_FIELD: &str = "fd-field-0";

fn mistake(view: &View, id: &str) -> Option<Mistake> {
    view.model
        .mistakes
        .iter()
        .find(|(question, _)| question == id)
        .map(|(_, mistake)| *mistake)
}

/// The list of mistakes. The alert sits inside the part that takes the focus, or screen readers miss one of the two.
fn mistakes(view: &View, questions: &[QuestionView]) -> Html {
    let ui = &view.pack.text.ui;
    if view.model.mistakes.is_empty() {
        return nothing();
    }
    let line = |(id, mistake): &(String, Mistake)| {
        let index = questions.iter().position(|question| question.id == *id);
        let target = index.map_or_else(|| WHO_FIELD.to_owned(), field);
        let asked = index.and_then(|index| questions.get(index));
        let about = asked.map_or_else(
            || view.t(&ui.who_question),
            |question| question.text.clone(),
        );
        let said = format!("{about} {}", mistake.words(&view.say()));
        keyed(
            "li",
            "",
            id,
            nodes![link("", &format!("#{target}"), None, said)],
        )
    };
    let list = el(
        "ul",
        "nhsuk-list nhsuk-error-summary__list",
        view.model.mistakes.iter().map(line).collect(),
    );
    let alert = tag("div", "").with("role", "alert").holds(nodes![
        words(
            "h2",
            "nhsuk-error-summary__heading",
            view.t(&ui.mistakes_heading),
        ),
        el("div", "nhsuk-error-summary__body", nodes![list]),
    ]);
    tag("div", "nhsuk-error-summary")
        .with("tabindex", "-1")
        .with("data-mistakes", "")
        .hears(|| ListenerKind::onclick, Heard::from(to_field))
        .holds(nodes![alert])
}

/// Leads from a line of the list to its field, without an address that would name it.
fn to_field(event: web_sys::Event) {
    let link = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let address = link.and_then(|link| link.get_attribute("href"));
    if let Some(id) = address
        .as_deref()
        .and_then(|address| address.strip_prefix('#'))
    {
        event.prevent_default();
        shell::focus_id(id);
    }
}

/// A radio button that sends an event.
fn radio(view: &View, id: String, name: &str, label: String, checked: bool, event: Event) -> Html {
    let (name, onchange) = (name.to_owned(), view.on(event));
    choice(Choice {
        radio: true,
        id,
        name,
        label,
        check: None,
        checked,
        onchange,
    })
}

fn who_field(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    let all = [
        (AskingFor::Me, &ui.who_me),
        (AskingFor::Child, &ui.who_child),
        (AskingFor::Other, &ui.who_other),
    ];
    let items = all.into_iter().enumerate().map(|(index, (who, said))| {
        let id = if index == 0 {
            WHO_FIELD.to_owned()
        } else {
            format!("{WHO_FIELD}-{index}")
        };
        let checked = view.model.journey.asking_for == Some(who);
        radio(
            view,
            id,
            "fd-who",
            view.t(said),
            checked,
            Event::AskingFor(who),
        )
    });
    group(Group {
        id: WHO_FIELD,
        legend: view.t(&ui.who_question),
        alone: false,
        hint: None,
        wrong: mistake(view, WHO).map(|mistake| mistake.words(&view.say())),
        prefix: view.t(&ui.mistake_prefix),
        inner: el("div", "nhsuk-radios", items.collect()),
    })
}

/// "Are you with them?": only for the screen. Somebody who is not can still call 999.
fn with_them(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    if view.say().asking_for == AskingFor::Me {
        return nothing();
    }
    let with_them = view.model.journey.with_them;
    let choice = |id: &str, value: bool, said| {
        radio(
            view,
            id.to_owned(),
            "fd-with",
            view.t(said),
            with_them == Some(value),
            Event::WithThem(value),
        )
    };
    let choices = nodes![
        choice("fd-with-yes", true, &ui.yes),
        choice("fd-with-no", false, &ui.no),
    ];
    let asked = group(Group {
        id: "fd-with",
        legend: view.t(&ui.with_them),
        alone: false,
        hint: None,
        wrong: None,
        prefix: String::new(),
        inner: el("div", "nhsuk-radios nhsuk-radios--inline", choices),
    });
    let away = with_them == Some(false);
    let advice = if away {
        words(
            "p",
            "fd-notice fd-notice--urgent",
            view.t(&ui.not_with_them),
        )
    } else {
        nothing()
    };
    all(nodes![asked, status(nodes![advice]),])
}
