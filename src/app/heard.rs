//! Danger heard in what is typed: a calm line above the results. It picks nothing and decides nothing.

use crate::app::frame::call_link;
use crate::app::markup::{Html, Nodes, tag, words};
use crate::app::root::View;

/// Asks whether what was heard is happening now. The part is always there, so that screen readers tell of what comes into it.
pub(super) fn heard(view: &View) -> Html {
    let ui = &view.pack.text.ui;
    let index = view.index.as_ref();
    let dangers = index.map_or_else(Vec::new, |index| index.dangers(&view.model.search));
    let mut inner = Nodes::new();
    if let Some(danger) = dangers.first() {
        let typed = danger.matched.join(" ");
        inner.push(words("p", "fd-heard__ask", view.t(&ui.heard_ask)));
        inner.push(words("p", "", view.say().with(&ui.heard_words, &[&typed])));
        inner.push(call_link(view, "999"));
    }
    if dangers.iter().any(|danger| danger.of_mind()) {
        inner.push(words("p", "", view.t(&ui.heard_mind)));
        inner.push(call_link(view, "111"));
        inner.push(call_link(view, &view.t(&ui.heard_line)));
    }
    tag("div", "fd-heard").with("role", "status").holds(inner)
}
