//! What came from what: a commitment from a proposal. A link each, whose relation says by how much.

use crate::links::{self, Link};
use crate::{Conn, StoreError};
use minga_kernel::Ref;

/// How much of a thing came from another one, as people are told, and the relation that says so,
/// from what was first to what came of it.
pub const ORIGINS: [(&str, &str); 3] =
    [("full", "originates"), ("partial", "contributes"), ("inspired", "inspires")];

/// That something came from something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// What was first.
    pub from: Ref,
    /// How much of the other came from it: a code of [`ORIGINS`].
    pub share: &'static str,
    /// What came of it.
    pub to: Ref,
}

/// What came of these things.
pub async fn outcomes_of(db: &Conn, things: &[Ref]) -> Result<Vec<Origin>, StoreError> {
    Ok(known(links::links_touching(db, things, &relations(), links::End::From).await?))
}

/// What these things came from.
pub async fn origins_of(db: &Conn, things: &[Ref]) -> Result<Vec<Origin>, StoreError> {
    Ok(known(links::links_touching(db, things, &relations(), links::End::To).await?))
}

/// Says that something came from something else by this share, instead of whatever was said
/// before; or that it did not, without a share.
pub async fn set_origin(tx: &Conn, from: &Ref, to: &Ref, share: Option<&str>) -> Result<(), StoreError> {
    for (code, relation) in ORIGINS {
        let own = Link { from: from.clone(), relation: relation.to_owned(), to: to.clone() };
        if share == Some(code) {
            links::link(tx, &own).await?;
        } else {
            links::unlink(tx, &own).await?;
        }
    }
    Ok(())
}

fn relations() -> [&'static str; 3] {
    ORIGINS.map(|(_, relation)| relation)
}

fn known(links: Vec<Link>) -> Vec<Origin> {
    let origin = |it: Link| {
        let (share, _) = ORIGINS.into_iter().find(|(_, relation)| *relation == it.relation)?;
        Some(Origin { from: it.from, share, to: it.to })
    };
    links.into_iter().filter_map(origin).collect()
}
