//! Programs by others that are written in Python: those that judge ours, and those that it is
//! measured beside.

use crate::steps::run;
use anyhow::Context;
use std::path::PathBuf;
use std::process::Command;

/// The folder with the programs of these packages, installed where nothing else is touched.
///
/// They are installed once; other versions get a folder of their own.
pub(crate) fn programs(packages: &[&str]) -> anyhow::Result<PathBuf> {
    let name = packages.join("+").replace("==", "-");
    let home = crate::target()?.join("python").join(name);
    let done = home.join("done");
    if !done.is_file() {
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&home))?;
        // Some ask for a newer Python than Debian's, and run well with it.
        let words = ["install", "--quiet", "--disable-pip-version-check", "--ignore-requires-python"];
        run(Command::new(home.join("bin/pip")).args(words).args(packages))?;
        std::fs::write(&done, "").with_context(|| done.display().to_string())?;
    }
    Ok(home.join("bin"))
}
