//! `cargo xtask`: builds, serves, measures and tests Front Door. Everything that it needs beyond Rust it fetches itself, or says
//! what is missing.

mod answer;
mod assets;
mod bindgen;
mod browsers;
mod budgets;
mod build;
mod calendar;
mod compile;
mod compress;
mod data;
mod dist;
mod fixtures;
mod html;
mod node;
mod parts;
mod process;
mod prune;
mod serve;
mod server;
mod short_names;
mod site;
mod soak;
mod steps;
mod styles;
mod test;
mod wasm_opt;
mod watch;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use crate::build::Plan;
use crate::compile::Profile;
use crate::steps::Setting;
use crate::workspace::Workspace;

/// Builds, serves, measures and tests Front Door.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the site, serve it on this computer, and build it again when a source changes
    Serve {
        /// Build as for publishing: slower, but what people will get
        #[arg(long)]
        release: bool,
        #[command(flatten)]
        port: Port,
        #[command(flatten)]
        without: Without,
    },
    /// Serve a site that was built earlier
    ServeDist {
        /// Where it is
        #[arg(default_value = "dist")]
        folder: PathBuf,
        #[command(flatten)]
        port: Port,
    },
    /// Build the site for publishing into dist/ and hold it to its budgets
    Dist {
        /// Also build a copy elsewhere from nothing and compare every byte
        #[arg(long)]
        verify_reproducible: bool,
        #[command(flatten)]
        without: Without,
    },
    /// Check everything
    Test {
        /// Only this step
        #[arg(long, value_name = "STEP")]
        only: Option<String>,
    },
    /// Measure the published site with Lighthouse
    Lighthouse {
        /// How often; the median counts
        #[arg(long, default_value_t = 5)]
        runs: u32,
    },
    /// Measure the engine
    Bench,
    /// Run the tests that take too long for every change
    Soak {
        /// Only this part
        #[arg(long, value_name = "PART")]
        only: Option<String>,
    },
}

#[derive(Args)]
struct Port {
    /// The port on 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

#[derive(Args)]
struct Without {
    /// Build as if Node were not installed
    #[arg(long)]
    without_node: bool,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Not the backtrace that anyhow adds when the environment asks for one: it hides the reason.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    let workspace = Workspace::find()?;
    match task {
        Task::Serve {
            release,
            port,
            without,
        } => {
            let profile = if release {
                Profile::Release
            } else {
                Profile::Dev
            };
            serve::serve(
                &workspace,
                Plan::new(profile, without.without_node),
                port.port,
            )
        }
        Task::ServeDist { folder, port } => serve::serve_built(&workspace, &folder, port.port),
        Task::Dist {
            verify_reproducible,
            without,
        } => {
            let plan = Plan::new(Profile::Release, without.without_node);
            let site = dist::dist(&workspace, plan)?;
            if verify_reproducible {
                dist::verify_reproducible(&workspace, plan, &site)
            } else {
                Ok(())
            }
        }
        Task::Test { only } => test::test(workspace, only.as_deref()),
        Task::Lighthouse { runs } => steps::lighthouse(&mut Setting::new(workspace)?, runs),
        Task::Bench => steps::bench(&workspace),
        Task::Soak { only } => soak::soak(&workspace, only.as_deref()),
    }
}
