//! One mistake at a time in the real data: each is found, once, with words that say how to mend it.

use super::*;
use crate::directory::Clock;
use crate::pack::Text;

/// The messages after one change.
fn messages(change: impl FnOnce(&mut DirectoryFiles)) -> Vec<String> {
    let mut files = real_files();
    let sources = sources_for(&files);
    change(&mut files);
    let mut problems = Vec::new();
    let _ = Directory::link(files, &sources, &mut problems);
    problems.iter().map(ToString::to_string).collect()
}

fn service<'a>(files: &'a mut DirectoryFiles, id: &str) -> &'a mut Service {
    files
        .services
        .services
        .iter_mut()
        .find(|service| service.id.as_str() == id)
        .unwrap()
}

/// Where a service stands in its file.
fn at(id: &str) -> String {
    let files = real_files();
    let index = files
        .services
        .services
        .iter()
        .position(|service| service.id.as_str() == id)
        .unwrap();
    format!("services.json at services[{index}]")
}

#[test]
fn the_real_data_has_no_mistake() {
    assert_eq!(messages(|_| {}), Vec::<String>::new());
}

#[test]
fn references_that_lead_nowhere() {
    assert_eq!(
        messages(|files| files.practices.source = "ods-epracur".into()),
        [
            "practices.json at source: no source \"ods-epracur\" in sources.json; did you mean \"ods-epraccur\"?"
        ]
    );
    assert_eq!(
        messages(|files| files.pharmacies.sites[2].district = "basilden".into()),
        [
            "pharmacies.json at sites[2].district: no district \"basilden\" in districts.json; did you mean \"basildon\"?"
        ]
    );
    assert_eq!(
        messages(|files| service(files, "essex-frontline").areas[1] = "essex".into()),
        [format!(
            "{}.areas[1]: no district \"essex\" in districts.json",
            at("essex-frontline")
        )]
    );
}

#[test]
fn ids_and_codes_that_stand_twice_or_are_misshapen() {
    assert_eq!(
        messages(|files| files.hospitals.sites[1].code = files.hospitals.sites[0].code.clone()),
        [
            "hospitals.json at sites[1].code: \"RDDH0\" stands in the directory twice; remove one or give it its own id"
        ]
    );
    assert_eq!(
        messages(|files| files.practices.sites[0].code = "F8100".into()),
        [
            "practices.json at sites[0].code: \"F8100\" is not a practice code; write a capital letter and five digits, like F81006"
        ]
    );
    assert_eq!(
        messages(|files| files.districts.sectors[0].sector = "CB97".into()),
        [
            "districts.json at sectors[0].sector: \"CB97\" is not a postcode sector; write it like SS15 5"
        ]
    );
    assert_eq!(
        messages(|files| files.districts.sectors[1].sector = "CB9 7".into()),
        ["districts.json at sectors[1].sector: the sector \"CB9 7\" stands here twice; keep one"]
    );
}

#[test]
fn numbers_dates_and_positions_that_cannot_be() {
    for wrong in [
        "01268-288633",
        "01268 2886",
        "012682886331",
        "1",
        "+44 1268 288633",
        " 111",
    ] {
        let found = messages(|files| files.practices.sites[2].phone = Some(wrong.into()));
        let message = format!(
            "practices.json at sites[2].phone: \"{wrong}\" is not a phone number; write digits and spaces only, like 01268 288633 or 111"
        );
        assert_eq!(found, [message]);
    }
    assert_eq!(
        messages(|files| files.pharmacies.as_of = "April 2025".into()),
        [
            "pharmacies.json at as_of: \"April 2025\" is not a date; write a year, month or day like 2026, 2026-11 or 2026-11-22"
        ]
    );
    assert_eq!(
        messages(
            |files| (files.practices.sites[0].lat, files.practices.sites[0].lon) = (0.5, 51.5)
        ),
        [
            "practices.json at sites[0].lat: 0.5, 51.5 is not in Great Britain; \"lat\" is north and \"lon\" is east"
        ]
    );
    assert_eq!(
        messages(|files| files.calendar.bank_holidays[0].date = Date::parse("2025-12-25").unwrap()),
        [
            "calendar.json at bank_holidays[0].date: 2025-12-25 lies outside \"from\" and \"to\"; widen them or remove it"
        ]
    );
}

#[test]
fn hours_that_mean_nothing() {
    let at = "practices.json at hours.weekly";
    let noon = Clock::parse("12:00").unwrap();
    let span = |files: &mut DirectoryFiles, change: fn(&mut Span, Clock)| {
        change(
            &mut files.practices.hours.as_mut().unwrap().weekly[0],
            Clock::parse("12:00").unwrap(),
        );
    };
    assert_eq!(
        messages(|files| files.practices.hours.as_mut().unwrap().weekly.clear()),
        [format!(
            "{at}: no opening at all; add a span, or leave \"hours\" out when they are not known"
        )]
    );
    assert_eq!(
        messages(|files| span(files, |span, noon| (span.from, span.to) = (noon, noon))),
        [format!(
            "{at}[0]: starts and ends at the same time; for a whole day write from 00:00 to 24:00"
        )]
    );
    assert_eq!(
        messages(|files| span(files, |span, _| span.days.push(Day::Mon))),
        [format!("{at}[0].days: a day stands here twice; keep one")]
    );
    assert_eq!(noon.words(), "midday");
}

#[test]
fn services_that_claim_too_much_or_leave_somebody_out() {
    assert_eq!(
        messages(|files| service(files, "dentist").phone = Some("01268 288633".into())),
        [format!(
            "{}.backing: a general record has no number, address or hours; name their source and write \"sourced\" or \"verify\"",
            at("dentist")
        )]
    );
    assert_eq!(
        messages(|files| service(files, "shout").source = None),
        [format!(
            "{}: key \"source\" is missing; name the source, or write \"backing\": \"general\"",
            at("shout")
        )]
    );
    assert_eq!(
        messages(|files| service(files, "maternity").how = Text("Ring {your} unit.".into())),
        [format!(
            "{}.how: tokens in braces have no meaning in the directory; write words that fit everybody",
            at("maternity")
        )]
    );
    assert_eq!(
        messages(|files| service(files, "childline").min_age = Some(18)),
        [format!(
            "{}.max_age: no age is left between \"min_age\" and \"max_age\"; swap them",
            at("childline")
        )]
    );
    assert_eq!(
        messages(
            |files| service(files, "optician").areas = vec!["thurrock".into(), "maldon".into()]
        )
        .len(),
        7
    );
    assert_eq!(
        messages(|files| service(files, "nhs-111").hours = None),
        [
            "services.json at services: no record at the door \"111\" is open to everybody at any time, so some advice could not be followed in time; add one"
        ]
    );
}

#[test]
fn services_say_more_than_can_be_true() {
    let of = |change: fn(&mut Service)| messages(|files| change(service(files, "shout")));
    let at = at("shout");
    type Case = (fn(&mut Service), &'static str);
    let cases: [Case; 9] = [
        (
            |it| it.email = Some("help at example.org".into()),
            ".email: \"help at example.org\" is not an e-mail address; write it like help@example.org",
        ),
        (
            |it| it.access = vec![Access::WalkIn, Access::WalkIn],
            ".access: a way in stands here twice; keep one",
        ),
        (
            |it| it.introduced_by = Some(Text("Anybody".into())),
            ".introduced_by: nobody has to introduce anyone here; add \"referral\" to \"access\", or remove it",
        ),
        (
            |it| it.place = Some(venue(Some("SS14 3GR"), Some(51.57), None)),
            ".place.lat: \"lat\" and \"lon\" go together; give both or leave both out",
        ),
        (
            |it| it.place = Some(venue(Some("Basildon"), None, None)),
            ".place.postcode: \"Basildon\" is not a postcode; write it like SS14 3GR",
        ),
        (
            |it| it.place = Some(venue(None, None, None)),
            ".place: nobody could find this place; give a name, an address or a postcode",
        ),
        (
            |it| (it.only_line, it.text_line) = (true, None),
            ".only_line: an only line has a number; give \"phone\" or \"text_line\", or remove it",
        ),
        (
            |it| it.sessions = vec![session(&[], "09:00", "10:00")],
            ".sessions[0].days: no day; name the days on which it meets",
        ),
        (
            |it| it.sessions = vec![session(&[Day::Mon], "10:00", "09:00")],
            ".sessions[0].to: it ends before it begins; swap the times",
        ),
    ];
    for (change, message) in cases {
        assert_eq!(of(change), [format!("{at}{message}")]);
    }
}

fn venue(postcode: Option<&str>, lat: Option<f64>, lon: Option<f64>) -> Venue {
    Venue {
        name: None,
        address: None,
        postcode: postcode.map(Into::into),
        lat,
        lon,
    }
}

fn session(days: &[Day], from: &str, to: &str) -> Session {
    Session {
        name: Text("Tea".into()),
        venue: None,
        for_whom: None,
        days: days.to_vec(),
        from: Clock::parse(from).unwrap(),
        to: Clock::parse(to).unwrap(),
        note: None,
    }
}
