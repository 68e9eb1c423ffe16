//! A PostgreSQL server of our own, for as long as the tests run.

use crate::child::{Guarded, free_port};
use crate::prepare;
use anyhow::{Context, bail};
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// The only user of the server.
const USER: &str = "minga";

/// What makes it quick, as nothing in it has to survive.
const SETTINGS: [&str; 8] = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "shared_buffers=64MB",
    "max_connections=200",
    // So that a test does not depend on where it runs.
    "timezone=UTC",
];

/// What is set for measuring: everything that makes it durable is as PostgreSQL comes.
const SETTINGS_TO_MEASURE: [&str; 2] = ["max_connections=200", "timezone=UTC"];

/// A server in a temporary folder, with everything in it, gone when this is dropped.
pub(crate) struct Postgres {
    // Dropped in this order: first the server, then its folder.
    _server: Guarded,
    _folder: TempDir,
    url: String,
}

impl Postgres {
    /// Starts one that is quick, for tests.
    pub(crate) fn start() -> anyhow::Result<Postgres> {
        Postgres::with(&SETTINGS)
    }

    /// Starts one that keeps what it acknowledged whatever happens, to measure it.
    pub(crate) fn start_durable() -> anyhow::Result<Postgres> {
        Postgres::with(&SETTINGS_TO_MEASURE)
    }

    fn with(settings: &[&str]) -> anyhow::Result<Postgres> {
        let programs = prepare::postgres_programs().context("PostgreSQL is not installed")?;
        let folder = tempfile::Builder::new().prefix("minga-pg-").tempdir()?;
        // It refuses to run as root.
        let lesser = if prepare::is_root() { Some(lesser_user()?) } else { None };
        if let Some((user, group)) = lesser {
            chown(folder.path(), Some(user), Some(group))?;
        }
        let lower = |command: &mut Command| {
            if let Some((user, group)) = lesser {
                command.uid(user).gid(group);
            }
            command.current_dir(folder.path()).env("LC_ALL", "C");
        };
        let data = folder.path().join("data");
        make_cluster(&programs.join("initdb"), &data, lower)?;

        let port = free_port()?;
        let mut words = vec![programs.join("postgres").display().to_string()];
        let listen = ["-h", "127.0.0.1", "-p", &port.to_string()].map(str::to_owned);
        words.extend(["-D".to_owned(), data.display().to_string()]);
        words.extend(["-k".to_owned(), folder.path().display().to_string()]);
        words.extend(listen);
        words.extend(settings.iter().flat_map(|setting| ["-c".to_owned(), (*setting).to_owned()]));
        let log = folder.path().join("log");
        // SIGINT: end now, whoever is connected.
        let mut server = Guarded::start("INT", &words, &log, lower)?;
        server.wait_until(Duration::from_mins(1), || is_ready(&data)).context("PostgreSQL")?;
        println!("PostgreSQL from {} listens on port {port}", programs.display());
        let url = format!("postgres://{USER}@127.0.0.1:{port}/postgres");
        Ok(Postgres { _server: server, _folder: folder, url })
    }

    /// The address of its first database, from which others can be made.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

fn make_cluster(initdb: &Path, data: &Path, shape: impl FnOnce(&mut Command)) -> anyhow::Result<()> {
    let mut command = Command::new(initdb);
    command.args(["--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"]);
    command.arg(format!("--username={USER}")).arg("-D").arg(data).stdin(Stdio::null());
    shape(&mut command);
    let made = command.output().context("initdb cannot be started")?;
    if !made.status.success() {
        bail!("initdb: {}\n{}", made.status, String::from_utf8_lossy(&made.stderr));
    }
    Ok(())
}

/// The eighth line of its lock file tells, to `pg_ctl` too, whether it takes connections.
fn is_ready(data: &Path) -> bool {
    let lock = std::fs::read_to_string(data.join("postmaster.pid")).unwrap_or_default();
    lock.lines().nth(7).is_some_and(|state| state.trim() == "ready")
}

/// The user and group to run it as when we are root.
fn lesser_user() -> anyhow::Result<(u32, u32)> {
    let users = std::fs::read_to_string("/etc/passwd").context("/etc/passwd")?;
    let find = |name: &str| {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut numbers = line.split(':').skip(2).map_while(|number| number.parse().ok());
        Some((numbers.next()?, numbers.next()?))
    };
    find("postgres")
        .or_else(|| find("nobody"))
        .context("PostgreSQL does not run as root, and there is neither a user `postgres` nor `nobody`")
}
