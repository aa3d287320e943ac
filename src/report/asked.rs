//! The questions as they are asked, and where each can lead.

use crate::order;
use crate::pack::{
    FindingIndex, LinkedQuestion, LinkedRule, Need, QuestionIndex, QuestionKind, Scope,
};
use crate::report::model::{Edge, Flow, FlowStep, NeedWords, OptionLine, Page, QuestionLine};
use crate::report::scene::Scene;
use crate::report::words::{amount, threshold_words};
use std::cmp::Reverse;

impl Scene<'_> {
    /// The pages with their questions.
    pub(crate) fn asked_pages(&self) -> Vec<Page> {
        let page = |(number, questions): (usize, &Vec<QuestionIndex>)| {
            let questions: Vec<&LinkedQuestion> = questions
                .iter()
                .filter_map(|index| self.pack.question(*index))
                .collect();
            let asked = questions
                .first()
                .map(|question| self.condition(question))
                .unwrap_or_default();
            Page {
                number,
                asked,
                questions: questions
                    .into_iter()
                    .map(|question| self.question_line(question))
                    .collect(),
            }
        };
        (1..).zip(&self.pages).map(page).collect()
    }

    fn question_line(&self, question: &LinkedQuestion) -> QuestionLine {
        let authored = &question.authored;
        let range = (authored.kind == QuestionKind::Number).then(|| {
            let end = |end: Option<f64>| amount(end.unwrap_or_default(), authored.unit);
            format!("{} to {}", end(authored.min), end(authored.max))
        });
        QuestionLine {
            id: authored.id.to_string(),
            kind: authored.kind,
            ordered: authored.ordered,
            shared: question.scope == Scope::Person,
            text: self.say(&authored.text),
            staff_text: self.say_any(authored.staff_text.as_ref()),
            why: self.say_any(authored.why.as_ref()),
            check: self.say_any(authored.check.as_ref()),
            not_sure: authored.not_sure,
            range,
            options: self.option_lines(question),
        }
    }

    fn option_lines(&self, question: &LinkedQuestion) -> Vec<OptionLine> {
        let authored = &question.authored;
        let nothing: &[FindingIndex] = &[];
        let line = |text: String, check: Option<String>, findings: &[FindingIndex]| OptionLine {
            text,
            check,
            establishes: findings.iter().map(|finding| self.id(*finding)).collect(),
            alone: self.alone(findings),
        };
        let each = |place: usize| question.each.get(place).map_or(nothing, Vec::as_slice);
        match authored.kind {
            QuestionKind::YesNo => {
                let ui = &self.pack.text.ui;
                let (yes, no) = if authored.yes.is_empty() {
                    (nothing, each(0))
                } else {
                    (each(0), nothing)
                };
                vec![
                    line(self.say(&ui.yes), None, yes),
                    line(self.say(&ui.no), None, no),
                ]
            }
            QuestionKind::Number => {
                let used = |(place, _): &(usize, _)| self.is_used(each(*place));
                let ends = (0..).zip(&authored.thresholds).filter(used);
                ends.map(|(place, ends)| {
                    line(threshold_words(ends, authored.unit), None, each(place))
                })
                .collect()
            }
            QuestionKind::OneOf | QuestionKind::AnyOf => (0..)
                .zip(&authored.options)
                .map(|(place, option)| {
                    let check = self.say_any(option.check.as_ref());
                    line(self.say(&option.text), check, each(place))
                })
                .collect(),
        }
    }

    /// Whether a rule of this topic, or the condition of one of its questions, names one of these findings.
    fn is_used(&self, findings: &[FindingIndex]) -> bool {
        let lists = [&self.own, &self.shared, &self.together];
        let rules = lists.into_iter().flat_map(|list| self.rules(list));
        let in_rules = rules.flat_map(|rule| &rule.when);
        let conditions = self
            .questions()
            .flat_map(|(_, question)| question.ask_if.iter().flatten());
        in_rules
            .chain(conditions)
            .any(|finding| findings.contains(finding))
    }

    /// The highest need, above the topic's own, to which these findings, and those that are sure to come with them, lead.
    fn alone(&self, findings: &[FindingIndex]) -> Option<NeedWords> {
        let findings = &self.pack.sure.with(findings, &self.pack.questions);
        let holds = |rule: &&LinkedRule| {
            let known = |finding: &FindingIndex| {
                findings.contains(finding) || self.topic.presents.contains(finding)
            };
            rule.need().rank() > self.base.rank() && rule.when.iter().all(known)
        };
        let lists = [&self.own, &self.shared];
        let rules = lists.into_iter().flat_map(|list| self.rules(list));
        let needs = rules.filter(holds).map(LinkedRule::need);
        let needs = order::by_key(needs.collect(), |need| self.highest_first(*need));
        needs.first().map(|need| self.need(*need))
    }

    fn highest_first(&self, need: Need) -> (Reverse<(crate::pack::Level, u8)>, usize) {
        (Reverse(need.rank()), self.pack.specificity(need.door))
    }

    /// The needs of the topic, highest first: its base and what its questions can lead to.
    pub(crate) fn needs(&self) -> Vec<Need> {
        let mut needs = vec![self.base];
        for rule in self.rules(&self.live) {
            if !needs.contains(&rule.need()) {
                needs.push(rule.need());
            }
        }
        order::by_key(needs, |need| self.highest_first(*need))
    }

    /// Which question can lead to which need.
    pub(crate) fn flow(&self) -> Flow {
        let needs = self.needs();
        let base = needs.iter().position(|need| *need == self.base);
        let mut steps = Vec::new();
        for (number, page) in (1..).zip(&self.pages) {
            for question in page.iter().filter_map(|index| self.pack.question(*index)) {
                steps.push(FlowStep {
                    page: number,
                    question: question.authored.id.to_string(),
                    text: self.say(&question.authored.text),
                    asked: self.condition(question),
                    edges: self.edges(question, &needs),
                });
            }
        }
        Flow {
            needs: needs.iter().map(|need| self.need(*need)).collect(),
            base: base.unwrap_or_default(),
            steps,
        }
    }

    fn edges(&self, question: &LinkedQuestion, needs: &[Need]) -> Vec<Edge> {
        let rules = self.rules(&self.live);
        let helps = |rule: &&LinkedRule| {
            let mut wanted = rule.when.iter();
            wanted.any(|finding| question.all.contains(finding))
        };
        let edge = |(place, need): (usize, &Need)| {
            let helping: Vec<&LinkedRule> = rules
                .iter()
                .copied()
                .filter(|rule| rule.need() == *need && helps(rule))
                .collect();
            (!helping.is_empty()).then(|| Edge {
                need: place,
                rules: helping.len(),
                alone: helping.iter().any(|rule| self.is_enough(question, rule)),
            })
        };
        (0..).zip(needs).filter_map(edge).collect()
    }

    /// Whether one answer to the question, once it is asked, makes the rule hold.
    fn is_enough(&self, question: &LinkedQuestion, rule: &LinkedRule) -> bool {
        let asked = self.asked_for(rule);
        let enough = |answer: &Vec<FindingIndex>| {
            let sure = self.pack.sure.with(answer, &self.pack.questions);
            asked.iter().all(|finding| sure.contains(finding))
        };
        question.best.iter().any(enough)
    }
}
