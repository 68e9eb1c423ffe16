//! What is kept for how long, and why: one list, by which the program deletes, and which it
//! shows to everybody.

use crate::{App, once};
use chrono::Duration;
use minga_jobs::{begin_upkeep, note_upkeep};
use minga_kernel::Moment;
use minga_record::verify::named_files;
use minga_store::{StoreError, Tx};
use std::collections::HashSet;
use std::path::Path;
use std::time::SystemTime;

/// What is kept for a time. Its words are the messages `retention-<key>` and, for the basis in
/// law, `retention-<key>-basis`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    /// Its name in messages, measurements and the list of what was done.
    pub(crate) key: &'static str,
    /// The setting that says for how long; none where the program itself does.
    pub(crate) setting: Option<&'static str>,
}

/// Everything that has its time. What the public record says is kept for good, and holds nobody.
pub(crate) const RULES: [Rule; 13] = [
    Rule { key: "sessions", setting: Some("session_days") },
    Rule { key: "links", setting: Some("invitation_days") },
    Rule { key: "begun", setting: None },
    Rule { key: "tries", setting: None },
    Rule { key: "openings", setting: Some("opening_hours") },
    Rule { key: "answers", setting: Some("answer_hours") },
    Rule { key: "imports", setting: Some("import_hours") },
    Rule { key: "drafts", setting: Some("draft_days") },
    Rule { key: "files", setting: Some("draft_days") },
    Rule { key: "parked", setting: Some("parked_days") },
    Rule { key: "mails", setting: Some("mail_days") },
    Rule { key: "unfinished", setting: None },
    // Deleted by the feature whose they are.
    Rule { key: "attendees", setting: Some("attendee_days") },
];

/// How old what an upload left behind has to be: no upload takes so long.
const LEFTOVER: Duration = Duration::hours(24);
/// How often it is looked for files that nothing names, which reads every official thing.
const FILES_EVERY: Duration = Duration::hours(24);
/// How often everything else is deleted.
const EVERY: Duration = Duration::minutes(50);

/// Deletes everything whose time is over, and writes down how much it was. Of several servers
/// one does it.
pub async fn sweep(app: &App) -> Result<(), StoreError> {
    sweep_tables(app, Duration::zero()).await
}

/// The same, unless it was done a short while ago.
pub(crate) async fn sweep_in_turn(app: &App) -> Result<(), StoreError> {
    sweep_tables(app, EVERY).await
}

async fn sweep_tables(app: &App, every: Duration) -> Result<(), StoreError> {
    let (now, settings) = (app.clock.now(), &app.settings);
    let days = |days: u32| now - Duration::days(i64::from(days));
    let tx = app.store.write().await?;
    if !begin_upkeep(&tx, "sessions", now - every).await? {
        return Ok(());
    }
    let mut done = minga_auth::sweep(&tx, now).await?.to_vec();
    // Forms remember for a time of their own that they were taken.
    let answers = Duration::hours(i64::from(settings.answer_hours)).max(once::KEPT);
    done.push(("answers", minga_clients::sweep(&tx, now - answers).await?));
    done.push(("imports", minga_exchange::sweep(&tx, now).await?));
    done.push(("parked", minga_jobs::sweep(&tx, days(settings.parked_days)).await?));
    let mut drafts = 0;
    for personal in &app.personal {
        drafts += personal.sweep(&tx, days(settings.draft_days)).await?;
    }
    done.push(("drafts", drafts));
    for (key, count) in done {
        note(&tx, key, now, count).await?;
    }
    tx.commit().await
}

/// Deletes files that nothing names, mails that were written into a folder, and what uploads
/// left behind.
pub async fn sweep_files(app: &App) -> Result<(), StoreError> {
    let now = app.clock.now();
    let tx = app.store.write().await?;
    if begin_upkeep(&tx, "files", now - FILES_EVERY).await? {
        // Written down first: whoever comes meanwhile does not begin too.
        note_upkeep(&tx, "files", now, 0).await?;
        tx.commit().await?;
        let deleted = forsaken(app, now - Duration::days(i64::from(app.settings.draft_days))).await?;
        tell(app, "files", deleted).await?;
    } else {
        // Held until the end it would keep everybody from writing, us first of all.
        tx.rollback().await?;
    }
    let unfinished = app.files.sweep(now - LEFTOVER).await.map_err(StoreError::corrupt)?;
    tell(app, "unfinished", unfinished).await?;
    if let Some(folder) = app.settings.mail_folder.clone() {
        let before = SystemTime::from(now - Duration::days(i64::from(app.settings.mail_days)));
        let deleting = tokio::task::spawn_blocking(move || old_mails(&folder, before)).await;
        tell(app, "mails", deleting.map_err(StoreError::corrupt)?).await?;
    }
    Ok(())
}

/// Deletes the files that nobody wrote since and that nothing names.
async fn forsaken(app: &App, before: Moment) -> Result<u64, StoreError> {
    use futures_util::TryStreamExt;
    let old: Vec<_> = app.files.names_before(before).try_collect().await.map_err(StoreError::corrupt)?;
    if old.is_empty() {
        return Ok(0);
    }
    let mut named: HashSet<_> = named_files(&app.store).await.map_err(StoreError::corrupt)?;
    let db = app.store.read().await?;
    for personal in &app.personal {
        named.extend(personal.files(&db).await?);
    }
    drop(db);
    let mut deleted = 0;
    for file in old.into_iter().filter(|file| !named.contains(file)) {
        // Somebody may send the same content at this moment: then it is not old any more.
        deleted += u64::from(app.files.delete_older(file, before).await.map_err(StoreError::corrupt)?);
    }
    Ok(deleted)
}

/// Deletes the mails in a folder that were written before; what cannot be deleted stays for the
/// next time.
fn old_mails(folder: &Path, before: SystemTime) -> u64 {
    let mut deleted = 0;
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let old = entry.metadata().and_then(|it| it.modified()).is_ok_and(|at| at < before);
        if old && std::fs::remove_file(entry.path()).is_ok() {
            deleted += 1;
        }
    }
    deleted
}

async fn tell(app: &App, key: &'static str, count: u64) -> Result<(), StoreError> {
    let tx = app.store.write().await?;
    note(&tx, key, app.clock.now(), count).await?;
    tx.commit().await
}

async fn note(tx: &Tx, key: &'static str, now: Moment, count: u64) -> Result<(), StoreError> {
    note_upkeep(tx, key, now, count).await?;
    metrics::counter!("minga_deleted_total", "rule" => key).increment(count);
    if count > 0 {
        tracing::info!(rule = key, count, "what had its time was deleted");
    }
    Ok(())
}
