//! Pages share parts: `<!-- part emergency.html -->` stands for that file of `www/parts`, which may name others.

use std::path::Path;

use anyhow::{Context, Result, bail};

const BEGIN: &str = "<!-- part ";
const END: &str = " -->";

/// No part is this deep in others: one that names itself has no end.
const DEEPEST: usize = 5;

/// The page with every part in its place.
pub fn filled(page: &str, folder: &Path) -> Result<String> {
    let mut page = page.to_owned();
    for _ in 0..DEEPEST {
        if !page.contains(BEGIN) {
            return Ok(page);
        }
        page = once(&page, folder)?;
    }
    bail!("a part of the page names itself, or parts are more than {DEEPEST} deep")
}

fn once(page: &str, folder: &Path) -> Result<String> {
    let mut filled = String::with_capacity(page.len() * 2);
    let mut rest = page;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let (name, behind) = after
            .split_once(END)
            .context("\"<!-- part\" has no \"-->\" behind it")?;
        let part = std::fs::read_to_string(folder.join(name)).with_context(|| {
            format!(
                "the page names the part {name}, which {} does not hold",
                folder.display()
            )
        })?;
        filled.push_str(before);
        filled.push_str(part.trim_end());
        rest = behind;
    }
    filled.push_str(rest);
    Ok(filled)
}

#[cfg(test)]
mod tests {
    #[test]
    fn parts_stand_in_their_places_and_mistakes_are_named() {
        let folder = std::env::temp_dir().join(format!("front-door-parts-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in [
            ("list.html", "<li>one</li>\n"),
            ("all.html", "<ul>\n<!-- part list.html -->\n</ul>\n"),
            ("self.html", "<!-- part self.html -->\n"),
        ] {
            std::fs::write(folder.join(name), text).unwrap();
        }
        let filled = |page: &str| super::filled(page, &folder).map_err(|it| format!("{it:#}"));
        let found = [
            filled("<p>a</p>\n<!-- part all.html -->\n<p>b</p>"),
            filled("<!-- part gone.html -->"),
            filled("<!-- part self.html -->"),
            filled("<!-- part list.html"),
        ];
        std::fs::remove_dir_all(&folder).unwrap();
        let [good, gone, own, open] = found;
        assert_eq!(
            good.unwrap(),
            "<p>a</p>\n<ul>\n<li>one</li>\n</ul>\n<p>b</p>"
        );
        assert!(gone.unwrap_err().contains("the part gone.html"));
        assert!(own.unwrap_err().contains("names itself"));
        assert!(open.unwrap_err().contains("has no"));
    }
}
