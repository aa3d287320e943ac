//! An evaluator over the linked pack that is right, and switches that make it wrong.

use super::topic;
use crate::engine::{Answer, Answers, Topics};
use crate::pack::number::{Age, AgeUnit};
use crate::pack::outcomes::{age_meets, number_meets};
use crate::pack::{
    Bound, Door, FindingIndex, Level, LinkedQuestion, LinkedRule, Need, Pack, Scope, Threshold,
};
use crate::verify::agree::Judge;
use crate::verify::agree::judge::{Forms, read};
use crate::verify::independent::{AnswerSet, Verdict};
use std::cmp::Reverse;

/// What is wrong with the evaluator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Nothing,
    LowestNeed,
    AnyFinding,
    LastFindingOnly,
    ShortRulesOnly,
    FirstByName,
    RungBeforeLevel,
    LevelAsText,
    NeverEmergency,
    AddsUp,
    NoSharedRules,
    NoTopicRules,
    NoClasses,
    NoKind,
    NotSureIsBaseline,
    NotSureIsLeast,
    FirstTickOnly,
    LastTickOnly,
    FirstFindingOfOption,
    AtLeastIsAbove,
    AboveIsAtLeast,
    AgeIsItsEnd,
    AgeWithoutUnit,
    LastAnswerOnly,
    UnaskedDoesNotCount,
    AdultUntilAnswered,
    OneDoorAtNow,
    TopRungAtNow,
    OneDoorBelowNow,
    EveryDoorOfLevel,
    DoorsByName,
}

use Fault as F;

/// Evaluates over the linked pack, rule by rule.
pub(super) struct Evaluator<'p> {
    pack: &'p Pack,
    topics: Topics,
    forms: Forms,
    fault: Fault,
}

impl<'p> Evaluator<'p> {
    pub(super) fn new(pack: &'p Pack, topic_id: &str, fault: Fault) -> Self {
        Self {
            pack,
            topics: Topics::read(pack, [topic_id]).unwrap(),
            forms: Forms::new(topic(topic_id)),
            fault,
        }
    }

    fn is(&self, fault: Fault) -> bool {
        self.fault == fault
    }

    fn presented(&self) -> Vec<FindingIndex> {
        let topic = self.pack.topic(self.topics.indices()[0]).unwrap();
        // Itself, its kind, its classes.
        match self.fault {
            F::NoClasses => topic.presents[..2].to_vec(),
            F::NoKind => [&topic.presents[..1], &topic.presents[2..]].concat(),
            _ => topic.presents.clone(),
        }
    }

    fn findings(&self, answers: &Answers) -> Vec<FindingIndex> {
        let presented = self.presented();
        let mut findings = presented.clone();
        if self.is(F::AdultUntilAnswered) && answers.age().is_none() {
            findings.extend(self.pack.find_finding("age-18-or-over"));
        }
        let all: Vec<FindingIndex> = answers
            .iter()
            .flat_map(|(index, answer)| self.given(self.pack.question(index).unwrap(), answer))
            .chain(findings.clone())
            .collect();
        for (index, answer) in answers.iter() {
            let question = self.pack.question(index).unwrap();
            let may = |gate: &Vec<FindingIndex>| gate.iter().all(|f| all.contains(f));
            let asked = question.ask_if.is_empty() || question.ask_if.iter().any(may);
            if self.is(F::UnaskedDoesNotCount) && !asked {
                continue;
            }
            if self.is(F::LastAnswerOnly) {
                findings.clone_from(&presented);
            }
            findings.extend(self.given(question, answer));
        }
        findings
    }

    /// What one answer establishes.
    fn given(&self, question: &LinkedQuestion, answer: &Answer) -> Vec<FindingIndex> {
        let all = || (0..question.each.len()).collect::<Vec<usize>>();
        let thresholds = &question.authored.thresholds;
        let by = |meets: &dyn Fn(&Threshold) -> bool| {
            let met = thresholds.iter().enumerate().filter(|(_, t)| meets(t));
            met.map(|(at, _)| at).collect::<Vec<usize>>()
        };
        let places: Vec<usize> = match answer {
            Answer::NotSure if self.is(F::NotSureIsBaseline) => Vec::new(),
            Answer::NotSure if self.is(F::NotSureIsLeast) => {
                let first = question
                    .each
                    .iter()
                    .position(|findings| !findings.is_empty());
                first.into_iter().collect()
            }
            Answer::NotSure => all(),
            Answer::Telling(telling) => all().into_iter().filter(|_| *telling).collect(),
            Answer::Option(chosen) => vec![*chosen],
            Answer::Options(ticked) if self.is(F::FirstTickOnly) => {
                ticked.first().copied().into_iter().collect()
            }
            Answer::Options(ticked) if self.is(F::LastTickOnly) => {
                ticked.last().copied().into_iter().collect()
            }
            Answer::Options(ticked) => ticked.clone(),
            Answer::Number(value) => by(&|threshold| self.number_meets(threshold, *value)),
            Answer::Age(age) => by(&|threshold| self.age_meets(threshold, *age)),
        };
        let of = |place: usize| {
            let count = if self.is(F::FirstFindingOfOption) {
                1
            } else {
                usize::MAX
            };
            question.each[place].iter().copied().take(count)
        };
        places.into_iter().flat_map(of).collect()
    }

    fn number_meets(&self, threshold: &Threshold, value: f64) -> bool {
        let on = |bound: Option<Bound>| bound == Some(Bound::Number(value));
        match self.fault {
            F::AtLeastIsAbove if on(threshold.at_least) => false,
            F::AboveIsAtLeast if on(threshold.above) => true,
            _ => number_meets(threshold, value),
        }
    }

    fn age_meets(&self, threshold: &Threshold, age: Age) -> bool {
        let years = Age {
            value: age.value,
            unit: AgeUnit::Years,
        };
        let last_day = |tenths: u64| u32::try_from(tenths / 10 - 1).unwrap_or(0);
        match self.fault {
            F::AgeWithoutUnit => age_meets(threshold, years),
            F::AgeIsItsEnd => {
                let day = Age {
                    value: last_day(age.end()),
                    unit: AgeUnit::Days,
                };
                age_meets(threshold, day)
            }
            _ => age_meets(threshold, age),
        }
    }

    fn rules(&self) -> Vec<&'p LinkedRule> {
        let brought = |rule: &&LinkedRule| match rule.scope {
            Scope::Person => !self.is(F::NoSharedRules),
            Scope::Topic(topic) => {
                self.topics.indices().contains(&topic) && !self.is(F::NoTopicRules)
            }
        };
        self.pack.rules().iter().filter(brought).collect()
    }

    fn holds(&self, rule: &LinkedRule, findings: &[FindingIndex]) -> bool {
        let has = |finding: &FindingIndex| findings.contains(finding);
        match self.fault {
            F::AnyFinding => rule.when.is_empty() || rule.when.iter().any(has),
            F::LastFindingOnly => rule.when.last().is_none_or(has),
            F::ShortRulesOnly if rule.when.len() > 2 => false,
            _ => rule.when.iter().all(has),
        }
    }

    fn highest<'r>(&self, rules: &[&'r LinkedRule]) -> Option<&'r LinkedRule> {
        let rules = rules.iter().copied();
        let specific = |rule: &&LinkedRule| Reverse(self.pack.specificity(rule.need().door));
        match self.fault {
            F::LowestNeed => rules.min_by_key(|rule| rule.need().rank()),
            F::FirstByName => rules.min_by_key(|rule| rule.authored.id.clone()),
            F::RungBeforeLevel => {
                rules.max_by_key(|rule| (rule.need().rank().1, rule.need().level, specific(rule)))
            }
            F::LevelAsText => rules.max_by_key(|rule| {
                let level = rule.need().level;
                let last = if level.is_red_flag() {
                    level.as_str()
                } else {
                    ""
                };
                (
                    level.is_red_flag(),
                    last,
                    rule.need().rank(),
                    specific(rule),
                )
            }),
            _ => rules.max_by_key(|rule| (rule.need().rank(), specific(rule))),
        }
    }

    fn doors(&self, need: Need, rules: &[&LinkedRule]) -> Vec<Door> {
        let all = need.level.shows_every_door();
        let shown = |other: Need| {
            let same_level = other.level == need.level;
            match self.fault {
                F::TopRungAtNow => other.rank() == need.rank(),
                F::EveryDoorOfLevel => same_level,
                _ => other.rank() == need.rank() || (all && same_level),
            }
        };
        let mut doors = vec![need.door];
        let others = rules
            .iter()
            .map(|rule| rule.need())
            .filter(|other| shown(*other));
        for door in others.map(|other| other.door) {
            if !doors.contains(&door) {
                doors.push(door);
            }
        }
        let one = (self.is(F::OneDoorAtNow) && all) || (self.is(F::OneDoorBelowNow) && !all);
        if one {
            doors.truncate(1);
        }
        if self.is(F::DoorsByName) {
            doors.sort_by_key(|door| door.as_str());
        }
        doors
    }
}

impl Judge for Evaluator<'_> {
    fn judge(&mut self, set: &AnswerSet<'_>) -> Result<Verdict, String> {
        let answers = read(self.pack, &self.forms.of(set))?;
        let findings = self.findings(&answers);
        let rules = self.rules();
        let holding: Vec<&LinkedRule> = rules
            .into_iter()
            .filter(|rule| self.holds(rule, &findings))
            .collect();
        let Some(highest) = self.highest(&holding) else {
            return Err("no rule holds".to_owned());
        };
        let need = highest.need();
        let mut level = need.level;
        if self.is(F::NeverEmergency) && level == Level::Emergency {
            return Ok(Verdict::of("ae", ["ae"]).unwrap());
        }
        let same = holding.iter().filter(|rule| rule.need() == need).count();
        if self.is(F::AddsUp) && same > 1 && level < Level::Now {
            level = Level::ALL[Level::ALL.iter().position(|other| *other == level).unwrap() + 1];
        }
        let doors = self.doors(need, &holding);
        Ok(Verdict::of(level.as_str(), doors.iter().map(|door| door.as_str())).unwrap())
    }
}
