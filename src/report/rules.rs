//! Rules as decision tables: a rule a row, the findings across, the need at the end.

use crate::order;
use crate::pack::{FindingIndex, Level, LinkedRule, RuleIndex, Status};
use crate::report::model::{Row, Table};
use crate::report::scene::Scene;

/// So many findings fit across a page.
const COLUMNS: usize = 5;

/// So many rules fit on a page below one heading.
const ROWS: usize = 5;

/// Who wrote a rule that nobody signed.
pub(crate) const AUTHOR: &str = "author, not clinical";

impl Scene<'_> {
    /// The tables of some rules: one or more a level, highest first, none wider than a page.
    pub(crate) fn tables(&self, rules: &[RuleIndex]) -> Vec<Table> {
        let rules = self.rules(rules);
        let mut tables = Vec::new();
        for level in Level::ALL.iter().rev() {
            let of_level = rules
                .iter()
                .copied()
                .filter(|rule| rule.need().level == *level);
            let of_level = order::by_key(of_level.collect(), |rule| self.first_asked(rule));
            let groups = self.groups(of_level);
            let count = groups.len();
            for (part, group) in (1..).zip(groups) {
                let name = self
                    .say_any(self.pack.level(*level).map(|level| &level.name))
                    .unwrap_or_default();
                let title = if count > 1 {
                    format!("{name} ({part} of {count})")
                } else {
                    name
                };
                tables.push(self.table(title, &group));
            }
        }
        tables
    }

    /// Where the first question of a rule comes; rules without one come first.
    fn first_asked(&self, rule: &LinkedRule) -> (usize, Vec<FindingIndex>) {
        let asked = self.asked_for(rule);
        let places = asked.iter().map(|finding| self.place(*finding));
        (places.max().map_or(0, |place| place + 1), asked)
    }

    /// Where the question that establishes a finding comes.
    fn place(&self, finding: FindingIndex) -> usize {
        let first = self.establishers(finding).first().copied();
        // Low enough to count on from, and after every question that is asked.
        first.map_or(0, |question| self.position(question).min(1 << 15))
    }

    /// Neighbours that share a table.
    fn groups<'r>(&self, rules: Vec<&'r LinkedRule>) -> Vec<Vec<&'r LinkedRule>> {
        let mut groups: Vec<Vec<&LinkedRule>> = Vec::new();
        let mut across: Vec<FindingIndex> = Vec::new();
        for rule in rules {
            let wider = order::once_each([across.clone(), self.asked_for(rule)].concat());
            match groups.last_mut() {
                Some(group) if wider.len() <= COLUMNS && group.len() < ROWS => {
                    group.push(rule);
                    across = wider;
                }
                _ => {
                    across = self.asked_for(rule);
                    groups.push(vec![rule]);
                }
            }
        }
        groups
    }

    fn table(&self, title: String, rules: &[&LinkedRule]) -> Table {
        let across = rules.iter().flat_map(|rule| self.asked_for(rule));
        let across = order::once_each(across.collect());
        let across = order::by_key(across, |finding| (self.place(*finding), *finding));
        Table {
            title,
            columns: across.iter().map(|finding| self.column(*finding)).collect(),
            rows: rules.iter().map(|rule| self.row(rule)).collect(),
        }
    }

    fn row(&self, rule: &LinkedRule) -> Row {
        let own = self.topic.authored.id.as_str();
        let picked = rule
            .when
            .iter()
            .filter(|finding| !self.pack.is_asked_for(**finding) && self.id(**finding) != own);
        let authored = &rule.authored;
        Row {
            rule: authored.id.to_string(),
            applies_to: picked.map(|finding| self.picked(*finding)).collect(),
            when: self
                .asked_for(rule)
                .iter()
                .map(|finding| self.id(*finding))
                .collect(),
            need: self.need(authored.need),
            because: self.say(authored.because.here()),
            status: authored.status(),
            source: authored.source.as_ref().map(ToString::to_string),
            rows: authored.rows.clone(),
            written_by: AUTHOR.to_owned(),
        }
    }

    /// How many of these rules stand on general knowledge.
    pub(crate) fn unsourced(&self, rules: &[RuleIndex]) -> usize {
        let unsourced = |rule: &&LinkedRule| rule.authored.status() == Status::Unsourced;
        self.rules(rules)
            .iter()
            .filter(|rule| unsourced(rule))
            .count()
    }
}
