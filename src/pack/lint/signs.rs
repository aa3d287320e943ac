//! Signs to watch for: lines of one list, each a short clause, and only where something can begin later.

use super::{Place, all_questions};
use crate::pack::bundle::{AdviceBody, RulesBody};
use crate::pack::model::{Question, TextFile, Topic, Unit};
use crate::pack::need::Level;
use crate::pack::problem::{JsonPath, Problem};
use crate::pack::text::Text;
use serde_json::Value;

/// The most words of a sign.
const MOST_WORDS: usize = 20;

pub(super) fn check(rules: &RulesBody, advice: &AdviceBody, problems: &mut Vec<Problem>) {
    for (file, path, part) in super::tokens::parts(rules, advice) {
        walk(
            &part,
            &mut Place {
                file,
                path,
                problems,
            },
        );
    }
    for (file, path, _, question) in all_questions(rules) {
        begins_later(
            question,
            &mut Place {
                file,
                path,
                problems,
            },
        );
    }
    one_last_line(
        &rules.text,
        &mut Place {
            file: "text.json".to_owned(),
            path: JsonPath::root(),
            problems,
        },
    );
}

/// Whether any question of the topic has a sign.
pub(super) fn has_one(topic: &Topic) -> bool {
    topic.questions.iter().any(|question| {
        question.sign.is_some()
            || question.options.iter().any(|option| option.sign.is_some())
            || question.thresholds.iter().any(|end| end.sign.is_some())
    })
}

/// Every sign that a list can hold: of questions, of topics' advice, and the general ones.
pub(super) fn all<'a>(
    rules: &'a RulesBody,
    advice: &'a AdviceBody,
) -> impl Iterator<Item = &'a Text> {
    let asked = all_questions(rules).flat_map(|(_, _, _, question)| {
        let options = question.options.iter().map(|option| &option.sign);
        let ends = question.thresholds.iter().map(|end| &end.sign);
        let all = std::iter::once(&question.sign).chain(options).chain(ends);
        all.flatten()
    });
    let own = advice.topics.iter().flat_map(|part| &part.advice.watch_for);
    let general = rules
        .text
        .general_watch
        .iter()
        .chain(&rules.text.errand_watch);
    asked.chain(own.chain(general).map(|line| &line.sign))
}

/// Finds every sign, those of fields added later too.
fn walk(value: &Value, place: &mut Place<'_>) {
    let at = place.path.clone();
    let mut below = |path: JsonPath, value: &Value| {
        place.path = path;
        walk(value, place);
    };
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                below(at.key(key), member);
            }
            if let Some(Value::String(sign)) = members.get("sign")
                && let Some(message) = misshapen(sign)
            {
                place.say(&at.key("sign"), message);
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                below(at.index(index), element);
            }
        }
        _ => {}
    }
    place.path = at;
}

fn misshapen(sign: &str) -> Option<String> {
    let words = sign.split_whitespace().count();
    let begins_small = sign
        .trim_start_matches('{')
        .starts_with(|first: char| !first.is_uppercase());
    if !begins_small || sign.ends_with('.') {
        return Some(
            "a sign is a line of a list; begin it small and leave out the full stop".into(),
        );
    }
    (words > MOST_WORDS).then(|| format!("{words} words are too many; write {MOST_WORDS} or fewer"))
}

/// A baseline has nothing that could begin, and nobody grows another age overnight.
fn begins_later(question: &Question, place: &mut Place<'_>) {
    let path = place.path.clone();
    for (index, option) in question.options.iter().enumerate() {
        if option.findings.is_empty() && option.sign.is_some() {
            let at = path.key("options").index(index).key("sign");
            place.say(
                &at,
                "this option establishes nothing that could begin; remove its sign",
            );
        }
    }
    for (index, threshold) in question.thresholds.iter().enumerate() {
        if question.unit == Some(Unit::Age) && threshold.sign.is_some() {
            let at = path.key("thresholds").index(index).key("sign");
            place.say(&at, "an age is nothing to watch for; remove its sign");
        }
    }
}

/// One line about 999 ends every list; journeys without a symptom have a line of their own.
fn one_last_line(text: &TextFile, place: &mut Place<'_>) {
    let at_999 = |line: &&crate::pack::WatchLine| line.then.level == Level::Emergency;
    let last = text.general_watch.iter().filter(at_999).count();
    let path = place.path.clone();
    if last != 1 {
        let message = format!("{last} lines that need 999; write exactly one, it ends every list");
        place.say(&path.key("general_watch"), message);
    }
    if text.errand_watch.is_empty() {
        place.say(
            &path.key("errand_watch"),
            "no sign to watch for on an errand; add one",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::misshapen;

    #[test]
    fn a_sign_is_a_short_line_of_a_list() {
        for good in ["it gets worse", "{you are} very hot", "38C or more"] {
            assert_eq!(misshapen(good), None, "{good}");
        }
        for bad in [
            "It gets worse",
            "{You} feel{s} hot",
            "it gets worse.",
            &"so ".repeat(21),
        ] {
            assert!(misshapen(bad).is_some(), "{bad}");
        }
    }
}
