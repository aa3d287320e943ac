//! Danger heard in what is typed: a calm line above the results. It picks nothing and decides nothing.

use crate::app::markup::{Html, Nodes, link, tag, words};
use crate::app::root::View;
use crate::app::view::dial;
use crate::app::words::Say;
use crate::search::Index;

/// Asks whether what was heard is happening now.
pub(super) fn heard(view: &View) -> Html {
    line(&view.say(), view.index.as_deref(), &view.model.search)
}

/// The same for words typed anywhere. The part is always there, so that screen readers tell of what comes into it.
pub(crate) fn line(say: &Say<'_>, index: Option<&Index>, typed: &str) -> Html {
    let ui = &say.pack.text.ui;
    let dangers = index.map_or_else(Vec::new, |index| index.dangers(typed));
    let call = |number: &str| {
        link(
            "fd-call",
            &dial(number),
            None,
            say.with(&ui.call, &[number]),
        )
    };
    let mut inner = Nodes::new();
    if let Some(danger) = dangers.first() {
        let typed = danger.matched.join(" ");
        inner.push(words("p", "fd-heard__ask", say.text(&ui.heard_ask)));
        inner.push(words("p", "", say.with(&ui.heard_words, &[&typed])));
        inner.push(call("999"));
    }
    if dangers.iter().any(|danger| danger.of_mind()) {
        inner.push(words("p", "", say.text(&ui.heard_mind)));
        inner.push(call("111"));
        inner.push(call(&say.text(&ui.heard_line)));
    }
    tag("div", "fd-heard").with("role", "status").holds(inner)
}
