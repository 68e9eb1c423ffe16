use crate::compose::{Purpose, compose};
use crate::config::Config;
use crate::terminal;
use anyhow::Context;
use minga_i18n::{FluentArgs, Words};
use minga_kernel::Ref;
use minga_record::verify::{self, Fault, Finding, Verified};
use minga_record::{Former, Keys, PublicKey, Receipt, RecordError, Volume, former, verify_newest};
use minga_store::NO_IDENTIFIER;
use minga_web::App;
use std::path::Path;
use std::process::ExitCode;

/// `minga record export`: everything that a stranger needs, as a folder that any web server
/// can serve.
pub(crate) async fn export(config: &Config, folder: &Path) -> anyhow::Result<ExitCode> {
    let app = compose(config, Purpose::OneDeed).await?;
    app.store.migrate(&app.migrations()).await?;
    let published = app.record.publish().await?;
    // All records lie below the first one's folder.
    let first = app.record.volume(1)?.context("the record has no files")?;
    copy(first.files.folder(), folder).with_context(|| folder.display().to_string())?;
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
    let key = key.map(read_key).transpose()?;
    let verified = match target {
        None => {
            app.store.migrate(&app.migrations()).await?;
            let mut verified = verify::installation(&app.record, &app.store).await?;
            verify::kept(&app.store, &app.files, &mut verified).await?;
            let volumes = app.record.volumes()?;
            let (told, wrong) = tokio::task::spawn_blocking(move || former(&volumes)).await??;
            verified.findings.extend(wrong);
            tell_of_former(config, &app, &told);
            verified
        }
        Some(folder) if folder.is_dir() => {
            let volumes = Volume::all_in(folder)?;
            let (told, wrong) = former(&volumes)?;
            let mut verified = verify_newest(&volumes, key.as_ref())?;
            verified.findings.extend(wrong);
            tell_of_former(config, &app, &told);
            verified
        }
        Some(file) => return receipt(config, &app, file, key),
    };
    report(config, &app, &verified).await
}

/// A public key that was given on the command line.
pub(crate) fn read_key(key: &str) -> anyhow::Result<PublicKey> {
    PublicKey::parse(key).context("--key: this is not a public key")
}

/// Tells of records that another one follows; it is no fault, and nobody should overlook it.
fn tell_of_former(config: &Config, app: &App, told: &[Former]) {
    for former in told {
        let mut args = FluentArgs::new();
        let reason = former.begun.reason.as_ref().map(|it| it.text.clone());
        args.set("day", former.begun.at.date_naive().to_string());
        args.set("reason", reason.unwrap_or_else(|| "—".to_owned()));
        args.set("size", former.begun.former_size() as f64);
        args.set("kept", former.kept as f64);
        terminal::say(app.words.say(config.lang, "cli-outside-anew", &args));
    }
}

fn receipt(config: &Config, app: &App, file: &Path, key: Option<PublicKey>) -> anyhow::Result<ExitCode> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let mut args = FluentArgs::new();
    let check = |receipt: Receipt| {
        let keys = match key {
            Some(key) => key.into(),
            None => keys_of(app, &receipt)?,
        };
        Ok((receipt.check(&keys)?, receipt))
    };
    match Receipt::read(&text).and_then(check) {
        Ok((checkpoint, receipt)) => {
            // A record that follows another one begins with an entry that is no event.
            let entry: serde_json::Value = serde_json::from_slice(&receipt.leaf).unwrap_or_default();
            args.set("number", entry["sequence"].as_u64().unwrap_or(receipt.index + 1) as f64);
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

/// The keys of that record of this installation of which a receipt is; of the newest one if it
/// is of none.
fn keys_of(app: &App, receipt: &Receipt) -> Result<Keys, RecordError> {
    let origin = receipt.checkpoint.lines().next().unwrap_or_default();
    let own = app.record.volumes()?.into_iter().find(|volume| volume.keys.origin() == origin);
    Ok(own.map_or_else(|| app.record.keys(), |volume| volume.keys))
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
    let thing = match finding {
        Finding::Facts { thing, .. }
        | Finding::Gone { thing, .. }
        | Finding::Unrecorded(thing)
        | Finding::Kept { thing, .. } => named(config, app, thing).await?,
        _ => String::new(),
    };
    let shown = |own: &Ref| if thing.is_empty() { own.to_string() } else { thing.clone() };
    Ok(finding_in_words(config, &app.words, finding, shown))
}

/// A finding in words; `named` says what a thing is called.
pub(crate) fn finding_in_words(
    config: &Config,
    words: &Words,
    finding: &Finding,
    named: impl Fn(&Ref) -> String,
) -> String {
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
            args.set("thing", named(thing));
            args.set("facts", names.join(", "));
            args.set("number", *sequence as f64);
            "cli-finding-facts"
        }
        Finding::Gone { thing, sequence } => {
            args.set("thing", named(thing));
            args.set("number", *sequence as f64);
            "cli-finding-gone"
        }
        Finding::Unrecorded(thing) if thing.id == NO_IDENTIFIER => {
            args.set("kind", thing.kind.as_str().to_owned());
            "cli-finding-no-identifier"
        }
        Finding::Missing(thing) => {
            args.set("thing", named(thing));
            "cli-finding-missing"
        }
        Finding::Unrecorded(thing) => {
            args.set("thing", named(thing));
            "cli-finding-unrecorded"
        }
        Finding::Kept { thing, file, fault } => {
            args.set("thing", named(thing));
            args.set("file", file.clone());
            match fault {
                Fault::Missing => "cli-finding-file-missing",
                Fault::Replaced => "cli-finding-file-replaced",
                Fault::NotDeleted => "cli-finding-file-not-deleted",
            }
        }
    };
    words.say(config.lang, key, &args)
}

/// A thing by its identifier and, if it has one, its page.
async fn named(config: &Config, app: &App, thing: &Ref) -> anyhow::Result<String> {
    let db = app.store.read().await?;
    Ok(match app.references.one(&db, thing).await? {
        Some(known) => format!("{thing} ({})", known.path(config.lang)),
        None => thing.to_string(),
    })
}
