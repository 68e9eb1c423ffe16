//! What the command line writes: answers to standard output, everything else to
//! standard error, so that answers can be piped.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the one place that writes to the terminal")]

use indicatif::{ProgressBar, ProgressStyle};
use minga_kernel::Watch;
use std::io::{IsTerminal, Write};
use std::time::Duration;

/// Writes an answer.
pub(crate) fn say(line: impl std::fmt::Display) {
    println!("{line}");
}

/// Writes something beside the answer.
pub(crate) fn tell(line: impl std::fmt::Display) {
    eprintln!("{line}");
}

/// What shows how far long work is: something that turns until its steps are known, then
/// a bar; nothing where standard error is no terminal.
pub(crate) struct Working(ProgressBar);

impl Working {
    /// Begins to show it.
    pub(crate) fn on(what: String) -> Working {
        let bar = ProgressBar::new_spinner();
        bar.set_style(style("{spinner} {msg} {elapsed}"));
        bar.set_message(what);
        bar.enable_steady_tick(Duration::from_millis(120));
        Working(bar)
    }
}

impl Watch for Working {
    fn begins(&self, steps: u64) {
        self.0.set_style(style("{spinner} {msg} {wide_bar} {pos}/{len} {elapsed}"));
        self.0.set_position(0);
        self.0.set_length(steps);
    }

    fn done(&self, steps: u64) {
        self.0.inc(steps);
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_spinner())
}

/// Whether a person can answer a question.
pub(crate) fn has_person() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Asks; anything but a clear yes is a no.
pub(crate) fn ask(question: &str) -> bool {
    eprint!("{question} ");
    let _ = std::io::stderr().flush();
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "s" | "si" | "sí" | "y" | "yes")
}
