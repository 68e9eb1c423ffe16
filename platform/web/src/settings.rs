use minga_auth::OidcSettings;
use minga_kernel::WritingLimits;
use minga_signatures::Roots;
use minga_tabular::Limits;
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::PathBuf;
use std::sync::Arc;

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
    /// For how many days an invitation serves.
    pub invitation_days: u32,
    /// Whether people can open accounts by themselves.
    pub self_registration: bool,
    /// For how many hours the link serves that opens one.
    pub opening_hours: u32,
    /// How often in 15 minutes somebody may try to prove who they are.
    pub sign_in_tries: u32,
    /// How often one address may ask the API in a minute; 0 for as often as it likes.
    pub api_rate: u32,
    /// The web servers that stand before, which say for whom they ask.
    pub proxies: Vec<IpAddr>,
    /// Whether a line is logged for each request.
    pub log_requests: bool,
    /// How much people may write.
    pub writing: WritingLimits,
    /// For how many days what was never sent is kept.
    pub draft_days: u32,
    /// For how many days jobs that were given up are kept.
    pub parked_days: u32,
    /// For how many days mails in a folder are kept.
    pub mail_days: u32,
    /// For how many days after an event it is kept who registered for it.
    pub attendee_days: u32,
    /// For how many hours answers to programs are kept.
    pub answer_hours: u32,
    /// No group of people that is smaller is shown by what they said of themselves.
    pub smallest_group: u64,
    /// The folder into which mails are written, where there is no server.
    pub mail_folder: Option<PathBuf>,
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
    /// Every setting of the program as it is, for administrators to see.
    pub told: Vec<Told>,
    /// The most paragraphs and rows of a document that is written while somebody waits; what is
    /// longer is made in the background.
    pub document_rows: u64,
    /// How many documents about one plan are kept of one day at most.
    pub editions_a_day: u64,
    /// The issuers of certificates that are trusted for signatures of documents.
    pub signature_roots: Arc<Roots>,
    /// Where people can sign in besides here, if anywhere.
    pub oidc: Option<OidcSettings>,
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
    /// The most proposals that are kept in memory, so that similar ones are found at once.
    pub similar_texts: u64,
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

/// Where a setting has its value from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The program's own.
    Default,
    /// The file `minga.toml`.
    File,
    /// The environment.
    Environment,
    /// The command line.
    CommandLine,
}

/// A setting as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its key.
    pub key: &'static str,
    /// Its value; nothing of what is secret in it.
    pub value: String,
    /// Where it has it from.
    pub source: Source,
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
            invitation_days: 14,
            self_registration: true,
            opening_hours: 48,
            sign_in_tries: 10,
            api_rate: 600,
            proxies: vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()],
            log_requests: false,
            writing: WritingLimits::default(),
            draft_days: 90,
            parked_days: 30,
            mail_days: 30,
            attendee_days: 30,
            answer_hours: 24,
            smallest_group: 5,
            mail_folder: None,
            upload_bytes: 20 * 1024 * 1024,
            import: Limits::default(),
            import_hours: 24,
            archive: Archiving::Given,
            archive_bytes: 20 * 1024 * 1024,
            archive_seconds: 30,
            told: Vec::new(),
            document_rows: 2_000,
            editions_a_day: 24,
            signature_roots: Arc::default(),
            oidc: None,
            mail_bounces: String::new(),
            mail_shown: None,
            follow_minutes: 15,
            follow_most: 50,
            digest_hour: 12,
            reminder_days: vec![30, 7, 1],
            similar_texts: 20_000,
        }
    }
}
