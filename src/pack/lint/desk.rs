//! The words of the reception desk: something is said at every door and every emergency, every key means one thing, what is
//! read out in other words is still the same question.

use super::{Place, all_questions, tokens, wording};
use crate::pack::bundle::{AdviceBody, RulesBody};
use crate::pack::desk::DeskFile;
use crate::pack::ids::SourceId;
use crate::pack::need::{Door, Level};
use crate::pack::problem::{JsonPath, Problem};
use crate::pack::reception::{ExitKind, NOTE_PARTS, ReceptionText};
use std::collections::BTreeSet;

/// The file.
const FILE: &str = "desk.json";

/// As many lines as there are digits.
const DIGITS: usize = 9;

/// Single keys that the desk has for itself.
const TAKEN: &str = "/osmigrunztdhka0123456789?";

pub(super) fn check(
    desk: &DeskFile,
    rules: &RulesBody,
    advice: &AdviceBody,
    problems: &mut Vec<Problem>,
) {
    let reception = &desk.reception;
    // The lines of the note have names of their own in braces.
    let words = ReceptionText {
        note: Vec::new(),
        ..reception.clone()
    };
    tokens::one_file(FILE, &words, "reception", rules, problems);
    // Anybody may stand at a kiosk: its words are held to those of residents.
    tokens::one_file(FILE, &desk.kiosk, "kiosk", rules, problems);
    wording::one_file(FILE, &desk.kiosk, "kiosk", problems);
    let place = Place {
        file: FILE.to_owned(),
        path: JsonPath::root().key("reception"),
        problems,
    };
    let mut check = Check { place, reception };
    check.doors_and_stops();
    check.keys();
    check.lists();
    check.script(rules);
    check.watch(rules, advice);
    check.note();
    check.drill(rules);
    check.sources(advice);
}

struct Check<'a> {
    place: Place<'a>,
    reception: &'a ReceptionText,
}

impl Check<'_> {
    fn at(&self, key: &'static str) -> JsonPath {
        self.place.path.key(key)
    }

    fn doors_and_stops(&mut self) {
        for door in Door::ALL {
            let says =
                |say: &&crate::pack::reception::SayText| say.door == *door && say.from.is_none();
            if self.reception.say.iter().filter(says).count() != 1 {
                let message = format!("write words for the door \"{door}\" once without \"from\"");
                self.place.say(&self.at("say"), message);
            }
        }
        for level in [Level::Ae, Level::Emergency] {
            let mut stops = self.reception.stop.iter();
            if !stops.any(|stop| stop.level == level && !stop.words.is_empty()) {
                let message = format!("write the words to say at the level \"{level}\"");
                self.place.say(&self.at("stop"), message);
            }
        }
    }

    fn keys(&mut self) {
        let mut taken: Vec<char> = TAKEN.chars().collect();
        for kind in ExitKind::ALL {
            if self
                .reception
                .exits
                .iter()
                .filter(|exit| exit.kind == *kind)
                .count()
                != 1
            {
                let message = format!("write the way out \"{kind}\" once");
                self.place.say(&self.at("exits"), message);
            }
        }
        for (index, exit) in self.reception.exits.iter().enumerate() {
            let mut letters = exit.key.chars();
            match (letters.next(), letters.next()) {
                (Some(key), None) if !taken.contains(&key) => taken.push(key),
                _ => {
                    let at = self.at("exits").index(index).key("key");
                    let message = format!(
                        "\"{}\" is no key or means something already; give one letter of its own",
                        exit.key
                    );
                    self.place.say(&at, message);
                }
            }
        }
    }

    /// Lists that are chosen from by digits.
    fn lists(&mut self) {
        let lists = [
            ("raise_to", self.reception.raise_to.len()),
            ("raise_reasons", self.reception.raise_reasons.len()),
            ("lower_reasons", self.reception.lower_reasons.len()),
            ("intended", self.reception.intended.len()),
        ];
        for (name, length) in lists {
            if length == 0 || length > DIGITS {
                let message = format!("{length} lines; write 1 to {DIGITS}, one for each digit");
                self.place.say(&self.at(name), message);
            }
        }
        if self.reception.ucrt.needs.len() > DIGITS {
            let message = format!("more than {DIGITS} lines; keep one for each digit");
            self.place.say(&self.at("ucrt").key("needs"), message);
        }
    }

    fn script(&mut self, rules: &RulesBody) {
        for (index, script) in self.reception.script.iter().enumerate() {
            let at = self.at("script").index(index);
            let mut questions = all_questions(rules).map(|(_, _, _, question)| question);
            let Some(question) = questions.find(|question| question.id == script.question) else {
                let message = format!(
                    "no question \"{}\"; name one that there is",
                    script.question
                );
                self.place.say(&at.key("question"), message);
                continue;
            };
            let earlier = self.reception.script.iter().take(index);
            if earlier
                .filter(|other| other.question == script.question)
                .count()
                > 0
            {
                let message = format!("words for \"{}\" stand here twice; keep one", question.id);
                self.place.say(&at.key("question"), message);
            }
            let ids: Vec<&str> = question
                .options
                .iter()
                .map(|option| option.id.as_str())
                .collect();
            let said: Vec<&str> = script
                .options
                .iter()
                .map(|option| option.id.as_str())
                .collect();
            if !said.is_empty() && ids != said {
                let message = format!("give words for {}, in this order", ids.join(", "));
                self.place.say(&at.key("options"), message);
            }
        }
    }

    /// Words for a sign that no list holds any more would never be read out.
    fn watch(&mut self, rules: &RulesBody, advice: &AdviceBody) {
        let signs: BTreeSet<&str> = super::signs::all(rules, advice)
            .map(|sign| sign.0.as_str())
            .collect();
        for (index, watch) in self.reception.watch.iter().enumerate() {
            if !signs.contains(watch.sign.0.as_str()) {
                let at = self.at("watch").index(index).key("sign");
                let message = "no sign of the pack reads like this; copy it letter by letter";
                self.place.say(&at, message);
            }
        }
    }

    fn note(&mut self) {
        for (index, line) in self.reception.note.iter().enumerate() {
            let parts = line.line.split('{').skip(1);
            for part in parts.map(|part| part.split_once('}').map_or(part, |(name, _)| name)) {
                if !NOTE_PARTS.contains(&part) {
                    let at = self.at("note").index(index).key("line");
                    let message =
                        format!("no part {{{part}}}; use one of {}", NOTE_PARTS.join(", "));
                    self.place.say(&at, message);
                }
            }
        }
    }

    fn drill(&mut self, rules: &RulesBody) {
        let questions: BTreeSet<&str> = all_questions(rules)
            .map(|(_, _, _, question)| question.id.as_str())
            .collect();
        for (index, scenario) in self.reception.drill.iter().enumerate() {
            let at = self.at("drill").index(index);
            for topic in &scenario.topics {
                if !rules.topics.iter().any(|known| known.id == *topic) {
                    let message = format!("no topic \"{topic}\"; name one that there is");
                    self.place.say(&at.key("topics"), message);
                }
            }
            for fact in &scenario.facts {
                if !questions.contains(fact.question.as_str()) {
                    let message =
                        format!("no question \"{}\"; name one that there is", fact.question);
                    self.place.say(&at.key("facts"), message);
                }
            }
        }
    }

    fn sources(&mut self, advice: &AdviceBody) {
        let cited: [(&str, &SourceId); 2] = [
            ("ucrt", &self.reception.ucrt.source),
            ("pharmacy_first", &self.reception.pharmacy_first.source),
        ];
        for (key, cited) in cited {
            if !advice.sources.iter().any(|source| source.id == *cited) {
                let at = self.place.path.key(key).key("source");
                let message = format!(
                    "no source \"{cited}\"; add it to sources.json or name one that is there"
                );
                self.place.say(&at, message);
            }
        }
    }
}
