//! Where to go with a decision: the directory asked for this person, place, time and seat.

use super::outcome::Outcome;
use crate::directory::{Directory, Query, Route, Routes, Sex, Whereabouts};
use crate::pack::Need;

impl Outcome<'_> {
    /// Routes for every door of the headline, how many of them to show at first, and notes about the place. Nothing while
    /// the directory is on its way.
    pub(super) fn headline_routes(&self) -> (Vec<Route>, usize, Vec<String>) {
        let (mut routes, mut more, mut notes) = (Vec::new(), Vec::new(), Vec::new());
        for door in &self.decision.doors {
            let mut found = self.routes(Need {
                level: self.decision.need.level,
                door: *door,
            });
            let rest = found.routes.split_off(found.first);
            add_new(&mut routes, found.routes);
            add_new(&mut more, rest);
            add_new(&mut notes, found.notes);
        }
        let first = routes.len();
        add_new(&mut routes, more);
        (routes, first, notes)
    }

    fn routes(&self, need: Need) -> Routes {
        self.in_directory(need, |directory, query| directory.routes(query))
    }

    /// The routes of a need beside the headline: only those to show at first.
    pub(super) fn first_routes(&self, need: Need) -> Vec<Route> {
        let mut found = self.routes(need);
        found.routes.truncate(found.first);
        found.routes
    }

    /// Services for what brought the person that stand behind other doors. They never take the place of a route, and on
    /// an emergency nothing stands beside it.
    pub(super) fn others(&self, routes: &[Route]) -> Vec<Route> {
        let need = self.decision.need;
        if need.level.is_red_flag() {
            return Vec::new();
        }
        let mut others = self.in_directory(need, |directory, query| {
            directory.others(query, &self.decision.doors)
        });
        others.retain(|other| routes.iter().all(|route| route.service != other.service));
        others
    }

    /// Asks the directory for this person, place, time and seat.
    fn in_directory<T: Default>(
        &self,
        need: Need,
        ask: impl FnOnce(&Directory, &Query<'_>) -> T,
    ) -> T {
        let Some(advice) = self.advice else {
            return T::default();
        };
        let context = &self.words.request.context;
        let mut place = advice.directory.place(&Whereabouts {
            practice: context.practice.as_deref(),
            postcode: context.postcode.as_deref(),
            standing: context.standing,
            ..Whereabouts::default()
        });
        let code = place.practice.as_ref();
        if let Some(own) = code.and_then(|code| self.words.pack.site.practice(code.as_str())) {
            place.hidden.clone_from(&own.hidden);
        }
        let indices = self.state.topics.indices().iter();
        let topics = indices.filter_map(|index| self.words.pack.topic(*index));
        let topics: Vec<&str> = topics.map(|topic| topic.authored.id.as_str()).collect();
        // "Not sure" establishes both.
        let sex = match (self.is("female"), self.is("male")) {
            (true, false) => Some(Sex::Female),
            (false, true) => Some(Sex::Male),
            _ => None,
        };
        let query = Query {
            door: need.door,
            level: need.level,
            age: self.state.answers.age(),
            sex,
            topics: Some(&topics),
            place: &place,
            now: context.now,
            at_least: context.at_least,
            seat: context.seat,
        };
        ask(&advice.directory, &query)
    }
}

/// Adds what is not there yet.
fn add_new<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}
