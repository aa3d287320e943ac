//! Whole turns: somebody comes, does something, goes.

use crate::kiosk::counts::Counts;
use crate::kiosk::session::{
    COUNTDOWN, Effect, Event, Millis, QUIET_ASKING, QUIET_EMERGENCY, QUIET_OUTCOME, QUIET_STAFF,
    Session, Sheet, Stage, Switches,
};
use crate::pack::Rung;

const OUTCOME: Stage = Stage::Outcome(Rung::Pharmacy);
const EMERGENCY: Stage = Stage::Emergency(Rung::Ae);

/// A screen with a clock, a timer as the shell keeps it, and everything that the shell was told.
struct Screen {
    session: Session,
    now: Millis,
    timer: Option<Millis>,
    effects: Vec<Effect>,
}

impl Screen {
    fn new() -> Self {
        Self {
            session: Session::opened(Counts::default(), Switches::Off),
            now: 1_000_000,
            timer: None,
            effects: Vec::new(),
        }
    }

    fn does(&mut self, event: Event) -> &mut Self {
        let (session, effects) = self.session.clone().after(event, self.now);
        self.session = session;
        for effect in &effects {
            match effect {
                Effect::WakeIn(millis) => {
                    assert!(*millis > 0, "a timer that never rests");
                    self.timer = Some(self.now + millis);
                }
                Effect::Sleep => self.timer = None,
                _ => {}
            }
        }
        self.effects = effects;
        self
    }

    /// Lets time pass; the timer rings when it is due.
    fn waits(&mut self, millis: Millis) -> &mut Self {
        let until = self.now + millis;
        while let Some(rings) = self.timer.filter(|rings| *rings <= until) {
            self.now = rings;
            self.does(Event::Woke);
        }
        self.now = until;
        self
    }

    fn shows(&mut self, stage: Stage) -> &mut Self {
        self.does(Event::Begin).does(Event::Seen(stage))
    }

    fn is_empty(&self) -> bool {
        self.session.stage == Stage::Attract
    }

    fn counts_down(&self) -> bool {
        self.session.ends.is_some()
    }
}

#[test]
fn questions_stay_for_ninety_seconds_and_then_count_down_from_thirty() {
    let mut screen = Screen::new();
    screen.does(Event::Begin).waits(QUIET_ASKING - 1);
    assert!(!screen.counts_down());
    screen.waits(1);
    assert_eq!(screen.session.seconds_left(screen.now), Some(30));
    screen.waits(COUNTDOWN - 1);
    assert_eq!(screen.session.seconds_left(screen.now), Some(1));
    screen.waits(1);
    assert!(screen.is_empty() && screen.timer.is_none());
}

#[test]
fn every_touch_begins_the_ninety_seconds_anew() {
    let mut screen = Screen::new();
    screen.does(Event::Begin);
    for _ in 0..20 {
        screen.waits(QUIET_ASKING - 1).does(Event::Touched);
        assert!(!screen.counts_down());
    }
}

#[test]
fn the_countdown_is_drawn_every_second() {
    let mut screen = Screen::new();
    screen.does(Event::Begin).waits(QUIET_ASKING);
    for second in (1..=29).rev() {
        screen.waits(1_000);
        assert_eq!(screen.effects, [Effect::WakeIn(1_000)]);
        assert_eq!(screen.session.seconds_left(screen.now), Some(second));
    }
}

#[test]
fn more_time_is_as_much_as_at_first_and_only_its_button_gives_it() {
    let mut screen = Screen::new();
    screen.does(Event::Begin).waits(QUIET_ASKING + 10_000);
    // The next person leans on the glass.
    screen.does(Event::Touched);
    assert!(screen.counts_down());
    screen.does(Event::MoreTime);
    assert!(!screen.counts_down());
    screen.waits(QUIET_ASKING - 1);
    assert!(!screen.counts_down() && !screen.is_empty());
    screen.waits(1 + COUNTDOWN);
    assert!(screen.is_empty());
}

#[test]
fn an_outcome_stays_for_three_minutes() {
    let mut screen = Screen::new();
    screen.shows(OUTCOME).waits(QUIET_OUTCOME - 1);
    assert!(!screen.counts_down());
    screen.waits(1);
    assert!(screen.counts_down());
    screen.waits(COUNTDOWN);
    assert!(screen.is_empty());
}

#[test]
fn nothing_counts_down_over_an_emergency_which_stays_for_ten_minutes() {
    let mut screen = Screen::new();
    screen.shows(EMERGENCY);
    for _ in 0..599 {
        screen.waits(1_000);
        assert!(!screen.counts_down() && screen.session.stage == EMERGENCY);
    }
    screen.waits(1_000);
    assert_eq!(QUIET_EMERGENCY, 600_000);
    assert!(screen.is_empty());
}

#[test]
fn finish_forgets_at_once_from_every_stage() {
    for stage in [Stage::Asking, OUTCOME, EMERGENCY] {
        let mut screen = Screen::new();
        screen.shows(stage);
        screen.does(Event::Lay(Sheet::Advice("see a pharmacist".to_owned())));
        screen
            .does(Event::Sound)
            .does(Event::Keyboard)
            .does(Event::Switches);
        screen.does(Event::Finish);
        let forgotten = Session {
            number: 1,
            counts: screen.session.counts.clone(),
            ..Session::default()
        };
        assert_eq!(screen.session, forgotten);
        for effect in [
            Effect::Silence,
            Effect::Forget,
            Effect::LookForNewer,
            Effect::Sleep,
        ] {
            assert!(screen.effects.contains(&effect), "{effect:?}");
        }
    }
}

#[test]
fn the_keyboard_goes_with_the_screen_it_was_wanted_for() {
    let mut screen = Screen::new();
    screen.shows(Stage::Asking);
    screen.does(Event::Keyboard).does(Event::Switches);
    assert!(screen.session.comfort.keyboard);
    screen.does(Event::Seen(Stage::Asking));
    assert!(!screen.session.comfort.keyboard);
    assert_eq!(screen.session.comfort.switches, Switches::Two);
}

#[test]
fn a_screen_that_slept_through_the_countdown_wakes_empty() {
    let mut screen = Screen::new();
    screen.does(Event::Begin);
    screen.now += 8 * 3_600_000;
    screen.does(Event::Woke);
    assert!(screen.is_empty());
}

#[test]
fn the_curtain_outlasts_the_countdown() {
    let mut screen = Screen::new();
    screen
        .does(Event::Begin)
        .does(Event::Curtain(true))
        .waits(QUIET_ASKING);
    assert!(screen.counts_down());
    screen.does(Event::MoreTime);
    assert!(screen.session.curtain, "somebody else may have pressed it");
    screen.does(Event::Curtain(false));
    assert!(!screen.session.curtain);
}

#[test]
fn one_switch_moves_on_by_itself_without_keeping_the_screen_awake() {
    let mut screen = Screen::new();
    screen
        .does(Event::Begin)
        .does(Event::Switches)
        .does(Event::Switches);
    assert_eq!(screen.session.comfort.switches, Switches::One);
    screen.waits(2_000);
    assert!(screen.effects.contains(&Effect::Step));
    screen.waits(QUIET_ASKING - 2_000);
    assert!(screen.counts_down());
    screen.waits(COUNTDOWN);
    assert!(screen.is_empty());
}

#[test]
fn a_screen_for_one_switch_scans_from_the_start_and_after_each_turn() {
    let mut screen = Screen::new();
    screen.session = Session::opened(Counts::default(), Switches::One);
    assert_eq!(screen.session.rest(screen.now), Effect::WakeIn(2_000));
    let empty = |screen: &mut Screen| {
        for _ in 0..3 {
            screen.does(Event::Woke);
            assert!(screen.is_empty());
            assert_eq!(screen.effects, [Effect::Step, Effect::WakeIn(2_000)]);
        }
    };
    empty(&mut screen);
    // However a turn ends, and whatever the person chose for themselves.
    screen
        .shows(OUTCOME)
        .does(Event::Switches)
        .does(Event::Finish);
    empty(&mut screen);
    screen.does(Event::Begin).waits(2_000);
    assert!(screen.effects.contains(&Effect::Step));
    screen.waits(QUIET_ASKING + COUNTDOWN);
    empty(&mut screen);
}

#[test]
fn one_switch_reaches_what_lies_over_the_screen() {
    for over in [Event::Curtain(true), Event::Touched] {
        let mut screen = Screen::new();
        screen
            .does(Event::Begin)
            .does(Event::Switches)
            .does(Event::Switches)
            .does(over)
            .waits(2_000);
        assert!(screen.effects.contains(&Effect::Step));
        screen.waits(QUIET_ASKING - 2_000);
        assert!(screen.counts_down());
        let seconds = 1..COUNTDOWN / 1_000;
        let steps = seconds.filter(|_| screen.waits(1_000).effects.contains(&Effect::Step));
        assert_eq!(steps.count(), 14, "every two seconds");
    }
}

#[test]
fn an_empty_screen_only_begins_or_opens_for_staff() {
    for event in [
        Event::Touched,
        Event::Woke,
        Event::Seen(OUTCOME),
        Event::Curtain(true),
        Event::Lay(Sheet::Site("https://111.nhs.uk".to_owned())),
        Event::Print("x".to_owned()),
        Event::Sound,
        Event::ClearCounts,
    ] {
        let mut screen = Screen::new();
        screen.does(event);
        assert_eq!(screen.session, Session::default());
        assert_eq!(screen.effects, [Effect::Sleep]);
    }
    let mut screen = Screen::new();
    screen.does(Event::Staff).waits(QUIET_STAFF - 1);
    assert_eq!(screen.session.stage, Stage::Staff);
    screen.waits(1);
    assert!(screen.is_empty());
    // Nobody's turn ended.
    assert_eq!(screen.session.counts, Counts::default());
}

#[test]
fn the_staff_page_never_opens_over_somebody() {
    let mut screen = Screen::new();
    screen.shows(OUTCOME).does(Event::Staff);
    assert_eq!(screen.session.stage, OUTCOME);
}

#[test]
fn a_new_screen_is_read_out_in_place_of_the_last() {
    let mut screen = Screen::new();
    screen.does(Event::Begin).does(Event::Sound);
    screen.does(Event::Seen(Stage::Asking));
    assert!(
        screen
            .effects
            .starts_with(&[Effect::Silence, Effect::ReadOut])
    );
}

#[test]
fn counts_are_kept_for_five_people_at_a_time() {
    let mut screen = Screen::new();
    let mut kept = Vec::new();
    for person in 1..=12 {
        screen.shows(OUTCOME).does(Event::Finish);
        if screen
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Keep(_)))
        {
            kept.push(person);
        }
    }
    assert_eq!(kept, [5, 10]);
}
