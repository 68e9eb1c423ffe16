use crate::compose::{Purpose, compose};
use crate::config::Config;
use crate::terminal;
use anyhow::Context;
use minga_kernel::{Actor, Lang};
use minga_mail::Returned;
use minga_web::{MailReturned, RETURNED};
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

/// The longest mail that is read.
const LONGEST: u64 = 4 * 1024 * 1024;

/// `minga bounce`: takes in a mail that came back, as a mail server hands it over.
pub(crate) async fn run(config: &Config, file: Option<&Path>) -> anyhow::Result<ExitCode> {
    let mut mail = Vec::new();
    match file {
        Some(path) => {
            let file = std::fs::File::open(path).with_context(|| path.display().to_string())?;
            file.take(LONGEST).read_to_end(&mut mail)?;
        }
        None => {
            std::io::stdin().take(LONGEST).read_to_end(&mut mail)?;
        }
    }
    let app = compose(config, Purpose::OneDeed).await?;
    let say = |key| terminal::say(app.words.plain(config.lang, key));
    // A mail server that was told of a failure would return the report too.
    let Some(found) = Returned::read(&mail, &config.mail_bounces) else {
        say("cli-bounce-other");
        return Ok(ExitCode::SUCCESS);
    };
    let cx = app.cx(Actor::Operator, Lang::default());
    let tx = app.store.write().await?;
    let returned = MailReturned { code: found.code, for_ever: found.for_ever };
    minga_jobs::enqueue(&cx, &tx, RETURNED, &returned).await?;
    tx.commit().await?;
    say("cli-bounce-taken");
    Ok(ExitCode::SUCCESS)
}
