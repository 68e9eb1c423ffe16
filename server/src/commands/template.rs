use crate::compose::{Purpose, compose};
use crate::config::Config;
use crate::terminal;
use anyhow::Context;
use std::path::Path;
use std::process::ExitCode;

/// `minga template`
pub(crate) async fn run(config: &Config, file: &Path) -> anyhow::Result<ExitCode> {
    let app = compose(config, Purpose::OneDeed).await?;
    let schemas: Vec<_> = app.sheets.iter().flat_map(|feature| feature.schemas()).collect();
    let bytes = minga_exchange::template(&schemas, &app.words, config.lang)?;
    std::fs::write(file, bytes).with_context(|| file.display().to_string())?;
    terminal::say(file.display());
    Ok(ExitCode::SUCCESS)
}
