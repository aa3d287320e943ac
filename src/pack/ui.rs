//! Words of the screens, one field each, so that a missing one is a mistake in the pack and not a blank button.
//!
//! A `#` in a text is replaced by a number or a name; the description of the field says by which.

use crate::pack::authored::texts;

texts! {
    /// Words of the screens.
    pub struct Ui {
        /// The answer "yes".
        yes,
        /// The answer "no".
        no,
        /// The answer "not sure".
        not_sure,
        /// The choice that says that none of a list is true.
        none_of_these,
        /// Stands between a list and the choice that ends it.
        or,
        /// The name of the product.
        name,
        /// Below the name; `#` is the area.
        brand_about,
        /// The accessible name of the emergency numbers.
        help_label,
        /// Before "Call 999".
        help_emergency,
        /// Before "Call 111".
        help_urgent,
        /// A button that dials; `#` is the number.
        call,
        /// A button that writes a text message; `#` is the number.
        text_line,
        /// A link to a website; `#` is its name.
        open_site,
        /// Added to a link to a website.
        new_tab,
        /// Goes back one screen.
        back,
        /// Forgets everything and begins again.
        start_again,
        /// Goes on to the next screen.
        carry_on,
        /// The heading of the first screen.
        start_heading,
        /// Below it.
        start_intro,
        /// The label of the search box, and the name of its list.
        search_label,
        /// Below the label.
        search_hint,
        /// After typing, when something fits; `#` is how many lines.
        search_found,
        /// After typing, when nothing fits.
        search_none,
        /// After typing, before search has arrived.
        search_wait,
        /// Above the results, when what was typed may be danger.
        heard_ask,
        /// Below it; `#` are the words that were heard.
        heard_words,
        /// When the words may be of suicide: whom to call besides 999.
        heard_mind,
        /// The number of somebody who listens at any hour.
        heard_line,
        /// Opens the topic for everything else.
        unsure,
        /// The heading of the common needs.
        common_heading,
        /// The heading of all topics, and what leads there from a search.
        all_heading,
        /// Leads to the topics of a letter; `#` is it.
        jump,
        /// The heading of the screen about the person.
        who_heading,
        /// Its first question.
        who_question,
        /// The person at the screen.
        who_me,
        /// Their child.
        who_child,
        /// Another person.
        who_other,
        /// Below the question about age.
        age_hint,
        /// The question for children under 2.
        age_small_heading,
        /// The label of its number.
        age_small_count,
        /// The heading of the emergency screen.
        emergency_heading,
        /// The heading of a page with several questions.
        page_heading,
        /// Opens the reason for a question.
        why_ask,
        /// Asked on the emergency screen when somebody asks for another person.
        with_them,
        /// Shown when they are not.
        not_with_them,
        /// How many more pages there can be; `#` is the number.
        pages_left,
        /// When there can be one more.
        pages_one,
        /// When there can be none.
        pages_last,
        /// The heading of the list of what is missing or wrong.
        mistakes_heading,
        /// Read out before what is wrong.
        mistake_prefix,
        /// Nothing is chosen.
        mistake_choose,
        /// Nothing is ticked.
        mistake_tick,
        /// A number is missing.
        mistake_number,
        /// A number is out of range; `#` and `#` are the ends.
        mistake_range,
        /// A number lies between two steps.
        mistake_whole,
        /// An age is missing or wrong.
        mistake_age,
        /// The age of a child under 2 is not exact enough.
        mistake_age_small,
        /// Somebody asks for themselves and is said to be under 5.
        mistake_too_young,
        /// One.
        hour,
        /// Many.
        hours,
        /// One.
        day,
        /// Many.
        days,
        /// One.
        week,
        /// Many.
        weeks,
        /// One.
        month,
        /// Many.
        months,
        /// One.
        year,
        /// Many.
        years,
        /// The heading of the screen that adds a topic.
        add_heading,
        /// Below it.
        add_intro,
        /// Adds nothing.
        add_nothing,
        /// Opens that screen from the outcome.
        add_another,
        /// Before the level in words.
        how_soon,
        /// Beside 999.
        cannot_speak,
        /// Beside 999, for somebody who is not with the person.
        not_there,
        /// The heading of the places.
        contact_heading,
        /// The same on the mental health landing.
        listen_heading,
        /// In place of the places while they are on their way.
        loading,
        /// How far; `#` is a number of miles.
        miles,
        /// Stands before who runs a charity, club or group.
        kind_community,
        /// Stands before who runs a council's service.
        kind_council,
        /// Stands before who runs a body that speaks for people.
        kind_voice,
        /// Stands before who runs help in a crisis.
        kind_crisis,
        /// Whom a service is for; `#` is who.
        for_whom,
        /// What a service costs; `#` is how much.
        cost,
        /// The languages of a service; `#` names them.
        languages,
        /// A way in: just turn up.
        walk_in,
        /// A way in: book first.
        booking,
        /// A way in: somebody has to introduce the person.
        referral,
        /// Who may do that; `#` is who.
        introduced_by,
        /// Who runs it; `#` is who.
        run_by,
        /// There is a way in without steps.
        step_free,
        /// There is none.
        steps,
        /// Opens the places farther away.
        more_places,
        /// The heading of services behind other doors.
        others_heading,
        /// The label of the place field.
        place_label,
        /// Below the label.
        place_hint,
        /// Uses what was typed.
        place_update,
        /// What is used; `#` is it.
        place_using,
        /// Forgets it.
        place_clear,
        /// When several surgeries fit.
        place_choose,
        /// When none fits.
        place_not_found,
        /// Opens the choices for those who have no surgery here.
        place_more,
        /// Opens the field when the surgery came with the link.
        place_change,
        /// A choice.
        standing_local,
        /// A choice.
        standing_not_registered,
        /// A choice.
        standing_outside,
        /// A choice.
        standing_visiting,
        /// The heading of lesser needs.
        also_heading,
        /// The heading of topics left open.
        tell_heading,
        /// The heading of what to do while help is on its way.
        waiting_heading,
        /// The heading of what to do meanwhile.
        meanwhile_heading,
        /// The heading of when it should be better.
        better_heading,
        /// The heading of the signs to watch for.
        watch_heading,
        /// Before signs; `#` is what to do then.
        watch_then,
        /// The heading of the next step up.
        next_heading,
        /// The heading of the drawn ladder.
        ladder_heading,
        /// Marks the reached step.
        your_step,
        /// The heading of the reasons.
        why_heading,
        /// Before the answers behind a reason.
        decided_by,
        /// Where a reason comes from; `#` is the source.
        source,
        /// Where the source had to be read again by now.
        review_due,
        /// Where that was some time ago.
        old_rules,
        /// Why, where the advice on a problem is withdrawn.
        withdrawn,
        /// For somebody under 16 who asks for themselves.
        young,
        /// When it has no source.
        unsourced,
        /// What one answer changed; `#` is the question with its answer, then what to do without it.
        what_if,
        /// The heading of the answers.
        answers_heading,
        /// Changes one answer.
        change,
        /// The name of the row that names the topics.
        topic,
        /// The accessible name of print and copy.
        tools_heading,
        /// Prints.
        print,
        /// Copies.
        copy,
        /// Afterwards.
        copied,
        /// When the browser refuses.
        copy_by_hand,
        /// Leaves the page at once, on every screen of a topic that is nobody else's business.
        leave,
        /// The address that it leads to.
        leave_to,
        /// Asked before such a topic's advice is printed or copied.
        trace_ask,
        /// Goes on.
        trace_yes,
        /// Does not.
        trace_no,
        /// Composes a report of advice that may be unsafe.
        report,
        /// Its first line; `#` is the topic.
        report_title,
        /// Where to send it, when the site says so; `#` is the address.
        report_to,
        /// What to write into it, and whom to give it to.
        report_ask,
        /// Opens what the person's practice offers; `#` is its name.
        practice_heading,
        /// Where its hours are those of the contract.
        practice_contract,
        /// Leads to its online form; `#` is the site.
        practice_online,
        /// Opens a report about a service.
        wrong,
        /// The label of what is wrong with it.
        wrong_label,
        /// Closes it again.
        wrong_close,
        /// The first line of the report; `#` and `#` are the service and its code.
        wrong_title,
        /// How old the details are; `#` is the month or day they are from.
        wrong_from,
        /// What was typed; `#` is it.
        wrong_said,
        /// Prints the report.
        wrong_print,
        /// Opens it in the person's own e-mail.
        wrong_email,
        /// The first line of the text; `#` is the topic.
        copy_title,
        /// The last line of the text.
        always,
        /// Which rules; `#` and `#` are the version and the beginning of their hash.
        version,
        /// When the advice was given; `#` is the day.
        given_on,
        /// Opens what was checked.
        checked_heading,
        /// What was checked; `#`, `#` and `#` are the topics, the digits of the number of answer sets, and the day of the rules.
        checked_counts,
        /// What that shows and what it does not.
        checked_limits,
        /// Opens the credits.
        credits,
        /// When something went wrong that should not.
        broken_heading,
        /// Below it.
        broken_text,
        /// Why a topic was found; `#` is the words typed that led there.
        search_matched,
        /// Before the ways on from a search.
        ways_heading,
        /// Opens the topic for everything else, which begins with the emergency screen.
        way_emergency,
        /// Calls 111.
        way_talk,
        /// The heading of the ways to look.
        browse_heading,
        /// Picks several topics before the questions begin.
        several,
        /// Above what was picked; `#` is how many.
        picked,
        /// Takes a topic away again.
        take_away,
        /// Where several topics were chosen: which one decided; `#` and `#` are it and the others.
        decided_topic,
    }
}
