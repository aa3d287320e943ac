//! Pharmacy hours, practices, dispensaries and bank holidays.

use super::{List, after, fixture, is_idempotent, pack, root, run, said};
use front_door::import::{bank_holidays, organisations, pharmacy_hours};
use serde_json::Value;

const HOURS: &str = "cpl_202606q1.csv";

fn hours(text: &str) -> List<'_> {
    List {
        name: HOURS,
        text,
        was: None,
        as_of: "2026-06",
    }
}

fn list<'a>(name: &'a str, text: &'a str) -> List<'a> {
    List {
        name,
        text,
        was: None,
        as_of: "2026-11",
    }
}

#[test]
fn pharmacy_hours_are_joined_on_the_code_and_nothing_else_is_touched() {
    let (pack, text) = (pack(), fixture(HOURS));
    let done = run(pharmacy_hours, &pack, &hours(&text)).unwrap();
    let summary = &done.summary;
    assert_eq!(
        (summary.added.as_slice(), summary.gone.as_slice()),
        (&["ZZ004".to_owned()][..], &["ZZ003".to_owned()][..])
    );
    let changed: Vec<&str> = summary
        .changed
        .iter()
        .map(|changed| changed.id.as_str())
        .collect();
    assert_eq!(changed, ["ZZ001", "ZZ002"]);
    let written = &done.files["pharmacies.json"];
    let lines: Vec<&str> = written.lines().collect();
    let (first, rest) = lines[6].split_at(lines[6].find("\"hours\"").unwrap());
    assert_eq!(
        first,
        r#"    { "code": "ZZ001", "name": "Sampleton In-store Pharmacy", "address": "1 Sample Street, Sampleton", "postcode": "ZZ1 1AA", "phone": "01632 960002", "lat": 53.00, "lon": -1.0, "district": "north-sample", "#
    );
    assert_eq!(
        rest,
        r#""hours": { "weekly": [{ "days": ["mon", "tue", "wed", "thu", "fri"], "from": "09:00", "to": "18:30" }, { "days": ["sat"], "from": "09:00", "to": "13:00" }], "basis": "listed", "bank_holidays": "unknown", "source": "sample-hours", "as_of": "2026-06" }, "note": "Behind the library." },"#
    );
    assert!(
        lines[7].contains(r#"{ "days": ["fri"], "from": "08:30", "to": "24:00" }"#),
        "{}",
        lines[7]
    );
    assert!(
        lines[7].contains(r#"{ "days": ["wed"], "from": "14:00", "to": "18:00" }"#),
        "{}",
        lines[7]
    );
    assert!(lines[8].contains(r#""code": "ZZ004", "name": "St Anne's Pharmacy", "address": "4A South Road, Sampleton-on-Sea", "postcode": "ZZ2 2AA", "lat": 52.9, "lon": -1.1, "district": "south-sample""#), "{}", lines[8]);
    assert_eq!(
        summary.notes,
        [
            "line 3: wed: \"09:00-13:00:14:00-18:00\" read with a comma for the colon between two spans",
            "line 5: ZZ005 left out (Distance Selling)",
            "line 6: ZZ006 left out: ZZ9 9ZZ is in none of the area's districts, or newer than the list of postcodes",
        ]
    );
    assert!(done.files["sources.json"].contains(r#""id": "sample-hours", "title": "Pharmacy hours, made up for tests", "page_reviewed": "2026-06", "read": "2026-11-22", "review_by": "2027-11-22""#));
    is_idempotent(pharmacy_hours, &after(&pack, &done), &hours(&text));
}

#[test]
fn the_other_names_of_the_columns_mean_the_same() {
    let (pack, text) = (pack(), fixture(HOURS));
    let other = text.replace("ADDRESS_FIELD_", "Address field").replacen(
        "PHARMACY_ODS_CODE_(F-CODE)",
        "PHARMACY_ODS_CODE_F_CODE",
        1,
    );
    let one = run(pharmacy_hours, &pack, &hours(&text)).unwrap();
    assert_eq!(run(pharmacy_hours, &pack, &hours(&other)).unwrap(), one);
}

#[test]
fn a_row_of_the_area_that_cannot_be_read_is_named_with_its_line_and_nothing_changes() {
    let text = fixture(HOURS)
        .replacen("09:00-13:00,4,CLOSED", "9 til 1,4,CLOSED", 1)
        .replace("96,Community", "96,Mobile")
        .replace("40,Distance Selling", "40");
    assert_eq!(
        said(run(pharmacy_hours, &pack(), &hours(&text))),
        [
            "cpl_202606q1.csv:2: ZZ001 on sat: \"9 til 1\" is not opening hours; write it like 09:00-13:00,14:00-17:30, or CLOSED",
            "cpl_202606q1.csv:4: the contract type \"Mobile\" is not known; add it to contracts or other_contracts in import.json",
            "cpl_202606q1.csv:5: 24 cells where the first line has 25; mend the row",
        ]
    );
    let without = fixture(HOURS).replace("POST_CODE", "PLACE");
    assert_eq!(
        said(run(pharmacy_hours, &pack(), &hours(&without))),
        [
            "cpl_202606q1.csv:1: there is no column POSTCODE (in any letters, with or without _); is this the Consolidated Pharmaceutical List?"
        ]
    );
    let elsewhere = fixture(HOURS).replace("SAMPLESHIRE,", "ELSEWHERE,");
    assert_eq!(
        said(run(pharmacy_hours, &pack(), &hours(&elsewhere))),
        ["cpl_202606q1.csv: no row is of a board of this area (Sampleshire); see import.json"]
    );
}

#[test]
fn a_list_that_was_cut_short_is_refused() {
    let mut files = pack();
    let sites: Vec<String> = (0..9)
        .map(|n| format!(r#"{{ "code": "ZZ10{n}", "name": "P", "address": "A", "postcode": "ZZ1 1AA", "lat": 53.0, "lon": -1.0, "district": "north-sample" }}"#))
        .collect();
    let all =
        fixture("pharmacies.json").replace("  ]\n}", &format!("    ,{}\n  ]\n}}", sites.join(",")));
    files.insert("pharmacies.json".to_owned(), all);
    assert_eq!(
        said(run(pharmacy_hours, &files, &hours(&fixture(HOURS)))),
        [
            "cpl_202606q1.csv: 10 of 12 records would go; is the list whole and the right one? If so, add --many-gone"
        ]
    );
}

#[test]
fn practices_of_the_area_are_taken_and_names_written_by_hand_stay() {
    let (pack, text) = (pack(), fixture("epraccur.csv"));
    let done = run(organisations, &pack, &list("epraccur.csv", &text)).unwrap();
    assert_eq!(done.summary.added, ["Z99997"]);
    let changed: Vec<(&str, &str)> = done
        .summary
        .changed
        .iter()
        .flat_map(|changed| &changed.fields)
        .map(|field| (field.key.as_str(), field.now.as_str()))
        .collect();
    assert_eq!(changed, [("phone", "\"01632 960011\"")]);
    assert_eq!(
        done.summary.notes,
        ["line 2: the phone number \"01632 96\" of Z99997 is none; left as it was"]
    );
    let written = &done.files["practices.json"];
    assert!(written.contains(r#"{"code": "Z99997"#) || written.contains(r#"{ "code": "Z99997", "name": "New Surgery", "address": "5 Mill Lane, Sampleton", "postcode": "ZZ1 1AB", "lat": 53.0012, "lon": -1.0046, "district": "north-sample" }"#), "{written}");
    assert!(written.contains("\"source\": \"sample-practices\""));
    is_idempotent(
        organisations,
        &after(&pack, &done),
        &list("epraccur.csv", &text),
    );
}

#[test]
fn a_pharmacy_that_moved_gets_its_new_address_and_position() {
    let (pack, text) = (pack(), fixture("edispensary.csv"));
    let done = run(organisations, &pack, &list("edispensary.csv", &text)).unwrap();
    assert_eq!(done.summary.gone, ["ZZ003"]);
    let moved = done.files["pharmacies.json"].lines().nth(7).unwrap();
    assert_eq!(
        moved,
        r#"    { "code": "ZZ002", "name": "Old Mill Pharmacy", "address": "20 South Road, Sampleton-on-Sea", "postcode": "ZZ2 2AA", "lat": 52.9, "lon": -1.1, "district": "south-sample" }"#
    );
    is_idempotent(
        organisations,
        &after(&pack, &done),
        &list("edispensary.csv", &text),
    );
}

#[test]
fn a_number_that_was_found_to_be_wrong_is_not_taken_again() {
    let mut pack = pack();
    let rule = r#""kinds": ["1"], "phones_left_out": [{ "code": "ZZ001", "reason": "it is the head office" }]"#;
    let rules = pack["import.json"].replace(r#""kinds": ["1"]"#, rule);
    pack.insert("import.json".to_owned(), rules);
    let without = pack["pharmacies.json"].replace(r#""phone": "01632 960002", "#, "");
    assert_ne!(without, pack["pharmacies.json"]);
    pack.insert("pharmacies.json".to_owned(), without);
    let text = fixture("edispensary.csv");
    let done = run(organisations, &pack, &list("edispensary.csv", &text)).unwrap();
    assert!(!done.files["pharmacies.json"].contains("960021"));
    let note = "line 1: the phone number of ZZ001 left out: it is the head office";
    assert_eq!(done.summary.notes[0], note);
    is_idempotent(
        organisations,
        &after(&pack, &done),
        &list("edispensary.csv", &text),
    );
}

#[test]
fn the_numbers_that_the_facts_found_wrong_stay_out_of_the_pack() {
    let folder = root().join("www/pack/mid-and-south-essex");
    let read = |name: &str| -> Value {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let (rules, sites) = (read("import.json"), read("pharmacies.json"));
    let sites = sites["sites"].as_array().unwrap();
    let wrong = rules["pharmacies"]["phones_left_out"].as_array().unwrap();
    let named: Vec<&str> = wrong
        .iter()
        .map(|it| it["code"].as_str().unwrap())
        .collect();
    let found = [
        "FGN22", "FKP09", "FM475", "FNW78", "FPK31", "FWV73", "FWW06", "FX084",
    ];
    assert_eq!(named, found);
    let silent = sites.iter().filter(|site| site["phone"].is_null());
    let silent: Vec<_> = silent.map(|site| &site["code"]).collect();
    assert!(
        named
            .iter()
            .all(|code| silent.contains(&&Value::from(*code)))
    );
    let left_out = rules["pharmacies"]["left_out"].as_array().unwrap();
    assert!(left_out.contains(&"FJR27".into()));
}

#[test]
fn what_the_list_has_not_changed_since_last_time_stays_as_written_by_hand() {
    let pack = pack();
    let was = fixture("edispensary.csv").replace(
        "20 SOUTH ROAD\",\"\",\"SAMPLETON-ON-SEA\",\"\",\"\",\"ZZ2 2AA",
        "2 MILL LANE\",\"\",\"SAMPLETON\",\"\",\"\",\"ZZ1 1AB",
    );
    // The pack has 960002, corrected by hand; the list said and says 960021.
    let same = List {
        name: "edispensary.csv",
        text: &was,
        was: Some(&was),
        as_of: "2026-11",
    };
    let done = run(organisations, &pack, &same).unwrap();
    assert!(done.summary.changed.is_empty(), "{:?}", done.summary);
    let now = was
        .replace("01632 960021", "01632 960029")
        .replace("OLD MILL PHARMACY", "NEW MILL PHARMACY");
    let newer = List {
        name: "edispensary.csv",
        text: &now,
        was: Some(&was),
        as_of: "2026-11",
    };
    let done = run(organisations, &pack, &newer).unwrap();
    assert_eq!(
        done.summary.notes,
        ["ZZ001: phone is \"01632 960002\" by hand, \"01632 960029\" in the list; kept"]
    );
    let fields: Vec<&str> = done
        .summary
        .changed
        .iter()
        .flat_map(|changed| &changed.fields)
        .map(|field| field.now.as_str())
        .collect();
    assert_eq!(fields, ["\"New Mill Pharmacy\""]);
}

#[test]
fn organisations_that_cannot_be_read_are_named_with_their_line() {
    let text = fixture("epraccur.csv")
        .replacen("\"A\",\"B\"", "\"Z\",\"B\"", 1)
        .replace("\"\",\"10\",\"\"", "\"10\"");
    assert_eq!(
        said(run(organisations, &pack(), &list("epraccur.csv", &text))),
        [
            "epraccur.csv:1: the status \"Z\" of Z99999 is not known; it is one of A, ACTIVE, C, D, P, CLOSED, DORMANT, INACTIVE, PROPOSED",
            "epraccur.csv:5: 25 columns where the list has 27; mend the row, or fetch epraccur or edispensary",
        ]
    );
}

#[test]
fn bank_holidays_of_whole_years_are_taken() {
    let (pack, text) = (pack(), fixture("bank-holidays.json"));
    let newer = List {
        name: "bank-holidays.json",
        text: &text,
        was: None,
        as_of: "2026-11-23",
    };
    let done = run(bank_holidays, &pack, &newer).unwrap();
    assert_eq!((done.summary.added.len(), done.summary.unchanged), (7, 1));
    let written = &done.files["calendar.json"];
    assert!(
        written.contains("\"to\": \"2026-12-31\"")
            && !written.contains("2027-01-01")
            && !written.contains("2025-12-25")
    );
    assert!(
        written.contains(r#"{ "date": "2026-07-07", "name": "Seventh test holiday's name" },"#),
        "{written}"
    );
    assert!(
        written.ends_with("{ \"date\": \"2026-12-25\", \"name\": \"Christmas Day\" }\n  ]\n}\n"),
        "{written}"
    );
    is_idempotent(bank_holidays, &after(&pack, &done), &newer);
    let special = r#""special_days": [{ "date": "2026-12-26", "name": "Boxing Day" }],"#;
    let mut by_hand = pack.clone();
    let calendar = pack["calendar.json"].replace(
        "\"bank_holidays\"",
        &[special, " \"bank_holidays\""].concat(),
    );
    by_hand.insert("calendar.json".to_owned(), calendar);
    let done = run(bank_holidays, &by_hand, &newer).unwrap();
    assert!(done.files["calendar.json"].contains(special));
    let wrong = text.replace("2026-03-03", "2026-13-03");
    assert_eq!(
        said(run(
            bank_holidays,
            &pack,
            &List {
                text: &wrong,
                ..newer
            }
        )),
        [
            "bank-holidays.json:8 at england-and-wales.events[3].date: \"2026-13-03\" is not a date; fetch the list again"
        ]
    );
}
