//! The note for the record: plain text of at most 2,000 characters, and nothing that says who rang.

use crate::app::draft::answer_words;
use crate::app::summary::short;
use crate::app::words::{Say, fill};
use crate::contract::{OutcomeView, QuestionView};
use crate::desk::call::{Call, Lowered, rung};
use crate::desk::counts::Record;
use crate::desk::scene::{Desk, Scene};
use crate::desk::ways::routes;
use crate::desk::{counts, practice, watch_words};
use crate::engine::GivenAnswer;
use crate::pack::{AskingFor, QuestionKind, Text};

/// What systems for records take.
pub const MOST: usize = 2000;

/// The most of the caller's words, of each way out and of what to watch for.
const MOST_WORDS: usize = 300;

/// The most of a question that is quoted.
const MOST_QUESTION: usize = 120;

/// Writes the note.
#[must_use]
pub fn write(desk: &Desk<'_>, call: &Call, scene: &Scene) -> String {
    let parts = Parts {
        desk,
        call,
        scene,
        say: desk.say(call),
    };
    let without = parts.note("");
    let room = MOST.saturating_sub(length(&without) + 40);
    cut(&plain(&parts.note(&parts.answers(room))), MOST)
}

/// What is counted of a call that is over; nothing when it came to nothing.
#[must_use]
pub fn record(desk: &Desk<'_>, call: &Call, scene: &Scene) -> Option<Record> {
    let advised = call.advised(desk, scene)?;
    let intended = call
        .intended
        .and_then(|place| desk.text.intended.get(place));
    let topic = scene.outcome().map(|outcome| outcome.topic.as_str());
    let first = || call.journey.topics.first().map(String::as_str);
    let topic = topic.or_else(first).unwrap_or("none");
    Some(Record {
        topic: counts::row(desk.pack, topic).to_owned(),
        rung: rung(advised),
        raised: call.raised_to(desk).map(|raised| raised.need.level),
        intended: intended.map(|intended| intended.rung),
        exits: call.exits.iter().map(|exit| exit.kind).collect(),
    })
}

struct Parts<'a> {
    desk: &'a Desk<'a>,
    call: &'a Call,
    scene: &'a Scene,
    say: Say<'a>,
}

impl Parts<'_> {
    /// The note with these answers: line by line, without those that have nothing to say.
    fn note(&self, answers: &str) -> String {
        let mut note = String::new();
        let template =
            practice::own(self.desk, self.call).and_then(|own| own.note_template.as_deref());
        let lines: Vec<&str> = match template {
            Some(template) => template.lines().collect(),
            None => self
                .desk
                .text
                .note
                .iter()
                .map(|line| line.line.as_str())
                .collect(),
        };
        for line in lines {
            if let Some(said) = self.line(line, answers) {
                note.push_str(&said);
                note.push('\n');
            }
        }
        note
    }

    /// A line; nothing when all its parts are empty.
    fn line(&self, line: &str, answers: &str) -> Option<String> {
        let mut rest = line.split('{');
        let mut said = rest.next().unwrap_or_default().to_owned();
        let (mut parts, mut empty) = (0, 0);
        for piece in rest {
            let (name, after) = piece.split_once('}').unwrap_or((piece, ""));
            let part = if name == "answers" {
                answers.to_owned()
            } else {
                self.part(name)
            };
            parts += 1;
            empty += usize::from(part.is_empty());
            said.push_str(&part);
            said.push_str(after);
        }
        (parts == 0 || empty < parts).then_some(said)
    }

    fn part(&self, name: &str) -> String {
        let (call, ui) = (self.call, &self.desk.text.ui);
        match name {
            "time" => call.journey.now.map_or_else(String::new, |now| {
                format!("{} {}", String::from(now.date), String::from(now.clock()))
            }),
            "practice" => {
                let practice = call.journey.place.practice.as_ref();
                practice
                    .map(|(code, name)| format!("{name} ({code})"))
                    .unwrap_or_default()
            }
            "speaker" => match call.journey.asking_for {
                Some(AskingFor::Me) => self.text(&ui.note_me),
                Some(AskingFor::Child) => self.text(&ui.note_child),
                Some(AskingFor::Other) => self.text(&ui.note_other),
                None => String::new(),
            },
            "consent" => match call.consent {
                Some(true) => self.text(&ui.note_consent),
                Some(false) => self.text(&ui.note_refusal),
                None => String::new(),
            },
            "said" => cut(&call.said.join("; "), MOST_WORDS),
            "about" => self.topics(),
            "advice" => self.advice(),
            "raised" => self.raised(),
            "lowered" => self.each(call.lowered.iter().map(|lowered| self.lowered(lowered))),
            "left" => self.left(),
            "watch" => self.watch(),
            "referral" => self.referral(),
            "rules" => self.rules(),
            _ => String::new(),
        }
    }

    fn text(&self, text: &Text) -> String {
        self.say.text(text)
    }

    fn each(&self, parts: impl Iterator<Item = String>) -> String {
        parts.collect::<Vec<_>>().join("; ")
    }

    fn topics(&self) -> String {
        let pack = self.desk.pack;
        let topics = self.call.journey.topics.iter();
        let titles = topics.filter_map(|id| pack.topic(pack.find_topic(id)?));
        self.each(titles.map(|topic| self.text(&topic.authored.title)))
    }

    fn advice(&self) -> String {
        let stop = self
            .call
            .acknowledged
            .map(|_| self.text(&self.desk.text.ui.note_stop));
        let advice = match self.scene.outcome() {
            Some(outcome) => advice(outcome),
            None if self.call.topicless() => String::new(),
            None => self.text(&self.desk.text.ui.note_open),
        };
        let agreed = self
            .call
            .agreed
            .then(|| self.text(&self.desk.text.ui.agreed));
        self.each(
            [Some(advice), agreed, stop]
                .into_iter()
                .flatten()
                .filter(|it| !it.is_empty()),
        )
    }

    fn raised(&self) -> String {
        let (Some(raised), Some(to)) = (self.call.raised, self.call.raised_to(self.desk)) else {
            return String::new();
        };
        let why = self.desk.text.raise_reasons.get(raised.reason);
        let why = why.map(|why| self.text(why)).unwrap_or_default();
        self.say.with(
            &self.desk.text.ui.note_raised,
            &[&self.text(&to.name), &why],
        )
    }

    fn lowered(&self, lowered: &Lowered) -> String {
        let now = lowered.question.as_deref().and_then(|id| self.answer(id));
        let why = self.desk.text.lower_reasons.get(lowered.reason);
        let why = why.map(|why| self.text(why)).unwrap_or_default();
        let about = cut(&lowered.about, MOST_QUESTION);
        self.say.with(
            &self.desk.text.ui.note_lowered,
            &[
                &about,
                &cut(&lowered.was, MOST_QUESTION),
                &now.unwrap_or_else(|| "-".to_owned()),
                &why,
            ],
        )
    }

    fn answer(&self, id: &str) -> Option<String> {
        let mut answered = self.scene.path.answered();
        let (question, answer) = answered.find(|(question, _)| question.id == id)?;
        Some(cut(
            &answer_words(&self.say, question, answer),
            MOST_QUESTION,
        ))
    }

    fn left(&self) -> String {
        self.each(self.call.exits.iter().map(|exit| {
            let mut texts = self.desk.text.exits.iter();
            let name = texts
                .find(|text| text.kind == exit.kind)
                .map(|text| self.text(&text.name));
            let words = cut(exit.words.trim(), MOST_WORDS);
            fill(
                &self.text(&self.desk.text.ui.note_exit),
                &[&name.unwrap_or_default(), &words],
            )
        }))
    }

    fn watch(&self) -> String {
        let Some(outcome) = self.scene.outcome().filter(|it| !it.watch_for.is_empty()) else {
            return String::new();
        };
        if !self.call.watch_said {
            return self.text(&self.desk.text.ui.note_unsaid);
        }
        let groups = watch_words(self.desk, self.call, outcome);
        let said = self.each(
            groups
                .into_iter()
                .map(|it| format!("{}: {}", it.action, it.signs.join(", "))),
        );
        self.say.with(
            &self.desk.text.ui.note_watch,
            &[&cut(&said, MOST_WORDS + MOST_QUESTION)],
        )
    }

    fn referral(&self) -> String {
        if super::may_refer_to_pharmacy(self.desk, self.call, self.scene) {
            self.text(&self.desk.text.ui.note_pharmacy)
        } else {
            String::new()
        }
    }

    fn rules(&self) -> String {
        let pack = self.desk.pack;
        let ids = self.scene.outcome().map(|outcome| {
            let reasons = outcome.reasons.iter().map(|reason| reason.rule.as_str());
            reasons.collect::<Vec<_>>().join(", ")
        });
        let version = format!("{} ({})", pack.about.version, short(&pack.rules_hash));
        self.each(
            [ids.filter(|ids| !ids.is_empty()), Some(version)]
                .into_iter()
                .flatten(),
        )
    }

    /// The answers in so much room: first those that say something, then how many more there are.
    fn answers(&self, room: usize) -> String {
        let all: Vec<(bool, String)> = self
            .scene
            .path
            .answered()
            .map(|it| self.answered(it))
            .collect();
        let whole = self.each(all.iter().map(|(_, said)| said.clone()));
        if length(&whole) <= room {
            return whole;
        }
        let telling = all.iter().filter(|(tells, _)| *tells);
        let mut kept: Vec<String> = Vec::new();
        let mut used = 0;
        for (_, said) in telling {
            used += length(said) + 2;
            if used > room {
                break;
            }
            kept.push(said.clone());
        }
        let more = (all.len() - kept.len()).to_string();
        kept.push(self.say.with(&self.desk.text.ui.note_more, &[&more]));
        kept.join("; ")
    }

    /// An answer, and whether it is more than "no" or "none".
    fn answered(&self, (question, answer): (&QuestionView, &GivenAnswer)) -> (bool, String) {
        let words = answer_words(&self.say, question, answer);
        let said = format!("{} {words}", cut(&question.text, MOST_QUESTION));
        (tells(question, answer), said)
    }
}

/// Whether an answer is more than "no" or "none".
fn tells(question: &QuestionView, answer: &GivenAnswer) -> bool {
    match answer {
        GivenAnswer::Words(words) => !words.is_empty(),
        GivenAnswer::Word(word) => {
            question.kind == QuestionKind::Number || question.baseline.as_ref() != Some(word)
        }
        GivenAnswer::Number(_) | GivenAnswer::Age(_) => true,
    }
}

impl Call {
    fn topicless(&self) -> bool {
        self.journey.topics.is_empty()
    }
}

fn advice(outcome: &OutcomeView) -> String {
    let titles: Vec<&str> = outcome
        .actions
        .iter()
        .map(|action| action.title.as_str())
        .collect();
    let mut said = format!("{} ({})", titles.join(" / "), outcome.level_name);
    if let Some(route) = routes(outcome)
        .first()
        .filter(|_| !outcome.level.is_red_flag())
    {
        said.push_str(". ");
        said.push_str(&route.name);
        if let Some(phone) = &route.phone {
            said.push(' ');
            said.push_str(phone);
        }
    }
    said
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// The first characters; an ellipsis where more would follow.
fn cut(text: &str, most: usize) -> String {
    if length(text) <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(3)).collect();
    kept + "..."
}

/// Marks that some systems for records turn into question marks become the plain ones; what cannot be seen goes.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\u{2018}' | '\u{2019}' => out.push('\''),
            '\u{201c}' | '\u{201d}' => out.push('"'),
            '\u{2013}' | '\u{2014}' | '\u{2212}' => out.push('-'),
            '\u{2026}' => out.push_str("..."),
            '\u{a0}' | '\t' => out.push(' '),
            '\n' => out.push('\n'),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}
