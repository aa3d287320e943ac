//! Who can help, as the desk shows it: a few ways beside the script, and all of them on a key.

use crate::app::view::{miles, parted};
use crate::contract::{AlsoView, OutcomeView};
use crate::desk::call::Call;
use crate::desk::scene::Desk;
use crate::directory::{Alliance, Openness, Route};
use crate::order;
use crate::pack::Door;

/// How many ways to get help stand beside the script.
const MOST_WAYS: usize = 3;

/// The ways to get help that reception may use. A line for professionals that nobody has checked is not among them at the
/// door of the urgent community response team: its number is shown only with the list of what the team comes for.
#[must_use]
pub fn routes(outcome: &OutcomeView) -> Vec<&Route> {
    usable(&outcome.routes, &outcome.doors)
}

/// The same for what stands beside the outcome.
#[must_use]
pub fn routes_beside(also: &AlsoView) -> Vec<&Route> {
    usable(&also.routes, &[also.door])
}

fn usable<'r>(routes: &'r [Route], doors: &[Door]) -> Vec<&'r Route> {
    let at_ucrt = doors.contains(&Door::Ucrt);
    let usable = |route: &&Route| !(at_ucrt && route.unverified);
    routes.iter().filter(usable).collect()
}

/// The ways to get help that stand beside the script, in their own order. The first that can be relied on in time is always
/// among them; then come those whose hours say that they can be reached, and then whoever else there is.
#[must_use]
pub fn shown(outcome: &OutcomeView) -> Vec<&Route> {
    let first = usable(parted(outcome).0, &outcome.doors);
    let relied_on = first.iter().position(|route| route.in_time(outcome.level));
    let first = first.into_iter().enumerate().collect();
    let mut picked = order::by_key(first, |(place, route): &(usize, &Route)| {
        (Some(*place) != relied_on, route.reach)
    });
    picked.truncate(MOST_WAYS);
    let picked = order::by_key(picked, |(place, _)| *place);
    picked.into_iter().map(|(_, route)| route).collect()
}

/// The hours of a way beside the script; nothing when they are as little known as those of the way before.
#[must_use]
pub fn hours<'r>(route: &'r Route, before: Option<&Route>) -> Option<&'r str> {
    let known = route.status != Openness::Unknown;
    let said = before.is_some_and(|before| before.hours == route.hours);
    (known || !said).then_some(route.hours.as_str())
}

/// The partnerships in whose area a service is; nothing for what is not bound to districts.
#[must_use]
pub fn alliances(desk: &Desk<'_>, call: &Call, route: &Route) -> Option<String> {
    let (say, ui) = (desk.say(call), &desk.text.ui);
    let name = |alliance: &Alliance| {
        say.text(match alliance {
            Alliance::BasildonBrentwood => &ui.alliance_basildon_brentwood,
            Alliance::MidEssex => &ui.alliance_mid_essex,
            Alliance::SouthEastEssex => &ui.alliance_south_east_essex,
            Alliance::Thurrock => &ui.alliance_thurrock,
        })
    };
    let names: Vec<String> = route.alliances.iter().map(name).collect();
    (!names.is_empty()).then(|| say.with(&ui.alliance, &[&names.join(", ")]))
}

/// What stands below the name, number and hours of a way beside the script: where it is, how to get in touch without
/// ringing, what it can't do, how old that is. What was said of the way before is not said again.
#[must_use]
pub fn lines(desk: &Desk<'_>, call: &Call, route: &Route, before: Option<&Route>) -> Vec<String> {
    let say = desk.say(call);
    let place = match (&route.address, route.metres) {
        (Some(address), Some(metres)) => {
            Some(say.with(&desk.text.ui.away, &[address, &miles(metres)]))
        }
        (address, _) => address.clone(),
    };
    let how = Some(&route.how).filter(|how| {
        let said = before.is_some_and(|before| before.phone.is_none() && before.how == **how);
        route.phone.is_none() && !said
    });
    let relay = route.relay.as_ref();
    let relay = relay.filter(|relay| before.and_then(|it| it.relay.as_ref()) != Some(*relay));
    let line = route.text_line.as_ref();
    let line = line.map(|line| say.with(&say.pack.text.ui.text_line, &[line]));
    [
        place,
        how.cloned(),
        line,
        relay.cloned(),
        route.cannot.clone(),
        route.note.clone(),
        route.data_note.clone(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
