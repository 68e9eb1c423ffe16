//! On what it was measured.

use crate::steps::output;
use std::process::Command;

/// The machine, the day and what was measured, in one line: the commit of a program that was
/// built here, nothing of one that was given.
pub(crate) fn describe(given: bool) -> anyhow::Result<String> {
    let read = |file| std::fs::read_to_string(file).unwrap_or_default();
    let field = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(name))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    let processor = field(&read("/proc/cpuinfo"), "model name").unwrap_or_else(|| "unknown".to_owned());
    let memory = field(&read("/proc/meminfo"), "MemTotal").unwrap_or_default();
    let memory: u64 = memory.trim_end_matches(" kB").parse().unwrap_or(0);
    let cores = std::thread::available_parallelism()?;
    let day = output(Command::new("date").arg("--iso-8601"))?;
    let measured = if given {
        "a program that was built before".to_owned()
    } else {
        let mut git = Command::new("git");
        git.args(["describe", "--always", "--dirty"]).current_dir(crate::root());
        format!("commit {}", output(&mut git)?.trim())
    };
    Ok(format!(
        "{cores} cores of {processor} (a virtual machine, shared), {} GB of memory, {}, {measured}",
        memory / 1_000_000,
        day.trim()
    ))
}
