//! Opening hours as the Consolidated Pharmaceutical List writes them: `08:30-13:00,14:00-17:30`, `CLOSED`.

use crate::import::json::Json;

/// The days of the week as the pack writes them, Monday first.
pub const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The latest that a span may end on the next day. A later one is far more likely to be a slip.
const LATEST: &str = "06:00";

/// The spans of one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DaySpans {
    /// From and to, in order.
    pub spans: Vec<(String, String)>,
    /// What was mended.
    pub mended: Option<String>,
}

/// Reads one day.
///
/// # Errors
/// Says what is wrong.
pub fn day(text: &str) -> Result<DaySpans, String> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if plain.eq_ignore_ascii_case("closed") {
        return Ok(DaySpans::default());
    }
    let wrong = || {
        format!("\"{text}\" is not opening hours; write it like 09:00-13:00,14:00-17:30, or CLOSED")
    };
    let mut read = DaySpans::default();
    let mut rest = plain.as_str();
    loop {
        let (from, after) = time(rest).ok_or_else(wrong)?;
        let after = after.strip_prefix('-').ok_or_else(wrong)?;
        let (to, after) = time(after).ok_or_else(wrong)?;
        read.spans.push(span(from, to, text)?);
        if after.is_empty() {
            break;
        }
        rest = after.strip_prefix([',', ':']).ok_or_else(wrong)?;
        if after.starts_with(':') {
            read.mended = Some(format!(
                "\"{text}\" read with a comma for the colon between two spans"
            ));
        }
    }
    in_order(&read.spans, text)?;
    Ok(read)
}

/// A time of day at the beginning of `text`, and what follows.
fn time(text: &str) -> Option<(&str, &str)> {
    let (time, rest) = text.split_at_checked(5)?;
    crate::directory::Clock::parse(time).map(|_| (time, rest))
}

fn span(from: &str, to: &str, text: &str) -> Result<(String, String), String> {
    let midnight = matches!(to, "00:00" | "24:00" | "23:59");
    if from == "24:00" || !midnight && (to == from || to < from && to > LATEST) {
        return Err(format!(
            "\"{text}\": {from} to {to} ends before it begins; mend it in the list"
        ));
    }
    let to = if midnight { "24:00" } else { to };
    Ok((from.to_owned(), to.to_owned()))
}

/// Spans of a day follow each other; only the last may run over midnight.
fn in_order(spans: &[(String, String)], text: &str) -> Result<(), String> {
    for (one, next) in spans.iter().zip(spans.iter().skip(1)) {
        if one.1 > next.0 || one.1 <= one.0 {
            return Err(format!(
                "\"{text}\": {} to {} and {} to {} overlap; mend it in the list",
                one.0, one.1, next.0, next.1
            ));
        }
    }
    Ok(())
}

/// A week as the pack has it: one entry for each span, with the days that share it.
#[must_use]
pub fn weekly(week: &[Vec<(String, String)>]) -> Json {
    let mut found: Vec<(&(String, String), Vec<&str>)> = Vec::new();
    for (spans, day) in week.iter().zip(DAYS) {
        for span in spans {
            match found.iter_mut().find(|(other, _)| *other == span) {
                Some((_, days)) => days.push(day),
                None => found.push((span, vec![day])),
            }
        }
    }
    let entry = |((from, to), days): (&(String, String), Vec<&str>)| {
        let all = days.len() == DAYS.len();
        let days = (!all).then(|| {
            (
                "days",
                Json::List(days.into_iter().map(Json::text_of).collect()),
            )
        });
        let times = [("from", Json::text_of(from)), ("to", Json::text_of(to))];
        Json::object(days.into_iter().chain(times))
    };
    Json::List(found.into_iter().map(entry).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(text: &str) -> Vec<(String, String)> {
        day(text).unwrap().spans
    }

    fn pair(from: &str, to: &str) -> (String, String) {
        (from.to_owned(), to.to_owned())
    }

    #[test]
    fn every_form_of_the_list_is_read() {
        assert_eq!(spans("09:00-18:30"), [pair("09:00", "18:30")]);
        assert_eq!(
            spans("08:30-13:00,14:00-17:30"),
            [pair("08:30", "13:00"), pair("14:00", "17:30")]
        );
        assert_eq!(spans("09:00-12:30, 13:00-16:30,17:00-21:00").len(), 3);
        assert_eq!(spans("CLOSED"), []);
        assert_eq!(spans("Closed "), []);
        assert_eq!(spans("08:30-00:00"), [pair("08:30", "24:00")]);
        assert_eq!(spans("00:00-00:00"), [pair("00:00", "24:00")]);
        assert_eq!(spans("00:00-23:59"), [pair("00:00", "24:00")]);
        assert_eq!(spans("08:00-02:00"), [pair("08:00", "02:00")]);
    }

    #[test]
    fn a_colon_for_the_comma_is_mended_and_said() {
        let read = day("09:00-13:00:14:00-18:00").unwrap();
        assert_eq!(read.spans, spans("09:00-13:00,14:00-18:00"));
        assert!(read.mended.unwrap().contains("09:00-13:00:14:00-18:00"));
        assert_eq!(day("09:00-13:00,14:00-18:00").unwrap().mended, None);
    }

    #[test]
    fn nothing_is_guessed() {
        for wrong in [
            "",
            "9-5",
            "09:00",
            "09:00-",
            "09:00-25:00",
            "9:00-17:00",
            "09:00-17:00;18:00-19:00",
            "09:00-17:00,",
            "17:30-09:00",
            "09:00-13:00,12:00-17:00",
            "08:00-02:00,14:00-17:00",
            "24:00-06:00",
            "09:00 to 17:00",
            "09:00-09:00",
        ] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn days_that_share_a_span_stand_together() {
        let open = spans("09:00-13:00,14:00-18:00");
        let mut week = vec![open; 5];
        week.extend([spans("09:00-13:00"), spans("CLOSED")]);
        assert_eq!(
            weekly(&week).line(true),
            r#"[{ "days": ["mon", "tue", "wed", "thu", "fri", "sat"], "from": "09:00", "to": "13:00" }, { "days": ["mon", "tue", "wed", "thu", "fri"], "from": "14:00", "to": "18:00" }]"#
        );
        let always = vec![spans("00:00-00:00"); 7];
        assert_eq!(
            weekly(&always).line(true),
            r#"[{ "from": "00:00", "to": "24:00" }]"#
        );
    }
}
