//! Acts of commitments, as somebody signed them.

use super::convert::{from_json, to_json};
use crate::entity::signed_act;
use crate::model::SignedAct;
use minga_kernel::Role;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::QueryOrder;
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// The acts of a commitment, the newest first. There are never more than a command allows.
pub(crate) async fn signed_acts(db: &Conn, commitment: Uuid) -> Result<Vec<SignedAct>, StoreError> {
    let found = signed_act::Entity::find()
        .filter(signed_act::Column::CommitmentId.eq(commitment))
        .order_by_desc(signed_act::Column::Number);
    found.all(db).await?.into_iter().map(act_of).collect()
}

/// Writes a new one.
pub(crate) async fn add_signed_act(tx: &Tx, it: &SignedAct) -> Result<(), StoreError> {
    let row = signed_act::ActiveModel {
        id: Set(it.id),
        plan_id: Set(it.plan),
        commitment_id: Set(it.commitment),
        number: Set(it.number),
        file: Set(it.file.clone()),
        media_type: Set(it.media_type.clone()),
        size: Set(it.size),
        url: Set(it.url.clone()),
        file_signature: Set(it.separate.as_ref().map(|(file, _)| file.clone())),
        signature_url: Set(it.separate.as_ref().map(|(_, url)| url.clone())),
        verdicts: Set(it.verdicts().join(" ")),
        signatures: Set(to_json(&it.signatures)?),
        role: Set(it.role.code().to_owned()),
        by: Set(it.by),
        received_at: Set(it.received_at),
    };
    signed_act::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

fn act_of(it: signed_act::Model) -> Result<SignedAct, StoreError> {
    Ok(SignedAct {
        id: it.id,
        plan: it.plan_id,
        commitment: it.commitment_id,
        number: it.number,
        file: it.file,
        media_type: it.media_type,
        size: it.size,
        url: it.url,
        separate: it.file_signature.zip(it.signature_url),
        signatures: from_json(&it.signatures)?,
        role: Role::from_code(&it.role).ok_or_else(|| StoreError::corrupt(&it.role))?,
        by: it.by,
        received_at: it.received_at,
    })
}
