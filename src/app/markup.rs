//! Builders for the elements of the screens. `html!` writes every element out in full, some hundred bytes each; one function
//! for all of them keeps the module small enough to be fetched on a bad line.

use yew::prelude::*;
use yew::virtual_dom::{Key, VList, VTag};

/// Attributes beside the class. One named `key` becomes Yew's key.
pub(super) type Attrs = Vec<(&'static str, AttrValue)>;

/// An element.
pub(super) fn el(tag: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    el_with(tag, class, Vec::new(), children)
}

/// An element with attributes.
#[inline(never)]
pub(super) fn el_with(
    tag: &'static str,
    class: &'static str,
    attrs: Attrs,
    children: Vec<Html>,
) -> Html {
    let mut element = VTag::new(tag);
    if !class.is_empty() {
        element.add_attribute("class", class);
    }
    for (name, value) in attrs {
        if name == "key" {
            element.key = Some(Key::from(value.as_str()));
        } else {
            element.add_attribute(name, value);
        }
    }
    element.add_children(children);
    element.into()
}

/// An element of a list, with its key.
pub(super) fn keyed(
    tag: &'static str,
    class: &'static str,
    key: impl ToString,
    children: Vec<Html>,
) -> Html {
    el_with(
        tag,
        class,
        vec![("key", AttrValue::from(key.to_string()))],
        children,
    )
}

/// An element that holds nothing but words.
#[inline(never)]
pub(super) fn words(tag: &'static str, class: &'static str, said: String) -> Html {
    el(tag, class, vec![text(said)])
}

/// The same, or nothing when there is nothing to say.
#[inline(never)]
pub(super) fn words_if(tag: &'static str, class: &'static str, said: Option<String>) -> Html {
    said.filter(|said| !said.is_empty())
        .map_or_else(nothing, |said| words(tag, class, said))
}

/// Words.
#[inline(never)]
pub(super) fn text(said: String) -> Html {
    Html::from(said)
}

/// Nothing. It keeps its place among its siblings, so that those after it are not taken for each other.
pub(super) fn nothing() -> Html {
    Html::default()
}

/// Several nodes side by side.
#[inline(never)]
pub(super) fn all(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}

/// Words for those who cannot see where they belong.
#[inline(never)]
pub(super) fn unseen(said: String) -> Html {
    words("span", "nhsuk-u-visually-hidden", said)
}

/// A button.
#[inline(never)]
pub(super) fn button(class: &'static str, onclick: Callback<MouseEvent>, inner: Html) -> Html {
    html! { <button {class} type="button" {onclick}>{ inner }</button> }
}

/// A form. It is never sent anywhere.
#[inline(never)]
pub(super) fn form(
    class: &'static str,
    role: Option<&'static str>,
    onsubmit: Callback<SubmitEvent>,
    inner: Html,
) -> Html {
    html! { <form {class} {role} {onsubmit} novalidate=true autocomplete="off">{ inner }</form> }
}

/// A radio button or a box to tick, as its component library wants it.
pub(super) struct Choice {
    /// Whether it is a radio button.
    pub(super) radio: bool,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) check: Option<String>,
    pub(super) checked: bool,
    pub(super) onchange: Callback<Event>,
}

/// Draws one, with its label and how to check it.
#[inline(never)]
pub(super) fn choice(choice: Choice) -> Html {
    let Choice {
        radio,
        id,
        name,
        label,
        check,
        checked,
        onchange,
    } = choice;
    let (kind, item, input, label_class, hint_class) = if radio {
        (
            "radio",
            "nhsuk-radios__item",
            "nhsuk-radios__input",
            "nhsuk-label nhsuk-radios__label",
            "nhsuk-hint nhsuk-radios__hint",
        )
    } else {
        (
            "checkbox",
            "nhsuk-checkboxes__item",
            "nhsuk-checkboxes__input",
            "nhsuk-label nhsuk-checkboxes__label",
            "nhsuk-hint nhsuk-checkboxes__hint",
        )
    };
    let hint = format!("{id}-check");
    let described = check.is_some().then(|| hint.clone());
    let field = html! {
        <input class={input} id={id.clone()} {name} type={kind} {checked} {onchange} aria-describedby={described} />
    };
    let said = el_with(
        "label",
        label_class,
        vec![("for", id.clone().into())],
        vec![text(label)],
    );
    let check = check.map_or_else(nothing, |check| {
        el_with(
            "div",
            hint_class,
            vec![("id", hint.into())],
            vec![text(check)],
        )
    });
    keyed("div", item, id, vec![field, said, check])
}

/// A field to type in.
pub(super) struct Typed {
    pub(super) class: &'static str,
    pub(super) id: String,
    /// `text` or `search`.
    pub(super) kind: &'static str,
    /// Which keys a phone shows.
    pub(super) mode: &'static str,
    pub(super) most: &'static str,
    pub(super) value: String,
    pub(super) described: Option<String>,
    pub(super) oninput: Callback<InputEvent>,
}

/// Draws one. What is typed is never kept by the browser for later.
#[inline(never)]
pub(super) fn typed(field: Typed) -> Html {
    let Typed {
        class,
        id,
        kind,
        mode,
        most,
        value,
        described,
        oninput,
    } = field;
    html! {
        <input {class} {id} type={kind} inputmode={mode} maxlength={most} {value} autocomplete="off" autocapitalize="none"
            spellcheck="false" aria-describedby={described} {oninput} />
    }
}

/// Something that opens.
#[inline(never)]
pub(super) fn details(class: &'static str, summary: String, inner: Html) -> Html {
    let summary = words("span", "nhsuk-details__summary-text", summary);
    el(
        "details",
        class,
        vec![
            el("summary", "nhsuk-details__summary", vec![summary]),
            el("div", "nhsuk-details__text", vec![inner]),
        ],
    )
}

/// A link: to a number, a text message or a website. A website opens beside the app, which would otherwise be forgotten.
#[inline(never)]
pub(super) fn link(
    class: &'static str,
    address: String,
    new_tab: Option<String>,
    said: String,
) -> Html {
    let mut attrs: Attrs = vec![("href", address.into())];
    let mut inner = vec![text(said)];
    if let Some(new_tab) = new_tab {
        attrs.push(("target", "_blank".into()));
        attrs.push(("rel", "noopener noreferrer".into()));
        inner.push(unseen(format!(" {new_tab}")));
    }
    el_with("a", class, attrs, inner)
}
