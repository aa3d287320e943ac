//! `cargo xtask serve`: build, serve, and build again when a source changes.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;

use crate::answer::Headers;
use crate::build::{self, Plan};
use crate::server::{Current, Server};
use crate::site::Site;
use crate::watch::Watch;
use crate::workspace::Workspace;

/// Serves the site from its sources until stopped. A build that fails is reported, and the last good one stays.
pub fn serve(workspace: &Workspace, plan: Plan, port: u16) -> Result<()> {
    let current = Current::default();
    let server = Server::start(current.clone(), Headers::read(workspace)?, port)?;
    let sources = ["src", "www", "Cargo.toml", "Cargo.lock"].map(|it| workspace.root().join(it));
    let mut watch = Watch::new(sources.to_vec());
    loop {
        rebuild(workspace, plan, &current, &server.url());
        watch.wait();
    }
}

fn rebuild(workspace: &Workspace, plan: Plan, current: &Current, url: &str) {
    let started = Instant::now();
    match build::build(workspace, plan) {
        Ok(site) => {
            current.set(site);
            println!("built in {:.1} s: {url}", started.elapsed().as_secs_f32());
        }
        Err(error) => eprintln!("the build failed, what was built before stays: {error:#}"),
    }
}

/// Serves a site that was built earlier, as it is.
pub fn serve_built(workspace: &Workspace, folder: &Path, port: u16) -> Result<()> {
    let current = Current::default();
    current.set(Site::load(folder)?);
    let server = Server::start(current, Headers::read(workspace)?, port)?;
    println!("{}", server.url());
    server.wait()
}
