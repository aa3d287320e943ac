//! What to watch for: signs that mean more help than this outcome, and what to do then.
//!
//! Lines come from the rules (one more finding would raise the need) and from what authors wrote. The chosen topics' own
//! come first; what is shared fills the gaps; one general line about 999 ends the list.

use super::WatchView;
use super::outcome::Outcome;
use crate::engine::Raise;
use crate::order;
use crate::pack::{Kind, Level, Need, QuestionKind, RuleIndex, Scope, Text, WatchLine};

/// The most signs that are listed.
const MOST_SIGNS: usize = 7;

/// Where a line comes from, in the order in which lines of the same need stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Origin {
    /// A chosen topic's advice.
    OwnAdvice,
    /// A number that a chosen topic asks for: how long is what people wait for.
    OwnNumber,
    /// A question of a chosen topic.
    OwnQuestion,
    /// A shared question, by a rule of a chosen topic.
    OwnRule,
    /// A shared question, by a shared rule.
    Shared,
    /// Words that belong to no topic.
    General,
    /// Words for those who did not come because of a symptom.
    Errand,
}

struct Line<'a> {
    sign: &'a Text,
    then: Need,
    rule: Option<RuleIndex>,
    origin: Origin,
}

/// What has to be done, roughly: each that can be reached has at least one line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Lesser,
    Today,
    Ae,
    Emergency,
    /// Call 999, by the general line.
    Last,
}

impl Line<'_> {
    fn action(&self) -> Action {
        match self.then.level {
            Level::Emergency if self.origin == Origin::General => Action::Last,
            Level::Emergency => Action::Emergency,
            Level::Ae => Action::Ae,
            Level::Now | Level::Today => Action::Today,
            _ => Action::Lesser,
        }
    }

    /// The place in the list: one number, since a tuple to sort by costs more code.
    fn place(&self) -> u16 {
        let (level, height) = self.then.rank();
        let urgent = (level as u16) << 4 | u16::from(height);
        let last = u16::from(self.action() == Action::Last) << 15;
        last | (0x7ff - urgent) << 4 | self.origin as u16
    }
}

impl Outcome<'_> {
    /// The lines, most urgent first, then the general one about 999.
    pub(super) fn signs(&self) -> Vec<WatchView> {
        let lines = order::by_key(self.lines(), Line::place);
        let mut kept: Vec<&Line<'_>> = Vec::new();
        for line in &lines {
            if !kept.iter().any(|other| other.sign == line.sign) && !spoken_for(line, &kept, &lines)
            {
                kept.push(line);
            }
        }
        shorten(&mut kept);
        kept.into_iter().map(|line| self.sign(line)).collect()
    }

    /// Every sign that needs more than the decision.
    fn lines(&self) -> Vec<Line<'_>> {
        let pack = self.words.pack;
        let mut lines: Vec<Line<'_>> = Vec::new();
        let mut raises = self.state.raises(self.decision.need);
        raises.retain(|raise| self.sign_of(raise).is_some());
        for raise in &raises {
            // The sign that takes in more says it for both.
            let covered = raises.iter().any(|other| other.covers(raise));
            let question = pack.question(raise.question).filter(|_| !covered);
            let (Some(question), Some(sign)) = (question, self.sign_of(raise)) else {
                continue;
            };
            let shared = pack
                .rule(raise.rule)
                .is_some_and(|rule| rule.scope == Scope::Person);
            let origin = match (question.scope, shared) {
                (Scope::Topic(_), _) if question.authored.kind == QuestionKind::Number => {
                    Origin::OwnNumber
                }
                (Scope::Topic(_), _) => Origin::OwnQuestion,
                (_, false) => Origin::OwnRule,
                (_, true) => Origin::Shared,
            };
            lines.push(Line {
                sign,
                then: raise.need,
                rule: Some(raise.rule),
                origin,
            });
        }
        for part in self.advice_parts() {
            self.add(&mut lines, &part.watch_for, Origin::OwnAdvice);
        }
        self.add(&mut lines, &pack.text.general_watch, Origin::General);
        self.add(&mut lines, &pack.text.errand_watch, Origin::Errand);
        lines
    }

    /// The words for what would raise the need.
    fn sign_of(&self, raise: &Raise) -> Option<&Text> {
        let question = self.words.pack.question(raise.question)?;
        let carried = |part| self.advice.and_then(|it| it.sign(raise.question, part));
        question.sign(raise.part).map_or_else(carried, Some)
    }

    /// Adds authored lines that point above the decision and are meant for this person.
    fn add<'l>(&self, lines: &mut Vec<Line<'l>>, authored: &'l [WatchLine], origin: Origin) {
        let symptom = self.is(Kind::Symptom.as_str());
        for authored in authored {
            let only = &authored.only_with;
            let meant = only.is_empty() || only.iter().any(|finding| self.is(finding.as_str()));
            let line = Line {
                sign: &authored.sign,
                then: authored.then,
                rule: None,
                origin,
            };
            let fits = match origin {
                Origin::General => symptom || line.action() == Action::Last,
                Origin::Errand => !symptom,
                _ => true,
            };
            if meant && fits && line.then.rank() > self.decision.need.rank() {
                lines.push(line);
            }
        }
    }

    fn sign(&self, line: &Line<'_>) -> WatchView {
        let rule = line.rule.and_then(|rule| self.words.pack.rule(rule));
        WatchView {
            sign: self.words.say(line.sign),
            then: line.then.into(),
            action: self.action_title(line.then),
            from: if rule.is_some() { "rule" } else { "authored" },
            rule: rule.map(|rule| rule.authored.id.to_string()),
        }
    }
}

/// Whether a shared line is not needed: the topics have one of that action, another shared one stands for it, or the last
/// line speaks of it.
fn spoken_for(line: &Line<'_>, kept: &[&Line<'_>], all: &[Line<'_>]) -> bool {
    let action = line.action();
    let own = |other: &Line<'_>| other.origin < Origin::Shared && other.action() == action;
    line.origin == Origin::Shared
        && (action == Action::Emergency
            || all.iter().any(own)
            || kept.iter().any(|other| other.action() == action))
}

/// Leaves out the last lines of the least urgent actions, but never the only line of one.
fn shorten(lines: &mut Vec<&Line<'_>>) {
    // Lines of one action stand together, and there are fewer actions than lines may stay.
    for at in (1..lines.len()).rev() {
        let same = match (lines.get(at - 1), lines.get(at)) {
            // Whoever came for an errand is always told what to do when they feel unwell.
            (Some(_), Some(other)) if other.origin == Origin::Errand => false,
            (Some(one), Some(other)) => one.action() == other.action(),
            _ => false,
        };
        if same && lines.len() > MOST_SIGNS {
            lines.remove(at);
        }
    }
}
