//! What must be on the machine before the tests.

use anyhow::bail;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A program that tests use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// A PostgreSQL server that can be started by hand.
    Postgres,
    /// A browser.
    Chromium,
    /// What runs the browser's tests, and fetches what they depend on.
    Node,
    /// What runs programs by others that judge ours.
    Python,
    /// What reads PDF.
    Poppler,
    /// What makes load.
    Wrk,
    /// A web server before ours.
    Nginx,
}

impl Need {
    fn is_met(self) -> bool {
        match self {
            Need::Postgres => postgres_programs().is_some(),
            Need::Chromium => chromium().is_some(),
            Need::Node => in_path("node").is_some() && in_path("npm").is_some(),
            Need::Python => in_path("python3").is_some() && has_venv(),
            Need::Poppler => in_path("pdftotext").is_some() && in_path("pdfsig").is_some(),
            Need::Wrk => in_path("wrk").is_some(),
            Need::Nginx => std::path::Path::new("/usr/sbin/nginx").is_file(),
        }
    }

    /// Debian's packages.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Need::Postgres => &["postgresql"],
            // Without a font, nothing that is measured in a page is true.
            Need::Chromium => &["chromium", "fonts-dejavu-core", "fonts-liberation"],
            Need::Node => &["nodejs", "npm"],
            Need::Python => &["python3", "python3-venv"],
            Need::Poppler => &["poppler-utils"],
            Need::Wrk => &["wrk"],
            Need::Nginx => &["nginx-light"],
        }
    }

    /// What to do where there is no Debian.
    fn advice(self) -> &'static str {
        match self {
            Need::Postgres => "PostgreSQL 13 or newer, with `initdb` and `postgres` in the PATH",
            Need::Chromium => "Chromium or Chrome, in the PATH or named by the variable CHROMIUM",
            Need::Node => "Node.js 20 or newer with npm, in the PATH",
            Need::Python => "Python 3.11 or newer with venv and pip, in the PATH",
            Need::Poppler => "pdftotext, pdfinfo and pdfsig of Poppler, in the PATH",
            Need::Wrk => "wrk, the load generator, in the PATH",
            Need::Nginx => "nginx, as /usr/sbin/nginx",
        }
    }
}

/// Installs what is missing where it may, and says what to install where it may not.
pub(crate) fn prepare(needs: &[Need]) -> anyhow::Result<()> {
    if !has_nextest() {
        println!("cargo-nextest is not installed, so `cargo test` stands in for it.");
        println!("It is worth having: cargo install --locked cargo-nextest");
    }
    let missing = || needs.iter().copied().filter(|need| !need.is_met()).collect::<Vec<_>>();
    let before = missing();
    if before.is_empty() {
        return Ok(());
    }
    if is_root() && in_path("apt-get").is_some() {
        install(&before)?;
    }
    let after = missing();
    if after.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = after.iter().flat_map(|need| need.packages()).copied().collect();
    let advice: Vec<_> = after.iter().map(|need| format!("  - {}", need.advice())).collect();
    bail!(
        "this machine lacks\n{}\nOn Debian or Ubuntu: sudo apt-get install {}",
        advice.join("\n"),
        packages.join(" ")
    )
}

fn install(needs: &[Need]) -> anyhow::Result<()> {
    let apt = |words: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(["-qq", "-o", "Dpkg::Use-Pty=0"]).args(words);
        command.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null());
        command
    };
    let packages = needs.iter().flat_map(|need| need.packages()).copied();
    let words: Vec<&str> = ["install", "-y", "--no-install-recommends"].into_iter().chain(packages).collect();
    crate::steps::run(&mut apt(&["update"]))?;
    crate::steps::run(&mut apt(&words))
}

fn has_venv() -> bool {
    let mut question = Command::new("python3");
    question.args(["-c", "import ensurepip, venv"]).stdout(Stdio::null()).stderr(Stdio::null());
    question.status().is_ok_and(|status| status.success())
}

/// The folder of PostgreSQL's programs; Debian keeps them out of the PATH.
pub(crate) fn postgres_programs() -> Option<PathBuf> {
    let complete = |folder: &PathBuf| folder.join("initdb").is_file() && folder.join("postgres").is_file();
    // `postgres` in the PATH may be a link that leads to the folder with everything else.
    if let Some(found) = in_path("postgres") {
        let real = found.canonicalize().unwrap_or(found);
        let folder = real.parent().map(PathBuf::from).unwrap_or_default();
        if complete(&folder) {
            return Some(folder);
        }
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let number = |folder: &PathBuf| folder.file_name()?.to_str()?.parse::<u32>().ok();
    let mut folders: Vec<PathBuf> = versions.flatten().map(|entry| entry.path()).collect();
    folders.sort_by_key(number);
    folders.into_iter().rev().map(|folder| folder.join("bin")).find(complete)
}

/// The browser.
pub(crate) fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from).filter(|file| file.is_file());
    named.or_else(|| ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(in_path))
}

/// Whether cargo knows `nextest`.
pub(crate) fn has_nextest() -> bool {
    let mut question = crate::steps::cargo(&["nextest", "--version"]);
    question.stdout(Stdio::null()).stderr(Stdio::null());
    question.status().is_ok_and(|status| status.success())
}

/// Whether we may do anything.
pub(crate) fn is_root() -> bool {
    let asked = Command::new("id").arg("-u").output();
    asked.is_ok_and(|answer| answer.stdout.trim_ascii() == b"0")
}

fn in_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
