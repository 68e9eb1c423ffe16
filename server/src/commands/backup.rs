use crate::compose::{Purpose, compose};
use crate::config::Config;
use crate::terminal::{self, Working};
use minga_backup::{Source, backup};
use minga_i18n::FluentArgs;
use minga_kernel::Moment;
use std::process::ExitCode;

/// `minga backup`: a copy of everything that the program cannot make anew, while it serves.
/// Exit status 1 if a file of the store was damaged, and is therefore not in it.
pub(crate) async fn run(config: &Config, to: &str, keep: Option<usize>) -> anyhow::Result<ExitCode> {
    let app = compose(config, Purpose::OneDeed).await?;
    let vault = config.vault(to)?;
    let migrations = app.migrations();
    let (key, record) = (app.record.key(), app.record.files());
    let tiles = record.folder().join("tile");
    let source = Source {
        store: &app.store,
        migrations: &migrations,
        files: &app.files,
        folder: &config.data,
        derived: &tiles,
        origin: key.origin(),
        program: env!("CARGO_PKG_VERSION"),
    };
    let working = Working::on(app.words.say(config.lang, "cli-backing-up", &FluentArgs::new()));
    let made = backup(&vault, &source, app.clock.now(), &working).await?;
    drop(working);
    remember(config, made.manifest.made, to);
    let mut args = FluentArgs::new();
    args.set("name", made.name.clone());
    args.set("rows", made.manifest.tables.iter().map(|table| table.rows).sum::<u64>() as f64);
    args.set("files", made.manifest.file_count as f64);
    args.set("new", made.new_files as f64);
    terminal::say(app.words.say(config.lang, "cli-backed-up", &args));
    if let Some(keep) = keep {
        let mut args = FluentArgs::new();
        args.set("count", vault.prune(keep).await? as f64);
        terminal::say(app.words.say(config.lang, "cli-backups-pruned", &args));
    }
    for hash in &made.damaged {
        let mut args = FluentArgs::new();
        args.set("file", hash.to_string());
        terminal::tell(app.words.say(config.lang, "cli-backup-file-damaged", &args));
    }
    Ok(if made.damaged.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Where it is written down when the last backup was made, in the data folder.
const LAST: &str = "last-backup";

/// Writes down that a backup was made, for `minga doctor`. That it cannot be written is no fault
/// of the backup.
fn remember(config: &Config, made: Moment, to: &str) {
    if let Err(error) = std::fs::write(config.data.join(LAST), format!("{}\n{to}\n", made.to_rfc3339())) {
        tracing::warn!(%error, "it could not be written down when the last backup was made");
    }
}

/// When the last backup was made, and where; nothing if none was.
pub(crate) fn last_backup(config: &Config) -> Option<(Moment, String)> {
    let text = std::fs::read_to_string(config.data.join(LAST)).ok()?;
    let (made, place) = text.trim_end().split_once('\n')?;
    Some((made.parse().ok()?, place.to_owned()))
}
