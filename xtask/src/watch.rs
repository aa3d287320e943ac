//! Noticing that a source changed, by looking. A few hundred files take a millisecond, and it works on every system and over
//! every kind of shared folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

/// How often to look.
const PAUSE: Duration = Duration::from_millis(400);

/// When each file was last written, and how long it is.
type Snapshot = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// Some files and folders, as they were when last looked at.
#[derive(Debug)]
pub struct Watch {
    paths: Vec<PathBuf>,
    seen: Snapshot,
}

impl Watch {
    /// Starts watching from now.
    pub fn new(paths: Vec<PathBuf>) -> Self {
        let seen = snapshot(&paths);
        Self { paths, seen }
    }

    /// Waits until something changed and then stayed the same for one look, so that half a save is not built.
    pub fn wait(&mut self) {
        loop {
            thread::sleep(PAUSE);
            if self.changed() {
                while self.changed() {
                    thread::sleep(PAUSE);
                }
                return;
            }
        }
    }

    /// Whether anything changed since the last look.
    fn changed(&mut self) -> bool {
        let now = snapshot(&self.paths);
        let changed = now != self.seen;
        self.seen = now;
        changed
    }
}

fn snapshot(paths: &[PathBuf]) -> Snapshot {
    let mut found = Snapshot::new();
    for path in paths {
        look(path, &mut found);
    }
    found
}

/// A file that vanishes while being looked at is simply not there.
fn look(path: &Path, found: &mut Snapshot) {
    let Ok(metadata) = fs::metadata(path) else {
        return;
    };
    if metadata.is_file() {
        found.insert(path.to_owned(), (metadata.modified().ok(), metadata.len()));
        return;
    }
    if path.ends_with("node_modules") {
        return;
    }
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        look(&entry.path(), found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_written_added_or_removed_is_noticed() {
        let folder = std::env::temp_dir().join(format!("front-door-watch-{}", std::process::id()));
        fs::create_dir_all(folder.join("node_modules")).unwrap();
        let mut watch = Watch::new(vec![folder.clone(), folder.join("missing.toml")]);
        let mut seen = vec![watch.changed()];
        for step in 0..4 {
            match step {
                0 => fs::write(folder.join("a.rs"), "1").unwrap(),
                1 => fs::write(folder.join("a.rs"), "12").unwrap(),
                2 => fs::write(folder.join("node_modules").join("b.js"), "1").unwrap(),
                _ => fs::remove_file(folder.join("a.rs")).unwrap(),
            }
            seen.push(watch.changed());
        }
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(seen, [false, true, true, false, true]);
    }
}
