//! Why: each reason with its source, and how long ago that had to be read again.

use super::ReasonView;
use super::outcome::Outcome;
use crate::directory::day_number;
use crate::pack::{Date, Rule, RuleIndex, Said, Source, SourceId, Status, Text};

/// How many days after its review date a rule still stands without a warning.
const GRACE: i64 = 30;

/// What a rule says once it has decided.
pub(super) struct Says<'r> {
    /// Why, in words for the person.
    pub(super) because: &'r Text,
    source: Option<&'r SourceId>,
    status: Status,
}

impl Outcome<'_> {
    pub(super) fn reason(&self, index: RuleIndex) -> Option<ReasonView> {
        let rule = &self.words.pack.rule(index)?.authored;
        let says = self.says(rule);
        let source = self.source(index);
        let name = match (says.status, source) {
            (Status::Unsourced, _) => "unsourced".to_owned(),
            (Status::Sourced, Some(source)) => format!("{} (read {})", source.title, source.read),
            (Status::Sourced, None) => says.source.map(ToString::to_string).unwrap_or_default(),
        };
        Some(ReasonView {
            rule: rule.id.to_string(),
            text: self.words.say(says.because),
            answers: self.questions(&self.state.answers_behind(index)),
            source: name,
            url: source
                .filter(|_| says.status == Status::Sourced)
                .and_then(|source| source.url.clone()),
            review_due: self.overdue(index, 0),
        })
    }

    /// What a rule says: by itself, or in the advice file. Before that has arrived it says nothing.
    pub(super) fn says<'r>(&'r self, rule: &'r Rule) -> Says<'r> {
        let carried = match rule.because {
            Said::Here(_) => None,
            Said::At(place) => self.advice.and_then(|advice| advice.words_at(place)),
        };
        carried.map_or_else(
            || Says {
                because: rule.because.here(),
                source: rule.source.as_ref(),
                status: rule.status(),
            },
            |words| Says {
                because: &words.because,
                source: words.source.as_ref(),
                status: words.status,
            },
        )
    }

    fn source(&self, rule: RuleIndex) -> Option<&Source> {
        let id = self.says(&self.words.pack.rule(rule)?.authored).source?;
        let mut sources = self.advice?.sources.iter();
        sources.find(|source| source.id == *id)
    }

    /// Whether more than `days` have passed since a rule's source had to be read again.
    fn overdue(&self, rule: RuleIndex, days: i64) -> bool {
        let today = day_number(self.today());
        self.source(rule)
            .is_some_and(|source| today - day_number(source.review_by) > days)
    }

    /// The day by which reviews are judged. A clock that is missing or goes wrong makes no rule new again.
    fn today(&self) -> Date {
        let context = &self.words.request.context;
        let shown = context.now.map(|now| now.date);
        let made = self.words.pack.about.as_of;
        shown
            .max(context.at_least)
            .map_or(made, |day| day.max(made))
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
