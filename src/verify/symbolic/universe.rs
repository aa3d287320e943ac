//! All answer sets of a topic, of several, or of the same topic in two packs.

use super::alternatives::{Alternative, alternatives, band_of};
use crate::engine::GivenAnswer;
use crate::pack::{
    FindingIndex, LinkedQuestion, LinkedRule, Pack, Question, QuestionIndex, QuestionKind, Scope,
    TopicIndex,
};
use biodivine_lib_bdd::{Bdd, BddValuation, BddVariable, BddVariableSet};
use num_bigint::BigUint;
use std::collections::BTreeSet;

/// A pack and the topics that were chosen of it.
#[derive(Clone, Debug)]
pub struct Side<'p> {
    /// The pack.
    pub pack: &'p Pack,
    /// The chosen topics.
    pub topics: Vec<TopicIndex>,
}

impl<'p> Side<'p> {
    /// One topic of a pack.
    #[must_use]
    pub fn of(pack: &'p Pack, topic: TopicIndex) -> Self {
        Self {
            pack,
            topics: vec![topic],
        }
    }

    /// Whether something of this scope belongs to the chosen topics.
    #[must_use]
    pub fn brings(&self, scope: Scope) -> bool {
        match scope {
            Scope::Person => true,
            Scope::Topic(topic) => self.topics.contains(&topic),
        }
    }

    /// What choosing the topics establishes.
    #[must_use]
    pub fn presented(&self) -> BTreeSet<FindingIndex> {
        let topics = self
            .topics
            .iter()
            .filter_map(|topic| self.pack.topic(*topic));
        topics.flat_map(|topic| &topic.presents).copied().collect()
    }

    /// The questions of the chosen topics, shared ones first.
    pub fn questions(&self) -> impl Iterator<Item = (QuestionIndex, &'p LinkedQuestion)> + '_ {
        let all = (0u16..).zip(self.pack.questions());
        all.filter(|(_, question)| self.brings(question.scope))
    }

    /// The rules of the chosen topics all of whose findings some question of theirs, or choosing them, can establish.
    #[must_use]
    pub fn rules(&self) -> Vec<(u16, &'p LinkedRule)> {
        let mut possible = self.presented();
        possible.extend(
            self.questions()
                .flat_map(|(_, question)| &question.all)
                .copied(),
        );
        let all = (0u16..).zip(self.pack.rules());
        all.filter(|(_, rule)| self.brings(rule.scope))
            .filter(|(_, rule)| rule.when.iter().all(|finding| possible.contains(finding)))
            .collect()
    }

    /// The questions that a rule, or the condition of such a question, can use.
    #[must_use]
    pub fn useful(&self) -> Vec<QuestionIndex> {
        let mut wanted: BTreeSet<FindingIndex> = self
            .rules()
            .iter()
            .flat_map(|(_, rule)| &rule.when)
            .copied()
            .collect();
        loop {
            let useful = || {
                self.questions().filter(|(_, question)| {
                    question.all.iter().any(|finding| wanted.contains(finding))
                })
            };
            let further: Vec<FindingIndex> = useful()
                .flat_map(|(_, question)| question.ask_if.iter().flatten())
                .copied()
                .collect();
            if further.iter().all(|finding| wanted.contains(finding)) {
                return useful().map(|(index, _)| index).collect();
            }
            wanted.extend(further);
        }
    }
}

/// Stands after the id of a question that a later side has as another kind of question.
pub(crate) const AS_CHANGED: &str = " (as changed)";

/// One question as variables: a bit for each option of an any-of question; for the others a bit for each answer but the
/// first, of which at most one is set.
#[derive(Clone, Debug)]
pub struct Block {
    /// The question's id.
    pub id: String,
    /// By side: the question's number there.
    pub questions: Vec<Option<QuestionIndex>>,
    /// Any-of: the ids of the options, one a bit. Empty for the others.
    pub ticks: Vec<String>,
    /// Not any-of: the answers; the first one has no bit. Empty for any-of.
    pub alternatives: Vec<Alternative>,
    /// The bits.
    pub bits: Vec<BddVariable>,
}

impl Block {
    /// The answer that some bits stand for.
    #[must_use]
    pub fn answer(&self, is_set: impl Fn(BddVariable) -> bool) -> Option<GivenAnswer> {
        let set = || {
            (0..)
                .zip(&self.bits)
                .filter(|(_, bit)| is_set(**bit))
                .map(|(at, _)| at)
        };
        if self.alternatives.is_empty() {
            let ticked = set().filter_map(|at: usize| self.ticks.get(at)).cloned();
            return Some(GivenAnswer::Words(ticked.collect()));
        }
        let at = set().next().map_or(0, |at| at + 1);
        self.alternatives
            .get(at)
            .map(|alternative| alternative.answer.clone())
    }

    /// The bits that an answer sets; `None` when it is none of this question's.
    #[must_use]
    pub fn bits_of(&self, answer: &GivenAnswer) -> Option<Vec<BddVariable>> {
        if self.alternatives.is_empty() {
            let GivenAnswer::Words(words) = answer else {
                return None;
            };
            let bit = |word: &String| {
                let at = self.ticks.iter().position(|tick| tick == word)?;
                self.bits.get(at).copied()
            };
            return words.iter().map(bit).collect();
        }
        let is_it = |alternative: &Alternative| alternative.answer == *answer;
        let at = self.alternatives.iter().position(is_it)?;
        Some(self.bit_at(at).into_iter().collect())
    }

    /// The question as each side has it.
    fn questions_of<'p>(&self, sides: &[Side<'p>]) -> Vec<Option<&'p LinkedQuestion>> {
        let sides = self.questions.iter().zip(sides);
        sides
            .map(|(index, side)| side.pack.question((*index)?))
            .collect()
    }

    fn bit_at(&self, alternative: usize) -> Option<BddVariable> {
        self.bits.get(alternative.checked_sub(1)?).copied()
    }
}

/// All answer sets over the questions that can matter.
#[derive(Clone, Debug)]
pub struct Universe<'p> {
    /// What is looked at.
    pub sides: Vec<Side<'p>>,
    /// The questions, in the order of the first side; those of other sides alone come last.
    pub blocks: Vec<Block>,
    pub(super) variables: BddVariableSet,
    /// The answer sets: one answer a question.
    pub(super) valid: Bdd,
}

impl<'p> Universe<'p> {
    /// Every answer set of the sides' topics.
    #[must_use]
    pub fn new(sides: Vec<Side<'p>>) -> Self {
        let mut blocks: Vec<Block> = Vec::new();
        for (at, side) in sides.iter().enumerate() {
            for index in side.useful() {
                let Some(question) = side.pack.question(index) else {
                    continue;
                };
                let id = question.authored.id.as_str();
                let kind = question.authored.kind;
                // A question that changed its kind or unit is another question.
                let as_first = |block: &Block| {
                    let mut known = block.questions.iter().zip(&sides);
                    let first = known.find_map(|(index, side)| side.pack.question((*index)?));
                    first.is_some_and(|first| {
                        let first = &first.authored;
                        (first.kind, first.unit) == (kind, question.authored.unit)
                    })
                };
                let changed = format!("{id}{AS_CHANGED}");
                let is_other = |block: &Block| block.id == id && !as_first(block);
                let id = if blocks.iter().any(is_other) {
                    changed.as_str()
                } else {
                    id
                };
                let same = |block: &&mut Block| block.id == id;
                match blocks.iter_mut().find(same) {
                    Some(block) => {
                        if let Some(place) = block.questions.get_mut(at) {
                            *place = Some(index);
                        }
                    }
                    None => {
                        let mut questions = vec![None; sides.len()];
                        if let Some(place) = questions.get_mut(at) {
                            *place = Some(index);
                        }
                        let alternatives = Vec::new();
                        let mut block = Block {
                            id: id.to_owned(),
                            questions,
                            ticks: Vec::new(),
                            alternatives,
                            bits: Vec::new(),
                        };
                        if kind != QuestionKind::AnyOf {
                            // Filled once every side is known; until then it only says what kind it is.
                            block.alternatives.push(Alternative {
                                answer: GivenAnswer::Words(Vec::new()),
                                hits: Vec::new(),
                            });
                        }
                        blocks.push(block);
                    }
                }
            }
        }
        let mut count = 0u16;
        for block in &mut blocks {
            fill(block, &sides);
            let bits = block.ticks.len() + block.alternatives.len().saturating_sub(1);
            let bits = u16::try_from(bits).unwrap_or(u16::MAX);
            block.bits = (count..count + bits)
                .map(|at| BddVariable::from_index(usize::from(at)))
                .collect();
            count += bits;
        }
        let variables = BddVariableSet::new_anonymous(count);
        let valid = valid(&variables, &blocks);
        Self {
            sides,
            blocks,
            variables,
            valid,
        }
    }

    /// The bits of an answer set, numbers by the band that they fall in; `None` when an answer is none of its question's.
    /// Questions that cannot matter are passed over.
    #[must_use]
    pub fn bits_of(&self, answers: &[(String, GivenAnswer)]) -> Option<BddValuation> {
        let mut bits = BddValuation::all_false(self.variables.num_vars());
        for block in &self.blocks {
            let Some((_, answer)) = answers.iter().find(|(id, _)| *id == block.id) else {
                continue;
            };
            for bit in self.bits_of_one(block, answer)? {
                bits.set(bit);
            }
        }
        Some(bits)
    }

    fn bits_of_one(&self, block: &Block, answer: &GivenAnswer) -> Option<Vec<BddVariable>> {
        let authored: Vec<Option<&Question>> = block
            .questions_of(&self.sides)
            .into_iter()
            .map(|question| question.map(|it| &it.authored))
            .collect();
        let Some(band) = band_of(&authored, answer) else {
            return block.bits_of(answer);
        };
        let is_number =
            |alternative: &Alternative| !matches!(alternative.answer, GivenAnswer::Word(_));
        let at = block
            .alternatives
            .iter()
            .position(|alternative| is_number(alternative) && alternative.hits == band)?;
        Some(block.bit_at(at).into_iter().collect())
    }

    /// How many answer sets `these` holds.
    #[must_use]
    pub fn count(&self, these: &Bdd) -> BigUint {
        self.valid.and(these).exact_cardinality()
    }

    /// How many answer sets there are.
    #[must_use]
    pub fn count_all(&self) -> BigUint {
        self.valid.exact_cardinality()
    }

    /// Whether `these` holds no answer set.
    #[must_use]
    pub fn is_empty(&self, these: &Bdd) -> bool {
        self.valid.and(these).is_false()
    }

    /// Whether `these` and `those` hold the same answer sets.
    #[must_use]
    pub fn is_same(&self, these: &Bdd, those: &Bdd) -> bool {
        these == those || self.is_empty(&these.xor(those))
    }
}

/// Options or answers of a question, as the sides have them together.
fn fill(block: &mut Block, sides: &[Side<'_>]) {
    let questions = block.questions_of(sides);
    if block.alternatives.is_empty() {
        for option in questions
            .iter()
            .flatten()
            .flat_map(|question| &question.authored.options)
        {
            if !block.ticks.iter().any(|tick| tick == option.id.as_str()) {
                block.ticks.push(option.id.to_string());
            }
        }
        return;
    }
    let authored: Vec<_> = questions
        .iter()
        .map(|question| question.map(|it| &it.authored))
        .collect();
    block.alternatives = alternatives(&authored);
}

/// At most one answer a question.
fn valid(variables: &BddVariableSet, blocks: &[Block]) -> Bdd {
    let mut valid = variables.mk_true();
    // From the last bit to the first: the diagram grows at its root only.
    for block in blocks
        .iter()
        .rev()
        .filter(|block| !block.alternatives.is_empty())
    {
        let (mut none, mut one) = (variables.mk_true(), variables.mk_false());
        for bit in block.bits.iter().rev() {
            let (low, high) = (
                variables.mk_literal(*bit, false),
                variables.mk_literal(*bit, true),
            );
            one = low.and(&one).or(&high.and(&none));
            none = low.and(&none);
        }
        valid = none.or(&one).and(&valid);
    }
    valid
}
