//! The kiosk's own screens: the one that waits for somebody, and what stands around the resident's.

use crate::app::frame::heading;
use crate::app::markup::{
    Html, Nodes, Tag, button, el, keyed, nodes, nothing, tag, text, words, words_if,
};
use crate::app::shell as page;
use crate::app::words::fill;
use crate::directory::{Meeting, Whereabouts};
use crate::kiosk::keyboard::{Key, ROWS};
use crate::kiosk::root::{Drawn, Message};
use crate::kiosk::session::{Event, Stage, Switches};
use crate::kiosk::site::{Edition, KioskFile};
use crate::kiosk::trust::Trust;
use crate::kiosk::{over, shell, staff, walk};
use crate::pack::{KioskText, Rung};
use yew::virtual_dom::ListenerKind;

impl Drawn<'_> {
    /// The words of the kiosk.
    pub(super) fn words(&self) -> &KioskText {
        &self.kiosk.held.desk.kiosk
    }
}

/// The screen that waits for somebody.
pub(super) fn attract(drawn: &Drawn<'_>) -> Html {
    let said = drawn.words();
    let name = &drawn.kiosk.held.file.name;
    let here = name.as_ref().map(|name| fill(&said.here.0, &[name]));
    let begin = button(
        "nhsuk-button fd-kiosk__begin",
        drawn.does(Event::Begin),
        text(drawn.t(&said.begin)),
    );
    let main = tag("main", "fd-page fd-kiosk__attract").with("id", "fd-main");
    let parts = nodes![
        heading(drawn.t(&said.title)),
        words("p", "fd-lead", drawn.t(&said.about)),
        words_if("p", "fd-kiosk__here", here),
        clock_notice(drawn),
        today(drawn),
        ladder(drawn),
        begin,
        editions(&drawn.kiosk.held.file),
        words("p", "fd-kiosk__kept", drawn.t(&said.nothing_kept)),
    ];
    let gate = drawn.kiosk.gate.as_ref();
    let over = gate.map_or_else(nothing, |gate| staff::gate(drawn, gate));
    let mut below = tag("div", "fd-app");
    if gate.is_some() {
        below = below.with("inert", "");
    }
    let screen = below.holds(nodes![top(drawn), main.holds(parts)]);
    around(drawn, "attract", nodes![screen, over])
}

/// Other editions, each a button that `kiosk.js` shows once their files are on the device, and the page to go back to.
fn editions(file: &KioskFile) -> Html {
    if file.editions.is_empty() && file.first.is_none() {
        return nothing();
    }
    let edition = |it: &Edition| {
        let class = if it.easy_read {
            "fd-button fd-kiosk__edition fd-kiosk__edition--easy"
        } else {
            "fd-button fd-kiosk__edition"
        };
        tag("button", class)
            .key(&it.page)
            .with("type", "button")
            .with("lang", &it.lang)
            .with("data-edition", &it.page)
            .with("hidden", "")
            .says(it.name.clone())
    };
    let mut group = tag("div", "fd-kiosk__editions");
    if let Some(first) = &file.first {
        group = group.with("data-first", first);
    }
    group.holds(file.editions.iter().map(edition).collect())
}

/// Everything of one stage, so that styles and tests can tell them apart.
fn around(drawn: &Drawn<'_>, stage: &str, parts: Nodes) -> Html {
    let key = format!("{stage}-{}", drawn.kiosk.session.number);
    staged(drawn, stage).key(&key).holds(parts)
}

/// What says the stage, and what the keys do (`kiosk.js`).
fn staged(drawn: &Drawn<'_>, stage: &str) -> Tag {
    let switches = match drawn.kiosk.session.comfort.switches {
        Switches::Off => "off",
        Switches::Two => "two",
        Switches::One => "one",
    };
    tag("div", "fd-kiosk")
        .with("data-stage", stage)
        .with("data-switches", switches)
}

/// The banner, the numbers, the name. Holding the name down asks for the PIN of the staff page.
pub(super) fn top(drawn: &Drawn<'_>) -> Html {
    let ui = &drawn.pack.text.ui;
    let line = |what, number| {
        let call = drawn.say().with(&ui.call, &[number]);
        let parts = nodes![
            words("span", "fd-help__what", drawn.t(what)),
            text(" ".to_owned()),
            words("strong", "fd-help__call", call),
        ];
        el("p", "fd-help__line", parts)
    };
    let help = tag("div", "fd-help")
        .with("role", "group")
        .with("aria-label", &drawn.t(&ui.help_label))
        .holds(nodes![
            line(&ui.help_emergency, "999"),
            line(&ui.help_urgent, "111"),
        ]);
    let up = || drawn.on(Message::Held(false));
    let name = tag("p", "fd-brand__name fd-kiosk__name")
        .hears(
            || ListenerKind::onpointerdown,
            drawn.on(Message::Held(true)),
        )
        .hears(|| ListenerKind::onpointerup, up())
        .hears(|| ListenerKind::onpointercancel, up())
        .says(drawn.t(&ui.name));
    let area = drawn.t(&drawn.pack.about.area);
    let about = words(
        "p",
        "fd-brand__about",
        drawn.say().with(&ui.brand_about, &[&area]),
    );
    let parts = nodes![
        words("p", "fd-banner", drawn.t(&drawn.pack.about.banner)),
        help,
        el("div", "fd-brand", nodes![name, about]),
    ];
    el("header", "fd-top", parts)
}

/// What is on today, nearest first. Nothing when the clock is not believed.
fn today(drawn: &Drawn<'_>) -> Html {
    let held = &drawn.kiosk.held;
    let now = page::london();
    let now = held.trust(drawn.pack, now).believed(now);
    let later = drawn.later.borrow();
    let (Some(now), Some(advice)) = (now, later.advice.as_ref()) else {
        return nothing();
    };
    let place = advice.directory.place(&Whereabouts {
        postcode: held.file.postcode.as_deref(),
        ..Whereabouts::default()
    });
    let meetings = advice.directory.meetings_today(&place, now);
    let line = |meeting: &Meeting| {
        let minutes = held
            .file
            .point()
            .and(meeting.metres)
            .and_then(walk::minutes);
        let on_foot = minutes.map(|minutes| fill(&drawn.words().walk.0, &[&minutes.to_string()]));
        let parts = nodes![
            text(meeting.said.clone()),
            words_if(
                "span",
                "fd-small",
                on_foot.map(|said| [" ", &said].concat())
            ),
        ];
        keyed("li", "", &meeting.said, parts)
    };
    let lines: Nodes = meetings.iter().take(MOST_MEETINGS).map(line).collect();
    if lines.is_empty() {
        return nothing();
    }
    let heading = words(
        "h2",
        "nhsuk-heading-m",
        drawn.t(&drawn.words().today_heading),
    );
    let list = el("ul", "nhsuk-list nhsuk-list--bullet", lines);
    el("div", "fd-kiosk__today", nodes![heading, list])
}

/// More meetings than these would push the way in off the screen.
const MOST_MEETINGS: usize = 4;

/// The six steps, the highest first, with 111 as the handrail.
fn ladder(drawn: &Drawn<'_>) -> Html {
    let rung = |rung: &crate::pack::RungText| {
        let parts = nodes![
            words("span", "fd-rung__name", drawn.t(&rung.name)),
            words("span", "fd-rung__for", drawn.t(&rung.what_for)),
        ];
        keyed("li", "fd-rung", rung.rung.as_str(), parts)
    };
    let rungs = &drawn.pack.ladder.rungs;
    let is_handrail = |text: &&crate::pack::RungText| text.rung == Rung::Handrail;
    let steps = rungs.iter().rev().filter(|text| !is_handrail(text));
    let handrail = rungs.iter().filter(is_handrail);
    let parts = nodes![
        tag("ol", "fd-ladder__rungs")
            .with("reversed", "")
            .holds(steps.map(rung).collect()),
        el("ul", "fd-ladder__handrail", handrail.map(rung).collect()),
    ];
    el("div", "fd-ladder", parts)
}

/// Says so when the clock or the data cannot be believed.
pub(super) fn clock_notice(drawn: &Drawn<'_>) -> Html {
    let said = drawn.words();
    let words = match drawn.kiosk.held.trust(drawn.pack, page::london()) {
        Trust::Sound => return nothing(),
        Trust::NoClock | Trust::Early => &said.clock_wrong,
        Trust::Late => &said.data_old,
    };
    crate::app::markup::words("p", "fd-notice", drawn.t(words))
}

/// The resident's screens with the kiosk's controls around them.
pub(super) fn in_use(drawn: &Drawn<'_>, app: Html) -> Html {
    let session = &drawn.kiosk.session;
    let covered = session.curtain || session.ends.is_some();
    let mut screen = tag("div", "fd-kiosk__screen");
    let mut bar = tag("div", "fd-kiosk__foot");
    if covered {
        screen = screen.with("hidden", "");
    }
    if covered || session.sheet.is_some() {
        screen = screen.with("inert", "");
        bar = bar.with("inert", "");
    }
    let stage = match session.stage {
        Stage::Emergency(_) => "emergency",
        Stage::Outcome(_) => "outcome",
        _ => "asking",
    };
    let over = if session.ends.is_some() {
        over::countdown(drawn)
    } else if session.curtain {
        over::curtain(drawn)
    } else {
        session
            .sheet
            .as_ref()
            .map_or_else(nothing, |sheet| over::laid(drawn, sheet))
    };
    let foot = nodes![
        tell_staff(drawn),
        clock_line(drawn),
        keyboard(drawn),
        controls(drawn)
    ];
    // The same element in every stage: the app must not be thrown away between questions and outcome.
    let key = format!("in-use-{}", session.number);
    staged(drawn, stage)
        .key(&key)
        .holds(nodes![screen.holds(nodes![app]), bar.holds(foot), over])
}

/// Once an outcome names places, what cannot be said of them.
fn clock_line(drawn: &Drawn<'_>) -> Html {
    match drawn.kiosk.session.stage {
        Stage::Outcome(_) => clock_notice(drawn),
        _ => nothing(),
    }
}

/// At an emergency: whom to tell, and where a phone is.
fn tell_staff(drawn: &Drawn<'_>) -> Html {
    if !matches!(drawn.kiosk.session.stage, Stage::Emergency(_)) {
        return nothing();
    }
    let (said, file) = (drawn.words(), &drawn.kiosk.held.file);
    let staff = file.staff.clone();
    let phone = file.phone.as_ref();
    let phone = phone.map(|phone| fill(&said.nearest_phone.0, &[phone]));
    let parts = nodes![
        words("h2", "fd-kiosk__tell", drawn.t(&said.tell_staff)),
        words("p", "", staff.unwrap_or_else(|| drawn.t(&said.ask_anyone))),
        words("p", "", phone.unwrap_or_else(|| drawn.t(&said.own_phone))),
    ];
    tag("section", "fd-kiosk__now")
        .with("aria-label", &drawn.t(&said.tell_staff))
        .holds(parts)
}

/// The controls below every screen, where a seated person reaches them.
fn controls(drawn: &Drawn<'_>) -> Html {
    let (said, comfort) = (drawn.words(), drawn.kiosk.session.comfort);
    let control = |class, message, said| button(class, drawn.on(message), text(drawn.t(said)));
    let own = |event, said| control("fd-button", Message::Session(event), said);
    let mut parts = nodes![
        control(
            "fd-button fd-kiosk__finish",
            Message::Session(Event::Finish),
            &said.finish
        ),
        own(Event::Curtain(true), &said.hide),
        control("fd-button", Message::Scroll(false), &said.up),
        control("fd-button", Message::Scroll(true), &said.down),
    ];
    if drawn.kiosk.held.file.headphones && shell::has_voice(drawn.root) {
        let sound = if comfort.sound {
            &said.stop_reading
        } else {
            &said.read_aloud
        };
        parts.push(own(Event::Sound, sound));
    }
    let keys = if comfort.keyboard {
        &said.keyboard_off
    } else {
        &said.keyboard
    };
    parts.push(own(Event::Keyboard, keys));
    let switches = match comfort.switches {
        Switches::Off => &said.switches,
        Switches::Two => &said.switches_two,
        Switches::One => &said.switches_one,
    };
    parts.push(own(Event::Switches, switches));
    tag("nav", "fd-kiosk__bar")
        .with("aria-label", &drawn.t(&said.controls))
        .holds(parts)
}

/// The keyboard on the screen. The field keeps the focus: a key never takes it (`kiosk.js`).
fn keyboard(drawn: &Drawn<'_>) -> Html {
    if !drawn.kiosk.session.comfort.keyboard {
        return nothing();
    }
    let said = drawn.words();
    let key = |key, said: String| button("fd-key", drawn.on(Message::Key(key)), text(said));
    let mut rows = Nodes::new();
    for row in ROWS {
        let keys = row
            .chars()
            .map(|sign| key(Key::Sign(sign), sign.to_string()));
        rows.push(el("div", "fd-keys__row", keys.collect()));
    }
    let last = nodes![
        key(Key::Clear, drawn.t(&said.clear)),
        key(Key::Space, drawn.t(&said.space)),
        key(Key::Delete, drawn.t(&said.delete)),
    ];
    rows.push(el("div", "fd-keys__row", last));
    tag("section", "fd-keys")
        .with("aria-label", &drawn.t(&said.keys))
        .holds(rows)
}
