//! The steps of `cargo xtask test`, each of which can also be run alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::answer::Headers;
use crate::browsers::{self, Screen, Tool};
use crate::build::Plan;
use crate::compile::{self, Profile, WASM};
use crate::dist;
use crate::fixtures;
use crate::node::Node;
use crate::process::run;
use crate::server::{Current, Server};
use crate::site::Site;
use crate::workspace::Workspace;

/// One check.
pub struct Step {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it shows.
    pub title: &'static str,
    /// Doing it.
    pub run: fn(&mut Setting) -> Result<()>,
}

/// Everything, in order: what is quick and fails most often comes first.
pub const STEPS: [Step; 15] = [
    Step {
        name: "format",
        title: "the sources are formatted",
        run: format,
    },
    Step {
        name: "lint",
        title: "clippy has nothing to say, natively",
        run: lint,
    },
    Step {
        name: "lint-wasm",
        title: "clippy has nothing to say, for browsers",
        run: lint_wasm,
    },
    Step {
        name: "core",
        title: "the tests of the library and the program",
        run: core,
    },
    Step {
        name: "xtask",
        title: "the tests of the build",
        run: xtask,
    },
    Step {
        name: "docs",
        title: "the documentation of the library builds",
        run: docs,
    },
    Step {
        name: "pack",
        title: "front-door check finds nothing wrong with the pack",
        run: pack,
    },
    Step {
        name: "wasm",
        title: "the tests that run as wasm in Chromium",
        run: wasm,
    },
    Step {
        name: "dist",
        title: "the site builds and keeps to its budgets",
        run: build_dist,
    },
    Step {
        name: "repeat",
        title: "building it again gives the same bytes",
        run: repeat,
    },
    Step {
        name: "node",
        title: "the module in Node",
        run: node,
    },
    Step {
        name: "browser",
        title: "the site in Chromium",
        run: browser,
    },
    Step {
        name: "engines",
        title: "the site in Firefox and WebKitGTK",
        run: engines,
    },
    Step {
        name: "lighthouse",
        title: "Lighthouse",
        run: lighthouse_once,
    },
    Step {
        name: "npm-locks",
        title: "no lock file names a registry",
        run: npm_locks,
    },
];

/// What the steps share: the site is built and served only once.
pub struct Setting {
    workspace: Workspace,
    plan: Plan,
    node: Node,
    site: Option<Site>,
    server: Option<Server>,
}

impl Setting {
    /// Nothing built yet.
    pub fn new(workspace: Workspace) -> Result<Self> {
        let node = Node::needed("testing")?;
        let plan = Plan {
            profile: Profile::Release,
            node: Some(node),
        };
        Ok(Self {
            workspace,
            plan,
            node,
            site: None,
            server: None,
        })
    }

    fn cargo(&self) -> Command {
        self.workspace.cargo()
    }

    /// The site as it is published.
    fn site(&mut self) -> Result<&Site> {
        let site = match self.site.take() {
            Some(site) => site,
            None => dist::publish(&self.workspace, self.plan)?,
        };
        Ok(self.site.insert(site))
    }

    /// The address of the site, served from this program.
    fn url(&mut self) -> Result<String> {
        if let Some(server) = &self.server {
            return Ok(server.url());
        }
        let current = Current::default();
        current.set(self.site()?.clone());
        let server = Server::start(current, Headers::read(&self.workspace)?, 0)?;
        Ok(self.server.insert(server).url())
    }

    /// A script of the browser tests, told where the site and the browsers are.
    fn browser_script(&mut self, script: &str, tools: &[Tool]) -> Result<Command> {
        let found = browsers::ensure(tools)?;
        let url = self.url()?;
        let folder = self.workspace.browser_tests();
        self.node.packages(&folder)?;
        let mut command = self.node.script(&folder.join(script));
        command
            .current_dir(&folder)
            .envs(found)
            .env("FRONT_DOOR_URL", url);
        Ok(command)
    }
}

fn format(setting: &mut Setting) -> Result<()> {
    run(setting.cargo().args(["fmt", "--all", "--check"]))
}

fn lint(setting: &mut Setting) -> Result<()> {
    run(setting.cargo().args([
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}

fn lint_wasm(setting: &mut Setting) -> Result<()> {
    compile::ensure_wasm_target()?;
    let mut command = setting.cargo();
    command
        .args([
            "clippy",
            "--quiet",
            "--lib",
            "--test",
            "wasm",
            "--target",
            WASM,
            "--features",
            "api,desk",
        ])
        .args(["--", "-D", "warnings"])
        .env("FRONT_DOOR_BUNDLE", fixtures::bundle(&setting.workspace)?);
    run(&mut command)
}

fn core(setting: &mut Setting) -> Result<()> {
    run(setting.cargo().args(["test", "--quiet"]))
}

/// In the profile that this program itself was built with, so that its libraries are not compiled a second time.
fn xtask(setting: &mut Setting) -> Result<()> {
    run(setting
        .cargo()
        .args(["test", "--quiet", "--package", "xtask", "--profile", "dev"]))
}

fn docs(setting: &mut Setting) -> Result<()> {
    run(setting
        .cargo()
        .args(["doc", "--quiet", "--no-deps", "--lib"])
        .env("RUSTDOCFLAGS", "-D warnings"))
}

fn pack(setting: &mut Setting) -> Result<()> {
    run(setting.workspace.front_door().arg("check"))
}

fn wasm(setting: &mut Setting) -> Result<()> {
    compile::ensure_wasm_target()?;
    let tools = browsers::ensure(&[Tool::Chrome, Tool::ChromeDriver])?;
    let chrome = tools
        .get(Tool::Chrome.variable())
        .context("Chrome was found and is gone")?;
    let capabilities = setting
        .workspace
        .target()
        .join("site")
        .join("webdriver.json");
    fs::create_dir_all(capabilities.parent().context("a file is in a folder")?)?;
    let options = serde_json::json!({ "goog:chromeOptions": { "binary": chrome } });
    fs::write(&capabilities, options.to_string())?;
    let runner = compile::program(&setting.workspace, "wasm-test-runner")?;
    let mut command = setting.cargo();
    compile::without_debug_info(&mut command)
        .args(["test", "--target", WASM, "--test", "wasm"])
        .envs(tools)
        .env("FRONT_DOOR_BUNDLE", fixtures::bundle(&setting.workspace)?)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities);
    run(&mut command)
}

fn build_dist(setting: &mut Setting) -> Result<()> {
    setting.site = Some(dist::dist(&setting.workspace, setting.plan)?);
    Ok(())
}

fn repeat(setting: &mut Setting) -> Result<()> {
    let (workspace, plan) = (setting.workspace.clone(), setting.plan);
    dist::verify_repeated(&workspace, plan, setting.site()?)
}

fn node(setting: &mut Setting) -> Result<()> {
    setting.site()?;
    let tests = test_files(&setting.workspace.root().join("tests").join("node"))?;
    let site = fixtures::site_for_node(&setting.workspace)?;
    run(Command::new("node")
        .arg("--test")
        .args(tests)
        .env("FRONT_DOOR_SITE", site))
}

/// Named one by one: what `node --test` makes of a folder changed between versions.
fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)
        .with_context(|| format!("there are no tests in {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .map(|it| it.map(|it| it.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    if files.is_empty() {
        bail!("no file in {} ends in .test.mjs", folder.display());
    }
    Ok(files)
}

fn browser(setting: &mut Setting) -> Result<()> {
    let playwright = "node_modules/@playwright/test/cli.js";
    let reports = fixtures::reports(&setting.workspace)?;
    run(setting
        .browser_script(playwright, &[Tool::Chrome])?
        .arg("test")
        .env("FRONT_DOOR_REPORTS", reports))?;
    run(&mut setting.browser_script("kiosk-flags.mjs", &[Tool::Chrome])?)
}

/// WebKitGTK exists on Linux alone; Firefox is tested everywhere.
fn engines(setting: &mut Setting) -> Result<()> {
    let script = "other-engines.mjs";
    if !cfg!(target_os = "linux") {
        println!("WebKitGTK runs on Linux only; here Firefox is tested alone");
        return run(&mut setting.browser_script(script, &[Tool::Chrome, Tool::Firefox])?);
    }
    // Chrome too: the settings that these tests share with the others name it.
    let tools = [
        Tool::Chrome,
        Tool::Firefox,
        Tool::WebKitDriver,
        Tool::MiniBrowser,
    ];
    let screen = match std::env::var_os("DISPLAY") {
        Some(_) => None,
        None => {
            let found = browsers::ensure(&[Tool::Xvfb])?;
            Some(Screen::start(
                found
                    .get(Tool::Xvfb.variable())
                    .context("Xvfb was found and is gone")?,
            )?)
        }
    };
    let mut command = setting.browser_script(script, &tools)?;
    if let Some(screen) = &screen {
        command.env("DISPLAY", screen.display());
    }
    // WebKit's own sandbox can't start for root or in a container; the pages that it opens here are ours.
    run(command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"))
}

fn lighthouse_once(setting: &mut Setting) -> Result<()> {
    lighthouse(setting, 1)
}

/// Measures the site as published; the script prints the median of the runs and fails if a score that must be 100 is not.
pub fn lighthouse(setting: &mut Setting, runs: u32) -> Result<()> {
    run(setting
        .browser_script("lighthouse.mjs", &[Tool::Chrome])?
        .env("LIGHTHOUSE_RUNS", runs.to_string()))
}

/// Turn after turn at the kiosk, as published.
pub fn kiosk_soak(setting: &mut Setting) -> Result<()> {
    run(&mut setting.browser_script("kiosk-soak.mjs", &[Tool::Chrome])?)
}

/// The figures of the engine, in the profile that is made for speed.
pub fn bench(workspace: &Workspace) -> Result<()> {
    run(workspace
        .cargo()
        .args(["bench", "--benches", "--profile", "fast"]))
}

/// A lock file with addresses in it works only where that registry can be reached.
fn npm_locks(setting: &mut Setting) -> Result<()> {
    for folder in [setting.workspace.www(), setting.workspace.browser_tests()] {
        let lock = folder.join("package-lock.json");
        if fs::read_to_string(&lock)?.contains("\"resolved\"") {
            bail!(
                "{} names a registry; delete it and run npm install in {}",
                lock.display(),
                folder.display()
            );
        }
    }
    Ok(())
}
