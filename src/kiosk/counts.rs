//! What is counted at one screen: how often it was used, how that ended, on which rung. Never who, when or why.

use crate::pack::Rung;

/// A number below this is not shown, and fewer people than this are never kept on their own: whoever reads the device after
/// somebody must not learn what they were told.
pub const FEWEST: u32 = 5;

/// How somebody's turn ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// They pressed "finish".
    Finished,
    /// They went away.
    Left,
}

/// What was counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    kept: Tally,
    fresh: Tally,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Tally {
    begun: u32,
    finished: u32,
    left: u32,
    rungs: Vec<u32>,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.begun += other.begun;
        self.finished += other.finished;
        self.left += other.left;
        for (place, count) in other.rungs.iter().enumerate() {
            *self.rung(place) += count;
        }
    }

    fn rung(&mut self, place: usize) -> &mut u32 {
        if self.rungs.len() <= place {
            self.rungs.resize(place + 1, 0);
        }
        // Just made long enough.
        #[allow(clippy::indexing_slicing)]
        &mut self.rungs[place]
    }

    fn of(&self, rung: Rung) -> u32 {
        self.rungs.get(rung as usize).copied().unwrap_or(0)
    }
}

impl Counts {
    /// Somebody began.
    pub fn begun(&mut self) {
        self.fresh.begun += 1;
    }

    /// Their turn ended, on a rung if they got that far. Says whether there are enough people now to keep what was counted.
    pub fn ended(&mut self, how: Ended, rung: Option<Rung>) -> bool {
        match how {
            Ended::Finished => self.fresh.finished += 1,
            Ended::Left => self.fresh.left += 1,
        }
        if let Some(rung) = rung {
            *self.fresh.rung(rung as usize) += 1;
        }
        let enough = self.fresh.finished + self.fresh.left >= FEWEST;
        if enough {
            let fresh = std::mem::take(&mut self.fresh);
            self.kept.add(&fresh);
        }
        enough
    }

    /// What may be kept on the device: `begun=12 finished=7 left=5 pharmacy=6`.
    #[must_use]
    pub fn kept(&self) -> String {
        let mut text = format!(
            "begun={} finished={} left={}",
            self.kept.begun, self.kept.finished, self.kept.left
        );
        for rung in Rung::ALL {
            let count = self.kept.of(*rung);
            if count > 0 {
                text.push_str(&format!(" {rung}={count}"));
            }
        }
        text
    }

    /// Reads what was kept. What cannot be read counts as nothing.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut counts = Self::default();
        let tally = &mut counts.kept;
        let pairs = text.split_whitespace().filter_map(|it| it.split_once('='));
        for (key, count) in pairs {
            let Ok(count) = count.parse::<u32>() else {
                continue;
            };
            match key {
                "begun" => tally.begun = count,
                "finished" => tally.finished = count,
                "left" => tally.left = count,
                _ => {
                    if let Some(rung) = Rung::ALL.iter().find(|rung| rung.as_str() == key) {
                        *tally.rung(*rung as usize) = count;
                    }
                }
            }
        }
        counts
    }

    /// What was counted of enough people, as a name and a number each; small numbers are hidden, and none is one of them.
    #[must_use]
    pub fn lines(&self) -> Vec<(&'static str, String)> {
        let all = &self.kept;
        let mut lines = vec![
            ("begun", said(all.begun)),
            ("finished", said(all.finished)),
            ("left", said(all.left)),
        ];
        lines.extend(
            Rung::ALL
                .iter()
                .map(|rung| (rung.as_str(), said(all.of(*rung)))),
        );
        lines
    }
}

fn said(count: u32) -> String {
    if count < FEWEST {
        format!("0 to {}", FEWEST - 1)
    } else {
        count.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_than_five_people_are_never_kept() {
        let mut counts = Counts::default();
        let empty = counts.kept();
        for person in 1..=4 {
            counts.begun();
            assert!(
                !counts.ended(Ended::Finished, Some(Rung::Pharmacy)),
                "{person}"
            );
            assert_eq!(counts.kept(), empty);
        }
        counts.begun();
        assert!(counts.ended(Ended::Left, None));
        assert_eq!(counts.kept(), "begun=5 finished=4 left=1 pharmacy=4");
    }

    #[test]
    fn what_was_kept_is_read_again_and_goes_on() {
        let mut counts = Counts::read("begun=12 finished=7 left=5 pharmacy=6 nonsense=3 gp=x");
        assert_eq!(counts.kept(), "begun=12 finished=7 left=5 pharmacy=6");
        for _ in 0..5 {
            counts.begun();
            counts.ended(Ended::Finished, Some(Rung::Pharmacy));
        }
        assert_eq!(counts.kept(), "begun=17 finished=12 left=5 pharmacy=11");
        assert_eq!(Counts::read("}{"), Counts::default());
    }

    #[test]
    fn small_numbers_are_hidden_and_the_last_person_does_not_show() {
        let mut counts = Counts::read("begun=20 finished=14 left=6 gp=5 pharmacy=4");
        let before = counts.lines();
        assert!(before.contains(&("gp", "5".to_owned())));
        assert!(before.contains(&("pharmacy", "0 to 4".to_owned())));
        assert!(before.contains(&("ae", "0 to 4".to_owned())));
        counts.begun();
        counts.ended(Ended::Finished, Some(Rung::Pharmacy));
        assert_eq!(counts.lines(), before);
    }
}
