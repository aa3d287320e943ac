//! Where people are, and the practice they look for.

use super::*;

fn postcode(directory: &Directory, typed: &str) -> Place {
    directory.place(&Whereabouts {
        postcode: Some(typed),
        ..Default::default()
    })
}

fn district_ids(place: &Place) -> Vec<&str> {
    place
        .districts
        .iter()
        .map(|district| district.as_str())
        .collect()
}

#[test]
fn a_postcode_gives_districts_and_a_position() {
    let directory = real();
    for (typed, districts) in [
        ("SS15 5AA", vec!["basildon"]),
        ("ssi5 5aa", vec!["basildon"]),
        ("SSO 7AF", vec!["southend"]),
        ("C09 1EX", vec!["braintree"]),
        ("SS11 7AA", vec!["chelmsford", "basildon", "rochford"]),
        ("RM14", vec!["thurrock", "brentwood"]),
    ] {
        let place = postcode(&directory, typed);
        assert_eq!(district_ids(&place), districts, "{typed}");
        assert_eq!(place.standing, Standing::Local);
        assert!(place.near.is_some() && place.notes.is_empty());
    }
}

#[test]
fn an_unknown_postcode_is_a_note_and_still_leads_somewhere() {
    let directory = real();
    let place = postcode(&directory, "SW1A 1AA");
    assert_eq!(place.standing, Standing::Outside);
    assert!(place.notes[0].starts_with("We don't know this postcode"));
    says_what_is_not_covered(&place, 2);
    let routes = directory.routes(&resident(Door::Practice, Level::Today, &place));
    assert_eq!(routes.routes[0].service, "practice-outside");
    assert_eq!(routes.notes, place.notes);
    let nonsense = postcode(&directory, "my house");
    assert_eq!(nonsense.standing, Standing::Local);
    assert!(nonsense.notes[0].starts_with("This does not look like a postcode"));
    assert_eq!(postcode(&directory, "  "), Place::default());
}

/// Its last note names the area and says what may not hold outside it, what does, and who helps everywhere.
fn says_what_is_not_covered(place: &Place, notes: usize) {
    assert_eq!(place.notes.len(), notes, "{:?}", place.notes);
    let last = place.notes.last().unwrap();
    for said in [
        "only know places in Mid and South Essex",
        "opening hours",
        "The advice itself stays the same",
        "111, 999 and your own GP surgery",
    ] {
        assert!(last.contains(said), "{last}");
    }
    for district in &real().files().districts.districts {
        let (name, _) = district
            .name
            .split_once("-on-")
            .unwrap_or((&district.name, ""));
        assert!(last.contains(name), "{last}");
    }
}

#[test]
fn whoever_lives_outside_the_area_or_may_do_so_hears_what_is_not_covered() {
    let directory = real();
    let stands = |standing, postcode| {
        directory.place(&Whereabouts {
            standing,
            postcode,
            ..Default::default()
        })
    };
    says_what_is_not_covered(&stands(Standing::Outside, None), 1);
    says_what_is_not_covered(&stands(Standing::Outside, Some("SW1A 1AA")), 2);
    says_what_is_not_covered(&stands(Standing::Visiting, Some("SW1A 1AA")), 2);
    assert!(stands(Standing::Visiting, None).notes.is_empty());
    assert!(stands(Standing::NotRegistered, None).notes.is_empty());
}

#[test]
fn every_standing_gets_its_own_way_to_a_surgery() {
    let directory = real();
    for (standing, service) in [
        (Standing::Local, "practice"),
        (Standing::NotRegistered, "practice-not-registered"),
        (Standing::Outside, "practice-outside"),
        (Standing::Visiting, "practice-visiting"),
    ] {
        let place = directory.place(&Whereabouts {
            standing,
            ..Default::default()
        });
        let routes = directory.routes(&resident(Door::Practice, Level::Routine, &place));
        assert_eq!(ids(&routes), [service]);
    }
}

#[test]
fn an_unknown_practice_is_a_note() {
    let directory = real();
    let place = directory.place(&Whereabouts {
        practice: Some("F99999"),
        ..Default::default()
    });
    assert_eq!((place.practice, place.notes.len()), (None, 1));
}

#[test]
fn practices_are_found_by_code_name_other_name_and_place() {
    let directory = real();
    let found = |words: &str| {
        directory
            .find_practices(words)
            .iter()
            .map(|site| site.code.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(found("F81006"), ["F81006"]);
    assert_eq!(found("clayhill"), ["F81006"]);
    assert_eq!(found("Dr Khan Benfleet"), ["F81001"]);
    assert_eq!(found("blyths meadow"), ["F81683"]);
    assert_eq!(found("st lukes"), ["Y02707"]);
    assert_eq!(found("rushbottom")[0], "F81001");
    assert!(found("new surgery").len() >= 2);
    assert!(found("").is_empty() && found("no such place").is_empty());
    // The special allocation scheme is not open to the public.
    assert!(directory.practice("Y06389").is_none());
    assert_eq!(directory.files().practices.sites.len(), 143);
}

#[test]
fn pharmacies_and_hospitals_come_nearest_first() {
    let directory = real();
    let place = postcode(&directory, "SS15 5AA");
    let routes = directory.routes(&resident(Door::Pharmacy, Level::Advice, &place));
    let metres: Vec<u32> = routes
        .routes
        .iter()
        .filter_map(|route| route.metres)
        .collect();
    assert_eq!((metres.len(), routes.first), (15, 6));
    assert!(
        metres.is_sorted()
            && metres[4] < 3_000
            && metres.iter().all(|metres| metres % 100 == 0 && *metres > 0)
    );
    assert!(routes.notes[0].starts_with("Distances are a rough guide"));
    let hospitals = directory.routes(&resident(Door::Ae, Level::Ae, &place));
    assert_eq!(ids(&hospitals), ["RDDH0", "RAJ01", "RQ8L0", "ae-999"]);
    assert_eq!(hospitals.routes[0].hours, "open any time, day or night");
    assert!(
        hospitals
            .routes
            .iter()
            .all(|route| route.phone.is_none() || route.phone.as_deref() == Some("999"))
    );
    let southend = directory.routes(&resident(
        Door::Ae,
        Level::Ae,
        &postcode(&directory, "SS3 9BX"),
    ));
    assert_eq!(southend.routes[0].service, "RAJ01");
}

#[test]
fn places_equally_far_keep_the_order_of_their_list() {
    let mut files = real_files();
    let one = files.pharmacies.sites[0].clone();
    let mut other = one.clone();
    other.code = "FZZ99".to_owned();
    for sites in [[one.clone(), other.clone()], [other, one]] {
        let codes = [sites[0].code.clone(), sites[1].code.clone()];
        files.pharmacies.sites = sites.to_vec();
        let (directory, _) = linked(files.clone());
        let place = postcode(&directory, "SS15 5AA");
        let routes = directory.routes(&resident(Door::Pharmacy, Level::Advice, &place));
        assert_eq!(ids(&routes)[..2], codes);
        assert_eq!(routes.routes[0].metres, routes.routes[1].metres);
    }
}

#[test]
fn a_wide_area_gives_an_order_but_no_distance() {
    let directory = real();
    for place in [
        postcode(&directory, "SS15"),
        directory.place(&Whereabouts {
            district: Some("basildon"),
            ..Default::default()
        }),
    ] {
        let routes = directory.routes(&resident(Door::Pharmacy, Level::Advice, &place));
        assert!(routes.first == 6 && routes.routes.iter().all(|route| route.metres.is_none()));
        assert!(routes.notes[0].starts_with("Sorted from the middle"));
    }
    let nowhere = Place::default();
    let routes = directory.routes(&resident(Door::Pharmacy, Level::Advice, &nowhere));
    assert_eq!(ids(&routes), ["pharmacy-finder"]);
    assert_eq!(
        ids(&directory.routes(&resident(Door::Ae, Level::Ae, &nowhere))).len(),
        4
    );
}

#[test]
fn a_shared_screen_measures_from_where_it_stands_until_somebody_says_where_they_are() {
    let mut directory = real();
    // A few steps from a pharmacy of the pack.
    let pharmacy = directory.files.pharmacies.sites[0].clone();
    let point = Point {
        lat: pharmacy.lat + 0.0003,
        lon: pharmacy.lon,
    };
    directory.stand_at(point, Some("SS15 5AA".to_owned()));
    let here = postcode(&directory, "SS15 5AA");
    assert_eq!(district_ids(&here), ["basildon"]);
    let found = directory.routes(&resident(Door::Pharmacy, Level::Advice, &here));
    assert_eq!(found.routes[0].service, pharmacy.code);
    assert_eq!(found.routes[0].metres, Some(100));
    assert_eq!(
        found.notes,
        Vec::<String>::new(),
        "nothing is rough about it"
    );
    let home = postcode(&directory, "SS0 7AF");
    let found = directory.routes(&resident(Door::Pharmacy, Level::Advice, &home));
    assert_ne!(found.routes[0].metres, Some(100));
    assert!(!found.notes.is_empty());
}

#[test]
fn a_shared_screen_names_the_meetings_of_today_that_are_not_over() {
    let mut files = real_files();
    let meeting = |name: &str, from: u16, to: u16| Session {
        name: crate::pack::Text(name.to_owned()),
        venue: None,
        for_whom: None,
        days: vec![Day::Tue],
        from: Clock { minute: from * 60 },
        to: Clock { minute: to * 60 },
        note: None,
    };
    let public = |service: &&mut Service| {
        service.is_for_everyone() && service.areas.is_empty() && service.standing.is_none()
    };
    let mut services = files.services.services.iter_mut().filter(public);
    let (new, old) = (services.next().unwrap(), services.next().unwrap());
    new.as_of = Some("2026-10".to_owned());
    new.sessions = vec![meeting("Early", 8, 10), meeting("Late", 16, 17)];
    old.as_of = Some("2023-03".to_owned());
    old.sessions = vec![meeting("Long ago", 16, 17)];
    let name = new.name.0.clone();
    let (directory, _) = linked(files);
    let at = |time: &str| {
        let now = moment(time).unwrap();
        let meetings = directory.meetings_today(&Place::default(), now);
        let said = meetings.into_iter().map(|meeting| meeting.said);
        said.collect::<Vec<String>>()
    };
    assert_eq!(
        at("2026-11-24T10:30"),
        [format!("{name}: today, 4pm to 5pm: Late")]
    );
    assert_eq!(at("2026-11-24T09:00").len(), 2);
    assert_eq!(at("2026-11-24T17:00"), Vec::<String>::new());
    assert_eq!(at("2026-11-25T10:30"), Vec::<String>::new());
}
