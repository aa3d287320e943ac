//! Words for counterexamples: questions and answers as a resident reads them.

use serde_json::Value;

/// The tokens of texts, in the form for somebody who asks for themselves.
#[derive(Debug, Default)]
pub(super) struct Words(Vec<(String, String)>);

impl Words {
    /// Reads the tokens; a pack without any has texts without any.
    pub(super) fn read(rules: &Value) -> Self {
        let tokens = rules
            .pointer("/text/tokens")
            .and_then(Value::as_array)
            .map_or(&[][..], Vec::as_slice);
        let pair = |token: &Value| {
            Some((
                format!("{{{}}}", token.get("token")?.as_str()?),
                token.get("me")?.as_str()?.to_owned(),
            ))
        };
        Self(tokens.iter().filter_map(pair).collect())
    }

    /// The text of `part`, with every token replaced; its id when it has none.
    pub(super) fn of(&self, part: &Value, key: &str) -> String {
        let text = part.get(key).or_else(|| part.get("id"));
        let text = text.and_then(Value::as_str).unwrap_or_default().to_owned();
        self.0
            .iter()
            .fold(text, |text, (token, word)| text.replace(token, word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn tokens_become_words() {
        let rules = json!({ "text": { "tokens": [{ "token": "do you", "me": "do you", "child": "does your child", "other": "do they" }] } });
        let words = Words::read(&rules);
        let question = json!({ "id": "q", "text": "How long {do you} cough?" });
        assert_eq!(words.of(&question, "text"), "How long do you cough?");
        assert_eq!(words.of(&json!({ "id": "q" }), "text"), "q");
    }
}
