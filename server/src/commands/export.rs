use crate::compose::{Purpose, compose};
use crate::config::Config;
use crate::terminal;
use anyhow::Context;
use minga_i18n::FluentArgs;
use minga_kernel::Kind;
use std::path::Path;
use std::process::ExitCode;

/// `minga export plan`
pub(crate) async fn run(config: &Config, code: &str, path: &Path) -> anyhow::Result<ExitCode> {
    let app = compose(config, Purpose::OneDeed).await?;
    app.store.migrate(&app.migrations()).await?;
    let db = app.store.read().await?;
    let mut args = FluentArgs::new();
    args.set("code", code.to_owned());
    let Some(plan) = app.references.find(&db, &Kind::new("plan"), code).await? else {
        terminal::tell(app.words.say(config.lang, "cli-no-plan", &args));
        return Ok(ExitCode::FAILURE);
    };
    let tables = minga_exchange::export(&db, &app.sheets, &app.references, plan).await?;
    let shown = || path.display().to_string();
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
        let bytes = minga_exchange::workbook(&tables, &app.words, config.lang)?;
        // A half-written workbook never stands under its own name.
        let draft = path.with_extension("xlsx.part");
        std::fs::write(&draft, bytes).with_context(shown)?;
        std::fs::rename(&draft, path).with_context(shown)?;
    } else {
        minga_tabular::write_folder(&tables, path).with_context(shown)?;
    }
    terminal::say(path.display());
    Ok(ExitCode::SUCCESS)
}
