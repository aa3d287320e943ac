//! What whoever runs a site may change at once, without new rules and without a new module: `area.json` for the area and
//! `practice.json` for one practice. Such a file can only raise a need or hide advice; nothing in it lowers anything.

use crate::pack::authored::record;
use crate::pack::bundle::{BundleError, RulesBody};
use crate::pack::detached::{Detached, Said};
use crate::pack::ids::TopicId;
use crate::pack::model::{Rule, Status};
use crate::pack::need::{Door, Level, Need};
use crate::pack::problem::did_you_mean;
use crate::pack::tree::Document;

record! {
    /// `area.json` or `practice.json`.
    pub struct SiteFile {
        /// Topics whose advice is withdrawn: what is more urgent stays, all else becomes the practice within two days.
        withdrawn: Vec<TopicId>,
        /// Where to send a report of advice that may be unsafe: an address or a name, as people read it.
        report_to: Option<String>,
    }
}

/// How to mend a file that cannot be read.
const SHAPE: &str = "write {\"withdrawn\": [topic ids in quotes], \"report_to\": \"an address\"}; report_to may be left out";

/// The files of a site, merged: what the area withdraws stays withdrawn, and the practice's own address comes first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Site {
    /// Topics whose advice is withdrawn.
    pub withdrawn: Vec<TopicId>,
    /// Where to send a report of advice that may be unsafe.
    pub report_to: Option<String>,
}

impl Site {
    /// Reads the files: `area` for everybody in it, `practice` over that.
    ///
    /// # Errors
    /// One short error that names the file and the first thing that is wrong.
    pub fn read<D: Document>(
        area: Option<&str>,
        practice: Option<&str>,
    ) -> Result<Self, BundleError> {
        let mut site = Self::default();
        for (part, text) in [("area", area), ("practice", practice)] {
            let Some(text) = text else { continue };
            let error = |why: String| BundleError {
                part,
                message: format!("{why}; {SHAPE}"),
            };
            let file = D::parse(text).map_err(error)?;
            let file: SiteFile = file.read().map_err(|misfit| error(misfit.to_string()))?;
            site.withdrawn.extend(file.withdrawn);
            site.report_to = file.report_to.or(site.report_to);
        }
        Ok(site)
    }

    /// Whether a topic's advice is withdrawn.
    #[must_use]
    pub fn withdraws(&self, topic: &TopicId) -> bool {
        self.withdrawn.contains(topic)
    }

    /// Changes the rules before they are linked.
    ///
    /// # Errors
    /// When there is no topic of that name: nothing would be withdrawn.
    pub fn apply(&self, body: &mut RulesBody) -> Result<(), BundleError> {
        for id in &self.withdrawn {
            let known = body.topics.iter().map(|topic| topic.id.as_str());
            let hint = did_you_mean(id.as_str(), known);
            let topic = body.topics.iter_mut().find(|topic| topic.id == *id);
            let Some(topic) = topic else {
                return Err(BundleError {
                    part: "site",
                    message: format!("there is no topic \"{id}\" to withdraw{hint}"),
                });
            };
            topic.rules.retain(|rule| rule.need.level >= Level::Today);
            topic.rules.push(Rule {
                id: [id.as_str(), "-withdrawn"].concat().as_str().into(),
                when: Vec::new(),
                need: Need {
                    level: Level::TwoDays,
                    door: Door::Practice,
                },
                because: Said::Here(body.text.ui.withdrawn.clone()),
                source: None,
                status: Detached(Some(Status::Unsourced)),
                rows: Vec::new(),
            });
        }
        Ok(())
    }
}
