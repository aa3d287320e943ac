//! The pack on its way to a browser: compact JSON files, each with the checksum of its body.
//!
//! *rules* is needed before the first question; *search*, *advice* and *postcodes* may arrive later; *desk* is fetched by the pages
//! for reception and kiosk alone. A site can replace all without a new module.

use crate::directory::{Directory, Postcodes};
pub use crate::pack::bodies::{
    AdviceBody, AdvicePart, Certificate, DeskBody, RulesBody, SearchBody,
};
use crate::pack::carry::{self, Carried, RuleWords};
use crate::pack::ids::TopicId;
use crate::pack::linked::{Pack, QuestionIndex};
use crate::pack::model::{Source, TopicAdvice};
use crate::pack::problem::Problem;
#[cfg(not(target_arch = "wasm32"))]
pub use crate::pack::sealed::hash_of;
pub use crate::pack::sealed::{Envelope, checksum_of};
use crate::pack::sealed::{open, seal};
use crate::pack::site::Site;
use crate::pack::staff::Staff;
use crate::pack::text::Text;
use crate::search::Index;
#[cfg(not(target_arch = "wasm32"))]
use serde_json::Value;
use std::fmt;

/// The version of the bundle's shape. A module reads exactly its own.
pub const FORMAT: u32 = 2;

/// The version of the engine. A certificate for another one says nothing about this one.
pub const ENGINE: &str = env!("CARGO_PKG_VERSION");

/// Why a bundle was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleError {
    /// Which file: `rules`, `search`, `advice`, `postcodes` or `desk`.
    pub part: &'static str,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} file: {}", self.part, self.message)
    }
}

impl std::error::Error for BundleError {}

/// The advice that belongs to one pack.
#[derive(Clone, Debug)]
pub struct Advice {
    topics: Vec<AdvicePart>,
    said: Carried,
    /// Where facts come from.
    pub sources: Vec<Source>,
    /// Services, practices, places, every reference resolved.
    pub directory: Directory,
    /// What was checked of the rules that it belongs to.
    pub certificate: Option<Certificate>,
}

impl Advice {
    /// Resolves every reference. Mistakes go to `problems`.
    #[must_use]
    pub fn link(body: AdviceBody, problems: &mut Vec<Problem>) -> Self {
        let directory = Directory::link(body.directory, &body.sources, problems);
        #[cfg(not(target_arch = "wasm32"))]
        {
            let topics: Vec<&TopicId> = body.topics.iter().map(|part| &part.id).collect();
            directory.check_topics(&topics, problems);
        }
        Self {
            topics: body.topics,
            said: body.said,
            sources: body.sources,
            directory,
            certificate: body.certificate,
        }
    }

    /// What was checked of these rules with this very engine.
    #[must_use]
    pub fn checked(&self) -> Option<&Certificate> {
        self.certificate
            .as_ref()
            .filter(|certificate| certificate.engine == ENGINE)
    }

    /// What the rule says whose words stand at this place.
    #[must_use]
    pub fn words_at(&self, place: u32) -> Option<&RuleWords> {
        self.said.rules.get(usize::try_from(place).ok()?)
    }

    /// How a part of a question shows when it begins later.
    #[must_use]
    pub fn sign(&self, question: QuestionIndex, part: usize) -> Option<&Text> {
        let signs = self.said.signs.get(usize::from(question))?;
        signs.get(part).filter(|sign| !sign.0.is_empty())
    }

    /// The advice of one topic.
    #[must_use]
    pub fn topic(&self, id: &TopicId) -> Option<&TopicAdvice> {
        self.topics
            .iter()
            .find(|part| part.id == *id)
            .map(|part| &part.advice)
    }
}

/// The texts of the files of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// The rules file.
    pub rules: String,
    /// The search file.
    pub search: String,
    /// The advice file.
    pub advice: String,
    /// The postcodes file.
    pub postcodes: String,
}

/// Writes the files that every page fetches.
///
/// # Errors
/// When the pack cannot be written as JSON, which no pack that was read can be.
#[cfg(not(target_arch = "wasm32"))]
pub fn write(
    rules: &RulesBody,
    search: &SearchBody,
    advice: &AdviceBody,
    postcodes: &Postcodes,
) -> Result<Files, serde_json::Error> {
    let (lean, said) = carry::apart(rules, rules_hash(rules)?);
    let mut advice = AdviceBody {
        said,
        ..advice.clone()
    };
    advice.staff_only = Staff::taken_from(&mut advice.directory).ids();
    Ok(Files {
        rules: seal("rules", &compact(&lean)?)?,
        search: seal("search", &serde_json::to_string(search)?)?,
        advice: seal("advice", &compact(&advice)?)?,
        postcodes: seal("postcodes", &serde_json::to_string(postcodes)?)?,
    })
}

/// JSON without members that say nothing: whoever reads it takes a missing one for the same.
#[cfg(not(target_arch = "wasm32"))]
fn compact(body: &impl serde::Serialize) -> Result<String, serde_json::Error> {
    let mut value = serde_json::to_value(body)?;
    prune(&mut value);
    serde_json::to_string(&value)
}

#[cfg(not(target_arch = "wasm32"))]
fn prune(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|_, member| {
                !member.is_null() && member.as_array().is_none_or(|list| !list.is_empty())
            });
            members.values_mut().for_each(prune);
        }
        Value::Array(elements) => elements.iter_mut().for_each(prune),
        _ => {}
    }
}

/// Writes the file for the pages of reception and kiosk.
///
/// # Errors
/// As [`write()`].
pub fn write_desk(desk: &DeskBody) -> Result<String, serde_json::Error> {
    seal("desk", &serde_json::to_string(desk)?)
}

/// The identity of rules: the hash of their body.
///
/// # Errors
/// When the rules cannot be written as JSON.
#[cfg(not(target_arch = "wasm32"))]
pub fn rules_hash(rules: &RulesBody) -> Result<String, serde_json::Error> {
    Ok(hash_of(&serde_json::to_string(rules)?))
}

/// Reads the rules file: format, checksum, every reference.
///
/// # Errors
/// One short error that names the part and the first mistake.
pub fn read_rules(text: &str) -> Result<Pack, BundleError> {
    read_rules_for(text, Site::default())
}

/// As [`read_rules`], with what the site changes.
///
/// # Errors
/// As [`read_rules`].
pub fn read_rules_for(text: &str, site: Site) -> Result<Pack, BundleError> {
    let mut body: RulesBody = open("rules", text)?;
    let hash = body.identity.take().ok_or_else(|| BundleError {
        part: "rules",
        message: "it doesn't say which rules it holds; bundle the pack again".to_owned(),
    })?;
    carry::number(&mut body);
    site.apply(&mut body)?;
    let mut problems = Vec::new();
    let mut pack = Pack::link(body, hash, &mut problems);
    pack.site = site;
    refuse_problems("rules", &problems)?;
    match pack.shortcoming() {
        Some(what) => Err(BundleError {
            part: "rules",
            message: format!("{what}; bundle the pack again"),
        }),
        None => Ok(pack),
    }
}

/// Reads the advice file that belongs to `pack`.
///
/// # Errors
/// One short error that names the part and the first mistake.
pub fn read_advice(text: &str, pack: &Pack) -> Result<Advice, BundleError> {
    read_advice_with(text, pack, None)
}

/// As [`read_advice`], with what the desk file has for staff.
///
/// # Errors
/// As [`read_advice`].
pub fn read_advice_with(
    text: &str,
    pack: &Pack,
    staff: Option<&Staff>,
) -> Result<Advice, BundleError> {
    let mut body: AdviceBody = open("advice", text)?;
    let error = |message: &str| {
        Err(BundleError {
            part: "advice",
            message: message.to_owned(),
        })
    };
    if body.rules != pack.rules_hash {
        return error("it belongs to other rules; publish both files of one bundle together");
    }
    if body
        .certificate
        .as_ref()
        .is_some_and(|it| it.rules != pack.rules_hash)
    {
        return error("its certificate is for other rules; bundle the pack again");
    }
    if pack.rules().len() > body.said.rules.len() && pack.site.withdrawn.is_empty()
        || pack.questions().len() != body.said.signs.len()
    {
        return error("a rule or question has no words; bundle the pack again");
    }
    let covered = pack
        .topics()
        .iter()
        .all(|topic| body.topics.iter().any(|part| part.id == topic.authored.id));
    if !covered {
        return error("a topic has no advice; bundle the pack again");
    }
    if let Some(staff) = staff {
        staff.put_into(&mut body.directory);
    }
    pack.site
        .apply_places(&mut body.directory, &body.staff_only)?;
    let mut problems = Vec::new();
    let advice = Advice::link(body, &mut problems);
    refuse_problems("advice", &problems)?;
    Ok(advice)
}

/// Reads the search file that belongs to `pack`.
///
/// # Errors
/// One short error that names the part and the first mistake.
pub fn read_search(text: &str, pack: &Pack) -> Result<Index, BundleError> {
    let body: SearchBody = open("search", text)?;
    if body.rules != pack.rules_hash {
        return Err(BundleError {
            part: "search",
            message: "it belongs to other rules; publish all files of one bundle together"
                .to_owned(),
        });
    }
    Ok(Index::read(body))
}

/// Reads the desk file that belongs to `pack`.
///
/// # Errors
/// One short error that names the part and the first mistake.
pub fn read_desk(text: &str, pack: &Pack) -> Result<DeskBody, BundleError> {
    let body: DeskBody = open("desk", text)?;
    if body.rules != pack.rules_hash {
        return Err(BundleError {
            part: "desk",
            message: "it belongs to other rules; publish all files of one bundle together"
                .to_owned(),
        });
    }
    Ok(body)
}

/// Adds the postcodes file to the directory that it belongs to.
///
/// # Errors
/// One short error that says what is wrong; the directory then stays as it was.
pub fn read_postcodes(text: &str, directory: &Directory) -> Result<(), BundleError> {
    let body: Postcodes = open("postcodes", text)?;
    if directory.add_postcodes(body) {
        return Ok(());
    }
    Err(BundleError {
        part: "postcodes",
        message: "it belongs to other places; publish all files of one bundle together".to_owned(),
    })
}

fn refuse_problems(part: &'static str, problems: &[Problem]) -> Result<(), BundleError> {
    problems.first().map_or(Ok(()), |problem| {
        Err(BundleError {
            part,
            message: problem.to_string(),
        })
    })
}
