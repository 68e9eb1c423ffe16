use crate::letter::letter;
use crate::{Mail, MailError, Mailer, Sender};
use async_trait::async_trait;
use minga_kernel::Moment;
use serde::{Deserialize, Serialize};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Writes mail into a folder, for a demonstration: `<id>.eml`, which any program for mail can
/// open, and `<id>.json`, which [`Outbox`] reads. Nobody but the owner may read them: a mail may
/// hold what opens an account.
#[derive(Clone)]
pub struct FileMailer {
    folder: PathBuf,
    sender: Sender,
}

impl FileMailer {
    /// Writes into this folder, which is made when there is something to write.
    pub fn new(folder: &Path, sender: Sender) -> FileMailer {
        FileMailer { folder: folder.to_owned(), sender }
    }
}

#[async_trait]
impl Mailer for FileMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let bytes = letter(&self.sender, mail)?.formatted();
        let (folder, name) = (self.folder.clone(), mail.id.to_string());
        let kept = Kept { at: self.sender.now(), mail: mail.clone() };
        let kept = serde_json::to_vec(&kept).map_err(|_| MailError::Text)?;
        let writing = tokio::task::spawn_blocking(move || {
            write(&folder, &format!("{name}.eml"), &bytes)?;
            write(&folder, &format!("{name}.json"), &kept)
        });
        let written = writing.await.unwrap_or_else(|error| Err(io::Error::other(error)));
        written.map_err(|error| MailError::Folder(error.kind()))
    }

    async fn check(&self) -> Result<(), MailError> {
        let probe = self.folder.join(".probe");
        let written = open(&self.folder).and_then(|()| std::fs::write(&probe, b""));
        written.and_then(|()| std::fs::remove_file(&probe)).map_err(|error| MailError::Folder(error.kind()))
    }
}

/// Under another name first, so that nobody reads half of it.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    open(folder)?;
    let part = folder.join(format!("{name}.part"));
    let mut file =
        std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part)?;
    io::Write::write_all(&mut file, bytes)?;
    std::fs::rename(part, folder.join(name))
}

/// A mail in the folder, and when it was sent.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Kept {
    /// When.
    pub at: Moment,
    /// The mail.
    pub mail: Mail,
}

/// The mails that a [`FileMailer`] wrote, for whoever wants to look at them.
#[derive(Clone, Debug)]
pub struct Outbox {
    folder: PathBuf,
}

impl Outbox {
    /// Those in this folder.
    pub fn new(folder: &Path) -> Outbox {
        Outbox { folder: folder.to_owned() }
    }

    /// The newest so many, the newest first.
    pub fn newest(&self, most: usize) -> io::Result<Vec<Kept>> {
        let entries = match std::fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let written = entries.flatten().filter_map(|entry| {
            let id: Uuid = entry.file_name().to_str()?.strip_suffix(".json")?.parse().ok()?;
            Some((entry.metadata().ok()?.modified().ok()?, id))
        });
        let mut written: Vec<_> = written.collect();
        written.sort_unstable_by(|a, b| b.cmp(a));
        written.truncate(most);
        Ok(written.into_iter().filter_map(|(_, id)| self.one(id).ok().flatten()).collect())
    }

    /// One of them.
    pub fn one(&self, id: Uuid) -> io::Result<Option<Kept>> {
        match std::fs::read(self.folder.join(format!("{id}.json"))) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            read => Ok(serde_json::from_slice(&read?).ok()),
        }
    }
}

fn open(folder: &Path) -> io::Result<()> {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}
