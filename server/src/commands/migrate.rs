use crate::compose::{Purpose, compose};
use crate::config::Config;
use crate::terminal;
use minga_i18n::FluentArgs;
use std::process::ExitCode;

/// `minga migrate`
pub(crate) async fn run(config: &Config) -> anyhow::Result<ExitCode> {
    let app = compose(config, Purpose::OneDeed).await?;
    let applied = app.store.migrate(&app.migrations()).await?;
    let mut args = FluentArgs::new();
    args.set("count", applied as f64);
    terminal::say(app.words.say(config.lang, "cli-migrated", &args));
    Ok(ExitCode::SUCCESS)
}
