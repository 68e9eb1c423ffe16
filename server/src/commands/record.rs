use crate::compose::{Purpose, compose};
use crate::config::Config;
use crate::terminal;
use anyhow::Context;
use minga_i18n::FluentArgs;
use minga_kernel::Ref;
use minga_record::verify::{self, Fault, Finding, Verified};
use minga_record::{Files, PublicKey, Receipt};
use minga_web::App;
use std::path::Path;
use std::process::ExitCode;

/// `minga record export`: everything that a stranger needs, as a folder that any web server
/// can serve.
pub(crate) async fn export(config: &Config, folder: &Path) -> anyhow::Result<ExitCode> {
    let app = compose(config, Purpose::OneDeed).await?;
    app.store.migrate(&app.migrations()).await?;
    let published = app.record.publish().await?;
    copy(app.record.files().folder(), folder).with_context(|| folder.display().to_string())?;
    let mut args = FluentArgs::new();
    args.set("count", published.size as f64);
    args.set("folder", folder.display().to_string());
    terminal::say(app.words.say(config.lang, "cli-record-exported", &args));
    Ok(ExitCode::SUCCESS)
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// `minga verify`: this installation, a folder of a record, or a receipt. Exit status 1 if
/// anything is not as it was signed.
pub(crate) async fn verify(
    config: &Config,
    target: Option<&Path>,
    key: Option<&str>,
) -> anyhow::Result<ExitCode> {
    let app = compose(config, Purpose::OneDeed).await?;
    let key = match key {
        Some(key) => Some(PublicKey::parse(key).context("--key: this is not a public key")?),
        None => None,
    };
    let verified = match target {
        None => {
            app.store.migrate(&app.migrations()).await?;
            let mut verified = verify::installation(&app.record, &app.store).await?;
            verify::kept(&app.store, &app.files, &mut verified).await?;
            verified
        }
        Some(folder) if folder.is_dir() => verify::files(&Files::at(folder), key)?,
        Some(file) => return receipt(config, &app, file, key),
    };
    report(config, &app, &verified).await
}

fn receipt(config: &Config, app: &App, file: &Path, key: Option<PublicKey>) -> anyhow::Result<ExitCode> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let key = key.unwrap_or_else(|| app.record.key().clone());
    let mut args = FluentArgs::new();
    match Receipt::read(&text).and_then(|receipt| Ok((receipt.check(&key)?, receipt))) {
        Ok((checkpoint, receipt)) => {
            args.set("number", (receipt.index + 1) as f64);
            args.set("origin", checkpoint.origin().to_owned());
            args.set("size", checkpoint.size() as f64);
            terminal::say(app.words.say(config.lang, "cli-receipt-good", &args));
            terminal::say(String::from_utf8_lossy(&receipt.leaf));
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            args.set("why", error.to_string());
            terminal::say(app.words.say(config.lang, "cli-receipt-bad", &args));
            Ok(ExitCode::FAILURE)
        }
    }
}

async fn report(config: &Config, app: &App, verified: &Verified) -> anyhow::Result<ExitCode> {
    for finding in &verified.findings {
        terminal::say(format_args!("✗ {}", in_words(config, app, finding).await?));
    }
    let mut args = FluentArgs::new();
    args.set("entries", verified.size as f64);
    args.set("things", verified.things as f64);
    args.set("count", verified.findings.len() as f64);
    if verified.taken_down > 0 {
        let mut args = FluentArgs::new();
        args.set("count", verified.taken_down as f64);
        terminal::say(app.words.say(config.lang, "cli-taken-down", &args));
    }
    let key = if verified.findings.is_empty() { "cli-verified" } else { "cli-not-verified" };
    terminal::say(app.words.say(config.lang, key, &args));
    Ok(if verified.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn in_words(config: &Config, app: &App, finding: &Finding) -> anyhow::Result<String> {
    let mut args = FluentArgs::new();
    let key = match finding {
        Finding::Root => "cli-finding-root",
        Finding::File(name) => {
            args.set("file", name.clone());
            "cli-finding-file"
        }
        Finding::Event(number) => {
            args.set("number", *number as f64);
            "cli-finding-event"
        }
        Finding::Facts { thing, names, sequence } => {
            args.set("thing", named(config, app, thing).await?);
            args.set("facts", names.join(", "));
            args.set("number", *sequence as f64);
            "cli-finding-facts"
        }
        Finding::Gone { thing, sequence } => {
            args.set("thing", named(config, app, thing).await?);
            args.set("number", *sequence as f64);
            "cli-finding-gone"
        }
        Finding::Unrecorded(thing) => {
            args.set("thing", named(config, app, thing).await?);
            "cli-finding-unrecorded"
        }
        Finding::Kept { thing, file, fault } => {
            args.set("thing", named(config, app, thing).await?);
            args.set("file", file.clone());
            match fault {
                Fault::Missing => "cli-finding-file-missing",
                Fault::Replaced => "cli-finding-file-replaced",
                Fault::NotDeleted => "cli-finding-file-not-deleted",
            }
        }
    };
    Ok(app.words.say(config.lang, key, &args))
}

/// A thing by its identifier and, if it has one, its page.
async fn named(config: &Config, app: &App, thing: &Ref) -> anyhow::Result<String> {
    let db = app.store.read().await?;
    Ok(match app.references.one(&db, thing).await? {
        Some(known) => format!("{thing} ({})", known.path(config.lang)),
        None => thing.to_string(),
    })
}
