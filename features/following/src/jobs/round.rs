//! Looking what is due: digests, reminders, sweeping.

use super::{OfDigest, PREPARE, REMIND};
use crate::commands::ask::LINK;
use crate::model::{Digest, Rhythm};
use crate::queries::{self, Mark};
use chrono::Duration;
use minga_jobs::enqueue;
use minga_kernel::{Actor, Cx, Lang};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError, newest_number};
use minga_web::{App, Keeps, Round};

/// What is looked at again and again.
pub(crate) struct Due;

/// The names of the marks that are no rhythm's.
const REMINDED: &str = "reminders";
const SWEPT: &str = "swept";
/// Who holds this may begin digests and reminders.
const LOCK: &str = "following";
/// How long a digest is kept after it was made, and somebody who cannot be reached.
const KEPT: Duration = Duration::days(14);
const UNREACHED: Duration = Duration::days(30);

/// What is kept for how long, as everybody reads it.
pub(crate) const KEEPS: &[Keeps] = &[
    Keeps { key: "wishes", time: LINK },
    Keeps { key: "digests", time: KEPT },
    Keeps { key: "unreached", time: UNREACHED },
];

#[async_trait]
impl Round for Due {
    async fn go(&self, app: &App) -> Result<(), StoreError> {
        let cx = app.cx(Actor::Program, Lang::default());
        let db = app.store.read().await?;
        let mut due = Vec::new();
        for what in WHAT {
            if is_due(app, &cx, &db, what).await? {
                due.push(what);
            }
        }
        drop(db);
        for what in due {
            begin(app, &cx, what).await?;
        }
        Ok(())
    }
}

/// What can be due.
#[derive(Clone, Copy)]
enum What {
    Digest(Rhythm),
    Reminders,
    Sweep,
}

const WHAT: [What; 5] = [
    What::Digest(Rhythm::Immediate),
    What::Digest(Rhythm::Daily),
    What::Digest(Rhythm::Weekly),
    What::Reminders,
    What::Sweep,
];

impl What {
    const fn name(self) -> &'static str {
        match self {
            What::Digest(rhythm) => rhythm.code(),
            What::Reminders => REMINDED,
            What::Sweep => SWEPT,
        }
    }

    const fn rhythm(self) -> Rhythm {
        match self {
            What::Digest(rhythm) => rhythm,
            What::Reminders | What::Sweep => Rhythm::Daily,
        }
    }
}

/// Whether its time has come, and there is something for it.
async fn is_due(app: &App, cx: &Cx, db: &Conn, what: What) -> Result<bool, StoreError> {
    let Some(mark) = queries::mark(db, what.name()).await? else { return Ok(true) };
    let settings = &app.settings;
    let again = what.rhythm().is_due(mark.at, cx.now(), settings.digest_hour, settings.follow_minutes);
    Ok(match what {
        // Who hears at once waits only after a mail, and not before the first event.
        What::Digest(Rhythm::Immediate) => again && newest_number(db).await? > mark.sequence,
        _ => again,
    })
}

/// Begins it, if nobody else did: what was asked before is asked again under the lock.
async fn begin(app: &App, cx: &Cx, what: What) -> Result<(), StoreError> {
    let tx = app.store.write().await?;
    tx.lock(LOCK).await?;
    if !is_due(app, cx, &tx, what).await? {
        return Ok(());
    }
    let before = queries::mark(&tx, what.name()).await?;
    let mut mark = Mark { sequence: newest_number(&tx).await?, at: cx.now() };
    match what {
        What::Digest(rhythm) => {
            if let Some(before) = before {
                mark.sequence = last(app, &tx, rhythm, mark.sequence).await?.max(before.sequence);
                if mark.sequence == before.sequence && rhythm == Rhythm::Immediate {
                    return Ok(());
                }
                let new = mark.sequence > before.sequence && queries::any_follow(&tx, rhythm).await?;
                if new {
                    let digest = Digest {
                        id: cx.new_id(),
                        rhythm,
                        after: before.sequence,
                        last: mark.sequence,
                        prepared: false,
                    };
                    queries::add_digest(&tx, &digest, cx.now()).await?;
                    enqueue(cx, &tx, PREPARE, &OfDigest { digest: digest.id }).await?;
                } else if rhythm == Rhythm::Immediate {
                    // Nobody was written to, so whoever begins to follow now need not wait.
                    mark.at = before.at;
                }
            }
        }
        // Nobody is reminded of what passed before there were reminders.
        What::Reminders if before.is_some() => {
            enqueue(cx, &tx, REMIND, &cx.today()).await?;
        }
        What::Reminders => {}
        What::Sweep => {
            queries::sweep_digests(&tx, cx.now() - KEPT).await?;
            queries::sweep_followers(&tx, cx.now(), cx.now() - UNREACHED).await?;
        }
    }
    queries::set_mark(&tx, what.name(), mark).await?;
    tx.commit().await
}

/// The last event of which there can be told: where searches are followed, the index has to have
/// seen it.
async fn last(app: &App, db: &Conn, rhythm: Rhythm, newest: u64) -> Result<u64, StoreError> {
    let searched = queries::any_search(db, rhythm).await?;
    Ok(if searched { newest.min(app.search.sequence()) } else { newest })
}
