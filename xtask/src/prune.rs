//! Leaves out the rules of the component library that no page can match, and those that would fetch something.
//!
//! A component brings rules for every variant that anybody might want; together they are more than twice what the door may
//! spend on styles. A rule stays if every `nhsuk-` class that it needs is written somewhere in the source, so class names must
//! be written whole: one that is put together at run time is refused (see [`class_names`]).

use std::collections::BTreeSet;

use anyhow::{Result, bail};

/// What every class of the component library begins with.
const PREFIX: &str = "nhsuk-";

/// The classes of the component library that a source file names.
pub fn class_names(source: &str) -> Result<BTreeSet<&str>> {
    let mut names = BTreeSet::new();
    for (at, _) in source.match_indices(PREFIX) {
        let rest = source.get(at..).unwrap_or_default();
        let end = rest.find(|c| !is_name_part(c)).unwrap_or(rest.len());
        let (name, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let cut_short = name.ends_with(['-', '_']) && after.starts_with(['"', '\'', '`']);
        if cut_short || after.starts_with('{') {
            bail!(
                "the class name {name}… is put together at run time; write every class name whole, or its styles are left out"
            );
        }
        names.insert(name);
    }
    Ok(names)
}

/// The style sheet without the rules that need a class which is not `used`, and without those that name a file elsewhere.
pub fn prune(css: &str, used: &BTreeSet<&str>) -> Result<String> {
    let mut out = String::with_capacity(css.len() / 2);
    let mut rest = css.trim_start_matches('\u{feff}');
    while let Some((prelude, after)) = split_at_any(rest, &['{', ';']) {
        let prelude = prelude.trim_start();
        if let Some(after) = after.strip_prefix(';') {
            out.push_str(&format!("{prelude};"));
            rest = after;
            continue;
        }
        let Some((body, after)) = block(after) else {
            bail!("a rule of the style sheet never ends: {prelude}");
        };
        rest = after;
        if let Some(kept) = kept(prelude, body, used)? {
            out.push_str(&kept);
        }
    }
    Ok(out)
}

/// Whether a style sheet would make the browser fetch a file.
pub fn fetches(css: &str) -> bool {
    css.contains("@import")
        || css
            .match_indices("url(")
            .any(|(at, found)| !is_data(css.get(at + found.len()..)))
}

fn is_data(address: Option<&str>) -> bool {
    address.is_some_and(|it| it.trim_start_matches(['"', '\'', ' ']).starts_with("data:"))
}

/// One rule as it should stand in the result, or nothing.
fn kept(prelude: &str, body: &str, used: &BTreeSet<&str>) -> Result<Option<String>> {
    if ["@media", "@supports", "@layer"]
        .iter()
        .any(|group| prelude.starts_with(group))
    {
        let inner = prune(body, used)?;
        return Ok((!inner.is_empty()).then(|| format!("{prelude}{{{inner}}}")));
    }
    if fetches(body) {
        return Ok(None);
    }
    if prelude.starts_with('@') {
        return Ok(Some(format!("{prelude}{{{body}}}")));
    }
    let selectors: Vec<&str> = selectors(prelude)
        .into_iter()
        .filter(|it| can_match(it, used))
        .collect();
    Ok((!selectors.is_empty()).then(|| format!("{}{{{body}}}", selectors.join(","))))
}

/// The selectors of a list, split at the commas that stand outside brackets and strings.
fn selectors(list: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut rest = list;
    while let Some((selector, after)) = split_at_any(rest, &[',']) {
        all.push(selector.trim());
        rest = after.strip_prefix(',').unwrap_or_default();
    }
    all.push(rest.trim());
    all
}

/// Whether all classes that a selector needs are used. What stands in brackets (`:not(…)`, `:has(…)`) is not looked at, so a
/// rule stays when in doubt.
fn can_match(selector: &str, used: &BTreeSet<&str>) -> bool {
    let mut depth = 0_usize;
    let mut needed = selector.char_indices().filter_map(|(at, c)| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '.' if depth == 0 => return selector.get(at + 1..),
            _ => {}
        }
        None
    });
    needed.all(|rest| {
        let end = rest.find(|c| !is_name_part(c)).unwrap_or(rest.len());
        let class = rest.get(..end).unwrap_or(rest);
        !class.starts_with(PREFIX) || used.contains(class)
    })
}

/// The contents of the block that the text begins with, and what comes after it.
fn block(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('{')?;
    let mut depth = 1_usize;
    let mut from = 0;
    loop {
        let (before, after) = split_at_any(inner.get(from..)?, &['{', '}'])?;
        from += before.len();
        depth = if after.starts_with('{') {
            depth + 1
        } else {
            depth - 1
        };
        if depth == 0 {
            return Some((inner.get(..from)?, inner.get(from + 1..)?));
        }
        from += 1;
    }
}

/// Splits before the first of some characters that stands outside strings, comments and round or square brackets.
fn split_at_any<'a>(text: &'a str, wanted: &[char]) -> Option<(&'a str, &'a str)> {
    let mut depth = 0_usize;
    let mut inside = None;
    let mut previous = '\0';
    for (at, c) in text.char_indices() {
        match inside {
            Some('*') if previous == '*' && c == '/' => inside = None,
            Some(quote) if quote == c && quote != '*' && previous != '\\' => inside = None,
            Some(_) => {}
            None if previous == '/' && c == '*' => inside = Some('*'),
            None if c == '"' || c == '\'' => inside = Some(c),
            None if depth == 0 && wanted.contains(&c) => return text.split_at_checked(at),
            None if c == '(' || c == '[' => depth += 1,
            None if c == ')' || c == ']' => depth = depth.saturating_sub(1),
            None => {}
        }
        previous = c;
    }
    None
}

fn is_name_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pruned(css: &str) -> String {
        prune(css, &BTreeSet::from(["nhsuk-tag", "nhsuk-tag--red"])).unwrap()
    }

    #[test]
    fn a_rule_stays_if_all_its_classes_are_used() {
        assert_eq!(
            pruned(".nhsuk-tag{a:b}.nhsuk-panel{a:b}p,.own{c:d}"),
            ".nhsuk-tag{a:b}p,.own{c:d}"
        );
        assert_eq!(
            pruned(".nhsuk-tag,.nhsuk-panel,.nhsuk-tag--red>b{a:b}"),
            ".nhsuk-tag,.nhsuk-tag--red>b{a:b}"
        );
        assert_eq!(
            pruned(".nhsuk-tag .nhsuk-panel{a:b}.nhsuk-tag.nhsuk-tag--blue{a:b}"),
            ""
        );
        assert_eq!(
            pruned(".nhsuk-tag:not(.nhsuk-panel,.nhsuk-x){a:b}"),
            ".nhsuk-tag:not(.nhsuk-panel,.nhsuk-x){a:b}"
        );
        assert_eq!(
            pruned("h2:not([class^=\"nhsuk-x,y\"]){a:b}"),
            "h2:not([class^=\"nhsuk-x,y\"]){a:b}"
        );
    }

    #[test]
    fn a_group_stays_if_anything_in_it_does() {
        assert_eq!(
            pruned("@media print{.nhsuk-tag{a:b}.nhsuk-panel{a:b}}"),
            "@media print{.nhsuk-tag{a:b}}"
        );
        assert_eq!(
            pruned("@media print{@supports (a:b){.nhsuk-panel{a:b}}}p{a:b}"),
            "p{a:b}"
        );
        assert_eq!(pruned("@page{margin:1cm}"), "@page{margin:1cm}");
    }

    #[test]
    fn a_rule_that_fetches_is_left_out() {
        assert_eq!(
            pruned("p{background:url(\"/x.svg\")}q{background:url( 'data:image/svg+xml,{}')}"),
            "q{background:url( 'data:image/svg+xml,{}')}"
        );
        assert!(fetches("@import 'x'") && fetches("a{b:url(x)}") && !fetches("a{b:url(data:x)}"));
    }

    #[test]
    fn strings_and_comments_do_not_end_a_rule() {
        assert_eq!(
            pruned("q::before{content:\"}\\\"{\"}/* } */p{a:b}"),
            "q::before{content:\"}\\\"{\"}/* } */p{a:b}"
        );
        assert!(prune("p{a:b", &BTreeSet::new()).is_err());
    }

    #[test]
    fn class_names_are_found_whole_or_refused() {
        let found =
            class_names("class=\"nhsuk-tag nhsuk-tag--red own\" // like nhsuk-frontend").unwrap();
        assert_eq!(
            found,
            BTreeSet::from(["nhsuk-tag", "nhsuk-tag--red", "nhsuk-frontend"])
        );
        for bad in [
            "format!(\"nhsuk-tag--{colour}\")",
            "concat(\"nhsuk-tag--\", colour)",
            "format!(\"nhsuk-tag{x}\")",
        ] {
            let error = class_names(bad).unwrap_err().to_string();
            assert!(
                error.contains("is put together at run time"),
                "{bad}: {error}"
            );
        }
    }
}
