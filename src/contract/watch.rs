//! What to watch for: signs that mean more help than this outcome, and what to do then.
//!
//! Lines come from the rules (one more finding would raise the need) and from what authors wrote. The chosen topics' own
//! come first; what is shared fills the gaps; one general line about 999 ends the list.

use super::WatchView;
use super::outcome::Outcome;
use crate::order;
use crate::pack::{Kind, Level, Need, QuestionKind, RuleIndex, Scope, Text, WatchLine};
use std::cmp::Reverse;

/// The most signs that are listed.
const MOST_SIGNS: usize = 7;

/// The action of signs that need 999.
const EMERGENCY: u8 = 3;

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
}

struct Line<'a> {
    sign: &'a Text,
    then: Need,
    rule: Option<RuleIndex>,
    origin: Origin,
}

impl Line<'_> {
    /// What has to be done then, roughly: each that can be reached has at least one line.
    fn action(&self) -> u8 {
        match self.then.level {
            Level::Emergency => EMERGENCY,
            Level::Ae => 2,
            Level::Now | Level::Today => 1,
            _ => 0,
        }
    }
}

impl Outcome<'_> {
    /// The lines, most urgent first, then the general one about 999.
    pub(super) fn signs(&self) -> Vec<WatchView> {
        let mut lines = order::by_key(self.lines(), |line| {
            (Reverse(line.then.rank()), line.origin)
        });
        let last = lines
            .iter()
            .position(|line| line.origin == Origin::General && line.action() == EMERGENCY);
        let last = last.map(|at| lines.remove(at));
        // The last line speaks of the shared signs that need 999.
        let own: Vec<u8> = lines
            .iter()
            .filter(|line| line.origin < Origin::Shared)
            .chain(&last)
            .map(Line::action)
            .collect();
        lines.retain(|line| line.origin != Origin::Shared || !own.contains(&line.action()));
        let mut views = self.once_each(&lines);
        shorten(&mut views, MOST_SIGNS - usize::from(last.is_some()));
        let views = views.into_iter().map(|(_, view)| view);
        views.chain(last.map(|line| self.sign(&line))).collect()
    }

    /// The lines in words, the same words once; one shared line stands for its action.
    fn once_each(&self, lines: &[Line<'_>]) -> Vec<(u8, WatchView)> {
        let mut views: Vec<(u8, WatchView)> = Vec::new();
        for line in lines {
            let (action, view) = (line.action(), self.sign(line));
            let enough = |(other, said): &(u8, WatchView)| {
                said.sign == view.sign || (line.origin == Origin::Shared && *other == action)
            };
            if !views.iter().any(enough) {
                views.push((action, view));
            }
        }
        views
    }

    /// Every sign that needs more than the decision.
    fn lines(&self) -> Vec<Line<'_>> {
        let pack = self.words.pack;
        let mut lines: Vec<Line<'_>> = Vec::new();
        for raise in self.state.raises(self.decision.need) {
            let question = pack.question(raise.question);
            let Some((question, sign)) = question.and_then(|q| Some((q, q.sign(raise.part)?)))
            else {
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
        let own = self.advice_parts().flat_map(|part| &part.watch_for);
        lines.extend(own.filter_map(|line| self.authored(line, Origin::OwnAdvice)));
        let symptom = self.is(Kind::Symptom.as_str());
        let fits = |line: &&WatchLine| symptom || line.then.level == Level::Emergency;
        let general = pack.text.general_watch.iter().filter(fits);
        let errand = pack.text.errand_watch.iter().filter(|_| !symptom);
        lines.extend(
            general
                .chain(errand)
                .filter_map(|line| self.authored(line, Origin::General)),
        );
        lines
    }

    /// An authored line, if it points above the decision and is meant for this person.
    fn authored<'l>(&self, line: &'l WatchLine, origin: Origin) -> Option<Line<'l>> {
        let only = &line.only_with;
        let meant = only.is_empty() || only.iter().any(|finding| self.is(finding.as_str()));
        (meant && line.then.rank() > self.decision.need.rank()).then_some(Line {
            sign: &line.sign,
            then: line.then,
            rule: None,
            origin,
        })
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

/// Leaves out the last lines of the least urgent actions, but never the only line of one.
fn shorten(views: &mut Vec<(u8, WatchView)>, room: usize) {
    while views.len() > room {
        let further = views
            .windows(2)
            .rposition(|pair| matches!(pair, [(one, _), (other, _)] if one == other));
        // There are fewer actions than lines, so two lines of one action stand together.
        let Some(at) = further else { return };
        views.remove(at + 1);
    }
}
