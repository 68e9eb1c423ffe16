//! `minga jobs`: what was tried too often and waits for somebody to look at it.

use crate::compose::{Purpose, compose};
use crate::config::Config;
use crate::terminal;
use clap::Subcommand;
use minga_i18n::FluentArgs;
use minga_jobs::{Failed, discard, failed, retry};
use minga_kernel::Actor;
use std::process::ExitCode;
use uuid::Uuid;

/// What is done with jobs.
#[derive(Subcommand)]
pub(crate) enum Deed {
    /// Jobs that were given up, the newest first
    List,
    /// Try a job that was given up again, or all of them
    Retry {
        /// Its identifier, or `all`
        #[arg(value_name = "JOB|all")]
        which: Which,
    },
    /// Forget a job that was given up, or all of them: what it was to do is not done
    Discard {
        /// Its identifier, or `all`
        #[arg(value_name = "JOB|all")]
        which: Which,
    },
}

/// One job, or all.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Which {
    All,
    One(Uuid),
}

impl std::str::FromStr for Which {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Which, uuid::Error> {
        if text == "all" { Ok(Which::All) } else { Ok(Which::One(text.parse()?)) }
    }
}

/// How many jobs are looked at.
const MOST: u64 = 10_000;

/// Does it. Exit status 1 if there is no such job.
pub(crate) async fn run(config: &Config, deed: &Deed) -> anyhow::Result<ExitCode> {
    let app = compose(config, Purpose::OneDeed).await?;
    app.store.migrate(&app.migrations()).await?;
    let db = app.store.read().await?;
    let all = failed(&db, MOST).await?;
    drop(db);
    let (which, key) = match deed {
        Deed::List => {
            for job in &all {
                terminal::say(line(job));
            }
            return Ok(ExitCode::SUCCESS);
        }
        Deed::Retry { which } => (which, "cli-jobs-retried"),
        Deed::Discard { which } => (which, "cli-jobs-discarded"),
    };
    let meant: Vec<Uuid> = match which {
        Which::All => all.into_iter().map(|job| job.id).collect(),
        Which::One(id) => vec![*id],
    };
    let cx = app.cx(Actor::Operator, config.lang);
    let tx = app.store.write().await?;
    let mut count = 0;
    for id in meant {
        let done = match deed {
            Deed::Discard { .. } => discard(&tx, id).await?,
            _ => retry(&cx, &tx, id).await?,
        };
        count += u32::from(done);
    }
    tx.commit().await?;
    let mut args = FluentArgs::new();
    args.set("count", f64::from(count));
    terminal::say(app.words.say(config.lang, key, &args));
    Ok(if count == 0 && matches!(which, Which::One(_)) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// A job's fields, separated by tabs: nothing of its payload.
fn line(job: &Failed) -> String {
    let asked = job.created.format("%Y-%m-%dT%H:%M:%SZ");
    format!("{}\t{}\t{asked}\t{}\t{}", job.id, job.kind, job.attempts, job.reason)
}
