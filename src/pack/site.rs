//! What whoever runs a site may change at once, without new rules and without a new module: `area.json` for the area and
//! `practice.json` for its practices. Such a file can only raise a need, hide something, or say how to reach a practice;
//! nothing in it lowers anything.

use crate::directory::{Backing, DirectoryFiles, Hours, Service, WallTime};
use crate::pack::authored::record;
use crate::pack::bundle::{BundleError, RulesBody};
use crate::pack::detached::{Detached, Said};
use crate::pack::ids::{PracticeCode, ServiceId, TopicId};
use crate::pack::json::Json;
use crate::pack::model::{Rule, Status};
use crate::pack::need::{Door, Level, Need};
use crate::pack::number::Date;
use crate::pack::problem::did_you_mean;

record! {
    /// `area.json` or `practice.json`.
    pub struct SiteFile {
        /// Topics whose advice is withdrawn: what is more urgent stays, all else becomes the practice within two days.
        withdrawn: Vec<TopicId>,
        /// Where to send a report of what is wrong: an address or a name, as people read it.
        report_to: Option<String>,
        /// Services that are not shown.
        hidden: Vec<ServiceId>,
        /// What everybody is told for a while.
        notices: Vec<Notice>,
        /// What practices say of themselves.
        practices: Vec<SitePractice>,
    }

    /// What one practice says of itself. It stands over what the pack says.
    pub struct SitePractice {
        /// Its national code.
        code: PracticeCode,
        /// Its phone number.
        phone: Option<String>,
        /// Its opening hours.
        hours: Option<Hours>,
        /// The day on which its phone number and hours were right.
        as_of: Option<Date>,
        /// Its website.
        website: Option<String>,
        /// Where to ask it something online.
        online: Option<String>,
        /// Who works there and what it offers, in words for residents.
        roles: Vec<String>,
        /// Services that its people are not shown.
        hidden: Vec<ServiceId>,
        /// The line of the urgent community response team, once somebody has confirmed that its reception may use it.
        ucrt_line: Option<UcrtLine>,
        /// Where its people send a report of what is wrong.
        report_to: Option<String>,
        /// What its people are told for a while.
        notices: Vec<Notice>,
        /// The layout of a note for its records.
        note_template: Option<String>,
        /// What its reception does when a clinician has to decide.
        clinician_decides: Option<String>,
    }

    /// Words for a while.
    pub struct Notice {
        /// The words.
        text: String,
        /// The first day on which they are shown.
        from: Date,
        /// The last.
        to: Date,
    }

    /// A line for reception alone.
    pub struct UcrtLine {
        /// Its number.
        phone: String,
        /// The day on which it was confirmed.
        confirmed: Date,
    }
}

/// How to mend a file that cannot be read.
const SHAPE: &str = "write {\"withdrawn\": [topic ids in quotes], \"report_to\": \"an address\"}; all keys are in docs/api.md and may be left out";

/// The files of a site, merged: what the area withdraws, hides and tells stays; what a practice says of itself comes first.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Site {
    /// Topics whose advice is withdrawn.
    pub withdrawn: Vec<TopicId>,
    /// Where to send a report of what is wrong.
    pub report_to: Option<String>,
    /// Services that are not shown.
    pub hidden: Vec<ServiceId>,
    /// What everybody is told for a while.
    pub notices: Vec<Notice>,
    /// What practices say of themselves, each once.
    pub practices: Vec<SitePractice>,
}

impl Site {
    /// Reads the files: `area` for everybody in it, `practice` over that.
    ///
    /// # Errors
    /// One short error that names the file and the first thing that is wrong.
    pub fn read(area: Option<&str>, practice: Option<&str>) -> Result<Self, BundleError> {
        let mut site = Self::default();
        for (part, text) in [("area", area), ("practice", practice)] {
            let Some(text) = text else { continue };
            let error = |why: String| BundleError {
                part,
                message: [why.as_str(), "; ", SHAPE].concat(),
            };
            let file = Json::parse(text).map_err(error)?;
            let file: SiteFile = file.read().map_err(|misfit| error(misfit.to_string()))?;
            site.add(file);
        }
        Ok(site)
    }

    /// Puts a file over what is there.
    pub fn add(&mut self, file: SiteFile) {
        self.withdrawn.extend(file.withdrawn);
        over(&mut self.report_to, file.report_to);
        self.hidden.extend(file.hidden);
        self.notices.extend(file.notices);
        for new in file.practices {
            match self.practices.iter_mut().find(|old| old.code == new.code) {
                Some(old) => old.add(new),
                None => self.practices.push(new),
            }
        }
    }

    /// Whether a topic's advice is withdrawn.
    #[must_use]
    pub fn withdraws(&self, topic: &TopicId) -> bool {
        self.withdrawn.contains(topic)
    }

    /// What a practice says of itself.
    #[must_use]
    pub fn practice(&self, code: &str) -> Option<&SitePractice> {
        let mut practices = self.practices.iter();
        practices.find(|practice| practice.code.as_str() == code)
    }

    /// Where somebody of a practice, if they named one, sends a report of what is wrong.
    #[must_use]
    pub fn report_address(&self, practice: Option<&str>) -> Option<&String> {
        let own = practice.and_then(|code| self.practice(code)?.report_to.as_ref());
        own.or(self.report_to.as_ref())
    }

    /// What somebody of a practice, if they named one, is told at a moment: the area's words, then the practice's.
    #[must_use]
    pub fn told(&self, practice: Option<&str>, now: Option<WallTime>) -> Vec<&str> {
        let own = practice.and_then(|code| self.practice(code));
        let all = self
            .notices
            .iter()
            .chain(own.into_iter().flat_map(|practice| &practice.notices));
        // Without a clock nobody knows whether the words still hold.
        all.filter(|notice| now.is_some_and(|now| notice.from <= now.date && now.date <= notice.to))
            .map(|notice| notice.text.as_str())
            .collect()
    }

    /// Changes the directory before it is linked: how practices are reached, and what nobody is shown. Records of these ids
    /// may be missing: only staff have them.
    ///
    /// # Errors
    /// A practice or service that is not there, or a service that has to stay.
    pub fn apply_places(
        &self,
        files: &mut DirectoryFiles,
        staff_only: &[ServiceId],
    ) -> Result<(), BundleError> {
        let error = |message: String| BundleError {
            part: "site",
            message,
        };
        let services = &mut files.services.services;
        for id in self.all_hidden() {
            let Some(service) = services.iter().find(|service| service.id == *id) else {
                if staff_only.contains(id) {
                    continue;
                }
                let hint = did_you_mean(id.as_str(), services.iter().map(|it| it.id.as_str()));
                return Err(error(format!("there is no service \"{id}\" to hide{hint}")));
            };
            let mut others = services.iter().filter(|other| other.door == service.door);
            let way_in = others.any(|other| {
                let hidden = self.all_hidden().any(|id| *id == other.id);
                !hidden && other.areas.is_empty() && other.is_relied_on()
            });
            if stays(service) || !way_in {
                return Err(error(format!(
                    "\"{id}\" cannot be hidden: people depend on it"
                )));
            }
        }
        services.retain(|service| !self.hidden.contains(&service.id));
        for own in &self.practices {
            let mut sites = files.practices.sites.iter_mut();
            let Some(site) = sites.find(|site| site.code == own.code.as_str()) else {
                return Err(error(format!("there is no practice \"{}\"", own.code)));
            };
            let as_of = own.as_of.map(String::from);
            if own.phone.is_some() {
                site.phone.clone_from(&own.phone);
                over(&mut site.as_of, as_of.clone());
            }
            if let Some(mut hours) = own.hours.clone() {
                hours.as_of = hours.as_of.or(as_of);
                site.hours = Some(hours);
            }
        }
        Ok(())
    }

    /// Every service that is hidden from somebody.
    fn all_hidden(&self) -> impl Iterator<Item = &ServiceId> {
        let own = self.practices.iter().flat_map(|practice| &practice.hidden);
        self.hidden.iter().chain(own)
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

impl UcrtLine {
    /// Whether it was confirmed more than 12 months ago.
    #[must_use]
    pub fn is_old(&self, today: Date) -> bool {
        self.confirmed.plus_months(12) < today
    }
}

impl SitePractice {
    /// Puts what a later file says over this.
    fn add(&mut self, new: Self) {
        over(&mut self.phone, new.phone);
        over(&mut self.hours, new.hours);
        over(&mut self.website, new.website);
        over(&mut self.online, new.online);
        over(&mut self.as_of, new.as_of);
        over(&mut self.ucrt_line, new.ucrt_line);
        over(&mut self.report_to, new.report_to);
        over(&mut self.note_template, new.note_template);
        over(&mut self.clinician_decides, new.clinician_decides);
        if !new.roles.is_empty() {
            self.roles = new.roles;
        }
        self.hidden.extend(new.hidden);
        self.notices.extend(new.notices);
    }
}

fn over<T>(old: &mut Option<T>, new: Option<T>) {
    if new.is_some() {
        *old = new;
    }
}

/// Whether a service is nobody's to hide: what is never hidden for its age, and what says whom to ask at a door.
fn stays(service: &Service) -> bool {
    service.is_never_hidden() || service.backing == Backing::General
}
