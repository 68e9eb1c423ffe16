//! Copies of addresses, and files that wait for a report to be sent.

use super::convert::evidence_of;
use crate::entity::{draft, evidence, upload};
use crate::model::{Archive, Evidence};
use minga_kernel::Moment;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::QuerySelect;
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// One means of verification.
pub(crate) async fn evidence_by_id(db: &Conn, id: Uuid) -> Result<Option<Evidence>, StoreError> {
    evidence::Entity::find_by_id(id).one(db).await?.map(evidence_of).transpose()
}

/// The next addresses of a plan of which nobody asked for a copy.
pub(crate) async fn without_copy(db: &Conn, plan: Uuid, limit: u64) -> Result<Vec<Uuid>, StoreError> {
    let found = evidence::Entity::find()
        .filter(evidence::Column::PlanId.eq(plan))
        .filter(evidence::Column::File.is_null())
        .filter(evidence::Column::ArchiveState.is_null())
        .select_only()
        .column(evidence::Column::Id)
        .limit(limit);
    Ok(found.into_tuple().all(db).await?)
}

/// Writes where the copy of an address stands.
pub(crate) async fn save_archive(tx: &Tx, id: Uuid, it: &Archive) -> Result<(), StoreError> {
    let row = evidence::ActiveModel {
        id: Set(id),
        archived: Set(it.copy.clone()),
        archive_state: Set(it.state.map(|state| state.code().to_owned())),
        archive_at: Set(it.at),
        archive_failed: Set(it.failed.clone()),
        archive_status: Set(it.status),
        archive_size: Set(it.size),
        archive_type: Set(it.media_type.clone()),
        archive_from: Set(it.from.clone()),
        ..Default::default()
    };
    row.update(&**tx).await?;
    Ok(())
}

/// A file that was taken in with a report that is not sent yet. Only who sent it can use it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Upload {
    pub(crate) id: Uuid,
    pub(crate) sha256: String,
    pub(crate) media_type: String,
    pub(crate) size: i64,
    pub(crate) name: String,
}

/// Keeps what was taken in, for somebody and a milestone.
pub(crate) async fn keep_upload(
    tx: &Tx,
    account: Uuid,
    milestone: Uuid,
    it: &Upload,
    now: Moment,
) -> Result<(), StoreError> {
    let row = upload::ActiveModel {
        id: Set(it.id),
        account_id: Set(account),
        milestone_id: Set(milestone),
        sha256: Set(it.sha256.clone()),
        media_type: Set(it.media_type.clone()),
        size: Set(it.size),
        name: Set(it.name.clone()),
        taken_at: Set(now),
    };
    upload::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Those of these that this account sent for this milestone, in the order of their birth.
pub(crate) async fn uploads(
    db: &Conn,
    account: Uuid,
    milestone: Uuid,
    ids: &[Uuid],
) -> Result<Vec<Upload>, StoreError> {
    let found = upload::Entity::find()
        .filter(upload::Column::Id.is_in(ids.iter().copied()))
        .filter(upload::Column::AccountId.eq(account))
        .filter(upload::Column::MilestoneId.eq(milestone));
    let mut all: Vec<Upload> = found.all(db).await?.into_iter().map(of).collect();
    all.sort_by_key(|it| it.id);
    Ok(all)
}

/// Every file that somebody took in and did not send yet.
pub(crate) async fn uploads_of(db: &Conn, account: Uuid) -> Result<Vec<Upload>, StoreError> {
    let found = upload::Entity::find().filter(upload::Column::AccountId.eq(account));
    Ok(found.all(db).await?.into_iter().map(of).collect())
}

/// The hashes of all files that wait for their report.
pub(crate) async fn upload_hashes(db: &Conn) -> Result<Vec<String>, StoreError> {
    let found = upload::Entity::find().select_only().column(upload::Column::Sha256);
    Ok(found.into_tuple().all(db).await?)
}

/// Forgets what was taken in before this moment; how many. The files themselves go when nothing
/// names them any more.
pub(crate) async fn forget_uploads(tx: &Tx, before: Moment) -> Result<u64, StoreError> {
    let old = upload::Entity::delete_many().filter(upload::Column::TakenAt.lt(before));
    Ok(old.exec(&**tx).await?.rows_affected)
}

/// Forgets what somebody took in and wrote and did not send.
pub(crate) async fn forget_drafts_of(tx: &Tx, account: Uuid) -> Result<(), StoreError> {
    upload::Entity::delete_many().filter(upload::Column::AccountId.eq(account)).exec(&**tx).await?;
    draft::Entity::delete_many().filter(draft::Column::AccountId.eq(account)).exec(&**tx).await?;
    Ok(())
}

/// Forgets drafts that were saved last before this moment; how many.
pub(crate) async fn forget_drafts(tx: &Tx, before: Moment) -> Result<u64, StoreError> {
    let old = draft::Entity::delete_many().filter(draft::Column::SavedAt.lt(before));
    Ok(old.exec(&**tx).await?.rows_affected)
}

/// The drafts of somebody: of which milestone, what they wrote, and when.
pub(crate) async fn whole_drafts_of(
    db: &Conn,
    account: Uuid,
) -> Result<Vec<(Uuid, String, Moment)>, StoreError> {
    let found = draft::Entity::find().filter(draft::Column::AccountId.eq(account)).all(db).await?;
    Ok(found.into_iter().map(|row| (row.milestone_id, row.content, row.saved_at)).collect())
}

fn of(it: upload::Model) -> Upload {
    Upload { id: it.id, sha256: it.sha256, media_type: it.media_type, size: it.size, name: it.name }
}
