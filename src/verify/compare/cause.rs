//! Why a rule no longer leads where it did, or leads where it did not, in words.

use super::change::Way;
use super::words::{list, need_in_words, quoted};
use crate::decimal;
use crate::pack::{
    Bound, FindingId, FindingIndex, LinkedQuestion, LinkedRule, Pack, QuestionKind, Scope,
};
use crate::verify::symbolic::View;
use serde::Serialize;

/// What became of a rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cause {
    /// A word for programs: `removed`, `added`, `need`, `findings`, `questions`.
    pub cause: &'static str,
    /// The same for people.
    pub why: String,
}

/// Why `rule`, which leads in the first view, does not in the second. `lost` says which of its findings holds less often there.
pub(super) fn cause(
    rule: &LinkedRule,
    views: [&View<'_, '_>; 2],
    way: Way,
    lost: impl Fn(FindingIndex) -> bool,
) -> Cause {
    let [high, low] = views;
    let id = &rule.authored.id;
    let other = low
        .rules
        .iter()
        .map(|(_, other, _)| *other)
        .find(|other| other.authored.id == *id);
    let Some(other) = other else {
        return match way {
            Way::Less => Cause {
                cause: "removed",
                why: format!("the rule \"{id}\" is gone"),
            },
            Way::More => Cause {
                cause: "added",
                why: format!("the rule \"{id}\" is new"),
            },
        };
    };
    if other.need().level < rule.need().level {
        let (mine, theirs) = (
            need_in_words(high.pack, rule.need()),
            need_in_words(low.pack, other.need()),
        );
        let why = match way {
            Way::Less => format!("the rule \"{id}\" asks for less: {mine} before, {theirs} now"),
            Way::More => format!("the rule \"{id}\" asks for more: {theirs} before, {mine} now"),
        };
        return Cause { cause: "need", why };
    }
    let names = |pack: &Pack, rule: &LinkedRule| -> Vec<FindingId> {
        rule.when
            .iter()
            .filter_map(|finding| pack.finding(*finding).cloned())
            .collect()
    };
    let (mine, theirs) = (names(high.pack, rule), names(low.pack, other));
    if mine.iter().any(|it| !theirs.contains(it)) || theirs.iter().any(|it| !mine.contains(it)) {
        let (before, now) = if way == Way::Less {
            (mine, theirs)
        } else {
            (theirs, mine)
        };
        let more: Vec<&FindingId> = now.iter().filter(|it| !before.contains(it)).collect();
        let less: Vec<&FindingId> = before.iter().filter(|it| !now.contains(it)).collect();
        let mut said = Vec::new();
        if !more.is_empty() {
            said.push(format!("now also needs {}", list(&more)));
        }
        if !less.is_empty() {
            said.push(format!("no longer needs {}", list(&less)));
        }
        return Cause {
            cause: "findings",
            why: format!("the rule \"{id}\" {}", said.join(" and ")),
        };
    }
    let mut whys: Vec<String> = rule
        .when
        .iter()
        .filter(|finding| lost(**finding))
        .flat_map(|finding| heard_less(*finding, high, low, way))
        .collect();
    whys.dedup();
    let often = if way == Way::Less { "less" } else { "more" };
    Cause {
        cause: "questions",
        why: format!("the rule \"{id}\" holds {often} often: {}", whys.join("; ")),
    }
}

/// Why `low` hears of a finding less often than `high`.
fn heard_less(
    finding: FindingIndex,
    high: &View<'_, '_>,
    low: &View<'_, '_>,
    way: Way,
) -> Vec<String> {
    let Some(id) = high.pack.finding(finding) else {
        return Vec::new();
    };
    let ours = |question: &&LinkedQuestion| {
        let brought = match question.scope {
            Scope::Person => true,
            Scope::Topic(topic) => high
                .universe
                .sides
                .iter()
                .any(|side| std::ptr::eq(side.pack, high.pack) && side.topics.contains(&topic)),
        };
        brought && question.all.contains(&finding)
    };
    let questions = high.pack.questions().iter().filter(ours);
    questions
        .map(|question| said_less(id, question, high.pack, low.pack, way))
        .collect()
}

/// What differs in one question that establishes the finding in the pack where it is heard more.
fn said_less(
    finding: &FindingId,
    question: &LinkedQuestion,
    high: &Pack,
    low: &Pack,
    way: Way,
) -> String {
    let name = quoted(high, &question.authored.text);
    let is = |less: &str, more: &str| {
        if way == Way::Less {
            less.to_owned()
        } else {
            more.to_owned()
        }
    };
    let other = low
        .find_question(question.authored.id.as_str())
        .and_then(|index| low.question(index));
    let Some(other) = other else {
        return format!("the question {name} is {}", is("gone", "new"));
    };
    let (mine, theirs) = (&question.authored, &other.authored);
    if mine.kind != theirs.kind || mine.unit != theirs.unit {
        return format!("the question {name} is of another kind");
    }
    let said = [(high, question), (low, other)]
        .map(|(pack, question)| answers_that_say(finding, question, pack));
    let [more, less] = &said;
    if more != less {
        let (before, now) = if way == Way::Less {
            (more, less)
        } else {
            (less, more)
        };
        let or_nothing = |answers: &[String]| {
            if answers.is_empty() {
                "nothing".to_owned()
            } else {
                answers.join(", ")
            }
        };
        return format!(
            "\"{finding}\" follows from {} before, from {} now, in {name}",
            or_nothing(before),
            or_nothing(now)
        );
    }
    if mine.not_sure && !theirs.not_sure {
        return format!(
            "\"not sure\" is {} offered in {name}",
            is("no longer", "now")
        );
    }
    format!("{name} is asked {} often", is("less", "more"))
}

/// The answers of a question that establish a finding, in words.
fn answers_that_say(finding: &FindingId, question: &LinkedQuestion, pack: &Pack) -> Vec<String> {
    let authored = &question.authored;
    let Some(index) = pack.find_finding(finding.as_str()) else {
        return Vec::new();
    };
    let telling = question
        .each
        .iter()
        .enumerate()
        .filter(|(_, found)| found.contains(&index));
    let words = telling.map(|(at, _)| match authored.kind {
        QuestionKind::YesNo if authored.yes.is_empty() => "\"no\"".to_owned(),
        QuestionKind::YesNo => "\"yes\"".to_owned(),
        QuestionKind::Number => authored.thresholds.get(at).map(ends).unwrap_or_default(),
        _ => authored
            .options
            .get(at)
            .map(|option| quoted(pack, &option.text))
            .unwrap_or_default(),
    });
    words.collect()
}

/// "30 or more", "under 5 years".
fn ends(threshold: &crate::pack::Threshold) -> String {
    let said = |bound: Bound| match bound {
        Bound::Number(number) => decimal::write(number),
        Bound::Age(age) => format!("{} {}", age.value, age.unit),
    };
    let parts = [
        threshold
            .at_least
            .map(|bound| format!("{} or more", said(bound))),
        threshold
            .above
            .map(|bound| format!("more than {}", said(bound))),
        threshold
            .at_most
            .map(|bound| format!("{} or less", said(bound))),
        threshold
            .below
            .map(|bound| format!("under {}", said(bound))),
    ];
    parts
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" and ")
}
