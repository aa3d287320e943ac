//! Promise 6: every decision has at least one route, and one that can be reached in time.

use super::*;

const MOMENTS: [Option<&str>; 8] = [
    None,
    Some("2026-11-24T10:30"), // an ordinary morning
    Some("2026-11-24T02:00"), // an ordinary night
    Some("2026-11-27T18:30"), // the week has ended
    Some("2026-11-28T15:00"), // a Saturday
    Some("2026-12-25T11:00"), // a bank holiday before a weekend and another bank holiday
    Some("2028-12-31T23:59"), // the calendar's last minute
    Some("2031-05-05T11:00"), // long after the calendar has ended
];

/// One place of every kind: each district, each standing, a practice, an unknown postcode, nothing at all.
fn places(directory: &Directory) -> Vec<Place> {
    let given = |given: Whereabouts<'_>| directory.place(&given);
    let mut places: Vec<Place> = directory
        .files()
        .districts
        .districts
        .iter()
        .map(|district| {
            given(Whereabouts {
                district: Some(district.id.as_str()),
                ..Default::default()
            })
        })
        .collect();
    assert_eq!(places.len(), 9);
    places.extend(Standing::ALL.iter().map(|standing| {
        given(Whereabouts {
            standing: *standing,
            ..Default::default()
        })
    }));
    places.push(given(Whereabouts {
        practice: Some("F81006"),
        ..Default::default()
    }));
    places.push(given(Whereabouts {
        postcode: Some("SS15 5AA"),
        ..Default::default()
    }));
    places.push(given(Whereabouts {
        postcode: Some("SW1A 1AA"),
        practice: Some("X99999"),
        ..Default::default()
    }));
    places
}

#[test]
fn every_door_place_seat_age_level_and_hour_has_a_route_in_time() {
    let directory = real();
    let mut tried = 0;
    for place in &places(&directory) {
        for (door, level) in Door::ALL
            .iter()
            .flat_map(|door| Level::ALL.iter().map(move |level| (*door, *level)))
        {
            for seat in Seat::ALL {
                for age in [None, years(3), years(34)] {
                    for now in MOMENTS {
                        let query = Query {
                            door,
                            level,
                            age,
                            sex: None,
                            topics: Some(&[]),
                            place,
                            now: now.and_then(WallTime::parse),
                            at_least: None,
                            seat: *seat,
                        };
                        let found = directory.found(&query);
                        assert!(
                            directory.someone_in_time(&query),
                            "nobody in time: {query:?}\n{found:#?}"
                        );
                        for (route, _) in &found {
                            check_claims(route, &query);
                        }
                        tried += 1;
                    }
                }
            }
        }
    }
    assert_eq!(tried, 16 * 16 * 9 * 3 * 3 * 8);
}

/// What must hold of every single route.
fn check_claims(route: &Route, query: &Query<'_>) {
    // Only a practice that has confirmed the number for its reception shows it.
    if query.door == Door::Ucrt && route.service.starts_with("ucrt") {
        assert_eq!(
            (&route.phone, &route.text_line),
            (&None, &None),
            "{route:?}"
        );
    }
    if query.now.is_none() {
        assert_eq!(route.status, Openness::Unknown, "{route:?}");
    }
    if query.seat != Seat::Reception {
        assert_ne!(route.service, "ucrt-professionals");
        // What nobody has checked is shown only where it is never hidden, and then it says so.
        if route.unverified {
            let said = [&route.note, &route.data_note].map(|said| said.as_deref().unwrap_or(""));
            assert!(said[0].contains("have not rung this number"), "{route:?}");
            assert!(
                said[1].contains("call 111") && said[1].contains("call 999"),
                "{route:?}"
            );
        }
        for text in [&route.how, &route.name, &route.hours]
            .into_iter()
            .chain(&route.note)
        {
            assert!(!text.contains("0344"), "{route:?}");
        }
    }
    assert!(!route.name.is_empty() && !route.how.is_empty());
}

#[test]
fn reception_sees_the_line_for_professionals_as_not_checked_and_never_alone() {
    let directory = real();
    let place = Place::default();
    let query = Query {
        seat: Seat::Reception,
        age: years(80),
        ..resident(Door::Ucrt, Level::Today, &place)
    };
    let routes = directory.routes(&query);
    let line = routes
        .routes
        .iter()
        .find(|route| route.service == "ucrt-professionals")
        .unwrap();
    assert!(line.unverified);
    assert!(line.note.as_deref().unwrap().contains("Not checked"));
    assert_eq!(
        (line.status, line.hours.as_str()),
        (Openness::Unknown, "every day, 8am to 8pm")
    );
    assert!(ids(&routes).contains(&"nhs-111"));
    let child = directory.routes(&Query {
        age: years(9),
        ..query
    });
    assert!(!ids(&child).contains(&"ucrt-professionals"));
}

/// Whether a practice is open, worked out without the code under test.
fn practice_is_open(day: u32, half_hours: u32) -> bool {
    // Monday 21 December 2026 is day 0: Christmas Day is day 4, the substitute for Boxing Day is day 7.
    let working_day = day % 7 < 5 && day != 4 && day != 7 && day != 11;
    working_day && (16..37).contains(&half_hours)
}

#[test]
fn nhs_111_is_added_exactly_when_no_practice_opens_in_time() {
    let directory = real();
    let place = directory.place(&Whereabouts {
        practice: Some("F81006"),
        ..Default::default()
    });
    for day in 0..11 {
        for half_hour in 0..48 {
            let now = moment(&format!(
                "2026-12-{:02}T{:02}:{:02}",
                21 + day,
                half_hour / 2,
                half_hour % 2 * 30
            ));
            for (level, allowed) in [
                (Level::Now, 2),
                (Level::Today, 8),
                (Level::TwoDays, 96),
                (Level::Advice, 144),
                (Level::Week, 336),
            ] {
                let opens = (half_hour..=half_hour + allowed)
                    .any(|later| practice_is_open(day + later / 48, later % 48));
                let routes = directory.routes(&Query {
                    now,
                    ..resident(Door::Practice, level, &place)
                });
                let added = ids(&routes).contains(&"nhs-111");
                assert_eq!(added, !opens, "{now:?} {level}: {routes:#?}");
                assert!(ids(&routes).contains(&"F81006"));
                // What comes too late never stands first.
                assert_eq!(ids(&routes)[0] == "F81006", opens);
            }
        }
    }
}

#[test]
fn a_pharmacy_with_unknown_hours_says_ring_first_and_needs_111_only_from_today_up() {
    let directory = real();
    let place = directory.place(&Whereabouts {
        postcode: Some("SS15 5AA"),
        ..Default::default()
    });
    for level in Level::ALL {
        let routes = directory.routes(&resident(Door::Pharmacy, *level, &place));
        assert_eq!(
            ids(&routes).contains(&"nhs-111"),
            *level >= Level::Today,
            "{level}"
        );
        let first = &routes.routes[0];
        assert_eq!((first.status, first.basis), (Openness::Unknown, "unknown"));
        assert!(first.hours.contains("ring first"), "{first:?}");
        assert!(first.metres.is_some());
    }
}

#[test]
fn a_practice_shows_its_contract_hours_as_such() {
    let directory = real();
    let place = directory.place(&Whereabouts {
        practice: Some("f81006 "),
        ..Default::default()
    });
    let open = &directory
        .routes(&resident(Door::Practice, Level::Today, &place))
        .routes[0];
    assert_eq!(
        (open.service.as_str(), open.status, open.basis),
        ("F81006", Openness::Open, "contract")
    );
    assert_eq!(
        open.hours,
        "open until 6.30pm (we think; it has not told us its hours, so ring first)"
    );
    assert_eq!(open.phone.as_deref(), Some("01268 288633"));
    let query = Query {
        now: None,
        ..resident(Door::Practice, Level::Routine, &place)
    };
    let untimed = &directory.routes(&query).routes[0];
    assert_eq!(
        untimed.hours,
        "Monday to Friday, 8am to 6.30pm, not bank holidays (we think; it has not told us its hours, so ring first)"
    );
    assert_eq!(untimed.status, Openness::Unknown);
}
