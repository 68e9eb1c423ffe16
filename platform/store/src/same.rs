//! Things that were found to be the same: two entries of one organisation. Nothing that was said
//! of either is rewritten; a link says that one is the other now, and whoever asks about one asks
//! about both.

use crate::links::{Link, link, links_between};
use crate::{Conn, StoreError};
use minga_kernel::Ref;

/// The relation by which a thing says which other one it is now.
pub const MERGED: &str = "merged";

/// Says that `from` is `into` now.
pub async fn merge(tx: &Conn, from: &Ref, into: &Ref) -> Result<(), StoreError> {
    link(tx, &Link { from: from.clone(), relation: MERGED.to_owned(), to: into.clone() }).await
}

/// What is the same as some things.
#[derive(Clone, Debug, Default)]
pub struct Same {
    /// From what was merged to what it is now.
    links: Vec<(Ref, Ref)>,
}

impl Same {
    /// What is the same as each of these things.
    pub async fn of(db: &Conn, things: &[Ref]) -> Result<Same, StoreError> {
        let mut known: Vec<Ref> = Vec::new();
        let mut next: Vec<Ref> = things.to_vec();
        let mut links: Vec<(Ref, Ref)> = Vec::new();
        while !next.is_empty() {
            next.sort_unstable();
            next.dedup();
            let found = links_between(db, &next, MERGED).await?;
            known.append(&mut next);
            for it in found {
                let ends = [it.from.clone(), it.to.clone()];
                next.extend(ends.into_iter().filter(|end| !known.contains(end)));
                if !links.iter().any(|(from, to)| *from == it.from && *to == it.to) {
                    links.push((it.from, it.to));
                }
            }
        }
        Ok(Same { links })
    }

    /// What this thing is now: itself, or what it was merged into, however often.
    pub fn now<'a>(&'a self, thing: &'a Ref) -> &'a Ref {
        let mut now = thing;
        // Nothing is merged into what was merged into it, so that no chain is longer than this.
        for _ in 0..self.links.len() {
            match self.links.iter().find(|(from, _)| from == now) {
                Some((_, to)) => now = to,
                None => break,
            }
        }
        now
    }

    /// This thing, and all that are the same; itself first.
    pub fn all(&self, thing: &Ref) -> Vec<Ref> {
        let now = self.now(thing);
        let mut all = vec![thing.clone()];
        let ends = self.links.iter().flat_map(|(from, to)| [from, to]);
        for end in ends.filter(|end| self.now(end) == now) {
            if !all.contains(end) {
                all.push(end.clone());
            }
        }
        all
    }
}
