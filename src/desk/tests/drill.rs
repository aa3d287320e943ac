use super::{Navigator, cases, desk};
use crate::contract;
use crate::desk::drill::{self, POINTS, read};
use crate::desk::event::{Event, Panel};
use crate::desk::measure::take;
use crate::pack::AskingFor;

#[test]
fn the_thirty_calls_are_cases_of_the_project_word_for_word() {
    let cases = cases();
    let drill = &desk().text.drill;
    assert_eq!(drill.len(), 30);
    for scenario in drill {
        let case = cases.iter().find(|case| case.id == scenario.case);
        let case = case.unwrap_or_else(|| panic!("no case {}", scenario.case));
        assert_eq!(
            (&case.person, &case.words),
            (&scenario.person, &scenario.words)
        );
        assert_eq!(
            (case.expect.level, &case.expect.doors),
            (scenario.level, &scenario.doors)
        );
        let topics: Vec<&str> = scenario.topics.iter().map(|topic| topic.as_str()).collect();
        assert_eq!(case.topics, topics);
        let request = case.request().unwrap();
        assert_eq!(
            request.context.asking_for,
            scenario.asking_for.unwrap_or(AskingFor::Me)
        );
        for fact in &scenario.facts {
            let question =
                contract::question(desk().pack, fact.question.as_str(), AskingFor::Me).unwrap();
            let answer = case.answer(&question).unwrap();
            assert_eq!(
                read(&question, &fact.is),
                Some(answer),
                "{} {}",
                case.id,
                question.id
            );
        }
    }
}

#[test]
fn whoever_listens_gets_every_point_and_whoever_does_not_loses_some() {
    let cases = cases();
    for scenario in &desk().text.drill {
        let case = cases.iter().find(|case| case.id == scenario.case).unwrap();
        let mut call = take(&desk(), case).unwrap().model.call;
        let scene = desk().scene(&call).unwrap();
        let score = drill::score(scenario, &call, &scene);
        assert_eq!(score.points(), POINTS, "{} {score:?}", case.id);
        // Another topic is none that fits, whatever else was right.
        let other = if case.topics == ["hair-loss"] {
            "acne"
        } else {
            "hair-loss"
        };
        call.journey.topics = vec![other.to_owned()];
        let scene = desk().scene(&call).unwrap();
        let score = drill::score(scenario, &call, &scene);
        assert!(!score.topic && score.points() < POINTS, "{}", case.id);
    }
}

#[test]
fn a_drill_goes_from_call_to_call_and_counts_nothing() {
    let mut navigator = Navigator::sits_down();
    navigator.hits("d");
    assert!(navigator.model.drill.is_some());
    navigator.does(Event::Picked("earache".to_owned()));
    navigator.hits("1");
    navigator.hits("1");
    navigator.answers_no();
    navigator.hits("Enter");
    assert_eq!(navigator.model.panel, Some(Panel::Verdict));
    navigator.hits("Enter");
    let drill = navigator.model.drill.clone().unwrap();
    assert_eq!((drill.at, drill.scores.len()), (1, 1));
    assert!(navigator.model.call.is_empty());
    navigator.does(Event::DrillLeave);
    assert!(navigator.model.counts.write().lines().count() == 1);
}

#[test]
fn a_real_call_is_never_replaced_by_the_drill() {
    let mut navigator = Navigator::asks_about("earache");
    navigator.hits("d");
    assert!(navigator.model.drill.is_none() && !navigator.model.call.is_empty());
}
