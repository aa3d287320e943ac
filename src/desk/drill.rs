//! The drill: calls made from the project's own cases, taken on the desk as if they were real, scored and explained.

use crate::app::draft::answer_words;
use crate::app::words::Say;
use crate::contract;
use crate::contract::QuestionView;
use crate::decimal;
use crate::desk::answers::typed;
use crate::desk::call::Call;
use crate::desk::event::{Effect, Panel, Spot};
use crate::desk::scene::{Desk, Scene};
use crate::desk::state::{Model, fresh, scene};
use crate::engine::GivenAnswer;
use crate::pack::reception::{Scenario, ScenarioFact};
use crate::pack::{AskingFor, QuestionKind};

/// Points of one call.
pub const POINTS: usize = 3;

/// Calls to practise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drill {
    /// Which call.
    pub at: usize,
    /// How many things have been given in it.
    pub steps: u32,
    /// How those before it went.
    pub scores: Vec<Score>,
}

/// How a call went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// A topic fitted.
    pub topic: bool,
    /// The answers were as the caller gave them.
    pub answers: bool,
    /// The outcome was what the facts ask for.
    pub outcome: bool,
}

impl Score {
    /// Its points.
    #[must_use]
    pub fn points(self) -> usize {
        usize::from(self.topic) + usize::from(self.answers) + usize::from(self.outcome)
    }
}

/// Begins; never over a call that is going on.
pub(super) fn begin(desk: &Desk<'_>, model: &mut Model) -> Vec<Effect> {
    if !model.call.is_empty() || model.drill.is_some() || desk.text.drill.is_empty() {
        return Vec::new();
    }
    model.panel = None;
    model.gone = None;
    model.drill = Some(Drill::default());
    vec![Effect::Focus(Spot::Script)]
}

/// The call is over: how it went lies over the columns.
pub(super) fn judged(desk: &Desk<'_>, model: &mut Model) -> Vec<Effect> {
    if scenario(desk, model).is_none() {
        return Vec::new();
    }
    model.panel = Some(Panel::Verdict);
    vec![Effect::Focus(Spot::Panel)]
}

/// Writes the score down and goes on to the next call, or to the sheet.
pub(super) fn next(desk: &Desk<'_>, model: &mut Model) -> Vec<Effect> {
    let score = scenario(desk, model)
        .zip(scene(desk, &model.call))
        .map(|(scenario, scene)| score(scenario, &model.call, &scene));
    let call = fresh(&model.call);
    let (Some(drill), Some(score)) = (&mut model.drill, score) else {
        return Vec::new();
    };
    drill.scores.push(score);
    drill.at += 1;
    drill.steps = 0;
    let over = drill.at >= desk.text.drill.len();
    model.call = call;
    model.panel = over.then_some(Panel::Sheet);
    vec![Effect::Focus(if over { Spot::Panel } else { Spot::Script })]
}

/// The call that is practised.
#[must_use]
pub fn scenario<'d>(desk: &Desk<'d>, model: &Model) -> Option<&'d Scenario> {
    let drill = model.drill.as_ref()?;
    desk.text.drill.get(drill.at)
}

/// How a call went.
#[must_use]
pub fn score(scenario: &Scenario, call: &Call, scene: &Scene) -> Score {
    let fits = |topic: &String| scenario.topics.iter().any(|it| it.as_str() == topic);
    let given = scene.path.answered().all(|(question, answer)| {
        let fact = scenario
            .facts
            .iter()
            .find(|fact| fact.question.as_str() == question.id);
        match fact {
            Some(fact) => read(question, &fact.is).as_ref() == Some(answer),
            None => is_baseline(question, answer),
        }
    });
    let outcome = scene.outcome().is_some_and(|outcome| {
        let doors = &scenario.doors;
        outcome.level == scenario.level
            && (doors.is_empty() || outcome.doors.iter().any(|door| doors.contains(door)))
    });
    Score {
        topic: call.journey.topics.iter().any(fits),
        answers: given,
        outcome,
    }
}

fn is_baseline(question: &QuestionView, answer: &GivenAnswer) -> bool {
    match answer {
        GivenAnswer::Words(words) => words.is_empty(),
        GivenAnswer::Word(word) => question.baseline.as_ref() == Some(word),
        GivenAnswer::Number(_) | GivenAnswer::Age(_) => false,
    }
}

/// An answer as a scenario writes it.
#[must_use]
pub fn read(question: &QuestionView, is: &str) -> Option<GivenAnswer> {
    match question.kind {
        QuestionKind::AnyOf => Some(GivenAnswer::Words(
            is.split(", ")
                .filter(|id| !id.is_empty())
                .map(str::to_owned)
                .collect(),
        )),
        QuestionKind::Number if decimal::read(is).is_none() && !is.ends_with('s') => {
            Some(GivenAnswer::Word(is.to_owned()))
        }
        QuestionKind::Number => typed(question, is).read(question).ok(),
        QuestionKind::YesNo | QuestionKind::OneOf => Some(GivenAnswer::Word(is.to_owned())),
    }
}

/// What the caller says when asked: the question and the answer, in words.
#[must_use]
pub fn facts(desk: &Desk<'_>, scenario: &Scenario) -> Vec<(String, String)> {
    let say = Say {
        pack: desk.pack,
        asking_for: scenario.asking_for.unwrap_or(AskingFor::Me),
    };
    let words = |fact: &ScenarioFact| {
        let question = contract::question(desk.pack, fact.question.as_str(), say.asking_for)?;
        let answer = read(&question, &fact.is)?;
        Some((
            question.text.clone(),
            answer_words(&say, &question, &answer),
        ))
    };
    scenario.facts.iter().filter_map(words).collect()
}
