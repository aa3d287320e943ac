//! A file of a site as whoever runs it writes it: every mistake at once, with its line.

use crate::directory::Directory;
use crate::pack::author::{Document, ReadPack};
use crate::pack::bundle::BundleError;
use crate::pack::problem::{JsonPath, Problem};
use crate::pack::reception::NOTE_PARTS;
use crate::pack::{Date, Site, SiteFile, SitePractice, UcrtLine};

/// Without these a note leaves out what was decided and on what grounds.
const NOTE_NEEDS: [&str; 4] = ["said", "answers", "advice", "rules"];

/// Reads `area.json` or `practice.json` against a pack, on a day.
///
/// # Errors
/// Every mistake in its shape; if there is none, every mistake in what it says.
pub fn read_site(
    file: &str,
    text: &str,
    pack: &ReadPack,
    today: Date,
) -> Result<SiteFile, Vec<Problem>> {
    let document = Document::parse(file, text).map_err(|problem| vec![problem])?;
    let mut problems = Vec::new();
    let read: Option<SiteFile> = document.read(&mut problems);
    let Some(site) = read.filter(|_| problems.is_empty()) else {
        return Err(problems);
    };
    let mut checking = Checking {
        file,
        document: &document,
        today,
        problems,
    };
    checking.file(&site, pack);
    if checking.problems.is_empty() {
        Ok(site)
    } else {
        Err(checking.problems)
    }
}

/// What is sound and should be looked at again: a line that was confirmed more than 12 months ago.
#[must_use]
pub fn old_in_site(site: &Site, today: Date) -> Vec<String> {
    let mut notes = Vec::new();
    for practice in &site.practices {
        let line = practice.ucrt_line.as_ref();
        if let Some(line) = line.filter(|line| line.is_old(today)) {
            notes.push(format!(
                "the ucrt_line of {} was confirmed on {}, more than 12 months ago; ring it and confirm it again",
                practice.code, line.confirmed
            ));
        }
    }
    notes
}

struct Checking<'a> {
    file: &'a str,
    document: &'a Document<'a>,
    today: Date,
    problems: Vec<Problem>,
}

impl Checking<'_> {
    fn say(&mut self, at: &JsonPath, message: impl Into<String>) {
        let line = Some(self.document.line_of(at));
        let problem = Problem::new(self.file, at.clone(), message.into());
        self.problems.push(Problem { line, ..problem });
    }

    fn file(&mut self, site: &SiteFile, pack: &ReadPack) {
        let root = JsonPath::root();
        self.notices(&site.notices, &root);
        for (index, practice) in site.practices.iter().enumerate() {
            let at = root.key("practices").index(index);
            let mut earlier = site.practices.iter().take(index);
            if earlier.any(|other| other.code == practice.code) {
                self.say(&at.key("code"), "the practice stands here twice; keep one");
            }
            self.practice(practice, &at);
        }
        // One at a time: the first mistake of one part must not hide those of the others.
        for (index, topic) in site.withdrawn.iter().enumerate() {
            let only = Site {
                withdrawn: vec![topic.clone()],
                ..Site::default()
            };
            let tried = only.apply(&mut pack.rules_body.clone());
            self.tried(tried, &root.key("withdrawn").index(index));
        }
        let mut merged = Site::default();
        merged.add(site.clone());
        let hidden = Site {
            hidden: merged.hidden.clone(),
            ..Site::default()
        };
        self.places(&hidden, pack, &root.key("hidden"));
        for (index, practice) in merged.practices.iter().enumerate() {
            let only = Site {
                practices: vec![practice.clone()],
                ..Site::default()
            };
            self.places(&only, pack, &root.key("practices").index(index));
        }
    }

    fn tried(&mut self, tried: Result<(), BundleError>, at: &JsonPath) {
        if let Err(error) = tried {
            self.say(at, error.message);
        }
    }

    /// The directory with this part of the file has to be as sound as without it.
    fn places(&mut self, part: &Site, pack: &ReadPack, at: &JsonPath) {
        let mut files = pack.advice.directory.files().clone();
        if let Err(error) = part.apply_places(&mut files, &[]) {
            self.say(at, error.message);
            return;
        }
        let mut problems = Vec::new();
        let _ = Directory::link(files, &pack.advice.sources, &mut problems);
        for problem in problems {
            self.say(at, format!("with this, {problem}"));
        }
    }

    fn practice(&mut self, practice: &SitePractice, at: &JsonPath) {
        for (key, url) in [("website", &practice.website), ("online", &practice.online)] {
            if url.as_ref().is_some_and(|url| !url.starts_with("https://")) {
                self.say(
                    &at.key(key),
                    "a public address begins with https://; mend it or leave it out",
                );
            }
        }
        self.dated(practice, at);
        if let Some(line) = &practice.ucrt_line {
            self.ucrt_line(line, &at.key("ucrt_line"));
        }
        if let Some(template) = &practice.note_template {
            self.note(template, &at.key("note_template"));
        }
        self.notices(&practice.notices, at);
    }

    /// A number or hours of its own have a day of their own: the pack's is that of another list.
    fn dated(&mut self, practice: &SitePractice, at: &JsonPath) {
        let says = practice.phone.is_some() || practice.hours.is_some();
        if says && practice.as_of.is_none() {
            let message =
                "\"phone\" and \"hours\" need \"as_of\", the day on which they were right";
            self.say(at, message);
        }
        self.not_to_come(practice.as_of, &at.key("as_of"));
    }

    fn not_to_come(&mut self, day: Option<Date>, at: &JsonPath) {
        if let Some(day) = day.filter(|day| *day > self.today) {
            let message = format!("{day} is still to come; write the day on which it was done");
            self.say(at, message);
        }
    }

    fn ucrt_line(&mut self, line: &UcrtLine, at: &JsonPath) {
        let plain = line
            .phone
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b' ');
        let digits = line.phone.bytes().filter(u8::is_ascii_digit).count();
        if !plain || !line.phone.starts_with('0') || !(10..=11).contains(&digits) {
            let message = format!(
                "\"{}\" is not a phone number; write digits and spaces only, like 01268 288633",
                line.phone
            );
            self.say(&at.key("phone"), message);
        }
        self.not_to_come(Some(line.confirmed), &at.key("confirmed"));
    }

    fn note(&mut self, template: &str, at: &JsonPath) {
        let named = template.split('{').skip(1);
        let named: Vec<&str> = named
            .map(|part| part.split_once('}').map_or(part, |(name, _)| name))
            .collect();
        for part in named.iter().filter(|part| !NOTE_PARTS.contains(part)) {
            let message = format!("no part {{{part}}}; use one of {}", NOTE_PARTS.join(", "));
            self.say(at, message);
        }
        for part in NOTE_NEEDS.iter().filter(|part| !named.contains(part)) {
            let message = format!("a note needs {{{part}}}; add it");
            self.say(at, message);
        }
    }

    fn notices(&mut self, notices: &[crate::pack::Notice], at: &JsonPath) {
        for (index, notice) in notices.iter().enumerate() {
            if notice.from > notice.to {
                self.say(
                    &at.key("notices").index(index).key("to"),
                    "the notice ends before it begins; swap the days",
                );
            }
        }
    }
}
