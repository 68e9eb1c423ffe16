//! Steps, one after the other, each with its name and its time.

use anyhow::{Context, bail};
use std::process::Command;
use std::time::{Duration, Instant};

/// The steps that have been taken.
#[derive(Default)]
pub(crate) struct Steps {
    taken: Vec<(&'static str, Duration, bool)>,
}

impl Steps {
    /// Takes a step. Nobody should go on after one that failed.
    pub(crate) fn run<T>(
        &mut self,
        name: &'static str,
        step: impl FnOnce() -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        println!("\n── {name}");
        let begun = Instant::now();
        let outcome = step();
        let time = begun.elapsed();
        println!("── {name}: {} in {}", word(outcome.is_ok()), shown(time));
        self.taken.push((name, time, outcome.is_ok()));
        outcome.with_context(|| format!("the step “{name}” failed"))
    }

    /// Prints all steps with their times.
    pub(crate) fn summary(&self) {
        println!("\n── summary");
        for (name, time, good) in &self.taken {
            println!("{name:<12} {:<6} {:>8}", word(*good), shown(*time));
        }
        let all = self.taken.iter().map(|(_, time, _)| *time).sum();
        println!("{:<12} {:<6} {:>8}", "all", "", shown(all));
    }
}

/// Runs a command to its end, with its output where ours goes.
pub(crate) fn run(command: &mut Command) -> anyhow::Result<()> {
    let shown = shown_command(command);
    println!("$ {shown}");
    let status = command.status().with_context(|| format!("{shown} cannot be started"))?;
    if !status.success() {
        bail!("{shown}: {status}");
    }
    Ok(())
}

/// Runs a command to its end and gives what it wrote.
pub(crate) fn output(command: &mut Command) -> anyhow::Result<String> {
    let shown = shown_command(command);
    let done = command.output().with_context(|| format!("{shown} cannot be started"))?;
    if !done.status.success() {
        bail!("{shown}: {}\n{}", done.status, String::from_utf8_lossy(&done.stderr));
    }
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}

/// This Rust's cargo, in the folder of the workspace.
pub(crate) fn cargo(words: &[&str]) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(words).current_dir(crate::root());
    // Cargo told us of ourselves in the environment. Handed on, it would look like a change to
    // build scripts that ask for it, and half of the dependencies would be compiled again.
    let ours = std::env::vars_os().map(|(name, _)| name).filter(|name| {
        let name = name.to_string_lossy();
        name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "LIBSQLITE3_FLAGS"
    });
    for name in ours {
        command.env_remove(name);
    }
    command
}

fn shown_command(command: &Command) -> String {
    let name = command.get_program().to_string_lossy();
    let name = name.rsplit('/').next().unwrap_or_default().to_owned();
    let words = command.get_args().map(|word| word.to_string_lossy().into_owned());
    std::iter::once(name).chain(words).collect::<Vec<_>>().join(" ")
}

fn word(good: bool) -> &'static str {
    if good { "ok" } else { "FAILED" }
}

fn shown(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..60 => format!("{:.1} s", time.as_secs_f64()),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}
