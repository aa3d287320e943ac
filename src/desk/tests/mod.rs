//! The desk on the pack that ships, taken by keys as somebody at the phone would.

mod calls;
mod counts;
mod drill;
mod note;
mod stops;
mod ways;
mod words;

use crate::cases::Case;
use crate::contract::QuestionView;
use crate::desk::event::{Effect, Event, Timer};
use crate::desk::keys::{self, Press};
use crate::desk::scene::{Desk, Scene};
use crate::desk::state::{Model, UNDO, reduce};
use crate::folder::{files_of, real_folder};
use crate::pack::author::ReadPack;
use crate::search::Index;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

/// The pack that ships.
static PACK: LazyLock<ReadPack> =
    LazyLock::new(|| crate::verify::read_checked(&files_of(&real_folder())).unwrap());

/// What search knows of it.
static INDEX: LazyLock<Index> = LazyLock::new(|| PACK.index());

fn desk() -> Desk<'static> {
    Desk {
        pack: &PACK.pack,
        text: &PACK.desk.as_ref().unwrap().reception,
        advice: Some(&PACK.advice),
        index: Some(&INDEX),
    }
}

/// Every case written from the facts.
fn cases() -> Vec<Case> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        all.extend(Case::read_all(&text).unwrap());
    }
    all
}

/// Somebody at the phone.
struct Navigator {
    model: Model,
    effects: Vec<Effect>,
}

impl Navigator {
    fn sits_down() -> Self {
        Self {
            model: Model::default(),
            effects: Vec::new(),
        }
    }

    /// At a call about a topic, once the caller has agreed and it is for themselves.
    fn asks_about(topic: &str) -> Self {
        let mut navigator = Self::sits_down();
        navigator.does(Event::Words("their own words".to_owned()));
        navigator.does(Event::Picked(topic.to_owned()));
        navigator.hits("1");
        navigator.hits("1");
        navigator
    }

    fn does(&mut self, event: Event) {
        let (model, effects) = reduce(&desk(), std::mem::take(&mut self.model), event);
        self.model = model;
        self.effects = effects;
    }

    fn scene(&self) -> Scene {
        desk().scene(&self.model.call).unwrap()
    }

    /// Presses a key; says whether it meant anything.
    fn presses(&mut self, press: Press<'_>) -> bool {
        let event = keys::event(&desk(), &self.model, &self.scene(), press);
        let meant = event.is_some();
        if let Some(event) = event {
            self.does(event);
        }
        meant
    }

    fn hits(&mut self, key: &str) -> bool {
        self.presses(Press {
            key,
            ..Press::default()
        })
    }

    fn copies(&mut self) -> String {
        self.presses(Press {
            key: "Enter",
            ctrl: true,
            ..Press::default()
        });
        self.effects
            .iter()
            .find_map(|effect| match effect {
                Effect::Copy(note) => Some(note.clone()),
                _ => None,
            })
            .expect("the note is copied")
    }

    fn acknowledges(&mut self) {
        self.presses(Press {
            key: "Enter",
            alt: true,
            ..Press::default()
        });
    }

    fn types(&mut self, number: &str) {
        self.does(Event::Number(number.to_owned()));
        self.hits("Enter");
    }

    /// Answers with "no", "none" and an age until there is an outcome.
    fn answers_no(&mut self) {
        for _ in 0..60 {
            let scene = self.scene();
            if scene.outcome().is_some() {
                return;
            }
            self.answers_one_no(scene.question().expect("a question is asked"));
        }
        panic!("no outcome");
    }

    /// Answers one question so.
    fn answers_one_no(&mut self, question: &QuestionView) {
        let baseline = question.baseline.clone().unwrap_or_default();
        let place = question
            .options
            .iter()
            .position(|option| option.id == baseline);
        match question.kind {
            crate::pack::QuestionKind::Number => self.types("34"),
            crate::pack::QuestionKind::AnyOf => {
                self.hits("0");
            }
            _ => {
                self.hits(&(place.unwrap_or_default() + 1).to_string());
            }
        }
    }

    /// Lets the time pass for which the last caller can be brought back.
    fn waits_for_undo(&mut self) {
        let timers: Vec<Timer> = self
            .effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Later(UNDO, timer) => Some(*timer),
                _ => None,
            })
            .collect();
        for timer in timers {
            self.does(Event::Late(timer));
        }
    }
}
