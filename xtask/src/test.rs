//! `cargo xtask test`: every check in order, stopping at the first that fails.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::steps::{STEPS, Setting, Step};
use crate::workspace::Workspace;

/// Runs every step, or only the named one.
pub fn test(workspace: Workspace, only: Option<&str>) -> Result<()> {
    let steps = chosen(only)?;
    let mut setting = Setting::new(workspace)?;
    let mut times = Vec::new();
    for step in steps {
        println!("\n== {}: {}", step.name, step.title);
        let started = Instant::now();
        (step.run)(&mut setting).with_context(|| {
            let (name, seconds) = (step.name, started.elapsed().as_secs_f32());
            format!(
                "the step {name} failed after {seconds:.1} s; alone: cargo xtask test --only {name}"
            )
        })?;
        println!("-- {}: {:.1} s", step.name, started.elapsed().as_secs_f32());
        times.push((step.name, started.elapsed()));
    }
    print!("\n{}", summary(&times));
    Ok(())
}

fn chosen(only: Option<&str>) -> Result<Vec<&'static Step>> {
    let chosen: Vec<&Step> = STEPS
        .iter()
        .filter(|step| only.is_none_or(|name| step.name == name))
        .collect();
    if chosen.is_empty() {
        let names: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        bail!("there is no such step; the steps are {}", names.join(", "));
    }
    Ok(chosen)
}

fn summary(times: &[(&str, Duration)]) -> String {
    let mut out = String::from("all of it holds\n");
    for (name, time) in times {
        // Writing to a string can't fail.
        let _ = writeln!(out, "  {name:<12} {:>6.1} s", time.as_secs_f32());
    }
    let total: Duration = times.iter().map(|(_, time)| *time).sum();
    let _ = writeln!(out, "  {:<12} {:>6.1} s", "together", total.as_secs_f32());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_step_or_all_or_an_error() {
        assert_eq!(chosen(None).unwrap().len(), STEPS.len());
        assert_eq!(chosen(Some("format")).unwrap().len(), 1);
        let error = chosen(Some("nothing")).err().unwrap().to_string();
        assert!(
            error.starts_with("there is no such step; the steps are format, "),
            "{error}"
        );
    }

    #[test]
    fn step_names_are_different() {
        let mut names: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), STEPS.len());
    }

    #[test]
    fn the_summary_adds_up() {
        let text = summary(&[
            ("format", Duration::from_millis(500)),
            ("dist", Duration::from_millis(2500)),
        ]);
        assert_eq!(
            text,
            "all of it holds\n  format          0.5 s\n  dist            2.5 s\n  together        3.0 s\n"
        );
    }
}
