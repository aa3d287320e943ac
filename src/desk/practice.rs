//! The practice that a call is for: a centre takes calls for several. And where the caller is, when they say.

use crate::app::place::{self, Choice, Typed};
use crate::desk::call::Call;
use crate::desk::event::{Effect, Spot};
use crate::desk::scene::Desk;
use crate::desk::state::{Model, close};
use crate::directory::{Whereabouts, date_words};
use crate::pack::site::{SitePractice, UcrtLine};

/// As many practices as there are digits.
const MOST_PRACTICES: usize = 9;

/// What the practice of a call says of itself.
#[must_use]
pub fn own<'d>(desk: &Desk<'d>, call: &Call) -> Option<&'d SitePractice> {
    let (code, _) = call.journey.place.practice.as_ref()?;
    desk.pack.site.practice(code)
}

/// What to say of the community team's line when it was confirmed more than 12 months ago. A wrong clock makes nothing new
/// again: the day on which the pack was made has come for sure.
#[must_use]
pub fn old_line(desk: &Desk<'_>, call: &Call, line: &UcrtLine) -> Option<String> {
    let shown = call.journey.now.map(|now| now.date);
    let today = shown.max(Some(desk.pack.about.as_of))?;
    let confirmed = date_words(&line.confirmed.to_string());
    line.is_old(today)
        .then(|| desk.say(call).with(&desk.text.ucrt.old, &[&confirmed]))
}

/// Takes what is typed. A first letter is pressed before the field has the focus: it comes there now.
pub(super) fn typed(model: &mut Model, typed: String) -> Vec<Effect> {
    model.practice_typed = typed;
    vec![Effect::Focus(Spot::Practice)]
}

/// Reads the field for a practice; one that is named takes the call at once. Of several a digit chooses, so the field gives
/// the focus back. A postcode is the caller's: it goes with them.
pub(super) fn read(desk: &Desk<'_>, model: &mut Model) -> Vec<Effect> {
    match found(desk, &model.practice_typed) {
        Typed::Practice(choice) => chosen(desk, model, choice),
        Typed::Choose(_) => vec![Effect::Focus(Spot::Panel)],
        Typed::Postcode(postcode) => {
            model.call.journey.place.postcode = Some(postcode.to_uppercase());
            close(desk, model)
        }
        _ => Vec::new(),
    }
}

/// What to know of the caller's postcode: that it may be outside the area, or that nobody knows it.
#[must_use]
pub fn notes(desk: &Desk<'_>, call: &Call) -> Vec<String> {
    let postcode = call.journey.place.postcode.as_deref();
    let place = desk.advice.filter(|_| postcode.is_some()).map(|advice| {
        advice.directory.place(&Whereabouts {
            postcode,
            ..Whereabouts::default()
        })
    });
    place.map_or_else(Vec::new, |place| place.notes)
}

pub(super) fn forget_postcode(desk: &Desk<'_>, model: &mut Model) -> Vec<Effect> {
    model.call.journey.place.postcode = None;
    close(desk, model)
}

/// What stands in the field for a practice.
#[must_use]
pub fn found(desk: &Desk<'_>, typed: &str) -> Typed {
    desk.advice.map_or(Typed::Nothing, |advice| {
        place::read(&advice.directory, typed)
    })
}

pub(super) fn known(model: &mut Model, mut choices: Vec<Choice>) {
    choices.truncate(MOST_PRACTICES);
    let place = &mut model.call.journey.place;
    if place.practice.is_none() {
        let first = choices.first();
        place.practice = first.map(|choice| (choice.code.clone(), choice.name.clone()));
    }
    model.practices = choices;
}

pub(super) fn chosen(desk: &Desk<'_>, model: &mut Model, choice: Choice) -> Vec<Effect> {
    model.call.journey.place.practice = Some((choice.code.clone(), choice.name.clone()));
    model.call.journey.place.standing = crate::directory::Standing::Local;
    if !model.practices.contains(&choice) {
        model.practices.truncate(MOST_PRACTICES - 1);
        model.practices.push(choice);
    }
    close(desk, model)
}
