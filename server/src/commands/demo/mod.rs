mod accounts;
mod process;

use super::import::{in_words, take_in};
use super::serve::serve;
use crate::compose::{Purpose, compose};
use crate::config::Config;
use crate::terminal;
use minga_exchange::{ImportError, Input, Intent};
use minga_i18n::FluentArgs;
use minga_kernel::Kind;
use minga_tabular::Problems;
use minga_web::App;
use rust_embed::Embed;
use std::process::ExitCode;

/// Ecuador's first open government plan, as `demo/ecuador-plan-1` in the repository.
#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../demo/ecuador-plan-1"]
struct Plan;

/// The code of the plan of the demo.
const CODE: &str = "EC-PAGA-1";

/// `minga demo`: like `serve`, with the demo's plan imported the first time.
pub(crate) async fn run(config: &Config) -> anyhow::Result<ExitCode> {
    let app = compose(config, Purpose::Demo).await?;
    app.store.migrate(&app.migrations()).await?;
    let db = app.store.read().await?;
    let known = app.references.find(&db, &Kind::new("plan"), CODE).await?.is_some();
    drop(db);
    if known {
        terminal::say(app.words.plain(config.lang, "cli-demo-kept"));
        return with_accounts(config, app).await;
    }
    terminal::say(app.words.plain(config.lang, "cli-demo-importing"));
    let mut problems = Problems::default();
    let mut sheets = Vec::new();
    for name in Plan::iter().filter(|name| name.ends_with(".csv")) {
        let Some(file) = Plan::get(&name) else { continue };
        let inspected = minga_tabular::inspect_bytes(&name, &file.data, &config.limits());
        sheets.extend(inspected.sheets);
        inspected.problems.into_iter().for_each(|problem| problems.push(problem));
    }
    let schemas: Vec<_> = app.sheets.iter().flat_map(|feature| feature.schemas()).collect();
    let input = Input::understand(&sheets, &schemas, &app.words, &mut problems);
    match take_in(&app, config.lang, "cli-writing", &input, problems, Intent::Apply).await {
        Ok(_) => {}
        Err(ImportError::Problems(problems)) => {
            for problem in &problems {
                terminal::tell(in_words(&app, config.lang, problem));
            }
            anyhow::bail!("the demo's own plan is broken");
        }
        Err(error) => return Err(error.into()),
    }
    with_accounts(config, app).await
}

/// Makes the demo's accounts if they are not there, tells of them, and serves.
async fn with_accounts(config: &Config, app: App) -> anyhow::Result<ExitCode> {
    let file = config.data.join("demo-accounts.json");
    accounts::make(&app, &file).await?;
    process::make(&app).await?;
    let mut args = FluentArgs::new();
    args.set("file", file.display().to_string());
    terminal::say(app.words.say(config.lang, "cli-demo-accounts", &args));
    for account in accounts::known(&file) {
        let role = app.words.plain(config.lang, &format!("role-{}", account.role));
        terminal::say(format!("  {role}: {}", account.sign_in));
    }
    serve(config, app).await
}
