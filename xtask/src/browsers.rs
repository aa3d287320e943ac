//! The browsers and drivers that the tests need: finding them, and on Debian-like systems installing them.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::process;

/// Something that has to be installed before the tests can run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    /// Chromium or Chrome.
    Chrome,
    /// The program through which Chrome is driven.
    ChromeDriver,
    /// Firefox.
    Firefox,
    /// The program through which WebKitGTK is driven.
    WebKitDriver,
    /// A browser around WebKitGTK.
    MiniBrowser,
    /// A screen that nobody looks at.
    Xvfb,
}

impl Tool {
    const ALL: [Self; 6] = [
        Self::Chrome,
        Self::ChromeDriver,
        Self::Firefox,
        Self::WebKitDriver,
        Self::MiniBrowser,
        Self::Xvfb,
    ];

    /// The variable that says where it is, both to this program and to the tests.
    pub fn variable(self) -> &'static str {
        match self {
            Self::Chrome => "CHROME",
            Self::ChromeDriver => "CHROMEDRIVER",
            Self::Firefox => "FIREFOX",
            Self::WebKitDriver => "WEBKIT_DRIVER",
            Self::MiniBrowser => "MINIBROWSER",
            Self::Xvfb => "XVFB",
        }
    }

    /// The package of Debian that holds it.
    fn package(self) -> &'static str {
        match self {
            Self::Chrome => "chromium",
            Self::ChromeDriver => "chromium-driver",
            Self::Firefox => "firefox-esr",
            Self::WebKitDriver | Self::MiniBrowser => "webkit2gtk-driver",
            Self::Xvfb => "xvfb",
        }
    }

    /// What it is called on the search path.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Chrome => &[
                "chromium",
                "chromium-browser",
                "google-chrome-stable",
                "google-chrome",
            ],
            Self::ChromeDriver => &["chromedriver"],
            Self::Firefox => &["firefox-esr", "firefox"],
            Self::WebKitDriver => &["WebKitWebDriver"],
            Self::MiniBrowser => &[],
            Self::Xvfb => &["Xvfb"],
        }
    }

    /// Where it is when it isn't on the search path; a `*` stands for one folder.
    fn places(self) -> &'static [&'static str] {
        match self {
            Self::Chrome => &[
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "C:/Program Files/Google/Chrome/Application/chrome.exe",
                "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
            ],
            Self::Firefox => &[
                "/Applications/Firefox.app/Contents/MacOS/firefox",
                "C:/Program Files/Mozilla Firefox/firefox.exe",
            ],
            Self::MiniBrowser => &[
                "/usr/lib/*/webkit2gtk-4.1/MiniBrowser",
                "/usr/lib/*/webkit2gtk-4.0/MiniBrowser",
                "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
            ],
            Self::ChromeDriver | Self::WebKitDriver | Self::Xvfb => &[],
        }
    }

    /// Where it is on this computer.
    fn find(self) -> Option<PathBuf> {
        if let Some(given) = std::env::var_os(self.variable()) {
            return Some(given.into());
        }
        let search = std::env::var_os("PATH").unwrap_or_default();
        let on_path = std::env::split_paths(&search).flat_map(|folder| {
            self.names()
                .iter()
                .map(move |name| folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
        });
        let in_places = self.places().iter().flat_map(|place| expanded(place));
        on_path.chain(in_places).find(|path| path.is_file())
    }
}

/// Finds some tools, installing whatever is missing of all of them if this system and user can. The result names each by its
/// variable.
pub fn ensure(tools: &[Tool]) -> Result<BTreeMap<&'static str, PathBuf>> {
    if tools.iter().any(|tool| tool.find().is_none()) && can_install() {
        install()?;
    }
    let missing: Vec<Tool> = tools
        .iter()
        .copied()
        .filter(|tool| tool.find().is_none())
        .collect();
    if !missing.is_empty() {
        bail!("{}", advice(&missing));
    }
    Ok(tools
        .iter()
        .filter_map(|tool| Some((tool.variable(), tool.find()?)))
        .collect())
}

/// One `*` in a path, tried with every folder that is there.
fn expanded(place: &str) -> Vec<PathBuf> {
    let Some((before, after)) = place.split_once("*/") else {
        return vec![place.into()];
    };
    let mut folders: Vec<PathBuf> = std::fs::read_dir(before)
        .into_iter()
        .flatten()
        .flatten()
        .map(|it| it.path().join(after))
        .collect();
    folders.sort();
    folders
}

fn can_install() -> bool {
    let is_root =
        || process::capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    cfg!(target_os = "linux") && Path::new("/usr/bin/apt-get").is_file() && is_root()
}

/// Installs every tool that is missing, so that the package lists are fetched only once.
fn install() -> Result<()> {
    let packages = packages(Tool::ALL.into_iter().filter(|tool| tool.find().is_none()));
    println!("apt-get install {}", packages.join(" "));
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    process::capture(apt().arg("update"))?;
    process::capture(
        apt()
            .args(["install", "-y", "--no-install-recommends"])
            .args(packages),
    )?;
    Ok(())
}

fn packages(tools: impl Iterator<Item = Tool>) -> Vec<&'static str> {
    let mut packages: Vec<_> = tools.map(Tool::package).collect();
    packages.sort_unstable();
    packages.dedup();
    packages
}

fn advice(missing: &[Tool]) -> String {
    let packages = packages(missing.iter().copied()).join(" ");
    let variables: Vec<_> = missing.iter().map(|tool| tool.variable()).collect();
    format!(
        "missing for the browser tests: {missing:?}. On Debian or Ubuntu: apt-get install {packages}. Elsewhere install the \
         browser from its maker; if it is in an unusual place, say where with {}",
        variables.join(", ")
    )
}

/// A screen that nobody looks at, for a browser that can't do without one. It ends when this is dropped.
#[derive(Debug)]
pub struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    /// Starts a screen under a number that is free.
    pub fn start(xvfb: &Path) -> Result<Self> {
        let mut server = Command::new(xvfb)
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x1024x24",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb could not be started")?;
        let mut number = String::new();
        let said = server.stdout.take().context("Xvfb says nothing")?;
        BufReader::new(said).read_line(&mut number)?;
        let screen = Self {
            server,
            display: format!(":{}", number.trim()),
        };
        if number.trim().is_empty() {
            bail!("Xvfb ended at once");
        }
        Ok(screen)
    }

    /// What `DISPLAY` has to be.
    pub fn display(&self) -> &str {
        &self.display
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // If it is gone already, that is what was wanted.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said_with_a_way_to_get_it() {
        let text = advice(&[Tool::WebKitDriver, Tool::MiniBrowser, Tool::Chrome]);
        assert!(
            text.contains("apt-get install chromium webkit2gtk-driver."),
            "{text}"
        );
        assert!(
            text.ends_with("say where with WEBKIT_DRIVER, MINIBROWSER, CHROME"),
            "{text}"
        );
    }

    #[test]
    fn a_star_stands_for_every_folder() {
        let folder = std::env::temp_dir().join(format!("front-door-places-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("b")).unwrap();
        std::fs::create_dir_all(folder.join("a")).unwrap();
        let found = expanded(&format!("{}/*/Browser", folder.display()));
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(found, [folder.join("a/Browser"), folder.join("b/Browser")]);
        assert_eq!(expanded("/usr/bin/x"), [PathBuf::from("/usr/bin/x")]);
    }
}
