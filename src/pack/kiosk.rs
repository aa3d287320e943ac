//! Words for the kiosk, one field each, so that a missing one is a mistake in the pack and not a blank button.
//!
//! A `#` in a text is replaced by a number or a name; the description of the field says by which.

use crate::pack::authored::texts;

texts! {
    /// Words for the kiosk.
    pub struct KioskText {
        /// The heading of the screen that waits for somebody.
        title,
        /// Below it.
        about,
        /// Begins.
        begin,
        /// Below that.
        nothing_kept,
        /// Where the screen stands; `#` is the place.
        here,
        /// How far a place is; `#` is a number of minutes.
        walk,
        /// The heading of what is on today.
        today_heading,
        /// Above an emergency.
        tell_staff,
        /// In place of where staff are.
        ask_anyone,
        /// Where the nearest phone is; `#` is the place.
        nearest_phone,
        /// In place of the nearest phone.
        own_phone,
        /// Beside a number, a website, a form: for somebody without a phone.
        ask_staff,
        /// When the screen does not know the time.
        clock_wrong,
        /// When the data was to be replaced by now.
        data_old,
        /// The accessible name of the controls below every screen.
        controls,
        /// Forgets everything at once.
        finish,
        /// Hides the screen from others.
        hide,
        /// While it is hidden.
        hidden_heading,
        /// Below that.
        hidden_text,
        /// Shows it again.
        show,
        /// Asked before everything is forgotten.
        still_there,
        /// Below that; `#` is a number of seconds.
        clears,
        /// Answers that.
        more_time,
        /// Makes a code of the advice.
        take,
        /// The heading of that code.
        take_heading,
        /// Below that.
        take_text,
        /// When there is too much for a code.
        too_long,
        /// Prints on narrow paper.
        print,
        /// Makes a code of an address; `#` is its name.
        site,
        /// The heading of that code; `#` is its name.
        site_heading,
        /// Below that.
        site_text,
        /// Takes a code away.
        close,
        /// Begins to read the screens out.
        read_aloud,
        /// Stops that.
        stop_reading,
        /// Puts a keyboard on the screen.
        keyboard,
        /// Takes it away.
        keyboard_off,
        /// Begins switch access.
        switches,
        /// While two switches are used; the button goes on to one.
        switches_two,
        /// While one switch is used; the button ends it.
        switches_one,
        /// Scrolls up.
        up,
        /// Scrolls down.
        down,
        /// The accessible name of keyboard and number pad.
        keys,
        /// A key.
        space,
        /// A key.
        delete,
        /// A key.
        clear,
        /// The accessible name of days, weeks, months and years.
        age_unit,
        /// The heading above the PIN.
        staff_only,
        /// The label of the PIN.
        pin,
        /// Tries the PIN.
        pin_enter,
        /// When it was wrong.
        pin_wrong,
        /// When it was wrong too often.
        pin_locked,
        /// Goes back.
        cancel,
        /// The heading of the staff page.
        staff_heading,
        /// Its row for the pack; `#` and `#` are version and rules.
        staff_pack,
        /// Its row for the data; `#` is the day.
        staff_data,
        /// Its row for the last day; `#` is the day.
        staff_until,
        /// Its row for what was checked; `#` and `#` are the engine and the number of topics.
        staff_checked,
        /// When nothing was checked with this engine.
        staff_unchecked,
        /// Its row for the engine; `#` is the version.
        staff_engine,
        /// Its row for the clock; `#` is the time.
        staff_clock,
        /// When the clock is not believed.
        staff_clock_bad,
        /// With a network.
        staff_online,
        /// Without.
        staff_offline,
        /// When the self-test found nothing wrong; `#` and `#` are topics and signs of danger.
        staff_test_good,
        /// When it found something.
        staff_test_bad,
        /// The heading of the counts.
        staff_counts,
        /// Below the code of the counts.
        staff_counts_code,
        /// A count.
        staff_begun,
        /// A count.
        staff_finished,
        /// A count.
        staff_left,
        /// Begins to count anew.
        staff_clear,
        /// Loads the page again.
        staff_reload,
    }
}
