//! Open or shut: weekly hours, midnight, bank holidays, and what is said about them.

use super::*;
use crate::pack::Text;

fn calendar() -> CalendarFile {
    let holiday = |date: &str| BankHoliday {
        date: Date::parse(date).unwrap(),
        name: "Holiday".into(),
    };
    CalendarFile {
        source: "s".into(),
        as_of: "2026".into(),
        attribution: Text("credit".into()),
        from: Date::parse("2026-01-01").unwrap(),
        to: Date::parse("2026-12-31").unwrap(),
        bank_holidays: vec![
            holiday("2026-04-03"),
            holiday("2026-04-06"),
            holiday("2026-12-25"),
            holiday("2026-12-28"),
        ],
        special_days: Vec::new(),
    }
}

fn span(days: &[Day], from: &str, to: &str) -> Span {
    Span {
        days: days.to_vec(),
        weeks: Vec::new(),
        season: None,
        from: Clock::parse(from).unwrap(),
        to: Clock::parse(to).unwrap(),
    }
}

fn hours(weekly: Vec<Span>, bank_holidays: OnBankHolidays) -> Hours {
    Hours {
        weekly,
        basis: Basis::Listed,
        bank_holidays,
        exceptions: Vec::new(),
        source: None,
        as_of: None,
    }
}

fn practice() -> Hours {
    let weekdays = [Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri];
    Hours {
        basis: Basis::Contract,
        ..hours(
            vec![span(&weekdays, "08:00", "18:30")],
            OnBankHolidays::Shut,
        )
    }
}

fn said(hours: &Hours, now: &str) -> String {
    let now = WallTime::parse(now).unwrap();
    hours.words(hours.at(now, &calendar()), Some(now))
}

#[test]
fn a_practice_keeps_contract_hours() {
    for (now, words) in [
        (
            "2026-11-24T07:00",
            "shut, opens today 8am (we think; it has not told us its hours, so ring first)",
        ),
        (
            "2026-11-24T07:01",
            "shut, opens in 59 minutes (we think; it has not told us its hours, so ring first)",
        ),
        (
            "2026-11-24T07:59",
            "shut, opens in 1 minute (we think; it has not told us its hours, so ring first)",
        ),
        (
            "2026-11-24T08:00",
            "open until 6.30pm (we think; it has not told us its hours, so ring first)",
        ),
        (
            "2026-11-24T18:29",
            "open until 6.30pm (we think; it has not told us its hours, so ring first)",
        ),
        (
            "2026-11-24T18:30",
            "shut, opens tomorrow 8am (we think; it has not told us its hours, so ring first)",
        ),
        (
            "2026-11-27T19:00",
            "shut, opens Monday 8am (we think; it has not told us its hours, so ring first)",
        ),
        (
            "2026-11-29T00:00",
            "shut, opens tomorrow 8am (we think; it has not told us its hours, so ring first)",
        ),
    ] {
        assert_eq!(said(&practice(), now), words, "{now}");
    }
}

#[test]
fn bank_holidays_shut_a_practice() {
    assert_eq!(
        said(&practice(), "2026-04-03T10:00"),
        "shut, opens Tuesday 8am (we think; it has not told us its hours, so ring first)"
    );
    assert_eq!(
        said(&practice(), "2026-04-02T18:30"),
        "shut, opens Tuesday 8am (we think; it has not told us its hours, so ring first)"
    );
    assert_eq!(
        said(&practice(), "2026-12-24T19:00"),
        "shut, opens Tuesday 8am (we think; it has not told us its hours, so ring first)"
    );
}

#[test]
fn a_bank_holiday_that_nobody_spoke_of_is_unknown() {
    let shop = hours(vec![span(&[], "09:00", "17:00")], OnBankHolidays::Unknown);
    assert_eq!(
        shop.at(WallTime::parse("2026-12-25T10:00").unwrap(), &calendar()),
        Status::Unknown
    );
    assert_eq!(
        shop.at(WallTime::parse("2026-12-25T03:00").unwrap(), &calendar()),
        Status::Unknown
    );
    assert_eq!(
        said(&shop, "2026-12-25T10:00"),
        "usually every day, 9am to 5pm; hours on this day not known"
    );
    assert_eq!(said(&shop, "2026-12-26T10:00"), "open until 5pm");
}

#[test]
fn on_special_days_a_list_claims_nothing() {
    let files = real_files();
    let at = |hours: &Hours, now: &str| hours.at(WallTime::parse(now).unwrap(), &files.calendar);
    let every_day = || vec![span(&[], "09:00", "17:00")];
    for kind in [OnBankHolidays::Unknown, OnBankHolidays::Shut] {
        let shop = hours(every_day(), kind);
        // Easter Sunday and Christmas, also where the bank holiday is on another day.
        for day in [
            "2026-12-26",
            "2027-03-28",
            "2027-12-25",
            "2027-12-26",
            "2028-04-16",
            "2028-12-27",
            "2028-12-31",
        ] {
            assert_eq!(
                at(&shop, &format!("{day}T10:00")),
                Status::Unknown,
                "{day} {kind}"
            );
        }
        for day in ["2026-12-24", "2027-03-27", "2027-12-24", "2027-12-29"] {
            let open = matches!(at(&shop, &format!("{day}T10:00")), Status::Open { .. });
            assert!(open, "{day} {kind}");
        }
        // Nor is an opening on such a day foretold.
        let Status::Shut { opens, .. } = at(&shop, "2027-03-27T18:00") else {
            panic!("open in the evening");
        };
        assert!(opens.date > Date::parse("2027-03-28").unwrap());
    }
    let contract = Hours {
        basis: Basis::Contract,
        ..hours(every_day(), OnBankHolidays::Shut)
    };
    assert!(matches!(
        at(&contract, "2026-12-26T10:00"),
        Status::Open { .. }
    ));
    let always = hours(vec![span(&[], "00:00", "24:00")], OnBankHolidays::Open);
    assert!(matches!(
        at(&always, "2026-12-25T10:00"),
        Status::Open { .. }
    ));
}

#[test]
fn after_the_calendar_ends_only_what_ignores_bank_holidays_is_claimed() {
    let moment = WallTime::parse("2027-03-02T10:00").unwrap();
    assert_eq!(practice().at(moment, &calendar()), Status::Unknown);
    let every_day = hours(vec![span(&[], "09:00", "17:00")], OnBankHolidays::Open);
    assert_eq!(said(&every_day, "2027-03-02T10:00"), "open until 5pm");
}

#[test]
fn hours_cross_midnight() {
    let late = hours(
        vec![span(&[Day::Fri, Day::Sat], "20:00", "02:00")],
        OnBankHolidays::Open,
    );
    for (now, words) in [
        ("2026-11-27T19:00", "shut, opens today 8pm"),
        ("2026-11-27T19:40", "shut, opens in 20 minutes"),
        ("2026-11-27T20:00", "open until 2am"),
        ("2026-11-28T01:59", "open until 2am"),
        ("2026-11-28T02:00", "shut, opens today 8pm"),
        ("2026-11-29T01:00", "open until 2am"),
        ("2026-11-29T02:00", "shut, opens Friday 8pm"),
    ] {
        assert_eq!(said(&late, now), words, "{now}");
    }
}

#[test]
fn an_evening_that_began_before_a_bank_holiday_runs_on_into_it() {
    let late = hours(vec![span(&[], "20:00", "02:00")], OnBankHolidays::Shut);
    assert_eq!(said(&late, "2026-12-25T01:00"), "open until 2am");
    assert_eq!(said(&late, "2026-12-25T21:00"), "shut, opens tomorrow 8pm");
}

#[test]
fn several_spans_a_day_and_spans_that_touch() {
    let weekdays = [Day::Mon, Day::Tue];
    let lunch = hours(
        vec![
            span(&weekdays, "09:00", "13:00"),
            span(&weekdays, "14:00", "17:30"),
        ],
        OnBankHolidays::Shut,
    );
    assert_eq!(said(&lunch, "2026-11-24T12:00"), "open until 1pm");
    assert_eq!(said(&lunch, "2026-11-24T13:00"), "shut, opens today 2pm");
    assert_eq!(said(&lunch, "2026-11-24T17:30"), "shut, opens Monday 9am");
    let touching = hours(
        vec![
            span(&[Day::Tue], "09:00", "24:00"),
            span(&[Day::Wed], "00:00", "12:00"),
        ],
        OnBankHolidays::Open,
    );
    assert_eq!(
        said(&touching, "2026-11-24T23:00"),
        "open until midday tomorrow"
    );
    assert_eq!(
        said(&touching, "2026-11-26T23:00"),
        "shut, opens Tuesday 9am"
    );
}

#[test]
fn day_and_night_needs_every_day_and_bank_holidays() {
    let all = hours(vec![span(&[], "00:00", "24:00")], OnBankHolidays::Open);
    assert!(all.always());
    assert_eq!(
        all.at(WallTime::parse("2026-12-25T02:00").unwrap(), &calendar()),
        Status::Open { until: None }
    );
    assert_eq!(
        said(&all, "2026-12-25T02:00"),
        "open any time, day or night"
    );
    assert!(!hours(vec![span(&[], "00:00", "24:00")], OnBankHolidays::Unknown).always());
    assert!(
        !hours(
            vec![span(&[Day::Mon], "00:00", "24:00")],
            OnBankHolidays::Open
        )
        .always()
    );
}

#[test]
fn without_a_moment_nothing_is_said_to_be_open_or_shut() {
    let words = practice().words(Status::Unknown, None);
    assert_eq!(
        words,
        "Monday to Friday, 8am to 6.30pm, not bank holidays (we think; it has not told us its hours, so ring first)"
    );
    let some = hours(
        vec![
            span(&[Day::Thu, Day::Mon], "09:00", "12:00"),
            span(&[Day::Sun], "10:00", "11:00"),
        ],
        OnBankHolidays::Open,
    );
    assert_eq!(
        some.words(Status::Unknown, None),
        "Monday and Thursday, 9am to midday; Sunday, 10am to 11am"
    );
}

#[test]
fn an_opening_a_week_or_more_away_has_its_date() {
    let mondays = hours(
        vec![span(&[Day::Mon], "09:00", "12:00")],
        OnBankHolidays::Shut,
    );
    assert_eq!(
        said(&mondays, "2026-03-30T13:00"),
        "shut, opens Monday 13 April 9am"
    );
}

#[test]
fn weeks_of_the_month_and_seasons_are_said() {
    let clinic = Hours {
        weekly: vec![Span {
            weeks: vec![Week::First, Week::Last],
            season: Some(Season {
                from: MonthDay::parse("04-01").unwrap(),
                to: MonthDay::parse("09-30").unwrap(),
            }),
            ..span(&[Day::Tue], "10:00", "12:00")
        }],
        ..practice()
    };
    assert_eq!(
        clinic.words(Status::Unknown, None),
        "first and last Tuesday of the month, 10am to midday, 1 April to 30 September, not bank holidays (we think; it has not told us its hours, so ring first)"
    );
    assert_eq!(
        said(&clinic, "2026-09-28T10:00"),
        "shut, opens tomorrow 10am (we think; it has not told us its hours, so ring first)"
    );
}

#[test]
fn the_evening_of_a_day_that_nobody_spoke_of_may_run_on() {
    let late = hours(vec![span(&[], "20:00", "02:00")], OnBankHolidays::Unknown);
    let at = |now| late.at(WallTime::parse(now).unwrap(), &calendar());
    assert_eq!(said(&late, "2026-12-25T01:00"), "open until 2am");
    assert_eq!(at("2026-12-26T01:00"), Status::Unknown);
    assert_eq!(said(&late, "2026-12-26T02:00"), "shut, opens today 8pm");
}
