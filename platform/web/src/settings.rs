use minga_auth::OidcSettings;
use minga_tabular::Limits;
use serde::{Deserialize, Serialize};

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
    /// The most paragraphs and rows of a document that is written while somebody waits; what is
    /// longer is made in the background.
    pub document_rows: u64,
    /// How many documents about one plan are kept of one day at most.
    pub editions_a_day: u64,
    /// Where people can sign in besides here, if anywhere.
    pub oidc: Option<OidcSettings>,
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
            document_rows: 2_000,
            editions_a_day: 24,
            oidc: None,
        }
    }
}
