//! The small pack with one mistake (or several) in it, as the files of `tests/broken-packs` describe them.

use front_door::pack::author::PackFiles;
use jsonc_parser::ast::{Object, Value as Node};
use jsonc_parser::common::Ranged;
use serde::Deserialize;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// One broken pack.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Broken {
    /// The mistake in a sentence.
    pub name: String,
    /// The file that is changed.
    pub file: String,
    /// How.
    pub change: Change,
    /// Further changes, by file.
    #[serde(default)]
    pub more: Vec<(String, Change)>,
    /// Whether the JSON itself is wrong.
    #[serde(default)]
    pub syntax: bool,
    /// Whether the JSON has the wrong shape, which the schema must see too.
    #[serde(default)]
    pub shape: bool,
    /// Every problem, as it is printed.
    pub expect: Vec<String>,
}

/// A change of one file.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Change {
    /// Another value at a path. A key that is not there is added as the first, an element one past the end as the last.
    Set {
        /// The path, such as `rules[0].need.level`.
        path: String,
        /// The value.
        to: Value,
    },
    /// Nothing at a path.
    Remove(String),
    /// Another text for the first place where one stands.
    ReplaceText(String, String),
    /// No such file.
    DeleteFile,
    /// A new file: a text as it is, any other value as JSON.
    AddFile(Value),
}

impl Change {
    /// Applies it.
    pub fn apply(&self, files: &mut PackFiles, file: &str) {
        match self {
            Self::AddFile(Value::String(text)) => {
                files.insert(file.to_owned(), text.clone());
            }
            Self::AddFile(value) => {
                files.insert(
                    file.to_owned(),
                    serde_json::to_string_pretty(value).unwrap(),
                );
            }
            Self::DeleteFile => {
                files
                    .remove(file)
                    .unwrap_or_else(|| panic!("no file {file}"));
            }
            _ => {
                let text = files
                    .get_mut(file)
                    .unwrap_or_else(|| panic!("no file {file}"));
                *text = self.edit(text);
            }
        }
    }

    /// The text of one document after the change; all else keeps its place and its line.
    pub fn edit(&self, text: &str) -> String {
        match self {
            Self::Set { path, to } => set(text, path, &serde_json::to_string(to).unwrap()),
            Self::Remove(path) => remove(text, path),
            Self::ReplaceText(from, to) => {
                assert!(text.contains(from), "{from:?} stands nowhere");
                text.replacen(from, to, 1)
            }
            Self::DeleteFile | Self::AddFile(_) => panic!("changes a folder, not a text"),
        }
    }
}

impl Broken {
    /// The small pack with the mistake in it.
    pub fn files(&self, small: &PackFiles) -> PackFiles {
        let mut files = small.clone();
        self.change.apply(&mut files, &self.file);
        for (file, change) in &self.more {
            change.apply(&mut files, file);
        }
        files
    }
}

/// The folder of the small pack.
pub fn small_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/small-pack")
}

/// The folder of the broken packs.
pub fn broken_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/broken-packs")
}

/// Every broken pack, in the order of files.
pub fn broken_packs() -> Vec<Broken> {
    let entries = fs::read_dir(broken_folder()).unwrap();
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    paths.iter().flat_map(|path| list::<Broken>(path)).collect()
}

/// A list from a JSON file.
pub fn list<T: serde::de::DeserializeOwned>(path: &Path) -> Vec<T> {
    let text = fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// Every path of a document with the value that stands there, the document itself first.
pub fn every_path(value: &Value) -> Vec<(String, Value)> {
    fn walk(value: &Value, at: &str, found: &mut Vec<(String, Value)>) {
        found.push((at.to_owned(), value.clone()));
        match value {
            Value::Object(members) => members.iter().for_each(|(key, member)| {
                walk(
                    member,
                    &if at.is_empty() {
                        key.clone()
                    } else {
                        format!("{at}.{key}")
                    },
                    found,
                );
            }),
            Value::Array(elements) => elements.iter().enumerate().for_each(|(index, element)| {
                walk(element, &format!("{at}[{index}]"), found);
            }),
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(value, "", &mut found);
    found
}

fn parsed(text: &str) -> Node<'_> {
    let options = (
        jsonc_parser::CollectOptions::default(),
        jsonc_parser::ParseOptions::default(),
    );
    jsonc_parser::parse_to_ast(text, &options.0, &options.1)
        .unwrap()
        .value
        .unwrap()
}

/// The steps of a path: keys, and `[3]` for elements.
fn steps(path: &str) -> Vec<String> {
    path.replace('[', ".[")
        .split('.')
        .filter(|step| !step.is_empty())
        .map(ToOwned::to_owned)
        .collect()
}

fn index_of(step: &str) -> Option<usize> {
    step.strip_prefix('[')?.strip_suffix(']')?.parse().ok()
}

fn child<'n, 't>(node: &'n Node<'t>, step: &str) -> Option<&'n Node<'t>> {
    match (node, index_of(step)) {
        (Node::Array(array), Some(index)) => array.elements.get(index),
        (Node::Object(object), None) => object.get(step).map(|property| &property.value),
        _ => None,
    }
}

fn walk_to<'n, 't>(root: &'n Node<'t>, steps: &[String]) -> &'n Node<'t> {
    steps.iter().fold(root, |node, step| {
        child(node, step).unwrap_or_else(|| panic!("nothing at {step} of {steps:?}"))
    })
}

fn set(text: &str, path: &str, value: &str) -> String {
    let (root, steps) = (parsed(text), steps(path));
    let Some((last, before)) = steps.split_last() else {
        return value.to_owned();
    };
    let parent = walk_to(&root, before);
    if let Some(node) = child(parent, last) {
        return spliced(text, node.start(), node.end(), value);
    }
    match parent {
        Node::Object(object) => {
            let comma = if object.properties.is_empty() {
                ""
            } else {
                ","
            };
            let start = object.start() + 1;
            spliced(text, start, start, &format!("\"{last}\":{value}{comma}"))
        }
        Node::Array(array) => {
            assert_eq!(
                index_of(last),
                Some(array.elements.len()),
                "{path} is further than one past the end"
            );
            let comma = if array.elements.is_empty() { "" } else { "," };
            let end = array.elements.last().map_or(array.start() + 1, Ranged::end);
            spliced(text, end, end, &format!("{comma}{value}"))
        }
        _ => panic!("{path} cannot be set"),
    }
}

fn remove(text: &str, path: &str) -> String {
    let (root, steps) = (parsed(text), steps(path));
    let (last, before) = steps.split_last().unwrap();
    match walk_to(&root, before) {
        Node::Object(object) => remove_one(text, &property_ranges(object), position(object, last)),
        Node::Array(array) => {
            let ranges: Vec<(usize, usize)> = array
                .elements
                .iter()
                .map(|node| (node.start(), node.end()))
                .collect();
            remove_one(text, &ranges, index_of(last).unwrap())
        }
        _ => panic!("{path} cannot be removed"),
    }
}

fn property_ranges(object: &Object<'_>) -> Vec<(usize, usize)> {
    object
        .properties
        .iter()
        .map(|property| (property.start(), property.end()))
        .collect()
}

fn position(object: &Object<'_>, key: &str) -> usize {
    let found = object
        .properties
        .iter()
        .position(|property| property.name.as_str() == key);
    found.unwrap_or_else(|| panic!("no key {key}"))
}

/// Removes one of several things with commas between.
fn remove_one(text: &str, ranges: &[(usize, usize)], index: usize) -> String {
    let (start, end) = ranges[index];
    match (ranges.get(index + 1), index.checked_sub(1)) {
        (Some((next, _)), _) => spliced(text, start, *next, ""),
        (None, Some(before)) => spliced(text, ranges[before].1, end, ""),
        (None, None) => spliced(text, start, end, ""),
    }
}

fn spliced(text: &str, start: usize, end: usize, with: &str) -> String {
    format!("{}{with}{}", &text[..start], &text[end..])
}
