//! Pages name the files of the site by their logical names; this puts the published names in their place.
//!
//! A value of an attribute is such a name if it ends like a file that the build makes and holds no colon (so that addresses
//! elsewhere are left alone). Text, comments and everything else pass through byte for byte. What the content security policy
//! would block in the browser is refused here: script and style written into the page.

use std::fmt;
use std::ops::Range;

/// The endings of files that a page can name.
const ENDINGS: [&str; 8] = ["css", "html", "ico", "js", "json", "png", "svg", "wasm"];

/// Why a page can't be published.
#[derive(Debug, PartialEq, Eq)]
pub enum HtmlError {
    /// A page names a file that the build doesn't make.
    NoSuchFile { line: usize, name: String },
    /// Script or style inside the page, which the content security policy blocks.
    Inline { line: usize, what: String },
    /// A tag or comment that never ends.
    Unfinished { line: usize },
}

impl fmt::Display for HtmlError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchFile { line, name } => write!(
                out,
                "line {line}: there is no file {name} in the site; write the name of a file that the build makes, without a folder"
            ),
            Self::Inline { line, what } => write!(
                out,
                "line {line}: {what} is blocked by the content security policy; put it in a file of its own"
            ),
            Self::Unfinished { line } => write!(out, "line {line}: this tag or comment never ends"),
        }
    }
}

impl std::error::Error for HtmlError {}

/// The page with every logical name replaced by what `published` gives for it.
pub fn rewrite<'a>(
    page: &str,
    published: impl Fn(&str) -> Option<&'a str>,
) -> Result<String, HtmlError> {
    let mut out = String::with_capacity(page.len());
    let mut copied = 0;
    for tag in tags(page)? {
        let line = line_of(page, tag.start);
        refuse_inline(&tag, line)?;
        for attribute in &tag.attributes {
            let Some(name) = file_name(attribute.value) else {
                continue;
            };
            let Some(new) = published(name) else {
                let name = attribute.value.to_owned();
                return Err(HtmlError::NoSuchFile { line, name });
            };
            out.push_str(page.get(copied..attribute.range.start).unwrap_or_default());
            out.push_str(new);
            copied = attribute.range.end;
        }
    }
    out.push_str(page.get(copied..).unwrap_or_default());
    Ok(out)
}

/// The logical name in the value of an attribute, if it is one.
fn file_name(value: &str) -> Option<&str> {
    let (stem, ending) = value.rsplit_once('.')?;
    let is_name =
        !stem.is_empty() && ENDINGS.contains(&ending) && !value.contains([':', ' ', '\n']);
    is_name.then(|| value.strip_prefix("./").unwrap_or(value))
}

fn refuse_inline(tag: &Tag<'_>, line: usize) -> Result<(), HtmlError> {
    let inline = |what: String| Err(HtmlError::Inline { line, what });
    if tag.name.eq_ignore_ascii_case("style") {
        return inline("<style>".to_owned());
    }
    if tag.name.eq_ignore_ascii_case("script")
        && !tag
            .attributes
            .iter()
            .any(|it| it.name.eq_ignore_ascii_case("src"))
    {
        return inline("<script> without src".to_owned());
    }
    let blocked = |name: &str| name == "style" || name.starts_with("on");
    match tag
        .attributes
        .iter()
        .find(|it| blocked(&it.name.to_ascii_lowercase()))
    {
        Some(attribute) => inline(format!("the attribute {}", attribute.name)),
        None => Ok(()),
    }
}

/// A start tag and its attributes.
struct Tag<'a> {
    start: usize,
    name: &'a str,
    attributes: Vec<Attribute<'a>>,
}

/// An attribute and where its value stands in the page.
struct Attribute<'a> {
    name: &'a str,
    value: &'a str,
    range: Range<usize>,
}

/// All start tags of a page, in order.
fn tags(page: &str) -> Result<Vec<Tag<'_>>, HtmlError> {
    let mut reader = Reader { page, at: 0 };
    let mut tags = Vec::new();
    while reader.skip_to('<') {
        let start = reader.at;
        if reader.rest().starts_with("<!--") {
            reader.skip_past("-->", start)?;
        } else if reader
            .rest()
            .get(1..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        {
            let tag = reader.tag(start)?;
            if ["script", "style", "textarea", "title"]
                .iter()
                .any(|raw| tag.name.eq_ignore_ascii_case(raw))
            {
                reader.skip_to_end_of(tag.name, start)?;
            }
            tags.push(tag);
        } else {
            reader.at += 1;
        }
    }
    Ok(tags)
}

/// A place in a page.
struct Reader<'a> {
    page: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.page.get(self.at..).unwrap_or_default()
    }

    fn unfinished<T>(&self, start: usize) -> Result<T, HtmlError> {
        Err(HtmlError::Unfinished {
            line: line_of(self.page, start),
        })
    }

    fn skip_to(&mut self, wanted: char) -> bool {
        match self.rest().find(wanted) {
            Some(found) => {
                self.at += found;
                true
            }
            None => false,
        }
    }

    fn skip_past(&mut self, end: &str, start: usize) -> Result<(), HtmlError> {
        match self.rest().find(end) {
            Some(found) => {
                self.at += found + end.len();
                Ok(())
            }
            None => self.unfinished(start),
        }
    }

    /// Moves to the end tag of an element whose contents are text, whatever they look like.
    fn skip_to_end_of(&mut self, name: &str, start: usize) -> Result<(), HtmlError> {
        let end = format!("</{}", name.to_ascii_lowercase());
        match self.rest().to_ascii_lowercase().find(&end) {
            Some(found) => {
                self.at += found;
                Ok(())
            }
            None => self.unfinished(start),
        }
    }

    /// Takes characters as long as they are wanted.
    fn take(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let taken = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        self.at += taken;
        rest.get(..taken).unwrap_or_default()
    }

    fn tag(&mut self, start: usize) -> Result<Tag<'a>, HtmlError> {
        self.at += 1;
        let name = self.take(|c| c.is_ascii_alphanumeric() || c == '-');
        let mut attributes = Vec::new();
        loop {
            self.take(|c| c.is_ascii_whitespace() || c == '/');
            if self.rest().starts_with('>') {
                self.at += 1;
                return Ok(Tag {
                    start,
                    name,
                    attributes,
                });
            }
            let attribute = self.take(|c| !c.is_ascii_whitespace() && !"=>/".contains(c));
            if attribute.is_empty() && !self.rest().starts_with('=') {
                return self.unfinished(start);
            }
            attributes.push(self.value(attribute, start)?);
        }
    }

    /// The value after the name of an attribute, in either kind of quotes or none; empty if there is no value.
    fn value(&mut self, name: &'a str, start: usize) -> Result<Attribute<'a>, HtmlError> {
        self.take(|c| c.is_ascii_whitespace());
        if !self.rest().starts_with('=') {
            return Ok(Attribute {
                name,
                value: "",
                range: self.at..self.at,
            });
        }
        self.at += 1;
        self.take(|c| c.is_ascii_whitespace());
        let quote = self
            .rest()
            .chars()
            .next()
            .filter(|c| matches!(c, '"' | '\''));
        self.at += usize::from(quote.is_some());
        let from = self.at;
        let value = match quote {
            Some(quote) => self.take(|c| c != quote),
            None => self.take(|c| !c.is_ascii_whitespace() && c != '>'),
        };
        let range = from..self.at;
        if quote.is_some() && self.rest().is_empty() {
            return self.unfinished(start);
        }
        self.at += usize::from(quote.is_some());
        Ok(Attribute { name, value, range })
    }
}

fn line_of(page: &str, at: usize) -> usize {
    page.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(name: &str) -> Option<&'static str> {
        match name {
            "app.css" => Some("app.1.css"),
            "boot.js" => Some("boot.2.js"),
            "rules.json" => Some("rules.3.json"),
            "index.html" => Some("index.html"),
            _ => None,
        }
    }

    fn rewritten(page: &str) -> String {
        rewrite(page, published).unwrap()
    }

    #[test]
    fn logical_names_become_published_names() {
        assert_eq!(
            rewritten(
                "<!doctype html>\n<link rel=\"stylesheet\" href=\"app.css\"><script type=module src='./boot.js'></script>"
            ),
            "<!doctype html>\n<link rel=\"stylesheet\" href=\"app.1.css\"><script type=module src='boot.2.js'></script>"
        );
        assert_eq!(
            rewritten("<div id=front-door\n  data-rules = rules.json data-x hidden/>"),
            "<div id=front-door\n  data-rules = rules.3.json data-x hidden/>"
        );
    }

    #[test]
    fn everything_else_passes_byte_for_byte() {
        for page in [
            "<a href=\"tel:999\">999</a> & <a href=\"https://example.org/app.css\">app.css</a> – ü",
            "<!-- <link href=\"gone.css\"> --><p title='see Section 3.2 a'>rules.json < 5 </p>",
            "<title>boot.js <b href=\"gone.js\"></title><a href=#main>x</a><a href=\"index.html\">x</a>",
            "<p title=\"\">a</p><p title=''>b</p><br/><input disabled>",
        ] {
            assert_eq!(rewritten(page), page);
        }
    }

    #[test]
    fn a_file_that_is_not_made_is_an_error_with_its_line() {
        assert_eq!(
            rewrite("<p>\n</p>\n<link href='other.css'>", published),
            Err(HtmlError::NoSuchFile {
                line: 3,
                name: "other.css".into()
            })
        );
        let error = rewrite("<link href=\"/app.css\">", published).unwrap_err();
        assert_eq!(
            error.to_string(),
            "line 1: there is no file /app.css in the site; write the name of a file that the build makes, without a folder"
        );
    }

    #[test]
    fn script_and_style_in_the_page_are_refused() {
        for (page, what) in [
            ("<script>1</script>", "<script> without src"),
            ("<style>p{}</style>", "<style>"),
            ("<p style='color:red'>", "the attribute style"),
            ("<p onClick=go()>", "the attribute onClick"),
        ] {
            assert_eq!(
                rewrite(page, published),
                Err(HtmlError::Inline {
                    line: 1,
                    what: what.into()
                }),
                "{page}"
            );
        }
    }

    #[test]
    fn what_never_ends_is_refused() {
        for page in [
            "\n<p class=\"x",
            "\n<p ",
            "\n<!-- x",
            "\n<script src='boot.js'>",
        ] {
            assert_eq!(
                rewrite(page, published),
                Err(HtmlError::Unfinished { line: 2 }),
                "{page}"
            );
        }
    }
}
