//! Whether every less urgent change has its reason in `changes.json`.

use super::{Comparison, Group, TopicChange};
use crate::pack::Date;
use crate::verify::approval::{AUTHOR, ChangeRecord, Safety};
use serde::Serialize;

/// How many changes are less urgent, and how they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LessUrgent {
    /// All of them, one for each topic and rule.
    pub groups: usize,
    /// Those that somebody signed.
    pub reviewed: usize,
    /// Less urgent and unreviewed, listed or not.
    pub unreviewed: usize,
    /// Those without a reason.
    pub not_listed: usize,
}

impl Comparison {
    /// Looks up every less urgent change. An entry counts for one topic, the rules it names, and exactly the old and new
    /// rules of that topic: a further change of what decides there needs another look.
    #[must_use]
    pub fn judged(mut self, safety: &Safety) -> Self {
        for change in &mut self.topics {
            let entries: Vec<&ChangeRecord> = safety
                .changes
                .iter()
                .filter(|entry| is_about(entry, change))
                .collect();
            for group in &mut change.less_urgent.groups {
                let named = entries
                    .iter()
                    .filter(|entry| entry.rules.contains(&group.rule));
                // A signed entry before one that is not.
                let entry = named.max_by_key(|entry| safety.is_reviewed(entry));
                group.listed = entry.map(|entry| entry.id.clone());
                group.reviewed = entry.is_some_and(|entry| safety.is_reviewed(entry));
            }
        }
        let groups = || {
            self.topics
                .iter()
                .flat_map(|change| &change.less_urgent.groups)
        };
        let count = |wanted: fn(&Group) -> bool| groups().filter(|group| wanted(group)).count();
        self.less_urgent = LessUrgent {
            groups: groups().count(),
            reviewed: count(|group| group.reviewed),
            unreviewed: count(|group| !group.reviewed),
            not_listed: count(|group| group.listed.is_none()),
        };
        self.to_list = self
            .topics
            .iter()
            .filter_map(|change| to_list(change, self.new.as_of))
            .collect();
        self
    }
}

fn is_about(entry: &ChangeRecord, change: &TopicChange) -> bool {
    entry.topic == change.topic
        && entry.old_rules == change.old_rules
        && entry.new_rules == change.new_rules
}

/// The entry that a topic lacks.
fn to_list(change: &TopicChange, day: Date) -> Option<ChangeRecord> {
    let open = change
        .less_urgent
        .groups
        .iter()
        .filter(|group| group.listed.is_none());
    let rules: Vec<_> = open.map(|group| group.rule.clone()).collect();
    (!rules.is_empty()).then(|| ChangeRecord {
        id: format!("{}-{day}", change.topic),
        topic: change.topic.clone(),
        rules,
        old_rules: change.old_rules.clone(),
        new_rules: change.new_rules.clone(),
        reason: String::new(),
        by: AUTHOR.to_owned(),
        date: day,
    })
}
