//! Why: each reason with its source, and how long ago that had to be read again.

use super::ReasonView;
use super::outcome::Outcome;
use crate::pack::{Date, RuleIndex, Source, Status};

/// How many days after its review date a rule still stands without a warning.
const GRACE: u32 = 30;

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
            review_due: self.overdue(index) > Some(0),
        })
    }

    fn source(&self, rule: RuleIndex) -> Option<&Source> {
        let id = self.words.pack.rule(rule)?.authored.source.as_ref()?;
        let mut sources = self.advice?.sources.iter();
        sources.find(|source| source.id == *id)
    }

    /// How many days ago a rule's source had to be read again.
    fn overdue(&self, rule: RuleIndex) -> Option<u32> {
        let today = self.words.request.context.now?.date;
        Some(days_overdue(self.source(rule)?.review_by, today))
    }

    /// Old rules never lower anything: whoever reads them is told to ask somebody as well. In an emergency nothing may hold
    /// them up.
    pub(super) fn old_rules(&self) -> Option<String> {
        let mut reasons = self.decision.reasons.iter();
        let old = reasons.any(|rule| self.overdue(*rule) > Some(GRACE));
        (old && !self.decision.need.level.is_red_flag())
            .then(|| self.words.say(&self.words.pack.text.ui.old_rules))
    }
}

/// How many days `today` is after `review_by`; 0 when it is not.
fn days_overdue(review_by: Date, today: Date) -> u32 {
    day_number(today).saturating_sub(day_number(review_by))
}

/// Days since the first day of year 0, by counting leap years.
fn day_number(date: Date) -> u32 {
    let before = u32::from(date.year.saturating_sub(1));
    let leap_days = before / 4 - before / 100 + before / 400;
    let months = (1..date.month).map(|month| {
        let first = Date {
            month,
            day: 1,
            ..date
        };
        u32::from(first.days_in_month())
    });
    before * 365 + leap_days + months.sum::<u32>() + u32::from(date.day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_across_months_and_leap_years() {
        let date = |text: &str| Date::parse(text).unwrap();
        for (by, today, days) in [
            ("2026-11-22", "2026-11-22", 0),
            ("2026-11-22", "2026-11-21", 0),
            ("2026-11-22", "2026-11-23", 1),
            ("2026-12-31", "2027-01-01", 1),
            ("2028-02-28", "2028-03-01", 2),
            ("2027-02-28", "2027-03-01", 1),
            ("2026-11-22", "2027-11-22", 365),
            ("2027-11-22", "2028-11-22", 366),
        ] {
            assert_eq!(days_overdue(date(by), date(today)), days, "{by} {today}");
        }
    }
}
