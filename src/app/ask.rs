//! Asking: one form for each page, with "who is it for?" on the first.

use crate::app::draft::{Draft, Mistake};
use crate::app::frame::heading;
use crate::app::inputs::Question;
use crate::app::path::{Page, Screen};
use crate::app::root::View;
use crate::app::shell;
use crate::app::state::{Event, WHO};
use crate::contract::QuestionView;
use crate::pack::AskingFor;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// The drafts of one page. Inputs write here without drawing anything anew.
type Drafts = Rc<RefCell<BTreeMap<String, Draft>>>;

/// Who is it for, with the first page of questions.
pub(super) fn who(view: &View) -> Html {
    let page = match view.path.screens.get(1) {
        Some(Screen::Who(page)) => page.clone(),
        _ => None,
    };
    html! { <Form view={Same(view.clone())} {page} who=true /> }
}

/// A page of questions.
pub(super) fn page(view: &View, step: usize) -> Html {
    let page = match view.path.screens.get(step) {
        Some(Screen::Page(page)) => Some(page.clone()),
        _ => None,
    };
    html! { <Form view={Same(view.clone())} {page} who=false /> }
}

/// A view that is the same only while model and path are the very same.
#[derive(Clone)]
pub(super) struct Same(View);

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0.model, &other.0.model) && Rc::ptr_eq(&self.0.path, &other.0.path)
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FormProps {
    view: Same,
    page: Option<Page>,
    who: bool,
}

/// The form of one page.
#[component]
pub(super) fn Form(props: &FormProps) -> Html {
    let view = &props.view.0;
    let questions: &[QuestionView] = props.page.as_ref().map_or(&[], |page| &page.questions);
    let drafts: Drafts = {
        let first = || {
            let draft = |question: &QuestionView| {
                Draft::of(question, view.model.journey.answers.get(&question.id))
            };
            Rc::new(RefCell::new(
                questions
                    .iter()
                    .map(|question| (question.id.clone(), draft(question)))
                    .collect(),
            ))
        };
        (*use_memo((), |()| first())).clone()
    };
    let onsubmit = {
        let (dispatch, drafts) = (view.dispatch.clone(), drafts.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let drafts = drafts
                .borrow()
                .iter()
                .map(|(id, draft)| (id.clone(), draft.clone()))
                .collect();
            dispatch.emit(Event::Continue(drafts));
        })
    };
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let title = title(view, props);
    let alone = title.is_none();
    let fields: Html = questions
        .iter()
        .enumerate()
        .map(|(index, question)| {
            let note = {
                let (drafts, id) = (drafts.clone(), question.id.clone());
                Callback::from(move |draft: Draft| {
                    drafts.borrow_mut().insert(id.clone(), draft);
                })
            };
            let draft = drafts.borrow().get(&question.id).cloned().unwrap_or_default();
            let mistake = mistake(view, &question.id);
            let small_age_wrong = mistake == Some(Mistake::AgeInSmallUnits);
            let mistake = mistake.map(|mistake| mistake.words(&say));
            html! {
                <Question key={question.id.clone()} question={question.clone()} field={field(index)} {alone} {draft} {mistake}
                    {small_age_wrong} words={words(view)} {note} />
            }
        })
        .collect();
    html! {
        <form class="fd-form" {onsubmit} novalidate=true autocomplete="off">
            <div>{ mistakes(view, questions) }</div>
            <div>{ caption(view) }{ title.map(heading).unwrap_or_default() }</div>
            <div>{ if props.who { who_field(view) } else { Html::default() } }</div>
            <div>{ fields }</div>
            <div>{ if is_emergency(props) { with_them(view) } else { Html::default() } }</div>
            <button class="nhsuk-button" type="submit">{ say.text(&ui.carry_on) }</button>
            <p class="fd-left">{ props.page.as_ref().map(|page| pages_left(view, page.pages_left)).unwrap_or_default() }</p>
        </form>
    }
}

fn is_emergency(props: &FormProps) -> bool {
    props.page.as_ref().is_some_and(Page::is_emergency)
}

/// The page's own heading; `None` when its only question is the heading.
fn title(view: &View, props: &FormProps) -> Option<String> {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    if props.who {
        return Some(say.text(&ui.who_heading));
    }
    let page = props.page.as_ref()?;
    if let Some(heading) = &page.heading {
        return Some(heading.clone());
    }
    if page.is_emergency() {
        return Some(say.text(&ui.emergency_heading));
    }
    (page.questions.len() > 1).then(|| say.text(&ui.page_heading))
}

/// The names of the topics above the heading.
fn caption(view: &View) -> Html {
    html! { <p class="fd-caption">{ topic_names(view) }</p> }
}

/// The names of the chosen topics.
pub(super) fn topic_names(view: &View) -> String {
    let say = view.say();
    let topics = view
        .model
        .journey
        .topics
        .iter()
        .filter_map(|id| view.pack.topic(view.pack.find_topic(id)?));
    topics
        .map(|topic| say.text(&topic.authored.title))
        .collect::<Vec<_>>()
        .join(", ")
}

fn pages_left(view: &View, with_this: usize) -> String {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    match with_this {
        0 | 1 => say.text(&ui.pages_last),
        2 => say.text(&ui.pages_one),
        more => say.with(&ui.pages_left, &[&(more - 1).to_string()]),
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
    let (say, ui) = (view.say(), &view.pack.text.ui);
    if view.model.mistakes.is_empty() {
        return Html::default();
    }
    let lines: Html = view
        .model
        .mistakes
        .iter()
        .map(|(id, mistake)| {
            let index = questions.iter().position(|question| question.id == *id);
            let target = index.map_or_else(|| WHO_FIELD.to_owned(), field);
            let href = format!("#{target}");
            let onclick = Callback::from(move |event: MouseEvent| {
                event.prevent_default();
                shell::focus_id(&target);
            });
            let about = index.and_then(|index| questions.get(index)).map_or_else(|| say.text(&ui.who_question), |question| question.text.clone());
            html! { <li key={id.clone()}><a {href} {onclick}>{ format!("{about} {}", mistake.words(&say)) }</a></li> }
        })
        .collect();
    html! {
        <div class="nhsuk-error-summary" tabindex="-1" data-mistakes="">
            <div role="alert">
                <h2 class="nhsuk-error-summary__heading">{ say.text(&ui.mistakes_heading) }</h2>
                <div class="nhsuk-error-summary__body">
                    <ul class="nhsuk-list nhsuk-error-summary__list">{ lines }</ul>
                </div>
            </div>
        </div>
    }
}

/// The words that the fields of questions need.
fn words(view: &View) -> crate::app::inputs::Words {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let unit = |unit| crate::app::draft::unit_words(&say, unit);
    crate::app::inputs::Words(Rc::new(crate::app::inputs::WordList {
        not_sure: say.text(&ui.not_sure),
        none: say.text(&ui.none_of_these),
        or: say.text(&ui.or),
        why: say.text(&ui.why_ask),
        prefix: say.text(&ui.mistake_prefix),
        age_hint: say.text(&ui.age_hint),
        small_heading: say.text(&ui.age_small_heading),
        small_count: say.text(&ui.age_small_count),
        hours: unit(crate::pack::Unit::Hours),
        days: unit(crate::pack::Unit::Days),
        weeks: unit(crate::pack::Unit::Weeks),
        months: unit(crate::pack::Unit::Months),
        years: unit(crate::pack::Unit::Years),
    }))
}

fn who_field(view: &View) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    let mistake = mistake(view, WHO).map(|mistake| mistake.words(&say));
    let choices = [
        (AskingFor::Me, &ui.who_me),
        (AskingFor::Child, &ui.who_child),
        (AskingFor::Other, &ui.who_other),
    ];
    let items: Html = choices
        .iter()
        .enumerate()
        .map(|(index, (who, text))| {
            let id = if index == 0 { WHO_FIELD.to_owned() } else { format!("{WHO_FIELD}-{index}") };
            let checked = view.model.journey.asking_for == Some(*who);
            let onchange = view.on(Event::AskingFor(*who));
            html! {
                <div class="nhsuk-radios__item" key={index}>
                    <input class="nhsuk-radios__input" id={id.clone()} name="fd-who" type="radio" {checked} {onchange} />
                    <label class="nhsuk-label nhsuk-radios__label" for={id}>{ say.text(text) }</label>
                </div>
            }
        })
        .collect();
    crate::app::inputs::group(&crate::app::inputs::Group {
        field: WHO_FIELD,
        legend: say.text(&ui.who_question),
        alone: false,
        hint: None,
        mistake,
        prefix: say.text(&ui.mistake_prefix),
        inner: html! { <div class="nhsuk-radios">{ items }</div> },
    })
}

/// "Are you with them?": only for the screen. Somebody who is not can still call 999.
fn with_them(view: &View) -> Html {
    let (say, ui) = (view.say(), &view.pack.text.ui);
    if say.asking_for == AskingFor::Me {
        return Html::default();
    }
    let with_them = view.model.journey.with_them;
    let choice = |id: &'static str, value: bool, text: String| {
        let onchange = view.on(Event::WithThem(value));
        html! {
            <div class="nhsuk-radios__item" key={id}>
                <input class="nhsuk-radios__input" {id} name="fd-with" type="radio" checked={with_them == Some(value)} {onchange} />
                <label class="nhsuk-label nhsuk-radios__label" for={id}>{ text }</label>
            </div>
        }
    };
    html! {
        <>
            { crate::app::inputs::group(&crate::app::inputs::Group {
                field: "fd-with",
                legend: say.text(&ui.with_them),
                alone: false,
                hint: None,
                mistake: None,
                prefix: String::new(),
                inner: html! {
                    <div class="nhsuk-radios nhsuk-radios--inline">
                        { choice("fd-with-yes", true, say.text(&ui.yes)) }
                        { choice("fd-with-no", false, say.text(&ui.no)) }
                    </div>
                },
            }) }
            <div role="status">
                { if with_them == Some(false) {
                    html! { <p class="fd-notice fd-notice--urgent">{ say.text(&ui.not_with_them) }</p> }
                } else {
                    Html::default()
                } }
            </div>
        </>
    }
}
