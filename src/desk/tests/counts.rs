use super::Navigator;
use crate::desk::counts::{Counts, FEWEST, Record, Table};
use crate::desk::event::{Effect, Event};
use crate::pack::reception::ExitKind;
use crate::pack::{Level, Rung};

fn call(topic: &str) -> Record {
    Record {
        topic: topic.to_owned(),
        rung: Rung::Pharmacy,
        raised: Some(Level::Today),
        intended: Some(Rung::Gp),
        exits: vec![ExitKind::Worse],
    }
}

#[test]
fn cells_of_fewer_than_five_are_never_shown() {
    let mut counts = Counts::default();
    for _ in 1..FEWEST {
        counts.add(&call("earache"));
        assert!(
            Table::ALL
                .iter()
                .all(|table| counts.shown(*table).count() == 0)
        );
        assert!(!counts.csv().contains("earache"));
    }
    counts.add(&call("earache"));
    counts.add(&call("cough"));
    assert!(counts.csv().contains("outcome,earache,pharmacy,5"));
    assert!(counts.csv().contains("intended,gp,pharmacy,6"));
    assert!(!counts.csv().contains("cough"));
}

#[test]
fn what_is_kept_is_read_again_and_anything_else_is_refused() {
    let mut counts = Counts::default();
    counts.add(&call("earache"));
    assert_eq!(Counts::read(&counts.write()), Some(counts.clone()));
    for broken in [
        "",
        "{}",
        "front-door counts 2",
        "front-door counts 1\noutcome earache pharmacy",
        "front-door counts 1\noutcome =1+1 pharmacy 3",
        "front-door counts 1\nnames earache pharmacy 3",
        "front-door counts 1\noutcome earache pharmacy -1",
    ] {
        assert_eq!(Counts::read(broken), None, "{broken}");
    }
    let mut navigator = Navigator::sits_down();
    navigator.does(Event::Kept(Some("nonsense".to_owned())));
    assert!(navigator.model.counts_lost && navigator.model.counts == Counts::default());
}

#[test]
fn a_call_is_counted_once_and_not_at_all_when_it_is_brought_back() {
    let mut navigator = Navigator::asks_about("earache");
    navigator.answers_no();
    let counted = |navigator: &Navigator| navigator.model.counts.write().lines().count() - 1;
    navigator.does(Event::NewCaller);
    assert_eq!(counted(&navigator), 1);
    assert!(
        navigator
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Keep(Some(_))))
    );
    navigator.hits("z");
    assert_eq!(counted(&navigator), 0);
    navigator.does(Event::NewCaller);
    navigator.does(Event::NewCaller);
    assert_eq!(counted(&navigator), 1);
}

#[test]
fn nothing_that_is_kept_names_anybody() {
    let mut navigator = Navigator::asks_about("earache");
    navigator.answers_no();
    navigator.does(Event::NewCaller);
    let kept = navigator.model.counts.write();
    assert!(
        !kept.contains("their own words") && !kept.contains("34"),
        "{kept}"
    );
}
