//! Proposals that were entered for people without internet.

use crate::entity::entry;
use crate::model::entry::{Consent, Entry, Way};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// How a proposal came in, if staff entered it.
pub(crate) async fn entry_of(db: &Conn, proposal: Uuid) -> Result<Option<Entry>, StoreError> {
    let found = entry::Entity::find().filter(entry::Column::ProposalId.eq(proposal));
    found.one(db).await?.map(entry_of_row).transpose()
}

/// What this receipt is of.
pub(crate) async fn entry_by_key(db: &Conn, hash: &str) -> Result<Option<Entry>, StoreError> {
    let found = entry::Entity::find().filter(entry::Column::KeyHash.eq(hash));
    found.one(db).await?.map(entry_of_row).transpose()
}

/// Writes how a proposal came in, and what opens its receipt.
pub(crate) async fn add_entry(tx: &Tx, it: &Entry, key_hash: &str) -> Result<(), StoreError> {
    let row = entry::ActiveModel {
        id: Set(it.id),
        proposal_id: Set(it.proposal),
        way: Set(it.way.code().to_owned()),
        consent: Set(it.consent.code().to_owned()),
        consented_on: Set(it.consented_on),
        body: Set(it.body.as_ref().map(ToString::to_string)),
        name: Set(it.name.clone()),
        key_hash: Set(key_hash.to_owned()),
        paper: Set(it.paper),
        made_at: Set(it.made_at),
    };
    entry::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Erases a name.
pub(crate) async fn forget_entry_name(tx: &Tx, id: Uuid) -> Result<(), StoreError> {
    let row = entry::ActiveModel { id: Set(id), name: Set(String::new()), ..Default::default() };
    row.update(&**tx).await?;
    Ok(())
}

fn entry_of_row(row: entry::Model) -> Result<Entry, StoreError> {
    let unknown = || StoreError::corrupt("an unknown code of an entry");
    Ok(Entry {
        id: row.id,
        proposal: row.proposal_id,
        way: Way::from_code(&row.way).ok_or_else(unknown)?,
        consent: Consent::from_code(&row.consent).ok_or_else(unknown)?,
        consented_on: row.consented_on,
        body: row.body.map(|body| body.parse().map_err(StoreError::corrupt)).transpose()?,
        name: row.name,
        paper: row.paper,
        made_at: row.made_at,
    })
}
