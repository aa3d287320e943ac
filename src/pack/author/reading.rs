//! Reads one JSON document into authored types and remembers where everything stood.

use crate::pack::authored::Authored;
use crate::pack::ids::is_plain_id;
use crate::pack::problem::{JsonPath, Problem, did_you_mean};
use jsonc_parser::ParseOptions;
use jsonc_parser::ast::{Array, Object, Value};
use jsonc_parser::common::Ranged;

/// Plain JSON only: no comments, trailing commas or other kindnesses that a browser would refuse.
const PLAIN_JSON: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// One parsed file.
#[derive(Debug)]
pub struct Document<'a> {
    file: &'a str,
    text: &'a str,
    root: Value<'a>,
}

impl<'a> Document<'a> {
    /// Parses `text` as plain JSON. An error names the line and what the parser met.
    pub fn parse(file: &'a str, text: &'a str) -> Result<Self, Problem> {
        let problem = |line: Option<usize>, message: String| Problem {
            file: file.to_owned(),
            line,
            path: JsonPath::root(),
            message,
        };
        match jsonc_parser::parse_to_ast(
            text,
            &jsonc_parser::CollectOptions::default(),
            &PLAIN_JSON,
        ) {
            Ok(parsed) => parsed
                .value
                .map(|root| Self { file, text, root })
                .ok_or_else(|| {
                    problem(Some(1), "the file is empty; write a JSON object".to_owned())
                }),
            Err(error) => Err(problem(
                Some(error.line_display()),
                format!(
                    "not JSON: {} (column {}); mend the syntax here",
                    error.kind(),
                    error.column_display()
                ),
            )),
        }
    }

    /// Reads the document as a `T`, adding every mistake to `problems`.
    pub fn read<T: Authored>(&self, problems: &mut Vec<Problem>) -> Option<T> {
        let mut reading = Reading {
            file: self.file,
            text: self.text,
            problems,
        };
        T::read(&self.root, &JsonPath::root(), &mut reading)
    }

    /// The whole of it.
    #[must_use]
    pub(crate) fn root(&self) -> &Value<'a> {
        &self.root
    }

    /// The 1-based line on which the value at `path` starts; of its nearest ancestor when the path is not there.
    #[must_use]
    pub fn line_of(&self, path: &JsonPath) -> usize {
        let mut value = &self.root;
        for step in path
            .as_str()
            .split(['.', '['])
            .filter(|step| !step.is_empty())
        {
            let next = match (value, step.strip_suffix(']')) {
                (Value::Array(array), Some(index)) => index
                    .parse()
                    .ok()
                    .and_then(|index: usize| array.elements.get(index)),
                (Value::Object(object), None) => object.get(step).map(|property| &property.value),
                _ => None,
            };
            match next {
                Some(found) => value = found,
                None => break,
            }
        }
        line_at(self.text, value.start())
    }
}

/// The 1-based line of a byte offset.
fn line_at(text: &str, offset: usize) -> usize {
    1 + text
        .bytes()
        .take(offset)
        .filter(|byte| *byte == b'\n')
        .count()
}

/// A document being read: collects problems with their lines.
#[derive(Debug)]
pub struct Reading<'a> {
    file: &'a str,
    text: &'a str,
    problems: &'a mut Vec<Problem>,
}

impl Reading<'_> {
    /// Reports a mistake in `value`.
    pub fn problem(&mut self, value: &impl Ranged, at: &JsonPath, message: String) {
        let line = Some(line_at(self.text, value.start()));
        self.problems.push(Problem {
            file: self.file.to_owned(),
            line,
            path: at.clone(),
            message,
        });
    }

    /// The object that must stand here. Unknown and repeated keys are problems; the rest is read all the same, so that
    /// every mistake is found at once.
    pub fn object<'v, 't>(
        &mut self,
        value: &'v Value<'t>,
        at: &JsonPath,
        keys: &[&str],
    ) -> Option<&'v Object<'t>> {
        let Value::Object(object) = value else {
            self.wrong_kind(value, at, "an object {…}");
            return None;
        };
        for (index, property) in object.properties.iter().enumerate() {
            let name = property.name.as_str();
            let place = at.key(name);
            if !keys.contains(&name) {
                let hint = did_you_mean(name, keys.iter().copied());
                let message = format!(
                    "unknown key \"{name}\"; remove it or write one of: {}{hint}",
                    keys.join(", ")
                );
                self.problem(property, &place, message);
            }
            if object
                .properties
                .iter()
                .take(index)
                .any(|earlier| earlier.name.as_str() == name)
            {
                self.problem(
                    property,
                    &place,
                    format!("key \"{name}\" stands here twice; keep one"),
                );
            }
        }
        Some(object)
    }

    /// One member of an object, or what its absence means.
    pub fn member<T: Authored>(
        &mut self,
        object: &Object<'_>,
        name: &str,
        at: &JsonPath,
    ) -> Option<T> {
        match object.get(name) {
            Some(property) => T::read(&property.value, &at.key(name), self),
            None => {
                let meaning = T::when_missing();
                if meaning.is_none() {
                    self.problem(object, at, format!("key \"{name}\" is missing; add it"));
                }
                meaning
            }
        }
    }

    /// The elements of the array that must stand here.
    pub fn array<'v, 't>(
        &mut self,
        value: &'v Value<'t>,
        at: &JsonPath,
    ) -> Option<&'v [Value<'t>]> {
        let Value::Array(Array { elements, .. }) = value else {
            self.wrong_kind(value, at, "a list […]");
            return None;
        };
        Some(elements)
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, value: &Value<'_>, at: &JsonPath) -> Option<bool> {
        let Value::BooleanLit(boolean) = value else {
            self.wrong_kind(value, at, "true or false");
            return None;
        };
        Some(boolean.value)
    }

    /// A number.
    pub fn number(&mut self, value: &Value<'_>, at: &JsonPath) -> Option<f64> {
        let Some(number) = value
            .as_number_lit()
            .and_then(|number| number.value.parse::<f64>().ok())
        else {
            self.wrong_kind(value, at, "a number");
            return None;
        };
        if !number.is_finite() {
            self.problem(
                value,
                at,
                "the number is too large; write a smaller one".to_owned(),
            );
            return None;
        }
        Some(number)
    }

    /// A whole number, 0 or more.
    pub fn whole_number(&mut self, value: &Value<'_>, at: &JsonPath) -> Option<u32> {
        let number = self.number(value, at)?;
        if number > f64::from(u32::MAX) {
            self.problem(
                value,
                at,
                "the number is too large; write a smaller one".to_owned(),
            );
            return None;
        }
        if number.fract() != 0.0 || number < 0.0 {
            self.problem(
                value,
                at,
                format!("{number} does not fit here; write a whole number, 0 or more"),
            );
            return None;
        }
        // Whole and in range, as checked above.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Some(number as u32)
    }

    /// A text, empty or not.
    pub fn any_text(&mut self, value: &Value<'_>, at: &JsonPath) -> Option<String> {
        let Value::StringLit(text) = value else {
            self.wrong_kind(value, at, "a text in double quotes");
            return None;
        };
        Some(text.value.to_string())
    }

    /// A text with something in it.
    pub fn text(&mut self, value: &Value<'_>, at: &JsonPath) -> Option<String> {
        let text = self.any_text(value, at)?;
        if text.trim().is_empty() {
            self.problem(
                value,
                at,
                "the text is empty; write it or leave the key out".to_owned(),
            );
            return None;
        }
        Some(text)
    }

    /// One of a closed set of words.
    pub fn word(&mut self, value: &Value<'_>, at: &JsonPath, words: &[&str]) -> Option<String> {
        let text = self.text(value, at)?;
        if words.contains(&text.as_str()) {
            return Some(text);
        }
        let hint = did_you_mean(&text, words.iter().copied());
        self.problem(
            value,
            at,
            format!(
                "\"{text}\" is not known here; write one of: {}{hint}",
                words.join(", ")
            ),
        );
        None
    }

    /// An identifier: lower-case words joined by hyphens.
    pub fn plain_id(&mut self, value: &Value<'_>, at: &JsonPath) -> Option<String> {
        let text = self.text(value, at)?;
        if is_plain_id(&text) {
            return Some(text);
        }
        let message =
            format!("\"{text}\" is not an id; write lower-case letters, digits and single hyphens");
        self.problem(value, at, message);
        None
    }

    /// A practice code such as `F81006`.
    pub fn practice_code(&mut self, value: &Value<'_>, at: &JsonPath) -> Option<String> {
        let text = self.text(value, at)?;
        let mut bytes = text.bytes();
        let letter = bytes.next().is_some_and(|byte| byte.is_ascii_uppercase());
        if letter && text.len() == 6 && bytes.all(|byte| byte.is_ascii_digit()) {
            return Some(text);
        }
        let message = format!(
            "\"{text}\" is not a practice code; write a capital letter and five digits, like F81006"
        );
        self.problem(value, at, message);
        None
    }

    fn wrong_kind(&mut self, value: &Value<'_>, at: &JsonPath, wanted: &str) {
        let found = match value {
            Value::StringLit(_) => "a text",
            Value::NumberLit(_) => "a number",
            Value::BooleanLit(_) => "true or false",
            Value::Object(_) => "an object",
            Value::Array(_) => "a list",
            Value::NullKeyword(_) => "null",
        };
        self.problem(value, at, format!("found {found}; write {wanted}"));
    }
}
