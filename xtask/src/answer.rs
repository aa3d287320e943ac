//! What the server says to a request, as a function of the site and the request alone.

use anyhow::{Context, Result};
use bytes::Bytes;
use std::collections::BTreeMap;

use crate::assets::carries_hash;
use crate::site::{File, Site};
use crate::workspace::Workspace;

/// The headers that every answer carries; they are what a real host of the site has to send too.
#[derive(Debug, Clone)]
pub struct Headers(BTreeMap<String, String>);

impl Headers {
    /// Reads `headers.json`.
    pub fn read(workspace: &Workspace) -> Result<Self> {
        let path = workspace.setting("headers.json");
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("{} could not be read", path.display()))?;
        let headers = serde_json::from_str(&text)
            .with_context(|| format!("{} was not understood", path.display()))?;
        Ok(Self(headers))
    }
}

/// A request, as far as it matters here.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// `GET`.
    pub method: &'a str,
    /// The path without the query.
    pub path: &'a str,
    /// The header `Accept-Encoding`, or nothing.
    pub accept_encoding: &'a str,
}

/// An answer, before it is put into the words of HTTP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// 200 and so on.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// What is sent, unless only the head was asked for.
    pub body: Bytes,
}

/// Answers a request from the last good build; before the first there is no site.
pub fn answer(site: Option<&Site>, headers: &Headers, request: Request<'_>) -> Answer {
    let mut answer = match (request.method, site) {
        ("GET" | "HEAD", Some(site)) => from_site(site, request),
        ("GET" | "HEAD", None) => plain(
            503,
            "There is no good build yet; the reason is in the terminal.\n",
        ),
        _ => plain(405, "Only GET and HEAD are answered here.\n"),
    };
    answer.headers.extend(
        headers
            .0
            .iter()
            .map(|(name, value)| (name.clone(), value.clone())),
    );
    answer
}

fn from_site(site: &Site, request: Request<'_>) -> Answer {
    let name = match request.path.trim_start_matches('/') {
        "" => "index.html",
        name => name,
    };
    let Some(file) = site.file(name) else {
        return plain(404, "There is no such file.\n");
    };
    let (encoding, body) = encoded(file, request.accept_encoding);
    let keep = if carries_hash(name) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut headers = vec![
        ("Content-Type".to_owned(), media_type(name).to_owned()),
        ("Cache-Control".to_owned(), keep.to_owned()),
        ("Vary".to_owned(), "Accept-Encoding".to_owned()),
    ];
    if let Some(encoding) = encoding {
        headers.push(("Content-Encoding".to_owned(), encoding.to_owned()));
    }
    Answer {
        status: 200,
        headers,
        body,
    }
}

fn plain(status: u16, text: &'static str) -> Answer {
    let headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Cache-Control", "no-store"),
    ];
    Answer {
        status,
        headers: headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        body: Bytes::from_static(text.as_bytes()),
    }
}

/// The smallest form of a file that the browser takes.
fn encoded(file: &File, accept_encoding: &str) -> (Option<&'static str>, Bytes) {
    let forms = [("br", &file.brotli), ("gzip", &file.gzip)];
    let form = forms.into_iter().find_map(|(name, bytes)| {
        let bytes = bytes.as_ref().filter(|_| accepts(accept_encoding, name))?;
        Some((Some(name), bytes.clone()))
    });
    form.unwrap_or_else(|| (None, file.raw.clone()))
}

/// Whether `Accept-Encoding` names an encoding (or `*`) without the weight 0.
fn accepts(header: &str, encoding: &str) -> bool {
    let weight = |wanted: &str| {
        header.split(',').find_map(|part| {
            let mut fields = part.split(';').map(str::trim);
            let same = fields.next()?.eq_ignore_ascii_case(wanted);
            let weight =
                fields.find_map(|it| it.strip_prefix("q=").or_else(|| it.strip_prefix("Q=")));
            same.then(|| weight.and_then(|it| it.parse::<f32>().ok()).unwrap_or(1.0))
        })
    };
    weight(encoding)
        .or_else(|| weight("*"))
        .is_some_and(|it| it > 0.0)
}

/// The type of a file; a browser compiles a module while it loads only if it is called `application/wasm`.
fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::tests::small;

    fn get(path: &str, accept_encoding: &str) -> Answer {
        let headers = Headers(BTreeMap::from([(
            "X-Content-Type-Options".to_owned(),
            "nosniff".to_owned(),
        )]));
        answer(
            Some(&small()),
            &headers,
            Request {
                method: "GET",
                path,
                accept_encoding,
            },
        )
    }

    fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
        answer
            .headers
            .iter()
            .find(|(it, _)| it == name)
            .map(|(_, value)| value.as_str())
    }

    fn boot() -> String {
        let hashed = crate::assets::hashed_name("boot.js", "boot(); ".repeat(40).as_bytes());
        format!("/{hashed}")
    }

    #[test]
    fn the_first_page_is_always_asked_for_again() {
        let answer = get("/", "");
        assert_eq!(
            (answer.status, answer.body.as_ref()),
            (200, b"<!doctype html>".as_slice())
        );
        assert_eq!(header(&answer, "Cache-Control"), Some("no-cache"));
        assert_eq!(
            header(&answer, "Content-Type"),
            Some("text/html; charset=utf-8")
        );
        assert_eq!(answer, get("/index.html", ""));
    }

    #[test]
    fn hashed_files_are_kept_for_ever() {
        let answer = get(&boot(), "");
        assert_eq!(
            header(&answer, "Cache-Control"),
            Some("public, max-age=31536000, immutable")
        );
        assert_eq!(
            header(&answer, "Content-Type"),
            Some("text/javascript; charset=utf-8")
        );
        assert_eq!(header(&answer, "Vary"), Some("Accept-Encoding"));
    }

    #[test]
    fn the_browser_decides_how_it_is_compressed() {
        for (accepted, encoding) in [
            ("gzip, deflate, br, zstd", Some("br")),
            ("gzip, deflate", Some("gzip")),
            ("br;q=0, gzip;q=0.5", Some("gzip")),
            ("BR", Some("br")),
            ("*", Some("br")),
            ("*, br; q=0.0", Some("gzip")),
            ("*;q=0", None),
            ("identity", None),
            ("abr", None),
            ("", None),
        ] {
            let answer = get(&boot(), accepted);
            assert_eq!(header(&answer, "Content-Encoding"), encoding, "{accepted}");
            assert_eq!(answer.body.len() < 100, encoding.is_some(), "{accepted}");
        }
    }

    #[test]
    fn every_answer_carries_the_headers_of_a_real_host() {
        let request = Request {
            method: "POST",
            path: "/",
            accept_encoding: "",
        };
        let headers = Headers(BTreeMap::from([(
            "X-Content-Type-Options".to_owned(),
            "nosniff".to_owned(),
        )]));
        for (answer, status) in [
            (get("/", "br"), 200),
            (get("/nothing.js", "br"), 404),
            (get("/../Cargo.toml", "br"), 404),
            (answer(Some(&small()), &headers, request), 405),
            (
                answer(
                    None,
                    &headers,
                    Request {
                        method: "GET",
                        ..request
                    },
                ),
                503,
            ),
        ] {
            assert_eq!(answer.status, status);
            assert_eq!(
                header(&answer, "X-Content-Type-Options"),
                Some("nosniff"),
                "{status}"
            );
        }
    }

    #[test]
    fn the_policy_allows_wasm_and_nothing_inline() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .unwrap()
            .to_owned();
        let headers = Headers::read(&Workspace::at(root.clone(), root.join("target"))).unwrap();
        let policy = headers.0.get("Content-Security-Policy").unwrap();
        assert!(
            policy.contains("default-src 'none'")
                && policy.contains("script-src 'self' 'wasm-unsafe-eval';")
        );
        assert!(
            policy.contains("frame-ancestors 'none'")
                && !policy.contains("unsafe-inline")
                && !policy.contains("'unsafe-eval'")
        );
        assert_eq!(headers.0.get("Referrer-Policy").unwrap(), "no-referrer");
    }
}
