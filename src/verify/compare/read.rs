//! A bundled rules file as one side of a comparison. Released rules stay readable when the screens get further words.

use crate::pack::bundle::{BundleError, RulesBody};
use crate::pack::sealed::{hash_of, sealed};
use crate::pack::{Pack, Problem, plain};
use serde_json::Value;

/// Reads a bundled rules file. Words of the screens that it lacks are lent by `words`, the other side: they decide nothing.
///
/// # Errors
/// One short error that names the first mistake.
pub fn read_released(text: &str, words: Option<&Pack>) -> Result<Pack, BundleError> {
    let sealed = sealed("rules", text)?;
    let mut value: Value = serde_json::from_str(sealed).map_err(|why| refused(&why.to_string()))?;
    let mut body = plain::read::<RulesBody, _>(&value);
    if let (Err(_), Some(words)) = (&body, words) {
        lend(&mut value, "text", &words.text);
        body = plain::read::<RulesBody, _>(&value);
    }
    let mut body = body.map_err(|why| refused(&format!("not as this program expects ({why})")))?;
    // The first released rules carried all that they say: their body names them.
    let identity = body.identity.take();
    let hash = identity.unwrap_or_else(|| hash_of(sealed));
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
