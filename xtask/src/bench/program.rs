//! The program under measurement.

use crate::child::free_port;
use anyhow::{Context, bail};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A server.
pub(crate) struct Program {
    child: Child,
    listen: SocketAddr,
    begun: Instant,
}

impl Program {
    /// Starts it, with these settings and no others.
    pub(crate) fn start(
        binary: &Path,
        command: &str,
        data: &Path,
        settings: &[(&str, &str)],
    ) -> anyhow::Result<Program> {
        let listen = SocketAddr::from(([127, 0, 0, 1], free_port()?));
        let mut start = Command::new(binary);
        start.arg(command).arg("--data").arg(data).args(["--listen", &listen.to_string()]);
        start.envs(settings.iter().copied()).env("MINGA_LOG", "warn").stdout(Stdio::null());
        let begun = Instant::now();
        Ok(Program { child: start.spawn()?, listen, begun })
    }

    /// The whole address of a path.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("http://{}{path}", self.listen)
    }

    /// The time from its start until this page was there.
    pub(crate) fn until_answers(&self, path: &str) -> anyhow::Result<Duration> {
        let address = self.address(path);
        self.wait_until(|| get(&address).is_ok())
    }

    /// The time from its start until the search finds these words.
    pub(crate) fn until_indexed(&self, words: &str) -> anyhow::Result<Duration> {
        let address = self.address(&format!("/es/buscar.json?q={words}"));
        self.wait_until(|| {
            let plain = get_plain(&address).unwrap_or_default();
            String::from_utf8_lossy(&plain).contains(&format!("/planes/{words}"))
        })
    }

    fn wait_until(&self, ready: impl Fn() -> bool) -> anyhow::Result<Duration> {
        while !ready() {
            if self.begun.elapsed() > Duration::from_mins(10) {
                bail!("it was not ready after ten minutes");
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        Ok(self.begun.elapsed())
    }

    /// The time from its start until so many entries of the record are signed.
    pub(crate) fn until_signed(&self, entries: u64) -> anyhow::Result<Duration> {
        self.wait_until(|| self.signed().is_ok_and(|signed| signed >= entries))
    }

    /// How many entries of the record are signed.
    pub(crate) fn signed(&self) -> anyhow::Result<u64> {
        let note = String::from_utf8(get_plain(&self.address("/record/checkpoint"))?)?;
        Ok(note.lines().nth(1).context("no size in the checkpoint")?.parse()?)
    }

    /// Sends a form.
    pub(crate) fn post(&self, path: &str, form: &str) -> anyhow::Result<Answer> {
        send(&self.listen.to_string(), path, "", "application/x-www-form-urlencoded", form)
    }

    /// The status of the answer at this path.
    pub(crate) fn asked(&self, path: &str) -> anyhow::Result<u16> {
        Ok(exchange(&self.listen.to_string(), "GET", path, "", "")?.status)
    }

    /// What the API gives at this path.
    pub(crate) fn data(&self, path: &str) -> anyhow::Result<serde_json::Value> {
        Ok(serde_json::from_slice(&get_plain(&self.address(path))?)?)
    }

    /// The memory that it holds now, in bytes.
    pub(crate) fn resident(&self) -> anyhow::Result<u64> {
        memory(&self.child, "VmRSS:").context("no VmRSS")
    }

    /// The part of that which is its own, and no file that the kernel maps into it and may
    /// take back.
    pub(crate) fn own(&self) -> anyhow::Result<u64> {
        memory(&self.child, "RssAnon:").context("no RssAnon")
    }

    /// The most that it ever held.
    pub(crate) fn peak(&self) -> anyhow::Result<u64> {
        memory(&self.child, "VmHWM:").context("no VmHWM")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // What is measured next must not share the machine with it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How long a command ran and the most memory that it held.
pub(crate) struct Run {
    pub(crate) time: Duration,
    pub(crate) peak: u64,
}

/// Runs a command to its good end.
pub(crate) fn run_measured(binary: &Path, data: &Path, words: &[&str]) -> anyhow::Result<Run> {
    let begun = Instant::now();
    let mut command = Command::new(binary);
    command.arg("--data").arg(data).args(words).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let mut peak = 0;
    let status = loop {
        // The high-water mark is gone with the process, so it is read again and again.
        peak = peak.max(memory(&child, "VmHWM:").unwrap_or(0));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let time = begun.elapsed();
    if !status.success() {
        let mut said = String::new();
        child.stderr.take().context("its standard error")?.read_to_string(&mut said)?;
        bail!("{} …: {status}\n{said}", words[..words.len().min(3)].join(" "));
    }
    Ok(Run { time, peak })
}

/// A line of `/proc/<pid>/status`, in bytes.
pub(crate) fn memory(child: &Child, name: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? * 1_024)
}

/// The body of a good answer, compressed as browsers ask for it.
pub(crate) fn get(address: &str) -> anyhow::Result<Vec<u8>> {
    ask(address, "Accept-Encoding: gzip\r\n")
}

fn get_plain(address: &str) -> anyhow::Result<Vec<u8>> {
    ask(address, "")
}

fn ask(address: &str, header: &str) -> anyhow::Result<Vec<u8>> {
    let rest = address.strip_prefix("http://").context("http only")?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let answer = exchange(host, "GET", &format!("/{path}"), header, "")?;
    if answer.status / 100 != 2 {
        bail!("{address}: {}", answer.status);
    }
    Ok(answer.body)
}

/// Sends something with a key of the API, or with none.
pub(crate) fn send(host: &str, path: &str, key: &str, kind: &str, body: &str) -> anyhow::Result<Answer> {
    let key = if key.is_empty() { String::new() } else { format!("Authorization: Bearer {key}\r\n") };
    exchange(host, "POST", path, &format!("{key}Content-Type: {kind}\r\n"), body)
}

/// What came back.
pub(crate) struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    /// What a header says; its name is in small letters.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let mut found = lines.filter(|(it, _)| it.eq_ignore_ascii_case(name));
        found.next().map(|(_, value)| value)
    }
}

/// One request on a connection of its own.
fn exchange(host: &str, method: &str, path: &str, header: &str, body: &str) -> anyhow::Result<Answer> {
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\n{header}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").context("no end of the head")?;
    let body = answer.split_off(end + 4);
    let head = String::from_utf8_lossy(&answer).into_owned();
    let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).context("no status")?;
    Ok(Answer { status, head, body })
}
