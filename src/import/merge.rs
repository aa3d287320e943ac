//! Records of a list merged into those of the pack: joined on a key, hand-written fields kept.

use crate::import::house::Record;
use crate::import::json::Json;
use serde::Serialize;

/// A record as a list has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What it is joined on.
    pub id: String,
    /// What the list says, always the same keys; none means that it says nothing, and takes away what stands there.
    pub says: Vec<(&'static str, Option<Json>)>,
    /// Keys of those above whose words are only for a new record: what stands there was written by hand.
    pub first_words: &'static [&'static str],
    /// What a new record needs besides.
    pub besides: Vec<(&'static str, Json)>,
}

/// One field that is no longer as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Its key.
    pub key: String,
    /// What it was, in JSON; empty when it was not there.
    pub was: String,
    /// What it is; empty when it is gone.
    pub now: String,
}

/// One record that is no longer as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Its key.
    pub id: String,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Records that are new.
    pub added: Vec<String>,
    /// Records that changed.
    pub changed: Vec<Changed>,
    /// Records that the list no longer has.
    pub gone: Vec<String>,
    /// How many stay as they are.
    pub unchanged: usize,
    /// What else to know: mended values, rows left out, hand-written words that differ.
    pub notes: Vec<String>,
}

/// How two records are told apart and laid out.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The key on which they are joined.
    pub key: &'static str,
    /// The order of the fields of a new record.
    pub order: &'static [&'static str],
    /// Whether how a text is set, in capitals or not, with commas or not, is our own affair.
    pub loose: bool,
}

/// Merges `listed` into `records`. `was` is what the same list said when it was last imported: a field on which the list has
/// not changed since then keeps what stands in the pack. `stays` says which records the list does not speak of.
pub fn merge<'j>(
    shape: Shape,
    records: impl Iterator<Item = &'j Json>,
    listed: &[Listed],
    was: Option<&[Listed]>,
    stays: impl Fn(&Json) -> bool,
) -> (Vec<Record>, Summary) {
    let (mut out, mut summary) = (Vec::new(), Summary::default());
    let mut met: Vec<&str> = Vec::new();
    for (place, record) in records.enumerate() {
        let id = record.text_at(shape.key).unwrap_or_default();
        let Some(now) = listed.iter().find(|listed| listed.id == id) else {
            if stays(record) {
                summary.unchanged += 1;
                out.push(Record::Kept(place));
            } else {
                summary.gone.push(id.to_owned());
            }
            continue;
        };
        met.push(&now.id);
        let was = was.and_then(|was| was.iter().find(|listed| listed.id == id));
        let (new, fields) = merged(shape, record, now, was, &mut summary.notes);
        if fields.is_empty() {
            summary.unchanged += 1;
            out.push(Record::Kept(place));
        } else {
            let id = id.to_owned();
            summary.changed.push(Changed { id, fields });
            out.push(Record::Written(new));
        }
    }
    for new in listed
        .iter()
        .filter(|listed| !met.contains(&listed.id.as_str()))
    {
        summary.added.push(new.id.clone());
        out.push(Record::Written(fresh(shape, new)));
    }
    (out, summary)
}

fn merged(
    shape: Shape,
    record: &Json,
    now: &Listed,
    was: Option<&Listed>,
    notes: &mut Vec<String>,
) -> (Json, Vec<Field>) {
    let mut new = record.members().to_vec();
    let mut fields = Vec::new();
    for (key, value) in &now.says {
        let stands = record.get(key);
        let alike = |one: Option<&Json>, other: Option<&Json>| {
            same(one, other) || shape.loose && says_the_same(one, other)
        };
        if alike(stands, value.as_ref()) {
            continue;
        }
        let before = was.and_then(|was| was.says.iter().find(|(other, _)| other == key));
        let list_is_same = before.is_some_and(|(_, before)| alike(before.as_ref(), value.as_ref()));
        let by_hand = match before {
            Some((_, before)) => !alike(before.as_ref(), stands),
            None => now.first_words.contains(key) && stands.is_some(),
        };
        if by_hand {
            if !list_is_same {
                notes.push(format!(
                    "{}: {key} is {} by hand, {} in the list; kept",
                    now.id,
                    shown(stands),
                    shown(value.as_ref())
                ));
            }
            continue;
        }
        fields.push(Field {
            key: (*key).to_owned(),
            was: stands.map(|value| value.line(true)).unwrap_or_default(),
            now: value
                .as_ref()
                .map(|value| value.line(true))
                .unwrap_or_default(),
        });
        set(shape.order, &mut new, key, value.clone());
    }
    (Json::Object(new), fields)
}

/// Sets, adds in its place, or takes away a member.
fn set(order: &[&str], members: &mut Vec<(String, Json)>, key: &str, value: Option<Json>) {
    let place = members.iter().position(|(name, _)| name == key);
    match (place, value) {
        (Some(place), None) => {
            members.remove(place);
        }
        (Some(place), Some(value)) => {
            if let Some(member) = members.get_mut(place) {
                member.1 = value;
            }
        }
        (None, Some(value)) => {
            let rank = |name: &str| order.iter().position(|other| *other == name);
            let after = |(name, _): &(String, Json)| rank(name) > rank(key);
            let place = members.iter().position(after).unwrap_or(members.len());
            members.insert(place, (key.to_owned(), value));
        }
        (None, None) => {}
    }
}

fn fresh(shape: Shape, listed: &Listed) -> Json {
    let mut members = vec![(shape.key.to_owned(), Json::text_of(&listed.id))];
    let says = listed.says.iter().map(|(key, value)| (*key, value.clone()));
    let besides = listed
        .besides
        .iter()
        .map(|(key, value)| (*key, Some(value.clone())));
    for (key, value) in says.chain(besides) {
        set(shape.order, &mut members, key, value);
    }
    Json::Object(members)
}

fn shown(value: Option<&Json>) -> String {
    value.map_or_else(|| "nothing".to_owned(), |value| value.line(true))
}

/// Whether two values are the same, however their members are ordered and their numbers written. No, none and nothing are one.
fn same(one: Option<&Json>, other: Option<&Json>) -> bool {
    match (one, other) {
        (Some(Json::Bool(false)), None) | (None, Some(Json::Bool(false)) | None) => true,
        (Some(Json::List(list)), None) | (None, Some(Json::List(list))) => list.is_empty(),
        (Some(Json::Number(one)), Some(Json::Number(other))) => {
            one == other || one.parse::<f64>() == other.parse::<f64>()
        }
        (Some(Json::List(one)), Some(Json::List(other))) => {
            let mut pairs = one.iter().zip(other);
            one.len() == other.len() && pairs.all(|(a, b)| same(Some(a), Some(b)))
        }
        (Some(one @ Json::Object(_)), Some(other @ Json::Object(_))) => {
            let mut all = one.members().iter().chain(other.members());
            all.all(|(key, _)| same(one.get(key), other.get(key)))
        }
        _ => one == other,
    }
}

/// Whether two texts have the same letters and digits.
fn says_the_same(one: Option<&Json>, other: Option<&Json>) -> bool {
    let plain = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let texts = one.and_then(Json::text).zip(other.and_then(Json::text));
    texts.is_some_and(|(one, other)| plain(one) == plain(other))
}
