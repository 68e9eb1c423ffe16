use crate::letter::letter;
use crate::{Mail, MailError, Mailer, Sender};
use async_trait::async_trait;
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// Writes mail into a folder, for a demonstration: `<id>.eml`, which any program for mail can
/// open. Nobody but the owner may read it: a mail may hold what opens an account.
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
        let writing = tokio::task::spawn_blocking(move || write(&folder, &name, &bytes));
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
    std::fs::rename(part, folder.join(format!("{name}.eml")))
}

fn open(folder: &Path) -> io::Result<()> {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}
