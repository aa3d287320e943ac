//! How the words of rules and questions travel: what decides goes into the rules file, which everybody waits for; what only
//! explains a decision goes into the advice file.

use crate::pack::authored::record;
use crate::pack::bundle::RulesBody;
use crate::pack::detached::Said;
use crate::pack::ids::SourceId;
use crate::pack::model::{Rule, Status};
use crate::pack::text::Text;

record! {
    /// What a rule says once it has decided.
    pub struct RuleWords {
        /// Why, in words for the person.
        because: Text,
        /// Where it comes from.
        source: Option<SourceId>,
        /// How well it is backed.
        status: Status,
    }

    /// What rules and questions say, apart from them.
    pub struct Carried {
        /// Of every rule: the shared ones, then those of each topic, in the order of the rules file.
        rules: Vec<RuleWords>,
        /// Of every question, shared ones first, then those of each topic by id: how each of its parts shows when it begins
        /// later; empty for a part that cannot.
        signs: Vec<Vec<Text>>,
    }
}

/// Says where the words of each rule are.
pub(crate) fn number(body: &mut RulesBody) {
    for (place, rule) in (0..).zip(every_rule(body)) {
        if let Said::At(at) = &mut rule.because {
            *at = place;
        }
    }
}

fn every_rule(body: &mut RulesBody) -> impl Iterator<Item = &mut Rule> {
    let own = body
        .topics
        .iter_mut()
        .flat_map(|topic| topic.rules.iter_mut());
    body.rules.iter_mut().chain(own)
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::{Carried, RuleWords, every_rule};
    use crate::pack::bundle::RulesBody;
    use crate::pack::detached::{Detached, Said};
    use crate::pack::model::{Question, Status};
    use crate::pack::text::Text;

    /// The rules without what they only say, and what they say.
    pub(crate) fn apart(rules: &RulesBody, identity: String) -> (RulesBody, Carried) {
        let mut lean = rules.clone();
        lean.topics.sort_by(|a, b| a.id.cmp(&b.id));
        lean.identity = Some(identity);
        let mut words = Vec::new();
        for rule in every_rule(&mut lean) {
            let because = std::mem::replace(&mut rule.because, Said::At(0));
            words.push(RuleWords {
                because: because.here().clone(),
                source: rule.source.take(),
                status: rule.status.0.take().unwrap_or(Status::Unsourced),
            });
            rule.rows.clear();
            rule.status = Detached(None);
        }
        let own = lean
            .topics
            .iter_mut()
            .flat_map(|topic| topic.questions.iter_mut());
        let signs = lean.questions.iter_mut().chain(own).map(signs_of).collect();
        let carried = Carried {
            rules: words,
            signs,
        };
        (lean, carried)
    }

    /// Takes the signs of a question: of its options, its thresholds, or its telling answer.
    fn signs_of(question: &mut Question) -> Vec<Text> {
        let taken = |sign: &mut Option<Text>| sign.take().unwrap_or_else(|| Text(String::new()));
        let options = question.options.iter_mut().map(|option| &mut option.sign);
        let ends = question.thresholds.iter_mut().map(|end| &mut end.sign);
        let mut signs: Vec<Text> = options.chain(ends).map(taken).collect();
        if signs.is_empty() {
            signs.push(taken(&mut question.sign));
        }
        while signs.last().is_some_and(|sign| sign.0.is_empty()) {
            signs.pop();
        }
        signs
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::apart;
