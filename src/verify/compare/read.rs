//! A bundled rules file as one side of a comparison. Released rules stay readable when the screens get further words.

use crate::pack::bundle::{BundleError, RulesBody, open};
use crate::pack::plain::{Misfit, Plain};
use crate::pack::{Pack, Problem};
use serde_json::Value;

/// The body of a bundle, not looked at yet.
struct Raw(Value);

impl Plain for Raw {
    fn plain(value: &Value) -> Result<Self, Misfit> {
        Ok(Self(value.clone()))
    }
}

/// Reads a bundled rules file. Words of levels, doors and screens that it lacks are lent by `words`, the other side: they
/// decide nothing.
///
/// # Errors
/// One short error that names the first mistake.
pub fn read_released(text: &str, words: Option<&Pack>) -> Result<Pack, BundleError> {
    let (Raw(mut value), hash) = open::<Raw>("rules", text)?;
    let mut body = RulesBody::plain(&value);
    if let (Err(_), Some(words)) = (&body, words) {
        lend(&mut value, "text", &words.text);
        body = RulesBody::plain(&value);
    }
    let body = body.map_err(|why| refused(&format!("not as this program expects ({why})")))?;
    let mut problems: Vec<Problem> = Vec::new();
    let pack = Pack::link(body, hash, &mut problems);
    match (problems.first(), pack.shortcoming()) {
        (Some(problem), _) => Err(refused(&problem.to_string())),
        (None, Some(what)) => Err(refused(what)),
        (None, None) => Ok(pack),
    }
}

fn refused(why: &str) -> BundleError {
    BundleError {
        part: "rules",
        message: format!("{why}; bundle the pack again"),
    }
}

fn lend(body: &mut Value, part: &str, words: &impl serde::Serialize) {
    if let (Some(members), Ok(words)) = (body.as_object_mut(), serde_json::to_value(words)) {
        members.insert(part.to_owned(), words);
    }
}
