//! Every fault that is tried.

use super::edit::{End, needs};
use super::{Edit, Kind, Mutant};
use crate::decimal;
use crate::pack::bundle::RulesBody;
use crate::pack::{
    Age, Bound, Door, FindingId, Level, Need, Question, QuestionKind, Rule, Threshold, Topic,
};
use std::collections::BTreeSet;

/// The mutants of one topic, or of what all topics share.
#[must_use]
pub fn mutants(body: &RulesBody, topic: Option<&Topic>) -> Vec<Mutant> {
    let (questions, rules) = topic.map_or((&body.questions, &body.rules), |topic| {
        (&topic.questions, &topic.rules)
    });
    let base = rules.iter().find(|rule| rule.when.is_empty());
    let base = base.map_or(Need::of(Level::SelfCare, Door::Self_), |rule| rule.need);
    let mut list = List {
        topic,
        base,
        needs: needs(body).collect(),
        found: Vec::new(),
    };
    for (index, rule) in rules.iter().enumerate() {
        list.rule(index, rule);
    }
    for (index, question) in questions.iter().enumerate() {
        list.question(index, question);
    }
    list.found
}

struct List<'a> {
    topic: Option<&'a Topic>,
    /// The topic's base need; the lowest of all for shared rules.
    base: Need,
    /// Every need of the pack.
    needs: Vec<Need>,
    found: Vec<Mutant>,
}

impl List<'_> {
    fn add(&mut self, place: &str, kind: Kind, what: String, edit: Edit) {
        self.found.push(Mutant {
            topic: self.topic.map(|topic| topic.id.clone()),
            place: place.to_owned(),
            kind,
            what,
            edit,
        });
    }

    fn rule(&mut self, index: usize, rule: &Rule) {
        let id = rule.id.as_str();
        let gone = "without the rule".to_owned();
        self.add(id, Kind::DropRule, gone, Edit::Drop { rule: index });
        for (finding, name) in rule.when.iter().enumerate() {
            let (what, rule) = (format!("without the finding {name}"), index);
            self.add(id, Kind::DropFinding, what, Edit::Forget { rule, finding });
        }
        let Need { level, door } = rule.need;
        for need in lower(rule.need, self.base) {
            let what = format!("{} {} instead of {level} {door}", need.level, need.door);
            self.add(id, Kind::LowerLevel, what, Edit::Lead { rule: index, need });
        }
        for other in self.doors(rule.need) {
            let what = format!("{other} instead of {door}, {level}");
            let need = Need::of(level, other);
            self.add(id, Kind::ChangeDoor, what, Edit::Lead { rule: index, need });
        }
    }

    /// The other doors to which rules of this level lead; one all the same when there is none.
    fn doors(&self, need: Need) -> Vec<Door> {
        let same = self.needs.iter().filter(|other| other.level == need.level);
        let others: BTreeSet<Door> = same
            .map(|other| other.door)
            .filter(|door| *door != need.door)
            .collect();
        let spare = if need.door == Door::Practice {
            Door::Nhs111
        } else {
            Door::Practice
        };
        if others.is_empty() {
            vec![spare]
        } else {
            others.into_iter().collect()
        }
    }

    fn question(&mut self, index: usize, question: &Question) {
        let id = question.id.as_str();
        for (threshold, it) in question.thresholds.iter().enumerate() {
            let ends = End::ALL.map(|end| (end, *end.of(&mut it.clone())));
            let given = ends.iter().filter(|(_, bound)| bound.is_some()).count();
            for (end, bound) in ends
                .into_iter()
                .filter_map(|(end, bound)| Some((end, bound?)))
            {
                let edit = |bound| Edit::Bound {
                    question: index,
                    threshold,
                    end,
                    bound,
                };
                for moved in moved(bound, question) {
                    let what = shift(it, end, bound, moved);
                    self.add(id, Kind::ShiftThreshold, what, edit(Some(moved)));
                }
                if given > 1 {
                    let what = format!("{} without {}", it.finding, end.as_str());
                    self.add(id, Kind::OpenBand, what, edit(None));
                }
            }
        }
        for (option, name, findings) in answers(question) {
            for finding in findings {
                let what = format!("\"{name}\" no longer gives {finding}");
                let edit = Edit::Lose {
                    question: index,
                    option,
                    finding: finding.clone(),
                };
                self.add(id, Kind::LoseFinding, what, edit);
            }
        }
    }
}

/// One level lower, and the topic's base. Where a level goes with one door only, the door changes with it.
fn lower(need: Need, base: Need) -> Vec<Need> {
    let mut levels = Level::ALL.iter().copied();
    let below = levels.rfind(|level| *level < need.level);
    let one = below.map(|level| {
        let door = match (level, need.door) {
            (Level::Ae, _) => Door::Ae,
            (_, Door::Ae) => Door::Nhs111,
            (Level::SelfCare, _) => Door::Self_,
            (_, door) => door,
        };
        Need::of(level, door)
    });
    let base = Some(base).filter(|base| base.rank() < need.rank());
    let mut lower: Vec<Need> = one.into_iter().chain(base).collect();
    lower.dedup();
    lower
}

/// A bound one step down and one step up; for an age, a step of its unit.
fn moved(bound: Bound, question: &Question) -> Vec<Bound> {
    let step = question.step.unwrap_or(1.0);
    match bound {
        Bound::Number(number) => [number - step, number + step].map(Bound::Number).to_vec(),
        Bound::Age(Age { value, unit }) => {
            let values = [value.checked_sub(1), value.checked_add(1)]
                .into_iter()
                .flatten();
            values
                .map(|value| Bound::Age(Age { value, unit }))
                .collect()
        }
    }
}

fn shift(threshold: &Threshold, end: End, from: Bound, to: Bound) -> String {
    let words = |bound| match bound {
        Bound::Number(number) => decimal::write(number),
        Bound::Age(Age { value, unit }) => format!("{value} {unit}"),
    };
    let (finding, end) = (&threshold.finding, end.as_str());
    format!("{finding}, {end} {} instead of {}", words(to), words(from))
}

/// The answers that establish findings of their own: place, name, findings.
fn answers(question: &Question) -> Vec<(usize, &str, &[FindingId])> {
    if question.kind == QuestionKind::YesNo {
        let both = [(0, "yes", &question.yes[..]), (0, "no", &question.no[..])];
        return both.to_vec();
    }
    let options = question.options.iter().enumerate();
    options
        .map(|(index, option)| (index, option.id.as_str(), &option.findings[..]))
        .collect()
}
