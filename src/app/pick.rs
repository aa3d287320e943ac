//! The first screen, and the screen that adds another topic: search in own words, common needs, ways to look, A to Z.

use crate::app::ask::topic_name;
use crate::app::find::{Pressed, pressed};
use crate::app::frame::{heading, way_out, with_unseen};
use crate::app::markup::{
    Heard, Html, Nodes, Typed, all, button, details, el, form, hint, keyed, label, nodes, nothing,
    tag, text, typed, words, words_if,
};
use crate::app::root::View;
use crate::app::shell;
use crate::app::state::Event;
use crate::app::view::dial;
use crate::contract::{self, HitView, TopicView};
use crate::pack::{SOMETHING_ELSE, Text};
use wasm_bindgen::JsCast;
use yew::virtual_dom::ListenerKind;

/// What picking a topic means on a screen.
type Pick = fn(String) -> Event;

fn add_it(topic: String) -> Event {
    Event::Added(Some(topic))
}

/// The first screen.
pub(super) fn start(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    let topics = contract::topics(&view.pack);
    let unsure = view.on(Event::Picked(SOMETHING_ELSE.to_owned()));
    let common = topics.iter().filter(|topic| topic.common).map(|topic| {
        let said = nodes![
            picture(view, "fd-tile__picture", &topic.id),
            text(topic.title.clone())
        ];
        topic_button(view, "fd-topic fd-tile", topic, all(said), Event::Picked)
    });
    all(nodes![
        heading(view.t(&ui.start_heading)),
        words("p", "fd-lead", view.t(&ui.start_intro)),
        search(view, Event::Picked),
        button("fd-button fd-unsure", unsure, text(view.t(&ui.unsure))),
        several(view),
        subheading(view, &ui.common_heading),
        el("ul", "fd-tiles", common.collect()),
        lists(view, &topics, Event::Picked),
    ])
}

/// The screen that adds a topic to the journey.
pub(super) fn add(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    let chosen = &view.model.journey.topics;
    let mut topics = contract::topics(&view.pack);
    topics.retain(|topic| !chosen.contains(&topic.id));
    let nothing_more = view.on(Event::Added(None));
    all(nodes![
        heading(view.t(&ui.add_heading)),
        words("p", "fd-lead", view.t(&ui.add_intro)),
        search(view, add_it),
        button("fd-button", nothing_more, text(view.t(&ui.add_nothing))),
        lists(view, &topics, add_it),
    ])
}

/// As attributes say it.
fn truth(it: bool) -> &'static str {
    if it { "true" } else { "false" }
}

fn subheading(view: &View, said: &Text) -> Html {
    words("h2", "nhsuk-heading-m", view.t(said))
}

/// A picture. It says nothing that the words beside it do not say.
fn picture(view: &View, class: &'static str, name: &str) -> Html {
    view.tiles.as_ref().map_or_else(nothing, |tiles| {
        let address = [tiles, "#", name].concat();
        tag("img", class)
            .with("src", &address)
            .with("alt", "")
            .empty()
    })
}

/// One topic. A button, not a link: an address would name the topic.
fn topic_button(
    view: &View,
    class: &'static str,
    topic: &TopicView,
    said: Html,
    pick: Pick,
) -> Html {
    let picked = view.on(pick(topic.id.clone()));
    keyed("li", "", &topic.id, nodes![button(class, picked, said)])
}

/// Topics by name. `wanted` says which.
fn index(
    view: &View,
    class: &'static str,
    topics: &[TopicView],
    pick: Pick,
    wanted: &dyn Fn(&TopicView) -> bool,
) -> Html {
    let topics = topics.iter().filter(|topic| wanted(topic));
    let lines =
        topics.map(|topic| topic_button(view, "fd-topic", topic, text(topic.title.clone()), pick));
    el("ul", class, lines.collect())
}

/// Ways to look, and every topic from A to Z.
fn lists(view: &View, topics: &[TopicView], pick: Pick) -> Html {
    let ui = &view.pack.text.ui;
    let browse = view.index.as_ref().map(|found| {
        let groups = found.browse.iter().enumerate().map(|(group, shelf)| {
            let parts = shelf.parts.iter().enumerate().map(|(part, on)| {
                let place = (group, part);
                let open = view.model.opened == Some(place);
                let opens = tag("button", "fd-shelf__part")
                    .with("type", "button")
                    .with("aria-expanded", truth(open))
                    .hears(|| ListenerKind::onclick, view.on(Event::Opened(place)))
                    .says(view.t(&on.title));
                let inner = if open {
                    index(view, "fd-index", topics, pick, &|topic| {
                        let place = view.pack.find_topic(&topic.id).map(u32::from);
                        place.is_some_and(|place| on.topics.contains(&place))
                    })
                } else {
                    nothing()
                };
                el("li", "", nodes![opens, inner])
            });
            let parts = el("ol", "fd-shelf", parts.collect());
            let drawn = match &shelf.picture {
                Some(name) => {
                    let drawn = picture(view, "fd-shelf__picture", name.as_str());
                    el("div", "fd-shelf__drawn", nodes![drawn, parts])
                }
                None => parts,
            };
            details("nhsuk-details", view.t(&shelf.title), drawn)
        });
        all(nodes![
            subheading(view, &ui.browse_heading),
            el("div", "fd-browse", groups.collect()),
        ])
    });
    let every = tag("h2", "nhsuk-heading-m")
        .with("id", "fd-all")
        .with("tabindex", "-1");
    all(nodes![
        browse.unwrap_or_default(),
        every.says(view.t(&ui.all_heading)),
        a_to_z(view, topics, pick),
    ])
}

/// Every topic below its letter, and a row of letters that lead there. Buttons: an address would name the letter.
fn a_to_z(view: &View, topics: &[TopicView], pick: Pick) -> Html {
    let letters = topics.iter().filter_map(|topic| topic.title.get(..1));
    let mut letters: Vec<&str> = letters.collect();
    letters.dedup();
    let (mut jumps, mut groups) = (Nodes::new(), Nodes::new());
    for letter in letters {
        let id = ["fd-all-", letter].concat();
        let said = tag("h3", "nhsuk-heading-s")
            .with("id", &id)
            .with("tabindex", "-1")
            .says(letter.to_owned());
        let below = index(view, "fd-index", topics, pick, &|topic| {
            topic.title.starts_with(letter)
        });
        groups.push(said);
        groups.push(below);
        let leads = tag("button", "fd-button fd-letter")
            .with("type", "button")
            .with(
                "aria-label",
                &view.say().with(&view.pack.text.ui.jump, &[letter]),
            )
            .key(letter)
            .hears(
                || ListenerKind::onclick,
                Heard::from(move |_| shell::focus_id(&id)),
            );
        jumps.push(leads.says(letter.to_owned()));
    }
    all(nodes![
        el("div", "fd-letters", jumps),
        el("div", "fd-index--all", groups),
    ])
}

/// "More than one thing is wrong", and what was picked so far.
fn several(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    let on = view.model.several;
    let switch = tag("button", "fd-button fd-unsure")
        .with("type", "button")
        .with("aria-pressed", truth(on))
        .hears(|| ListenerKind::onclick, view.on(Event::Several))
        .says(view.t(&ui.several));
    let mut parts = nodes![switch];
    if on {
        parts.push(chosen(view));
        if !view.model.journey.topics.is_empty() {
            let go_on = view.on(Event::Continue);
            parts.push(button("nhsuk-button", go_on, text(view.t(&ui.carry_on))));
        }
    }
    el("div", "fd-several", parts)
}

/// What was picked so far, each with a way to take it away.
pub(super) fn chosen(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    let topics = &view.model.journey.topics;
    let count = view.say().with(&ui.picked, &[&topics.len().to_string()]);
    let chip = |id: &String| {
        let name = topic_name(view, id);
        let said = with_unseen(view.t(&ui.take_away), [": ", &name].concat());
        let away = button("fd-link", view.on(Event::Dropped(id.clone())), said);
        keyed("li", "", id, nodes![words("strong", "", name), away])
    };
    all(nodes![
        tag("p", "fd-picked")
            .with("tabindex", "-1")
            .with("data-picked", "")
            .says(count),
        el("ul", "fd-chips", topics.iter().map(chip).collect()),
    ])
}

/// The search box with its list. Results come with every letter.
fn search(view: &View, pick: Pick) -> Html {
    let ui = &view.pack.text.ui;
    let model = &view.model;
    let sought = &model.search;
    let mut hits = Vec::new();
    let mut status = String::new();
    let typed_something = !sought.trim().is_empty();
    if typed_something {
        status = view.t(&ui.search_wait);
        if let Some(index) = &view.index {
            hits = contract::search(&view.pack, index, sought);
            hits.retain(|hit| !model.journey.topics.contains(&hit.topic));
            // What is always offered has none of the words.
            let found = hits.iter().any(|hit| !hit.matched.is_empty());
            let said = if found {
                &ui.search_found
            } else {
                &ui.search_none
            };
            status = view.say().with(said, &[&hits.len().to_string()]);
        }
    }
    let shown = if model.closed { &[] } else { hits.as_slice() };
    let lines = shown.iter().enumerate();
    let lines = lines.map(|(line, hit)| option(view, line, hit, pick));
    let inner = nodes![
        label(
            "nhsuk-label nhsuk-label--m",
            "fd-words",
            view.t(&ui.search_label),
        ),
        hint("nhsuk-hint", "fd-words-hint", view.t(&ui.search_hint)),
        combobox(view, &hits, pick),
        crate::app::heard::heard(view),
        tag("p", "fd-search__status")
            .with("role", "status")
            .says(status),
        tag("ul", "fd-hits")
            .with("id", "fd-hits")
            .with("role", "listbox")
            .with("aria-label", &view.t(&ui.search_label))
            .holds(lines.collect()),
        if typed_something {
            ways_on(view, pick)
        } else {
            nothing()
        },
    ];
    // A phone's key that sends the form does what the return key does.
    let sent = view.submitted(Event::Marked(0));
    form("fd-search", Some("search"), sent, all(inner))
}

/// The name of a line, by which the box says which one is marked.
fn line_id(line: usize) -> String {
    ["fd-hit-", &line.to_string()].concat()
}

fn combobox(view: &View, hits: &[HitView], pick: Pick) -> Html {
    let marked = view.model.marked;
    let open = !view.model.closed && !hits.is_empty();
    let topics: Vec<String> = hits.iter().map(|hit| hit.topic.clone()).collect();
    let dispatch = view.dispatch.clone();
    let onkey = Heard::from(move |event: web_sys::Event| {
        let key = event.unchecked_ref::<web_sys::KeyboardEvent>().key();
        let event_of = match pressed(&key, topics.len(), marked) {
            Some(Pressed::Mark(line)) => Some(Event::Marked(line)),
            Some(Pressed::Pick(line)) => topics.get(line).cloned().map(pick),
            Some(Pressed::Close) => Some(Event::Closed),
            None => None,
        };
        if let Some(happened) = event_of {
            event.prevent_default();
            dispatch.emit(happened);
        }
    });
    let mut field = typed(Typed {
        class: "nhsuk-input fd-search__input",
        id: "fd-words",
        kind: "search",
        mode: "search",
        most: "200",
        value: view.model.search.clone(),
        described: Some("fd-words-hint".to_owned()),
        oninput: view.typed(Event::Searched),
    })
    .with("role", "combobox")
    .with("aria-autocomplete", "list")
    .with("aria-controls", "fd-hits")
    .with("aria-expanded", truth(open))
    .hears(|| ListenerKind::onkeydown, onkey);
    if let Some(line) = marked.filter(|line| *line < hits.len()) {
        field = field.with("aria-activedescendant", &line_id(line));
    }
    field.empty()
}

/// One line of what was found, with the words that led there. A button for those who touch it, out of the way of the Tab key.
fn option(view: &View, line: usize, hit: &HitView, pick: Pick) -> Html {
    let marked = view.model.marked == Some(line);
    let why = (!hit.matched.is_empty()).then(|| {
        let words = hit.matched.join(", ");
        view.say()
            .with(&view.pack.text.ui.search_matched, &[&words])
    });
    let option = tag("button", "fd-topic fd-hit")
        .with("type", "button")
        .with("role", "option")
        .with("tabindex", "-1")
        .with("id", &line_id(line))
        .with("aria-selected", truth(marked))
        .hears(|| ListenerKind::onclick, view.on(pick(hit.topic.clone())))
        .holds(nodes![
            words("span", "fd-hit__title", hit.title.clone()),
            words_if("span", "fd-hit__why", why),
        ]);
    tag("li", "")
        .with("role", "none")
        .key(&hit.topic)
        .holds(nodes![option])
}

/// Where to go when none of the lines fits: nobody is left with an empty page.
fn ways_on(view: &View, pick: Pick) -> Html {
    let ui = &view.pack.text.ui;
    let emergency = view.on(pick(SOMETHING_ELSE.to_owned()));
    let root = view.root.clone();
    let to_all = Heard::from(move |_| shell::focus(&root, "#fd-all"));
    let ways = nodes![
        button("fd-link", emergency, text(view.t(&ui.way_emergency))),
        button("fd-link", to_all, text(view.t(&ui.all_heading))),
        way_out(view, "fd-link", &dial("111"), false, view.t(&ui.way_talk)),
    ];
    el(
        "div",
        "fd-ways",
        nodes![
            words("p", "", view.t(&ui.ways_heading)),
            el("div", "fd-ways__row", ways)
        ],
    )
}
