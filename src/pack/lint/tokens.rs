//! Tokens: every `{token}` of every text is in `text.json`, every brace has its other half.

use super::refuse_repeats;
use crate::pack::bundle::{AdviceBody, RulesBody};
use crate::pack::link::topic_file;
use crate::pack::problem::{JsonPath, Problem, did_you_mean};
use crate::pack::text::Text;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;

pub(super) fn check(rules: &RulesBody, advice: &AdviceBody, problems: &mut Vec<Problem>) {
    let at = |index| JsonPath::root().key("tokens").index(index).key("token");
    let tokens = rules.text.tokens.iter().enumerate();
    let names =
        tokens.map(|(index, token)| ("text.json".to_owned(), at(index), token.token.as_str()));
    refuse_repeats("the token", names, problems);
    for (file, path, part) in parts(rules, advice) {
        walk(file, &path, &part, rules, problems);
    }
}

/// Checks the tokens of what stands under a key of one file more.
pub(super) fn one_file(
    file: &str,
    value: &(impl Serialize + ?Sized),
    key: &str,
    rules: &RulesBody,
    problems: &mut Vec<Problem>,
) {
    let value = serde_json::to_value(value).unwrap_or_default();
    walk(
        file.to_owned(),
        &JsonPath::root().key(key),
        &value,
        rules,
        problems,
    );
}

fn walk(
    file: String,
    at: &JsonPath,
    value: &Value,
    rules: &RulesBody,
    problems: &mut Vec<Problem>,
) {
    let tokens = rules.text.tokens.iter();
    let known: BTreeSet<&str> = tokens.map(|token| token.token.as_str()).collect();
    Texts {
        file,
        known: &known,
        problems,
    }
    .walk(value, at);
}

/// Everything with words in it but the directory, which has no tokens. Walking the JSON finds every text, those of
/// fields added later too.
pub(super) fn parts(rules: &RulesBody, advice: &AdviceBody) -> Vec<(String, JsonPath, Value)> {
    fn part(
        file: impl Into<String>,
        key: &str,
        value: &impl Serialize,
    ) -> (String, JsonPath, Value) {
        let path = if key.is_empty() {
            JsonPath::root()
        } else {
            JsonPath::root().key(key)
        };
        // What was read from JSON can be written as JSON.
        (
            file.into(),
            path,
            serde_json::to_value(value).unwrap_or_default(),
        )
    }
    let mut parts = vec![
        part("pack.json", "", &rules.pack),
        part("ladder.json", "", &rules.ladder),
        part("text.json", "", &rules.text),
        part("questions.json", "questions", &rules.questions),
        part("rules.json", "rules", &rules.rules),
    ];
    parts.extend(
        rules
            .topics
            .iter()
            .map(|topic| part(topic_file(topic.id.as_str()), "", topic)),
    );
    parts.extend(
        advice
            .topics
            .iter()
            .map(|topic| part(topic_file(topic.id.as_str()), "advice", &topic.advice)),
    );
    parts
}

struct Texts<'a> {
    file: String,
    known: &'a BTreeSet<&'a str>,
    problems: &'a mut Vec<Problem>,
}

impl Texts<'_> {
    fn walk(&mut self, value: &Value, at: &JsonPath) {
        match value {
            Value::Object(members) => members
                .iter()
                .for_each(|(key, member)| self.walk(member, &at.key(key))),
            Value::Array(elements) => {
                elements
                    .iter()
                    .enumerate()
                    .for_each(|(index, element)| self.walk(element, &at.index(index)));
            }
            Value::String(text) if text.contains(['{', '}']) => self.one(text, at),
            _ => {}
        }
    }

    fn one(&mut self, text: &str, at: &JsonPath) {
        if !braces_pair(text) {
            let message = "a brace stands alone; write {…} in pairs or remove it".to_owned();
            self.problems
                .push(Problem::new(&self.file, at.clone(), message));
            return;
        }
        for token in Text(text.to_owned())
            .tokens()
            .filter(|token| !self.known.contains(token))
        {
            let hint = did_you_mean(token, self.known.iter().copied());
            let message =
                format!("no token {{{token}}} in text.json; add it there or mend it here{hint}");
            self.problems
                .push(Problem::new(&self.file, at.clone(), message));
        }
    }
}

/// Whether every brace opens one token and closes it again.
fn braces_pair(text: &str) -> bool {
    let mut open = false;
    for brace in text.chars().filter(|c| matches!(c, '{' | '}')) {
        if (brace == '{') == open {
            return false;
        }
        open = !open;
    }
    !open
}

#[cfg(test)]
mod tests {
    use super::braces_pair;

    #[test]
    fn braces_come_in_pairs_one_after_the_other() {
        for good in ["", "no braces", "{you}", "{You} feel{s} {your} ear"] {
            assert!(braces_pair(good), "{good}");
        }
        for bad in ["{you", "you}", "}you{", "{{you}}", "{you} {", "} and {you"] {
            assert!(!braces_pair(bad), "{bad}");
        }
    }
}
