//! JSON of bundles and of a site's files, natively as in the browser. Read here, in one go: value by value through the browser's own parser, every key and every
//! text is a call out of the module, and those calls take most of the time before the first screen (docs/adr/0001).

mod digits;

use crate::pack::plain::{self, Misfit, Plain};
use crate::pack::tree::Tree;
use digits::Digits;
use std::borrow::Cow;

/// Objects and lists in one another, at most. The deepest file of a bundle has 12.
const DEEPEST: u32 = 64;

/// A power of ten beyond all doubles.
const HUGE: i32 = 400;

/// One value with all that is in it. Keys and texts are borrowed from what was parsed, but for those with an escape.
#[derive(Clone, Debug, PartialEq)]
pub enum Json<'t> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Truth(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(Cow<'t, str>),
    /// A list.
    List(Vec<Json<'t>>),
    /// An object: keys with their values as they stand there. Of a key that stands twice the first counts.
    Object(Vec<(Cow<'t, str>, Json<'t>)>),
}

impl<'t> Json<'t> {
    /// Parses a text.
    ///
    /// # Errors
    /// The line up to which it is JSON.
    pub fn parse(text: &'t str) -> Result<Self, String> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(DEEPEST);
        let line = || {
            let read = text.get(..reader.at).unwrap_or(text);
            let line = 1 + read.bytes().filter(|byte| *byte == b'\n').count();
            ["not JSON, line ", &line.to_string()].concat()
        };
        value.filter(|_| reader.at == text.len()).ok_or_else(line)
    }

    /// Reads a type from the whole of it.
    ///
    /// # Errors
    /// Names what did not fit.
    pub fn read<P: Plain>(&self) -> Result<P, Misfit> {
        plain::read(self)
    }
}

impl Tree for &Json<'_> {
    fn text(&self) -> Option<String> {
        let Json::Text(text) = self else { return None };
        Some(text.as_ref().to_owned())
    }

    fn number(&self) -> Option<f64> {
        let Json::Number(number) = self else {
            return None;
        };
        Some(*number)
    }

    fn truth(&self) -> Option<bool> {
        let Json::Truth(truth) = self else {
            return None;
        };
        Some(*truth)
    }

    fn elements(&self) -> Option<Vec<Self>> {
        let Json::List(elements) = self else {
            return None;
        };
        Some(elements.iter().collect())
    }

    fn keys(&self) -> Option<Vec<Cow<'_, str>>> {
        let Json::Object(members) = self else {
            return None;
        };
        let keys = members.iter().map(|(key, _)| Cow::Borrowed(key.as_ref()));
        Some(keys.collect())
    }

    fn member(&self, key: &str) -> Option<Self> {
        let Json::Object(members) = self else {
            return None;
        };
        let (_, value) = members.iter().find(|(other, _)| other == key)?;
        (!matches!(value, Json::Null)).then_some(value)
    }
}

/// A text and how far it has been read. Every step is none where no JSON stands.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte, once it is one of these.
    fn step(&mut self, known: &[u8]) -> Option<u8> {
        let byte = self.peek().filter(|byte| known.contains(byte))?;
        self.at += 1;
        Some(byte)
    }

    fn blank(&mut self) {
        while self.step(b" \n\r\t").is_some() {}
    }

    /// A value with the blanks around it.
    fn value(&mut self, deep: u32) -> Option<Json<'t>> {
        self.blank();
        let value = match self.peek()? {
            b'{' => Json::Object(self.listed(deep, b"}", Self::member)?),
            b'[' => Json::List(self.listed(deep, b"]", Self::value)?),
            b'"' => Json::Text(self.string()?),
            b't' => self.word("true", Json::Truth(true))?,
            b'f' => self.word("false", Json::Truth(false))?,
            b'n' => self.word("null", Json::Null)?,
            _ => Json::Number(self.number()?),
        };
        self.blank();
        Some(value)
    }

    fn member(&mut self, deep: u32) -> Option<(Cow<'t, str>, Json<'t>)> {
        self.blank();
        let key = self.string()?;
        self.blank();
        self.step(b":")?;
        Some((key, self.value(deep)?))
    }

    /// What stands between brackets with commas between.
    fn listed<V>(
        &mut self,
        deep: u32,
        end: &[u8],
        one: impl Fn(&mut Self, u32) -> Option<V>,
    ) -> Option<Vec<V>> {
        let deeper = deep.checked_sub(1)?;
        self.at += 1;
        self.blank();
        let mut list = Vec::new();
        if self.step(end).is_some() {
            return Some(list);
        }
        loop {
            list.push(one(self, deeper)?);
            if self.step(b",").is_none() {
                self.step(end)?;
                return Some(list);
            }
        }
    }

    fn word(&mut self, word: &str, value: Json<'t>) -> Option<Json<'t>> {
        let rest = self.text.get(self.at..)?;
        rest.starts_with(word).then(|| {
            self.at += word.len();
            value
        })
    }

    fn string(&mut self) -> Option<Cow<'t, str>> {
        self.step(b"\"")?;
        let plain = self.unescaped()?;
        if self.step(b"\"").is_some() {
            return Some(Cow::Borrowed(plain));
        }
        let mut read = plain.to_owned();
        while self.step(b"\"\\")? == b'\\' {
            read.push(self.escaped()?);
            read.push_str(self.unescaped()?);
        }
        Some(Cow::Owned(read))
    }

    /// What stands of a text before it ends or something is escaped.
    fn unescaped(&mut self) -> Option<&'t str> {
        let text = self.text;
        let rest = text.get(self.at..)?;
        let special = |byte: u8| byte == b'"' || byte == b'\\' || byte < b' ';
        let end = rest.bytes().position(special)?;
        self.at += end;
        rest.get(..end)
    }

    /// The character behind a backslash.
    fn escaped(&mut self) -> Option<char> {
        Some(match self.step(b"\"\\/bfnrtu")? {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unit(),
            plain => char::from(plain),
        })
    }

    /// The character behind `\u`: four digits, or the two halves of one beyond them.
    fn unit(&mut self) -> Option<char> {
        let first = self.hexadecimal()?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first);
        }
        self.step(b"\\")?;
        self.step(b"u")?;
        let second = self.hexadecimal()?.checked_sub(0xDC00)?;
        (second < 0x400).then_some(())?;
        char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + second)
    }

    fn hexadecimal(&mut self) -> Option<u32> {
        (0..4).try_fold(0, |read, _| {
            let digit = char::from(self.peek()?).to_digit(16)?;
            self.at += 1;
            Some(read * 16 + digit)
        })
    }

    /// A number. Exact up to fifteen digits; the standard library's own reading carries large tables.
    fn number(&mut self) -> Option<f64> {
        let negative = self.step(b"-").is_some();
        let mut number = Digits::default();
        if self.step(b"0").is_none() {
            self.digits(&mut number, 0)?;
        }
        if self.step(b".").is_some() {
            self.digits(&mut number, -1)?;
        }
        if self.step(b"eE").is_some() {
            let sign = self.step(b"+-");
            let mut power = Digits::default();
            self.digits(&mut power, 0)?;
            let power = i32::try_from(power.digits).map_or(HUGE, |it| it.min(HUGE));
            number.tens += if sign == Some(b'-') { -power } else { power };
        }
        let number = number.value();
        number
            .is_finite()
            .then_some(if negative { -number } else { number })
    }

    /// One digit and all that follow. Each moves the point by `shift`.
    fn digits(&mut self, number: &mut Digits, shift: i32) -> Option<()> {
        number.add(self.step(b"0123456789")?, shift);
        while let Some(digit) = self.step(b"0123456789") {
            number.add(digit, shift);
        }
        Some(())
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    /// The same value as `serde_json` holds it.
    fn like(json: &Json) -> Value {
        match json {
            Json::Null => Value::Null,
            Json::Truth(truth) => json!(truth),
            Json::Number(number) => json!(number),
            Json::Text(text) => json!(text),
            Json::List(list) => list.iter().map(like).collect(),
            Json::Object(members) => members
                .iter()
                .map(|(key, value)| (key.clone().into_owned(), like(value)))
                .collect(),
        }
    }

    /// Any value with numbers of up to fifteen digits, as a double each.
    fn values() -> impl Strategy<Value = Value> {
        let number = (-999_999_999_999_999_i64..=999_999_999_999_999, 0_i32..15)
            .prop_map(|(digits, tens)| json!(digits as f64 / 10_f64.powi(tens)));
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            number,
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(5, 60, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|members| members.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_another_writes_is_read_as_it_was(value in values(), pretty: bool) {
            let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
            let text = text.unwrap();
            let read = Json::parse(&text).unwrap();
            prop_assert_eq!(like(&read), value);
        }

        #[test]
        fn any_text_is_json_here_exactly_where_another_says_so(
            text in r#"[ \n]{0,2}[\[\{"]?[-0-9.eE+,:\[\]{}"\\untrfalse/ ]{0,12}[\]\}"]?"#,
        ) {
            let other = serde_json::from_str::<Value>(&text);
            prop_assert_eq!(Json::parse(&text).is_ok(), other.is_ok(), "{}: {:?}", text, other);
        }
    }

    #[test]
    fn escapes_are_the_characters_they_stand_for() {
        for (written, read) in [
            (r#""\"\\\/\b\f\n\r\t\u00e9""#, "\"\\/\u{8}\u{c}\n\r\té"),
            (r#""\ud83d\udeaa""#, "🚪"),
            (r#""one\ntwo\\three""#, "one\ntwo\\three"),
            (r#""\n""#, "\n"),
        ] {
            assert_eq!(Json::parse(written), Ok(Json::Text(read.into())));
        }
        for half in [
            r#""\ud83d""#,
            r#""\udeaa""#,
            r#""\ud83d\u0041""#,
            r#""\ud83dx""#,
            r#""\u12""#,
        ] {
            assert!(Json::parse(half).is_err(), "{half}");
        }
    }

    #[test]
    fn a_mistake_is_named_by_its_line_and_depth_has_an_end() {
        assert_eq!(
            Json::parse("{\n  \"a\": 1,\n  b\n}"),
            Err("not JSON, line 3".to_owned())
        );
        assert_eq!(Json::parse("[1] 2"), Err("not JSON, line 1".to_owned()));
        assert!(Json::parse(&["[".repeat(64), "]".repeat(64)].concat()).is_ok());
        assert!(Json::parse(&"[".repeat(100_000)).is_err());
    }

    #[test]
    fn long_numbers_are_as_near_as_a_double_comes() {
        for (text, number) in [
            ("0.1234567890123456789", 0.123_456_789_012_345_68),
            ("51.5073509999999999999999", 51.507_351),
            ("12345678901234567890123", 1.234_567_890_123_456_8e22),
            ("1.5e3", 1500.0),
            ("25E-2", 0.25),
        ] {
            let Ok(Json::Number(read)) = Json::parse(text) else {
                panic!("{text}");
            };
            assert!((read / number - 1.0).abs() < 1e-15, "{text}: {read}");
        }
        assert!(Json::parse("1e999").is_err());
    }
}
