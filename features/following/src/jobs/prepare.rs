//! Preparing a digest: what it says is written once for each topic and language, however many
//! follow it, and then a letter is noted down for everybody whom it concerns.
//!
//! Every step can be done twice: what was written before is written again the same, and who has a
//! letter gets no second one.

use super::letter::piece;
use super::news::news;
use super::{DELIVER, OfDigest, PREPARE};
use crate::model::{Digest, Piece};
use crate::queries;
use minga_jobs::{Handler, JobError, enqueue};
use minga_kernel::{Actor, Cx, Lang};
use minga_store::orm::async_trait;
use minga_store::{StoreError, events_numbered};
use minga_web::App;
use minga_web::pages::history;

/// Prepares digests.
pub(crate) struct Prepare(pub(crate) App);

/// Topics whose words are written in one change, and letters.
const TOPICS: usize = 50;
const LETTERS: u64 = 2_000;

#[async_trait]
impl Handler for Prepare {
    fn kind(&self) -> &'static str {
        PREPARE
    }

    async fn run(&self, payload: serde_json::Value, _attempt: u32) -> Result<(), JobError> {
        let app = &self.0;
        let of: OfDigest =
            serde_json::from_value(payload).map_err(|_| JobError::give_up("digest-unreadable"))?;
        let db = app.store.read().await?;
        let Some(digest) = queries::digest(&db, of.digest).await?.filter(|it| !it.prepared) else {
            return Ok(());
        };
        if queries::any_search(&db, digest.rhythm).await? && app.search.sequence() < digest.last {
            return Err(JobError::retry("search-behind"));
        }
        drop(db);
        let cx = app.cx(Actor::Program, Lang::default());
        write_pieces(app, &cx, &digest).await?;
        write_letters(app, &cx, &digest).await?;
        let tx = app.store.write().await?;
        if queries::set_prepared(&tx, digest.id, cx.now()).await? {
            enqueue(&cx, &tx, DELIVER, &of).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// Writes what the digest says of each topic.
async fn write_pieces(app: &App, cx: &Cx, digest: &Digest) -> Result<(), StoreError> {
    let db = app.store.read().await?;
    let topics = queries::topics(&db, digest.rhythm).await?;
    let news = news(app, &db, cx.today(), (digest.after, digest.last), &topics).await?;
    let mut pieces: Vec<Piece> = Vec::new();
    for (topic, news) in news {
        let numbers: Vec<u64> = news.newest.iter().copied().collect();
        let older = news.count - numbers.len() as u64;
        let events = events_numbered(&db, &numbers).await?;
        for lang in Lang::ALL {
            let told = history(app, &db, lang, None, &events).await?;
            pieces.extend(piece(app, &db, lang, &topic, older, told).await?);
        }
        if pieces.len() >= TOPICS {
            save(app, digest, std::mem::take(&mut pieces)).await?;
        }
    }
    save(app, digest, pieces).await
}

async fn save(app: &App, digest: &Digest, pieces: Vec<Piece>) -> Result<(), StoreError> {
    if pieces.is_empty() {
        return Ok(());
    }
    let tx = app.store.write().await?;
    queries::save_pieces(&tx, digest.id, pieces).await?;
    tx.commit().await
}

/// Notes down who gets a letter, some at a time.
async fn write_letters(app: &App, cx: &Cx, digest: &Digest) -> Result<(), StoreError> {
    let mut after = None;
    loop {
        let db = app.store.read().await?;
        let some = queries::readers_after(&db, digest, after, LETTERS).await?;
        drop(db);
        let Some(last) = some.last().copied() else { return Ok(()) };
        let tx = app.store.write().await?;
        queries::add_letters(cx, &tx, digest.id, &some).await?;
        tx.commit().await?;
        after = Some(last);
    }
}
