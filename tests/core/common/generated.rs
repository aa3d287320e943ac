//! Small random packs: every kind of question, conditions, grouped pages, shared rules.

use front_door::pack::bundle::RulesBody;
use front_door::pack::{
    Bound, Choice, Detached, Door, FindingId, Kind, Level, Need, Pack, Question, QuestionKind,
    Rule, Said, Status, Text, Threshold, Topic, Unit,
};
use proptest::prelude::*;

/// Needs that go together.
const NEEDS: [(Level, Door); 12] = [
    (Level::SelfCare, Door::Self_),
    (Level::Advice, Door::Pharmacy),
    (Level::Routine, Door::NhsApp),
    (Level::Routine, Door::Practice),
    (Level::TwoDays, Door::Practice),
    (Level::Today, Door::Pharmacy),
    (Level::Today, Door::Practice),
    (Level::Today, Door::Nhs111),
    (Level::Now, Door::Nhs111MentalHealth),
    (Level::Now, Door::Ucrt),
    (Level::Ae, Door::Ae),
    (Level::Emergency, Door::Emergency),
];

/// What a random question is made of.
#[derive(Clone, Debug)]
struct Seed {
    kind: u8,
    size: usize,
    not_sure: bool,
    paged: bool,
    condition: Option<u8>,
}

fn seed() -> impl Strategy<Value = Seed> {
    (
        0u8..5,
        1usize..=3,
        any::<bool>(),
        any::<bool>(),
        proptest::option::weighted(0.3, any::<u8>()),
    )
        .prop_map(|(kind, size, not_sure, paged, condition)| Seed {
            kind,
            size,
            not_sure,
            paged,
            condition,
        })
}

/// A random rule: which findings (by number) and which need.
type RuleSeed = (Vec<u8>, u8);

fn rule_seed() -> impl Strategy<Value = RuleSeed> {
    (proptest::collection::vec(any::<u8>(), 1..=3), 0u8..12)
}

/// Random packs of two topics, built on the words of a sound pack.
pub fn packs(words: RulesBody) -> impl Strategy<Value = Pack> {
    let shared = (
        proptest::collection::vec(seed(), 1..=2),
        proptest::collection::vec(rule_seed(), 0..=3),
    );
    let topic = || {
        (
            proptest::collection::vec(seed(), 1..=2),
            proptest::collection::vec(rule_seed(), 1..=5),
            0u8..12,
        )
    };
    (shared, topic(), topic()).prop_map(move |((shared, shared_rules), first, second)| {
        let mut body = words.clone();
        body.classes = Vec::new();
        body.questions = questions("s", &shared, &[]);
        let common = findings_of(&body.questions);
        body.rules = rules(
            "s",
            &shared_rules,
            &common,
            &["t0".into(), "t1".into(), "symptom".into()],
        );
        body.topics = [first, second]
            .into_iter()
            .enumerate()
            .map(|(index, (seeds, rule_seeds, base))| {
                let name = format!("t{index}");
                let questions = questions(&name, &seeds, &common);
                let known = [findings_of(&questions), common.clone()].concat();
                let mut rules = rules(&name, &rule_seeds, &known, &[]);
                rules.push(rule(&format!("{name}-base"), Vec::new(), base));
                topic_of(&name, questions, rules)
            })
            .collect();
        let mut problems = Vec::new();
        let pack = Pack::link(body, "generated".into(), &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        pack
    })
}

/// Findings that these questions establish.
pub fn findings_of(questions: &[Question]) -> Vec<FindingId> {
    let of = |question: &Question| -> Vec<FindingId> {
        let options = question
            .options
            .iter()
            .flat_map(|option| option.findings.clone());
        let thresholds = question
            .thresholds
            .iter()
            .map(|threshold| threshold.finding.clone());
        question
            .yes
            .iter()
            .chain(&question.no)
            .cloned()
            .chain(options)
            .chain(thresholds)
            .collect()
    };
    let mut all: Vec<FindingId> = questions.iter().flat_map(of).collect();
    all.sort();
    all.dedup();
    all
}

fn questions(prefix: &str, seeds: &[Seed], gates: &[FindingId]) -> Vec<Question> {
    let mut made: Vec<Question> = Vec::new();
    for (index, seed) in seeds.iter().enumerate() {
        let id = format!("{prefix}-q{index}");
        // Shared questions may wait for shared ones before them; topic questions for any shared one.
        let earlier = if gates.is_empty() {
            findings_of(&made)
        } else {
            gates.to_vec()
        };
        let condition = seed
            .condition
            .filter(|_| !earlier.is_empty())
            .map(|pick| vec![earlier[usize::from(pick) % earlier.len()].clone()]);
        let page = (seed.paged && condition.is_none()).then(|| format!("{prefix}-page").into());
        made.push(question(&id, seed, condition.into_iter().collect(), page));
    }
    made
}

fn question(
    id: &str,
    seed: &Seed,
    ask_if: Vec<Vec<FindingId>>,
    page: Option<front_door::pack::PageId>,
) -> Question {
    let finding = |n: usize| FindingId::from(format!("{id}-f{n}"));
    let option = |n: usize, findings: Vec<FindingId>| Choice {
        id: format!("o{n}").into(),
        text: Text("An option".into()),
        check: None,
        findings,
        sign: None,
    };
    let mut made = Question {
        id: id.into(),
        kind: QuestionKind::YesNo,
        ordered: false,
        page,
        text: Text("A question?".into()),
        staff_text: None,
        why: None,
        check: None,
        not_sure: seed.not_sure,
        sensitive: false,
        ask_if,
        options: Vec::new(),
        baseline: None,
        yes: Vec::new(),
        no: Vec::new(),
        sign: None,
        unit: None,
        min: None,
        max: None,
        step: None,
        thresholds: Vec::new(),
    };
    match seed.kind {
        0 => made.yes = vec![finding(0)],
        1 => {
            made.kind = QuestionKind::OneOf;
            made.options = (0..=seed.size)
                .map(|n| option(n, if n == 0 { vec![] } else { vec![finding(n)] }))
                .collect();
            made.baseline = Some("o0".into());
        }
        2 => {
            made.kind = QuestionKind::OneOf;
            made.ordered = true;
            made.options = (0..=seed.size)
                .map(|n| option(n, (1..=n).map(finding).collect()))
                .collect();
            made.baseline = Some("o0".into());
        }
        3 => {
            made.kind = QuestionKind::AnyOf;
            made.not_sure = false;
            made.options = (0..seed.size)
                .map(|n| option(n, vec![finding(n)]))
                .collect();
        }
        _ => {
            made.kind = QuestionKind::Number;
            made.unit = Some(Unit::Days);
            (made.min, made.max) = (Some(0.0), Some(9.0));
            let ends = [(Some(3.0), None), (None, Some(2.0)), (Some(5.0), None)];
            made.thresholds = ends
                .iter()
                .take(seed.size)
                .enumerate()
                .map(|(n, (at_least, below))| Threshold {
                    finding: finding(n),
                    at_least: at_least.map(Bound::Number),
                    above: None,
                    at_most: None,
                    below: below.map(Bound::Number),
                    sign: None,
                })
                .collect();
        }
    }
    made
}

fn rules(prefix: &str, seeds: &[RuleSeed], known: &[FindingId], also: &[FindingId]) -> Vec<Rule> {
    let pool = [known, also].concat();
    let made = seeds.iter().enumerate().map(|(index, (picks, need))| {
        let mut when: Vec<FindingId> = picks
            .iter()
            .map(|pick| pool[usize::from(*pick) % pool.len()].clone())
            .collect();
        when.sort();
        when.dedup();
        rule(&format!("{prefix}-r{index}"), when, *need)
    });
    made.collect()
}

fn rule(id: &str, when: Vec<FindingId>, need: u8) -> Rule {
    let (level, door) = NEEDS[usize::from(need) % NEEDS.len()];
    Rule {
        id: id.into(),
        when,
        need: Need { level, door },
        because: Said::Here(Text("Because.".into())),
        source: None,
        status: Detached(Some(Status::Unsourced)),
        rows: Vec::new(),
    }
}

fn topic_of(id: &str, questions: Vec<Question>, rules: Vec<Rule>) -> Topic {
    Topic {
        id: id.into(),
        title: Text(id.into()),
        kind: Kind::Symptom,
        classes: Vec::new(),
        sensitive: false,
        common: false,
        aliases: Vec::new(),
        at_most_pages: None,
        phrases: front_door::pack::Detached(None),
        questions,
        rules,
        advice: Detached(None),
    }
}
