//! What is too old is not passed on, and who else is offered.

use super::*;
use crate::pack::Text;

/// The real data with one service changed.
fn with(id: &str, change: impl FnOnce(&mut Service)) -> Directory {
    let mut files = real_files();
    let found = |service: &&mut Service| service.id.as_str() == id;
    change(files.services.services.iter_mut().find(found).unwrap());
    linked(files).0
}

fn route(directory: &Directory, id: &str, query: &Query<'_>) -> Option<Route> {
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

#[test]
fn sex_registration_topics_and_capacity_decide_who_is_offered_it() {
    let place = Place::default();
    let query = resident(Door::Community, Level::Routine, &place);
    let id = "social-prescriber";
    let offered =
        |change: fn(&mut Service), query: &Query<'_>| route(&with(id, change), id, query).is_some();
    for (sex, shown) in [
        (None, true),
        (Some(Sex::Female), true),
        (Some(Sex::Male), false),
    ] {
        let query = Query { sex, ..query };
        assert_eq!(offered(|it| it.sex = Some(Sex::Female), &query), shown);
    }
    for standing in Standing::ALL {
        let place = Place {
            standing: *standing,
            ..Place::default()
        };
        let query = Query {
            place: &place,
            ..query
        };
        assert_eq!(
            offered(|it| it.registered = true, &query),
            *standing == Standing::Local
        );
    }
    for (topics, shown) in [
        (None, true),
        (Some(&[][..]), false),
        (Some(&["debt"][..]), false),
        (Some(&["lonely", "debt"][..]), true),
    ] {
        let query = Query { topics, ..query };
        assert_eq!(
            offered(|it| it.topics = vec!["lonely".into()], &query),
            shown,
            "{topics:?}"
        );
    }
    for seat in Seat::ALL {
        let query = Query {
            seat: *seat,
            ..query
        };
        assert_eq!(
            offered(|it| it.capacity = Some(Capacity::Closed), &query),
            *seat == Seat::Reception
        );
    }
    let full = with("essex-frontline", |it| it.capacity = Some(Capacity::Full));
    let routes = full.routes(&query).routes;
    let last = routes.last().unwrap();
    assert_eq!(
        (last.service.as_str(), last.capacity),
        ("essex-frontline", Capacity::Full)
    );
    assert!(last.note.as_deref().unwrap().starts_with("Full for now"));
}

#[test]
fn others_are_for_the_topic_behind_other_doors_nearest_first_and_at_most_five() {
    let mut files = real_files();
    let model = files
        .services
        .services
        .iter()
        .find(|it| it.id.as_str() == "social-prescriber")
        .unwrap()
        .clone();
    for (number, areas) in [9, 3, 1, 2, 5, 4].into_iter().enumerate() {
        let districts = files.districts.districts.iter().take(areas);
        files.services.services.push(Service {
            id: format!("club-{number}").as_str().into(),
            topics: vec!["lonely".into()],
            areas: districts.map(|district| district.id.clone()).collect(),
            ..model.clone()
        });
    }
    let directory = linked(files).0;
    let place = directory.place(&Whereabouts {
        district: Some("basildon"),
        ..Default::default()
    });
    let query = Query {
        topics: Some(&["lonely"]),
        ..resident(Door::Practice, Level::Routine, &place)
    };
    let named = |doors: &[Door], query: &Query<'_>| -> Vec<String> {
        let others = directory.others(query, doors).into_iter();
        others.map(|route| route.service).collect()
    };
    assert_eq!(
        named(&[Door::Practice], &query),
        ["club-2", "club-3", "club-1", "club-5", "club-4"]
    );
    assert!(named(&[Door::Community], &query).is_empty());
    let elsewhere = Query {
        topics: Some(&["debt"]),
        ..query
    };
    assert!(named(&[Door::Practice], &elsewhere).is_empty());
}

#[test]
fn five_pharmacies_come_first_and_ten_more_are_there() {
    let directory = real();
    let place = directory.place(&Whereabouts {
        postcode: Some("SS15 5AA"),
        ..Default::default()
    });
    let found = directory.routes(&resident(Door::Pharmacy, Level::Advice, &place));
    let metres: Vec<u32> = found
        .routes
        .iter()
        .filter_map(|route| route.metres)
        .collect();
    assert_eq!(metres.len(), 15);
    assert!(metres.is_sorted() || metres[..5].is_sorted() && metres[5..].is_sorted());
    let first = found.routes.iter().take(found.first);
    assert_eq!(first.filter(|route| route.metres.is_some()).count(), 5);
}

#[test]
fn a_river_near_by_is_said() {
    let directory = real();
    let notes = |postcode| {
        let place = directory.place(&Whereabouts {
            postcode: Some(postcode),
            ..Default::default()
        });
        directory
            .routes(&resident(Door::Pharmacy, Level::Advice, &place))
            .notes
    };
    for (postcode, river) in [
        ("SS8 7AA", true),
        ("CM0 7AA", true),
        ("SS3 9AA", true),
        ("SS15 5AA", false),
    ] {
        let said = notes(postcode)
            .iter()
            .any(|note| note.contains("river or creek"));
        assert_eq!(said, river, "{postcode}");
    }
}

/// The pharmacies with the same hours for all, and other hours for the nearest few.
fn with_pharmacy_hours(closing: &[&str]) -> (Directory, Place) {
    let mut files = real_files();
    let here = linked(files.clone()).0.place(&Whereabouts {
        postcode: Some("SS15 5AA"),
        ..Default::default()
    });
    let point = here.near.unwrap().0;
    let sites = &mut files.pharmacies.sites;
    sites.sort_by(|a, b| {
        metres_between(point, a.point()).total_cmp(&metres_between(point, b.point()))
    });
    for (site, closing) in sites
        .iter_mut()
        .zip(closing.iter().chain(std::iter::repeat(&"17:00")))
    {
        let hours = serde_json::json!({ "weekly": [{ "from": "09:00", "to": closing }], "basis": "listed", "bank_holidays": "open", "as_of": "2026-11" });
        site.hours = Some(crate::pack::plain::read(&hours).unwrap());
    }
    (linked(files).0, here)
}

#[test]
fn the_last_place_that_is_open_tonight_says_so() {
    let (directory, place) = with_pharmacy_hours(&["21:00", "23:00", "22:00", "23:00"]);
    let said = |directory: &Directory, now: &str| -> Vec<(String, String)> {
        let query = Query {
            now: moment(now),
            ..resident(Door::Pharmacy, Level::Advice, &place)
        };
        let routes = directory.routes(&query).routes.into_iter();
        routes
            .filter(|route| route.hours.contains("the last one"))
            .map(|route| (route.service, route.hours))
            .collect()
    };
    let night = said(&directory, "2026-11-24T20:00");
    assert_eq!(night.len(), 1);
    assert!(
        night[0]
            .1
            .starts_with("open until 11pm, open when you get there"),
        "{night:?}"
    );
    assert!(said(&directory, "2026-11-24T19:59").is_empty());
    assert!(said(&directory, "2026-11-24T23:30").is_empty());
    let (all_night, _) = with_pharmacy_hours(&["21:00", "08:00"]);
    assert!(said(&all_night, "2026-11-24T20:00").is_empty());
}

#[test]
fn open_when_you_get_there_or_not() {
    let (directory, place) = with_pharmacy_hours(&[]);
    let first = |now: &str| {
        let query = Query {
            now: moment(now),
            ..resident(Door::Pharmacy, Level::Advice, &place)
        };
        directory.routes(&query).routes.swap_remove(0)
    };
    let open = first("2026-11-24T10:30");
    assert_eq!(
        (open.status, open.arrival),
        (Openness::Open, Some(Openness::Open))
    );
    assert_eq!(open.hours, "open until 5pm, open when you get there");
    let late = first("2026-11-24T16:59");
    assert_eq!(
        (late.status, late.arrival),
        (Openness::Open, Some(Openness::Shut))
    );
    assert_eq!(late.hours, "open until 5pm, but shuts before you get there");
    let early = first("2026-11-24T08:58");
    assert_eq!(
        (early.status, early.arrival),
        (Openness::Shut, Some(Openness::Open))
    );
    assert_eq!(
        early.hours,
        "shut, opens in 2 minutes, open when you get there"
    );
    let shut = first("2026-11-24T06:00");
    assert_eq!((shut.status, shut.arrival), (Openness::Shut, None));
    assert_eq!(shut.hours, "shut, opens today 9am");
}

#[test]
fn services_for_a_topic_stand_together_nearest_first_and_five_at_first() {
    let mut files = real_files();
    let services = &mut files.services.services;
    let place = services
        .iter()
        .position(|it| it.id.as_str() == "social-prescriber")
        .unwrap();
    for (number, areas) in [9, 3, 1, 2, 5, 4].into_iter().enumerate() {
        let districts = files.districts.districts.iter().take(areas);
        let club = Service {
            id: format!("club-{number}").as_str().into(),
            topics: vec!["lonely".into()],
            areas: districts.map(|district| district.id.clone()).collect(),
            ..services[place].clone()
        };
        services.insert(place, club);
    }
    let directory = linked(files).0;
    let here = directory.place(&Whereabouts {
        district: Some("basildon"),
        ..Default::default()
    });
    let query = Query {
        topics: Some(&["lonely"]),
        ..resident(Door::Community, Level::Routine, &here)
    };
    let found = directory.routes(&query);
    assert_eq!(
        ids(&found),
        [
            "essex-frontline",
            "club-2",
            "club-3",
            "club-1",
            "club-5",
            "club-4",
            "social-prescriber",
            "club-0"
        ]
    );
    assert_eq!(found.first, 7);
}

#[test]
fn no_door_is_only_for_those_who_are_online() {
    let directory = real();
    for district in &directory.files().districts.districts {
        let place = directory.place(&Whereabouts {
            district: Some(district.id.as_str()),
            ..Default::default()
        });
        for door in Door::ALL {
            let found = directory.routes(&resident(*door, Level::Routine, &place));
            let offline = |route: &Route| {
                route.phone.is_some() || route.address.is_some() || route.url.is_none()
            };
            assert!(found.routes.iter().take(found.first).any(offline), "{door}");
        }
    }
}
