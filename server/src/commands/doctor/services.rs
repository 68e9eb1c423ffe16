//! What the program leans on: database, files, mail.

use super::Checkup;
use crate::config::Config;
use minga_files::FileError;
use minga_web::App;

/// How much a file is that proves that files can be kept.
const PROBE: usize = 32;

impl Checkup<'_> {
    /// Whether it answers and has the newest form.
    pub(super) async fn database(&mut self, config: &Config, app: &App) -> bool {
        match app.store.pending(&app.migrations()).await {
            Ok(pending) if pending.is_empty() => {
                self.well("database", config.database_shown());
                return true;
            }
            Ok(pending) => self.ill("database-behind", pending.len()),
            Err(error) => self.ill("database-broken", error),
        }
        false
    }

    /// Keeps a file, reads it and takes it away again.
    pub(super) async fn files(&mut self, app: &App) {
        let mut content = vec![0; PROBE];
        app.random.fill(&mut content);
        match probe(app, content.into()).await {
            Ok(()) => self.well("files", ""),
            Err(error) => self.ill("files-broken", error),
        }
    }

    pub(super) async fn mail(&mut self, config: &Config, app: &App) {
        let mailer = match config.mailer(app.clock.clone()) {
            Ok(mailer) => mailer,
            Err(error) => return self.ill("mail-setting", error),
        };
        match mailer.check().await {
            Err(error) => self.ill("mail-broken", error),
            Ok(()) if config.mail_server.is_empty() => {
                self.note("mail-folder", config.data.join("mail").display());
            }
            Ok(()) => self.well("mail", ""),
        }
    }
}

async fn probe(app: &App, content: bytes::Bytes) -> Result<(), FileError> {
    let kept = app.files.put_bytes(content, PROBE as u64).await?;
    let checked = app.files.check(kept.hash).await;
    app.files.delete(kept.hash).await?;
    checked.map(drop)
}
