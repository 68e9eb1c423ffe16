//! Organisations that ask to be listed.

use crate::entity::{refusal, registration};
use crate::model::{Contacts, Registration};
use minga_kernel::{Lang, Moment};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::{Condition, QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// Keeps what somebody asks for, under the hash of the token that confirms it.
pub(crate) async fn add_registration(tx: &Tx, hash: &str, it: &Registration) -> Result<(), StoreError> {
    let row = registration::ActiveModel {
        id: Set(it.id),
        hash: Set(Some(hash.to_owned())),
        name: Set(it.name.clone()),
        acronym: Set(it.acronym.clone()),
        sector: Set(it.sector.clone()),
        city: Set(it.city.clone()),
        jurisdiction_id: Set(it.jurisdiction),
        themes: Set(serde_json::to_string(&it.themes).map_err(StoreError::corrupt)?),
        website: Set(it.contacts.website.clone()),
        email: Set(it.contacts.email.clone().unwrap_or_default()),
        phone: Set(it.contacts.phone.clone()),
        postal: Set(it.contacts.postal.clone()),
        why: Set(it.why.clone()),
        lang: Set(it.lang.code().to_owned()),
        made_at: Set(it.made),
        confirmed_at: Set(it.confirmed),
    };
    registration::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// What the token with this hash confirms, if it was asked for since.
pub(crate) async fn registration_by_hash(
    db: &Conn,
    hash: &str,
    since: Moment,
) -> Result<Option<Registration>, StoreError> {
    let found = registration::Entity::find()
        .filter(registration::Column::Hash.eq(hash))
        .filter(registration::Column::MadeAt.gt(since));
    found.one(db).await?.map(of).transpose()
}

/// Confirms it now; its token serves no more. Whether it was still there to confirm.
pub(crate) async fn confirm_registration(tx: &Tx, hash: &str, now: Moment) -> Result<bool, StoreError> {
    let done = registration::Entity::update_many()
        .col_expr(registration::Column::ConfirmedAt, sea_orm::sea_query::Expr::value(Some(now)))
        .col_expr(registration::Column::Hash, sea_orm::sea_query::Expr::value(Option::<String>::None))
        .filter(registration::Column::Hash.eq(hash))
        .exec(&**tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Those that were confirmed and wait for somebody to decide, the oldest first.
pub(crate) async fn registrations(db: &Conn, limit: u64) -> Result<Vec<Registration>, StoreError> {
    let found = registration::Entity::find()
        .filter(registration::Column::ConfirmedAt.is_not_null())
        .order_by_asc(registration::Column::ConfirmedAt)
        .order_by_asc(registration::Column::Id)
        .limit(limit);
    found.all(db).await?.into_iter().map(of).collect()
}

/// One that was confirmed and waits.
pub(crate) async fn registration(db: &Conn, id: Uuid) -> Result<Option<Registration>, StoreError> {
    let found = registration::Entity::find_by_id(id);
    let found = found.filter(registration::Column::ConfirmedAt.is_not_null());
    found.one(db).await?.map(of).transpose()
}

/// Nothing is kept of one that was decided; whether it was there.
pub(crate) async fn forget_registration(tx: &Tx, id: Uuid) -> Result<bool, StoreError> {
    Ok(registration::Entity::delete_by_id(id).exec(&**tx).await?.rows_affected == 1)
}

/// Whether there is any that nobody confirmed and that was asked for before.
pub(crate) async fn any_unconfirmed(db: &Conn, before: Moment) -> Result<bool, StoreError> {
    Ok(registration::Entity::find().filter(unconfirmed(before)).count(db).await? > 0)
}

/// Forgets those that nobody confirmed and that were asked for before.
pub(crate) async fn forget_unconfirmed(tx: &Tx, before: Moment) -> Result<(), StoreError> {
    registration::Entity::delete_many().filter(unconfirmed(before)).exec(&**tx).await?;
    Ok(())
}

fn unconfirmed(before: Moment) -> Condition {
    Condition::all()
        .add(registration::Column::ConfirmedAt.is_null())
        .add(registration::Column::MadeAt.lte(before))
}

fn of(row: registration::Model) -> Result<Registration, StoreError> {
    Ok(Registration {
        id: row.id,
        name: row.name,
        acronym: row.acronym,
        sector: row.sector,
        city: row.city,
        jurisdiction: row.jurisdiction_id,
        themes: serde_json::from_str(&row.themes).map_err(StoreError::corrupt)?,
        contacts: Contacts {
            website: row.website,
            email: Some(row.email),
            phone: row.phone,
            postal: row.postal,
        },
        why: row.why,
        lang: Lang::from_code(&row.lang).unwrap_or_default(),
        made: row.made_at,
        confirmed: row.confirmed_at,
    })
}

/// Notes down that somebody was not listed: of what they asked, only the sector.
pub(crate) async fn add_refusal(tx: &Tx, it: &Registration, at: Moment) -> Result<(), StoreError> {
    let row = refusal::ActiveModel { id: Set(it.id), sector: Set(it.sector.clone()), refused_at: Set(at) };
    refusal::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}
