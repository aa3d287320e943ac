//! The first screen, and the screen that adds another topic: search in own words, common needs, A to Z.

use crate::app::frame::heading;
use crate::app::markup::{
    Heard, Html, Typed, all, button, el, form, hint, keyed, label, nodes, tag, text, typed, words,
};
use crate::app::root::View;
use crate::app::shell;
use crate::app::state::Event;
use crate::contract;
use crate::pack::{SOMETHING_ELSE, Text};

/// What picking a topic means on a screen.
type Pick = fn(String) -> Event;

fn add_it(topic: String) -> Event {
    Event::Added(Some(topic))
}

/// The first screen.
pub(super) fn start(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    let topics = contract::topics(&view.pack);
    let common = topics.iter().filter(|topic| topic.common);
    let common = common
        .map(|topic| topic_button(view, &topic.id, &topic.title, Event::Picked))
        .collect();
    let every = topics
        .iter()
        .map(|topic| topic_button(view, &topic.id, &topic.title, Event::Picked))
        .collect();
    let unsure = view.on(Event::Picked(SOMETHING_ELSE.to_owned()));
    all(nodes![
        heading(view.t(&ui.start_heading)),
        words("p", "fd-lead", view.t(&ui.start_intro)),
        search(view, Event::Picked),
        button("fd-button fd-unsure", unsure, text(view.t(&ui.unsure))),
        subheading(view, &ui.common_heading),
        el("ul", "fd-tiles", common),
        subheading(view, &ui.all_heading),
        el("ul", "fd-index", every),
    ])
}

/// The screen that adds a topic to the journey.
pub(super) fn add(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    let chosen = &view.model.journey.topics;
    let topics = contract::topics(&view.pack);
    let others = topics.iter().filter(|topic| !chosen.contains(&topic.id));
    let others = others
        .map(|topic| topic_button(view, &topic.id, &topic.title, add_it))
        .collect();
    all(nodes![
        heading(view.t(&ui.add_heading)),
        words("p", "fd-lead", view.t(&ui.add_intro)),
        search(view, add_it),
        button(
            "fd-button",
            view.on(Event::Added(None)),
            text(view.t(&ui.add_nothing)),
        ),
        subheading(view, &ui.all_heading),
        el("ul", "fd-index", others),
    ])
}

fn subheading(view: &View, said: &Text) -> Html {
    words("h2", "nhsuk-heading-m", view.t(said))
}

/// One topic. A button, not a link: an address would name the topic.
fn topic_button(view: &View, id: &str, title: &str, pick: Pick) -> Html {
    let picked = view.on(pick(id.to_owned()));
    keyed(
        "li",
        "",
        id,
        nodes![button("fd-topic", picked, text(title.to_owned()))],
    )
}

/// The search box. Results come with every letter.
fn search(view: &View, pick: Pick) -> Html {
    let ui = &view.pack.text.ui;
    let sought = &view.model.search;
    let chosen = &view.model.journey.topics;
    let mut hits = Vec::new();
    let mut status = &ui.search_wait;
    if let Some(index) = &view.index {
        hits = contract::search(&view.pack, index, sought);
        // What is always offered has none of the words.
        let found = hits.iter().any(|hit| !hit.matched.is_empty());
        status = if found {
            &ui.search_found
        } else {
            &ui.search_none
        };
        hits.retain(|hit| !chosen.contains(&hit.topic));
    }
    let status = if sought.trim().is_empty() {
        String::new()
    } else {
        view.t(status)
    };
    let hits = hits
        .iter()
        .map(|hit| topic_button(view, &hit.topic, &hit.title, pick))
        .collect();
    // The return key never picks a topic by itself: it leads to the list.
    let root = view.root.clone();
    let onsubmit = Heard::from(move |event: web_sys::Event| {
        event.prevent_default();
        shell::focus(&root, "#fd-hits button");
    });
    let inner = nodes![
        label(
            "nhsuk-label nhsuk-label--m",
            "fd-words",
            view.t(&ui.search_label),
        ),
        hint("nhsuk-hint", "fd-words-hint", view.t(&ui.search_hint)),
        typed(Typed {
            class: "nhsuk-input fd-search__input",
            id: "fd-words",
            kind: "search",
            mode: "search",
            most: "200",
            value: sought.clone(),
            described: Some("fd-words-hint".to_owned()),
            oninput: view.typed(Event::Searched),
        }),
        crate::app::heard::heard(view),
        tag("p", "fd-search__status")
            .with("role", "status")
            .says(status),
        tag("ul", "fd-tiles").with("id", "fd-hits").holds(hits),
    ];
    form("fd-search", Some("search"), onsubmit, all(inner))
}
