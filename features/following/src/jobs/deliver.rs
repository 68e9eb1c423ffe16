//! Sending the letters of a digest, some at once.
//!
//! A letter is taken in a change of its own before it is sent, and what became of it is written
//! down after it. If the program dies in between nobody can tell whether it was sent, and it is
//! not sent again: nobody gets the same letter twice from us. Where a mail server broke off before
//! it took a letter, it is sent again, as RFC 5321 asks, under the same `Message-ID`.

use super::letter::Frame;
use super::{DELIVER, OfDigest};
use crate::model::{Digest, Follower, Piece};
use crate::queries::{self, LetterState, Taken};
use chrono::Duration;
use futures_util::future::join_all;
use minga_jobs::{Handler, JobError, enqueue_at};
use minga_kernel::{Actor, Cx, Lang};
use minga_mail::{Mail, MailError};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::App;
use std::collections::HashMap;
use std::time::Instant;
use uuid::Uuid;

/// Sends digests.
pub(crate) struct Deliver(pub(crate) App);

/// How many letters are under way at once.
const AT_ONCE: u64 = 16;
/// How long one job sends before it lets others have their turn.
const TURN: std::time::Duration = std::time::Duration::from_secs(20);
/// How often a letter is tried whose own reader's server does not want it yet, and how long it
/// waits, longer each time.
const TRIES: i64 = 5;
const WAIT: Duration = Duration::minutes(20);
/// How long the next turn waits after the mail server broke off.
const REST: Duration = Duration::minutes(1);

#[async_trait]
impl Handler for Deliver {
    fn kind(&self) -> &'static str {
        DELIVER
    }

    async fn run(&self, payload: serde_json::Value, _attempt: u32) -> Result<(), JobError> {
        let app = &self.0;
        let of: OfDigest =
            serde_json::from_value(payload).map_err(|_| JobError::give_up("digest-unreadable"))?;
        let cx = app.cx(Actor::Program, Lang::default());
        let db = app.store.read().await?;
        // A digest that was swept has nobody left to tell.
        let Some(digest) = queries::digest(&db, of.digest).await? else { return Ok(()) };
        drop(db);
        let frames = [Frame::of(app, Lang::Es, &digest)?, Frame::of(app, Lang::En, &digest)?];
        let begun = Instant::now();
        let mut settled = 0;
        loop {
            let turn = turn(app, &cx, &digest, &frames).await?;
            settled += turn.settled;
            match turn.trouble {
                // Nothing went: the queue waits longer each time, and gives up in the end.
                Some(error) if settled == 0 => return Err(JobError::retry(error.to_string())),
                Some(_) => return go_on(app, &cx, of, REST).await,
                None if turn.taken == 0 => break,
                None if begun.elapsed() > TURN => return go_on(app, &cx, of, Duration::zero()).await,
                None => {}
            }
        }
        let db = app.store.read().await?;
        let next = queries::next_letter(&db, digest.id).await?;
        drop(db);
        match next {
            Some(next) => go_on(app, &cx, of, next - cx.now()).await,
            None => Ok(()),
        }
    }
}

/// Goes on later, in another job.
async fn go_on(app: &App, cx: &Cx, of: OfDigest, wait: Duration) -> Result<(), JobError> {
    let tx = app.store.write().await?;
    enqueue_at(cx, &tx, cx.now() + wait, DELIVER, &of).await?;
    Ok(tx.commit().await?)
}

/// What came of one turn.
struct Turn {
    taken: usize,
    /// How many letters will not be looked at again.
    settled: usize,
    /// What is wrong with the mail server, and not with a letter.
    trouble: Option<MailError>,
}

async fn turn(app: &App, cx: &Cx, digest: &Digest, frames: &[Frame; 2]) -> Result<Turn, StoreError> {
    let tx = app.store.write().await?;
    let taken = queries::take_letters(&tx, digest.id, cx.now(), AT_ONCE).await?;
    tx.commit().await?;
    let db = app.store.read().await?;
    let mails = mails(app, &db, digest, frames, &taken).await?;
    drop(db);
    let sent = join_all(mails.iter().map(async |(taken, mail)| match mail {
        Some(mail) => (*taken, Some(app.mailer.send(mail).await)),
        None => (*taken, None),
    }));
    let mut trouble = None;
    let (mut done, mut failed, mut again, mut at_once) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut returned: Vec<(Uuid, bool)> = Vec::new();
    for (taken, outcome) in sent.await {
        let to = taken.follower;
        match outcome {
            None | Some(Ok(())) => done.push(to),
            Some(Err(MailError::Nobody | MailError::Address)) => {
                failed.push(to);
                returned.push((to, true));
            }
            Some(Err(error)) if error.is_final() => {
                failed.push(to);
                returned.push((to, false));
            }
            Some(Err(MailError::Refused(_))) if taken.tries + 1 >= TRIES => {
                failed.push(to);
                returned.push((to, false));
            }
            Some(Err(MailError::Refused(_))) => again.push((to, taken.tries)),
            Some(Err(error)) => {
                at_once.push(to);
                trouble = Some(error);
            }
        }
    }
    let settled = done.len() + failed.len() + again.len();
    let tx = app.store.write().await?;
    let now = cx.now();
    queries::set_letters(&tx, digest.id, &done, LetterState::Sent, now).await?;
    queries::set_letters(&tx, digest.id, &failed, LetterState::Failed, now).await?;
    queries::set_letters(&tx, digest.id, &at_once, LetterState::Waiting, now).await?;
    for (to, tries) in again {
        let wait = WAIT * i32::try_from(tries + 1).unwrap_or(i32::MAX);
        queries::set_letters(&tx, digest.id, &[to], LetterState::Waiting, now + wait).await?;
    }
    for (to, for_ever) in returned {
        if let Some(follower) = queries::followers(&tx, &[to]).await?.pop() {
            queries::save_follower(&tx, &follower.returned(for_ever, now)).await?;
        }
    }
    tx.commit().await?;
    Ok(Turn { taken: taken.len(), settled, trouble })
}

/// The mails of these letters; none for whoever left meanwhile, or cannot be reached.
async fn mails(
    app: &App,
    db: &Conn,
    digest: &Digest,
    frames: &[Frame; 2],
    taken: &[Taken],
) -> Result<Vec<(Taken, Option<Mail>)>, StoreError> {
    let ids: Vec<Uuid> = taken.iter().map(|it| it.follower).collect();
    let followers: HashMap<Uuid, Follower> =
        queries::followers(db, &ids).await?.into_iter().map(|it| (it.id, it)).collect();
    let topics = queries::topics_of(db, digest, &ids).await?;
    let mut wanted: Vec<String> = topics.values().flatten().cloned().collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut pieces: Vec<Piece> = Vec::new();
    for lang in Lang::ALL {
        if followers.values().any(|it| it.lang == lang) {
            pieces.extend(queries::pieces(db, digest.id, lang, &wanted).await?);
        }
    }
    let by_lang = Lang::ALL.map(|lang| {
        let own = pieces.iter().filter(|it| it.lang == lang);
        own.map(|it| (it.topic.as_str(), it)).collect::<HashMap<&str, &Piece>>()
    });
    let mail = |it: &Taken| {
        let to = followers.get(&it.follower).filter(|to| to.stopped_at.is_none());
        let (Some(to), Some(own)) = (to, topics.get(&it.follower)) else { return Ok((*it, None)) };
        let lang = to.lang as usize;
        Ok((*it, frames[lang].mail(app, it.mail, to, own, &by_lang[lang])?))
    };
    taken.iter().map(mail).collect()
}
