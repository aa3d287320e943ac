//! Which key means what. A call can be taken by keys from start to end; while somebody types in a field, no single key means
//! anything but its letter.

use crate::desk::event::{Effect, Event, Panel, Spot};
use crate::desk::menu::menu;
use crate::desk::scene::{Desk, Scene};
use crate::desk::state::Model;
use crate::pack::reception::ReceptionUi;
use crate::pack::{QuestionKind, Text};

/// A pressed key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Press<'k> {
    /// What the browser calls it: `a`, `1`, `Enter`.
    pub key: &'k str,
    /// With Control.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
    /// With Meta or the Windows key.
    pub meta: bool,
    /// Held down, so that it comes again by itself.
    pub repeat: bool,
    /// In a field for text.
    pub in_text: bool,
    /// On a button or link, which have Enter and the space bar for themselves.
    pub on_control: bool,
    /// The field for text that it was meant for: the focus was on its way there.
    pub meant_for: Option<Spot>,
}

/// The field for text to which the focus goes once the screen is drawn. Whoever is faster than a slow computer types already.
#[must_use]
pub fn awaited(effects: &[Effect]) -> Option<Spot> {
    let last = effects.iter().rev().find_map(|effect| match effect {
        Effect::Focus(spot) => Some(*spot),
        _ => None,
    });
    last.filter(|spot| matches!(spot, Spot::Find | Spot::Exit))
}

/// A single key that works whatever is asked.
#[derive(Debug)]
pub struct Command {
    /// The key.
    pub key: char,
    /// What it means.
    pub event: Event,
    /// Its name.
    pub name: fn(&ReceptionUi) -> &Text,
}

/// All single keys; ways out of the script have theirs in the data.
pub static COMMANDS: [Command; 15] = [
    Command {
        key: '/',
        event: Event::Find,
        name: |ui| &ui.key_find,
    },
    Command {
        key: 'o',
        event: Event::Open(Panel::Raise),
        name: |ui| &ui.key_raise,
    },
    Command {
        key: 's',
        event: Event::WatchSaid,
        name: |ui| &ui.key_said,
    },
    Command {
        key: 'a',
        event: Event::Open(Panel::Advice),
        name: |ui| &ui.key_advice,
    },
    Command {
        key: 'm',
        event: Event::Open(Panel::Calm),
        name: |ui| &ui.key_calm,
    },
    Command {
        key: 'i',
        event: Event::Open(Panel::Relay),
        name: |ui| &ui.key_relay,
    },
    Command {
        key: 'g',
        event: Event::Open(Panel::Practice),
        name: |ui| &ui.key_practice,
    },
    Command {
        key: 'r',
        event: Event::Open(Panel::Ways),
        name: |ui| &ui.key_ways,
    },
    Command {
        key: 'u',
        event: Event::Open(Panel::Ucrt),
        name: |ui| &ui.key_ucrt,
    },
    Command {
        key: 'n',
        event: Event::Open(Panel::Note),
        name: |ui| &ui.note,
    },
    Command {
        key: 'z',
        event: Event::Undo,
        name: |ui| &ui.key_undo,
    },
    Command {
        key: 't',
        event: Event::Open(Panel::Counts),
        name: |ui| &ui.key_counts,
    },
    Command {
        key: 'd',
        event: Event::Drill,
        name: |ui| &ui.key_drill,
    },
    Command {
        key: 'h',
        event: Event::Open(Panel::Tour(0)),
        name: |ui| &ui.key_tour,
    },
    Command {
        key: 'k',
        event: Event::Open(Panel::Keys),
        name: |ui| &ui.key_keys,
    },
];

/// What a pressed key means now; nothing when it is the browser's own.
#[must_use]
pub fn event(desk: &Desk<'_>, model: &Model, scene: &Scene, press: Press<'_>) -> Option<Event> {
    if press.repeat || press.meta {
        return None;
    }
    match (press.key, press.ctrl, press.alt) {
        ("Escape", false, false) => return Some(Event::Escape),
        ("Enter", true, false) => return Some(Event::Copy),
        ("Enter", false, true) => return Some(Event::Acknowledge),
        (_, false, false) if !press.in_text && model.keys_on => {}
        _ => return None,
    }
    if let Some(spot) = press.meant_for {
        return written(model, spot, press.key);
    }
    // Nothing but its own key ends a stop, and nothing else is answered under it.
    let stopped = scene.outcome().is_some()
        && model.panel.is_none()
        && model.call.unacknowledged(desk, scene).is_some();
    match press.key {
        "Enter" | " " if press.on_control => None,
        "Backspace" if stopped => Some(Event::Back),
        _ if stopped => None,
        "Enter" => Some(Event::GoOn),
        "Backspace" if model.panel.is_none() => Some(Event::Back),
        key => {
            let mut letters = key.chars();
            match (letters.next(), letters.next()) {
                (Some(key), None) => single(desk, model, scene, key),
                _ => None,
            }
        }
    }
}

/// What a key does that was meant for a field: a letter is written there, Enter leaves it, nothing else means anything.
fn written(model: &Model, spot: Spot, key: &str) -> Option<Event> {
    let letter = key.chars().count() == 1;
    let with = |text: &str| [text, key].concat();
    // Of several ways out the first has the field that gets the focus.
    let left = model.call.exits.first();
    match (spot, key) {
        (Spot::Find, "Enter") => Some(Event::ToHits),
        (Spot::Find, _) if letter => Some(Event::Words(with(&model.call.typed))),
        (Spot::Exit, "Enter") => Some(Event::Written),
        (Spot::Exit, _) if letter => {
            left.map(|exit| Event::ExitWords(exit.kind, with(&exit.words)))
        }
        _ => None,
    }
}

fn single(desk: &Desk<'_>, model: &Model, scene: &Scene, key: char) -> Option<Event> {
    // Whoever is faster than the screen types the number before its field has the focus: no digit may get lost.
    let a_number = scene
        .question()
        .is_some_and(|question| question.kind == QuestionKind::Number);
    if a_number && key.is_ascii_digit() && model.panel.is_none() && !model.picking {
        return Some(Event::Number(format!("{}{key}", model.call.number)));
    }
    let lines = menu(desk, model, scene);
    let line = lines.into_iter().find(|line| line.key == key);
    let event = line.map(|line| line.event);
    if event.is_none() && model.panel == Some(Panel::Practice) && key.is_alphabetic() {
        return Some(Event::PracticeTyped(format!(
            "{}{key}",
            model.practice_typed
        )));
    }
    if event.is_some() || model.panel.is_some() {
        return event;
    }
    let exit = desk
        .text
        .exits
        .iter()
        .find(|exit| exit.key.chars().eq([key]));
    exit.map(|exit| Event::Exit(exit.kind)).or_else(|| {
        let command = COMMANDS.iter().find(|command| command.key == key);
        command.map(|command| command.event.clone())
    })
}
