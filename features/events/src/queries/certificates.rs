use crate::entity::certificate;
use crate::model::certificate::Certificate;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::{QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// The certificate with this code.
pub(crate) async fn certificate(db: &Conn, code_hash: &str) -> Result<Option<Certificate>, StoreError> {
    let found = certificate::Entity::find().filter(certificate::Column::CodeHash.eq(code_hash));
    Ok(found.one(db).await?.map(|it| Certificate {
        id: it.id,
        gathering: it.gathering_id,
        number: it.number,
        revoked: it.revoked,
        code_hash: it.code_hash,
        digest: it.digest,
        made_at: it.made_at,
    }))
}

/// The number that the next one of a gathering has. The caller holds its lock.
pub(crate) async fn next_certificate(tx: &Tx, gathering: Uuid) -> Result<i64, StoreError> {
    let last: Option<i64> = certificate::Entity::find()
        .filter(certificate::Column::GatheringId.eq(gathering))
        .order_by_desc(certificate::Column::Number)
        .limit(1)
        .select_only()
        .column(certificate::Column::Number)
        .into_tuple()
        .one(&**tx)
        .await?;
    Ok(last.unwrap_or(0) + 1)
}

/// Writes a certificate that is new.
pub(crate) async fn add_certificate(tx: &Tx, it: &Certificate) -> Result<(), StoreError> {
    let row = certificate::ActiveModel {
        id: Set(it.id),
        gathering_id: Set(it.gathering),
        number: Set(it.number),
        revoked: Set(it.revoked),
        code_hash: Set(it.code_hash.clone()),
        digest: Set(it.digest.clone()),
        made_at: Set(it.made_at),
    };
    certificate::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Says whether a certificate holds.
pub(crate) async fn revoke_certificate(tx: &Tx, id: Uuid, revoked: bool) -> Result<(), StoreError> {
    let row = certificate::ActiveModel { id: Set(id), revoked: Set(revoked), ..Default::default() };
    row.update(&**tx).await?;
    Ok(())
}
