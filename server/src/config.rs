//! Settings: the file `minga.toml` in the data folder, then the environment
//! (`MINGA_…`), then the command line; the last one wins.

mod known;
mod ports;

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
pub use known::SETTINGS;
use minga_auth::OidcSettings;
use minga_kernel::{Lang, WritingLimits};
use minga_web::{Archiving, Settings, Source, Told};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Everything that an operator can decide.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The folder of everything that the program keeps.
    pub data: PathBuf,
    /// Where it listens.
    pub listen: SocketAddr,
    /// The database; empty for a SQLite file in the data folder.
    pub database_url: String,
    /// How many connections may read the database at once.
    pub database_readers: u32,
    /// The address under which people reach it; empty for the one on which it listens.
    pub base_url: String,
    /// The name of the place.
    pub place: String,
    /// The language of the command line.
    pub lang: Lang,
    /// The name of the licence of the published data.
    pub licence_name: String,
    /// The address of that licence.
    pub licence_url: String,
    /// An e-mail address of a post that answers for the site.
    pub contact: String,
    /// A folder with `theme.css` and `templates/`.
    pub theme: Option<PathBuf>,
    /// Memory for finished pages, in bytes.
    pub page_cache_bytes: u64,
    /// The most seconds that an answer may take.
    pub answer_seconds: u64,
    /// The most rows in one page of a list.
    pub page_rows: u64,
    /// The largest file that is imported, in bytes.
    pub import_file_bytes: u64,
    /// The most bytes that an imported workbook may unpack to.
    pub import_unpacked_bytes: u64,
    /// The most rows in an imported workbook.
    pub import_rows: u32,
    /// For how many hours an uploaded workbook waits for its import.
    pub import_hours: u32,
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
    /// The most letters of a text.
    pub text_letters: usize,
    /// The most letters of a line.
    pub line_letters: usize,
    /// The most letters of a comment.
    pub comment_letters: usize,
    /// How often in an hour an account may comment or ask.
    pub comments_hourly: u32,
    /// How often in an hour one place may send a form that needs no account.
    pub open_forms_hourly: u32,
    /// How many links may be sent in a day to an address that nobody confirmed.
    pub links_daily: u32,
    /// How many organisations may ask in a day to be listed.
    pub registrations_daily: u32,
    /// For how many days an account is young.
    pub young_account_days: u32,
    /// How many contributions of a young account may wait for a moderator.
    pub waiting_contributions: u32,
    /// For how many days after the reception of proposals paper of it may be entered.
    pub paper_days: u32,
    /// For how many days authors can refuse that a proposal is offered again.
    pub rescue_days: u32,
    /// How often in an hour an account may try a code or an identifier.
    pub entries_hourly: u32,
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
    /// No group of people that is smaller is shown.
    pub smallest_group: u64,
    /// The most bytes of the files of one form.
    pub upload_bytes: u64,
    /// Of which addresses that are given as evidence a copy is kept.
    pub archive: Archiving,
    /// The most bytes of such a copy.
    pub archive_bytes: u64,
    /// The most seconds that fetching one may take.
    pub archive_seconds: u64,
    /// The most paragraphs and rows of a document that is written while somebody waits.
    pub document_rows: u64,
    /// How many documents about one plan are kept of one day at most.
    pub editions_a_day: u64,
    /// The file with the certificates of issuers that are trusted for signatures of documents, in
    /// PEM; empty if none is.
    pub signature_roots: String,
    /// The bucket in which files are kept; empty for a folder in the data folder.
    pub files_bucket: String,
    /// The address of the object store; empty for Amazon's own.
    pub files_endpoint: String,
    /// The region of the bucket.
    pub files_region: String,
    /// The public half of the object store's credentials.
    pub files_key_id: String,
    /// The secret half.
    pub files_secret: String,
    /// The mail server; empty for a folder in the data folder.
    pub mail_server: String,
    /// Who sends mail: `Name <address>`.
    pub mail_from: String,
    /// The address to which mail servers return what cannot be delivered; empty for that of
    /// `mail_from`.
    pub mail_bounces: String,
    /// The fewest minutes between two mails to somebody who wants to hear at once.
    pub follow_minutes: u32,
    /// The most things and searches that one address may follow.
    pub follow_most: u32,
    /// The hour (UTC) from which on digests and reminders are sent.
    pub digest_hour: u32,
    /// How many days before a deadline those are reminded who answer for it: `30,7,1`.
    pub reminder_days: String,
    /// The most proposals that are kept in memory to find similar ones.
    pub similar_texts: u64,
    /// The provider of OpenID Connect at which people can sign in; empty if there is none.
    pub oidc_issuer: String,
    /// What that provider calls this installation.
    pub oidc_client_id: String,
    /// The secret by which it knows it.
    pub oidc_client_secret: String,
    /// What the button for it says.
    pub oidc_name: String,
    /// Who countersigns the public record: `<key> <address>`, separated by `;`.
    pub record_witnesses: String,
    /// Where measurements are given out; empty for nowhere.
    pub metrics_listen: String,
    /// The collector that is told of requests (OTLP over HTTP); empty for nobody.
    pub traces_to: String,
    /// How often one address may ask the API in a minute.
    pub api_rate: u32,
    /// The web servers that stand before, by their addresses, separated by commas.
    pub proxies: String,
    /// Whether a line is logged for each request.
    pub log_requests: bool,
    /// What is logged: `error`, `warn`, `info`, `debug`, or a filter of `tracing`.
    pub log: String,
    /// How it is logged: `text` or `json`.
    pub log_format: String,
    /// Where each setting has its value from; what is not here is the default.
    #[serde(skip)]
    pub sources: BTreeMap<String, Source>,
}

/// A job is stopped after 270 seconds; what it fetched has to be kept within them.
const LONGEST_FETCH: u64 = 200;

/// Settings that nobody is shown.
const SECRET: [&str; 3] = ["files_secret", "files_key_id", "oidc_client_secret"];

/// An address without user and password.
fn without_login(address: &str) -> String {
    match (address.find("://"), address.rfind('@')) {
        (Some(scheme), Some(at)) => format!("{}://…{}", &address[..scheme], &address[at..]),
        _ => address.to_owned(),
    }
}

/// Where each setting has its value from.
fn sources(figment: &Figment) -> BTreeMap<String, Source> {
    let found = SETTINGS.iter().filter_map(|setting| {
        let name = &figment.find_metadata(setting.key)?.name;
        let source = if name.contains("environment") {
            Source::Environment
        } else if name.contains("TOML") {
            Source::File
        } else if name.ends_with("::Config") {
            return None;
        } else {
            Source::CommandLine
        };
        Some((setting.key.to_owned(), source))
    });
    found.collect()
}

impl Default for Config {
    fn default() -> Config {
        let web = Settings::default();
        let limits = minga_tabular::Limits::default();
        Config {
            data: PathBuf::from("minga-data"),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            database_url: String::new(),
            database_readers: 4,
            base_url: String::new(),
            place: web.place,
            lang: Lang::default(),
            licence_name: web.licence_name,
            licence_url: web.licence_url,
            contact: web.contact,
            theme: None,
            page_cache_bytes: web.page_cache_bytes,
            answer_seconds: web.answer_seconds,
            page_rows: web.page_rows,
            import_file_bytes: limits.file_bytes,
            import_unpacked_bytes: limits.unpacked_bytes,
            import_rows: limits.rows,
            import_hours: web.import_hours,
            session_days: web.session_days,
            invitation_days: web.invitation_days,
            self_registration: web.self_registration,
            opening_hours: web.opening_hours,
            sign_in_tries: web.sign_in_tries,
            text_letters: web.writing.text,
            line_letters: web.writing.line,
            comment_letters: web.writing.comment,
            comments_hourly: web.writing.comments,
            open_forms_hourly: web.writing.open_forms,
            links_daily: web.writing.links,
            registrations_daily: web.writing.registrations,
            young_account_days: web.writing.young_days,
            waiting_contributions: web.writing.waiting,
            paper_days: web.writing.paper_days,
            rescue_days: web.writing.rescue_days,
            entries_hourly: web.writing.entries,
            draft_days: web.draft_days,
            parked_days: web.parked_days,
            mail_days: web.mail_days,
            attendee_days: web.attendee_days,
            answer_hours: web.answer_hours,
            smallest_group: web.smallest_group,
            upload_bytes: web.upload_bytes,
            archive: web.archive,
            archive_bytes: web.archive_bytes,
            archive_seconds: web.archive_seconds,
            document_rows: web.document_rows,
            editions_a_day: web.editions_a_day,
            signature_roots: String::new(),
            files_bucket: String::new(),
            files_endpoint: String::new(),
            files_region: "us-east-1".to_owned(),
            files_key_id: String::new(),
            files_secret: String::new(),
            mail_server: String::new(),
            mail_from: "Minga <minga@localhost.localdomain>".to_owned(),
            mail_bounces: String::new(),
            follow_minutes: web.follow_minutes,
            follow_most: web.follow_most,
            digest_hour: web.digest_hour,
            reminder_days: "30,7,1".to_owned(),
            similar_texts: web.similar_texts,
            oidc_issuer: String::new(),
            oidc_client_id: String::new(),
            oidc_client_secret: String::new(),
            oidc_name: "OpenID Connect".to_owned(),
            record_witnesses: String::new(),
            metrics_listen: String::new(),
            traces_to: String::new(),
            api_rate: web.api_rate,
            proxies: "127.0.0.1,::1".to_owned(),
            log_requests: web.log_requests,
            log: "info".to_owned(),
            log_format: "text".to_owned(),
            sources: BTreeMap::new(),
        }
    }
}

impl Config {
    /// Gathers the settings. `given` are those of the command line.
    pub fn gather(given: &impl Serialize) -> Result<Config, Box<figment::Error>> {
        let gather = |file: Option<&Path>| -> Result<Config, Box<figment::Error>> {
            let mut figment = Figment::from(Serialized::defaults(Config::default()));
            if let Some(file) = file {
                figment = figment.merge(Toml::file(file));
            }
            let figment = figment
                .merge(Env::prefixed("MINGA_").filter(|key| SETTINGS.iter().any(|it| key == it.key)))
                .merge(Serialized::defaults(given));
            let config: Config = figment.extract().map_err(Box::new)?;
            Ok(Config { sources: sources(&figment), ..config })
        };
        // The file lies in the data folder, which the environment or the command line name.
        let first = gather(None)?;
        let file = first.data.join("minga.toml");
        gather(file.exists().then_some(file.as_path()))
    }

    /// The database's address.
    pub fn database(&self) -> String {
        if self.database_url.is_empty() {
            format!("sqlite:{}", self.data.join("minga.db").display())
        } else {
            self.database_url.clone()
        }
    }

    /// The database's address without a password, for messages.
    pub fn database_shown(&self) -> String {
        let url = self.database();
        match (url.find("://"), url.rfind('@')) {
            (Some(scheme), Some(at)) => format!("{}://…{}", &url[..scheme], &url[at..]),
            _ => url,
        }
    }

    /// What the shell is told.
    pub fn web(&self) -> Settings {
        let listening = format!("http://{}", self.listen);
        Settings {
            base_url: if self.base_url.is_empty() {
                listening
            } else {
                self.base_url.trim_end_matches('/').to_owned()
            },
            place: self.place.clone(),
            licence_name: self.licence_name.clone(),
            licence_url: self.licence_url.clone(),
            contact: self.contact.clone(),
            page_cache_bytes: self.page_cache_bytes,
            answer_seconds: self.answer_seconds,
            page_rows: self.page_rows,
            session_days: self.session_days,
            invitation_days: self.invitation_days,
            self_registration: self.self_registration,
            opening_hours: self.opening_hours,
            sign_in_tries: self.sign_in_tries,
            api_rate: self.api_rate,
            proxies: self.proxies().unwrap_or_default(),
            log_requests: self.log_requests,
            writing: WritingLimits {
                text: self.text_letters,
                line: self.line_letters,
                comment: self.comment_letters,
                comments: self.comments_hourly,
                open_forms: self.open_forms_hourly,
                links: self.links_daily,
                registrations: self.registrations_daily,
                young_days: self.young_account_days,
                waiting: self.waiting_contributions,
                paper_days: self.paper_days,
                rescue_days: self.rescue_days,
                entries: self.entries_hourly,
            },
            mail_folder: self.mail_server.is_empty().then(|| self.data.join("mail")),
            draft_days: self.draft_days,
            parked_days: self.parked_days,
            mail_days: self.mail_days,
            attendee_days: self.attendee_days,
            answer_hours: self.answer_hours,
            smallest_group: self.smallest_group,
            upload_bytes: self.upload_bytes,
            import: self.limits(),
            import_hours: self.import_hours,
            archive: self.archive,
            archive_bytes: self.archive_bytes,
            archive_seconds: self.archive_seconds.min(LONGEST_FETCH),
            told: self.told(),
            document_rows: self.document_rows,
            signature_roots: Arc::default(),
            editions_a_day: self.editions_a_day,
            oidc: (!self.oidc_issuer.is_empty()).then(|| OidcSettings {
                issuer: self.oidc_issuer.clone(),
                client_id: self.oidc_client_id.clone(),
                client_secret: self.oidc_client_secret.clone(),
                name: self.oidc_name.clone(),
            }),
            mail_bounces: self.mail_bounces.clone(),
            mail_shown: None,
            follow_minutes: self.follow_minutes,
            follow_most: self.follow_most,
            digest_hour: self.digest_hour.min(23),
            reminder_days: self.reminder_days.split(',').filter_map(|day| day.trim().parse().ok()).collect(),
            similar_texts: self.similar_texts,
        }
    }

    /// Every setting as it is, without what is secret.
    fn told(&self) -> Vec<Told> {
        let values = serde_json::to_value(self).unwrap_or_default();
        let told = SETTINGS.iter().map(|setting| {
            let value = match values.get(setting.key) {
                Some(serde_json::Value::String(text)) => text.clone(),
                None | Some(serde_json::Value::Null) => String::new(),
                Some(other) => other.to_string(),
            };
            let value = match setting.key {
                "database_url" => {
                    if value.is_empty() {
                        value
                    } else {
                        self.database_shown()
                    }
                }
                "mail_server" => without_login(&value),
                key if SECRET.contains(&key) && !value.is_empty() => "…".to_owned(),
                _ => value,
            };
            let source = self.sources.get(setting.key).copied().unwrap_or(Source::Default);
            Told { key: setting.key, value, source }
        });
        told.collect()
    }

    /// The web servers that stand before; the first that is no address otherwise.
    pub fn proxies(&self) -> Result<Vec<IpAddr>, String> {
        let named = self.proxies.split(',').map(str::trim).filter(|it| !it.is_empty());
        named.map(|it| it.parse().map_err(|_| it.to_owned())).collect()
    }
}
