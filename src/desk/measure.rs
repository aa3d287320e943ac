//! How long a call takes at the desk: a case played by nothing but keys, counting what is read aloud and every key.

use crate::app::draft::is_age;
use crate::cases::Case;
use crate::contract::{OutcomeView, QuestionView};
use crate::desk::event::Event;
use crate::desk::keys::{self, Press};
use crate::desk::menu::menu;
use crate::desk::scene::{Asked, Desk, Scene};
use crate::desk::state::{Model, reduce};
use crate::desk::{watch_words, words_for};
use crate::engine::GivenAnswer;
use crate::pack::{AskingFor, QuestionKind, Text};

/// Words that are read aloud in a minute.
const WORDS_A_MINUTE: usize = 150;

/// Seconds that an answer takes.
const SECONDS_AN_ANSWER: usize = 3;

/// More than any call can have.
const MOST_STEPS: usize = 300;

/// A call that was taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The case.
    pub case: String,
    /// Words read aloud while asking.
    pub words_asked: usize,
    /// The questions among them, each with its words.
    pub asked: Vec<(String, usize)>,
    /// Words read aloud at the outcome.
    pub words_outcome: usize,
    /// Answers that were given.
    pub answers: usize,
    /// Keys after the topics were picked.
    pub keys: usize,
    /// Where it ended.
    pub outcome: OutcomeView,
    /// The call as it was left.
    pub model: Model,
}

impl Taken {
    /// Words read aloud before the first question: leave to ask, and whom it is for.
    #[must_use]
    pub fn words_before(&self) -> usize {
        self.words_asked - self.asked.iter().map(|(_, words)| words).sum::<usize>()
    }

    /// How long the call took, in seconds.
    #[must_use]
    pub fn seconds(&self) -> usize {
        let words = self.words_asked + self.words_outcome;
        (words * 60).div_ceil(WORDS_A_MINUTE) + self.answers * SECONDS_AN_ANSWER
    }
}

/// Takes the call of a case by keys, from the topics to the outcome.
///
/// # Errors
/// What the desk would not do, in one sentence.
pub fn take(desk: &Desk<'_>, case: &Case) -> Result<Taken, String> {
    let mut person = Person {
        desk,
        case,
        model: Model::default(),
        words: 0,
        asked: Vec::new(),
        answers: 0,
        keys: 0,
    };
    person.model.call.typed.clone_from(&case.words);
    for topic in &case.topics {
        person.happens(Event::Picked(topic.clone()));
    }
    for _ in 0..MOST_STEPS {
        let scene = desk
            .scene(&person.model.call)
            .map_err(|why| why.to_string())?;
        if let Asked::Outcome(outcome) = &scene.asked {
            let words_outcome = person.outcome_words(outcome);
            if person.model.call.unacknowledged(desk, &scene).is_some() {
                person.presses(
                    &scene,
                    Press {
                        key: "Enter",
                        alt: true,
                        ..Press::default()
                    },
                )?;
            }
            return Ok(Taken {
                case: case.id.clone(),
                words_asked: person.words,
                asked: person.asked,
                words_outcome,
                answers: person.answers,
                keys: person.keys,
                outcome: (**outcome).clone(),
                model: person.model,
            });
        }
        person.answer(&scene)?;
    }
    Err(format!("{}: no outcome", case.id))
}

struct Person<'a> {
    desk: &'a Desk<'a>,
    case: &'a Case,
    model: Model,
    words: usize,
    asked: Vec<(String, usize)>,
    answers: usize,
    keys: usize,
}

impl Person<'_> {
    fn happens(&mut self, event: Event) {
        let model = std::mem::take(&mut self.model);
        self.model = reduce(self.desk, model, event).0;
    }

    fn presses(&mut self, scene: &Scene, press: Press<'_>) -> Result<(), String> {
        self.keys += 1;
        let event = keys::event(self.desk, &self.model, scene, press);
        let event = event.ok_or_else(|| format!("{}: {:?} does nothing", self.case.id, press))?;
        self.happens(event);
        Ok(())
    }

    fn hit(&mut self, scene: &Scene, key: char) -> Result<(), String> {
        let key = key.to_string();
        self.presses(
            scene,
            Press {
                key: &key,
                ..Press::default()
            },
        )
    }

    fn enter(&mut self, scene: &Scene) -> Result<(), String> {
        self.presses(
            scene,
            Press {
                key: "Enter",
                ..Press::default()
            },
        )
    }

    fn reads(&mut self, text: &str) {
        self.words += count(text);
    }

    fn say(&self, text: &Text) -> String {
        self.desk.say(&self.model.call).text(text)
    }

    fn answer(&mut self, scene: &Scene) -> Result<(), String> {
        self.answers += 1;
        let ui = &self.desk.text.ui;
        match &scene.asked {
            Asked::Consent => {
                self.reads(&self.say(&ui.open));
                self.hit(scene, '1')
            }
            Asked::Who => {
                self.reads(&self.say(&ui.who));
                let key = match self.who()? {
                    AskingFor::Me => '1',
                    AskingFor::Child => '2',
                    AskingFor::Other => '3',
                };
                self.hit(scene, key)
            }
            Asked::Offer => {
                self.reads(&self.say(&ui.offer));
                self.hit(scene, '0')
            }
            Asked::Question(question) => {
                let words = asking_words(question);
                self.words += words;
                self.asked.push((question.id.clone(), words));
                self.question(scene, question)
            }
            other => Err(format!("{}: {other:?}", self.case.id)),
        }
    }

    /// Whom the case is about.
    fn who(&self) -> Result<AskingFor, String> {
        self.case
            .request()
            .map(|request| request.context.asking_for)
    }

    fn question(&mut self, scene: &Scene, question: &QuestionView) -> Result<(), String> {
        match self.case.answer(question)? {
            GivenAnswer::Words(ids) if !ids.is_empty() => {
                for id in ids {
                    self.choose(scene, &Event::Tick(id.clone()))?;
                    if self.model.call.journey.answers.contains_key(&question.id) {
                        let unread = unread(question, &id);
                        self.words -= unread;
                        if let Some((_, words)) = self.asked.last_mut() {
                            *words -= unread;
                        }
                        return Ok(());
                    }
                }
                self.enter(scene)
            }
            GivenAnswer::Number(number) => self.types(scene, &crate::decimal::write(number)),
            GivenAnswer::Age(age) => {
                let unit = age
                    .unit
                    .as_str()
                    .chars()
                    .next()
                    .filter(|_| is_age(question));
                self.types(scene, &format!("{}{}", age.value, unit.unwrap_or_default()))
            }
            answer => self.choose(scene, &Event::Answer(answer)),
        }
    }

    fn types(&mut self, scene: &Scene, text: &str) -> Result<(), String> {
        self.keys += text.chars().count();
        self.happens(Event::Number(text.to_owned()));
        self.enter(scene)?;
        match self.model.call.mistake {
            Some(mistake) => Err(format!("{}: \"{text}\": {mistake:?}", self.case.id)),
            None => Ok(()),
        }
    }

    fn choose(&mut self, scene: &Scene, event: &Event) -> Result<(), String> {
        let lines = menu(self.desk, &self.model, scene);
        let line = lines.into_iter().find(|line| line.event == *event);
        let line = line.ok_or_else(|| format!("{}: no key for {event:?}", self.case.id))?;
        self.hit(scene, line.key)
    }

    /// What is said at the outcome: the words for its door, who it is, and what to watch for.
    fn outcome_words(&self, outcome: &OutcomeView) -> usize {
        let stop = self
            .desk
            .text
            .stop
            .iter()
            .find(|stop| stop.level == outcome.level);
        if let Some(stop) = stop {
            return stop.words.iter().map(|words| count(&self.say(words))).sum();
        }
        let words = words_for(self.desk, outcome.door, outcome.level);
        let words = words.map_or(0, |say| count(&self.say(&say.words)));
        let route = outcome.routes.first().map_or(0, |route| count(&route.name));
        let groups = watch_words(self.desk, &self.model.call, outcome);
        let watch = groups.iter().map(|group| {
            count(&group.action) + group.signs.iter().map(|sign| count(sign)).sum::<usize>()
        });
        words + route + watch.sum::<usize>()
    }
}

/// How many words are read out to ask a question.
fn asking_words(question: &QuestionView) -> usize {
    let options = question
        .options
        .iter()
        .map(|option| count(&option.text))
        .sum::<usize>();
    count(&question.text)
        + match question.kind {
            QuestionKind::AnyOf | QuestionKind::OneOf => options,
            QuestionKind::YesNo | QuestionKind::Number => 0,
        }
}

/// How many words of a list are not read out because a sign before them ended it.
fn unread(question: &QuestionView, last: &str) -> usize {
    let after = question
        .options
        .iter()
        .skip_while(|option| option.id != last)
        .skip(1);
    after.map(|option| count(&option.text)).sum()
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}
