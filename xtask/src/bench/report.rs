//! What was measured, as Markdown.

use anyhow::Context;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

/// Everything that was measured in one run.
pub(crate) struct Report(String);

impl Report {
    /// A report about this machine.
    pub(crate) fn new(machine: &str) -> Report {
        println!("{machine}");
        Report(format!("Measured on {machine}.\n"))
    }

    /// Begins a table.
    pub(crate) fn table(&mut self, title: &str, heading: &[&str]) -> Table<'_> {
        println!("{title}");
        let lines = heading.iter().map(|_| "---").collect::<Vec<_>>().join("|");
        let _ = write!(self.0, "\n### {title}\n\n| {} |\n|{lines}|\n", heading.join(" | "));
        Table(&mut self.0)
    }

    /// Writes it into the document, in place of what this part said the last time.
    pub(crate) fn write(&self, document: &Path, part: &str) -> anyhow::Result<()> {
        let shown = document.display();
        let text = std::fs::read_to_string(document).with_context(|| format!("{shown}"))?;
        let begin = format!("<!-- written by `cargo xtask bench {part}` -->\n");
        let (before, rest) = text.split_once(&begin).with_context(|| format!("{shown} lacks {begin}"))?;
        let end = "<!-- end -->";
        let (_, after) = rest.split_once(end).with_context(|| format!("{shown} lacks {end}"))?;
        std::fs::write(document, format!("{before}{begin}{}{end}{after}", self.0))?;
        println!("written to {shown}");
        Ok(())
    }
}

/// A table in progress.
pub(crate) struct Table<'a>(&'a mut String);

impl Table<'_> {
    /// Adds a row, and shows it.
    pub(crate) fn row<const N: usize>(&mut self, cells: [&str; N]) {
        println!("  {}", cells.join(" · "));
        let _ = writeln!(self.0, "| {} |", cells.join(" | "));
    }

    /// Adds a sentence below.
    pub(crate) fn note(&mut self, words: &str) {
        println!("  {words}");
        let _ = writeln!(self.0, "\n{words}");
    }
}

/// A size in words.
pub(crate) fn bytes(bytes: u64) -> String {
    match bytes {
        0 => String::new(),
        1..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// A time in words.
pub(crate) fn millis(time: Duration) -> String {
    match time.as_millis() {
        0..2_000 => format!("{} ms", time.as_millis()),
        _ => format!("{:.1} s", time.as_secs_f64()),
    }
}
