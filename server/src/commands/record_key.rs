//! `minga record rotate-key` and `minga record begin-anew`: what only whoever runs the program
//! on its own machine can do with the record.

use crate::compose::{Purpose, compose};
use crate::config::Config;
use crate::terminal;
use minga_i18n::FluentArgs;
use minga_kernel::{Actor, Capacity};
use minga_record::RecordError;
use std::process::ExitCode;

/// Changes the key that signs the record, or goes on with a change that has begun.
pub(crate) async fn rotate(config: &Config, days: u32) -> anyhow::Result<ExitCode> {
    let app = compose(config, Purpose::OneDeed).await?;
    app.store.migrate(&app.migrations()).await?;
    let cx = app.cx(Actor::Operator, config.lang);
    let rotation = app.record.rotate_key(&cx, &Capacity::OPERATOR, days).await?;
    let mut args = FluentArgs::new();
    args.set("former", rotation.succession.former.as_str().to_owned());
    args.set("key", rotation.succession.key.as_str().to_owned());
    args.set("until", rotation.until.date_naive().to_string());
    let key = if rotation.underway { "cli-key-underway" } else { "cli-key-rotated" };
    terminal::say(app.words.say(config.lang, key, &args));
    Ok(ExitCode::SUCCESS)
}

/// Begins a record that follows one that cannot go on.
pub(crate) async fn begin_anew(config: &Config, reason: &str) -> anyhow::Result<ExitCode> {
    let app = compose(config, Purpose::OneDeed).await?;
    app.store.migrate(&app.migrations()).await?;
    let cx = app.cx(Actor::Operator, config.lang);
    let mut args = FluentArgs::new();
    match app.record.begin_anew(&cx, reason).await {
        Ok(begun) => {
            args.set("size", begun.former_size() as f64);
            args.set("former", begun.succession.former.origin().to_owned());
            args.set("origin", begun.succession.key.origin().to_owned());
            args.set("key", begun.succession.key.as_str().to_owned());
            terminal::say(app.words.say(config.lang, "cli-begun-anew", &args));
            Ok(ExitCode::SUCCESS)
        }
        Err(RecordError::GoesOn) => {
            terminal::tell(app.words.plain(config.lang, "cli-goes-on"));
            Ok(ExitCode::FAILURE)
        }
        Err(error) => Err(error.into()),
    }
}
