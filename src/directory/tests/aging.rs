//! What is too old is not passed on.

use super::*;
use crate::pack::Text;

/// The real data with one service changed.
pub(super) fn with(id: &str, change: impl FnOnce(&mut Service)) -> Directory {
    let mut files = real_files();
    let found = |service: &&mut Service| service.id.as_str() == id;
    change(files.services.services.iter_mut().find(found).unwrap());
    linked(files).0
}

pub(super) fn route(directory: &Directory, id: &str, query: &Query<'_>) -> Option<Route> {
    let mut routes = directory.routes(query).routes.into_iter();
    routes.find(|route| route.service == id)
}

/// A line for people in a crisis that can grow old.
fn line(as_of: Option<&str>, only_line: bool) -> Route {
    let directory = with("samaritans", |service| {
        (service.always, service.only_line) = (false, only_line);
        service.as_of = as_of.map(Into::into);
        service.email = Some("help@example.org".into());
        service.relay = Some(Text("18001".into()));
    });
    let place = Place::default();
    let query = resident(Door::Nhs111MentalHealth, Level::Now, &place);
    route(&directory, "samaritans", &query).unwrap()
}

#[test]
fn old_details_are_dated_and_older_ones_hidden() {
    let fresh = line(Some("2026-01"), false);
    assert_eq!(
        (fresh.phone.as_deref(), fresh.data_note),
        (Some("116 123"), None)
    );
    assert_eq!(fresh.status, Openness::Open);
    let dated = line(Some("2025-03"), false);
    assert_eq!(dated.phone.as_deref(), Some("116 123"));
    assert_eq!(
        dated.data_note.as_deref(),
        Some("These details are from March 2025.")
    );
    assert_eq!(dated.status, Openness::Unknown);
    assert!(
        dated.hours.ends_with("as of March 2025: ring first"),
        "{}",
        dated.hours
    );
    for as_of in [Some("2023-03"), None] {
        let old = line(as_of, false);
        assert_eq!(
            (old.phone, old.email, old.relay, old.url, old.address),
            (None, None, None, None, None)
        );
        assert_eq!((old.name.as_str(), old.hours.as_str()), ("Samaritans", ""));
        assert!(
            old.how
                .contains("Ask your GP surgery, 111 or a Local Area Coordinator")
        );
    }
}

#[test]
fn the_only_line_of_an_area_stays_with_its_date() {
    let old = line(Some("2019-06"), true);
    assert_eq!(old.phone.as_deref(), Some("116 123"));
    assert_eq!(
        old.data_note.as_deref(),
        Some(
            "These details are from June 2019. If nobody answers, call 111. If somebody is in danger, call 999."
        )
    );
    assert!(
        line(None, true)
            .data_note
            .unwrap()
            .starts_with("We don't know how old")
    );
}

#[test]
fn lines_that_are_never_hidden_are_shown_to_residents_though_nobody_checked_them() {
    let directory = real();
    let services = &directory.files().services.services;
    let kept = services.iter().filter(|it| it.is_never_hidden());
    let unchecked: Vec<&Service> = kept.filter(|it| it.backing == Backing::Verify).collect();
    assert_eq!(unchecked.len(), 16);
    for service in unchecked {
        let place = directory.place(&Whereabouts {
            district: service.areas.first().map(|it| it.as_str()),
            ..Default::default()
        });
        for (seat, now) in [Seat::Resident, Seat::Kiosk]
            .into_iter()
            .flat_map(|seat| ["2026-11-24T02:00", "2040-01-01T03:00"].map(|now| (seat, now)))
        {
            let query = Query {
                topics: Some(&[service.topics[0].as_str()]),
                now: moment(now),
                seat,
                ..resident(service.door, Level::Now, &place)
            };
            let shown = route(&directory, service.id.as_str(), &query);
            let shown = shown.unwrap_or_else(|| panic!("{} is hidden", service.id));
            assert_eq!(shown.phone, service.phone);
            assert_eq!(shown.status, Openness::Unknown);
            assert!(
                shown
                    .note
                    .unwrap()
                    .contains("have not rung this number ourselves")
            );
            let said = shown.data_note.unwrap();
            let date = service.as_of.as_deref().map(age::date_words);
            let dated = match &date {
                Some(date) => said.starts_with(&format!("These details are from {date}. ")),
                None => said.starts_with("We don't know how old these details are. "),
            };
            assert!(dated, "{said}");
            assert!(
                said.ends_with("If nobody answers, call 111. If somebody is in danger, call 999.")
            );
            // Never the way on which somebody can count.
            assert!(directory.found(&query).iter().all(|(route, reach)| {
                !route.unverified || !route::counts(route, *reach, query.level)
            }));
        }
    }
}

#[test]
fn reception_sees_the_date_of_what_nobody_checked_and_keeps_the_number() {
    let mut files = real_files();
    let services = &mut files.services.services;
    let line = services
        .iter_mut()
        .find(|it| it.id.as_str() == "hospice-st-lukes");
    let line = line.unwrap();
    assert_eq!(line.backing, Backing::Verify);
    line.as_of = Some("2019-04".into());
    let (door, topics, phone) = (line.door, line.topics.clone(), line.phone.clone());
    let directory = linked(files).0;
    let place = Place::default();
    let query = Query {
        topics: Some(&[topics[0].as_str()]),
        seat: Seat::Reception,
        ..resident(door, Level::Today, &place)
    };
    let shown = route(&directory, "hospice-st-lukes", &query).unwrap();
    assert_eq!((&shown.phone, shown.unverified), (&phone, true));
    assert_eq!(
        shown.data_note.as_deref(),
        Some("These details are from April 2019.")
    );
    let resident = Query {
        seat: Seat::Resident,
        ..query
    };
    assert!(route(&directory, "hospice-st-lukes", &resident).is_none());
}

#[test]
fn national_and_crisis_lines_and_emergency_departments_are_never_hidden() {
    let directory = real();
    let place = directory.place(&Whereabouts {
        postcode: Some("SS15 5AA"),
        ..Default::default()
    });
    for door in [
        Door::Nhs111,
        Door::Nhs111MentalHealth,
        Door::Ae,
        Door::Emergency,
    ] {
        let query = Query {
            now: moment("2040-01-01T03:00"),
            ..resident(door, Level::Now, &place)
        };
        for route in directory.routes(&query).routes {
            let contact = [&route.phone, &route.text_line, &route.url, &route.address];
            assert!(contact.into_iter().any(Option::is_some), "{route:?}");
            assert_eq!(route.data_note, None);
        }
    }
}

#[test]
fn without_a_clock_or_with_a_wrong_one_nothing_old_is_new_again() {
    let place = Place::default();
    // The sources were read on 22 November 2026.
    for (as_of, at_least, shown) in [
        ("2026-03", None, true),
        ("2023-10", None, false),
        ("2026-03", Some("2029-04-01"), false),
        ("2026-03", Some("2020-01-01"), true),
    ] {
        let directory = with("samaritans", |service| {
            service.always = false;
            service.as_of = Some(as_of.into());
            service.sessions = vec![tea()];
        });
        for now in [None, Some("2020-01-07T10:30"), Some("1970-01-06T00:00")] {
            let query = Query {
                now: now.and_then(WallTime::parse),
                at_least: at_least.and_then(Date::parse),
                ..resident(Door::Nhs111MentalHealth, Level::Now, &place)
            };
            let line = route(&directory, "samaritans", &query).unwrap();
            assert_eq!(line.phone.is_some(), shown, "{as_of} {at_least:?} {now:?}");
            let today = line.sessions.iter().any(|said| said.starts_with("today"));
            assert_eq!(
                today,
                shown && now.is_some(),
                "{as_of} {at_least:?} {now:?}"
            );
            if now.is_none() {
                assert_eq!(line.status, Openness::Unknown);
            }
        }
    }
}

/// A meeting on Tuesdays.
fn tea() -> Session {
    Session {
        name: Text("Tea".into()),
        venue: Some(Text("Town hall".into())),
        for_whom: None,
        days: vec![Day::Tue],
        from: Clock::parse("14:00").unwrap(),
        to: Clock::parse("15:30").unwrap(),
        note: None,
    }
}

#[test]
fn meetings_count_as_today_only_while_the_record_is_fresh() {
    let said = |as_of: &str, now: &str| {
        let directory = with("samaritans", |service| {
            service.as_of = Some(as_of.into());
            service.sessions = vec![tea()];
        });
        let place = Place::default();
        let query = Query {
            now: moment(now),
            ..resident(Door::Nhs111MentalHealth, Level::Now, &place)
        };
        route(&directory, "samaritans", &query).unwrap().sessions
    };
    assert_eq!(
        said("2026-06", "2026-11-24T10:30"),
        ["today, 2pm to 3.30pm: Tea. Town hall"]
    );
    assert_eq!(said("2026-06", "2026-11-24T16:00"), Vec::<String>::new());
    assert_eq!(said("2026-06", "2026-11-25T10:30"), Vec::<String>::new());
    assert_eq!(
        said("2023-03", "2026-11-24T10:30"),
        ["was held on Tuesdays, 2pm to 3.30pm in March 2023, ask first: Tea. Town hall"]
    );
}
