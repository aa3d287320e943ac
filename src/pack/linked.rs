//! A pack with every reference resolved: what the engine works on.

use crate::pack::ids::FindingId;
use crate::pack::model::{
    ClassRecord, DoorText, LadderFile, LevelText, PackFile, Question, Rule, TextFile, Topic,
};
use crate::pack::need::{Door, Level, Need};
use crate::pack::numbers::Numbers;
use crate::pack::site::Site;
use crate::pack::sure::Sure;
use crate::pack::text::Text;

/// A finding's number within one pack.
pub type FindingIndex = u16;
/// A question's number within one pack.
pub type QuestionIndex = u16;
/// A rule's number within one pack; a lower number never has a lower need.
pub type RuleIndex = u16;
/// A topic's number within one pack.
pub type TopicIndex = u16;

/// To whom a question or rule belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Facts about the person and whole-body signs: shared by all topics.
    Person,
    /// One topic.
    Topic(TopicIndex),
}

/// A question with its findings resolved.
#[derive(Clone, Debug)]
pub struct LinkedQuestion {
    /// The question as written.
    pub authored: Question,
    /// To whom it belongs.
    pub scope: Scope,
    /// Questions with the same number are shown together.
    pub page: u16,
    /// Asked only when all findings of one of these hold; always when empty.
    pub ask_if: Vec<Vec<FindingIndex>>,
    /// What each possible answer establishes, answers that establish less than another one left out.
    pub best: Vec<Vec<FindingIndex>>,
    /// What each single answer establishes, "not sure" included; empty for any-of, where every mixture is an answer.
    pub answers: Vec<Vec<FindingIndex>>,
    /// What each option (or threshold, or yes/no) establishes, in authored order.
    pub each: Vec<Vec<FindingIndex>>,
    /// What "not sure" establishes: the findings of all options.
    pub all: Vec<FindingIndex>,
}

/// A rule with its findings resolved.
#[derive(Clone, Debug)]
pub struct LinkedRule {
    /// The rule as written.
    pub authored: Rule,
    /// To whom it belongs.
    pub scope: Scope,
    /// Its findings, sorted.
    pub when: Vec<FindingIndex>,
    /// Those of its findings that questions establish, with all that is sure to hold once they do. Sorted.
    pub sure: Vec<FindingIndex>,
}

impl LinkedQuestion {
    /// How a part of it (an option, a threshold, the telling answer) shows when it begins later: as it says itself, or else
    /// in the advice file by the number of the part there.
    ///
    /// # Errors
    /// When it does not say so itself: the number of the part in the advice file.
    pub fn sign(&self, part: usize) -> Result<&Text, usize> {
        let question = &self.authored;
        let option = question.options.get(part).map(|option| &option.sign);
        let threshold = || Some(&question.thresholds.get(part)?.sign);
        match option.or_else(threshold) {
            Some(own) => own.as_ref().ok_or(part),
            // An answer of yes or no has one sign, whichever of its parts tells.
            None => question.sign.as_ref().ok_or(0),
        }
    }
}

impl LinkedRule {
    /// Its need.
    #[must_use]
    pub fn need(&self) -> Need {
        self.authored.need
    }
}

/// A topic with its findings resolved.
#[derive(Clone, Debug)]
pub struct LinkedTopic {
    /// The topic as written; its questions and rules have moved to the pack's lists.
    pub authored: Topic,
    /// What choosing it establishes: itself, its kind, its classes.
    pub presents: Vec<FindingIndex>,
}

/// One area's knowledge, every reference resolved.
#[derive(Clone, Debug)]
pub struct Pack {
    /// What this pack is.
    pub about: PackFile,
    /// Words for levels, rungs and doors.
    pub ladder: LadderFile,
    /// Words that belong to no topic.
    pub text: TextFile,
    /// Classes of topic.
    pub classes: Vec<ClassRecord>,
    /// SHA-256 of the rules bundle, in hexadecimal: the identity of these rules.
    pub rules_hash: String,
    /// What the site changes.
    pub site: Site,
    pub(crate) findings: Vec<FindingId>,
    pub(crate) questions: Vec<LinkedQuestion>,
    /// Highest need first.
    pub(crate) rules: Vec<LinkedRule>,
    pub(crate) topics: Vec<LinkedTopic>,
    /// Which questions can establish each finding.
    pub(crate) establishers: Vec<Vec<QuestionIndex>>,
    /// What is sure to hold once some findings do.
    pub(crate) sure: Sure,
    pub(crate) question_index: Numbers,
    pub(crate) topic_index: Numbers,
}

impl Pack {
    /// All topics, in the order of their ids.
    #[must_use]
    pub fn topics(&self) -> &[LinkedTopic] {
        &self.topics
    }

    /// All questions, shared ones first.
    #[must_use]
    pub fn questions(&self) -> &[LinkedQuestion] {
        &self.questions
    }

    /// All rules, highest need first.
    #[must_use]
    pub fn rules(&self) -> &[LinkedRule] {
        &self.rules
    }

    /// One topic.
    #[must_use]
    pub fn topic(&self, index: TopicIndex) -> Option<&LinkedTopic> {
        self.topics.get(usize::from(index))
    }

    /// One question.
    #[must_use]
    pub fn question(&self, index: QuestionIndex) -> Option<&LinkedQuestion> {
        self.questions.get(usize::from(index))
    }

    /// One rule.
    #[must_use]
    pub fn rule(&self, index: RuleIndex) -> Option<&LinkedRule> {
        self.rules.get(usize::from(index))
    }

    /// Whether a question can establish the finding; the others come with choosing a topic.
    #[must_use]
    pub fn is_asked_for(&self, finding: FindingIndex) -> bool {
        self.establishers
            .get(usize::from(finding))
            .is_some_and(|by| !by.is_empty())
    }

    /// A finding's id.
    #[must_use]
    pub fn finding(&self, index: FindingIndex) -> Option<&FindingId> {
        self.findings.get(usize::from(index))
    }

    /// A topic by its id or by an earlier one.
    #[must_use]
    pub fn find_topic(&self, id: &str) -> Option<TopicIndex> {
        self.topic_index.get(id)
    }

    /// A question by its id.
    #[must_use]
    pub fn find_question(&self, id: &str) -> Option<QuestionIndex> {
        self.question_index.get(id)
    }

    /// A finding by its id.
    #[must_use]
    pub fn find_finding(&self, id: &str) -> Option<FindingIndex> {
        self.findings
            .iter()
            .position(|finding| finding.as_str() == id)
            .and_then(|index| u16::try_from(index).ok())
    }

    /// A door in words. Every door is there: the pack is refused otherwise.
    #[must_use]
    pub fn door(&self, door: Door) -> Option<&DoorText> {
        self.ladder.doors.iter().find(|text| text.door == door)
    }

    /// A level in words.
    #[must_use]
    pub fn level(&self, level: Level) -> Option<&LevelText> {
        self.ladder.levels.iter().find(|text| text.level == level)
    }

    /// How specific a door is: lower means more specific.
    #[must_use]
    pub fn specificity(&self, door: Door) -> usize {
        self.ladder
            .doors
            .iter()
            .position(|text| text.door == door)
            .unwrap_or(usize::MAX)
    }

    /// What a pack that did not come through the pack check can still lack: without it the engine could not go on.
    #[must_use]
    pub fn shortcoming(&self) -> Option<&'static str> {
        let has_base = |topic: TopicIndex| {
            self.rules
                .iter()
                .any(|rule| rule.when.is_empty() && rule.scope == Scope::Topic(topic))
        };
        let has_words = |door: &Door| {
            self.door(*door)
                .is_some_and(|text| text.actions.iter().any(|action| action.from.is_none()))
        };
        if !(0u16..).zip(&self.topics).all(|(index, _)| has_base(index)) {
            Some("a topic has no base rule")
        } else if !Door::ALL.iter().all(has_words)
            || !Level::ALL.iter().all(|level| self.level(*level).is_some())
        {
            Some("a door or level has no words")
        } else if self.waits_for_itself() {
            Some("a question waits for its own answer")
        } else {
            None
        }
    }

    /// Whether some question can be asked only after itself.
    fn waits_for_itself(&self) -> bool {
        let mut free: Vec<bool> = self
            .questions
            .iter()
            .map(|question| question.ask_if.is_empty())
            .collect();
        loop {
            let reachable = |finding: &FindingIndex| {
                let by = self
                    .establishers
                    .get(usize::from(*finding))
                    .map_or(&[][..], Vec::as_slice);
                by.iter()
                    .all(|question| free.get(usize::from(*question)).copied().unwrap_or(false))
            };
            let next: Vec<bool> = self
                .questions
                .iter()
                .map(|question| question.ask_if.iter().flatten().all(reachable))
                .collect();
            if next == free {
                return free.contains(&false);
            }
            free = next;
        }
    }
}
