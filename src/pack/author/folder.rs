//! A folder of authored files, read and checked as one pack. The files come in as text: opening them is the caller's job.

use crate::directory::{DirectoryFiles, PostcodeRow, Postcodes};
use crate::import::{ImportFile, RULES};
use crate::pack::Pack;
use crate::pack::author::{Document, Invariant, InvariantsFile, postcodes};
use crate::pack::authored::Authored;
use crate::pack::browse::{BrowseFile, BrowseGroup, shelves};
use crate::pack::bundle::{
    self, Advice, AdviceBody, AdvicePart, DeskBody, Files, RulesBody, SearchBody,
};
use crate::pack::lint;
use crate::pack::problem::{JsonPath, Problem};
use crate::pack::{
    Carried, DangerFile, DeskFile, Detached, LadderFile, PackFile, RulesFile, SharedFile,
    SourcesFile, Staff, TextFile, Topic, TopicId, WordsFile,
};
use crate::search::Index;
use crate::search::build::build;
use crate::search::danger::build::danger;
use std::collections::BTreeMap;

/// The one file that a pack may do without.
const DESK: &str = "desk.json";

/// The texts of a pack's files, by their names below the pack's folder, such as `topics/earache.json`.
pub type PackFiles = BTreeMap<String, String>;

/// A pack that was read, checked, and can be used or bundled.
#[derive(Debug)]
pub struct ReadPack {
    /// What the rules file of a bundle carries.
    pub rules_body: RulesBody,
    /// What people say when they mean a topic, in the order of the topics.
    pub phrases: Vec<Phrases>,
    /// Words that search knows besides.
    pub words: WordsFile,
    /// What is listened for in everything that is typed.
    pub danger: DangerFile,
    /// Ways to a topic for those who look and do not type.
    pub browse: Vec<BrowseGroup>,
    /// What the advice file of a bundle carries.
    pub advice_body: AdviceBody,
    /// Where every postcode of the area lies.
    pub postcodes: Vec<PostcodeRow>,
    /// The pack, every reference resolved.
    pub pack: Pack,
    /// Its advice and directory.
    pub advice: Advice,
    /// What must hold whatever the rules say.
    pub invariants: Vec<Invariant>,
    /// Words for the reception desk and the kiosk, when there are any.
    pub desk: Option<DeskFile>,
}

impl ReadPack {
    /// What the desk file of a bundle carries.
    #[must_use]
    pub fn desk_body(&self) -> Option<DeskBody> {
        self.desk.clone().map(|desk| DeskBody {
            rules: self.pack.rules_hash.clone(),
            desk,
            staff: Staff::taken_from(&mut self.advice_body.directory.clone()),
        })
    }

    /// What the search file of a bundle carries. It is learned from the phrases, which takes a moment.
    #[must_use]
    pub fn search_body(&self) -> SearchBody {
        SearchBody {
            rules: self.pack.rules_hash.clone(),
            danger: danger(&self.danger, self.rules_body.pack.as_of),
            browse: shelves(&self.browse, &self.pack),
            ..build(&self.rules_body, &self.phrases, &self.words)
        }
    }

    /// The texts of the files that browsers fetch.
    ///
    /// # Errors
    /// As for [`bundle::write`].
    pub fn bundle(&self) -> Result<Files, serde_json::Error> {
        let districts = &self.advice_body.directory.districts;
        let postcodes = Postcodes::pack(&self.postcodes, districts);
        let search = self.search_body();
        bundle::write(&self.rules_body, &search, &self.advice_body, &postcodes)
    }

    /// What finds its topics.
    #[must_use]
    pub fn index(&self) -> Index {
        Index::read(self.search_body())
    }
}

/// What people say when they mean one topic.
#[derive(Clone, Debug)]
pub struct Phrases {
    /// The topic.
    pub topic: TopicId,
    /// The phrases.
    pub phrases: Vec<String>,
}

/// The authored files in the parts in which they go on.
struct Parts {
    rules: RulesBody,
    phrases: Vec<Phrases>,
    words: WordsFile,
    danger: DangerFile,
    browse: Vec<BrowseGroup>,
    advice: AdviceBody,
    postcodes: Vec<PostcodeRow>,
    invariants: Vec<Invariant>,
    desk: Option<DeskFile>,
}

/// Reads a whole pack.
///
/// # Errors
/// Every problem found, in the order of files and lines. A pack that is wrong in any way is refused whole.
pub fn read_pack(files: &PackFiles) -> Result<ReadPack, Vec<Problem>> {
    let mut folder = Folder {
        files,
        documents: BTreeMap::new(),
        problems: Vec::new(),
    };
    folder.parse();
    let read = folder.read();
    if !folder.problems.is_empty() {
        return Err(folder.in_order());
    }
    let Some(parts) = read else {
        return Err(folder.in_order());
    };
    let (rules_body, invariants) = (parts.rules, parts.invariants);
    lint::before_linking(
        &rules_body,
        &parts.advice,
        &invariants,
        &mut folder.problems,
    );
    lint::phrases(&parts.phrases, &parts.words, &mut folder.problems);
    if let Some(desk) = &parts.desk {
        lint::desk(desk, &rules_body, &parts.advice, &mut folder.problems);
    }
    lint::danger(&parts.danger, &mut folder.problems);
    lint::browse(&rules_body, &parts.browse, &mut folder.problems);
    let hash = bundle::rules_hash(&rules_body).unwrap_or_default();
    let advice_body = AdviceBody {
        rules: hash.clone(),
        ..parts.advice
    };
    let pack = Pack::link(rules_body.clone(), hash, &mut folder.problems);
    let advice = Advice::link(advice_body.clone(), &mut folder.problems);
    let districts = &advice_body.directory.districts;
    // A sector that is wrong there would be wrong here once more for every postcode in it.
    if folder.problems.is_empty() {
        postcodes::link(&parts.postcodes, districts, &mut folder.problems);
    }
    if folder.problems.is_empty() {
        let packed = Postcodes::pack(&parts.postcodes, districts);
        // They were packed for this very directory.
        let _ = advice.directory.add_postcodes(packed);
        Ok(ReadPack {
            rules_body,
            phrases: parts.phrases,
            words: parts.words,
            danger: parts.danger,
            browse: parts.browse,
            advice_body,
            postcodes: parts.postcodes,
            pack,
            advice,
            invariants,
            desk: parts.desk,
        })
    } else {
        Err(folder.in_order())
    }
}

struct Folder<'a> {
    files: &'a PackFiles,
    documents: BTreeMap<&'a str, Document<'a>>,
    problems: Vec<Problem>,
}

impl<'a> Folder<'a> {
    fn parse(&mut self) {
        for (name, text) in self.files {
            if name == postcodes::FILE {
                continue;
            }
            match Document::parse(name, text) {
                Ok(document) => {
                    self.documents.insert(name, document);
                }
                Err(problem) => self.problems.push(problem),
            }
        }
    }

    /// One file that must be there.
    fn one<T: Authored>(&mut self, name: &str) -> Option<T> {
        match self.documents.get(name) {
            Some(document) => document.read(&mut self.problems),
            None => {
                if !self.files.contains_key(name) {
                    self.missing(name);
                }
                None
            }
        }
    }

    fn missing(&mut self, name: &str) {
        let message = "the file is missing; add it, every pack needs one".to_owned();
        self.problems
            .push(Problem::new(name, JsonPath::root(), message));
    }

    fn postcodes(&mut self) -> Option<Vec<PostcodeRow>> {
        let Some(text) = self.files.get(postcodes::FILE) else {
            self.missing(postcodes::FILE);
            return None;
        };
        Some(postcodes::read(text, &mut self.problems))
    }

    fn read(&mut self) -> Option<Parts> {
        let pack = self.one::<PackFile>("pack.json");
        let ladder = self.one::<LadderFile>("ladder.json");
        let text = self.one::<TextFile>("text.json");
        let shared = self.one::<SharedFile>("questions.json");
        let rules = self.one::<RulesFile>("rules.json");
        let sources = self.one::<SourcesFile>("sources.json");
        let invariants = self.one::<InvariantsFile>("invariants.json");
        let words = self.one::<WordsFile>("words.json");
        let desk = match self.documents.get(DESK) {
            Some(document) => Some(document.read::<DeskFile>(&mut self.problems)?),
            None => None,
        };
        let danger = self.one::<DangerFile>("danger.json");
        let browse = self.one::<BrowseFile>("browse.json");
        let directory = self.directory();
        // Only a pack that takes in lists of others needs it.
        if self.files.contains_key(RULES) {
            self.one::<ImportFile>(RULES);
        }
        let postcodes = self.postcodes();
        let (topics, phrases, advice) = self.topics();
        self.refuse_strangers();
        let shared = shared?;
        let rules = RulesBody {
            pack: pack?,
            ladder: ladder?,
            text: text?,
            classes: shared.classes,
            questions: shared.questions,
            rules: rules?.rules,
            topics,
            identity: None,
        };
        let (sources, directory) = (sources?.sources, directory?);
        Some(Parts {
            rules,
            phrases,
            words: words?,
            danger: danger?,
            browse: browse?.groups,
            advice: AdviceBody {
                rules: String::new(),
                said: Carried {
                    rules: Vec::new(),
                    signs: Vec::new(),
                },
                topics: advice,
                sources,
                directory,
                staff_only: Vec::new(),
                certificate: None,
            },
            postcodes: postcodes?,
            invariants: invariants?.invariants,
            desk,
        })
    }

    fn directory(&mut self) -> Option<DirectoryFiles> {
        let services = self.one("services.json");
        let practices = self.one("practices.json");
        let pharmacies = self.one("pharmacies.json");
        let hospitals = self.one("hospitals.json");
        let districts = self.one("districts.json");
        let calendar = self.one("calendar.json");
        Some(DirectoryFiles {
            services: services?,
            practices: practices?,
            pharmacies: pharmacies?,
            hospitals: hospitals?,
            districts: districts?,
            calendar: calendar?,
        })
    }

    fn topics(&mut self) -> (Vec<Topic>, Vec<Phrases>, Vec<AdvicePart>) {
        let (mut topics, mut phrases, mut advice) = (Vec::new(), Vec::new(), Vec::new());
        for (name, document) in &self.documents {
            let Some(stem) = topic_of(name) else { continue };
            let Some(mut topic) = document.read::<Topic>(&mut self.problems) else {
                continue;
            };
            if topic.id.as_str() != stem {
                let message = format!(
                    "the id is \"{}\" but the file is {stem}.json; make them the same",
                    topic.id
                );
                self.problems
                    .push(Problem::new(name, JsonPath::root().key("id"), message));
            }
            if let Detached(Some(part)) = std::mem::replace(&mut topic.advice, Detached(None)) {
                advice.push(AdvicePart {
                    id: topic.id.clone(),
                    advice: part,
                });
            }
            let said = std::mem::replace(&mut topic.phrases, Detached(None));
            phrases.push(Phrases {
                topic: topic.id.clone(),
                phrases: said.0.unwrap_or_default(),
            });
            topics.push(topic);
        }
        (topics, phrases, advice)
    }

    /// A file that nothing reads is a mistake: most likely a wrong name.
    fn refuse_strangers(&mut self) {
        const KNOWN: [&str; 19] = [
            DESK,
            "pack.json",
            "ladder.json",
            "text.json",
            "questions.json",
            "rules.json",
            "sources.json",
            "invariants.json",
            "words.json",
            "danger.json",
            "browse.json",
            "services.json",
            "practices.json",
            "pharmacies.json",
            "hospitals.json",
            "districts.json",
            "calendar.json",
            RULES,
            postcodes::FILE,
        ];
        for name in self.files.keys() {
            if topic_of(name).is_none() && !KNOWN.contains(&name.as_str()) {
                let message = "nothing reads this file; rename or remove it (topics stand in topics/, others have fixed names)";
                self.problems
                    .push(Problem::new(name, JsonPath::root(), message.to_owned()));
            }
        }
    }

    fn in_order(self) -> Vec<Problem> {
        with_lines(self.files, self.problems)
    }
}

/// The topic that a file is about, by its name.
fn topic_of(name: &str) -> Option<&str> {
    name.strip_prefix("topics/")?
        .strip_suffix(".json")
        .filter(|stem| !stem.contains('/'))
}

/// The problems sorted, each once, each with its line.
#[must_use]
pub fn with_lines(files: &PackFiles, mut problems: Vec<Problem>) -> Vec<Problem> {
    for problem in problems.iter_mut().filter(|problem| problem.line.is_none()) {
        let document = files
            .get(&problem.file)
            .and_then(|text| Document::parse(&problem.file, text).ok());
        problem.line = document.map(|document| document.line_of(&problem.path));
    }
    problems.sort();
    problems.dedup();
    problems
}
