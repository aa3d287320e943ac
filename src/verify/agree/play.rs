//! A journey by somebody whose answers are known beforehand.

use super::judge::{Forms, Judge, read, reasons, topics, verdict};
use crate::engine::{Ask, Decision, GivenAnswer, Step, Topics, ask};
use crate::pack::Pack;
use crate::verify::independent::{AnswerSet, Bits, Kind, Topic, Verdict};

/// The engine, asked page by page. It stumbles when it asks what may not be asked, asks twice, or says that fewer pages are
/// left than there are.
#[derive(Debug)]
pub struct Journey<'p> {
    pack: &'p Pack,
    topics: Result<Topics, String>,
    forms: Forms,
}

/// What the engine knows so far.
struct Told<'s> {
    given: Vec<(&'s str, GivenAnswer)>,
    findings: Bits,
}

impl<'p> Journey<'p> {
    /// The engine with this pack.
    #[must_use]
    pub fn new(pack: &'p Pack, topic: &Topic) -> Self {
        Self {
            pack,
            topics: topics(pack, topic),
            forms: Forms::new(topic),
        }
    }

    fn play(&self, set: &AnswerSet<'_>) -> Result<Decision, String> {
        let topics = self.topics.as_ref().map_err(Clone::clone)?;
        let truth = set.complete();
        let (mut pages, mut at_most) = (0usize, usize::MAX);
        let mut told = Told {
            given: Vec::new(),
            findings: set.topic.presents,
        };
        let answers = self.forms.of(&truth);
        loop {
            let page = match ask(self.pack, topics, &read(self.pack, &told.given)?) {
                Step::Decided(decision) => return Ok(decision),
                Step::Ask(page) => page,
            };
            if page.page.is_empty() {
                return Err("a page without questions".to_owned());
            }
            at_most = at_most.min(pages.saturating_add(page.pages_left_at_most));
            pages += 1;
            if pages > at_most {
                return Err(format!("more than the {at_most} pages that it said"));
            }
            self.answer(&page, &truth, &answers, &mut told)?;
        }
    }

    fn answer<'s>(
        &self,
        page: &Ask,
        truth: &AnswerSet<'s>,
        answers: &[(&'s str, GivenAnswer)],
        told: &mut Told<'s>,
    ) -> Result<(), String> {
        let before = told.findings;
        for index in &page.page {
            let id = self
                .pack
                .question(*index)
                .map(|question| question.authored.id.as_str())
                .unwrap_or_default();
            let question = truth.topic.questions.iter().find(|own| own.id == id);
            let question = question.ok_or_else(|| format!("asks {id}, of another topic"))?;
            if told.given.iter().any(|(other, _)| *other == id) {
                return Err(format!("asks {id} twice"));
            }
            if !truth.topic.may_ask(question, before) {
                return Err(format!("asks {id} where it may not be asked"));
            }
            let answer = answers.iter().find(|(other, _)| *other == id);
            let answer = match (answer, question.kind) {
                (Some((_, answer)), _) => answer.clone(),
                (None, Kind::Ticks) => GivenAnswer::Words(Vec::new()),
                (None, Kind::Single) => return Err(format!("{id} has no answer")),
            };
            told.given.push((&question.id, answer));
            let own = |place: &&usize| question.moves.contains(place);
            let moves = truth.moves.iter().filter(own);
            let gives = moves.filter_map(|place| truth.topic.moves.get(*place));
            told.findings |= gives.map(|mv| mv.gives).collect();
        }
        Ok(())
    }
}

impl Judge for Journey<'_> {
    fn judge(&mut self, set: &AnswerSet<'_>) -> Result<Verdict, String> {
        verdict(&self.play(set)?)
    }

    fn reasons(&mut self, set: &AnswerSet<'_>) -> Vec<String> {
        let decision = self.play(set);
        decision.map_or_else(|_| Vec::new(), |decision| reasons(self.pack, &decision))
    }
}
