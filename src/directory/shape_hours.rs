//! What can be wrong with times: spans, seasons, days that are different, sessions. Native only.

use crate::directory::clock::DAY;
use crate::directory::shape::Checker;
use crate::directory::timetable::{Exception, Hours, Session, Span};
use crate::pack::problem::JsonPath;

impl Checker<'_> {
    pub(super) fn hours(&mut self, at: &JsonPath, hours: Option<&Hours>) {
        let Some(hours) = hours else { return };
        let at = at.key("hours");
        self.dated(at.key("as_of"), hours.as_of.as_ref());
        if hours.weekly.is_empty() {
            self.say(
                at.key("weekly"),
                "no opening at all; add a span, or leave \"hours\" out when they are not known",
            );
        }
        for (index, span) in hours.weekly.iter().enumerate() {
            let at = at.key("weekly").index(index);
            self.span(&at, span);
            self.once(at.key("days"), "a day", &span.days);
            self.once(at.key("weeks"), "a week", &span.weeks);
        }
        for (index, day) in hours.exceptions.iter().enumerate() {
            let at = at.key("exceptions").index(index);
            let earlier = hours.exceptions.iter().take(index);
            if earlier.into_iter().any(|other| other.date == day.date) {
                let message = format!("{} stands here twice; put its times together", day.date);
                self.say(at.key("date"), message);
            }
            self.exception(&at, day);
        }
    }

    fn exception(&mut self, at: &JsonPath, day: &Exception) {
        for (index, span) in day.spans.iter().enumerate() {
            let at = at.key("spans").index(index);
            self.span(&at, span);
            if !span.days.is_empty() || !span.weeks.is_empty() || span.season.is_some() {
                let message = "the date says the day; remove \"days\", \"weeks\" and \"season\"";
                self.say(at, message);
            }
        }
    }

    fn span(&mut self, at: &JsonPath, span: &Span) {
        if span.from == span.to {
            self.say(
                at.clone(),
                "starts and ends at the same time; for a whole day write from 00:00 to 24:00",
            );
        } else if i64::from(span.from.minute) >= DAY {
            self.say(
                at.key("from"),
                "a span cannot start at 24:00; write 00:00 and the next day",
            );
        }
    }

    pub(super) fn sessions(&mut self, at: &JsonPath, sessions: &[Session]) {
        for (index, session) in sessions.iter().enumerate() {
            let at = at.key("sessions").index(index);
            if session.days.is_empty() {
                self.say(at.key("days"), "no day; name the days on which it meets");
            }
            self.once(at.key("days"), "a day", &session.days);
            if session.from >= session.to {
                self.say(at.key("to"), "it ends before it begins; swap the times");
            }
            let more = [
                ("venue", &session.venue),
                ("for_whom", &session.for_whom),
                ("note", &session.note),
            ];
            self.no_tokens(&at, [("name", &session.name)]);
            self.no_tokens(&at, given(more));
        }
    }

    /// Reports what stands twice in a list.
    pub(super) fn once<T: PartialEq>(&mut self, at: JsonPath, what: &str, list: &[T]) {
        let repeated = |(index, item)| list.iter().take(index).any(|earlier| earlier == item);
        if list.iter().enumerate().any(repeated) {
            self.say(at, format!("{what} stands here twice; keep one"));
        }
    }
}

/// Of keys and their texts, those that have one.
pub(super) fn given<'t, T, const N: usize>(
    texts: [(&'t str, &'t Option<T>); N],
) -> impl Iterator<Item = (&'t str, &'t T)> {
    texts
        .into_iter()
        .filter_map(|(key, text)| text.as_ref().map(|text| (key, text)))
}
