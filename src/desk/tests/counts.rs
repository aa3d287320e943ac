use super::{Navigator, desk};
use crate::desk::counts::{Counts, FEWEST, Record, SENSITIVE, Table, row};
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

#[test]
fn a_sensitive_topic_is_never_kept_by_name() {
    let sensitive: Vec<&str> = (desk().pack.topics().iter())
        .filter(|topic| topic.authored.sensitive)
        .map(|topic| topic.authored.id.as_str())
        .collect();
    assert!(sensitive.contains(&"domestic-abuse"), "{sensitive:?}");
    for topic in &sensitive {
        assert_eq!(row(desk().pack, topic), SENSITIVE);
    }
    assert_eq!(row(desk().pack, "earache"), "earache");
    let mut navigator = Navigator::asks_about("domestic-abuse");
    navigator.answers_no();
    navigator.does(Event::NewCaller);
    let kept = navigator.effects.iter().find_map(|effect| match effect {
        Effect::Keep(kept) => kept.clone(),
        _ => None,
    });
    let kept = kept.expect("the call is counted");
    assert!(kept.contains(&format!("outcome {SENSITIVE} ")), "{kept}");
    for topic in sensitive {
        assert!(!kept.contains(topic), "{kept}");
    }
}

#[test]
fn a_sensitive_topic_that_a_device_has_kept_by_name_is_not_left_there() {
    let mut navigator = Navigator::sits_down();
    let before = "front-door counts 1\noutcome domestic-abuse gp 3\noutcome cough gp 4\noutcome sensitive-topic gp 2";
    navigator.does(Event::Kept(Some(before.to_owned())));
    let after = "front-door counts 1\noutcome sensitive-topic gp 5\noutcome cough gp 4";
    assert_eq!(navigator.effects, [Effect::Keep(Some(after.to_owned()))]);
    navigator.does(Event::Kept(Some(after.to_owned())));
    assert!(navigator.effects.is_empty());
}
