//! Who is offered, in which order, and whether they are open in time.

use super::aging::{route, with};
use super::*;

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

/// Halstead and Haverhill, Brentwood and Upminster look to towns outside the area; the coast has nothing beyond it.
#[test]
fn where_the_area_ends_on_land_places_outside_it_may_be_nearer() {
    let directory = real();
    let notes = |postcode, door, level| {
        let place = directory.place(&Whereabouts {
            postcode: Some(postcode),
            ..Default::default()
        });
        directory.routes(&resident(door, level, &place)).notes
    };
    for (postcode, edge) in [
        ("CB9 7AA", true),
        ("CO6 2", true),
        ("CM14 4AA", true),
        ("RM14", true),
        ("SS15 5AA", false),
        ("SS3 9AA", false),
        ("CM0 7AA", false),
    ] {
        for (door, level) in [(Door::Pharmacy, Level::Advice), (Door::Ae, Level::Ae)] {
            let notes = notes(postcode, door, level);
            let said = notes.iter().any(|note| note.contains("near the edge"));
            assert_eq!(said, edge, "{postcode}");
        }
    }
    assert!(notes("CB9 7AA", Door::Nhs111, Level::Advice).is_empty());
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
