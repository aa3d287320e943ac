//! The pure part of the screens on the pack that ships.

mod beside;
mod finding;
mod hearing;
mod journeys;
mod markup;
mod words;

use crate::app::draft::Draft;
use crate::app::path::{Path, Screen};
use crate::app::state::{Effect, Event, Linked, Model, Phase, reduce};
use crate::contract::QuestionView;
use crate::folder::{files_of, real_folder};
use crate::pack::author::ReadPack;
use crate::pack::{AskingFor, QuestionKind};
use std::sync::LazyLock;

/// The pack that ships.
static PACK: LazyLock<ReadPack> =
    LazyLock::new(|| crate::verify::read_checked(&files_of(&real_folder())).unwrap());

/// Somebody at the screen: the state, what the shell was told, and the browser's history as the shell would keep it.
struct Person {
    model: Model,
    effects: Vec<Effect>,
    history: Vec<usize>,
}

impl Person {
    fn arrives() -> Self {
        Self::arrives_by(None)
    }

    fn arrives_by(topic: Option<&str>) -> Self {
        let (model, effects) = Model::opened(&PACK.pack, topic, Linked::default());
        let mut person = Self {
            model,
            effects: Vec::new(),
            history: vec![0],
        };
        person.take(effects);
        person
    }

    fn take(&mut self, effects: Vec<Effect>) {
        for effect in &effects {
            match effect {
                Effect::PushHistory(step) => self.history.push(*step),
                Effect::ReplaceHistory(step) => *self.history.last_mut().unwrap() = *step,
                Effect::HistoryBack(_) => {
                    self.history.pop();
                    let step = *self
                        .history
                        .last()
                        .expect("the browser would leave the site");
                    self.effects = effects.clone();
                    self.does(Event::WentTo(step));
                    return;
                }
                _ => {}
            }
        }
        self.effects = effects;
    }

    fn does(&mut self, event: Event) -> &mut Self {
        let (model, effects) = reduce(&PACK.pack, self.model.clone(), event);
        self.model = model;
        self.take(effects);
        self
    }

    fn picks(&mut self, topic: &str) -> &mut Self {
        self.does(Event::Picked(topic.to_owned()))
    }

    fn path(&self) -> Path {
        self.model.path(&PACK.pack).unwrap()
    }

    /// The questions on the screen now.
    fn asked(&self) -> Vec<QuestionView> {
        let path = self.path();
        path.screens
            .get(self.model.phase.step())
            .map(Screen::questions)
            .unwrap_or_default()
            .to_vec()
    }

    fn asked_ids(&self) -> Vec<String> {
        self.asked()
            .into_iter()
            .map(|question| question.id)
            .collect()
    }

    /// Goes on with some drafts; every other question gets its calmest answer.
    fn goes_on(&mut self, given: &[(&str, Draft)]) -> &mut Self {
        for question in self.asked() {
            let given = given.iter().find(|(id, _)| *id == question.id);
            let draft = given.map_or_else(|| calm(&question), |(_, draft)| draft.clone());
            self.does(Event::Drafted(question.id, draft));
        }
        self.does(Event::Continue)
    }

    /// Who it is for and how old, then on.
    fn is(&mut self, who: AskingFor, years: &str) -> &mut Self {
        self.does(Event::AskingFor(who))
            .goes_on(&[("age", age(years)), ("sex", choice("male"))])
    }

    /// Goes on with the calmest answers until the outcome.
    fn finishes(&mut self) -> &mut Self {
        for _ in 0..40 {
            match self.model.phase {
                Phase::Outcome(_) => return self,
                Phase::Add(_) => self.does(Event::Added(None)),
                _ => self.goes_on(&[("age", age("34")), ("sex", choice("male"))]),
            };
        }
        panic!("no outcome: {:?}", self.model.phase)
    }
}

fn calm(question: &QuestionView) -> Draft {
    match question.kind {
        QuestionKind::AnyOf => Draft::Ticks {
            ticked: Vec::new(),
            none: true,
        },
        QuestionKind::Number => Draft::Number {
            text: question.min.unwrap_or(0.0).to_string(),
            not_sure: false,
        },
        _ => {
            let first = question.options.first().map(|option| option.id.as_str());
            choice(question.baseline.as_deref().or(first).unwrap_or("no"))
        }
    }
}

fn choice(id: &str) -> Draft {
    Draft::Choice(id.to_owned())
}

fn ticks(ids: &[&str]) -> Draft {
    Draft::Ticks {
        ticked: ids.iter().map(|id| (*id).to_owned()).collect(),
        none: false,
    }
}

fn age(years: &str) -> Draft {
    Draft::Age {
        years: years.to_owned(),
        small: String::new(),
        unit: None,
    }
}
