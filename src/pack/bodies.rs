//! What the files of a bundle carry behind their envelopes.

use crate::directory::DirectoryFiles;
use crate::pack::Staff;
use crate::pack::authored::record;
use crate::pack::browse::Shelf;
use crate::pack::carry::Carried;
use crate::pack::desk::DeskFile;
use crate::pack::ids::{ServiceId, TopicId};
use crate::pack::model::{
    ClassRecord, LadderFile, PackFile, Question, Rule, Source, TextFile, Topic, TopicAdvice,
};
use crate::pack::number::Date;

record! {
    /// What the rules file carries.
    pub struct RulesBody {
        /// What this pack is.
        pack: PackFile,
        /// Words for levels, rungs and doors.
        ladder: LadderFile,
        /// Words that belong to no topic.
        text: TextFile,
        /// Classes of topic.
        classes: Vec<ClassRecord>,
        /// Shared questions.
        questions: Vec<Question>,
        /// Shared rules.
        rules: Vec<Rule>,
        /// Topics without their advice.
        topics: Vec<Topic>,
        /// In the rules file: the hash of the rules with all that they say.
        identity: Option<String>,
    }

    /// What the advice file carries.
    pub struct AdviceBody {
        /// The hash of the rules that this advice was bundled with.
        rules: String,
        /// What rules and questions say; in a pack that was read from its folder they say it themselves.
        said: Carried,
        /// Advice by topic.
        topics: Vec<AdvicePart>,
        /// Where facts come from.
        sources: Vec<Source>,
        /// Services, practices, places.
        directory: DirectoryFiles,
        /// In the advice file: the ids of records that the desk file has, since only staff are shown them.
        staff_only: Vec<ServiceId>,
        /// What was checked of the rules; none when the pack was bundled without its checks.
        certificate: Option<Certificate>,
    }

    /// What the search file carries.
    pub struct SearchBody {
        /// The hash of the rules that it was bundled with.
        rules: String,
        /// Groups of words behind what they mean: `pee urin piss; the an;! not no;. but;sick,vomit sick`.
        words: String,
        /// The words of topics in the order of letters, each behind a capital: how many letters it has in common with the one
        /// before, `A` none.
        known: String,
        /// For each of these words, the topics that it speaks for, a character each.
        places: String,
        /// As many characters: how much it says, whether it is denied there, and where the next word begins.
        weights: String,
        /// What is listened for: the year of the pack, sets of words, harmless expressions, past times, talk, and the kinds with
        /// their doors. A character stands for a set.
        danger: Vec<String>,
        /// Ways to a topic for those who look and do not type.
        browse: Vec<Shelf>,
    }

    /// What was checked of these rules, for every answer set and journey.
    pub struct Certificate {
        /// The hash of the rules.
        rules: String,
        /// The version of the engine that was checked with them.
        engine: String,
        /// The day of the rules.
        date: Date,
        /// What holds, a sentence each.
        promises: Vec<String>,
        /// How many topics.
        topics: u32,
        /// How many answer sets all topics have together, in digits by threes.
        answer_sets: String,
        /// How many journeys, in digits by threes.
        journeys: String,
        /// How many states of journeys differ in what can follow.
        states: u32,
        /// How many combinations of need, district, age, seat and hour have a route in time.
        routes: u32,
    }

    /// What the desk file carries.
    pub struct DeskBody {
        /// The hash of the rules that it was bundled with.
        rules: String,
        /// Words for the reception desk and the kiosk.
        desk: DeskFile,
        /// What the directory has for staff alone.
        staff: Staff,
    }

    /// The advice of one topic.
    pub struct AdvicePart {
        /// The topic.
        id: TopicId,
        /// Its advice.
        advice: TopicAdvice,
    }
}
