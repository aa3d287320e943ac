//! The cases of `tests/cases/`, written from the clinical facts, on the native core at every seat.

use crate::common;
use front_door::cases::{AgeGroup, Case, Judged, Kind, Played, Score};
use front_door::directory::Seat;
use front_door::pack::Level;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// The least number of cases of each kind.
const FEWEST: [(Kind, usize); 5] = [
    (Kind::MentalHealth, 50),
    (Kind::Pregnancy, 40),
    (Kind::SoundsBad, 80),
    (Kind::Gate, 100),
    (Kind::Pair, 20),
];

fn cases() -> Vec<Case> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let read = Case::read_all(&text);
        all.extend(read.unwrap_or_else(|why| panic!("{}: {why}", path.display())));
    }
    all
}

#[test]
fn nobody_is_sent_lower_than_the_facts_allow_and_no_emergency_is_missed() {
    let read = common::real_pack();
    let (cases, index) = (cases(), read.index());
    let judged: Vec<Judged> = cases
        .iter()
        .map(|case| Judged::of(case, &read.pack, &read.advice, &index))
        .collect();
    let wrong: Vec<String> = judged
        .iter()
        .filter_map(|it| match (&it.played, it.too_low()) {
            (Err(why), _) => Some(format!("{}: {why}", it.case.id)),
            (_, Some(played)) => Some(format!("{}: {played:?}", it.case.id)),
            _ => None,
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let score = Score::of(&judged);
    assert_eq!(score.emergencies.count, score.emergencies.of);
    assert!(score.enterable.percent() >= 98.0, "{:?}", score.enterable);
    assert!(score.all.safe.percent() >= 97.0, "{:?}", score.all.safe);
    assert!(score.all.exact.percent() >= 85.0, "{:?}", score.all.exact);
    assert!(score.needless_emergencies.percent() <= 5.0);
    assert!(score.above.percent() <= 15.0, "{:?}", score.above);
}

#[test]
fn every_seat_says_the_same() {
    let read = common::real_pack();
    for case in cases() {
        let at = |seat| case.play(&read.pack, Some(&read.advice), seat);
        let resident: Result<Played, String> = at(Seat::Resident);
        assert_eq!(at(Seat::Reception), resident, "{}", case.id);
        assert_eq!(at(Seat::Kiosk), resident, "{}", case.id);
    }
}

#[test]
fn there_are_cases_for_every_row_and_every_kind_of_person() {
    let cases = cases();
    assert!(cases.len() >= 600);
    let ids: BTreeSet<&str> = cases.iter().map(|case| case.id.as_str()).collect();
    assert_eq!(ids.len(), cases.len(), "two cases of one name");
    let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
    for row in cases.iter().flat_map(|case| &case.from) {
        *rows.entry(row).or_default() += 1;
    }
    let adult = (1..=70).map(|row| format!("RF{row:02}"));
    let child = (1..=20).map(|row| format!("RC{row:02}"));
    let thin: Vec<String> = adult
        .chain(child)
        .filter(|row| rows.get(row.as_str()).copied().unwrap_or(0) < 2)
        .collect();
    assert_eq!(thin, Vec::<String>::new(), "red flags with fewer than 2");
    let count = |wanted: &dyn Fn(&&Case) -> bool| cases.iter().filter(wanted).count();
    for (kind, fewest) in FEWEST {
        assert!(
            count(&|case| case.kinds.contains(&kind)) >= fewest,
            "{kind:?}"
        );
    }
    let young = [AgeGroup::Under5, AgeGroup::Child];
    assert!(count(&|case| young.contains(&AgeGroup::of(case))) >= 100);
    let later =
        |case: &&Case| AgeGroup::of(case) == AgeGroup::Older || case.kinds.contains(&Kind::Ucrt);
    assert!(count(&later) >= 60);
    let everyday = [Kind::Errand, Kind::Life];
    let is_everyday = |case: &&Case| case.kinds.iter().any(|kind| everyday.contains(kind));
    assert!(count(&is_everyday) >= 60);
    let careful = |case: &&Case| case.least <= case.expect.level;
    assert_eq!(count(&careful), cases.len(), "a least above the expected");
    assert!(count(&|case| case.expect.level >= Level::Ae) >= 2 * 90);
}
