//! The tests that use the program as people do, in a browser.

use crate::child::{Guarded, free_port};
use crate::steps::{Steps, cargo, run};
use crate::{prepare, root};
use anyhow::{Context, bail};
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

/// `compiled` tells whether everything was compiled for the tests in Rust just now.
pub(crate) fn test(steps: &mut Steps, compiled: bool) -> anyhow::Result<()> {
    // The same choice of packages gives the same features, so nothing is compiled twice.
    let choice: &[_] = if compiled { &["--workspace", "--bins", "--tests"] } else { &["--package", "minga"] };
    steps.run("program", || run(cargo(&["build", "--locked"]).args(choice)))?;
    steps.run("npm", install)?;
    steps.run("browser", || {
        let program = program()?;
        let folder = tempfile::Builder::new().prefix("minga-e2e-").tempdir()?;
        let listen = SocketAddr::from(([127, 0, 0, 1], free_port()?));
        let words = [
            program.display().to_string(),
            "demo".to_owned(),
            "--data".to_owned(),
            folder.path().join("data").display().to_string(),
            "--listen".to_owned(),
            listen.to_string(),
        ];
        let log = folder.path().join("log");
        let mut server = Guarded::start("TERM", &words, &log, without_settings)?;
        server.wait_until(Duration::from_mins(2), || is_ready(listen)).context("minga demo")?;
        let chromium = prepare::chromium().context("there is no browser")?;
        let mut tests = Command::new("node");
        tests.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]);
        tests
            .current_dir(e2e())
            .env("MINGA_URL", format!("http://{listen}"))
            .env("CHROMIUM", chromium)
            .env("MINGA_ACCOUNTS", folder.path().join("data/demo-accounts.json"))
            .env("MINGA_PROGRAM", program);
        run(&mut tests).inspect_err(|_| println!("what the program said last:\n{}", server.last_words()))
    })
}

/// Fetches what the tests depend on, if the list of it has changed since the last time.
fn install() -> anyhow::Result<()> {
    let folder = e2e();
    let wanted = fs::read(folder.join("package-lock.json")).context("e2e/package-lock.json")?;
    let mark = folder.join("node_modules/.installed-lock.json");
    if fs::read(&mark).is_ok_and(|installed| installed == wanted) {
        println!("as the last time");
        return Ok(());
    }
    let words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    run(Command::new("npm").args(words).current_dir(&folder))?;
    fs::write(&mark, wanted).with_context(|| format!("{} cannot be written", mark.display()))
}

fn e2e() -> PathBuf {
    root().join("e2e")
}

/// The binary that was built just now.
fn program() -> anyhow::Result<PathBuf> {
    // We were built into <target>/debug, or <target>/debug/deps.
    let own = std::env::current_exe()?;
    let found = own.ancestors().skip(1).map(|folder| folder.join("minga")).find(|file| file.is_file());
    let Some(found) = found else { bail!("there is no binary `minga` beside {}", own.display()) };
    Ok(found)
}

/// Takes away what would change how the demo looks.
fn without_settings(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("MINGA_") {
            command.env_remove(name);
        }
    }
}

fn is_ready(listen: SocketAddr) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect_timeout(&listen, Duration::from_secs(1))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        stream.write_all(b"GET /ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}
