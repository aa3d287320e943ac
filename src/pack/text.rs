//! Words for people: text with a few tokens that change with who is being helped.

use crate::pack::authored::{choice, record};
use serde::{Deserialize, Serialize};

/// A sentence of the pack. `{you}`, `{your}`, `{have you}` … stand for the words of `text.json` that fit the person asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub String);

impl crate::pack::plain::Plain for Text {
    fn plain<V: crate::pack::tree::Tree>(
        value: Option<V>,
        reader: &mut crate::pack::plain::Reader,
    ) -> Self {
        Self(crate::pack::plain::Plain::plain(value, reader))
    }
}

choice! {
    /// Who is being helped. It changes words, never a level.
    pub enum AskingFor {
        /// The person at the screen.
        Me = "self",
        /// Their child.
        Child = "child",
        /// Somebody they look after.
        Other = "other",
    }
}

record! {
    /// One token and what it becomes.
    pub struct Token {
        /// The token without braces.
        token: String,
        /// Its form when somebody asks for themselves.
        me: Form,
        /// Its form when somebody asks for their child.
        child: Form,
        /// Its form when somebody asks for another person.
        other: Form,
    }
}

/// What a token becomes; may be nothing ("{you} feel{s}").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Form(pub String);

impl Text {
    /// The tokens between braces; an unclosed brace gives the rest of the text.
    pub fn tokens(&self) -> impl Iterator<Item = &str> {
        self.0
            .split('{')
            .skip(1)
            .map(|rest| rest.split_once('}').map_or(rest, |(token, _)| token))
    }

    /// The sentence for one person; a token that `tokens` lacks stays as it is (the pack check refuses it).
    #[must_use]
    pub fn render(&self, tokens: &[Token], asking_for: AskingFor) -> String {
        if !self.0.contains('{') {
            return self.0.clone();
        }
        let mut out = String::with_capacity(self.0.len() + 16);
        let mut parts = self.0.split('{');
        out.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (name, rest) = part.split_once('}').unwrap_or((part, ""));
            match tokens.iter().find(|token| token.token == name) {
                Some(token) => out.push_str(match asking_for {
                    AskingFor::Me => &token.me.0,
                    AskingFor::Child => &token.child.0,
                    AskingFor::Other => &token.other.0,
                }),
                None => out.push_str(name),
            }
            out.push_str(rest);
        }
        out
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl crate::pack::authored::Authored for Text {
    fn read(
        value: &jsonc_parser::ast::Value<'_>,
        at: &crate::pack::JsonPath,
        r: &mut crate::pack::author::Reading<'_>,
    ) -> Option<Self> {
        r.text(value, at).map(Self)
    }

    fn schema(_: &mut crate::pack::author::Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string", "pattern": "\\S" })
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl crate::pack::authored::Authored for Form {
    fn read(
        value: &jsonc_parser::ast::Value<'_>,
        at: &crate::pack::JsonPath,
        r: &mut crate::pack::author::Reading<'_>,
    ) -> Option<Self> {
        r.any_text(value, at).map(Self)
    }

    fn schema(_: &mut crate::pack::author::Definitions) -> serde_json::Value {
        serde_json::json!({ "type": "string" })
    }
}

impl crate::pack::plain::Plain for Form {
    fn plain<V: crate::pack::tree::Tree>(
        value: Option<V>,
        reader: &mut crate::pack::plain::Reader,
    ) -> Self {
        Self(crate::pack::plain::Plain::plain(value, reader))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(token: &str, me: &str, child: &str, other: &str) -> Token {
        Token {
            token: token.into(),
            me: Form(me.into()),
            child: Form(child.into()),
            other: Form(other.into()),
        }
    }

    #[test]
    fn tokens_become_the_words_for_the_person() {
        let tokens = [
            token("Are you", "Are you", "Is your child", "Are they"),
            token("you", "you", "your child", "they"),
        ];
        let text = Text("{Are you} sure {you} can walk?".into());
        assert_eq!(
            text.render(&tokens, AskingFor::Me),
            "Are you sure you can walk?"
        );
        assert_eq!(
            text.render(&tokens, AskingFor::Child),
            "Is your child sure your child can walk?"
        );
        assert_eq!(text.tokens().collect::<Vec<_>>(), ["Are you", "you"]);
    }
}
