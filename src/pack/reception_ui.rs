//! Short words at the reception desk: headings, names of keys, what is said on every call.

use crate::pack::authored::texts;

texts! {
    /// Names of parts and keys at the reception desk, and what is said on every call.
    pub struct ReceptionUi {
        /// The heading of the first column.
        find,
        /// The label of the field for the caller's words.
        words_label,
        /// The hint below it.
        words_hint,
        /// What was said so far.
        said,
        /// The heading of the list of topics.
        pick,
        /// Nothing fits.
        none_found,
        /// Any of the chosen topics can go.
        remove,
        /// The heading of the second column.
        script,
        /// What to do before a topic is chosen.
        script_empty,
        /// What is said first.
        open,
        /// They agree.
        agrees,
        /// They don't.
        refuses,
        /// What is said when they don't.
        refused,
        /// Whom it is for, as a question.
        who,
        /// It is for the caller.
        who_me,
        /// It is for a child of the caller.
        who_child,
        /// It is for somebody else.
        who_other,
        /// How to answer a list.
        list_keys,
        /// How to answer an age.
        age_keys,
        /// How to answer a number.
        number_keys,
        /// Why something is asked.
        why,
        /// Why, where the question gives no reason of its own.
        why_any,
        /// How to check.
        check,
        /// Nothing else is wrong.
        nothing_else,
        /// Behind an errand somebody is unwell.
        offer,
        /// Go on.
        go_on,
        /// The heading of the third column.
        bounds,
        /// The need so far: `at least #`.
        at_least,
        /// What it could still become: `could be #`.
        could_be,
        /// A need: level and door.
        need,
        /// Before there are any.
        bounds_empty,
        /// Out of the script: what it is then.
        left,
        /// What to say to watch for.
        watch,
        /// That has been said.
        watch_said,
        /// What they had meant to do.
        intended,
        /// They agree with the outcome.
        agreed,
        /// Who can help.
        routes,
        /// Where a place is: its address, and how many miles away.
        away,
        /// The partnerships of health and care in whose area a service is; `#` are their names.
        alliance,
        /// The name of one.
        alliance_basildon_brentwood,
        /// The name of one.
        alliance_mid_essex,
        /// The name of one.
        alliance_south_east_essex,
        /// The name of one.
        alliance_thurrock,
        /// For guidance only.
        guidance,
        /// A red flag still stands.
        stopped,
        /// Ask this before anything else.
        stop_ask,
        /// What reception asks while help is on its way.
        stop_prompts,
        /// Reception calls where the caller can't.
        stop_call,
        /// How to acknowledge.
        stop_done,
        /// The practice's own rule for when a clinician has to decide.
        own_rule,
        /// The field for the caller's words at a way out.
        exit_words,
        /// Under that field: how to leave it.
        exit_hint,
        /// The outcome was raised to.
        raised,
        /// To what to raise it.
        raise,
        /// Nothing is higher.
        raise_none,
        /// Why to raise it.
        raise_why,
        /// Why an answer is lowered.
        lower_why,
        /// The heading of the list of keys.
        keys,
        /// Single keys are on.
        keys_on,
        /// Single keys are off.
        keys_off,
        /// They don't work while somebody types.
        keys_hint,
        /// Go to the field for the caller's words.
        key_find,
        /// Answer.
        key_digits,
        /// Not sure.
        key_not_sure,
        /// One step back.
        key_back,
        /// Copy the note.
        key_copy,
        /// A new caller.
        key_new,
        /// Press it again for a new caller.
        key_again,
        /// Bring the last caller back.
        key_undo,
        /// Acknowledge a stop.
        key_stop,
        /// Raise the outcome.
        key_raise,
        /// What to watch for has been said.
        key_said,
        /// What the person can do meanwhile.
        key_advice,
        /// Lines for a caller who is angry or frightened.
        key_calm,
        /// Interpreter and text relay.
        key_relay,
        /// The practice.
        key_practice,
        /// Everybody who can help.
        key_ways,
        /// The list for the urgent community response team.
        key_ucrt,
        /// The counts of this shift.
        key_counts,
        /// Calls to practise.
        key_drill,
        /// The tour.
        key_tour,
        /// The list of keys.
        key_keys,
        /// Close.
        close,
        /// No practice is chosen.
        practice_none,
        /// The field for a practice.
        practice_label,
        /// Nothing is called that, and it is no postcode.
        practice_unknown,
        /// What the field for a practice does besides: the caller's postcode.
        practice_hint,
        /// Forget the caller's postcode: `#`.
        postcode_forget,
        /// The note was copied.
        copied,
        /// The browser doesn't let us copy.
        copy_by_hand,
        /// The note as it is now.
        note,
        /// The caller has gone; how to bring them back.
        gone,
        /// Counts under so many are left out: `#`.
        counts_hint,
        /// Nothing has been counted that may be shown.
        counts_none,
        /// Outcomes.
        counts_outcome,
        /// Raised.
        counts_raised,
        /// Meant to do, against advised.
        counts_intended,
        /// Ways out of the script.
        counts_exit,
        /// Save them as a table.
        counts_save,
        /// Forget them.
        counts_clear,
        /// What was kept could not be read.
        counts_lost,
        /// What fits for the urgent community response team.
        ucrt_heading,
        /// One has to be true.
        ucrt_needs,
        /// None may be true.
        ucrt_not,
        /// How to refer to a pharmacy.
        pharmacy_first,
        /// The drill.
        drill,
        /// What the caller says when asked.
        drill_facts,
        /// Everything else is no.
        drill_else,
        /// Call # of #.
        drill_call,
        /// # of # points.
        drill_score,
        /// The topic fitted.
        drill_topic,
        /// The answers were as the caller gave them.
        drill_answers,
        /// The outcome was what the facts say.
        drill_outcome,
        /// Right.
        drill_right,
        /// Not this time.
        drill_wrong,
        /// Why that is the outcome.
        drill_why,
        /// The next call.
        drill_next,
        /// The end of the drill.
        drill_end,
        /// Leave the drill.
        drill_leave,
        /// Print the sheet.
        print,
        /// The tour.
        tour,
        /// The next step of the tour.
        tour_next,
        /// In the note: agreed to the questions.
        note_consent,
        /// In the note: did not agree to the questions.
        note_refusal,
        /// In the note: who spoke, for themselves.
        note_me,
        /// In the note: who spoke, for a child.
        note_child,
        /// In the note: who spoke, for somebody else.
        note_other,
        /// In the note: raised to # because #.
        note_raised,
        /// In the note: after a stop, # was #, now #, because #.
        note_lowered,
        /// In the note: a way out of the script, and their words.
        note_exit,
        /// In the note: what to watch for was said: #.
        note_watch,
        /// In the note: what to watch for was not said.
        note_unsaid,
        /// In the note: answers left out: #.
        note_more,
        /// In the note: referral to a pharmacy.
        note_pharmacy,
        /// In the note: the stop was acknowledged.
        note_stop,
        /// In the note: no outcome yet.
        note_open,
    }
}
