//! Reports for clinical sign-off: one page a topic, complete in itself, to be read on a screen and on paper.
//!
//! [`report`] gathers what a topic says and does as data ([`Report`]); [`page`] and [`index`] draw that data and nothing else.

mod answers;
mod asked;
mod doubts;
mod draw;
mod examples;
mod index;
mod markup;
mod model;
mod page;
mod parts;
mod rules;
mod scene;
mod tables;
mod words;

pub use doubts::WrittenDoubts;
pub use index::index;
pub use model::*;
pub use page::page;

use crate::pack::author::ReadPack;
use crate::pack::{Date, Pack, RuleIndex, TopicAdvice};
use crate::verify::proof::TopicProof;
use scene::Scene;

/// What a report can show beside the pack.
#[derive(Clone, Debug, Default)]
pub struct Extras<'a> {
    /// What the exact check counted.
    pub proof: Option<&'a TopicProof>,
    /// Changes that make an answer less urgent and that nobody reviewed.
    pub less_urgent_unreviewed: Option<usize>,
    /// What authors know to be doubtful.
    pub doubts: WrittenDoubts,
    /// Review dates are judged on this day; on the pack's own when left out.
    pub judged_on: Option<Date>,
}

/// The report on one topic; `None` when the pack has no such topic.
#[must_use]
pub fn report(read: &ReadPack, topic: &str, extras: &Extras<'_>) -> Option<Report> {
    let pack = &read.pack;
    let scene = Scene::of(pack, pack.find_topic(topic)?)?;
    let authored = &scene.topic.authored;
    let judged_on = extras.judged_on.unwrap_or(pack.about.as_of);
    let (rules, shared, together) = (
        scene.tables(&scene.own),
        scene.tables(&scene.shared),
        scene.tables(&scene.together),
    );
    let tables: [&[Table]; 3] = [&rules, &shared, &together];
    let advice = scene.advice(read.advice.topic(&authored.id));
    let sources = doubts::sources(&read.advice.sources, &tables, &advice, judged_on);
    let doubts = doubts::doubts(
        &extras.doubts,
        authored.id.as_str(),
        &tables,
        &advice,
        &sources,
    );
    let (examples, without_example) = examples::journeys(&scene);
    Some(Report {
        topic: authored.id.to_string(),
        title: scene.say(&authored.title),
        kind: authored.kind,
        classes: scene.classes(),
        sensitive: authored.sensitive,
        pack: pack_line(pack),
        judged_on,
        figures: scene.figures(examples.len()),
        proof: extras.proof.cloned(),
        less_urgent_unreviewed: extras.less_urgent_unreviewed,
        pages: scene.asked_pages(),
        flow: scene.flow(),
        rules,
        shared,
        together,
        examples,
        without_example,
        advice,
        sources,
        doubts,
    })
}

fn pack_line(pack: &Pack) -> PackLine {
    PackLine {
        id: pack.about.id.clone(),
        version: pack.about.version.clone(),
        status: pack.about.status,
        as_of: pack.about.as_of,
        rules_hash: pack.rules_hash.clone(),
    }
}

impl Scene<'_> {
    fn classes(&self) -> Vec<Class> {
        let ours = self.topic.authored.classes.iter();
        let classes = ours.filter_map(|id| self.pack.classes.iter().find(|class| class.id == *id));
        let class = |class: &crate::pack::ClassRecord| Class {
            id: class.id.to_string(),
            about: class.about.clone(),
        };
        classes.map(class).collect()
    }

    fn figures(&self, needs: usize) -> Figures {
        let red = |list: &[RuleIndex]| {
            let rules = self.rules(list);
            let red = rules.iter().filter(|rule| rule.need().level.is_red_flag());
            red.count()
        };
        Figures {
            rules: self.own.len(),
            red_flags: red(&self.own),
            shared_rules: self.shared.len(),
            together_rules: self.together.len(),
            unsourced: self.unsourced(&self.own)
                + self.unsourced(&self.shared)
                + self.unsourced(&self.together),
            questions: self.questions().count(),
            pages: self.pages.len(),
            needs,
        }
    }

    fn advice(&self, advice: Option<&TopicAdvice>) -> AdviceLines {
        let watch = |line: &crate::pack::WatchLine| WatchLine {
            sign: self.say(&line.sign),
            then: self.need(line.then),
        };
        let care = |line: &crate::pack::AdviceLine| SelfCareLine {
            text: self.only_for(line),
            withheld: line.not_with.iter().map(|id| self.withheld(id)).collect(),
            ask_first: self.say_any(line.ask_first.as_ref()),
            source: line.source.as_ref().map(ToString::to_string),
            status: line.status,
        };
        let text = &self.pack.text;
        AdviceLines {
            better_by: self.say_any(advice.map(|advice| &advice.better_by)),
            self_care: advice
                .map(|advice| advice.self_care.iter().map(care).collect())
                .unwrap_or_default(),
            watch_for: advice
                .map(|advice| advice.watch_for.iter().map(watch).collect())
                .unwrap_or_default(),
            general_watch: text.general_watch.iter().map(watch).collect(),
            while_waiting: text.while_waiting.iter().map(care).collect(),
        }
    }

    /// A line of advice, and for whom alone it is.
    fn only_for(&self, line: &crate::pack::AdviceLine) -> String {
        let mut said = self.say(&line.text);
        let only: Vec<String> = line.only_with.iter().map(|id| self.withheld(id)).collect();
        if !only.is_empty() {
            said.push_str(&format!(" [only with: {}]", only.join("; ")));
        }
        said
    }

    fn withheld(&self, id: &crate::pack::FindingId) -> String {
        let finding = self.pack.find_finding(id.as_str());
        finding.map_or_else(|| id.to_string(), |finding| self.finding(finding))
    }
}
