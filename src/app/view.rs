//! What the outcome shows, as plain strings: the drawn ladder, signs by what to do then, answers read back, distances.

use crate::app::draft::answer_words;
use crate::app::path::{Journey, Path};
use crate::app::words::{Say, capital};
use crate::contract::{AlsoView, OutcomeView, WatchView};
use crate::directory::{Access, Route, ServiceKind};
use crate::pack::{Door, Level, Pack, Rung};

/// One line of the drawn ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub what_for: String,
    /// Whether the outcome is here.
    pub reached: bool,
    /// Whether it is a landing beside a rung, such as a dentist at the height of the surgery.
    pub landing: bool,
}

/// The ladder with the reached rung, highest first as it is drawn, and the handrail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder {
    /// The steps.
    pub steps: Vec<Step>,
    /// NHS 111.
    pub handrail: Option<Step>,
}

/// Draws the ladder of an outcome.
#[must_use]
pub fn ladder(say: &Say<'_>, outcome: &OutcomeView) -> Ladder {
    let pack = say.pack;
    let landing = landing(say, outcome);
    let step = |text: &crate::pack::RungText| Step {
        name: say.text(&text.name),
        what_for: say.text(&text.what_for),
        reached: text.rung == outcome.rung && landing.is_none(),
        landing: false,
    };
    let mut steps: Vec<Step> = Vec::new();
    for text in pack
        .ladder
        .rungs
        .iter()
        .rev()
        .filter(|text| text.rung != Rung::Handrail)
    {
        steps.push(step(text));
        if text.rung == outcome.rung {
            steps.extend(landing.clone());
        }
    }
    let handrail = pack
        .ladder
        .rungs
        .iter()
        .find(|text| text.rung == Rung::Handrail)
        .map(step);
    Ladder { steps, handrail }
}

/// The outcome's door as a landing, when it is not one of the six rungs.
fn landing(say: &Say<'_>, outcome: &OutcomeView) -> Option<Step> {
    let own_rung = matches!(
        outcome.door,
        Door::Self_
            | Door::Pharmacy
            | Door::NhsApp
            | Door::Practice
            | Door::Ucrt
            | Door::Ae
            | Door::Emergency
    );
    if own_rung || outcome.rung == Rung::Handrail {
        return None;
    }
    let door = say.pack.door(outcome.door)?;
    let name = capital(&say.text(&door.name));
    Some(Step {
        name,
        what_for: String::new(),
        reached: true,
        landing: true,
    })
}

/// Signs that mean the same thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signs {
    /// What to do then.
    pub action: String,
    /// How soon that is.
    pub level: Level,
    /// The signs.
    pub signs: Vec<String>,
}

/// The signs to watch for, gathered by what to do then, most urgent first.
#[must_use]
pub fn signs(watch_for: &[WatchView]) -> Vec<Signs> {
    let mut all: Vec<Signs> = Vec::new();
    for watch in watch_for {
        match all.iter_mut().find(|group| group.action == watch.action) {
            Some(group) => group.signs.push(watch.sign.clone()),
            None => all.push(Signs {
                action: watch.action.clone(),
                level: watch.then.level,
                signs: vec![watch.sign.clone()],
            }),
        }
    }
    crate::order::by_key(all, |group| std::cmp::Reverse(group.level))
}

/// One answer read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The question's id; for "who is it for?" [`WHO`](crate::app::state::WHO).
    pub id: String,
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
}

impl Line {
    /// Question and answer, one after the other.
    #[must_use]
    pub fn said(&self) -> String {
        format!("{} {}", self.question, self.answer)
    }
}

/// The answers that count, in the order in which they were asked.
#[must_use]
pub fn answers(say: &Say<'_>, path: &Path) -> Vec<Line> {
    let ui = &say.pack.text.ui;
    let who = match say.asking_for {
        crate::pack::AskingFor::Me => &ui.who_me,
        crate::pack::AskingFor::Child => &ui.who_child,
        crate::pack::AskingFor::Other => &ui.who_other,
    };
    let who = Line {
        id: crate::app::state::WHO.to_owned(),
        question: say.text(&ui.who_question),
        answer: say.text(who),
    };
    let mut lines = vec![who];
    for (question, answer) in path.answered() {
        lines.push(Line {
            id: question.id.clone(),
            question: question.text.clone(),
            answer: answer_words(say, question, answer),
        });
    }
    lines
}

/// The answers behind a reason, as "question: answer".
#[must_use]
pub fn behind<'a>(lines: &'a [Line], questions: &[String]) -> Vec<&'a Line> {
    lines
        .iter()
        .filter(|line| questions.contains(&line.id))
        .collect()
}

/// The routes to show at first, and those for whoever wants more.
#[must_use]
pub fn parted(outcome: &OutcomeView) -> (&[Route], &[Route]) {
    let first = outcome.routes_first.min(outcome.routes.len());
    outcome.routes.split_at(first)
}

/// A distance in words: miles to one decimal.
#[must_use]
pub fn distance(say: &Say<'_>, metres: u32) -> String {
    say.with(&say.pack.text.ui.miles, &[&miles(metres)])
}

/// Metres in miles, to one decimal.
#[must_use]
pub fn miles(metres: u32) -> String {
    // Whole numbers only: printing fractions would bring kilobytes into the module.
    let tenths = (u64::from(metres) * 10 + 804) / 1609;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// What else is known of a service, a line each: who runs it, for whom it is, what it costs, what it can't do.
#[must_use]
pub fn facts(say: &Say<'_>, route: &Route) -> Vec<String> {
    let ui = &say.pack.text.ui;
    let kind = match route.kind {
        ServiceKind::Health => None,
        ServiceKind::Community => Some(&ui.kind_community),
        ServiceKind::Council => Some(&ui.kind_council),
        ServiceKind::Voice => Some(&ui.kind_voice),
        ServiceKind::Crisis => Some(&ui.kind_crisis),
    };
    let mut lines: Vec<String> = Vec::new();
    // Whoever the name speaks of need not be named twice.
    let said = |it: &&String| !route.name.starts_with(*it) && !route.name.ends_with(*it);
    match (
        kind.map(|kind| say.text(kind)),
        route.provider.as_ref().filter(said),
    ) {
        (Some(kind), Some(provider)) => lines.push([&kind, ": ", provider].concat()),
        (kind, provider) => {
            let run_by = provider.map(|it| say.with(&ui.run_by, &[it]));
            lines.extend(kind.or(run_by));
        }
    }
    for (label, fact) in [
        (&ui.for_whom, &route.for_whom),
        (&ui.cost, &route.cost),
        (&ui.languages, &route.languages),
        (&ui.introduced_by, &route.introduced_by),
    ] {
        lines.extend(fact.iter().map(|fact| say.with(label, &[fact])));
    }
    let ways = route.access.iter().map(|way| match way {
        Access::WalkIn => &ui.walk_in,
        Access::Booking => &ui.booking,
        Access::Referral => &ui.referral,
    });
    let steps = route.step_free.map(|free| match free {
        true => &ui.step_free,
        false => &ui.steps,
    });
    lines.extend(ways.chain(steps).map(|said| say.text(said)));
    lines.extend(route.cannot.clone());
    lines.extend(route.sensory.clone());
    lines.extend(route.inferred.clone());
    lines.extend(route.sessions.iter().map(|session| capital(session)));
    lines
}

/// The address that dials a number.
#[must_use]
pub fn dial(number: &str) -> String {
    format!("tel:{}", number.split_whitespace().collect::<String>())
}

/// The name of the site in an address on the web.
#[must_use]
pub fn host(url: &str) -> &str {
    let scheme = ["https://", "http://"].into_iter();
    let rest = scheme.filter_map(|scheme| url.strip_prefix(scheme)).next();
    let rest = rest.unwrap_or(url);
    let host = rest.split('/').next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// Whether a lesser need is shown beside the headline. Somebody in a crisis who came for nothing else is never sent on to the
/// surgery as well, and in an emergency to nothing that could wait.
#[must_use]
pub fn shows_beside(
    pack: &Pack,
    journey: &Journey,
    outcome: &OutcomeView,
    also: &AlsoView,
) -> bool {
    let came_for_that = match journey.topics.as_slice() {
        [topic] => pack
            .find_topic(topic)
            .and_then(|index| pack.topic(index))
            .is_some_and(|topic| topic.authored.sensitive),
        _ => false,
    };
    let beside_the_point = if outcome.level.is_red_flag() {
        also.level < Level::Today
    } else {
        is_mental_health_landing(outcome) && also.door == Door::Practice
    };
    !(came_for_that && beside_the_point)
}

/// Whether the advice names a time: an emergency is the time itself, and self-care begins when they like.
#[must_use]
pub fn says_when(level: Level) -> bool {
    level > Level::SelfCare && !level.is_red_flag()
}

/// Which of several topics decided, and what stands beside them; nothing when there is one, or they decided together.
#[must_use]
pub fn decided(say: &Say<'_>, outcome: &OutcomeView) -> Option<String> {
    let [decided, beside] = [&outcome.decided, &outcome.beside].map(|names| names.join(", "));
    let text = &say.pack.text.ui.decided_topic;
    (!beside.is_empty()).then(|| say.with(text, &[&decided, &beside]))
}

/// Whether something beside the headline is wanted sooner: weeks stand higher than the few days of plain advice.
#[must_use]
pub fn has_sooner(outcome: &OutcomeView) -> bool {
    let waits = matches!(outcome.level, Level::Routine | Level::Week);
    waits && outcome.also.iter().any(|also| also.level == Level::Advice)
}

/// Whether the outcome is the mental health landing: the option of 111, now.
#[must_use]
pub fn is_mental_health_landing(outcome: &OutcomeView) -> bool {
    outcome.door == Door::Nhs111MentalHealth && outcome.level >= Level::Now
}
