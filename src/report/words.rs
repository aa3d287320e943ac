//! Findings, answers and needs in the words of questions, options and the ladder.

use crate::decimal;
use crate::engine::GivenAnswer;
use crate::pack::{
    Age, AskingFor, Bound, FindingIndex, LinkedQuestion, NOT_SURE, Need, QuestionKind, Text,
    Threshold, Unit,
};
use crate::report::model::{Column, NeedWords};
use crate::report::scene::Scene;

impl Scene<'_> {
    /// A text as a person who asks for themselves reads it.
    pub(crate) fn say(&self, text: &Text) -> String {
        text.render(&self.pack.text.tokens, AskingFor::Me)
    }

    /// A text that may be missing.
    pub(crate) fn say_any(&self, text: Option<&Text>) -> Option<String> {
        text.map(|text| self.say(text))
    }

    /// A need in words.
    pub(crate) fn need(&self, need: Need) -> NeedWords {
        let level = self.pack.level(need.level).map(|level| &level.name);
        let door = self.pack.door(need.door).map(|door| &door.name);
        NeedWords {
            level: need.level,
            door: need.door,
            level_name: self.say_any(level).unwrap_or_default(),
            door_name: self.say_any(door).unwrap_or_default(),
        }
    }

    /// A finding's id.
    pub(crate) fn id(&self, finding: FindingIndex) -> String {
        self.pack
            .finding(finding)
            .map(ToString::to_string)
            .unwrap_or_default()
    }

    /// A finding as a column of a decision table.
    pub(crate) fn column(&self, finding: FindingIndex) -> Column {
        let by = self.establishers(finding);
        let questions: Vec<&LinkedQuestion> = by
            .iter()
            .filter_map(|index| self.pack.question(*index))
            .collect();
        let first = questions.first();
        let others = questions.iter().skip(1).map(|question| {
            let (asked, answer) = (
                self.say(&question.authored.text),
                self.answer_for(question, finding),
            );
            format!("; or, asked “{asked}”: {answer}")
        });
        let answer = first.map(|question| self.answer_for(question, finding));
        Column {
            finding: self.id(finding),
            question: first
                .map(|question| question.authored.id.to_string())
                .unwrap_or_default(),
            asked: first
                .map(|question| self.say(&question.authored.text))
                .unwrap_or_default(),
            answer: answer.unwrap_or_default() + &others.collect::<String>(),
        }
    }

    /// The answers to `question` that establish a finding, in words.
    fn answer_for(&self, question: &LinkedQuestion, finding: FindingIndex) -> String {
        let authored = &question.authored;
        let telling: Vec<usize> = (0..)
            .zip(&question.each)
            .filter(|(_, each)| each.contains(&finding))
            .map(|(place, _)| place)
            .collect();
        match authored.kind {
            QuestionKind::YesNo => self.telling_word(question),
            QuestionKind::Number => {
                let ends = telling
                    .iter()
                    .filter_map(|place| authored.thresholds.get(*place));
                let ends: Vec<String> = ends
                    .map(|ends| threshold_words(ends, authored.unit))
                    .collect();
                ends.join("; or ")
            }
            QuestionKind::OneOf | QuestionKind::AnyOf => {
                let options = telling
                    .iter()
                    .filter_map(|place| authored.options.get(*place));
                let words: Vec<String> = options.map(|option| self.say(&option.text)).collect();
                match words.split_first() {
                    Some((least, worse)) if authored.ordered && !worse.is_empty() => {
                        format!("{least}; or any answer below it in the list")
                    }
                    _ => words.join("; or "),
                }
            }
        }
    }

    /// The answer of a yes-no question that establishes something.
    pub(crate) fn telling_word(&self, question: &LinkedQuestion) -> String {
        let ui = &self.pack.text.ui;
        self.say(if question.authored.yes.is_empty() {
            &ui.no
        } else {
            &ui.yes
        })
    }

    /// A finding in a sentence: the answer's words, or what was picked.
    pub(crate) fn finding(&self, finding: FindingIndex) -> String {
        if !self.pack.is_asked_for(finding) {
            return self.picked(finding);
        }
        let column = self.column(finding);
        format!("“{}” {}", column.asked, column.answer)
    }

    /// What choosing a topic establishes, in words.
    pub(crate) fn picked(&self, finding: FindingIndex) -> String {
        let id = self.id(finding);
        let topics = self.pack.topics();
        if let Some(topic) = topics.iter().find(|topic| topic.authored.id.as_str() == id) {
            return format!("picked: {}", self.say(&topic.authored.title));
        }
        if self
            .pack
            .classes
            .iter()
            .any(|class| class.id.as_str() == id)
        {
            return format!("picked: a topic of the class “{id}”");
        }
        format!("picked: any topic of the kind “{id}”")
    }

    /// When a question is asked; empty when always.
    pub(crate) fn condition(&self, question: &LinkedQuestion) -> String {
        let held = |finding: &FindingIndex| self.topic.presents.contains(finding);
        let possible = |all: &&Vec<FindingIndex>| {
            all.iter()
                .all(|finding| held(finding) || self.pack.is_asked_for(*finding))
        };
        let open = |all: &Vec<FindingIndex>| -> Vec<FindingIndex> {
            all.iter()
                .filter(|finding| !held(finding))
                .copied()
                .collect()
        };
        let ways: Vec<Vec<FindingIndex>> =
            question.ask_if.iter().filter(possible).map(open).collect();
        // A way that asks for more than another one says nothing new.
        let least = |way: &&Vec<FindingIndex>| {
            !ways.iter().any(|other| {
                other.len() < way.len() && other.iter().all(|finding| way.contains(finding))
            })
        };
        let said = ways.iter().filter(least).map(|way| {
            let words: Vec<String> = way.iter().map(|finding| self.finding(*finding)).collect();
            words.join(" and ")
        });
        said.collect::<Vec<String>>().join(", or ")
    }

    /// An answer in words.
    pub(crate) fn given(&self, question: &LinkedQuestion, answer: &GivenAnswer) -> String {
        let authored = &question.authored;
        let ui = &self.pack.text.ui;
        let option = |id: &str| {
            let option = authored
                .options
                .iter()
                .find(|option| option.id.as_str() == id);
            option.map(|option| self.say(&option.text))
        };
        match answer {
            GivenAnswer::Word(word) => match word.as_str() {
                NOT_SURE => self.say(&ui.not_sure),
                "yes" if authored.kind == QuestionKind::YesNo => self.say(&ui.yes),
                "no" if authored.kind == QuestionKind::YesNo => self.say(&ui.no),
                id => option(id).unwrap_or_default(),
            },
            GivenAnswer::Words(ids) if ids.is_empty() => self.say(&ui.none_of_these),
            GivenAnswer::Words(ids) => {
                let words: Vec<String> = ids.iter().filter_map(|id| option(id)).collect();
                words.join("; and ")
            }
            GivenAnswer::Number(number) => amount(*number, authored.unit),
            GivenAnswer::Age(age) => age_words(*age),
        }
    }
}

/// The ends of a threshold in words.
pub(crate) fn threshold_words(ends: &Threshold, unit: Option<Unit>) -> String {
    let say = |bound: Bound| bound_words(bound, unit);
    let least = ends.at_least.map(|bound| format!("{} or more", say(bound)));
    let above = ends.above.map(|bound| format!("more than {}", say(bound)));
    let most = ends.at_most.map(|bound| format!("{} or less", say(bound)));
    let below = ends.below.map(|bound| format!("under {}", say(bound)));
    let all: Vec<String> = [least, above, most, below].into_iter().flatten().collect();
    all.join(" and ")
}

fn bound_words(bound: Bound, unit: Option<Unit>) -> String {
    match bound {
        Bound::Number(number) => amount(number, unit),
        Bound::Age(age) => age_words(age),
    }
}

fn age_words(age: Age) -> String {
    counted(&age.value.to_string(), age.unit.as_str())
}

/// A number with its unit.
pub(crate) fn amount(number: f64, unit: Option<Unit>) -> String {
    let unit = match unit {
        None => "",
        Some(Unit::Age) => Unit::Years.as_str(),
        Some(unit) => unit.as_str(),
    };
    counted(&decimal::write(number), unit)
}

fn counted(number: &str, unit: &str) -> String {
    let unit = if number == "1" {
        unit.trim_end_matches('s')
    } else {
        unit
    };
    format!("{number} {unit}").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_threshold_are_said_as_they_are() {
        let ends = |at_least, above, at_most, below| Threshold {
            finding: "f".into(),
            at_least,
            above,
            at_most,
            below,
            sign: None,
        };
        let (one, three) = (Some(Bound::Number(1.0)), Some(Bound::Number(3.0)));
        let days = Some(Unit::Days);
        let say = |ends: &Threshold| threshold_words(ends, days);
        assert_eq!(say(&ends(three, None, None, None)), "3 days or more");
        assert_eq!(say(&ends(None, one, None, None)), "more than 1 day");
        assert_eq!(say(&ends(None, None, three, None)), "3 days or less");
        assert_eq!(
            say(&ends(one, None, None, three)),
            "1 day or more and under 3 days"
        );
    }
}
