//! Answers by question. One short list in the order of the ids; a map of the standard library would be five kilobytes of the
//! module.

use crate::engine::GivenAnswer;

/// Answers as they came in, by question, in the order of the questions' ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GivenAnswers(Vec<(String, GivenAnswer)>);

impl GivenAnswers {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes an answer, in place of the one that the question had.
    #[inline(never)]
    pub fn insert(&mut self, question: String, answer: GivenAnswer) {
        self.remove(&question);
        let place = self.0.partition_point(|(other, _)| *other < question);
        self.0.insert(place, (question, answer));
    }

    /// Forgets the answer to a question, and gives it back.
    #[inline(never)]
    pub fn remove(&mut self, question: &str) -> Option<GivenAnswer> {
        let place = self.0.iter().position(|(other, _)| other == question)?;
        Some(self.0.remove(place).1)
    }

    /// The answer to a question.
    #[must_use]
    pub fn get(&self, question: &str) -> Option<&GivenAnswer> {
        self.iter()
            .find(|(other, _)| *other == question)
            .map(|(_, answer)| answer)
    }

    /// Whether a question has an answer.
    #[must_use]
    pub fn contains_key(&self, question: &str) -> bool {
        self.get(question).is_some()
    }

    /// All questions with their answers.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &GivenAnswer)> {
        self.0.iter().map(|(question, answer)| (question, answer))
    }

    /// The questions that have an answer.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(question, _)| question)
    }

    /// How many answers there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Extend<(String, GivenAnswer)> for GivenAnswers {
    fn extend<I: IntoIterator<Item = (String, GivenAnswer)>>(&mut self, more: I) {
        for (question, answer) in more {
            self.insert(question, answer);
        }
    }
}

impl FromIterator<(String, GivenAnswer)> for GivenAnswers {
    fn from_iter<I: IntoIterator<Item = (String, GivenAnswer)>>(given: I) -> Self {
        let mut answers = Self::new();
        answers.extend(given);
        answers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_has_one_answer_and_the_ids_are_in_order() {
        let word = |word: &str| GivenAnswer::Word(word.to_owned());
        let given = [("b", "yes"), ("a", "no"), ("b", "not-sure")];
        let mut answers: GivenAnswers = given
            .into_iter()
            .map(|(question, answer)| (question.to_owned(), word(answer)))
            .collect();
        assert_eq!(answers.keys().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(answers.get("b"), Some(&word("not-sure")));
        answers.remove("a");
        assert!(!answers.contains_key("a") && answers.len() == 1);
    }
}
