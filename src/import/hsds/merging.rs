//! A feed merged into the pack: our own export, or the services of somebody else.

use crate::directory::DistrictsFile;
use crate::import::house::House;
use crate::import::hsds::read::{Members, Reading};
use crate::import::json::Json;
use crate::import::merge::{Listed, Shape, Summary, merge};
use crate::import::sites::SITE;
use crate::import::{Done, Feed, Import, Named, few_gone};
use crate::pack::author::Document;
use crate::pack::{JsonPath, PackFile, Problem};

/// A record of `services.json`.
const SERVICE: Shape = Shape {
    key: "id",
    order: &[
        "id",
        "door",
        "name",
        "provider",
        "kind",
        "what",
        "cannot",
        "for_whom",
        "how",
        "phone",
        "text_line",
        "relay",
        "email",
        "url",
        "place",
        "sessions",
        "topics",
        "first_for",
        "first_from_age",
        "capacity",
        "access",
        "introduced_by",
        "cost",
        "languages",
        "sensory",
        "step_free",
        "areas",
        "min_age",
        "max_age",
        "sex",
        "registered",
        "who_may_contact",
        "standing",
        "hours",
        "backing",
        "source",
        "as_of",
        "note",
        "always",
        "only_line",
        "inferred",
    ],
    loose: false,
};

/// What a feed of somebody else decides; all else in a record is written by hand.
const THEIRS: [&str; 17] = [
    "name",
    "provider",
    "what",
    "for_whom",
    "how",
    "phone",
    "text_line",
    "email",
    "url",
    "place",
    "sessions",
    "cost",
    "languages",
    "areas",
    "min_age",
    "max_age",
    "hours",
];

/// The lists of places, by the name that an export has for them.
const LISTS: [(&str, &str); 3] = [
    ("practices", "practices.json"),
    ("pharmacies", "pharmacies.json"),
    ("hospitals", "hospitals.json"),
];

/// Imports services. Without `feed` they must be an export of ours: the whole directory.
///
/// # Errors
/// Everything that cannot be read, with its line; nothing is changed then.
pub fn hsds(
    import: &Import<'_>,
    lists: &[Named<'_>],
    feed: Option<&Feed<'_>>,
) -> Result<Done, Vec<Problem>> {
    let mut problems = Vec::new();
    let about = read_file::<PackFile>(import, "pack.json", &mut problems);
    let districts = read_file::<DistrictsFile>(import, "districts.json", &mut problems);
    let (Some(about), Some(districts)) = (about, districts) else {
        return Err(problems);
    };
    let mut all = Vec::new();
    let mut notes = Vec::new();
    for list in lists {
        let mut reading = Reading {
            region: &about.area.0,
            districts: &districts,
            foreign: feed.is_some(),
            wrong: Vec::new(),
            notes: Vec::new(),
        };
        let document = match Document::parse(list.file, list.text) {
            Ok(document) => document,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        for (service, at) in services(&Json::from(document.root())) {
            let members = reading.record(&service, &at);
            let before = reading.wrong.len();
            if let Some(listed) = listed(&service, members, feed, &at, &mut reading) {
                all.push(listed);
            } else if reading.wrong.len() == before && feed.is_none() {
                reading.wrong.push((
                    at,
                    "it is no export of a front door; name where it comes from with --source"
                        .to_owned(),
                ));
            }
        }
        let located = |path: &JsonPath| Some(document.line_of(path));
        problems.extend(reading.wrong.into_iter().map(|(at, message)| Problem {
            line: located(&at),
            ..Problem::new(list.file, at, message)
        }));
        notes.extend(
            reading
                .notes
                .into_iter()
                .map(|note| format!("{}: {note}", list.file)),
        );
    }
    twice(&all, import, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut done = merged(import, &all, feed).map_err(|problem| vec![problem])?;
    done.summary.notes.splice(0..0, notes);
    Ok(done)
}

/// A record and the list it belongs to; none for a service.
type Found = (Option<&'static str>, Listed);

fn read_file<T: crate::pack::authored::Authored>(
    import: &Import<'_>,
    name: &'static str,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let document = import
        .file(name)
        .and_then(|text| Document::parse(name, text));
    match document {
        Ok(document) => document.read(problems),
        Err(problem) => {
            problems.push(problem);
            None
        }
    }
}

/// The services of a page, a list, or one.
fn services(root: &Json) -> Vec<(Json, JsonPath)> {
    let start = JsonPath::root();
    let (list, at) = match root {
        Json::List(list) => (list.as_slice(), start),
        _ => match root.get("contents").or_else(|| root.get("services")) {
            Some(list) => {
                let key = if root.get("contents").is_some() {
                    "contents"
                } else {
                    "services"
                };
                (list.list(), start.key(key))
            }
            None => return vec![(root.clone(), start)],
        },
    };
    let numbered = list.iter().enumerate();
    numbered
        .map(|(index, service)| (service.clone(), at.index(index)))
        .collect()
}

/// What a service says, joined on its code. None when it is over, or not ours and no feed was named.
fn listed(
    service: &Json,
    members: Members,
    feed: Option<&Feed<'_>>,
    at: &JsonPath,
    reading: &mut Reading<'_>,
) -> Option<Found> {
    let value = |key: &str| {
        members
            .iter()
            .find(|(other, _)| other == key)
            .map(|(_, value)| value.clone())
    };
    let Some(feed) = feed else {
        let list = value("list");
        let list = LISTS
            .into_iter()
            .find(|(name, _)| list.as_ref().and_then(Json::text) == Some(*name));
        let (shape, list) = list.map_or((SERVICE, None), |(_, file)| (SITE, Some(file)));
        let id = value(shape.key)?.text()?.to_owned();
        let says = shape
            .order
            .iter()
            .filter(|key| **key != shape.key)
            .map(|key| (*key, value(key)))
            .collect();
        return Some((
            list,
            Listed {
                id,
                says,
                first_words: &[],
                besides: Vec::new(),
            },
        ));
    };
    let status = service.text_at("status").unwrap_or("active");
    if matches!(status, "inactive" | "defunct") {
        reading
            .notes
            .push(format!("{}: left out, its status is {status}", at.as_str()));
        return None;
    }
    let mut says: Vec<(&'static str, Option<Json>)> =
        THEIRS.iter().map(|key| (*key, value(key))).collect();
    says.push((
        "capacity",
        (status == "temporarily closed").then(|| Json::text_of("closed")),
    ));
    if let Some((_, how)) = says.iter_mut().find(|(key, _)| *key == "how") {
        *how = how.take().or_else(|| feed.how.map(Json::text_of));
    }
    for (key, field, mend) in [
        ("name", "name", "a service needs one"),
        ("what", "description", "a service needs one"),
        (
            "how",
            "application_process",
            "give words for how to get in touch with --how",
        ),
    ] {
        if !says
            .iter()
            .any(|(other, value)| *other == key && value.is_some())
        {
            reading
                .wrong
                .push((at.clone(), format!("\"{field}\" is missing; {mend}")));
        }
    }
    let url = says.iter_mut().find(|(key, _)| *key == "url");
    let open = |url: &Option<Json>| {
        url.as_ref()
            .and_then(Json::text)
            .is_some_and(|url| !url.starts_with("https://"))
    };
    if let Some((_, url)) = url.filter(|(_, url)| open(url)) {
        reading.notes.push(format!(
            "{}: an address that does not begin with https:// is left out",
            at.as_str()
        ));
        *url = None;
    }
    says.push((
        "as_of",
        value("as_of").or_else(|| Some(Json::text_of(feed.as_of))),
    ));
    says.push(("source", Some(Json::text_of(feed.source))));
    let besides = vec![
        ("door", Json::text_of(feed.door)),
        ("who_may_contact", Json::text_of("anyone")),
        ("backing", Json::text_of("verify")),
    ];
    let Some(code) = service.text_at("id").filter(|id| id.len() >= 8) else {
        reading.wrong.push((
            at.clone(),
            "\"id\" is missing; it is what a service is known by".to_owned(),
        ));
        return None;
    };
    let name = value("name")
        .and_then(|name| name.text().map(slug))
        .unwrap_or_default();
    let id = format!("{name}-{}", ending(code));
    Some((
        None,
        Listed {
            id,
            says,
            first_words: &[],
            besides,
        },
    ))
}

/// The end of a record's id that tells its key in the feed.
fn ending(code: &str) -> String {
    let letters = code.chars().filter(char::is_ascii_alphanumeric).take(8);
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

/// A name as an id.
fn slug(name: &str) -> String {
    let words = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

fn twice(all: &[Found], import: &Import<'_>, problems: &mut Vec<Problem>) {
    for (index, (list, listed)) in all.iter().enumerate() {
        let same = |(other, earlier): &Found| other == list && earlier.id == listed.id;
        if all.iter().take(index).any(same) {
            let message = format!("{} stands in the feed twice; keep one", listed.id);
            problems.push(Problem::new(import.list.file, JsonPath::root(), message));
        }
    }
}

fn merged(import: &Import<'_>, all: &[Found], feed: Option<&Feed<'_>>) -> Result<Done, Problem> {
    let mut done = Done::default();
    let files = [(None, "services.json", "services", SERVICE)];
    let lists = LISTS.map(|(_, file)| (Some(file), file, "sites", SITE));
    for (list, file, key, shape) in files.into_iter().chain(lists) {
        let mut listed: Vec<Listed> = all
            .iter()
            .filter(|(of, _)| *of == list)
            .map(|(_, listed)| listed.clone())
            .collect();
        // A feed that has none of a kind does not speak of it.
        if listed.is_empty() {
            continue;
        }
        let house = House::read(file, import.file(file)?, key)?;
        if feed.is_some() {
            known_by_ending(&house, &mut listed);
        }
        let theirs =
            |record: &Json| feed.is_some_and(|feed| record.text_at("source") != Some(feed.source));
        let (records, summary) = merge(shape, house.records(), &listed, None, theirs);
        few_gone(import, &summary, house.records().len())?;
        done.put(import.pack, file, house.write(&records, &[]));
        add(&mut done.summary, summary);
    }
    Ok(done)
}

/// A service that has changed its name keeps the id under which it stands in the pack.
fn known_by_ending(house: &House<'_>, listed: &mut [Listed]) {
    for listed in listed {
        let end = listed.id.rsplit('-').next().unwrap_or_default();
        let mut ids = house.records().filter_map(|record| record.text_at("id"));
        let stands = ids.find(|id| id.rsplit('-').next() == Some(end));
        if let Some(id) = stands {
            listed.id = id.to_owned();
        }
    }
}

fn add(summary: &mut Summary, more: Summary) {
    summary.added.extend(more.added);
    summary.changed.extend(more.changed);
    summary.gone.extend(more.gone);
    summary.unchanged += more.unchanged;
    summary.notes.extend(more.notes);
}
