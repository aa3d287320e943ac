//! Why: each reason with its source, and how long ago that had to be read again.

use super::ReasonView;
use super::outcome::Outcome;
use crate::directory::day_number;
use crate::pack::{RuleIndex, Source, Status};

/// How many days after its review date a rule still stands without a warning.
const GRACE: i64 = 30;

impl Outcome<'_> {
    pub(super) fn reason(&self, index: RuleIndex) -> Option<ReasonView> {
        let rule = self.words.pack.rule(index)?;
        let id = rule.authored.source.as_ref();
        let source = self.source(index);
        let name = match (rule.authored.status, source) {
            (Status::Unsourced, _) => "unsourced".to_owned(),
            (Status::Sourced, Some(source)) => format!("{} (read {})", source.title, source.read),
            (Status::Sourced, None) => id.map(ToString::to_string).unwrap_or_default(),
        };
        Some(ReasonView {
            rule: rule.authored.id.to_string(),
            text: self.words.say(&rule.authored.because),
            answers: self.questions(&self.state.answers_behind(index)),
            source: name,
            url: source
                .filter(|_| rule.authored.status == Status::Sourced)
                .and_then(|source| source.url.clone()),
            review_due: self.overdue(index, 0),
        })
    }

    fn source(&self, rule: RuleIndex) -> Option<&Source> {
        let id = self.words.pack.rule(rule)?.authored.source.as_ref()?;
        let mut sources = self.advice?.sources.iter();
        sources.find(|source| source.id == *id)
    }

    /// Whether more than `days` have passed since a rule's source had to be read again.
    fn overdue(&self, rule: RuleIndex, days: i64) -> bool {
        let (now, source) = (self.words.request.context.now, self.source(rule));
        now.zip(source)
            .is_some_and(|(now, source)| day_number(now.date) - day_number(source.review_by) > days)
    }

    /// Old rules never lower anything: whoever reads them is told to ask somebody as well. In an emergency nothing may hold
    /// them up.
    pub(super) fn old_rules(&self) -> Option<String> {
        let mut reasons = self.decision.reasons.iter();
        let old = reasons.any(|rule| self.overdue(*rule, GRACE));
        (old && !self.decision.need.level.is_red_flag())
            .then(|| self.words.say(&self.words.pack.text.ui.old_rules))
    }
}
