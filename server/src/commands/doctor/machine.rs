//! The machine: folder, disk, clock, port, keys, address.

use super::Checkup;
use crate::commands::backup::last_backup;
use crate::config::Config;
use minga_store::events_before;
use minga_web::App;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// With less than so many bytes free, something will soon not be written.
const LITTLE: u64 = 512 << 20;
/// By so many seconds clocks may differ: leases of jobs bear a tenth of five minutes.
const DRIFT: i64 = 10;
/// After so many days a backup is old.
const OLD: i64 = 2;

impl Checkup<'_> {
    pub(super) fn folder(&mut self, config: &Config) {
        let probe = config.data.join(".doctor");
        match std::fs::write(&probe, b"x").and_then(|()| std::fs::remove_file(&probe)) {
            Ok(()) => self.well("folder", config.data.display()),
            Err(error) => self.ill("folder-read-only", format!("{}: {error}", config.data.display())),
        }
    }

    pub(super) fn disk(&mut self, config: &Config) {
        let Ok(disk) = rustix::fs::statvfs(&config.data) else { return };
        let free = disk.f_bavail.saturating_mul(disk.f_frsize);
        let shown = format!("{} MB", free >> 20);
        if free < LITTLE {
            self.ill("disk-little", shown);
        } else {
            self.well("disk", shown);
        }
        // A file system that has a bound of files, and none left, is as full as one without room.
        if disk.f_files > 0 && disk.f_favail < 1_000 {
            self.ill("disk-files", disk.f_favail);
        }
    }

    /// Whether somebody, most likely this program, serves there.
    pub(super) fn port(&mut self, config: &Config) -> bool {
        match TcpListener::bind(config.listen) {
            Ok(_) => self.well("port", config.listen),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
                self.well("port-taken", config.listen);
                return true;
            }
            Err(error) => self.ill("port-refused", format!("{}: {error}", config.listen)),
        }
        false
    }

    /// Against what was written last, and against the clock of the database's own machine.
    pub(super) async fn clock(&mut self, app: &App) {
        let now = app.clock.now();
        let shown = now.format("%Y-%m-%d %H:%M:%S UTC");
        let newest = match app.store.read().await {
            Ok(db) => events_before(&db, None, 1).await.unwrap_or_default(),
            Err(_) => Vec::new(),
        };
        if let Some(event) = newest.first().filter(|event| (event.at - now).num_seconds() > DRIFT) {
            return self.ill("clock-behind", format!("{shown} < {}", event.at.format("%Y-%m-%d %H:%M:%S")));
        }
        if let Ok(Some(theirs)) = app.store.clock().await
            && (theirs - now).num_seconds().abs() > DRIFT
        {
            return self.ill("clock-differs", format!("{shown} ≠ {}", theirs.format("%Y-%m-%d %H:%M:%S")));
        }
        self.well("clock", shown);
    }

    /// The private keys are there, and their owner's alone.
    pub(super) fn keys(&mut self, config: &Config) {
        let folder = config.data.join("record/secret");
        let mut open = Vec::new();
        readable(&folder, &mut open);
        if open.is_empty() {
            self.well("keys", folder.display());
        }
        for file in open {
            self.ill("keys-open", file);
        }
    }

    /// What strangers are told as the installation's address.
    pub(super) fn address(&mut self, config: &Config) {
        if config.base_url.is_empty() {
            self.note("address-none", config.web().base_url);
        } else if config.base_url.starts_with("https://") {
            self.well("address", &config.base_url);
        } else {
            self.note("address-open", &config.base_url);
        }
    }

    pub(super) fn backup(&mut self, config: &Config, app: &App) {
        match last_backup(config) {
            None => self.note("backup-none", ""),
            Some((made, place)) => {
                let days = (app.clock.now() - made).num_days();
                let shown = format!("{} ({place})", made.format("%Y-%m-%d %H:%M UTC"));
                if days > OLD {
                    self.ill("backup-old", shown);
                } else {
                    self.well("backup", shown);
                }
            }
        }
    }
}

/// The files below this folder that others than their owner may read.
fn readable(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            readable(&path, found);
        } else if entry.metadata().is_ok_and(|it| it.permissions().mode() & 0o077 != 0) {
            found.push(path.display().to_string());
        }
    }
}
