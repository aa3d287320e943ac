//! Who is offered what.

use super::*;

#[test]
fn the_crisis_lines_stand_beside_the_mental_health_option() {
    let directory = real();
    let place = Place::default();
    let query = resident(Door::Nhs111MentalHealth, Level::Now, &place);
    let adult = directory.routes(&query);
    assert_eq!(
        ids(&adult),
        ["nhs-111-mental-health", "samaritans", "shout"]
    );
    assert_eq!(adult.routes[0].phone.as_deref(), Some("111"));
    assert_eq!(adult.routes[1].phone.as_deref(), Some("116 123"));
    assert_eq!(adult.routes[2].text_line.as_deref(), Some("85258"));
    for (age, has) in [(15, true), (17, true), (18, false)] {
        let routes = directory.routes(&Query {
            age: years(age),
            ..query
        });
        assert_eq!(ids(&routes).contains(&"childline"), has, "{age}");
    }
    assert!(ids(&directory.routes(&Query { age: None, ..query })).contains(&"childline"));
}

#[test]
fn text_relay_stands_beside_111() {
    let directory = real();
    let place = Place::default();
    let routes = directory.routes(&resident(Door::Nhs111, Level::Today, &place));
    assert_eq!(ids(&routes), ["nhs-111", "nhs-111-online"]);
    assert!(
        routes.routes[0]
            .relay
            .as_deref()
            .unwrap()
            .contains("18001 111")
    );
    let baby = directory.routes(&Query {
        age: years(4),
        ..resident(Door::Nhs111, Level::Today, &place)
    });
    assert_eq!(ids(&baby), ["nhs-111"]);
}

#[test]
fn a_resident_is_told_whom_to_ask_about_the_urgent_community_response_team() {
    let mut files = real_files();
    let found = |service: &&mut Service| service.id.as_str() == "ucrt";
    let team = files.services.services.iter_mut().find(found).unwrap();
    team.as_of = Some("2026-06".into());
    let directory = linked(files).0;
    let place = directory.place(&Whereabouts {
        practice: Some("F81006"),
        ..Default::default()
    });
    let query = Query {
        age: years(80),
        ..resident(Door::Ucrt, Level::Today, &place)
    };
    let day = directory.routes(&query);
    assert_eq!(ids(&day), ["ucrt", "F81006", "nhs-111", "nhs-111-online"]);
    assert!(
        day.routes[0].how.contains("Ask your GP surgery or 111") && day.routes[0].phone.is_none()
    );
    let night = directory.routes(&Query {
        now: moment("2026-11-24T02:00"),
        ..query
    });
    assert_eq!(ids(&night), ["nhs-111", "nhs-111-online", "ucrt", "F81006"]);
}

#[test]
fn the_nhs_app_stands_with_the_surgery_and_alone_from_13() {
    let directory = real();
    let place = directory.place(&Whereabouts {
        practice: Some("F81006"),
        ..Default::default()
    });
    let query = resident(Door::NhsApp, Level::Routine, &place);
    assert_eq!(ids(&directory.routes(&query)), ["nhs-app", "F81006"]);
    assert_eq!(
        ids(&directory.routes(&Query {
            age: years(12),
            ..query
        })),
        ["F81006"]
    );
}

#[test]
fn services_for_one_area_are_offered_there_only() {
    let directory = real();
    let community = |given: Whereabouts<'_>| {
        let place = directory.place(&given);
        directory.routes(&resident(Door::Community, Level::Routine, &place))
    };
    let there = community(Whereabouts {
        district: Some("maldon"),
        ..Default::default()
    });
    assert_eq!(ids(&there), ["essex-frontline", "social-prescriber"]);
    assert_eq!(there.routes[0].note, None);
    let elsewhere = community(Whereabouts {
        district: Some("thurrock"),
        ..Default::default()
    });
    assert_eq!(ids(&elsewhere), ["social-prescriber"]);
    let unknown = community(Whereabouts::default());
    assert!(
        unknown.routes[0]
            .note
            .as_deref()
            .unwrap()
            .starts_with("For people in Basildon, Braintree")
    );
    let outside = community(Whereabouts {
        standing: Standing::Outside,
        ..Default::default()
    });
    assert_eq!(ids(&outside), ["social-prescriber"]);
}

#[test]
fn records_that_nobody_checked_are_for_staff() {
    let directory = real();
    let place = Place::default();
    let query = resident(Door::SexualHealth, Level::Week, &place);
    for seat in [Seat::Resident, Seat::Kiosk] {
        assert_eq!(
            ids(&directory.routes(&Query { seat, ..query })),
            ["sexual-health"]
        );
    }
    let staff = directory.routes(&Query {
        seat: Seat::Reception,
        ..query
    });
    assert!(
        staff
            .routes
            .iter()
            .any(|route| route.service == "sexual-health-essex" && route.unverified)
    );
}

#[test]
fn a_checked_line_for_professionals_or_reception_is_still_not_for_residents() {
    for contact in [Contact::Professional, Contact::Reception] {
        let mut files = real_files();
        let line = |service: &&mut Service| service.id.as_str() == "ucrt-professionals";
        let service = files.services.services.iter_mut().find(line).unwrap();
        (service.backing, service.who_may_contact) = (Backing::Sourced, contact);
        let directory = linked(files).0;
        let place = Place::default();
        for seat in Seat::ALL {
            let query = Query {
                age: years(80),
                seat: *seat,
                ..resident(Door::Ucrt, Level::Today, &place)
            };
            let shown = ids(&directory.routes(&query)).contains(&"ucrt-professionals");
            assert_eq!(shown, *seat == Seat::Reception, "{contact} {seat}");
        }
    }
}

#[test]
fn a_record_that_nobody_checked_is_never_relied_on() {
    let mut files = real_files();
    files
        .services
        .services
        .retain(|service| service.id.as_str() != "sexual-health");
    let (directory, problems) = linked(files);
    assert_eq!(
        problems.len(),
        9,
        "nobody but staff can get in, in nine districts"
    );
    let place = Place::default();
    let query = Query {
        seat: Seat::Reception,
        ..resident(Door::SexualHealth, Level::Week, &place)
    };
    assert_eq!(
        ids(&directory.routes(&query)),
        ["sexual-health-essex", "nhs-111", "nhs-111-online"]
    );
}

#[test]
fn every_number_in_the_data_is_one_that_the_facts_name_as_safe_to_show() {
    let files = real_files();
    let shown: Vec<&str> = files
        .services
        .services
        .iter()
        .filter(|service| service.is_relied_on())
        .filter_map(|service| service.phone.as_deref().or(service.text_line.as_deref()))
        .collect();
    for number in shown {
        // The lines for everybody, and the three that help people to stop smoking.
        let safe = [
            "111",
            "999",
            "116 123",
            "85258",
            "0800 1111",
            "0300 303 9988",
            "0333 005 0095",
            "0800 292 2299",
        ];
        assert!(safe.contains(&number), "{number}");
    }
}

#[test]
fn every_number_that_residents_see_unchecked_is_an_only_line_that_the_facts_name() {
    let files = real_files();
    let services = files.services.services.iter();
    let unchecked = services.filter(|it| it.is_for_everyone() && it.backing == Backing::Verify);
    let mut numbers: Vec<&str> = unchecked
        .flat_map(|it| it.phone.iter().chain(&it.text_line))
        .map(String::as_str)
        .collect();
    numbers.sort_unstable();
    // Hospices; domestic abuse; sexual assault; safeguarding of children and adults; national lines.
    let mut named = [
        "01245 457300",
        "01268 526259",
        "01702 220350",
        "0330 333 7444",
        "0808 2000 247",
        "0330 223 0099",
        "0345 603 7627",
        "01702 215007",
        "01375 652802",
        "0345 606 1212",
        "01375 372468",
        "0345 603 7630",
        "01702 215008",
        "01375 511000",
        "0808 800 5000",
        "0800 068 4141",
        "07860 039967",
    ];
    named.sort_unstable();
    assert_eq!(numbers, named);
}

#[test]
fn licences_get_their_credit_once() {
    let files = real_files();
    let credits = files.attributions();
    for owed in [
        "OS data ©",
        "Royal Mail data ©",
        "National Statistics data ©",
        "Open Government Licence v3.0 (NHS England, Organisation Data Service)",
    ] {
        assert!(
            credits.iter().any(|credit| credit.0.contains(owed)),
            "{owed}"
        );
    }
    for (index, credit) in credits.iter().enumerate() {
        assert!(!credits[..index].contains(credit));
    }
}
