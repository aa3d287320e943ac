//! The next page, or the decision.

use crate::engine::answers::established;
use crate::engine::live::LiveRule;
use crate::engine::state::{Knowledge, State};
use crate::order;
use crate::pack::{Door, FindingIndex, Level, Need, QuestionIndex, RuleIndex, TopicIndex};

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Questions that can still change the decision.
    Ask(Ask),
    /// Nothing that is open can change the level or the doors.
    Decided(Decision),
}

/// One page of questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The questions shown together, most dangerous first.
    pub page: Vec<QuestionIndex>,
    /// Whether this is the page after an A&E finding: "any of these as well?"
    pub any_of_these_as_well: bool,
    /// How many pages there can still be, this one included. Never rises while answers are only added.
    pub pages_left_at_most: usize,
    /// The need established so far.
    pub at_least: Need,
    /// The highest need that open questions can still establish.
    pub could_be: Need,
}

/// The decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The highest need.
    pub need: Need,
    /// The doors of the headline, the need's own first.
    pub doors: Vec<Door>,
    /// The rules that led to it.
    pub reasons: Vec<RuleIndex>,
    /// The topics that decided, the one that gives its words first; empty when what decided has to do with none of them.
    pub decided: Vec<TopicIndex>,
    /// The topic that gives its words: of those that decided, or else of all, the one with the highest need of its own.
    pub topic: Option<TopicIndex>,
    /// Lesser needs that no door of the headline can meet as well.
    pub also: Vec<Also>,
    /// Topics whose own need was left open: "tell them about this too".
    pub tell: Vec<TopicIndex>,
    /// Answers that no rule of this journey can use.
    pub unused: Vec<QuestionIndex>,
}

/// A lesser need that stands beside the decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Also {
    /// The need.
    pub need: Need,
    /// The rule behind it.
    pub rule: RuleIndex,
}

/// The need of a journey of which nothing at all is known. No checked pack has one: every topic has a base rule.
const NOTHING_KNOWN: Need = Need {
    level: Level::TwoDays,
    door: Door::Practice,
};

pub(crate) fn next(state: &State<'_>) -> Step {
    let lower = state.lower();
    match state.page(lower) {
        Some(ask) => Step::Ask(ask),
        None => Step::Decided(state.decision(lower)),
    }
}

/// A question that can still change the decision.
struct Candidate {
    question: QuestionIndex,
    need: Need,
    askable: bool,
    page: u16,
}

impl State<'_> {
    /// The decision on what is established, open questions or not.
    #[must_use]
    pub fn decide(&self) -> Decision {
        self.decision(self.lower())
    }

    /// The highest need that holds, its most specific door first among equals.
    fn lower(&self) -> Need {
        self.highest_with(&[])
            .map_or(NOTHING_KNOWN, |(_, need)| need)
    }

    /// The highest need that holds once `added` do too, its most specific door first among equals, and its rule.
    pub(crate) fn highest_with(&self, added: &[FindingIndex]) -> Option<(RuleIndex, Need)> {
        let holds =
            |finding: &FindingIndex| self.findings.contains(*finding) || added.contains(finding);
        let mut best: Option<(RuleIndex, Need)> = None;
        for (index, rule) in self.rules().filter(|(_, rule)| rule.when.iter().all(holds)) {
            let need = rule.need();
            match best {
                // Rules come highest first: nothing after a lower one can win.
                Some((_, found)) if need.rank() < found.rank() => break,
                Some((_, found))
                    if self.pack.specificity(found.door) <= self.pack.specificity(need.door) => {}
                _ => best = Some((index, need)),
            }
        }
        best
    }

    /// The doors that the headline shows at `lower`.
    pub(crate) fn headline(&self, lower: Need) -> Vec<Door> {
        let shown = |need: Need| {
            need.rank() == lower.rank()
                || (lower.level.shows_every_door() && need.level == lower.level)
        };
        let mut doors: Vec<Door> = Vec::new();
        for (_, rule) in self
            .rules()
            .filter(|(_, rule)| shown(rule.need()) && self.holds(rule))
        {
            if !doors.contains(&rule.need().door) {
                doors.push(rule.need().door);
            }
        }
        if doors.is_empty() {
            doors.push(lower.door);
        }
        order::by_key(doors, |door| {
            (*door != lower.door, self.pack.specificity(*door))
        })
    }

    /// The next page; `None` when nothing that is open can change level or doors.
    fn page(&self, lower: Need) -> Option<Ask> {
        if lower.level == Level::Emergency {
            return None;
        }
        let only_999 = lower.level == Level::Ae;
        let (candidates, could_be) = self.candidates(lower, only_999);
        let first = candidates
            .iter()
            .filter(|candidate| candidate.askable)
            .min_by_key(|candidate| {
                (std::cmp::Reverse(candidate.need.rank()), candidate.question)
            })?;
        let with_first = |candidate: &&Candidate| {
            candidate.askable && (only_999 || candidate.page == first.page)
        };
        let page: Vec<QuestionIndex> = candidates
            .iter()
            .filter(with_first)
            .map(|candidate| candidate.question)
            .collect();
        let pages: Vec<u16> = candidates
            .iter()
            .filter(|candidate| !(only_999 && candidate.askable))
            .map(|candidate| candidate.page)
            .collect();
        let pages = order::once_each(pages).len() + usize::from(only_999);
        Some(Ask {
            page,
            any_of_these_as_well: only_999,
            pages_left_at_most: self
                .known_at_start()
                .map_or(pages, |known| pages.min(known)),
            at_least: lower,
            could_be,
        })
    }

    /// The most pages a journey with one topic can have, as its author wrote it down and the pack check found it true. The
    /// count of pages alone does not see that some of them exclude each other (a list for children, one for adults).
    fn known_at_start(&self) -> Option<usize> {
        let [topic] = self.topics.indices() else {
            return None;
        };
        if self.answers.iter().next().is_some() {
            return None;
        }
        let pages = self.pack.topic(*topic)?.authored.at_most_pages?;
        usize::try_from(pages).ok()
    }

    /// Whether every question that could bring one of `open` may be asked and is a candidate already.
    fn adds_no_question(&self, open: &[FindingIndex], candidates: &[Candidate]) -> bool {
        let known = |index| {
            candidates
                .iter()
                .any(|candidate| candidate.question == index && candidate.askable)
        };
        open.iter().all(|finding| {
            self.open_establishers(*finding)
                .all(|(index, _)| known(index))
        })
    }

    /// Every open question that can still change the decision, in the order of the pack, and the highest need they can establish.
    fn candidates(&self, lower: Need, only_999: bool) -> (Vec<Candidate>, Need) {
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut could_be = lower;
        for LiveRule { need, open, rule } in self.live_rules(lower, only_999, &self.headline(lower))
        {
            if could_be != lower && self.adds_no_question(&open, &candidates) {
                continue;
            }
            let useful = self.useful_for(&rule.when);
            if !useful.questions().is_empty() && need.rank() > could_be.rank() {
                could_be = need;
            }
            for index in useful.questions() {
                if candidates
                    .iter()
                    .any(|candidate| candidate.question == *index)
                {
                    continue;
                }
                if let Some(question) = self.pack.question(*index) {
                    let askable = self.may_ask(question);
                    candidates.push(Candidate {
                        question: *index,
                        need,
                        askable,
                        page: question.page,
                    });
                }
            }
        }
        (
            order::by_key(candidates, |candidate| candidate.question),
            could_be,
        )
    }

    /// The need if `question` had not been answered.
    #[must_use]
    pub fn need_without(&self, question: QuestionIndex) -> Need {
        let answers = self.answers.without(question);
        State::new(self.pack, self.topics, &answers).lower()
    }

    /// What is known of one finding.
    #[must_use]
    pub fn knowledge(&self, finding: FindingIndex) -> Knowledge {
        if self.findings.contains(finding) {
            Knowledge::Present
        } else if self.can_establish(&[finding]) {
            Knowledge::Open
        } else {
            Knowledge::Excluded
        }
    }

    /// The answered questions that established any of a rule's findings.
    #[must_use]
    pub fn answers_behind(&self, rule: RuleIndex) -> Vec<QuestionIndex> {
        let Some(rule) = self.pack.rule(rule) else {
            return Vec::new();
        };
        self.answers
            .iter()
            .filter(|(index, answer)| {
                self.pack.question(*index).is_some_and(|question| {
                    established(question, answer).any(|finding| rule.when.contains(&finding))
                })
            })
            .map(|(index, _)| index)
            .collect()
    }
}
