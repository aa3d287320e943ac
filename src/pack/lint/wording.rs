//! Wording: no letters that only insiders read, no words of the trade, nothing that blames whoever asks for help.
//!
//! `front-door reading` measures how hard the rest is.

use crate::pack::bundle::{AdviceBody, RulesBody};
use crate::pack::ids::is_plain_id;
use crate::pack::problem::{JsonPath, Problem};
use serde::Serialize;
use serde_json::Value;

/// Letters that people know better than what they stand for, and names of those who help. The pack says what HRT is where it
/// asks about it.
const KNOWN_LETTERS: [&str; 15] = [
    "A&E", "COMPASS", "COPD", "COVID", "DVLA", "GP", "HIV", "HRT", "ID", "MMR", "NHS", "NSPCC",
    "OK", "RSV", "TV",
];

/// Names that hold a word of the trade and are what people call it.
const NAMES: [&str; 5] = [
    "glandular fever",
    "hay fever",
    "rheumatic fever",
    "scarlet fever",
    "yellow fever",
];

/// Words of the trade, each with a plain one.
const JARGON: [(&str, &str); 66] = [
    ("abdomen", "tummy"),
    ("abdominal", "tummy"),
    ("acute", "sudden"),
    ("administer", "give"),
    ("administered", "given"),
    ("analgesia", "painkillers"),
    ("analgesic", "painkiller"),
    ("analgesics", "painkillers"),
    ("asymptomatic", "without signs"),
    ("cardiac", "heart"),
    ("care pathway", "what happens next"),
    ("chemist", "pharmacist"),
    ("chemists", "pharmacists"),
    ("chronic", "long-term"),
    ("clinician", "doctor or nurse"),
    ("clinicians", "doctors and nurses"),
    ("comorbidities", "other illnesses"),
    ("comorbidity", "another illness"),
    ("contraindicated", "not safe"),
    ("deteriorate", "get worse"),
    ("deteriorates", "gets worse"),
    ("deterioration", "getting worse"),
    ("disposition", "what to do"),
    ("dyspnoea", "short of breath"),
    ("exacerbation", "flare-up"),
    ("faecal", "poo"),
    ("faeces", "poo"),
    ("febrile", "with a high temperature"),
    ("fever", "high temperature"),
    ("feverish", "hot and shivery"),
    ("haemorrhage", "bleeding"),
    ("hepatic", "liver"),
    ("hypertension", "high blood pressure"),
    ("lesion", "sore or lump"),
    ("lesions", "sores or lumps"),
    ("medication", "medicine"),
    ("medications", "medicines"),
    ("micturition", "peeing"),
    ("myocardial infarction", "heart attack"),
    ("oedema", "swelling"),
    ("paediatric", "for children"),
    ("pass urine", "pee"),
    ("passing urine", "peeing"),
    ("practitioner", "doctor or nurse"),
    ("practitioners", "doctors and nurses"),
    ("primary care", "GP surgery"),
    ("pyrexia", "high temperature"),
    ("renal", "kidney"),
    ("respiratory", "breathing"),
    ("safety netting", "what to watch for"),
    ("safety-netting", "what to watch for"),
    ("secondary care", "hospital"),
    ("service user", "person"),
    ("service users", "people"),
    ("signpost", "tell where to go"),
    ("signposted", "told where to go"),
    ("signposting", "telling where to go"),
    ("sputum", "phlegm"),
    ("stools", "poo"),
    ("symptomatic", "with signs"),
    ("triage", "deciding who is seen first"),
    ("triaged", "seen in order of need"),
    ("unilateral", "on one side"),
    ("urinate", "pee"),
    ("urinating", "peeing"),
    ("urination", "peeing"),
];

/// What shames or blames whoever asks for help, or names people by their trouble.
const BLAME: [&str; 36] = [
    "addict",
    "addicts",
    "are you sure you need",
    "attention seeking",
    "attention-seeking",
    "bed blocker",
    "bed blockers",
    "commit suicide",
    "committed suicide",
    "first port of call",
    "frequent attender",
    "frequent attenders",
    "frequent flyer",
    "frequent flyers",
    "high user",
    "high users",
    "inappropriate",
    "inappropriately",
    "misuse",
    "misusing",
    "non-compliance",
    "non-compliant",
    "obese",
    "should have come",
    "suffering from",
    "sufferer",
    "sufferers",
    "suffers from",
    "the elderly",
    "time waster",
    "time wasters",
    "time-waster",
    "time-wasters",
    "worried well",
    "wrong service",
    "wrong services",
];

pub(super) fn check(rules: &RulesBody, advice: &AdviceBody, problems: &mut Vec<Problem>) {
    for (file, path, part) in super::tokens::parts(rules, advice) {
        let mut say = |at: &JsonPath, message| {
            problems.push(Problem::new(&file, at.clone(), message));
        };
        walk(&part, &path, &mut say);
    }
}

/// Checks the words of what stands under a key of one file more.
pub(super) fn one_file(
    file: &str,
    value: &(impl Serialize + ?Sized),
    key: &str,
    problems: &mut Vec<Problem>,
) {
    let value = serde_json::to_value(value).unwrap_or_default();
    walk(&value, &JsonPath::root().key(key), &mut |at, message| {
        problems.push(Problem::new(file, at.clone(), message));
    });
}

/// Finds every text that is shown, those of fields added later too. What people type (`phrases`) may be in any words, and an
/// id is not shown.
fn walk(value: &Value, at: &JsonPath, say: &mut impl FnMut(&JsonPath, String)) {
    match value {
        Value::Object(members) => {
            let shown = members
                .iter()
                .filter(|(key, _)| !matches!(key.as_str(), "phrases" | "rows"));
            shown.for_each(|(key, member)| walk(member, &at.key(key), say));
        }
        Value::Array(elements) => {
            let elements = elements.iter().enumerate();
            elements.for_each(|(index, element)| walk(element, &at.index(index), say));
        }
        Value::String(text) if !is_plain_id(text) => {
            for message in against(text) {
                say(at, message);
            }
        }
        _ => {}
    }
}

/// What is wrong with the wording of one text.
fn against(text: &str) -> Vec<String> {
    let said = without_tokens(text);
    let letters = said
        .split(|c: char| !c.is_alphanumeric() && c != '&')
        .filter(|word| is_letters(word))
        .map(|word| {
            format!(
                "\"{word}\" are letters that not everybody can read; write out what they stand for"
            )
        });
    let mut plain = plainly(text);
    for name in NAMES {
        plain = plain.replace(&format!(" {name} "), " ");
    }
    let says = |phrase: &str| plain.contains(&format!(" {phrase} "));
    let jargon = JARGON
        .iter()
        .filter(|(word, _)| says(word))
        .map(|(word, better)| format!("\"{word}\" is a word of the trade; write \"{better}\""));
    let blame = BLAME
        .iter()
        .filter(|phrase| says(phrase))
        .map(|phrase| format!("\"{phrase}\" blames or labels people; write what helps instead"));
    letters.chain(jargon).chain(blame).collect()
}

/// A text without its `{tokens}`, which are checked on their own.
fn without_tokens(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default();
    let rest = parts.map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    std::iter::once(first).chain(rest).collect()
}

/// Whether a word is capitals read one by one, and none that people know. With a digit it is a postcode or a temperature.
fn is_letters(word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    let capitals = one.chars().filter(|c| c.is_uppercase()).count();
    let only = one.chars().all(|c| c.is_uppercase() || c == '&');
    capitals >= 2 && only && !KNOWN_LETTERS.contains(&one)
}

/// A text as its words in small letters, with one space around each.
fn plainly(text: &str) -> String {
    let words = text
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’'))
        .filter(|word| !word.is_empty());
    let mut plain = String::from(" ");
    for word in words {
        plain.push_str(&word.to_lowercase());
        plain.push(' ');
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_pass() {
        for good in [
            "Ask a GP, go to A&E or call NHS 111. TV and ID are fine.",
            "Hay fever, or scarlet fever after a sore throat.",
            "38C or more, near SS15 5AA",
            "{YOU} feel{s} ill",
            "A low stool helps. You are not wasting anyone's time. I am sure.",
            "The acuteness of a chemistry set",
        ] {
            assert_eq!(against(good), Vec::<String>::new(), "{good}");
        }
    }

    #[test]
    fn each_kind_is_named_with_what_to_write() {
        for (bad, said) in [
            ("Ask the UCRT.", "\"UCRT\" are letters"),
            ("Two UTIs", "\"UTIs\" are letters"),
            ("Go to the ED", "\"ED\" are letters"),
            ("Is there a fever?", "write \"high temperature\""),
            ("Hay fever with a fever", "write \"high temperature\""),
            ("Pain when passing urine", "write \"peeing\""),
            ("Frequent flyers", "\"frequent flyers\" blames"),
            (
                "This is the wrong service for you.",
                "\"wrong service\" blames",
            ),
            ("An inappropriate visit", "\"inappropriate\" blames"),
            ("Your pharmacy is the first port of call", "blames"),
        ] {
            let found = against(bad);
            assert_eq!(found.len(), 1, "{bad}: {found:?}");
            assert!(found.concat().contains(said), "{bad}: {found:?}");
        }
    }

    #[test]
    fn no_word_stands_twice_and_all_are_written_as_they_are_looked_for() {
        let jargon = JARGON.iter().map(|(word, _)| *word);
        let mut all: Vec<&str> = jargon.chain(BLAME).chain(NAMES).collect();
        for word in &all {
            assert_eq!(plainly(word), format!(" {word} "));
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
