//! A finished site: every file under its published name, as it is and compressed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread;

use anyhow::{Context, Result, anyhow};
use bytes::Bytes;

use crate::assets::{Asset, Assets, carries_hash, sha256};
use crate::budgets::Weight;
use crate::compress::{self, Effort};

/// Every file of a site, by published name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site(BTreeMap<String, File>);

/// One file in all its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its bytes as they are.
    pub raw: Bytes,
    /// Its bytes in brotli's format, if there are any.
    pub brotli: Option<Bytes>,
    /// Its bytes in gzip's format, if there are any.
    pub gzip: Option<Bytes>,
}

impl Site {
    /// Compresses the files of a build.
    pub fn pack(assets: Assets, effort: Effort) -> Result<Self> {
        let packed: Vec<Result<(String, File)>> = thread::scope(|scope| {
            let running: Vec<_> = assets
                .into_files()
                .map(|asset| scope.spawn(move || packed(asset, effort)))
                .collect();
            running
                .into_iter()
                .map(|it| {
                    it.join()
                        .unwrap_or_else(|_| Err(anyhow!("a file could not be compressed")))
                })
                .collect()
        });
        packed.into_iter().collect::<Result<_>>().map(Self)
    }

    /// Reads a site that was written earlier.
    pub fn load(folder: &Path) -> Result<Self> {
        let mut found = BTreeMap::new();
        let entries = fs::read_dir(folder)
            .with_context(|| format!("there is no site in {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if let Some(name) = path
                .file_name()
                .and_then(|it| it.to_str())
                .filter(|_| path.is_file())
            {
                found.insert(name.to_owned(), Bytes::from(fs::read(&path)?));
            }
        }
        let files = found
            .iter()
            .filter(|(name, _)| !name.ends_with(".br") && !name.ends_with(".gz"));
        let files = files.map(|(name, raw)| {
            let compressed = |ending: &str| found.get(&format!("{name}.{ending}")).cloned();
            let file = File {
                raw: raw.clone(),
                brotli: compressed("br"),
                gzip: compressed("gz"),
            };
            (name.clone(), file)
        });
        Ok(Self(files.collect()))
    }

    /// Writes the site into a folder in place of what was there, with `.br` and `.gz` beside each file.
    pub fn write(&self, folder: &Path) -> Result<()> {
        if folder.exists() {
            fs::remove_dir_all(folder)
                .with_context(|| format!("{} could not be replaced", folder.display()))?;
        }
        fs::create_dir_all(folder)?;
        for (name, file) in &self.0 {
            let forms = [
                ("", Some(&file.raw)),
                (".br", file.brotli.as_ref()),
                (".gz", file.gzip.as_ref()),
            ];
            for (ending, bytes) in forms {
                if let Some(bytes) = bytes {
                    fs::write(folder.join(format!("{name}{ending}")), bytes)?;
                }
            }
        }
        Ok(())
    }

    /// The file of a published name.
    pub fn file(&self, published: &str) -> Option<&File> {
        self.0.get(published)
    }

    /// What each file weighs, under its logical name.
    pub fn weights(&self) -> impl Iterator<Item = Weight> {
        self.0.iter().map(|(published, file)| Weight {
            name: logical_name(published),
            raw: file.raw.len(),
            gzip: file.gzip.as_ref().map_or(file.raw.len(), Bytes::len),
            brotli: file.brotli.as_ref().map_or(file.raw.len(), Bytes::len),
        })
    }

    /// The files that are not the same in another build, as a person would want them listed.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let mut names: Vec<&String> = self.0.keys().chain(other.0.keys()).collect();
        names.sort();
        names.dedup();
        names.retain(|name| self.0.get(*name) != other.0.get(*name));
        let hash = |site: &Self, name: &str| {
            site.file(name)
                .map_or("missing".to_owned(), |file| sha256(&file.raw))
        };
        names
            .iter()
            .map(|name| format!("{name}: {} and {}", hash(self, name), hash(other, name)))
            .collect()
    }
}

fn packed(asset: Asset, effort: Effort) -> Result<(String, File)> {
    // What people change in place has no second form that would be served after the change.
    let editable = asset.published.ends_with(".json") && !carries_hash(&asset.published);
    let forms = (!editable).then_some(&asset.bytes);
    let brotli = forms.map(|bytes| compress::brotli(bytes, effort));
    let gzip = forms.map(|bytes| compress::gzip(bytes, effort));
    let file = File {
        brotli: brotli.transpose()?.map(Bytes::from),
        gzip: gzip.transpose()?.map(Bytes::from),
        raw: asset.bytes.into(),
    };
    Ok((asset.published, file))
}

/// The name without its hash.
fn logical_name(published: &str) -> String {
    let without_hash = || {
        let (rest, ending) = published.rsplit_once('.')?;
        let (stem, _hash) = rest.rsplit_once('.')?;
        carries_hash(published).then(|| format!("{stem}.{ending}"))
    };
    without_hash().unwrap_or_else(|| published.to_owned())
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A site of two files.
    pub fn small() -> Site {
        let mut assets = Assets::default();
        assets
            .add("index.html", "index.html", b"<!doctype html>".to_vec())
            .unwrap();
        assets
            .add_hashed("boot.js", "boot(); ".repeat(40).into_bytes())
            .unwrap();
        Site::pack(assets, Effort::Quick).unwrap()
    }

    #[test]
    fn what_is_written_can_be_read() {
        let folder = std::env::temp_dir().join(format!("front-door-site-{}", std::process::id()));
        small().write(&folder).unwrap();
        let names = fs::read_dir(&folder).unwrap().count();
        let read = Site::load(&folder);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(read.unwrap(), small());
        assert_eq!(names, 6, "each file, its .br and its .gz");
    }

    #[test]
    fn what_a_site_may_change_has_no_compressed_form() {
        let mut assets = Assets::default();
        let text = b"{ \"withdrawn\": [] }".to_vec();
        assets.add("area.json", "area.json", text.clone()).unwrap();
        assets.add_hashed("rules.json", text).unwrap();
        let site = Site::pack(assets, Effort::Quick).unwrap();
        let area = site.file("area.json").unwrap();
        assert_eq!((&area.brotli, &area.gzip), (&None, &None));
        assert_eq!(
            site.0.values().filter(|file| file.brotli.is_some()).count(),
            1
        );
    }

    #[test]
    fn weights_are_under_logical_names() {
        let names: Vec<String> = small().weights().map(|it| it.name).collect();
        assert_eq!(names, ["boot.js", "index.html"]);
        assert!(
            small()
                .weights()
                .all(|it| it.raw > 0 && it.brotli > 0 && it.gzip > 0)
        );
    }

    #[test]
    fn differences_name_the_file() {
        assert!(small().differences(&small()).is_empty());
        let mut assets = Assets::default();
        assets
            .add("index.html", "index.html", b"<!doctype html> ".to_vec())
            .unwrap();
        let other = Site::pack(assets, Effort::Quick).unwrap();
        let found = small().differences(&other);
        assert_eq!(found.len(), 2);
        assert!(
            found[0].starts_with("boot.") && found[0].ends_with(" and missing"),
            "{found:?}"
        );
        assert!(found[1].starts_with("index.html: "), "{found:?}");
    }
}
