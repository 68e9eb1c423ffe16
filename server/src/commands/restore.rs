use crate::SystemRandom;
use crate::compose::{Purpose, compose, modules};
use crate::config::Config;
use crate::terminal::{self, Working};
use crate::trouble::{self, NoFolder};
use anyhow::Context;
use minga_backup::{Restored, Target, restore};
use minga_i18n::FluentArgs;
use minga_store::{Store, StoreOptions};
use std::process::ExitCode;
use std::sync::Arc;

/// `minga restore`: puts a backup into an installation in which nothing is yet, makes the files
/// of the record anew, and verifies all of it. Exit status 1 if something is not as it was signed.
pub(crate) async fn run(
    config: &Config,
    from: &str,
    name: Option<&str>,
    elsewhere: bool,
) -> anyhow::Result<ExitCode> {
    let restored = put_back(config, from, name, elsewhere).await?;
    // What was put back may hold settings of its own, but those of this start count until the next.
    let app = compose(config, Purpose::OneDeed).await?;
    app.record.rebuild().await?;
    let mut args = FluentArgs::new();
    args.set("name", restored.name);
    args.set("rows", restored.manifest.tables.iter().map(|table| table.rows).sum::<u64>() as f64);
    args.set("files", restored.manifest.file_count as f64);
    terminal::say(app.words.say(config.lang, "cli-restored", &args));
    for file in restored.kept {
        let mut args = FluentArgs::new();
        args.set("file", file);
        terminal::say(app.words.say(config.lang, "cli-restore-kept", &args));
    }
    super::record::verify(config, None, None).await
}

async fn put_back(
    config: &Config,
    from: &str,
    name: Option<&str>,
    elsewhere: bool,
) -> anyhow::Result<Restored> {
    std::fs::create_dir_all(&config.data).with_context(|| NoFolder(config.data.clone()))?;
    let vault = config.vault(from)?;
    let options = StoreOptions {
        url: config.database(),
        readers: config.database_readers,
        mapped: StoreOptions::MAPPED_LITTLE,
    };
    // Not composed yet: that would make a key, and a restore brings one.
    let store = Store::connect(&options).await?;
    let migrations = minga_web::migrations(&modules());
    let files = config.files(Arc::new(SystemRandom))?;
    // Without an address of its own, this installation takes the backup's.
    let origin = (!elsewhere && !config.base_url.is_empty()).then(|| config.record_origin());
    let target = Target {
        store: &store,
        migrations: &migrations,
        files: &files,
        folder: &config.data,
        origin: origin.as_deref(),
    };
    let working = Working::on(trouble::say(config, "cli-restoring"));
    let restored = restore(&vault, name, &target, &working).await?;
    store.close().await?;
    Ok(restored)
}
