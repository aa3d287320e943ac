//! A journey to each need, as short as it can be found: the findings of one rule, everything else answered as quietly as it can
//! be. Every journey is played by the engine before it counts.

use crate::engine::{Answers, Decision, GivenAnswer, Step, ask};
use crate::order;
use crate::pack::{FindingIndex, LinkedRule, Need, QuestionIndex};
use crate::report::answers::Choice;
use crate::report::model::{Example, ExampleAnswer, ExamplePage, NeedWords};
use crate::report::scene::Scene;
use crate::verify::journeys::{End, explore};
use crate::verify::symbolic::Witness;
use std::collections::BTreeMap;

/// So many ways to make one rule hold are tried.
const TRIES: usize = 60;

/// No journey has more pages; the engine never asks twice, so this only ends what would never end.
const MOST_PAGES: usize = 200;

/// The journeys found, highest need first, and the needs to which none was found though journeys end there. A need that only
/// ever stands beside a higher one has no journey of its own.
pub(crate) fn journeys(scene: &Scene<'_>) -> (Vec<Example>, Vec<NeedWords>) {
    let search = Search::new(scene);
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for need in scene.needs() {
        match search.shortest(need) {
            Some(played) => found.push(search.example(need, &played)),
            None => match search.in_the_graph(need) {
                Some(Some(played)) => found.push(search.example(need, &played)),
                Some(None) => missing.push(scene.need(need)),
                None => {}
            },
        }
    }
    (found, missing)
}

/// Answers chosen on purpose, by question.
type Chosen = BTreeMap<QuestionIndex, Choice>;

/// A journey that was played.
struct Played {
    pages: Vec<(bool, Vec<QuestionIndex>)>,
    answers: BTreeMap<String, GivenAnswer>,
    decision: Decision,
    chosen: Vec<QuestionIndex>,
}

/// The choices of each question, quietest first.
type Quiet = BTreeMap<QuestionIndex, Vec<Choice>>;

struct Search<'s, 'a> {
    scene: &'s Scene<'a>,
    /// Two ideas of a quiet answer: an adult to whom nothing else applies, and whoever takes part in the fewest rules.
    quiet: [Quiet; 2],
}

impl<'s, 'a> Search<'s, 'a> {
    fn new(scene: &'s Scene<'a>) -> Self {
        let quiet = |plain: bool| {
            let questions = scene.questions();
            let choices =
                questions.map(|(index, question)| (index, scene.quiet_first(question, plain)));
            choices.collect()
        };
        Self {
            scene,
            quiet: [quiet(true), quiet(false)],
        }
    }

    /// The shorter journey of these answers, with either idea of quiet, that ends in `need`.
    fn ending(&self, chosen: &Chosen, need: Need) -> Option<Played> {
        let played = self
            .quiet
            .iter()
            .filter_map(|quiet| self.play(chosen, quiet));
        let ending = played.filter(|played| ends_in(played, need));
        ending.min_by_key(|played| length(played, need))
    }

    /// The journey with the fewest pages, then the fewest answers chosen on purpose, that ends in `need`.
    fn shortest(&self, need: Need) -> Option<Played> {
        let mut best = self.ending(&Chosen::new(), need);
        for rule in self.scene.rules(&self.scene.live) {
            if rule.need() != need {
                continue;
            }
            if let Some(played) = self.first_that_holds(rule)
                && best
                    .as_ref()
                    .is_none_or(|known| length(&played, need) < length(known, need))
            {
                best = Some(played);
            }
        }
        best
    }

    /// The first way to make a rule hold that also ends in its need.
    fn first_that_holds(&self, rule: &LinkedRule) -> Option<Played> {
        let mut ways = Vec::new();
        self.ways(self.scene.asked_for(rule), &Chosen::new(), &mut ways);
        ways.iter().find_map(|way| self.ending(way, rule.need()))
    }

    /// Ways to establish all of `wanted`, each with what its questions wait for.
    fn ways(&self, wanted: Vec<FindingIndex>, chosen: &Chosen, found: &mut Vec<Chosen>) {
        if found.len() >= TRIES {
            return;
        }
        let known = |finding: &FindingIndex| {
            self.scene.topic.presents.contains(finding)
                || chosen
                    .values()
                    .any(|choice| choice.findings.contains(finding))
        };
        let wanted: Vec<FindingIndex> = wanted
            .into_iter()
            .filter(|finding| !known(finding))
            .collect();
        let Some(finding) = wanted.first() else {
            match self.waiting_for(chosen, known) {
                None => found.push(chosen.clone()),
                Some(conditions) => {
                    for condition in conditions {
                        self.ways(condition.clone(), chosen, found);
                    }
                }
            }
            return;
        };
        for (index, choice) in self.bringing(*finding, chosen) {
            let mut longer = chosen.clone();
            longer.insert(index, choice);
            self.ways(wanted.clone(), &longer, found);
        }
    }

    /// The conditions of a chosen question none of which is met yet.
    fn waiting_for(
        &self,
        chosen: &Chosen,
        known: impl Fn(&FindingIndex) -> bool,
    ) -> Option<&'a [Vec<FindingIndex>]> {
        let questions = chosen
            .keys()
            .filter_map(|index| self.scene.pack.question(*index));
        let mut unmet = questions.filter(|question| {
            !question.ask_if.is_empty() && !question.ask_if.iter().any(|all| all.iter().all(&known))
        });
        unmet.next().map(|question| question.ask_if.as_slice())
    }

    /// Answers that establish a finding, beside those chosen already. Another tick may join the ticks of an any-of question.
    fn bringing(&self, finding: FindingIndex, chosen: &Chosen) -> Vec<(QuestionIndex, Choice)> {
        let [plain, _] = &self.quiet;
        let mut bringing = Vec::new();
        for index in self.scene.establishers(finding) {
            let choices = plain.get(&index).map_or(&[][..], Vec::as_slice);
            let telling = choices
                .iter()
                .filter(|choice| choice.findings.contains(&finding));
            match chosen.get(&index) {
                None => bringing.extend(telling.map(|choice| (index, choice.clone()))),
                Some(before) => bringing
                    .extend(telling.filter_map(|choice| Some((index, both(before, choice)?)))),
            }
        }
        bringing
    }

    /// Plays a journey with these answers and quiet ones otherwise; `None` when one of them is never asked for.
    fn play(&self, chosen: &Chosen, quiet: &Quiet) -> Option<Played> {
        let answer = |index: &QuestionIndex| {
            let quiet = || quiet.get(index)?.first();
            let choice = chosen.get(index).or_else(quiet)?;
            Some(choice.given.clone())
        };
        self.play_with(answer, chosen.keys().copied().collect())
    }

    /// The journey to `need` that the graph of all journeys knows; `None` when none ends there, `Some(None)` when playing it
    /// fails.
    fn in_the_graph(&self, need: Need) -> Option<Option<Played>> {
        let pack = self.scene.pack;
        let explored = explore(pack, &self.scene.topics).ok()?;
        let ends_there =
            |end: &&End| end.need.level == need.level && end.doors.contains(&need.door);
        let answers = &explored.ends.iter().find(ends_there)?.example;
        let telling = Witness::of(pack, answers).telling;
        let chosen = telling.iter().filter_map(|id| pack.find_question(id));
        let answer = |index: &QuestionIndex| {
            let id = pack.question(*index)?.authored.id.as_str();
            let given = answers.iter().find(|(asked, _)| asked == id)?;
            Some(given.1.clone())
        };
        let played = self.play_with(answer, chosen.collect());
        Some(played.filter(|played| ends_in(played, need)))
    }

    /// Plays a journey; `None` when a question has no answer, or one that was chosen on purpose is never asked.
    fn play_with(
        &self,
        answer: impl Fn(&QuestionIndex) -> Option<GivenAnswer>,
        chosen: Vec<QuestionIndex>,
    ) -> Option<Played> {
        let pack = self.scene.pack;
        let (mut answers, mut pages) = (BTreeMap::new(), Vec::new());
        for _ in 0..MOST_PAGES {
            let given = answers
                .iter()
                .map(|(id, answer): (&String, _)| (id.as_str(), answer));
            let read = Answers::read(pack, given).ok()?;
            let asked = match ask(pack, &self.scene.topics, &read) {
                Step::Ask(asked) => asked,
                Step::Decided(decision) => {
                    let all_asked = chosen.iter().all(|question| read.has(*question));
                    return all_asked.then_some(Played {
                        pages,
                        answers,
                        decision,
                        chosen,
                    });
                }
            };
            for index in &asked.page {
                let id = pack.question(*index)?.authored.id.to_string();
                answers.insert(id, answer(index)?);
            }
            pages.push((asked.any_of_these_as_well, asked.page));
        }
        None
    }

    fn example(&self, need: Need, played: &Played) -> Example {
        let scene = self.scene;
        let answer = |index: &QuestionIndex| {
            let question = scene.pack.question(*index)?;
            let given = played.answers.get(question.authored.id.as_str())?;
            Some(ExampleAnswer {
                question: question.authored.id.to_string(),
                text: scene.say(&question.authored.text),
                answer: scene.given(question, given),
                telling: played.chosen.contains(index),
            })
        };
        let pages = played.pages.iter().map(|(last, questions)| ExamplePage {
            any_of_these_as_well: *last,
            answers: questions.iter().filter_map(answer).collect(),
        });
        let reasons = played.decision.reasons.iter();
        Example {
            need: scene.need(need),
            doors: played.decision.doors.clone(),
            rules: reasons
                .filter_map(|rule| scene.pack.rule(*rule))
                .map(|rule| rule.authored.id.to_string())
                .collect(),
            pages: pages.collect(),
            topics: vec![scene.topic.authored.id.to_string()],
            answers: played.answers.clone(),
        }
    }
}

/// What makes a journey long. One whose first door is the need's own says more than one where it stands beside another.
fn length(played: &Played, need: Need) -> (bool, usize, usize) {
    let beside = played.decision.need != need;
    (beside, played.pages.len(), played.chosen.len())
}

/// Whether the headline of the decision shows this need.
fn ends_in(played: &Played, need: Need) -> bool {
    let decision = &played.decision;
    decision.need.level == need.level && decision.doors.contains(&need.door)
}

/// Two ticks of one any-of question together; nothing for other kinds of question, which take one answer.
fn both(one: &Choice, other: &Choice) -> Option<Choice> {
    let (GivenAnswer::Words(ticked), GivenAnswer::Words(more)) = (&one.given, &other.given) else {
        return None;
    };
    Some(Choice {
        given: GivenAnswer::Words([ticked.clone(), more.clone()].concat()),
        findings: order::once_each([one.findings.clone(), other.findings.clone()].concat()),
    })
}
