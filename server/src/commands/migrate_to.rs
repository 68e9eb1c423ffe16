use crate::compose::{Purpose, compose};
use crate::config::Config;
use crate::terminal::{self, Working};
use minga_backup::transfer;
use minga_i18n::FluentArgs;
use minga_store::{Store, StoreOptions};
use std::process::ExitCode;

/// `minga migrate-to`: copies the database into another, empty one of either kind.
pub(crate) async fn run(config: &Config, url: &str) -> anyhow::Result<ExitCode> {
    let app = compose(config, Purpose::OneDeed).await?;
    let migrations = app.migrations();
    app.store.migrate(&migrations).await?;
    let options = StoreOptions {
        url: url.to_owned(),
        readers: config.database_readers,
        mapped: StoreOptions::MAPPED_LITTLE,
    };
    let other = Store::connect(&options).await?;
    let working = Working::on(app.words.say(config.lang, "cli-copying", &FluentArgs::new()));
    let rows = transfer(&app.store, &other, &migrations, &working).await?;
    drop(working);
    other.close().await?;
    let mut args = FluentArgs::new();
    args.set("rows", rows as f64);
    terminal::say(app.words.say(config.lang, "cli-copied", &args));
    Ok(ExitCode::SUCCESS)
}
