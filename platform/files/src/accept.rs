use crate::{Kind, Limits, Refusal, image};
use bytes::Bytes;
use tokio::sync::Semaphore;

/// How many files are looked at at once: each may need the memory of [`Limits::memory`] twice.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// A file that may be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// What it is now: a picture may have become another kind.
    pub kind: Kind,
    /// What to keep.
    pub content: Bytes,
}

/// Looks at what a stranger sent and gives what may be kept of it.
///
/// Pictures are drawn anew; everything else is kept to the byte. The work is done on a thread
/// of its own, for a few files at a time.
pub async fn accept(sent: Bytes, limits: &Limits) -> Result<Accepted, Refusal> {
    let limits = *limits;
    let _turn = AT_ONCE.acquire().await.expect("nobody closes it");
    let work = tokio::task::spawn_blocking(move || look(sent, &limits));
    // A decoder that panics was given something that is not what it says.
    work.await.unwrap_or(Err(Refusal::Broken))
}

fn look(sent: Bytes, limits: &Limits) -> Result<Accepted, Refusal> {
    let kind = Kind::of(&sent, limits)?;
    if !kind.is_image() {
        return Ok(Accepted { kind, content: sent });
    }
    let (kind, drawn) = image::renewed(&sent, kind, limits)?;
    Ok(Accepted { kind, content: drawn.into() })
}
