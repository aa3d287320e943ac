//! Turns the JSON of one topic into bits and moves.

use super::bands::{Band, ages, no_ages, no_numbers, numbers};
use super::bits::Bits;
use super::read::{Shared, flag, list, text, texts, word};
use super::scale::Verdict;
use super::topic::{Kind, Move, Question, Rule, Topic};
use super::words::Words;
use serde_json::{Value, json};

/// Numbers the findings of one topic.
#[derive(Default)]
struct Names(Vec<String>);

impl Names {
    fn bit(&mut self, name: &str) -> Result<Bits, String> {
        if let Some(known) = self.known(name) {
            return Ok(known);
        }
        if self.0.len() >= Bits::ROOM {
            return Err(format!("more than {} findings", Bits::ROOM));
        }
        self.0.push(name.to_owned());
        Ok(Bits::one(self.0.len() - 1))
    }

    fn known(&self, name: &str) -> Option<Bits> {
        let place = self.0.iter().position(|known| known == name)?;
        Some(Bits::one(place))
    }

    fn bits(&mut self, names: &[&str]) -> Result<Bits, String> {
        names.iter().map(|name| self.bit(name)).collect()
    }
}

/// An answer, in words, and what it gives.
type Answer = (Value, String, Bits);

impl Topic {
    /// Reads one topic.
    pub(super) fn read(topic: &Value, shared: &Shared<'_>) -> Result<Self, String> {
        let mut names = Names::default();
        let id = text(topic, "id")?.to_owned();
        let mut presents = names.bit(&id)? | names.bit(text(topic, "kind")?)?;
        presents |= names.bits(&texts(topic, "classes")?)?;
        let mut made = Self {
            title: shared.words.of(topic, "title"),
            id,
            questions: Vec::new(),
            moves: Vec::new(),
            rules: Vec::new(),
            presents,
            used: Bits::default(),
            specific: shared.specific,
        };
        for question in shared.questions.iter().chain(list(topic, "questions")?) {
            let id = text(question, "id")?;
            made.add_question(id, question, &shared.words, &mut names)
                .map_err(|why| format!("question {id}: {why}"))?;
        }
        for rule in shared.rules.iter().chain(list(topic, "rules")?) {
            made.add_rule(rule, &names)?;
        }
        if !made.rules.iter().any(|rule| made.presents.has(rule.when)) {
            return Err("no rule holds before anything is answered".to_owned());
        }
        Ok(made)
    }

    fn add_question(
        &mut self,
        id: &str,
        question: &Value,
        words: &Words,
        names: &mut Names,
    ) -> Result<(), String> {
        let kind = if text(question, "kind")? == "any-of" {
            Kind::Ticks
        } else {
            Kind::Single
        };
        let mut answers = answers(question, words, names)?;
        let offers_not_sure = kind == Kind::Single && flag(question, "not_sure");
        if offers_not_sure {
            let everything = answers.iter().map(|(.., gives)| *gives).collect();
            let says = format!("{} not sure", words.of(question, "text"));
            answers.push((json!("not-sure"), says, everything));
        }
        let start = self.moves.len();
        let place = self.questions.len();
        self.moves
            .extend(answers.into_iter().map(|(value, words, gives)| Move {
                question: place,
                value,
                words,
                gives,
            }));
        let moves = start..self.moves.len();
        let usual = match kind {
            Kind::Single => self.usual(question, moves.clone()),
            Kind::Ticks => None,
        };
        self.questions.push(Question {
            id: id.to_owned(),
            kind,
            ask_if: conditions(question, names)?,
            not_sure: offers_not_sure.then(|| moves.end - 1),
            moves,
            ordered: flag(question, "ordered"),
            refuses: beyond(question, offers_not_sure)?,
            usual,
        });
        Ok(())
    }

    /// The baseline when it is named, or else the answer that establishes least.
    fn usual(&self, question: &Value, mut moves: std::ops::Range<usize>) -> Option<usize> {
        let named = question.get("baseline").filter(|value| !value.is_null());
        let said = |place: &usize| {
            let answer = self.moves.get(*place).map(|mv| &mv.value);
            named.is_some() && answer == named
        };
        let least = |place: &usize| self.moves.get(*place).map(|mv| mv.gives.count());
        moves
            .clone()
            .find(said)
            .or_else(|| moves.by_ref().min_by_key(least))
    }

    fn add_rule(&mut self, rule: &Value, names: &Names) -> Result<(), String> {
        let id = text(rule, "id")?;
        let need = rule.get("need").ok_or("a rule without a need")?;
        let need = Verdict::of(text(need, "level")?, [text(need, "door")?])
            .ok_or_else(|| format!("rule {id}: an unknown level or door"))?
            .in_any_order();
        let when = texts(rule, "when")?;
        let known: Option<Bits> = when.iter().map(|name| names.known(name)).collect();
        // Otherwise it names another topic, or what only another topic asks for.
        if let Some(when) = known {
            self.used |= when;
            self.rules.push(Rule {
                id: id.to_owned(),
                when,
                need,
            });
        }
        Ok(())
    }
}

/// What each answer gives, "not sure" left out.
fn answers(question: &Value, words: &Words, names: &mut Names) -> Result<Vec<Answer>, String> {
    let asks = words.of(question, "text");
    match text(question, "kind")? {
        "yes-no" => ["no", "yes"]
            .into_iter()
            .map(|answer| {
                let gives = names.bits(&texts(question, answer)?)?;
                Ok((json!(answer), format!("{asks} {answer}"), gives))
            })
            .collect(),
        kind @ ("one-of" | "any-of") => list(question, "options")?
            .iter()
            .map(|option| {
                let gives = names.bits(&texts(option, "findings")?)?;
                let says = words.of(option, "text");
                let says = if kind == "any-of" {
                    format!("{says}: yes")
                } else {
                    format!("{asks} {says}")
                };
                Ok((json!(text(option, "id")?), says, gives))
            })
            .collect(),
        "number" => {
            let thresholds = list(question, "thresholds")?;
            let of_age = question.get("unit").and_then(Value::as_str) == Some("age");
            let bands = if of_age {
                ages(thresholds)?
            } else {
                numbers(question, thresholds)?
            };
            let given = thresholds
                .iter()
                .map(|threshold| names.bit(text(threshold, "finding")?))
                .collect::<Result<Vec<Bits>, String>>()?;
            let answer = |band: Band| {
                let gives = band.meets.iter().filter_map(|at| given.get(*at)).copied();
                let says = if of_age {
                    band.words
                } else {
                    format!("{asks} {}", band.words)
                };
                (band.value, says, gives.collect())
            };
            Ok(bands.into_iter().map(answer).collect())
        }
        other => Err(format!("an unknown kind {other}")),
    }
}

/// Answers just beyond what the question offers.
fn beyond(question: &Value, offers_not_sure: bool) -> Result<Vec<Value>, String> {
    let mut beyond = match text(question, "kind")? {
        "any-of" => vec![json!(["no such option"])],
        "number" if question.get("unit").and_then(Value::as_str) == Some("age") => no_ages(),
        "number" => no_numbers(question)?,
        _ => vec![json!("no such option")],
    };
    if !offers_not_sure {
        beyond.push(json!("not-sure"));
    }
    Ok(beyond)
}

fn conditions(question: &Value, names: &mut Names) -> Result<Vec<Bits>, String> {
    list(question, "ask_if")?
        .iter()
        .map(|all| {
            let all = all.as_array().ok_or("ask_if is not a list of lists")?;
            let ids = all.iter().map(|id| word(id, "ask_if"));
            names.bits(&ids.collect::<Result<Vec<&str>, String>>()?)
        })
        .collect()
}
