//! A small writer of pages. Whatever stands in a page goes through it, so nothing can reach the page unescaped, and what comes
//! out is good HTML and well-formed XML at once: every element is closed, every attribute has a value.

/// Elements that hold nothing and have no end tag in HTML.
const VOID: [&str; 5] = ["meta", "input", "br", "hr", "col"];

/// Elements after which a new line costs nothing and helps a reader of the file.
const LINES: [&str; 20] = [
    "head", "meta", "style", "title", "header", "main", "footer", "section", "div", "figure", "h1",
    "h2", "h3", "p", "li", "tr", "table", "svg", "fieldset", "dl",
];

/// One element.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Node>,
}

#[derive(Clone, Debug)]
enum Node {
    Text(String),
    Element(Element),
    /// Styles, which HTML reads as they stand.
    Style(String),
}

/// An element without attributes or children.
pub(crate) fn el(name: &'static str) -> Element {
    Element {
        name,
        attributes: Vec::new(),
        children: Vec::new(),
    }
}

impl Element {
    /// Adds an attribute.
    pub(crate) fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// Adds a class attribute.
    pub(crate) fn class(self, classes: impl Into<String>) -> Self {
        self.attr("class", classes)
    }

    /// Adds text.
    pub(crate) fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }

    /// Adds an element.
    pub(crate) fn child(mut self, child: Self) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// Adds elements.
    pub(crate) fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children
            .extend(children.into_iter().map(Node::Element));
        self
    }

    /// Adds styles. `<` and `&`, which HTML and XML read differently there, are left out: our styles have none.
    pub(crate) fn style(mut self, css: &str) -> Self {
        self.children.push(Node::Style(css.replace(['<', '&'], "")));
        self
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
        if VOID.contains(&self.name) {
            out.push_str("/>");
        } else {
            out.push('>');
            for child in &self.children {
                match child {
                    Node::Text(text) => escape(text, out),
                    Node::Element(element) => element.write(out),
                    Node::Style(css) => out.push_str(css),
                }
            }
            out.push_str("</");
            out.push_str(self.name);
            out.push('>');
        }
        if LINES.contains(&self.name) {
            out.push('\n');
        }
    }
}

/// Characters with a meaning in HTML or XML become entities; control characters, which XML forbids, go.
fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other if other.is_control() && !matches!(other, '\n' | '\t') => {}
            other => out.push(other),
        }
    }
}

/// A whole page that asks for nothing but itself: its own policy forbids scripts and every other file.
pub(crate) fn document(title: &str, styles: &[&str], body: Element) -> String {
    let policy = "default-src 'none'; style-src 'unsafe-inline'";
    let head = el("head")
        .child(el("meta").attr("charset", "utf-8"))
        .child(
            el("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1"),
        )
        .child(
            el("meta")
                .attr("http-equiv", "Content-Security-Policy")
                .attr("content", policy),
        )
        .child(el("meta").attr("name", "robots").attr("content", "noindex"))
        .child(el("title").text(title))
        .children(styles.iter().map(|css| el("style").style(css)));
    let page = el("html").attr("lang", "en-GB").child(head).child(body);
    let mut out = String::from("<!DOCTYPE html>\n");
    page.write(&mut out);
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(element: &Element) -> String {
        let mut out = String::new();
        element.write(&mut out);
        out
    }

    #[test]
    fn text_and_attributes_are_escaped_and_every_element_is_closed() {
        let sly = "<b>\"1 & 2\"</b>\u{1}";
        let element = el("td").attr("title", sly).text(sly).child(el("br"));
        let safe = "&lt;b&gt;&quot;1 &amp; 2&quot;&lt;/b&gt;";
        assert_eq!(
            written(&element),
            format!("<td title=\"{safe}\">{safe}<br/></td>")
        );
        assert_eq!(written(&el("span")), "<span></span>");
    }

    #[test]
    fn styles_cannot_end_their_element() {
        let element = el("style").style("a > b {}</style>");
        assert_eq!(written(&element), "<style>a > b {}/style></style>\n");
    }
}
