//! What the program stands on, made as the settings say: files, backups, mail, witnesses.

use super::Config;
use anyhow::Context;
use minga_backup::{BackupError, Vault};
use minga_files::{FileError, FileStore, S3};
use minga_kernel::{Clock, Random};
use minga_mail::{FileMailer, MailError, Mailer, Sender, SmtpMailer};
use minga_record::Witness;
use minga_signatures::Roots;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Config {
    /// Where files are kept.
    pub fn files(&self, random: Arc<dyn Random>) -> Result<FileStore, FileError> {
        if self.files_bucket.is_empty() {
            return FileStore::folder(&self.data.join("files"), random);
        }
        FileStore::s3(&self.bucket(&self.files_bucket), random)
    }

    /// Where backups are: `s3://<bucket>/<prefix>` in the object store of the settings, or a
    /// folder.
    pub fn vault(&self, place: &str) -> Result<Vault, BackupError> {
        match place.strip_prefix("s3://") {
            Some(place) => {
                let (bucket, prefix) = place.split_once('/').unwrap_or((place, ""));
                Vault::s3(&self.bucket(bucket), prefix)
            }
            None => Vault::folder(Path::new(place)),
        }
    }

    fn bucket(&self, name: &str) -> S3 {
        let endpoint = Some(self.files_endpoint.clone()).filter(|it| !it.is_empty());
        S3 {
            path_style: endpoint.is_some(),
            allow_http: endpoint.as_ref().is_some_and(|it| it.starts_with("http:")),
            endpoint,
            bucket: name.to_owned(),
            region: self.files_region.clone(),
            key_id: self.files_key_id.clone(),
            secret: self.files_secret.clone(),
        }
    }

    /// How mail is sent.
    pub fn mailer(&self, clock: Arc<dyn Clock>) -> Result<Arc<dyn Mailer>, MailError> {
        let sender = Sender::parse(&self.mail_from, clock)?;
        match self.mail_folder() {
            Some(folder) => Ok(Arc::new(FileMailer::new(&folder, sender))),
            None => Ok(Arc::new(SmtpMailer::new(&self.mail_server, sender)?)),
        }
    }

    /// The folder in which mails lie where no server sends them.
    pub fn mail_folder(&self) -> Option<PathBuf> {
        self.mail_server.is_empty().then(|| self.data.join("mail"))
    }

    /// The name of the public record, as its format advises: its address without the scheme.
    /// It counts when the first key is made, and never again.
    pub fn record_origin(&self) -> String {
        let base = self.web().base_url;
        let address = base.split_once("://").map_or(&*base, |(_, address)| address);
        format!("{address}/record")
    }

    /// Who countersigns the public record; the first entry that cannot be read otherwise.
    pub fn witnesses(&self) -> Result<Vec<Witness>, String> {
        let entries = self.record_witnesses.split(';').map(str::trim).filter(|entry| !entry.is_empty());
        entries.map(|entry| Witness::parse(entry).ok_or_else(|| entry.to_owned())).collect()
    }

    /// The issuers that are trusted for signatures of documents.
    pub fn roots(&self) -> anyhow::Result<Roots> {
        if self.signature_roots.is_empty() {
            return Ok(Roots::default());
        }
        let told = || format!("signature_roots: {}", self.signature_roots);
        let bytes = std::fs::read(&self.signature_roots).with_context(told)?;
        Roots::read(&bytes).with_context(told)
    }

    /// The bounds of what is imported.
    pub fn limits(&self) -> minga_tabular::Limits {
        minga_tabular::Limits {
            file_bytes: self.import_file_bytes,
            unpacked_bytes: self.import_unpacked_bytes,
            rows: self.import_rows,
            ..minga_tabular::Limits::default()
        }
    }
}
