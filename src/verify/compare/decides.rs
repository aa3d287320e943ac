//! What decides in a journey, without words: two packs in which it is the same decide the same there.

use crate::pack::bundle::hash_of;
use crate::pack::{
    Bound, Door, FindingId, FindingIndex, LinkedQuestion, LinkedRule, Need, QuestionId,
    QuestionKind, RuleId, RuleIndex, Unit,
};
use crate::verify::symbolic::Side;
use serde::Serialize;
use std::collections::BTreeSet;

/// Rules, and the questions that can make them hold, in the order of their ids.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Decides {
    rules: Vec<DecidingRule>,
    questions: Vec<DecidingQuestion>,
    stands_in: Vec<(Door, Vec<Door>)>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct DecidingRule {
    id: RuleId,
    when: Vec<FindingId>,
    need: Need,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct DecidingQuestion {
    id: QuestionId,
    kind: QuestionKind,
    unit: Option<Unit>,
    range: [Option<f64>; 3],
    not_sure: bool,
    /// Lists one of which must hold; `None` when it is asked of everybody.
    asked_if: Option<Vec<Vec<FindingId>>>,
    says: Vec<Says>,
}

/// What one option, threshold or telling answer establishes.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Says {
    answer: String,
    ends: Option<[Option<Bound>; 4]>,
    findings: Vec<FindingId>,
}

impl Decides {
    /// What decides by these rules of a journey. Only findings that they, or the conditions of their questions, name count.
    #[must_use]
    pub fn of(side: &Side<'_>, rules: &[(RuleIndex, &LinkedRule)]) -> Self {
        let reader = Reader::new(side, rules);
        let mut deciding: Vec<DecidingRule> = rules
            .iter()
            .map(|(_, rule)| DecidingRule {
                id: rule.authored.id.clone(),
                when: reader.names(rule.when.iter(), |finding| {
                    !reader.presented.contains(finding)
                }),
                need: rule.need(),
            })
            .collect();
        deciding.sort_by(|a, b| a.id.cmp(&b.id));
        let mut questions: Vec<DecidingQuestion> = side
            .questions()
            .filter(|(_, question)| reader.uses(question))
            .map(|(_, question)| reader.question(question))
            .collect();
        questions.sort_by(|a, b| a.id.cmp(&b.id));
        let doors: BTreeSet<Door> = rules.iter().map(|(_, rule)| rule.need().door).collect();
        let stands_in = doors.into_iter().map(|door| {
            let mut others = side
                .pack
                .door(door)
                .map(|text| text.stands_in_for.clone())
                .unwrap_or_default();
            others.sort();
            (door, others)
        });
        Self {
            rules: deciding,
            questions,
            stands_in: stands_in.collect(),
        }
    }

    /// All that decides in a journey.
    #[must_use]
    pub fn whole(side: &Side<'_>) -> Self {
        Self::of(side, &side.rules())
    }

    /// Its identity: the hash that `changes.json` names.
    #[must_use]
    pub fn hash(&self) -> String {
        // Writing these types cannot fail: they have no maps and no readers.
        hash_of(&serde_json::to_string(self).unwrap_or_default())
    }
}

struct Reader<'s, 'p> {
    side: &'s Side<'p>,
    presented: BTreeSet<FindingIndex>,
    possible: BTreeSet<FindingIndex>,
    wanted: BTreeSet<FindingIndex>,
}

impl<'s, 'p> Reader<'s, 'p> {
    fn new(side: &'s Side<'p>, rules: &[(RuleIndex, &LinkedRule)]) -> Self {
        let presented = side.presented();
        let mut possible = presented.clone();
        possible.extend(side.questions().flat_map(|(_, question)| &question.all));
        let wanted = rules.iter().flat_map(|(_, rule)| &rule.when).copied();
        let mut reader = Self {
            side,
            presented,
            possible,
            wanted: wanted.collect(),
        };
        loop {
            let further: Vec<FindingIndex> = side
                .questions()
                .filter(|(_, question)| reader.uses(question))
                .flat_map(|(_, question)| question.ask_if.iter().flatten())
                .filter(|finding| !reader.wanted.contains(finding))
                .copied()
                .collect();
            if further.is_empty() {
                return reader;
            }
            reader.wanted.extend(further);
        }
    }

    fn uses(&self, question: &LinkedQuestion) -> bool {
        question.all.iter().any(|found| self.wanted.contains(found))
    }

    /// The ids of those findings that `kept` keeps, sorted.
    fn names<'f>(
        &self,
        findings: impl Iterator<Item = &'f FindingIndex>,
        kept: impl Fn(&FindingIndex) -> bool,
    ) -> Vec<FindingId> {
        let mut names: Vec<FindingId> = findings
            .filter(|finding| kept(finding))
            .filter_map(|finding| self.side.pack.finding(*finding).cloned())
            .collect();
        names.sort();
        names
    }

    fn question(&self, question: &LinkedQuestion) -> DecidingQuestion {
        let authored = &question.authored;
        DecidingQuestion {
            id: authored.id.clone(),
            kind: authored.kind,
            unit: authored.unit,
            range: [authored.min, authored.max, authored.step],
            not_sure: authored.not_sure,
            asked_if: self.asked_if(question),
            says: self.says(question),
        }
    }

    fn asked_if(&self, question: &LinkedQuestion) -> Option<Vec<Vec<FindingId>>> {
        let mut lists: Vec<Vec<FindingId>> = question
            .ask_if
            .iter()
            .filter(|list| list.iter().all(|finding| self.possible.contains(finding)))
            .map(|list| self.names(list.iter(), |finding| !self.presented.contains(finding)))
            .collect();
        lists.sort();
        (!question.ask_if.is_empty() && !lists.iter().any(Vec::is_empty)).then_some(lists)
    }

    fn says(&self, question: &LinkedQuestion) -> Vec<Says> {
        let authored = &question.authored;
        let mut says: Vec<Says> = Vec::new();
        for (at, findings) in question.each.iter().enumerate() {
            let findings = self.names(findings.iter(), |finding| self.wanted.contains(finding));
            if findings.is_empty() {
                continue;
            }
            let threshold = authored.thresholds.get(at);
            let option = authored.options.get(at);
            let answer = match authored.kind {
                QuestionKind::YesNo if authored.yes.is_empty() => "no",
                QuestionKind::YesNo => "yes",
                QuestionKind::Number => "",
                _ => option.map_or("", |option| option.id.as_str()),
            };
            says.push(Says {
                answer: answer.to_owned(),
                ends: threshold.map(|it| [it.at_least, it.above, it.at_most, it.below]),
                findings,
            });
        }
        says.sort_by(|a, b| (&a.answer, &a.findings).cmp(&(&b.answer, &b.findings)));
        says
    }
}
