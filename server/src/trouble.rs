//! What stops the program from the outside, in the words of whoever operates it.

use crate::compose;
use crate::config::Config;
use minga_backup::BackupError;
use minga_exchange::ImportError;
use minga_i18n::{FluentArgs, Source, Words};
use minga_kernel::Lang;
use minga_store::StoreError;
use std::path::PathBuf;

/// The data folder cannot be made.
#[derive(Debug)]
pub(crate) struct NoFolder(pub(crate) PathBuf);

impl std::fmt::Display for NoFolder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the data folder {} cannot be made", self.0.display())
    }
}

/// What is wrong with what somebody asked for, in their words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Told(pub(crate) String);

/// What happened, where and what to do, with what the system says of it at the end.
pub(crate) fn in_words(config: &Config, error: &anyhow::Error) -> String {
    if let Some(Told(words)) = error.downcast_ref() {
        return words.clone();
    }
    if let Some(error) = error.downcast_ref::<BackupError>()
        && let Some((key, what)) = of_backup(error)
    {
        let mut args = FluentArgs::new();
        args.set("what", what);
        return words().map_or_else(|| format!("minga: {error}"), |words| words.say(config.lang, key, &args));
    }
    let (key, what) = if let Some(NoFolder(folder)) = error.downcast_ref() {
        ("cli-no-folder", folder.display().to_string())
    } else if is_newer(error) {
        ("cli-newer-database", config.database_shown())
    } else if error.is::<StoreError>() || matches!(error.downcast_ref(), Some(ImportError::Store(_))) {
        ("cli-no-database", config.database_shown())
    } else {
        return format!("minga: {error:#}");
    };
    let mut args = FluentArgs::new();
    args.set("what", what);
    args.set("why", error.root_cause().to_string());
    words().map_or_else(|| format!("minga: {error:#}"), |words| words.say(config.lang, key, &args))
}

/// Whether a newer version has been at the database: it applied migrations that we do not know.
fn is_newer(error: &anyhow::Error) -> bool {
    format!("{error:#}").contains("has been applied but its file is missing")
}

/// What there is to say of a backup that could not be made or put back; nothing of what the
/// system says in its own words.
fn of_backup(error: &BackupError) -> Option<(&'static str, String)> {
    Some(match error {
        BackupError::None => ("cli-backup-none", String::new()),
        BackupError::Newer(names) => ("cli-backup-newer", names.join(", ")),
        BackupError::Layout(layout) => ("cli-backup-newer", layout.to_string()),
        BackupError::Elsewhere { theirs, ours } => ("cli-backup-elsewhere", format!("{theirs} ≠ {ours}")),
        BackupError::NotEmpty(what) => ("cli-backup-not-empty", what.clone()),
        BackupError::Damaged(what) => ("cli-backup-damaged", what.clone()),
        BackupError::Moved => ("cli-copy-moved", String::new()),
        BackupError::Taken(name) => ("cli-backup-taken", name.clone()),
        BackupError::Store(_) | BackupError::Files(_) | BackupError::Vault(_) | BackupError::File { .. } => {
            return None;
        }
    })
}

/// A message that needs nothing of the program but its words.
pub(crate) fn say(config: &Config, key: &str) -> String {
    words().map_or_else(String::new, |words| words.say(config.lang, key, &FluentArgs::new()))
}

/// The command line's words alone: the rest of the program may not have come to be.
pub(crate) fn words() -> Option<Words> {
    let folder = compose::locales();
    let sources = folder.names().into_iter().filter_map(|name| {
        let lang = name.split('/').next().and_then(Lang::from_code)?;
        Some(Source { lang, content: folder.text(&name)?, name: name.into_owned() })
    });
    Words::build(sources).ok()
}
