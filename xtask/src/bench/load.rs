//! Load, by wrk: an old and well-known generator, so that nobody has to trust ours.

use crate::steps::output;
use anyhow::{Context, bail};
use std::process::Command;
use std::time::Duration;

const COMPRESSED: &str = "Accept-Encoding: gzip";

/// What came back under load.
pub(crate) struct Load {
    rate: f64,
    p50: f64,
    p99: f64,
    late: Option<String>,
    broken: u64,
}

impl Load {
    /// Asks for one address over and over, compressed as browsers ask for it.
    pub(crate) fn on(address: &str, connections: u32, time: Duration) -> anyhow::Result<Load> {
        Load::with(address, &["--header", COMPRESSED], None, connections, time)
    }

    /// The same, but not compressed.
    pub(crate) fn on_plain(address: &str, connections: u32, time: Duration) -> anyhow::Result<Load> {
        Load::with(address, &[], None, connections, time)
    }

    /// Asks for many paths below an address, one after the other.
    pub(crate) fn on_many(
        address: &str,
        paths: &[String],
        connections: u32,
        time: Duration,
    ) -> anyhow::Result<Load> {
        let paths: Vec<_> = paths.iter().map(|path| format!("{path:?}")).collect();
        let script = format!(
            "local paths = {{ {} }}\nlocal next = 0\n\
             request = function()\n  next = next % #paths + 1\n  return wrk.format(nil, paths[next])\nend\n",
            paths.join(", ")
        );
        Load::with(address, &["--header", COMPRESSED], Some(&script), connections, time)
    }

    /// Reports progress on these milestones, one after the other, with this key.
    pub(crate) fn reporting(
        address: &str,
        key: &str,
        milestones: &[String],
        writers: u32,
        time: Duration,
    ) -> anyhow::Result<Load> {
        let milestones: Vec<_> = milestones.iter().map(|id| format!("{id:?}")).collect();
        let script = format!(
            "local milestones = {{ {} }}\nlocal next = 0\nwrk.method = \"POST\"\n\
             wrk.headers[\"Content-Type\"] = \"application/json\"\n\
             request = function()\n  next = next + 1\n\
             local body = '{{\"percent\":' .. next % 100 .. ',\"text\":\"Avance ' .. next .. '\"}}'\n\
             local path = \"/api/v1/milestones/\" .. milestones[next % #milestones + 1] .. \"/reports\"\n\
             return wrk.format(nil, path, nil, body)\nend\n",
            milestones.join(", ")
        );
        let header = format!("Authorization: Bearer {key}");
        Load::with(address, &["--header", &header], Some(&script), writers, time)
    }

    /// Supports proposals below a path: each person of these sessions the next one of them.
    pub(crate) fn supporting(
        address: &str,
        path: &str,
        sessions: &[&str],
        clickers: u32,
        time: Duration,
    ) -> anyhow::Result<Load> {
        let sessions: Vec<_> = sessions.iter().map(|it| format!("{it:?}")).collect();
        let script = format!(
            "local sessions = {{ {} }}\nlocal next = 0\nwrk.method = \"POST\"\n\
             wrk.headers[\"Content-Type\"] = \"application/x-www-form-urlencoded\"\n\
             wrk.headers[\"Sec-Fetch-Site\"] = \"same-origin\"\n\
             request = function()\n  next = next + 1\n\
             wrk.headers[\"Cookie\"] = \"minga=\" .. sessions[next % #sessions + 1]\n\
             local path = {path:?} .. \"/\" .. (1000 + next % 50000) .. \"/apoyar\"\n\
             return wrk.format(nil, path, nil, \"deed=support\")\nend\n",
            sessions.join(", ")
        );
        Load::with(address, &[], Some(&script), clickers, time)
    }

    fn with(
        address: &str,
        headers: &[&str],
        script: Option<&str>,
        connections: u32,
        time: Duration,
    ) -> anyhow::Result<Load> {
        let mut wrk = Command::new("wrk");
        wrk.args(["--threads", "1", "--latency"]).args(headers);
        wrk.args(["--connections", &connections.to_string(), "--duration", &format!("{}s", time.as_secs())]);
        let file = tempfile::Builder::new().suffix(".lua").tempfile()?;
        if let Some(script) = script {
            std::fs::write(file.path(), script)?;
            wrk.arg("--script").arg(file.path());
        }
        wrk.arg(address);
        let said = output(&mut wrk)?;
        if let Some(line) = said.lines().find(|line| line.contains("Non-2xx")) {
            bail!("{address}: {}", line.trim());
        }
        // What took longer than two seconds is late, and no failure.
        let errors = said.lines().find_map(|line| line.trim().strip_prefix("Socket errors:"));
        let late = errors.and_then(|errors| Some(errors.split_once("timeout ")?.1.to_owned()));
        // `connect 0, read 3, write 0, timeout 7`
        let words = errors.unwrap_or_default().split(", ").filter(|it| !it.trim().starts_with("timeout"));
        let broken = words.filter_map(|it| it.rsplit(' ').next()?.parse::<u64>().ok()).sum();
        Ok(Load {
            late,
            broken,
            rate: after(&said, "Requests/sec:").and_then(|word| word.parse().ok()).context("no rate")?,
            p50: after(&said, "50%").and_then(milliseconds).context("no p50")?,
            p99: after(&said, "99%").and_then(milliseconds).context("no p99")?,
        })
    }

    pub(crate) fn rate(&self) -> String {
        format!("{:.0}", self.rate)
    }

    pub(crate) fn p50(&self) -> String {
        format!("{:.1} ms", self.p50)
    }

    /// How many connections broke.
    pub(crate) fn broken(&self) -> u64 {
        self.broken
    }

    pub(crate) fn p99_millis(&self) -> f64 {
        self.p99
    }

    pub(crate) fn p99(&self) -> String {
        match &self.late {
            // wrk leaves them out of what it reckons.
            Some(late) => format!("unknown: {late} answers later than 2 s"),
            None => format!("{:.1} ms", self.p99),
        }
    }
}

/// The word after a label at the beginning of a line.
fn after<'a>(said: &'a str, label: &str) -> Option<&'a str> {
    said.lines().find_map(|line| line.trim().strip_prefix(label))?.split_whitespace().next()
}

/// `940.00us`, `3.21ms` or `1.02s` in milliseconds.
fn milliseconds(word: &str) -> Option<f64> {
    let (number, factor) = [("us", 0.001), ("ms", 1.0), ("s", 1_000.0)]
        .into_iter()
        .find_map(|(unit, factor)| Some((word.strip_suffix(unit)?, factor)))?;
    Some(number.parse::<f64>().ok()? * factor)
}
