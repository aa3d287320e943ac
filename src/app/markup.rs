//! Builders for the elements of the screens. `html!` writes every element out in full, some hundred bytes each; one function
//! for all of them keeps the module small enough to be fetched on a bad line. For the same reason everything here is handed on
//! as one pointer.

use std::rc::Rc;
use yew::virtual_dom::{Key, Listener, ListenerKind, VList, VNode, VTag, VText};
use yew::{AttrValue, Callback};

/// What a browser tells of: a click, a letter typed.
pub(crate) type Heard = Callback<web_sys::Event>;

/// A part of a screen.
#[derive(Clone)]
pub(crate) struct Html(Box<VNode>);

impl Default for Html {
    fn default() -> Self {
        nothing()
    }
}

impl From<Html> for VNode {
    fn from(part: Html) -> Self {
        *part.0
    }
}

/// A part that was made elsewhere.
#[cfg(feature = "desk")]
pub(crate) fn from_node(node: VNode) -> Html {
    Html(Box::new(node))
}

/// Parts side by side.
pub(crate) struct Nodes(Box<Listed>);

struct Listed {
    nodes: Vec<VNode>,
}

impl Nodes {
    /// None yet.
    #[inline(never)]
    pub(crate) fn new() -> Self {
        Self(Box::new(Listed { nodes: Vec::new() }))
    }

    /// One more.
    #[inline(never)]
    pub(crate) fn and(mut self, node: Html) -> Self {
        self.0.nodes.push(*node.0);
        self
    }

    /// One more, in place.
    #[inline(never)]
    pub(crate) fn push(&mut self, node: Html) {
        self.0.nodes.push(*node.0);
    }

    /// How many there are.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.nodes.is_empty()
    }
}

impl FromIterator<Html> for Nodes {
    fn from_iter<I: IntoIterator<Item = Html>>(parts: I) -> Self {
        let mut nodes = Self::new();
        nodes.extend(parts);
        nodes
    }
}

impl Extend<Html> for Nodes {
    fn extend<I: IntoIterator<Item = Html>>(&mut self, parts: I) {
        for part in parts {
            self.push(part);
        }
    }
}

/// Parts side by side: `nodes![first, second]`.
macro_rules! nodes {
    ($($node:expr),* $(,)?) => { $crate::app::markup::Nodes::new()$(.and($node))* };
}
pub(crate) use nodes;

/// An element that is being made.
pub(crate) struct Tag(Box<VTag>);

/// Begins an element.
#[inline(never)]
pub(crate) fn tag(name: &'static str, class: &'static str) -> Tag {
    let tag = Tag(Box::new(VTag::new(name)));
    if class.is_empty() {
        tag
    } else {
        tag.with("class", class)
    }
}

impl Tag {
    /// With an attribute.
    #[inline(never)]
    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.0.add_attribute(name, AttrValue::from(value));
        self
    }

    /// With a key, which tells it from its siblings.
    #[inline(never)]
    pub(crate) fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    /// With somebody who hears when something is done to it.
    #[inline(never)]
    pub(crate) fn hears(mut self, kind: fn() -> ListenerKind, heard: Heard) -> Self {
        self.0.add_listener(Rc::new(Ear { kind, heard }));
        self
    }

    /// As it is: an input holds nothing.
    #[inline(never)]
    pub(crate) fn empty(self) -> Html {
        Html(Box::new(VNode::from(*self.0)))
    }

    /// With what stands inside.
    #[inline(never)]
    pub(crate) fn holds(mut self, nodes: Nodes) -> Html {
        self.0.add_children(nodes.0.nodes);
        self.empty()
    }

    /// With nothing but words inside.
    #[inline(never)]
    pub(crate) fn says(self, said: String) -> Html {
        self.holds(nodes![text(said)])
    }
}

/// Hears one kind of event.
struct Ear {
    /// A function: copying a kind is a long list of all there are.
    kind: fn() -> ListenerKind,
    heard: Heard,
}

impl Listener for Ear {
    fn kind(&self) -> ListenerKind {
        (self.kind)()
    }

    fn handle(&self, event: web_sys::Event) {
        self.heard.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}

/// An element.
#[inline(never)]
pub(crate) fn el(name: &'static str, class: &'static str, children: Nodes) -> Html {
    tag(name, class).holds(children)
}

/// An element of a list, with its key.
#[inline(never)]
pub(crate) fn keyed(name: &'static str, class: &'static str, key: &str, children: Nodes) -> Html {
    tag(name, class).key(key).holds(children)
}

/// An element that holds nothing but words.
#[inline(never)]
pub(crate) fn words(name: &'static str, class: &'static str, said: String) -> Html {
    tag(name, class).says(said)
}

/// The same, or nothing when there is nothing to say.
#[inline(never)]
pub(crate) fn words_if(name: &'static str, class: &'static str, said: Option<String>) -> Html {
    match said {
        Some(said) if !said.is_empty() => words(name, class, said),
        _ => nothing(),
    }
}

/// Words.
#[inline(never)]
pub(crate) fn text(said: String) -> Html {
    Html(Box::new(VNode::VText(VText::new(said))))
}

/// Nothing. It keeps its place among its siblings, so that those after it are not taken for each other.
#[inline(never)]
pub(crate) fn nothing() -> Html {
    Html(Box::default())
}

/// Several nodes side by side.
#[inline(never)]
pub(crate) fn all(nodes: Nodes) -> Html {
    Html(Box::new(VList::with_children(nodes.0.nodes, None).into()))
}

/// Words for those who cannot see where they belong.
#[inline(never)]
pub(crate) fn unseen(said: String) -> Html {
    words("span", "nhsuk-u-visually-hidden", said)
}

/// A part that says by itself what has changed in it.
#[inline(never)]
pub(crate) fn status(inner: Nodes) -> Html {
    tag("div", "").with("role", "status").holds(inner)
}

/// A button.
#[inline(never)]
pub(crate) fn button(class: &'static str, onclick: Heard, inner: Html) -> Html {
    tag("button", class)
        .with("type", "button")
        .hears(|| ListenerKind::onclick, onclick)
        .holds(nodes![inner])
}

/// The button that sends a form.
#[inline(never)]
pub(crate) fn submit(class: &'static str, said: String) -> Html {
    tag("button", class).with("type", "submit").says(said)
}

/// A form. It is never sent anywhere.
#[inline(never)]
pub(crate) fn form(
    class: &'static str,
    role: Option<&'static str>,
    onsubmit: Heard,
    inner: Html,
) -> Html {
    let mut form = tag("form", class)
        .with("novalidate", "novalidate")
        .with("autocomplete", "off");
    if let Some(role) = role {
        form = form.with("role", role);
    }
    form.hears(|| ListenerKind::onsubmit, onsubmit)
        .holds(nodes![inner])
}

/// The label of an input.
#[inline(never)]
pub(crate) fn label(class: &'static str, id: &str, said: String) -> Html {
    tag("label", class).with("for", id).says(said)
}

/// Words that an input names as its description.
#[inline(never)]
pub(crate) fn hint(class: &'static str, id: &str, said: String) -> Html {
    tag("div", class).with("id", id).says(said)
}

/// A radio button or a box to tick, as its component library wants it.
pub(crate) struct Choice {
    /// Whether it is a radio button.
    pub(crate) radio: bool,
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) check: Option<String>,
    pub(crate) checked: bool,
    pub(crate) onchange: Heard,
}

/// Draws one, with its label and how to check it.
#[inline(never)]
pub(crate) fn choice(choice: Choice) -> Html {
    let Choice {
        radio,
        id,
        name,
        label: said,
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
    let hint_id = [&id, "-check"].concat();
    let mut field = tag("input", input)
        .with("id", &id)
        .with("name", &name)
        .with("type", kind)
        .hears(|| ListenerKind::onchange, onchange);
    field.0.set_checked(checked);
    let check = match check {
        Some(check) => {
            field = field.with("aria-describedby", &hint_id);
            hint(hint_class, &hint_id, check)
        }
        None => nothing(),
    };
    let parts = nodes![field.empty(), label(label_class, &id, said), check];
    keyed("div", item, &id, parts)
}

/// A field to type in.
pub(crate) struct Typed<'a> {
    pub(crate) class: &'static str,
    pub(crate) id: &'a str,
    /// `text` or `search`.
    pub(crate) kind: &'static str,
    /// Which keys a phone shows.
    pub(crate) mode: &'static str,
    pub(crate) most: &'static str,
    pub(crate) value: String,
    pub(crate) described: Option<String>,
    pub(crate) oninput: Heard,
}

/// Begins one. What is typed is never kept by the browser for later.
#[inline(never)]
pub(crate) fn typed(field: Typed<'_>) -> Tag {
    let mut input = tag("input", field.class)
        .with("id", field.id)
        .with("type", field.kind)
        .with("inputmode", field.mode)
        .with("maxlength", field.most)
        .with("autocomplete", "off")
        .with("autocapitalize", "none")
        .with("spellcheck", "false")
        .hears(|| ListenerKind::oninput, field.oninput);
    if let Some(described) = &field.described {
        input = input.with("aria-describedby", described);
    }
    input.0.set_value(field.value);
    input
}

/// A text to be copied by hand.
#[inline(never)]
pub(crate) fn copied(id: &'static str, said: &str) -> Html {
    let mut area = tag("textarea", "nhsuk-input fd-by-hand")
        .with("id", id)
        .with("rows", "12")
        .with("readonly", "readonly");
    area.0.set_value(said.to_owned());
    area.empty()
}

/// Something that opens.
#[inline(never)]
pub(crate) fn details(class: &'static str, summary: String, inner: Html) -> Html {
    let summary = words("span", "nhsuk-details__summary-text", summary);
    let parts = nodes![
        el("summary", "nhsuk-details__summary", nodes![summary]),
        el("div", "nhsuk-details__text", nodes![inner]),
    ];
    el("details", class, parts)
}

/// A link: to a number, a text message or a website. A website opens beside the app, which would otherwise be forgotten.
#[inline(never)]
pub(crate) fn link(
    class: &'static str,
    address: &str,
    new_tab: Option<String>,
    said: String,
) -> Html {
    let mut link = tag("a", class).with("href", address);
    let mut inner = nodes![text(said)];
    if let Some(new_tab) = new_tab {
        link = link
            .with("target", "_blank")
            .with("rel", "noopener noreferrer");
        inner.push(unseen([" ", &new_tab].concat()));
    }
    link.holds(inner)
}
