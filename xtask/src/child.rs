//! Programs that run beside us and never outlive us.

use anyhow::{Context, bail};
use std::ffi::OsStr;
use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Starts `"$@"` and ends it with the signal `$0` when standard input closes, which it
/// does when we end, however we end.
const GUARD: &str = r#"
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
{ read -r _ <&3; kill -s "$0" "$child"; } 2>/dev/null &
exec 3<&-
wait "$child"
"#;

/// How long a program may take to end.
const FAREWELL: Duration = Duration::from_secs(20);

/// A running program.
pub(crate) struct Guarded {
    guard: Child,
    log: PathBuf,
}

impl Guarded {
    /// Starts it. `signal` is what asks it to end; its output goes to the file `log`, and
    /// `shape` can change how it is started.
    pub(crate) fn start<S: AsRef<OsStr>>(
        signal: &str,
        words: &[S],
        log: &Path,
        shape: impl FnOnce(&mut Command),
    ) -> anyhow::Result<Guarded> {
        let output = File::create(log).with_context(|| format!("{} cannot be written", log.display()))?;
        let mut command = Command::new("sh");
        command.arg("-c").arg(GUARD).arg(signal).args(words);
        command.stdin(Stdio::piped()).stdout(output.try_clone()?).stderr(output);
        shape(&mut command);
        let guard = command.spawn().context("sh cannot be started")?;
        Ok(Guarded { guard, log: log.to_owned() })
    }

    /// Waits until it is ready; fails with its last words if it ends or takes too long.
    pub(crate) fn wait_until(&mut self, limit: Duration, ready: impl Fn() -> bool) -> anyhow::Result<()> {
        let begun = Instant::now();
        while !ready() {
            if let Some(status) = self.guard.try_wait()? {
                bail!("it ended before it was ready ({status}):\n{}", self.last_words());
            }
            if begun.elapsed() > limit {
                bail!("it was not ready after {} s:\n{}", limit.as_secs(), self.last_words());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// The end of what it wrote.
    pub(crate) fn last_words(&self) -> String {
        let log = std::fs::read(&self.log).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<_> = log.lines().collect();
        lines[lines.len().saturating_sub(30)..].join("\n")
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let begun = Instant::now();
        while begun.elapsed() < FAREWELL {
            if !matches!(self.guard.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        eprintln!("xtask: a program did not end when it was asked to:\n{}", self.last_words());
        let _ = self.guard.kill();
        let _ = self.guard.wait();
    }
}

/// A port on this machine that nobody listens on now.
pub(crate) fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
