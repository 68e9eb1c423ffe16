//! The project's chores, as `cargo xtask <chore>`.
//!
//! - `test`: everything that must hold before a change is taken in, on a machine that had
//!   nothing but Rust on it;
//! - `test rust`: the formatting, the lints and the tests written in Rust;
//! - `test browser`: the tests that use the program as people do;
//! - `bench`: measures, and writes what it measured into `docs/benchmarks.md`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "its output is for the terminal")]

mod bench;
mod browser;
mod child;
mod postgres;
mod prepare;
mod python;
mod rust;
mod steps;

use prepare::Need;
use std::path::PathBuf;
use std::process::ExitCode;
use steps::Steps;

const USAGE: &str = "usage: cargo xtask test [rust|browser]
       cargo xtask bench [--program <binary>] [<part> ...]";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut steps = Steps::default();
    let outcome = match *words {
        ["test"] => test(&mut steps, true, true),
        ["test", "rust"] => test(&mut steps, true, false),
        ["test", "browser"] => test(&mut steps, false, true),
        ["bench", "--program", program, ref parts @ ..] => {
            bench::bench(&mut steps, parts, Some(PathBuf::from(program)))
        }
        ["bench", ref parts @ ..] => bench::bench(&mut steps, parts, None),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    steps.summary();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn test(steps: &mut Steps, rust: bool, browser: bool) -> anyhow::Result<()> {
    let mut needs = Vec::new();
    if rust {
        needs.extend([Need::Postgres, Need::Python, Need::Poppler]);
    }
    if browser {
        needs.extend([Need::Chromium, Need::Node]);
    }
    steps.run("prepare", || prepare::prepare(&needs))?;
    if rust {
        rust::test(steps)?;
    }
    if browser {
        browser::test(steps, rust)?;
    }
    Ok(())
}

/// The folder of the workspace.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().map(PathBuf::from).unwrap_or_default()
}

/// The folder that cargo builds into.
fn target() -> anyhow::Result<PathBuf> {
    // We were built into <target>/debug.
    let own = std::env::current_exe()?;
    Ok(own.ancestors().nth(2).map(PathBuf::from).unwrap_or_default())
}
