//! The ways in which findings can be had together: one answer a question, each question only where it may be asked.

use super::bits::Bits;
use super::sets::AnswerSet;
use super::topic::Topic;

impl Topic {
    /// Up to `most` sets of answers that establish all of `wanted`, each with the answers that its questions wait for.
    #[must_use]
    pub fn ways(&self, wanted: Bits, most: usize) -> Vec<AnswerSet<'_>> {
        let mut found = Vec::new();
        self.find(wanted, &AnswerSet::new(self, []), most, &mut found);
        found
    }

    fn find<'t>(
        &'t self,
        wanted: Bits,
        set: &AnswerSet<'t>,
        most: usize,
        found: &mut Vec<AnswerSet<'t>>,
    ) {
        if found.len() >= most {
            return;
        }
        let missing = wanted & !set.findings;
        let Some(next) = missing.lowest() else {
            self.settle(set, most, found);
            return;
        };
        for (place, mv) in self.moves.iter().enumerate() {
            if mv.gives.has(next) && !set.answers_all(mv.question) {
                self.find(wanted, &set.and(place), most, found);
            }
        }
    }

    /// Adds what a question waits for, until every answer is one to a question that may be asked.
    fn settle<'t>(&'t self, set: &AnswerSet<'t>, most: usize, found: &mut Vec<AnswerSet<'t>>) {
        let waits = set
            .moves
            .iter()
            .filter_map(|place| self.question_of(*place))
            .find(|question| !self.may_ask(question, set.findings));
        match waits {
            None => found.push(set.clone()),
            Some(question) => {
                for all in &question.ask_if {
                    self.find(*all, set, most, found);
                }
            }
        }
    }
}
