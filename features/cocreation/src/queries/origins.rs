//! Where proposals that were imported come from, and which processes are examples.

use crate::entity::{example, origin};
use crate::model::analysis::Origin;
use minga_kernel::Moment;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::QueryOrder;
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// Where the proposals of a process come from that were imported from one source, in order.
pub(crate) async fn origins_in(db: &Conn, process: Uuid, source: &str) -> Result<Vec<Origin>, StoreError> {
    let found = origin::Entity::find()
        .filter(origin::Column::ProcessId.eq(process))
        .filter(origin::Column::Source.eq(source))
        .order_by_asc(origin::Column::Id);
    Ok(found.all(db).await?.into_iter().map(origin_of).collect())
}

/// Where these proposals come from, if they were imported.
pub(crate) async fn origins_of(db: &Conn, proposals: &[Uuid]) -> Result<Vec<Origin>, StoreError> {
    let mut all = Vec::new();
    for some in proposals.chunks(1_000) {
        let found = origin::Entity::find().filter(origin::Column::ProposalId.is_in(some.iter().copied()));
        all.extend(found.all(db).await?.into_iter().map(origin_of));
    }
    Ok(all)
}

/// Writes where a proposal comes from.
pub(crate) async fn add_origin(tx: &Tx, it: &Origin) -> Result<(), StoreError> {
    origin::Entity::insert(origin_row(it)).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes it again, as the file says it by now.
pub(crate) async fn save_origin(tx: &Tx, it: &Origin) -> Result<(), StoreError> {
    origin_row(it).update(&**tx).await?;
    Ok(())
}

/// Whether a process is an example.
pub(crate) async fn is_example(db: &Conn, process: Uuid) -> Result<bool, StoreError> {
    let found = example::Entity::find().filter(example::Column::ProcessId.eq(process));
    Ok(found.one(db).await?.is_some())
}

/// Marks a process as an example.
pub(crate) async fn mark_example(tx: &Tx, id: Uuid, process: Uuid, now: Moment) -> Result<(), StoreError> {
    let row = example::ActiveModel { id: Set(id), process_id: Set(process), made_at: Set(now) };
    example::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

fn origin_of(it: origin::Model) -> Origin {
    Origin {
        id: it.id,
        process: it.process_id,
        proposal: it.proposal_id,
        source: it.source,
        original: it.original,
        day: it.stated_day,
        supports: it.stated_supports,
        url: it.url,
        made_at: it.made_at,
    }
}

fn origin_row(it: &Origin) -> origin::ActiveModel {
    origin::ActiveModel {
        id: Set(it.id),
        process_id: Set(it.process),
        proposal_id: Set(it.proposal),
        source: Set(it.source.clone()),
        original: Set(it.original.clone()),
        stated_day: Set(it.day),
        stated_supports: Set(it.supports),
        url: Set(it.url.clone()),
        made_at: Set(it.made_at),
    }
}
