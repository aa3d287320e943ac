//! `front-door import` and `front-door export`: lists of others into the pack, the directory out of it.

use super::{Failure, Output, load};
use clap::{Args, ValueEnum};
use front_door::contract::ApiError;
use front_door::import::{self, Done, Feed, Import, Named};
use front_door::pack::author::{PackFiles, read_pack};
use front_door::pack::{Date, Door, Problem};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// The list of postcodes that a pack may have.
const POSTCODES: &str = "postcodes.csv";

#[derive(Args)]
pub(super) struct ImportArgs {
    /// What kind of list it is.
    kind: List,
    /// The list; for `hsds` also a folder of JSON files.
    file: PathBuf,
    /// The year, month or day for which the list held. The name of a Consolidated Pharmaceutical List has it.
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// The day on which the list was fetched, such as 2026-11-22. Not needed for `hsds`.
    #[arg(long, value_name = "DATE")]
    read: Option<String>,
    /// The same list as it was imported last: what it has not changed since then stays as the pack has it.
    #[arg(long, value_name = "FILE")]
    was: Option<PathBuf>,
    /// Where postcodes are; needed for places that are new.
    #[arg(long, value_name = "FILE")]
    postcodes: Option<PathBuf>,
    /// For `hsds` of somebody else: the source that its records name, an id of sources.json.
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    /// For `hsds` of somebody else: the door of services that are new.
    #[arg(long, default_value = "community")]
    door: String,
    /// For `hsds` of somebody else: how to get in touch, where a service does not say.
    #[arg(long, value_name = "WORDS")]
    how: Option<String>,
    /// Say what would change, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Let a list take away more than a fifth of the records.
    #[arg(long)]
    many_gone: bool,
}

/// The lists that are read.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum List {
    /// Consolidated Pharmaceutical List of the NHS Business Services Authority: opening hours of pharmacies.
    NhsbsaCpl,
    /// epraccur or edispensary of the Organisation Data Service: practices or pharmacies.
    Ods,
    /// Bank holidays of GOV.UK, as JSON.
    BankHolidays,
    /// Services of Open Referral UK 3.0.
    Hsds,
}

#[derive(Args)]
pub(super) struct ExportArgs {
    /// What to write.
    kind: Export,
    /// The folder to write into.
    folder: PathBuf,
}

/// What can be written.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Export {
    /// Services of Open Referral UK 3.0.
    Hsds,
}

/// A text and its name in messages.
struct Text {
    name: String,
    text: String,
}

impl Text {
    fn read(path: &Path) -> Result<Self, ApiError> {
        let name = path.display().to_string();
        let unreadable = |why| ApiError::new("unreadable", &name, format!("cannot be read: {why}"));
        let text = import::decoded(&fs::read(path).map_err(unreadable)?);
        Ok(Self { name, text })
    }

    fn named(&self) -> Named<'_> {
        Named {
            file: &self.name,
            text: &self.text,
        }
    }
}

pub(super) fn run(folder: &Path, args: &ImportArgs, out: &Output) -> Result<(), Failure> {
    let pack = load::files(folder)?;
    let lists = lists(args)?;
    let Some(first) = lists.first() else {
        return Err(bad(
            "no JSON file is in this folder",
            &args.file.display().to_string(),
        )
        .into());
    };
    let was = args.was.as_deref().map(Text::read).transpose()?;
    let postcodes = postcodes(folder, args)?;
    let as_of = as_of(args)?;
    let import = Import {
        pack: &pack,
        list: first.named(),
        was: was.as_ref().map(Text::named),
        postcodes: postcodes.as_ref().map(Text::named),
        as_of: &as_of,
        read: read_on(args)?,
        many_gone: args.many_gone,
    };
    let done = match args.kind {
        List::NhsbsaCpl => import::pharmacy_hours(&import),
        List::Ods => import::organisations(&import),
        List::BankHolidays => import::bank_holidays(&import),
        List::Hsds => {
            let named: Vec<Named<'_>> = lists.iter().map(Text::named).collect();
            let feed = feed(args, &as_of)?;
            import::hsds(&import, &named, feed.as_ref())
        }
    };
    let done = done.map_err(Failure::Refused)?;
    sound(&pack, &done).map_err(Failure::Refused)?;
    if !args.dry_run {
        for (name, text) in &done.files {
            written(&folder.join(name), text)?;
        }
    }
    let files: Vec<&String> = done.files.keys().collect();
    let report = json!({ "summary": done.summary, "files": files, "dry_run": args.dry_run });
    out.write(&report, || plain(&done, args.dry_run))
}

/// The texts of the list: one, or those of a folder.
fn lists(args: &ImportArgs) -> Result<Vec<Text>, ApiError> {
    if args.kind != List::Hsds || !args.file.is_dir() {
        return Ok(vec![Text::read(&args.file)?]);
    }
    let names = load::json_below(&args.file)?;
    names
        .keys()
        .map(|name| Text::read(&args.file.join(name)))
        .collect()
}

fn postcodes(folder: &Path, args: &ImportArgs) -> Result<Option<Text>, ApiError> {
    let own = folder.join(POSTCODES);
    let path = args
        .postcodes
        .clone()
        .or_else(|| own.is_file().then_some(own));
    path.as_deref().map(Text::read).transpose()
}

/// The date of the list: as given, or from a name such as `consol_pharmacy_list_202606q1.csv`.
fn as_of(args: &ImportArgs) -> Result<String, ApiError> {
    if let Some(given) = &args.as_of {
        let day = match given.len() {
            4 => format!("{given}-01-01"),
            7 => format!("{given}-01"),
            _ => given.clone(),
        };
        return match Date::parse(&day) {
            Some(_) => Ok(given.clone()),
            None => Err(bad(
                "write a year, month or day like 2026, 2026-11 or 2026-11-22",
                "--as-of",
            )),
        };
    }
    let name = args
        .file
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let digits: Vec<&str> = name
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| part.len() == 6)
        .collect();
    let month = digits.iter().find_map(|digits| {
        let (year, month) = digits.split_at_checked(4)?;
        let text = format!("{year}-{month}");
        Date::parse(&format!("{text}-01")).map(|_| text)
    });
    let needed = args.kind != List::Hsds || args.source.is_some();
    match month {
        Some(month) => Ok(month),
        None if !needed => Ok(String::new()),
        None => Err(bad(
            "say for which year, month or day the list held, like 2026-11",
            "--as-of",
        )),
    }
}

fn read_on(args: &ImportArgs) -> Result<Date, ApiError> {
    let given = match (&args.read, args.kind) {
        (Some(given), _) => given.as_str(),
        (None, List::Hsds) => "2000-01-01",
        (None, _) => "",
    };
    Date::parse(given).ok_or_else(|| {
        bad(
            "say on which day the list was fetched, like 2026-11-22",
            "--read",
        )
    })
}

fn feed<'a>(args: &'a ImportArgs, as_of: &'a str) -> Result<Option<Feed<'a>>, ApiError> {
    let Some(source) = &args.source else {
        return Ok(None);
    };
    if !Door::ALL.iter().any(|door| door.as_str() == args.door) {
        let doors: Vec<&str> = Door::ALL.iter().map(|door| door.as_str()).collect();
        return Err(ApiError::new(
            "unknown-word",
            "--door",
            format!("\"{}\" is not one of: {}", args.door, doors.join(", ")),
        ));
    }
    Ok(Some(Feed {
        source,
        door: &args.door,
        how: args.how.as_deref(),
        as_of,
    }))
}

fn bad(message: &str, place: &str) -> ApiError {
    ApiError::new("bad-import", place, message)
}

/// What would be written has to be a sound pack.
fn sound(pack: &PackFiles, done: &Done) -> Result<(), Vec<Problem>> {
    if done.files.is_empty() {
        return Ok(());
    }
    let mut files = pack.clone();
    files.extend(done.files.clone());
    read_pack(&files).map(|_| ())
}

fn written(path: &Path, text: &str) -> Result<(), ApiError> {
    let place = path.display().to_string();
    fs::write(path, text).map_err(|why| ApiError::new("cannot-write", place, why.to_string()))
}

fn plain(done: &Done, dry_run: bool) -> String {
    let summary = &done.summary;
    let mut text = String::new();
    for note in &summary.notes {
        text += &format!("note: {note}\n");
    }
    for id in &summary.added {
        text += &format!("+ {id}\n");
    }
    for changed in &summary.changed {
        text += &format!("~ {}\n", changed.id);
        for field in &changed.fields {
            let or_nothing = |text: &str| {
                if text.is_empty() {
                    "nothing".to_owned()
                } else {
                    text.to_owned()
                }
            };
            text += &format!(
                "    {}: {} -> {}\n",
                field.key,
                or_nothing(&field.was),
                or_nothing(&field.now)
            );
        }
    }
    for id in &summary.gone {
        text += &format!("- {id}\n");
    }
    let (added, changed, gone) = (
        summary.added.len(),
        summary.changed.len(),
        summary.gone.len(),
    );
    text += &format!(
        "{added} added, {changed} changed, {gone} gone, {} unchanged\n",
        summary.unchanged
    );
    let files: Vec<&str> = done.files.keys().map(String::as_str).collect();
    text += &match (files.is_empty(), dry_run) {
        (true, _) => "nothing to write\n".to_owned(),
        (false, true) => format!("would write {}\n", files.join(", ")),
        (false, false) => format!("wrote {}\n", files.join(", ")),
    };
    text
}

pub(super) fn export(folder: &Path, args: &ExportArgs, out: &Output) -> Result<(), Failure> {
    let read = load::pack(folder)?;
    let Export::Hsds = args.kind;
    let text = import::export(read.advice.directory.files(), &read.pack.about.area.0);
    let place = args.folder.display().to_string();
    fs::create_dir_all(&args.folder)
        .map_err(|why| ApiError::new("cannot-write", &place, why.to_string()))?;
    let path = args.folder.join("services.json");
    written(&path, &text)?;
    out.write(&json!({ "written": path }), || {
        format!("wrote {}\n", path.display())
    })
}
