use minga_auth::OidcSettings;
use minga_tabular::Limits;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What an operator can decide. Each is also an environment variable and a command-line
/// option or a line of the configuration file; `docs/operating.md` lists them and a test
/// compares.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address under which people reach this installation, without a slash at the end.
    pub base_url: String,
    /// The name of the place in the page's head: `Ecuador`.
    pub place: String,
    /// The licence of the published data, by its name.
    pub licence_name: String,
    /// The address of that licence.
    pub licence_url: String,
    /// An e-mail address of a post that answers for the site; empty if there is none.
    pub contact: String,
    /// Memory for finished pages, in bytes. 0 turns the cache off.
    pub page_cache_bytes: u64,
    /// The most seconds that an answer may take.
    pub answer_seconds: u64,
    /// How many rows a page of a list or of the API holds at most.
    pub page_rows: u64,
    /// After how many days without a visit somebody has to sign in again.
    pub session_days: u32,
    /// The most bytes of the files of one form.
    pub upload_bytes: u64,
    /// The bounds of what is imported.
    pub import: Limits,
    /// For how many hours a file waits for somebody to say yes to its import.
    pub import_hours: u32,
    /// Of which addresses that are given as evidence a copy is kept.
    pub archive: Archiving,
    /// The most bytes of such a copy.
    pub archive_bytes: u64,
    /// The most seconds that fetching one may take.
    pub archive_seconds: u64,
    /// Where people can sign in besides here, if anywhere.
    pub oidc: Option<OidcSettings>,
    /// How many proxies stand in front and say where a request comes from.
    pub proxies: u32,
    /// The address to which mail servers return what cannot be delivered; empty for that of who
    /// sends.
    pub mail_bounces: String,
    /// The folder of mails that the demo shows to administrators.
    pub mail_shown: Option<PathBuf>,
    /// The fewest minutes between two mails to somebody who wants to hear at once.
    pub follow_minutes: u32,
    /// The most that one address may follow.
    pub follow_most: u32,
    /// The hour (UTC) from which on digests and reminders are sent.
    pub digest_hour: u32,
    /// How many days before a deadline those are reminded who answer for it.
    pub reminder_days: Vec<i64>,
}

/// Of which addresses that are given as evidence a copy is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Archiving {
    /// Of none.
    None,
    /// Of those that come with a report or an answer.
    #[default]
    Given,
    /// Of those that are imported too.
    All,
}

/// One setting, for the documentation and `minga doctor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The key in the configuration file; `MINGA_<KEY>` in the environment.
    pub key: &'static str,
    /// The default, as one writes it.
    pub default: &'static str,
    /// What it does, with its unit.
    pub help: &'static str,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            base_url: "http://127.0.0.1:8080".to_owned(),
            place: "Ecuador".to_owned(),
            licence_name: "CC BY 4.0".to_owned(),
            licence_url: "https://creativecommons.org/licenses/by/4.0/".to_owned(),
            contact: String::new(),
            page_cache_bytes: 32 * 1024 * 1024,
            answer_seconds: 30,
            page_rows: 200,
            session_days: 14,
            upload_bytes: 20 * 1024 * 1024,
            import: Limits::default(),
            import_hours: 24,
            archive: Archiving::Given,
            archive_bytes: 20 * 1024 * 1024,
            archive_seconds: 30,
            oidc: None,
            proxies: 0,
            mail_bounces: String::new(),
            mail_shown: None,
            follow_minutes: 15,
            follow_most: 50,
            digest_hour: 12,
            reminder_days: vec![30, 7, 1],
        }
    }
}
