//! A decision in words: what to do, why, where, meanwhile, what to watch for.

use super::{
    ActionView, AlsoView, NextUpView, OutcomeView, PackView, WhatIfView, WhyNotBelowView, Words,
};
use crate::directory::Seat;
use crate::engine::{Decision, Knowledge, State};
use crate::order;
use crate::pack::bundle::Advice;
use crate::pack::{
    Action, AdviceLine, AskingFor, Door, Level, Need, Rung, Scope, TopicAdvice, TopicIndex,
};

/// The age in years from which somebody is taken to manage without a grown-up.
const GROWN_UP: u32 = 16;

pub(super) struct Outcome<'a> {
    pub(super) words: Words<'a>,
    pub(super) state: &'a State<'a>,
    pub(super) advice: Option<&'a Advice>,
    pub(super) decision: &'a Decision,
}

impl Outcome<'_> {
    pub(super) fn view(&self) -> OutcomeView {
        let (pack, decision) = (self.words.pack, self.decision);
        let need = decision.need;
        let emergency = need.level.is_red_flag();
        let topic = decision.topic.and_then(|index| pack.topic(index));
        let level_name = pack
            .level(need.level)
            .map(|text| self.words.say(&text.name))
            .unwrap_or_default();
        let (routes, routes_first, notes) = self.headline_routes();
        OutcomeView {
            others: self.others(&routes),
            level: need.level,
            level_name,
            door: need.door,
            doors: decision.doors.clone(),
            rung: need.door.rung(),
            call_999: need.door == Door::Emergency,
            topic: topic
                .map(|topic| topic.authored.id.to_string())
                .unwrap_or_default(),
            title: topic
                .map(|topic| self.words.say(&topic.authored.title))
                .unwrap_or_default(),
            actions: decision
                .doors
                .iter()
                .filter_map(|door| {
                    self.action(Need {
                        level: need.level,
                        door: *door,
                    })
                })
                .collect(),
            reasons: decision
                .reasons
                .iter()
                .filter_map(|rule| self.reason(*rule))
                .collect(),
            routes,
            routes_first,
            old_rules: self.old_rules(),
            young: self.young(),
            meanwhile: if emergency {
                self.while_waiting()
            } else {
                self.self_care()
            },
            // Who needs help today is not told how long it takes by itself.
            better_by: self.better_by().filter(|_| need.level < Level::Today),
            watch_for: if emergency { Vec::new() } else { self.signs() },
            next_up: self.next_up(),
            also: self.also(),
            tell: self.names(&decision.tell),
            decided: self.names(&decision.decided),
            beside: self.beside(),
            what_if: self.what_if(),
            why_not_below: (self.words.request.context.seat == Seat::Reception)
                .then(|| self.why_not_below()),
            unused: self.questions(&decision.unused),
            notes,
            pack: PackView {
                version: pack.about.version.clone(),
                rules: pack.rules_hash.clone(),
                status: pack.about.status,
            },
        }
    }

    /// A child at the screen is not left alone with it.
    fn young(&self) -> Option<String> {
        let alone = self.words.request.context.asking_for == AskingFor::Me;
        let age = self
            .state
            .answers
            .age()
            .filter(|age| age.is_under(GROWN_UP));
        (alone && age.is_some()).then(|| self.words.say(&self.words.pack.text.ui.young))
    }

    /// The words for what to do at a door: those meant for the highest level that is not above the need's.
    fn words_for(&self, need: Need) -> Option<&Action> {
        let door = self.words.pack.door(need.door)?;
        door.actions
            .iter()
            .filter(|action| action.from.is_none_or(|from| from <= need.level))
            .max_by_key(|action| action.from)
    }

    /// The headline of what to do at a door.
    pub(super) fn action_title(&self, need: Need) -> String {
        self.words_for(need)
            .map(|action| self.words.say(&action.title))
            .unwrap_or_default()
    }

    fn action(&self, need: Need) -> Option<ActionView> {
        let action = self.words_for(need)?;
        Some(ActionView {
            door: need.door,
            title: self.words.say(&action.title),
            text: self.words.say(&action.text),
            call: self
                .words
                .pack
                .door(need.door)
                .and_then(|door| door.call.clone()),
        })
    }

    pub(super) fn questions(&self, indices: &[u16]) -> Vec<String> {
        indices
            .iter()
            .filter_map(|index| self.words.pack.question(*index))
            .map(|q| q.authored.id.to_string())
            .collect()
    }

    /// Whether a finding of that id holds.
    pub(super) fn is(&self, id: &str) -> bool {
        self.words
            .pack
            .find_finding(id)
            .is_some_and(|finding| self.state.findings.contains(finding))
    }

    /// The chosen topics, the deciding one first.
    fn in_order(&self) -> Vec<TopicIndex> {
        let mut topics = self.state.topics.indices().to_vec();
        if let Some(deciding) = self.decision.topic {
            topics.retain(|topic| *topic != deciding);
            topics.insert(0, deciding);
        }
        topics
    }

    /// The advice of every chosen topic, the deciding one first.
    pub(super) fn advice_parts(&self) -> Vec<&TopicAdvice> {
        let topics = self.in_order().into_iter();
        topics.filter_map(|topic| self.advice_of(topic)).collect()
    }

    fn advice_of(&self, topic: TopicIndex) -> Option<&TopicAdvice> {
        let topic = &self.words.pack.topic(topic)?.authored.id;
        let advice = self
            .advice
            .filter(|_| !self.words.pack.site.withdraws(topic));
        advice?.topic(topic)
    }

    /// When it should be better: of several topics, each by its name.
    fn better_by(&self) -> Option<String> {
        let topics = self.in_order();
        let mut said = String::new();
        for topic in &topics {
            let Some(part) = self.advice_of(*topic) else {
                continue;
            };
            if topics.len() > 1 {
                said.push_str(&self.names(&[*topic]).concat());
                said.push_str(": ");
            }
            said.push_str(&self.words.say(&part.better_by));
            said.push(' ');
        }
        said.pop();
        (!said.is_empty()).then_some(said)
    }

    /// First aid for what was picked, then what to do whatever is wrong.
    fn while_waiting(&self) -> Vec<String> {
        let parts = self.advice_parts();
        let care = parts.iter().flat_map(|part| &part.self_care);
        let lines = care
            .filter(|line| line.first_aid)
            .chain(&self.words.pack.text.while_waiting);
        lines.filter_map(|line| self.line(line)).collect()
    }

    fn self_care(&self) -> Vec<String> {
        let (mut lines, mut keep_well): (Vec<String>, _) = (Vec::new(), None);
        for line in self.advice_parts().iter().flat_map(|part| &part.self_care) {
            let Some(text) = self.line(line) else {
                continue;
            };
            if line.keep_well {
                keep_well = keep_well.or(Some(text));
            } else if !lines.contains(&text) {
                lines.push(text);
            }
        }
        // Who needs help today has no ear for it.
        lines.extend(keep_well.filter(|_| self.decision.need.level < Level::Today));
        lines
    }

    /// A line of advice; withheld when it is for others or something that forbids it holds, with a warning while that is
    /// unknown.
    fn line(&self, line: &AdviceLine) -> Option<String> {
        let text = self.words.say(&line.text);
        let known = |id: &crate::pack::FindingId| {
            self.words
                .pack
                .find_finding(id.as_str())
                .map_or(Knowledge::Open, |finding| self.state.knowledge(finding))
        };
        let mut only = line.only_with.iter().map(known);
        if !line.only_with.is_empty() && only.all(|it| it == Knowledge::Excluded) {
            return None;
        }
        let knowledge: Vec<Knowledge> = line.not_with.iter().map(known).collect();
        if knowledge.contains(&Knowledge::Present) {
            return None;
        }
        match line
            .ask_first
            .as_ref()
            .filter(|_| knowledge.contains(&Knowledge::Open))
        {
            Some(condition) => {
                let first = self.words.say(&self.words.pack.text.ask_first);
                Some(format!(
                    "{text} {first} {}.",
                    self.words.say(condition).trim_end_matches('.')
                ))
            }
            None => Some(text),
        }
    }

    /// The next step up that this person may use; never lower than the decision.
    fn next_up(&self) -> Option<NextUpView> {
        let need = self.decision.need;
        // Whoever cannot go on is with the right people already: nothing leads from there to the surgery.
        if need.level.is_red_flag() || need.door == Door::Nhs111MentalHealth {
            return None;
        }
        let climb = &self.words.pack.ladder.climb;
        // Where people and groups nearby do not help, the surgery does: nobody is sent back to look after it alone.
        let rung = match need.door {
            Door::Community => Rung::Gp,
            door => door.rung(),
        };
        let height = rung.height();
        let at = climb.iter().position(|step| step.door == need.door);
        let next = climb.iter().enumerate().find(|(index, step)| {
            let above = at.is_none_or(|at| *index > at);
            let barred = step
                .not_with
                .iter()
                .any(|finding| self.is(finding.as_str()));
            above
                && !barred
                && !self.decision.doors.contains(&step.door)
                && step.door.rung().height() >= height
        });
        let (_, step) = next?;
        let then = Need {
            level: need.level,
            door: step.door,
        };
        let action = self.words_for(then)?;
        Some(NextUpView {
            door: step.door,
            title: self.words.say(&action.title),
            text: self.words.say(&action.text),
            routes: self.first_routes(then),
        })
    }

    fn also(&self) -> Vec<AlsoView> {
        let view = |also: &crate::engine::Also| {
            let action = self.words_for(also.need)?;
            let rule = self.words.pack.rule(also.rule)?;
            Some(AlsoView {
                level: also.need.level,
                door: also.need.door,
                title: self.words.say(&action.title),
                text: self.words.say(self.says(&rule.authored).because),
                routes: self.first_routes(also.need),
                about: match rule.scope {
                    Scope::Topic(topic) if self.state.topics.indices().len() > 1 => {
                        self.names(&[topic]).pop()
                    }
                    _ => None,
                },
            })
        };
        self.decision.also.iter().filter_map(view).collect()
    }

    /// The names of topics.
    fn names(&self, topics: &[TopicIndex]) -> Vec<String> {
        let pack = self.words.pack;
        let topics = topics.iter().filter_map(|index| pack.topic(*index));
        topics
            .map(|topic| self.words.say(&topic.authored.title))
            .collect()
    }

    /// The chosen topics beside those that decided; none when none of them did. What is left open is told, not covered.
    fn beside(&self) -> Vec<String> {
        let Decision { decided, tell, .. } = self.decision;
        let mut others = self.state.topics.indices().to_vec();
        others.retain(|topic| {
            !decided.is_empty() && !decided.contains(topic) && !tell.contains(topic)
        });
        self.names(&others)
    }

    /// The need without each answer that decided. Never for sensitive topics and questions.
    fn what_if(&self) -> Vec<WhatIfView> {
        let topics = self.state.topics.indices().iter();
        let sensitive = |index: &TopicIndex| {
            let topic = self.words.pack.topic(*index);
            topic.is_some_and(|topic| topic.authored.sensitive)
        };
        if topics.into_iter().any(sensitive)
            || self.decision.need.level.is_red_flag()
            || self.decision.doors.contains(&Door::Nhs111MentalHealth)
        {
            return Vec::new();
        }
        let mut what_if = Vec::new();
        for index in self.deciding_answers() {
            let Some(question) = self.words.pack.question(index) else {
                continue;
            };
            if question.authored.sensitive {
                return Vec::new();
            }
            let need = self.state.need_without(index);
            if need.rank() < self.decision.need.rank() {
                what_if.push(WhatIfView {
                    question: question.authored.id.to_string(),
                    then: need.into(),
                    action: self.action_title(need),
                });
            }
        }
        what_if
    }

    /// The answers that made the deciding rules hold.
    fn deciding_answers(&self) -> Vec<u16> {
        let mut behind: Vec<u16> = Vec::new();
        for rule in &self.decision.reasons {
            behind.extend(self.state.answers_behind(*rule));
        }
        order::once_each(behind)
    }

    /// The next lower need among the rules that hold, and what rules it out. For reception, on every outcome.
    fn why_not_below(&self) -> WhyNotBelowView {
        let reasons = &self.decision.reasons;
        let below = self
            .state
            .rules()
            .find(|(index, rule)| !reasons.contains(index) && self.state.holds(rule))
            .map(|(_, rule)| rule.need());
        let rules = reasons
            .iter()
            .filter_map(|index| self.words.pack.rule(*index));
        WhyNotBelowView {
            then: below.map(Into::into),
            action: below.map(|need| self.action_title(need)),
            rules: rules.map(|rule| rule.authored.id.to_string()).collect(),
            answers: self.questions(&self.deciding_answers()),
        }
    }
}
